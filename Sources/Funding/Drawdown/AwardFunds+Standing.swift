public import Amounts

extension AwardFunds {
  /// How drawn money stands on a day; every cent that is not in order is in one place only.
  public struct Standing: Hashable, Sendable {
    /// A drawdown of which a part was not used in time.
    public struct Late: Hashable, Sendable {
      let drawnOn: CalendarDate
      public let useBy: CalendarDate
      /// Neither used nor given back yet, cents.
      public let open: Money
      /// What of ``open`` was used once and is so no longer, cents.
      let fallen: Money
      /// The last day on which some of it fell.
      let fellOn: CalendarDate?
      /// Used after the window, and the last day of it. Cents.
      public let used: DatedAmount?
      /// Given back after the window, and the last day of it. Cents.
      public let returned: DatedAmount?

      /// Used or given back after the window, cents.
      var ended: Money {
        Money(cents: (used?.amount.cents ?? 0) + (returned?.amount.cents ?? 0))
      }
    }

    /// Money that own and other funds should have come before, cents (deficit and full awards).
    let beforeOwnFunds: Money
    /// Money still inside its window for which no expense is booked, cents; on reimbursement all
    /// that is not covered by payments.
    let beyondNeed: Money
    /// The day by which ``beyondNeed`` has to be used.
    public let useBy: CalendarDate?
    public let late: [Late]
  }

  /// How the money stands on `asOf`, the day of the settlement it was computed with.
  /// - Throws: ``AmountError/beyondLimit``.
  public func standing(asOf: CalendarDate) throws(AmountError) -> Standing {
    // Drawn before own and other funds were put in: of money that is used, where cover has not come
    // yet, and of open money, the oldest first, because it is the next the award would bear.
    let early = min(
      max(.zero, try min(drawn, beforeOwnFunds) - afterOwnFunds), ownFundsMissing)
    var ownLeft = try early - min(early, max(.zero, min(drawn, entitled) - afterOwnFunds))
    var beyond = Money.zero
    var useBy: CalendarDate?
    var all: [Standing.Late] = []
    for (drawnOn, parts) in use.byDrawdown {
      var open = Money.zero
      var fallen = Money.zero
      var fellOn: CalendarDate?
      let late = parts.filter {
        $0.end != .open && ($0.isLate(asOf: asOf, told: reducedFrom) || $0.wasTakenBack)
      }
      let used = try Self.sum(late) { if case .used = $0.end { true } else { false } }
      let returned = try Self.sum(late) { if case .repaid = $0.end { true } else { false } }
      for part in parts where part.end == .open && leftAside.isZero {
        let borne = min(ownLeft, part.amount)
        ownLeft = try ownLeft - borne
        let rest = try part.amount - borne
        guard rest > .zero else { continue }
        if isReimbursed || asOf <= part.useBy {
          beyond = try beyond + rest
          useBy = useBy ?? part.useBy
        } else {
          open = try open + rest
          if let fall = part.fall {
            fallen = try fallen + rest
            fellOn = max(fellOn ?? fall.on, fall.on)
          }
        }
      }
      if open > .zero || !late.isEmpty, let first = parts.first {
        all.append(
          Standing.Late(
            drawnOn: drawnOn, useBy: first.useBy, open: open, fallen: fallen, fellOn: fellOn,
            used: used, returned: returned))
      }
    }
    // Booked payables prove a need, but not where money may follow payment only.
    let proven = isReimbursed ? .zero : shareOfUnpaid
    return Standing(
      beforeOwnFunds: early, beyondNeed: max(.zero, try beyond - proven), useBy: useBy,
      late: all)
  }

  /// What those of `parts` come to that `isMeant` names, and their last day; nil where there are
  /// none.
  private static func sum(
    _ parts: [FundsUse.Part], where isMeant: (FundsUse.Part) -> Bool
  ) throws(AmountError) -> DatedAmount? {
    let meant = parts.filter(isMeant)
    guard let last = meant.compactMap(\.endedOn).max() else { return nil }
    return DatedAmount(last, try meant.map(\.amount).sum())
  }
}
