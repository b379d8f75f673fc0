import Amounts
import Funding

extension ProjectFault {
  var sentences: FaultSentences {
    switch self {
    case .duplicateID(let entity, let id, let firstLine):
      return FaultSentences(
        LocalizedText(
          de: "\(entity.name.de) \(Quote.text(id).de) gibt es schon in Zeile \(firstLine).",
          en: "\(entity.name.en) \(Quote.text(id).en) stands already in line \(firstLine)."),
        remedy: LocalizedText(
          de: "Geben Sie einem von beiden eine eigene Kennung.",
          en: "Give one of the two an id of its own."))
    case .unknownReference(let entity, let id, let nearest, let known):
      return FaultSentences(
        LocalizedText(
          de: "\(entity.name.de) \(Quote.text(id).de) gibt es nicht.",
          en: "\(entity.name.en) \(Quote.text(id).en) does not exist."),
        allowed: LocalizedText(
          de: "Es gibt: \(Quote.list(known).de).", en: "There is: \(Quote.list(known).en)."),
        remedy: Quote.suggestion(nearest))
    case .eligibleAbovePlanned(let eligible, let planned):
      let over = ((try? eligible - planned) ?? .zero)
      return FaultSentences(
        LocalizedText(
          de: "Zuwendungsfähig sind \(eligible.text(.de)), geplant nur \(planned.text(.de)).",
          en: "\(eligible.text(.en)) are eligible, but only \(planned.text(.en)) are planned."),
        allowed: LocalizedText(
          de:
            "Zuwendungsfähig ist höchstens der geplante Betrag; das sind \(over.text(.de)) "
            + "weniger.",
          en: "At most the planned amount is eligible, \(over.text(.en)) less."))
    case .periodReversed(let from, let to):
      return FaultSentences(
        LocalizedText(
          de: "Der Zeitraum endet am \(to.text(.de)), bevor er am \(from.text(.de)) beginnt.",
          en: "The period ends on \(to.isoText) before it begins on \(from.isoText)."),
        remedy: LocalizedText(
          de: "Vertauschen Sie „from“ und „to“, oder prüfen Sie das Jahr.",
          en: "Exchange \"from\" and \"to\", or check the year."))
    case .onlyWith(let key, let values):
      let list = Quote.list(values)
      return FaultSentences(
        LocalizedText(
          de: "Dieser Schlüssel gilt nur, wo „\(key)“ \(list.de) ist.",
          en: "This key applies only where \"\(key)\" is \(list.en)."),
        remedy: LocalizedText(
          de: "Lassen Sie ihn weg, oder ändern Sie „\(key)“.",
          en: "Leave it out, or change \"\(key)\"."))
    case .neededWith(let missing, let key, let value):
      return FaultSentences(
        LocalizedText(
          de: "„\(missing)“ fehlt.", en: "\"\(missing)\" is missing."),
        allowed: LocalizedText(
          de: "Wo „\(key)“ \(Quote.text(value).de) ist, gehört er dazu.",
          en: "Where \"\(key)\" is \(Quote.text(value).en) it belongs there."))
    case .funderDiffers(let id, let firstLine):
      return FaultSentences(
        LocalizedText(
          de:
            "Der Zuwendungsgeber \(Quote.text(id).de) hat in Zeile \(firstLine) einen anderen "
            + "Namen "
            + "oder eine andere Ebene.",
          en: "The funder \(Quote.text(id).en) has another name or level in line \(firstLine)."),
        remedy: LocalizedText(
          de: "Schreiben Sie ihn überall gleich, oder geben Sie zweien zwei Kennungen.",
          en: "Write it the same everywhere, or give two funders two ids."))
    case .flatRateOfItself(let lines):
      let circle = (lines + lines.prefix(1)).map { Quote.text($0).de }.joined(separator: " → ")
      let line = Quote.text(lines.first ?? "")
      return FaultSentences(
        LocalizedText(
          de: "Die Pauschale der Position \(line.de) bezieht sich auf sich selbst: \(circle).",
          en: "The flat rate of plan line \(line.en) refers to itself: \(circle)."),
        remedy: LocalizedText(
          de: "Nennen Sie unter „of“ nur andere Positionen.", en: "Name other lines under \"of\"."))
    case .forwardedFromItself(let award):
      return FaultSentences(
        LocalizedText(
          de: "Der Bescheid \(Quote.text(award).de) leitet sich selbst weiter.",
          en: "The award \(Quote.text(award).en) passes on itself."),
        remedy: LocalizedText(
          de: "Nennen Sie den Bescheid, aus dem das Geld kommt.",
          en: "Name the award that the money comes from."))
    case .yearsAboveAmount, .yearsMissCents, .rateBaseContradicts, .sumBeyondLimit, .rateUnknown:
      return amountSentences
    case .parametersMissing(let names):
      return FaultSentences(
        LocalizedText(
          de: "In der ältesten Fassung fehlen: \(names.joined(separator: ", ")).",
          en: "The oldest edition lacks: \(names.joined(separator: ", "))."),
        allowed: LocalizedText(
          de: "Sie nennt jeden Parameter; spätere nennen, was sie ändern.",
          en: "It states every parameter; later ones state what they change."))
    case .ruleSetTaken, .ruleSetReplacedTwice, .shippedFileTaken: return ruleSetSentences
    case .baseRates(let fault): return Self.sentences(fault)
    case .rolesMissing(let names):
      return FaultSentences(
        LocalizedText(
          de: "Diese Rollen haben kein Konto: \(names.joined(separator: ", ")).",
          en: "These roles have no account: \(names.joined(separator: ", "))."),
        remedy: LocalizedText(
          de: "Geben Sie jeder Rolle eine Kontonummer.", en: "Give every role an account number."))
    }
  }

