public import Amounts

/// The financing plan against what came of it (Finanzierungsplan Soll/Ist): line by line and source
/// by source, with amendments side by side, the limit of overruns, and which saving makes up for
/// which overrun (ANBest-P Nr. 1.2).
public struct PlanActual: FormFilling {
  let data: PlanActualData
  let language: Language
  let form: FormDefinition
  let calculation = Calculation()
  /// Bookings by measure, in the order of the measures.
  let bookings: [[VoucherLine]]
  let receipts: [[VoucherLine]]

  typealias Line = FormContent.Line

  var basis: ReportBasis { data.basis }

  /// Builds the report.
  /// - Parameters:
  ///   - data: the ledger's figures and bookings, of one measure at least.
  ///   - form: a form of the kind ``FormKind/planActual``.
  ///   - language: the language of labels; sentences of `data` are in it already.
  /// - Throws: ``AmountError`` where a total does not fit into an amount.
  public static func report(
    _ data: PlanActualData, form: FormDefinition, language: Language
  ) throws -> Report {
    let bookings = Dictionary(grouping: data.bookings, by: \.measure)
    let receipts = Dictionary(grouping: data.receipts, by: \.measure)
    return try PlanActual(
      data: data, language: language, form: form,
      bookings: data.measures.map { bookings[$0.id] ?? [] },
      receipts: data.measures.map { receipts[$0.id] ?? [] }
    ).report()
  }

  /// One sheet of figures for each measure.
  func items(_ each: String) -> [FormItem] {
    guard each == "measure" else { return [] }
    return data.measures.enumerated().map { index, measure in
      var values = [
        "measure": measure.title, "measureId": measure.id, "project": measure.project,
        "recipient": measure.recipient,
        "awards": measure.awards.map(\.id).joined(separator: ", "),
      ]
      for column in Self.amendmentColumns { values[column] = "" }
      for (column, version) in columns(of: measure) {
        values[column] = Self.heading(version.name)
        values[column + "On"] = version.on?.text(language) ?? ""
      }
      if measure.awards.isEmpty { values["awards"] = measure.id }
      return FormItem(key: Self.key(index), values: values)
    }
  }

  /// Of an item, or of a measure.
  static func key(_ index: Int) -> String { String(index + 1) }

  private func index(_ item: FormItem?) -> Int? {
    item.flatMap { Int($0.key) }.map { $0 - 1 }
  }

  func table(_ section: FormSection, _ item: FormItem?) throws -> FormContent? {
    switch section.content {
    case "overview": return overview(section)
    case "bookings": return bookings(section)
    case "receipts": return receipts(section)
    default: break
    }
    guard let index = index(item) else { return nil }
    let measure = data.measures[index]
    return switch section.content {
    case "terms": terms(section, measure)
    case "versions": versions(section, measure)
    case "sourceVersions": sourceVersions(section, measure)
    case "lines": try lines(section, index)
    case "balance": balance(section, index)
    case "compensation": try compensation(section, index)
    case "verdict": verdict(section, index)
    case "recognition": recognition(section, index)
    case "sources": sources(section, index)
    case "financing": financing(section, index)
    case "plannedShares": shares(section, index, of: "planned")
    case "actualShares": shares(section, index, of: "actual")
    default: nil
    }
  }

  /// A measure without an award has no terms to tell.
  func leavesOut(_ section: FormSection, _ item: FormItem?) -> Bool { section.content == "terms" }

  func adapted(_ section: FormSection, _ item: FormItem?) -> FormSection {
    guard section.content == "versions" || section.content == "sourceVersions",
      let index = index(item)
    else { return section }
    let used = Set(columns(of: data.measures[index]).map(\.column))
    // A plan that nobody amended stands there once.
    return section.without(
      used.count == 1
        ? Set(Self.amendmentColumns + ["original", "change"])
        : Set(Self.amendmentColumns).subtracting(used))
  }

  /// Facts that a form can name.
  enum Fact: String, CaseIterable {
    case scope, recipients, measures, measure, project, recipient, awards, financing
    case olderVersions
  }

  func fact(_ name: String, _ item: FormItem?) throws -> Cell? {
    guard let fact = Fact(rawValue: name) else { return nil }
    let measure = index(item).map { data.measures[$0] }
    return switch fact {
    case .scope: .text(data.scope)
    case .recipients: .text(data.recipients.joined(separator: "\n"))
    case .measures: Cell(.integer(Int64(data.measures.count)))
    case .measure: measure.map { .text("\($0.id) · \($0.title)") }
    case .project: measure.map { .text($0.project) }
    case .recipient: measure.map { .text($0.recipient) }
    case .awards:
      measure.flatMap { measure in
        measure.awards.isEmpty ? nil : .text(measure.awards.map(\.id).joined(separator: ", "))
      }
    case .financing:
      measure.flatMap { measure in
        let kinds = measure.awards.map { "\($0.id): \($0.financing)" }
        return kinds.isEmpty ? nil : .text(kinds.joined(separator: "\n"))
      }
    case .olderVersions:
      measure.flatMap { measure in
        measure.olderVersions.isEmpty
          ? nil : .text(measure.olderVersions.joined(separator: "; "))
      }
    }
  }

  /// What texts of the form may hold in braces.
  static let textPlaceholders =
    ["scope", "recipients", "measure", "measureId", "project", "recipient", "awards"]
    + ["line", "lineTitle", "source", "amount"] + amendmentColumns
    + amendmentColumns.map { $0 + "On" }
    + ["originalOn"]

  var placeholders: [String: String] {
    [
      "scope": data.scope, "recipients": data.recipients.joined(separator: ", "),
      "awards": awardsText(data.measures.flatMap(\.awards).map(\.id), orElse: data.scope),
    ]
  }

  func finish(_ sheet: inout Sheet, _ definition: FormSheet, _ item: FormItem?) throws {
    guard let item, let section = section("verdict"),
      definition.sections.contains(where: { $0.content == "verdict" })
    else { return }
    let cell = Reference.cell(
      block: item.block(section.key), row: "uncovered", column: "state")
    sheet.highlights += [
      Sheet.Highlight(cell, equal: label(section, "balanced"), tone: .good),
      Sheet.Highlight(cell, equal: label(section, "unbalanced"), tone: .bad),
    ]
  }

  /// The block of a content on the sheet of a measure.
  func block(_ content: String, _ index: Int) -> String {
    "\(section(content)?.key ?? content)#\(Self.key(index))"
  }

  /// Rows and their total, which stands alone where there are none.
  func totalled(
    _ section: FormSection, _ lines: [Line], _ columns: [String], percent: [String] = []
  ) -> FormContent {
    FormContent(
      lines + [total(section, columns, percent: percent, isEmpty: lines.isEmpty)])
  }

  /// The same, and the deviation of all in per cent of the plan.
  func compared(
    _ section: FormSection, _ lines: [Line], _ columns: [String], percent: [String] = []
  ) -> FormContent {
    var content = totalled(section, lines, columns, percent: percent)
    func total(_ column: String) -> Reference {
      .cell(block: section.key, row: "total", column: column)
    }
    content.rows[content.rows.count - 1].cells["deviationShare"] = Quotient.cell(
      total("deviation"), of: total("planned"))
    return content
  }
}
