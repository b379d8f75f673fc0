import Amounts

/// A sentence with places for facts: `{amount}`; `{rows|# Zeile|# Zeilen}` by a number. A brace
/// itself is written twice.
struct Template: Hashable, Sendable {
  enum Part: Hashable, Sendable {
    case words(String)
    case fact(String)
    /// The first where the number is one; `#` is the number.
    case count(String, one: String, more: String)
  }

  let parts: [Part]

  /// Nil where a brace has no partner or a place has no name.
  init?(_ text: String) {
    var parts: [Part] = []
    var words = ""
    var rest = text[...]
    while let brace = rest.firstIndex(where: { $0 == "{" || $0 == "}" }) {
      words += rest[..<brace]
      let inside = rest.index(after: brace)
      if rest[inside...].first == rest[brace] {
        words.append(rest[brace])
        rest = rest[inside...].dropFirst()
        continue
      }
      guard rest[brace] == "{", let close = rest[inside...].firstIndex(of: "}") else { return nil }
      let pieces = rest[inside..<close].split(separator: "|", omittingEmptySubsequences: false)
        .map(String.init)
      guard let name = pieces.first, !name.isEmpty, name.allSatisfy(\.isLetter) else { return nil }
      if !words.isEmpty { parts.append(.words(words)) }
      words = ""
      switch pieces.count {
      case 1: parts.append(.fact(name))
      case 3: parts.append(.count(name, one: pieces[1], more: pieces[2]))
      default: return nil
      }
      rest = rest[close...].dropFirst()
    }
    words += rest
    if !words.isEmpty { parts.append(.words(words)) }
    self.parts = parts
  }

  /// The names of its places.
  var places: Set<String> {
    Set(
      parts.compactMap {
        switch $0 {
        case .words: nil
        case .fact(let name), .count(let name, _, _): name
        }
      })
  }

  func text(_ facts: [String: Fact], _ language: Language) -> String {
    parts.map { part in
      switch part {
      case .words(let words): return words
      case .fact(let name):
        guard let fact = facts[name] else { return missing(name) }
        return fact.text(language)
      case .count(let name, let one, let more):
        guard case .number(let number) = facts[name] else { return missing(name) }
        return String(number == 1 ? one : more).replacing("#", with: String(number))
      }
    }.joined()
  }

  private func missing(_ name: String) -> String {
    assertionFailure("nothing is told for \(name)")
    return "…"
  }

  /// The sentence without a case: `…` where a fact would stand.
  var withoutFacts: String {
    parts.map { part in
      switch part {
      case .words(let words): words
      case .fact: "…"
      case .count(_, _, let more): more.replacing("#", with: "…")
      }
    }.joined()
  }
}

extension String {
  /// Without Foundation.
  fileprivate func replacing(_ mark: Character, with text: String) -> String {
    reduce(into: "") { $1 == mark ? $0 += text : $0.append($1) }
  }
}
