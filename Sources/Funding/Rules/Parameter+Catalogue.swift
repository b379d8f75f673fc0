public import Amounts

extension Parameter {
  /// What `explain PARAMETER` tells, apart from the values that rule sets give.
  public struct Catalogue: Sendable {
    /// As sentences and tables name it.
    public let name: LocalizedText
    /// What it means and what it does to a grant.
    public let meaning: LocalizedText

    init(_ german: String, _ english: String, _ meaning: String, _ englishMeaning: String) {
      name = LocalizedText(de: german, en: english)
      self.meaning = LocalizedText(de: meaning, en: englishMeaning)
    }
  }

  public var catalogue: Catalogue {
    switch self {
    case .lineOverrunLimit, .reductionThreshold, .rounding, .revenueTreatment, .donationTreatment,
      .gapBase:
      measuring
    case .useWindow, .interestFrom, .dayCount, .holdback, .callProcedureAbove, .smallClaim,
      .smallInterest:
      payment
    case .minOwnShare, .minOwnCash, .ownShareNotFrom, .ownShareAlsoFrom: ownShare
    case .inKindAllowed, .inKindCap, .inKindCapBase, .civicCap, .civicHourlyRate,
      .staffHourlyRateLimit:
      unpaid
    case .statementDue, .statementDueAfterAward, .statementDueOther, .statementReminder,
      .interimDue, .retention, .purposeBinding, .simpleStatement:
      statements
    case .procurement, .inventoryFrom, .staffYearHours: proof
    }
  }

  /// What has to be shown of orders, objects and staff.
  private var proof: Catalogue {
    switch self {
    case .procurement:
      Catalogue(
        "Vergabe von Aufträgen", "Award of orders",
        "Ab welchem Auftragswert ohne Umsatzsteuer welche Vergabeart und wie viele Angebote verlangt sind, und ab welcher Summe der Zuwendungen das gilt. „Keine“: nichts ist bekannt, der Bescheid ist zu prüfen.",
        "From which order value without VAT which procedure and how many offers are asked, and above which sum of grants that holds. \"None\": nothing is known, check the notice."
      )
    case .inventoryFrom:
      Catalogue(
        "Inventarisierung", "List of inventory",
        "Gegenstände, die ohne Umsatzsteuer mehr kosten, gehören in das Inventarverzeichnis.",
        "Objects that cost more without VAT belong in the list of inventory.")
    default:
      Catalogue(
        "Stunden eines vollen Jahres", "Hours of a full year",
        "So viele Stunden im Jahr darf eine Person mit voller Stelle in allen Maßnahmen mit diesem Jahr zusammen ansetzen, bei Teilzeit ihren Anteil. „Keine“: es bleibt bei 1.720 über alle Maßnahmen.",
        "So many hours a year a person with a full post may claim in all measures with that year together, of a part-time post its share. \"None\": 1,720 over all measures stay."
      )
    }
  }

  /// How the grant is measured.
  private var measuring: Catalogue {
    switch self {
    case .lineOverrunLimit:
      Catalogue(
        "Überschreitung der Einzelansätze", "Overrun of plan lines",
        "Um so viel darf eine Position ohne Zustimmung überschritten werden, wenn andere es ausgleichen; was darüber liegt, wird nicht anerkannt. „Keine“: die Einzelansätze binden nicht.",
        "So far a plan line may be overrun without consent if others save as much; what exceeds it is not recognised. \"None\": lines do not bind."
      )
    case .reductionThreshold:
      Catalogue(
        "Bagatellgrenze", "Threshold of reductions",
        "Ändern sich Ausgaben und Deckungsmittel höchstens um diesen Betrag, gelten die geplanten Werte und die Zuwendung sinkt nicht; ist sie überschritten, zählt der ganze Unterschied.",
        "Where neither expenditure nor cover changes by more, the planned figures stand and the grant does not fall; beyond it the whole difference counts."
      )
    case .rounding:
      Catalogue(
        "Rundung", "Rounding", "Wie die Zuwendung am Ende einmal gerundet wird.",
        "How the grant is rounded, once and at the end.")
    case .revenueTreatment:
      Catalogue(
        "Anrechnung von Einnahmen", "Treatment of revenue",
        "Was Einnahmen und andere Deckungsmittel an einer Anteilfinanzierung ändern: neue mindern die Bemessungsgrundlage (proportional), alle mindern sie (deductFromBase), keine (ignore).",
        "What revenue and other cover change of a share award: new cover reduces its base (proportional), all of it does (deductFromBase), none does (ignore)."
      )
    case .donationTreatment:
      Catalogue(
        "Zweckgebundene Spenden", "Earmarked donations",
        "Ob sie die zuwendungsfähigen Ausgaben mindern (reducesEligibleBase) oder als Eigenmittel gelten (countsAsOwnShare).",
        "Whether they reduce the eligible expenditure (reducesEligibleBase) or count as own funds (countsAsOwnShare)."
      )
    default:
      Catalogue(
        "Grundlage des Fehlbedarfs", "Base of a deficit",
        "Woran ein Fehlbedarf gemessen wird: an den wirklichen Ausgaben (actual) oder höchstens an den geplanten (capToPlan).",
        "What a deficit is measured on: actual expenditure (actual), or the planned one at most (capToPlan)."
      )
    }
  }

