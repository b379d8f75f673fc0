import Amounts

extension StatementFault {
  var sentences: FaultSentences {
    switch self {
    case .balanceDiffers, .balanceTwice, .batchDiffers, .beyondLimit: sumSentences
    case .currency, .negative, .decimals, .unknownMark, .missing: valueSentences
    case .otherKind(let kind): noStatement(kind.name)
    case .otherMessage(let name): noStatement(Quote.text(Quote.excerpt(name)))
    case .statementTwice(let id):
      FaultSentences(
        LocalizedText(
          de: "Der Auszug \(Quote.text(Quote.excerpt(id)).de) steht zweimal in der Datei.",
          en: "The statement \(Quote.text(Quote.excerpt(id)).en) stands twice in the file."),
        remedy: LocalizedText(de: "Rufen Sie ihn einzeln ab.", en: "Fetch it on its own."))
    case .noneInArchive(let names):
      FaultSentences(
        LocalizedText(
          de: "Im Zip-Archiv liegt kein Kontoauszug, sondern \(Quote.list(names).de).",
          en: "The zip file holds no account statement but \(Quote.list(names).en)."),
        remedy: LocalizedText(
          de: "Packen Sie es aus und geben Sie die Dateien einzeln an.",
          en: "Unpack it and give its files one by one."))
    case .noStatements:
      FaultSentences(
        LocalizedText(
          de: "Die Datei enthält keinen Auszug.", en: "The file has no statement."),
        remedy: LocalizedText(
          de: "Prüfen Sie Konto und Zeitraum des Abrufs.",
          en: "Check the account and the time of the download."))
    }
  }

  private func noStatement(_ found: LocalizedText) -> FaultSentences {
    FaultSentences(
      LocalizedText(
        de: "Das ist kein Kontoauszug, sondern \(found.de).",
        en: "This is no account statement but \(found.en)."),
      allowed: LocalizedText(
        de: "Gelesen werden CAMT.053, CAMT.052 und die CSV-CAMT-Formate der Sparkassen.",
        en: "CAMT.053, CAMT.052 and the CSV-CAMT formats of the Sparkassen are read."),
      remedy: LocalizedText(
        de: "Rufen Sie den Kontoauszug als CAMT.053 ab.", en: "Fetch the statement as CAMT.053."))
  }

  private var sumSentences: FaultSentences {
    switch self {
    case .balanceDiffers(let opening, let transactions, let closing, let difference):
      FaultSentences(
        LocalizedText(
          de:
            "Der Schlusssaldo \(closing.text(.de)) ist um \(difference.magnitude.text(.de)) anders, als "
            + "Anfangssaldo und Umsätze ergeben.",
          en:
            "The closing balance \(closing.text(.en)) differs by \(difference.magnitude.text(.en)) from what "
            + "opening balance and transactions give."),
        allowed: LocalizedText(
          de:
            "\(opening.text(.de)) \(added(transactions, .de)) = \(sum(opening, transactions).text(.de)).",
          en:
            "\(opening.text(.en)) \(added(transactions, .en)) = \(sum(opening, transactions).text(.en))."
        ),
        remedy: LocalizedText(
          de: "Rufen Sie den Auszug noch einmal ab; vielleicht fehlen Umsätze.",
          en: "Fetch the statement once more; perhaps transactions are missing."))
    case .batchDiffers(let amount, let parts, let difference):
      FaultSentences(
        LocalizedText(
          de:
            "Die Teile des Sammlers ergeben \(parts.text(.de)), der Sammler selbst \(amount.text(.de)); "
            + "das sind \(difference.magnitude.text(.de)) Unterschied.",
          en:
            "The parts of the batch give \(parts.text(.en)), the batch itself is \(amount.text(.en)), "
            + "a difference of \(difference.magnitude.text(.en))."),
        remedy: LocalizedText(
          de: "Rufen Sie den Auszug noch einmal ab, oder fragen Sie die Bank.",
          en: "Fetch the statement once more, or ask the bank."))
    case .balanceTwice(let part):
      FaultSentences(
        LocalizedText(
          de: "Zweimal steht hier \(part.name.de), mit verschiedenen Beträgen.",
          en: "Here stands \(part.name.en) twice, with different amounts."),
        remedy: LocalizedText(
          de: "Rufen Sie den Auszug noch einmal ab.", en: "Fetch the statement once more."))
    default:
      FaultSentences(
        LocalizedText(
          de: "Die Summe der Umsätze ist größer, als Förderbuch rechnen kann.",
          en: "The sum of the transactions is more than Förderbuch can count."),
        allowed: LocalizedText(
          de: "Ein Betrag ist höchstens \(Money.maximum.text(.de)).",
          en: "An amount is at most \(Money.maximum.text(.en))."))
    }
  }

