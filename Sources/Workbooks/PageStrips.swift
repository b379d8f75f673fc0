import Reporting

/// How a sheet is divided into pages beside each other, and how much smaller it is printed.
struct PageStrips {
  /// The first column of each page but the first.
  let breaks: [Int]
  /// At most 1.
  let scale: Double

  /// How wide columns are, from their widths in characters.
  static func points(_ widths: [Int]) -> Double {
    widths.reduce(0) { $0 + Double($1 * 7 + 5) * 0.75 }
  }

  init(_ sheet: Sheet) {
    let widths = sheet.widths.map { Self.points([$0]) }
    let room = PageBreaks.pageSize(sheet.print.orientation).width
    let kept = min(sheet.headings?.columns ?? 0, max(0, widths.count - 1))
    let repeated = widths[..<kept].reduce(0, +)

    /// Columns from the left on each page as long as they fit, the repeated ones on all of them.
    func breaks(fitting limit: Double) -> [Int] {
      var breaks: [Int] = []
      var used = repeated
      for column in kept..<widths.count {
        if used > repeated, used + widths[column] > limit {
          breaks.append(column)
          used = repeated
        }
        used += widths[column]
      }
      return breaks
    }
    let total = widths.reduce(0, +)
    // What is divided is still printed a little smaller, so that a page takes more rows.
    let few = sheet.print.pagesAcross > 1 ? 0.9 : 1
    var limit = max(repeated + (widths[kept...].max() ?? 0), room / few)
    while limit < total, breaks(fitting: limit).count >= sheet.print.pagesAcross { limit += 4 }
    self.breaks = breaks(fitting: limit)
    // LibreOffice lets no column be cut, and makes columns wider by half a hundredth.
    scale =
      self.breaks.isEmpty ? min(1, room / max(1, min(limit, total))) : room / limit * 0.99
  }
}