  /// How money is paid out and what late use costs.
  private var payment: Catalogue {
    switch self {
    case .useWindow:
      Catalogue(
        "Verwendungsfrist", "Window of use",
        "In dieser Zeit nach der Auszahlung ist das Geld zu verwenden; so weit reicht auch der Bedarf, für den abgerufen werden darf. P0D: Abruf am Tag des Bedarfs oder Erstattung.",
        "In this time after the payout money has to be used; as far reaches the need that may be drawn for. P0D: called on the day of need, or reimbursed."
      )
    case .interestFrom:
      Catalogue(
        "Zinsbeginn", "Start of interest",
        "Ab wann spät verwendetes Geld Zinsen kostet: ab der Auszahlung (payout), ab dem Tag danach (dayAfterPayout; derselbe erste Zinstag), ab dem 13. Monat (month13).",
        "From when money used late costs interest: payout (payout), the day after it (dayAfterPayout; the same first day of interest), the 13th month (month13)."
      )
    case .dayCount:
      Catalogue(
        "Zinstage", "Day count", "Wie Tage und Jahr der Zinsen gezählt werden.",
        "How days and year of interest are counted.")
    case .holdback:
      Catalogue(
        "Einbehalt", "Holdback",
        "Der Teil der Zuwendung, der erst nach dem Verwendungsnachweis ausgezahlt wird.",
        "The part of the grant that is paid out only after the statement of use.")
    case .smallClaim:
      Catalogue(
        "Kleinbetrag einer Rückforderung", "Small claim",
        "Bis zu diesem Betrag wird nichts zurückgefordert.",
        "Up to this amount nothing is asked back.")
    case .smallInterest:
      Catalogue(
        "Kleinbetrag von Zinsen", "Small interest",
        "Bis zu diesem Betrag werden keine Zinsen erhoben.",
        "Up to this amount no interest is demanded.")
    default:
      Catalogue(
        "Jahresbetrag für das Abrufverfahren", "Yearly amount for the call procedure",
        "Übersteigt die Zuwendung in einem Jahr diesen Betrag, werden die Mittel am Tag des Bedarfs abgerufen, nicht vorab angefordert; das Förderbuch fragt dann danach.",
        "Where the grant of a year exceeds it, money is called on the day it is needed and not requested ahead; Förderbuch then asks about it."
      )
    }
  }

