import Amounts
import Funding

extension BookingFault {
  var code: String {
    switch self {
    case .unknownMeasure: "UNKNOWN_MEASURE"
    case .missing: "VALUE_MISSING"
    case .notForKind: "NOT_FOR_KIND"
    case .unknownLine: "UNKNOWN_LINE"
    case .unknownSource: "UNKNOWN_SOURCE"
    case .sourceOfOtherKind: "SOURCE_OF_OTHER_KIND"
    case .unknownAward: "UNKNOWN_AWARD"
    case .lineTakesInKind: "LINE_TAKES_IN_KIND"
    case .lineTakesCash: "LINE_TAKES_CASH"
    case .notPositive: "AMOUNT_NOT_ABOVE_ZERO"
    case .beyondLimit: "AMOUNT_BEYOND_LIMIT"
    case .vatExceedsAmount: "VAT_EXCEEDS_AMOUNT"
    case .vatBeyondRates: "VAT_BEYOND_RATES"
    case .vatMissing: "VAT_MISSING"
    case .eligibleExceeds: "ELIGIBLE_EXCEEDS"
    case .reasonMissing: "REASON_MISSING"
    case .eligibleNegative: "ELIGIBLE_NEGATIVE"
    case .valuationDiffers: "VALUATION_DIFFERS"
    case .shareOutOfRange: "SHARE_OUT_OF_RANGE"
    case .quantityNotPositive: "QUANTITY_NOT_POSITIVE"
    case .paymentBeforeInvoice: "PAYMENT_BEFORE_INVOICE"
    case .dayFarOff: "DAY_FAR_OFF"
    case .nothingLeftToPay: "NOTHING_LEFT_TO_PAY"
    case .paysTooMuch: "PAYS_TOO_MUCH"
    case .retainedUntil: "RETAINED"
    case .paymentWithoutVoucher: "PAYMENT_WITHOUT_VOUCHER"
    case .paymentAmbiguous: "PAYMENT_AMBIGUOUS"
    case .retentionOutside: "RETENTION_OUTSIDE"
    case .dueBeforeInvoice: "DUE_BEFORE_INVOICE"
    case .partAboveTotal, .partsAboveTotal: "PARTS_ABOVE_TOTAL"
    case .serviceReversed: "SERVICE_REVERSED"
    case .rateOutOfRange: "RATE_OUTSIDE"
    case .unknownOrder: "UNKNOWN_ORDER"
    case .orderOfOtherMeasure: "ORDER_OF_OTHER_MEASURE"
    case .orderAfterInvoice: "ORDER_AFTER_INVOICE"
    case .orderDiffers: "ORDER_DIFFERS"
    case .offersNotPositive: "NUMBER_OUTSIDE"
    case .creditWithoutVoucher: "CREDIT_WITHOUT_VOUCHER"
    case .creditAmbiguous: "CREDIT_AMBIGUOUS"
    case .creditExceeds: "CREDIT_EXCEEDS"
    case .creditBeforeInvoice: "CREDIT_BEFORE_INVOICE"
    }
  }

