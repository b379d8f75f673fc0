import Amounts

extension FormBuilder {
  /// The rows of one section while they are made.
  struct Page {
    let builder: FormBuilder
    let sheet: FormSheet
    let section: FormSection
    /// All rows, or those before the stream.
    private var rows: [Row] = []
    private var stream: RowStream?
    /// The rows after the stream.
    private var after: [Row] = []
    /// Whether the table has nothing but the line that says so.
    private var isNothing = false

    init(builder: FormBuilder, sheet: FormSheet, section: FormSection) {
      self.builder = builder
      self.sheet = sheet
      self.section = section
    }

    var block: Block {
      let columns = section.columns.isEmpty ? ["label", "value"] : section.columns.map(\.key)
      return Block(
        key: section.key, columns: columns,
        rows: stream.map { .stream(before: rows, $0, after: after) } ?? .list(rows),
        beginsPage: section.beginsPage)
    }

    private mutating func add(_ row: Row) {
      if stream == nil { rows.append(row) } else { after.append(row) }
    }

    /// The last column that running text goes across: of several pages those of the first.
    private var lastColumn: Int {
      guard sheet.pagesAcross > 1 else { return max(0, sheet.widths.count - 1) }
      var width = 0
      let inSight = sheet.widths.prefix {
        width += $0
        return width <= (sheet.orientation == .landscape ? 130 : 85)
      }
      return max(0, inSight.count - 1)
    }
    /// Where running text begins: on several pages across behind what stands on each of them.
    private var firstColumn: Int {
      sheet.pagesAcross > 1 ? min(sheet.repeatedColumns, lastColumn) : 0
    }
    private var width: Int { sheet.widths[firstColumn...lastColumn].reduce(0, +) }

    /// Title and paragraphs.
    mutating func opening() {
      if section.content == "title" { return }
      if let title = section.title { across(builder.text(title), .section) }
      for text in section.text { paragraph(builder.text(text), .paragraph) }
    }

    /// Notes.
    mutating func closing() {
      if isNothing { return }
      for note in section.notes { paragraph(builder.text(note), .note) }
    }

    // MARK: Tables

    mutating func table(_ content: FormContent) {
      let sides = section.columns.map { alignment($0, content) }
      let styles = zip(section.columns.indices, sides).map { index, side in
        CellStyle(
          .heading, alignment: side,
          isIndented: side == .left && index > 0)
      }
      // A text in the last column goes on to the edge of the sheet.
      let last = section.columns.count - 1
      let spreads = last >= 0 && last < lastColumn && sides[last] == .left
      let goesAcross = sheet.pagesAcross > 1
      let isKept = goesAcross && section.key.split(separator: "#").first == sheet.headings?[...]
      let kept = isKept ? sheet.repeatedColumns : 0
      let dresser = RowDresser(
        columns: section.columns, headings: styles, span: spreads ? last...lastColumn : nil,
        widths: goesAcross ? [] : sheet.widths, headingWidths: sheet.widths, kept: kept,
        keptWidth: sheet.widths[..<kept].reduce(0, +))
      isNothing = content.isNothing
      if isNothing {
        // A row of data, as formulas go on to look into its columns.
        for line in content.rows {
          for case .text(let text) in line.cells.values.map(\.value) {
            across(text, .paragraph, key: line.key, role: .data)
          }
        }
        return
      }
      add(dresser.headingRow(section.columns.map { builder.text($0.heading) }))
      for line in content.rows { add(dresser.row(line, key: line.key)) }
      if let lines = content.stream {
        stream = RowStream(
          count: lines.count, keys: lines.keys, widest: dresser.row(lines.sample, key: nil)
        ) { sink in
          let rows = RowCalculation()
          try lines.produce(lines.lines) { try sink(dresser.row(try rows.computed($0), key: nil)) }
        }
      }
      for line in content.after { add(dresser.row(line, key: line.key)) }
    }

    /// Headings stand as the values below them.
    private func alignment(
      _ column: FormSection.Column, _ content: FormContent
    ) -> CellStyle.Alignment {
      if column.isOpen { return column.isAmount ? .right : .left }
      let lines = content.rows + (content.stream.map { [$0.sample] } ?? [])
      let values = lines.lazy.compactMap { $0.cells[column.key]?.value }
      let first = values.first { $0 != .empty }?.usualFormat ?? .text
      return switch first == .text ? .text : column.format ?? first {
      case .text: .left
      case .date: .center
      default: .right
      }
    }

    /// Empty rows that a chart lies over; the first is called ``FormSection/chartRow``.
    mutating func reserve(rows: Int) {
      for index in 0..<rows {
        let key = index == 0 ? FormSection.chartRow : nil
        add(Row(key: key, .text, [], height: TextMetrics.rowHeight))
      }
    }

    // MARK: Contents of every kind

