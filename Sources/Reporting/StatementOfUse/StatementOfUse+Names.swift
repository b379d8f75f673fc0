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
    case voucherDay = "Belege_Tag"
    case voucherCount = "Belege_Anzahl"
    case incomeDay = "Eingaenge_Tag"
    case incomeCount = "Eingaenge_Anzahl"
    case voucherPayee = "Belege_Empfaenger"
    case voucherHours = "Belege_Stunden"
    case voucherMonths = "Belege_Monate"
    case yearBefore = "Vorjahr_Beginn"
    case yearFrom = "Berichtsjahr_Beginn"
    case yearThrough = "Berichtsjahr_Ende"
    case yearEligible = "Ausgaben_Berichtsjahr"
    case yearReceived = "Zuwendung_Berichtsjahr_ausgezahlt"
    case yearRepaid = "Zuwendung_Berichtsjahr_zurueckgezahlt"

    /// The name as a formula uses it.
    var reference: Reference { .name(rawValue) }

    /// Where the figure can stand, in order of preference: a form has what its funder asks for.
    fileprivate var places: [Place] {
      switch self {
      case .planned: [.total("expenditure", "planned")]
      case .plannedEligible:
        [.total("expenditure", "plannedEligible"), .total("positions", "planned")]
      case .actual: [.total("expenditure", "actual"), .total("recognition", "gross")]
      case .recognised:
        [
          .total("expenditure", "actualEligible"), .total("positions", "cumulative"),
          .total("recognition", "recognised"),
        ]
      case .plannedFinancing: [.total("receipts", "planned"), .total("funds", "planned")]
      case .actualFinancing:
        [
          .total("receipts", "actual"), .total("funds", "cumulative"),
          .total("financing", "actual"),
        ]
      case .awarded, .entitled, .received, .repaid, .drawn, .repayable, .open: [payment("amount")]
      case .voucherLine: lists("line")
      case .voucherGross: lists("gross")
      case .voucherEligible: lists("eligible")
      case .voucherDay: lists("day")
      case .voucherNumber: [.column("vouchers", "number")]
      case .voucherCount: [.column("summary", "count")]
      case .incomeSource: lists("source", "income", "incomeSummary")
      case .incomeKind: lists("kind", "income", "incomeSummary")
      case .incomeAmount: lists("amount", "income", "incomeSummary")
      case .incomeDay: lists("day", "income", "incomeSummary")
      case .incomeNumber: [.column("income", "number")]
      case .incomeCount: [.column("incomeSummary", "count")]
      case .voucherPayee: [.column("vouchers", "counterparty")]
      case .voucherHours: [.column("vouchers", "hours")]
      case .voucherMonths: [.column("vouchers", "months")]
      case .yearBefore: [Place("reportingYear", "before", nil)]
      case .yearFrom: [Place("reportingYear", "from", nil)]
      case .yearThrough: [Place("reportingYear", "through", nil)]
      case .yearEligible: [.total("positions", "year")]
      case .yearReceived: [Place("payment", "received", "year")]
      case .yearRepaid: [Place("payment", "repaid", "year")]
      }
    }

    private func payment(_ column: String) -> Place { Place("payment", "\(self)", column) }

    private func lists(
      _ column: String, _ list: String = "vouchers", _ summary: String = "summary"
    ) -> [Place] {
      [.column(list, column), .column(summary, column)]
    }
  }

  /// A cell or column that a form may have.
  fileprivate struct Place {
    let content: String
    /// Nil for the whole column.
    let row: String?
    /// Nil for the value of a labelled row.
    let column: String?

    init(_ content: String, _ row: String?, _ column: String?) {
      (self.content, self.row, self.column) = (content, row, column)
    }

    static func total(_ content: String, _ column: String) -> Place {
      Place(content, "total", column)
    }
    static func column(_ content: String, _ column: String) -> Place {
      Place(content, nil, column)
    }
  }

  var names: [Report.DefinedName] {
    Name.allCases.compactMap { name in
      cells(name).map { Report.DefinedName(name.rawValue, $0) }
    }
  }

  /// Whether the form has a content.
  func has(_ content: String) -> Bool { section(content) != nil }

  /// Whether the form has the cells of a name.
  func has(_ name: Name) -> Bool { cells(name) != nil }

  /// The cells of a name; nil where the form has none.
  private func cells(_ name: Name) -> Reference? {
    for place in name.places {
      guard let section = section(place.content) else { continue }
      guard let column = place.column else {
        guard let row = place.row, section.rows.contains(where: { $0.key == row }) else {
          continue
        }
        return .cell(block: section.key, row: row, column: "value")
      }
      guard section.columns.contains(where: { $0.key == column }) else { continue }
      return place.row.map { .cell(block: section.key, row: $0, column: column) }
        ?? .column(block: section.key, column: column)
    }
    return nil
  }
}
