/// A report with a place for each cell: keys have become addresses.
public struct ReportLayout: Sendable {
  public let report: Report
  /// The names on the tabs, made fit and unique; in the order of the sheets.
  public let sheetNames: [String]
  /// For each sheet the place of each of its blocks, in order.
  public let places: [[Place]]

  private let byBlock: [String: (sheet: Int, block: Int)]
  private let bySheet: [String: Int]
  private let names: Set<String>

  /// Where a block lies.
  public struct Place: Sendable {
    /// The block's first row, from zero.
    public let firstRow: Int
    public let count: Int
    /// The data rows with the sub-totals between them; nil where there are none.
    public let body: ClosedRange<Int>?
    /// The rows of the headings, nil where there are none.
    public let headings: ClosedRange<Int>?
    let rows: [String: Int]
    let columns: [String: Int]
  }

  /// Lays a report out.
  /// - Throws: every problem at once. References of streamed rows are looked at when they come.
  public init(_ report: Report) throws(LayoutProblems) {
    self.report = report
    var problems: [LayoutProblem] = []
    var byBlock: [String: (sheet: Int, block: Int)] = [:]
    var bySheet: [String: Int] = [:]
    var places: [[Place]] = []
    var tabs = SheetName()
    sheetNames = report.sheets.map { tabs.fit($0.name) }
    for (index, sheet) in report.sheets.enumerated() {
      if bySheet.updateValue(index, forKey: sheet.key) != nil {
        problems.append(.duplicateSheet(sheet.key))
      }
      var next = 0
      var placed: [Place] = []
      for (order, block) in sheet.blocks.enumerated() {
        if byBlock.updateValue((index, order), forKey: block.key) != nil {
          problems.append(.duplicateBlock(block.key))
        }
        // One empty row between two blocks.
        let place = Self.place(block, at: order == 0 ? 0 : next + 1, &problems)
        next = place.firstRow + place.count
        placed.append(place)
      }
      let columns = max(sheet.widths.count, sheet.blocks.map(\.columns.count).max() ?? 0)
      if next > CellAddress.rowLimit || columns > CellAddress.columnLimit {
        problems.append(.tooLarge(sheet: sheet.key, rows: next, columns: columns))
      }
      places.append(placed)
    }
    self.places = places
    self.byBlock = byBlock
    self.bySheet = bySheet
    var names: Set<String> = []
    for name in report.names {
      // Upper and lower case are the same name in a workbook.
      if !names.insert(name.name.lowercased()).inserted {
        problems.append(.duplicateName(name.name))
      }
      if !Self.isUsable(name: name.name) { problems.append(.unusableName(name.name)) }
    }
    self.names = names
    problems += unresolved()
    if !problems.isEmpty { throw LayoutProblems(problems) }
  }

  private static func place(
    _ block: Block, at firstRow: Int, _ problems: inout [LayoutProblem]
  ) -> Place {
    var columns: [String: Int] = [:]
    for (index, key) in block.columns.enumerated() { columns[key] = index }
    var rows: [String: Int] = [:]
    var body: ClosedRange<Int>?
    var headings: ClosedRange<Int>?
    func name(_ key: String, at row: Int) {
      if rows.updateValue(row, forKey: key) != nil {
        problems.append(.duplicateRow(block: block.key, row: key))
      }
    }
    func add(_ row: Row, at: Int) {
      if let key = row.key { name(key, at: at) }
      switch row.role {
      case .data, .subtotal: body = (body?.lowerBound ?? at)...at
      case .heading: headings = (headings?.lowerBound ?? at)...at
      case .text, .total: break
      }
    }
    switch block.rows {
    case .list(let list):
      for (offset, row) in list.enumerated() { add(row, at: firstRow + offset) }
    case .stream(let before, let stream, let after):
      for (offset, row) in before.enumerated() { add(row, at: firstRow + offset) }
      let first = firstRow + before.count
      for (key, offset) in stream.keys { name(key, at: first + offset) }
      if stream.count > 0 { body = (body?.lowerBound ?? first)...(first + stream.count - 1) }
      for (offset, row) in after.enumerated() { add(row, at: first + stream.count + offset) }
    }
    return Place(
      firstRow: firstRow, count: block.rows.count, body: body, headings: headings, rows: rows,
      columns: columns)
  }

  /// The place of a block.
  public func place(ofBlock key: String) -> Place? {
    byBlock[key].map { places[$0.sheet][$0.block] }
  }
}

