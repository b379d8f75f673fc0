/// Where in an input something stands, as far as the kind of file knows it.
public struct SourcePosition: Hashable, Sendable {
  /// The file as the user named it.
  public var file: String
  /// The sheet of a workbook.
  public var sheet: String?
  /// The line of a text file, or the row of a sheet; from 1.
  public var line: Int?
  /// The character in the line, or the column of a table; from 1.
  public var column: Int?
  /// The heading of the column of a table.
  public var heading: String?
  /// The way to a value of a project file: `measures[0].lines[2].planned`.
  public var path: String?
  /// How many columns of the sheet stand before the first of the table: one in a table that
  /// Förderbuch gave back with its problems.
  var columnsBefore = 0

  public init(
    file: String, sheet: String? = nil, line: Int? = nil, column: Int? = nil,
    heading: String? = nil, path: String? = nil
  ) {
    self.file = file
    self.sheet = sheet
    self.line = line
    self.column = column
    self.heading = heading
    self.path = path
  }

  /// `C12` for column 3 of row 12 of a sheet; nil for a text file.
  public var cell: String? {
    guard sheet != nil, let line, let column, column > 0 else { return nil }
    return SheetColumns.name(column + columnsBefore) + String(line)
  }
}
