public import Amounts

/// The most that may be drawn from an award on a day, step by step (Mittelabruf; ANBest-P/-G Nr.
/// 1.4). Amounts in cents.
public struct Drawdown: Hashable, Sendable {
  /// A ceiling on what may have been drawn in all.
  public struct Limit: Hashable, Sendable {
    public let code: FindingCode
    /// The most that drawdowns less repayments may come to.
    public let most: Money
    /// Where the ceiling is written.
    public let norm: String
    /// Its arithmetic.
    public let formula: [Term]
    /// What a budget year took with it that the funder may have carried over, cents.
    let lapsed: Money

    init(
      code: FindingCode, most: Money, norm: String, formula: [Term], lapsed: Money = .zero
    ) {
      self.code = code
      self.most = most
      self.norm = norm
      self.formula = formula
      self.lapsed = lapsed
    }

    /// How much an excess weighs: what only a carry-over allows is a question to the funder.
    func severity(of excess: Money) -> Severity { excess <= lapsed ? .warning : .error }
  }

  public let award: Award
  public let measure: Measure
  public let on: CalendarDate
  /// The last day on which money drawn now is used in time.
  public let useBy: CalendarDate
  /// Whether only what is paid already may be drawn.
  public let isReimbursed: Bool
  /// Recognised expenditure to date and what falls due in the window, in-kind included.
  public let need: Money
  /// The expenditure of ``need`` line by line, as this award sees it.
  public let recognition: Recognition
  /// What falls due in the window.
  public let due: Money
  /// How ``share`` comes from ``need``.
  public let terms: Terms
  /// What the award bears of ``need``.
  public let ownShare: Money
  /// What settling on that day with those expenses would grant for the measure itself.
  public let ownEntitled: Money
  /// What final recipients may have had of the award by then, each on its own notice.
  public let passedOn: [Drawdown]
  /// The measure as it would stand, with those of ``passedOn``.
  let funded: FundedMeasure
  /// ``ownShare`` with what ``passedOn`` bears.
  public let share: Money
  /// The same with that of ``passedOn``, by the award's own rules on the expenditure of all.
  public let entitled: Money
  /// Drawdowns less repayments.
  public let drawn: Money
  /// Need, own funds first, yearly amounts, holdback, as far as they apply.
  public let limits: [Limit]
  /// What may still be drawn, not below zero.
  public let maximum: Money
  public let steps: [SettlementStep]

  /// - Parameters:
  ///   - id: of an award of `measure`.
  ///   - activities: of the measure; those known after `date` are left out.
  ///   - units: delivered, and to be delivered for what is due.
  ///   - due: payments that are due or will be; those after the window do not count.
  ///   - passedOn: what the final recipients of the award may draw on that day; without them it is
  ///     the first recipient's own part.
  /// - Throws: ``UnknownRuleSet``, ``AmountError``, ``UnknownAward``.
  public static func maximum(
    of id: String, measure: Measure, in project: Project, library: RuleSetLibrary,
    activities: [Activity], units: DeliveredUnits = .zero, on date: CalendarDate,
    due: [DuePayment] = [], passedOn: [Drawdown] = []
  ) throws -> Drawdown {
    let input = try SettlementInput(
      measure, in: project, library: library, activities: activities, asOf: date,
      passedOn: Forwarding.most(passedOn.flatMap(\.funded.awards), asOf: date))
    let awards = input.awards
    guard let own = awards.first(where: { $0.award.id == id }) else {
      throw UnknownAward(id: id, known: awards.map(\.award.id))
    }
    let window = own.rules.duration(.useWindow) ?? Duration()
    let useBy = window.end(after: date)
    let isReimbursed = AwardFunds.isReimbursed(own.award, own.rules, basis: measure.basis)
    let inTime = isReimbursed ? [] : due.filter { $0.on <= useBy }
    let expected = Expected(measure: measure, due: inTime, on: date)
    let settlement = try Settlement.settle(
      expected.measure, awards: awards, activities: input.activities + expected.activities,
      units: units, asOf: date)
    guard let settled = settlement.awards.first(where: { $0.award.id == id }) else {
      throw UnknownAward(id: id, known: awards.map(\.award.id))
    }
    let notice = passedOn.isEmpty ? nil : project.awards.first { $0.id == id }
    let counted = notice == nil ? input.activities : activities
    let funded = try FundedMeasure(
      settlement, activities: input.booked + expected.activities,
      receivers: passedOn.map(\.funded), in: project)
    return try Drawdown(
      settled, notice ?? settled.award, in: settlement, funded, measure: measure,
      due: try inTime.map(\.amount).sum(), useBy: useBy, isReimbursed: isReimbursed,
      paid: counted.filter { $0.key.knownOn <= date }.paid(from: id), passedOn)
  }

