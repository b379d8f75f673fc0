public import Amounts

/// How somebody else's table is laid out: the part that profiles of all kinds share.
public struct TableLayout: Hashable, Sendable {
  /// The sheet of a workbook; nil: the only one.
  public var sheet: String?
  /// Nil: recognised by the first row.
  public var separator: CSVSeparator?
  /// The row of the headings, from 1; nil: the first row that has them all.
  public var headingRow: Int?
  /// The table has no headings: its columns are named by their letters.
  var hasNoHeadings = false
  /// The table ends at the first row in which nothing stands.
  var endsAtEmptyRow = false
  /// How many rows tell the headings together, ``headingRow`` being the first of them.
  var headingRows = 1
  /// Nil: every amount must be readable in one way only.
  public var decimalMark: DecimalMark?
  /// Nil: every date must be readable in one way only.
  var dateForm: DateForm?

  public init(
    sheet: String? = nil, separator: CSVSeparator? = nil, headingRow: Int? = nil,
    headingRows: Int = 1, decimalMark: DecimalMark? = nil, dateForm: DateForm? = nil
  ) {
    self.sheet = sheet
    self.separator = separator
    self.headingRow = headingRow
    self.headingRows = headingRows
    self.decimalMark = decimalMark
    self.dateForm = dateForm
  }

  init(reading map: ConfigMap) {
    let heading = map.optional("headingRow", Self.heading)
    self.init(
      sheet: map.optional("sheet", .text),
      separator: map.optional("separator", .oneOf(CSVSeparator.self)),
      headingRow: heading ?? nil,
      headingRows: map.optional("headingRows", .integer(1...2), default: 1),
      decimalMark: map.optional("decimalMark", .oneOf(DecimalMark.self)),
      dateForm: map.optional("dates", .oneOf(DateForm.self)))
    hasNoHeadings = heading.map { $0 == nil } ?? false
    endsAtEmptyRow = map.optional("until", .oneOf([("empty", true)]), default: false)
  }

  /// A row, or `none`.
  private static var heading: ConfigForm<Int?> {
    ConfigForm { node, context in
      if node.text == "none" { return .some(nil) }
      return ConfigForm<Int>.integer(1...1000).read(node, context)
    }
  }
}
