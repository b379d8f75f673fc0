public import Amounts
public import Funding

/// The entries that a list or report takes in. What is booked while it is made stays out, so that
/// all its lists tell of the same state.
public struct ListFilter: Hashable, Sendable {
  /// Nil for all.
  public var measures: [String]?
  /// The last day of booking.
  public var through: CalendarDate
  /// The highest number of an entry.
  public var upTo: Int64
  /// What else an entry has to be; nothing by default.
  public var traits = Traits()

  public init(measures: [String]? = nil, through: CalendarDate, upTo: Int64) {
    self.measures = measures
    self.through = through
    self.upTo = upTo
  }

  /// What somebody looks entries up by; all that is set applies. Texts are found anywhere in a
  /// value, as ``SearchText`` compares them.
  public struct Traits: Hashable, Sendable {
    /// Those of the entries.
    public var numbers: [Int64]?
    /// The first day of booking.
    public var from: CalendarDate?
    public var kinds: [BookingKind]?
    /// Ids.
    public var line: String?
    public var source: String?
    /// Gross without its sign, cents.
    public var amount: ClosedRange<Money>?
    /// The act of recording, and who it was by; from which file, and on which days, in UTC.
    public var batch: Int64?
    public var person: String?
    public var file: String?
    public var recorded: DateRange?
    public var counterparty: String?
    public var voucher: String?
    /// Words of which each stands in the voucher number, the counterparty, the purpose, the reason
    /// or the reference.
    public var words: [String] = []
    /// Leaves out reversals and what they took back.
    public var standing = false
    /// Only reversals and what they took back.
    public var paired = false
    /// Only what nothing proves: no file is kept, and either one was named or there is no voucher
    /// number by which paper could be found.
    public var unproved = false

    public init() {}
  }
}