  private init(
    _ settled: AwardSettlement, _ notice: Award, in settlement: MeasureSettlement,
    _ funded: FundedMeasure, measure: Measure, due: Money, useBy: CalendarDate, isReimbursed: Bool,
    paid: [DatedAmount],
    _ passedOn: [Drawdown]
  ) throws(AmountError) {
    award = notice
    self.passedOn = passedOn
    self.measure = measure
    on = settlement.asOf
    self.useBy = useBy
    self.isReimbursed = isReimbursed
    self.due = due
    need = settled.recognition.total
    recognition = settled.recognition
    ownEntitled = settled.entitled
    self.funded = funded
    entitled = funded.awards.first { $0.award.id == notice.id }?.entitled ?? ownEntitled
    drawn = try paid.map(\.amount).sum()
    let part = try AwardShare(settled, among: settlement)
    let (cash, inKind) = (settled.recognition.cash, settled.recognition.inKind)
    let exact = part.part(cash: cash, inKind: inKind)
    // Once the measure is done the whole grant is due, be it more than in proportion.
    let isOver = settled.award.isOver(by: settlement.asOf)
    terms = part.terms(cash: cash, inKind: inKind, isComplete: isOver)
    ownShare =
      isOver
      ? settled.entitled : min(try Money(rounding: exact, .down), settled.entitled)
    let sum = try ownShare + passedOn.map(\.share).sum()
    share = min(entitled, sum)
    let formula =
      passedOn.isEmpty
      ? part.formula(cash: cash, inKind: inKind)
      : [.money(ownShare)]
        + passedOn.flatMap { [.plus, .sign($0.award.id), .money($0.share)] }
        + (share < sum
          ? [
            .words("; nach den Regeln der Zuwendung höchstens", "; by the award's rules at most"),
            .money(entitled),
          ] : [])
    let beforeOwn = try Money(
      rounding: part.partBeforeOwnFunds(cash: cash, inKind: inKind), .down)
    limits = try Self.limits(
      notice, settled.rules, on: settlement.asOf, share: share,
      beforeOwn: try share + max(.zero, beforeOwn - ownShare), formula: formula, paid: paid)
    let most = limits.map(\.most).min() ?? .zero
    maximum = max(.zero, try most - drawn)
    steps =
      try Self.needSteps(
        settled, due: due, useBy: useBy, isReimbursed: isReimbursed, share: ownShare,
        exact: exact, isOver: isOver, formula: part.formula(cash: cash, inKind: inKind))
      + (passedOn.isEmpty
        ? []
        : [
          SettlementStep(
            "Mit dem Bedarf der Letztempfänger", "With the need of the final recipients", formula,
            share)
        ]) + Self.limitSteps(limits, drawn: drawn, maximum: maximum)
  }
}

/// An award that the measure does not have.
struct UnknownAward: Error, Hashable, Sendable {
  public let id: String
  public let known: [String]

  public init(id: String, known: [String]) {
    self.id = id
    self.known = known
  }
}
