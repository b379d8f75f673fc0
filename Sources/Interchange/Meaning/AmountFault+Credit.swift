import Amounts
import Funding

extension AmountFault {
  func creditSentences(_ value: LocalizedText) -> FaultSentences {
    switch self {
    case .signsDiffer(let first):
      return Self.say(
        (
          "\(value.de) hat ein anderes Vorzeichen als der Betrag in Zeile \(first) derselben Spalte.",
          "\(value.en) has another sign than the amount in line \(first) of the same column."
        ),
        allowed: (
          "In einer Spalte von Soll oder Haben haben alle Beträge dasselbe Vorzeichen; das andere ist ein Storno oder eine Gutschrift.",
          "In a column of debits or credits all amounts have the same sign; the other one is a reversal or a credit note."
        ),
        (
          "Lassen Sie die Zeile mit „skip.rows“ weg und buchen Sie sie einzeln.",
          "Leave the row out with \"skip.rows\" and book it by itself."
        ))
    case .creditBelowZero:
      return Self.say(
        (
          "\(value.de) steht mit Minus im Haben.",
          "\(value.en) is below zero in the column of credits."
        ),
        (
          "Haben beide Spalten ein Minus, schreiben Sie „sign: reversed“ unter „table“ ins Profil; sonst ist es ein Storno, den Sie einzeln buchen.",
          "If both columns have a minus, write \"sign: reversed\" under \"table\" in the profile; else it is a reversal, which you book by itself."
        ))
    case .returned(let text):
      let text = Quote.text(Quote.excerpt(text))
      return Self.say(
        (
          "Der Text sagt, dass Geld zurückkam (\(text.de)); als Einnahme gebucht, erhöhte es die Deckung, und die Ausgabe bliebe stehen.",
          "The text says that money came back (\(text.en)); booked as a receipt it would raise the cover, and the expense would stand."
        ),
        (
          "Buchen Sie es als Art „Gutschrift“ mit der Nummer der Rechnung unter „zu Beleg“, oder lassen Sie die Zeile weg („skip: {rows: [Nummer]}“). Ist es doch eine Einnahme, stellen Sie dem Text den Geber und einen Doppelpunkt voran.",
          "Book it as kind \"credit-note\" with the number of the invoice under \"for\", or leave the row out (\"skip: {rows: [number]}\"). If it is a receipt after all, put the payer and a colon before the text."
        ))
    case .cameBack(let text):
      let text = Quote.text(Quote.excerpt(text))
      return Self.say(
        (
          "Danach kam das Geld ganz oder zum Teil zurück (\(text.de)); was davon zählt, sagt die Zeile nicht.",
          "By that the money came back, all or in part (\(text.en)); what of it counts the row does not say."
        ),
        (
          "Kam alles zurück, lassen Sie beide Zeilen weg („skip: {rows: [Nummer]}“); sonst buchen Sie, was bezahlt blieb.",
          "If all came back, leave both rows out (\"skip: {rows: [number]}\"); else book what remained paid."
        ))
    case .creditNote(let text):
      let text = Quote.text(Quote.excerpt(text))
      return Self.say(
        (
          "Der Text nennt eine Gutschrift (\(text.de)); als Ausgabe gebucht, erhöhte sie die Ausgaben, statt sie zu mindern.",
          "The text names a credit note (\(text.en)); booked as an expense it would raise the expenditure instead of lowering it."
        ),
        (
          "Buchen Sie sie als Art „Gutschrift“ mit der Nummer der Rechnung unter „zu Beleg“. Ist es doch eine Ausgabe (Gutschriftverfahren, § 14 Abs. 2 UStG), stellen Sie dem Text „Rechnung“ voran.",
          "Book it as kind \"credit-note\" with the number of the invoice under \"for\". If it is an expense after all (self-billing, § 14 Abs. 2 UStG), put \"Rechnung\" before the text."
        ))
    default: return movementSentences
    }
  }

  /// Movements of an account that are neither income nor expense.
  private var movementSentences: FaultSentences {
    switch self {
    case .givenBack(let text):
      let text = Quote.text(Quote.excerpt(text))
      return Self.say(
        (
          "Der Text sagt, dass eingegangenes Geld zurückging (\(text.de)); als Ausgabe gebucht, erhöhte es die Ausgaben, und die Einnahme bliebe stehen.",
          "The text says that money which had come in was given back (\(text.en)); booked as an expense it would raise the expenditure, and the receipt would stand."
        ),
        (
          "Lassen Sie die Zeile weg („skip: {rows: [Nummer]}“), und buchen Sie sie als das, was sie ist: eine Zuwendung, die zurückging, als Art „Rückzahlung“; bei einer Spende nehmen Sie deren Buchung zurück. Ist es doch eine Ausgabe, stellen Sie dem Text den Empfänger voran.",
          "Leave the row out (\"skip: {rows: [number]}\") and book it as what it is: a grant that went back as kind \"repayment\"; of a donation reverse its entry. If it is an expense after all, put the payee before the text."
        ))
    case .ownTransfer(let text, let kind):
      let text = Quote.text(Quote.excerpt(text))
      return Self.say(
        (
          "Das ist wohl eine Umbuchung zwischen eigenen Konten (\(text.de)); gebucht würde sie als „\(kind.name.de)“.",
          "This seems to be a transfer between own accounts (\(text.en)); it would be booked as \"\(kind.name.en)\"."
        ),
        (
          "Lassen Sie die Zeile weg: „skip: {rows: [Nummer]}“, oder alle dieser Art am Text: „skip: {rows: [{column: purpose, startsWith: \"Umbuchung\"}]}“. Kamen damit Eigenmittel auf das Konto des Vorhabens, buchen Sie sie einzeln (`foerderbuch record own-funds`).",
          "Leave the row out: \"skip: {rows: [number]}\", or all of this kind by their text: \"skip: {rows: [{column: purpose, startsWith: \"Umbuchung\"}]}\". If it brought own funds to the account of the project, record them by themselves (`foerderbuch record own-funds`)."
        ))
    case .conversion(let text):
      let text = Quote.text(Quote.excerpt(text))
      return Self.say(
        (
          "Das ist der Tausch in eine andere Währung (\(text.de)), nicht die Zahlung selbst.",
          "This is the exchange into another currency (\(text.en)), not the payment itself."
        ),
        (
          "Lassen Sie die Zeile weg („skip: {rows: [Nummer]}“), und buchen Sie die Zahlung, zu der sie gehört, einzeln mit diesem Betrag in Euro und ihrem Beleg.",
          "Leave the row out (\"skip: {rows: [number]}\") and book the payment that it belongs to by itself, with this amount in euros and its voucher."
        ))
    default: return Self.say(("", ""))
    }
  }
}
