import Foundation
import Testing

@testable import Interchange

@Suite struct CSVReaderTests {
  private func read(
    _ bytes: [UInt8], pieceSize: Int = 1 << 20
  ) throws -> (rows: [[String]], lines: [Int], codes: [String]) {
    let reader = try CSVReader(
      InputBytes(bytes, file: "t.csv"), separator: nil, pieceSize: pieceSize)
    let problems = ProblemList()
    var rows: [[String]] = []
    var lines: [Int] = []
    reader.forEachRow(problems: problems) { row in
      rows.append(row.cells.map(\.string))
      lines.append(row.line)
    }
    return (rows, lines, problems.problems.map { "\($0.place.line ?? 0) \($0.fault.code)" })
  }

  static let table = "a;b;c\n1;\"zwei;\"\"drei\"\"\r\nvier\";\r\n\n;;\n5;6;=\"0815\"\n"
  static let rows = [["a", "b", "c"], ["1", "zwei;\"drei\"\r\nvier", ""], ["5", "6", "0815"]]

  /// Every size of the pieces in which a file is read gives the same rows.
  @Test(arguments: [1, 2, 3, 5, 7, 11, 64, 1 << 20])
  func readsQuotesAndLines(_ pieceSize: Int) throws {
    let result = try read(Array(Self.table.utf8), pieceSize: pieceSize)
    #expect(result.rows == Self.rows)
    #expect(result.lines == [1, 2, 6])
    #expect(result.codes.isEmpty)
  }

  @Test(arguments: ["\n", "\r\n", "\r"], ["a;b", "a,b", "a\tb"])
  func readsLineEndsAndSeparators(_ end: String, _ heading: String) throws {
    let separator = heading.dropFirst().prefix(1)
    let text = [heading, "1\(separator)ä", "2\(separator)"].joined(separator: end)
    for body in [text, text + end] {
      #expect(try read(Array(body.utf8)).rows == [["a", "b"], ["1", "ä"], ["2", ""]])
    }
  }

  @Test func readsEveryEncodingAlike() throws {
    let text = "Nr;Größe €\r\n1;„Maß“ – Öl\r\n"
    let wanted = [["Nr", "Größe €"], ["1", "„Maß“ – Öl"]]
    let encoded: [(TextEncoding, [UInt8])] = [
      (.utf8, Array(text.utf8)),
      (.utf8WithMark, [0xEF, 0xBB, 0xBF] + Array(text.utf8)),
      (.utf16LittleEndian, [0xFF, 0xFE] + Array(text.data(using: .utf16LittleEndian) ?? Data())),
      (.utf16BigEndian, [0xFE, 0xFF] + Array(text.data(using: .utf16BigEndian) ?? Data())),
      (.windows1252, Array(text.data(using: .windowsCP1252) ?? Data())),
    ]
    for (encoding, bytes) in encoded {
      let reader = try CSVReader(InputBytes(bytes, file: "t.csv"))
      #expect(reader.encoding == encoding)
      for size in [1, 2, 3, 1 << 20] {
        #expect(try read(bytes, pieceSize: size).rows == wanted, "\(encoding) \(size)")
      }
    }
  }

  @Test(arguments: [
    ("a;b\n1;\"zwei\n3;4\n", ["2 QUOTE_UNTERMINATED"]),
    ("a;b\n1;2\n3;\"vier\" \n5;6\n", ["3 TEXT_AFTER_QUOTE"]),
    ("a;b\n1;5\" Rohr\n", ["2 QUOTE_INSIDE_FIELD"]),
  ])
  func refusesBrokenQuotes(_ text: String, _ codes: [String]) throws {
    for size in [1, 4, 1 << 20] {
      #expect(try read(Array(text.utf8), pieceSize: size).codes == codes)
    }
  }

