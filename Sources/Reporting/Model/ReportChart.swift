/// A chart (Schaubild) on a sheet. It draws cells of the report and holds no figure of its own.
public struct ReportChart: Hashable, Sendable {
  public var kind: Kind
  public var title: String
  /// What the axis of categories and the axis of values show.
  public var categoryAxis: String
  public var valueAxis: String
  /// How the axis of values writes its numbers.
  public var format: CellStyle.Format
  public var series: [Series]
  /// What the chart shows, in words, for readers who do not see it.
  public var description: String
  /// Where its upper left corner lies: the first of the empty rows that are kept for it.
  public var place: Reference
  /// How many rows of a table it is high. It is as wide as its sheet.
  public var rows: Int

  public init(
    _ kind: Kind, title: String, categoryAxis: String, valueAxis: String,
    format: CellStyle.Format, series: [Series], description: String, place: Reference, rows: Int
  ) {
    self.kind = kind
    self.title = title
    self.categoryAxis = categoryAxis
    self.valueAxis = valueAxis
    self.format = format
    self.series = series
    self.description = description
    self.place = place
    self.rows = rows
  }

  public enum Kind: String, Hashable, Sendable, CaseIterable {
    /// Bars from the left, the series of a category end to end.
    case stackedBars
    /// Bars from the left, the series of a category below one another.
    case clusteredBars
    /// Lines through the values.
    case lines
  }

  /// Values that belong together.
  public struct Series: Hashable, Sendable {
    /// The cell that names it.
    public let name: Reference
    public let categories: Reference
    public let values: Reference
    /// Which of the looks of the house style it has, so that the same thing looks alike in every
    /// chart. Looks differ without colour too.
    public let look: Int

    public init(name: Reference, categories: Reference, values: Reference, look: Int) {
      self.name = name
      self.categories = categories
      self.values = values
      self.look = look
    }
  }
}
