public import Amounts

/// Which drawn money was used when: first in, first out against what the award is entitled to, day
/// by day.
///
/// Where the entitlement falls again, the money that was used last is used no longer, from the day
/// of the fall on.
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

    /// Money that was used and was so no longer.
    public struct Fall: Hashable, Sendable {
      let usedOn: CalendarDate
      /// The day of the booking or amendment that lowered the entitlement.
      public let on: CalendarDate
    }

    /// Day of payout.
    let drawnOn: CalendarDate
    /// The last day on which use is in time.
    public let useBy: CalendarDate
    /// Cents, more than zero.
    public let amount: Money
    public let end: End
    /// In the order of days. Money that is used in the end fell where cover, a credit note or an
    /// amendment took it and later expenditure or another amendment gave it back.
    public let falls: [Fall]

    /// Whether it was used, then was not beyond its window, and is used again.
    var wasTakenBack: Bool {
      guard case .used(let on) = end else { return false }
      return !InterestSpans(self, told: nil, on: on).owed.isEmpty
    }

    /// The last fall of money that is not used in the end.
    public var fall: Fall? { if case .used = end { nil } else { falls.last } }

    /// The day of use or return; nil while the money is neither used nor given back.
    var endedOn: CalendarDate? {
      switch end {
      case .used(let day), .repaid(let day): day
      case .open: nil
      }
    }

    /// Whether the money lay unused beyond its window, by `asOf`.
    /// - Parameter told: the day from which the award is void as far as money is repayable.
    public func isLate(asOf: CalendarDate, told: CalendarDate? = nil) -> Bool {
      !InterestSpans(self, told: told, on: asOf).late.isEmpty
    }
  }

  /// In the order of drawing, then of use.
  public let parts: [Part]

  /// - Parameters:
  ///   - drawdowns: payouts of the award.
  ///   - repayments: what was paid back; it takes the oldest unused money first.
  ///   - needs: what the award is entitled to at the end of each day on which that changes, cents;
  ///     of two of one day the later one counts. What a later day gives back is used again from
  ///     that day; the days between stay unused.
  ///   - window: how long after payout use is in time (ANBest-P Nr. 1.4).
  /// - Throws: ``AmountError/beyondLimit``.
  public init(
    drawdowns: [DatedAmount], repayments: [DatedAmount] = [], needs: [DatedAmount], window: Duration
  ) throws(AmountError) {
    try self.init(drawdowns: drawdowns, repayments: repayments, needs: needs) { _ in window }
  }

  /// - Parameter window: by the day of payout.
  /// - Throws: ``AmountError/beyondLimit``.
  init(
    drawdowns: [DatedAmount], repayments: [DatedAmount], needs: [DatedAmount],
    window: (CalendarDate) -> Duration
  ) throws(AmountError) {
    var run = FundsRun()
    let events = Self.events(drawdowns: drawdowns, repayments: repayments, needs: needs)
    var index = 0
    var need = Money.zero
    while index < events.count {
      let day = events[index].day
      var drawn = Money.zero
      var back = Money.zero
      while index < events.count, events[index].day == day {
        let event = events[index]
        switch event.kind {
        case .payout: drawn = try drawn + event.amount
        case .need: need = event.amount
        case .return: back = try back + event.amount
        }
        index += 1
      }
      // A payout taken back on a later count is money returned.
      back = try back + max(.zero, -drawn)
      try run.end(day, drawn: max(.zero, drawn), need: need, back: back)
    }
    parts = try run.finished(window)
  }

  /// Money not used and not given back, cents.
  /// - Throws: ``AmountError/beyondLimit``.
  public func open() throws(AmountError) -> Money {
    try parts.filter { $0.end == .open }.map(\.amount).sum()
  }

  /// The parts of each drawdown, oldest first.
  var byDrawdown: [(drawnOn: CalendarDate, parts: [Part])] {
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
