package import Amounts
import Files
import Foundation
package import Interchange
import Messages
package import Reporting
import Workbooks

/// Compares a workbook with the one that the ledger gives: every value, and all else that a reader
/// sees or misses. What a spreadsheet program changes by merely saving counts for nothing.
package struct WorkbookComparison {
  /// Cells of the report that hold something.
  package private(set) var compared = 0
  /// What differs; the first ``limit`` of it.
  package private(set) var differences: [Difference] = []
  package private(set) var differenceCount = 0
  /// Open fields that were filled in: notes, signatures.
  package private(set) var filled = 0

  package static let limit = 50

  /// One place, as people read it.
  package struct Difference: Hashable {
    /// `Belegliste!C5`.
    package let place: String
    package let expected: String
    package let found: String

    /// The sentence for people.
    package func text(_ language: Language) -> String {
      Message(
        "verification.WORKBOOK_DIFFERS.found",
        [
          "place": Fact.whole(place), "expected": Fact.whole(expected), "found": Fact.whole(found),
        ]
      ).text(language)
    }
  }

  private let language: Language
  private var entered: EnteredSums?

  /// - Throws: ``InputProblems`` where the workbook cannot be read; ``LayoutProblems``;
  ///   `WriteFault` where there is no room for a workbook to compare it with.
  package init(_ report: Report, against workbook: XLSXWorkbook, _ language: Language) throws {
    self.language = language
    try compare(report, workbook)
  }

  private mutating func compare(
    _ report: Report, _ workbook: XLSXWorkbook
  ) throws {
    // Both workbooks come through one writer and one reader, so that whatever the writer puts into
    // a file is compared without being told twice.
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(
      "foerderbuch-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let path = folder.appendingPathComponent("report.xlsx").path
    try WorkbookFile.write(report, to: path)
    let expected = try ShownWorkbook(
      try XLSXWorkbook(try InputBytes(path: path, file: workbook.file)))
    let found = try ShownWorkbook(workbook)
    compare(expected.traits, found.traits, on: "")
    let common = expected.sheets.filter(found.sheets.contains)
    let order = found.sheets.filter(expected.sheets.contains)
    if common != order {
      add(.order, "", common.joined(separator: ", "), order.joined(separator: ", "))
    }
    let open = try Self.openFields(report)
    entered = EnteredSums(open: open, found: found)
    for name in common {
      // A chart has no cells, and that it stands in the place of a sheet is told above.
      guard let one = try expected.sheet(name), let other = try found.sheet(name) else { continue }
      try compare(one, other, on: name, open[name] ?? [])
    }
  }

  private static func eachRow(
    _ report: Report, _ body: (Sheet, String, Row, Int) throws -> Void
  ) throws {
    let layout = try ReportLayout(report)
    for (index, sheet) in report.sheets.enumerated() {
      for (block, place) in zip(sheet.blocks, layout.places[index]) {
        var row = place.firstRow
        try block.rows.forEach { next in
          try body(sheet, layout.sheetNames[index], next, row)
          row += 1
        }
      }
    }
  }

  /// The cells that the report leaves open to be filled in, by the names of their sheets.
  private static func openFields(_ report: Report) throws -> [String: Set<CellAddress>] {
    var open: [String: Set<CellAddress>] = [:]
    try eachRow(report) { _, name, row, place in
      for (column, cell) in row.cells.enumerated() where cell.isOpen {
        open[name, default: []].insert(CellAddress(row: place, column: column))
      }
    }
    return open
  }

  private mutating func compare(
    _ expected: ShownSheet, _ found: ShownSheet, on sheet: String, _ open: Set<CellAddress>
  ) throws(InputProblems) {
    compared += expected.cells.count { $0.value.value != .none }
    let places = Set(expected.cells.keys).union(found.cells.keys)
    for place in places.sorted(by: { ($0.row, $0.column) < ($1.row, $1.column) }) {
      let at = "\(sheet)!\(place.text)"
      guard let cell = expected.cells[place] else {
        guard !open.contains(place) else {
          filled += 1
          continue
        }
        let added = found.cells[place]
        add(.value, at, nil, added.map { $0.formula.map { "=" + $0 } ?? text($0) })
        continue
      }
      guard let other = found.cells[place] else {
        add(.value, at, text(cell), nil)
        continue
      }
      try compare(cell, other, at, on: sheet)
    }
    compare(expected.traits, found.traits, on: sheet)
  }

  private mutating func compare(
    _ expected: ShownSheet.Cell, _ found: ShownSheet.Cell, _ at: String, on sheet: String
  ) throws(InputProblems) {
    if let formula = expected.formula {
      guard let other = found.formula else {
        return add(.formula, at, "=" + formula, nil, constant: text(found))
      }
      if expected.plainFormula != found.plainFormula {
        add(.formula, at, "=" + formula, "=" + other)
      }
    } else if let other = found.formula {
      add(.formula, at, nil, "=" + other)
    }
    // What is added up of entered amounts is so by the workbook itself.
    let sum = try expected.formula.flatMap { formula throws(InputProblems) in
      expected.value.equals(found.value) ? nil : try entered?.value(formula, on: sheet)
    }
    compareValue(expected, found, at, sum: sum)
    let (style, other) = (expected.style, found.style)
    if style.format != other.format { add(.format, at, style.format, other.format) }
    if style.ink != other.ink { add(.ink, at, style.ink, other.ink) }
    if style.ground != other.ground { add(.ground, at, style.ground, other.ground) }
    if style.font != other.font { add(.font, at, style.font, other.font) }
    if style.isStruck != other.isStruck {
      add(.struck, at, style.isStruck ? "" : nil, other.isStruck ? "" : nil)
    }
  }

  private mutating func compareValue(
    _ expected: ShownSheet.Cell, _ found: ShownSheet.Cell, _ at: String, sum: Int128?
  ) {
    let value = sum.map { ShownSheet.Value.number($0) } ?? expected.value
    // A formula that no program has computed yet gives what the same formula gives here.
    if !(found.value == .none && found.formula != nil), !value.equals(found.value) {
      add(.value, at, text(value, expected.style), text(found))
    }
  }

  private mutating func compare(
    _ expected: [ShownTrait: String], _ found: [ShownTrait: String], on sheet: String
  ) {
    let traits = Set(expected.keys).union(found.keys).filter { expected[$0] != found[$0] }
    for trait in traits.sorted(by: { ($0.kind.rawValue, $0.place) < ($1.kind.rawValue, $1.place) })
    {
      let kind = trait.kind.rawValue
      let place = Message(
        kind + ".place", ["sheet": Fact.whole(sheet), "place": Fact.whole(trait.place)])
      add(
        Difference(
          place: place.text(language), expected: word(kind, expected[trait], trait.place),
          found: word(kind, found[trait], trait.place)))
    }
  }

  /// What a cell has beside its value, and the order of the sheets.
  private enum Part: String {
    case value = "verification.SHOWN.value"
    case formula = "verification.SHOWN.formula"
    case format = "verification.SHOWN.format"
    case ink = "verification.SHOWN.ink"
    case ground = "verification.SHOWN.ground"
    case font = "verification.SHOWN.font"
    case struck = "verification.SHOWN.struck"
    case order = "verification.SHOWN.order"
  }

  private mutating func add(
    _ part: Part, _ place: String, _ expected: String?, _ found: String?, constant: String? = nil
  ) {
    let kind = part.rawValue
    let fixed = constant.map { value in
      Message("verification.SHOWN.formula.constant", ["value": Fact.whole(value)]).text(language)
    }
    add(
      Difference(
        place: place.isEmpty ? Message(kind + ".place").text(language) : place,
        expected: word(kind, expected, place), found: fixed ?? word(kind, found, place)))
  }

  private mutating func add(_ difference: Difference) {
    differenceCount += 1
    if differences.count < Self.limit { differences.append(difference) }
  }

  private func word(_ kind: String, _ value: String?, _ place: String) -> String {
    guard let value else { return Message(kind + ".lacking").text(language) }
    let short = value.count > 160 ? value.prefix(160) + "…" : value[...]
    return Message(
      kind + ".found", ["value": Fact.whole(String(short)), "place": Fact.whole(place)]
    ).text(language)
  }

  /// The value of a cell as people read it.
  private func text(_ cell: ShownSheet.Cell) -> String { text(cell.value, cell.style) }

  private func text(_ value: ShownSheet.Value, _ style: ShownStyle) -> String {
    switch value {
    case .none: return language.pick("leer", "empty")
    case .text(let text): return "„\(text.prefix(120))“"
    case .error(let text): return text
    case .bool(let value):
      return value ? language.pick("WAHR", "TRUE") : language.pick("FALSCH", "FALSE")
    case .number(let number):
      if style.format.hasSuffix("yyyy") || style.format.hasPrefix("yyyy"),
        number % 1_000_000_000 == 0,
        let day = CalendarDate(year: 1899, month: 12, day: 30)?.adding(
          days: Int(clamping: number / 1_000_000_000))
      {
        return day.text(language)
      }
      guard number % 10_000_000 == 0 else {
        let exact = Rational(Int64(clamping: number / 1_000)) / Rational(1_000_000)
        return exact.decimalText(places: 4).replacing(".", with: language.pick(",", "."))
      }
      return Money(cents: Int64(clamping: number / 10_000_000)).numberText(language)
    }
  }
}

extension Cell {
  /// Whether people are to fill it in.
  fileprivate var isOpen: Bool {
    value == .empty && [.field, .signature, .input].contains(style.role)
  }
}

extension ShownSheet.Value {
  /// Whether two cells hold the same, for a reader.
  fileprivate func equals(_ other: Self) -> Bool {
    switch (self, other) {
    // Programs add in different orders; a ten-thousandth of a cent is far above that noise.
    case (.number(let one), .number(let two)): abs(one - two) < 1_000
    case (.text(let one), .text(let two)): one == two || Self.plain(one) == Self.plain(two)
    default: self == other
    }
  }

  /// Line ends and spaces at the ends do not survive every program.
  private static func plain(_ text: String) -> String {
    let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    return lines.map { $0.split(separator: " ").joined(separator: " ") }.joined(separator: "\n")
  }
}
