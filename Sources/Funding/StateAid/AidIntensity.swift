import Amounts

/// The highest aid intensities of Art. 25 AGVO (gross grant equivalent / eligible cost, before
/// tax).
struct AidIntensity: Hashable, Sendable {
  public let base: [AidCategory: Rate]
  let bySize: [EnterpriseSize: Rate]
  let byBonus: [AidBonus: Rate]
  /// The most that base and bonuses may add up to, where there are bonuses.
  public let most: Rate
  public let norm: String
  /// The last day on which the regulation holds.
  let validThrough: CalendarDate
  /// How long after that aid may still be given by it.
  let transition: Duration
  /// Where its end is written.
  let validity: String

  public init(
    base: [AidCategory: Rate], bySize: [EnterpriseSize: Rate], byBonus: [AidBonus: Rate],
    most: Rate, norm: String, validThrough: CalendarDate, transition: Duration,
    validity: String
  ) {
    self.base = base
    self.bySize = bySize
    self.byBonus = byBonus
    self.most = most
    self.norm = norm
    self.validThrough = validThrough
    self.transition = transition
    self.validity = validity
  }

  /// Regulation (EU) 651/2014 as amended by (EU) 2023/1315.
  static let gber2023 = AidIntensity(
    base: [
      .fundamentalResearch: .full, .industrialResearch: Rate(percent: 50),
      .experimentalDevelopment: Rate(percent: 25), .feasibilityStudy: Rate(percent: 50),
    ],
    bySize: [.small: Rate(percent: 20), .medium: Rate(percent: 10), .large: .zero],
    byBonus: [
      .collaboration: Rate(percent: 15), .assistedArea: Rate(percent: 5),
      .europeanProject: Rate(percent: 25),
    ],
    most: Rate(percent: 80), norm: "Art. 25 Abs. 5 bis 7 VO (EU) 651/2014",
    // 31 December 2026.
    validThrough: CalendarDate(days: 20_818), transition: Duration(months: 6),
    validity: "Art. 58 Abs. 5, Art. 59 VO (EU) 651/2014")

  /// The last day on which aid may still be given by the regulation.
  var usableThrough: CalendarDate { transition.end(after: validThrough) }

  /// The highest intensity of `category`.
  ///
  /// Fundamental research needs no bonus; feasibility studies are raised by size only (Art. 25
  /// (7)).
  public func rate(_ category: AidCategory, size: EnterpriseSize, bonus: AidBonus?) -> Rate {
    let base = base[category] ?? .zero
    let forSize = bySize[size] ?? .zero
    switch category {
    case .fundamentalResearch: return base
    case .feasibilityStudy: return Rate(base.value + forSize.value)
    case .industrialResearch, .experimentalDevelopment:
      let raised = base.value + forSize.value + (bonus.flatMap { byBonus[$0] } ?? .zero).value
      return min(Rate(raised), max(base, most))
    }
  }

  /// The most aid for `costs`, down to the cent.
  /// - Throws: ``AmountError/beyondLimit``.
  public func maximum(
    for costs: [AidCategory: Money], size: EnterpriseSize, bonus: AidBonus?
  ) throws(AmountError) -> Money {
    let exact = costs.map { $0.value * rate($0.key, size: size, bonus: bonus) }.sum()
    return try Money(rounding: exact, .down)
  }
}
