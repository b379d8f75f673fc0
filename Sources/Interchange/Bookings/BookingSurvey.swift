/// What a person wants to know of a table of bookings besides its rows.
public final class BookingSurvey {
  /// Where the headings stand, from 1; nil before they were read.
  public internal(set) var headingLine: Int?
  /// The headings as they stand in the file.
  public internal(set) var headings: [String] = []
  /// Headings of columns that were not taken over.
  public internal(set) var unusedHeadings: [String] = []
  /// The first rows that were left out, at most ``limit``, and how many there are.
  public internal(set) var leftOut: [LeftOutRow] = []
  public internal(set) var leftOutCount = 0
  /// How amounts and dates were read.
  public let readings = TableReadings()

  /// How many rows that were left out are kept.
  public static let limit = 1000

  public init() {}

  func leaves(out row: LeftOutRow) {
    leftOutCount += 1
    if leftOut.count < Self.limit { leftOut.append(row) }
  }
}
