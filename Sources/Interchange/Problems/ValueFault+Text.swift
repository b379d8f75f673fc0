import Amounts

extension ValueFault {
  /// - Parameter value: the text found, quoted.
  func sentences(_ value: LocalizedText) -> FaultSentences {
    switch self {
    case .missing:
      return FaultSentences(
        LocalizedText(de: "Hier fehlt ein Wert.", en: "A value is missing here."),
        remedy: LocalizedText(de: "Tragen Sie ihn ein.", en: "Fill it in."))
    case .notAnAmount, .ambiguousAmount, .tooManyDecimals, .amountBeyondLimit, .amountBelow,
      .negativePart, .notAboveZero, .creditIsNoExpense:
      return amountSentences(value)
    case .notADate, .serialDay, .noSuchDay, .monthOnly, .ambiguousDate, .notADuration:
      return dateSentences(value)
    case .notARate, .rateOutside, .notANumber, .ambiguousNumber, .numberOutside:
      return numberSentences(value)
    case .notAProcurement:
      return FaultSentences(
        LocalizedText(
          de: "\(value.de) sagt nicht, wie Aufträge zu vergeben sind.",
          en: "\(value.en) does not say how orders are to be awarded."),
        allowed: LocalizedText(
          de:
            "Erlaubt: „from 100000.00: above 1000.00 negotiated 3; above 25000.00 restricted 3“, mit steigenden Werten ohne Umsatzsteuer und direct, negotiated, restricted oder open.",
          en:
            "Allowed: \"from 100000.00: above 1000.00 negotiated 3; above 25000.00 restricted 3\", with rising values without VAT and direct, negotiated, restricted or open."
        ))
    case .notABool:
      return FaultSentences(
        LocalizedText(
          de: "\(value.de) ist weder ja noch nein.", en: "\(value.en) is neither yes nor no."),
        allowed: LocalizedText(
          de: "Erlaubt sind ja und nein, oder true und false ohne Anführungszeichen.",
          en: "ja and nein are allowed, or true and false without quotes."))
    case .notOneOf(let words, let nearest):
      let list = Quote.list(words)
      return FaultSentences(
        LocalizedText(de: "\(value.de) ist hier unbekannt.", en: "\(value.en) is unknown here."),
        allowed: LocalizedText(
          de: "Erlaubt: \(list.de).", en: "Allowed: \(list.en)."),
        remedy: Quote.suggestion(nearest))
    case .notAnIdentifier:
      return FaultSentences(
        LocalizedText(de: "\(value.de) ist keine Kennung.", en: "\(value.en) is no id."),
        allowed: LocalizedText(
          de:
            "Eine Kennung hat 1 bis \(Identifier.limit) Buchstaben, Ziffern, einzelne Leerzeichen "
            + "und die Zeichen - _ . / : ( ) +.",
          en: "An id has 1 to \(Identifier.limit) letters, digits, single spaces and the signs "
            + "- _ . / : ( ) +."))
    case .notAnIBAN:
      return FaultSentences(
        LocalizedText(de: "\(value.de) ist keine IBAN.", en: "\(value.en) is no IBAN."),
        allowed: LocalizedText(
          de: "Eine IBAN hat Großbuchstaben und Ziffern, deren Prüfziffern (Modulo 97) stimmen.",
          en: "An IBAN has capital letters and digits whose check digits (modulo 97) are right."),
        remedy: LocalizedText(
          de: "Schreiben Sie sie vom Kontoauszug ab.", en: "Copy it from an account statement."))
    case .notText:
      return FaultSentences(
        LocalizedText(de: "\(value.de) ist kein Text.", en: "\(value.en) is no text."),
        remedy: LocalizedText(
          de: "Formatieren Sie die Zelle als Text.", en: "Format the cell as text."))
    case .textTooLong(let length, let limit):
      return FaultSentences(
        LocalizedText(
          de: "Der Text hat \(length) Zeichen.", en: "The text has \(length) characters."),
        allowed: LocalizedText(
          de: "Erlaubt sind höchstens \(limit), das sind \(length - limit) weniger.",
          en: "At most \(limit) are allowed, \(length - limit) fewer."))
    case .controlCharacter(let number):
      let hex = String(number, radix: 16, uppercase: true)
      return FaultSentences(
        LocalizedText(
          de: "\(value.de) enthält das Steuerzeichen U+\(hex), das man nicht sieht.",
          en: "\(value.en) has the control character U+\(hex), which cannot be seen."),
        remedy: LocalizedText(de: "Schreiben Sie den Text neu.", en: "Write the text anew."))
    }
  }

