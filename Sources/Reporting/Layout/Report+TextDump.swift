import Amounts

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
  var dumpText: String {
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
