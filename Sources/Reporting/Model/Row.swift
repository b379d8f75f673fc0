/// One row of a block.
public struct Row: Hashable, Sendable {
  /// What formulas call the row; unique in its block.
  public var key: String?
  public var role: Role
  /// The cells from the left edge of the sheet.
  public var cells: [Cell]
  /// In points; nil for what the texts of the row need.
  public var height: Int?
  /// Columns that one text goes across. For running text only: in data nothing is merged.
  public var span: ClosedRange<Int>?

  public init(
    key: String? = nil, _ role: Role = .data, _ cells: [Cell], height: Int? = nil,
    span: ClosedRange<Int>? = nil
  ) {
    self.key = key
    self.role = role
    self.cells = cells
    self.height = height
    self.span = span
  }

  /// What a row is in its block. A column of a block is its data rows (and the sub-totals between).
  public enum Role: Hashable, Sendable {
    case text, heading, data, subtotal, total
  }
}