  private static func sentences(_ fault: BaseRateTableError.Fault) -> FaultSentences {
    switch fault {
    case .empty:
      FaultSentences(
        LocalizedText(de: "Die Tabelle hat keinen Satz.", en: "The table has no rate."),
        remedy: LocalizedText(
          de: "Tragen Sie die Basiszinssätze seit dem ersten Halbjahr ein.",
          en: "Enter the base rates since the first half-year."))
    case .notAHalfYear(let day):
      FaultSentences(
        LocalizedText(
          de: "Am \(day.text(.de)) ändert sich kein Basiszinssatz.",
          en: "No base rate changes on \(day.isoText)."),
        allowed: LocalizedText(
          de: "Er ändert sich am 1. Januar und am 1. Juli (§ 247 BGB).",
          en: "It changes on 1 January and 1 July (§ 247 BGB)."))
    case .twice(let day):
      FaultSentences(
        LocalizedText(
          de: "Den \(day.text(.de)) gibt es zweimal.", en: "\(day.isoText) stands there twice."),
        remedy: LocalizedText(
          de: "Löschen Sie eine der beiden Zeilen.", en: "Delete one of the two rows."))
    case .missing(let day):
      FaultSentences(
        LocalizedText(
          de: "Das Halbjahr ab dem \(day.text(.de)) fehlt, ein späteres ist da.",
          en: "The half-year from \(day.isoText) is missing, a later one is there."),
        remedy: LocalizedText(
          de: "Tragen Sie den Satz ein; Lücken werden nicht geraten.",
          en: "Enter the rate; gaps are not guessed."))
    }
  }

  private var ruleSetSentences: FaultSentences {
    switch self {
    case .ruleSetTaken(let id, let file):
      return FaultSentences(
        LocalizedText(
          de: file.map { "Ein Regelwerk „\(id)“ gibt es schon in \($0)." }
            ?? "Das Regelwerk „\(id)“ liefert das Förderbuch mit; diese Datei würde es stillschweigend ersetzen.",
          en: file.map { "A rule set \"\(id)\" is already in \($0)." }
            ?? "The rule set \"\(id)\" ships with Förderbuch; this file would replace it in silence."
        ),
        remedy: LocalizedText(
          de:
            "Geben Sie ihm eine eigene Kennung (id), oder schreiben Sie „replaces: \(id)“ dazu, wenn es gelten soll; jede Antwort nennt dann das abweichende Regelwerk.",
          en:
            "Give it an id of its own, or add \"replaces: \(id)\" if it is to hold; every answer then names the deviating rule set."
        ))
    case .shippedFileTaken(let file):
      return FaultSentences(
        LocalizedText(
          de:
            "\(file.name) liefert das Förderbuch mit; diese Datei würde sie stillschweigend ersetzen.",
          en: "\(file.name) ships with Förderbuch; this file would replace it in silence."),
        remedy: LocalizedText(
          de:
            "Schreiben Sie „replaces: \(file.rawValue)“ dazu, wenn sie gelten soll; jede Antwort nennt dann die Abweichung. Sonst nehmen Sie die Datei weg.",
          en:
            "Add \"replaces: \(file.rawValue)\" if it is to hold; every answer then names the deviation. Else take the file away."
        ))
    case .ruleSetReplacedTwice(let id, let first):
      return FaultSentences(
        LocalizedText(
          de: "Das Regelwerk „\(id)“ ersetzt schon \(first).",
          en: "The rule set \"\(id)\" is replaced by \(first) already."),
        remedy: LocalizedText(
          de: "Lassen Sie eine der beiden Dateien weg.", en: "Leave out one of the two files."))
    default: return amountSentences
    }
  }

