public import Amounts

/// A flat-rate line (Pauschale): a percentage of other lines, capped, without vouchers (Art. 54 VO
/// (EU) 2021/1060 and the notice). The statement of use shows the computation.
public struct FlatRate: Hashable, Sendable {
  public let percent: Rate
  /// Ids of the lines it is a percentage of.
  public let of: [String]
  /// The most it may come to, cents; nil where nothing caps it.
  public let cap: Money?
  /// The article that EU money rests it on; nil where the file names none.
  public let article: Article?

  public init(percent: Rate, of: [String], cap: Money? = nil, article: Article? = nil) {
    self.percent = percent
    self.of = of
    self.cap = cap
    self.article = article
  }

  /// The flat rate of `base` cents, down to the cent: EFRE NRW computes 15 % of 6,170.50 EUR as
  /// 925.57 EUR.
  /// - Throws: ``AmountError/beyondLimit``.
  public func amount(of base: Money) throws(AmountError) -> Money {
    let amount = try Money(rounding: base * percent, .down)
    return cap.map { min(amount, $0) } ?? amount
  }

  /// The expenses that the flat-rate lines of `measure` stand for: they grow with what counts on
  /// their base lines.
  ///
  /// A line that has bookings of its own gets none: who books the flat rate does not get it twice.
  /// - Parameter activities: of the measure, already limited to the day of the report.
  /// - Throws: ``AmountError/beyondLimit``.
  public static func activities(
    of measure: Measure, _ activities: [Activity]
  ) throws(AmountError) -> [Activity] {
    var derived: [Activity] = []
    for line in measure.lines {
      guard let flatRate = line.flatRate, !activities.contains(where: { $0.key.line == line.id })
      else {
        continue
      }
      var days: [CalendarDate: Money] = [:]
      for activity in activities where flatRate.of.contains(activity.key.line ?? "") {
        guard let day = activity.key.countsOn else { continue }
        days[day] = try (days[day] ?? .zero) + activity.eligible
      }
      var base = Money.zero
      var sum = Money.zero
      for day in days.keys.sorted() {
        base = try base + (days[day] ?? .zero)
        let reached = try flatRate.amount(of: base)
        let step = try reached - sum
        guard !step.isZero else { continue }
        sum = reached
        derived.append(
          Activity(
            key: Activity.Key(
              measure: measure.id, kind: .expense, line: line.id, source: nil, countsOn: day,
              knownOn: day),
            amount: step, eligible: step))
      }
    }
    return derived
  }
}
