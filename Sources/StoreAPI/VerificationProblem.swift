public import Amounts
public import Bookkeeping

/// What is wrong with a ledger. A table is named as in the schema, a record by its key in it.
public enum VerificationProblem: Hashable, Sendable {
  /// The record is not the one that was sealed: a byte of it was changed, or it was exchanged for
  /// another.
  case recordChanged(table: String, id: Int64)
  /// The record was sealed and is gone.
  case recordMissing(table: String, id: Int64)
  /// The record was put in beside the chain.
  case recordUnsealed(table: String, id: Int64)
  /// Rows of a part, such as postings, belong to no record.
  case partWithoutRecord(table: String, id: Int64)
  /// The seal of this place was changed; the record is what the next seal says.
  case sealChanged(sequence: Int64)
  /// The seals of these places are gone.
  case sealMissing(ClosedRange<Int64>)
  /// The seal is of a kind of record that this program does not know.
  case sealUnknown(sequence: Int64)
  /// Entry numbers are to have no gap.
  case numberMissing(ClosedRange<Int64>)
  /// Debit less credit of the measure is not zero.
  case unbalanced(entry: Int64, measure: String, by: Money)
  /// The head that was noted elsewhere is not in the chain: its end was cut off or written anew.
  case headNotFound(Digest256)
  /// Records at the end that were final are gone.
  case endMissing(MissingEnd)
  /// A stored balance is not what the journal gives, debit less credit.
  case balanceDiffers(account: String, measure: String, month: Int, stored: Money, journal: Money)
  /// A stored sum of a measure is not what the journal gives.
  case activityDiffers(
    measure: String, kind: String, line: String?, source: String?, ActivitySum, stored: Money,
    journal: Money)
  /// A record cannot be read as what it is meant to be, and so its sums cannot be compared.
  case unreadable(String)
  /// An entry was recorded on a day that had been closed by then.
  case entryOnClosedDay(entry: Int64, on: CalendarDate, through: CalendarDate)
  /// Something that needed a second person was recorded without a release by one.
  case withoutRelease(table: String, id: Int64)
  /// A proposal was released by whoever proposed it, or twice.
  case releasedByProposer(decision: Int64, proposal: Int64)
  /// A workbook that was handed in shows another state of the ledger than that of its time.
  case submissionOfOtherState(Int64)
  /// A table, index or trigger is not that of the migrations, or is missing.
  case schemaChanged(name: String)
  /// A field in the head of the file is not as it was written.
  case headChanged(String)
  /// A recorded migration is not a shipped one, or a shipped one is missing.
  case migrationChanged(version: Int)
  /// The name of a project, measure, award, plan line, source or kind that no record uses, or that
  /// is missing.
  case identityDiffers(table: String, id: String, isMissing: Bool)
  /// A query of the auditor's found something: how many rows, and the first one.
  case checkFound(query: String, rows: Int, first: String)
  /// A row refers to another that is not there.
  case danglingReference(table: String, to: String)
  /// The store's own words on the structure of the file.
  case fileDamaged(String)
  /// A file that proves an entry is gone; its digest, and where it was kept.
  case evidenceMissing(entry: Int64, name: String, Digest256, path: String)
  /// A file that proves an entry has another content than was filed.
  case evidenceChanged(entry: Int64, name: String, Digest256, found: Digest256)
  /// The system does not let a file be read that proves an entry; its error number.
  case evidenceUnreadable(entry: Int64, name: String, path: String, code: Int)
}

/// One of the sums that are kept of a measure's activities.
public enum ActivitySum: String, Sendable {
  case amount, eligible, unproven, unfiled
}

/// What is worth a look in a ledger that is as it was written.
public enum VerificationNote: Hashable, Sendable {
  /// A version of a project holds from a closed day on and was recorded after the close: what was
  /// reported of these days may have been computed by another notice.
  case amendedBehindClose(project: String, effectiveOn: CalendarDate, through: CalendarDate)
  /// A log that was cut off, as by a failing disk, took records at the end with it.
  case logCutOff(MissingEnd)
  /// An act was recorded at an earlier time than one before it; ISO 8601 in UTC.
  case clockRanBackwards(batch: Int64, recordedAt: String, before: String)
  /// An act was recorded at a time that is still to come; ISO 8601 in UTC.
  case clockAhead(recordedAt: String, now: String)
  /// No second person was needed, after one had been: from an act on, ISO 8601 in UTC, up to
  /// another; nil: still.
  case fourEyesOff(batch: Int64, recordedAt: String, until: Int64?)
  /// A second person was needed for less than before, as above.
  case fourEyesLoosened(
    batch: Int64, recordedAt: String, before: FourEyes, after: FourEyes, until: Int64?)
  /// While four eyes held, a person got to do more, and no other admin released it.
  case grantedAlone(batch: Int64, recordedAt: String, person: String)
}