  /// What the recipient bears, and what is no money.
  private var ownShare: Catalogue {
    switch self {
    case .minOwnShare:
      Catalogue(
        "Mindesteigenanteil", "Minimum own share",
        "So viel der zuwendungsfähigen Ausgaben trägt der Empfänger selbst, bar oder unbar.",
        "So much of the eligible expenditure the recipient bears, in cash or in kind.")
    case .minOwnCash:
      Catalogue(
        "Mindestanteil eigener Haushaltsmittel", "Minimum own cash",
        "So viel der zuwendungsfähigen Ausgaben trägt der Empfänger aus eigenem Geld; Spenden, Mittel Dritter und Sachleistungen zählen nicht.",
        "So much of the eligible expenditure the recipient bears from own money; donations, money of others and in-kind do not count."
      )
    case .ownShareAlsoFrom:
      Catalogue(
        "Eigenanteil auch aus Mitteln von", "Own share also from money of",
        "Andere öffentliche Mittel dieser Ebenen treten wie Spenden an die Stelle eigener Mittel und sind keine Einnahme; die Ebene steht bei der Organisation, die sie gibt.",
        "Other public money of these levels stands in for own funds as donations do and is no revenue; the level is that of the organisation that gives it."
      )
    default:
      Catalogue(
        "Kein Eigenanteil aus Mitteln von", "No own share from money of",
        "Mittel dieser Ebenen (bund, land, eu, municipal, foundation, other) dürfen nicht an die Stelle des Eigenanteils treten.",
        "Money of these levels (bund, land, eu, municipal, foundation, other) may not stand in for the own share."
      )
    }
  }

  /// What is no money, and what an hour of work counts.
  private var unpaid: Catalogue {
    switch self {
    case .inKindAllowed:
      Catalogue(
        "Unbare Leistungen zugelassen", "In-kind contributions allowed",
        "Ob Richtlinie oder Bescheid unbare Leistungen als Ausgaben zulassen; false: sie zählen bei diesem Bescheid nicht. Ist nichts gesagt, zählen sie nur, wenn der bewilligte Plan sie als zuwendungsfähig führt, und mit einer Warnung.",
        "Whether programme or notice let in-kind contributions count as expenditure; false: for this award they do not count. Where nothing is said they count only where the approved plan has them as eligible, and with a warning."
      )
    case .inKindCap:
      Catalogue(
        "Obergrenze unbarer Leistungen", "Cap of in-kind contributions",
        "Höchstens so viel der Ausgaben wird an Sachleistungen von Partnern anerkannt.",
        "At most so much of the expenditure is recognised as partners' in-kind.")
    case .inKindCapBase:
      Catalogue(
        "Bezug der Obergrenzen", "Base of the caps",
        "Wovon die Obergrenzen ein Teil sind: von den baren Ausgaben (cashOnly) oder von baren und unbaren zusammen (includingFictive).",
        "What the caps are a part of: cash expenditure (cashOnly), or cash and in-kind together (includingFictive)."
      )
    case .civicCap:
      Catalogue(
        "Obergrenze bürgerschaftlichen Engagements", "Cap of civic engagement",
        "Höchstens so viel der Ausgaben wird an ehrenamtlicher Arbeit anerkannt.",
        "At most so much of the expenditure is recognised as civic engagement.")
    case .civicHourlyRate:
      Catalogue(
        "Satz je ehrenamtlicher Stunde", "Rate of a civic hour",
        "Mit höchstens diesem Betrag zählt eine Stunde bürgerschaftlichen Engagements; was höher gebucht ist, wird gekürzt.",
        "An hour of civic engagement counts as this amount at most; what is booked above it is cut."
      )
    default:
      Catalogue(
        "Höchster Stundensatz für Personal", "Highest hourly rate of staff",
        "Mit höchstens diesem Betrag zählt eine Stunde bezahlter Arbeit, eigener oder der eines Partners.",
        "An hour of paid work, own or a partner's, counts as this amount at most.")
    }
  }

