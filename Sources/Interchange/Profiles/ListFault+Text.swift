import Amounts
import Funding

extension ListFault {
  var sentences: FaultSentences {
    switch self {
    case .ambiguousAmounts(let count, let samples):
      Self.ambiguous(
        LocalizedText(
          de: "\(count) Beträge dieser Spalte lassen sich auf zwei Arten lesen",
          en: "\(count) amounts of this column can be read in two ways"),
        samples, key: "table.decimalMark", words: ("comma", "point"))
    case .ambiguousDates(let count, let samples):
      Self.ambiguous(
        LocalizedText(
          de: "\(count) Datumsangaben dieser Spalte lassen sich auf zwei Arten lesen",
          en: "\(count) dates of this column can be read in two ways"),
        samples, key: "table.dates", words: ("dmy", "mdy"))
    case .sourcesDiffer(let sources, let expenditure):
      Self.difference(
        LocalizedText(de: "Die Finanzierung", en: "The financing"), sources,
        LocalizedText(de: "die Ausgaben", en: "the expenditure"), expenditure,
        remedy: LocalizedText(
          de: "Fehlt in der Liste nur der Anteil des Empfängers, schreiben Sie „project: {rest: "
            + "ownCash}“ ins Profil; sonst klären Sie die Zeile mit dem Absender der Liste.",
          en:
            "If the list merely lacks what the recipient pays, write \"project: {rest: ownCash}\" "
            + "in the profile; else clear the row up with the sender of the list."))
    case .grantDiffersFromRate(let grant, let rate, let computed):
      Self.difference(
        LocalizedText(de: "Die Zuwendung", en: "The grant"), grant,
        LocalizedText(
          de: "\(rate.text(.de)) der zuwendungsfähigen Ausgaben",
          en: "\(rate.text(.en)) of the eligible expenditure"), computed)
    case .sourcesAboveExpenditure(let sources, let expenditure):
      Self.difference(
        LocalizedText(de: "Zuwendung und fremde Mittel", en: "Grant and money of others"), sources,
        LocalizedText(de: "höchstens die Ausgaben", en: "at most the expenditure"), expenditure)
    case .eligibleAboveTotal(let eligible, let total):
      Self.difference(
        LocalizedText(de: "Die zuwendungsfähigen Ausgaben", en: "The eligible expenditure"),
        eligible,
        LocalizedText(de: "höchstens die Gesamtausgaben", en: "at most the total"), total)
    case .notAboveZero(let amount):
      FaultSentences(
        LocalizedText(
          de: "\(amount.text(.de)) ist \(amount.isZero ? "null" : "negativ").",
          en: "\(amount.text(.en)) is \(amount.isZero ? "zero" : "below zero")."),
        allowed: LocalizedText(
          de: "Ein Vorhaben hat Ausgaben und Zuwendung über 0,00 €.",
          en: "A project has expenditure and a grant above €0.00."),
        remedy: LocalizedText(
          de:
            "Klären Sie die Zeile mit dem Absender, oder lassen Sie sie mit „skip.rows“ weg. Tragen alle Beträge ein Minus, schreiben Sie „sign: reversed“ unter „table“ ins Profil.",
          en:
            "Clear the row up with the sender, or leave it out with \"skip.rows\". If all amounts have a minus, write \"sign: reversed\" under \"table\" in the profile."
        ))
    case .periodReversed(let from, let to):
      FaultSentences(
        LocalizedText(
          de: "Das Vorhaben endet am \(to.text(.de)), bevor es am \(from.text(.de)) beginnt.",
          en: "The project ends on \(to.isoText) before it begins on \(from.isoText)."),
        remedy: Self.askSender)
    case .columnNumbers, .totalRow, .totalDiffers: rowSentences
    case .duplicateID(let id, let firstLine):
      FaultSentences(
        LocalizedText(
          de: "Die Kennung \(Quote.text(id).de) steht schon in Zeile \(firstLine).",
          en: "The id \(Quote.text(id).en) stands already in line \(firstLine)."),
        remedy: LocalizedText(
          de: "Nennen Sie im Profil unter „columns.id“ eine Spalte, die jede Zeile unterscheidet.",
          en: "Name a column that tells every row apart under \"columns.id\" of the profile."))
    case .otherProject, .maybeSame: identitySentences
    case .unknownSame(let id, let nearest, let row):
      FaultSentences(
        LocalizedText(
          de:
            "--same \(row)=\(Quote.excerpt(id)): Ein Vorhaben dieser Kennung kennt das Hauptbuch nicht.",
          en: "--same \(row)=\(Quote.excerpt(id)): the ledger knows no project of this id."),
        remedy: Quote.suggestion(nearest)
          ?? LocalizedText(
            de:
              "Die Kennungen nennt `foerderbuch status`; ist die Zeile ein neues Vorhaben, sagen Sie „--new \(row)“.",
            en:
              "`foerderbuch status` names the ids; if the row is a new project, say \"--new \(row)\"."
          ))
    case .sameAsNone(let row):
      FaultSentences(
        LocalizedText(
          de: "--same \(row): Die Zeile ähnelt keinem Vorhaben des Hauptbuchs.",
          en: "--same \(row): the row resembles no project of the ledger."),
        remedy: LocalizedText(
          de:
            "Nennen Sie die Kennung: „--same \(row)=KENNUNG“ (`foerderbuch status` nennt sie); ist die Zeile ein neues Vorhaben, lassen Sie --same weg.",
          en:
            "Name the id: \"--same \(row)=ID\" (`foerderbuch status` tells it); if the row is a new project, leave --same out."
        ))
    case .sumBeyondLimit:
      FaultSentences(
        LocalizedText(
          de: "Die Summe der Liste übersteigt, was ein Betrag sein kann.",
          en: "The sum of the list is more than an amount can be."))
    }
  }

