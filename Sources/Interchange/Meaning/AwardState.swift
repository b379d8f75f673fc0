/// What a list says of whether its grants are awarded, in columns that its profile does not name.
enum AwardState {
  /// Whether a column tells how far an application got.
  static func isHeading(_ heading: String) -> Bool {
    let words = MovementState.words(heading)
    return isYesOrNo(words)
      || words.contains { word in
        word.hasSuffix("status") || word.hasSuffix("stand") || word.hasPrefix("entscheid")
          || ["state", "votum", "ergebnis", "decision", "bescheid", "phase"].contains(word)
      }
  }

  /// Whether a cell below such a heading says that nothing is awarded.
  static func isOpen(_ cell: String, _ heading: String) -> Bool {
    let words = MovementState.words(cell)
    if isYesOrNo(MovementState.words(heading)), MovementState.isNo(cell) { return true }
    if words.contains("nicht") || words.contains("not") { return words.contains(where: isAward) }
    guard !words.contains(where: isAward) else { return false }
    return words.contains { word in
      open.contains(word) || beginnings.contains(where: word.hasPrefix)
    }
  }

  /// Whether the heading of an amount says that it was only applied for, or is planned.
  static func isRequested(_ heading: String) -> Bool {
    MovementState.words(heading).contains { word in
      ["beantragt", "geplant", "requested", "angefragt"].contains(where: word.hasPrefix)
    }
  }

  /// `bewilligt`, `Bewilligt?`
  private static func isYesOrNo(_ words: [String]) -> Bool {
    words.count == 1 && words.allSatisfy { ["bewilligt", "awarded", "approved"].contains($0) }
  }

  private static func isAward(_ word: String) -> Bool {
    ["bewilligt", "genehmigt", "approved", "awarded", "granted"].contains(where: word.hasPrefix)
  }

  private static let beginnings = [
    "abgelehnt", "beantragt", "zurückgezogen", "zurueckgezogen", "widerrufen", "storniert",
    "eingereicht", "geplant", "vorgemerkt", "zurückgestellt", "aufgehoben", "zurückgenommen",
  ]

  private static let open: Set = [
    "offen", "entwurf", "antrag", "prüfung", "pruefung", "bearbeitung", "warteliste", "ablehnung",
    "rejected", "withdrawn", "submitted", "pending", "draft", "declined", "denied", "applied",
    "planung", "rücknahme", "widerruf", "skizze", "absage", "nachrücker", "cancelled", "requested",
  ]
}
