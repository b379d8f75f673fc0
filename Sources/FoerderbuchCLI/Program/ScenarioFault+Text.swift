import Amounts
import Funding

extension ScenarioFault {
  func sentence(_ language: Language) -> String {
    let text: (String, String) =
      switch self {
      case .notAPair(let found):
        (
          "„\(found)“ hat nicht die Form SCHLÜSSEL=WERT, zum Beispiel rate=60%.",
          "\"\(found)\" is not of the form KEY=VALUE, such as rate=60%."
        )
      case .unknownKey(let key, let nearest, let known):
        (
          "„\(key)“ lässt sich nicht ändern. Bekannt: \(known.joined(separator: ", ")).\(nearest.map { " Gemeint ist wohl „\($0)“." } ?? "")",
          "\"\(key)\" cannot be changed. Known: \(known.joined(separator: ", ")).\(nearest.map { " Probably \"\($0)\" is meant." } ?? "")"
        )
      case .notAChange(let key, let value):
        (
          "\(key)=\(value): erwartet wird KENNUNG:ÄNDERUNG, zum Beispiel dew:-30000.00, 0812:-4% oder 0812:=50000.00.",
          "\(key)=\(value): ID:CHANGE is expected, such as dew:-30000.00, 0812:-4% or 0812:=50000.00."
        )
      case .notAValue(let key, let value):
        ("\(key): „\(value)“ ist kein Wert dafür.", "\(key): \"\(value)\" is no value for it.")
      case .unknownSource(let id, let nearest, let known):
        (
          "Eine Finanzierungsquelle „\(id)“ gibt es nicht. Es gibt: \(known.joined(separator: ", ")).\(nearest.map { " Gemeint ist wohl „\($0)“." } ?? "")",
          "There is no source \"\(id)\". There are: \(known.joined(separator: ", ")).\(nearest.map { " Probably \"\($0)\" is meant." } ?? "")"
        )
      case .unknownLine(let id, let nearest, let known):
        (
          "Eine Position „\(id)“ gibt es nicht. Es gibt: \(known.joined(separator: ", ")).\(nearest.map { " Gemeint ist wohl „\($0)“." } ?? "")",
          "There is no line \"\(id)\". There are: \(known.joined(separator: ", ")).\(nearest.map { " Probably \"\($0)\" is meant." } ?? "")"
        )
      case .notAShareAward(let award, let financing):
        (
          "\(award) ist eine \(financing.name.de); einen Fördersatz hat nur eine Anteilfinanzierung.",
          "\(award) is a \(financing.name.en); only share financing has a rate."
        )
      case .periodReversed(let from, let to):
        (
          "Der Bewilligungszeitraum begänne am \(from.text(.de)) und endete am \(to.text(.de)).",
          "The funding period would begin on \(from.text(.en)) and end on \(to.text(.en))."
        )
      case .belowZero(let id, let booked, let becomes):
        (
          "„\(id)“: gebucht sind \(booked.text(.de)), es blieben \(becomes.text(.de)); weniger als 0,00 € geht nicht.",
          "\"\(id)\": \(booked.text(.en)) is booked, \(becomes.text(.en)) would be left; less than €0.00 is not possible."
        )
      case .nothingBooked(let id):
        (
          "„\(id)“: Es ist nichts gebucht, was sich im Verhältnis ändern ließe.",
          "\"\(id)\": nothing is booked that could be changed in proportion."
        )
      }
    return "--what-if: " + language.pick(text.0, text.1)
  }
}

extension InterestError {
  func sentence(_ language: Language) -> String {
    switch self {
    case .beforeTable(let date, let first):
      language.pick(
        "Für den \(date.text(.de)) ist kein Basiszinssatz hinterlegt; die Tabelle beginnt am \(first.text(.de)). Ergänzen Sie eine Kopie von base-rates.yaml neben dem Hauptbuch (mit `replaces: base-rates`).",
        "There is no base rate for \(date.text(.en)); the table begins on \(first.text(.en)). Extend a copy of base-rates.yaml beside the ledger (with `replaces: base-rates`)."
      )
    case .beyondTable(let date, let last):
      language.pick(
        "Für den \(date.text(.de)) ist noch kein Basiszinssatz hinterlegt; die Tabelle reicht bis \(last.text(.de)). Tragen Sie das neue Halbjahr in eine Kopie von base-rates.yaml neben dem Hauptbuch ein (mit `replaces: base-rates`).",
        "There is no base rate for \(date.text(.en)) yet; the table reaches to \(last.text(.en)). Enter the new half-year in a copy of base-rates.yaml beside the ledger (with `replaces: base-rates`)."
      )
    case .amount:
      language.pick("Ein Zinsbetrag ist zu groß.", "An amount of interest is too large.")
    }
  }
}