  private var identitySentences: FaultSentences {
    func name(_ project: ProjectIdentity) -> LocalizedText {
      let title = Quote.text(Quote.excerpt(project.title))
      let recipient = Quote.excerpt(project.recipient)
      let rest = recipient.isEmpty ? "" : " (\(recipient))"
      return LocalizedText(de: title.de + rest, en: title.en + rest)
    }
    switch self {
    case .otherProject(let known, let found, let row):
      let (id, found) = (Quote.text(known.id), Quote.text(Quote.excerpt(found)))
      return FaultSentences(
        LocalizedText(
          de: "\(id.de) hieße jetzt \(found.de) statt \(name(known).de); daran hängen Buchungen.",
          en: "\(id.en) would now be \(found.en) instead of \(name(known).en); it has bookings."),
        remedy: LocalizedText(
          de:
            "Ist es dasselbe Vorhaben, sagen Sie „--same \(row)“; werden die Kennungen der Liste neu vergeben, nehmen Sie „columns.id“ aus dem Profil und geben „project.idPrefix“ an.",
          en:
            "If it is the same project, say \"--same \(row)\"; if the ids of the list are given anew, take \"columns.id\" out of the profile and name \"project.idPrefix\"."
        ))
    case .maybeSame(let known, let found, let differences, let row):
      let found = Quote.text(Quote.excerpt(found))
      func list(_ language: Language) -> String {
        differences.map { $0.text(language) }.joined(separator: "; ")
      }
      return FaultSentences(
        LocalizedText(
          de:
            "Ist \(found.de) das Vorhaben \(known.id), \(name(known).de)\(known.isBooked ? ", an dem Buchungen hängen" : "")? Anders ist: \(list(.de)).",
          en:
            "Is \(found.en) the project \(known.id), \(name(known).en)\(known.isBooked ? ", which has bookings" : "")? What differs: \(list(.en))."
        ),
        remedy: LocalizedText(
          de:
            "Wenn ja, sagen Sie „--same \(row)“, wenn es ein anderes der schon bekannten ist, „--same \(row)=KENNUNG“; ist es ein neues, „--new \(row)“.",
          en:
            "If so, say \"--same \(row)\"; if it is another of those that are known, \"--same \(row)=ID\"; if it is a new one, \"--new \(row)\"."
        ))
    default: return FaultSentences(LocalizedText(de: "", en: ""))
    }
  }

