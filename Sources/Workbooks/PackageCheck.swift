import CXlsxWriter
import Glibc

/// Reads a finished workbook back. The library does not look whether its intermediate files took
/// every byte, so a disk that was full for a moment could leave a part cut short.
struct PackageCheck {
  /// What is known of a sheet's part.
  struct Sheet {
    /// The rows it has to have.
    var rows: Int
    /// The bytes it has at least; 0 where that is not known, and its rows are counted instead.
    var bytes: Int
  }

  private let path: String
  private let file: UnsafeMutablePointer<FILE>

  /// - Parameters:
  ///   - file: the path of the package.
  ///   - path: what messages call it.
  ///   - sheets: what the parts of the sheets have to hold, in order.
  /// - Throws: ``WorkbookError/damaged(path:part:)`` where a part of the package does not unpack to
  ///   its checksum, does not end as it began, or lacks rows.
  static func run(
    _ file: String, as path: String, sheets: [Sheet] = []
  ) throws(WorkbookError) {
    guard let file = fopen(file, "rbe") else {
      throw .damaged(path: path, part: String(cString: strerror(errno)))
    }
    defer { fclose(file) }
    let check = PackageCheck(path: path, file: file)
    for entry in try check.entries() {
      let sheet = sheets.indices.first { entry.name == "xl/worksheets/sheet\($0 + 1).xml" }
      try check.unpack(entry, sheet.map { sheets[$0] })
    }
  }

  private struct Entry {
    let name: String
    let checksum: UInt32
    let packed: Int
    let unpacked: Int
    let header: Int
  }

  /// The directory at the end of the package.
  private func entries() throws(WorkbookError) -> [Entry] {
    let end = try bytes(at: nil, count: 22)
    guard Self.number(end, 0, 4) == 0x0605_4B50 else { throw damaged("directory") }
    let count = Self.number(end, 10, 2)
    let directory = try bytes(at: Self.number(end, 16, 4), count: Self.number(end, 12, 4))
    var entries: [Entry] = []
    var at = 0
    while at + 46 <= directory.count {
      let lengths = [28, 30, 32].map { Self.number(directory, at + $0, 2) }
      guard Self.number(directory, at, 4) == 0x0201_4B50,
        at + 46 + lengths[0] <= directory.count
      else { throw damaged("directory") }
      entries.append(
        Entry(
          name: String(decoding: directory[(at + 46)..<(at + 46 + lengths[0])], as: UTF8.self),
          checksum: UInt32(Self.number(directory, at + 16, 4)),
          packed: Self.number(directory, at + 20, 4),
          unpacked: Self.number(directory, at + 24, 4), header: Self.number(directory, at + 42, 4)))
      at += 46 + lengths.reduce(0, +)
    }
    guard entries.count == count, count > 0 else { throw damaged("directory") }
    return entries
  }

