import Messages

extension FileFault {
  var problem: Problem {
    switch self {
    case .missing: Problem("file.FILE_MISSING")
    case .notAFile: Problem("file.FILE_NOT_A_FILE")
    case .unreadable(let errno): Problem("file.FILE_UNREADABLE", ["errno": Int(errno)])
    case .empty: Problem("file.FILE_EMPTY")
    case .tooLarge(let bytes, let limit):
      Problem("file.FILE_TOO_LARGE", ["bytes": bytes, "limit": limit])
    case .binary(let byte): Problem("file.FILE_BINARY", ["byte": byte])
    case .notUTF8(let byte): Problem("file.FILE_NOT_UTF8", ["byte": byte])
    case .notUTF16: Problem("file.FILE_NOT_UTF16")
    case .notWindows1252(let byte): Problem("file.FILE_NOT_WINDOWS1252", ["byte": Int(byte)])
    }
  }
}