  private static let askSender = LocalizedText(
    de: "Nichts wurde berichtigt; klären Sie die Zeile mit dem Absender der Liste.",
    en: "Nothing was corrected; clear the row up with the sender of the list.")

  private static func ambiguous(
    _ found: LocalizedText, _ samples: [TwoReadings], key: String, words: (String, String)
  ) -> FaultSentences {
    let isMark = key == "table.decimalMark"
    let option = LocalizedText(
      de: isMark ? "; bei „import“ geht auch --decimal-mark" : "",
      en: isMark ? "; with \"import\" --decimal-mark does as well" : "")
    func list(_ language: Language) -> String {
      samples.map { sample in
        language.pick("Zeile", "line") + " \(sample.line) \(Quote.text(sample.text)[language]) = "
          + sample.first[language] + language.pick(" oder ", " or ") + sample.second[language]
      }.joined(separator: "; ")
    }
    return FaultSentences(
      LocalizedText(de: found.de + ": " + list(.de) + ".", en: found.en + ": " + list(.en) + "."),
      remedy: LocalizedText(
        de:
          "Schreiben Sie „\(key): \(words.0)“ (erste Lesart) oder „\(key): \(words.1)“ ins Profil\(option.de).",
        en:
          "Write \"\(key): \(words.0)\" (first reading) or \"\(key): \(words.1)\" in the profile\(option.en)."
      ))
  }

  private static func difference(
    _ what: LocalizedText, _ found: Money, _ wanted: LocalizedText, _ amount: Money,
    remedy: LocalizedText = askSender
  ) -> FaultSentences {
    let gap = ((try? found - amount) ?? .zero).magnitude
    return FaultSentences(
      LocalizedText(
        de: "\(what.de): \(found.text(.de)).", en: "\(what.en): \(found.text(.en))."),
      allowed: LocalizedText(
        de: "Zu erwarten: \(wanted.de), \(amount.text(.de)); es fehlen daran oder sind zu viel "
          + "\(gap.text(.de)).",
        en: "Expected: \(wanted.en), \(amount.text(.en)); \(gap.text(.en)) off."),
      remedy: remedy)
  }

  /// Rows that are no projects.
  private var rowSentences: FaultSentences {
    switch self {
    case .totalRow(let stated, let hasProfile):
      FaultSentences(
        LocalizedText(
          de: "Das ist eine Summenzeile über \(stated.text(.de)); sie würde die Summe verdoppeln.",
          en: "This is a row of totals, \(stated.text(.en)); it would double the sum."),
        remedy: hasProfile
          ? LocalizedText(
            de:
              "Löschen Sie sie, oder schreiben Sie „skip: {totals: true}“ ins Profil, dann bleibt sie weg.",
            en: "Delete it, or write \"skip: {totals: true}\" in the profile to leave it out.")
          : LocalizedText(de: "Löschen Sie sie.", en: "Delete it."))
    case .totalDiffers(let stated, let rows, let sum):
      FaultSentences(
        LocalizedText(
          de: "Die Summenzeile nennt \(stated.text(.de)), die \(rows) Zeilen ergeben "
            + "\(sum.text(.de)).",
          en: "The row of totals states \(stated.text(.en)), the \(rows) rows make "
            + "\(sum.text(.en))."),
        allowed: LocalizedText(
          de: "Unterschied: \(((try? stated - sum) ?? .zero).text(.de)).",
          en: "Difference: \(((try? stated - sum) ?? .zero).text(.en))."),
        remedy: LocalizedText(
          de: "Fehlen Zeilen? Eine Zwischensumme lässt „skip.rows“ im Profil am Text erkannt weg.",
          en: "Are rows missing? \"skip.rows\" of the profile leaves out a subtotal by its text."))
    default:
      FaultSentences(
        LocalizedText(
          de: "Das ist eine Zeile von Spaltennummern ohne weiteren Inhalt.",
          en: "This is a row of column numbers and nothing else."),
        remedy: LocalizedText(
          de: "Löschen Sie sie, oder schreiben Sie „skip: {columnNumbers: true}“ ins Profil, dann "
            + "bleibt sie weg.",
          en: "Delete it, or write \"skip: {columnNumbers: true}\" in the profile to leave it out."
        ))
    }
  }
}
