import Amounts

extension WorkbookFault {
  /// - Parameter value: the text found, quoted.
  func sentences(_ value: LocalizedText) -> FaultSentences {
    switch self {
    case .otherKind(let kind): otherKind(kind)
    case .damaged, .damagedPart, .missingPart, .partTwice: damageSentences
    case .encryptedPart: otherKind(.encryptedWorkbook)
    case .tooManyParts, .unpackedTooLarge, .zipBomb, .tooManyRows: limitSentences
    case .noSheets, .unknownSheet, .severalSheets: sheetSentences
    case .outOfOrder, .badAddress, .unknownText, .unknownStyle, .unknownType:
      FaultSentences(
        LocalizedText(
          de:
            "Die Tabelle ist hier nicht so aufgebaut, wie eine xlsx-Datei es sein muss (\(code)).",
          en: "The sheet is not built here as an xlsx file must be (\(code))."),
        remedy: saveAgain)
    case .errorValue, .formulaWithoutValue, .timeOfDay, .tooManyDigits: cellSentences(value)
    }
  }

  private func otherKind(_ kind: FileKind) -> FaultSentences {
    FaultSentences(
      LocalizedText(
        de: "Das ist keine Tabelle, sondern \(kind.name.de).",
        en: "This is no table but \(kind.name.en)."),
      allowed: LocalizedText(
        de:
          "Gelesen werden xlsx-, xlsm- und ods-Dateien ohne Kennwort und CSV-Dateien, Kontoauszüge "
          + "als CAMT, auch im Zip-Archiv; der Name der Datei ändert ihren Inhalt nicht.",
        en:
          "xlsx, xlsm and ods files without a password and CSV files are read, account statements "
          + "as CAMT, also in a zip file; the name of a file does not change its content."),
      remedy: kind.remedy)
  }

  private var damageSentences: FaultSentences {
    let found =
      switch self {
      case .damagedPart(let part):
        LocalizedText(
          de: "Der Teil \(Quote.line(part)) der xlsx-Datei ist beschädigt.",
          en: "The part \(Quote.line(part)) of the xlsx file is damaged.")
      case .missingPart(let part):
        LocalizedText(
          de: "Der xlsx-Datei fehlt der Teil \(Quote.line(part)).",
          en: "The xlsx file lacks the part \(Quote.line(part)).")
      case .partTwice(let part):
        LocalizedText(
          de: "Die xlsx-Datei enthält den Teil \(Quote.line(part)) zweimal.",
          en: "The xlsx file has the part \(Quote.line(part)) twice.")
      default:
        LocalizedText(
          de: "Die Datei ist abgeschnitten oder beschädigt.",
          en: "The file is cut off or damaged.")
      }
    return FaultSentences(found, remedy: saveAgain)
  }

  private var limitSentences: FaultSentences {
    switch self {
    case .unpackedTooLarge(let part, let limit):
      FaultSentences(
        LocalizedText(
          de: "Der Teil \(Quote.line(part)) ist ausgepackt zu groß.",
          en: "The part \(Quote.line(part)) unpacks too large."),
        allowed: LocalizedText(
          de: "Erlaubt sind \(limit >> 20) MiB.", en: "\(limit >> 20) MiB are allowed."),
        remedy: LocalizedText(de: "Teilen Sie die Tabelle auf.", en: "Split the table up."))
    case .zipBomb(let part, let limit):
      FaultSentences(
        LocalizedText(
          de:
            "Der Teil \(Quote.line(part)) wird beim Auspacken mehr als \(limit)-mal so groß; so sehen Dateien "
            + "aus, die ein Programm lahmlegen sollen.",
          en:
            "The part \(Quote.line(part)) grows more than \(limit) times when unpacked, as files do that are "
            + "made to bring a program down."),
        remedy: saveAgain)
    case .tooManyRows(let limit):
      FaultSentences(
        LocalizedText(de: "Das Blatt hat zu viele Zeilen.", en: "The sheet has too many rows."),
        allowed: LocalizedText(de: "Erlaubt sind \(limit).", en: "\(limit) are allowed."))
    default:
      FaultSentences(
        LocalizedText(de: "Die Datei hat zu viele Teile.", en: "The file has too many parts."),
        allowed: partLimit.map {
          LocalizedText(de: "Erlaubt sind \($0).", en: "\($0) are allowed.")
        }, remedy: saveAgain)
    }
  }

