import Amounts
import Bookkeeping
import Files
import Foundation
import Funding
import Interchange
package import LedgerStore
import Messages

/// Proves that a ledger is what was written, and that a workbook is what the ledger gives.
public struct Proof: Sendable {
  let office: GrantOffice

  public init(_ office: GrantOffice) { self.office = office }

  /// What was found.
  public struct Result {
    package let ledger: VerificationReport
    /// Nil where no workbook was to be compared, or the ledger never had the state it names.
    package let workbook: WorkbookComparison?
    /// What the workbook was handed in as, and whether it is that very file; nil where nothing was.
    package let handedIn: (submission: Submission, isSame: Bool)?
    /// Rule sets and tables that take the place of shipped ones, today or in what was booked.
    package let deviations: [Deviation]

    /// Submissions whose workbook, as it is kept, names another state of the ledger than the
    /// ledger says: the chain was written anew, and the workbook is its witness.
    package let submissions: [Submission]
    /// What does not agree with an ``Anchor``.
    package let anchor: Anchor.Difference?
    /// What the printed state says of how many entries came before its head, where the ledger says
    /// otherwise.
    package let printed: (told: Int, found: Int)?
    /// What the signature of the anchor says; nil without an anchor.
    package let signature: Anchor.Signature?

    /// Whether everything is as it was written.
    public var isSound: Bool {
      ledger.isSound && workbook?.differenceCount ?? 0 == 0 && submissions.isEmpty
        && anchor == nil && printed == nil && signature?.isRight ?? true
    }
    /// Cells that were computed again from the ledger.
    public var cellsCompared: Int { workbook?.compared ?? 0 }
  }

  package struct Deviation: Hashable {
    package let text: String
    /// Of a booked settlement or submission, not of what holds today.
    package let isKept: Bool
  }

  /// Checks seals, balances and evidence; of a workbook every cell.
  /// - Parameters:
  ///   - deep: also sums of measures, pages of the file, and files that belong to no entry.
  ///   - workbook: its report is made again from the state of the ledger that it names.
  ///   - definition: the own form that the workbook was written by.
  /// - Throws: ``Refusal`` where the file is no workbook of Förderbuch; ``InputProblems``.
  public func verify(
    deep: Bool = false, workbook: String? = nil, definition: String? = nil
  ) throws -> Result {
    try verify(
      deep: deep, head: nil, anchor: nil, publicKey: nil, workbook: workbook,
      definition: definition)
  }

  /// - Parameters:
  ///   - head: a state that was noted earlier: shows whether the end was cut off.
  ///   - anchor: the file of an ``Anchor``, which does the same and tells how much there was.
  ///   - publicKey: the file of the key that the anchor is to be signed by.
  package func verify(
    deep: Bool, head: PrintedHead?, anchor: String?, publicKey: String?, workbook: String?,
    definition: String?
  ) throws -> Result {
    let key = try publicKey.map { try KeyFile.verifyingKey(office.absolute($0), file: $0) }
    if key != nil, anchor == nil {
      throw Refusal(.usage, Problem("office.KEY_WITHOUT_ANCHOR"), fields: ["publicKey"])
    }
    let anchor = try anchor.map { try Anchor(path: office.absolute($0), file: $0) }
    let stamp = try workbook.map { try WorkbookStamp(office.absolute($0), file: $0) }
    guard [stamp != nil, anchor != nil, head != nil].count(where: \.self) < 2 else {
      throw Refusal(.usage, Problem("office.ONE_WITNESS"))
    }
    let ledger = try office.open(.readOnly, for: .prove)
    let report = try ledger.verify(
      deep: deep, expectedHead: stamp?.head ?? anchor?.head ?? head?.digest,
      now: office.act.moment)
    let handedIn = try stamp.flatMap { try submission(of: $0, ledger, definition) }
    return Result(
      ledger: report,
      workbook: try stamp.flatMap { stamp in
        guard handedIn?.isSame == true else { return try compare(stamp, ledger, definition) }
        // The file itself is the proof; an older program may have laid it out otherwise.
        let again = try? compare(stamp, ledger, definition)
        return again?.differenceCount == 0 ? again : nil
      },
      handedIn: handedIn,
      deviations: deviations(ledger), submissions: try unwitnessed(ledger),
      anchor: report.expected.flatMap { anchor?.difference(to: $0) },
      printed: report.expected.flatMap { found in
        guard stamp == nil, anchor == nil, let told = head?.entries, told != found.entries else {
          return nil
        }
        return (told, found.entries)
      },
      signature: anchor?.signature(by: key))
  }