  private var amountSentences: FaultSentences {
    switch self {
    case .yearsAboveAmount(let sum, let amount):
      let over = ((try? sum - amount) ?? .zero)
      return FaultSentences(
        LocalizedText(
          de: "Die Jahresbeträge ergeben \(sum.text(.de)), bewilligt sind \(amount.text(.de)).",
          en: "The yearly amounts come to \(sum.text(.en)); \(amount.text(.en)) were awarded."),
        allowed: LocalizedText(
          de: "Erlaubt ist höchstens der Höchstbetrag; das sind \(over.text(.de)) weniger.",
          en: "At most the maximum is allowed, \(over.text(.en)) less."))
    case .yearsMissCents(let sum, let amount):
      let short = ((try? amount - sum) ?? .zero)
      return FaultSentences(
        LocalizedText(
          de: "Die Jahresbeträge ergeben \(sum.text(.de)), bewilligt sind \(amount.text(.de)).",
          en: "The yearly amounts come to \(sum.text(.en)); \(amount.text(.en)) were awarded."),
        remedy: LocalizedText(
          de: "Es fehlen \(short.text(.de)); vergleichen Sie die Jahresbeträge mit dem Bescheid.",
          en: "\(short.text(.en)) are missing; compare the yearly amounts with the notice."))
    case .rateBaseContradicts(let base, let rate, let product, let amount, let fitsOther):
      let other: RateBase = base == .gross ? .net : .gross
      return FaultSentences(
        LocalizedText(
          de: "„\(base.rawValue)“ widerspricht dem Betrag: \(rate.text(.de)) davon "
            + "(\(base.name.de)) sind \(product.text(.de)), bewilligt sind \(amount.text(.de)).",
          en: "\"\(base.rawValue)\" contradicts the amount: \(rate.text(.en)) of it "
            + "(\(base.name.en)) are \(product.text(.en)); \(amount.text(.en)) were awarded."),
        remedy: fitsOther
          ? LocalizedText(
            de: "Der Betrag passt zu „\(other.rawValue)“ (\(other.name.de)); schreiben Sie das, "
              + "oder vergleichen Sie Satz, Betrag und Plan mit dem Bescheid.",
            en: "The amount fits \"\(other.rawValue)\" (\(other.name.en)); write that, or compare "
              + "rate, amount and plan with the notice.")
          : LocalizedText(
            de: "Vergleichen Sie Satz, Betrag, Ausgabenplan und Deckungsmittel mit dem Bescheid.",
            en: "Compare rate, amount, expenditure plan and cover with the notice."))
    case .rateUnknown(let measure):
      return FaultSentences(
        LocalizedText(
          de:
            "Der Bescheid nennt keinen Satz, und das Teilvorhaben \(Quote.text(measure).de) plant "
            + "nichts Zuwendungsfähiges, aus dem er folgte.",
          en: "The award states no rate, and the measure \(Quote.text(measure).en) plans nothing "
            + "eligible to derive it from."),
        remedy: LocalizedText(
          de: "Nennen Sie „rate“, oder planen Sie zuwendungsfähige Ausgaben.",
          en: "State \"rate\", or plan eligible expenditure."))
    default:
      return FaultSentences(
        LocalizedText(
          de: "Die Summe der Beträge ist zu groß.", en: "The sum of the amounts is too large."),
        allowed: LocalizedText(
          de: "Erlaubt sind zusammen höchstens \(Money.maximum.text(.de)).",
          en: "Together at most \(Money.maximum.text(.en)) are allowed."))
    }
  }
}

extension ProjectFault.Entity {
  /// `Organisation`; with the article for sentences.
  var name: LocalizedText {
    switch self {
    case .organisation: LocalizedText(de: "Die Organisation", en: "The organisation")
    case .measure: LocalizedText(de: "Das Teilvorhaben", en: "The measure")
    case .line: LocalizedText(de: "Die Position", en: "The plan line")
    case .source: LocalizedText(de: "Die Finanzierungsquelle", en: "The source")
    case .award: LocalizedText(de: "Der Bescheid", en: "The award")
    case .funder: LocalizedText(de: "Der Zuwendungsgeber", en: "The funder")
    case .ruleSet: LocalizedText(de: "Das Regelwerk", en: "The rule set")
    case .edition: LocalizedText(de: "Die Fassung", en: "The edition")
    case .account: LocalizedText(de: "Das Konto", en: "The account")
    case .role: LocalizedText(de: "Die Rolle", en: "The role")
    }
  }
}
