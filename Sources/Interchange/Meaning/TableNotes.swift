import Amounts

/// What stands outside the columns of a table and says what its amounts are: „alle Angaben in
/// TEUR“ above the headings, below the last row, or as the name of the sheet.
struct TableNotes {
  private struct Note {
    let line: Int?
    let text: String
    let words: AmountWords
  }

  private var notes: [Note] = []

  /// The longest text that is looked at, in bytes.
  private static let limit = 200

  /// Looks for a note in a row that is none of the table.
  mutating func take(_ row: TableRow) {
    for cell in row.cells {
      guard case .text(let bytes) = cell, bytes.count <= Self.limit else { continue }
      take(cell.string, line: row.line)
    }
  }

  /// Looks at the name of the sheet.
  mutating func take(sheet name: String) {
    take(name, AmountWords(sheet: name), line: nil)
  }

  mutating func take(_ text: String, line: Int?) {
    take(text, AmountWords(note: text), line: line)
  }

  private mutating func take(_ text: String, _ words: AmountWords, line: Int?) {
    guard words.currency != nil || words.unit != nil, notes.count < 10 else { return }
    let excerpt = Quote.excerpt(text)
    guard line != nil || !notes.contains(where: { $0.text == excerpt }) else { return }
    notes.append(Note(line: line, text: excerpt, words: words))
  }

  /// Reports what the columns of amounts do not say themselves.
  /// - Parameters:
  ///   - columns: those of amounts that are read, from 0.
  ///   - units: what heading or profile says of them.
  func report(
    _ columns: [Int], _ units: [Int: AmountUnit], _ place: SourcePosition, _ problems: ProblemList
  ) {
    // A copy keeps each text beside the row in which it stands.
    let written = Set(notes.filter { $0.line != nil }.map(\.text))
    for note in notes where note.line != nil || !written.contains(note.text) {
      var at = place
      at.line = note.line
      if let currency = note.words.currency {
        problems.add(at, value: note.text, .amount(.noteCurrency(currency)))
        continue
      }
      guard let unit = note.words.unit else { continue }
      let told = Set(columns.map { units[$0] })
      if told.contains(nil) {
        problems.add(at, value: note.text, .amount(.noteUnit(unit)))
      } else if let other = told.compactMap({ $0 }).first(where: { $0 != unit && $0 != .euro }) {
        problems.add(at, value: note.text, .amount(.unitsDiffer(unit, other)))
      }
    }
  }
}
