public import Amounts

/// What a ledger refuses or cannot do, as facts. In brackets the exit code of `Answers.md`.
public enum LedgerError: Error, Equatable, Sendable {
  // MARK: The file

  /// `create` found a file of this name (73).
  case fileExists(path: String)
  /// (66)
  case noSuchFile(path: String)
  /// Something else, or one of another program (65).
  case notALedger(path: String)
  /// A ledger whose file says of itself that it is another kind of file or version (65).
  case headChanged(path: String)
  /// Written by a newer program (78).
  case newerVersion(found: Int, known: Int)
  /// Has to be brought up to date by opening it once for writing (78).
  case olderVersion(found: Int, needed: Int)
  /// A copy for an audit office, which takes no bookings (73).
  case isForReading(path: String)
  /// Another process is writing (75).
  case busy
  /// Another process wrote while this one was reading; ask again (75).
  case changedWhileReading
  /// The file, its folder or the file system takes no writing (73).
  case cannotWrite(path: String)
  /// (74)
  case diskFull
  /// The operating system reports an input or output error; the store's code (74).
  case inputOutput(code: Int)
  /// The server of the ledger does not answer, or does not let this person in; its words (69).
  case unreachable(name: String, words: String)
  /// The program was built without ledgers on servers (69).
  case builtWithoutServers
  /// The database of a ledger has to sort texts by their bytes, keep UTF-8, and be new enough (78).
  case unsuitable(name: String, collation: String, encoding: String, version: Int)
  /// The server went away; whether what was to be booked is booked, nil where that could not be
  /// found out any more (75).
  case connectionLost(name: String, isBooked: Bool?)
  /// What is in the file cannot be what was written (65).
  case damaged(String)
  /// A constraint of the schema refused what no earlier check did (65).
  case refusedByDatabase(String)
  /// A write was asked for inside a read, or through a ledger opened read-only (64).
  case openForReadingOnly

  // MARK: Bookings

  /// Entries that cannot be posted, all of them; nothing was written (65).
  case refused([PostingRefusal])
  /// The same file was imported before, and not all of its rows have a reference by which they
  /// could be recognised (65).
  case importedBefore(ImportedFile)
  /// (65)
  case closedPeriod(date: CalendarDate, through: CalendarDate)
  /// The period is closed this far already (65).
  case closedFurther(through: CalendarDate)
  /// (65)
  case unknownEntry(Int64)
  /// The entry is on a project that is not shown to whoever asks.
  case withheldEntry(Int64)
  /// The same of an order.
  case withheldOrder(String)
  /// (65)
  case alreadyReversed(Int64, by: Int64)
  /// A reversal is not reversed; the entry is booked again (65).
  case isReversal(Int64, of: Int64)
  /// A reversal is not booked before the entry it takes back (65).
  case reversalBeforeEntry(Int64, bookedOn: CalendarDate)
  /// A sum is beyond what 64 bits of cents can hold (65).
  case beyondLimit
  /// A file that was to be kept as evidence changed or went away while it was read (65).
  case evidenceChanged(name: String)

  // MARK: Four eyes

  /// Another person has to release what is booked from this amount on; nothing was written (77).
  /// The amount is that of all that needs it, nil where it is no booking.
  case needsRelease(from: Money, amount: Money?)

  // MARK: Submissions

  /// Something was recorded after the report was made that is to be submitted (75).
  case headMoved
  /// (65)
  case unknownSubmission(Int64)

  // MARK: Master data

  /// Projects that cannot be applied, all reasons; nothing was written (65).
  case refusedProjects([ProjectRefusal])
  /// The chart gives a known account another kind (65).
  case accountOfAnotherKind(number: String)
}

/// Why one of the proposed entries cannot be posted.
public struct PostingRefusal: Hashable, Sendable {
  public enum Reason: Hashable, Sendable {
    case closedPeriod(date: CalendarDate, through: CalendarDate)
    case unknownMeasure(String)
    /// The measure never had a plan line, source or award of this id.
    case unknownItem(String, measure: String)
    case unknownAccount(String)
    /// The entry has the same reference and other content.
    case referenceTaken(String, by: Int64)
    /// It repeats this entry as far as can be told, see ``RepeatRule``.
    case repeats(Int64)
    /// It may be this entry, completed or corrected since.
    case resembles(Int64)
    /// Somebody says that it is an entry of the ledger, and it resembles none.
    case resemblesNothing
    /// What is to be paid is no expense of the ledger.
    case settlesUnknown(Int64)
    /// What is to be paid was reversed.
    case settlesReversed(Int64)
    /// What is to be paid was paid by this entry.
    case settledAlready(Int64, by: Int64)
    /// Of what is to be paid no more than this is open.
    case paysTooMuch(Int64, open: Money)
    /// A quantity or share that has more digits than the ledger keeps.
    case fractionTooLong(String)
  }

  /// Place in what was handed over, from 0.
  public let index: Int
  public let reason: Reason

  public init(index: Int, reason: Reason) {
    self.index = index
    self.reason = reason
  }
}

/// A file that was imported.
public struct ImportedFile: Hashable, Sendable {
  public let fileName: String?
  /// ISO 8601 in UTC.
  public let recordedAt: String
  /// The entries that came of it; nil where none did.
  public let entries: ClosedRange<Int64>?

  public init(fileName: String?, recordedAt: String, entries: ClosedRange<Int64>?) {
    self.fileName = fileName
    self.recordedAt = recordedAt
    self.entries = entries
  }
}

/// Why a project cannot be applied.
public struct ProjectRefusal: Hashable, Sendable {
  public enum Reason: Hashable, Sendable {
    /// The measure belongs to another project of the ledger.
    case measureOfOtherProject(measure: String, project: String)
    /// The award belongs to another project of the ledger.
    case awardOfOtherProject(award: String, project: String)
    /// The measure is gone from the project, but has bookings.
    case measureInUse(measure: String, entries: Int)
    /// The plan line, source or award is gone from the measure, but has bookings.
    case itemInUse(item: String, measure: String, entries: Int)
    /// A rate or quantity has more digits than the ledger keeps.
    case fractionTooLong
    /// Another project has the organisation under another name.
    case organisationDiffers(id: String, here: String, there: String, project: String)
    /// Another project tells a fact of the organisation that can only be one in another way.
    case organisationFactDiffers(
      id: String, field: String, here: String, there: String, project: String)
    /// Another project tells an aid of the same day and reference with another amount.
    case deMinimisDiffers(
      organisation: String, on: CalendarDate, reference: String, here: Money, there: Money,
      project: String)
  }

  public let project: String
  public let reason: Reason

  public init(project: String, reason: Reason) {
    self.project = project
    self.reason = reason
  }
}

extension LedgerError {
  /// Any error of a transaction as one of ours.
  public init(any error: any Error) {
    self = error as? LedgerError ?? .damaged(String(describing: error))
  }
}