  var sentences: FaultSentences {
    switch self {
    case .unknownMeasure, .unknownLine, .unknownSource, .unknownAward, .sourceOfOtherKind,
      .lineTakesInKind, .lineTakesCash:
      placeSentences
    case .missing(let field, let kind):
      FaultSentences(
        both("\(quoted(field).de) fehlt.", "\(quoted(field).en) is missing."),
        allowed: both(
          "Eine Buchung der Art „\(kind.name.de)“ braucht diese Angabe.",
          "A booking of kind \"\(kind.rawValue)\" needs it."),
        remedy: both("Tragen Sie sie ein.", "Fill it in."))
    case .notForKind(let field, let value, let kind):
      FaultSentences(
        both(
          "„\(value)“ in \(quoted(field).de) gehört nicht zur Art „\(kind.name.de)“.",
          "\"\(value)\" in \(quoted(field).en) does not belong to kind \"\(kind.rawValue)\"."),
        remedy: both(
          "Leeren Sie das Feld oder ändern Sie die Art.", "Empty the field or change the kind."))
    case .notPositive, .beyondLimit, .vatExceedsAmount, .vatBeyondRates, .vatMissing,
      .eligibleExceeds,
      .eligibleNegative, .reasonMissing:
      amountSentences
    case .valuationDiffers, .shareOutOfRange, .quantityNotPositive: valuationSentences
    case .dayFarOff(_, let day, let period):
      FaultSentences(
        both(
          "Der \(day.text(.de)) liegt Jahrzehnte neben dem Vorhaben.",
          "\(day.isoText) is decades away from the project."),
        allowed: both(
          "Das Vorhaben läuft vom \(period.from.text(.de)) bis \(period.to.text(.de)).",
          "The project runs from \(period.from.isoText) to \(period.to.isoText)."),
        remedy: both(
          "Prüfen Sie das Jahr; Zeiten bis zwanzig Jahre davor und danach werden gebucht.",
          "Check the year; days up to twenty years before and after are booked."))
    case .paymentBeforeInvoice(let paidOn, let booked):
      FaultSentences(
        both(
          "Der Tag der Zahlung \(paidOn.text(.de)) liegt vor der Buchung vom \(booked.text(.de)).",
          "The day of payment \(paidOn.text(.en)) is before the booking of \(booked.text(.en))."),
        remedy: both("Prüfen Sie beide Daten.", "Check both dates."))
    default: factSentences
    }
  }

  private var placeSentences: FaultSentences {
    switch self {
    case .unknownMeasure(let id, let nearest):
      return FaultSentences(
        both(
          "Ein Teilvorhaben „\(Quote.line(id))“ gibt es nicht.",
          "There is no measure \"\(Quote.line(id))\"."),
        remedy: Quote.suggestion(nearest)
          ?? both(
            "Legen Sie es mit `project apply` an oder berichtigen Sie die Kennung.",
            "Create it with `project apply`, or correct the id."))
    case .unknownLine(let id, let measure, let known, let elsewhere):
      return unknown(
        both("Eine Position „\(Quote.line(id))“", "A line \"\(Quote.line(id))\""), measure, known,
        elsewhere)
    case .unknownSource(let id, let measure, let known, let elsewhere):
      return unknown(
        both("Eine Finanzierungsquelle „\(Quote.line(id))“", "A source \"\(Quote.line(id))\""),
        measure, known, elsewhere)
    case .unknownAward(let id, let measure, let known, let elsewhere):
      return unknown(
        both("Einen Bescheid „\(Quote.line(id))“", "An award \"\(Quote.line(id))\""), measure,
        known, elsewhere)
    case .sourceOfOtherKind(let id, let kind, let needed):
      return FaultSentences(
        both(
          "„\(Quote.line(id))“ ist als „\(kind.name.de)“ geplant.",
          "\"\(Quote.line(id))\" is planned as "
            + "\(kind.rawValue)."),
        allowed: both(
          "Diese Buchungsart braucht eine Quelle der Art „\(needed.name.de)“.",
          "This kind of booking needs a source of kind \(needed.rawValue)."),
        remedy: both(
          "Nennen Sie die richtige Quelle oder ändern Sie die Art der Buchung.",
          "Name the right source, or change the kind of the booking."))
    case .lineTakesInKind(let id):
      return FaultSentences(
        both(
          "Die Position „\(Quote.line(id))“ ist für unbare Leistungen.",
          "Line \"\(Quote.line(id))\" is for in-kind contributions."),
        remedy: both(
          "Buchen Sie die Ausgabe auf eine Position für bare Ausgaben.",
          "Book the expense on a line for cash."))
    case .lineTakesCash(let id, let lines):
      return FaultSentences(
        both(
          "Die Position „\(Quote.line(id))“ ist für bare Ausgaben.",
          "Line \"\(Quote.line(id))\" is for cash expenditure."),
        allowed: lines.isEmpty
          ? both(
            "Das Teilvorhaben hat keine Position für unbare Leistungen.",
            "The measure has no line for in-kind contributions.")
          : both(
            "Für unbare Leistungen: \(Quote.list(lines).de).",
            "For in-kind contributions: \(Quote.list(lines).en)."),
        remedy: lines.isEmpty
          ? both(
            "Ergänzen Sie in der Projektdatei eine Position mit `inKind: true`.",
            "Add a line with `inKind: true` to the project file.")
          : both("Nennen Sie eine davon.", "Name one of these."))
    default: return FaultSentences(both("", ""))
    }
  }

