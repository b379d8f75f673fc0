import Amounts

extension Audit {
  /// The workbook's names, the same in every language.
  enum Name: String, WorkbookName {
    case debit = "Soll_Summe"
    case credit = "Haben_Summe"
    case asOf = "Stichtag"

    var cells: Reference {
      switch self {
      case .debit: .cell(block: "balances", row: "total", column: "debit")
      case .credit: .cell(block: "balances", row: "total", column: "credit")
      case .asOf: .cell(block: "deadlines", row: "asOf", column: "lastDay")
      }
    }
  }

  var names: [Report.DefinedName] {
    Name.all
      + VoucherList.columns(postings, "debit", "Buchungszeilen_Soll")
      + VoucherList.columns(postings, "credit", "Buchungszeilen_Haben")
      + VoucherList.columns(journal, "amount", "Belege_Betrag")
      + VoucherList.columns(receipts.table, "amount", "Eingaenge_Betrag")
  }
}
