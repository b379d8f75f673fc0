import Amounts
import Funding
import Reporting

// The sheet of help: how it is done, what belongs into each column, what each kind needs.

extension EntryWorkbook {
  var helpSheet: Sheet {
    let key = EntrySheet.help.rawValue
    var sheet = Sheet(
      key: key, name: EntrySheet.help.name[language], widths: [31, 14, 52, 24],
      blocks: [introduction, kindHelp, columnHelp], print: PrintSetup(footer: footer))
    sheet.protection = .reading
    return sheet
  }

  private var introduction: Block {
    let german = [
      "1. Auf dem Blatt „Buchungen“ je Vorgang eine Zeile ausfüllen, von links nach rechts: erst Art und Teilvorhaben, dann Position und Finanzierungsquelle. Die Listen richten sich nach dem, was schon gewählt ist.",
      "2. Die Spalte „Prüfung“ sagt, was einer Zeile noch fehlt. Erst wenn dort „bereit“ steht, ist sie vollständig. Graue Zellen bleiben leer. Vor dem Drucken die leeren Zeilen mit dem Pfeil über „Prüfung“ ausblenden.",
      "3. Die Spalte „Referenz“ ist schon ausgefüllt. An ihr wird erkannt, was schon gebucht ist: dieselbe Mappe darf mehrmals eingelesen werden, gebucht wird jede Zeile nur einmal. Eine gebuchte Zeile bitte nicht mehr ändern; dafür gibt es die Gegenbuchung (foerderbuch reverse).",
      "4. Speichern (in Excel oder LibreOffice, als .xlsx) und einlesen: foerderbuch import DATEI.xlsx. Mit --dry-run wird nur gezeigt, was geschähe. Es werden alle Zeilen gebucht oder keine.",
      "5. Stimmt etwas nicht: foerderbuch import DATEI.xlsx --report-problems FEHLER.xlsx schreibt eine Mappe mit der Meldung neben jeder Zeile. Dort berichtigen und diese Mappe einlesen.",
      "Die Überschriften sind geschützt, ohne Kennwort; alles darunter ist frei. Werte aus anderen Tabellen bitte als „nur Werte“ einfügen, sonst gehen Listen und Prüfung der Zelle verloren; beim Einlesen wird alles noch einmal geprüft.",
    ]
    let english = [
      "1. On the sheet “Bookings” fill in one row for each event, from the left: kind and measure first, then line and source. The lists follow what was chosen before.",
      "2. The column “check” says what a row still lacks. It is complete when “ready” stands there. Grey cells stay empty. Before printing, hide empty rows with the arrow above “check”.",
      "3. The column “reference” is filled in already. It tells what was booked before: the same workbook may be imported several times, and each row is booked once. Do not change a row that was booked; reverse it (foerderbuch reverse).",
      "4. Save (Excel or LibreOffice, as .xlsx) and import: foerderbuch import FILE.xlsx. With --dry-run it only shows what would happen. All rows are booked, or none.",
      "5. If something is wrong: foerderbuch import FILE.xlsx --report-problems PROBLEMS.xlsx writes a workbook with the message beside each row. Correct it there, and import that workbook.",
      "Headings are protected, without a password; everything below is open. Paste from other tables as values only, else lists and checks of the cell are lost; importing checks everything again.",
    ]
    let days = say(
      "Gebucht werden kann vom \(days.lowerBound.text(.de)) bis zum \(days.upperBound.text(.de)). Diese Mappe entstand am \(today.text(.de)); kommen Vorhaben oder Positionen hinzu, bitte eine neue erzeugen.",
      "Dates from \(days.lowerBound.text(.en)) to \(days.upperBound.text(.en)) can be booked. This workbook was made on \(today.text(.en)); make a new one when projects or lines are added."
    )
    return Block(
      key: EntrySheet.help.rawValue + ".introduction", columns: [],
      rows: [
        Row(.text, [text(say("Buchungen erfassen", "Entering bookings"), .title)], span: 0...3)
      ]
        + ((language == .de ? german : english) + [days]).map {
          Row(.text, [text($0, .paragraph)], span: 0...3)
        })
  }

  private var columnHelp: Block {
    var table = table(
      "columns", say("Die Spalten", "The columns"),
      [
        say("Spalte", "Column"), say("nötig", "needed"),
        say("Was hineingehört", "What belongs there"), say("Beispiel", "Example"),
      ],
      Self.columns.map { column in
        let help = EntryHelp(column)
        let need =
          switch help.need {
          case .always: say("immer", "always")
          case .sometimes: say("je nach Art", "by kind")
          case .never: say("nein", "no")
          }
        return [heading(column), need, help.hint[language], help.example[language]]
      })
    table.beginsPage = true
    return table
  }

  private var kindHelp: Block {
    table(
      "kinds", say("Die Arten", "The kinds"),
      [
        heading(.kind), heading(.line), heading(.source), say("außerdem", "also"),
      ],
      BookingKind.importable.map { kind in
        let line = kind.namesLine ? say("nötig", "needed") : say("leer", "empty")
        let source =
          if kind.namesAward {
            say("der Bescheid", "the award")
          } else if let needed = kind.sourceKind {
            say("Quelle der Art „\(needed.name.de)“", "a source of kind “\(needed.name.en)”")
          } else {
            kind == .order ? say("leer", "empty") : say("freiwillig", "optional")
          }
        let valued =
          switch kind {
          case .creditNote: say("„zu Beleg“", "“for”")
          case .order: say("Auftrag und Empfänger", "order and counterparty")
          default: kind.isUnpaid ? say("mit Bewertung", "with valuation") : ""
          }
        return [kind.name[language], line, source, valued]
      })
  }

  private func table(
    _ key: String, _ title: String, _ headings: [String], _ rows: [[String]]
  ) -> Block {
    Block(
      key: EntrySheet.help.rawValue + "." + key, columns: headings.indices.map { "c\($0)" },
      rows: [
        Row(.text, [text(title, .section)], span: 0...3),
        Row(.heading, headings.map { text($0, .heading) }),
      ] + rows.map { Row(.data, $0.map { text($0, .body) }) })
  }
}