  private var amountSentences: FaultSentences {
    switch self {
    case .notPositive(let amount):
      return FaultSentences(
        both("Der Betrag ist \(amount.text(.de)).", "The amount is \(amount.text(.en))."),
        allowed: both("Beträge sind größer als 0,00 €.", "Amounts are more than €0.00."),
        remedy: both(
          "Die Richtung folgt aus der Art; prüfen Sie das Vorzeichen. Eine Gutschrift ist die Art „Gutschrift“ mit „zu Beleg“.",
          "The direction follows from the kind; check the sign. A credit note is kind \"credit-note\" with \"for\"."
        ))
    case .beyondLimit(let amount):
      return FaultSentences(
        both("\(amount.text(.de)) ist zu groß.", "\(amount.text(.en)) is too large."),
        allowed: both(
          "Höchstens \(Money.maximum.text(.de)).", "At most \(Money.maximum.text(.en))."),
        remedy: both("Prüfen Sie den Betrag.", "Check the amount."))
    case .vatExceedsAmount(let vat, let amount):
      return FaultSentences(
        both("Die Umsatzsteuer ist \(vat.text(.de)).", "The VAT is \(vat.text(.en))."),
        allowed: both(
          "0,00 € bis \(amount.text(.de)), denn sie ist im Betrag enthalten.",
          "€0.00 to \(amount.text(.en)), since it is contained in the amount."),
        remedy: both("Tragen Sie die enthaltene Steuer ein.", "Enter the tax contained."))
    case .vatBeyondRates(let vat, let amount, let most):
      return FaultSentences(
        both(
          "\(vat.text(.de)) Umsatzsteuer in \(amount.text(.de)) brutto gibt es nicht.",
          "There is no VAT of \(vat.text(.en)) in \(amount.text(.en)) gross."),
        allowed: both(
          "Höchstens sind es 27/127 des Bruttobetrags (27 %, der höchste Satz in der EU): "
            + "\(most.text(.de)); beim deutschen Regelsatz 19/119.",
          "It is at most 27/127 of the gross amount (27 %, the highest rate in the EU): "
            + "\(most.text(.en)); at the German regular rate 19/119."),
        remedy: both(
          "Steht hier der Steuersatz? Tragen Sie den Steuerbetrag ein. Ist der Betrag netto? Tragen "
            + "Sie ihn brutto ein.",
          "Is this the tax rate? Enter the amount of the tax. Is the amount net? Enter it gross."))
    case .vatMissing(let organisation, let deductible):
      return FaultSentences(
        both("Die Umsatzsteuer fehlt.", "The VAT is missing."),
        allowed: both(
          "\(organisation) zieht \(deductible.text(.de)) der Vorsteuer ab; nur der Rest ist "
            + "zuwendungsfähig (ANBest-G Nr. 7.4).",
          "\(organisation) deducts \(deductible.text(.en)) of input VAT; only the rest is eligible "
            + "(ANBest-G Nr. 7.4)."),
        remedy: both(
          "Tragen Sie die enthaltene Steuer ein, 0,00 wenn keine enthalten ist.",
          "Enter the tax contained, 0.00 if there is none."))
    case .eligibleExceeds(let eligible, let allowed, let amount, let deducted, let discount):
      let untaken =
        discount.isZero
        ? both("", "")
        : both(
          " − nicht gezogenes Skonto \(discount.text(.de))",
          " − discount not taken \(discount.text(.en))")
      return FaultSentences(
        both(
          "Zuwendungsfähig sollen \(eligible.text(.de)) sein.",
          "\(eligible.text(.en)) is claimed as eligible."),
        allowed: both(
          "Höchstens \(amount.text(.de)) − abziehbare Vorsteuer \(deducted.text(.de))\(untaken.de) = "
            + "\(allowed.text(.de)); das sind \(distance(eligible, allowed).text(.de)) zu viel.",
          "At most \(amount.text(.en)) − deductible VAT \(deducted.text(.en))\(untaken.en) = "
            + "\(allowed.text(.en)); that is \(distance(eligible, allowed).text(.en)) too much."),
        remedy: both(
          "Mindern Sie den zuwendungsfähigen Betrag oder lassen Sie das Feld leer.",
          "Lower the eligible amount, or leave the field empty."))
    case .eligibleNegative(let eligible):
      return FaultSentences(
        both(
          "Zuwendungsfähig sollen \(eligible.text(.de)) sein.",
          "\(eligible.text(.en)) is claimed as eligible."),
        allowed: both("Mindestens 0,00 €.", "At least €0.00."),
        remedy: both("Berichtigen Sie den Betrag.", "Correct the amount."))
    case .reasonMissing(let short):
      return FaultSentences(
        both(
          "Der zuwendungsfähige Betrag ist um \(short.text(.de)) gekürzt, der Grund fehlt.",
          "The eligible amount is cut by \(short.text(.en)) without a reason."),
        remedy: both(
          "Nennen Sie den Grund der Kürzung (zum Beispiel: Skonto, Pflichtaufgabe).",
          "Give the reason (for example: discount, statutory duty)."))
    default: return FaultSentences(both("", ""))
    }
  }

