import CXlsxWriter
import Reporting

// How a sheet prints.
extension ReportRenderer {
  func setUpPages(_ sheet: Sheet, _ worksheet: Worksheet) throws(WorkbookError) {
    // Where people write into rows that grow, no row is given a height that it does not need.
    if !sheet.takesText { worksheet_set_default_row(worksheet, Double(TextMetrics.rowHeight), 0) }
    worksheet_set_paper(worksheet, 9)  // A4
    switch sheet.print.orientation {
    case .portrait: worksheet_set_portrait(worksheet)
    case .landscape: worksheet_set_landscape(worksheet)
    }
    let margins = PageBreaks.margins(sheet.print.orientation)
    worksheet_set_margins(
      worksheet, margins.side / 72, margins.side / 72, margins.top / 72, margins.bottom / 72)
    let strips = PageStrips(sheet)
    if strips.breaks.isEmpty {
      worksheet_fit_to_pages(worksheet, 1, 0)
    } else {
      // A page of its own for chosen columns; whoever fits a sheet to pages loses such breaks.
      worksheet_set_print_scale(worksheet, UInt16(strips.scale * 100))
      worksheet_print_across(worksheet)
      var columns = strips.breaks.map { lxw_col_t($0) } + [0]
      try check(
        "worksheet_set_v_pagebreaks", worksheet_set_v_pagebreaks(worksheet, &columns))
    }
    worksheet_gridlines(worksheet, UInt8(LXW_HIDE_ALL_GRIDLINES.rawValue))
    try number(sheet, worksheet)
    let (header, footer) = PageLine.codes(sheet.print, layout.report)
    if !header.isEmpty {
      try check("worksheet_set_header", worksheet_set_header(worksheet, header))
    }
    if !footer.isEmpty {
      try check("worksheet_set_footer", worksheet_set_footer(worksheet, footer))
    }

    if let last = layout.places[sheetIndex].last, last.firstRow + last.count > 0,
      !sheet.widths.isEmpty
    {
      try check(
        "worksheet_print_area",
        worksheet_print_area(
          worksheet, 0, 0, lxw_row_t(last.firstRow + last.count - 1),
          lxw_col_t(sheet.widths.count - 1)))
    }
    if let kept = sheet.headings, let rows = layout.place(ofBlock: kept.block)?.headings {
      // Headings far down would leave no room for what they head.
      if rows.upperBound < 8 {
        worksheet_freeze_panes(worksheet, lxw_row_t(rows.upperBound + 1), lxw_col_t(kept.columns))
      }
      try check(
        "worksheet_repeat_rows",
        worksheet_repeat_rows(worksheet, lxw_row_t(rows.lowerBound), lxw_row_t(rows.upperBound)))
      if !strips.breaks.isEmpty, kept.columns > 0 {
        try check(
          "worksheet_repeat_columns",
          worksheet_repeat_columns(worksheet, 0, lxw_col_t(kept.columns - 1)))
      }
    }
    if let key = sheet.filter, let place = layout.place(ofBlock: key), let rows = place.headings,
      let body = place.body, let block = sheet.blocks.first(where: { $0.key == key })
    {
      try check(
        "worksheet_autofilter",
        worksheet_autofilter(
          worksheet, lxw_row_t(rows.upperBound), 0, lxw_row_t(body.upperBound),
          lxw_col_t(block.columns.count - 1)))
    }
  }

  /// Ends the pages, once all rows and their heights are known.
  func breakPages(_ sheet: Sheet, _ worksheet: Worksheet) throws(WorkbookError) {
    guard !pages.isOnePage(sheet) else { return worksheet_fit_to_pages(worksheet, 1, 1) }
    let headings = sheet.headings.flatMap { layout.place(ofBlock: $0.block)?.headings }
    let breaks = pages.rows(of: sheet, headings: headings).map { lxw_row_t($0) }
    guard !breaks.isEmpty else { return }
    var list = breaks + [0]
    try check("worksheet_set_h_pagebreaks", worksheet_set_h_pagebreaks(worksheet, &list))
  }

  /// Tells the two parts of a book apart: by the colour of the tab, and each counts its own pages.
  private func number(_ sheet: Sheet, _ worksheet: Worksheet) throws(WorkbookError) {
    guard layout.report.hasTwoParts else { return }
    worksheet_set_tab_color(
      worksheet, sheet.part == .funder ? HouseStyle.accent : HouseStyle.line)
    if layout.report.sheets.first(where: { $0.part == sheet.part })?.key == sheet.key {
      worksheet_set_start_page(worksheet, 1)
    }
  }
}

extension Sheet {
  /// Whether it has fields of one cell, whose rows grow with what is written into them.
  fileprivate var takesText: Bool {
    widths.count == 1
      && blocks.contains { $0.rows.known.contains { $0.cells.first?.style.role == .field } }
  }
}
