public import Amounts

/// What an entry or a flat rate counts for on one side of its measure: the one answer to what
/// counts, for settlement's readers, for every report and for the lists. Value given without
/// payment (in kind) counts on both sides.
public struct Movement: Hashable, Sendable {
  public enum Side: Hashable, Sendable {
    /// Spent, on a plan line.
    case payment
    /// Come in, from a source or an award; what is paid back or passed on takes away.
    case receipt
  }

  public let side: Side
  /// What it is part of; a payment of an expense stands under the expense.
  public let activity: Activity
  /// Cents; below zero for what takes away: a reversal, a credit note, a repayment, what is passed
  /// on.
  public let amount: Money

  public var kind: BookingKind { activity.key.kind }
  /// Plan line of a payment.
  public var line: String? { activity.key.line }
  /// Source or award.
  public var source: String? { activity.key.source }
  /// The day on which it counts: of payment or credit, else of booking.
  public var day: CalendarDate { activity.key.countsOn ?? activity.key.knownOn }
  /// Eligible part, cents, before plan lines and caps cut it.
  public var eligible: Money { activity.eligible }
}

extension Activity {
  /// What it counts for. An expense that is not paid counts for nothing yet: it is listed when it
  /// is paid; on the cost basis when it arises.
  /// - Parameter passedOn: awards of which a part is passed on to final recipients: what leaves the
  ///   measure by a forwarding notice takes away; see ``Forwarding``.
  public func movements(passedOn: Set<String>) -> [Movement] {
    let payment = Movement(side: .payment, activity: self, amount: amount)
    func receipt(_ amount: Money) -> Movement {
      Movement(side: .receipt, activity: self, amount: amount)
    }
    switch key.kind {
    case .expense: return key.countsOn == nil ? [] : [payment]
    case .inKind, .civic: return (key.countsOn == nil ? [] : [payment]) + [receipt(amount)]
    case .ownFunds, .partnerCash, .donation, .revenue, .otherPublic, .drawdown:
      return [receipt(amount)]
    case .repayment: return [receipt(-amount)]
    case .forward: return key.source.map(passedOn.contains) == true ? [receipt(-amount)] : []
    case .payment, .creditNote, .order, .interest, .recognise: return []
    }
  }
}

extension JournalRecord {
  /// What the entry counts for, as it is known on a day.
  public func movements(asOf day: CalendarDate, passedOn: Set<String>) -> [Movement] {
    activities.filter { $0.key.knownOn <= day }.flatMap { $0.movements(passedOn: passedOn) }
  }
}

extension BookingKind {
  /// Kinds of entries that are payments of a measure: of an expense that an entry of its own pays,
  /// that entry; on the cost basis the expense.
  public static func payments(_ basis: Measure.Basis) -> [BookingKind] {
    basis == .cost
      ? [.expense, .creditNote, .inKind, .civic]
      : [.expense, .payment, .creditNote, .inKind, .civic]
  }

  /// Kinds of entries that bring something in, or pay it back.
  public static let receipts: [BookingKind] = [
    .drawdown, .repayment, .ownFunds, .partnerCash, .inKind, .civic, .donation, .revenue,
    .otherPublic,
  ]

  /// Kinds of entries that take away from their side, in these lists.
  public static let deductions: [BookingKind] = [.repayment, .creditNote]
}
