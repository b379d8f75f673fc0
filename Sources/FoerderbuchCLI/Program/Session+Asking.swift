import Amounts
import Messages
import Office

extension Session {
  /// Records what `work` does. What may be a slip is asked about on a terminal. Elsewhere doubtful
  /// money is refused with the option that says yes, and days are told with the answer.
  func asking<Value>(
    _ terms: RecordDesk.Terms, _ work: (RecordDesk.Terms) throws -> Value
  ) throws -> Value {
    guard !json, let answer = console.answer else {
      var terms = terms
      terms.told = Set(Slip.Kind.allCases.filter { !$0.isDoubtful })
      return try work(terms)
    }
    do { return try work(terms) } catch let found as SlipsFound {
      console.err(
        (found.slips.map { "? " + $0.problem.found.text(language) } + [
          language.pick("Ist es so gemeint? [j/N] ", "Is it meant so? [y/N] ")
        ]).joined(separator: "\n"))
      guard let word = answer()?.lowercased().first, ["j", "y"].contains(word) else {
        throw CommandFailure(65, Problem("slip.NOTHING_BOOKED"))
      }
      var terms = terms
      terms.meant.formUnion(found.slips.map(\.kind))
      return try work(terms)
    }
  }
}

extension Slip {
  /// What is told where nobody can be asked.
  func message(_ language: Language) -> Failure.Message {
    Failure.Message(code: problem.code, text: problem.text(language, atTerminal: true))
  }
}

extension SlipsFound {
  /// One for each, and that nothing was booked.
  func messages(_ language: Language) -> [Failure.Message] {
    slips.map { $0.message(language) } + [
      Failure.Message(
        code: Self.nothing.code, text: Self.nothing.found.text(language))
    ]
  }

  private static let nothing = Problem("slip.NOTHING_BOOKED")
}
