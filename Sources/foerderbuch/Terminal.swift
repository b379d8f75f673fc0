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
    let environment = ProcessInfo.processInfo.environment
    let pager = environment["PAGER"] ?? "less"
    guard !pager.isEmpty, pager != "cat" else { return false }
    setenv("PAGER", pager, 1)
    // Colours as they are; a text that fits is shown and the screen left alone.
    setenv("LESS", environment["LESS"] ?? "FRX", 1)
    setenv("LESSCHARSET", environment["LESSCHARSET"] ?? "utf-8", 1)
    // Not a `Process`: that one has a group of its own, which may not use the terminal, so that it
    // would be stopped. The shell says nothing where there is no such pager.
    let command = "command -v ${PAGER%% *} >/dev/null 2>&1 || exit 127; exec $PAGER"
    guard let pipe = popen(command, "w") else { return false }
    // Whoever leaves early has seen enough: what is left over is no error.
    let stream = StandardStream(fileno(pipe))
    stream.write(text)
    return pclose(pipe) != 127 << 8
  }
}
