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
    case requested, maximum, need, useBy
  }

  static let facts: [String] =
    Fact.allCases.map(\.rawValue)
    + [
      StatementOfUse.Fact.recipient, .recipientAddress, .funder, .funderAddress, .partners,
      .project, .projectId, .measure, .measureId, .award, .awardedOn, .amount, .rate, .financing,
      .period, .recognised, .received, .drawn,
    ].map(\.rawValue)

  func fact(_ name: String, _ item: FormItem?) throws -> Cell? {
    switch Fact(rawValue: name) {
    case .requested: .money(.same(Name.requested.reference))
    case .maximum: .money(.same(Name.maximum.reference))
    case .need: .money(.same(Name.need.reference))
    case .useBy: .date(.same(Name.useBy.reference))
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
    + ["useBy", "requested"]

  var placeholders: [String: String] {
    statement.placeholders.merging(["useBy": data.useBy.text(language)]) { $1 }
  }

  var figures: [String: Reference] { ["requested": Name.requested.reference] }
}
