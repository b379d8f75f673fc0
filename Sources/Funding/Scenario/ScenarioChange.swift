public import Amounts

/// One "what if": a change of what is booked, or of an award's terms. Nothing of it is ever stored.
public enum ScenarioChange: Hashable, Sendable {
  /// A change of an amount.
  public enum Step: Hashable, Sendable {
    /// More, or less where it is below zero.
    case by(Money)
    /// More by a part of it, or less.
    case byPart(Rational)
    case to(Money)

    /// What `amount` becomes.
    /// - Throws: ``AmountError/beyondLimit``.
    func applied(to amount: Money) throws(AmountError) -> Money {
      switch self {
      case .by(let difference): try amount + difference
      case .byPart(let part): try amount + Money(rounding: amount.exact * part, .halfUp)
      case .to(let value): value
      }
    }
  }

  /// What a source gave.
  case source(String, Step)
  /// What was spent on a plan line.
  case line(String, Step)
  /// What the plan has for a line, as if the notice changed it: its eligible part by the same.
  case plan(String, Step)
  /// The rate of a share award.
  case rate(Rate)
  /// The granted amount.
  case amount(Money)
  /// The last day of the funding period.
  case periodEnd(CalendarDate)
  /// A parameter of the rule set, as if the notice changed it.
  case parameter(Parameter, ParameterValue)
}

/// Why a "what if" cannot be worked out.
public enum ScenarioFault: Error, Hashable, Sendable {
  /// Not of the form `KEY=VALUE`.
  case notAPair(String)
  case unknownKey(String, nearest: String?, known: [String])
  /// Not of the form `ID:CHANGE`, such as `dew:-30000.00`, `0812:-4%` or `0812:=50000.00`.
  case notAChange(key: String, value: String)
  /// More or less by nothing, such as `dew:0`.
  case noChange(key: String, id: String, value: String)
  case notAValue(key: String, value: String)
  case unknownSource(String, nearest: String?, known: [String])
  case unknownLine(String, nearest: String?, known: [String])
  /// Only share awards have a rate.
  case notAShareAward(String, Award.Financing)
  /// The funding period would end before it begins.
  case periodReversed(from: CalendarDate, to: CalendarDate)
  /// Less than nothing would be left of what is booked.
  case belowZero(id: String, booked: Money, becomes: Money)
  /// An in-kind line without bookings does not tell whose contribution changes.
  case nothingBooked(String)
}

/// Every fault of a scenario at once.
public struct ScenarioRefused: Error, Hashable, Sendable {
  public let faults: [ScenarioFault]

  public init(faults: [ScenarioFault]) { self.faults = faults }
}