    mutating func general(facts: (String) throws -> Cell?) throws {
      switch section.content {
      case "title":
        across(builder.text(section.title ?? builder.form.title), .title)
        paragraph(builder.basis, .subtitle)
        if sheet.key == builder.form.sheets.first?.key {
          for remark in builder.remarksInBrief { paragraph(remark, .note) }
        }
        for text in section.text { paragraph(builder.text(text), .paragraph) }
      case "fields":
        for row in section.rows { field(row) }
      case "boxes":
        for row in section.rows { box(row) }
      case "signature": signatures()
      case "sheets": sheetList()
      default:
        for row in section.rows {
          guard let value = try facts(row.key) else { continue }
          fact(row.key, builder.text(row.label), value, isOpen: true)
        }
      }
    }

    /// Labels and values.
    mutating func pairs(_ content: FormContent) {
      for line in content.rows {
        guard let value = line.cells["value"], case .text(let label)? = line.cells["label"]?.value
        else { continue }
        fact(line.key, label, value)
      }
    }

    /// A label and a value; a text goes on to the right edge.
    /// - Parameter isOpen: whether what nobody told is a field to be filled in.
    mutating func fact(
      _ key: String, _ label: String, _ value: Cell, link: Reference? = nil, isOpen: Bool = false
    ) {
      var cells = [Cell(.text(label), style: CellStyle(.label), link: link)]
      var value = value
      let isField = isOpen && value.value == .text("")
      if isField { value.value = .empty }
      // Everything that is told begins at the same edge; only tables have columns of numbers.
      value.style = CellStyle(isField ? .field : .fact, value.value.usualFormat, alignment: .left)
      cells.append(value)
      let line = CellStyle(isField ? .field : .fact)
      cells += Array(repeating: Cell(.empty, style: line), count: max(0, lastColumn - 1))
      var span: ClosedRange<Int>?
      if value.value.usualFormat == .text, lastColumn > 1 { span = 1...lastColumn }
      add(Row(key: key, .data, cells, span: span))
    }

    /// A label and an empty field below it: on a sheet of one column, rows that grow.
    private mutating func field(_ row: FormSection.Row) {
      paragraph(builder.text(row.label), .paragraph)
      let style = CellStyle(.field)
      guard lastColumn > 0 else {
        // A row of one cell grows with what is written into it; a merged one never does.
        for _ in 0..<row.lines { add(Row(.text, [Cell(.empty, style: style)])) }
        return
      }
      add(
        Row(
          .text, Array(repeating: Cell(.empty, style: style), count: lastColumn + 1),
          height: TextMetrics.height(lines: row.lines, role: .field), span: 0...lastColumn))
    }

    /// A sentence and a box to tick beside it.
    private mutating func box(_ row: FormSection.Row) {
      guard lastColumn > 0 else { return field(row) }
      let label = Cell(.text(builder.text(row.label)), style: CellStyle(.paragraph))
      let rest = Array(repeating: Cell(.empty, style: label.style), count: lastColumn - 1)
      let box = Cell(.empty, style: CellStyle(.field, alignment: .center))
      add(Row(key: row.key, .text, [label] + rest + [box], span: 0...(lastColumn - 1)))
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
        add(
          Row(.text, lines, height: TextMetrics.height(lines: max(3, most), role: .signature)))
        add(Row(.text, captions))
      }
    }

    /// Where to find what of the same part; a repeated sheet is there once for each of what it
    /// stands for.
    private mutating func sheetList() {
      for sheet in builder.form.sheets
      where sheet.key != self.sheet.key && sheet.part == self.sheet.part {
        let items: [FormItem?] = sheet.each.map { builder.items[$0] ?? [] } ?? [nil]
        for item in items {
          let key = item?.block(sheet.key) ?? sheet.key
          let named = builder.naming(item)
          let about = sheet.about ?? sheet.sections.lazy.compactMap(\.title).first
          fact(
            key, named.text(sheet.name), .text(about.map { named.text($0) } ?? ""),
            link: .sheet(key))
        }
      }
    }

    // MARK: Running text

    /// One line across the sheet.
    private mutating func across(
      _ text: String, _ style: CellStyle.Role, key: String? = nil, role: Row.Role = .text
    ) {
      let cell = Cell(.text(text), style: CellStyle(style))
      let first = [.note, .paragraph].contains(style) ? firstColumn : 0
      let empty = Cell(.empty, style: cell.style)
      add(
        Row(
          key: key, role,
          Array(repeating: empty, count: first) + [cell]
            + Array(repeating: empty, count: lastColumn - first), span: first...lastColumn))
    }

    /// A text of any length, in as many rows as a page can break between.
    private mutating func paragraph(_ text: String, _ role: CellStyle.Role) {
      for piece in TextMetrics.pieces(text, width: width, role: role, limit: 12) {
        across(piece, role)
      }
    }
  }
}
