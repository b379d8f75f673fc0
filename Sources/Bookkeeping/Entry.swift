public import Amounts

/// One side of an entry (Buchungszeile).
public struct Posting: Hashable, Sendable {
  /// Account number.
  public let account: String
  /// Id of the measure (Teilvorhaben) the posting belongs to.
  public let measure: String
  /// Id of the plan line, source or award within the measure.
  public let item: String
  /// Id of the partner or funder, if there is one.
  public let party: String?
  /// Cents; debit (Soll) above zero, credit (Haben) below.
  public let amount: Money

  public init(account: String, measure: String, item: String, party: String?, amount: Money) {
    self.account = account
    self.measure = measure
    self.item = item
    self.party = party
    self.amount = amount
  }
}

/// What is booked on a day (Buchungssatz): at least two postings that balance, in total and per
/// measure.
public struct Entry: Hashable, Sendable {
  public let bookedOn: CalendarDate
  public let text: String
  public let postings: [Posting]

  /// - Throws: ``EntryError`` unless the postings balance in total and in each measure.
  public init(bookedOn: CalendarDate, text: String, postings: [Posting]) throws(EntryError) {
    guard postings.count >= 2 else { throw .tooFewPostings(postings.count) }
    var sums: [String: Int128] = [:]
    for posting in postings {
      guard !posting.amount.isZero else { throw .emptyPosting(account: posting.account) }
      sums[posting.measure, default: 0] += Int128(posting.amount.cents)
    }
    for (measure, sum) in sums.sorted(by: { $0.key < $1.key }) where sum != 0 {
      throw .unbalanced(measure: measure, by: Money(cents: Int64(clamping: sum)))
    }
    self.bookedOn = bookedOn
    self.text = text
    self.postings = postings
  }

  private init(bookedOn: CalendarDate, text: String, balanced: [Posting]) {
    self.bookedOn = bookedOn
    self.text = text
    self.postings = balanced
  }

  /// The entry that takes this one back (Storno): the same postings with the sides exchanged.
  public func reversal(on date: CalendarDate, text: String) -> Entry {
    Entry(
      bookedOn: date, text: text,
      balanced: postings.map {
        Posting(
          account: $0.account, measure: $0.measure, item: $0.item, party: $0.party,
          amount: -$0.amount)
      })
  }
}

/// Why postings are no entry.
public enum EntryError: Error, Equatable, Sendable {
  case tooFewPostings(Int)
  case emptyPosting(account: String)
  /// Debit less credit of the measure is not zero.
  case unbalanced(measure: String, by: Money)
}

/// An entry as the journal holds it.
public struct JournalEntry: Hashable, Sendable {
  /// Sequential, without gaps, from 1.
  public let number: Int64
  /// The booking kind's key: `expense`, `drawdown`, `recognise`, …
  public let kind: String
  public let voucher: String?
  /// Number of the entry this one takes back.
  public let reverses: Int64?
  /// Number of the entry that takes this one back.
  public let reversedBy: Int64?
  public let entry: Entry

  public init(
    number: Int64, kind: String, voucher: String?, reverses: Int64?, reversedBy: Int64?,
    entry: Entry
  ) {
    self.number = number
    self.kind = kind
    self.voucher = voucher
    self.reverses = reverses
    self.reversedBy = reversedBy
    self.entry = entry
  }
}
