import Amounts

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
}
