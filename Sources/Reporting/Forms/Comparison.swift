public import Amounts

/// A figure of the ledger and how the workbook comes to it: a row of the control sheet.
struct Comparison {
  /// The form's row that labels it.
  let check: String
  /// Unique on the control sheet.
  let key: String
  /// Nil for the label that the form gives to the check.
  let label: String?
  let ledger: LedgerFigure
  /// What the workbook has: a formula over the rows that are written, or what was found out while
  /// they were read. Never made from a ``LedgerFigure``, which nobody but this file can read.
  let workbook: Cell

  /// - Parameter key: tells comparisons of the same check from each other: the id of a line.
  init(
    _ check: some RawRepresentable<String>, key: String = "", label: String? = nil,
    _ ledger: LedgerFigure, _ workbook: Formula
  ) {
    self.init(check, key: key, label: label, ledger, .like(ledger.value, workbook))
  }

  /// A figure in the cell where the workbook has it.
  init(
    _ check: some RawRepresentable<String>, key: String = "", label: String? = nil,
    _ ledger: LedgerFigure, _ workbook: Reference
  ) {
    self.init(check, key: key, label: label, ledger, .same(workbook))
  }

  fileprivate init(
    _ check: some RawRepresentable<String>, key: String = "", label: String?,
    _ ledger: LedgerFigure, _ workbook: Cell
  ) {
    self.check = check.rawValue
    self.key = "\(check.rawValue).\(key)"
    self.label = label
    self.ledger = ledger
    self.workbook = workbook
  }
}

/// A figure as the ledger has it: added up by the ledger over what it stores, or settled. A report
/// can compare it and show it on the control sheet, and cannot read it: so no figure of a workbook
/// is made from what it is compared with. Only what reads the ledger makes one.
public struct LedgerFigure: Hashable, Sendable {
  fileprivate let value: CellValue

  private init(value: CellValue) { self.value = value }

  public init(_ money: Money) { self.init(value: .money(money)) }
  public init(count: Int) { self.init(value: .integer(Int64(count))) }
  public init(hundredths: Int64) { self.init(value: .percent(hundredths: hundredths)) }

  /// What holds of every sound workbook: nothing differs, an answer is yes, parts make a whole.
  public static let nothing = LedgerFigure(.zero)
  static let none = LedgerFigure(count: 0)
  static let yes = LedgerFigure(count: 1)
  static let whole = LedgerFigure(hundredths: 10_000)

  var isZero: Bool {
    switch value {
    case .money(let money): money.isZero
    case .integer(let number), .percent(let number): number == 0
    default: true
    }
  }

  /// Two figures of a kind together.
  /// - Throws: ``AmountError/beyondLimit``.
  public static func + (a: LedgerFigure, b: LedgerFigure) throws(AmountError) -> LedgerFigure {
    switch (a.value, b.value) {
    case (.money(let a), .money(let b)): LedgerFigure(try a + b)
    case (.integer(let a), .integer(let b)): LedgerFigure(value: .integer(a + b))
    case (.percent(let a), .percent(let b)): LedgerFigure(hundredths: a + b)
    default: a
    }
  }
}

/// The check that every kind has.
private enum Soundness: String {
  case sound

  static let label = LocalizedText(
    de: "Sätze und Summen des Buchs hinter diesem Bericht, davon unverändert lt. Siegel",
    en: "Records and sums of the ledger behind this report, of them as sealed")
}

/// Whether everything agrees: one cell, to be found by name in every workbook.
enum Verdict {
  static let name = "Kontrolle_Ergebnis"
  /// Workbook less ledger, a cell for each figure.
  static let differences = "Kontrolle_Differenzen"
  static let cell = Reference.cell(block: "control", row: "total", column: "state")
  /// The same on a cover.
  static let ties = LocalizedText(
    de: "Summen stimmen mit dem Hauptbuch überein", en: "Totals tie to the ledger")
  static let differs = LocalizedText(
    de: "Summen weichen vom Hauptbuch ab", en: "Totals differ from the ledger")
}

