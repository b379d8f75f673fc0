/// The number of a cell as exact decimal digits.
///
/// Spreadsheets compute in binary, and what they save shows it: 49534418.61999999 stands for
/// 49534418.62. Such noise is folded away, and only it: a value that a person could have typed,
/// with up to 14 digits, stays as it is, so that a true third decimal is seen and refused by who
/// wants cents.
struct SheetNumber: Equatable {
  /// Whether it is below zero.
  private(set) var isNegative: Bool
  /// The digits without zeros at either end; none for zero.
  private(set) var digits: [UInt8]
  /// How many digits stand before the decimal point; negative where zeros follow it.
  private(set) var pointAt: Int

  /// How many digits a spreadsheet shows of a number.
  static let precision = 15
  /// The most digits before the point, and zeros behind it, that are taken.
  static let rangeLimit = 40

  /// Reads `1234.5`, `-1.5E-3`, `.5`; nil for anything else.
  init?(_ text: ArraySlice<UInt8>) {
    var rest = text
    isNegative = rest.first == UInt8(ascii: "-")
    if isNegative || rest.first == UInt8(ascii: "+") { rest = rest.dropFirst() }
    var digits: [UInt8] = []
    var point: Int?
    while let byte = rest.first {
      if byte == UInt8(ascii: "."), point == nil {
        point = digits.count
      } else if byte >= UInt8(ascii: "0"), byte <= UInt8(ascii: "9"), digits.count < 400 {
        digits.append(byte - UInt8(ascii: "0"))
      } else {
        break
      }
      rest = rest.dropFirst()
    }
    guard !digits.isEmpty, let exponent = Self.exponent(rest) else { return nil }
    self.digits = digits
    pointAt = (point ?? digits.count) + exponent
    trim()
    guard abs(pointAt) <= Self.rangeLimit else {
      // Nearer to zero than any rounding error of an amount: zero.
      guard pointAt < 0 else { return nil }
      self.digits = []
      trim()
      return
    }
  }

  /// `E-07`, or nothing.
  private static func exponent(_ text: ArraySlice<UInt8>) -> Int? {
    guard let first = text.first else { return 0 }
    guard first | 0x20 == UInt8(ascii: "e") else { return nil }
    var rest = text.dropFirst()
    let isNegative = rest.first == UInt8(ascii: "-")
    if isNegative || rest.first == UInt8(ascii: "+") { rest = rest.dropFirst() }
    guard (1...4).contains(rest.count) else { return nil }
    var value = 0
    for byte in rest {
      guard byte >= UInt8(ascii: "0"), byte <= UInt8(ascii: "9") else { return nil }
      value = value * 10 + Int(byte - UInt8(ascii: "0"))
    }
    return isNegative ? -value : value
  }

  private mutating func trim() {
    let zeros = digits.prefix { $0 == 0 }.count
    digits.removeFirst(zeros)
    pointAt -= zeros
    while digits.last == 0 { digits.removeLast() }
    if digits.isEmpty { (isNegative, pointAt) = (false, 0) }
  }

  /// Whether it is whole and has more digits than a spreadsheet keeps, so that the last ones are
  /// not those that somebody typed.
  var hasLostDigits: Bool { digits.count > Self.precision && pointAt >= digits.count }

  /// The number without the noise of binary computing.
  var folded: SheetNumber {
    // What remains of amounts that cancel out: 2.2737367544323206E-14.
    if digits.count >= 12, pointAt <= -6 { return rounded(to: -1) }
    guard digits.count >= Self.precision else { return self }
    return isNearCent ? rounded(to: pointAt + 2) : shown
  }

  /// The number as the spreadsheet itself shows it.
  var shown: SheetNumber { rounded(to: Self.precision) }

  /// Whether it is so near to a whole cent that only computing can have made the difference: less
  /// than about a thousand steps of a binary number of this size, and less than 0.0001 in any case.
  private var isNearCent: Bool {
    let places = min(max(13 - pointAt, 4), 7)
    let tail = (3...places).map { place in
      let index = place - 1 + pointAt
      return digits.indices.contains(index) ? digits[index] : 0
    }
    return tail.allSatisfy { $0 == 0 } || tail.allSatisfy { $0 == 9 }
  }

  /// The first `count` digits, the last of them rounded half up.
  private func rounded(to count: Int) -> SheetNumber {
    guard count < digits.count else { return self }
    var result = self
    guard count >= 0 else {
      result.digits = []
      result.trim()
      return result
    }
    result.digits = Array(digits[..<count])
    if digits[count] >= 5 {
      var index = count - 1
      while index >= 0, result.digits[index] == 9 {
        result.digits[index] = 0
        index -= 1
      }
      if index >= 0 {
        result.digits[index] += 1
      } else {
        result.digits.insert(1, at: 0)
        result.pointAt += 1
      }
    }
    result.trim()
    return result
  }

  /// The whole part, towards zero; nil where it does not fit.
  var whole: Int? {
    guard pointAt <= 18 else { return nil }
    var value = 0
    for index in 0..<max(0, pointAt) {
      value = value * 10 + (index < digits.count ? Int(digits[index]) : 0)
    }
    return isNegative ? -value : value
  }

  /// Whether it has no decimals.
  var isWhole: Bool { pointAt >= digits.count }

  /// Appends `-1234.5`: digits with at most a point, without exponent.
  func append(to bytes: inout [UInt8]) {
    let zero = UInt8(ascii: "0")
    if isNegative { bytes.append(UInt8(ascii: "-")) }
    if pointAt <= 0 { bytes.append(zero) }
    for index in 0..<max(0, pointAt) {
      bytes.append(index < digits.count ? zero + digits[index] : zero)
    }
    guard digits.count > pointAt else { return }
    bytes.append(UInt8(ascii: "."))
    for _ in 0..<max(0, -pointAt) { bytes.append(zero) }
    for digit in digits.dropFirst(max(0, pointAt)) { bytes.append(zero + digit) }
  }
}
