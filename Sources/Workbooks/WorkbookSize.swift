import Reporting

/// How much a workbook writes, so that room can be made sure of before, and a loss be noticed
/// after.
struct WorkbookSize {
  private(set) var parts: [PackageCheck.Sheet] = []
  /// An upper bound of the bytes of cells, but for texts made of nothing but signs to escape.
  private var cellBytes = 0
  private var fileBytes = 0
  private var largestFile = 0

  mutating func beginSheet() { parts.append(PackageCheck.Sheet(rows: 0, bytes: 0)) }

  mutating func add(_ row: Row) {
    parts[parts.count - 1].rows += row.cells.isEmpty ? 0 : 1
    cellBytes += 64
    for cell in row.cells {
      cellBytes += 96
      if case .text(let text) = cell.value { cellBytes += 2 * text.utf8.count }
      if cell.formula != nil { cellBytes += 512 }
    }
  }

  /// An empty row with a height of its own.
  mutating func addGap() {
    parts[parts.count - 1].rows += 1
    cellBytes += 64
  }

  /// A sheet whose rows are in a file already.
  mutating func noteFile(bytes: Int, ofSheet index: Int) {
    parts[index].bytes = bytes
    fileBytes += bytes
    largestFile = max(largestFile, bytes)
  }

  /// What closing needs on the disk at most: each sheet as a file of its own, one at a time, and
  /// all of them packed, for which the unpacked size is bound enough; and the small parts.
  var closing: Int {
    let small = 1 << 18
    return small + (fileBytes > 0 ? largestFile + fileBytes : 2 * cellBytes)
  }
}
