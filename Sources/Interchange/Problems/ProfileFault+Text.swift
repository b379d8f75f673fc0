import Amounts
import Funding

extension ProfileFault {
  var sentences: FaultSentences {
    switch self {
    case .otherKind(isOfBookings: true):
      FaultSentences(
        LocalizedText(
          de: "Dieses Profil beschreibt Tabellen von Buchungen.",
          en: "This profile describes tables of bookings."),
        allowed: LocalizedText(
          de: "Hier ist eines mit „kind: projects“ nötig.",
          en: "One with \"kind: projects\" is needed here."),
        remedy: LocalizedText(
          de: "Buchungen liest „foerderbuch import DATEI --profile PROFIL“ ein.",
          en: "\"foerderbuch import FILE --profile PROFILE\" reads bookings."))
    case .otherKind(isOfBookings: false):
      FaultSentences(
        LocalizedText(
          de: "Dieses Profil beschreibt Listen von Vorhaben.",
          en: "This profile describes lists of projects."),
        allowed: LocalizedText(
          de: "Hier ist eines mit „kind: bookings“ nötig.",
          en: "One with \"kind: bookings\" is needed here."),
        remedy: LocalizedText(
          de: "Vorhaben übernimmt „foerderbuch project import-list DATEI --profile PROFIL“.",
          en: "\"foerderbuch project import-list FILE --profile PROFILE\" takes over projects."))
    case .kindToldTwice:
      FaultSentences(
        LocalizedText(
          de: "Die Art der Buchung steht schon in einer Spalte oder als Konstante.",
          en: "The kind of a booking is already told by a column or a constant."),
        remedy: LocalizedText(
          de: "Lassen Sie „amounts“ (mit „side“) oder „kind“ weg.",
          en: "Leave out \"amounts\" (with \"side\") or \"kind\"."))
    case .kindOfAmounts(let key):
      FaultSentences(
        LocalizedText(
          de: "Welche Art die Beträge unter „\(key)“ haben, sagt das Profil nicht.",
          en: "The profile does not tell the kind of the amounts under \"\(key)\"."),
        remedy: LocalizedText(
          de: "Schreiben Sie zum Beispiel „amounts: {\(key): expense}“.",
          en: "Write for example \"amounts: {\(key): expense}\"."))
    case .signsMeanTheSame(let kind, let keys):
      FaultSentences(
        LocalizedText(
          de:
            "Beide Vorzeichen oder Seiten (\(keys)) heißen hier „\(kind.name.de)“; eine Gutschrift würde so als weitere Ausgabe gebucht, statt sie zu mindern.",
          en:
            "Both signs or sides (\(keys)) mean \"\(kind.name.en)\" here; a credit note would be booked as more expenditure instead of lowering it."
        ),
        allowed: LocalizedText(
          de: "Jede Seite hat ihre eigene Art; fehlt eine, werden ihre Zeilen zurückgewiesen.",
          en: "Each side has a kind of its own; where one is missing, its rows are refused."),
        remedy: LocalizedText(
          de:
            "Geben Sie der Seite der Gutschriften die Art „credit-note“, oder lassen Sie sie weg und buchen Sie diese einzeln.",
          en:
            "Give the side of the credit notes the kind \"credit-note\", or leave it out and book those by themselves."
        ))
    case .firstFilledAmount(let key):
      FaultSentences(
        LocalizedText(
          de: "„firstFilled“ geht unter „\(key)“ nicht: ein Betrag steht in einer Spalte.",
          en: "\"firstFilled\" does not go with \"\(key)\": an amount stands in one column."),
        remedy: LocalizedText(
          de: "Stehen die Beträge in zwei Spalten, nehmen Sie „debit“ und „credit“.",
          en: "If amounts stand in two columns, use \"debit\" and \"credit\"."))
    }
  }
}
