public import Amounts

/// What a person should know about a sheet that was read, though nothing of it is wrong.
public enum SheetNotice: Hashable, Sendable {
  /// The sheet that was read is itself hidden.
  case sheetIsHidden(String)
  /// Other sheets are hidden; their names.
  case hiddenSheets([String])
  /// Other sheets beside those of an entry workbook, on which something stands.
  case otherSheets([String])
  /// Rows that nobody sees were read like the others: filtered or hidden ones.
  case hiddenRows(count: Int, first: [Int])
  /// Rows in which something is struck through were read like the others.
  case struckRows(count: Int, first: [Int])
  /// Columns that nobody sees were read like the others: `C`, `F:H`.
  case hiddenColumns([String])
  /// Merged cells: only the first of each holds the value.
  case mergedCells(count: Int, first: [String])
  /// Cells with formulas: what was read is the value last saved.
  case formulas(count: Int, first: [String])
  /// The workbook asks to be computed when it is opened, so saved values of formulas may be old.
  case valuesNotComputed
  /// Sums whose noise of binary computing even the spreadsheet shows: as saved, and as read.
  case foldedNumbers(count: Int, first: [FoldedNumber])
  /// Days with a time of day, which was left out.
  case timesLeftOut(count: Int, first: [String])

  /// A number of a cell, as saved and as read.
  public struct FoldedNumber: Hashable, Sendable {
    /// `C12`.
    public let cell: String
    /// As it stands in the file.
    public let saved: String
    /// Without the noise.
    public let read: String

    public init(cell: String, saved: String, read: String) {
      self.cell = cell
      self.saved = saved
      self.read = read
    }
  }

  /// How many examples a notice names.
  public static let exampleLimit = 5

  /// The sentence for people.
  public func text(_ language: Language) -> String {
    switch self {
    case .sheetIsHidden(let name):
      let quoted = Quote.text(name)[language]
      return language.pick(
        "Das Blatt \(quoted) ist ausgeblendet.", "The sheet \(quoted) is hidden.")
    case .hiddenSheets(let names):
      let list = names.map { Quote.text($0)[language] }.joined(separator: ", ")
      return language.pick(
        "Ausgeblendete Blätter wurden nicht gelesen: \(list).",
        "Hidden sheets were not read: \(list).")
    case .otherSheets(let names):
      let list = names.map { Quote.text($0)[language] }.joined(separator: ", ")
      return language.pick(
        "Auf weiteren Blättern steht etwas; sie wurden nicht gelesen: \(list). Gehören die Zeilen dazu, tragen Sie sie im Blatt der Buchungen nach.",
        "Something stands on other sheets; they were not read: \(list). If the rows belong here, add them on the sheet of bookings."
      )
    case .hiddenRows(let count, let first):
      let list = Self.examples(first.map(String.init), of: count)
      return language.pick(
        "\(count) ausgeblendete oder weggefilterte Zeilen wurden mitgelesen: \(list).",
        "\(count) hidden or filtered rows were read as well: \(list).")
    case .struckRows(let count, let first):
      let list = Self.examples(first.map(String.init), of: count)
      return language.pick(
        "In \(count) Zeilen ist etwas durchgestrichen; sie wurden mitgelesen: \(list). Gelten sie nicht, löschen Sie sie.",
        "In \(count) rows something is struck through; they were read as well: \(list). If they do not count, delete them."
      )
    case .hiddenColumns(let columns):
      let list = columns.joined(separator: ", ")
      return language.pick(
        "Ausgeblendete Spalten wurden mitgelesen: \(list).",
        "Hidden columns were read as well: \(list).")
    case .mergedCells(let count, let first):
      let list = Self.examples(first, of: count)
      return language.pick(
        "\(count) Bereiche sind verbundene Zellen; nur die erste Zelle hat den Wert: \(list).",
        "\(count) ranges are merged cells; only the first cell has the value: \(list).")
    case .formulas(let count, let first):
      let list = Self.examples(first, of: count)
      return language.pick(
        "\(count) Zellen enthalten Formeln; gelesen wurde der zuletzt gespeicherte Wert: \(list).",
        "\(count) cells have formulas; the value last saved was read: \(list).")
    case .valuesNotComputed:
      return language.pick(
        "Die Mappe verlangt, beim Öffnen neu zu rechnen; gespeicherte Formelwerte können alt sein.",
        "The workbook asks to be computed on opening; saved values of formulas may be old.")
    case .foldedNumbers(let count, let first):
      let list = Self.examples(first.map { "\($0.cell) \($0.saved) → \($0.read)" }, of: count)
      return language.pick(
        "\(count) Zahlen tragen Rechenrauschen, das weggelassen wurde: \(list).",
        "\(count) numbers carry noise of computing, which was left out: \(list).")
    case .timesLeftOut(let count, let first):
      let list = Self.examples(first, of: count)
      return language.pick(
        "\(count) Datumszellen enthalten eine Uhrzeit, die wegfiel: \(list).",
        "\(count) cells with dates have a time of day, which was left out: \(list).")
    }
  }

  private static func examples(_ texts: [String], of count: Int) -> String {
    texts.joined(separator: ", ") + (count > texts.count ? " …" : "")
  }
}
