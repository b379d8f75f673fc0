// What a sheet needs that people fill in.

extension Sheet {
  /// Cells that stand out where a formula is true. As in a ``Validation``, its addresses are those
  /// for the first of the cells and move with the cell.
  public struct Mark: Hashable, Sendable {
    public let cells: Reference
    public let formula: Formula
    public let tone: Highlight.Tone

    public init(_ cells: Reference, where formula: Formula, tone: Highlight.Tone) {
      self.cells = cells
      self.formula = formula
      self.tone = tone
    }
  }

  /// Keeps people from changing cells by accident. There is no password: it is a guard rail, not a
  /// lock. Cells of the roles `input` and `fault` stay open.
  public enum Protection: Hashable, Sendable {
    /// Nothing but looking and copying.
    case reading
    /// Sorting, filtering, inserting rows, and changing widths and heights as well.
    case entry
  }
}
