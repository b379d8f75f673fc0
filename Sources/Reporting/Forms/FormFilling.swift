import Amounts
import Funding

/// What a kind of report puts into its form: tables, facts, figures to compare with the ledger.
/// What every kind has alike – provenance, findings, the control sheet – is in the extensions.
protocol FormFilling {
  var form: FormDefinition { get }
  var language: Language { get }
  var basis: ReportBasis { get }
  /// What texts of the form may hold in braces, apart from title, as-of date and page numbers.
  var placeholders: [String: String] { get }
  /// Amounts that texts may hold besides, by placeholder: the cells that have them.
  var figures: [String: Reference] { get }
  /// The figures of this report.
  var calculation: Calculation { get }
  /// Names for the whole workbook, apart from that of the verdict.
  var names: [Report.DefinedName] { get }

  /// A section as this report needs it: without the columns that it has nothing for.
  func adapted(_ section: FormSection, _ item: FormItem?) -> FormSection
  /// Whether a section that has nothing to show is left out with its title.
  func leavesOut(_ section: FormSection, _ item: FormItem?) -> Bool
  /// The rows of a section; nil for what is no table of this kind.
  /// - Parameter item: what the sheet stands for, where the form repeats it.
  func table(_ section: FormSection, _ item: FormItem?) throws -> FormContent?
  /// Labels and values of a section that lists them; nil for what is no such list.
  func pairs(_ section: FormSection, _ item: FormItem?) throws -> [FormBuilder.Pair]?
  /// The value of a fact; nil leaves the row out.
  func fact(_ name: String, _ item: FormItem?) throws -> Cell?
  /// A chart and what it draws; nil for what is no chart, and where there is nothing to draw.
  func chart(_ section: FormSection, _ item: FormItem?) throws -> ReportChart?
  /// Every figure once from the ledger and once from the workbook, in order.
  func comparisons(_ section: FormSection) throws -> [Comparison]
  /// For what a sheet stands once each: `each: partner`.
  func items(_ each: String) -> [FormItem]
  /// A value that the project file has for forms; nil for a kind that has none.
  func ownValue(_ name: String) -> String?
  /// Changes a sheet when its blocks are made: highlights, charts.
  func finish(_ sheet: inout Sheet, _ definition: FormSheet, _ item: FormItem?) throws
}

/// What a repeated sheet stands for: a partner, an award.
struct FormItem: Hashable, Sendable {
  /// Unique among the items; part of the keys of the sheet and its blocks.
  let key: String
  /// Values of placeholders on its sheet.
  let values: [String: String]

  /// The key of the block that this item's sheet has for a section.
  func block(_ section: String) -> String { "\(section)#\(key)" }
}

extension FormFilling {
  func adapted(_ section: FormSection, _ item: FormItem?) -> FormSection { section }
  func leavesOut(_ section: FormSection, _ item: FormItem?) -> Bool { false }
  func pairs(_ section: FormSection, _ item: FormItem?) throws -> [FormBuilder.Pair]? { nil }
  func chart(_ section: FormSection, _ item: FormItem?) throws -> ReportChart? { nil }
  func items(_ each: String) -> [FormItem] { [] }
  func ownValue(_ name: String) -> String? { nil }
  var figures: [String: Reference] { [:] }
  func finish(_ sheet: inout Sheet, _ definition: FormSheet, _ item: FormItem?) throws {}

  /// The whole report.
  func report() throws -> Report {
    var repeated: [String: [FormItem]] = [:]
    for each in form.sheets.compactMap(\.each) { repeated[each] = items(each) }
    var blocks: [String: (section: FormSection, item: FormItem?)] = [:]
    func places(_ sheet: FormSheet) -> [FormItem?] {
      sheet.each.map { repeated[$0] ?? [] } ?? [nil]
    }
    for sheet in form.sheets {
      for item in places(sheet) {
        for section in sheet.sections {
          let key = item?.block(section.key) ?? section.key
          blocks[key] = (section.called(key), item)
        }
      }
    }
    let names =
      names + [
        Report.DefinedName(Verdict.name, Verdict.cell),
        Report.DefinedName(Verdict.differences, .column(block: "control", column: "difference")),
      ]
    calculation.names = Dictionary(names.map { ($0.name, $0.reference) }) { first, _ in first }
    calculation.texts = placeholders.merging(
      [
        "title": form.title[language], "asOf": basis.asOf.text(language),
        "seal": basis.provenance.seal,
      ]
    ) { own, _ in own }
    calculation.source = { key in
      guard let (whole, item) = blocks[key] else { return nil }
      let section = adapted(whole, item)
      if let content = try anyTable(section, item) {
        return Calculation.Table(key, section.columns.map(\.key), content)
      }
      return try anyPairs(section, item).map { pairs in
        var content = FormContent(
          pairs.map {
            FormContent.Line($0.key, .data, ["label": .text($0.label), "value": $0.value])
          })
        content.isPairs = true
        return Calculation.Table(key, ["value"], content)
      }
    }
    // What the calculation asks is what holds it.
    defer { calculation.source = { _ in nil } }
    let form = try form.folding(where: saysNothing)
    var sheets: [Sheet] = []
    for definition in form.sheets {
      for item in places(definition) {
        let builder = try FormBuilder(
          form: form, language: language, values: texts(), items: repeated,
          remarks: basis.remarks, land: basis.land)
        var sheet = try builder.sheet(definition, item, filling: self)
        try highlight(&sheet, definition, item)
        try finish(&sheet, definition, item)
        sheets.append(sheet)
      }
    }
    return Report(
      title: [form.title[language], basis.name].filter { !$0.isEmpty }.joined(separator: " "),
      subject: basis.subject,
      author: basis.author.isEmpty ? basis.making?.madeBy ?? "" : basis.author,
      language: language, created: basis.asOf,
      properties: properties, sheets: sheets, names: names
    ).inParts
  }

