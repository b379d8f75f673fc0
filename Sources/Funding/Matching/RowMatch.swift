public import Amounts

/// What a line of a statement may be.
public enum MatchTarget: Hashable, Sendable {
  /// Booked already, as this entry.
  case booked(Int64)
  /// The payment of these open vouchers, by the numbers of their entries.
  case payment([Int64])
  /// A part of what is open of a voucher, which may be split over several entries.
  case part([Int64])
  /// What is open of a voucher less a discount for quick payment (Skonto), which closes it.
  case discounted([Int64])
  /// Money that comes back for an expense and lowers it (Gutschrift).
  case credit(Int64)
  /// Money from a source or award.
  case income(kind: BookingKind, measure: String, source: String)
}

/// What fits between a line and what it may be.
public enum MatchReason: String, Hashable, Sendable, CaseIterable {
  /// The amount is the expected one.
  case amount
  /// The amounts of several vouchers add up to it, and only these.
  case sum
  /// What it falls short by is a discount as it is offered or usual.
  case discount
  /// The day is the same.
  case day
  /// A voucher number, award id or other reference is quoted.
  case reference
  case iban
  case name
  /// A name, a short number or the purpose stands in the text.
  case text
}

/// How far a proposal can be trusted.
public enum MatchCertainty: Int, Comparable, Hashable, Sendable, CaseIterable {
  /// One thing fits: to be looked at.
  case weak
  case likely
  case sure

  public static func < (a: MatchCertainty, b: MatchCertainty) -> Bool { a.rawValue < b.rawValue }
}

/// One thing that a line may be, and why.
public struct MatchCandidate: Hashable, Sendable {
  public let target: MatchTarget
  public let reasons: Set<MatchReason>
  public let certainty: MatchCertainty

  public init(target: MatchTarget, reasons: Set<MatchReason>, certainty: MatchCertainty) {
    self.target = target
    self.reasons = reasons
    self.certainty = certainty
  }

  /// Whether everything that speaks for `other` speaks for this one too, and more does.
  func beats(_ other: MatchCandidate) -> Bool {
    certainty != other.certainty
      ? certainty > other.certainty : reasons.isStrictSuperset(of: other.reasons)
  }

  var isBooked: Bool {
    if case .booked = target { true } else { false }
  }

  var isCredit: Bool {
    if case .credit = target { true } else { false }
  }

  func at(_ certainty: MatchCertainty) -> MatchCandidate {
    MatchCandidate(target: target, reasons: reasons, certainty: certainty)
  }
}

/// Why something that comes to mind is not proposed.
public enum MatchHint: Hashable, Sendable {
  /// The voucher is quoted, but another amount is open.
  case otherAmount(voucher: [Int64], open: Money)
  /// These vouchers are quoted, and together more is open.
  case together([Int64], open: Money)
  /// What is open of the voucher is retained until a later day.
  case retained(voucher: [Int64], Money, until: CalendarDate)
  /// The voucher was booked after the day of the payment.
  case bookedLater(voucher: [Int64], on: CalendarDate)
  /// The award does not have that much left.
  case aboveLimit(source: String, limit: Money)
  /// This entry has the day and the amount, and is of somebody else.
  case sameAmount(Int64)
  /// Another line has a better claim, or an equal and earlier one; its position.
  case taken(by: Int)
  /// Another line of this statement claims the same.
  case contested(with: Int)
  /// An earlier payment came back by it: its entry, where one alone can be it.
  case reversal(of: Int64?)
  /// The bank takes an earlier receipt back by it: its entry, where one alone can be it.
  case receiptReversed(of: Int64?)
}

/// What was found for one line of a statement.
public struct RowMatch: Hashable, Sendable {
  /// What to book a line as.
  public enum Outcome: Hashable, Sendable {
    /// One candidate stands above all others.
    case proposal(MatchCandidate)
    /// Several of equal rank; nothing is chosen.
    case several([MatchCandidate])
    /// No candidate.
    case none
  }

  public let outcome: Outcome
  public let hints: [MatchHint]

  public init(outcome: Outcome, hints: [MatchHint] = []) {
    self.outcome = outcome
    self.hints = hints
  }
}
