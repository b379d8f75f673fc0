public import Amounts
import Bookkeeping
import Interchange
public import Office

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
  /// The login of the system; nil where there is none.
  public var login: String?
  /// Whether standard error is a terminal, so that progress may be shown.
  public var isTerminal: Bool
  /// Waits for a line that somebody types; nil where nobody can be asked.
  public var answer: (@Sendable () -> String?)?
  /// The next line of standard input, typed or piped; nil at its end. Nil where there is none.
  public var typed: (@Sendable () -> String?)?
  /// Columns of the terminal that standard output goes to; nil where it goes elsewhere.
  public var width: Int?
  /// Columns of the terminal that standard error goes to; nil where it goes elsewhere.
  public var errorWidth: Int?
  /// Whether marks may be coloured on a terminal.
  public var isColoured: Bool
  /// Shows a long text page by page; false: it is short, or nothing can do that here.
  public var page: @Sendable (String) -> Bool
  /// The system's number of the error that ended an output; nil while all was written. After it
  /// ``out`` and ``err`` write nothing more.
  public var outputError: @Sendable () -> Int32?
  /// Takes what is to be told where a signal ends the program.
  public var atSignal: @Sendable (@escaping @Sendable () -> Void) -> Void
  /// From now on signals are another's, who ends the program in good order.
  public var leaveSignals: @Sendable () -> Void

  /// Where the ledger stays open between the commands; nil: nowhere.
  let house: LedgerHouse?
  /// The time as it goes on, for a program that stays; seconds since 1970.
  let now: @Sendable () -> (day: CalendarDate, timestamp: String, seconds: Int64)
  /// Shows an answer to people: dressed for a terminal, page by page where it is long.
  private(set) var show: @Sendable (String) -> Void
  /// Tells people on standard error what went wrong.
  private(set) var tell: @Sendable (String) -> Void

  public init(
    out: @escaping @Sendable (String) -> Void, err: @escaping @Sendable (String) -> Void,
    environment: [String: String], today: CalendarDate, timestamp: String,
    workingDirectory: String, isTerminal: Bool, program: String = "foerderbuch",
    recorder: String? = nil, login: String? = nil, width: Int? = nil, errorWidth: Int? = nil,
    isColoured: Bool = false, page: @escaping @Sendable (String) -> Bool = { _ in false },
    answer: (@Sendable () -> String?)? = nil,
    typed: (@Sendable () -> String?)? = nil,
    now: (@Sendable () -> (day: CalendarDate, timestamp: String, seconds: Int64))? = nil,
    outputError: @escaping @Sendable () -> Int32? = { nil },
    atSignal: @escaping @Sendable (@escaping @Sendable () -> Void) -> Void = { _ in },
    leaveSignals: @escaping @Sendable () -> Void = {}, house: LedgerHouse? = nil
  ) {
    self.house = house
    self.errorWidth = errorWidth
    self.isColoured = isColoured
    self.page = page
    self.outputError = outputError
    self.atSignal = atSignal
    self.leaveSignals = leaveSignals
    self.width = width
    self.answer = answer
    self.typed = typed
    self.recorder = recorder
    self.login = login
    self.program = program
    self.out = out
    self.err = err
    show = out
    tell = err
    self.environment = environment
    self.today = today
    self.timestamp = timestamp
    self.now = now ?? { (today, timestamp, 0) }
    self.workingDirectory = workingDirectory
    self.isTerminal = isTerminal
  }

  /// What is recorded now, by who sits there.
  /// - Parameter person: who acts, where it is said.
  func act(of person: String?) -> Act {
    Act(
      person: person ?? recorder, login: login, moment: timestamp, day: today,
      clock: Act.Clock { [now] in now().timestamp })
  }

  /// The same console, with what a terminal would obey or not show written as `\u001B`.
  func escaping() -> Console {
    var console = self
    console.out = { [out] in out(Self.escaped($0)) }
    console.err = { [err] in err(Self.escaped($0)) }
    let dress = TerminalText(width: width, isColoured: isColoured && width != nil)
    console.show = { [out, page] text in
      let text = dress.dressed(Self.escaped(text))
      if !page(text) { out(text) }
    }
    let dressError = TerminalText(width: errorWidth, isColoured: isColoured && errorWidth != nil)
    console.tell = { [err] in err(dressError.dressed(Self.escaped($0))) }
    return console
  }

  private static func escaped(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: isHidden) else { return text }
    return text.unicodeScalars.reduce(into: "") { escaped, scalar in
      if isHidden(scalar) {
        let hex = String(scalar.value, radix: 16, uppercase: true)
        escaped += "\\u" + String(repeating: "0", count: max(0, 4 - hex.count)) + hex
      } else {
        escaped.unicodeScalars.append(scalar)
      }
    }
  }

  /// What may be kept, as it comes with copied texts, and has no width: two names that differ in it
  /// look alike.
  private static func isHidden(_ scalar: Unicode.Scalar) -> Bool {
    TextCheck.isUnseen(scalar) || scalar.value == 0x200B || 0x2060...0x2064 ~= scalar.value
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
