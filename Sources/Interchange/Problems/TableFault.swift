public import Amounts

/// Why a table or one of its rows cannot be taken.
public enum TableFault: Hashable, Sendable {
  /// A quote was opened and the file ended before it was closed.
  case unterminatedQuote
  /// Something other than a separator follows a closing quote.
  case textAfterQuote
  /// A quote stands inside a field that does not begin with one.
  case quoteInsideField
  /// A row has another number of fields than the headings.
  case ragged(found: Int, wanted: Int)
  /// Something stands in a cell beside the table, where it has no heading; its address and its
  /// text.
  case besideTable(String, text: String)
  case tooManyColumns(limit: Int)
  /// One row is longer than this, in bytes: most likely a quote is never closed.
  case rowTooLong(limit: Int)
  /// A column without a heading; its number, from 1.
  case emptyHeading(column: Int)
  /// None of the columns that must be there is; the headings found, and those needed.
  case foreignHeadings([String], required: [String])
  /// A batch of bookings in the format that DATEV programs exchange.
  case datevBatch
  /// A table of what moved on an account, as banks hand it out.
  case bankTable
  /// A file that needs no profile: an account statement, or a workbook of Förderbuch itself.
  case needsNoProfile(LocalizedText)
  /// A heading nobody knows, the nearest known one, and all of them; none where an earlier
  /// problem of the same table lists them.
  case unknownHeading(String, nearest: String?, known: [String])
  /// Two columns for the same key; holds the number of the first, from 1.
  case headingTwice(String, first: Int)
  /// The same where the row above tells the two apart: both rows read together, and what the
  /// columns of the profile are called then.
  case headingTwoRows(String, first: Int, upperRow: Int, columns: [String])
  /// A column that must be there is not; its key and its German heading.
  case missingHeading(key: String, german: String)
  /// The headings stand in one row, but not where and how the profile says: in another row, or in
  /// several.
  case headingsElsewhere(line: Int, told: Int?, rows: Int)
  /// The table ends above the row in which the profile says that the headings stand.
  case headingsBeyond(Int, last: Int)
  /// A heading of the table fits two keys of the profile, one of them by its beginning only.
  case headingOfTwoKeys(String, keys: [String])
  /// The headings stand a second time among the rows.
  case headingsAgain
  /// Nothing but these words stands in a row.
  case loneText(String)
  /// The profile leaves out a row that is none of the table; the rows it has.
  case noSuchRow(Int, rows: ClosedRange<Int>?)
  /// Headings and no row: nothing to take is a mistake, not a success.
  case noRows
  /// The same with what stands there instead: the headings found, and rows that were left out.
  case onlyHeadings([String], leftOut: Int)
  /// Amounts of a column with a decimal comma and others with a decimal point; the first of each,
  /// and the line of the first one.
  case mixedMarks(first: String, line: Int, second: String)
  /// Dates with a day up to 12 beside texts with one above it: a program for tables took the first
  /// number for the month. The first date, its row, and what it was before.
  case daysSwapped(first: CalendarDate, line: Int, swapped: CalendarDate)
  /// An amount stands in the column of debits and in that of credits.
  case debitAndCredit
  /// Nothing was entered in a workbook to fill in.
  case nothingEntered
  /// A row of a workbook to fill in has lost its reference.
  case referenceMissing
  /// Two rows have the same reference; the row of the first, and whether it is a workbook to fill
  /// in.
  case referenceTwice(String, first: Int, isPrepared: Bool)
  /// A partner's form lacks a sheet, a heading or something that its first sheet has to tell.
  case formLacks(String)
  /// A partner's form says either who confirmed it or when; what is missing.
  case formHalfConfirmed(missing: String)
  /// A day of a partner's form outside the period that the form is about.
  case formDayOutside(CalendarDate, DateRange)
  /// A partner's form that another ledger wrote; by what that one is known, and this one.
  case formOfOtherLedger(String, own: String)
  /// A partner's form whose id is that of another partner than the form names; whose form it is,
  /// and whose the id.
  case formOfOtherPartner(String, id: String, name: String)
  /// A partner's form that was confirmed on a day that is yet to come.
  case formConfirmedAhead(CalendarDate, today: CalendarDate)
  /// A day of a partner's form after the one on which all of it was confirmed.
  case formConfirmedBefore(CalendarDate, confirmedOn: CalendarDate)
  /// More hours of one person on one day than it has.
  case formHoursOver(Rational, day: CalendarDate, person: String)
}