// The control sheet: every figure once from the ledger, once from the workbook.
extension FormFilling {
  func control(_ section: FormSection) throws -> FormContent {
    let checks = try allComparisons(section)
    var lines: [FormContent.Line] = []
    for check in checks { lines.append(row(check, section)) }
    lines.append(verdict(section))
    return FormContent(lines)
  }

  /// What the kind compares, as far as the form labels it, and whether what it rests on is as it
  /// was sealed.
  private func allComparisons(_ section: FormSection) throws -> [Comparison] {
    let own = try comparisons(section).filter { check in
      section.rows.contains { $0.key == check.check }
    }
    guard let soundness = basis.soundness else { return own }
    return own + [
      Comparison(
        Soundness.sound, label: Soundness.label[language], soundness.records,
        Cell(.integer(Int64(soundness.sound))))
    ]
  }

  private func row(_ check: Comparison, _ section: FormSection) -> FormContent.Line {
    func cell(_ column: String) -> Reference {
      .cell(block: "control", row: check.key, column: column)
    }
    let ok = label(section, "match")
    let wrong = label(section, "differs")
    // Binary noise lies far below a cent and below a hundredth of a per cent.
    let places = if case .percent = check.ledger.value { 6 } else { 2 }
    return FormContent.Line(
      check.key, .data,
      [
        "label": .text(check.label ?? label(section, check.check)),
        "ledger": Cell(check.ledger.value),
        "workbook": check.workbook,
        "difference": .like(
          check.ledger.value, "ROUND(\(cell("workbook"))-\(cell("ledger")),\(places))"),
        "state": .number("IF(\(cell("difference"))=0,\(text: ok),\(text: wrong))"),
      ])
  }

  /// Whether all agree.
  private func verdict(_ section: FormSection) -> FormContent.Line {
    let differences = Reference.column(block: "control", column: "difference")
    let (ok, wrong) = (label(section, "allMatch"), label(section, "someDiffer"))
    return FormContent.Line(
      "total", .total,
      [
        "label": .text(label(section, "total")),
        "state": .number(
          "IF(SUMPRODUCT(--(\(differences)<>0))=0,\(text: ok),\(text: wrong))"),
      ])
  }

  /// The verdict where a form repeats it on another sheet.
  var verdictCell: Cell {
    let good = section("control").map { label($0, "allMatch") } ?? ""
    return Cell.number(
      """
      IF(\(Reference.name(Verdict.name))=\(text: good),\(text: Verdict.ties[language]),\
      \(text: Verdict.differs[language]))
      """
    ).linked(to: .name(Verdict.name))
  }

  /// Good and bad stand out, on the control sheet and where the verdict is repeated.
  func highlight(_ sheet: inout Sheet, _ definition: FormSheet, _ item: FormItem?) throws {
    guard let control = section("control") else { return }
    func tones(_ cells: Reference, _ good: String, _ bad: String) -> [Sheet.Highlight] {
      [
        Sheet.Highlight(cells, equal: good, tone: .good),
        Sheet.Highlight(cells, equal: bad, tone: .bad),
      ]
    }
    for section in definition.sections {
      if section.content == "control" {
        sheet.highlights += tones(
          .column(block: "control", column: "state"), label(control, "match"),
          label(control, "differs"))
        sheet.highlights += tones(
          Verdict.cell, label(control, "allMatch"), label(control, "someDiffer"))
      }
      guard section.content == "facts" else { continue }
      let block = item?.block(section.key) ?? section.key
      sheet.highlights += standingHighlights(section, block: block)
      if section.rows.contains(where: { $0.key == "control" }) {
        sheet.highlights += tones(
          .cell(block: block, row: "control", column: "value"), Verdict.ties[language],
          Verdict.differs[language])
      }
    }
  }
}
