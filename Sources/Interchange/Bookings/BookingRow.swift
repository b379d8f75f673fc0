public import Funding

/// A row of a table of bookings, read.
public struct BookingRow: Hashable, Sendable {
  public let booking: Booking
  /// The line of the text file or the row of the sheet.
  public let line: Int

  public init(booking: Booking, line: Int) {
    self.booking = booking
    self.line = line
  }
}
