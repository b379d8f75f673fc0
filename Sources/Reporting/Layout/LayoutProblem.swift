/// Why a report cannot be laid out: a fault of the program or of a form's definition, never of the
/// figures.
public enum LayoutProblem: Hashable, Sendable {
  case duplicateSheet(String)
  case duplicateBlock(String)
  case duplicateRow(block: String, row: String)
  case duplicateName(String)
  /// A name that a workbook does not take: `A1`, `2. Rate`.
  case unusableName(String)
  /// A reference that leads nowhere; holds it and the block or sheet where it stands.
  case unresolved(Reference, at: String)
  /// More rows or columns than a sheet has.
  case tooLarge(sheet: String, rows: Int, columns: Int)
}

/// All problems of a report's layout.
public struct LayoutProblems: Error, Hashable, Sendable {
  public let problems: [LayoutProblem]

  public init(_ problems: [LayoutProblem]) { self.problems = problems }
}
