import Amounts
import Bookkeeping
import FoerderbuchCLI
import Foundation
import GRDB
import Interchange
import LedgerStore
import Reporting
import TestSupport
import Testing

@testable import Office

/// The control sheet compares what came by two ways: whatever is changed behind the program shows.
@Suite("Controls that can fail") struct ControlTests {
  /// A measure with every kind of row that a report shows.
  private static let project = """
    format: foerderbuch/project/1
    project: {id: P, title: "Vorhaben", field: "Klima", lighthouse: true, from: 2024-01-01, to: 2025-12-31}
    organisations:
      - {id: stadt, name: "Stadt", kind: municipality, inputVatDeductible: "0%"}
      - {id: werke, name: "Stadtwerke", kind: enterprise}
    measures:
      - id: M
        title: "Teilvorhaben"
        recipient: stadt
        role: lead
        lines:
          - {id: PERS, title: "Personal", planned: "60000.00", eligible: "60000.00"}
          - {id: SACH, title: "Sachmittel", planned: "36000.00", eligible: "35000.00"}
          - {id: REISE, title: "Reisen", planned: "1000.00", eligible: "1000.00", consent: "Schreiben vom 2. Mai"}
          - {id: UNBAR, title: "Unbar", planned: "4000.00", eligible: "4000.00", inKind: true}
        sources:
          - {id: eigen, kind: ownCash, organisation: stadt, planned: "19000.00"}
          - {id: werke, kind: partnerCash, organisation: werke, planned: "2000.00"}
          - {id: sach, kind: inKind, organisation: werke, planned: "4000.00"}
    awards:
      - {id: Z, measure: M, funder: {id: land, name: "Land", level: land}, ruleSet: anbest-g-nrw, financing: share, rate: "76%", amount: "76000.00", awardedOn: 2024-01-01, from: 2024-01-01, to: 2025-12-31, years: {2024: "30000.00", 2025: "46000.00"}, overrides: {lineOverrunLimit: "25%"}, milestones: {purposeBoundUntil: 2030-12-31}}

    """

  private static let bookings = """
    Buchungsdatum;Art;Teilvorhaben;Position;Finanzierungsquelle;Betrag;davon zuwendungsfähig;Grund der Kürzung;Umsatzsteuer;Beleg-Nr.;Belegdatum;Tag der Zahlung;Empfänger/Einzahler;Grund der Zahlung;Bewertung;Menge;Satz;Anteil;Nachweis;Referenz;Auftrag;Vergabeart;Angebote;Leistung von;Leistung bis
    02.03.2025;Ausgabe;M;PERS;;20.000,00;;;;L-1;01.03.2025;02.03.2025;Stadt;Löhne;;;;;lohn.txt;A1;;;;;
    03.04.2025;Ausgabe;M;SACH;eigen;11.900,00;11.000,00;Skonto nicht gezogen;1.900,00;R-1;01.04.2025;03.04.2025;Druckhaus;Plakate;;;;;;A2;V-1;;;01.03.2025;31.03.2025
    04.05.2025;Ausgabe;M;SACH;;2.380,00;;;380,00;R-2;01.05.2025;;Druckhaus;Karten;;;;;;A3;;;;;
    05.06.2025;Partnerbeitrag;M;;werke;2.000,00;;;;E-1;;05.06.2025;Stadtwerke;Beitrag;;;;;;A4;;;;;
    06.06.2025;Sachleistung;M;UNBAR;sach;3.000,00;;;;S-1;05.06.2025;;Stadtwerke;Räume;Stunden;100;30,00;;stunden.txt;A5;;;;;
    07.06.2025;Zuwendungseingang;M;;Z;15.000,00;;;;D-1;;07.06.2025;Land;Abruf;;;;;;A6;;;;;
    08.07.2025;Ausgabe;M;REISE;;500,00;;;;R-3;01.07.2025;08.07.2025;Bahn;Fahrt;;;;;;A7;;;;;
    01.03.2025;Auftrag;M;SACH;;11.900,00;;;1.900,00;VG-7;;;Druckhaus;Plakate;;;;;;A8;V-1;Verhandlungsvergabe;3;;

    """

