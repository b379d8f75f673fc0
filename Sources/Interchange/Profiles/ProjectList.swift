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

  /// A project of the ledger that the list states otherwise.
  public struct Changed: Hashable, Sendable {
    public let line: Int
    public let id: String
    public let differences: [ListDifference]
  }

  /// How many samples of a column are kept.
  static let sampleLimit = 3

  /// In the order of the file.
  public let rows: [Row]
  public let leftOut: [LeftOutRow]
  /// Projects of the ledger that get another title, recipient, first day or grant.
  public let changed: [Changed]
  /// Projects of the ledger that came from such a list and do not stand in this one; they stay.
  public let missing: [ProjectIdentity]
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
  /// What a person should know of how amounts were read.
  public let remarks: [ReadingRemark]

  /// Reads a list from a workbook or a text file.
  /// - Parameters:
  ///   - input: the file.
  ///   - profile: what its columns mean.
  ///   - sheet: of a workbook; nil: what the profile says.
  ///   - known: the projects of the ledger, among which those of the list are looked for.
  ///   - answers: what a person said of rows that may be some of them.
  ///   - problems: where problems go; by itself the first ``ProblemList/limit`` are kept.
  /// - Throws: all problems of the list at once; nothing of it may be taken then.
  public static func read(
    _ input: InputBytes, profile: Profile, sheet: String? = nil, known: [ProjectIdentity] = [],
    answers: ListAnswers = ListAnswers(), problems: ProblemList = ProblemList(),
    progress: (Int) -> Void = { _ in }
  ) throws(InputProblems) -> ProjectList {
    let file = try laidOut(input, profile, sheet: sheet)
    var profile = profile
    profile.skippedRows = file.lines(profile.skippedRows)
    let headings = try file.headings(profile.headings, headingRow: profile.headingRow)
    // Rows are then as wide as the headings, and what stands above them is not read.
    let source = try file.table(below: headings.line)
    return try read(
      source, profile, found: headings, known: known, answers: answers, problems: problems,
      progress: progress, notices: { source.notices })
  }

  /// - Parameter sheet: of a workbook; nil: what the profile says.
  static func laidOut(
    _ input: InputBytes, _ profile: Profile, sheet: String?
  ) throws(InputProblems) -> LaidOutFile {
    let isSheet = try FileKind.recognise(input).isSpreadsheet
    return LaidOutFile(
      input: input, sheet: isSheet ? sheet ?? profile.sheet : nil, separator: profile.separator,
      form: HeadingForm(rows: profile.headingRows), hasNoHeadings: profile.hasNoHeadings,
      mark: isSheet ? try CorrectedTable.Mark.find(input, sheet: sheet) : nil)
  }

  /// Reads a list from any rows.
  /// - Throws: all problems of the list at once.
  public static func read(
    _ source: some TableSource, _ profile: Profile, known: [ProjectIdentity] = [],
    answers: ListAnswers = ListAnswers(), problems: ProblemList = ProblemList(),
    notices: () -> [SheetNotice] = { [] }
  ) throws(InputProblems) -> ProjectList {
    try read(
      source, profile, found: nil, known: known, answers: answers, problems: problems,
      notices: notices)
  }

  /// - Parameter found: the headings with what stands above them, where `source` begins with them.
  private static func read(
    _ source: some TableSource, _ profile: Profile, found: ProfileHeadings<ProfileColumn>?,
    known: [ProjectIdentity], answers: ListAnswers, problems: ProblemList,
    progress: (Int) -> Void = { _ in }, notices: () -> [SheetNotice]
  ) throws(InputProblems) -> ProjectList {
    guard
      let headings = profile.headings(of: source, upper: found?.upper, problems: problems)
    else { throw problems.collected }
    let reader = ListReader(
      profile, headings, notes: found?.notes ?? headings.notes, place: source.place,
      problems: problems, separator: source.columnSeparator)
    // What a heading says would come back as faults of every row.
    _ = try problems.checked(true)
    source.forEachRow(problems: problems) { row in
      guard row.line > headings.line else { return }
      reader.read(row)
      progress(row.line - headings.line)
    }
    reader.finish(known, answers)
    let sums = reader.sums()
    _ = try problems.checked(true)
    return ProjectList(
      rows: reader.rows, leftOut: reader.leftOut, changed: reader.changed,
      missing: reader.missing,
      headingLine: headings.line,
      // That of the messages of a corrected list is no column of the sender.
      unusedHeadings: headings.unused.filter { !EntryHeading.contains($0) },
      samples: reader.samples, eligible: sums.eligible,
      grant: sums.grant, notices: notices(), remarks: reader.remarks)
  }
}