  @Test func refusesARowWithoutEndAndTooManyColumns() throws {
    let endless = Array("a;b\n1;\"".utf8) + [UInt8](repeating: 0x78, count: 5 << 20) + [0x22]
    #expect(try read(endless).codes == ["2 ROW_TOO_LONG"])
    let wide = Array((String(repeating: ";", count: 5000) + "\n").utf8)
    #expect(try read(wide).codes == ["1 TOO_MANY_COLUMNS"])
  }

  @Test(
    arguments: [
      ([], "FILE_EMPTY"), ([0xEF, 0xBB, 0xBF], "FILE_EMPTY"), ([0x61, 0, 0x62], "FILE_BINARY"),
      ([0x61, 0xC3, 0xA4, 0xE4, 0x0A], "FILE_NOT_UTF8"),
      ([0x61, 0xC3, 0xA4, 0xC3], "FILE_NOT_UTF8"),
      ([0x61, 0x81, 0x0A], "FILE_NOT_WINDOWS1252"), ([0xFF, 0xFE, 0x61], "FILE_NOT_UTF16"),
      ([0xFF, 0xFE, 0x3D, 0xD8, 0x61, 0], "FILE_NOT_UTF16"),
      ([0xFF, 0xFE, 0, 0, 0x61, 0], "FILE_BINARY"),
    ] as [([UInt8], String)])
  func refusesWhatIsNoText(_ bytes: [UInt8], _ code: String) throws {
    let problems = try #require(throws: InputProblems.self) { try read(bytes) }
    #expect(problems.problems.map(\.fault.code) == [code])
  }

  @Test func takesTheSeparatorThatExcelDeclares() throws {
    #expect(
      try read(Array("sep=,\r\na;b,c\r\n1;2,3\r\n".utf8)).rows == [["a;b", "c"], ["1;2", "3"]])
  }

  @Test func readsFilesAndTellsWhatIsNone() throws {
    let folder = FileManager.default.temporaryDirectory
    let file = folder.appendingPathComponent("csv-\(UInt64.random(in: 0 ... .max)).csv")
    try Data(Self.table.utf8).write(to: file)
    defer { try? FileManager.default.removeItem(at: file) }
    let reader = try CSVReader(InputBytes(path: file.path, file: "t.csv"))
    var rows: [[String]] = []
    for _ in 0..<2 {
      rows = []
      reader.forEachRow(problems: ProblemList()) { rows.append($0.cells.map(\.string)) }
    }
    #expect(rows == Self.rows)
    for (path, code) in [
      (folder.path, "FILE_NOT_A_FILE"), (file.path + ".no", "FILE_MISSING"),
      ("/dev/zero", "FILE_NOT_A_FILE"),
    ] {
      let problems = try #require(throws: InputProblems.self) { try InputBytes(path: path) }
      #expect(problems.problems.map(\.fault.code) == [code])
    }
  }

  @Test func refusesAHugeSparseFileAtOnce() throws {
    let file = FileManager.default.temporaryDirectory
      .appendingPathComponent("sparse-\(UInt64.random(in: 0 ... .max)).csv")
    try Data().write(to: file)
    defer { try? FileManager.default.removeItem(at: file) }
    let handle = try FileHandle(forWritingTo: file)
    try handle.truncate(atOffset: 2 << 30)
    try handle.close()
    let problems = try #require(throws: InputProblems.self) {
      try CSVReader(InputBytes(path: file.path))
    }
    #expect(problems.problems.map(\.fault) == [.file(.binary(byte: 1))])
  }

  @Test func stopsWhereTheReaderOfRowsFails() throws {
    struct Enough: Error {}
    let reader = try CSVReader(InputBytes(Array("a\n1\n2\n3\n".utf8), file: "t.csv"))
    var count = 0
    #expect(throws: Enough.self) {
      try reader.forEachRow(problems: ProblemList()) { (_) throws(Enough) in
        count += 1
        if count == 2 { throw Enough() }
      }
    }
    #expect(count == 2)
  }
}
