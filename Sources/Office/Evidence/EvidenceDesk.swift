package import Amounts
import Bookkeeping
import Foundation
import Funding
import Interchange
package import LedgerStore
import Messages

/// Where the files are that prove entries.
public struct EvidenceDesk: Sendable {
  let office: GrantOffice

  public init(_ office: GrantOffice) { self.office = office }

  /// What became of files that were brought for an entry.
  package struct Added {
    package let entry: Int64
    package let new: [FiledEvidence]
    /// How many were there already.
    package let known: Int
    /// Of the chain, hex.
    package let head: String
  }

  /// What was copied into a folder.
  package struct Copied: Sendable {
    /// As the caller named it.
    package let folder: String
    package let files: Int
    package let bytes: Int64
    /// Names that have no file.
    package let references: Int
  }

  /// Keeps files that came after the booking, with each of some entries; nothing is replaced.
  /// - Throws: ``InputProblems`` with all files that cannot be kept; ``LedgerError``.
  package func add(_ files: [String], to entries: [Int64]) throws -> [Added] {
    let problems = ProblemList()
    var found: [(name: String, file: EvidenceFile)] = []
    for file in files {
      do throws(EvidenceFault) {
        found.append((file, try EvidenceIntake.file(file, office)))
      } catch .unreadable(errno: ENOENT) {
        problems.add(SourcePosition(file: file), .file(.missing))
      } catch {
        problems.add(SourcePosition(file: "evidence add"), value: file, .evidence(error))
      }
    }
    _ = try problems.checked(found)
    let ledger = try office.open(.readWrite)
    return try ledger.transaction {
      try entries.map { entry in
        if office.actingPerson != nil {
          try office.checkPlace(
            try ledger.entry(entry).booking, in: try ledger.currentPortfolio())
        }
        let new = try ledger.file(found, for: entry, act: office.act)
        return Added(
          entry: entry, new: new, known: found.count - new.count,
          head: try ledger.head().hexText)
      }
    }
  }

  /// What proves an entry.
  package func evidence(of entry: Int64) throws -> [FiledEvidence] {
    let ledger = try office.open(.readOnly, for: .contribute)
    if let isSeen = office.seenEntries(in: try ledger.currentPortfolio()) {
      let booking = try ledger.entry(entry).booking
      guard isSeen(booking.measure, booking.source) else {
        throw Refusal(
          .permission,
          Problem(
            "office.NOT_OWN_CONTRIBUTION",
            ["person": office.act.person, "organisation": office.actingPerson?.organisation]))
      }
    }
    return try ledger.evidence(of: entry)
  }

  /// A file that is kept as evidence, proven to be what was filed.
  package struct Kept {
    /// `0012-01-Rechnung.pdf`: by entry and place, without what a file system does not take.
    package let name: String
    /// Where it is kept; absolute where the ledger's path is.
    package let path: String
  }

  /// One file that proves an entry.
  /// - Parameter position: from 1, in the order of ``evidence(of:)``.
  /// - Throws: ``Refusal`` where nothing is kept there, ``EvidenceSpoilt`` where the file is gone
  ///   or not what was filed; ``LedgerError``.
  package func file(_ position: Int, of entry: Int64) throws -> Kept {
    let all = try evidence(of: entry)
    guard let found = all.first(where: { $0.position == position }), let content = found.content
    else {
      throw Refusal(
        .data, Problem("office.NO_EVIDENCE_FILE", ["number": entry, "position": position]))
    }
    if let problem = EvidenceExport.problem(of: found, content) {
      throw EvidenceSpoilt(problems: [problem])
    }
    return Kept(name: EvidenceExport.fileName(found), path: content.path)
  }

  /// Copies the evidence of a scope into a new or empty folder, with an index. It appears whole or
  /// not at all.
  /// - Throws: ``Refusal``, ``EvidenceSpoilt``.
  package func export(
    _ scope: ReportScope, asOf: CalendarDate?, to folder: String
  ) throws -> Copied {
    let export = EvidenceExport(office: office, ledger: try office.open(.readOnly))
    return try export.write(try export.entries(scope, asOf: asOf), to: folder)
  }
}

/// Files that are kept as evidence are gone or not what was filed; nothing was copied.
public struct EvidenceSpoilt: Error {
  package let problems: [VerificationProblem]
}