  private func amountSentences(_ value: LocalizedText) -> FaultSentences {
    switch self {
    case .ambiguousAmount(let grouped):
      return FaultSentences(
        LocalizedText(
          de:
            "\(value.de) lässt sich auf zwei Arten lesen: als \(grouped.text(.de)) oder als Betrag "
            + "mit drei Nachkommastellen.",
          en: "\(value.en) can be read in two ways: as \(grouped.text(.en)) or as an amount with "
            + "three decimals."),
        remedy: LocalizedText(
          de:
            "Schreiben Sie \(grouped.numberText(.de)), oder nennen Sie das Dezimalzeichen der "
            + "Datei.",
          en: "Write \(grouped.plainText), or name the decimal mark of the file."))
    case .tooManyDecimals(let count):
      return FaultSentences(
        LocalizedText(
          de: "\(value.de) hat \(count) Nachkommastellen.", en: "\(value.en) has \(count) decimals."
        ),
        allowed: LocalizedText(
          de: "Ein Betrag hat höchstens zwei.", en: "An amount has at most two."),
        remedy: LocalizedText(
          de: "Runden Sie auf Cent, oder prüfen Sie das Dezimalzeichen.",
          en: "Round to the cent, or check the decimal mark."))
    case .amountBeyondLimit:
      return FaultSentences(
        LocalizedText(de: "\(value.de) ist zu groß.", en: "\(value.en) is too large."),
        allowed: LocalizedText(
          de: "Ein Betrag ist höchstens \(Money.maximum.text(.de)).",
          en: "An amount is at most \(Money.maximum.text(.en))."))
    case .amountBelow(let amount, let minimum):
      let missing = (try? minimum - amount) ?? .zero
      return FaultSentences(
        LocalizedText(de: "\(value.de) ist zu klein.", en: "\(value.en) is too small."),
        allowed: LocalizedText(
          de: "Erlaubt ist ein Betrag ab \(minimum.text(.de)); es fehlen \(missing.text(.de)).",
          en: "An amount from \(minimum.text(.en)) is allowed; \(missing.text(.en)) are missing."))
    case .negativePart, .notAboveZero, .creditIsNoExpense: return directionSentences(value)
    default:
      return FaultSentences(
        LocalizedText(de: "\(value.de) ist kein Betrag.", en: "\(value.en) is no amount."),
        allowed: LocalizedText(
          de: "Erlaubt: 1.234,56 oder 1234.56, Tausendergruppen mit je drei Ziffern.",
          en: "Allowed: 1234.56 or 1.234,56, groups of three digits each."))
    }
  }

  /// Amounts whose sign does not fit.
  private func directionSentences(_ value: LocalizedText) -> FaultSentences {
    switch self {
    case .negativePart:
      return FaultSentences(
        LocalizedText(de: "\(value.de) ist negativ.", en: "\(value.en) is below zero."),
        allowed: LocalizedText(
          de: "Hier steht ein Teil des Betrags, ohne Vorzeichen.",
          en: "A part of the amount stands here, without a sign."),
        remedy: LocalizedText(
          de:
            "Nehmen Sie das Minus weg, wenn der Betrag der Zeile keines hat; mindert die Zeile eine Rechnung, buchen Sie sie als Art „Gutschrift“.",
          en:
            "Take the minus off if the amount of the row has none; if the row lowers an invoice, book it as kind \"credit-note\"."
        ))
    case .notAboveZero:
      return FaultSentences(
        LocalizedText(
          de: "\(value.de) ist nicht größer als null.", en: "\(value.en) is not more than zero."),
        allowed: LocalizedText(
          de: "Gebucht werden Beträge über 0,00 €; die Art der Buchung sagt, wohin das Geld geht.",
          en: "Amounts above €0.00 are booked; the kind of booking says where the money goes."),
        remedy: LocalizedText(
          de: "Prüfen Sie das Vorzeichen. Was ein Minus in einer eigenen Tabelle heißt, sagt "
            + "„amounts“ im Profil; eine Gutschrift ist keine Ausgabe.",
          en:
            "Check the sign. What a minus means in a table of your own, \"amounts\" of its profile "
            + "tells; a credit note is no expense."))
    case .creditIsNoExpense(let amount):
      let credited = amount.magnitude
      return FaultSentences(
        LocalizedText(
          de: "\(value.de) ist keine Ausgabe: eine Ausgabe unter null ist eine Gutschrift.",
          en: "\(value.en) is no expense: an expense below zero is a credit note."),
        allowed: LocalizedText(
          de:
            "Eine Gutschrift mindert den Beleg, auf den sie sich bezieht, um höchstens das, was von ihm übrig ist.",
          en: "A credit note lowers the voucher that it is for, at most by what is left of it."),
        remedy: LocalizedText(
          de:
            "Buchen Sie Art „Gutschrift“ mit \(credited.text(.de)) und der Nummer des Belegs in der Spalte „zu Beleg“; was ein Minus in einer eigenen Tabelle heißt, sagt „amounts“ im Profil.",
          en:
            "Book kind \"credit-note\" with \(credited.text(.en)) and the voucher's number in column \"for\"; what a minus means in a table of your own, \"amounts\" of its profile tells."
        ))
    default: return FaultSentences(LocalizedText(de: "", en: ""))
    }
  }

