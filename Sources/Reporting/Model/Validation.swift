public import Amounts

/// What may be entered into cells, and what the spreadsheet tells the person who does.
public struct Validation: Hashable, Sendable {
  public let cells: Reference
  public let rule: Rule
  /// Shown beside a cell while it is selected.
  public let hint: Message?
  /// Shown when something else was entered, which is then not taken. Nil: the rule only suggests,
  /// and anything may be entered.
  public let refusal: Message?

  public init(_ cells: Reference, _ rule: Rule, hint: Message? = nil, refusal: Message? = nil) {
    self.cells = cells
    self.rule = rule
    self.hint = hint
    self.refusal = refusal
  }

  /// What may be entered. Addresses in a formula are relative: they are those for the first of the
  /// cells, and move with the cell. A ``Reference/name(_:)`` does not move.
  public enum Rule: Hashable, Sendable {
    /// One of a list: a range, or a formula that gives one, so that the list may depend on other
    /// cells. There is no list in the rule itself, because that is limited to 255 bytes.
    case list(Formula)
    /// A day from the first to the last.
    case dates(ClosedRange<CalendarDate>)
    /// A text of at most so many characters.
    case text(most: Int)
    /// Whatever makes the formula true.
    case formula(Formula)
    /// Anything; the rule is there for its hint.
    case anything
  }

  /// A small window of the spreadsheet.
  public struct Message: Hashable, Sendable {
    /// At most 32 characters.
    public let title: String
    /// At most 255 characters.
    public let text: String

    public init(_ title: String, _ text: String) {
      self.title = title
      self.text = text
    }
  }

  /// The most characters of a title, of a text, and of a formula.
  public static let titleLimit = 32
  public static let textLimit = 255
}
