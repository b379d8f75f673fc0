import Amounts
import Foundation
import Funding
import Testing

/// The table of base rates that ships with the program.
enum ShippedBaseRates {
  static func table() throws -> BaseRateTable {
    let file = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "../../../Schemas/base-rates.yaml").standardizedFileURL
    let text = try String(contentsOf: file, encoding: .utf8)
    let margin = try #require(text.firstMatch(of: /margin: \{value: "([^"]+)"/)).1
    let entries = try text.matches(of: /- \{from: (\S+), value: "([^"]+)"/).map { match in
      BaseRateTable.Entry(
        from: try DateText.read(String(match.1)).get(),
        rate: try #require(Rate(text: match.2)))
    }
    return try BaseRateTable(
      entries: entries, margin: try #require(Rate(text: margin)), norm: "§ 49a Abs. 3 VwVfG")
  }
}
