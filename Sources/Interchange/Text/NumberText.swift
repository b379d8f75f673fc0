import Amounts

/// Strict reading of quantities: `17`, `7,5`, `7.5`, `1.250,5`, `1/3`; none below zero.
enum NumberText {
  /// - Parameter mark: the decimal mark where the file or its profile says so; nil where it does
  ///   not.
  static func read(_ text: String, mark: DecimalMark?) -> Result<Rational, ValueFault> {
    let points = text.utf8.count { $0 == UInt8(ascii: ".") }
    let commas = text.utf8.count { $0 == UInt8(ascii: ",") }
    guard points + commas > 0, !text.contains("/") else { return plain(text) }
    let last = text.last { $0 == "." || $0 == "," } == "," ? DecimalMark.comma : .point
    if let mark { return grouped(text, mark: mark) }
    if points > 0, commas > 0 { return grouped(text, mark: last) }
    if points + commas > 1 { return grouped(text, mark: last == .comma ? .point : .comma) }
    let parts = text.split(whereSeparator: { $0 == "." || $0 == "," })
    if parts.count == 2, parts[1].utf8.count == 3, parts[0].utf8.count <= 3, parts[0] != "0" {
      // `1.250` hours: one and a quarter, or a thousand and more.
      return .failure(
        .ambiguousNumber(grouped: parts.joined(), decimal: parts.joined(separator: ",")))
    }
    return plain(text)
  }

  /// Takes out the grouping marks, which must stand before every three digits.
  private static func grouped(_ text: String, mark: DecimalMark) -> Result<Rational, ValueFault> {
    let (decimal, grouping): (Character, Character) = mark == .comma ? (",", ".") : (".", ",")
    let halves = text.split(separator: decimal, omittingEmptySubsequences: false)
    let groups = halves[0].split(separator: grouping, omittingEmptySubsequences: false)
    let areGroups =
      groups.count == 1
      || (1...3).contains(groups[0].count) && groups.dropFirst().allSatisfy({ $0.count == 3 })
    guard areGroups, halves.count <= 2, halves.count == 1 || !halves[1].contains(grouping) else {
      return .failure(.notANumber)
    }
    return plain(groups.joined() + (halves.count == 2 ? "." + halves[1] : ""))
  }

  private static func plain(_ text: String) -> Result<Rational, ValueFault> {
    guard let number = Rational(text: text), number.sign >= 0 else {
      return .failure(.notANumber)
    }
    return .success(number)
  }
}
