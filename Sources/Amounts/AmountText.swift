/// The mark between euros and cents.
public enum DecimalMark: String, Sendable, CaseIterable, Codable {
  case comma, point

  var byte: UInt8 { self == .comma ? UInt8(ascii: ",") : UInt8(ascii: ".") }
  var grouping: UInt8 { self == .comma ? UInt8(ascii: ".") : UInt8(ascii: ",") }
}

/// Why a text is no amount.
public enum AmountTextError: Error, Equatable, Sendable {
  case empty
  /// Some sign that no amount has, or digit groups that are not of three.
  case notAnAmount
  /// `1.234`: a thousand, or one with three decimals. Holds the reading with a grouping mark.
  case ambiguous(grouped: Money)
  /// More than two decimals; holds how many.
  case tooManyDecimals(Int)
  /// More than ``Money/maximum``.
  case beyondLimit
}

/// Strict reading and printing of amounts. Nothing is guessed: what can be read two ways is
/// refused.
public enum AmountText {
  /// Reads `1.234,56`, `1234,56`, `1,234.56`, `1234.56`, `1234`, each with an optional leading sign
  /// and one optional `€`, `EUR` or `Euro`, in whatever case, before or after, on either side of
  /// the sign. Thousands may also stand apart by non-breaking spaces (DIN 5008).
  /// - Parameters:
  ///   - mark: the decimal mark where the file or its profile says so; else nil.
  ///   - exponent: what the number counts, as a power of ten: 3 for thousands of euros, of which
  ///     five decimals are whole cents, -2 for cents, which have none.
  public static func read(
    _ text: some StringProtocol, mark: DecimalMark? = nil, exponent: Int = 0
  ) -> Result<Money, AmountTextError> {
    var copy = String(text)
    return copy.withUTF8 { read(utf8: $0, mark: mark, exponent: exponent) }
  }

  /// The same over UTF-8 bytes, for files.
  public static func read(
    utf8 bytes: UnsafeBufferPointer<UInt8>, mark: DecimalMark? = nil, exponent: Int = 0
  ) -> Result<Money, AmountTextError> {
    let places = max(0, 2 + exponent)
    let all = trimSpace(bytes[...])
    var rest = trimCurrency(all)
    guard let first = rest.first else { return .failure(.empty) }
    var negative = false
    if first == UInt8(ascii: "-") || first == UInt8(ascii: "+") {
      negative = first == UInt8(ascii: "-")
      let hadCurrency = rest.count < all.count
      rest = trimSpace(rest.dropFirst())
      if !hadCurrency { rest = trimCurrency(rest) }
    }
    var found = magnitude(rest, mark, places)
    if found == .failure(.notAnAmount), let spaced = spaced(rest, mark, places) { found = spaced }
    switch found {
    case .success(let money): return .success(negative ? -money : money)
    case .failure(.ambiguous(let grouped)):
      return .failure(.ambiguous(grouped: negative ? -grouped : grouped))
    case .failure(let error): return .failure(error)
    }
  }

  private typealias Bytes = Slice<UnsafeBufferPointer<UInt8>>

  /// An amount whose thousands stand apart by non-breaking spaces, wide or narrow; nil where there
  /// are none, or where they do not stand before every three digits.
  private static func spaced(
    _ bytes: Bytes, _ mark: DecimalMark?, _ places: Int
  ) -> Result<Money, AmountTextError>? {
    let marks: Set = [UInt8(ascii: ","), UInt8(ascii: ".")]
    let end = bytes.firstIndex(where: marks.contains) ?? bytes.endIndex
    for space in spaces where space.count > 1 {
      var groups: [[UInt8]] = [[]]
      var rest = bytes[..<end]
      while let first = rest.first {
        if rest.starts(with: space) {
          groups.append([])
          rest = rest.dropFirst(space.count)
        } else {
          groups[groups.count - 1].append(first)
          rest = rest.dropFirst()
        }
      }
      guard groups.count > 1, (1...3).contains(groups[0].count),
        groups[0].first != UInt8(ascii: "0"), groups.dropFirst().allSatisfy({ $0.count == 3 })
      else { continue }
      let plain = groups.flatMap { $0 } + bytes[end...]
      // With its thousands told apart, the mark can only be that of the cents.
      let cents = end < bytes.endIndex ? DecimalMark.allCases.first { $0.byte == bytes[end] } : nil
      return plain.withUnsafeBufferPointer { magnitude($0[...], mark ?? cents, places) }
    }
    return nil
  }