  private func dateSentences(_ value: LocalizedText) -> FaultSentences {
    switch self {
    case .serialDay(let day):
      FaultSentences(
        LocalizedText(
          de:
            "\(value.de) ist wohl die Zahl, als die eine Tabellenkalkulation den \(day.text(.de)) speichert.",
          en: "\(value.en) seems to be the number as which a spreadsheet saves \(day.isoText)."),
        remedy: LocalizedText(
          de: "Formatieren Sie die Spalte als Datum, und speichern Sie die Tabelle noch einmal.",
          en: "Format the column as a date, and save the table once more."))
    case .noSuchDay:
      FaultSentences(
        LocalizedText(
          de: "Den Tag \(value.de) gibt es im Kalender nicht.",
          en: "The calendar has no day \(value.en)."),
        remedy: LocalizedText(
          de: "Prüfen Sie Tag und Monat.", en: "Check the day and the month."))
    case .monthOnly:
      FaultSentences(
        LocalizedText(
          de: "Hier steht nur ein Monat (\(value.de)), gebraucht wird der Tag.",
          en: "Only a month stands here (\(value.en)); the day is needed."),
        remedy: LocalizedText(
          de: "Tragen Sie den Tag ein, wie er auf Beleg oder Kontoauszug steht.",
          en: "Enter the day as the voucher or account statement tells it."))
    case .ambiguousDate(let dayFirst, let monthFirst):
      FaultSentences(
        LocalizedText(
          de: "\(value.de) lässt sich auf zwei Arten lesen: als \(dayFirst.text(.de)) oder als "
            + "\(monthFirst.text(.de)).",
          en:
            "\(value.en) can be read in two ways: as \(dayFirst.isoText) or as "
            + "\(monthFirst.isoText)."
        ),
        remedy: LocalizedText(
          de:
            "Schreiben Sie tt.mm.jjjj oder jjjj-mm-tt; für eine eigene Tabelle sagt es das Profil einmal: table: {dates: dmy}, oder mdy mit dem Monat zuerst.",
          en:
            "Write yyyy-mm-dd or dd.mm.yyyy; for a table of your own the profile says it once: table: {dates: dmy}, or mdy with the month first."
        ))
    case .notADuration:
      FaultSentences(
        LocalizedText(de: "\(value.de) ist keine Frist.", en: "\(value.en) is no length of time."),
        allowed: LocalizedText(
          de: "Erlaubt: P42D (Tage), P2M (Monate), P5Y6M.",
          en: "Allowed: P42D (days), P2M (months), P5Y6M."))
    default:
      FaultSentences(
        LocalizedText(de: "\(value.de) ist kein Datum.", en: "\(value.en) is no date."),
        allowed: LocalizedText(
          de: "Erlaubt: 30.06.2026 oder 2026-06-30, in Projektdateien nur 2026-06-30.",
          en: "Allowed: 2026-06-30 or 30.06.2026, in project files 2026-06-30 only."))
    }
  }

  private func numberSentences(_ value: LocalizedText) -> FaultSentences {
    switch self {
    case .rateOutside(let minimum, let maximum):
      FaultSentences(
        LocalizedText(
          de: "\(value.de) liegt außerhalb der Grenzen.", en: "\(value.en) is out of bounds."),
        allowed: LocalizedText(
          de: "Erlaubt sind \(minimum.text(.de)) bis \(maximum.text(.de)).",
          en: "\(minimum.text(.en)) to \(maximum.text(.en)) are allowed."),
        remedy: LocalizedText(
          de: "Ein Satz in Prozent braucht das Zeichen %: 65% ist dasselbe wie 0.65.",
          en: "A rate in per cent needs the sign %: 65% is the same as 0.65."))
    case .notARate:
      FaultSentences(
        LocalizedText(de: "\(value.de) ist kein Satz.", en: "\(value.en) is no rate."),
        allowed: LocalizedText(
          de: "Erlaubt: 65%, 0.65 oder 2/3.", en: "Allowed: 65%, 0.65 or 2/3."))
    case .ambiguousNumber(let grouped, let decimal):
      FaultSentences(
        LocalizedText(
          de: "\(value.de) lässt sich auf zwei Arten lesen: als \(grouped) oder als \(decimal).",
          en: "\(value.en) can be read in two ways: as \(grouped) or as "
            + decimal.split(separator: ",").joined(separator: ".") + "."),
        remedy: LocalizedText(
          de:
            "Schreiben Sie \(grouped) oder \(decimal)0, oder nennen Sie das Dezimalzeichen "
            + "der Datei.",
          en: "Write \(grouped) or "
            + decimal.split(separator: ",").joined(separator: ".")
            + "0, or name the decimal mark of the file."))
    case .numberOutside(let minimum, let maximum):
      FaultSentences(
        LocalizedText(
          de: "\(value.de) liegt außerhalb der Grenzen.", en: "\(value.en) is out of bounds."),
        allowed: LocalizedText(
          de: "Erlaubt sind ganze Zahlen von \(minimum) bis \(maximum).",
          en: "Whole numbers from \(minimum) to \(maximum) are allowed."))
    default:
      FaultSentences(
        LocalizedText(de: "\(value.de) ist keine Zahl.", en: "\(value.en) is no number."),
        allowed: LocalizedText(
          de: "Erlaubt sind Zahlen über null: 17, 7,5 oder 1/3.",
          en: "Numbers above zero are allowed: 17, 7.5 or 1/3."))
    }
  }
}
