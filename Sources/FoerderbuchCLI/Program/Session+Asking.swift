import Amounts
import Interchange
import Messages
import Office

extension Session {
  /// Does what `work` does. What may be a slip is asked about on a terminal. Elsewhere what is
  /// doubtful is refused with the option that says yes, and the rest told with the answer.
  /// - Parameter told: what is told elsewhere besides: of many rows, or of what a bank did.
  func asking<Value>(
    _ meant: Set<Slip.Kind>, telling told: Set<Slip.Kind> = [],
    _ work: (_ meant: Set<Slip.Kind>, _ told: Set<Slip.Kind>) throws -> Value
  ) throws -> Value {
    guard !json, let answer = console.answer else {
      return try work(meant, told.union(Slip.Kind.allCases.filter { !$0.isDoubtful }))
    }
    do { return try work(meant, []) } catch let found as SlipsFound {
      console.tell(
        (found.slips.map { "? " + $0.problem.found.text(language) } + [
          language.pick("Ist es so gemeint? [j/N] ", "Is it meant so? [y/N] ")
        ]).joined(separator: "\n"))
      guard let word = answer()?.lowercased().first, ["j", "y"].contains(word) else {
        throw CommandFailure(65, Problem("slip.NOTHING_BOOKED"))
      }
      return try work(meant.union(found.slips.map(\.kind)), [])
    }
  }

  /// The same for what is recorded on `terms`.
  func asking<Value>(
    _ terms: RecordDesk.Terms, _ work: (RecordDesk.Terms) throws -> Value
  ) throws -> Value {
    try asking(terms.meant) { meant, told in
      var terms = terms
      (terms.meant, terms.told) = (meant, told)
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

extension [Slip] {
  /// What would be asked, or was told instead; nil where there is nothing.
  func text(_ language: Language, dryRun: Bool) -> String? {
    guard !isEmpty else { return nil }
    let heading =
      dryRun
      ? language.pick("Vor dem Buchen wird gefragt:", "Before it is booked, this is asked:")
      : language.pick("Bitte prüfen:", "Please check:")
    return heading + "\n"
      + map { "? " + $0.problem.text(language, atTerminal: dryRun) }.joined(separator: "\n")
  }

  func json(_ language: Language) -> JSONValue { .array(map { $0.message(language).json }) }
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