  private var partLimit: Int? { if case .tooManyParts(let limit) = self { limit } else { nil } }

  private var sheetSentences: FaultSentences {
    switch self {
    case .unknownSheet(let name, let nearest, let known):
      FaultSentences(
        LocalizedText(
          de: "Ein Blatt \(Quote.text(name).de) gibt es nicht.",
          en: "There is no sheet \(Quote.text(name).en)."),
        allowed: LocalizedText(
          de: "Vorhanden: \(Quote.list(known).de).", en: "There are: \(Quote.list(known).en)."),
        remedy: Quote.suggestion(nearest))
    case .severalSheets(let names):
      FaultSentences(
        LocalizedText(
          de: "Auf mehreren Blättern steht etwas.", en: "Something stands on several sheets."),
        allowed: LocalizedText(
          de: "Gelesen wird eines: \(Quote.list(names).de).",
          en: "One is read: \(Quote.list(names).en)."),
        remedy: LocalizedText(
          de: "Wählen Sie es mit --sheet NAME.", en: "Choose it with --sheet NAME."))
    default:
      FaultSentences(
        LocalizedText(
          de: "In der Arbeitsmappe steht auf keinem sichtbaren Blatt etwas.",
          en: "Nothing stands on any visible sheet of the workbook."),
        remedy: LocalizedText(
          de: "Blenden Sie das Blatt ein oder wählen Sie es mit --sheet NAME.",
          en: "Show the sheet, or choose it with --sheet NAME."))
    }
  }

  private func cellSentences(_ value: LocalizedText) -> FaultSentences {
    switch self {
    case .errorValue(let error):
      FaultSentences(
        LocalizedText(
          de: "Die Zelle enthält den Fehler \(Quote.line(error)).",
          en: "The cell has the error \(Quote.line(error))."),
        remedy: LocalizedText(
          de: "Berichtigen Sie die Formel oder tragen Sie den Wert ein.",
          en: "Correct the formula, or fill in the value."))
    case .formulaWithoutValue:
      FaultSentences(
        LocalizedText(
          de: "Die Zelle enthält eine Formel, deren Ergebnis nie berechnet wurde.",
          en: "The cell has a formula whose result was never computed."),
        remedy: LocalizedText(
          de: "Öffnen Sie die Datei in Excel oder LibreOffice und speichern Sie sie dort.",
          en: "Open the file in Excel or LibreOffice and save it there."))
    case .timeOfDay:
      FaultSentences(
        LocalizedText(
          de: "\(value.de) ist als Uhrzeit oder Dauer formatiert.",
          en: "\(value.en) is formatted as a time of day or a duration."),
        allowed: LocalizedText(
          de: "Stunden stehen als Zahl: 7,5 für 7:30.", en: "Hours stand as a number: 7.5 for 7:30."
        ),
        remedy: LocalizedText(
          de: "Formatieren Sie die Zelle als Zahl und tragen Sie den Wert neu ein.",
          en: "Format the cell as a number and fill in the value anew."))
    default:
      FaultSentences(
        LocalizedText(
          de:
            "\(value.de) hat mehr als 15 Ziffern; eine Zahlenzelle merkt sich die weiteren nicht.",
          en: "\(value.en) has more than 15 digits; a number cell does not keep the others."),
        remedy: LocalizedText(
          de: "Formatieren Sie die Spalte als Text und tragen Sie den Wert neu ein.",
          en: "Format the column as text and fill in the value anew."))
    }
  }

  private var saveAgain: LocalizedText {
    LocalizedText(
      de: "Öffnen Sie die Datei in Excel oder LibreOffice und speichern Sie sie dort neu.",
      en: "Open the file in Excel or LibreOffice and save it there anew.")
  }
}
