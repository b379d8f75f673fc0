/// Makes texts fit for the tabs of a workbook: at most 31 characters, none of `[ ] : * ? / \`, no
/// apostrophe at an end, not empty, not `History`, and no two alike.
public struct SheetName: Sendable {
  /// The most characters (UTF-16 units) of a name.
  public static let limit = 31
  private var taken: Set<String> = []

  public init() {}

  /// The name `wanted`, or the nearest that a workbook takes and that was not given before.
  public mutating func fit(_ wanted: String) -> String {
    let clean = Self.clean(wanted)
    var name = Self.shortened(clean, to: Self.limit)
    var number = 2
    while !taken.insert(name.lowercased()).inserted {
      let mark = " (\(number))"
      name = Self.shortened(clean, to: Self.limit - mark.count) + mark
      number += 1
    }
    return name
  }

  /// The name as formulas and links need it: in apostrophes, those inside doubled.
  public static func quoted(_ name: String) -> String {
    "'" + name.map { $0 == "'" ? "''" : String($0) }.joined() + "'"
  }

  private static func clean(_ text: String) -> String {
    var name = String(
      text.map { character in
        if character.unicodeScalars.contains(where: { $0.value < 0x20 || $0.value == 0x7F }) {
          return " "
        }
        return "[]:*?/\\".contains(character) ? "-" : character
      })
    name = trimmed(name)
    // Excel keeps this name for itself.
    if name.lowercased() == "history" { name += " -" }
    return name.isEmpty ? "-" : name
  }

  private static func trimmed(_ text: String) -> String {
    var rest = text[...]
    while let first = rest.first, first == " " || first == "'" { rest = rest.dropFirst() }
    while let last = rest.last, last == " " || last == "'" { rest = rest.dropLast() }
    return String(rest)
  }

  private static func shortened(_ text: String, to limit: Int) -> String {
    guard text.utf16.count > limit else { return text }
    var short = text
    while short.utf16.count > limit - 1 { short.removeLast() }
    return trimmed(short) + "…"
  }
}
