public import Amounts
public import Bookkeeping

/// An entry ready to be posted: what the sender gave, what it comes to, and its postings.
public struct ProposedEntry: Hashable, Sendable {
  public let booking: Booking
  /// Eligible part of the amount, cents.
  public let eligible: Money
  /// See ``Activity/Key/countsOn``.
  public let countsOn: CalendarDate?
  public let entry: Entry
  /// Number of the unpaid expense that this entry pays.
  public let settles: Int64?
  /// Pays the expense just before it in the same batch, whose number is not known yet.
  public let settlesPrevious: Bool

  public init(
    booking: Booking, eligible: Money, countsOn: CalendarDate?, entry: Entry, settles: Int64? = nil,
    settlesPrevious: Bool = false
  ) {
    self.booking = booking
    self.eligible = eligible
    self.countsOn = countsOn
    self.entry = entry
    self.settles = settles
    self.settlesPrevious = settlesPrevious
  }

  /// What it adds to the measure.
  public var activities: [Activity] {
    Activity.of(booking, eligible: eligible, countsOn: countsOn)
  }
}

/// An entry of the journal with all that was booked with it.
public struct JournalRecord: Hashable, Sendable {
  /// Sequential, without gaps, from 1.
  public let number: Int64
  /// When it was written, ISO 8601 in UTC.
  public let recordedAt: String
  public let booking: Booking
  /// Eligible part of the amount, cents; below zero in a reversal.
  public let eligible: Money
  public let countsOn: CalendarDate?
  public let entry: Entry
  /// Number of the entry this one takes back.
  public let reverses: Int64?
  /// Number of the entry that takes this one back.
  public let reversedBy: Int64?
  /// Number of the unpaid expense that this entry pays.
  public let settles: Int64?

  public init(
    number: Int64, recordedAt: String, booking: Booking, eligible: Money, countsOn: CalendarDate?,
    entry: Entry, reverses: Int64?, reversedBy: Int64?, settles: Int64?
  ) {
    self.number = number
    self.recordedAt = recordedAt
    self.booking = booking
    self.eligible = eligible
    self.countsOn = countsOn
    self.entry = entry
    self.reverses = reverses
    self.reversedBy = reversedBy
    self.settles = settles
  }

  /// What it adds to the measure; a reversal takes back what ``booking`` (then the original's
  /// content) added.
  public var activities: [Activity] {
    guard reverses != nil else {
      return Activity.of(booking, eligible: eligible, countsOn: countsOn)
    }
    return Activity.of(booking, eligible: -eligible, countsOn: countsOn).map {
      $0.reversed(on: entry.bookedOn)
    }
  }

  /// As the journal's exports need it.
  public var journalEntry: JournalEntry {
    JournalEntry(
      number: number, kind: booking.kind.rawValue, voucher: booking.voucher, reverses: reverses,
      reversedBy: reversedBy, entry: entry)
  }
}

extension Activity {
  /// What a booking adds to its measure.
  ///
  /// An unpaid expense stands under no day until it is paid; its payment moves it there. Grant
  /// money used (`recognise`) moves nothing: it follows from settlement.
  static func of(_ booking: Booking, eligible: Money, countsOn: CalendarDate?) -> [Activity] {
    func key(_ kind: BookingKind, countsOn: CalendarDate?) -> Key {
      Key(
        measure: booking.measure, kind: kind, line: booking.line, source: booking.source,
        countsOn: countsOn, knownOn: max(booking.date, countsOn ?? booking.date),
        hourlyRate: booking.method == .hours ? booking.unitRate : nil)
    }
    switch booking.kind {
    case .recognise: return []
    case .payment:
      return [
        Activity(key: key(.expense, countsOn: nil), amount: -booking.amount, eligible: -eligible),
        Activity(
          key: key(.expense, countsOn: countsOn), amount: booking.amount, eligible: eligible),
      ]
    case .inKind, .civic:
      let filed = !booking.evidence.isEmpty
      let proven = filed || booking.voucher != nil
      return [
        Activity(
          key: key(booking.kind, countsOn: countsOn), amount: booking.amount, eligible: eligible,
          // Of the eligible part: the rest counts for nothing, proven or not.
          unproven: proven ? .zero : eligible, unfiled: proven && !filed ? eligible : .zero)
      ]
    default:
      return [
        Activity(
          key: key(booking.kind, countsOn: countsOn), amount: booking.amount, eligible: eligible)
      ]
    }
  }
}
