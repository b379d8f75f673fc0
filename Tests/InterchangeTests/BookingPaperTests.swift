import Foundation
import Interchange
import Testing

/// The article on the table of bookings names every column as the reader knows it.
@Suite("Article on the table of bookings") struct BookingPaperTests {
  @Test("names every column with its heading", arguments: BookingColumn.allCases)
  func columns(_ column: BookingColumn) throws {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let text = try String(
      contentsOf: root.appending(path: "Sources/Office/Office.docc/Bookings.md"), encoding: .utf8)
    let row = text.split(separator: "\n").first {
      $0.contains("`\(column.rawValue)`") && $0.hasPrefix("|")
    }
    #expect(row?.contains(column.german) == true, "\(column.rawValue): \(column.german)")
  }
}
