import Amounts
import CXlsxWriter
import Glibc
import Reporting

// Charts. They draw cells; the values of those cells go with them, so that a program that does not
// compute draws the same.
extension ReportRenderer {
  func add(_ chart: ReportChart, widths: [Int], _ worksheet: Worksheet) throws {
    guard let place = layout.range(of: chart.place)?.first else { return }
    let type =
      switch chart.kind {
      case .stackedBars: LXW_CHART_BAR_STACKED
      case .clusteredBars: LXW_CHART_BAR
      case .lines: LXW_CHART_LINE
      }
    guard let made = workbook_add_chart(workbook, UInt8(type.rawValue)) else {
      throw WorkbookError.refused(call: "workbook_add_chart", code: 0)
    }
    for series in chart.series { try add(series, of: chart, to: made) }
    dress(made, chart)
    // The library's own size of a chart, in pixels; a column has 7 to a character and 5 more.
    let (width, height) = (480.0, 288.0)
    let columns = widths.reduce(0) { $0 + $1 * 7 + 5 }
    try CellText.line(chart.description).withCString { description in
      var options = lxw_chart_options()
      options.x_scale = Double(columns - 3) / width
      // A row has whole pixels; a few are left free, so that the frame is not cut at the edge.
      let rows = chart.rows * (TextMetrics.rowHeight * 4 / 3) - 4
      options.y_scale = Double(rows) / height
      options.object_position = UInt8(LXW_OBJECT_MOVE_AND_SIZE.rawValue)
      options.description = UnsafeMutablePointer(mutating: description)
      try check(
        "worksheet_insert_chart_opt",
        worksheet_insert_chart_opt(
          worksheet, lxw_row_t(place.row), lxw_col_t(place.column), made, &options))
    }
  }

  private func add(
    _ series: ReportChart.Series, of chart: ReportChart, to made: UnsafeMutablePointer<lxw_chart>
  ) throws {
    guard let values = layout.range(of: series.values),
      let categories = layout.range(of: series.categories),
      let name = layout.range(of: series.name)
    else { return }
    func formula(_ range: CellRange) -> String { "=" + layout.absoluteText(of: range) }
    guard let drawn = chart_add_series(made, formula(categories), formula(values)) else {
      throw WorkbookError.refused(call: "chart_add_series", code: 0)
    }
    chart_series_set_name(drawn, formula(name))
    try cache(values, in: drawn.pointee.values)
    try cache(categories, in: drawn.pointee.categories)
    try cache(name, in: drawn.pointee.title.range)
    ChartStyle.dress(drawn, chart.kind, look: series.look)
  }

  /// The values of cells as the chart's own copy of them.
  private func cache(
    _ range: CellRange, in copy: UnsafeMutablePointer<lxw_series_range>?
  ) throws {
    guard let copy else { return }
    for value in values(of: range) {
      let code =
        if case .text(let text) = value {
          CellText.line(text).withCString { foerderbuch_cache_value(copy, $0, 0) }
        } else {
          foerderbuch_cache_value(copy, nil, value.number)
        }
      try check("foerderbuch_cache_value", code)
    }
  }

  /// The values of a column's or row's cells, as far as they are known before they are written.
  private func values(of range: CellRange) -> [CellValue] {
    var values: [CellValue] = []
    let blocks = layout.report.sheets[range.sheet].blocks
    for (block, place) in zip(blocks, layout.places[range.sheet]) {
      guard case .list(let rows) = block.rows else { continue }
      for row in range.first.row...range.last.row {
        let index = row - place.firstRow
        guard rows.indices.contains(index) else { continue }
        for column in range.first.column...range.last.column {
          let cells = rows[index].cells
          values.append(cells.indices.contains(column) ? cells[column].value : .empty)
        }
      }
    }
    return values
  }

  private func dress(_ made: UnsafeMutablePointer<lxw_chart>, _ chart: ReportChart) {
    chart_title_set_name(made, CellText.line(chart.title))
    chart_legend_set_position(made, UInt8(LXW_CHART_LEGEND_BOTTOM.rawValue))
    ChartStyle.withFont(size: 11, bold: true) { chart_title_set_name_font(made, $0) }
    ChartStyle.withFont(size: 9) { chart_legend_set_font(made, $0) }
    // Where bars lie, the library calls the axis across x: that of the values.
    let lies = chart.kind != .lines
    let categories = lies ? made.pointee.y_axis : made.pointee.x_axis
    let values = lies ? made.pointee.x_axis : made.pointee.y_axis
    for (axis, name) in [(categories, chart.categoryAxis), (values, chart.valueAxis)] {
      guard let axis else { continue }
      if !name.isEmpty { chart_axis_set_name(axis, CellText.line(name)) }
      ChartStyle.withFont(size: 9) { chart_axis_set_name_font(axis, $0) }
      ChartStyle.withFont(size: 8) { chart_axis_set_num_font(axis, $0) }
      ChartStyle.withLine(HouseStyle.line, 0.75) { chart_axis_set_line(axis, $0) }
    }
    if let axis = categories { chart_axis_major_gridlines_set_visible(axis, 0) }
    if let axis = values {
      chart_axis_set_num_format(axis, numbers(of: chart))
      chart_axis_major_gridlines_set_visible(axis, 1)
      ChartStyle.withLine(0xE3E7EB, 0.5) { chart_axis_major_gridlines_set_line(axis, $0) }
    }
    if lies, let axis = categories {
      // The first category on top, and the values nevertheless below.
      chart_axis_set_reverse(axis)
      chart_axis_set_crossing_max(axis)
      // Every category by its name, however many there are.
      chart_axis_set_interval_unit(axis, 1)
      ChartStyle.withFont(size: 7) { chart_axis_set_num_font(axis, $0) }
      if chart.kind == .stackedBars { chart_set_series_overlap(made, 100) }
      chart_set_series_gap(made, 40)
    }
    ChartStyle.withLine(HouseStyle.line, 0.75) { chart_chartarea_set_line(made, $0) }
  }

  /// How the axis of values writes its numbers: large amounts in millions, else they run into each
  /// other.
  private func numbers(of chart: ReportChart) -> String {
    if chart.format == .percent { return "0%" }
    let largest =
      chart.series.compactMap { layout.range(of: $0.values) }.flatMap(values)
      .map(\.number.magnitude).max() ?? 0
    guard largest >= 10_000_000 else { return "#,##0" }
    return layout.report.language == .de ? "#,##0,,\\ \"Mio.\"" : "#,##0,,\\ \"m\""
  }
}