  /// Statements, and how long things and papers are kept.
  private var statements: Catalogue {
    switch self {
    case .statementDue:
      Catalogue(
        "Frist des Verwendungsnachweises", "Time for the statement of use",
        "So lange nach Erfüllung des Zwecks, spätestens nach dem Ende des Bewilligungszeitraums, ist der Verwendungsnachweis vorzulegen.",
        "So long after the purpose is fulfilled, at the latest after the funding period ends, the statement of use is filed."
      )
    case .statementDueAfterAward:
      Catalogue(
        "Spätester Verwendungsnachweis nach der Zusage", "Latest statement after the award",
        "So lange nach dem Bescheid ist der Verwendungsnachweis spätestens vorzulegen; von beiden Fristen gilt die frühere.",
        "So long after the award the statement of use is filed at the latest; the earlier of both limits counts."
      )
    case .statementDueOther:
      Catalogue(
        "Frist des Verwendungsnachweises ohne Investition",
        "Time for the statement of use without investment",
        "Gilt statt statementDue, wo die Maßnahme keine Investition ist (am Bescheid „investment: false“); ist das nicht gesagt, wird danach gefragt.",
        "Holds in place of statementDue where the measure is no investment (`investment: false` of the award); where that is not told, it is asked for."
      )
    case .statementReminder:
      Catalogue(
        "Erinnerung an den Verwendungsnachweis", "Reminder of the statement of use",
        "Zu dieser Zeit wird erinnert, weil andere Texte eine kürzere Frist haben als der hier geltende nicht gelesene.",
        "A reminder at this time, because other texts have a shorter limit than the one that applies here and was not read."
      )
    case .interimDue:
      Catalogue(
        "Frist des Zwischennachweises", "Time for interim statements",
        "So lange nach dem Ende eines Haushaltsjahres ist der Zwischennachweis vorzulegen. „Keine“: keiner wird verlangt.",
        "So long after the end of a budget year the interim statement is filed. \"None\": none is asked for."
      )
    case .retention:
      Catalogue(
        "Aufbewahrung", "Retention",
        "So lange nach Vorlage des Verwendungsnachweises sind Belege aufzubewahren; andere Gesetze können länger binden.",
        "So long after filing the statement of use vouchers are kept; other laws may bind longer.")
    case .purposeBinding:
      Catalogue(
        "Zweckbindung", "Purpose binding",
        "So lange bleibt, was mit der Zuwendung beschafft wurde, an ihren Zweck gebunden; der Bescheid nennt den letzten Tag (purposeBoundUntil).",
        "So long things bought with the grant stay bound to its purpose; the notice names the last day (purposeBoundUntil)."
      )
    default:
      Catalogue(
        "Einfacher Verwendungsnachweis", "Simple statement of use",
        "Ob Sachbericht und Summen ohne Belegliste genügen.",
        "Whether a narrative and sums without a list of vouchers will do.")
    }
  }
}

extension Parameter.Domain {
  /// What a value is measured in, for people.
  public var unit: LocalizedText {
    switch self {
    case .rate: LocalizedText(de: "v. H., 0 bis 100 %", en: "per cent, 0 to 100 %")
    case .money: LocalizedText(de: "EUR", en: "EUR")
    case .duration: LocalizedText(de: "Dauer wie P42D, P6M, P5Y", en: "duration such as P42D")
    case .flag: LocalizedText(de: "true oder false", en: "true or false")
    case .words(let words):
      LocalizedText(
        de: "eines von " + words.joined(separator: ", "),
        en: "one of " + words.joined(separator: ", "))
    case .list(let words):
      LocalizedText(
        de: "eines oder mehrere von " + words.joined(separator: ", "),
        en: "one or more of " + words.joined(separator: ", "))
    case .procurement:
      LocalizedText(
        de: "wie „from 100000.00: above 1000.00 negotiated 3; above 25000.00 restricted 3“",
        en: "such as \"from 100000.00: above 1000.00 negotiated 3\"")
    case .number: LocalizedText(de: "eine Zahl über 0", en: "a number above 0")
    }
  }
}

extension ParameterValue {
  /// For people; words as the rule set writes them.
  public func text(_ language: Language) -> String {
    switch self {
    case .off: language.pick("keine", "none")
    case .rate, .money, .duration: [term].text(language)
    case .flag(let flag): flag ? language.pick("ja", "yes") : language.pick("nein", "no")
    case .word(let word): word
    case .list(let words): words.joined(separator: ", ")
    case .procurement(let steps): steps.fileText
    case .number: [term].text(language)
    }
  }

  /// As a piece of arithmetic.
  var term: Term {
    switch self {
    case .rate(let rate): .rate(rate)
    case .money(let money): .money(money)
    case .duration(let duration): .duration(duration)
    case .number(let number): .number(number)
    case .off, .flag, .word, .list, .procurement:
      .text(LocalizedText(de: text(.de), en: text(.en)))
    }
  }
}
