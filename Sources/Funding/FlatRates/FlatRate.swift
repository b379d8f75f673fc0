public import Amounts

/// A flat-rate line (Pauschale): a percentage of other lines, capped, without vouchers (Art. 54 VO
/// (EU) 2021/1060 and the notice). The statement of use shows the computation.
public struct FlatRate: Hashable, Sendable {
  public let percent: Rate
  /// Ids of the lines it is a percentage of.
  public let of: [String]
  /// The most it may come to, cents; nil where nothing caps it.
  public let cap: Money?
  /// The article that EU money rests it on; nil where the file names none.
  public let article: Article?

  public init(percent: Rate, of: [String], cap: Money? = nil, article: Article? = nil) {
    self.percent = percent
    self.of = of
    self.cap = cap
    self.article = article
  }

  /// The flat rate of `base` cents, down to the cent: EFRE NRW computes 15 % of 6,170.50 EUR as
  /// 925.57 EUR.
  /// - Throws: ``AmountError/beyondLimit``.
  public func amount(of base: Money) throws(AmountError) -> Money {
    let amount = try Money(rounding: base * percent, .down)
    return cap.map { min(amount, $0) } ?? amount
  }
}
