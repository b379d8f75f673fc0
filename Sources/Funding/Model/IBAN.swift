/// The number of a bank account (ISO 13616) whose check digits are right (ISO 7064, mod 97-10).
public struct IBAN: Hashable, Sendable {
  /// Without spaces: `DE02120300000000202051`.
  public let text: String

  /// Reads capital letters and digits, also in groups with single spaces. Nil for anything else,
  /// for wrong check digits, and for a German number that has not 22 characters.
  public init?(_ text: String) {
    let groups = text.split(separator: " ", omittingEmptySubsequences: false)
    guard groups.allSatisfy({ !$0.isEmpty }) else { return nil }
    let joined = groups.joined()
    let bytes = Array(joined.utf8)
    guard (15...34).contains(bytes.count), bytes[0..<2].allSatisfy(Self.isLetter),
      bytes[2..<4].allSatisfy(Self.isDigit),
      bytes.allSatisfy({ Self.isLetter($0) || Self.isDigit($0) }),
      !joined.hasPrefix("DE") || bytes.count == 22 && bytes[2...].allSatisfy(Self.isDigit),
      Self.remainder(bytes[4...] + bytes[..<4]) == 1
    else { return nil }
    self.text = joined
  }

  /// `DE02 1203 0000 0000 2020 51`.
  public var grouped: String { Self.grouped(text) }

  /// Any account number in groups of four.
  public static func grouped(_ text: String) -> String {
    var grouped = ""
    for (index, character) in text.enumerated() {
      if index > 0, index.isMultiple(of: 4) { grouped.append(" ") }
      grouped.append(character)
    }
    return grouped
  }

  /// Letters count as two digits, A as 10.
  private static func remainder(_ bytes: some Sequence<UInt8>) -> Int {
    bytes.reduce(0) { rest, byte in
      isDigit(byte)
        ? (rest * 10 + Int(byte) - 48) % 97 : (rest * 100 + Int(byte) - 55) % 97
    }
  }

  private static func isLetter(_ byte: UInt8) -> Bool { (65...90).contains(byte) }
  private static func isDigit(_ byte: UInt8) -> Bool { (48...57).contains(byte) }
}
