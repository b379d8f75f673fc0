import Amounts

extension AmountFault {
  /// - Parameter value: the text found, quoted.
  func sentences(_ value: LocalizedText) -> FaultSentences {
    switch self {
    case .currency, .headingCurrency, .unnamedCurrency, .noteCurrency: currencySentences
    case .unit, .unitsDiffer, .tooFine, .noteUnit, .oddUnit: unitSentences(value)
    case .foreignUnit, .headingUnit, .divided, .hidden: formatSentences(value)
    case .percent, .headingPercent, .percentWithoutSign, .tinyRate, .maybeShare:
      rateSentences(value)
    case .minusBehind, .otherMinus, .parentheses, .unclearSign: signSentences(value)
    case .side, .noSide, .unknownSide, .otherSide, .accountSides: sideSentences
    case .signsDiffer, .creditBelowZero, .creditNote, .returned, .cameBack, .givenBack,
      .ownTransfer, .conversion:
      creditSentences(value)
    case .elsewhere(let fault, let table): fault.outsideBookings(fault.sentences(value), table)
    case .otherMark(let told): Self.markSentences(value, told)
    case .apostrophe, .spaces, .otherDigits, .dashForCents, .powerOfTen, .formulaText, .onlyDash,
      .invisible, .notPlain:
      digitSentences(value)
    case .taxIsRate, .headingNet, .headingNetAlone, .taxOfNet: taxSentences
    case .taxPercent(let rate, let amount): Self.taxSentences(rate, amount)
    case .cutAtComma, .balanceRow, .balanceDiffers, .maybeTotal, .namedTotal: rowSentences
    case .feeDiffers, .feeUnclear: feeSentences
    }
  }

  static func say(
    _ found: (String, String), allowed: (String, String)? = nil, _ remedy: (String, String)? = nil
  ) -> FaultSentences {
    FaultSentences(
      LocalizedText(de: found.0, en: found.1),
      allowed: allowed.map { LocalizedText(de: $0.0, en: $0.1) },
      remedy: remedy.map { LocalizedText(de: $0.0, en: $0.1) })
  }

  /// What helps where „amounts“ is no key of a profile.
  private func outsideBookings(
    _ found: FaultSentences, _ table: SignedTable
  ) -> FaultSentences {
    let remedy =
      switch table {
      case .own:
        InputFault.ownRemedy(self) ?? LocalizedText(de: "", en: "")
      case .list:
        LocalizedText(
          de:
            "Ein Vorhaben hat nur Beträge über null: Klären Sie mit dem Absender der Liste, was das Zeichen heißt. Tragen es alle Beträge, schreiben Sie „sign: reversed“ unter „table“ ins Profil.",
          en:
            "A project has amounts above zero only: ask the sender of the list what the sign means. If all amounts have it, write \"sign: reversed\" under \"table\" in the profile."
        )
      case .statement:
        LocalizedText(
          de:
            "Im Kontoauszug steht ein Minus vor dem Betrag: Rufen Sie den Auszug unverändert noch einmal ab.",
          en:
            "In an account statement a minus stands before the amount: fetch the statement once more and leave it as it is."
        )
      }
    return FaultSentences(
      found.found, allowed: table == .own ? found.allowed : nil, remedy: remedy)
  }

  private static func markSentences(_ value: LocalizedText, _ told: DecimalMark) -> FaultSentences {
    let names = ("Komma", "Punkt", "comma", "point")
    let isComma = told == .comma
    return say(
      (
        "\(value.de) hat das andere Dezimalzeichen: gesagt ist \(isComma ? names.0 : names.1) (decimalMark: \(told.rawValue)).",
        "\(value.en) has the other decimal mark: \(isComma ? names.2 : names.3) was told (decimalMark: \(told.rawValue))."
      ),
      (
        "Schreiben alle Beträge es so, berichtigen Sie „decimalMark“ im Profil (oder --decimal-mark); sonst schreiben Sie diesen mit \(isComma ? names.0 : names.1).",
        "If all amounts are written so, correct \"decimalMark\" in the profile (or --decimal-mark); else write this one with a \(isComma ? names.2 : names.3)."
      ))
  }

  private static let onlyEuros = (
    "Gebucht wird in Euro.", "Bookings are in euros."
  )

