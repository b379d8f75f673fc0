import Amounts
import Funding
import Office

extension StatementRow {
  /// `auszug.xml, Umsatz 3`.
  static func place(_ file: String, _ number: Int, _ language: Language) -> String {
    file + language.pick(", Umsatz \(number)", ", line \(number)")
  }

  /// Why it can never be booked; nil where it can.
  var refusal: LocalizedText? {
    switch state {
    case .pending:
      LocalizedText(
        de:
          "Er ist nur vorgemerkt und kann sich noch ändern. Buchen Sie ihn aus dem späteren Auszug.",
        en: "It is only pending and may still change. Book it from the later statement.")
    case .information:
      LocalizedText(
        de: "Er dient nur zur Information und bewegt kein Geld.",
        en: "It is for information only and moves no money.")
    case .empty:
      LocalizedText(de: "Er hat den Betrag null.", en: "Its amount is zero.")
    case .knownBatch(let numbers, let total):
      LocalizedText(
        de:
          "Er ist ein Teil des Sammlers über \(total.text(.de)), der schon als Ganzes gebucht ist (\(Self.entries(numbers, .de))). Zu buchen ist hier nichts mehr.",
        en:
          "It is a part of the batch of \(total.text(.en)), which is booked as a whole already (\(Self.entries(numbers, .en))). Nothing is left to book here."
      )
    case .knownParts(let numbers, let sum):
      LocalizedText(
        de:
          "Von diesem Sammler sind \(sum.text(.de)) schon in Teilen gebucht (\(Self.entries(numbers, .de))). Was davon noch offen ist, buchen Sie aus dem Auszug, der die Teile nennt.",
        en:
          "\(sum.text(.en)) of this batch are booked in parts already (\(Self.entries(numbers, .en))). Book what is still open of it from the statement that lists the parts."
      )
    case .known, .open: nil
    }
  }

  /// `Buchung 1`, `Buchungen 1, 2`.
  static func entries(_ numbers: [Int64], _ language: Language) -> String {
    let list = numbers.map(String.init).joined(separator: ", ")
    return numbers.count == 1
      ? language.pick("Buchung ", "entry ") + list : language.pick("Buchungen ", "entries ") + list
  }

  /// Why it is not booked as somebody says unless `--again` names it: it surely is an entry.
  var sureRepeat: LocalizedText? {
    guard isSurelyBooked, let proposal, case .booked(let entry) = proposal.target else {
      return nil
    }
    let isSure = proposal.certainty == .sure
    return LocalizedText(
      de:
        "Er ist \(isSure ? "" : "wohl ")schon gebucht, als Buchung \(entry) (\(proposal.why(.de))). Ist er dennoch eine andere Zahlung, nehmen Sie --again \(number) hinzu; sonst lassen Sie die Zuordnung weg.",
      en:
        "It is booked already\(isSure ? "" : ", as it seems"), as entry \(entry) (\(proposal.why(.en))). If it is another payment all the same, add --again \(number); else leave the assignment out."
    )
  }

  /// Why its proposal, if there is one, cannot simply be accepted.
  var doubt: LocalizedText? {
    guard case .open(let match) = state else { return nil }
    switch match.outcome {
    case .none:
      return LocalizedText(
        de:
          "Für ihn gibt es keinen Vorschlag. Sagen Sie mit --assign \(number)=ART:ZIEL, was er ist.",
        en: "There is no proposal for it. Say with --assign \(number)=KIND:TARGET what it is.")
    case .several:
      return LocalizedText(
        de:
          "Mehrere Vorschläge passen gleich gut. Wählen Sie einen mit --assign \(number)=ART:ZIEL.",
        en: "Several proposals fit alike. Choose one with --assign \(number)=KIND:TARGET.")
    case .proposal(let candidate):
      guard case .booked(let entry) = candidate.target else { return nil }
      let again = candidate.certainty == .sure ? " --again \(number)" : ""
      return LocalizedText(
        de:
          "Er ist wohl schon gebucht, als Buchung \(entry). Ist er eine andere Zahlung, sagen Sie es mit --assign \(number)=ART:ZIEL\(again).",
        en:
          "It seems to be booked already, as entry \(entry). If it is another payment, say so with --assign \(number)=KIND:TARGET\(again)."
      )
    }
  }
}
