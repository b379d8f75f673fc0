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
      for name in [Verdict.name] + amounts.map(\.name) {
        binder.calculation.known["\(name)_\(index + 1)"] = binder.value(name, of: part)
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

  var placeholders: [String: String] { ["count": String(parts.count)] }
  var names: [Report.DefinedName] { [] }

  func fact(_ name: String, _ item: FormItem?) throws -> Cell? {
    switch name {
    case "kind": .text(basis.name)
    case "subject": .text(basis.subject)
    case "author": .text(basis.author)
    case "count": Cell(.integer(Int64(parts.count)))
    default: nil
    }
  }

  /// Columns of amounts, and the name that a report gives to the cell.
  fileprivate static let amounts: [(column: String, name: String)] = [
    ("awarded", "Zuwendung_bewilligt"), ("entitled", "Zuwendung_Anspruch"),
    ("drawn", "Zuwendung_verblieben"), ("repayable", "Zuwendung_zu_erstatten"),
    ("open", "Zuwendung_offen"), ("maximum", "Abruf_Hoechstbetrag"),
    ("requested", "Abruf_Betrag"),
  ]

  /// Without the amounts that no report in it has.
  func adapted(_ section: FormSection, _ item: FormItem?) -> FormSection {
    guard section.content == "parts" else { return section }
    let unknown = Self.amounts.filter { amount in
      !parts.contains { value(amount.name, of: $0) != nil }
    }
    return section.without(Set(unknown.map(\.column)))
  }

  func table(_ section: FormSection, _ item: FormItem?) throws -> FormContent? {
    guard section.content == "parts" else { return nil }
    let lines = parts.enumerated().map { index, part in
      let verdict = Reference.name("\(Verdict.name)_\(index + 1)")
      var cells: [String: Cell] = [
        "number": Cell(.integer(Int64(index + 1))),
        "id": .text(part.id).linked(to: first(of: part, index)),
        "title": .text(part.title),
        "state": Cell.number(.same(verdict)).linked(to: verdict),
      ]
      for (column, name) in Self.amounts where value(name, of: part) != nil {
        cells[column] = .taken(from: .name("\(name)_\(index + 1)"))
      }
      return FormContent.Line("part.\(index + 1)", .data, cells)
    }
    let columns = Self.amounts.map(\.column).filter { column in
      section.columns.contains { $0.key == column }
    }
    guard !columns.isEmpty else { return FormContent(lines) }
    return FormContent(lines + [total(section, columns, label: "id")])
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

  /// What stands in a cell that a report gives a name to; nil where it has no such cell.
  private func value(_ name: String, of part: Part) -> Value? {
    guard let named = part.report.names.first(where: { $0.name == name }),
      case .cell(let block, let row, let column) = named.reference,
      let found = part.report.sheets.lazy.flatMap(\.blocks).first(where: { $0.key == block }),
      let place = found.columns.firstIndex(of: column),
      let cells = found.rows.known.first(where: { $0.key == row })?.cells
    else { return nil }
    return Value(cells[place].value)
  }
}

extension FormVocabulary {
  /// What forms of a binder can say.
  static let binder = FormVocabulary(
    contents: [
      "parts": Content(
        columns: ["number", "id", "title", "state"] + Binder.amounts.map(\.column),
        requiredColumns: ["id", "state"], rows: ["total"], isRequired: true)
    ], facts: ["kind", "subject", "author", "count"], checks: ["part"],
    placeholders: ["count", "part"])
}