  fileprivate static let day = CalendarDate(days: 20_453)  // 2025-12-31

  /// Made once; each test changes a copy.
  fileprivate static let books = Result { try makeBooks() }

  private static func makeBooks() throws -> Desk {
    let desk = try Desk()
    for name in ["lohn.txt", "stunden.txt"] { try desk.write(name, to: name) }
    try desk.write(project, to: "p.yaml")
    try desk.write(bookings, to: "b.csv")
    try desk.done("project", "apply", "p.yaml")
    try desk.done("import", "b.csv")
    try desk.write(
      project.replacing(
        "project: {id: P",
        with: "amendment: {on: 2025-03-01, reference: \"Änderung\"}\nproject: {id: P"
      ).replacing(
        "planned: \"60000.00\", eligible: \"60000.00\"",
        with: "planned: \"59000.00\", eligible: \"59000.00\""
      )
      .replacing("36000.00\", eligible: \"35000.00", with: "37000.00\", eligible: \"36000.00"),
      to: "p2.yaml")
    try desk.done("project", "apply", "p2.yaml")
    try desk.done("reverse", "7", "--reason", "falsch")
    let console = Console(
      out: { _ in }, err: { _ in }, environment: [:], today: Desk.today,
      timestamp: "2026-07-01T08:00:00Z", workingDirectory: desk.folder.url.path,
      isTerminal: false, recorder: "Muster")
    let code = Program.run(
      [
        "record", "own-funds", "--measure", "M", "--source", "eigen", "--amount", "1,00", "--date",
        "2025-09-01",
      ], console: console)
    try #require(code == 0)
    try desk.done(
      "report", "statement-of-use", "Z", "--as-of", day.isoText, "-o", "vorlage.xlsx", "--freeze")
    return desk
  }

  private static func office(_ ledger: String) -> GrantOffice {
    GrantOffice(
      ledger: ledger, folder: (ledger as NSString).deletingLastPathComponent,
      act: Act(moment: "2026-07-01T08:00:00Z", day: Desk.today))
  }

  /// What a report of a kind shows of a change: `figure` where an amount or count differs, `seal`
  /// where only the record of the ledger does, `refused` where it is not made at all.
  enum Seen: String { case figure, seal, refused, nothing }

  private static func form(_ kind: FormKind) -> String {
    kind == .interim || kind == .statementOfUse ? "nrw" : "standard"
  }

  private static func report(_ kind: FormKind, _ office: GrantOffice, _ ledger: Ledger) throws
    -> Report
  {
    return try ReportMaker(office, ledger).report(
      ReportRequest(
        kind: kind, scope: .award("Z"), asOf: day, form: try office.form(kind, form(kind)),
        language: .de,
        details: ReportRequest.Details(year: kind == .interim ? 2025 : nil)))
  }

  private static func seen(_ kind: FormKind, _ office: GrantOffice, _ ledger: Ledger) -> Seen {
    guard let untied = try? report(kind, office, ledger).untied else { return .refused }
    if untied.contains(where: { !$0.hasPrefix("Sätze und Summen des Buchs") }) { return .figure }
    return untied.isEmpty ? .nothing : .seal
  }

  @Test("untouched books tie in every kind of report")
  func sound() throws {
    let copy = try LedgerCopy()
    let office = Self.office(copy.desk.ledger)
    let ledger = try office.open(.readOnly)
    for kind in FormKind.reports {
      #expect(Self.seen(kind, office, ledger) == .nothing, "\(kind)")
    }
    #expect(try ledger.verify(deep: true).isSound)
    #expect(try copy.freeze().code == 0)
  }

  /// What only the auditor's workbook shows.
  private static let auditOnly: Set = [
    "balance", "batch", "recorder", "account", "evidence.entry", "commitment.measure",
  ]

  /// The rows of a table that are changed: of entries an expense, a contribution in kind, a
  /// drawdown; of the sums of measures a drawdown, an expense.
  private static func rows(_ table: String) -> [Int] {
    switch table {
    case "entry": [1, 4, 5]
    case "activity": [0, 1]
    default: [0]
    }
  }

