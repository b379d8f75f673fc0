/// One sheet of a report: blocks below one another on a grid of columns.
public struct Sheet: Sendable {
  /// Unique in the report; the name on the tab may change with the language.
  public var key: String
  /// The name on the tab. What a workbook cannot have as a name is made fit by ``SheetName``.
  public var name: String
  /// The widths of the columns from the left, in characters of the body font.
  public var widths: [Int]
  public var blocks: [Block]
  public var print: PrintSetup
  /// The block whose headings stay in sight (with all rows above them) and repeat on each page.
  public var headings: HeadingRows?
  /// The block whose rows can be filtered by the arrows in its headings.
  public var filter: String?
  public var highlights: [Highlight]
  public var choices: [Choice]
  public var charts: [ReportChart] = []
  public var part = ReportPart.funder
  /// What may be entered where.
  public var validations: [Validation] = []
  /// Cells that stand out where a formula is true.
  public var marks: [Mark] = []
  /// Nil: every cell may be changed.
  public var protection: Protection?
  /// Whether the tab is not shown. The first sheet is never hidden.
  public var isHidden = false
  /// How the cells of a column look that nothing is written in, from the left, so that empty rows
  /// to fill in need no cells. Nil: as any empty cell.
  public var columnStyles: [CellStyle?] = []
  /// Whether texts that look like numbers are meant as texts, so that no program marks them.
  public var hasNumbersAsText = false

  public init(
    key: String, name: String, widths: [Int], blocks: [Block] = [],
    print: PrintSetup = PrintSetup(),
    headings: HeadingRows? = nil, filter: String? = nil, highlights: [Highlight] = [],
    choices: [Choice] = []
  ) {
    self.key = key
    self.name = name
    self.widths = widths
    self.blocks = blocks
    self.print = print
    self.headings = headings
    self.filter = filter
    self.highlights = highlights
    self.choices = choices
  }

  /// Headings that repeat on each printed page, and stay in sight on the screen.
  public struct HeadingRows: Hashable, Sendable {
    public let block: String
    /// Columns at the left that stay in sight as well.
    public let columns: Int

    public init(block: String, columns: Int = 0) {
      self.block = block
      self.columns = columns
    }
  }

  /// Cells that stand out where they hold a text. The text carries the meaning, the colour repeats
  /// it.
  public struct Highlight: Hashable, Sendable {
    public let cells: Reference
    public let text: String
    public let tone: Tone

    public init(_ cells: Reference, equal text: String, tone: Tone) {
      self.cells = cells
      self.text = text
      self.tone = tone
    }

    public enum Tone: Hashable, Sendable {
      case good, caution, bad
      /// Of no use here.
      case quiet
    }
  }

  /// Cells that take one of a list of values. The list is a range, because a list in the rule
  /// itself is limited to 255 bytes.
  public struct Choice: Hashable, Sendable {
    public let cells: Reference
    public let list: Reference

    public init(_ cells: Reference, from list: Reference) {
      self.cells = cells
      self.list = list
    }
  }
}
