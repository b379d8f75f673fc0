import Amounts

/// What the formulas of one measure give, computed from the rows that are written: where the ledger
/// says otherwise, the control sheet shows it.
struct PlanActualFigures {
  /// What one line comes to.
  struct Line {
    let line: PlanActualData.Line
    let gross: Money
    let counted: Money
    let deviation: Money
    /// Nil where the line does not bind.
    let limit: Money?
    let beyond: Money
    let recognised: Money
    /// Overrun without consent, and saving; of lines in cash.
    let over: Money
    let saving: Money
    var covered = Money.zero
    var used = Money.zero
  }

  /// A saving that makes up for an overrun (Ausgleich).
  struct Compensation {
    /// Index of the line that saves and of the one that overruns.
    let from: Int
    let to: Int
    let amount: Money
  }

  let measure: PlanActualData.Measure
  /// The award whose limit and period hold.
  let award: PlanActualData.Award?
  /// How far a line may be overrun; nil where lines do not bind.
  let limit: Rate?
  private(set) var lines: [Line] = []
  private(set) var compensations: [Compensation] = []
  let planned: Money
  let gross: Money
  let counted: Money
  let deviation: Money
  let beyond: Money
  let recognised: Money
  let over: Money
  let saving: Money
  /// Overruns that no saving makes up for.
  let uncovered: Money

  /// By source.
  let booked: [Money]
  let actual: [Money]
  /// Index of the source that bears what no other covers.
  let residual: Int?
  let plannedFinancing: Money
  let actualFinancing: Money
  let plannedShares: LargestRemainder
  let actualShares: LargestRemainder

  init(
    _ measure: PlanActualData.Measure, bookings: [VoucherLine], receipts: [VoucherLine]
  ) throws(AmountError) {
    let award = measure.awards.first
    let limit = award.flatMap { $0.isFixed ? nil : $0.limit }
    (self.measure, self.award, self.limit) = (measure, award, limit)
    var gross: [String: Money] = [:]
    var counted: [String: Money] = [:]
    for booking in bookings {
      gross[booking.line] = try (gross[booking.line] ?? .zero) + booking.amount
      counted[booking.line] =
        try (counted[booking.line] ?? .zero) + Self.counted(booking, award?.period)
    }
    for line in measure.lines {
      lines.append(
        try Self.line(
          line, gross[line.id] ?? .zero, counted[line.id] ?? .zero, limit: limit))
    }
    planned = try lines.map(\.line.planned).sum()
    self.gross = try lines.map(\.gross).sum()
    self.counted = try lines.map(\.counted).sum()
    deviation = try self.counted - planned
    beyond = try lines.map(\.beyond).sum()
    recognised = try lines.map(\.recognised).sum()
    over = try lines.map(\.over).sum()
    saving = try lines.map(\.saving).sum()
    uncovered = max(.zero, try over - saving)

    var sums: [String: Money] = [:]
    for receipt in receipts {
      sums[receipt.source] = try (sums[receipt.source] ?? .zero) + receipt.amount
    }
    booked = measure.sources.map { sums[$0.id] ?? .zero }
    let residual = measure.sources.lastIndex(where: \.isOwn)
    var actual: [Money] = []
    for source in measure.sources {
      actual.append(try (sums[source.id] ?? .zero) + source.adjustment)
    }
    if let residual {
      actual[residual] = .zero
      actual[residual] = try recognised - actual.sum()
    }
    (self.actual, self.residual) = (actual, residual)
    plannedFinancing = try measure.sources.map(\.planned).sum()
    actualFinancing = try actual.sum()
    plannedShares = try LargestRemainder(measure.sources.map(\.planned))
    actualShares = try LargestRemainder(actual)
    try compensate()
  }

  /// The part of a booking that counts: what lies in the funding period.
  static func counted(_ booking: VoucherLine, _ period: DateRange?) -> Money {
    if let counted = booking.counted { return counted }
    guard let period else { return booking.eligible }
    return period.contains(booking.day ?? booking.bookedOn) ? booking.eligible : .zero
  }

  private static func line(
    _ line: PlanActualData.Line, _ gross: Money, _ counted: Money, limit: Rate?
  ) throws(AmountError) -> Line {
    var most: Money?
    if let limit, !line.isInKind, !line.hasConsent {
      most = try Money(rounding: line.planned.exact * (.one + limit.value), .down)
    }
    let deviation = try counted - line.planned
    let beyond = try most.map { (most) throws(AmountError) in max(.zero, try counted - most) }
    return Line(
      line: line, gross: gross, counted: counted, deviation: deviation, limit: most,
      beyond: beyond ?? .zero,
      recognised: try counted - (beyond ?? .zero) - line.otherCut,
      over: line.isInKind || line.hasConsent ? .zero : max(.zero, deviation),
      saving: line.isInKind ? .zero : max(.zero, -deviation))
  }

  /// The largest saving makes up for the largest overrun first; of equal ones the earlier line.
  private mutating func compensate() throws(AmountError) {
    func order(_ amount: (Line) -> Money) -> [(index: Int, left: Money)] {
      lines.indices.map { ($0, amount(lines[$0])) }.filter { $0.1 > .zero }
        .sorted { ($1.1, $0.0) < ($0.1, $1.0) }
    }
    var overs = order(\.over)
    var savings = order(\.saving)
    while let over = overs.first, let saving = savings.first {
      let amount = min(over.left, saving.left)
      compensations.append(Compensation(from: saving.index, to: over.index, amount: amount))
      lines[over.index].covered = try lines[over.index].covered + amount
      lines[saving.index].used = try lines[saving.index].used + amount
      overs[0].left = try over.left - amount
      savings[0].left = try saving.left - amount
      if overs[0].left.isZero { overs.removeFirst() }
      if savings[0].left.isZero { savings.removeFirst() }
    }
  }
}
