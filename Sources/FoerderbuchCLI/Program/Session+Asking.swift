import Amounts
import Messages
import Office

extension Session {
  /// Records what `work` does. What may be a slip is asked about on a terminal; elsewhere it is
  /// told with the options that say yes.
  func asking<Value>(
    _ terms: RecordDesk.Terms, _ work: (RecordDesk.Terms) throws -> Value
  ) throws -> Value {
    do { return try work(terms) } catch let found as SlipsFound {
      guard !json, let answer = console.answer else { throw found }
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
