/// What a number format makes of a number: an amount, a day, a time.
enum NumberFormat: Equatable {
  case number
  /// A day, with or without a time.
  case date
  /// A time of day or a duration, without a day.
  case time

  /// The format of an id that every workbook knows; nil where the workbook itself must define it.
  init?(builtIn id: Int) {
    switch id {
    case 0...13, 37...44, 48, 49: self = .number
    case 14...17, 22, 27...31, 36, 50...58: self = .date
    case 18...21, 32...35, 45...47: self = .time
    default: return nil
    }
  }

  /// Reads a format code such as `dd.mm.yyyy`, `[$-407]d. mmmm yyyy`, `#,##0.00 "€"`, `[h]:mm`.
  init(code: String) {
    let parts = Parts(code)
    // The letter m alone is a month; beside hours or seconds it is minutes.
    self =
      parts.hasDay || parts.hasYear || parts.hasMonth && !parts.hasTime
      ? .date : parts.hasTime ? .time : .number
  }

  /// Whether of a day only month and year are shown: `mmm yy`, `mm/yyyy`.
  static func showsMonth(_ code: String) -> Bool {
    let parts = Parts(code)
    return parts.hasMonth && parts.hasYear && !parts.hasDay && !parts.hasTime
  }

  /// What a format code shows.
  private struct Parts {
    var hasYear = false
    var hasDay = false
    var hasMonth = false
    var hasTime = false

    init(_ code: String) {
      var rest = code.lowercased()[...]
      while let character = rest.popFirst() {
        switch character {
        case ";": return  // What follows is for negative numbers and text.
        case "\"": rest = rest.drop { $0 != "\"" }.dropFirst()
        case "\\", "_", "*": rest = rest.dropFirst()
        case "[":
          let inside = rest.prefix { $0 != "]" }
          rest = rest.dropFirst(inside.count + 1)
          // `[h]` counts hours; `[Red]` and `[$-407]` say nothing about the value.
          if let letter = inside.first, "hms".contains(letter),
            inside.allSatisfy({ $0 == letter })
          {
            hasTime = true
          }
        case "y": hasYear = true
        case "d": hasDay = true
        case "m": hasMonth = true
        case "h", "s": hasTime = true
        case "g" where rest.hasPrefix("eneral"): rest = rest.dropFirst(6)
        default: continue
        }
      }
    }
  }
}
