import Amounts
import Interchange
import Office

/// Values of the command line, read as strictly as those of files.
enum ArgumentReader {
  static func date(_ text: String, _ option: String) throws -> CalendarDate {
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
      guard let fault = TextCheck.lineFault(text) else { return }
      problems.add(SourcePosition(file: place), value: text, .value(fault))
    }
    for (index, argument) in arguments.enumerated() {
      let before = index > 0 ? arguments[index - 1] : ""
      check(
        argument,
        before.hasPrefix("--")
          ? before : say("Argument \(index + 1)", "Argument \(index + 1)"))
    }
    for name in ["FOERDERBUCH_USER", "FOERDERBUCH_LEDGER", "FOERDERBUCH_LANGUAGE"] {
      if let text = console.environment[name] { check(text, name) }
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
