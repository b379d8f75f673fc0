import Amounts

/// What an award's rules recognise of in-kind contributions and of work by the hour (step 1 of
/// `Settlement.md`): whether unpaid contributions count at all, the most of each kind, and the
/// highest hourly rates.
struct InKindRules {
  /// Cents.
  struct Recognised {
    /// Partners' in-kind contributions.
    var partners: Money
    /// Civic engagement.
    var civic: Money
    /// The most of each; nil without a cap.
    var partnersLimit: Money?
    var civicLimit: Money?

    /// The more of both, kind by kind.
    func loosest(_ other: Recognised) -> Recognised {
      func limit(_ a: Money?, _ b: Money?) -> Money? {
        if let a, let b { max(a, b) } else { nil }
      }
      return Recognised(
        partners: max(partners, other.partners), civic: max(civic, other.civic),
        partnersLimit: limit(partnersLimit, other.partnersLimit),
        civicLimit: limit(civicLimit, other.civicLimit))
    }
  }

  /// Of one rule set.
  private struct Caps {
    let partners: Rate?
    let civic: Rate?
    let base: InKindCapBase
  }

  /// Whether unpaid contributions count: as rule set or notice say; where they are silent, on the
  /// cost basis, or where the plan holds an eligible in-kind line.
  let counts: Bool
  private let caps: [Caps]
  private let civicRate: Money?
  private let staffRate: Money?

  /// - Parameter views: the rules of awards, of which the loosest holds; none: nothing is cut.
  init(anyOf views: [RuleSet], measure: Measure) {
    let planned =
      measure.basis == .cost || measure.lines.contains { $0.inKind && $0.eligible > .zero }
    counts = views.isEmpty || views.contains { $0.allowsInKind ?? planned }
    caps = views.map {
      Caps(partners: $0.rate(.inKindCap), civic: $0.rate(.civicCap), base: $0.inKindCapBase)
    }
    func loosest(_ parameter: Parameter) -> Money? {
      let limits = views.map { $0.money(parameter) }
      return limits.contains(nil) ? nil : limits.compactMap { $0 }.max()
    }
    civicRate = loosest(.civicHourlyRate)
    staffRate = loosest(.staffHourlyRateLimit)
  }

  /// The highest hourly rate for `kind`; nil where nothing limits it.
  func hourlyLimit(_ kind: BookingKind) -> Money? {
    switch kind {
    case .civic: civicRate
    case .inKind, .expense: staffRate
    default: nil
    }
  }

  /// The eligible part of an activity as far as its hourly rate is recognised, down to the cent.
  /// - Throws: ``AmountError/beyondLimit``.
  func recognisedRate(_ eligible: Money, of key: Activity.Key) throws(AmountError) -> Money {
    guard let hourly = key.hourlyRate, let most = hourlyLimit(key.kind), hourly > most else {
      return eligible
    }
    let part = eligible.exact * most.exact / hourly.exact
    // What a reversal takes back is cut like what it reverses.
    return eligible.isNegative
      ? -(try Money(rounding: -part, .down)) : try Money(rounding: part, .down)
  }

  /// What counts of an activity: nothing of what is not proven or not allowed.
  /// - Throws: ``AmountError/beyondLimit``.
  func counted(_ activity: Activity) throws(AmountError) -> Money {
    guard activity.key.kind.isUnpaid else {
      return try recognisedRate(activity.eligible, of: activity.key)
    }
    guard counts else { return .zero }
    return try recognisedRate(activity.eligible - activity.unproven, of: activity.key)
  }

  /// What the caps leave of valued contributions.
  /// - Parameter cash: `A`.
  /// - Throws: ``AmountError/beyondLimit``.
  func capped(
    partners: Money, civic: Money, cash: Money
  ) throws(AmountError) -> Recognised {
    var loosest: Recognised?
    for own in caps {
      let next = try capped(own, partners: partners, civic: civic, cash: cash)
      loosest = loosest.map { $0.loosest(next) } ?? next
    }
    return loosest ?? Recognised(partners: partners, civic: civic)
  }

  private func capped(
    _ caps: Caps, partners: Money, civic: Money, cash: Money
  ) throws(AmountError) -> Recognised {
    let whole = caps.base == .cashOnly ? cash.exact : total(caps, partners, civic, cash)
    func limit(_ cap: Rate?) throws(AmountError) -> Money? {
      guard let cap, let whole else { return nil }
      return max(.zero, try Money(rounding: whole * cap.value, .down))
    }
    let (partnersLimit, civicLimit) = (try limit(caps.partners), try limit(caps.civic))
    return Recognised(
      partners: min(partners, partnersLimit ?? partners), civic: min(civic, civicLimit ?? civic),
      partnersLimit: partnersLimit, civicLimit: civicLimit)
  }

  /// `A + F` where each kind is at most its part of it; nil where the caps leave no limit.
  private func total(
    _ caps: Caps, _ partners: Money, _ civic: Money, _ cash: Money
  ) -> Rational? {
    let kinds = [(partners.exact, caps.partners), (civic.exact, caps.civic)]
    /// The whole where the kinds of `bound` stand at their caps.
    func whole(_ bound: [Bool]) -> Rational? {
      var free = cash.exact
      var rest = Rational.one
      for (kind, isBound) in zip(kinds, bound) {
        if isBound { rest -= kind.1?.value ?? .zero } else { free += kind.0 }
      }
      return rest.sign > 0 ? free / rest : nil
    }
    func most(_ index: Int, _ whole: Rational) -> Rational {
      kinds[index].1.map { $0.value * whole } ?? kinds[index].0
    }
    let none = whole([false, false]) ?? cash.exact
    let over = kinds.indices.map { kinds[$0].0 > most($0, none) }
    guard over.contains(true) else {
      // Nothing is cut; the limits are shown as they would bind.
      return whole([caps.partners != nil, caps.civic != nil]) ?? none
    }
    // One kind alone is over; cutting it lowers the whole, so that the other may be over, too.
    let other = over[0] ? 1 : 0
    if over[0] != over[1], let one = whole(over), kinds[other].0 <= most(other, one) { return one }
    return whole([true, true])
  }
}
