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

  /// Takes the name of a sheet: `USD-Konto` says what its amounts are.
  mutating func take(sheet name: String) {
    take(name, line: nil)
    guard notes.isEmpty else { return }
    var words = AmountWords(heading: name)
    words.unit = nil
    // „SEK I“ is a school, „CHF“ and „USD-Konto“ are currencies.
    guard let currency = words.currency, currency != "SEK" else { return }
    notes.append(Note(line: nil, text: Quote.excerpt(name), words: words))
  }

  mutating func take(_ text: String, line: Int?) {
    let words = AmountWords(note: text)
    guard words.currency != nil || words.unit != nil, notes.count < 10 else { return }
    notes.append(Note(line: line, text: Quote.excerpt(text), words: words))
  }

  /// Reports what the columns of amounts do not say themselves.
  /// - Parameters:
  ///   - columns: those of amounts that are read, from 0.
  ///   - units: what heading or profile says of them.
  func report(
    _ columns: [Int], _ units: [Int: AmountUnit], _ place: SourcePosition, _ problems: ProblemList
  ) {
    for note in notes {
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
