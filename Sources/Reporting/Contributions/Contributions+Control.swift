import Amounts

// Figures of the ledger's settlement against those of the workbook, and names for both.
extension Contributions {
  /// What is compared.
  enum Check: String, CaseIterable {
    case planned, booked, recognised, sourceBooked, sourceRecognised, partnerShare
    case valuation, entries
    case confirmed

    /// Those that every form labels.
    static let always = allCases.filter { $0 != .confirmed }
  }

  func comparisons(_ section: FormSection) throws -> [Comparison] {
    let sources = data.partners.flatMap(\.sources)
    var checks: [Comparison] = [
      .money(
        Check.planned, data.planned, try figures.map(\.planned).sum(),
        Name.planned.reference),
      .money(
        Check.booked, data.ledger.amount,
        try figures.flatMap(\.rows).map(\.entry.amount).sum(), Name.total.reference),
      .money(
        Check.recognised, try sources.map(\.recognised).reduce(.nothing) { try $0 + $1 },
        try figures.map(\.recognised).sum(),
        Name.recognised.reference),
    ]
    for index in figures.indices { checks += try partnerChecks(section, index) }
    let differ = figures.flatMap(\.rows).count { $0.entry.amount != $0.value }
    return checks + [
      .count(
        Check.valuation, .none, differ,
        figures.allSatisfy(\.rows.isEmpty)
          ? "0" : "SUMPRODUCT(--(\(Reference.column(block: "entries", column: "difference"))<>0))"),
      .count(
        Check.entries, data.ledger.count, figures.reduce(0) { $0 + $1.rows.count },
        "COUNT(\(Name.number.reference))"),
    ]
  }

  private func partnerChecks(_ section: FormSection, _ index: Int) throws -> [Comparison] {
    let figures = figures[index]
    var checks: [Comparison] = []
    for (position, row) in figures.sources.enumerated() {
      let source = row.source
      func check(
        _ check: Check, _ ledger: LedgerFigure, _ workbook: Money, _ column: String
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
    let partner = ["partner": name(of: index)]
    return checks + [
      Comparison(
        Check.partnerShare, key: Self.key(index),
        label: label(section, Check.partnerShare.rawValue, partner), data.partners[index].share,
        SheetFigure(
          .percent(hundredths: partnerShares.parts[index].share),
          .same(.cell(block: "partners", row: Self.row(index), column: "share")))),
      Comparison(
        Check.confirmed, key: Self.key(index),
        label: label(section, Check.confirmed.rawValue, partner),
        try figures.sources.map(\.source.booked).reduce(.nothing) { try $0 + $1 },
        SheetFigure(.money(try figures.rows.map(\.value).sum()), confirmed(index))),
    ]
  }

  /// The totals that the partner's sheet prints below what was given.
  private func confirmed(_ index: Int) -> Formula {
    let lists: [(content: String, holds: (ContributionsData.Kind) -> Bool)] = [
      ("cash", { !$0.isUnpaid }), ("inKind", { $0 == .inKind }), ("civic", { $0 == .civic }),
    ]
    let totals = lists.filter { list in
      figures[index].rows.contains { list.holds($0.entry.kind) }
    }.map { Reference.cell(block: block($0.content, index), row: "total", column: "amount") }
    guard let first = totals.first else { return "0" }
    return "ROUND(\(totals.dropFirst().reduce("\(first)" as Formula) { "\($0)+\($1)" }),2)"
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