extension ReportLayout {
  /// The cells that a reference stands for; nil where it leads nowhere.
  public func range(of reference: Reference) -> CellRange? {
    switch reference {
    case .cell(let block, let row, let column):
      return range(block) { place in
        guard let row = place.rows[row], let column = place.columns[column] else { return nil }
        return (row...row, column...column)
      }
    case .column(let block, let column):
      return range(block) { place in
        guard let rows = place.body, let column = place.columns[column] else { return nil }
        return (rows, column...column)
      }
    case .rows(let block, let column, let from, let through):
      return range(block) { place in
        guard let column = place.columns[column], let from = place.rows[from],
          let through = place.rows[through], from <= through
        else { return nil }
        return (from...through, column...column)
      }
    case .columns(let block, let row, let from, let through):
      return range(block) { place in
        guard let row = place.rows[row], let from = place.columns[from],
          let through = place.columns[through], from <= through
        else { return nil }
        return (row...row, from...through)
      }
    case .own: return nil
    case .block(let key): return range(key) { ($0.firstRow...$0.firstRow, 0...0) }
    case .sheet(let key):
      return bySheet[key].map {
        CellRange(
          sheet: $0, first: CellAddress(row: 0, column: 0), last: CellAddress(row: 0, column: 0))
      }
    case .name(let name):
      let found = report.names.first { $0.name == name }
      if case .name = found?.reference { return nil }
      return found.flatMap { range(of: $0.reference) }
    }
  }

  private func range(
    _ block: String, _ cells: (Place) -> (rows: ClosedRange<Int>, columns: ClosedRange<Int>)?
  ) -> CellRange? {
    guard let (sheet, order) = byBlock[block], let found = cells(places[sheet][order]) else {
      return nil
    }
    return CellRange(
      sheet: sheet,
      first: CellAddress(row: found.rows.lowerBound, column: found.columns.lowerBound),
      last: CellAddress(row: found.rows.upperBound, column: found.columns.upperBound))
  }

  /// A formula as the workbook has it, without the equals sign.
  /// - Parameters:
  ///   - sheet: the index of the sheet on which the formula stands.
  ///   - place: the place of its block, and the row there, for references to its own row.
  /// - Throws: ``LayoutProblem/unresolved(_:at:)``.
  public func text(
    of formula: Formula, onSheet sheet: Int, in place: (block: Place, row: Int)? = nil
  ) throws(LayoutProblems) -> String {
    var text = ""
    for piece in formula.pieces {
      switch piece {
      case .code(let code): text += code
      case .text(let quoted):
        text += "\""
        for character in quoted { text += character == "\"" ? "\"\"" : String(character) }
        text += "\""
      case .reference(.name(let name)) where names.contains(name.lowercased()): text += name
      case .reference(.own(let column)):
        guard let place, let found = place.block.columns[column] else {
          throw LayoutProblems([.unresolved(.own(column: column), at: report.sheets[sheet].key)])
        }
        text += CellAddress(row: place.row, column: found).text
      case .reference(let reference):
        guard let range = range(of: reference) else {
          throw LayoutProblems([.unresolved(reference, at: report.sheets[sheet].key)])
        }
        text += range.sheet == sheet ? range.text : absoluteText(of: range)
      }
    }
    return text
  }

  /// `'Belegliste'!$C$5:$C$20`.
  public func absoluteText(of range: CellRange) -> String {
    SheetName.quoted(sheetNames[range.sheet]) + "!" + range.absoluteText
  }

  private func unresolved() -> [LayoutProblem] {
    var problems: [LayoutProblem] = []
    func check(_ reference: Reference?, at place: String, own: [String] = []) {
      guard let reference, range(of: reference) == nil else { return }
      if case .own(let column) = reference, own.contains(column) { return }
      problems.append(.unresolved(reference, at: place))
    }
    for sheet in report.sheets {
      for block in sheet.blocks {
        for cell in block.rows.known.lazy.flatMap(\.cells) {
          check(cell.link, at: block.key)
          for case .reference(let reference) in cell.formula?.pieces ?? [] {
            check(reference, at: block.key, own: block.columns)
          }
        }
      }
      for highlight in sheet.highlights { check(highlight.cells, at: sheet.key) }
      for choice in sheet.choices {
        check(choice.cells, at: sheet.key)
        check(choice.list, at: sheet.key)
      }
      for chart in sheet.charts {
        check(chart.place, at: sheet.key)
        for series in chart.series {
          check(series.name, at: sheet.key)
          check(series.categories, at: sheet.key)
          check(series.values, at: sheet.key)
        }
      }
      for reference in sheet.entryReferences { check(reference, at: sheet.key) }
      for key in [sheet.headings?.block, sheet.filter] {
        check(key.map(Reference.block), at: sheet.key)
      }
    }
    for name in report.names { check(name.reference, at: name.name) }
    return problems
  }

  private static func isUsable(name: String) -> Bool {
    guard let first = name.first, first.isLetter || first == "_", name.utf8.count <= 255 else {
      return false
    }
    guard name.allSatisfy({ $0.isLetter || $0.isNumber || $0 == "_" || $0 == "." }) else {
      return false
    }
    // `AB12`, `R`, `C`, `R1C1` are addresses.
    let letters = name.prefix { $0.isASCII && $0.isLetter }
    let rest = name.dropFirst(letters.count)
    let isNumber = rest.allSatisfy { $0.isASCII && $0.isNumber }
    if !rest.isEmpty && isNumber && letters.count <= 3 { return false }
    return !["r", "c"].contains(name.lowercased())
      && !(letters.lowercased() == "r" && rest.first?.isNumber == true)
  }
}
