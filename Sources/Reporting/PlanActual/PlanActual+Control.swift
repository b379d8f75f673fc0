import Amounts

// Figures of the ledger's settlement against those of the workbook, and names for both.
extension PlanActual {
  /// What is compared.
  public enum Check: String, CaseIterable, Sendable {
    case planned, gross, counted, recognised, beyond, overruns, savings
    case plannedFinancing, actualFinancing
    case line, source, plannedShare, actualShare
    case bookings, receipts
    case eligible, subtotal, income

    /// Those that every form labels.
    static let always = allCases.filter { ![.eligible, .subtotal, .income].contains($0) }
  }

  func comparisons(_ section: FormSection) throws -> [Comparison] {
    var checks: [Comparison] = []
    for index in data.measures.indices {
      checks += measureChecks(section, index) + subtotals(section, index)
    }
    func sum(
      _ figure: (PlanActualData.Measure) -> LedgerFigure, _ none: LedgerFigure
    ) throws -> LedgerFigure {
      try data.measures.map(figure).reduce(none) { try $0 + $1 }
    }
    return checks + [
      Comparison(
        Check.bookings, try sum(\.booked.count, .none), "COUNT(\(Name.bookingNumber.reference))"),
      Comparison(
        Check.receipts, try sum(\.received.count, .none),
        "COUNT(\(Name.receiptNumber.reference))"),
      Comparison(
        Check.income, try sum(\.received.amount, .nothing),
        receipts.allSatisfy(\.isEmpty)
          ? "0"
          : .printed(
            .cell(block: "receipts", row: "total", column: "amount"),
            numbers: [Name.receiptNumber.reference], amounts: [Name.receiptAmount.reference])),
    ]
  }

  /// The sub-totals that the list prints for a measure, against its entries as the ledger adds them
  /// up.
  private func subtotals(_ section: FormSection, _ index: Int) -> [Comparison] {
    let own = bookings[index]
    let measure = data.measures[index]
    func check(_ check: Check, _ ledger: LedgerFigure, _ column: String) -> Comparison {
      func rows(_ column: String) -> Reference {
        .rows(
          block: "bookings", column: column, from: Self.firstBooking(index),
          through: Self.booking(index, own.count - 1))
      }
      return Comparison(
        check, key: Self.key(index),
        label: label(section, check.rawValue, ["measureId": measure.id]), ledger,
        own.isEmpty
          ? "0"
          : .printed(
            .cell(block: "bookings", row: "subtotal.\(Self.key(index))", column: column),
            numbers: [rows("number")], amounts: [rows(column)]))
    }
    return [
      check(.subtotal, measure.booked.amount, "gross"),
      check(.eligible, measure.booked.eligible, "eligible"),
    ]
  }

  private func measureChecks(_ section: FormSection, _ index: Int) -> [Comparison] {
    let measure = data.measures[index]
    func check(
      _ check: Check, key: String = "", _ ledger: LedgerFigure, _ content: String,
      _ column: String, row: String = "total", _ more: [String: String] = [:]
    ) -> Comparison {
      let names = more.merging(["measureId": measure.id]) { own, _ in own }
      return Comparison(
        check, key: "\(Self.key(index)).\(key)", label: label(section, check.rawValue, names),
        ledger, Reference.cell(block: block(content, index), row: row, column: column))
    }
    let totals: [(Check, String, String)] = [
      (.planned, "lines", "planned"), (.gross, "lines", "gross"), (.counted, "lines", "counted"),
      (.beyond, "lines", "beyond"), (.recognised, "lines", "recognised"),
      (.overruns, "balance", "over"), (.savings, "balance", "saving"),
      (.plannedFinancing, "sources", "planned"), (.actualFinancing, "sources", "actual"),
    ]
    var checks = totals.map { kind, content, column in
      check(kind, measure.ledger[kind] ?? .nothing, content, column)
    }
    for line in measure.lines {
      checks.append(
        check(
          .line, key: line.id, line.recognised, "lines", "recognised", row: Self.row(line),
          ["line": line.id]))
    }
    for source in measure.sources {
      for (kind, ledger, column) in [
        (Check.source, source.actual, "actual"),
        (.plannedShare, source.plannedShare, "plannedShare"),
        (.actualShare, source.actualShare, "actualShare"),
      ] {
        checks.append(
          check(
            kind, key: source.id, ledger, "sources", column, row: Self.row(source),
            ["source": source.name]))
      }
    }
    return checks
  }

  /// The workbook's names, the same in every language.
  enum Name: String, WorkbookName {
    case planned = "Ausgaben_Plan"
    case gross = "Ausgaben_Ist"
    case recognised = "Ausgaben_anerkannt"
    case bookingAmount = "Belege_Betrag"
    case bookingNumber = "Belege_Nummer"
    case receiptAmount = "Eingaenge_Betrag"
    case receiptNumber = "Eingaenge_Nummer"

    var cells: Reference {
      switch self {
      case .planned: .cell(block: "overview", row: "total", column: "planned")
      case .gross: .cell(block: "overview", row: "total", column: "gross")
      case .recognised: .cell(block: "overview", row: "total", column: "recognised")
      case .bookingAmount: .column(block: "bookings", column: "gross")
      case .bookingNumber: .column(block: "bookings", column: "number")
      case .receiptAmount: .column(block: "receipts", column: "amount")
      case .receiptNumber: .column(block: "receipts", column: "number")
      }
    }
  }

  var names: [Report.DefinedName] { Name.all }
}
