public import Amounts

/// What is paid to somebody, for the rules of procurement.
public struct PayeeSum: Hashable, Sendable {
  public let measure: String
  /// As the first booking names it.
  public let payee: String
  /// Expenses without VAT that name no order, cents.
  public let withoutOrder: Money

  public init(measure: String, payee: String, withoutOrder: Money) {
    self.measure = measure
    self.payee = payee
    self.withoutOrder = withoutOrder
  }
}

/// Orders above a value are awarded by a procedure and after offers (ANBest-P Nr. 3); who breaks
/// that loses 5 to 25 % of the order as a rule (BayVGH 21 ZB 14.1428; BNBest-EFRE HE Nr. 3.2).
enum ProcurementRule {
  /// What is at risk of an order that was not awarded as asked.
  private static let least = Rate(percent: 5)
  private static let most = Rate(percent: 25)

  /// - Parameters:
  ///   - measures: with their awards and rules.
  ///   - orders: of all measures.
  ///   - payees: what was paid without an order.
  /// - Throws: ``AmountError/beyondLimit``.
  static func findings(
    _ measures: [ProcurementScope], orders: [OrderStanding], payees: [PayeeSum]
  ) throws(AmountError) -> [Finding] {
    var findings: [Finding] = []
    for scope in measures {
      guard let (rules, norm) = try scope.strictest() else { continue }
      let own = orders.filter { $0.order.measure == scope.measure }
      findings += try missing(scope, rules, norm, payees.filter { $0.measure == scope.measure })
      for standing in own {
        if let finding = try below(scope, rules, norm, standing.order) { findings.append(finding) }
      }
    }
    return findings
  }

  /// One finding for all payees of a measure: they are made up for together.
  private static func missing(
    _ scope: ProcurementScope, _ rules: Procurement, _ norm: String, _ payees: [PayeeSum]
  ) throws(AmountError) -> [Finding] {
    guard let first = rules.steps.first else { return [] }
    let above = payees.filter { $0.withoutOrder > first.above }
      .sorted { ($1.withoutOrder, $0.payee) < ($0.withoutOrder, $1.payee) }
    guard let largest = above.first else { return [] }
    let sum = try above.map(\.withoutOrder).sum()
    var measured: [Term] = [
      .words("an \(largest.payee)", "to \(largest.payee)"), .money(largest.withoutOrder),
      .words(
        "ohne Umsatzsteuer gezahlt, kein Auftrag erfasst", "paid without VAT, no order recorded"),
    ]
    if above.count > 1 {
      measured += [
        .words("; mit \(above.count - 1) weiteren", "; with \(above.count - 1) others"),
        .money(sum),
      ]
    }
    return [
      Finding(
        .procurementMissing, .warning, project: scope.project, measure: scope.measure,
        subject: largest.payee, amount: sum, norm: norm, measured: measured + risk(of: sum),
        allowed: [.words("ohne Verfahren bis", "without a procedure up to"), .money(first.above)])
    ]
  }

  private static func below(
    _ scope: ProcurementScope, _ rules: Procurement, _ norm: String, _ order: Order
  ) throws(AmountError) -> Finding? {
    guard let step = rules.step(for: order.netValue) else { return nil }
    let isBelow = order.procedure.map { $0 < step.procedure } ?? true
    let offers = order.offers ?? 0
    guard isBelow || offers < step.offers else { return nil }
    let procedure =
      order.procedure?.name
      ?? LocalizedText(de: "Vergabeart nicht erfasst", en: "no procedure recorded")
    var measured: [Term] = [
      .money(order.netValue),
      order.vat == nil
        ? .words("(brutto, Umsatzsteuer nicht angegeben):", "(gross, VAT not told):")
        : .words("ohne Umsatzsteuer:", "without VAT:"), .text(procedure), .sign(","),
      .number(Rational(Int64(offers))), .words("Angebote", "offers"),
    ]
    measured += risk(of: order.netValue)
    return Finding(
      .procurementBelow, .warning, project: scope.project, measure: scope.measure,
      subject: order.id, amount: try Money(rounding: order.netValue * most, .down), norm: norm,
      measured: measured,
      allowed: [
        .words("über", "above"), .money(step.above), .words("mindestens", "at least"),
        .text(step.procedure.name), .sign(","), .number(Rational(Int64(step.offers))),
        .words("Angebote", "offers"),
      ])
  }

  private static func risk(of value: Money) -> [Term] {
    [
      .words("; gefährdet in der Regel", "; at risk as a rule"), .rate(least),
      .words("bis", "to"), .rate(most), .words("davon:", "of it:"),
      .exact(value * least), .words("bis", "to"), .exact(value * most),
    ]
  }
}

/// A measure as the rules of procurement see it.
public struct ProcurementScope: Sendable {
  public let project: String
  public let measure: String
  public let awards: [(award: Award, rules: RuleSet)]

  public init(project: String, measure: String, awards: [(award: Award, rules: RuleSet)]) {
    self.project = project
    self.measure = measure
    self.awards = awards
  }

  /// The rules that ask for most among those of its awards that hold here, with their norm.
  /// - Throws: ``AmountError/beyondLimit``.
  func strictest() throws(AmountError) -> (rules: Procurement, norm: String)? {
    let grants = try awards.map(\.award.amount).sum()
    var strictest: (rules: Procurement, norm: String)?
    for (_, rules) in awards {
      guard let own = rules.procurement, grants > own.grantsAbove else { continue }
      let first = own.steps.first?.above ?? .maximum
      if let known = strictest?.rules.steps.first?.above, known <= first { continue }
      strictest = (own, rules.norm(.procurement))
    }
    return strictest
  }
}
