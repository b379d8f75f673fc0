import Amounts
import FoerderbuchCLI
import Foundation

@main
enum Main {
  static func main() {
    // A limit on the size of files and a reader that stops are errors to be told, like a full
    // disk, not the end of the process.
    signal(SIGXFSZ, SIG_IGN)
    signal(SIGPIPE, SIG_IGN)
    StandardStream.occupy()
    let watch = SignalWatch()
    watch.begin()
    let out = StandardStream(STDOUT_FILENO)
    let err = StandardStream(STDERR_FILENO)
    let now = Date()
    let code = Program.run(
      arguments(),
      console: Console(
        out: { out.write($0) }, err: { err.write($0) },
        environment: environment(), today: today(now),
        timestamp: timestamp(now), workingDirectory: FileManager.default.currentDirectoryPath,
        isTerminal: isatty(STDERR_FILENO) == 1, program: program(),
        recorder: recorder(), login: login(), width: Terminal(STDOUT_FILENO)?.columns,
        errorWidth: Terminal(STDERR_FILENO)?.columns, isColoured: Terminal.isColoured,
        page: { text in Terminal(STDOUT_FILENO)?.page(text) ?? false }, answer: answer(),
        typed: { readLine() },
        now: {
          let now = Date()
          return (today(now), timestamp(now), Int64(now.timeIntervalSince1970))
        },
        outputError: { out.error ?? err.error }, atSignal: { watch.tell($0) },
        leaveSignals: { watch.leave() }))
    exit(code)
  }

  /// What the program was called with, names of files that are no UTF-8 as they are told.
  private static func arguments() -> [String] {
    (1..<max(1, Int(CommandLine.argc))).compactMap { index in
      CommandLine.unsafeArgv[index].map {
        Program.argument(Array(UnsafeRawBufferPointer(start: $0, count: strlen($0))))
      }
    }
  }

  /// The environment; what is no text is kept in a way that nobody takes.
  private static func environment() -> [String: String] {
    var variables = ProcessInfo.processInfo.environment
    for name in ["FOERDERBUCH_USER", "FOERDERBUCH_LEDGER", "FOERDERBUCH_LANGUAGE"] {
      variables[name] = getenv(name).map { String(cString: $0) }
    }
    return variables
  }

  /// The program as it was called: by its name, or by its path, from the working folder on where it
  /// lies in it.
  private static func program() -> String {
    guard let called = CommandLine.arguments.first, called.contains("/") else {
      return "foerderbuch"
    }
    let folder = FileManager.default.currentDirectoryPath + "/"
    return called.hasPrefix(folder) ? String(called.dropFirst(folder.count)) : called
  }

  /// `FOERDERBUCH_USER`, else, also where that is empty, the name the user is logged in with.
  private static func recorder() -> String {
    name(environment()["FOERDERBUCH_USER"] ?? "") ?? login()
  }

  /// The name the user is logged in with, as the system knows it; who has none is told apart by
  /// number.
  private static func login() -> String {
    let id = geteuid()
    return getpwuid(id).flatMap { name(String(cString: $0.pointee.pw_name)) } ?? "uid \(id)"
  }

  private static func name(_ text: String) -> String? {
    let words = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    return words.isEmpty ? nil : words
  }

  /// Reads a line of the keyboard; nil where input or messages go elsewhere.
  private static func answer() -> (@Sendable () -> String?)? {
    guard isatty(STDIN_FILENO) == 1, isatty(STDERR_FILENO) == 1 else { return nil }
    return { readLine() }
  }

  /// The day where the user is.
  private static func today(_ now: Date) -> CalendarDate {
    let parts = Calendar(identifier: .gregorian).dateComponents([.year, .month, .day], from: now)
    return CalendarDate(year: parts.year ?? 0, month: parts.month ?? 0, day: parts.day ?? 0)
      ?? CalendarDate(days: Int32(now.timeIntervalSince1970 / 86_400))
  }

  /// ISO 8601 in UTC, to the second.
  private static func timestamp(_ now: Date) -> String {
    let formatter = ISO8601DateFormatter()
    formatter.formatOptions = [.withInternetDateTime]
    return formatter.string(from: now)
  }
}
