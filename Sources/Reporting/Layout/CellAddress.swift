/// The place of a cell on a sheet, counted from zero.
public struct CellAddress: Hashable, Sendable {
  public let row: Int
  public let column: Int

  public init(row: Int, column: Int) {
    self.row = row
    self.column = column
  }

  /// Rows and columns of a sheet in the file format of 2007 and later.
  public static let rowLimit = 1_048_576
  public static let columnLimit = 16_384

  /// Reads `C5` or `$C$5`; nil for anything else.
  public init?(text: some StringProtocol) {
    let plain = String(text.filter { $0 != "$" })
    let letters = plain.prefix { ("A"..."Z").contains($0) }
    guard let row = Int(plain.dropFirst(letters.count)), (1...Self.rowLimit).contains(row),
      (1...3).contains(letters.count)
    else { return nil }
    let column = letters.utf8.reduce(0) { $0 * 26 + Int($1 - UInt8(ascii: "A")) + 1 }
    self.init(row: row - 1, column: column - 1)
  }

  /// `C5`.
  public var text: String { Self.letters(column) + String(row + 1) }

  /// `$C$5`.
  public var absoluteText: String { "$" + Self.letters(column) + "$" + String(row + 1) }

  /// `A` for 0, `AA` for 26.
  public static func letters(_ column: Int) -> String {
    var rest = column
    var letters = ""
    repeat {
      letters = String(UnicodeScalar(UInt8(ascii: "A") + UInt8(rest % 26))) + letters
      rest = rest / 26 - 1
    } while rest >= 0
    return letters
  }
}

/// A rectangle of cells on one sheet of a report.
public struct CellRange: Hashable, Sendable {
  /// The index of the sheet in the report.
  public let sheet: Int
  public let first: CellAddress
  public let last: CellAddress

  /// `C5` or `C5:C20`.
  public var text: String { first == last ? first.text : first.text + ":" + last.text }

  /// `$C$5` or `$C$5:$C$20`.
  public var absoluteText: String {
    first == last ? first.absoluteText : first.absoluteText + ":" + last.absoluteText
  }
}
