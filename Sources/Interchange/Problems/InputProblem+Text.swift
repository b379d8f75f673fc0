public import Amounts
import Messages

extension InputProblem {
  /// What could stand there; nil where that is not said apart.
  public func allowed(_ language: Language) -> String? {
    fault.problem(value: nil).allowed?.text(language)
  }

  /// The message for people: place, what was found, what is allowed, and a way out.
  public func text(_ language: Language) -> String {
    place.text(language) + ": " + sentence(language)
  }

  /// The same where its place is told otherwise.
  package func sentence(_ language: Language) -> String {
    fault.problem(value: value).text(language)
  }
}

extension InputProblems {
  /// One line for each problem, and how many more there are.
  public func text(_ language: Language) -> String {
    var lines = problems.map { $0.text(language) }
    if count > problems.count {
      let more = count - problems.count
      lines.append(
        Problem("notice.MORE_PROBLEMS", ["more": more, "count": count]).found.text(language))
    }
    return lines.joined(separator: "\n")
  }
}