  private static func magnitude(
    _ bytes: Bytes, _ mark: DecimalMark?, _ places: Int
  ) -> Result<Money, AmountTextError> {
    var points = 0
    var commas = 0
    var last: UInt8 = 0
    var lastAt = bytes.startIndex
    for index in bytes.indices {
      switch bytes[index] {
      case UInt8(ascii: "0")...UInt8(ascii: "9"): continue
      case UInt8(ascii: "."): points += 1
      case UInt8(ascii: ","): commas += 1
      default: return .failure(.notAnAmount)
      }
      last = bytes[index]
      lastAt = index
    }
    if points + commas == 0 { return assemble(bytes, bytes[bytes.endIndex...], places) }
    let whole = bytes[..<lastAt]
    let after = bytes[bytes.index(after: lastAt)...]

    func grouped(
      _ whole: Bytes, by mark: UInt8, decimals: Bytes
    ) -> Result<Money, AmountTextError> {
      isGrouped(whole, by: mark) ? assemble(whole, decimals, places) : .failure(.notAnAmount)
    }
    if let mark {
      if last == mark.grouping {
        // Only groups, no decimals: "1.234" where the comma is the decimal mark.
        guard (last == UInt8(ascii: ".") ? commas : points) == 0 else {
          return .failure(.notAnAmount)
        }
        return grouped(bytes, by: mark.grouping, decimals: bytes[bytes.endIndex...])
      }
      guard (last == UInt8(ascii: ".") ? points : commas) == 1 else {
        return .failure(.notAnAmount)
      }
      return grouped(whole, by: mark.grouping, decimals: after)
    }
    if points > 0, commas > 0 {
      // The last mark stands once and is the decimal one.
      guard (last == UInt8(ascii: ".") ? points : commas) == 1 else {
        return .failure(.notAnAmount)
      }
      let grouping = last == UInt8(ascii: ".") ? UInt8(ascii: ",") : UInt8(ascii: ".")
      return grouped(whole, by: grouping, decimals: after)
    }
    if points + commas > 1 {  // "1.234.567": groups only.
      return grouped(bytes, by: last, decimals: bytes[bytes.endIndex...])
    }
    if after.count == 3, (1...3).contains(whole.count), whole.first != UInt8(ascii: "0") {
      return grouped(bytes, by: last, decimals: bytes[bytes.endIndex...]).flatMap {
        .failure(.ambiguous(grouped: $0))
      }
    }
    return assemble(whole, after, places)
  }

  /// Whether the groups are of three digits and the first has no leading zero.
  private static func isGrouped(_ whole: Bytes, by mark: UInt8) -> Bool {
    let groups = whole.split(separator: mark, omittingEmptySubsequences: false)
    return groups.count == 1
      || (1...3).contains(groups[0].count) && groups[0].first != UInt8(ascii: "0")
        && groups.dropFirst().allSatisfy { $0.count == 3 }
  }

