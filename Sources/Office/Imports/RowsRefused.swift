package import Amounts
package import Funding
package import Interchange
package import LedgerStore

/// Rows that read well and that the ledger does not take. Nothing of the table was booked.
package struct RowsRefused: Error {
  /// A row that met an entry of the ledger.
  package struct Meeting {
    package let line: Int?
    /// The entry of the ledger.
    package let number: Int64
    package let booked: Booking?
    /// What the row books, with all that follows from the projects.
    package let row: Booking?
    /// The day on which the row pays the entry, which is open.
    package let pays: CalendarDate?
  }

  /// Rows of one kind.
  package struct Group {
    /// Those that are told one by one.
    package let told: [Meeting]
    /// How many there are.
    package let count: Int
  }

  /// Of the table.
  package let place: SourcePosition
  /// Where rows stand in the file itself, by their numbers, where these do not say it.
  let places: [Int: SourcePosition]
  /// How many rows the table has.
  package let rows: Int
  package let isProfiled: Bool
  /// The heading of the column of references.
  package let referenceHeading: String?
  /// Rows whose reference an entry with other content has.
  package let taken: Group
  /// Rows that equal an entry.
  package let repeated: Group
  /// Rows that resemble an entry.
  package let changed: Group
  package let others: [(line: Int?, reason: PostingRefusal.Reason)]
  /// How many rows of a kind are told one by one.
  package let limit: Int
  /// How many rows nobody has to be asked about.
  package var untouched: Int { rows - Set(refusals.compactMap(\.line)).count }
  private let refusals: [(line: Int?, reason: PostingRefusal.Reason)]

  /// - Parameters:
  ///   - lines: of each entry that was handed over.
  ///   - books: knows the entries that rows met.
  ///   - limit: how many rows of a kind are told one by one.
  init(
    _ refusals: [PostingRefusal], lines: [Int32], rows: Int, of table: BookingTable<TableFile>,
    desk: BookingDesk, books: VoucherBook, limit: Int
  ) {
    place = table.source.place
    places = table.source.form?.places ?? [:]
    self.rows = rows
    isProfiled = table.profile != nil
    referenceHeading = table.referenceHeading
    let placed = refusals.map { refusal in
      (
        line: lines.indices.contains(refusal.index) ? Int(lines[refusal.index]) : nil,
        reason: refusal.reason
      )
    }
    self.refusals = placed
    self.limit = limit
    var met: [[(line: Int?, number: Int64)]] = [[], [], []]
    for (line, reason) in placed {
      switch reason {
      case .referenceTaken(_, let number): met[0].append((line, number))
      case .repeats(let number): met[1].append((line, number))
      case .resembles(let number): met[2].append((line, number))
      default: break
      }
    }
    let bookings = Self.bookings(
      of: Set(met.flatMap { $0.prefix(limit).compactMap(\.line) }), table, desk)
    let groups = met.map { rows in
      Group(
        told: rows.prefix(limit).map { line, number in
          let booked = try? books.paidBooking(number)
          let row = line.flatMap { bookings[$0] }
          return Meeting(
            line: line, number: number, booked: booked, row: row,
            pays: booked.flatMap { row?.payDay(of: $0) })
        }, count: rows.count)
    }
    (taken, repeated, changed) = (groups[0], groups[1], groups[2])
    others = placed.filter { !$0.reason.isMeeting }
  }

  private static func bookings(
    of lines: Set<Int>, _ table: BookingTable<TableFile>, _ desk: BookingDesk
  ) -> [Int: Booking] {
    guard !lines.isEmpty else { return [:] }
    var bookings: [Int: Booking] = [:]
    table.read(problems: ProblemList()) { row in
      if lines.contains(row.line) {
        bookings[row.line] = (try? desk.propose(row.booking).first?.booking) ?? row.booking
      }
    }
    return bookings
  }

  /// What to write beside the rows.
  func remarks(
    _ language: Language, _ sentence: (PostingRefusal.Reason) -> String
  ) -> [RowRemark] {
    refusals.map { line, reason in
      RowRemark(
        line: line, heading: reason.column.map { language.pick($0.german, $0.rawValue) },
        text: sentence(reason))
    }
  }
}

extension VoucherBook {
  /// A booking of the ledger with the day on which it was paid, which may stand in the entry of its
  /// payment.
  func paidBooking(_ number: Int64) throws -> Booking? {
    guard var booking = try entry(number: number)?.booking else { return nil }
    if booking.kind == .expense, booking.paidOn == nil {
      let payment = try settlements(of: number).first {
        $0.booking.kind == .payment && $0.reversedBy == nil
      }
      booking.paidOn = payment.map { $0.booking.paidOn ?? $0.booking.date }
    }
    return booking
  }
}

extension Booking {
  /// The day on which this row of a table pays an expense that is open.
  fileprivate func payDay(of booked: Booking) -> CalendarDate? {
    guard booked.kind == .expense, booked.paidOn == nil, let paidOn, paidOn >= booked.date
    else { return nil }
    return paidOn
  }
}

extension PostingRefusal.Reason {
  /// Whether the row met an entry of the ledger.
  fileprivate var isMeeting: Bool {
    switch self {
    case .referenceTaken, .repeats, .resembles: true
    default: false
    }
  }

  /// The column of a table of bookings that it is about.
  fileprivate var column: BookingColumn? {
    switch self {
    case .closedPeriod: .date
    case .unknownMeasure: .measure
    case .referenceTaken: .reference
    case .repeats, .resembles, .resemblesNothing: nil
    case .fractionTooLong: .quantity
    case .paysTooMuch: .amount
    case .unknownItem, .unknownAccount, .settlesUnknown, .settlesReversed, .settledAlready: nil
    }
  }
}
