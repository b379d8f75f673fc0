import Foundation

/// What a form or an address brings: names with values, in order, a name more than once if need be.
struct Fields: Sendable, ExpressibleByDictionaryLiteral {
  private(set) var all: [(name: String, value: String)] = []

  init() {}

  init(dictionaryLiteral pairs: (String, String)...) {
    all = pairs.map { (name: $0.0, value: $0.1) }
  }

  /// - Parameter encoded: `application/x-www-form-urlencoded`.
  /// - Returns: nil where it is not UTF-8 or too much.
  init?(encoded: String) {
    guard encoded.utf8.count <= Self.limit else { return nil }
    for pair in encoded.split(separator: "&") {
      let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      guard let name = Self.decoded(parts[0]),
        let value = Self.decoded(parts.count > 1 ? parts[1] : ""), all.count < Self.count
      else { return nil }
      all.append((name, value))
    }
  }

  /// Bytes of all, and how many fields.
  static let limit = 512 << 10
  static let count = 5000

  mutating func add(_ name: String, _ value: String) { all.append((name, value)) }

  /// The first value of a name, without blanks around it; nil where it is not there or empty.
  subscript(_ name: String) -> String? {
    guard let text = all.first(where: { $0.name == name })?.value else { return nil }
    let trimmed = text.trimmingCharacters(in: .whitespacesAndNewlines)
    return trimmed.isEmpty ? nil : trimmed
  }

  /// All values of a name.
  func values(_ name: String) -> [String] { all.filter { $0.name == name }.map(\.value) }

  /// The same without some names.
  func without(_ names: String...) -> Fields {
    var fields = self
    fields.all.removeAll { names.contains($0.name) }
    return fields
  }

  /// As it stands in an address behind the question mark.
  var encoded: String {
    all.map { Self.encoded($0.name) + "=" + Self.encoded($0.value) }.joined(separator: "&")
  }

  /// A part of an address.
  static func encoded(_ text: String) -> String {
    text.utf8.reduce(into: "") { encoded, byte in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."),
        UInt8(ascii: "_"):
        encoded.unicodeScalars.append(Unicode.Scalar(byte))
      default:
        let hex = String(byte, radix: 16, uppercase: true)
        encoded += "%" + (hex.count == 1 ? "0" : "") + hex
      }
    }
  }

  private static func decoded(_ text: Substring) -> String? {
    text.replacing("+", with: " ").removingPercentEncoding
  }
}
