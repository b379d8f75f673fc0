import Amounts

/// A figure of the ledger and how the workbook comes to it: a row of the control sheet.
struct Comparison {
  /// The form's row that labels it.
  let check: String
  /// Unique on the control sheet.
  let key: String
  /// Nil for the label that the form gives to the check.
  let label: String?
  let ledger: CellValue
  /// What ``formula`` gives.
  let workbook: CellValue
  let formula: Formula

  var matches: Bool { workbook == ledger }

  /// - Parameter key: tells comparisons of the same check from each other: the id of a line.
  init(
    _ check: String, key: String = "", label: String? = nil, ledger: CellValue,
    workbook: CellValue, _ formula: Formula
  ) {
    self.check = check
    self.key = "\(check).\(key)"
    self.label = label
    self.ledger = ledger
    self.workbook = workbook
    self.formula = formula
  }

  /// An amount, in the cell where the workbook has it.
  static func money(
    _ check: some RawRepresentable<String>, _ ledger: Money, _ workbook: Money, _ cell: Reference,
    key: String = "", label: String? = nil
  ) -> Comparison {
    Comparison(
      check.rawValue, key: key, label: label, ledger: .money(ledger), workbook: .money(workbook),
      .same(cell))
  }

  /// A number of rows, as the workbook counts them.
  static func count(
    _ check: some RawRepresentable<String>, _ ledger: Int, _ workbook: Int, _ formula: Formula
  ) -> Comparison {
    Comparison(
      check.rawValue, ledger: .integer(Int64(ledger)), workbook: .integer(Int64(workbook)), formula)
  }
}

/// Whether everything agrees: one cell, to be found by name in every workbook.
enum Verdict {
  static let name = "Kontrolle_Ergebnis"
  /// Workbook less ledger, a cell for each figure.
  static let differences = "Kontrolle_Differenzen"
  static let cell = Reference.cell(block: "control", row: "total", column: "state")
}

// The control sheet: every figure once from the ledger, once from the workbook.
extension FormFilling {
  func control(_ section: FormSection) throws -> FormContent {
    let checks = try comparisons(section)
    var lines: [FormContent.Line] = []
    for check in checks { lines.append(try row(check, section)) }
    lines.append(verdict(section, checks))
    return FormContent(lines)
  }

  private func row(_ check: Comparison, _ section: FormSection) throws -> FormContent.Line {
    func cell(_ column: String) -> Reference {
      .cell(block: "control", row: check.key, column: column)
    }
    let ok = label(section, "match")
    let wrong = label(section, "differs")
    // Binary noise lies far below a cent and below a hundredth of a per cent.
    let places = if case .percent = check.ledger { 6 } else { 2 }
    return FormContent.Line(
      check.key, .data,
      [
        "label": .text(check.label ?? label(section, check.check)),
        "ledger": Cell(check.ledger), "workbook": Cell(check.workbook, formula: check.formula),
        "difference": Cell(
          try check.workbook.less(check.ledger),
          formula: "ROUND(\(cell("workbook"))-\(cell("ledger")),\(places))"),
        "state": Cell(
          .text(check.matches ? ok : wrong),
          formula: "IF(\(cell("difference"))=0,\(text: ok),\(text: wrong))"),
      ])
  }

  /// Whether all agree.
  private func verdict(_ section: FormSection, _ checks: [Comparison]) -> FormContent.Line {
    let differences = Reference.column(block: "control", column: "difference")
    let (ok, wrong) = (label(section, "allMatch"), label(section, "someDiffer"))
    return FormContent.Line(
      "total", .total,
      [
        "label": .text(label(section, "total")),
        "state": Cell(
          .text(checks.allSatisfy(\.matches) ? ok : wrong),
          formula:
            "IF(SUMPRODUCT(--(\(differences)<>0))=0,\(text: ok),\(text: wrong))"),
      ])
  }

  /// The verdict where a form repeats it on another sheet.
  var verdictCell: Cell {
    get throws {
      let text = try section("control").map { section in
        label(
          section, try comparisons(section).allSatisfy(\.matches) ? "allMatch" : "someDiffer")
      }
      return Cell(
        .text(text ?? ""), formula: .same(.name(Verdict.name)), link: .name(Verdict.name))
    }
  }

  /// Good and bad stand out, on the control sheet and where the verdict is repeated.
  func highlight(_ sheet: inout Sheet, _ definition: FormSheet, _ item: FormItem?) throws {
    guard let control = section("control") else { return }
    func tones(_ cells: Reference, _ good: String, _ bad: String) -> [Sheet.Highlight] {
      [
        Sheet.Highlight(cells, equal: label(control, good), tone: .good),
        Sheet.Highlight(cells, equal: label(control, bad), tone: .bad),
      ]
    }
    for section in definition.sections {
      if section.content == "control" {
        sheet.highlights += tones(
          .column(block: "control", column: "state"), "match", "differs")
        sheet.highlights += tones(Verdict.cell, "allMatch", "someDiffer")
      }
      if section.content == "facts", section.rows.contains(where: { $0.key == "control" }) {
        let block = item?.block(section.key) ?? section.key
        sheet.highlights += tones(
          .cell(block: block, row: "control", column: "value"), "allMatch", "someDiffer")
      }
    }
  }
}

extension CellValue {
  /// This value less another of its kind.
  fileprivate func less(_ other: CellValue) throws(AmountError) -> CellValue {
    switch (self, other) {
    case (.money(let a), .money(let b)): .money(try a - b)
    case (.percent(let a), .percent(let b)): .percent(hundredths: a - b)
    case (.integer(let a), .integer(let b)): .integer(a - b)
    default: .empty
    }
  }
}