  private var currencySentences: FaultSentences {
    let convert = (
      "Tragen Sie den Betrag in Euro ein, wie er auf dem Kontoauszug steht.",
      "Enter the amount in euros as the account statement states it."
    )
    switch self {
    case .headingCurrency(let code):
      return Self.say(
        (
          "Die Beträge dieser Spalte stehen in \(code); so sagt es die Überschrift.",
          "The amounts of this column are in \(code), as its heading says."
        ), allowed: Self.onlyEuros,
        (
          "Nennen Sie im Profil die Spalte der Eurobeträge, oder rechnen Sie die Spalte um.",
          "Name the column of euros in the profile, or convert the column."
        ))
    case .unnamedCurrency(let code, let heading):
      let heading = Quote.text(Quote.excerpt(heading))
      return Self.say(
        (
          "Der Betrag steht in \(Quote.excerpt(code)): Die Spalte \(heading.de) enthält nur Währungen.",
          "The amount is in \(Quote.excerpt(code)): the column \(heading.en) has nothing but currencies."
        ), allowed: Self.onlyEuros, convert)
    case .noteCurrency(let code):
      return Self.say(
        (
          "Die Beträge der Tabelle stehen in \(Quote.excerpt(code)); so sagt es dieser Text.",
          "The amounts of the table are in \(Quote.excerpt(code)), as this text says."
        ), allowed: Self.onlyEuros, convert)
    case .currency(let code):
      return Self.say(
        (
          "Der Betrag steht in \(Quote.excerpt(code)), nicht in Euro.",
          "The amount is in \(Quote.excerpt(code)), not in euros."
        ), allowed: Self.onlyEuros, convert)
    default: return Self.say(("", ""))
    }
  }

  private func unitSentences(_ value: LocalizedText) -> FaultSentences {
    func key(_ unit: AmountUnit) -> (String, String) {
      (
        "Steht die ganze Spalte in \(unit.name.de), schreiben Sie „unit: \(unit.rawValue)“ unter „table“ ins Profil; sonst schreiben Sie den Betrag in Euro aus.",
        "If the whole column is in \(unit.name.en), write \"unit: \(unit.rawValue)\" under \"table\" in the profile; else write the amount out in euros."
      )
    }
    switch self {
    case .unit(let unit):
      return Self.say(
        (
          "\(value.de) steht in \(unit.name.de); weder Überschrift noch Profil sagen das für die Spalte.",
          "\(value.en) is in \(unit.name.en); neither heading nor profile says so for the column."
        ), key(unit))
    case .noteUnit(let unit):
      return Self.say(
        (
          "\(value.de): Danach stehen die Beträge in \(unit.name.de); weder Überschrift noch Profil sagen das für jede Spalte.",
          "\(value.en): by that the amounts are in \(unit.name.en); neither heading nor profile says so for each column."
        ),
        (
          "Schreiben Sie „unit: \(unit.rawValue)“ unter „table“ ins Profil, auch je Spalte: „unit: {grant: \(unit.rawValue)}“; stehen die Beträge doch in Euro, „unit: euro“.",
          "Write \"unit: \(unit.rawValue)\" under \"table\" in the profile, also for one column: \"unit: {grant: \(unit.rawValue)}\"; if the amounts are in euros after all, \"unit: euro\"."
        ))
    case .oddUnit(let odd):
      return Self.say(
        (
          "Nach der Überschrift zählen die Beträge nach „\(odd)“; gelesen werden Cent, Euro, Tausend, Millionen und Milliarden Euro.",
          "By the heading the amounts count by \"\(odd)\"; cents, euros, thousands, millions and billions are read."
        ),
        (
          "Rechnen Sie die Spalte in Euro um; stehen die Beträge doch in Euro, schreiben Sie „unit: euro“ unter „table“ ins Profil.",
          "Convert the column into euros; if the amounts are in euros after all, write \"unit: euro\" under \"table\" in the profile."
        ))
    case .unitsDiffer(let found, let told):
      return Self.say(
        (
          "Hier stehen Beträge in \(found.name.de), das Profil oder die Überschrift sagt \(told.name.de).",
          "The amounts here are in \(found.name.en), the profile or the heading says \(told.name.en)."
        ),
        (
          "Berichtigen Sie „unit“ im Profil, auch je Spalte: „unit: {grant: thousand}“.",
          "Correct \"unit\" in the profile, also for one column: \"unit: {grant: thousand}\"."
        ))
    case .tooFine(let unit, let decimals):
      return Self.say(
        (
          "\(value.de) hat \(decimals) Nachkommastellen und ergibt in \(unit.name.de) keine ganzen Cent.",
          "\(value.en) has \(decimals) decimals, which in \(unit.name.en) are no whole cents."
        ),
        allowed: (
          "Höchstens \(unit.decimals) Nachkommastellen ergeben ganze Cent.",
          "At most \(unit.decimals) decimals are whole cents."
        ),
        (
          "Prüfen Sie Einheit und Dezimalzeichen der Spalte.",
          "Check unit and decimal mark of the column."
        ))
    default: return Self.say(("", ""))
    }
  }

