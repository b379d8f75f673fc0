import Amounts
import Interchange
import Messages
import Office

/// Values of the command line, read as strictly as those of files.
enum ArgumentReader {
  static func date(_ text: String, _ option: String) throws -> CalendarDate {
    if let date = Console.current.flatMap({ SpokenDay.read(text, today: $0.today) }) { return date }
    switch DateText.read(text) {
    case .success(let date): return date
    case .failure(let fault): throw problem(text, option, .value(.init(fault)))
    }
  }

  static func money(_ text: String, _ option: String) throws -> Money {
    switch AmountText.read(text) {
    case .success(let money): return money
    case .failure(let fault): throw problem(text, option, InputFault(amount: text, fault))
    }
  }

  /// An amount, or a range of amounts such as `100..200`, `..200`, `100..`.
  static func amounts(_ text: String, _ option: String) throws -> ClosedRange<Money> {
    let (first, last) = try ends(text)
    let from = try first.map { try money($0, option) }
    let to = try last.map { try money($0, option) }
    let (low, high) = (from ?? .zero, to ?? Money(cents: .max))
    guard low <= high else {
      throw CommandFailure(64, Problem("program.USAGE.amounts", ["option": option, "text": text]))
    }
    return low...high
  }

  /// A day, or a span of days such as `1.11.2026..30.11.2026`.
  static func days(_ text: String, _ option: String) throws -> DateRange {
    let (first, last) = try ends(text)
    let from = try first.map { try date($0, option) }
    let to = try last.map { try date($0, option) }
    guard let early = from ?? to, let late = to ?? Console.current?.today,
      let days = DateRange(from: early, to: late)
    else {
      throw CommandFailure(64, Problem("program.USAGE.days", ["option": option, "text": text]))
    }
    return days
  }

  /// A time: `P2M`, or a number of days such as `90` or `90 Tage`.
  static func span(_ text: String, _ option: String) throws -> Duration {
    let words = text.split(whereSeparator: \.isWhitespace)
    let units = ["tag", "tage", "tagen", "day", "days"]
    if let number = words.first, words.count == 1 || units.contains(words[1].lowercased()),
      words.count <= 2, let span = Duration(text: number) ?? Duration(text: "P\(number)D"),
      words.count == 1 || number.first != "P"
    {
      return span
    }
    throw CommandFailure(64, Problem("program.USAGE.duration", ["option": option, "text": text]))
  }

  /// Both ends of `A..B`; of a text without `..` both are the text.
  private static func ends(_ text: String) throws -> (String?, String?) {
    guard let dots = text.firstRange(of: "..") else { return (text, text) }
    func end(_ part: Substring) -> String? { part.isEmpty ? nil : String(part) }
    return (end(text[..<dots.lowerBound]), end(text[dots.upperBound...]))
  }

  static func rate(_ text: String, _ option: String) throws -> Rate {
    guard let rate = Rate(text: text) else { throw problem(text, option, .value(.notARate)) }
    return rate
  }

  static func number(_ text: String, _ option: String) throws -> Rational {
    guard let number = Rational(text: text) else {
      throw problem(text, option, .value(.notANumber))
    }
    return number
  }

  static func word<Word: RawRepresentable<String> & CaseIterable>(
    _ text: String, _ option: String
  ) throws -> Word {
    guard let word = Word(rawValue: text) else {
      throw Refusal.unknown(text, place: option, known: Word.allCases.map(\.rawValue))
    }
    return word
  }

  /// Control characters and marks that turn the direction of writing come in through no option,
  /// file name or environment: kept for ever, they would forge lines and hide text.
  /// - Throws: `InputProblems` with all of them.
  static func checkCharacters(_ arguments: [String], _ console: Console) throws {
    let problems = ProblemList()
    func check(_ text: String, _ place: String) {
      let limit = place == "FOERDERBUCH_USER" ? PeopleDesk.nameLimit : TextCheck.limit
      guard let fault = TextCheck.lineFault(text, limit: limit) else { return }
      problems.add(SourcePosition(file: place), value: text, .value(fault))
    }
    for (index, argument) in arguments.enumerated() {
      guard !argument.unicodeScalars.contains("\u{FFFD}") else {
        throw CommandFailure(
          64, Problem("program.USAGE.notText", ["number": index + 1, "argument": argument]))
      }
      let before = index > 0 ? arguments[index - 1] : ""
      check(
        argument,
        before.hasPrefix("--")
          ? before : say("Argument \(index + 1)", "Argument \(index + 1)"))
    }
    for name in ["FOERDERBUCH_USER", "FOERDERBUCH_LEDGER", "FOERDERBUCH_LANGUAGE"] {
      guard let text = console.environment[name] else { continue }
      guard !text.unicodeScalars.contains("\u{FFFD}") else {
        throw CommandFailure(
          64, Problem("program.USAGE.notTextHere", ["name": name, "text": text]))
      }
      check(text, name)
    }
    _ = try problems.checked(arguments)
  }

  private static func problem(_ text: String, _ option: String, _ fault: InputFault) -> UsageFault {
    UsageFault(
      problem: InputProblem(place: SourcePosition(file: option), value: text, fault: fault))
  }
}

/// A value of the command line that cannot be read.
struct UsageFault: Error {
  let problem: InputProblem
}
