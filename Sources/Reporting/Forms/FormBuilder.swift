import Amounts

/// Turns a form and what fills it into the sheets of a report.
struct FormBuilder {
  let form: FormDefinition
  let language: Language
  /// The values of placeholders.
  let values: [String: String]

  /// A label and what belongs to it.
  struct Pair {
    let key: String
    let label: String
    let value: Cell
  }

  /// A text of the form in the report's language, filled.
  func text(_ text: LocalizedText, _ more: [String: String] = [:]) -> String {
    FormText.filled(text[language], values.merging(more) { _, own in own })
  }

  /// All sheets.
  /// - Parameters:
  ///   - table: the rows of a section that is a table.
  ///   - pairs: labels and values of a section that lists them; nil where it is none.
  ///   - facts: the value of a row of a section that is a list of facts; nil leaves the row out.
  ///   - narrative: a text to fill into the field of this name.
  func sheets(
    table: (FormSection) throws(AmountError) -> FormContent?,
    pairs: (FormSection) -> [Pair]?, facts: (String) -> Cell?, narrative: [String: String]
  ) throws(AmountError) -> [Sheet] {
    var sheets: [Sheet] = []
    for sheet in form.sheets {
      var blocks: [Block] = []
      for section in sheet.sections {
        var page = Page(builder: self, sheet: sheet, section: section)
        page.opening()
        if let content = try table(section) {
          page.table(content)
        } else if let pairs = pairs(section) {
          for pair in pairs { page.fact(pair.key, pair.label, pair.value) }
        } else {
          page.general(facts: facts, narrative: narrative)
        }
        page.closing()
        blocks.append(page.block)
      }
      sheets.append(
        Sheet(
          key: sheet.key, name: sheet.name[language], widths: sheet.widths, blocks: blocks,
          print: PrintSetup(
            orientation: sheet.orientation, header: line(form.header), footer: line(form.footer)),
          headings: sheet.headings.map { Sheet.HeadingRows(block: $0) }, filter: sheet.filter))
    }
    return sheets
  }

  private func line(_ line: FormDefinition.Line) -> PrintSetup.Line {
    PrintSetup.Line(
      left: line.left.map { text($0) } ?? "", center: line.center.map { text($0) } ?? "",
      right: line.right.map { text($0) } ?? "")
  }
}

extension FormBuilder {
  /// The rows of one section while they are made.
  struct Page {
    let builder: FormBuilder
    let sheet: FormSheet
    let section: FormSection
    private var rows: [Row] = []

    init(builder: FormBuilder, sheet: FormSheet, section: FormSection) {
      self.builder = builder
      self.sheet = sheet
      self.section = section
    }

    var block: Block {
      let columns = section.columns.isEmpty ? ["label", "value"] : section.columns.map(\.key)
      return Block(key: section.key, columns: columns, rows: rows, beginsPage: section.beginsPage)
    }

    private var lastColumn: Int { max(0, sheet.widths.count - 1) }
    private var width: Int { sheet.widths.reduce(0, +) }

    /// Title and paragraphs.
    mutating func opening() {
      if section.content == "title" { return }
      if let title = section.title { across(builder.text(title), .section) }
      for text in section.text { paragraph(builder.text(text), .paragraph) }
    }

    /// Notes.
    mutating func closing() {
      for note in section.notes { paragraph(builder.text(note), .note) }
    }

    // MARK: Tables

    mutating func table(_ content: FormContent) {
      let sides = section.columns.map { alignment($0, content) }
      let styles = zip(section.columns.indices, sides).map { index, side in
        CellStyle(
          .heading, alignment: side,
          isIndented: side == .left && index > 0 && sides[index - 1] != .left)
      }
      let headings = zip(section.columns, styles).map { column, style in
        Cell(.text(builder.text(column.heading)), style: style)
      }
      // A text in the last column goes on to the edge of the sheet.
      let last = section.columns.count - 1
      let spreads = last >= 0 && last < lastColumn && sides[last] == .left
      let span = spreads ? last...lastColumn : nil
      add(key: "heading", .heading, headings, span)
      for line in content.rows {
        let cells = zip(section.columns, styles).map { column, style in
          dressed(line.cells[column.key] ?? .empty, column, line.role, style)
        }
        add(key: line.key, line.role, cells, span)
      }
    }

    private mutating func add(
      key: String, _ role: Row.Role, _ cells: [Cell], _ span: ClosedRange<Int>?
    ) {
      var cells = cells
      if let span, let last = cells.last {
        cells += Array(repeating: Cell(.empty, style: last.style), count: span.count - 1)
      }
      rows.append(Row(key: key, role, cells, span: span))
    }

    /// Headings stand as the values below them.
    private func alignment(
      _ column: FormSection.Column, _ content: FormContent
    ) -> CellStyle.Alignment {
      let values = content.rows.lazy.compactMap { $0.cells[column.key]?.value }
      let first = values.first { $0 != .empty }?.usualFormat ?? .text
      return switch first == .text ? .text : column.format ?? first {
      case .text: .left
      case .date: .center
      default: .right
      }
    }

