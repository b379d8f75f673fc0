public import Amounts

/// The statement of use (Verwendungsnachweis): what the recipient shows the authority about the
/// money it was granted (ANBest-G NRW Nr. 7, ANBest-P Nr. 6).
///
/// Every figure of the form is a formula that leads back to the vouchers; the control sheet holds
/// the ledger's own figures beside them.
public struct StatementOfUse {
  let data: StatementOfUseData
  let language: Language
  let form: FormDefinition
  let figures: StatementOfUseFigures

  /// Builds the report.
  /// - Parameters:
  ///   - data: the ledger's figures and bookings.
  ///   - form: a form of the kind ``FormKind/statementOfUse``.
  ///   - language: the language of labels; sentences of `data` are in it already.
  /// - Throws: ``AmountError`` where a total does not fit into an amount.
  public static func report(
    _ data: StatementOfUseData, form: FormDefinition, language: Language
  ) throws(AmountError) -> Report {
    let figures = try StatementOfUseFigures(data)
    return try StatementOfUse(data: data, language: language, form: form, figures: figures).report()
  }

  private func report() throws(AmountError) -> Report {
    let builder = FormBuilder(form: form, language: language, values: values)
    let sheets = try builder.sheets(
      table: { (section) throws(AmountError) in try content(section) },
      pairs: pairs, facts: { Fact(rawValue: $0).map(cell) }, narrative: data.narrative)
    return Report(
      title: "\(form.title[language]) \(data.award.id)",
      subject: "\(data.project.id) \(data.measure.title)", author: data.recipient.name,
      language: language, created: data.asOf, properties: properties,
      sheets: highlighted(sheets), names: names)
  }

  /// A section's rows by the name of its content; nil for what is no table of this report.
  private func content(_ section: FormSection) throws(AmountError) -> FormContent? {
    switch section.content {
    case "awards": notices()
    case "receipts": receipts(section)
    case "expenditure": expenditure(section)
    case "result": try result(section)
    case "payment": payment(section)
    case "steps": steps(section)
    case "recognition": recognition(section)
    case "financing": try financing(section)
    case "plannedShares": shares(section, figures.plannedShares, of: "planned")
    case "actualShares": shares(section, figures.actualShares, of: "actual")
    case "vouchers": try vouchers(section)
    case "income": try income(section)
    case "control": try control(section)
    default: nil
    }
  }

  /// The labels and texts of a section that lists them; nil for what is no such list.
  private func pairs(_ section: FormSection) -> [FormBuilder.Pair]? {
    switch section.content {
    case "findings": findings(section)
    case "ruleSets": ruleSets()
    default: nil
    }
  }

  /// What texts of the form may hold in braces. The page numbers are the printing program's.
  static let placeholders = [
    "title", "recipient", "funder", "award", "amount", "project", "measure", "period", "asOf",
    "source", "line", "lineTitle", "page", "pages",
  ]

  private var values: [String: String] {
    [
      "title": form.title[language], "recipient": data.recipient.name, "funder": data.funder.name,
      "award": data.award.id, "amount": data.award.amount.text(language),
      "project": data.project.title, "measure": data.measure.title,
      "period": data.award.period.text(language), "asOf": data.asOf.text(language),
    ]
  }

  /// A label of the form with the name of a line or source in it.
  func label(
    _ section: FormSection, _ row: String, line: StatementOfUseData.Line? = nil,
    source: StatementOfUseData.Source? = nil
  ) -> String {
    var values = values
    values["line"] = line?.id
    values["lineTitle"] = line?.title
    values["source"] = source?.name
    return FormText.filled(section.label(row)[language], values)
  }

  /// By which `verify` recognises the workbook.
  private var properties: [Report.Property] {
    [
      Report.Property("Foerderbuch.Report", form.kind.rawValue),
      Report.Property("Foerderbuch.Form", form.id),
      Report.Property("Foerderbuch.Award", data.award.id),
      Report.Property("Foerderbuch.AsOf", data.asOf.isoText),
      Report.Property("Foerderbuch.Entries", String(data.provenance.entries)),
      Report.Property("Foerderbuch.Head", data.provenance.head),
      Report.Property("Foerderbuch.Program", data.provenance.program),
    ]
  }

  private func highlighted(_ sheets: [Sheet]) -> [Sheet] {
    var sheets = sheets
    for (index, sheet) in form.sheets.enumerated() {
      for section in sheet.sections {
        if section.content == "control" {
          let state = Reference.column(block: "control", column: "state")
          sheets[index].highlights += [
            Sheet.Highlight(state, equal: label(section, "match"), tone: .good),
            Sheet.Highlight(state, equal: label(section, "differs"), tone: .bad),
          ]
          sheets[index].highlights += verdict(
            .cell(block: "control", row: "total", column: "state"), section)
        }
        if section.rows.contains(where: { $0.key == Fact.control.rawValue }),
          section.content == "facts", let control = controlSection
        {
          sheets[index].highlights += verdict(
            .cell(block: section.key, row: Fact.control.rawValue, column: "value"), control)
        }
      }
    }
    return sheets
  }

  private func verdict(_ cell: Reference, _ control: FormSection) -> [Sheet.Highlight] {
    [
      Sheet.Highlight(cell, equal: label(control, "allMatch"), tone: .good),
      Sheet.Highlight(cell, equal: label(control, "someDiffer"), tone: .bad),
    ]
  }

  var controlSection: FormSection? {
    form.sheets.lazy.flatMap(\.sections).first { $0.content == "control" }
  }
}
