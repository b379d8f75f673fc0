/// Ids of projects, measures, awards, lines, sources and organisations, as files give them.
enum Identifier {
  /// The most characters.
  public static let limit = 64

  /// Latin letters (also `ä`, `ß`, `é`), digits, `- _ . / : ( ) +` and single spaces inside:
  /// `436-0815`, `SC-883-DO`, `34.01.02.05/2021`. Accents are one character with their letter, so
  /// that an id has one spelling in bytes.
  static func isValid(_ text: String) -> Bool {
    let scalars = text.unicodeScalars
    guard !scalars.isEmpty, scalars.count <= limit else { return false }
    var before: Unicode.Scalar = " "
    for scalar in scalars {
      if scalar == " " {
        if before == " " { return false }
      } else if !isAllowed(scalar) {
        return false
      }
      before = scalar
    }
    return before != " "
  }

  private static func isAllowed(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "0"..."9", "A"..."Z", "a"..."z", "-", "_", ".", "/", ":", "(", ")", "+": true
    case "\u{D7}", "\u{F7}": false
    case "\u{C0}"..."\u{17F}", "\u{1E9E}": true
    default: false
    }
  }
}
