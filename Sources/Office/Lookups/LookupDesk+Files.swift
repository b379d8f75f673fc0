public import Amounts
import Bookkeeping
import Files
import Interchange
import Messages
import Reporting
import Workbooks

extension LookupDesk {
  /// Writes a list as a workbook (`.xlsx`) or as text with separators (`.csv`): in German with
  /// semicolons, decimal commas and `TT.MM.JJJJ`, as spreadsheet programs there read it.
  /// - Returns: how many texts got a mark, since a spreadsheet program would run them.
  /// - Throws: ``Refusal`` for another ending; `WriteFault`.
  @discardableResult
  public func write(_ table: LookupTable, to output: String) throws -> Int {
    let path = try office.target(output)
    switch output.lowercased().split(separator: ".").last {
    case "csv":
      let (text, marked) = table.csv(office.language)
      try PendingFile.write(path, shown: output) { try $0.write(Array(text.utf8)) }
      return marked
    case "xlsx":
      try WorkbookFile.write(table.report(office.language, on: office.act.day), to: path)
      return 0
    default:
      throw Refusal(
        .usage, Problem("office.NOT_A_WORKBOOK_NAME.table", ["file": Fact.whole(output)]),
        fields: ["output"])
    }
  }
}

extension LookupTable.Cell {
  /// As people read it.
  public func text(_ language: Language) -> String {
    switch self {
    case .none: ""
    case .text(let text): text
    case .word(_, let word): word[language]
    case .number(let number): String(number)
    case .money(let money): money.numberText(language)
    case .day(let day): day.text(language)
    case .moment(let moment): Fact.moment(moment).text(language)
    }
  }

  /// Whether it stands at the right of its column.
  public var isNumber: Bool {
    switch self {
    case .number, .money: true
    default: false
    }
  }

  fileprivate func cell(_ language: Language) -> Cell {
    switch self {
    case .none: .empty
    case .number(let number): Cell(.integer(number), style: CellStyle(.body, .integer))
    case .money(let money): .money(money)
    case .day(let day): Cell(.date(day), style: CellStyle(.body, .date))
    default: .text(text(language))
    }
  }
}

extension LookupTable {
  /// RFC 4180 with a byte order mark, by which spreadsheet programs know UTF-8.
  /// - Returns: also how many texts got a mark.
  func csv(_ language: Language) -> (text: String, marked: Int) {
    let separator = language == .de ? ";" : ","
    var marked = 0
    func field(_ text: String) -> String {
      let isPlain = !text.contains { $0 == "\"" || $0.isNewline || separator.contains($0) }
      // A text is no formula, whoever wrote it.
      let runs = RunningText.isOne(text)
      if runs { marked += 1 }
      guard runs || !isPlain else { return text }
      return "\"" + (runs ? RunningText.mark : "") + text.replacing("\"", with: "\"\"") + "\""
    }
    func value(_ cell: Cell) -> String {
      switch cell {
      case .money(let money):
        language == .de ? money.plainText.replacing(".", with: ",") : money.plainText
      case .number(let number): String(number)
      case .day(let day): language == .de ? day.text(.de) : day.isoText
      default: field(cell.text(language))
      }
    }
    let lines =
      [columns.map { field($0.title[language]) }]
      + rows.map { $0.map(value) }
    return ("\u{FEFF}" + lines.map { $0.joined(separator: separator) + "\r\n" }.joined(), marked)
  }

  func report(_ language: Language, on day: CalendarDate) -> Report {
    let heading = Row(
      .heading, columns.map { .text($0.title[language], style: CellStyle(.heading)) })
    let body = rows.map { row in Row(.data, row.map { $0.cell(language) }) }
    let sums = totals.map { row in Row(.total, row.map { $0.cell(language).role(.total) }) }
    var sheet = Sheet(
      key: key, name: title[language], widths: columns.indices.map { width($0, language) },
      blocks: [
        Block(key: "rows", columns: columns.map(\.key), rows: [heading] + body),
        Block(key: "totals", columns: columns.map(\.key), rows: sums),
      ], print: PrintSetup(orientation: .landscape),
      headings: Sheet.HeadingRows(block: "rows"), filter: body.isEmpty ? nil : "rows")
    sheet.blocks.removeAll { $0.rows.count == 0 }
    return Report(title: title[language], language: language, created: day, sheets: [sheet])
  }

  /// Characters, so that the widest value of a column is seen, up to 40.
  private func width(_ column: Int, _ language: Language) -> Int {
    let longest = (rows + totals).lazy.map { $0[column].text(language).count }.max() ?? 0
    return min(40, max(longest, columns[column].title[language].count) + 2)
  }
}
