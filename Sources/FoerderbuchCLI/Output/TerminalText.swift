/// A text as a terminal shows it: lines broken between words, marks in colour. What goes into files
/// and pipes is never dressed.
struct TerminalText {
  /// Columns of the terminal; nil where there is none.
  let width: Int?
  let isColoured: Bool

  /// Begins a line of a table.
  static let row = "\u{E000}"

  func dressed(_ text: String) -> String {
    guard width != nil || isColoured else { return text }
    return text.split(separator: "\n", omittingEmptySubsequences: false)
      .flatMap(broken).map(coloured).joined(separator: "\n")
  }

  /// The line in pieces no wider than the terminal, all but the first further in. A word that is
  /// wider than the terminal, a path most likely, stays whole; so does a line of a table.
  private func broken(_ line: Substring) -> [String] {
    guard !line.contains(Self.row) else { return [String(line.replacing(Self.row, with: ""))] }
    guard let width, line.count > width else { return [String(line)] }
    // A label and what stands after the gap behind it are not parted.
    let start = line.count - (value(line) ?? line.drop { $0 == " " }).count
    let hang = String(
      repeating: " ",
      count: min(value(line) == nil ? line.prefix { $0 == " " }.count + 2 : start, width / 2))
    var lines: [String] = []
    var current = String(line.prefix(start))
    var isBare = true
    for word in Self.words(line.dropFirst(start)) {
      if isBare {
        current += word
        isBare = false
      } else if current.count + 1 + word.count <= width {
        current += " " + word
      } else {
        lines.append(current)
        current = hang + word
      }
    }
    return lines + [current]
  }

  /// A per cent sign stays with its number.
  private static func words(_ text: Substring) -> [String] {
    text.split(separator: " ", omittingEmptySubsequences: false).reduce(into: []) { words, word in
      if word.hasPrefix("%"), let last = words.indices.last {
        words[last] += " " + word
      } else {
        words.append(String(word))
      }
    }
  }

  /// What stands behind a label, apart by two spaces or more; nil where the line begins with a mark
  /// or is one sentence.
  private func value(_ line: Substring) -> Substring? {
    let inner = line.drop { $0 == " " }
    guard let first = inner.first, Self.marks[first] == nil, first != "·",
      let gap = inner.firstRange(of: "  ")
    else { return nil }
    return inner[gap.lowerBound...].drop { $0 == " " }
  }

  /// Each mark says the same without its colour.
  private func coloured(_ line: String) -> String {
    guard isColoured else { return line }
    let inner = line.drop { $0 == " " }
    if let mark = inner.first, let colour = Self.marks[mark], inner.dropFirst().first == " " {
      let indent = line.prefix(line.count - inner.count)
      return indent + colour + String(mark) + Self.plain + inner.dropFirst()
    }
    for (words, colour) in Self.lights {
      if let range = line.firstRange(of: words) {
        return line[..<range.lowerBound] + colour + words + Self.plain + line[range.upperBound...]
      }
    }
    return line
  }

  private static let (red, yellow, green, plain) =
    ("\u{1B}[31m", "\u{1B}[33m", "\u{1B}[32m", "\u{1B}[0m")
  private static let marks: [Character: String] = ["✗": red, "!": yellow, "✓": green]
  private static let lights = [
    ("Ampel: rot", red), ("Ampel: gelb", yellow), ("Ampel: grün", green),
    ("light: red", red), ("light: yellow", yellow), ("light: green", green),
    ("überfällig", red), ("overdue", red),
  ]
}
