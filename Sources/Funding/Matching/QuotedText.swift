/// What sender and bank wrote, to find references in it however they are broken or separated.
struct QuotedText {
  /// The most words looked at; a purpose of a transfer has 140 characters.
  private static let wordLimit = 200
  /// The most words that make one reference: `LPW-E/1234-AB-12/2026`.
  private static let span = 12

  /// Every run of neighbouring words, joined.
  private let runs: Set<String>
  private let words: Set<String>

  init(_ texts: [String]) {
    var runs: Set<String> = []
    var words: Set<String> = []
    for text in texts {
      let pieces = Self.words(text).prefix(Self.wordLimit)
      words.formUnion(pieces)
      for start in pieces.indices {
        var run = ""
        for piece in pieces[start...].prefix(Self.span) {
          run += piece
          runs.insert(run)
        }
      }
    }
    self.runs = runs
    self.words = words
  }

  /// Whether the reference stands there as a whole: `R-1` does not stand in `R-12`.
  func quotes(_ reference: ReferenceKey) -> Bool {
    !reference.text.isEmpty && runs.contains(reference.text)
  }

  /// Whether one of the words stands there.
  func hasAny(of wanted: Set<String>) -> Bool { !words.isDisjoint(with: wanted) }

  /// Whether every word of a text of two or more words stands there.
  func holdsAll(_ wanted: [String]) -> Bool {
    wanted.count > 1 && wanted.contains { $0.count > 3 } && words.isSuperset(of: wanted)
  }

  /// Capital letters and digits, split where one kind ends and the other begins.
  static func words(_ text: String) -> [String] {
    enum Kind { case letter, digit, other }
    var words: [String] = []
    var last = Kind.other
    for scalar in text.uppercased().unicodeScalars {
      let kind: Kind =
        scalar.properties.numericType != nil
        ? .digit : scalar.properties.isAlphabetic ? .letter : .other
      if kind != .other {
        if kind != last { words.append("") }
        words[words.count - 1] += plain(scalar)
      }
      last = kind
    }
    return words
  }

  /// Umlauts as banks write them.
  private static func plain(_ scalar: Unicode.Scalar) -> String {
    switch scalar {
    case "Ä": "AE"
    case "Ö": "OE"
    case "Ü": "UE"
    case "ẞ", "ß": "SS"
    case "É", "È", "Ê": "E"
    case "Á", "À", "Â": "A"
    case "Ç": "C"
    default: String(scalar)
    }
  }
}
