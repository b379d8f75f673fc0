import Amounts
import Reporting

/// Collects what a workbook cannot hold as it was given, for a sheet of notes at its end: nothing
/// is lost in silence.
struct OverlongTexts {
  private var entries: [(place: String, pieces: [String])] = []
  private var renamed: [(wanted: String, shown: String)] = []

  /// The part of a text that the cell shows, with a pointer to the rest.
  mutating func shown(
    _ text: String, sheet: String, cell: String, _ language: Language
  ) -> String {
    guard text.utf16.count > CellText.limit else { return text }
    entries.append(
      ("\(SheetName.quoted(sheet))!\(cell)", CellText.pieces(text, size: Self.pieceSize)))
    let pointer = language.pick(
      "… [gekürzt; vollständig auf dem Blatt „\(Self.title(language))“, Nr. \(entries.count)]",
      "… [shortened; in full on sheet “\(Self.title(language))”, no. \(entries.count)]")
    return (CellText.pieces(text, size: Self.shownSize).first ?? "") + pointer
  }

  /// A tab that had to be called otherwise.
  mutating func add(sheetName wanted: String, shown: String) { renamed.append((wanted, shown)) }

  /// The sheet of notes; nil where there is nothing to note.
  func sheet(
    _ language: Language, among names: [String]
  ) -> (name: String, widths: [Int], rows: [[Cell]])? {
    guard !entries.isEmpty || !renamed.isEmpty else { return nil }
    var tabs = SheetName()
    for name in names { _ = tabs.fit(name) }
    var rows: [[Cell]] = [[.text(Self.title(language), style: CellStyle(.title, wraps: false))]]
    rows.append([.text(Self.explanation(language), style: CellStyle(.note, wraps: false))])
    for (wanted, shown) in renamed {
      let label = language.pick("Blattname", "Sheet name")
      rows.append([.text(label), .text(shown), .text(CellText.line(wanted))])
    }
    for (number, entry) in entries.enumerated() {
      for piece in entry.pieces {
        rows.append([.text("\(number + 1)"), .text(entry.place), .text(piece)])
      }
    }
    return (tabs.fit(Self.title(language)), [12, 30, 100], rows)
  }

  /// UTF-16 units of a piece on the sheet of notes, and of what the cell itself shows. An escape of
  /// seven characters may be cut at an end; that shows, and loses nothing.
  private static let pieceSize = 32_000
  private static let shownSize = 2_000

  private static func title(_ language: Language) -> String {
    language.pick("Hinweise", "Notes")
  }

  private static func explanation(_ language: Language) -> String {
    language.pick(
      "Was in der Arbeitsmappe nicht so stehen kann, wie es angegeben wurde.",
      "What the workbook cannot hold in the form in which it was given.")
  }
}
