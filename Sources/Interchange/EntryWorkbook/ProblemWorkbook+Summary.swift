import Amounts
import Reporting

extension ProblemWorkbook {
  /// All problems below one another, with what to do.
  var summarySheet: Sheet {
    let key = EntrySheet.problems.rawValue
    let faulty = Set(remarks.compactMap(\.line)).count
    let facts = Block(
      key: key + ".facts", columns: [],
      rows: [
        wide(say("Was nicht eingelesen werden konnte", "What could not be imported"), .title)
      ]
        + [
          say(
            "Datei „\(self.facts.file)“: \(self.facts.count) Fehler in \(faulty) Zeilen. Übernommen wurde nichts, auch die richtigen Zeilen nicht.",
            "File “\(self.facts.file)”: \(self.facts.count) problems in \(faulty) rows. Nothing was taken, not even the rows without problems."
          ),
          isShortened
            ? say(
              "Die Datei hat \(rowCount) Zeilen; hier stehen nur die mit Fehlern. Bitte in der Datei selbst berichtigen und sie noch einmal einlesen.",
              "The file has \(rowCount) rows; only those with problems are shown. Correct the file itself and import it again."
            )
            : say(
              "So geht es weiter: auf dem Blatt „\(sheetName)“ die roten Zellen berichtigen (der Pfeil über der ersten Spalte filtert die Zeilen mit Fehlern), speichern und diese Mappe statt der Datei einlesen: foerderbuch \(self.facts.command) MAPPE.xlsx\(self.facts.arguments). Die Spalte „Fehler in dieser Zeile“ wird dabei übergangen und darf stehen bleiben.",
              "What next: correct the red cells on the sheet “\(sheetName)” (the arrow above the first column filters rows with problems), save, and import this workbook instead of the file: foerderbuch \(self.facts.command) WORKBOOK.xlsx\(self.facts.arguments). The first column is left out and may stay."
            ),
        ].map { wide($0, .paragraph) })
    let headings = Row(
      .heading,
      [
        say("Zeile der Datei", "Line of the file"), say("hier in Zeile", "here in row"),
        say("Spalte", "Column"), say("Meldung", "Message"),
      ].enumerated().map { index, text in
        .text(
          text,
          style: CellStyle(
            .heading, alignment: index < 2 ? .right : .natural, isIndented: index == 2))
      })
    let shown = remarks.prefix(Self.rowLimit).enumerated().sorted { a, b in
      let (first, second) = (a.element.line ?? 0, b.element.line ?? 0)
      return first == second ? a.offset < b.offset : first < second
    }
    let list = Block(
      key: key, columns: ["line", "row", "column", "message"],
      rows: [headings] + shown.map { row(of: $0.element) })
    return Sheet(
      key: key, name: EntrySheet.problems.name[self.facts.language], widths: [16, 14, 26, 92],
      blocks: [facts, list], print: PrintSetup(orientation: .landscape, footer: footer),
      headings: Sheet.HeadingRows(block: key))
  }

  private func row(of remark: RowRemark) -> Row {
    let at = remark.line.flatMap { shownAt[$0] }
    let style = CellStyle(.body, .integer)
    var here = Cell(at.map { .integer(Int64($0)) } ?? .empty, style: style)
    if let line = remark.line, at != nil {
      here.link = .cell(block: entrySheet.rawValue, row: "line\(line)", column: "problem")
    }
    return Row(
      .data,
      [
        Cell(remark.line.map { .integer(Int64($0)) } ?? .empty, style: style), here,
        .text(remark.heading ?? "–", style: CellStyle(isIndented: true)), .text(remark.text),
      ])
  }

  private func wide(_ text: String, _ role: CellStyle.Role) -> Row {
    Row(.text, [.text(text, style: CellStyle(role))], span: 0...3)
  }
}
