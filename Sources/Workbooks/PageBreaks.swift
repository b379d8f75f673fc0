import Reporting

/// Where a sheet begins a new page: where the report says so, and before a block that would else be
/// torn although a page holds it.
enum PageBreaks {
  /// In points. Room for the header above and the footer below.
  static let margins = (side: 40.0, top: 57.0, bottom: 48.0)
  private static let (short, long) = (595.0, 842.0)  // A4

  /// The width that a page offers, in points of the paper.
  static func pageWidth(_ orientation: PrintSetup.Orientation) -> Double {
    (orientation == .portrait ? short : long) - 2 * margins.side
  }

  /// How many rows of a list at least come to its last page.
  private static let lastRows = 4

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
      let heights = list.map {
        $0.height ?? TextMetrics.size(of: $0, widths: sheet.widths).height
      }
      let gap = index == 0 ? 0 : TextMetrics.rowHeight
      let height = heights.reduce(0, +)
      let fits = used + gap + height <= room
      if place.firstRow > 0, block.beginsPage || (!fits && height <= room) {
        rows.append(place.firstRow)
        used = 0
      } else {
        used += gap
      }
      let headings =
        sheet.headings?.block == block.key
        ? zip(list, heights).filter { $0.0.role == .heading }.map(\.1).reduce(0, +) : 0
      let torn = tear(heights, from: &used, room: room, headings: headings)
      rows += torn.map { place.firstRow + $0 }
    }
    return rows
  }

  /// Where a list goes on to another page that would else leave a row or two for the last.
  /// - Parameters:
  ///   - used: what is used of the page that it begins on; afterwards, of that on which it ends.
  ///   - headings: the height of the rows that repeat on each page.
  private static func tear(
    _ heights: [Int], from used: inout Int, room: Int, headings: Int
  ) -> [Int] {
    var (start, pages) = (0, 1)
    for (index, height) in heights.enumerated() {
      if used + height > room, index > 0 {
        (start, pages) = (index, pages + 1)
        used = headings
      }
      used += height
    }
    // On later pages no two programs agree on the row any more.
    guard start > 0, pages <= 3, heights.count > 2 * lastRows else { return [] }
    let first = min(start, heights.count - lastRows)
    used = headings + heights[first...].reduce(0, +)
    return [first]
  }

  /// The height that a page offers to rows, in points of the sheet: more where it is printed
  /// smaller to fit its width. A little is kept back, because no two programs make rows equally
  /// high.
  private static func room(_ sheet: Sheet) -> Int {
    let height = sheet.print.orientation == .portrait ? long : short
    return Int((height - margins.top - margins.bottom) / PageStrips(sheet).scale * 0.985)
  }
}
