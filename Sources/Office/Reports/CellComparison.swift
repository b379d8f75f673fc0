package import Amounts
package import Interchange
package import Reporting

/// Compares a workbook, cell by cell, with the report that the ledger gives.
package struct CellComparison {
  /// Cells of the report that hold something.
  package private(set) var compared = 0
  /// Cells that differ; the first ``limit`` of them.
  package private(set) var differences: [Difference] = []
  package private(set) var differenceCount = 0
  /// Cells that the report leaves empty and the workbook has filled: notes, signatures.
  package private(set) var filled = 0

  package static let limit = 50

  /// A cell, as people read it.
  package struct Difference: Hashable {
    package let sheet: String
    /// `C5`; nil where the whole sheet is missing.
    package let cell: String?
    package let expected: String
    package let found: String
  }

  /// - Parameter isLeftOut: whether a row of a sheet is not compared.
  /// - Throws: ``InputProblems`` where the workbook cannot be read; ``LayoutProblems``.
  package init(
    _ report: Report, against workbook: XLSXWorkbook, _ language: Language,
    without isLeftOut: (Sheet, Row) -> Bool = { _, _ in false }
  ) throws {
    let layout = try ReportLayout(report)
    for (index, sheet) in report.sheets.enumerated() {
      let name = layout.sheetNames[index]
      guard workbook.sheets.contains(where: { $0.name == name }) else {
        add(
          Difference(
            sheet: name, cell: nil, expected: language.pick("ein Blatt", "a sheet"),
            found: language.pick("keines dieses Namens", "none of this name")))
        continue
      }
      var found = try FoundSheet(try workbook.sheet(named: name))
      for (block, place) in zip(sheet.blocks, layout.places[index]) {
        var row = place.firstRow
        try block.rows.forEach { next in
          let cells = found.take(row)
          if !isLeftOut(sheet, next) {
            compare(next, at: row, sheet: name, cells, language, found.formulas[row])
          }
          row += 1
        }
      }
      // What stands outside every row of the report was put there later.
      filled += found.rest
    }
  }

  private mutating func add(_ difference: Difference) {
    differenceCount += 1
    if differences.count < Self.limit { differences.append(difference) }
  }

  private mutating func compare(
    _ row: Row, at index: Int, sheet: String, _ found: [FoundSheet.Value], _ language: Language,
    _ formulas: [Int]?
  ) {
    for column in 0..<max(row.cells.count, found.count) {
      let cell = column < row.cells.count ? row.cells[column] : .empty
      let value = column < found.count ? found[column] : .empty
      if let span = row.span, span.contains(column), column != span.lowerBound { continue }
      guard cell.value != .empty else {
        if value != .empty { filled += 1 }
        continue
      }
      compared += 1
      guard !value.equals(cell.value) else {
        // A figure that no longer follows its vouchers hides what is changed there.
        guard cell.formula != nil, formulas?.contains(column) != true else { continue }
        add(
          Difference(
            sheet: sheet, cell: CellAddress(row: index, column: column).text,
            expected: language.pick("eine Formel", "a formula"),
            found: language.pick("fest ", "as a constant ") + value.text(language)))
        continue
      }
      add(
        Difference(
          sheet: sheet, cell: CellAddress(row: index, column: column).text,
          expected: FoundSheet.Value(cell.value).text(language), found: value.text(language)))
    }
  }
}

/// The cells of a sheet of a workbook.
private struct FoundSheet {
  private var rows: [Int: [Value]] = [:]
  /// The columns with formulas, by row; both from 0.
  private(set) var formulas: [Int: [Int]] = [:]

  enum Value: Equatable {
    case empty
    case text(String)
    /// Billionths, so that noise of binary fractions does not count.
    case number(Int128)
    case date(CalendarDate)
    case bool(Bool)
  }

  init(_ sheet: XLSXSheet) throws {
    let problems = ProblemList()
    var rows: [Int: [Value]] = [:]
    var formulas: [Int: [Int]] = [:]
    sheet.forEachRow(problems: problems) { (row) throws(Never) in
      rows[row.line - 1] = row.cells.map(Value.init)
      if !row.formulas.isEmpty { formulas[row.line - 1] = row.formulas }
    }
    _ = try problems.checked(true)
    (self.rows, self.formulas) = (rows, formulas)
  }

  mutating func take(_ row: Int) -> [Value] { rows.removeValue(forKey: row) ?? [] }

  /// Cells of rows that nobody took.
  var rest: Int { rows.values.reduce(0) { $0 + $1.count { $0 != .empty } } }
}

extension FoundSheet.Value {
  init(_ cell: TableCell) {
    switch cell {
    case .text: self = cell.string.isEmpty ? .empty : .text(cell.string)
    case .number: self = Self.billionths(cell.string).map(Self.number) ?? .text(cell.string)
    case .date(let date): self = .date(date)
    case .bool(let value): self = .bool(value)
    }
  }

  init(_ value: CellValue) {
    switch value {
    case .empty: self = .empty
    case .text(let text): self = text.isEmpty ? .empty : .text(text)
    case .money(let money): self = .number(Int128(money.cents) * 10_000_000)
    case .percent(let hundredths): self = .number(Int128(hundredths) * 100_000)
    case .integer(let number): self = .number(Int128(number) * 1_000_000_000)
    case .number(let number):
      self = Self.billionths(number.decimalText(places: 9)).map(Self.number) ?? .empty
    case .date(let date): self = .date(date)
    }
  }

  /// Whether a cell holds what a report says.
  func equals(_ value: CellValue) -> Bool {
    switch (self, Self(value)) {
    case (.number(let found), .number(let expected)):
      // Only quotients have more digits than a cell keeps.
      if case .number = value { return abs(found - expected) < 1_000 }
      return found == expected
    case (.text(let found), .text(let expected)):
      guard found != expected else { return true }
      // What no cell can hold is shortened there, and stands in full on the sheet of notes.
      if expected.utf16.count > 32_767 { return found.hasPrefix(String(expected.prefix(1_000))) }
      return Self.plain(found) == Self.plain(expected)
    case (let found, let expected): return found == expected
    }
  }

  /// Line ends and spaces at the ends do not survive every program.
  private static func plain(_ text: String) -> String {
    let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    return lines.map { $0.split(separator: " ").joined(separator: " ") }.joined(separator: "\n")
  }

  private static func billionths(_ text: String) -> Int128? {
    var text = text[...]
    let isNegative = text.first == "-"
    if isNegative { text = text.dropFirst() }
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    guard let whole = Int128(parts[0]), parts.count <= 2 else { return nil }
    let digits = parts.count == 2 ? parts[1].prefix(9) : ""
    let padded = String(digits) + String(repeating: "0", count: 9 - digits.count)
    guard let fraction = Int128(padded), whole < 1 << 80 else { return nil }
    let value = whole * 1_000_000_000 + fraction
    return isNegative ? -value : value
  }

  func text(_ language: Language) -> String {
    switch self {
    case .empty: language.pick("leer", "empty")
    case .text(let text): "„\(text.prefix(120))“"
    case .number(let number) where number % 10_000_000 == 0:
      Money(cents: Int64(clamping: number / 10_000_000)).numberText(language)
    case .number(let number):
      (Rational(Int64(clamping: number / 1_000)) / Rational(1_000_000)).decimalText(places: 4)
        .replacing(".", with: language.pick(",", "."))
    case .date(let date): date.text(language)
    case .bool(let value): value ? language.pick("WAHR", "TRUE") : language.pick("FALSCH", "FALSE")
    }
  }
}
