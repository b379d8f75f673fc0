/// What a place of a template is filled with.
enum View: Sendable, ExpressibleByStringLiteral, ExpressibleByBooleanLiteral,
  ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral
{
  /// Is escaped where it stands.
  case text(String)
  case flag(Bool)
  case list([View])
  case members([String: View])

  init(stringLiteral text: String) { self = .text(text) }
  init(booleanLiteral flag: Bool) { self = .flag(flag) }
  init(arrayLiteral views: View...) { self = .list(views) }
  init(dictionaryLiteral members: (String, View)...) {
    self = .members(Dictionary(members) { _, last in last })
  }

  /// A text, or nothing to show: a section of it is left out.
  static func optional(_ text: String?) -> View { text.map(View.text) ?? .flag(false) }

  /// Members with one more.
  func with(_ name: String, _ view: View) -> View {
    guard case .members(var members) = self else { return self }
    members[name] = view
    return .members(members)
  }

  /// Texts, one each.
  static func texts(_ texts: [String]) -> View { .list(texts.map(View.text)) }

  /// As the library of templates takes it.
  var raw: Any {
    switch self {
    case .text(let text): text
    case .flag(let flag): flag
    case .list(let views): views.map(\.raw)
    case .members(let members): members.mapValues(\.raw)
    }
  }

  /// All names within it.
  var names: Set<String> {
    switch self {
    case .text, .flag: []
    case .list(let views): views.reduce(into: []) { $0.formUnion($1.names) }
    case .members(let members):
      members.reduce(into: Set(members.keys)) { $0.formUnion($1.value.names) }
    }
  }
}
