import Amounts

/// The figures of a report while it is made: every formula is computed here, exactly, over the rows
/// that the workbook will have. A table is made when the first formula needs it, a figure is
/// computed once.
///
/// It knows nothing of the ledger's own sums: what the control sheet compares has two origins.
final class Calculation {
  /// Makes the table of a block; nil for a block that is none.
  var source: (String) throws -> Table? = { _ in nil }
  /// The cells that names of the workbook stand for.
  var names: [String: Reference] = [:]
  /// What texts of the form may hold in braces.
  var texts: [String: String] = [:]
  /// Names of cells that are computed elsewhere.
  var known: [String: Value] = [:]
  private var tables: [String: Table?] = [:]
  private var isMaking: Set<String> = []
  private var indices: [Area: [Value: [Int]]] = [:]

  /// The rows of a block.
  final class Table {
    let block: String
    /// From the left.
    let columns: [String]
    fileprivate(set) var content: FormContent
    /// Places of rows: all rows before a stream, the stream's, those after.
    fileprivate let places: [String: Int]
    /// The data rows and the sub-totals between them.
    fileprivate let body: Range<Int>
    /// The known lines of the stream, by place.
    fileprivate let known: [Int: String]

    init(_ block: String, _ columns: [String], _ content: FormContent) {
      (self.block, self.columns, self.content) = (block, columns, content)
      var places: [String: Int] = [:]
      var body: Range<Int>?
      func add(_ line: FormContent.Line, _ place: Int) {
        places[line.key] = place
        guard line.role == .data || line.role == .subtotal else { return }
        body = (body?.lowerBound ?? place)..<(place + 1)
      }
      for (place, line) in content.rows.enumerated() { add(line, place) }
      let first = content.rows.count
      let count = content.stream?.count ?? 0
      if count > 0 { body = (body?.lowerBound ?? first)..<(first + count) }
      for (key, offset) in content.stream?.keys ?? [:] { places[key] = first + offset }
      for (offset, line) in content.after.enumerated() { add(line, first + count + offset) }
      (self.places, self.body) = (places, body ?? 0..<0)
      let keys = content.stream?.lines.keys.map { (places[$0] ?? -1, $0) } ?? []
      known = Dictionary(keys) { first, _ in first }
    }

    /// A line that formulas can name.
    fileprivate subscript(_ place: Int) -> FormContent.Line? {
      get {
        if place < content.rows.count { return content.rows[place] }
        let later = place - content.rows.count - (content.stream?.count ?? 0)
        return later >= 0 ? content.after[later] : nil
      }
      set {
        guard let newValue else { return }
        if place < content.rows.count {
          content.rows[place] = newValue
        } else {
          let later = place - content.rows.count - (content.stream?.count ?? 0)
          if later >= 0 { content.after[later] = newValue }
        }
      }
    }
  }

  /// Cells of a table: some rows of a column, or some columns of a row.
  struct Area: Hashable {
    let block: String
    let rows: Range<Int>
    let columns: [String]

    var count: Int { rows.count * columns.count }
  }

  /// Where a formula stands.
  struct Place {
    let table: Table
    let row: Int
  }

  // MARK: Tables

  /// The rows of a block, every figure computed.
  /// - Throws: ``FormulaProblem``, ``AmountError``.
  func computed(_ block: String) throws -> FormContent? {
    guard let table = try table(block) else { return nil }
    let shown = Set(table.columns)
    for place in table.content.rows.indices { try compute(table, place, shown) }
    let after = table.content.rows.count + (table.content.stream?.count ?? 0)
    for place in table.content.after.indices { try compute(table, after + place, shown) }
    for (key, line) in table.content.stream?.lines ?? [:] {
      for column in line.cells.keys where shown.contains(column) {
        _ = try value(table, table.places[key] ?? 0, column)
      }
    }
    return table.content
  }

  private func compute(_ table: Table, _ place: Int, _ shown: Set<String>) throws {
    guard let line = table[place] else { return }
    for (column, cell) in line.cells where cell.result != nil && shown.contains(column) {
      _ = try value(table, place, column)
    }
  }

  private func table(_ block: String) throws -> Table? {
    if let known = tables[block] { return known }
    guard isMaking.insert(block).inserted else { throw FormulaProblem.circular(block: block) }
    defer { isMaking.remove(block) }
    let made = try source(block)
    tables[block] = .some(made)
    return made
  }

  // MARK: Cells

  /// The cell with its value.
  func computed(_ cell: Cell, in place: Place? = nil) throws -> Cell {
    guard let result = cell.result, let formula = cell.formula else { return cell }
    var cell = cell
    cell.value = try result.value(try value(Expression(formula), place))
    cell.result = nil
    return cell
  }

  /// The amount that a cell holds; none in an empty one.
  /// - Throws: ``FormulaProblem``, ``AmountError``.
  func amount(_ cell: Reference) throws -> Money {
    let cents = try value(.reference(cell), nil).number * Rational(100)
    return try Money(rounding: cents, .halfUp)
  }

