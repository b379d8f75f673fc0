import Reporting

/// Where a sheet begins a new page: where the report says so, before a block that would else be
/// torn although a page holds it, and wherever a page is full. Every page but the last is ended by
/// the sheet itself, so that no program leaves a total alone on the next.
struct PageBreaks {
  /// In points. Room for the header above and the footer below; lists, which lie, get more of the
  /// page, so that their letters are large enough to read.
  static func margins(_ orientation: PrintSetup.Orientation) -> (
    side: Double, top: Double, bottom: Double
  ) { orientation == .portrait ? (40, 48, 40) : (28, 48, 40) }
  private static let (short, long) = (595.0, 842.0)  // A4

  /// What a page offers, in points of the paper.
  static func pageSize(_ orientation: PrintSetup.Orientation) -> (width: Double, height: Double) {
    let (width, height) = orientation == .portrait ? (short, long) : (long, short)
    let margins = margins(orientation)
    return (width - 2 * margins.side, height - margins.top - margins.bottom)
  }

  /// How many rows of a list at least come to its last page with the total.
  private static let lastRows = 3
  /// As many as a sheet takes.
  private static let most = 1023

  /// What a row of the sheet is to a page.
  private struct Line {
    var height = UInt16(TextMetrics.rowHeight)
    var kind = Kind.gap
  }

  private enum Kind: UInt8 {
    case gap, data, total
    /// Stays with the row below it.
    case head
  }

  /// How high the rows are that are left free between blocks, in points.
  private let gap: Int
  private var lines: [Line] = []
  private var blocks: [(rows: Range<Int>, beginsPage: Bool)] = []

  init(_ sheet: Sheet? = nil) { gap = sheet?.gap ?? TextMetrics.rowHeight }

  /// Takes note of a row as it is written.
  mutating func add(_ row: Row, at index: Int, height: Int) {
    while lines.count <= index { lines.append(Line(height: UInt16(gap))) }
    let isTitle = [.title, .section].contains(row.cells.first?.style.role)
    let kind: Kind =
      switch row.role {
      case .heading: .head
      case .text: isTitle ? .head : .gap
      case .data: .data
      case .subtotal, .total: .total
      }
    lines[index] = Line(height: UInt16(min(height, 409)), kind: kind)
  }

  /// Takes note of a block whose rows were added.
  mutating func end(_ block: Block, _ place: ReportLayout.Place) {
    blocks.append((place.firstRow..<max(place.firstRow, lines.count), block.beginsPage))
  }

  /// The smallest that letters of ten points are printed, so that all of a sheet is on one page:
  /// where its report wants that, and where else little would be left for a second page.
  static let smallest = 0.66
  private static let (small, little) = (0.75, 0.85)

  /// Whether the whole sheet goes onto one page.
  func isOnePage(_ sheet: Sheet) -> Bool {
    let width = PageStrips(sheet)
    let height =
      Self.pageSize(sheet.print.orientation).height / Double(max(1, height(0..<lines.count)))
    let scale = min(height, width.scale)
    if sheet.print.isOnePage { return scale >= Self.smallest }
    return height < width.scale && height >= width.scale * Self.little && scale >= Self.small
      && width.breaks.isEmpty && !blocks.dropFirst().contains(where: \.beginsPage)
  }

  /// The rows before which a page ends, from zero.
  /// - Parameter headings: the rows that stand on each page.
  func rows(of sheet: Sheet, headings: ClosedRange<Int>?) -> [Int] {
    let room = Self.room(sheet)
    let repeated =
      headings.map { $0.upperBound < lines.count ? height($0.lowerBound..<$0.upperBound + 1) : 0 }
      ?? 0
    var breaks: [Int] = []
    var (start, used) = (0, 0)
    func begin(at row: Int) {
      breaks.append(row)
      start = row
      used = headings.map { row > $0.upperBound ? repeated : 0 } ?? 0
    }
    for block in blocks {
      let rows = block.rows
      guard let first = rows.first else { continue }
      // The row left free above it.
      used += first > 0 ? gap : 0
      let whole = height(rows, upTo: room)
      if first > start, block.beginsPage || (whole <= room && used + whole > room) {
        begin(at: first)
      }
      let lastData = rows.last { lines[$0].kind == .data } ?? rows.upperBound
      for row in rows {
        if used + Int(lines[row].height) > room, row > start {
          let place = place(before: row, after: max(start, first), lastData: lastData)
          begin(at: place)
          used += height(place..<row)
        }
        used += Int(lines[row].height)
      }
    }
    return breaks.count <= Self.most ? breaks : breaks.prefix(Self.most - 1) + breaks.suffix(1)
  }

  /// The place for a break at or above a row that no longer fits: not between a heading and what it
  /// heads, not before a total, and not so that a list's last page has a row or two.
  private func place(before row: Int, after start: Int, lastData: Int) -> Int {
    var place = row
    if place > lastData - Self.lastRows + 1 { place = lastData - Self.lastRows + 1 }
    while place > start, lines[place].kind == .total || lines[place - 1].kind == .head {
      place -= 1
    }
    return place > start ? min(place, row) : row
  }

  /// - Parameter limit: above which nobody asks how high exactly.
  private func height(_ rows: Range<Int>, upTo limit: Int = .max) -> Int {
    var height = 0
    for row in rows where height <= limit { height += Int(lines[row].height) }
    return height
  }

  /// The height that a page offers to rows, in points of the sheet: more where it is printed
  /// smaller to fit its width. A little is kept back, because no two programs make rows equally
  /// high.
  private static func room(_ sheet: Sheet) -> Int {
    Int(pageSize(sheet.print.orientation).height / PageStrips(sheet).scale * 0.985)
  }
}

extension Sheet {
  /// How high a row is that is left free between blocks, in points: less on a sheet that has to go
  /// onto one page.
  var gap: Int { print.isOnePage ? 8 : TextMetrics.rowHeight }
}
