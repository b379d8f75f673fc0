public import Amounts

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
  /// The system's number of the error that ended an output; nil while all was written. After it
  /// ``out`` and ``err`` write nothing more.
  public var outputError: @Sendable () -> Int32?

  public init(
    out: @escaping @Sendable (String) -> Void, err: @escaping @Sendable (String) -> Void,
    environment: [String: String], today: CalendarDate, timestamp: String,
    workingDirectory: String, isTerminal: Bool, program: String = "foerderbuch",
    recorder: String? = nil, outputError: @escaping @Sendable () -> Int32? = { nil }
  ) {
    self.outputError = outputError
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

  /// The language of this run: help texts are made before any command exists to ask.
  @TaskLocal static var language: Language = .de
  /// The console of this run.
  @TaskLocal static var current: Console?
  /// What this run did so far.
  @TaskLocal static var run: RunLog?
}

/// A text of the running program in its language.
func say(_ german: String, _ english: String) -> String { Console.language.pick(german, english) }
