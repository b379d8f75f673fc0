import TestSupport
import Testing

/// A worked case as its two files, with the figures worked out by
/// hand.
struct CommandCase: Sendable, CustomTestStringConvertible {
  /// What one award comes to.
  struct Grant: Sendable {
    let entitled: String
    let drawn: String
    let repayable: String
    let open: String

    init(_ entitled: String, drawn: String, repayable: String = "0.00", open: String = "0.00") {
      self.entitled = entitled
      self.drawn = drawn
      self.repayable = repayable
      self.open = open
    }
  }

  /// What one source bears, and its share per cent.
  struct Part: Sendable, Equatable {
    let actual: String
    let share: String

    init(_ actual: String, _ share: String) {
      self.actual = actual
      self.share = share
    }
  }

  let name: String
  let project: MeasureFile
  let bookings: BookingFile
  /// Recognised eligible expenditure.
  let eligible: String
  /// Of the actual expenditure, what does not count.
  var ineligible = "0.00"
  /// By award id.
  let grants: [String: Grant]
  /// By source and award id; sources that bear nothing are left out.
  let parts: [String: Part]
  /// Codes of the findings of the spine, sorted.
  var findings: [String] = []

  var testDescription: String { name }

  /// The findings that these cases are about; the others have tests of their own.
  static let spine: Set = [
    "GRANT_EXCEEDS_MAX", "RATE_EXCEEDED", "PUBLIC_EXCEEDS_ELIGIBLE", "MIN_OWN_SHARE",
    "LINE_OVERRUN",
    "LINE_NOT_COMPENSATED", "NEW_LINE", "TOTAL_OVERRUN", "OUT_OF_PERIOD", "REDUCTION_DUE",
    "OVERFINANCED", "BE_CAP", "INKIND_UNVERIFIED", "ASSOCIATED_PARTNER_GRANT",
  ]
}
