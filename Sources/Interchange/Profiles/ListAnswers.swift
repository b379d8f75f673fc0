/// What a person said of rows that may be projects of the ledger: `--same`, `--new`.
public struct ListAnswers: Sendable {
  public enum Answer: Hashable, Sendable {
    /// The row is the project that the question names, or the one with this id.
    case same(as: String?)
    /// The row is a project that the ledger does not know.
    case other
  }

  private let rows: [(lines: ClosedRange<Int>, answer: Answer)]

  /// - Parameter rows: lines of the file, from 1; of several the first counts.
  public init(_ rows: [(lines: ClosedRange<Int>, answer: Answer)] = []) { self.rows = rows }

  subscript(line: Int) -> Answer? { rows.first { $0.lines.contains(line) }?.answer }

  /// Whether the answer names the row by itself, not with all others.
  func names(_ line: Int) -> Bool {
    rows.first { $0.lines.contains(line) }.map { $0.lines.upperBound < Int.max } ?? false
  }
}
