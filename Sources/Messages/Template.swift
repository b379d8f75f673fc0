import Amounts

/// A sentence with places for facts: `{amount}`; `{rows|# Zeile|# Zeilen}` by a number. Braces
/// of the sentence itself stand twice: `{{` and `}}`.
struct Template: Hashable, Sendable {
  enum Part: Hashable, Sendable {
    case words(String)
    case fact(String)
    /// The first where the number is one; `#` is the number.
    case count(String, one: String, more: String)

    /// Nil where it has no name, or other than two forms.
    init?(place: Substring) {
      let pieces = place.split(separator: "|", omittingEmptySubsequences: false).map(String.init)
      guard let name = pieces.first, !name.isEmpty, name.allSatisfy(\.isLetter) else { return nil }
      switch pieces.count {
      case 1: self = .fact(name)
      case 3: self = .count(name, one: pieces[1], more: pieces[2])
      default: return nil
      }
    }
  }

  let parts: [Part]

  /// Nil where a brace has no partner or a place has no name.
  init?(_ text: String) {
    var parts: [Part] = []
    var words = ""
    var rest = text[...]
    while let brace = rest.firstIndex(where: { $0 == "{" || $0 == "}" }) {
      words += rest[..<brace]
      rest = rest[brace...]
      if rest.hasPrefix("{{") || rest.hasPrefix("}}") {
        words.append(rest.removeFirst())
        rest.removeFirst()
        continue
      }
      guard rest.first == "{", let close = rest.firstIndex(of: "}"),
        let place = Part(place: rest[..<close].dropFirst())
      else { return nil }
      if !words.isEmpty { parts.append(.words(words)) }
      parts.append(place)
      words = ""
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
