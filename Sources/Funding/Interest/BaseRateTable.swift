public import Amounts

/// The base rate (Basiszinssatz, § 247 BGB) half-year by half-year, and what interest on grants
/// adds to it.
public struct BaseRateTable: Hashable, Sendable {
  /// The base rate from the first day of a half-year on.
  public struct Entry: Hashable, Sendable {
    /// 1 January or 1 July.
    public let from: CalendarDate
    /// May be below zero.
    public let rate: Rate

    public init(from: CalendarDate, rate: Rate) {
      self.from = from
      self.rate = rate
    }
  }

  /// Every half-year from the first to the last, without gaps.
  public let entries: [Entry]
  /// What interest on grants adds to the base rate: 5 points (§ 49a (3) VwVfG).
  public let margin: Rate
  /// Where ``margin`` is written.
  public let norm: String

  /// - Throws: every fault of the table at once.
  public init(
    entries: [Entry], margin: Rate, norm: String
  ) throws(BaseRateTableError) {
    var faults: [BaseRateTableError.Fault] = []
    let ordered = entries.sorted { $0.from < $1.from }
    if ordered.isEmpty { faults.append(.empty) }
    for entry in ordered where entry.from != entry.from.startOfHalfYear {
      faults.append(.notAHalfYear(entry.from))
    }
    for (entry, next) in zip(ordered, ordered.dropFirst()) {
      if entry.from == next.from {
        faults.append(.twice(entry.from))
      } else if entry.from.startOfHalfYear == entry.from, next.from > entry.from.adding(months: 6) {
        faults.append(.missing(entry.from.adding(months: 6)))
      }
    }
    guard faults.isEmpty else { throw BaseRateTableError(faults: faults) }
    self.entries = ordered
    self.margin = margin
    self.norm = norm
  }

  /// The first day the table knows.
  public var firstDay: CalendarDate { entries[0].from }

  /// The last day the table knows: the end of its last half-year.
  public var lastDay: CalendarDate { entries[entries.count - 1].from.endOfHalfYear }

  /// The base rate that holds on `date`.
  /// - Throws: ``InterestError``, naming the day, where the table does not reach it.
  public func rate(on date: CalendarDate) throws(InterestError) -> Rate {
    guard date >= firstDay else { throw .beforeTable(date, first: firstDay) }
    guard date <= lastDay else { throw .beyondTable(date, last: lastDay) }
    let halfYears = (date.year - firstDay.year) * 2 + (date.month > 6 ? 1 : 0)
    return entries[halfYears - (firstDay.month > 6 ? 1 : 0)].rate
  }
}

/// Why a table of base rates cannot be used.
public struct BaseRateTableError: Error, Equatable, Sendable {
  public enum Fault: Hashable, Sendable {
    case empty
    /// Base rates change on 1 January and 1 July only.
    case notAHalfYear(CalendarDate)
    case twice(CalendarDate)
    /// The half-year that begins on this day is not there, but a later one is.
    case missing(CalendarDate)
  }

  public let faults: [Fault]

  public init(faults: [Fault]) { self.faults = faults }
}

/// Why interest cannot be computed.
public enum InterestError: Error, Equatable, Sendable {
  /// The table begins later; nothing is guessed.
  case beforeTable(CalendarDate, first: CalendarDate)
  /// The base rate of that half-year is not entered yet; nothing is guessed.
  case beyondTable(CalendarDate, last: CalendarDate)
  case amount(AmountError)
}

extension CalendarDate {
  /// 1 January or 1 July, when base rates change.
  var startOfHalfYear: CalendarDate {
    month <= 6 ? startOfYear : startOfYear.adding(months: 6)
  }

  /// 30 June or 31 December.
  var endOfHalfYear: CalendarDate { startOfHalfYear.adding(months: 6).adding(days: -1) }
}
