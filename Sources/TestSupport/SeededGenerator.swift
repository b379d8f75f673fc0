/// Random numbers that a seed repeats (SplitMix64).
public struct SeededGenerator: RandomNumberGenerator, Sendable {
  private var state: UInt64

  public init(seed: UInt64) { state = seed }

  public mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  /// A whole number of `range`.
  public mutating func int<Number: FixedWidthInteger>(_ range: ClosedRange<Number>) -> Number {
    Number.random(in: range, using: &self)
  }

  /// True in `percent` of a hundred cases.
  public mutating func chance(_ percent: Int) -> Bool { int(1...100) <= percent }

  /// One of the given elements.
  public mutating func pick<Element>(_ first: Element, _ others: Element...) -> Element {
    let index = int(0...others.count)
    return index == 0 ? first : others[index - 1]
  }

  /// An element of `choices`; nil where there is none.
  public mutating func element<Element>(of choices: [Element]) -> Element? {
    choices.randomElement(using: &self)
  }
}
