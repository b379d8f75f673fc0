public import Amounts

/// A row that is none of those the table is about and was left out, as the profile says.
public struct LeftOutRow: Hashable, Sendable {
  /// Why it is left out.
  public enum Reason: Hashable, Sendable {
    /// A row that numbers the columns below the headings.
    case columnNumbers
    /// A row of totals; what it states, which the rows above it make.
    case total(Money)
    /// A row of a balance or of what was carried forward: its word, and what it states.
    case balance(String, Money?)
    /// A row that moves no money.
    case zero
    /// A movement that the bank has not booked; what it says of it.
    case pending(String)
    /// The text by which the profile tells the row.
    case text(String)
    /// The number by which the profile names the row; what stands there.
    case number(String)
    /// The table ended above; how many rows follow, and what the amounts in them come to without
    /// their signs.
    case behindEnd(rows: Int, amounts: Money = .zero)
  }

  /// From 1.
  public let line: Int
  public let reason: Reason

  public init(line: Int, reason: Reason) {
    self.line = line
    self.reason = reason
  }
}
