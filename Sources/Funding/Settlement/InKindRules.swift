import Amounts

/// What an award's rules recognise of in-kind contributions and of work by the hour (`contract.md`
/// §5 step 1): whether unpaid contributions count at all, the most of each kind, and the highest
/// hourly rates.
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
  }

  /// Whether unpaid contributions count: on the cost basis, where the plan holds an eligible
  /// in-kind line, or where rule set or notice allow them.
  let counts: Bool
  private let partnersCap: Rate?
  private let civicCap: Rate?
  private let base: InKindCapBase
  private let civicRate: Money?
  private let staffRate: Money?

  init(_ rules: RuleSet?, measure: Measure) {
    counts =
      rules == nil || measure.basis == .cost || rules?.flag(.inKindAllowed) == true
      || measure.lines.contains { $0.inKind && $0.eligible > .zero }
    partnersCap = rules?.rate(.inKindCap)
    civicCap = rules?.rate(.civicCap)
    base = rules?.inKindCapBase ?? .cashOnly
    civicRate = rules?.money(.civicHourlyRate)
    staffRate = rules?.money(.staffHourlyRateLimit)
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
    let whole = base == .cashOnly ? cash.exact : total(partners, civic, cash)
    func limit(_ cap: Rate?) throws(AmountError) -> Money? {
      guard let cap, let whole else { return nil }
      return max(.zero, try Money(rounding: whole * cap.value, .down))
    }
    let (partnersLimit, civicLimit) = (try limit(partnersCap), try limit(civicCap))
    return Recognised(
      partners: min(partners, partnersLimit ?? partners), civic: min(civic, civicLimit ?? civic),
      partnersLimit: partnersLimit, civicLimit: civicLimit)
  }

  /// `A + F` where each kind is at most its part of it; nil where the caps leave no limit.
  private func total(_ partners: Money, _ civic: Money, _ cash: Money) -> Rational? {
    let kinds = [(partners.exact, partnersCap), (civic.exact, civicCap)]
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
      return whole([partnersCap != nil, civicCap != nil]) ?? none
    }
    // One kind alone is over; cutting it lowers the whole, so that the other may be over, too.
    let other = over[0] ? 1 : 0
    if over[0] != over[1], let one = whole(over), kinds[other].0 <= most(other, one) { return one }
    return whole([true, true])
  }
}
