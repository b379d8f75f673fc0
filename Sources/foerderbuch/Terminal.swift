import Foundation

/// The terminal that a stream goes to.
struct Terminal {
  let columns: Int
  let rows: Int

  /// Nil where the stream goes elsewhere, or the terminal does not say how large it is.
  init?(_ descriptor: Int32) {
    var size = winsize()
    guard isatty(descriptor) == 1, ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0,
      size.ws_col > 0
    else { return nil }
    (columns, rows) = (Int(size.ws_col), Int(size.ws_row))
  }

  /// Whether a terminal shows colours and the user wants them (`NO_COLOR`).
  static var isColoured: Bool {
    let environment = ProcessInfo.processInfo.environment
    return (environment["NO_COLOR"] ?? "").isEmpty && environment["TERM"] != "dumb"
  }

  /// Hands a text that is longer than the screen to the user's pager (`PAGER`, else `less`).
  /// - Returns: whether it was shown so; false where the text is short or no pager runs.
  func page(_ text: String) -> Bool {
    guard rows > 1, isatty(STDIN_FILENO) == 1, text.utf8.count(where: { $0 == 10 }) >= rows else {
      return false
    }
    var environment = ProcessInfo.processInfo.environment
    let pager = environment["PAGER"] ?? "less"
    guard !pager.isEmpty, pager != "cat" else { return false }
    // Colours as they are; a text that fits is shown and the screen left alone.
    environment["LESS"] = environment["LESS"] ?? "FRX"
    environment["LESSCHARSET"] = environment["LESSCHARSET"] ?? "utf-8"
    let process = Process()
    process.executableURL = URL(filePath: "/bin/sh")
    // The shell says nothing where there is no such pager.
    process.arguments = ["-c", "command -v ${0%% *} >/dev/null 2>&1 || exit 127; exec $0", pager]
    process.environment = environment
    let pipe = Pipe()
    process.standardInput = pipe
    guard (try? process.run()) != nil else { return false }
    // Whoever leaves early has seen enough: what is left over is no error.
    let stream = StandardStream(pipe.fileHandleForWriting.fileDescriptor)
    stream.write(text)
    try? pipe.fileHandleForWriting.close()
    process.waitUntilExit()
    return process.terminationStatus != 127
  }
}
