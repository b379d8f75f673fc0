import Amounts

extension StatementOfUse {
  /// The workbook's names, the same in every language: by them formulas and `verify` find figures.
  enum Name: String, CaseIterable {
    case planned = "Ausgaben_Plan"
    case plannedEligible = "Ausgaben_Plan_zuwendungsfaehig"
    case actual = "Ausgaben_Ist"
    case recognised = "Ausgaben_anerkannt"
    case plannedFinancing = "Einnahmen_Plan"
    case actualFinancing = "Einnahmen_Ist"
    case awarded = "Zuwendung_bewilligt"
    case entitled = "Zuwendung_Anspruch"
    case received = "Zuwendung_ausgezahlt"
    case repaid = "Zuwendung_zurueckgezahlt"
    case drawn = "Zuwendung_verblieben"
    case repayable = "Zuwendung_zu_erstatten"
    case open = "Zuwendung_offen"
    case voucherLine = "Belege_Position"
    case voucherGross = "Belege_Betrag"
    case voucherEligible = "Belege_zuwendungsfaehig"
    case voucherNumber = "Belege_Nummer"
    case incomeSource = "Eingaenge_Quelle"
    case incomeKind = "Eingaenge_Art"
    case incomeAmount = "Eingaenge_Betrag"
    case incomeNumber = "Eingaenge_Nummer"

    /// The name as a formula uses it.
    var reference: Reference { .name(rawValue) }
  }

  var names: [Report.DefinedName] {
    Name.allCases.map { Report.DefinedName($0.rawValue, Self.cells($0)) }
  }

  private static func cells(_ name: Name) -> Reference {
    func total(_ block: String, _ column: String) -> Reference {
      .cell(block: block, row: "total", column: column)
    }
    func payment(_ row: String) -> Reference {
      .cell(block: "payment", row: row, column: "amount")
    }
    return switch name {
    case .planned: total("expenditure", "planned")
    case .plannedEligible: total("expenditure", "plannedEligible")
    case .actual: total("expenditure", "actual")
    case .recognised: total("expenditure", "actualEligible")
    case .plannedFinancing: total("receipts", "planned")
    case .actualFinancing: total("receipts", "actual")
    case .awarded: payment("awarded")
    case .entitled: payment("entitled")
    case .received: payment("received")
    case .repaid: payment("repaid")
    case .drawn: payment("drawn")
    case .repayable: payment("repayable")
    case .open: payment("open")
    case .voucherLine: .column(block: "vouchers", column: "line")
    case .voucherGross: .column(block: "vouchers", column: "gross")
    case .voucherEligible: .column(block: "vouchers", column: "eligible")
    case .voucherNumber: .column(block: "vouchers", column: "number")
    case .incomeSource: .column(block: "income", column: "source")
    case .incomeKind: .column(block: "income", column: "kind")
    case .incomeAmount: .column(block: "income", column: "amount")
    case .incomeNumber: .column(block: "income", column: "number")
    }
  }
}
