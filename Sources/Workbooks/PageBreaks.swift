import Reporting

/// Where a sheet begins a new page: where the report says so, and before a block that would else be
/// torn although a page holds it.
enum PageBreaks {
  /// In points. Room for the header above and the footer below.
  static let margins = (side: 43.0, top: 57.0, bottom: 48.0)

  /// The rows before which a page ends, from zero.
  static func rows(of sheet: Sheet, _ places: [ReportLayout.Place]) -> [Int] {
    let room = room(sheet)
    var rows: [Int] = []
    var used = 0
    for (index, (block, place)) in zip(sheet.blocks, places).enumerated() {
      guard case .list(let list) = block.rows else {
        // A list that long is torn wherever a page ends.
        if block.beginsPage, place.firstRow > 0 { rows.append(place.firstRow) }
        continue
      }
      let gap = index == 0 ? 0 : TextMetrics.rowHeight
      let height = list.reduce(0) {
        $0 + ($1.height ?? TextMetrics.size(of: $1, widths: sheet.widths).height)
      }
      let fits = used + gap + height <= room
      if place.firstRow > 0, block.beginsPage || (!fits && height <= room) {
        rows.append(place.firstRow)
        used = height
      } else {
        used = fits ? used + gap + height : (used + gap + height) % max(1, room)
      }
    }
    return rows
  }

  /// The height that a page offers to rows, in points of the sheet: more where it is printed
  /// smaller to fit its width. A little is kept back, because no two programs make rows equally
  /// high.
  private static func room(_ sheet: Sheet) -> Int {
    let (short, long) = (595.0, 842.0)  // A4
    let (width, height) = sheet.print.orientation == .portrait ? (short, long) : (long, short)
    // A character of column width is 7 pixels of 3/4 point, and a column has 5 pixels of padding.
    let columns = sheet.widths.reduce(0.0) { $0 + Double($1 * 7 + 5) * 0.75 }
    let scale = min(1, (width - 2 * margins.side) / max(1, columns))
    return Int((height - margins.top - margins.bottom) / scale * 0.97)
  }
}
