/// A rate as an exact number (Satz, v. H.): 65 % is 65/100, two thirds is 2/3.
public struct Rate: Hashable, Comparable, Sendable {
  public let value: Rational

  public init(_ value: Rational) { self.value = value }

  /// `percent` per cent.
  public init(percent: Int64) { value = Rational(percent, over: 100) }

  /// Reads `65%`, `65 %`, `33,333 %`, `0.65`, `2/3`. Nil for anything else.
  public init?(text: some StringProtocol) {
    var body = String(text)[...]
    guard body.utf8.last == UInt8(ascii: "%") else {
      guard let value = Rational(text: body) else { return nil }
      self.value = value
      return
    }
    body = body.dropLast()
    while let last = body.last, last == " " || last == "\u{A0}" || last == "\u{202F}" {
      body = body.dropLast()
    }
    guard !body.contains("/"), let value = Rational(text: body) else { return nil }
    self.value = value / Rational(100)
  }

  /// `part` of `whole`; nil where the whole is zero.
  public init?(_ part: Money, of whole: Money) {
    guard !whole.isZero else { return nil }
    value = part.exact / whole.exact
  }

  public static let zero = Rate(.zero)
  public static let full = Rate(.one)

  public static func < (a: Rate, b: Rate) -> Bool { a.value < b.value }

  /// The rate in per cent with `places` decimals, half up: `65.00`, in JSON and on screens.
  public func percentText(places: Int = 2) -> String {
    (value * Rational(100)).decimalText(places: places)
  }

  /// The rate in per cent with as many decimals as it has, `80 %` or `74.3 %`; a fraction that has
  /// no end as it is, `2/3`.
  public var exactPercentText: String {
    let percent = value * Rational(100)
    for places in 0...6 {
      let scaled = percent * Rational(Self.powersOfTen[places])
      if let whole = scaled.floor, Rational(whole) == scaled {
        return percent.decimalText(places: places) + " %"
      }
    }
    return value.exactText
  }

  private static let powersOfTen: [Int64] = [1, 10, 100, 1000, 10_000, 100_000, 1_000_000]

  /// The rate in per cent as people read it: `65,00 %` or `65.00 %`.
  public func text(_ language: Language, places: Int = 2) -> String {
    let text = percentText(places: places)
    return (language == .de ? text.replacingMark() : text) + " %"
  }
}

extension String {
  /// The decimal point as a German comma.
  func replacingMark() -> String { String(map { $0 == "." ? "," : $0 }) }
}
