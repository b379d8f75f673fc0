/// How far a movement got, by the words of banks and offices: the one vocabulary for all readers of
/// movements, whatever the column in which they stand.
enum MovementState: Equatable {
  /// Announced, or only planned: it may still change or vanish.
  case pending
  /// Refused, taken back before it was booked, cancelled: nothing moved.
  case void
  /// Money came back after it was paid; what of it counts, the word does not say.
  case returned

  /// What a column of states says.
  /// - Parameter isBank: of a bank „offen“ means that nothing is booked; an office may call an
  ///   invoice so that nobody paid yet.
  static func told(_ text: String, isBank: Bool) -> MovementState? {
    let words = words(text)
    if words.contains(where: negations.contains) {
      return words.contains(where: done.contains) ? .pending : nil
    }
    if isBank, words.contains(where: ofBanks.contains) { return .pending }
    if words.contains(where: isPending) { return .pending }
    if words.contains(where: voids.contains) { return .void }
    return words.contains(where: returns.contains) ? .returned : nil
  }

  /// The longest cell that is looked at, in bytes.
  private static let limit = 60

  /// What a cell says that holds nothing but such words, in whatever column: `Vorgemerkter Umsatz`,
  /// `noch nicht gebucht`.
  static func alone(_ bytes: UnsafeBufferPointer<UInt8>) -> MovementState? {
    guard let text = candidate(bytes) else { return nil }
    let words = words(text)
    guard let first = words.first, isKnown(first), words.count <= 5, words.allSatisfy(isKnown)
    else {
      return nil
    }
    return told(text, isBank: false)
  }

  /// Whether a text begins with what only a bank writes before a movement that it has not booked.
  static func begins(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    guard let first = bytes.first(where: { $0 > 0x20 }), first | 0x20 == UInt8(ascii: "v") else {
      return false
    }
    let text = String(decoding: bytes.prefix(limit), as: UTF8.self)
    return words(text).first.map { $0.hasPrefix("vorgemerkt") } ?? false
  }

  /// What a column says whose heading is a state and whose cells say yes or no: `Vorgemerkt: ja`,
  /// `Gebucht: nein`.
  /// - Parameter isBank: „bezahlt: nein“ is an office's word of an invoice that counts all the
  ///   same.
  static func told(_ heading: String, _ cell: String, isBank: Bool) -> MovementState? {
    let (words, cell) = (words(heading), cell.lowercased().filter { !$0.isWhitespace })
    guard words.count == 1, let word = words.first else { return nil }
    if yes.contains(cell) {
      if isPending(word) { return .pending }
      return voids.contains(word) ? .void : nil
    }
    return done.contains(word) && (isBank || word != "bezahlt") && no.contains(cell)
      ? .pending : nil
  }

  static func isYes(_ cell: String) -> Bool { yes.contains(cell.lowercased()) }
  static func isNo(_ cell: String) -> Bool { no.contains(cell.lowercased()) }

  /// Whether a heading is that of a column of states.
  static func isHeading(_ text: String) -> Bool {
    let text = Profile.folded(text)
    return ["info", "auswirkung auf guthaben", "state", "zustand", "stand der buchung"].contains(
      text)
      || words(text).contains { $0.hasSuffix("status") }
  }

  /// Nearly all cells end here: nothing but letters, and not too many.
  private static func candidate(_ bytes: UnsafeBufferPointer<UInt8>) -> String? {
    guard bytes.count >= 4, bytes.count <= limit,
      !bytes.contains(where: { $0 >= UInt8(ascii: "0") && $0 <= UInt8(ascii: "9") })
    else { return nil }
    return String(decoding: bytes, as: UTF8.self)
  }

  static func words(_ text: String) -> [String] {
    text.lowercased().split { !$0.isLetter }.map(String.init)
  }

  private static func isPending(_ word: String) -> Bool {
    announced.contains(word) || word.hasPrefix("vorgemerkt") || word.hasPrefix("vormerk")
  }

  private static func isKnown(_ word: String) -> Bool {
    isPending(word) || voids.contains(word) || done.contains(word) || negations.contains(word)
      || companions.contains(word)
  }

  private static let announced: Set = [
    "ausstehend", "ausstehende", "ausstehender", "ausstehendes", "pending", "geplant", "geplante",
    "geplanter", "terminiert", "terminierte", "bearbeitung", "entwurf", "draft", "memo",
    "angekündigt", "angekuendigt", "unbestätigt", "schwebend", "reserviert", "reservierung",
    "autorisiert", "autorisierung", "authorized", "authorised", "ungebucht", "unverbucht",
    "scheduled", "prüfung", "zurückgestellt", "einbehalten", "wartet", "processing",
    "vorautorisiert", "unposted", "ausgesetzt",
  ]

  private static let ofBanks: Set = ["offen", "offene", "offener", "open"]

  private static let voids: Set = [
    "abgelehnt", "abgelehnte", "abgelehnter", "denied", "declined", "fehlgeschlagen", "failed",
    "storniert", "stornierte", "stornierter", "rückgängig", "rueckgaengig", "zurückgewiesen",
    "zurueckgewiesen", "abgebrochen", "abgebrochene", "cancelled", "canceled", "widerrufen",
    "annulliert", "rejected", "ungültig", "gelöscht", "verfallen", "expired", "voided",
    "gestrichen", "void", "cancel", "reverted",
  ]

  private static let returns: Set = [
    "zurückgezahlt", "zurueckgezahlt", "zurückerstattet", "rückerstattet", "rueckerstattet",
    "erstattet", "refunded", "reversed", "zurückgebucht", "zurueckgebucht", "retourniert",
  ]

  private static let done: Set = [
    "gebucht", "verbucht", "ausgeführt", "ausgefuehrt", "abgeschlossen", "bestätigt", "booked",
    "posted", "completed", "wertgestellt", "freigegeben", "bezahlt", "cleared",
  ]

  private static let negations: Set = ["nicht", "not", "kein", "keine"]

  private static let companions: Set = [
    "noch", "umsatz", "umsätze", "buchung", "zahlung", "lastschrift", "überweisung", "gutschrift",
    "bisher", "bislang", "wird", "wurde", "in", "der", "die", "zur", "yet", "kartenzahlung",
    "transaktion", "auftrag", "dauerauftrag", "valuta",
  ]

  private static let yes: Set = ["ja", "j", "x", "1", "yes", "y", "true", "wahr", "✓"]
  private static let no: Set = ["nein", "n", "0", "no", "false", "falsch"]
}
