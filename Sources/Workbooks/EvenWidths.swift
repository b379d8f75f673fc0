import Reporting

/// The widths of the columns of a whole book: sheets of a part that lie the same way are made
/// equally wide, so that all of them print with letters of one size.
enum EvenWidths {
  /// By sheet, in characters.
  static func of(_ report: Report) -> [[Int]] {
    var sheets = report.sheets
    for index in sheets.indices {
      sheets[index].widths = TextMetrics.widths(of: sheets[index])
      if sheets[index].print.isOnePage { fill(&sheets[index]) }
    }
    // What goes across several pages or on one of its own, and what people fill in on the screen,
    // stays as it is.
    func group(_ sheet: Sheet) -> [Sheet] {
      guard report.hasTwoParts, sheet.print.pagesAcross == 1, !sheet.print.isOnePage,
        sheet.protection == nil
      else { return [] }
      return sheets.filter {
        $0.part == sheet.part && $0.print.orientation == sheet.print.orientation
          && $0.print.pagesAcross == 1 && !$0.print.isOnePage
      }
    }
    return sheets.map { sheet in
      let widest = group(sheet).map { PageStrips.points($0.widths) }.max() ?? 0
      return widened(sheet.widths, to: widest)
    }
  }

  /// Makes a sheet that goes onto one page as wide as its height lets it be, so that it takes the
  /// whole page; wider columns in turn make it less high. One that is too long stays as it is.
  private static func fill(_ sheet: inout Sheet) {
    let page = PageBreaks.pageSize(sheet.print.orientation)
    var filled = sheet
    for _ in 0..<6 {
      let rows = filled.blocks.flatMap(\.rows.known)
      let height = rows.reduce(filled.gap * (filled.blocks.count - 1)) {
        $0 + ($1.height ?? TextMetrics.size(of: $1, widths: filled.widths).height)
      }
      let scale = page.height / Double(max(1, height))
      let (own, wanted) = (PageStrips.points(filled.widths), page.width / scale)
      if scale >= PageBreaks.smallest { sheet.widths = filled.widths }
      guard wanted > own else { return }
      let most = page.width / PageBreaks.smallest
      filled.widths = widened(filled.widths, to: min(most, (own + wanted) / 2))
    }
  }

  /// Columns wider by the same part each, as far as whole characters go.
  private static func widened(_ widths: [Int], to points: Double) -> [Int] {
    let own = PageStrips.points(widths)
    guard points > own, own > 0 else { return widths }
    let more = (points - own) / (PageStrips.points([1]) - PageStrips.points([0]))
    let sum = Double(widths.reduce(0, +))
    var (wide, left) = (widths, more)
    for (index, width) in widths.enumerated() {
      let part = min(left, (more * Double(width) / sum).rounded())
      wide[index] += Int(part)
      left -= Double(Int(part))
    }
    return wide
  }
}
