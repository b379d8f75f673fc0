/// Names of columns and cells.
enum SheetColumns {
  /// The most columns of a sheet.
  static let limit = 16_384

  /// `C`, `AA` for a column from 1.
  static func name(_ column: Int) -> String {
    var letters = ""
    var rest = column
    while rest > 0 {
      letters = String(UnicodeScalar(UInt8(ascii: "A") + UInt8((rest - 1) % 26))) + letters
      rest = (rest - 1) / 26
    }
    return letters
  }

  /// The column and row of `C12`, both from 1; nil for anything else.
  static func address(_ text: String) -> (column: Int, row: Int)? {
    var column = 0
    var row = 0
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "A")...UInt8(ascii: "Z"):
        guard row == 0 else { return nil }
        column = column * 26 + Int(byte - UInt8(ascii: "A")) + 1
        guard column <= limit else { return nil }
      case UInt8(ascii: "0")...UInt8(ascii: "9"):
        row = row * 10 + Int(byte - UInt8(ascii: "0"))
        guard column > 0, row > 0, row <= XLSXSheet.rowLimit else { return nil }
      default: return nil
      }
    }
    return column > 0 && row > 0 ? (column, row) : nil
  }
}
