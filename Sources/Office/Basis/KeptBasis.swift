import Bookkeeping
import Funding
import Interchange
import LedgerStore

/// The rule sets, base rates and chart that a booked settlement or a submission used, as they are
/// kept with it.
struct KeptBasis {
  let files: [ReferenceFile]

  /// The content of a file; nil where it was not used.
  func bytes(_ name: String) -> [UInt8]? { files.first { $0.name == name }?.content }

  /// The rule sets that were used; for others those that ship now.
  func ruleSets(beside shipped: [RuleSetFolder.File]) throws -> RuleSetFolder {
    let used = files.filter(Self.isRuleSet).map {
      RuleSetFolder.File(name: $0.name, bytes: $0.content)
    }
    // A kept file holds as it is, whether it said that it takes the place of another or not.
    let names = Set(used.map(\.name))
    return try RuleSetFolder(kept: used, shipped: shipped.filter { !names.contains($0.name) })
  }

  static func isRuleSet(_ file: ReferenceFile) -> Bool { file.name.hasPrefix(folder) }

  static let folder = "rule-sets/"
}

extension GrantOffice {
  /// This office with what the submission of a report was computed with; itself where nothing was
  /// submitted with that head, or by a program that did not keep it.
  func keeping(
    _ request: ReportRequest, from head: Digest256, in ledger: Ledger
  ) throws -> GrantOffice {
    guard
      let found = try ledger.submissions().last(where: {
        $0.head == head && $0.report.isReport(request)
      })
    else { return self }
    let files = try ledger.basis(ofSubmission: found.id)
    return files.isEmpty ? self : keeping(KeptBasis(files: files))
  }

  /// What figures of `portfolio` are computed with, to be kept with what is booked or handed in:
  /// the rule sets of its awards, base rates and chart.
  func basisFiles(_ portfolio: Portfolio) throws -> [ReferenceFile] {
    let used = Set(portfolio.projects.flatMap(\.awards).map(\.ruleSet))
    let rules = try ruleSets().files.filter { used.contains($0.key) }
      .map { ReferenceFile(name: "\(KeptBasis.folder)\($0.key).yaml", content: $0.value.bytes) }
    let others = try ShippedFile.allCases.map { file in
      ReferenceFile(name: file.name, content: try config(file).bytes)
    }
    return (rules + others).sorted { $0.name < $1.name }
  }
}
