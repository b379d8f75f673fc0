import Amounts

extension VoucherList {
  /// The workbook's names, the same in every language.
  enum Name: String, WorkbookName {
    case gross = "Ausgaben_Ist"
    case eligible = "Ausgaben_zuwendungsfaehig"
    case ineligible = "Ausgaben_nicht_zuwendungsfaehig"
    case received = "Einnahmen_Ist"
    case payments = "Ausgaben_Anzahl"
    case receipts = "Einnahmen_Anzahl"

    var cells: Reference {
      switch self {
      case .gross: .cell(block: "positions", row: "total", column: "gross")
      case .eligible: .cell(block: "positions", row: "total", column: "eligible")
      case .ineligible: .cell(block: "positions", row: "total", column: "ineligible")
      case .payments: .cell(block: "positions", row: "total", column: "count")
      case .received: .cell(block: "receiptSums", row: "total", column: "amount")
      case .receipts: .cell(block: "receiptSums", row: "total", column: "count")
      }
    }
  }

  var names: [Report.DefinedName] {
    Name.all
      + Self.columns(payments.table, "gross", "Belege_Betrag")
      + Self.columns(receipts.table, "amount", "Eingaenge_Betrag")
  }

  /// A name for a column; with a number for each further sheet.
  static func columns(
    _ table: LongTable, _ column: String, _ name: String
  ) -> [Report.DefinedName] {
    zip(table.parts, table.columns(column)).map { part, cells in
      Report.DefinedName(part.number == 1 ? name : "\(name)_\(part.number)", cells)
    }
  }
}
