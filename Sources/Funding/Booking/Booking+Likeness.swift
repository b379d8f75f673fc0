public import Amounts

extension Booking {
  /// What people tell a booking by where no number does. Two rows alike in it are the same one, or
  /// two that only a person can tell apart.
  public struct Likeness: Hashable, Sendable {
    let date: CalendarDate
    let kind: BookingKind
    let measure: String
    let line: String?
    let source: String?
    /// Cents.
    let amount: Money
    /// Without regard to case and white space.
    let counterparty: String?

    public init(
      date: CalendarDate, kind: BookingKind, measure: String, line: String?, source: String?,
      amount: Money, counterparty: String?
    ) {
      self.date = date
      self.kind = kind
      self.measure = measure
      self.line = line
      self.source = source
      self.amount = amount
      self.counterparty = counterparty.map(Self.folded)
    }

    private static func folded(_ text: String) -> String {
      text.lowercased().split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
  }

  public var likeness: Likeness {
    Likeness(
      date: date, kind: kind, measure: measure, line: line, source: source, amount: amount,
      counterparty: counterparty)
  }

  /// Whether `other` is the same booking as far as anybody can tell: alike, and neither the numbers
  /// of the vouchers nor references of one origin differ.
  public func repeats(_ other: Booking) -> Bool {
    guard likeness == other.likeness else { return false }
    if let voucher, let known = other.voucher,
      Self.plain(voucher) != Self.plain(known)
    {
      return false
    }
    guard let reference, let known = other.reference else { return true }
    return reference == known || Self.origin(reference) != Self.origin(known)
  }

  /// Letters and digits in small: `RE-2026/17` and `Re 2026 17` are one number.
  private static func plain(_ number: String) -> String {
    number.lowercased().filter { $0.isLetter || $0.isNumber }
  }

  /// Who gave a reference. A sender's own numbers tell bookings apart; those that this program
  /// gives to the rows of an entry workbook (`E-1a2b3c4d-0007`) do so within that workbook only,
  /// and those of account statements among themselves.
  private static func origin(_ reference: String) -> Substring {
    if reference.hasPrefix("bank:") { return "bank:" }
    let parts = reference.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 3, parts[0] == "E", parts[1].count == 8,
      parts[1].allSatisfy(\.isHexDigit), parts[2].allSatisfy(\.isNumber)
    else { return "" }
    return parts[1]
  }
}