  private func unpack(_ entry: Entry, _ sheet: Sheet?) throws(WorkbookError) {
    let header = try bytes(at: entry.header, count: 30)
    let start = entry.header + 30 + Self.number(header, 26, 2) + Self.number(header, 28, 2)
    guard Self.number(header, 0, 4) == 0x0403_4B50, fseek(file, start, SEEK_SET) == 0 else {
      throw damaged(entry.name)
    }
    var stream = z_stream()
    guard foerderbuch_inflate_raw_init(&stream) == Z_OK else { throw damaged(entry.name) }
    defer { inflateEnd(&stream) }
    var input = [UInt8](repeating: 0, count: 1 << 16)
    var output = [UInt8](repeating: 0, count: 1 << 18)
    var remaining = entry.packed
    var total = 0
    var sum = crc32(0, nil, 0)
    var state = Z_OK
    var head: [UInt8] = []
    var tail: [UInt8] = []
    var tags = TagCounter()
    let countsRows = sheet?.bytes == 0
    while state == Z_OK, remaining > 0 {
      let read = fread(&input, 1, min(remaining, input.count), file)
      guard read > 0 else { throw damaged(entry.name) }
      remaining -= read
      state = input.withUnsafeMutableBufferPointer { source in
        stream.next_in = source.baseAddress
        stream.avail_in = uInt(read)
        return output.withUnsafeMutableBufferPointer { sink in
          var state = Z_OK
          repeat {
            stream.next_out = sink.baseAddress
            stream.avail_out = uInt(sink.count)
            state = inflate(&stream, Z_NO_FLUSH)
            let count = sink.count - Int(stream.avail_out)
            sum = crc32(sum, sink.baseAddress, uInt(count))
            total += count
            if countsRows { tags.read(UnsafeBufferPointer(rebasing: sink[..<count])) }
            if head.count < Self.kept { head += sink[..<min(count, Self.kept - head.count)] }
            tail += sink[max(0, count - Self.kept)..<count]
            tail.removeFirst(max(0, tail.count - Self.kept))
          } while state == Z_OK && stream.avail_out == 0
          return state == Z_BUF_ERROR ? Z_OK : state
        }
      }
    }
    guard state == Z_STREAM_END, total == entry.unpacked,
      UInt32(truncatingIfNeeded: sum) == entry.checksum, Self.isComplete(head: head, tail: tail)
    else { throw damaged(entry.name) }
    guard let sheet else { return }
    let isWhole = countsRows ? tags.rows == sheet.rows && tags.depth == 0 : total > sheet.bytes
    if !isWhole { throw damaged(entry.name) }
  }

  /// Bytes kept of a part's beginning and end: enough for the root element's tags.
  private static let kept = 512

  /// Whether the element that the part begins with is closed at its end.
  private static func isComplete(head: [UInt8], tail: [UInt8]) -> Bool {
    let opening = String(decoding: head, as: UTF8.self).split(separator: "<").first {
      $0.first?.isLetter == true
    }
    guard let root = opening?.prefix(while: { !$0.isWhitespace && $0 != ">" && $0 != "/" }) else {
      return false
    }
    var end = String(decoding: tail, as: UTF8.self)[...]
    while end.last?.isWhitespace == true { end = end.dropLast() }
    return end.hasSuffix("</\(root)>") || (end.hasSuffix("/>") && end.contains("<\(root) "))
  }

  /// `count` bytes at an offset, or the last ones.
  private func bytes(at offset: Int?, count: Int) throws(WorkbookError) -> [UInt8] {
    let moved = offset.map { fseek(file, $0, SEEK_SET) } ?? fseek(file, -count, SEEK_END)
    var bytes = [UInt8](repeating: 0, count: count)
    guard moved == 0, fread(&bytes, 1, count, file) == count else { throw damaged("directory") }
    return bytes
  }

  private static func number(_ bytes: [UInt8], _ at: Int, _ count: Int) -> Int {
    (0..<count).reduce(0) { $0 | Int(bytes[at + $1]) << (8 * $1) }
  }

  private func damaged(_ part: String) -> WorkbookError { .damaged(path: path, part: part) }
}

/// Counts rows, and elements that are open, in the XML of a sheet as it comes.
private struct TagCounter {
  private(set) var rows = 0
  private(set) var depth = 0
  /// The last bytes of the piece before, so that a tag may lie across two.
  private var before: (UInt8, UInt8, UInt8, UInt8) = (0, 0, 0, 0)

  mutating func read(_ bytes: UnsafeBufferPointer<UInt8>) {
    var (a, b, c, d) = before
    for byte in bytes {
      // `<row` and a space, `</`, `/>`, `<?` and any other `<`.
      if a == UInt8(ascii: "<") {
        if b == UInt8(ascii: "r"), c == UInt8(ascii: "o"), d == UInt8(ascii: "w"),
          byte == UInt8(ascii: " ")
        {
          rows += 1
        }
        depth += b == UInt8(ascii: "/") ? -1 : b == UInt8(ascii: "?") ? 0 : 1
      }
      if c == UInt8(ascii: "/"), d == UInt8(ascii: ">") { depth -= 1 }
      (a, b, c, d) = (b, c, d, byte)
    }
    before = (a, b, c, d)
  }
}
