import Amounts

// Figures of the ledger's settlement against those of the workbook, and names for both.
extension Contributions {
  /// What is compared.
  enum Check: String, CaseIterable {
    case planned, booked, recognised, sourceBooked, sourceRecognised, partnerShare
    case valuation, entries
  }

  func comparisons(_ section: FormSection) throws -> [Comparison] {
    let sources = data.partners.flatMap(\.sources)
    var checks: [Comparison] = [
      .money(
        Check.planned, try sources.map(\.planned).sum(), try figures.map(\.planned).sum(),
        Name.planned.reference),
      .money(
        Check.booked, try sources.map(\.booked).sum(),
        try figures.flatMap(\.rows).map(\.entry.amount).sum(), Name.total.reference),
      .money(
        Check.recognised, try sources.map(\.recognised).sum(), try figures.map(\.recognised).sum(),
        Name.recognised.reference),
    ]
    for index in figures.indices { checks += try partnerChecks(section, index) }
    let differ = figures.flatMap(\.rows).count { $0.entry.amount != $0.value }
    return checks + [
      .count(
        Check.valuation, 0, differ,
        data.ledgerEntries == 0 && figures.allSatisfy(\.rows.isEmpty)
          ? "0" : "SUMPRODUCT(--(\(Reference.column(block: "entries", column: "difference"))<>0))"),
      .count(
        Check.entries, data.ledgerEntries, figures.reduce(0) { $0 + $1.rows.count },
        "COUNT(\(Name.number.reference))"),
    ]
  }

  private func partnerChecks(_ section: FormSection, _ index: Int) throws -> [Comparison] {
    let figures = figures[index]
    let shares = Allocation.hundredthsOfPercent(
      try data.partners.map { try $0.sources.map(\.recognised).sum() },
      of: try data.partners.flatMap(\.sources).map(\.recognised).sum())
    var checks: [Comparison] = []
    for (position, row) in figures.sources.enumerated() {
      let source = row.source
      func check(
        _ check: Check, _ ledger: Money, _ workbook: Money, _ column: String
      ) -> Comparison {
        .money(
          check, ledger, workbook,
          .cell(block: block("sources", index), row: "source.\(position)", column: column),
          key: "\(Self.key(index)).\(position)",
          label: label(
            section, check.rawValue,
            [
              "partner": name(of: index), "measure": source.measure,
              "source": "\(kindLabel(source.kind)) (\(source.id))",
            ]))
      }
      checks += [
        check(.sourceBooked, source.booked, row.booked, "booked"),
        check(.sourceRecognised, source.recognised, row.recognised, "recognised"),
      ]
    }
    checks.append(
      Comparison(
        Check.partnerShare.rawValue, key: Self.key(index),
        label: label(section, Check.partnerShare.rawValue, ["partner": name(of: index)]),
        ledger: .percent(hundredths: shares[index]),
        workbook: .percent(hundredths: partnerShares.parts[index].share),
        .same(.cell(block: "partners", row: Self.row(index), column: "share"))))
    return checks
  }

  /// The workbook's names, the same in every language.
  enum Name: String, WorkbookName {
    case planned = "Beitraege_Plan"
    case recognised = "Beitraege_anerkannt"
    case total = "Beitraege_gebucht"
    case amount = "Belege_Betrag"
    case number = "Belege_Nummer"

    var cells: Reference {
      switch self {
      case .planned: .cell(block: "partners", row: "total", column: "planned")
      case .recognised: .cell(block: "partners", row: "total", column: "total")
      case .total: .cell(block: "entries", row: "total", column: "amount")
      case .amount: .column(block: "entries", column: "amount")
      case .number: .column(block: "entries", column: "number")
      }
    }
  }

  var names: [Report.DefinedName] { Name.all }
}
