/// What a cell is and how its value is written. How that looks is the renderer's house style.
public struct CellStyle: Hashable, Sendable {
  public var role: Role
  public var format: Format
  /// Whether a long text goes on in the next line.
  public var wraps: Bool
  public var alignment: Alignment
  /// Whether a text keeps a little apart from what ends right before it.
  public var isIndented: Bool
  /// How a number or a day is written where it came from, in the code of spreadsheets; nil: as
  /// ``format`` says.
  public var code: String?

  public init(
    _ role: Role = .body, _ format: Format = .text, wraps: Bool = true,
    alignment: Alignment = .natural, isIndented: Bool = false
  ) {
    self.role = role
    self.format = format
    self.wraps = wraps
    self.alignment = alignment
    self.isIndented = isIndented
  }

  public enum Role: Hashable, Sendable, CaseIterable {
    /// The title of the document and the line below it.
    case title, subtitle
    /// The heading of a section.
    case section
    /// Running text, and the smaller text of notes.
    case paragraph, note
    /// The label of a fact, and its value.
    case label, fact
    /// Headings, rows, sub-totals and totals of a table.
    case heading, body, subtotal, total
    /// An empty field to be filled in by hand, a line to sign on, and what stands below it.
    case field, signature, caption
    /// A cell to be filled in on the screen: open in a protected sheet, its text taken as it is.
    case input
    /// A cell that holds what could not be taken.
    case fault
  }

  public enum Format: String, Hashable, Sendable, CaseIterable {
    case text
    /// `1.234,56 €`.
    case euro
    /// `1.234,56`, where the heading says EUR.
    case amount
    /// The same, and nothing at all for zero: the sum of what somebody may still enter.
    case entered
    /// `72,73 %`.
    case percent
    /// `1.234,5678`: a number that is not yet rounded to the cent.
    case decimal
    /// `1.234`.
    case integer
    /// `30.06.2026`.
    case date
  }

  public enum Alignment: Hashable, Sendable {
    /// Numbers and dates to the right, text to the left.
    case natural
    case left, center, right
  }

  public static let body = CellStyle(.body)
  public static let money = CellStyle(.body, .euro)
}
