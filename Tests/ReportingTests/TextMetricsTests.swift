import Amounts
import Reporting
import Testing

@Suite("Room for text") struct TextMetricsTests {
  @Test("breaks between words and inside words that are too long")
  func breaks() {
    let lines = TextMetrics.lines(
      "kurz und Donaudampfschifffahrtsgesellschaft", width: 12, role: .body)
    #expect(
      lines.map(\.text).joined(separator: "|") == "kurz und|Donaudampf|schifffahrtsge|sellschaft")
  }

  @Test("keeps the writer's own lines")
  func lines() {
    #expect(TextMetrics.lines("a\n\nb", width: 20, role: .body).map(\.text) == ["a", "", "b"])
  }

  @Test(
    "loses nothing when a text is cut into pieces",
    arguments: [1, 3, 24])
  func pieces(_ limit: Int) {
    let text = (1...200).map { "Wort\($0)" }.joined(separator: " ") + "\nEnde"
    let pieces = TextMetrics.pieces(text, width: 30, role: .paragraph, limit: limit)
    let words = pieces.flatMap { $0.split(whereSeparator: \.isWhitespace) }
    #expect(words == text.split(whereSeparator: \.isWhitespace))
    #expect(pieces.allSatisfy { TextMetrics.lines($0, width: 30, role: .paragraph).count <= limit })
  }

  @Test("makes a row as high as its longest text, and no higher than a sheet allows")
  func height() {
    let short = Row(.data, [.text("kurz"), .money(Money(cents: 1))])
    let long = Row(.data, [.text(String(repeating: "lang ", count: 12)), .text("kurz")])
    let endless = Row(.data, [.text(String(repeating: "lang ", count: 1000))])
    #expect(TextMetrics.size(of: short, widths: [10, 10]) == (TextMetrics.rowHeight, 1))
    #expect(TextMetrics.size(of: long, widths: [20, 10]).lines == 3)
    #expect(TextMetrics.size(of: endless, widths: [20]).height == 409)
    // 8 characters have room for 4,116 thousandths: KW- 1,944, STADT/ 3,556, 2025/ 2,502, 0008
    // 2,224; filled to the edge it would be three lines.
    let voucher = Row(.data, [.text("KW-STADT/2025/0008")])
    #expect(TextMetrics.size(of: voucher, widths: [8]).lines == 4)
  }

  @Test("widens a column that could not show its number")
  func widths() {
    let row = Row(.data, [.money(.maximum), .text("x")])
    let sheet = Sheet(
      key: "s", name: "s", widths: [6, 6],
      blocks: [Block(key: "b", columns: ["a", "b"], rows: [row])])
    // 22 letters, seven of which are narrower than a digit, and what keeps it off its neighbour.
    #expect(TextMetrics.widths(of: sheet) == [22, 6])
  }

  @Test("widens a column for a word, and for a text that nearly fits in one line")
  func words() {
    func width(_ text: String, _ width: Int) -> [Int] {
      TextMetrics.widths(
        of: Sheet(
          key: "s", name: "s", widths: [width],
          blocks: [Block(key: "b", columns: ["a"], rows: [Row(.data, [.text(text)])])]))
    }
    // A digit takes 556 thousandths, a space 278, a character of the column gives 514.
    #expect(width("11111 111111", 11) == [13])
    #expect(width("11111 111111", 10) == [10])
    #expect(width("11111 1111111111 1", 6) == [11])
    #expect(width("11111 1111111111 1", 5) == [5])
  }
}
