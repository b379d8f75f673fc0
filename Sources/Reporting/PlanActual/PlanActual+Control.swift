import Amounts

// Figures of the ledger's settlement against those of the workbook, and names for both.
extension PlanActual {
  /// What is compared.
  enum Check: String, CaseIterable {
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
    for index in figures.indices {
      checks += measureChecks(section, index)
      checks += try subtotals(section, index)
    }
    func sum(_ figure: (PlanActualData.Figures) -> LedgerFigure) throws -> LedgerFigure {
      try data.measures.map(\.ledger).map(figure).reduce(.none) { try $0 + $1 }
    }
    let income = try data.measures.map(\.ledger.receipts.amount).reduce(.nothing) { try $0 + $1 }
    return checks + [
      .count(
        Check.bookings, try sum(\.bookings.count), bookings.reduce(0) { $0 + $1.count },
        "COUNT(\(Name.bookingNumber.reference))"),
      .count(
        Check.receipts, try sum(\.receipts.count), receipts.reduce(0) { $0 + $1.count },
        "COUNT(\(Name.receiptNumber.reference))"),
      Comparison(
        Check.income, income,
        SheetFigure(
          .money(try receipts.flatMap { $0 }.map(\.amount).sum()),
          receipts.allSatisfy(\.isEmpty)
            ? "0"
            : .printed(
              .cell(block: "receipts", row: "total", column: "amount"),
              numbers: [Name.receiptNumber.reference], amounts: [Name.receiptAmount.reference]))),
    ]
  }

  /// The sub-totals that the list prints for a measure, against its entries as the ledger adds them
  /// up.
  private func subtotals(_ section: FormSection, _ index: Int) throws -> [Comparison] {
    let own = bookings[index]
    let measure = data.measures[index]
    func check(
      _ check: Check, _ ledger: LedgerFigure, _ amount: Money, _ column: String
    ) -> Comparison {
      func rows(_ column: String) -> Reference {
        .rows(
          block: "bookings", column: column, from: Self.firstBooking(index),
          through: Self.booking(index, own.count - 1))
      }
      return Comparison(
        check, key: Self.key(index),
        label: label(section, check.rawValue, ["measureId": measure.id]), ledger,
        SheetFigure(
          .money(amount),
          own.isEmpty
            ? "0"
            : .printed(
              .cell(block: "bookings", row: "subtotal.\(Self.key(index))", column: column),
              numbers: [rows("number")], amounts: [rows(column)])))
    }
    let ledger = measure.ledger.bookings
    return [
      check(.subtotal, ledger.amount, try own.map(\.amount).sum(), "gross"),
      check(.eligible, ledger.eligible, try own.map(\.eligible).sum(), "eligible"),
    ]
  }

  private func measureChecks(_ section: FormSection, _ index: Int) -> [Comparison] {
    let figures = figures[index]
    let (measure, ledger) = (figures.measure, figures.measure.ledger)
    func check(
      _ check: Check, _ key: String = "", _ ledger: LedgerFigure, _ workbook: CellValue,
      _ cell: (content: String, row: String, column: String), _ more: [String: String] = [:]
    ) -> Comparison {
      let names = more.merging(["measureId": measure.id]) { own, _ in own }
      return Comparison(
        check, key: "\(Self.key(index)).\(key)", label: label(section, check.rawValue, names),
        ledger,
        SheetFigure(
          workbook,
          .same(.cell(block: block(cell.content, index), row: cell.row, column: cell.column))))
    }
    func sum(
      _ kind: Check, _ ledger: LedgerFigure, _ workbook: Money, _ content: String,
      _ column: String
    ) -> Comparison {
      check(kind, "", ledger, .money(workbook), (content, "total", column))
    }
    var checks = [
      sum(.planned, ledger.planned, figures.planned, "lines", "planned"),
      sum(.gross, ledger.gross, figures.gross, "lines", "gross"),
      sum(.counted, ledger.counted, figures.counted, "lines", "counted"),
      sum(.beyond, ledger.beyond, figures.beyond, "lines", "beyond"),
      sum(.recognised, ledger.recognised, figures.recognised, "lines", "recognised"),
      sum(.overruns, ledger.overruns, figures.over, "balance", "over"),
      sum(.savings, ledger.savings, figures.saving, "balance", "saving"),
      sum(
        .plannedFinancing, ledger.plannedFinancing, figures.plannedFinancing, "sources",
        "planned"),
      sum(
        .actualFinancing, ledger.actualFinancing, figures.actualFinancing, "sources", "actual"),
    ]
    for line in figures.lines {
      checks.append(
        check(
          .line, line.line.id, line.line.recognised, .money(line.recognised),
          ("lines", Self.row(line.line), "recognised"), ["line": line.line.id]))
    }
    for (position, source) in measure.sources.enumerated() {
      let row = Self.row(source)
      checks += [
        check(
          .source, source.id, source.actual, .money(figures.actual[position]),
          ("sources", row, "actual"), ["source": source.name]),
        check(
          .plannedShare, source.id, source.plannedShare,
          .percent(hundredths: figures.plannedShares.parts[position].share),
          ("sources", row, "plannedShare"), ["source": source.name]),
        check(
          .actualShare, source.id, source.actualShare,
          .percent(hundredths: figures.actualShares.parts[position].share),
          ("sources", row, "actualShare"), ["source": source.name]),
      ]
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
