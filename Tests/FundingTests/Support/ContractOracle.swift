import Amounts
import Funding

/// `Settlement.md` once more, straight from its text and from the bookings themselves, to hold the
/// settlement against. It knows no activities, no drafts and no steps.
struct ContractOracle {
  let scenario: Scenario
  private(set) var entitled: [String: Money] = [:]
  private(set) var eligible: Money = .zero
  private(set) var ownCash: Money = .zero
  /// What the share, deficit and full grants may come to at most (step 5), cents.
  private(set) var room: Rational = .zero

  init(_ scenario: Scenario) throws {
    self.scenario = scenario
    let rules = try scenario.awards.map { try TestRules.library.rules(for: $0) }
    let seen = try zip(scenario.awards, rules).map { try recognised([($0, $1)]) }
    let covers = rules.map { cover($0) }
    // The measure's own: what any of its awards recognises.
    let own = try recognised(Array(zip(scenario.awards, rules)))
    let ownCover = covers.first ?? cover(nil)
    eligible = try Money(rounding: own.cash + own.inKind, .down)
    var grants = try zip(scenario.awards, zip(seen, zip(rules, covers))).map {
      try fixedOrShare($0, $1.0, $1.1.0, $1.1.1)
    }
    deficits(&grants, seen, rules, covers)
    for (index, award) in scenario.awards.enumerated() where award.financing == .full {
      let value = seen[index].cash + seen[index].inKind - covers[index].actual
      grants[index] = bounded(value, award, seen[index])
    }
    let isFixed = scenario.awards.map { [.fixed, .fixedPerUnit].contains($0.financing) }
    let fixed = zip(grants, isFixed).filter(\.1).map(\.0).sum()
    room = max(
      .zero, own.cash - ownCover.actual - ownCover.donations - ownCover.partnerOwn - fixed)
    let asked = grants.sum() - fixed
    if asked > room {
      for index in grants.indices where !isFixed[index] {
        grants[index] = grants[index] * room / asked
      }
    }
    for (award, (rules, grant)) in zip(scenario.awards, zip(rules, grants)) {
      entitled[award.id] = try Money(rounding: grant, rules.rounding)
    }
    let received = scenario.sources.filter { $0.kind.isCash && $0.kind != .ownCash }
      .map { cash(from: $0.id).cents }.reduce(0, +)
    let granted = entitled.values.map(\.cents).reduce(0, +)
    let inKind = try Money(rounding: own.inKind, .down).cents
    ownCash = Money(cents: eligible.cents - received - granted - inKind)
  }

  // MARK: Step 1

  /// `A` and `F`.
  private struct Recognised {
    var cash: Rational
    var inKind: Rational
    var all: Rational { cash + inKind }
  }

  private func counted(_ booking: Booking) -> CalendarDate? {
    var day: CalendarDate?
    if booking.kind == .expense, scenario.basis == .expenditure {
      day = booking.paidOn
    } else if booking.kind == .expense || booking.kind.isUnpaid {
      day = booking.voucherDate ?? booking.date
    } else {
      day = booking.date
    }
    return day.flatMap { max($0, booking.date) <= scenario.asOf ? $0 : nil }
  }

  /// What any of `views` recognises: the periods of all, the loosest line limit, the loosest cap.
  private func recognised(_ views: [(award: Award, rules: RuleSet)]) throws -> Recognised {
    var result = Recognised(cash: .zero, inKind: .zero)
    var unpaid: [BookingKind: Rational] = [.inKind: .zero, .civic: .zero]
    let isSilentlyAllowed =
      scenario.basis == .cost || scenario.lines.contains { $0.inKind && $0.eligible.cents > 0 }
    let isAllowed =
      views.isEmpty
      || views.contains { view in
        switch view.rules.settings[.inKindAllowed]?.value {
        case .flag(let told): told
        default: isSilentlyAllowed
        }
      }
    var counts: [String: Rational] = [:]
    for line in scenario.lines {
      var sum = Rational.zero
      for booking in scenario.bookings where booking.line == line.id {
        guard let day = counted(booking),
          views.isEmpty || views.contains(where: { $0.award.period.contains(day) })
        else { continue }
        let eligible = (booking.eligible ?? booking.amount).exact
        guard line.inKind else {
          sum += eligible
          continue
        }
        if booking.voucher == nil, booking.evidence.isEmpty { continue }
        if isAllowed { unpaid[booking.kind, default: .zero] += eligible }
      }
      if line.consent == nil, !line.inKind {
        let limits = try views.map { try limit(of: line, $0) }
        if !limits.contains(nil), let most = limits.compactMap({ $0 }).max() {
          sum = min(sum, most)
        }
      }
      // What was booked on a flat-rate line counts up to the rate.
      if let flatRate = line.flatRate {
        let base = flatRate.of.compactMap { counts[$0] }.sum()
        let most = try Money(rounding: base * flatRate.percent.value, .down)
        sum = min(sum, most.exact, (flatRate.cap ?? most).exact)
      }
      counts[line.id] = sum
      result.cash += sum
    }
    for kind in [BookingKind.inKind, .civic] {
      let most = try views.map {
        try capped(unpaid, cash: result.cash, by: $0.rules)[kind] ?? .zero
      }
      result.inKind += most.max() ?? unpaid[kind] ?? .zero
    }
    return result
  }

