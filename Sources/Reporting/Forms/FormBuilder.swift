import Amounts

/// Turns a form and what fills it into the sheets of a report.
struct FormBuilder {
  let form: FormDefinition
  let language: Language
  /// The values of placeholders.
  let values: [String: String]
  /// What repeated sheets stand for, by ``FormSheet/each``.
  var items: [String: [FormItem]] = [:]
  /// What stands below the title of the first sheet.
  var remarks: [String] = []
  /// The Land of the rules; see ``FormDefinition/land``.
  var land: String?

  /// A label and what belongs to it.
  struct Pair {
    let key: String
    let label: String
    let value: Cell
  }

  /// A text of the form in the report's language, filled.
  func text(_ text: LocalizedText) -> String { FormText.filled(text[language], values) }

  /// What the title says of the rule or model that the form follows.
  var basis: String {
    let isElsewhere = form.land != nil && form.land != land
    return text(isElsewhere ? form.elsewhere ?? form.basis : form.basis)
  }

  /// What stands below the first title: of a paper for a committee only how much there is to say.
  var remarksInBrief: [String] {
    guard form.kind == .portfolio, remarks.count > 1 else { return remarks }
    return [
      language.pick(
        "\(remarks.count) Werte beruhen auf nicht gelesenem Text oder weichen ab; s. letztes Blatt.",
        "\(remarks.count) values rest on text that nobody read, or differ; see the last sheet."
      )
    ]
  }

  /// A sheet of the form.
  /// - Parameter item: what the sheet stands for, where the form repeats it.
  func sheet(
    _ sheet: FormSheet, _ item: FormItem?, filling: some FormFilling
  ) throws -> Sheet {
    let builder = naming(item)
    func key(_ section: String) -> String { item?.block(section) ?? section }
    var blocks: [Block] = []
    var charts: [ReportChart] = []
    for section in sheet.sections where try filling.stands(section, item) {
      let section = filling.adapted(section.called(key(section.key)), item)
      let content = try filling.calculation.computed(section.key)
      if content?.isNothing == true, filling.leavesOut(section, item) { continue }
      var page = Page(builder: builder, sheet: sheet, section: section)
      page.opening()
      if let content {
        if content.isPairs { page.pairs(content) } else { page.table(content) }
      } else if let chart = try filling.chart(section, item) {
        page.reserve(rows: chart.rows)
        charts.append(chart)
      } else {
        try page.general(facts: { name in
          try filling.anyFact(name, item).map { try filling.calculation.computed($0) }
        })
      }
      page.closing()
      blocks.append(page.block)
    }
    var made = Sheet(
      key: key(sheet.key), name: builder.text(sheet.name), widths: sheet.widths, blocks: blocks,
      print: PrintSetup(
        orientation: sheet.orientation, header: builder.line(form.header),
        footer: builder.line(form.footer)),
      headings: sheet.headings.map {
        Sheet.HeadingRows(block: key($0), columns: sheet.repeatedColumns)
      },
      filter: sheet.filter.map(key))
    made.charts = charts
    made.part = sheet.part
    if made.print.header.center.isEmpty {
      made.print.header.center = sheet.part == .own ? ownFile : filling.standing
    }
    made.print.pagesAcross = sheet.pagesAcross
    made.print.isOnePage = sheet.isOnePage
    return made
  }

  /// The builder whose texts know what a repeated sheet stands for.
  func naming(_ item: FormItem?) -> FormBuilder {
    guard let item else { return self }
    return FormBuilder(
      form: form, language: language, values: values.merging(item.values) { _, own in own },
      items: items, remarks: remarks, land: land)
  }

  /// At the head of each page of one's own file.
  private var ownFile: String {
    language.pick("Eigene Akte – nicht zur Vorlage", "Own file – not to be handed in")
  }

  private func line(_ line: FormDefinition.Line) -> PrintSetup.Line {
    PrintSetup.Line(
      left: line.left.map { text($0) } ?? "", center: line.center.map { text($0) } ?? "",
      right: line.right.map { text($0) } ?? "")
  }
}