  private static let spending: [FormKind] = [
    .statementOfUse, .interim, .drawdownRequest, .voucherList, .planActual, .portfolio,
  ]

  /// Fields and rows of which a figure has to differ, not only the record: amounts, and what tells
  /// to which sum they belong, are there twice.
  private static let figures: [String: [FormKind]] = [
    "entry.amount 1": spending, "entry.eligible 1": spending, "entry.line 1": spending,
    "entry.measure 1": spending,
    "entry.amount 4": FormKind.reports, "entry.measure 4": FormKind.reports,
    "entry.amount 5": spending + [.audit], "entry.source 5": spending + [.audit],
    "activity.amount 0": spending + [.audit], "activity.source 0": spending + [.audit],
    "activity.amount 1": spending, "activity.eligible 1": spending, "activity.line 1": spending,
    "balance.debit 0": [.audit], "balance.credit 0": [.audit], "balance.account 0": [.audit],
    "balance.measure 0": [.audit], "balance.month 0": [.audit], "posting.account 0": [.audit],
  ]

  @Test(
    "every field of every stored row that is changed behind the program shows in every kind of report that rests on it, and nothing is handed in",
    arguments: [
      "entry", "posting", "entry_evidence", "evidence", "activity", "balance", "project_version",
      "organisation", "measure_version", "plan_line", "source", "award_version", "award_year",
      "award_override", "project_term", "submission", "batch", "recorder", "account",
      "entry_fact", "commitment",
    ])
  func fields(_ table: String) throws {
    let copy = try LedgerCopy()
    var told: [String] = []
    for field in try StoredField.all(of: table, in: copy.desk.ledger) {
      let isAudit = !Self.auditOnly.isDisjoint(with: [table, "\(table).\(field.name)"])
      for row in Self.rows(table) {
        try copy.make(field.change(row))
        let office = Self.office(copy.desk.ledger)
        let ledger = try office.open(.readOnly)
        var line = "\(table).\(field.name) \(row)"
        for kind in isAudit ? [FormKind.audit] : FormKind.reports {
          let seen = Self.seen(kind, office, ledger)
          #expect(seen != .nothing, "\(table).\(field.name), row \(row): \(kind) shows nothing")
          if Self.figures["\(table).\(field.name) \(row)"]?.contains(kind) == true {
            // Where the change leaves nothing to draw, no request is written at all.
            let isRefused = kind == .drawdownRequest && seen == .refused
            #expect(
              seen == .figure || isRefused, "\(table).\(field.name), row \(row): \(kind)")
          }
          line += " \(kind.rawValue)=\(seen)"
        }
        told.append(line)
        // What is not sound is not handed in; the last one of a table is tried.
        let isSound = (try? ledger.verify(deep: true).isSound) ?? false
        #expect(!isSound, "\(table).\(field.name), row \(row): is sound")
      }
    }
    #expect(try copy.freeze().code != 0, "\(table): is handed in")
    if let file = ProcessInfo.processInfo.environment["FOERDERBUCH_CONTROL_TABLE"] {
      try (told.joined(separator: "\n") + "\n").write(
        toFile: "\(file).\(table)", atomically: true, encoding: .utf8)
    }
  }
}

