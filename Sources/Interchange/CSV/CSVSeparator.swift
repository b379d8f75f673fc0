/// What stands between the fields of a row.
public enum CSVSeparator: String, Hashable, Sendable, CaseIterable {
  case semicolon, comma, tab

  /// As it stands between two cells.
  public var text: String { String(UnicodeScalar(byte)) }

  var byte: UInt8 {
    switch self {
    case .semicolon: UInt8(ascii: ";")
    case .comma: UInt8(ascii: ",")
    case .tab: 0x09
    }
  }

  /// The separator that stands most often outside quotes in the first row that has any; of equals
  /// the first in the order of the cases, since German programs write semicolons.
  static func recognise(_ head: [UInt8]) -> CSVSeparator {
    var counts = [Int](repeating: 0, count: allCases.count)
    var quoted = false
    scanning: for byte in head {
      switch byte {
      case UInt8(ascii: "\""): quoted.toggle()
      case 0x0A, 0x0D:
        if !quoted, counts.contains(where: { $0 > 0 }) { break scanning }
      default:
        guard !quoted else { continue }
        for (index, separator) in allCases.enumerated() where separator.byte == byte {
          counts[index] += 1
        }
      }
    }
    let most = counts.max() ?? 0
    return allCases[counts.firstIndex(of: most) ?? 0]
  }

  /// The separator that a first line `sep=;` names.
  static func declared(_ head: [UInt8]) -> CSVSeparator? {
    guard head.starts(with: Array("sep=".utf8)), head.count >= 5,
      head.count == 5 || head[5] == 0x0A || head[5] == 0x0D
    else { return nil }
    return allCases.first { $0.byte == head[4] }
  }
}