  /// The sum was computed before the fault was found, so it fits.
  private func sum(_ a: Money, _ b: Money) -> Money { (try? a + b) ?? .zero }

  /// `+ 5,00 €` or `− 5,00 €`.
  private func added(_ amount: Money, _ language: Language) -> String {
    (amount.isNegative ? "− " : "+ ") + amount.magnitude.text(language)
  }

  private var valueSentences: FaultSentences {
    switch self {
    case .currency(let currency):
      FaultSentences(
        LocalizedText(
          de: "Der Betrag steht in \(Quote.text(Quote.excerpt(currency)).de).",
          en: "The amount is in \(Quote.text(Quote.excerpt(currency)).en)."),
        allowed: LocalizedText(
          de: "Förderbuch führt Konten in EUR.", en: "Förderbuch keeps accounts in EUR."))
    case .negative:
      FaultSentences(
        LocalizedText(
          de: "Der Betrag ist kleiner als null.", en: "The amount is less than zero."),
        allowed: LocalizedText(
          de: "Im Auszug sagt CdtDbtInd die Richtung; der Betrag hat kein Vorzeichen.",
          en: "In a statement CdtDbtInd tells the direction; the amount has no sign."))
    case .decimals(let text, let count):
      FaultSentences(
        LocalizedText(
          de:
            "Der Betrag \(Quote.text(Quote.excerpt(text)).de) hat \(count) Nachkommastellen, die nicht null sind.",
          en:
            "The amount \(Quote.text(Quote.excerpt(text)).en) has \(count) decimals that are not zero."
        ),
        allowed: LocalizedText(
          de: "Ein Eurobetrag hat höchstens zwei; gerundet wird er nicht.",
          en: "An amount of euros has at most two; it is not rounded."),
        remedy: LocalizedText(de: "Fragen Sie die Bank.", en: "Ask the bank."))
    case .unknownMark(let part, let allowed):
      FaultSentences(
        LocalizedText(
          de: "Unbekannt ist hier \(part.name.de).", en: "Unknown here is \(part.name.en)."),
        allowed: LocalizedText(
          de: "Erlaubt: \(Quote.list(allowed).de).", en: "Allowed: \(Quote.list(allowed).en)."),
        remedy: part != .status
          ? nil
          : LocalizedText(
            de:
              "Rufen Sie den Auszug noch einmal ab. Bleibt es dabei und hat der Umsatz kein Geld bewegt (etwa „storniert“), löschen Sie seine Zeile; sonst fragen Sie die Bank.",
            en:
              "Fetch the statement once more. If it stays so and the line moved no money (such as a cancelled one), delete it; else ask the bank."
          ))
    case .missing(let part):
      FaultSentences(
        LocalizedText(de: "Es fehlt \(part.name.de).", en: "Missing is \(part.name.en)."),
        remedy: LocalizedText(
          de: "Rufen Sie den Auszug noch einmal ab, als CAMT.053.",
          en: "Fetch the statement once more, as CAMT.053."))
    default: sumSentences
    }
  }
}
