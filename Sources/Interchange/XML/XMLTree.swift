/// An element with everything in it, for the small parts of a document.
struct XMLTree {
  let name: String
  let attributes: [String: String]
  /// The line of the document on which it begins, from 1.
  let line: Int
  fileprivate(set) var children: [XMLTree] = []
  fileprivate(set) var rawText = ""

  init(_ name: String, _ attributes: [String: String], line: Int) {
    self.name = name
    self.attributes = attributes
    self.line = line
  }

  /// The text between its tags, without white space at its ends; nil where nothing is left. Who
  /// reads an invoice or a statement cannot write it anew: what cannot be seen in it, such as a
  /// mark that turns the direction of writing, is shown as a sign that cannot be read.
  var text: String? {
    let text = rawText.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    guard !text.isEmpty else { return nil }
    guard text.unicodeScalars.contains(where: TextCheck.isUnseen) else { return text }
    let seen = text.unicodeScalars.map { TextCheck.isUnseen($0) ? "\u{FFFD}" : $0 }
    return String(String.UnicodeScalarView(seen))
  }

  /// The first element that a way of names leads to.
  subscript(_ path: String...) -> XMLTree? { element(path[...]) }

  /// The same for a way in one text, `a/b/c`; the element itself for an empty one.
  func at(_ path: String) -> XMLTree? { element(path.split(separator: "/").map(String.init)[...]) }

  /// All elements that a way in one text leads to, in order.
  func all(at path: String) -> [XMLTree] {
    var found = [self]
    for name in path.split(separator: "/") { found = found.flatMap { $0.all(String(name)) } }
    return found
  }

  private func element(_ path: ArraySlice<String>) -> XMLTree? {
    guard let name = path.first else { return self }
    for child in children where child.name == name {
      if let found = child.element(path.dropFirst()) { return found }
    }
    return nil
  }

  /// The direct children of a name.
  func all(_ name: String) -> [XMLTree] { children.filter { $0.name == name } }
}

/// Puts trees together from what a visitor is told.
struct XMLTreeBuilder {
  private var open: [XMLTree] = []

  var isEmpty: Bool { open.isEmpty }

  mutating func start(_ name: String, _ attributes: [String: String], line: Int) {
    open.append(XMLTree(name, attributes, line: line))
  }

  mutating func text(_ text: String) {
    guard !open.isEmpty else { return }
    open[open.count - 1].rawText += text
  }

  /// - Returns: the outermost tree once it is complete.
  mutating func end() -> XMLTree? {
    guard let last = open.popLast() else { return nil }
    guard !open.isEmpty else { return last }
    open[open.count - 1].children.append(last)
    return nil
  }
}
