import Amounts
import Messages

/// What a message says: what was found, what is allowed, and a way out.
struct FaultSentences {
  var found: LocalizedText
  var allowed: LocalizedText?
  var remedy: LocalizedText?

  init(_ found: LocalizedText, allowed: LocalizedText? = nil, remedy: LocalizedText? = nil) {
    self.found = found
    self.allowed = allowed
    self.remedy = remedy
  }

  init(_ problem: Problem) {
    self.init(
      problem.found.texts, allowed: problem.allowed?.texts, remedy: problem.remedy?.texts)
  }
}
