public import Amounts
public import Funding

/// Why a list of projects or one of its rows cannot be taken over.
public enum ListFault: Hashable, Sendable {
  /// A value that can be read in two ways, as it stands in the file and in both readings.
  public struct TwoReadings: Hashable, Sendable {
    public let line: Int
    public let text: String
    public let first: LocalizedText
    public let second: LocalizedText

    public init(line: Int, text: String, first: LocalizedText, second: LocalizedText) {
      self.line = line
      self.text = text
      self.first = first
      self.second = second
    }
  }

  /// Amounts of a column can be read in two ways: how many, the first of them.
  case ambiguousAmounts(count: Int, samples: [TwoReadings])
  /// Dates of a column can be read in two ways: how many, the first of them.
  case ambiguousDates(count: Int, samples: [TwoReadings])
  /// The sources of a row do not add up to its expenditure.
  case sourcesDiffer(sources: Money, expenditure: Money)
  /// The grant is not the rate of the eligible expenditure.
  case grantDiffersFromRate(grant: Money, rate: Rate, computed: Money)
  /// The sources without the recipient's own cash are more than the expenditure.
  case sourcesAboveExpenditure(sources: Money, expenditure: Money)
  /// The eligible expenditure is more than the total one.
  case eligibleAboveTotal(eligible: Money, total: Money)
  /// A project costs something, and a share of it is not below zero.
  case notAboveZero(Money)
  case periodReversed(from: CalendarDate, to: CalendarDate)
  /// A row of column numbers 1…n stands among the projects.
  case columnNumbers
  /// A row of totals stands among the projects.
  case totalRow(stated: Money, hasProfile: Bool = true)
  /// A row of totals states another sum than the rows above it have.
  case totalDiffers(stated: Money, rows: Int, sum: Money)
  /// Two rows have the same id; holds the line of the first.
  case duplicateID(String, firstLine: Int)
  /// A row has the id of a project on which something is booked, and is about another one.
  case otherProject(ProjectIdentity, found: String, row: Int)
  /// A row without an id may be a project of the ledger, or a new one.
  case maybeSame(ProjectIdentity, found: String, [ListDifference], row: Int)
  /// A row is said to be a project that the ledger does not know.
  case unknownSame(String, nearest: String?, row: Int)
  /// A row is said to be the project that was asked about, and none was.
  case sameAsNone(row: Int)
  /// The sum of a column is more than an amount may be.
  case sumBeyondLimit
}
