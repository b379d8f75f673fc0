import CMinizip

/// The parts of a zip file, read one at a time in constant memory. Nothing is ever written to disk,
/// so the names inside have no power.
package final class ZipArchive {
  /// How much of an archive is taken in, so that a small file cannot fill the machine.
  package struct Limits: Sendable {
    /// The most parts of a file.
    let parts: Int
    /// The most bytes that a part may unpack to.
    let unpacked: Int
    /// How many times larger a part may become; looked at from ``ratioStart`` bytes on.
    let ratio: Int

    /// Workbooks, and statements that a bank delivers together. A table of 60,000 like rows that
    /// LibreOffice saved has 84 MB and becomes 106 times larger.
    static let documents = Limits(parts: 10_000, unpacked: 1 << 30, ratio: 150)
    /// A backup: the parts of it are written to the disk and may be as large as that.
    package static let backup = Limits(parts: 50_000_000, unpacked: .max, ratio: 10_000)

    /// The most bytes that all parts of a file may unpack to, so that what it takes to read them is
    /// bounded by what it took to send them; workbooks of Excel become 20 times larger at most.
    func total(ofFile size: Int) -> Int { unpacked == .max ? .max : max(128 << 20, 20 * size) }
  }

  private static let ratioStart = 16 << 20

  /// A part as the directory at the end of the file lists it.
  private struct Part {
    let name: String
    let packed: Int
    let unpacked: Int
    let isEncrypted: Bool
    let position: unz64_file_pos
  }

  let place: SourcePosition
  private let limits: Limits
  private let bytes: ZipBytes
  private let handle: unzFile
  private var parts: [String: Part] = [:]
  /// The names of the parts, in the order of the directory.
  package private(set) var names: [String] = []

  /// Reads the directory.
  /// - Throws: ``WorkbookFault`` where the file is no whole zip file.
  package init(_ input: InputBytes, limits: Limits = .documents) throws(InputProblems) {
    self.limits = limits
    place = SourcePosition(file: input.file)
    bytes = ZipBytes(input)
    guard let handle = bytes.open() else {
      throw bytes.failure ?? InputProblems(place, .workbook(.damaged))
    }
    self.handle = handle
    var status = unzGoToFirstFile(handle)
    var left = limits.total(ofFile: input.count)
    while status == UNZ_OK {
      let part = try self.part()
      guard part.unpacked <= left else {
        throw InputProblems(
          place,
          .workbook(.unpackedTooLarge(part: nil, limit: limits.total(ofFile: input.count))))
      }
      left -= part.unpacked
      guard parts.count < limits.parts else {
        throw InputProblems(place, .workbook(.tooManyParts(limit: limits.parts)))
      }
      let key = Self.key(part.name)
      guard parts.updateValue(part, forKey: key) == nil else {
        throw InputProblems(place, .workbook(.partTwice(part.name)))
      }
      names.append(part.name)
      status = unzGoToNextFile(handle)
    }
    guard status == UNZ_END_OF_LIST_OF_FILE else {
      throw bytes.failure ?? InputProblems(place, .workbook(.damaged))
    }
  }

  deinit { unzClose(handle) }

  /// Names of parts mean the same whatever their case, and some writers use the slash of their
  /// system.
  private static func key(_ name: String) -> String {
    let slashes = name.lowercased().split { $0 == "/" || $0 == "\\" }
    return slashes.joined(separator: "/")
  }

  private func part() throws(InputProblems) -> Part {
    var info = unz_file_info64()
    var name = [CChar](repeating: 0, count: 513)
    let status = unzGetCurrentFileInfo64(handle, &info, &name, 512, nil, 0, nil, 0)
    var position = unz64_file_pos()
    guard status == UNZ_OK, info.size_filename <= 512,
      unzGetFilePos64(handle, &position) == UNZ_OK, let packed = Int(exactly: info.compressed_size),
      let unpacked = Int(exactly: info.uncompressed_size)
    else { throw bytes.failure ?? InputProblems(place, .workbook(.damaged)) }
    let text = name.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }
    return Part(
      name: String(decoding: text, as: UTF8.self), packed: packed, unpacked: unpacked,
      isEncrypted: info.flag & 1 != 0, position: position)
  }

  /// Whether there is a part of this name.
  func contains(_ name: String) -> Bool { parts[Self.key(name)] != nil }

  /// Unpacks a part.
  /// - Parameters:
  ///   - name: its way from the root of the archive.
  ///   - body: gets a function that gives the next bytes, none at the end.
  /// - Throws: ``WorkbookFault`` where the part is missing, damaged or too large; what `body`
  ///   throws.
  package func read<Value>(
    _ name: String,
    _ body: (_ pieces: () throws(InputProblems) -> [UInt8]) throws(InputProblems) -> Value
  ) throws(InputProblems) -> Value {
    guard let part = parts[Self.key(name)] else {
      throw InputProblems(place, .workbook(.missingPart(name)))
    }
    guard !part.isEncrypted else { throw InputProblems(place, .workbook(.encryptedPart(name))) }
    var position = part.position
    guard unzGoToFilePos64(handle, &position) == UNZ_OK, unzOpenCurrentFile(handle) == UNZ_OK
    else { throw damaged(part) }
    var isOpen = true
    defer { if isOpen { unzCloseCurrentFile(handle) } }
    var unpacked = 0
    return try body { () throws(InputProblems) in
      guard isOpen else { return [] }
      var status: Int32 = 0
      let piece = [UInt8](unsafeUninitializedCapacity: 1 << 16) { buffer, count in
        status = unzReadCurrentFile(handle, buffer.baseAddress, UInt32(buffer.count))
        count = max(0, Int(status))
      }
      if status < 0 { throw damaged(part) }
      if status == 0 {
        isOpen = false
        // Closing compares the checksum, but only of a part that came to its end.
        guard unzCloseCurrentFile(handle) == UNZ_OK, unpacked == part.unpacked else {
          throw damaged(part)
        }
      }
      unpacked += piece.count
      // More than the directory says.
      if unpacked > part.unpacked { throw damaged(part) }
      if unpacked > limits.unpacked {
        throw InputProblems(
          place, .workbook(.unpackedTooLarge(part: name, limit: limits.unpacked)))
      }
      if unpacked > Self.ratioStart, unpacked / limits.ratio > part.packed {
        throw InputProblems(place, .workbook(.zipBomb(part: name, limit: limits.ratio)))
      }
      return piece
    }
  }

  private func damaged(_ part: Part) -> InputProblems {
    bytes.failure ?? InputProblems(place, .workbook(.damagedPart(part.name)))
  }
}