  /// The most that an award recognises of a line in cash; nil where it sets no limit. What the
  /// notice itself says binds a fixed award; what the rule set says does not.
  private func limit(
    of line: PlanLine, _ view: (award: Award, rules: RuleSet)
  ) throws -> Rational? {
    let isFixed = [.fixed, .fixedPerUnit].contains(view.award.financing)
    guard let limit = view.rules.rate(.lineOverrunLimit),
      !isFixed || view.award.overrides.keys.contains(.lineOverrunLimit)
    else { return nil }
    return try Money(rounding: line.planned.exact * (.one + limit.value), .down).exact
  }

  private func capped(
    _ unpaid: [BookingKind: Rational], cash: Rational, by rules: RuleSet
  ) throws -> [BookingKind: Rational] {
    let kinds = [
      (unpaid[.inKind] ?? .zero, rules.rate(.inKindCap)?.value),
      (unpaid[.civic] ?? .zero, rules.rate(.civicCap)?.value),
    ]
    let whole = rules.inKindCapBase == .includingFictive ? whole(cash, kinds) : cash
    let counted = try kinds.map { valued, cap in
      guard let cap else { return valued }
      return min(valued, max(.zero, try Money(rounding: whole * cap, .down).exact))
    }
    return [.inKind: counted[0], .civic: counted[1]]
  }

  /// The greatest `A + F` at which each kind is at most its part of it: one of those where some
  /// kinds stand at their caps and the others are counted whole.
  private func whole(_ cash: Rational, _ kinds: [(Rational, Rational?)]) -> Rational {
    var best = Rational.zero
    for atCap in [[false, false], [true, false], [false, true], [true, true]] {
      var counted = cash
      var rest = Rational.one
      for ((valued, cap), isAtCap) in zip(kinds, atCap) {
        if isAtCap, let cap { rest -= cap } else { counted += valued }
      }
      guard rest.sign > 0 else { continue }
      let candidate = counted / rest
      let gives = kinds.map { valued, cap in cap.map { min(valued, $0 * candidate) } ?? valued }
      if cash + gives.sum() >= candidate { best = max(best, candidate) }
    }
    return best
  }

  // MARK: Step 2

  private struct CoverSums {
    var planned: Rational = .zero
    var actual: Rational = .zero
    var donations: Rational = .zero
    var partnerOwn: Rational = .zero
    var ownPlanned: Rational = .zero
  }

  private func cash(from source: String) -> Money {
    Money(
      cents: scenario.bookings
        .filter { $0.source == source && !$0.kind.namesAward && counted($0) != nil }
        .map(\.amount.cents).reduce(0, +))
  }

  private func cover(_ rules: RuleSet?) -> CoverSums {
    var sums = CoverSums()
    for source in scenario.sources {
      let (planned, actual) = (source.planned.exact, cash(from: source.id).exact)
      switch source.kind {
      case .ownCash: sums.ownPlanned += planned
      case .partnerCash where source.countsAsOwnShare:
        sums.ownPlanned += planned
        sums.partnerOwn += actual
      case .donation where rules?.donationTreatment != .reducesEligibleBase:
        sums.ownPlanned += planned
        sums.donations += actual
      case .partnerCash, .revenue, .otherPublic, .donation:
        sums.planned += planned
        sums.actual += actual
      case .inKind, .civicEngagement: continue
      }
    }
    return sums
  }

  // MARK: Steps 3 and 4

  /// Of the plan only what the award lets count.
  private func planned(_ rules: RuleSet) -> Recognised {
    let isForbidden = rules.settings[.inKindAllowed]?.value == .flag(false)
    return Recognised(
      cash: scenario.lines.filter { !$0.inKind }.map(\.eligible.exact).sum(),
      inKind: isForbidden ? .zero : scenario.lines.filter(\.inKind).map(\.eligible.exact).sum())
  }