  /// Whole numbers (with marks to pass over) and at most as many decimals as make whole cents.
  private static func assemble(
    _ whole: Bytes, _ decimals: Bytes, _ places: Int
  ) -> Result<Money, AmountTextError> {
    guard !whole.isEmpty else { return .failure(.notAnAmount) }
    guard decimals.count <= places else { return .failure(.tooManyDecimals(decimals.count)) }
    guard whole.endIndex == decimals.startIndex || !decimals.isEmpty else {
      return .failure(.notAnAmount)
    }
    var cents: Int64 = 0
    for byte in whole where byte >= UInt8(ascii: "0") {
      cents = cents * 10 + Int64(byte - UInt8(ascii: "0"))
      if cents > Money.maximum.cents { return .failure(.beyondLimit) }
    }
    for place in 0..<places {
      let at = decimals.index(decimals.startIndex, offsetBy: place, limitedBy: decimals.endIndex)
      let digit = at.flatMap { $0 < decimals.endIndex ? decimals[$0] - UInt8(ascii: "0") : 0 } ?? 0
      cents = cents * 10 + Int64(digit)
      if cents > Money.maximum.cents { return .failure(.beyondLimit) }
    }
    return .success(Money(cents: cents))
  }

  /// Removes white space (also the non-breaking kinds) at both ends.
  private static func trimSpace(_ bytes: Bytes) -> Bytes {
    var rest = bytes
    trimming: while !rest.isEmpty {
      for space in spaces {
        if rest.starts(with: space) {
          rest = rest.dropFirst(space.count)
          continue trimming
        }
        if rest.suffix(space.count).elementsEqual(space) {
          rest = rest.dropLast(space.count)
          continue trimming
        }
      }
      break
    }
    return rest
  }

  private static func trimCurrency(_ bytes: Bytes) -> Bytes {
    // Nearly all amounts end here: digits stand at both ends.
    guard let first = bytes.first, let last = bytes.last, !isDigit(first) || !isDigit(last) else {
      return bytes
    }
    for sign in currencies {
      if isSame(bytes.prefix(sign.count), sign) {
        return trimSpace(bytes.dropFirst(sign.count))
      }
      if isSame(bytes.suffix(sign.count), sign) {
        return trimSpace(bytes.dropLast(sign.count))
      }
    }
    return bytes
  }

  private static func isDigit(_ byte: UInt8) -> Bool { 0x30...0x39 ~= byte }

  /// Whether the bytes are those of a sign, whose letters are small, in whatever case.
  private static func isSame(_ bytes: Bytes, _ sign: [UInt8]) -> Bool {
    bytes.count == sign.count
      && zip(bytes, sign).allSatisfy { byte, wanted in
        byte == wanted || wanted < 0x80 && byte | 0x20 == wanted
      }
  }

  private static let spaces: [[UInt8]] = [
    [0x20], [0x09], Array("\u{A0}".utf8), Array("\u{202F}".utf8),
  ]
  private static let currencies = ["€", "euro", "eur"].map { Array($0.utf8) }
}

extension Money {
  /// `-1234.56`: plain, for files and JSON.
  public var plainText: String { digits(grouping: "", mark: ".") }

  /// `1.234,56` or `1,234.56`, without the currency.
  public func numberText(_ language: Language) -> String {
    language == .de ? digits(grouping: ".", mark: ",") : digits(grouping: ",", mark: ".")
  }

  /// `1.234,56 €` (with a non-breaking space) or `€1,234.56`.
  public func text(_ language: Language) -> String {
    switch language {
    case .de: numberText(.de) + "\u{A0}€"
    case .en: (isNegative ? "-€" : "€") + magnitude.numberText(.en)
    }
  }

  private func digits(grouping: String, mark: String) -> String {
    let (euros, rest) = cents.magnitude.quotientAndRemainder(dividingBy: 100)
    var whole = String(euros)
    if !grouping.isEmpty {
      var groups: [Substring] = []
      while whole.count > 3 {
        groups.insert(whole.suffix(3), at: 0)
        whole = String(whole.dropLast(3))
      }
      whole = ([whole] + groups.map(String.init)).joined(separator: grouping)
    }
    return (isNegative ? "-" : "") + whole + mark + (rest < 10 ? "0" : "") + String(rest)
  }
}
