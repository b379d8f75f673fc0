public import Amounts

/// The request for payment (Mittelanforderung, Zahlungsanforderung): what was spent, what falls due
/// in the window, and the most that may be paid out now, step by step (ANBest-P/-G Nr. 1.4).
public struct DrawdownRequest: FormFilling {
  let data: DrawdownRequestData
  /// Bookings and what is recognised of them are shown as a statement of use shows them.
  let statement: StatementOfUse

  var form: FormDefinition { statement.form }
  var language: Language { statement.language }
  var basis: ReportBasis { statement.basis }
  var calculation: Calculation { statement.calculation }

  /// Builds the report.
  /// - Parameters:
  ///   - form: a form of the kind ``FormKind/drawdownRequest``.
  ///   - language: the language of labels; sentences of `data` are in it already.
  /// - Throws: ``AmountError`` where a total does not fit into an amount.
  public static func report(
    _ data: DrawdownRequestData, form: FormDefinition, language: Language
  ) throws -> Report {
    try DrawdownRequest(data: data, statement: StatementOfUse(data.statement, form, language))
      .report()
  }

  func table(_ section: FormSection, _ item: FormItem?) throws -> FormContent? {
    switch section.content {
    case "need": need(section)
    case "due": due(section)
    case "computation": try computation(section)
    case "instalments": instalments(section)
    default: try statement.table(section, item)
    }
  }

  func pairs(_ section: FormSection, _ item: FormItem?) throws -> [FormBuilder.Pair]? {
    guard section.content == "window" else { return nil }
    return section.rows.map { row in
      let day = row.key == "useBy" ? data.useBy : basis.asOf
      return FormBuilder.Pair(
        key: row.key, label: label(section, row.key), value: Cell(.date(day)))
    }
  }

  /// Facts of its own; those of a statement of use come in addition.
  enum Fact: String, CaseIterable {
    case requested, maximum, need, useBy, number, year

    static let amounts: [Fact] = [.requested, .maximum, .need]
  }

  func ownValue(_ name: String) -> String? { statement.ownValue(name) }

  static let facts: [String] =
    Fact.allCases.map(\.rawValue)
    + [
      StatementOfUse.Fact.recipient, .recipientAddress, .recipientContact, .iban, .funder,
      .authorityReference, .paymentReference, .earlyStart, .forwardedStatements, .partners,
      .project, .projectId, .measure, .measureId, .award, .awardedOn, .amount, .rate, .financing,
      .period, .recognised, .received, .drawn,
    ].map(\.rawValue)

  func fact(_ name: String, _ item: FormItem?) throws -> Cell? {
    switch Fact(rawValue: name) {
    case .requested: .money(.same(Name.requested.reference))
    case .maximum: .money(.same(Name.maximum.reference))
    case .need: .money(.same(Name.need.reference))
    case .useBy: .date(.same(Name.useBy.reference))
    case .number: Cell(.integer(Int64(data.number)))
    case .year: .text(String(basis.asOf.year))
    case nil:
      switch name {
      case "drawn": .money(.same(Name.drawn.reference))
      case "received": .money(.same(Name.received.reference))
      case "amount": .money(.same(Name.awarded.reference))
      default: try statement.fact(name, item)
      }
    }
  }

  static let textPlaceholders =
    StatementOfUse.textPlaceholders.filter { $0 != "year" && $0 != "until" }
    + ["useBy", "requested", "requestedSpent", "requestedDue"]

  var placeholders: [String: String] {
    statement.placeholders.merging(["useBy": data.useBy.text(language)]) { $1 }
  }

  var figures: [String: Reference] {
    func part(_ row: String) -> Reference {
      .cell(block: "computation", row: row, column: "value")
    }
    let requested = ["requested": Name.requested.reference]
    // Forms that do not tell them apart have no such rows.
    guard section("computation")?.rows.contains(where: { $0.key == "forDue" }) == true else {
      return requested
    }
    return requested.merging(
      ["requestedSpent": part("forSpent"), "requestedDue": part("forDue")]
    ) { $1 }
  }

  /// A text names what was spent, and what falls due, where something is requested for it.
  func adapted(_ section: FormSection, _ item: FormItem?) -> FormSection {
    guard section.content == "text", !section.rows.isEmpty else { return section }
    let asked = [("spent", "forSpent"), ("due", "forDue")].filter { _, row in
      let amount = try? calculation.amount(
        .cell(block: "computation", row: row, column: "value"))
      return (amount ?? .zero) > .zero
    }.map(\.0)
    return section.with(
      text: section.text + section.rows.filter { asked.contains($0.key) }.map(\.label))
  }
}
