import Amounts
import Bookkeeping
import Files
package import Funding
package import Interchange
import LedgerStore
import Messages
import Workbooks

/// Where the books are handed to other programs, and forms to those who book.
public struct ExportDesk: Sendable {
  let office: GrantOffice

  public init(_ office: GrantOffice) { self.office = office }

  /// What other programs read.
  package enum Format: String, CaseIterable, Sendable {
    case hledger, beancount, csv, json, gobd, datev
    case auditCopy = "audit-copy"
  }

  /// What was handed out.
  package struct Exported: Sendable {
    /// Entries in it.
    package var entries: Int
    /// The head of the chain.
    package let head: String
    /// Tables, and rows of all of them.
    package var tables: (count: Int, rows: Int)?
    /// Texts that a spreadsheet program would have run.
    package var marked = 0
    /// Entries with a text, and ids in the names of accounts, that a journal writes otherwise; nil
    /// for other formats.
    package var adapted: (texts: Int, names: Int)?
    /// What DATEV's fields did not take.
    package var datev: DATEVExport?
    /// Files of evidence beside a copy.
    package var evidence: Int?
    /// Files of the office's own that lie beside the ledger and not beside a copy.
    package var ownFiles: [String] = []
  }

  /// Hands the books to other programs: all of it or nothing appears.
  /// - Parameters:
  ///   - output: a file; of tables a new folder.
  ///   - datev: for ``Format/datev``.
  /// - Throws: ``Refusal``, `WriteFault`, and what reading throws.
  package func export(
    _ format: Format, to output: String, datev: DATEVQuestion = DATEVQuestion()
  ) throws -> Exported {
    if format != .datev, let field = datev.fields.first {
      throw Refusal(
        .usage, Problem("office.NOT_OF_THIS_KIND.export", ["format": format.rawValue]),
        fields: [field])
    }
    _ = try office.open(.readOnly)
    try office.checkAllProjects()
    if format == .auditCopy {
      return try LedgerPlace.isAddress(output) ? move(to: output) : auditCopy(to: output)
    }
    let isFolder = format == .csv || format == .gobd
    let target = try office.target(output, isNew: isFolder)
    let ledger = try office.open(.readOnly)
    return try ledger.reading {
      switch format {
      case .hledger: try journal(HledgerJournal.self, ledger, target, output)
      case .beancount: try journal(BeancountJournal.self, ledger, target, output)
      case .csv: try spreadsheets(ledger, target, output)
      case .gobd: try auditTables(ledger, target, output)
      case .datev: try self.datev(datev, ledger, target, output)
      default: try document(ledger, target, output)
      }
    }
  }

  /// What was handed out of a ledger, as far as it is alike for all formats.
  func exported(_ ledger: Ledger) throws -> Exported {
    Exported(entries: try ledger.entryCount(), head: try ledger.head().hexText)
  }

  /// Writes the whole journal: in constant memory, twice over it, first for the accounts in use,
  /// then for the entries. They stand in the order of the days that were closed, so that at each of
  /// them the other program can compare what the accounts come to.
  private func journal<Format: Interchange.JournalFormat>(
    _ format: Format.Type, _ ledger: Ledger, _ target: String, _ shown: String
  ) throws -> Exported {
    var used: Set<JournalAccount> = []
    try ledger.journal { record in
      for posting in record.entry.postings { used.insert(JournalAccount(posting)) }
    }
    let names = JournalNames(chart: try ledger.accounts(), used: used)
    var adapted = 0
    try PendingFile.write(target, shown: shown) { file in
      var stream = JournalStream(format, names: names, write: file.write)
      var filter = JournalFilter()
      for day in try ledger.closedDays() {
        filter.through = day
        try ledger.journal(filter) { try stream.append($0.journalEntry) }
        try stream.close(day)
        filter.from = day.adding(days: 1)
      }
      filter.through = nil
      try ledger.journal(filter) { try stream.append($0.journalEntry) }
      try stream.finish()
      adapted = stream.adapted
    }
    var exported = try exported(ledger)
    exported.adapted = (adapted, names.adapted)
    return exported
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
    let names = PortfolioNames(portfolio)
    let project = try project.map(names.project)
    let measure = try measure.map(names.measure)
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
