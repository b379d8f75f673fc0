/// A formula in a form that stays the same when another program saves it: references counted from
/// the cell it stands in, names of sheets in apostrophes, no spaces.
enum PlainFormula {
  /// - Parameters:
  ///   - text: the formula without `=`.
  ///   - row: of the cell it stands in, from 1, as is `column`; nil: it stands in none, and
  ///     references are given as they are.
  static func text(_ text: String, row: Int? = nil, column: Int? = nil) -> String {
    var result = ""
    var rest = Substring(text)
    var endsInWord = false
    while let character = rest.first {
      switch character {
      case "\"":
        result += quoted(&rest, by: "\"")
        endsInWord = false
      case "'":
        result += quoted(&rest, by: "'")
        endsInWord = false
      case _ where isPartOfWord(character):
        let word = rest.prefix(while: isPartOfWord)
        rest = rest.dropFirst(word.count)
        // A space between two words is the sign for what they have in common.
        if endsInWord { result += " " }
        result += plain(word, before: rest.first, row, column)
        endsInWord = true
      case _ where character.isWhitespace: rest = rest.dropFirst()
      default:
        result.append(character)
        rest = rest.dropFirst()
        endsInWord = false
      }
    }
    return result
  }

  private static func isPartOfWord(_ character: Character) -> Bool {
    character.isLetter || character.isNumber || "_.$\\".contains(character)
  }

  private static func quoted(_ rest: inout Substring, by mark: Character) -> String {
    var result = String(rest.removeFirst())
    while let character = rest.popFirst() {
      result.append(character)
      guard character == mark else { continue }
      guard rest.first == mark else { break }
      result.append(rest.removeFirst())
    }
    return result
  }

  private static func plain(
    _ word: Substring, before next: Character?, _ row: Int?, _ column: Int?
  ) -> String {
    switch next {
    case "!": return "'\(word)'"
    case "(":
      let name = word.uppercased()
      return name.hasPrefix("_XLFN.") ? String(name.dropFirst(6)) : name
    default: break
    }
    let bare = word.filter { $0 != "$" }.uppercased()
    guard let place = SheetColumns.address(bare) else { return String(word) }
    guard let row, let column else { return bare }
    let isFixedColumn = word.first == "$"
    let isFixedRow = word.dropFirst().contains("$")
    return (isFixedColumn ? "$\(place.column)" : "[\(place.column - column)]") + ","
      + (isFixedRow ? "$\(place.row)" : "[\(place.row - row)]")
  }
}
