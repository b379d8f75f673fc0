public import Amounts
public import Funding

/// How to read somebody else's list of projects (`foerderbuch/profile/1`): which column tells what,
/// how amounts and dates are written, which rows are none, and what holds for all rows.
public struct Profile: Hashable, Sendable {
  /// A row that is no project, told by the text in one of its columns.
  public typealias SkippedRow = Interchange.SkippedRow<ProfileColumn>

  /// What rates without a percent sign count.
  enum RateUnit: String, Hashable, Sendable, CaseIterable {
    /// `50` is 50 %.
    case percent
    /// `0.5` is 50 %.
    case fraction
  }

  /// What holds for every award of the list, since no list tells it.
  public struct AwardTerms: Hashable, Sendable {
    public let funder: Funder
    public let ruleSet: String
    /// How a grant is rounded that is computed from the rate.
    public let rounding: Rounding
    /// The first day of a project stands in for the day of its notice, which the list does not
    /// have.
    let awardedOnStart: Bool

    public init(funder: Funder, ruleSet: String, rounding: Rounding, awardedOnStart: Bool) {
      self.funder = funder
      self.ruleSet = ruleSet
      self.rounding = rounding
      self.awardedOnStart = awardedOnStart
    }
  }

  public let id: String
  public let title: LocalizedText
  /// The sheet of a workbook; nil: the only one.
  public let sheet: String?
  /// Nil: recognised by the first row.
  public let separator: CSVSeparator?
  /// The row of the headings, from 1; nil: the first row that has them all.
  public internal(set) var headingRow: Int?
  /// How many rows tell the headings together, ``headingRow`` being the first of them.
  public internal(set) var headingRows: Int
  /// The list has no headings: its columns are named by their letters.
  let hasNoHeadings: Bool
  /// The list ends at the first row in which nothing stands.
  var endsAtEmptyRow: Bool
  /// The column of each key; a `*` at the end of a heading stands for any rest.
  public let headings: [ProfileColumn: ColumnTerms]
  /// Values that hold for all rows, as they would stand in a cell.
  let constants: [ProfileColumn: String]
  /// Texts for cells in which nothing stands.
  let whenEmpty: [ProfileColumn: String]
  /// Nil: every amount must be readable in one way only.
  public let decimalMark: DecimalMark?
  /// Nil: every date must be readable in one way only.
  let dateForm: DateForm?
  let rateUnit: RateUnit
  /// In what unit amounts stand, where the headings do not say it.
  let units: UnitTerms<ProfileColumn>
  /// Amounts have the opposite sign in the list.
  let reversesSign: Bool
  /// Before the id, or before the number of the row where the list has no ids.
  let idPrefix: String
  let recipientKind: Organisation.Kind
  /// What is neither grant nor another source is planned as the recipient's own cash.
  let restIsOwnCash: Bool
  public let award: AwardTerms
  /// A row of column numbers 1…n is left out.
  let skipsColumnNumbers: Bool
  /// Rows of totals are left out.
  let skipsTotals: Bool
  var skippedRows: [SkippedRow]
  /// Headings of columns that say nothing of the rows.
  let skippedColumns: [String]

  /// Headings and texts of rows are compared without regard to case and white space.
  static func folded(_ text: String) -> String {
    text.lowercased().split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }
}