  private func rateSentences(_ value: LocalizedText) -> FaultSentences {
    switch self {
    case .percent(let rate, let whole):
      let part = rate.flatMap { rate in
        whole.flatMap { try? Money(rounding: $0 * rate, .halfUp) }.map { (rate, $0) }
      }
      let share = part.flatMap { rate, part in
        whole.map { whole in
          (
            " \(rate.text(.de)) von \(whole.text(.de)) sind \(part.text(.de)).",
            " \(rate.text(.en)) of \(whole.text(.en)) is \(part.text(.en))."
          )
        }
      }
      return Self.say(
        (
          "Hier steht ein Anteil in Prozent, gebraucht wird ein Betrag in Euro."
            + (share?.0 ?? ""),
          "A share in per cent stands here; an amount in euros is needed." + (share?.1 ?? "")
        ),
        (
          part.map { "Tragen Sie \($0.1.numberText(.de)) ein." }
            ?? "Tragen Sie den Betrag ein, den der Anteil ergibt.",
          part.map { "Enter \($0.1.plainText)." } ?? "Enter the amount that the share makes."
        ))
    case .headingPercent:
      return Self.say(
        (
          "Die Überschrift sagt Prozent, gebraucht wird eine Spalte mit Beträgen in Euro.",
          "The heading says per cent; a column of amounts in euros is needed."
        ),
        (
          "Nennen Sie im Profil die Spalte der Beträge; ein Fördersatz gehört zu „rate“.",
          "Name the column of amounts in the profile; a funding rate belongs to \"rate\"."
        ))
    case .maybeShare(let rate, let whole):
      let part = (try? Money(rounding: whole * rate, .halfUp)) ?? .zero
      return Self.say(
        (
          "Sind \(value.de) hier Euro, oder ist das der Anteil \(rate.text(.de)) von \(whole.text(.de))?",
          "Are \(value.en) euros here, or is it the share \(rate.text(.en)) of \(whole.text(.en))?"
        ),
        (
          "Ist es ein Anteil, tragen Sie \(part.numberText(.de)) ein (in einer Liste von Vorhaben gehört die Spalte dann zu „rate“); sind es Euro, schreiben Sie „€“ hinter die Zahl.",
          "If it is a share, enter \(part.plainText) (in a list of projects the column then belongs to \"rate\"); if it is euros, write \"€\" behind the number."
        ))
    case .percentWithoutSign(let rate):
      return Self.say(
        (
          "\(value.de) ist kein Satz: Ohne das Zeichen % zählt 1 als 100 %.",
          "\(value.en) is no rate: without the sign %, 1 counts as 100 %."
        ),
        (
          "Sind \(rate.text(.de)) gemeint und alle Sätze so geschrieben, sagen Sie „rates: percent“ unter „table“ im Profil; sonst schreiben Sie das Zeichen % dahinter.",
          "If \(rate.text(.en)) is meant and all rates are written so, say \"rates: percent\" under \"table\" of the profile; else write the sign % behind it."
        ))
    case .tinyRate(let rate):
      return Self.say(
        (
          "\(value.de) wären hier \(rate.text(.de)), weil Profil („rates: percent“) oder Überschrift Prozent sagen.",
          "\(value.en) would be \(rate.text(.en)) here, since profile (\"rates: percent\") or heading say per cent."
        ),
        (
          "Gemeint sind wohl \(Rate(rate.value * Rational(100)).text(.de)): Schreiben Sie den Satz mit dem Zeichen %.",
          "Probably \(Rate(rate.value * Rational(100)).text(.en)) is meant: write the rate with the sign %."
        ))
    default: return Self.say(("", ""))
    }
  }

  private static func taxSentences(_ rate: Rate, _ amount: Money) -> FaultSentences {
    let part =
      (try? Money(rounding: amount.exact * rate.value / (Rational.one + rate.value), .halfUp))
      ?? .zero
    return say(
      (
        "Hier steht ein Steuersatz, gebraucht wird der Steuerbetrag in Euro.",
        "A rate of tax stands here; its amount in euros is needed."
      ),
      allowed: (
        "\(rate.text(.de, places: 0)) Umsatzsteuer in \(amount.text(.de)) brutto sind \(part.text(.de)).",
        "\(rate.text(.en, places: 0)) tax in \(amount.text(.en)) gross is \(part.text(.en))."
      ), ("Tragen Sie \(part.numberText(.de)) ein.", "Enter \(part.plainText)."))
  }