extension ControlTests {
  @Test("verify names every total and sub-total that is overwritten", arguments: FormKind.reports)
  func totals(_ kind: FormKind) throws {
    let desk = try LedgerCopy().desk
    let form = ["--form", Self.form(kind)]
    let answer = desk.run(
      ["report", kind.rawValue, "Z", "--as-of", Self.day.isoText, "-o", "a.xlsx"] + form)
    try #require(answer.code == 0, "\(answer.err)")
    let office = Self.office(desk.ledger)
    let report = try Self.report(kind, office, try office.open(.readOnly))
    let cells = try Self.totals(of: report)
    #expect(cells.count > 5)
    let names = try ReportLayout(report).sheetNames
    for start in stride(from: 0, to: cells.count, by: WorkbookComparison.limit) {
      let part = Array(cells[start..<min(start + WorkbookComparison.limit, cells.count)])
      let target = desk.folder.path("b.xlsx")
      try PatchedWorkbook.overwriting(part, of: desk.folder.path("a.xlsx"), to: target)
      let workbook = try XLSXWorkbook(try InputBytes(path: target, file: "b.xlsx"))
      let proof = try WorkbookComparison(report, against: workbook, .de)
      let found = Set(proof.differences.map(\.place))
      for (sheet, cell) in part {
        #expect(
          found.contains("\(names[sheet - 1])!\(cell)"), "\(kind): \(names[sheet - 1])!\(cell)")
      }
    }
  }

  /// The cells with a formula in lines that add others up.
  private static func totals(of report: Report) throws -> [(sheet: Int, cell: String)] {
    let layout = try ReportLayout(report)
    var cells: [(sheet: Int, cell: String)] = []
    for (index, sheet) in report.sheets.enumerated() {
      for (block, place) in zip(sheet.blocks, layout.places[index]) {
        var row = place.firstRow
        try block.rows.forEach { line in
          if line.role == .total || line.role == .subtotal {
            for (column, cell) in line.cells.enumerated() where cell.formula != nil {
              if case .text = cell.value { continue }
              cells.append((index + 1, CellAddress(row: row, column: column).text))
            }
          }
          row += 1
        }
      }
    }
    return cells
  }
}

/// A copy of the books with their evidence, to be changed behind the program.
private struct LedgerCopy {
  let desk: Desk
  private let books: Desk

  init() throws {
    books = try ControlTests.books.get()
    desk = try Desk(ledger: false)
    try FileManager.default.copyItem(
      atPath: books.folder.path("foerderbuch.evidence"),
      toPath: desk.folder.path("foerderbuch.evidence"))
    try make()
  }

  /// The ledger as it is, but for what `sql` changes.
  func make(_ sql: String? = nil) throws {
    for ending in ["", "-wal", "-shm"] {
      try? FileManager.default.removeItem(atPath: desk.ledger + ending)
    }
    try FileManager.default.copyItem(atPath: books.ledger, toPath: desk.ledger)
    if let sql { try RawFile(path: desk.ledger).forge(sql) }
  }

  /// Hands a list of vouchers in; the file is only there where that was done.
  func freeze() throws -> Answer {
    let answer = desk.run(
      "report", "voucher-list", "--as-of", ControlTests.day.isoText, "-o", "neu.xlsx", "--freeze")
    let file = desk.folder.path("neu.xlsx")
    #expect(FileManager.default.fileExists(atPath: file) == (answer.code == 0))
    return answer
  }
}

/// A column of a table of the ledger.
private struct StoredField {
  let table: String
  let name: String
  let type: String
  let isKey: Bool
  let keys: [String]

  static func all(of table: String, in path: String) throws -> [StoredField] {
    try DatabaseQueue(path: path).read { db in
      let columns = try GRDB.Row.fetchAll(db, sql: "PRAGMA table_info(\(table))")
      let keys = columns.filter { ($0["pk"] as Int) > 0 }.map { $0["name"] as String }
      return columns.map {
        StoredField(
          table: table, name: $0["name"], type: $0["type"], isKey: ($0["pk"] as Int) > 0, keys: keys
        )
      }
    }
  }

  /// Changes it in a row of the table, whatever the schema says to that.
  func change(_ row: Int) -> String {
    let next =
      switch type {
      case "INTEGER" where isKey: "\(name) + 1000"
      case "INTEGER":
        "CASE WHEN \(name) IS NULL THEN 20250302 WHEN \(name) = 1 THEN 0 ELSE \(name) + 3 END"
      case "BLOB": "CAST(x'00' || substr(coalesce(\(name), x'0101'), 2) AS BLOB)"
      default: "coalesce(\(name), '') || 'x'"
      }
    let key = keys.joined(separator: ", ")
    return """
      PRAGMA ignore_check_constraints = 1;
      UPDATE \(table) SET \(name) = \(next)
      WHERE (\(key)) IN (SELECT \(key) FROM \(table) ORDER BY \(key) LIMIT 1 OFFSET \(row));
      """
  }
}
