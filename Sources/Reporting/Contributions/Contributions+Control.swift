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
      Comparison(Check.planned, data.planned, Name.planned.reference),
      Comparison(Check.booked, data.ledger.amount, Name.total.reference),
      Comparison(
        Check.recognised, try sources.map(\.recognised).reduce(.nothing) { try $0 + $1 },
        Name.recognised.reference),
    ]
    for index in data.partners.indices { checks += try partnerChecks(section, index) }
    return checks + [
      Comparison(
        Check.valuation, .none,
        data.partners.allSatisfy(\.entries.isEmpty)
          ? "0" : "SUMPRODUCT(--(\(Reference.column(block: "entries", column: "difference"))<>0))"),
      Comparison(Check.entries, data.ledger.count, "COUNT(\(Name.number.reference))"),
    ]
  }

  private func partnerChecks(_ section: FormSection, _ index: Int) throws -> [Comparison] {
    let partner = data.partners[index]
    var checks: [Comparison] = []
    for (position, source) in partner.sources.enumerated() {
      func check(_ check: Check, _ ledger: LedgerFigure, _ column: String) -> Comparison {
        Comparison(
          check, key: "\(Self.key(index)).\(position)",
          label: label(
            section, check.rawValue,
            [
              "partner": name(of: index), "measure": source.measure,
              "source": "\(kindLabel(source.kind)) (\(source.id))",
            ]), ledger,
          Reference.cell(
            block: block("sources", index), row: "source.\(position)", column: column))
      }
      checks += [
        check(.sourceBooked, source.booked, "booked"),
        check(.sourceRecognised, source.recognised, "recognised"),
      ]
    }
    let names = ["partner": name(of: index)]
    return checks + [
      Comparison(
        Check.partnerShare, key: Self.key(index),
        label: label(section, Check.partnerShare.rawValue, names), partner.share,
        Reference.cell(block: "partners", row: Self.row(index), column: "share")),
      Comparison(
        Check.confirmed, key: Self.key(index),
        label: label(section, Check.confirmed.rawValue, names),
        try partner.sources.map(\.booked).reduce(.nothing) { try $0 + $1 }, confirmed(index)),
    ]
  }

  /// The totals that the partner's sheet prints below what was given.
  private func confirmed(_ index: Int) -> Formula {
    let lists: [(content: String, holds: (ContributionsData.Kind) -> Bool)] = [
      ("cash", { !$0.isUnpaid }), ("inKind", { $0 == .inKind }), ("civic", { $0 == .civic }),
    ]
    let totals = lists.filter { list in
      data.partners[index].entries.contains { list.holds($0.kind) }
    }.map { Reference.cell(block: block($0.content, index), row: "total", column: "amount") }
    return totals.isEmpty ? "0" : "ROUND(\(Formula.joined(totals, "+")),2)"
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