  private func isWithinThreshold(_ seen: Recognised, _ rules: RuleSet, _ cover: CoverSums) -> Bool {
    (seen.all - planned(rules).all).magnitude <= rules.reductionThreshold.exact
      && (cover.actual - cover.planned).magnitude <= rules.reductionThreshold.exact
  }

  private func bounded(_ value: Rational, _ award: Award, _ seen: Recognised) -> Rational {
    max(.zero, min(value, award.amount.exact, seen.all))
  }

  private func fixedOrShare(
    _ award: Award, _ seen: Recognised, _ rules: RuleSet, _ cover: CoverSums
  ) throws -> Rational {
    switch award.financing {
    case .fixed: return bounded(award.amount.exact, award, seen)
    case .fixedPerUnit:
      let units = scenario.bookings.filter { $0.method == .units && $0.date <= scenario.asOf }
        .compactMap(\.quantity).sum()
      return bounded((award.unitAmount ?? .zero).exact * units, award, seen)
    case .share:
      let within = isWithinThreshold(seen, rules, cover)
      let spent = within ? planned(rules).all : seen.all
      let brought = within ? cover.planned : cover.actual
      let (rate, isNet) = rate(award, rules, cover)
      if isNet { return bounded(rate * (spent - brought), award, seen) }
      switch rules.revenueTreatment {
      case .proportional:
        return bounded(rate * (spent - max(.zero, brought - cover.planned)), award, seen)
      case .deductFromBase: return bounded(rate * (spent - brought), award, seen)
      case .ignore: return bounded(rate * spent, award, seen)
      }
    case .deficit, .full: return .zero
    }
  }

  /// The rate, and whether it stands on what cover leaves of the expenditure.
  private func rate(
    _ award: Award, _ rules: RuleSet, _ cover: CoverSums
  ) -> (Rational, isNet: Bool) {
    let gross = planned(rules).all
    let net = max(.zero, gross - cover.planned)
    var isNet = award.rateBase == .net
    if award.rateBase == nil { isNet = rules.revenueTreatment == .deductFromBase }
    guard let printed = award.rate?.value else {
      let base = isNet ? net : gross
      return (base.isZero ? .zero : award.amount.exact / base, isNet)
    }
    func isExact(_ base: Rational) -> Bool {
      let tolerance = award.amount.cents.isMultiple(of: 100) ? Rational(100) : .one
      return base.sign > 0 && (award.amount.exact - printed * base).magnitude < tolerance
    }
    /// The rate in per cent has decimals, and amount / base rounds to the same ones.
    func isRounded(_ base: Rational) -> Bool {
      guard base.sign > 0, !Rate(printed).percentText(places: 6).hasSuffix(".000000") else {
        return false
      }
      for places in 1...6 {
        let text = Rate(printed).percentText(places: places)
        guard Rational(text: text) == printed * Rational(100) else { continue }
        return Rate(award.amount.exact / base).percentText(places: places) == text
      }
      return false
    }
    let isOpen = award.rateBase == nil && rules.revenueTreatment == .proportional
    if isOpen {
      isNet =
        !isExact(gross) && (isExact(net) || !isRounded(gross) && isRounded(net))
    }
    let base = isNet ? net : gross
    return (!isExact(base) && isRounded(base) ? award.amount.exact / base : printed, isNet)
  }

  private func deficits(
    _ grants: inout [Rational], _ seen: [Recognised], _ rules: [RuleSet], _ covers: [CoverSums]
  ) {
    let before = grants.sum()
    let awards = scenario.awards
    let amounts = awards.filter { $0.financing == .deficit }.map(\.amount.exact).sum()
    for (index, award) in awards.enumerated() where award.financing == .deficit && !amounts.isZero {
      let cover = covers[index]
      let within = isWithinThreshold(seen[index], rules[index], cover)
      let planned = planned(rules[index])
      let spent = within ? planned : seen[index]
      let base = rules[index].gapBase == .capToPlan ? min(spent.all, planned.all) : spent.all
      let own = max(cover.ownPlanned, cover.donations + cover.partnerOwn)
      let gap = base - spent.inKind - own - (within ? cover.planned : cover.actual) - before
      let part = max(.zero, min(gap, amounts)) * award.amount.exact / amounts
      grants[index] = bounded(part, award, seen[index])
    }
  }
}
