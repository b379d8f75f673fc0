/// Where rows come from: a CSV file, a sheet of a workbook.
public protocol TableSource {
  /// The file and sheet, for messages.
  var place: SourcePosition { get }
  /// What stands between the columns of a text file; nil for a sheet.
  var columnSeparator: CSVSeparator? { get }
  /// What stood outside the columns of the file of which this is a copy, and says what its amounts
  /// are.
  var notes: [String] { get }

  /// Hands over every row in which something stands, the headings first, and can be called again.
  ///
  /// Faults of the source itself go to `problems`; reading goes on as long as it makes sense.
  func forEachRow<Failure: Error>(
    problems: ProblemList, _ body: (TableRow) throws(Failure) -> Void
  ) throws(Failure)
}

extension TableSource {
  public var columnSeparator: CSVSeparator? { nil }
  public var notes: [String] { [] }
}
