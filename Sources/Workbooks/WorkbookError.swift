/// Why a workbook was not written. Whatever lay at the target before still lies there.
public enum WorkbookError: Error, Hashable, Sendable {
  /// The folder takes no new file: it does not exist, is read-only, is no folder. Holds `errno`.
  case cannotCreate(path: String, errno: Int32)
  /// The disk has no room for the workbook.
  case diskFull(path: String)
  /// Writing, flushing or renaming failed otherwise. Holds `errno`.
  case cannotWrite(path: String, errno: Int32)
  /// The spreadsheet library refused a call: a fault of the program. Holds the library's code and
  /// the name of the call.
  case refused(call: String, code: Int)
  /// What was read back after writing is not what a workbook has to be; holds the part of the file.
  case damaged(path: String, part: String)
  /// A stream of rows gave another number of rows than it had announced.
  case rowCount(block: String, announced: Int, given: Int)
}
