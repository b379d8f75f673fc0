import Funding
import Reporting

/// A form that says only what it has otherwise than another (`like`): that one's document with its
/// own words (`words`), and what the form says laid over it.
///
/// Sheets, sections, columns and rows are met by their key, a section without one by its content.
/// What the other does not have stands behind what it follows in the form; `leaveOut: true` takes
/// away. Everything else takes the place of what the other says.
struct FormOverlay {
  private let context: ConfigContext
  /// Where what comes from the other form is told to stand.
  private let place: ConfigNode

  /// The whole document; the same where the form is like no other.
  /// - Parameter shipped: the forms that ship, by name without the kind.
  static func whole(
    _ root: ConfigNode, _ context: ConfigContext, shipped: (FormKind) -> [String: [UInt8]]
  ) -> ConfigNode {
    guard case .mapping(let own) = root.content,
      let like = own.first(where: { $0.key == "like" }),
      let kind = own.first(where: { $0.key == "kind" })?.value.text.flatMap(FormKind.init)
    else { return root }
    let forms = shipped(kind)
    guard let name = like.value.text, let bytes = forms[name],
      let found = try? ConfigDocument.read(bytes, file: name)
    else {
      let names = forms.keys.sorted()
      context.key("like").report(
        like.value,
        .value(
          .notOneOf(names, nearest: like.value.text.flatMap { NearestName.of($0, among: names) })))
      return without(own, ["like", "words"], root)
    }
    let overlay = FormOverlay(context: context, place: like.value)
    let base = whole(found, context, shipped: shipped)
    let worded = overlay.worded(base, own.first { $0.key == "words" })
    guard case .mapping(let entries) = overlay.moved(worded).content else { return root }
    return ConfigNode(
      .mapping(overlay.laid(own.filter { !["like", "words"].contains($0.key) }, over: entries)),
      line: root.line, column: root.column)
  }

  private static func without(
    _ own: [ConfigEntry], _ keys: [String], _ root: ConfigNode
  ) -> ConfigNode {
    ConfigNode(
      .mapping(own.filter { !keys.contains($0.key) }), line: root.line, column: root.column)
  }

  // MARK: Laying over

  private func laid(_ own: [ConfigEntry], over base: [ConfigEntry]) -> [ConfigEntry] {
    // A line of its own below the title stands for every award.
    let isBased = own.contains { $0.key == "basis" }
    var entries = base.filter { !isBased || !["land", "elsewhere"].contains($0.key) }
    for entry in own {
      guard let index = entries.firstIndex(where: { $0.key == entry.key }) else {
        entries.append(entry)
        continue
      }
      var value = entry.value
      if case .list(let more) = value.content, case .list(let list) = entries[index].value.content {
        value = ConfigNode(
          .list(laid(more, over: list)), line: value.line, column: value.column)
      }
      entries[index] = ConfigEntry(
        key: entry.key, line: entry.line, column: entry.column, value: value)
    }
    return entries
  }

  private func laid(_ own: [ConfigNode], over base: [ConfigNode]) -> [ConfigNode] {
    guard !own.isEmpty, own.allSatisfy({ Self.name(of: $0) != nil }) else { return own }
    var list = base
    var next = 0
    for node in own {
      guard case .mapping(let entries) = node.content,
        let index = list.firstIndex(where: { Self.name(of: $0) == Self.name(of: node) }),
        case .mapping(let there) = list[index].content
      else {
        list.insert(node, at: next)
        next += 1
        continue
      }
      if entries.contains(where: { $0.key == "leaveOut" && $0.value.text == "true" }) {
        list.remove(at: index)
        next = index
      } else {
        list[index] = ConfigNode(
          .mapping(laid(entries, over: there)), line: node.line, column: node.column)
        next = index + 1
      }
    }
    return list
  }

  /// By what an element of a list is met in the other form; nil for a text.
  private static func name(of node: ConfigNode) -> String? {
    guard case .mapping(let entries) = node.content else { return nil }
    return (entries.first { $0.key == "key" } ?? entries.first { $0.key == "content" })?.value.text
  }

  /// The other form as if all of it stood where it is named: its own lines are of another file.
  private func moved(_ node: ConfigNode) -> ConfigNode {
    let content: ConfigNode.Content =
      switch node.content {
      case .list(let nodes): .list(nodes.map(moved))
      case .mapping(let entries):
        .mapping(
          entries.map {
            ConfigEntry(
              key: $0.key, line: place.line, column: place.column, value: moved($0.value))
          })
      default: node.content
      }
    return ConfigNode(content, line: place.line, column: place.column)
  }

  // MARK: Words

  /// The texts of the other form with the words of this one: `words: {de: {Bescheid: Zusage}}`.
  /// A word that no text has is told, else a form would keep what it means to change.
  private func worded(_ base: ConfigNode, _ words: ConfigEntry?) -> ConfigNode {
    guard let words else { return base }
    let context = context.key("words")
    guard case .mapping(let languages) = words.value.content else {
      context.report(
        words.value, .config(.wrongKind(found: words.value.kind, wanted: .mapping)))
      return base
    }
    var node = base
    for language in languages {
      guard ["de", "en"].contains(language.key) else {
        context.key(language.key).report(
          language.value, .config(.unknownKey(language.key, nearest: nil, known: ["de", "en"])))
        continue
      }
      let table = ConfigForm<[(key: String, value: String)]>.table(keys: .text, values: .text)
      let pairs = table.read(language.value, context.key(language.key)) ?? []
      var change = WordChange(pairs)
      node = change.changed(node, language.key)
      for (old, _) in pairs where !change.found.contains(old) {
        context.key(language.key).key(old).report(
          language.value, .config(.wordNotFound(old, like: place.text ?? "")))
      }
    }
    return node
  }
}

/// Words of texts put in the place of others, the longest first, each place once.
private struct WordChange {
  private let words: [Character: [(old: String, new: String)]]
  private(set) var found: Set<String> = []

  init(_ pairs: [(key: String, value: String)]) {
    let longest = pairs.filter { !$0.key.isEmpty }.sorted { $0.key.count > $1.key.count }
    words = Dictionary(grouping: longest.map { (old: $0.key, new: $0.value) }) {
      $0.old[$0.old.startIndex]
    }
  }

  /// - Parameter language: the key under which the texts stand.
  mutating func changed(
    _ node: ConfigNode, _ language: String, isText: Bool = false
  ) -> ConfigNode {
    let content: ConfigNode.Content
    switch node.content {
    case .scalar(let text, let quoted) where isText:
      content = .scalar(changed(text), quoted: quoted)
    case .list(let nodes):
      content = .list(nodes.map { changed($0, language) })
    case .mapping(let entries):
      content = .mapping(
        entries.map {
          ConfigEntry(
            key: $0.key, line: $0.line, column: $0.column,
            value: changed($0.value, language, isText: $0.key == language))
        })
    default: content = node.content
    }
    return ConfigNode(content, line: node.line, column: node.column)
  }

  private mutating func changed(_ text: String) -> String {
    var rest = text[...]
    var changed = ""
    while let first = rest.first {
      if let word = words[first]?.first(where: { rest.hasPrefix($0.old) }) {
        found.insert(word.old)
        changed += word.new
        rest = rest.dropFirst(word.old.count)
      } else {
        changed.append(first)
        rest.removeFirst()
      }
    }
    return changed
  }
}
