/// Cells by their keys. The layout turns it into an address, so nobody counts rows by hand.
///
/// Indirect, because a cell holds one and few lead anywhere: a list of a million cells passes them
/// by the hand.
public indirect enum Reference: Hashable, Sendable {
  /// One cell of a block.
  case cell(block: String, row: String, column: String)
  /// All data rows (and the sub-totals between them) of one column of a block.
  case column(block: String, column: String)
  /// One column of a block from one row to another.
  case rows(block: String, column: String, from: String, through: String)
  /// Several columns of one row.
  case columns(block: String, row: String, from: String, through: String)
  /// A cell of the row in which the formula itself stands: in a list that is made while it is
  /// written, rows have no keys. For formulas only.
  case own(column: String)
  /// The first cell of a block: where a link leads.
  case block(String)
  /// The first cell of a sheet.
  case sheet(String)
  /// A name of the workbook.
  case name(String)
}
