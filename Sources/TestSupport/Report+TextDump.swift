import Amounts
public import Reporting

extension Report {
  /// The whole report as text, a line for each cell: address, formula and value. What tests compare
  /// and people can read in a change.
  /// - Throws: ``LayoutProblems``, and what a stream of rows throws.
  public func textDump() throws -> String {
    let layout = try ReportLayout(self)
    var text = "# \(title) · \(subject) · \(author) · \(created.isoText) · \(language)\n"
    for property in properties { text += "\(property.key): \(property.value)\n" }
    for name in names {
      guard let range = layout.range(of: name.reference) else { continue }
      text += "\(name.name) = \(layout.absoluteText(of: range))\n"
    }
    for (index, sheet) in sheets.enumerated() {
      text += "\n## \(layout.sheetNames[index])\n"
      for (block, place) in zip(sheet.blocks, layout.places[index]) {
        var row = place.firstRow
        let add = { (next: Row) throws -> Void in
          for (column, cell) in next.cells.enumerated()
          where cell.value != .empty || cell.formula != nil {
            text += CellAddress(row: row, column: column).text + " "
            if let formula = cell.formula {
              text += "=" + (try layout.text(of: formula, onSheet: index, in: (place, row))) + " → "
            }
            text += cell.value.dumpText
            if let link = cell.link.flatMap(layout.range) {
              text += " ↗ " + layout.absoluteText(of: link)
            }
            text += "\n"
          }
          row += 1
        }
        try block.rows.forEach(add)
      }
      for chart in sheet.charts { text += layout.dumpText(of: chart) }
      text += try layout.entryText(ofSheet: index)
    }
    return text
  }
}

extension ReportLayout {
  /// A chart in a line, and a line for each of its series.
  fileprivate func dumpText(of chart: ReportChart) -> String {
    func address(_ reference: Reference) -> String { range(of: reference).map(absoluteText) ?? "?" }
    let place = range(of: chart.place)?.text ?? "?"
    var text =
      "\(place) ▤ \(chart.kind) \"\(chart.title)\" · \(chart.categoryAxis) · \(chart.valueAxis)"
      + " · \(chart.rows) · \(chart.description)\n"
    for series in chart.series {
      text +=
        "  \(series.look) \(address(series.name)): \(address(series.values))"
        + " / \(address(series.categories))\n"
    }
    return text
  }
}

extension CellValue {
  /// The value in plain notation: `1234.56`, `72.73%`, `2026-06-30`, text in quotation marks.
  fileprivate var dumpText: String {
    switch self {
    case .empty: "–"
    case .text(let text): "\"" + text.map { $0 == "\n" ? "⏎" : String($0) }.joined() + "\""
    case .money(let money): money.plainText
    case .percent(let hundredths): Allocation.percentText(hundredths: hundredths) + "%"
    case .number(let number): number.exactText
    case .integer(let number): String(number)
    case .date(let date): date.isoText
    }
  }
}

extension ReportLayout {
  /// What may be entered on a sheet, a line for each rule, for ``Report/textDump()``.
  fileprivate func entryText(ofSheet index: Int) throws(LayoutProblems) -> String {
    let sheet = report.sheets[index]
    var lines: [String] = []
    if let protection = sheet.protection { lines.append("protected: \(protection)") }
    if sheet.isHidden { lines.append("hidden") }
    for validation in sheet.validations {
      guard let range = range(of: validation.cells) else { continue }
      let rule =
        switch validation.rule {
        case .list(let formula): "one of =" + (try text(of: formula, onSheet: index))
        case .dates(let days): "\(days.lowerBound.isoText) to \(days.upperBound.isoText)"
        case .text(let most): "at most \(most) characters"
        case .formula(let formula): "=" + (try text(of: formula, onSheet: index))
        case .anything: "anything"
        }
      lines.append(range.text + (validation.refusal == nil ? " may be " : " must be ") + rule)
      if let hint = validation.hint { lines.append("  ? \(hint.title): \(hint.text)") }
      if let refusal = validation.refusal { lines.append("  ! \(refusal.title): \(refusal.text)") }
    }
    for mark in sheet.marks {
      guard let range = range(of: mark.cells) else { continue }
      lines.append(
        "\(range.text) \(mark.tone) where =" + (try text(of: mark.formula, onSheet: index)))
    }
    return lines.map { $0 + "\n" }.joined()
  }
}
