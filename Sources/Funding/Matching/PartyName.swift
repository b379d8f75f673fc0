/// The name of somebody who pays or is paid, however it is written.
struct PartyName: Hashable, Sendable {
  /// As it stands, with its form.
  let allWords: [String]
  private let words: [String]
  /// Banks cut names after 27 characters or more; the last word may be a part of one.
  private let mayBeCut: Bool

  init(_ name: String) {
    var words: [String] = []
    // Dots make one word of abbreviations: e. V. is EV.
    for piece in name.split(whereSeparator: { $0.isWhitespace || $0 == "," || $0 == "/" }) {
      words += QuotedText.words(piece.filter { $0 != "." }).filter { !Self.forms.contains($0) }
    }
    allWords = QuotedText.words(name)
    self.words = words.filter { $0 != "E" && $0 != "V" }
    mayBeCut = name.count >= 27
  }

  /// Forms of companies and associations, which some leave out.
  private static let forms: Set = [
    "GMBH", "GGMBH", "MBH", "AG", "KG", "KGAA", "OHG", "UG", "GBR", "EG", "EV", "SE", "CO", "UND",
    "DER", "DIE", "DAS", "HAFTUNGSBESCHRAENKT", "INC", "LTD", "BV",
  ]

  /// Words that name a kind and nobody in particular.
  private static let general: Set = [
    "STADT", "LAND", "KREIS", "GEMEINDE", "BUND", "VEREIN", "STIFTUNG", "UNIVERSITAET",
    "HOCHSCHULE", "KASSE", "LANDESKASSE", "BUNDESKASSE", "STADTKASSE", "BANK", "SPARKASSE",
    "FIRMA", "HERR", "FRAU",
  ]

  /// Titles and forms of address.
  private static let titles: Set = [
    "DR", "PROF", "DIPL", "ING", "MSC", "BSC", "MA", "BA", "HERR", "HERRN", "FRAU", "MR", "MRS",
    "MS",
  ]

  /// What stays the same however the name is written and in whatever order; the whole name where it
  /// is but a form.
  var key: String {
    let own = words.filter { !Self.titles.contains($0) }
    return (own.isEmpty ? words.isEmpty ? allWords : words : own).sorted().joined(separator: " ")
  }

  /// Letters and digits only, without forms of companies: `K-Gruppe`, `K Gruppe` and `KGruppe GmbH`
  /// are one.
  static func solid(_ name: String) -> String {
    let words = QuotedText.words(name)
    let own = words.filter { !forms.contains($0) }
    return (own.isEmpty ? words : own).joined()
  }

  /// Whether two names are the same but for their spelling: umlauts in any form (`Krämer`,
  /// `Kraemer`, `Kramer`), spaces and hyphens, forms of companies, initials, or words that one of
  /// them lacks.
  /// - Parameter misspelt: also with letters that differ.
  static func maybeOne(_ first: String, _ second: String, misspelt: Bool) -> Bool {
    let (one, other) = (spelling(first), spelling(second))
    let (short, long) = one.count <= other.count ? (one, other) : (other, one)
    if short.allSatisfy({ word in
      long.contains { $0 == word || word.count == 1 && $0.hasPrefix(word) }
    }) {
      return true
    }
    let (a, b) = (one.joined(), other.joined())
    return a == b || PartyName(first).fits(PartyName(second))
      || misspelt && NearestName.closest(to: a, among: [b]) != nil
  }

  /// The words of a name without what people spell in several ways.
  private static func spelling(_ name: String) -> [String] {
    let words = QuotedText.words(name).map { word in
      [("AE", "A"), ("OE", "O"), ("UE", "U"), ("SS", "S")].reduce(word) {
        $0.replacing($1.0, with: $1.1)
      }
    }
    let own = words.filter { !forms.contains($0) }
    return own.isEmpty ? words : own
  }

  /// Whether both names may be of the same: all words of the shorter stand in the longer one, and
  /// they say more than a kind.
  func fits(_ other: PartyName) -> Bool {
    let (short, long) = words.count <= other.words.count ? (self, other) : (other, self)
    guard !short.words.isEmpty else { return false }
    let telling = short.words.filter { !Self.general.contains($0) && $0.count > 2 }
    guard !telling.isEmpty || short.words == long.words else { return false }
    return short.words.allSatisfy { word in
      long.words.contains(word) || long.isCut(of: word) || short.isCutWord(word, in: long)
    }
  }

  /// Whether the last word of this name is the beginning of `word`.
  private func isCut(of word: String) -> Bool {
    guard mayBeCut, let last = words.last else { return false }
    return last.count > 2 && word.hasPrefix(last)
  }

  private func isCutWord(_ word: String, in long: PartyName) -> Bool {
    mayBeCut && word == words.last && word.count > 2
      && long.words.contains { $0.hasPrefix(word) }
  }
}
