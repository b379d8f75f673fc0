public import Amounts

/// How orders have to be awarded, by their value without VAT (ANBest-P Nr. 3, UVgO §§ 8, 12, 14).
///
/// As a rule set and a notice write it: `from 100000.00: above 1000.00 negotiated 3; above 25000.00
/// restricted 3`. Where the grants of the measure come to more than the first amount, an order
/// above an amount needs at least that procedure and so many offers. Without `from` it holds for
/// every grant.
public struct Procurement: Hashable, Sendable {
  /// What is asked of orders above a value.
  public struct Step: Hashable, Sendable {
    /// Without VAT, cents; exactly this is still free of it.
    public let above: Money
    public let procedure: Procedure
    /// The fewest offers.
    public let offers: Int

    public init(above: Money, procedure: Procedure, offers: Int) {
      self.above = above
      self.procedure = procedure
      self.offers = offers
    }

    /// Whether an order was awarded as asked; what is not recorded was not. How many bids a public
    /// tender brings is not in the buyer's hand: it, and a restricted one where less is asked,
    /// need no number of offers.
    func isMet(by order: Order) -> Bool {
      guard let own = order.procedure, own >= procedure else { return false }
      return own == .open || own == .restricted && procedure < .restricted
        || (order.offers ?? 0) >= offers
    }
  }

  /// The smallest limit that a text known to us has, of a direct award (UVgO § 14), cents.
  static let smallestLimit = Money(cents: 1_000_00)

  /// The sum of grants above which it holds, cents.
  let grantsAbove: Money
  /// In order of value, at least one.
  public let steps: [Step]

  /// Nil for anything that is not written as above, or whose steps do not rise.
  public init?(text: String) {
    var body = text[...]
    var from = Money.zero
    if let colon = body.firstIndex(of: ":") {
      let words = body[..<colon].split(separator: " ")
      guard words.count == 2, words[0] == "from", let amount = Self.money(words[1]) else {
        return nil
      }
      from = amount
      body = body[body.index(after: colon)...]
    }
    var steps: [Step] = []
    for part in body.split(separator: ";", omittingEmptySubsequences: false) {
      let words = part.split(separator: " ")
      guard words.count == 3 || words.count == 4, words[0] == "above",
        let amount = Self.money(words[1]), let procedure = Procedure(rawValue: String(words[2])),
        let offers = words.count == 4 ? Int(words[3]) : 1, (1...99).contains(offers),
        steps.last.map({ $0.above < amount }) ?? true
      else { return nil }
      steps.append(Step(above: amount, procedure: procedure, offers: offers))
    }
    grantsAbove = from
    self.steps = steps
  }

  private static func money(_ text: Substring) -> Money? {
    guard case .success(let money) = AmountText.read(text, mark: .point), !money.isNegative else {
      return nil
    }
    return money
  }

  /// As a rule set writes it.
  public var fileText: String {
    let head = grantsAbove.isZero ? "" : "from \(grantsAbove.plainText): "
    return head
      + steps.map { "above \($0.above.plainText) \($0.procedure.rawValue) \($0.offers)" }
      .joined(separator: "; ")
  }

  /// What an order of `value` without VAT needs; nil where it is free.
  public func step(for value: Money) -> Step? { steps.last { value > $0.above } }
}
