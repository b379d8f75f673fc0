public import Amounts

/// Which drawn money was used when: first in, first out against the award's share of paid eligible
/// expenditure by day of payment (`funding-rules.md` §3.6 "Matching").
public struct FundsUse: Hashable, Sendable {
  /// A part of a drawdown that shares one fate.
  public struct Part: Hashable, Sendable {
    /// What became of the money.
    public enum End: Hashable, Sendable {
      /// Spent for the purpose on the day; never before it was drawn.
      case used(CalendarDate)
      /// Given back unused.
      case repaid(CalendarDate)
      /// Neither by the day of the report.
      case open
    }

    /// Day of payout.
    public let drawnOn: CalendarDate
    /// The last day on which use is in time.
    public let useBy: CalendarDate
    /// Cents, more than zero.
    public let amount: Money
    public let end: End

    /// The day of use or return; nil while the money is neither used nor given back.
    public var endedOn: CalendarDate? {
      switch end {
      case .used(let day), .repaid(let day): day
      case .open: nil
      }
    }

    /// Whether the money was, or is on `asOf`, used later than the window allows.
    public func isLate(asOf: CalendarDate) -> Bool { (endedOn ?? asOf) > useBy }
  }

  /// In the order of drawing, then of use.
  public let parts: [Part]

  /// - Parameters:
  ///   - drawdowns: payouts of the award.
  ///   - repayments: what was paid back; it takes the oldest unused money first.
  ///   - needs: the award's share of all paid eligible expenditure up to and with each day, cents.
  ///     Money once used stays used, so that a share that falls later changes nothing.
  ///   - window: how long after payout use is in time (ANBest-P Nr. 1.4).
  /// - Throws: ``AmountError/beyondLimit``.
  public init(
    drawdowns: [DatedAmount], repayments: [DatedAmount] = [], needs: [DatedAmount], window: Duration
  ) throws(AmountError) {
    let events = Self.events(drawdowns: drawdowns, repayments: repayments, needs: needs)
    var queue: [(drawnOn: CalendarDate, left: Money)] = []
    var head = 0
    var parts: [Part] = []
    var need = Money.zero
    var used = Money.zero

    /// Takes up to `amount` from the oldest unused money; returns what there was no money for.
    func take(_ amount: Money, _ end: Part.End) throws(AmountError) -> Money {
      var rest = amount
      while rest > .zero, head < queue.count {
        let taken = min(rest, queue[head].left)
        let drawnOn = queue[head].drawnOn
        parts.append(
          Part(drawnOn: drawnOn, useBy: window.end(after: drawnOn), amount: taken, end: end))
        queue[head].left = try queue[head].left - taken
        if queue[head].left.isZero { head += 1 }
        rest = try rest - taken
      }
      return rest
    }

    var index = 0
    while index < events.count {
      let day = events[index].day
      var drawn = Money.zero
      var back = Money.zero
      while index < events.count, events[index].day == day {
        let event = events[index]
        switch event.kind {
        case .payout: drawn = try drawn + event.amount
        case .need: need = max(need, event.amount)
        case .return: back = try back + event.amount
        }
        index += 1
      }
      if drawn > .zero { queue.append((day, drawn)) }
      used = try need - take(need - used, .used(day))
      // A payout taken back on a later count is money returned.
      let beyond = try take(back + max(.zero, -drawn), .repaid(day))
      // Used money given back leaves room for later drawdowns to be used on the same expenditure.
      used = max(.zero, try used - beyond)
    }
    for entry in queue.dropFirst(head) {
      parts.append(
        Part(
          drawnOn: entry.drawnOn, useBy: window.end(after: entry.drawnOn), amount: entry.left,
          end: .open))
    }
    self.parts = parts
  }

  /// Money not used and not given back, cents.
  /// - Throws: ``AmountError/beyondLimit``.
  public func open() throws(AmountError) -> Money {
    try parts.filter { $0.end == .open }.map(\.amount).sum()
  }

  /// The parts of each drawdown, oldest first.
  public var byDrawdown: [(drawnOn: CalendarDate, parts: [Part])] {
    Dictionary(grouping: parts, by: \.drawnOn).sorted { $0.key < $1.key }
      .map { (drawnOn: $0.key, parts: $0.value) }
  }

  private struct Event {
    enum Kind { case payout, need, `return` }

    let day: CalendarDate
    let kind: Kind
    let amount: Money
  }

  /// All that happens, by day.
  private static func events(
    drawdowns: [DatedAmount], repayments: [DatedAmount], needs: [DatedAmount]
  ) -> [Event] {
    var events = needs.map { Event(day: $0.date, kind: .need, amount: $0.amount) }
    events += drawdowns.map { Event(day: $0.date, kind: .payout, amount: $0.amount) }
    events += repayments.map { Event(day: $0.date, kind: .return, amount: $0.amount) }
    return events.sorted { $0.day < $1.day }
  }
}
