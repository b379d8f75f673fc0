import Amounts

/// What the final recipients of an award are entitled to over time, and what the award's own rules
/// give on the expenditure of all: as much of what was drawn for them is used, whoever holds it
/// until then.
struct ForwardedNeeds {
  /// One list for each forwarding notice, as ``Entitlements/needs(_:)`` gives them.
  private var needs: [[DatedAmount]] = []
  /// The notice on the expenditure of all (``FundedMeasure``).
  private var joint: [Entitlements.Step] = []
  private let slack: Money
  /// What they would be entitled to besides if what is booked were paid, cents.
  private(set) var ofUnpaid = Money.zero

  /// - Parameters:
  ///   - award: that is passed on.
  ///   - own: of the measure that passes it on.
  ///   - receivers: the measures of its final recipients.
  ///   - first: the first day that is asked for.
  /// - Throws: ``AmountError/beyondLimit``.
  init(
    of award: String, _ own: Entitlements, units: DeliveredUnits, in measure: Measure,
    _ receivers: [Assessment], from first: CalendarDate
  ) throws(AmountError) {
    var rules = own.phases.last?.awards.filter { $0.award.id == award }.map(\.rules) ?? []
    for receiver in receivers {
      let notices = receiver.awards.filter { $0.award.forwardedFrom == award }
      guard !notices.isEmpty else { continue }
      let settlement = receiver.settlement
      let time = try Entitlements(receiver.phases, units: settlement.units, from: first)
      for notice in notices {
        let id = notice.award.id
        let further = try ForwardedNeeds(
          of: id, time, units: settlement.units, in: settlement.measure, receiver.receivers,
          from: first)
        rules.append(notice.rules)
        let own = settlement.awards.first { $0.award.id == id }
        needs.append(
          try further.added(
            to: time.needs(id), standing: own?.leftStanding(settlement.measure) ?? .zero))
        let kept = own?.entitled ?? .zero
        ofUnpaid =
          try ofUnpaid + further.ofUnpaid + max(.zero, (time.withUnpaid(id) ?? kept) - kept)
      }
    }
    slack = Forwarding.roundingSlack(rules)
    guard !needs.isEmpty else { return }
    joint = try Self.joint(award, own, units, measure, receivers, from: first)
  }

  /// The notice on the expenditure of all that it pays for, by the terms of each time.
  private static func joint(
    _ award: String, _ own: Entitlements, _ units: DeliveredUnits, _ measure: Measure,
    _ receivers: [Assessment], from first: CalendarDate
  ) throws(AmountError) -> [Entitlements.Step] {
    let start = Payee(measure: measure.id, units: units, phases: own.phases, receivers: receivers)
    let payees = Forwarding.payees(of: award, of: start) {
      ($0.measure, $0.phases.last?.awards.map(\.award) ?? [], $0.receivers.map(Payee.init))
    }
    let all = [start] + payees.nodes
    var others: [[DatedAmount]] = []
    for payee in all {
      let beside = Set(payee.phases.flatMap { $0.awards.map(\.award.id) })
        .subtracting(payees.chain)
      guard !beside.isEmpty else { continue }
      let time = try Entitlements(payee.phases, units: payee.units, from: first)
      others += beside.sorted().map { time.needs($0) }
    }
    let phases = try Phase.joined(award, all.map(\.phases), grants: total(others))
    let delivered = DeliveredUnits(all.flatMap(\.units.deliveries))
    return try Entitlements(phases, units: delivered, from: first).steps(award)
  }

  /// A measure that the award pays for.
  private struct Payee {
    let measure: String
    let units: DeliveredUnits
    let phases: [Phase]
    let receivers: [Assessment]

    init(measure: String, units: DeliveredUnits, phases: [Phase], receivers: [Assessment]) {
      self.measure = measure
      self.units = units
      self.phases = phases
      self.receivers = receivers
    }

    init(_ assessment: Assessment) {
      self.init(
        measure: assessment.settlement.measure.id, units: assessment.settlement.units,
        phases: assessment.phases, receivers: assessment.receivers)
    }
  }

  /// These needs and `own` together at the end of each day on which one of them changes, at most
  /// what the award's own rules give by the version of that day.
  /// - Parameter standing: what the threshold of the whole lets stand of the own part
  ///   (``AwardSettlement/leftStanding(_:)``).
  /// - Throws: ``AmountError/beyondLimit``.
  func added(
    to own: [DatedAmount], standing: Money
  ) throws(AmountError) -> [DatedAmount] {
    guard !needs.isEmpty else { return own }
    let parts = try Self.total([own] + needs)
    var result: [DatedAmount] = []
    for day in Set(parts.map(\.date) + joint.map(\.need.date)).sorted() {
      let step = joint.last { $0.need.date <= day }
      let whole = step?.need.amount ?? .zero
      // As ``FundedMeasure`` has it.
      let sum =
        try (parts.last { $0.date <= day }?.amount ?? .zero)
        + (step?.isAsPlanned == true ? standing : .zero)
      let isLess = try sum + slack < whole
      result.append(DatedAmount(day, isLess ? sum : whole))
    }
    return result
  }

  /// The sum of all at the end of each day on which one of them changes.
  private static func total(_ all: [[DatedAmount]]) throws(AmountError) -> [DatedAmount] {
    var result: [DatedAmount] = []
    for day in Set(all.joined().map(\.date)).sorted() {
      result.append(
        DatedAmount(day, try all.map { $0.last { $0.date <= day }?.amount ?? .zero }.sum()))
    }
    return result
  }
}

extension Phase {
  /// The terms of an award on the expenditure of all that it pays for.
  /// - Parameters:
  ///   - all: the terms of its own measure, then of each of the final recipients, oldest first.
  ///   - grants: what other awards come to for the same expenditure.
  fileprivate static func joined(
    _ award: String, _ all: [[Phase]], grants: [DatedAmount]
  ) -> [Phase] {
    let days = Set(all.joined().compactMap(\.from)).sorted()
    return ([nil] + days).compactMap { day in
      let held = all.compactMap { phases in
        phases.last { phase in
          guard let from = phase.from else { return true }
          return day.map { from <= $0 } ?? false
        } ?? phases.first
      }
      guard let own = held.first else { return nil }
      let others = held.dropFirst()
      let kept = own.awards.filter { $0.award.id == award }
      return Phase(
        from: day, project: own.project,
        measure: own.measure.joined(by: others.map(\.measure)),
        awards: kept.map { kept in
          (own.project.awards.first { $0.id == award } ?? kept.award, kept.rules)
        },
        activities: own.activities
          + others.flatMap { $0.activities.joined(as: $0.measure.id) },
        beside: held.flatMap(\.awards).filter { $0.award.id != award }, grantsBeside: grants)
    }
  }
}
