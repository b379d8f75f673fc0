import Amounts

/// A measure that grants pay for, with those of the final recipients that it passes them on to.
///
/// An award that is passed on is measured on all of their expenditure as its own notice and rules
/// see it: its rate, period, plan lines and in-kind rule. What a forwarding notice gives beyond
/// that its first recipient bears; what it gives less the funder does not pay.
struct FundedMeasure: Hashable, Sendable {
  let measure: Measure
  /// The awards as far as the measure keeps them.
  let kept: [AwardSettlement]
  /// As booked, with flat rates.
  let activities: [Activity]
  let units: DeliveredUnits
  let receivers: [FundedMeasure]
  /// The awards as their funders see them, in the order of ``kept``.
  private(set) var awards: [AwardSettlement]

  /// - Parameters:
  ///   - activities: as booked, known on the settlement's day.
  ///   - paid: what was drawn of an award, passed on or not; nil: as the activities have it.
  /// - Throws: ``AmountError/beyondLimit``.
  init(
    _ settlement: MeasureSettlement, activities: [Activity], receivers: [FundedMeasure],
    in project: Project, paid: ((String) -> GrantBalance.Paid)? = nil
  ) throws(AmountError) {
    measure = settlement.measure
    kept = settlement.awards
    units = settlement.units
    awards = settlement.awards
    var seen: Set<String> = [measure.id]
    self.receivers = receivers.filter { seen.insert($0.measure.id).inserted }
    self.activities = activities
    guard !receivers.isEmpty else { return }
    let booked = try Settlement.sums(activities)
    for (index, own) in kept.enumerated() {
      let parts = self.receivers.flatMap(\.awards).filter {
        $0.award.forwardedFrom == own.award.id
      }
      guard !parts.isEmpty, let notice = project.awards.first(where: { $0.id == own.award.id })
      else { continue }
      let joint = try joint(notice, own.rules, asOf: settlement.asOf)
      awards[index] = try own.whole(
        joint, of: notice, in: measure, with: parts,
        paid: paid?(notice.id) ?? booked.paid(notice.id))
    }
  }

  /// The notice on the expenditure of all that it pays for.
  private func joint(
    _ notice: Award, _ rules: RuleSet, asOf: CalendarDate
  ) throws(AmountError) -> AwardSettlement? {
    let payees = Forwarding.payees(of: notice.id, of: self) {
      ($0.measure.id, $0.kept.map(\.award), $0.receivers)
    }
    let others = payees.nodes.map(\.measure)
    let all = kept + payees.nodes.flatMap(\.kept)
    let beside = all.filter { !payees.chain.contains($0.award.id) }
    return try Settlement.settle(
      measure.joined(by: others), awards: [(notice, rules)],
      activities: activities + payees.nodes.flatMap { $0.activities.joined(as: $0.measure.id) },
      units: DeliveredUnits(([self] + payees.nodes).flatMap(\.units.deliveries)), asOf: asOf,
      beside: Settlement.Beside(
        views: all.map { ($0.award, $0.rules) },
        grants: try beside.map(\.entitled).sum().exact)
    ).awards.first
  }
}

extension Forwarding {
  /// What parts that are rounded each by itself may lack of a whole that is rounded once: a
  /// rounding unit of each.
  static func roundingSlack(_ parts: [RuleSet]) -> Money {
    Money(cents: parts.reduce(0) { $0 + ($1.rounding == .wholeEuroDown ? 100 : 1) })
  }

  /// What the measures of an award's final recipients are, each once, and the awards by which its
  /// money comes to them, itself among them.
  /// - Parameter parts: the measure's id, its awards, and the measures that they are passed on to.
  static func payees<Node>(
    of award: String, of first: Node, _ parts: (Node) -> (id: String, [Award], [Node])
  ) -> (nodes: [Node], chain: Set<String>) {
    var chain: Set<String> = [award]
    var seen: Set<String> = [parts(first).id]
    var found: [Node] = []
    var next = [first]
    while let node = next.popLast() {
      for receiver in parts(node).2 {
        let (id, awards, _) = parts(receiver)
        let notices = awards.filter { $0.forwardedFrom.map(chain.contains) ?? false }
        guard !notices.isEmpty, seen.insert(id).inserted else { continue }
        chain.formUnion(notices.map(\.id))
        found.append(receiver)
        next.append(receiver)
      }
    }
    return (found, chain)
  }
}

extension AwardSettlement {
  /// What the own part would come to besides if its expenditure were as planned. It stands where
  /// the whole notice is within its threshold (ANBest-P Nr. 2.2): the threshold compares what the
  /// funder pays for, not the part of it that the first recipient keeps. What final recipients are
  /// not entitled to is no change of expenditure and does not stand.
  func leftStanding(_ measure: Measure) throws(AmountError) -> Money {
    let lacking = try max(.zero, measure.plannedEligible(under: rules) - recognition.total)
    switch award.financing {
    case .share: return try Money(rounding: lacking * (shareRate?.rate ?? .zero), .down)
    case .deficit, .full: return lacking
    case .fixed, .fixedPerUnit: return .zero
    }
  }

  /// - Parameters:
  ///   - joint: the notice on the expenditure of all.
  ///   - measure: that of the own part.
  ///   - parts: the forwarding notices, settled.
  fileprivate func whole(
    _ joint: AwardSettlement?, of notice: Award, in measure: Measure, with parts: [AwardSettlement],
    paid: GrantBalance.Paid
  ) throws(AmountError) -> AwardSettlement {
    guard let joint else { return self }
    let own = try entitled + (joint.withinThreshold ? leftStanding(measure) : .zero)
    let sum = try own + parts.map(\.entitled).sum()
    let isLess =
      try sum + Forwarding.roundingSlack([rules] + parts.map(\.rules)) < joint.entitled
    let all = isLess ? sum : joint.entitled
    let terms =
      [.words("eigener Anteil", "own part"), .money(own)]
      + parts.flatMap { part -> [Term] in
        [
          .plus, .words("weitergeleitet", "passed on"), .sign(part.award.id),
          .money(part.entitled),
        ]
      }
    let less = SettlementStep(
      "Weniger weitergeleitet: höchstens der eigene Anteil und was weitergeleitet wird",
      "Less is passed on: at most the own part and what is passed on", terms, all)
    return AwardSettlement(
      award: notice, rules: rules, recognition: recognition, cover: cover,
      shareRate: joint.shareRate, withinThreshold: joint.withinThreshold,
      measured: isLess ? all.exact : joint.measured, entitled: all,
      arithmetic: isLess ? terms : joint.arithmetic,
      measuring: joint.measuring + (isLess ? [less] : []),
      balance: try GrantBalance(paid, entitled: all, rules), notes: notes,
      eligible: joint.recognition.total)
  }
}
