/// Finds where bytes stop being UTF-8.
enum UTF8Check {
  /// The offset of the first byte that begins no character; the count where all is well.
  static func firstInvalid(_ bytes: some Collection<UInt8>) -> Int {
    var decoder = UTF8()
    var iterator = bytes.makeIterator()
    var offset = 0
    while true {
      switch decoder.decode(&iterator) {
      case .scalarValue(let scalar): offset += UTF8.width(scalar)
      case .emptyInput, .error: return offset
      }
    }
  }
}
