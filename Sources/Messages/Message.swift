public import Amounts

/// One sentence of the book with what it tells of this case.
public struct Message: Hashable, Sendable {
  /// The file of the book, the code and the part: `booking.ORDER_UNKNOWN.found`.
  public let key: String
  public let facts: [String: Fact]

  /// - Parameter facts: one for each placeholder of the sentence, by its name.
  public init(_ key: String, _ facts: KeyValuePairs<String, any Tellable> = [:]) {
    self.init(key, Dictionary(facts.map { ($0.key, $0.value.fact) }) { _, last in last })
  }

  init(_ key: String, _ facts: [String: Fact]) {
    self.key = key
    self.facts = facts
  }

  /// The sentence in `language`.
  public func text(_ language: Language) -> String {
    guard let template = MessageBook.shipped.template(key, language) else {
      assertionFailure("no sentence \(key)")
      return key
    }
    return template.text(facts, language)
  }

  public subscript(_ language: Language) -> String { text(language) }

  /// The sentence in both languages.
  public var texts: LocalizedText { LocalizedText(de: text(.de), en: text(.en)) }
}

/// What is told of one problem: what was found, what is allowed, a way out, and one for people at a
/// command line; each a sentence of the book, and only the first has to stand there.
public struct Problem: Hashable, Sendable {
  /// The file of the book and the code, if need be with a variant: `booking.PART_ABOVE_TOTAL`.
  public let key: String
  public private(set) var facts: [String: Fact]
  private var allowedPart = "allowed"
  private var remedyPart = "remedy"

  /// - Parameter facts: one for each placeholder of the sentences, by its name.
  public init(_ key: String, _ facts: KeyValuePairs<String, any Tellable> = [:]) {
    self.key = key
    self.facts = Dictionary(facts.map { ($0.key, $0.value.fact) }) { _, last in last }
  }

  /// The same word in every language and version; `explain` knows it.
  public var code: String {
    String(key.split(separator: ".", omittingEmptySubsequences: false).dropFirst().first ?? "")
  }

  public var found: Message { Message(key + ".found", facts) }

  public var allowed: Message? { part(allowedPart) }

  public var remedy: Message? { part(remedyPart) }

  /// All that is told of it, one sentence after the other.
  /// - Parameter atTerminal: whether options and commands are named, where there are such.
  public func text(_ language: Language, atTerminal: Bool = false) -> String {
    [found, allowed, atTerminal ? terminal ?? remedy : remedy].compactMap { $0?.text(language) }
      .joined(separator: " ")
  }

  /// Whether the sentence `part` of it stands in the book.
  public func has(_ part: String) -> Bool { MessageBook.shipped.holds("\(key).\(part)") }

  /// The way out at a command line, by the option or the command that helps.
  public var terminal: Message? { part("terminal") }

  /// Nil where the book has none, or where it needs what is not told in this case.
  private func part(_ name: String) -> Message? {
    guard has(name) else { return nil }
    let part = Message("\(key).\(name)", facts)
    let places = MessageBook.shipped.template(part.key, .de)?.places ?? []
    return places.contains { facts[$0] == .nothing } ? nil : part
  }

  /// The same with other sentences of it as what is allowed or as the way out.
  public func with(allowed: String? = nil, remedy: String? = nil) -> Problem {
    var copy = self
    if let allowed { copy.allowedPart = allowed }
    if let remedy { copy.remedyPart = remedy }
    return copy
  }

  /// The same with its sentence `near` as the way out, which tells the name probably meant.
  public func suggesting(_ nearest: String?) -> Problem {
    nearest.map { telling("nearest", $0).with(remedy: "near") } ?? self
  }

  /// The same with a further fact.
  public func telling(_ name: String, _ fact: any Tellable) -> Problem {
    var copy = self
    copy.facts[name] = fact.fact
    return copy
  }
}