  private var valuationSentences: FaultSentences {
    switch self {
    case .valuationDiffers(let found, let gives, let quantity, let unitRate, let share):
      func arithmetic(_ language: Language) -> String {
        var terms: [Term] = [.number(quantity), .times, .money(unitRate)]
        if share != .full { terms += [.times, .rate(share)] }
        return (terms + [.equals, .money(gives)]).text(language)
      }
      return FaultSentences(
        both("Der Betrag ist \(found.text(.de)).", "The amount is \(found.text(.en))."),
        allowed: both(
          "Menge × Satz × Anteil ergibt \(arithmetic(.de)); Unterschied "
            + "\(distance(found, gives).text(.de)).",
          "Quantity × rate × share gives \(arithmetic(.en)); difference "
            + "\(distance(found, gives).text(.en))."),
        remedy: both(
          "Berichtigen Sie Menge, Satz oder Betrag nach dem Nachweis.",
          "Correct quantity, rate or amount by the evidence."))
    case .shareOutOfRange(let share):
      return FaultSentences(
        both("Der Anteil ist \(share.text(.de)).", "The share is \(share.text(.en))."),
        allowed: both("Mehr als 0 % und höchstens 100 %.", "More than 0 % and at most 100 %."),
        remedy: both("Berichtigen Sie den Anteil.", "Correct the share."))
    case .quantityNotPositive(let quantity):
      return FaultSentences(
        both(
          "Die Menge ist \([Term.number(quantity)].text(.de)).",
          "The quantity is \([Term.number(quantity)].text(.en))."),
        allowed: both("Mengen sind größer als 0.", "Quantities are more than 0."),
        remedy: both("Berichtigen Sie die Menge.", "Correct the quantity."))
    default: return FaultSentences(both("", ""))
    }
  }

  private func unknown(
    _ what: LocalizedText, _ measure: String, _ known: [String], _ elsewhere: [String]
  ) -> FaultSentences {
    FaultSentences(
      both(
        "\(what.de) hat das Teilvorhaben „\(measure)“ nicht.",
        "\(what.en) is not in measure \"\(measure)\"."),
      allowed: known.isEmpty
        ? both("Es hat keine.", "It has none.")
        : both("Es hat \(Quote.list(known).de).", "It has \(Quote.list(known).en)."),
      remedy: elsewhere.isEmpty
        ? both(
          "Berichtigen Sie die Kennung oder ergänzen Sie die Projektdatei.",
          "Correct the id, or add it to the project file.")
        : both(
          "Sie gehört zu \(Quote.list(elsewhere).de): Teilvorhaben prüfen.",
          "It belongs to \(Quote.list(elsewhere).en): check the measure."))
  }

  private func distance(_ a: Money, _ b: Money) -> Money {
    ((try? a - b) ?? .zero).magnitude
  }

  func quoted(_ field: Field) -> LocalizedText {
    let column = BookingColumn(rawValue: field.rawValue)
    let german = field == .guarantee ? "Bürgschaft" : column?.german ?? field.rawValue
    return both("„\(german)“", "\"\(field.rawValue)\"")
  }

  private func both(_ german: String, _ english: String) -> LocalizedText {
    LocalizedText(de: german, en: english)
  }
}
