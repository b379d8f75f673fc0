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
        (found.slips.map { "? " + $0.sentence(language) } + [
          language.pick("Ist es so gemeint? [j/N] ", "Is it meant so? [y/N] ")
        ]).joined(separator: "\n"))
      guard let word = answer()?.lowercased().first, ["j", "y"].contains(word) else {
        throw CommandFailure(65, "Nichts gebucht.", "Nothing was booked.")
      }
      var terms = terms
      terms.meant.formUnion(found.slips.map(\.kind))
      return try work(terms)
    }
  }
}

extension Slip {
  func sentence(_ language: Language) -> String {
    [problem.found, problem.allowed].compactMap { $0?.text(language) }.joined(separator: " ")
  }

  /// What is told where nobody can be asked.
  func message(_ language: Language) -> Failure.Message {
    let total = problem.allowed == nil ? "" : " (--voucher-total)"
    return Failure.Message(
      code: problem.code,
      text: sentence(language).dropLast() + total + ". "
        + language.pick("Ist es so gemeint: \(kind.option).", "If it is meant so: \(kind.option)."))
  }
}

extension SlipsFound {
  /// One for each, and that nothing was booked.
  func messages(_ language: Language) -> [Failure.Message] {
    var messages = slips.map { $0.message(language) }
    if let last = messages.popLast() {
      let rest = language.pick(" Nichts wurde gebucht.", " Nothing was booked.")
      messages.append(Failure.Message(code: last.code, text: last.text + rest))
    }
    return messages
  }
}
