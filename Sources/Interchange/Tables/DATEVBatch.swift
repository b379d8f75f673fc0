/// The format in which DATEV programs exchange bookings, told by its first field.
enum DATEVBatch {
  static func recognises(_ input: InputBytes) -> Bool {
    guard let head = try? input.piece(at: 0, limit: 16) else { return false }
    let text = head.starts(with: [0xEF, 0xBB, 0xBF]) ? head.dropFirst(3) : head[...]
    return text.starts(with: Array("\"EXTF\";".utf8)) || text.starts(with: Array("EXTF;".utf8))
  }
}
