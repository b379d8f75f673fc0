import Amounts
import Interchange
import Messages

extension Problem {
  /// What is told of it on a page: the way out is that of the pages (`web`), where it is another
  /// one than at a command line.
  func pageText(_ language: Language) -> String {
    (has("web") ? with(remedy: "web") : self).text(language)
  }
}

extension InputProblem {
  /// What is told of it on a page, with its place.
  func pageText(_ language: Language) -> String {
    place.text(language) + ": " + pageSentence(language)
  }

  /// The same where its place is told otherwise.
  func pageSentence(_ language: Language) -> String {
    if case .booking(let refused) = fault { return refused.problem.pageText(language) }
    return sentence(language)
  }
}
