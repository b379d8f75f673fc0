import Amounts
import Funding

extension AmountFault {
  /// What a word for the side of an amount says, or fails to say.
  var sideSentences: FaultSentences {
    switch self {
    case .side(let word):
      let word = Quote.text(Quote.excerpt(word))
      return FaultSentences(
        LocalizedText(
          de:
            "Zum Betrag gehört \(word.de) (Soll oder Haben); ob das eine Ausgabe ist, sagt es nicht.",
          en:
            "The amount has \(word.en), debit or credit, which does not tell whether it is an expense."
        ),
        remedy: LocalizedText(
          de:
            "Schreiben Sie den Betrag ohne Zusatz, oder nennen Sie im Profil beide Seiten: „amounts: {debit: expense, credit: revenue}“.",
          en:
            "Write the amount without it, or name both sides in the profile: \"amounts: {debit: expense, credit: revenue}\"."
        ))
    case .noSide:
      return FaultSentences(
        LocalizedText(
          de: "Ob der Betrag Soll oder Haben ist, steht in dieser Zeile nicht.",
          en: "This row does not say whether the amount is a debit or a credit."),
        remedy: LocalizedText(
          de:
            "Ergänzen Sie das Kennzeichen (S oder H), oder lassen Sie die Zeile mit „skip.rows“ weg. Steht es in einer eigenen Spalte, nennt sie das Profil unter „columns.side“.",
          en:
            "Add the mark (S or H), or leave the row out with \"skip.rows\". If it stands in a column of its own, name that under \"columns.side\" of the profile."
        ))
    case .unknownSide(let word):
      let word = Quote.text(Quote.excerpt(word))
      return FaultSentences(
        LocalizedText(
          de: "\(word.de) sagt nicht, ob der Betrag Soll oder Haben ist.",
          en: "\(word.en) does not say whether the amount is a debit or a credit."),
        allowed: LocalizedText(
          de:
            "Verstanden werden S und H, Soll und Haben, D und C, + und -, Ausgabe und Einnahme, Belastung und Gutschrift und Ähnliches.",
          en:
            "S and H, D and C, + and -, debit and credit, expense and income and the like are understood."
        ),
        remedy: LocalizedText(
          de:
            "Sagen Sie im Profil, was das Wort heißt: „values: {side: {\(word.de.dropFirst().dropLast()): debit}}“ (oder credit).",
          en:
            "Say in the profile what the word means: \"values: {side: {\(word.en.dropFirst().dropLast()): debit}}\" (or credit)."
        ))
    case .otherSide(let word, let kind):
      let word = Quote.text(Quote.excerpt(word))
      return FaultSentences(
        LocalizedText(
          de: "Hier steht \(word.de); gebucht würde die Zeile als „\(kind.name.de)“.",
          en: "\(word.en) stands here; the row would be booked as \"\(kind.name.en)\"."),
        allowed: LocalizedText(
          de:
            "Das Profil nennt diese Spalte nicht, die Soll und Haben oder Ausgabe und Einnahme trennt.",
          en: "The profile does not name this column, which tells debits from credits."),
        remedy: LocalizedText(
          de:
            "Nennen Sie sie unter „columns.side“ und beide Seiten unter „amounts: {debit: expense, credit: revenue}“, mit der Art, die jede Seite hier hat.",
          en:
            "Name it under \"columns.side\", and both sides under \"amounts: {debit: expense, credit: revenue}\" with the kind that each has here."
        ))
    case .accountSides(let account, let first, let kind):
      let account = Quote.text(Quote.excerpt(account))
      return FaultSentences(
        LocalizedText(
          de:
            "Das Konto \(account.de) steht hier auf der anderen Seite als in Zeile \(first): Das Geld ging in die andere Richtung; gebucht würden beide als „\(kind.name.de)“.",
          en:
            "Account \(account.en) stands on the other side here than in row \(first): the money went the other way; both would be booked as \"\(kind.name.en)\"."
        ),
        remedy: LocalizedText(
          de:
            "Lassen Sie die Zeilen der anderen Richtung weg („skip: {rows: [Nummer]}“) und buchen Sie sie mit ihrer eigenen Art, oder ergänzen Sie eine Spalte „Soll/Haben“, die „columns.side“ nennt.",
          en:
            "Leave the rows of the other direction out (\"skip: {rows: [number]}\") and book them with their own kind, or add a column \"debit/credit\" that \"columns.side\" names."
        ))
    default: return FaultSentences(LocalizedText(de: "", en: ""))
    }
  }
}
