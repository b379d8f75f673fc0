/// Why a workbook, or a cell of it, cannot be taken.
public enum WorkbookFault: Hashable, Sendable {
  /// The file is of another kind, whatever its name says.
  case otherKind(FileKind)
  /// The zip file is cut off or damaged.
  case damaged
  /// A part of it does not unpack, or its checksum is wrong.
  case damagedPart(String)
  /// A part is locked with a password.
  case encryptedPart(String)
  /// A part that must be there is not.
  case missingPart(String)
  /// Two parts bear the same name.
  case partTwice(String)
  case tooManyParts(limit: Int)
  /// A part, or all together, unpack to more bytes than this.
  case unpackedTooLarge(part: String?, limit: Int)
  /// A part unpacks to more than this many times its size.
  case zipBomb(part: String, limit: Int)
  /// The workbook has no sheet with cells.
  case noSheets
  /// There is no sheet of this name; the nearest, and all of them.
  case unknownSheet(String, nearest: String?, known: [String])
  /// Something stands on several visible sheets, and none was chosen.
  case severalSheets([String])
  case tooManyRows(limit: Int)
  /// A row or cell that does not come after the one before it.
  case outOfOrder
  /// A cell whose address is none.
  case badAddress(String)
  /// A cell refers to a shared text that the workbook does not have.
  case unknownText(String)
  /// A cell refers to a style that the workbook does not have.
  case unknownStyle(String)
  /// A cell of a type nobody knows.
  case unknownType(String)
  /// `#REF!` and the like.
  case errorValue(String)
  /// A formula whose result was never computed.
  case formulaWithoutValue
  /// A time of day or a duration, where days and amounts are wanted.
  case timeOfDay
  /// A whole number of more digits than a spreadsheet keeps.
  case tooManyDigits(count: Int, limit: Int)
}
