/// Why a workbook was not written. Whatever lay at the target before still lies there.
public enum WorkbookError: Error, Hashable, Sendable {
  /// The spreadsheet library refused a call: a fault of the program. Holds the library's code and
  /// the name of the call.
  case refused(call: String, code: Int)
  /// What was read back after writing is not what a workbook has to be; holds the part of the file.
  case damaged(path: String, part: String)
  /// A stream of rows gave another number of rows than it had announced.
  case rowCount(block: String, announced: Int, given: Int)
}
