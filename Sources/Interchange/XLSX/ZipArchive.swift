import CMinizip

/// The parts of a zip file, read one at a time in constant memory. Nothing is ever written to disk,
/// so the names inside have no power.
final class ZipArchive {
  /// The most parts of a file.
  static let partLimit = 10_000
  /// The most bytes that a part may unpack to.
  static let unpackedLimit = 1 << 30
  /// How many times larger a part may become; looked at from ``ratioStart`` bytes on.
  static let ratioLimit = 100
  static let ratioStart = 16 << 20

  /// A part as the directory at the end of the file lists it.
  private struct Part {
    let name: String
    let packed: Int
    let isEncrypted: Bool
    let position: unz64_file_pos
  }

  let place: SourcePosition
  private let bytes: ZipBytes
  private let handle: unzFile
  private var parts: [String: Part] = [:]
  /// The names of the parts, in the order of the directory.
  private(set) var names: [String] = []

  /// Reads the directory.
  /// - Throws: ``WorkbookFault`` where the file is no whole zip file.
  init(_ input: InputBytes) throws(InputProblems) {
    place = SourcePosition(file: input.file)
    bytes = ZipBytes(input)
    guard let handle = bytes.open() else {
      throw bytes.failure ?? InputProblems(place, .workbook(.damaged))
    }
    self.handle = handle
    var status = unzGoToFirstFile(handle)
    while status == UNZ_OK {
      let part = try self.part()
      guard parts.count < Self.partLimit else {
        throw InputProblems(place, .workbook(.tooManyParts(limit: Self.partLimit)))
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
      unzGetFilePos64(handle, &position) == UNZ_OK, let packed = Int(exactly: info.compressed_size)
    else { throw bytes.failure ?? InputProblems(place, .workbook(.damaged)) }
    let text = name.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }
    return Part(
      name: String(decoding: text, as: UTF8.self), packed: packed,
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
  func read<Value>(
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
        // Closing compares the checksum.
        if unzCloseCurrentFile(handle) != UNZ_OK { throw damaged(part) }
      }
      unpacked += piece.count
      if unpacked > Self.unpackedLimit {
        throw InputProblems(
          place, .workbook(.unpackedTooLarge(part: name, limit: Self.unpackedLimit)))
      }
      if unpacked > Self.ratioStart, unpacked / Self.ratioLimit > part.packed {
        throw InputProblems(place, .workbook(.zipBomb(part: name, limit: Self.ratioLimit)))
      }
      return piece
    }
  }

  private func damaged(_ part: Part) -> InputProblems {
    bytes.failure ?? InputProblems(place, .workbook(.damagedPart(part.name)))
  }
}
