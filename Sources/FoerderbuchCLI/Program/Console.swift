public import Amounts
import Bookkeeping
import Interchange

/// Where the program reads from and writes to: everything that a test replaces.
public struct Console: Sendable {
  /// Writes to standard output, as it is.
  public var out: @Sendable (String) -> Void
  /// Writes to standard error, as it is.
  public var err: @Sendable (String) -> Void
  public var environment: [String: String]
  public var today: CalendarDate
  /// Now, ISO 8601 in UTC.
  public var timestamp: String
  public var workingDirectory: String
  /// How the program was called, so that it can tell what to type next.
  public var program: String
  /// Who sits there, as the ledger shall keep it; nil: nobody says.
  public var recorder: String?
  /// Whether standard error is a terminal, so that progress may be shown.
  public var isTerminal: Bool
  /// Waits for a line that somebody types; nil where nobody can be asked.
  public var answer: (@Sendable () -> String?)?
  /// The next line of standard input, typed or piped; nil at its end. Nil where there is none.
  public var typed: (@Sendable () -> String?)?
  /// Columns of the terminal that standard output goes to; nil where it goes elsewhere.
  public var width: Int?
  /// The system's number of the error that ended an output; nil while all was written. After it
  /// ``out`` and ``err`` write nothing more.
  public var outputError: @Sendable () -> Int32?

  public init(
    out: @escaping @Sendable (String) -> Void, err: @escaping @Sendable (String) -> Void,
    environment: [String: String], today: CalendarDate, timestamp: String,
    workingDirectory: String, isTerminal: Bool, program: String = "foerderbuch",
    recorder: String? = nil, width: Int? = nil, answer: (@Sendable () -> String?)? = nil,
    typed: (@Sendable () -> String?)? = nil,
    outputError: @escaping @Sendable () -> Int32? = { nil }
  ) {
    self.outputError = outputError
    self.width = width
    self.answer = answer
    self.typed = typed
    self.recorder = recorder
    self.program = program
    self.out = out
    self.err = err
    self.environment = environment
    self.today = today
    self.timestamp = timestamp
    self.workingDirectory = workingDirectory
    self.isTerminal = isTerminal
  }

  /// What is recorded now, by who sits there.
  var act: Act { Act(person: recorder, moment: timestamp, day: today) }

  /// The same console, with what a terminal would obey or not show written as `\u001B`.
  func escaping() -> Console {
    var console = self
    console.out = { [out] in out(Self.escaped($0)) }
    console.err = { [err] in err(Self.escaped($0)) }
    return console
  }

  private static func escaped(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: TextCheck.isUnseen) else { return text }
    return text.unicodeScalars.reduce(into: "") { escaped, scalar in
      if TextCheck.isUnseen(scalar) {
        let hex = String(scalar.value, radix: 16, uppercase: true)
        escaped += "\\u" + String(repeating: "0", count: max(0, 4 - hex.count)) + hex
      } else {
        escaped.unicodeScalars.append(scalar)
      }
    }
  }

  /// The language of this run: help texts are made before any command exists to ask.
  @TaskLocal static var language: Language = .de
  /// The console of this run.
  @TaskLocal static var current: Console?
  /// What this run did so far.
  @TaskLocal static var run: RunLog?
}

/// A text of the running program in its language.
func say(_ german: String, _ english: String) -> String { Console.language.pick(german, english) }
