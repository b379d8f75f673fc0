import Amounts
import Bookkeeping
import Files
package import Funding
import Interchange
import LedgerStore
import Messages
import Workbooks

/// Where the books are handed to other programs, and forms to those who book.
public struct ExportDesk: Sendable {
  let office: GrantOffice

  public init(_ office: GrantOffice) { self.office = office }

  /// Formats that other programs add up again.
  package enum JournalFormat: String, CaseIterable, Sendable {
    case hledger, beancount
  }

  /// Writes the whole journal, in constant memory.
  /// - Returns: how many entries, and the head of the chain.
  package func journal(
    _ format: JournalFormat, to file: String
  ) throws -> (entries: Int, head: String) {
    let ledger = try office.open(.readOnly)
    return try ledger.reading {
      let count = try PendingFile.write(try office.target(file), shown: file) { file in
        switch format {
        case .hledger: try export(HledgerJournal.self, ledger, to: file)
        case .beancount: try export(BeancountJournal.self, ledger, to: file)
        }
      }
      return (count, try ledger.head().hexText)
    }
  }

  /// Twice over the journal: first the accounts in use, then the entries.
  private func export<Format: Interchange.JournalFormat>(
    _ format: Format.Type, _ ledger: Ledger, to file: PendingFile
  ) throws -> Int {
    var used: Set<JournalAccount> = []
    try ledger.journal { record in
      for posting in record.entry.postings { used.insert(JournalAccount(posting)) }
    }
    var stream = JournalStream(
      format, names: JournalNames(chart: try ledger.accounts(), used: used), write: file.write)
    var count = 0
    try ledger.journal { record in
      try stream.append(record.journalEntry)
      count += 1
    }
    try stream.finish()
    return count
  }

  /// A workbook to enter bookings in.
  package struct EntryForm {
    /// Absolute.
    package let path: String
    package let measures: [Measure]
    /// How the references of its rows begin.
    package let key: String
  }

  /// Writes a workbook to enter bookings in.
  /// - Throws: ``Refusal`` where there is nothing to book for, or so many rows are not to be had.
  package func entryForm(
    to file: String, rows: Int, project: String?, measure: String?
  ) throws -> EntryForm {
    guard (1...EntryWorkbook.rowLimit).contains(rows) else {
      throw Refusal(
        .usage, Problem("office.ROWS_OUTSIDE", ["rows": rows, "limit": EntryWorkbook.rowLimit]),
        fields: ["rows"])
    }
    let target = try office.workbookTarget(file, field: "output")
    let ledger = try office.open(.readOnly)
    return try ledger.reading {
      let scope = try scope(try ledger.currentPortfolio(), project, measure)
      let key = key(try ledger.head(), file, project, measure)
      let workbook = EntryWorkbook(
        scope: scope, language: office.language, today: office.act.day,
        closedThrough: try ledger.periodLock().closedThrough, key: key, rows: rows,
        program: "Förderbuch \(GrantOffice.version)")
      try WorkbookFile.write(workbook.report(), to: target)
      return EntryForm(path: target, measures: scope.map(\.measure), key: key)
    }
  }

  /// The measures to choose from.
  private func scope(
    _ portfolio: Portfolio, _ project: String?, _ measure: String?
  ) throws -> [(project: Project, measure: Measure)] {
    if let project, portfolio.project(project) == nil {
      throw Refusal.noProject(project, in: portfolio)
    }
    if let measure, portfolio.measure(measure) == nil {
      throw Refusal.noMeasure(measure, in: portfolio)
    }
    let chosen = portfolio.projects.filter { project == nil || $0.id == project }
      .flatMap { project in
        project.measures.filter { measure == nil || $0.id == measure }.map {
          (project: project, measure: $0)
        }
      }
    guard !chosen.isEmpty else {
      throw Refusal(.data, Problem("office.NOTHING_TO_BOOK_FOR"))
    }
    return chosen
  }

  /// Two workbooks must not have the same, so it stands for the ledger, the moment, and the file:
  /// two colleagues may each have one.
  private func key(
    _ head: Digest256, _ file: String, _ project: String?, _ measure: String?
  ) -> String {
    let origin = [
      head.hexText, office.act.moment, office.absolute(file), project ?? "", measure ?? "",
    ].joined(separator: "\n")
    return "E-" + Digest256(of: Array(origin.utf8)).hexText.prefix(8)
  }
}
