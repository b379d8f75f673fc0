/// Why a file as a whole cannot be read.
public enum FileFault: Hashable, Sendable {
  /// No such file.
  case missing
  /// A folder, a device or a pipe stands where a file is wanted.
  case notAFile
  /// The system refused to open or read it; holds its error number.
  case unreadable(errno: Int32)
  /// It has no content.
  case empty
  /// It is larger than the program takes, in bytes.
  case tooLarge(bytes: Int, limit: Int)
  /// A byte no text has (NUL and the like) stands at this byte, counted from 1.
  case binary(byte: Int)
  /// The bytes are no UTF-8 from this byte on, counted from 1.
  case notUTF8(byte: Int)
  /// UTF-16 with half a character at its end.
  case notUTF16
  /// Windows-1252 has no character for this byte.
  case notWindows1252(UInt8)
}
