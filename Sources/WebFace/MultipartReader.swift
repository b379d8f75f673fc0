import Foundation

/// Reads a form with files (RFC 7578) as it comes, piece by piece: files go to disk at once, so
/// that no more than a piece is in memory.
struct MultipartReader {
  /// Why a form is not taken.
  enum Fault: Error {
    case broken
    case tooLarge
    case unwritable
  }

  /// Bytes of all files together.
  static let fileLimit = 256 << 20
  private static let headLimit = 8 << 10

  private(set) var fields = Fields()
  private(set) var files: [Upload] = []
  /// Names of files that came without anything in them, or were passed over.
  private(set) var lost: [String] = []
  private let folder: String?
  private let mark: [UInt8]
  /// What is not told apart yet; the line break stands before the first mark, too.
  private var rest: [UInt8] = Array("\r\n".utf8)
  private var part = Part.before
  private var fieldBytes = 0
  private var fileBytes = 0

  private enum Part {
    case before
    case head
    case field(name: String, bytes: [UInt8])
    case file(FileHandle?, Upload)
    case end
  }

  /// - Parameters:
  ///   - contentType: the header that came with it; nil is returned where it names no boundary.
  ///   - folder: where files are put, which is there; nil: nowhere, they are passed over.
  init?(contentType: String, folder: String?) {
    guard contentType.lowercased().hasPrefix("multipart/form-data"),
      let start = contentType.range(of: "boundary=", options: .caseInsensitive)
    else { return nil }
    let boundary = contentType[start.upperBound...].prefix { $0 != ";" }
      .trimmingCharacters(in: CharacterSet(charactersIn: "\" "))
    guard (1...70).contains(boundary.utf8.count) else { return nil }
    mark = Array("\r\n--\(boundary)".utf8)
    self.folder = folder
  }

  /// Takes the next piece.
  mutating func take(_ piece: some Sequence<UInt8>) throws(Fault) {
    rest.append(contentsOf: piece)
    while try step() {}
  }

  /// Nothing more comes.
  mutating func finish() throws(Fault) {
    guard case .end = part else { throw .broken }
  }

  /// - Returns: whether there may be more to tell apart.
  private mutating func step() throws(Fault) -> Bool {
    switch part {
    case .end:
      rest = []
      return false
    case .head:
      // After a mark: two dashes end the form, a line break begins a part.
      guard rest.count >= 2 else { return false }
      if rest.starts(with: Array("--".utf8)) {
        part = .end
        return false
      }
      guard let end = Self.find(Array("\r\n\r\n".utf8), in: rest) else {
        if rest.count > Self.headLimit { throw .broken }
        return false
      }
      part = try begin(String(decoding: rest[..<end], as: UTF8.self))
      rest.removeFirst(end + 4)
      // A part without content has the line break of its mark only once.
      if rest.starts(with: mark.dropFirst(2)) { rest.insert(contentsOf: [13, 10], at: 0) }
      return true
    case .before, .field, .file:
      if let end = Self.find(mark, in: rest) {
        try keep(rest[..<end])
        close()
        rest.removeFirst(end + mark.count)
        part = .head
        return true
      }
      let sure = rest.count - mark.count + 1
      if sure > 0 {
        try keep(rest[..<sure])
        rest.removeFirst(sure)
      }
      return false
    }
  }

  private func begin(_ head: String) throws(Fault) -> Part {
    guard
      let line = head.split(separator: "\r\n").first(where: {
        $0.lowercased().hasPrefix("content-disposition:")
      }), let name = Self.value("name", of: line), files.count + fields.all.count < Fields.count
    else { throw .broken }
    guard let given = Self.value("filename", of: line) else {
      return .field(name: name, bytes: [])
    }
    let own = Self.safeName(given)
    guard let folder, !own.isEmpty else {
      return .file(nil, Upload(field: name, name: own, path: "", size: 0))
    }
    let place = "\(folder)/\(files.count + 1)"
    let path = "\(place)/\(own)"
    guard mkdir(place, 0o700) == 0,
      FileManager.default.createFile(
        atPath: path, contents: nil, attributes: [.posixPermissions: 0o600]),
      let file = FileHandle(forWritingAtPath: path)
    else { throw .unwritable }
    return .file(file, Upload(field: name, name: own, path: path, size: 0))
  }

  private mutating func keep(_ bytes: ArraySlice<UInt8>) throws(Fault) {
    switch part {
    case .field(let name, let before):
      fieldBytes += bytes.count
      guard fieldBytes <= Fields.limit else { throw .tooLarge }
      part = .field(name: name, bytes: before + bytes)
    case .file(let file, let upload):
      fileBytes += bytes.count
      guard fileBytes <= Self.fileLimit else { throw .tooLarge }
      do { try file?.write(contentsOf: Data(bytes)) } catch { throw .unwritable }
      part = .file(
        file,
        Upload(
          field: upload.field, name: upload.name, path: upload.path,
          size: upload.size + bytes.count))
    case .before, .head, .end: break
    }
  }

  private mutating func close() {
    switch part {
    case .field(let name, let bytes): fields.add(name, String(decoding: bytes, as: UTF8.self))
    case .file(let file, let upload):
      try? file?.close()
      if file != nil, upload.size > 0 {
        files.append(upload)
      } else if !upload.name.isEmpty {
        lost.append(upload.name)
      }
    case .before, .head, .end: break
    }
  }

  /// A value of a header in quotes; browsers write a quote in it as `%22`.
  private static func value(_ name: String, of line: Substring) -> String? {
    guard let start = line.range(of: "; \(name)=\"") else { return nil }
    return String(line[start.upperBound...].prefix { $0 != "\"" })
      .replacing("%22", with: "\"").replacing("%0D%0A", with: " ")
  }

  /// The name of a file alone, as a person knows it.
  static func safeName(_ name: String) -> String {
    let last = name.split(whereSeparator: { $0 == "/" || $0 == "\\" }).last.map(String.init) ?? ""
    let plain = String(
      String.UnicodeScalarView(
        last.unicodeScalars.filter {
          $0.properties.generalCategory != .control && $0.properties.generalCategory != .format
        })
    ).trimmingCharacters(in: .whitespaces)
    let short = String(plain.suffix(120))
    return short.hasPrefix(".") ? "_" + short.dropFirst() : short
  }

  private static func find(_ wanted: [UInt8], in bytes: [UInt8]) -> Int? {
    bytes.withUnsafeBytes { bytes in
      guard let start = bytes.baseAddress, let first = wanted.first else { return nil }
      var place = 0
      while place + wanted.count <= bytes.count,
        let found = memchr(start + place, Int32(first), bytes.count - wanted.count + 1 - place)
      {
        place = UnsafeRawPointer(found) - start
        if memcmp(found, wanted, wanted.count) == 0 { return place }
        place += 1
      }
      return nil
    }
  }
}