  /// Whether a sheet has nothing but words that there is nothing.
  private func saysNothing(_ sheet: FormSheet) throws -> Bool {
    let standing = try sheet.sections.filter { try stands($0, nil) }
    return try !standing.isEmpty
      && standing.allSatisfy { try calculation.computed($0.key)?.isNothing == true }
  }

  /// The values of placeholders, amounts included.
  private func texts() throws -> [String: String] {
    calculation.texts.merging(try figures.mapValues(amountText)) { own, _ in own }
  }

  /// Whether a section is there: what the notice asks for was told before.
  func stands(_ section: FormSection, _ item: FormItem?) throws -> Bool {
    func isAbove(_ name: String?) throws -> Bool? {
      guard let name, FormBlock(rawValue: name) == nil else { return nil }
      guard let cell = try fact(name, item),
        case .money(let amount) = try calculation.computed(cell).value
      else { return false }
      return amount > .zero
    }
    return try isAbove(section.when) ?? true && !(isAbove(section.unless) ?? false)
  }

  private func amountText(_ cell: Reference) throws -> String {
    try calculation.amount(cell).text(language)
  }

  /// A label of the form with the names of what it stands for in it.
  func label(_ section: FormSection, _ row: String, _ more: [String: String] = [:]) -> String {
    FormText.filled(section.label(row)[language]) { name in
      more[name] ?? calculation.texts[name] ?? figures[name].flatMap { try? amountText($0) }
    }
  }

  /// By which `verify` recognises the workbook and makes its figures again.
  private var properties: [Report.Property] {
    [
      Report.Property("Foerderbuch.Report", form.kind.rawValue),
      Report.Property("Foerderbuch.Form", form.id),
    ] + basis.properties + [
      Report.Property("Foerderbuch.AsOf", basis.asOf.isoText),
      Report.Property("Foerderbuch.Entries", String(basis.provenance.entries)),
      Report.Property("Foerderbuch.Head", basis.provenance.head),
      Report.Property("Foerderbuch.Program", basis.provenance.program),
    ]
      + (basis.making.map { making in
        [
          Report.Property("Foerderbuch.MadeOn", making.madeOn.isoText),
          Report.Property("Foerderbuch.MadeBy", making.madeBy),
        ] + (making.submission.map { [Report.Property("Foerderbuch.Submission", "\($0)")] } ?? [])
      } ?? [])
  }

  /// The first section with a content, on whatever sheet.
  func section(_ content: String) -> FormSection? {
    form.sheets.lazy.flatMap(\.sections).first { $0.content == content }
  }

  /// A total row: the sum of each column given, over the rows above.
  /// - Parameters:
  ///   - columns: of amounts; of per cents and numbers the others.
  ///   - label: the column of the row's label.
  ///   - isEmpty: whether there are no rows to add up.
  func total(
    _ section: FormSection, _ columns: [String], percent: [String] = [], counts: [String] = [],
    label: String = "label", isEmpty: Bool = false
  ) -> FormContent.Line {
    var line = FormContent.Line("total", .total, [label: .text(self.label(section, "total"))])
    func sum(_ column: String) -> Formula { .sum(.column(block: section.key, column: column)) }
    for column in columns { line.cells[column] = isEmpty ? .money(.zero) : .money(sum(column)) }
    for column in percent {
      line.cells[column] = isEmpty ? Cell(.percent(hundredths: 0)) : .percent(sum(column))
    }
    for column in counts { line.cells[column] = .integer(sum(column)) }
    return line
  }

  /// Rows and their total; what says that there are none where there are none.
  /// - Parameter column: of the labels.
  func totalled(
    _ section: FormSection, _ lines: [FormContent.Line], _ columns: [String],
    percent: [String] = [], counts: [String] = [], in column: String = "label"
  ) -> FormContent {
    FormContent(
      (lines.isEmpty ? none(section, in: column).rows : lines)
        + [total(section, columns, percent: percent, counts: counts, label: column)])
  }

  /// A table without rows says so.
  func none(_ section: FormSection, in column: String) -> FormContent {
    var content = FormContent([
      FormContent.Line("none", .data, [column: .text(label(section, "none"))])
    ])
    content.isNothing = true
    return content
  }
}