  func value(_ table: Table, _ row: Int, _ column: String) throws -> Value {
    if var line = table[row] {
      guard let cell = line.cells[column] else { return .blank }
      guard cell.result != nil else { return Value(cell.value) }
      let made = try computed(cell, in: Place(table: table, row: row))
      line = table[row] ?? line
      line.cells[column] = made
      table[row] = line
      return Value(made.value)
    }
    guard let key = table.known[row],
      let cell = table.content.stream?.lines[key]?.cells[column]
    else {
      throw FormulaProblem.unknown(.column(block: table.block, column: column))
    }
    guard cell.result != nil else { return Value(cell.value) }
    let made = try computed(cell, in: Place(table: table, row: row))
    table.content.stream?.lines[key]?.cells[column] = made
    return Value(made.value)
  }

  /// The cell of an area at a place, counted from the left or from above.
  func value(_ area: Area, at index: Int) throws -> Value {
    guard let table = try table(area.block) else { return .blank }
    return area.columns.count == 1
      ? try value(table, area.rows.lowerBound + index, area.columns[0])
      : try value(table, area.rows.lowerBound, area.columns[index])
  }

  /// Whether a cell is a sub-total, which other sub-totals leave out.
  func isSubtotal(_ area: Area, at index: Int) throws -> Bool {
    guard let line = try table(area.block)?[area.rows.lowerBound + index] else { return false }
    guard line.role != .data else { return false }
    guard case .code(let code)? = line.cells[area.columns[0]]?.formula?.pieces.first else {
      return false
    }
    return code.hasPrefix("SUBTOTAL(")
  }

  /// What rows that are made while they are written come to; nil for an area of others.
  /// - Parameter condition: a column and its text; only such rows count.
  func streamed(
    _ area: Area, where condition: (column: String, text: String)? = nil
  ) throws -> FormContent.Stream.Sum? {
    guard let table = try table(area.block), let stream = table.content.stream,
      !area.rows.isEmpty, area.rows.lowerBound >= table.content.rows.count
    else { return nil }
    let first = area.rows.lowerBound - table.content.rows.count
    let rows = first..<min(stream.count, first + area.rows.count)
    return rows.isEmpty ? nil : try stream.sum(area.columns[0], rows, condition)
  }

  /// The cells of a reference.
  func area(_ reference: Reference, _ place: Place?) throws -> Area? {
    func found(
      _ block: String, _ area: (Table) -> (Range<Int>, [String])?
    ) throws -> Area? {
      guard let table = try table(block), let (rows, columns) = area(table) else { return nil }
      return Area(block: block, rows: rows, columns: columns)
    }
    switch reference {
    case .cell(let block, let row, let column):
      return try found(block) { table in
        table.places[row].map { ($0..<($0 + 1), [column]) }
      }
    case .column(let block, let column): return try found(block) { ($0.body, [column]) }
    case .rows(let block, let column, let from, let through):
      return try found(block) { table in
        guard let from = table.places[from], let through = table.places[through], from <= through
        else { return nil }
        return (from..<(through + 1), [column])
      }
    case .columns(let block, let row, let from, let through):
      return try found(block) { table in
        guard let row = table.places[row], let from = table.columns.firstIndex(of: from),
          let through = table.columns.firstIndex(of: through), from <= through
        else { return nil }
        return (row..<(row + 1), Array(table.columns[from...through]))
      }
    case .own(let column):
      return place.map {
        Area(block: $0.table.block, rows: $0.row..<($0.row + 1), columns: [column])
      }
    case .name(let name): return try names[name].flatMap { try area($0, place) }
    case .block, .sheet: return nil
    }
  }

  /// The places in an area by what stands there.
  func index(_ area: Area) throws -> [Value: [Int]] {
    if let made = indices[area] { return made }
    var made: [Value: [Int]] = [:]
    for place in 0..<area.count { made[try value(area, at: place), default: []].append(place) }
    indices[area] = made
    return made
  }
}

/// Rows that are made one after the other, each with formulas over its own cells only.
final class RowCalculation {
  private let calculation = Calculation()
  private var expressions: [String: (formula: Formula, expression: Expression)] = [:]

  /// The line with every figure.
  func computed(_ line: FormContent.Line) throws -> FormContent.Line {
    guard line.cells.contains(where: { $1.result != nil }) else { return line }
    var line = line
    let table = Calculation.Table("", [], FormContent([line]))
    for (column, cell) in line.cells {
      guard let result = cell.result, let formula = cell.formula else { continue }
      let expression: Expression
      if let read = expressions[column], read.formula == formula {
        expression = read.expression
      } else {
        expression = try Expression(formula)
        expressions[column] = (formula, expression)
      }
      let value = try calculation.value(expression, Calculation.Place(table: table, row: 0))
      line.cells[column]?.value = try result.value(value)
      line.cells[column]?.result = nil
    }
    return line
  }
}