  private var taxSentences: FaultSentences {
    switch self {
    case .taxIsRate(let tax, let amount):
      // `19` or `0,19`.
      let rate = Rate(tax.exact / Rational(tax < Money(cents: 100) ? 100 : 10_000))
      let part =
        (try? Money(rounding: amount.exact * rate.value / (Rational.one + rate.value), .halfUp))
        ?? .zero
      return Self.say(
        (
          "Hier steht ein Steuersatz, kein Steuerbetrag: \(tax.numberText(.de)) bei \(amount.text(.de)).",
          "A rate of tax stands here, no amount of it: \(tax.plainText) with \(amount.text(.en))."
        ),
        allowed: (
          "\(rate.text(.de, places: 0)) Umsatzsteuer in \(amount.text(.de)) brutto sind \(part.text(.de)).",
          "\(rate.text(.en, places: 0)) tax in \(amount.text(.en)) gross is \(part.text(.en))."
        ),
        (
          "Nennen Sie die Spalte der Steuerbeträge, oder lassen Sie „vat“ im Profil weg, wenn keine Vorsteuer abgezogen wird; hat ein Beleg mehrere Sätze, teilen Sie die Zeile nach ihnen auf.",
          "Name the column of the amounts of tax, or leave out \"vat\" of the profile if no input VAT is deducted; if a voucher has several rates, split the row by them."
        ))
    case .headingNet:
      return Self.say(
        (
          "Die Spalte der Beträge ist netto; daneben stehen Steuer oder Bruttobetrag.",
          "The column of amounts is net; the tax or the gross amount stands beside it."
        ),
        allowed: (
          "Der Betrag einer Buchung ist brutto; abziehbare Vorsteuer geht davon ab, sonst zweimal.",
          "The amount of a booking is gross; deductible input VAT is taken off it, else twice."
        ),
        (
          "Nennen Sie im Profil unter „amount“ die Spalte der Bruttobeträge.",
          "Name the column of gross amounts under \"amount\" of the profile."
        ))
    case .headingNetAlone:
      return Self.say(
        (
          "Die Überschrift sagt netto; der Betrag einer Buchung ist brutto.",
          "The heading says net; the amount of a booking is gross."
        ),
        (
          "Nennen Sie unter „amount“ die Spalte der Bruttobeträge. Weisen die Belege keine Steuer aus, schreiben Sie „constants: {vat: \"0,00\"}“ ins Profil.",
          "Name the column of gross amounts under \"amount\". If the vouchers have no tax, write \"constants: {vat: \"0.00\"}\" in the profile."
        ))
    case .taxOfNet(let tax, let amount, let gross):
      return Self.say(
        (
          "Die Beträge sind netto: \(tax.text(.de)) Umsatzsteuer sind in jeder Zeile der Steuersatz von \(amount.text(.de)), nicht darin enthalten.",
          "The amounts are net: \(tax.text(.en)) of VAT is in every row the rate of \(amount.text(.en)), not contained in it."
        ),
        allowed: (
          "Der Betrag einer Buchung ist brutto, hier \(gross.text(.de)).",
          "The amount of a booking is gross, here \(gross.text(.en))."
        ),
        (
          "Tragen Sie die Bruttobeträge ein, oder nennen Sie ihre Spalte im Profil.",
          "Enter the gross amounts, or name their column in the profile."
        ))
    default: return Self.say(("", ""))
    }
  }

  private func signSentences(_ value: LocalizedText) -> FaultSentences {
    let plain = (
      "Ausgaben stehen hier ohne Vorzeichen, eine Gutschrift als Art „Gutschrift“ zum Beleg; in einer eigenen Tabelle sagt „amounts“ im Profil, was ein Minus heißt.",
      "Expenses have no sign here, and a credit note is of kind \"credit-note\" for its voucher; in a table of your own \"amounts\" of the profile tells what a minus means."
    )
    switch self {
    case .minusBehind:
      return Self.say(
        (
          "Das Minus steht hinter dem Betrag: \(value.de).",
          "The minus stands behind the amount: \(value.en)."
        ), plain)
    case .otherMinus:
      return Self.say(
        (
          "Vor dem Betrag steht ein Minus- oder Gedankenstrich: \(value.de).",
          "A minus or a dash stands before the amount: \(value.en)."
        ), plain)
    case .parentheses:
      return Self.say(
        (
          "Der Betrag steht in Klammern, was in der Buchhaltung minus heißt: \(value.de).",
          "The amount stands in brackets, which in accounting means minus: \(value.en)."
        ), plain)
    case .unclearSign:
      return Self.say(
        ("Das Vorzeichen ist unklar: \(value.de).", "The sign is unclear: \(value.en)."), plain)
    default: return Self.say(("", ""))
    }
  }
}
