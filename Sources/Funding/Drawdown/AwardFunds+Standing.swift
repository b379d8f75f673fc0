public import Amounts

extension AwardFunds {
  /// How drawn money stands on a day; every cent that is not in order is in one place only.
  public struct Standing: Hashable, Sendable {
    /// A drawdown of which a part was not used in time.
    public struct Late: Hashable, Sendable {
      public let drawnOn: CalendarDate
      public let useBy: CalendarDate
      /// Neither used nor given back yet, cents.
      public let open: Money
      /// Used or given back after the window, cents.
      public let ended: Money
      /// The last day on which some of it was used or given back.
      public let lastEnd: CalendarDate?
    }

    /// Money that own and other funds should have come before, cents (deficit and full awards).
    public let beforeOwnFunds: Money
    /// Money still inside its window for which no expense is booked, cents; on reimbursement all
    /// that is not covered by payments.
    public let beyondNeed: Money
    /// The day by which ``beyondNeed`` has to be used.
    public let useBy: CalendarDate?
    public let late: [Late]
  }

  /// How the money stands on `asOf`, the day of the settlement it was computed with.
  /// - Throws: ``AmountError/beyondLimit``.
  public func standing(asOf: CalendarDate) throws(AmountError) -> Standing {
    // The oldest open money is the next the award would bear: own funds should have paid for it
    // first.
    let own = min(try use.open(), try shareBeforeOwnFunds - share)
    var ownLeft = own
    var beyond = Money.zero
    var useBy: CalendarDate?
    var late: [Standing.Late] = []
    for (drawnOn, parts) in use.byDrawdown {
      var open = Money.zero
      var ended = Money.zero
      var lastEnd: CalendarDate?
      for part in parts where part.end != .open && part.isLate(asOf: asOf) {
        ended = try ended + part.amount
        lastEnd = max(lastEnd ?? drawnOn, part.endedOn ?? drawnOn)
      }
      for part in parts where part.end == .open {
        let borne = min(ownLeft, part.amount)
        ownLeft = try ownLeft - borne
        let rest = try part.amount - borne
        guard rest > .zero else { continue }
        if isReimbursed || !part.isLate(asOf: asOf) {
          beyond = try beyond + rest
          useBy = useBy ?? part.useBy
        } else {
          open = try open + rest
        }
      }
      if open > .zero || ended > .zero, let first = parts.first {
        late.append(
          Standing.Late(
            drawnOn: drawnOn, useBy: first.useBy, open: open, ended: ended, lastEnd: lastEnd))
      }
    }
    // Booked payables prove a need, but not where money may follow payment only.
    let proven = isReimbursed ? .zero : shareOfUnpaid
    return Standing(
      beforeOwnFunds: max(.zero, own), beyondNeed: max(.zero, try beyond - proven), useBy: useBy,
      late: late)
  }
}