  /// The state of the ledger, to be kept where nobody who may write to the ledger can reach it.
  /// - Parameter keyFile: of the key that signs it; nil: it bears no signature.
  package func anchor(to file: String, signedWith keyFile: String? = nil) throws -> Anchor {
    let key = try keyFile.map { try KeyFile.signingKey(office.absolute($0), file: $0) }
    // An older one is what a change would be found by.
    let target = try office.target(file, isNew: true)
    let ledger = try office.open(.readOnly, for: .read)
    let report = try ledger.requireSound()
    var anchor = Anchor(
      moment: office.act.moment, entries: report.entries, records: report.records,
      head: report.head)
    if let key { anchor = try anchor.signed(by: key) }
    try PendingFile.write(target, shown: file, mode: 0o660) {
      try $0.write(Array(anchor.text.utf8))
    }
    return anchor
  }

  /// Makes a key to sign anchors with: `file` for whoever keeps it alone, and a public half for
  /// everybody.
  /// - Returns: the file of the public half.
  package func makeKey(_ file: String) throws -> String {
    let name = file.hasSuffix(".pem") ? String(file.dropLast(4)) : file
    let other = name + "-public.pem"
    try KeyFile.write(
      SigningKey(), to: try office.target(file, isNew: true),
      public: try office.target(other, isNew: true),
      shown: (file, other))
    return other
  }

  private static func readable(_ ledger: Ledger) throws -> [Submission] {
    do { return try ledger.submissions() } catch LedgerError.damaged { return [] }
  }

  /// Whether each workbook that was handed in still says, as it is kept, what the ledger says of
  /// it, and is what it was.
  private func unwitnessed(_ ledger: Ledger) throws -> [Submission] {
    // Where one cannot be read at all, the proof of the ledger has told so.
    try Self.readable(ledger).filter { submission in
      guard let content = try? ledger.content(ofSubmission: submission.id) else { return true }
      return !submission.isShown(by: content)
    }
  }

  /// What a workbook was handed in as: the file itself, or the same report of the same state.
  private func submission(
    of stamp: WorkbookStamp, _ ledger: Ledger, _ definition: String?
  ) throws -> (submission: Submission, isSame: Bool)? {
    let digest = stamp.digest
    let all = try Self.readable(ledger)
    if let same = all.last(where: { $0.digest == digest }) { return (same, true) }
    let ofState = all.filter { $0.head == stamp.head }
    guard !ofState.isEmpty else { return nil }
    let request = try stamp.request(office, definition: definition)
    return ofState.last { $0.report.isReport(request) }.map { ($0, false) }
  }

  private func compare(
    _ stamp: WorkbookStamp, _ ledger: Ledger, _ definition: String?
  ) throws -> WorkbookComparison? {
    guard let past = try ledger.rewound(to: stamp.head) else { return nil }
    let request = try stamp.request(office, definition: definition)
    // What differs is told with what the ledger has.
    if let person = try? office.actor(in: ledger, for: .look) {
      try office.checkScope(
        request.scope, of: person, in: try ledger.currentPortfolio())
    }
    // What was handed in is made again with what it was computed with then.
    let office = try office.keeping(request, from: stamp.head, in: ledger)
    let report = try ReportMaker(office, past).report(request)
    return try WorkbookComparison(report, against: stamp.workbook, office.language)
  }

  /// Also why the rule sets beside the ledger cannot be read.
  private func deviations(_ ledger: Ledger) -> [Deviation] {
    let (language, today) = (office.language, office.act.day)
    var notes: [String] = []
    do {
      let library = try office.library()
      notes = office.deviations(
        try ledger.portfolio(asOf: today).projects.flatMap(\.awards)
          .compactMap { try? library.rules(for: $0) })
    } catch let problems as InputProblems {
      notes = problems.text(language).split(separator: "\n").map(String.init)
    } catch {}
    let kept = (try? ledger.referenceFiles()) ?? []
    let rules = kept.filter(KeptBasis.isRuleSet).compactMap { stored in
      try? RuleSetFile.read(stored.content, file: stored.name)
    }.compactMap { $0.edition(for: today).deviation(language) }
    let files = kept.compactMap { stored in
      ShippedFile.allCases.first { $0.name == stored.name }
        .flatMap { office.deviation($0, stored.content) }
    }
    return notes.map { Deviation(text: $0, isKept: false) }
      + (rules + files).filter { !notes.contains($0) }.map { Deviation(text: $0, isKept: true) }
  }
}
