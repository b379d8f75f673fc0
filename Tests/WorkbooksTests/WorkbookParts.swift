import CXlsxWriter
import Foundation
import Testing

/// The parts of an xlsx file, for looking at what was written.
struct WorkbookParts {
  private let bytes: [UInt8]
  private let parts: [String: (header: Int, packed: Int, unpacked: Int)]

  init(_ path: String) throws {
    let bytes = [UInt8](try Data(contentsOf: URL(filePath: path)))
    var parts: [String: (header: Int, packed: Int, unpacked: Int)] = [:]
    var at = Self.number(bytes, bytes.count - 6, 4)
    while Self.number(bytes, at, 4) == 0x0201_4B50 {
      let lengths = [28, 30, 32].map { Self.number(bytes, at + $0, 2) }
      let name = String(decoding: bytes[(at + 46)..<(at + 46 + lengths[0])], as: UTF8.self)
      parts[name] = (
        Self.number(bytes, at + 42, 4), Self.number(bytes, at + 20, 4),
        Self.number(bytes, at + 24, 4)
      )
      at += 46 + lengths.reduce(0, +)
    }
    self.bytes = bytes
    self.parts = parts
  }

  var names: [String] { parts.keys.sorted() }

  func text(_ name: String) throws -> String {
    let part = try #require(parts[name], "no part \(name)")
    let start =
      part.header + 30 + Self.number(bytes, part.header + 26, 2)
      + Self.number(bytes, part.header + 28, 2)
    var packed = Array(bytes[start..<(start + part.packed)])
    var unpacked = [UInt8](repeating: 0, count: part.unpacked)
    var stream = z_stream()
    try #require(foerderbuch_inflate_raw_init(&stream) == Z_OK)
    defer { inflateEnd(&stream) }
    let state = packed.withUnsafeMutableBufferPointer { source in
      unpacked.withUnsafeMutableBufferPointer { sink in
        stream.next_in = source.baseAddress
        stream.avail_in = uInt(source.count)
        stream.next_out = sink.baseAddress
        stream.avail_out = uInt(sink.count)
        return inflate(&stream, Z_FINISH)
      }
    }
    try #require(state == Z_STREAM_END)
    return String(decoding: unpacked, as: UTF8.self)
  }

  /// The texts of the workbook's cells as a program reads them, whatever the sheet.
  func strings() throws -> [String] {
    var texts: [String] = []
    for name in names where name == "xl/sharedStrings.xml" || name.hasPrefix("xl/worksheets/sheet")
    {
      let xml = try text(name)
      for piece in xml.components(separatedBy: "<t").dropFirst() {
        guard let open = piece.firstIndex(of: ">"), let close = piece.range(of: "</t>") else {
          continue
        }
        texts.append(
          String(piece[piece.index(after: open)..<close.lowerBound])
            .replacingOccurrences(of: "&lt;", with: "<").replacingOccurrences(of: "&gt;", with: ">")
            .replacingOccurrences(of: "&amp;", with: "&"))
      }
    }
    return texts
  }

  private static func number(_ bytes: [UInt8], _ at: Int, _ count: Int) -> Int {
    (0..<count).reduce(0) { $0 | Int(bytes[at + $1]) << (8 * $1) }
  }
}
