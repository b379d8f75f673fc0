import Amounts

/// The text of a suggested profile while it is written: lines with what was guessed, and why.
struct ProfileText {
  let language: Language
  private(set) var lines: [String] = []
  /// The same with every open line filled in by what it offers, to be tried on the table.
  private(set) var filled: [String] = []
  /// Keys that a person has to fill in.
  private(set) var open: [String] = []
  /// Columns for which nothing could be offered: without them nothing can be tried.
  private(set) var missingColumns: [String] = []

  init(_ language: Language) { self.language = language }

  var text: String { lines.joined(separator: "\n") }

  /// - Parameter filled: the line of a profile whose open lines are filled in.
  mutating func add(_ line: String = "", filled: String? = nil) {
    lines.append(line)
    self.filled.append(filled ?? line)
  }

  mutating func comment(_ german: String, _ english: String) {
    add("# " + language.pick(german, english))
  }

  /// A line that was guessed, with the reason.
  mutating func guess(_ line: String, _ german: String, _ english: String) {
    add(line + "  # " + language.pick("geraten: \(german)", "guessed: \(english)"))
  }

  /// A line to be filled in, as a comment: the profile is refused until that was done.
  mutating func leave(open key: String, _ line: String, _ german: String, _ english: String) {
    open.append(key)
    if key.hasPrefix("columns."), line.contains("…") { missingColumns.append(key) }
    let indent = line.prefix { $0 == " " }
    add(
      indent + "# " + line.dropFirst(indent.count) + "  # "
        + language.pick("OFFEN: \(german)", "OPEN: \(english)"),
      filled: line.replacing("…", with: Self.placeholder))
  }

  /// Stands for what only a person knows while a suggestion is tried.
  static let placeholder = "PROBE"

  /// A key whose lines were left open.
  mutating func note(open key: String) { open.append(key) }

  /// A text in YAML's double quotes.
  static func quoted(_ text: String) -> String {
    var quoted = "\""
    for character in text {
      switch character {
      case "\"", "\\": quoted += "\\" + String(character)
      default: quoted.append(character)
      }
    }
    return quoted + "\""
  }

  /// `„a“, „b“, „c“`: examples in a comment, on one line.
  static func examples(_ samples: [String], _ language: Language) -> String {
    samples.map { language.pick("„\($0)“", "\"\($0)\"") }.joined(separator: ", ")
  }
}
