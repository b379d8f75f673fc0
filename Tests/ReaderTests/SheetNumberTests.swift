import Testing

@testable import Interchange

@Suite("Numbers of cells")
struct SheetNumberTests {
  @Test(
    "Noise of binary computing is folded, and only that",
    arguments: [
      ("49534418.61999999", "49534418.62"), ("2399649.2800000003", "2399649.28"),
      ("618.80000000000007", "618.8"), ("17031967.300000012", "17031967.3"),
      ("0.30000000000000004", "0.3"), ("1234567.8899999999", "1234567.89"),
      ("49534418.6199982", "49534418.62"), ("0.079999998211860657", "0.08"),
      ("0.0099999999999999", "0.0099999999999999"), ("9.9999999999999995E-3", "0.01"),
      ("999999.99999999988", "1000000"), ("-2399649.2800000003", "-2399649.28"),
      ("2.2737367544323206E-14", "0"), ("-5.5511151231257827E-17", "0"),
      // Nothing a person could have typed changes.
      ("12.345", "12.345"), ("0.005", "0.005"), ("0.650001", "0.650001"),
      ("1234567890.123", "1234567890.123"), ("49534418.6199", "49534418.6199"),
      // Nor does what was computed and is no cent.
      ("0.33333333333333331", "0.333333333333333"), ("7.1249999999999991", "7.125"),
      ("1.3250000000000002", "1.325"), ("49534418.621000001", "49534418.621"),
    ])
  func folding(_ saved: String, _ read: String) throws {
    let number = try #require(SheetNumber(Array(saved.utf8)[...]))
    #expect(text(number.folded) == read)
  }

  @Test(
    "Every way of writing a number gives its decimal digits",
    arguments: [
      ("0", "0"), ("-0", "0"), ("007", "7"), ("1E3", "1000"), ("1.5E+2", "150"), ("1e-3", "0.001"),
      ("-1.25E-2", "-0.0125"), (".5", "0.5"), ("5.", "5"), ("+4", "4"), ("100.00", "100"),
      ("1E-300", "0"), ("120E-1", "12"), ("0.000E5", "0"),
    ])
  func digits(_ saved: String, _ plain: String) throws {
    #expect(text(try #require(SheetNumber(Array(saved.utf8)[...]))) == plain)
  }

  @Test(
    "What is no number is none",
    arguments: [
      "", "-", ".", "E3", "1E", "1E+", "1,5", "1 0", "0x10", "NaN", "1E99999", "1E300", "1.2.3",
    ])
  func refused(_ saved: String) { #expect(SheetNumber(Array(saved.utf8)[...]) == nil) }

  @Test(
    "A whole number of more than 15 digits has lost some",
    arguments: [
      ("123456789012345", false), ("1234567890123456", true), ("1.2345678901234568E+16", true),
      ("1000000000000000000", false), ("0.1234567890123456", false),
    ])
  func lostDigits(_ saved: String, _ hasLost: Bool) throws {
    #expect(try #require(SheetNumber(Array(saved.utf8)[...])).hasLostDigits == hasLost)
  }

  private func text(_ number: SheetNumber) -> String {
    var bytes: [UInt8] = []
    number.append(to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }
}

@Suite("Number formats")
struct NumberFormatTests {
  @Test(
    "A code says whether a number is a day, a time or an amount",
    arguments: [
      ("dd.mm.yyyy", NumberFormat.date), ("[$-407]d. mmmm yyyy", .date), ("m/d/yy h:mm", .date),
      ("mmm-yy", .date), ("mm", .date), ("yyyy\\-mm\\-dd;@", .date), ("h:mm", .time),
      ("[h]:mm", .time), ("[hh]:mm:ss", .time), ("mm:ss.0", .time), ("h:mm AM/PM", .time),
      ("General", .number), ("0.00", .number), ("#,##0.00 \"€\"", .number), ("0%", .number),
      ("#,##0.00\\ [$€-407];[Red]-#,##0.00\\ [$€-407]", .number), ("0.00E+00", .number),
      ("@", .number), ("0 \"Tage (d)\"", .number), ("[Magenta]0.00", .number), ("0\\d", .number),
      ("_-* #,##0.00 _d_-", .number), ("", .number),
    ])
  func code(_ code: String, _ format: NumberFormat) { #expect(NumberFormat(code: code) == format) }

  @Test(
    "Formats that every workbook knows",
    arguments: [
      (0, NumberFormat.number), (4, .number), (14, .date), (17, .date), (20, .time), (22, .date),
      (44, .number), (46, .time), (49, .number),
    ])
  func builtIn(_ id: Int, _ format: NumberFormat) { #expect(NumberFormat(builtIn: id) == format) }
}

@Suite("Texts of cells")
struct SpreadsheetTextTests {
  @Test(
    "Escaped characters are resolved, everything else stays",
    arguments: [
      ("a_x000D_b", "a\rb"), ("_x005F_x000D_", "_x000D_"), ("_xD83D__xDE00_", "😀"),
      ("_x20ac_", "€"), ("_x00_", "_x00_"), ("_xGGGG_", "_xGGGG_"), ("_x0041", "_x0041"),
      ("a_x0042_x0043_", "aBx0043_"), ("plain", "plain"), ("", ""), ("_X0041_", "_X0041_"),
      ("_x0041_-_x0042_", "A-B"),
    ])
  func escapes(_ saved: String, _ read: String) {
    var bytes = Array(saved.utf8)
    SpreadsheetText.resolve(&bytes, from: 0)
    #expect(String(decoding: bytes, as: UTF8.self) == read)
  }

  @Test(
    "Names of columns", arguments: [(1, "A"), (26, "Z"), (27, "AA"), (703, "AAA"), (16_384, "XFD")])
  func columns(_ number: Int, _ name: String) {
    #expect(SheetColumns.name(number) == name)
    #expect(SheetColumns.address(name + "7")?.column == number)
  }

  @Test(
    "What is no address is none",
    arguments: ["", "A", "1", "A0", "XFE1", "A1B", "a1", "A1048577", "ZZZZZZZZZZZZZZ1"])
  func addresses(_ text: String) { #expect(SheetColumns.address(text) == nil) }
}
