import Amounts

// Figures of the ledger's settlement against those of the workbook, and names for both.
extension PlanActual {
  /// What is compared.
  enum Check: String, CaseIterable {
    case planned, gross, counted, recognised, beyond, overruns, savings
    case plannedFinancing, actualFinancing
    case line, source, plannedShare, actualShare
    case bookings, receipts
  }

  func comparisons(_ section: FormSection) throws -> [Comparison] {
    var checks: [Comparison] = []
    for index in figures.indices { checks += measureChecks(section, index) }
    return checks + [
      .count(
        Check.bookings, data.ledgerBookings, bookings.reduce(0) { $0 + $1.count },
        "COUNT(\(Name.bookingNumber.reference))"),
      .count(
        Check.receipts, data.ledgerReceipts, receipts.reduce(0) { $0 + $1.count },
        "COUNT(\(Name.receiptNumber.reference))"),
    ]
  }

  private func measureChecks(_ section: FormSection, _ index: Int) -> [Comparison] {
    let figures = figures[index]
    let (measure, ledger) = (figures.measure, figures.measure.ledger)
    func check(
      _ check: Check, _ key: String = "", _ ledger: CellValue, _ workbook: CellValue,
      _ cell: (content: String, row: String, column: String), _ more: [String: String] = [:]
    ) -> Comparison {
      let names = more.merging(["measureId": measure.id]) { own, _ in own }
      return Comparison(
        check.rawValue, key: "\(Self.key(index)).\(key)",
        label: label(section, check.rawValue, names), ledger: ledger, workbook: workbook,
        .same(.cell(block: block(cell.content, index), row: cell.row, column: cell.column)))
    }
    func sum(
      _ kind: Check, _ ledger: Money, _ workbook: Money, _ content: String, _ column: String
    ) -> Comparison {
      check(kind, "", .money(ledger), .money(workbook), (content, "total", column))
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
          .line, line.line.id, .money(line.line.recognised), .money(line.recognised),
          ("lines", Self.row(line.line), "recognised"), ["line": line.line.id]))
    }
    for (position, source) in measure.sources.enumerated() {
      let row = Self.row(source)
      checks += [
        check(
          .source, source.id, .money(source.actual), .money(figures.actual[position]),
          ("sources", row, "actual"), ["source": source.name]),
        check(
          .plannedShare, source.id, .percent(hundredths: source.plannedShare),
          .percent(hundredths: figures.plannedShares.parts[position].share),
          ("sources", row, "plannedShare"), ["source": source.name]),
        check(
          .actualShare, source.id, .percent(hundredths: source.actualShare),
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
