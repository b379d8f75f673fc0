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
  /// Number of the expense that this entry pays or, as a credit note, lowers.
  public let settles: Int64?
  /// Pays the expense just before it in the same batch, whose number is not known yet.
  public let settlesPrevious: Bool
  /// It pays what is retained until this day, and nothing takes its place: somebody is asked.
  public internal(set) var retainedUntil: CalendarDate?
  /// It is one more entry of the booking of the one before it.
  public internal(set) var isFurther = false

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
  public var activities: [Activity] { activities(isFiled: false) }

  /// What it adds to the measure.
  /// - Parameter isFiled: whether a file that proves it is kept with it.
  public func activities(isFiled: Bool) -> [Activity] {
    Activity.of(booking, eligible: eligible, countsOn: countsOn, isFiled: isFiled)
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
  /// Number of the expense that this entry pays or, as a credit note, lowers.
  public let settles: Int64?
  /// Whether a file is kept that proves it; of a reversal, that proves the original. Told of
  /// in-kind contributions only, which count by their proof.
  public let isFiled: Bool

  public init(
    number: Int64, recordedAt: String, booking: Booking, eligible: Money, countsOn: CalendarDate?,
    entry: Entry, reverses: Int64?, reversedBy: Int64?, settles: Int64?, isFiled: Bool = false
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
    self.isFiled = isFiled
  }

  /// What it adds to the measure; a reversal takes back what ``booking`` (then the original's
  /// content) added.
  public var activities: [Activity] { activities(isFiled: isFiled) }

  /// ``activities`` if a file that proves it were kept, or not.
  public func activities(isFiled: Bool) -> [Activity] {
    guard reverses != nil else {
      return Activity.of(booking, eligible: eligible, countsOn: countsOn, isFiled: isFiled)
    }
    return Activity.of(booking, eligible: -eligible, countsOn: countsOn, isFiled: isFiled).map {
      $0.reversed(on: entry.bookedOn)
    }
  }

  /// What takes it back (Storno), linked to it.
  /// - Parameter text: the reason.
  public func reversal(_ number: Int64, on date: CalendarDate, text: String) -> JournalRecord {
    var told = booking
    told.date = date
    return JournalRecord(
      number: number, recordedAt: "", booking: told, eligible: -eligible, countsOn: countsOn,
      entry: entry.reversal(on: date, text: text), reverses: self.number, reversedBy: nil,
      settles: settles, isFiled: isFiled)
  }

  /// As the journal's exports need it.
  public var journalEntry: JournalEntry {
    JournalEntry(
      number: number, kind: booking.kind.rawValue, voucher: booking.voucher, reverses: reverses,
      reversedBy: reversedBy, entry: entry)
  }
}

extension Booking {
  /// The last day of the service that was bought, else the day of the voucher.
  var servedOn: CalendarDate? { facts.servedOn ?? facts.service?.to ?? voucherDate }
}

extension Activity {
  /// What a booking adds to its measure.
  ///
  /// An unpaid expense stands under no day until it is paid; its payment moves it there. A credit
  /// note takes away from the expense, on its own day. Grant money used (`recognise`) moves
  /// nothing: it follows from settlement. An order is no entry.
  static func of(
    _ booking: Booking, eligible: Money, countsOn: CalendarDate?, isFiled: Bool
  ) -> [Activity] {
    func key(_ kind: BookingKind, countsOn: CalendarDate?) -> Key {
      Key(
        measure: booking.measure, kind: kind, line: booking.line, source: booking.source,
        countsOn: countsOn, knownOn: max(booking.date, countsOn ?? booking.date),
        service: booking.facts.service, periodOn: booking.facts.periodOn,
        servedOn: kind == .expense ? booking.servedOn : nil,
        hourlyRate: booking.method == .hours ? booking.unitRate : nil)
    }
    switch booking.kind {
    case .recognise, .order: return []
    case .payment:
      return [
        Activity(key: key(.expense, countsOn: nil), amount: -booking.amount, eligible: -eligible),
        Activity(
          key: key(.expense, countsOn: countsOn), amount: booking.amount, eligible: eligible),
      ]
    case .creditNote:
      return [
        Activity(
          key: key(.expense, countsOn: countsOn), amount: -booking.amount, eligible: -eligible)
      ]
    case .inKind, .civic:
      // A name without a file says where the proof should be; it is not there yet.
      let isNamed = isFiled || !booking.evidence.isEmpty || booking.voucher != nil
      return [
        Activity(
          key: key(booking.kind, countsOn: countsOn), amount: booking.amount, eligible: eligible,
          // Of the eligible part: the rest counts for nothing, proven or not.
          unproven: isNamed ? .zero : eligible, unfiled: isNamed && !isFiled ? eligible : .zero)
      ]
    default:
      return [
        Activity(
          key: key(booking.kind, countsOn: countsOn), amount: booking.amount, eligible: eligible)
      ]
    }
  }
}