    /// The cell in the format of its column and the role of its row.
    private func dressed(
      _ cell: Cell, _ column: FormSection.Column, _ role: Row.Role, _ heading: CellStyle
    ) -> Cell {
      var cell = cell
      let usual = cell.value.usualFormat
      // A column's format says how its numbers are written; a text in it stays a text.
      cell.style.format = usual == .text ? .text : column.format ?? usual
      cell.style.isIndented = heading.isIndented
      if cell.style.format == .date { cell.style.alignment = .center }
      cell.style.role =
        switch role {
        case .total: .total
        case .subtotal: .subtotal
        case .heading: .heading
        case .data, .text: .body
        }
      return cell
    }

    // MARK: Contents of every kind

    mutating func general(facts: (String) -> Cell?, narrative: [String: String]) {
      switch section.content {
      case "title":
        across(builder.text(section.title ?? builder.form.title), .title)
        paragraph(builder.text(builder.form.basis), .subtitle)
        for text in section.text { paragraph(builder.text(text), .paragraph) }
      case "fields":
        for row in section.rows { field(row, filled: narrative[row.key]) }
      case "signature": signatures()
      case "sheets": sheetList()
      default:
        for row in section.rows {
          guard let value = facts(row.key) else { continue }
          fact(row.key, builder.text(row.label), value)
        }
      }
    }

    /// A label and a value; a text goes on to the right edge.
    mutating func fact(_ key: String, _ label: String, _ value: Cell) {
      var cells = [Cell(.text(label), style: CellStyle(.label))]
      var value = value
      value.style = CellStyle(.fact, value.value.usualFormat, alignment: value.style.alignment)
      cells.append(value)
      let line = CellStyle(.fact)
      cells += Array(repeating: Cell(.empty, style: line), count: max(0, lastColumn - 1))
      var span: ClosedRange<Int>?
      if case .text = value.value, lastColumn > 1 { span = 1...lastColumn }
      rows.append(Row(key: key, .data, cells, span: span))
    }

    /// A label and an empty field below it, or the text that fills it.
    private mutating func field(_ row: FormSection.Row, filled text: String?) {
      paragraph(builder.text(row.label), .paragraph)
      if let text, !text.isEmpty {
        paragraph(text, .field)
      } else {
        let style = CellStyle(.field)
        rows.append(
          Row(
            .text, Array(repeating: Cell(.empty, style: style), count: lastColumn + 1),
            height: TextMetrics.height(lines: row.lines, role: .field), span: 0...lastColumn))
      }
    }

    /// Lines to write on, two beside each other, and what each is for.
    private mutating func signatures() {
      for start in stride(from: 0, to: section.rows.count, by: 2) {
        let pair = section.rows[start..<min(start + 2, section.rows.count)]
        let free = Cell(.empty, style: CellStyle(.caption))
        var lines = Array(repeating: free, count: lastColumn + 1)
        var captions = lines
        // Left the first column, then one left free, right all others.
        let rightStart = min(2, lastColumn)
        for (offset, row) in pair.enumerated() {
          let from = offset == 0 ? 0 : rightStart
          for column in from...(offset == 0 ? 0 : lastColumn) {
            lines[column] = Cell(.empty, style: CellStyle(.signature))
          }
          captions[from] = .text(
            builder.text(row.label), style: CellStyle(.caption, wraps: false))
        }
        let most = pair.map(\.lines).max() ?? 1
        rows.append(
          Row(.text, lines, height: TextMetrics.height(lines: max(3, most), role: .signature)))
        rows.append(Row(.text, captions))
      }
    }

    /// Where to find what.
    private mutating func sheetList() {
      for sheet in builder.form.sheets where sheet.key != self.sheet.key {
        let about = sheet.about ?? sheet.sections.lazy.compactMap(\.title).first
        let text = about.map { builder.text($0) } ?? ""
        fact(sheet.key, sheet.name[builder.language], .text(text))
        rows[rows.count - 1].cells[0].link = .sheet(sheet.key)
      }
    }

    // MARK: Running text

    /// One line across the sheet.
    private mutating func across(_ text: String, _ role: CellStyle.Role) {
      let cell = Cell(.text(text), style: CellStyle(role))
      let rest = Array(repeating: Cell(.empty, style: cell.style), count: lastColumn)
      rows.append(Row(.text, [cell] + rest, span: 0...lastColumn))
    }

    /// A text of any length, in as many rows as a page can break between.
    private mutating func paragraph(_ text: String, _ role: CellStyle.Role) {
      for piece in TextMetrics.pieces(text, width: width, role: role, limit: 12) {
        across(piece, role)
      }
    }
  }
}

extension CellValue {
  /// How a value of this kind is usually written.
  var usualFormat: CellStyle.Format {
    switch self {
    case .empty, .text: .text
    case .money: .euro
    case .percent: .percent
    case .number: .decimal
    case .integer: .integer
    case .date: .date
    }
  }
}
