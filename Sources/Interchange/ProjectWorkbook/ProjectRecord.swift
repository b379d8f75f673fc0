import Amounts
import Funding

/// A cell of a sheet in which something stands.
struct SheetValue {
  enum Kind { case text, number, date, bool }

  let kind: Kind
  /// Without white space around it; of a number its plain decimal text, of a day ISO 8601.
  let text: String
  let isFormula: Bool
  /// What its number format says beside the number.
  let meaning: NumberMeaning?
  /// The cell as an amount, by the rule of every reader.
  let amount: Result<Money, AmountCell.Fault>
  let line: Int
  let column: Int

  /// - Returns: nil for an empty cell.
  init?(_ cell: TableCell, _ row: TableRow, _ index: Int) {
    guard !cell.isEmpty else { return nil }
    switch cell {
    case .text: kind = .text
    case .number: kind = .number
    case .date: kind = .date
    case .bool: kind = .bool
    }
    let string = cell.string
    guard let first = string.firstIndex(where: { !$0.isWhitespace }),
      let last = string.lastIndex(where: { !$0.isWhitespace })
    else { return nil }
    text = String(string[first...last])
    isFormula = row.formulas.contains(index)
    let meaning = row.meaning(index)
    self.meaning = meaning
    do throws(AmountCell.Fault) {
      amount = .success(
        try AmountCell.read(cell, mark: nil, meaning: meaning, unit: row.unit(index, nil)))
    } catch {
      amount = .failure(error)
    }
    (line, column) = (row.line, index + 1)
  }
}

/// One thing that a sheet tells: a row of a table, a column of a form.
struct ProjectRecord {
  let sheet: ProjectSheet
  /// The file and the sheet.
  let place: SourcePosition
  /// By the keys of fields.
  let values: [String: SheetValue]
  /// Where the value of a field stands or would stand.
  let cells: [String: (line: Int, column: Int)]

  subscript(_ key: String) -> String? { values[key]?.text }

  func place(of field: ProjectField) -> SourcePosition {
    var place = place
    (place.line, place.column) = cells[field.key] ?? (1, 1)
    place.path = field.name.de
    return place
  }

  /// A node at the cell of a field.
  func node(_ content: ConfigNode.Content, _ field: ProjectField) -> ConfigNode {
    let place = place(of: field)
    return ConfigNode(
      content, line: place.line ?? 1, column: place.column ?? 1,
      cell: ConfigNode.Cell(sheet: place.sheet ?? "", name: field.name.de))
  }
}

/// Takes the rows of a sheet apart into what it tells.
struct ProjectRecords {
  let sheet: ProjectSheet
  let place: SourcePosition
  let problems: ProblemList

  /// - Parameter rows: those in which something stands, in order.
  func read(_ rows: [[SheetValue]]) -> [ProjectRecord] {
    sheet.isForm ? form(rows) : table(rows)
  }

  private func table(_ rows: [[SheetValue]]) -> [ProjectRecord] {
    var fields: [Int: ProjectField] = [:]
    for heading in rows.first ?? [] {
      if let field = field(heading, fields.values.map(\.key)) { fields[heading.column] = field }
    }
    tellMissing(fields.values.map(\.key))
    return rows.dropFirst().compactMap { row in
      var values: [String: SheetValue] = [:]
      for value in row {
        if let field = fields[value.column] { values[field.key] = value }
      }
      guard let line = row.first?.line, !values.isEmpty else { return nil }
      let cells = fields.map { ($0.value.key, (line: line, column: $0.key)) }
      return ProjectRecord(
        sheet: sheet, place: place, values: values,
        cells: Dictionary(cells) { first, _ in first })
    }
  }

  private func form(_ rows: [[SheetValue]]) -> [ProjectRecord] {
    var lines: [String: Int] = [:]
    var columns: [Int: [String: SheetValue]] = [:]
    for (index, row) in rows.enumerated() {
      guard let label = row.first, label.column == 1 else { continue }
      let isHeading = index == 0 && !sheet.fields.contains { $0.isNamed(label.text) }
      guard !isHeading, let field = field(label, Array(lines.keys)) else { continue }
      lines[field.key] = label.line
      for value in row.dropFirst() { columns[value.column, default: [:]][field.key] = value }
    }
    tellMissing(Array(lines.keys))
    // A workbook is of one project, even if nothing is filled in.
    if sheet == .project, columns.isEmpty { columns[2] = [:] }
    return columns.sorted { $0.key < $1.key }.map { column, values in
      ProjectRecord(
        sheet: sheet, place: place, values: values,
        cells: lines.mapValues { (line: $0, column: column) })
    }
  }

  /// The field that a heading names; what it is not is told.
  private func field(_ heading: SheetValue, _ seen: [String]) -> ProjectField? {
    var place = place
    (place.line, place.column) = (heading.line, heading.column)
    guard let field = sheet.fields.first(where: { $0.isNamed(heading.text) }) else {
      let known = sheet.fields.map(\.name.de)
      problems.add(
        place, value: heading.text,
        .notice(
          .unknownField(
            Quote.excerpt(heading.text), nearest: NearestName.of(heading.text, among: known),
            known: known)))
      return nil
    }
    guard !seen.contains(field.key) else {
      problems.add(place, value: heading.text, .notice(.fieldTwice(field.name.de)))
      return nil
    }
    return field
  }

  /// Also of a field that may be empty: what stood below a heading that is gone would be lost.
  private func tellMissing(_ seen: [String]) {
    for field in sheet.fields where !seen.contains(field.key) {
      problems.add(place, .notice(.fieldMissing(field.name.de)))
    }
  }
}
