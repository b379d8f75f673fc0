public import Amounts

/// Several reports of one kind in one workbook (Sammelmappe), for a project with several awards:
/// a list of them with links and their state before, and one control sheet behind that asks the
/// control sheet of each.
public struct Binder: FormFilling {
  /// A report and what it is called in the list.
  public struct Part: Sendable {
    /// The award.
    public let id: String
    public let title: String
    public let report: Report

    public init(id: String, title: String, report: Report) {
      self.id = id
      self.title = title
      self.report = report
    }
  }

  let parts: [Part]
  let form: FormDefinition
  let language: Language
  let basis: ReportBasis
  let calculation = Calculation()

  /// Binds reports into one.
  /// - Parameters:
  ///   - parts: at least one; each with a control sheet.
  ///   - form: a form of the kind ``FormKind/binder``.
  ///   - basis: of the whole.
  /// - Throws: ``AmountError``.
  public static func report(
    _ parts: [Part], form: FormDefinition, basis: ReportBasis, language: Language
  ) throws -> Report {
    let binder = Binder(parts: parts, form: form, language: language, basis: basis)
    for (index, part) in parts.enumerated() {
      binder.calculation.known["\(Verdict.name)_\(index + 1)"] = .text(binder.verdict(of: part))
      if let figure = binder.figure, let amount = binder.value(of: figure.name, in: part) {
        binder.calculation.known["\(figure.name)_\(index + 1)"] = Value(amount)
      }
    }
    var report = try binder.report()
    let last = report.sheets.popLast()
    for (index, part) in parts.enumerated() {
      let number = index + 1
      var renamed = part.report.renamed(
        key: { "\(number)/\($0)" }, name: { "\($0)_\(number)" })
      for sheet in renamed.sheets.indices {
        renamed.sheets[sheet].name = "\(number) \(renamed.sheets[sheet].name)"
      }
      report.sheets += renamed.sheets
      report.names += renamed.names
    }
    if let last { report.sheets.append(last) }
    return report.inParts
  }

  var placeholders: [String: String] {
    [
      "count": String(parts.count),
      "figure": (figure?.heading ?? LocalizedText(de: "Betrag EUR", en: "Amount EUR"))[language],
    ]
  }

  /// The figure of each report that is added up over all of them, by its name in the workbook: the
  /// first that every one has.
  private var figure: (name: String, heading: LocalizedText)? {
    let known: [(name: String, heading: LocalizedText)] = [
      (
        DrawdownRequest.Name.requested.rawValue,
        LocalizedText(de: "Angefordert EUR", en: "Requested EUR")
      ),
      (
        StatementOfUse.Name.entitled.rawValue,
        LocalizedText(de: "Zustehende Zuwendung EUR", en: "Entitled grant EUR")
      ),
      (
        StatementOfUse.Name.awarded.rawValue,
        LocalizedText(de: "Bewilligt EUR", en: "Granted EUR")
      ),
    ]
    return known.first { figure in parts.allSatisfy { value(of: figure.name, in: $0) != nil } }
  }
  var names: [Report.DefinedName] { [] }

  func fact(_ name: String, _ item: FormItem?) throws -> Cell? {
    switch name {
    case "subject": .text(basis.subject)
    case "author": .text(basis.author)
    case "count": Cell(.integer(Int64(parts.count)))
    default: nil
    }
  }

  func table(_ section: FormSection, _ item: FormItem?) throws -> FormContent? {
    guard section.content == "parts" else { return nil }
    var lines = parts.enumerated().map { index, part in
      FormContent.Line(
        "part.\(index + 1)", .data,
        [
          "number": Cell(.integer(Int64(index + 1))),
          "id": .text(part.id).linked(to: first(of: part, index)),
          "title": .text(part.title),
          "amount": figure.map { .money(.same(.name("\($0.name)_\(index + 1)"))) } ?? .empty,
          "state": Cell.number(.same(.name("\(Verdict.name)_\(index + 1)")))
            .linked(to: .name("\(Verdict.name)_\(index + 1)")),
        ])
    }
    if figure != nil {
      lines.append(
        FormContent.Line(
          "total", .total,
          [
            "title": .text(label(section, "total")),
            "amount": .money(.subtotal(.column(block: section.key, column: "amount"))),
          ]))
    }
    return FormContent(lines)
  }

  private enum Check: String { case part }

  func comparisons(_ section: FormSection) throws -> [Comparison] {
    let good = label(section, "allMatch")
    return parts.enumerated().map { index, part in
      Comparison(
        Check.part, key: String(index + 1), label: label(section, "part", ["part": part.id]), .yes,
        "IF(\(Reference.name("\(Verdict.name)_\(index + 1)"))=\(text: good),1,0)")
    }
  }

  func finish(_ sheet: inout Sheet, _ definition: FormSheet, _ item: FormItem?) throws {
    guard let control = section("control"),
      definition.sections.contains(where: { $0.content == "parts" })
    else { return }
    let states = Reference.column(block: "parts", column: "state")
    sheet.highlights += [
      Sheet.Highlight(states, equal: label(control, "allMatch"), tone: .good),
      Sheet.Highlight(states, equal: label(control, "someDiffer"), tone: .bad),
    ]
  }

  private func first(of part: Part, _ index: Int) -> Reference? {
    part.report.sheets.first.map { .sheet("\(index + 1)/\($0.key)") }
  }

  /// The text in the cell that says whether a part ties to the ledger.
  private func verdict(of part: Part) -> String {
    guard case .text(let text) = value(at: Verdict.cell, in: part) else { return "" }
    return text
  }

  /// What a part has under a name; nil where it has no such cell.
  private func value(of name: String, in part: Part) -> CellValue? {
    part.report.names.first { $0.name == name }.flatMap { value(at: $0.reference, in: part) }
  }

  private func value(at place: Reference, in part: Part) -> CellValue? {
    guard case .cell(let block, let row, let column) = place,
      let found = part.report.sheets.lazy.flatMap(\.blocks).first(where: { $0.key == block }),
      let index = found.columns.firstIndex(of: column),
      let cells = found.rows.known.first(where: { $0.key == row })?.cells
    else { return nil }
    return cells[index].value
  }
}

extension FormVocabulary {
  /// What forms of a binder can say.
  static let binder = FormVocabulary(
    contents: [
      "parts": Content(
        columns: ["number", "id", "title", "amount", "state"], requiredColumns: ["id", "state"],
        rows: ["total"], isRequired: true)
    ], facts: ["subject", "author", "count"], checks: ["part"],
    placeholders: ["count", "figure", "part"])
}
