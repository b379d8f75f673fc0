import Amounts
import Funding
import LedgerStore
import Reporting

extension ReportDesk {
  /// A report before it is written: its first sheet, as people read it.
  package struct Looked {
    package let request: ReportRequest
    package let title: String
    package let rows: [Line]
    /// As of ``Written/untied``.
    package let untied: [String]

    /// A row of the sheet, without the columns that are empty at its end.
    package struct Line: Hashable {
      package enum Role: Hashable { case text, heading, data, total }

      package let role: Role
      package let cells: [LookupTable.Cell]
      /// Whether its only text may go across all columns.
      package let isSpread: Bool
    }
  }

  /// What a report would say; nothing is written.
  /// - Throws: as ``write(_:to:evidence:progress:)``.
  package func look(_ question: Question) throws -> Looked {
    let ledger = try office.open(.readOnly)
    return try ledger.reading {
      let request = try seen(question, ledger)
      return Looked(request, try ReportMaker(office, ledger.whole).report(request))
    }
  }
}

extension ReportDesk.Looked {
  init(_ request: ReportRequest, _ report: Report) {
    let rows = report.sheets.first?.blocks.flatMap(\.rows.known) ?? []
    self.init(
      request: request, title: report.title, rows: rows.compactMap(Self.line),
      untied: report.untied)
  }

  private static func line(_ row: Row) -> Line? {
    var cells = row.cells.map(\.shown)
    while cells.last == LookupTable.Cell.none { cells.removeLast() }
    guard !cells.isEmpty else { return nil }
    let role: Line.Role =
      switch row.role {
      case .text: .text
      case .heading: .heading
      case .data: .data
      case .subtotal, .total: .total
      }
    return Line(role: role, cells: cells, isSpread: cells.count == 1)
  }
}

extension Cell {
  /// As people read it.
  var shown: LookupTable.Cell {
    switch value {
    case .empty: .none
    case .text(let text): text.isEmpty ? .none : .text(text)
    case .money(let money): .money(money)
    case .integer(let number): .number(number)
    case .date(let day): .day(day)
    case .percent(let hundredths): Self.decimal(Rational(hundredths, over: 100), 2, " %")
    case .number(let number):
      style.format == .percent
        ? Self.decimal(number * Rational(100), 2, " %") : Self.decimal(number, 2, "")
    }
  }

  private static func decimal(
    _ number: Rational, _ places: Int, _ unit: String
  ) -> LookupTable.Cell {
    func text(_ language: Language) -> String {
      number.decimalText(places: places, language) + unit
    }
    return .word(text(.en), LocalizedText(de: text(.de), en: text(.en)))
  }
}
