public import Funding

/// A row of a table of bookings, read.
public struct BookingRow: Hashable, Sendable {
  public let booking: Booking
  /// The line of the text file or the row of the sheet.
  public let line: Int
  /// Whether a reference tells it from the other rows of the table.
  public let isNumbered: Bool

  public init(booking: Booking, line: Int, isNumbered: Bool? = nil) {
    self.isNumbered = isNumbered ?? (booking.reference != nil)
    self.booking = booking
    self.line = line
  }
}
