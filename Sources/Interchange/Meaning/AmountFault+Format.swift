import Amounts
import Funding

extension AmountFault {
  /// What a cell shows beside its number, and how.
  func formatSentences(_ value: LocalizedText) -> FaultSentences {
    switch self {
    case .foreignUnit(let word, let wanted):
      let word = Quote.text(word)
      let wanted = wanted.name
      return Self.say(
        (
          "\(value.de) wird mit \(word.de) gezeigt, gebraucht wird \(wanted.de).",
          "\(value.en) is shown with \(word.en); \(wanted.en) is needed."
        ),
        (
          "Ist die Zahl dennoch richtig, nehmen Sie \(word.de) aus der Zelle oder aus ihrem Zahlenformat; sonst berichtigen Sie die Zelle.",
          "If the number is right all the same, take \(word.en) out of the cell or its number format; else correct the cell."
        ))
    case .headingUnit(let word):
      let word = Quote.text(word)
      return Self.say(
        (
          "Die Überschrift zählt in \(word.de), gebraucht wird eine Spalte mit Beträgen in Euro.",
          "The heading counts in \(word.en); a column of amounts in euros is needed."
        ),
        (
          "Nennen Sie im Profil die Spalte der Beträge; eine Menge gehört zu „quantity“.",
          "Name the column of amounts in the profile; a quantity belongs to \"quantity\"."
        ))
    case .divided(let unit):
      return Self.say(
        (
          "Das Zahlenformat teilt \(value.de), bevor es die Zahl zeigt, wie für \(unit.name.de); weder Überschrift noch Profil noch Format sagen, dass die Spalte das zeigt.",
          "The number format divides \(value.en) before it shows it, as for \(unit.name.en); neither heading nor profile nor format says that the column shows them."
        ),
        (
          "Zählt die gespeicherte Zahl Euro, schreiben Sie „unit: euro“ unter „table“ ins Profil; sonst berichtigen Sie die Zelle.",
          "If the saved number counts euros, write \"unit: euro\" under \"table\" in the profile; else correct the cell."
        ))
    case .hidden:
      return Self.say(
        (
          "Das Zahlenformat der Zelle zeigt nichts; gespeichert ist \(value.de).",
          "The number format of the cell shows nothing; saved is \(value.en)."
        ),
        (
          "Zählt der Betrag, geben Sie der Zelle ein Format, das ihn zeigt; sonst leeren Sie sie.",
          "If the amount counts, give the cell a format that shows it; else empty it."
        ))
    default: return Self.say(("", ""))
    }
  }
}

extension AmountFault.Wanted {
  /// What is needed in the cell.
  fileprivate var name: LocalizedText {
    switch self {
    case .euros: LocalizedText(de: "ein Betrag in Euro", en: "an amount in euros")
    case .rate: LocalizedText(de: "ein Satz", en: "a rate")
    case .quantity(.hours): LocalizedText(de: "eine Zahl von Stunden", en: "a number of hours")
    case .quantity(let method):
      LocalizedText(
        de: method.map { "eine Menge für „\($0.name.de)“" } ?? "eine Menge",
        en: method.map { "a quantity for \"\($0.name.en)\"" } ?? "a quantity")
    }
  }
}
