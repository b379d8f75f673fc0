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
      let own = orders.filter { $0.order.measure == scope.measure }
      let paid = payees.filter { $0.measure == scope.measure }
      guard let strictest = try scope.strictest() else {
        if let finding = try unchecked(scope, own, paid) { findings.append(finding) }
        continue
      }
      findings += try missing(scope, strictest, paid)
      for standing in own {
        if let finding = try below(scope, strictest, standing) { findings.append(finding) }
      }
      findings += try SplitOrders.findings(scope, strictest, own)
    }
    return findings
  }

  /// One finding for all payees of a measure: they are made up for together.
  private static func missing(
    _ scope: ProcurementScope, _ strictest: ProcurementScope.Strictest, _ payees: [PayeeSum]
  ) throws(AmountError) -> [Finding] {
    guard let first = strictest.rules.steps.first else { return [] }
    let above = payees.filter { $0.withoutOrder > first.above }
      .sorted { ($1.withoutOrder, $0.payee) < ($0.withoutOrder, $1.payee) }
    guard let largest = above.first else { return [] }
    let sum = try above.map(\.withoutOrder).sum()
    var measured: [Term] = [
      .words("an \(largest.payee)", "to \(largest.payee)"), .money(largest.withoutOrder),
      .words(
        "ohne Umsatzsteuer gebucht, kein Auftrag erfasst", "booked without VAT, no order recorded"),
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
        subject: largest.payee, amount: sum, norm: strictest.norm,
        measured: try measured + risk(of: sum),
        allowed: [.words("ohne Verfahren bis", "without a procedure up to"), .money(first.above)]
          + strictest.doubt)
    ]
  }

  /// Where no limit is known, or one that nobody read frees the measure, it says so once somebody
  /// got more than the smallest limit that any text has.
  private static func unchecked(
    _ scope: ProcurementScope, _ orders: [OrderStanding], _ payees: [PayeeSum]
  ) throws(AmountError) -> Finding? {
    let largest = (orders.map(\.netValue) + payees.map(\.withoutOrder)).max() ?? .zero
    guard largest > Procurement.smallestLimit, let (award, rules) = scope.awards.first else {
      return nil
    }
    let unread = scope.awards.first {
      $0.rules.procurement != nil && $0.rules.unread(.procurement) != nil
    }
    // What the notice does not ask for, or a limit that was read and is not reached, frees it.
    if scope.awards.contains(where: { $0.award.overrides[.procurement] == .off }) { return nil }
    if unread == nil, scope.awards.contains(where: { $0.rules.procurement != nil }) { return nil }
    let reason: [Term] =
      unread.flatMap(\.rules.procurement).map { limits in
        [
          .words("die Wertgrenzen gelten erst über", "the limits hold only above"),
          .money(limits.grantsAbove),
          .words("Zuwendungen (nicht gelesen)", "of grants (not read)"),
        ]
      } ?? [.words("keine Wertgrenze hinterlegt", "no limit is known")]
    return Finding(
      .procurementUnchecked, .info, project: scope.project, measure: scope.measure,
      award: (unread?.award ?? award).id, amount: .zero,
      norm: (unread?.rules ?? rules).norm(.procurement),
      measured: reason + [
        .words(
          "; größter Auftrag oder größte Summe an einen Empfänger ohne Umsatzsteuer",
          "; largest order or sum to one payee without VAT"), .money(largest),
      ], allowed: [])
  }

  private static func below(
    _ scope: ProcurementScope, _ strictest: ProcurementScope.Strictest, _ standing: OrderStanding
  ) throws(AmountError) -> Finding? {
    let order = standing.order
    let value = standing.netValue
    guard let step = strictest.rules.step(for: value), !step.isMet(by: order) else {
      return nil
    }
    let offers = order.offers ?? 0
    let procedure =
      order.procedure?.name
      ?? LocalizedText(de: "Vergabeart nicht erfasst", en: "no procedure recorded")
    var measured: [Term] = [
      .money(value),
      value > order.netValue
        ? .words("ohne Umsatzsteuer in Rechnung gestellt:", "invoiced without VAT:")
        : order.vat == nil
          ? .words("(brutto, Umsatzsteuer nicht angegeben):", "(gross, VAT not told):")
          : .words("ohne Umsatzsteuer:", "without VAT:"), .text(procedure), .sign(","),
      .number(Rational(Int64(offers))),
      offers == 1 ? .words("Angebot", "offer") : .words("Angebote", "offers"),
    ]
    measured += try risk(of: value)
    return Finding(
      .procurementBelow, .warning, project: scope.project, measure: scope.measure,
      subject: order.id, amount: try Money(rounding: value * most, .down),
      norm: strictest.norm, measured: measured,
      allowed: [
        .words("über", "above"), .money(step.above), .words("mindestens", "at least"),
        .text(step.procedure.name), .sign(","), .number(Rational(Int64(step.offers))),
        .words("Angebote", "offers"),
      ] + strictest.doubt)
  }

  static func risk(of value: Money) throws(AmountError) -> [Term] {
    [
      .words("; gefährdet in der Regel", "; at risk as a rule"), .rate(least),
      .words("bis", "to"), .rate(most), .words("davon:", "of it:"),
      .money(try Money(rounding: value * least, .down)), .words("bis", "to"),
      .money(try Money(rounding: value * most, .down)),
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

  /// Rules that hold for a measure.
  struct Strictest {
    let rules: Procurement
    let norm: String
    /// Says that nobody read them, where that is so.
    let doubt: [Term]
  }

  /// The rules that ask for most among those of its awards that hold here, with their norm.
  /// - Throws: ``AmountError/beyondLimit``.
  func strictest() throws(AmountError) -> Strictest? {
    let grants = try awards.map(\.award.amount).sum()
    var strictest: Strictest?
    for (_, rules) in awards {
      guard let own = rules.procurement, grants > own.grantsAbove else { continue }
      let first = own.steps.first?.above ?? .maximum
      if let known = strictest?.rules.steps.first?.above, known <= first { continue }
      strictest = Strictest(
        rules: own, norm: rules.norm(.procurement),
        doubt: rules.unread(.procurement) == nil
          ? []
          : [
            .words(
              "(Wertgrenze nicht gelesen: mit dem Bescheid vergleichen)",
              "(limit not read: compare with the notice)")
          ])
    }
    return strictest
  }
}
