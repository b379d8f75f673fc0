/// How an exact amount becomes whole cents. Always an argument, never a default: who rounds whose
/// amount is a rule of the grant notice.
public enum Rounding: String, Sendable, CaseIterable, Codable {
  /// Down to the cent, in the funder's favour (abgerundet). Negative amounts go down as well.
  case down
  /// To the nearest cent, a half away from zero (kaufmännisch).
  case halfUp
  /// Down to the whole euro (auf volle Euro abgerundet).
  case wholeEuroDown

  /// `cents` as a whole number of cents.
  func apply(_ cents: Rational) -> Rational {
    switch self {
    case .down: return cents.roundedDown
    case .halfUp:
      let half = Rational(1, over: 2)
      return cents.sign < 0 ? -(half - cents).roundedDown : (cents + half).roundedDown
    case .wholeEuroDown: return (cents / Rational(100)).roundedDown * Rational(100)
    }
  }
}
