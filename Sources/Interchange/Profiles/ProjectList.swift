public import Amounts
public import Funding

/// A list of projects in somebody else's form, read as a profile says: every row a project with one
/// measure and one award.
public struct ProjectList: Sendable {
  /// A row that became a project.
  public struct Row: Hashable, Sendable {
    /// The line of the file, or the row of the sheet; from 1.
    public let line: Int
    public let project: Project
    /// Eligible expenditure, cents.
    public let eligible: Money
    /// Cents.
    public let grant: Money

    public init(line: Int, project: Project, eligible: Money, grant: Money) {
      self.line = line
      self.project = project
      self.eligible = eligible
      self.grant = grant
    }
  }

  /// How a value was read, to be looked over.
  public struct Sample: Hashable, Sendable {
    public let line: Int
    public let column: ProfileColumn
    /// As it stands in the file.
    public let text: String
    /// What was read: a plain amount, an ISO date.
    public let value: String
  }

  /// How many samples of a column are kept.
  public static let sampleLimit = 3

  /// In the order of the file.
  public let rows: [Row]
  public let leftOut: [LeftOutRow]
  /// Where the headings stand, from 1.
  public let headingLine: Int
  /// Headings of columns that were not taken over.
  public let unusedHeadings: [String]
  public let samples: [Sample]
  /// The sum of the eligible expenditure, cents.
  public let eligible: Money
  /// The sum of the grants, cents.
  public let grant: Money
  /// What a person should know about the sheet; none for text.
  public let notices: [SheetNotice]

  /// Reads a list from a workbook or a text file.
  /// - Parameters:
  ///   - input: the file.
  ///   - profile: what its columns mean.
  ///   - sheet: of a workbook; nil: what the profile says.
  /// - Throws: all problems of the list at once; nothing of it may be taken then.
  public static func read(
    _ input: InputBytes, profile: Profile, sheet: String? = nil
  ) throws(InputProblems) -> ProjectList {
    let isSheet = try FileKind.recognise(input).isSpreadsheet
    let name = isSheet ? sheet ?? profile.sheet : nil
    let whole = try TableFile(
      input, sheet: name, headingRow: profile.headingRows > 1 ? profile.headingRow : nil,
      headingRows: profile.headingRows, separator: profile.separator)
    let problems = ProblemList()
    guard let headings = profile.headings(of: whole, problems: problems) else {
      throw problems.collected
    }
    // Rows are then as wide as the headings, and what stands above them is not read.
    let source = try TableFile(
      input, sheet: name, headingRow: headings.line - profile.headingRows + 1,
      headingRows: profile.headingRows, separator: profile.separator)
    return try read(source, profile, notices: { source.notices })
  }

  /// Reads a list from any rows.
  /// - Throws: all problems of the list at once.
  public static func read(
    _ source: some TableSource, _ profile: Profile, notices: () -> [SheetNotice] = { [] }
  ) throws(InputProblems) -> ProjectList {
    let problems = ProblemList()
    guard let headings = profile.headings(of: source, problems: problems) else {
      throw problems.collected
    }
    let reader = ListReader(profile, headings, place: source.place, problems: problems)
    source.forEachRow(problems: problems) { row in
      if row.line > headings.line { reader.read(row) }
    }
    reader.finish()
    let sums = reader.sums()
    _ = try problems.checked(true)
    return ProjectList(
      rows: reader.rows, leftOut: reader.leftOut, headingLine: headings.line,
      unusedHeadings: headings.unused, samples: reader.samples, eligible: sums.eligible,
      grant: sums.grant, notices: notices())
  }
}
