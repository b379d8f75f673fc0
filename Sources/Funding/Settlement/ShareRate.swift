public import Amounts

/// What the rate of a share award stands on, and the rate exactly, as the notice's own arithmetic
/// tells (`Settlement.md` step 4). All amounts in cents.
///
/// A notice that grants 80 % of 100,000 less 3,000 of revenue as 77,600 has its rate on the net
/// base: revenue comes off the base in the settlement, too. A rate of 74.3 % beside 310,000 of
/// 416,976 is printed short; the amount decides.
struct ShareRate: Hashable, Sendable {
  /// Why it is this base and this rate.
  enum Ground: String, Hashable, Sendable {
    /// The notice says so (``Award/rateBase``).
    case told
    /// The rule set deducts all cover, or none (`revenueTreatment`).
    case ruleSet
    /// Rate × base gives the amount.
    case amountFits
    /// Amount / base is the rate within the digits that are printed of it.
    case printedShort
    /// The notice has no rate: amount / base.
    case derived
    /// The amount is rate × neither base; the gross one stands.
    case neither
  }

  public let base: RateBase
  public let rate: Rate
  public let ground: Ground
  /// `E_plan`.
  public let plannedEligible: Money
  /// `D_plan`.
  let plannedCover: Money
  private let amount: Money
  /// The notice's rate as it is printed.
  private let printed: Rate?

  /// - Parameters:
  ///   - plannedCover: what the award's rules count as cover, planned.
  init(_ award: Award, _ rules: RuleSet, plannedEligible: Money, plannedCover: Money) {
    amount = award.amount
    self.printed = award.rate
    self.plannedEligible = plannedEligible
    self.plannedCover = plannedCover
    let gross = plannedEligible.exact
    let net = max(.zero, gross - plannedCover.exact)
    let deducts = rules.revenueTreatment == .deductFromBase
    guard let printed = award.rate else {
      base = award.rateBase ?? (deducts ? .net : .gross)
      let whole = base == .net ? net : gross
      rate = whole.isZero ? .zero : Rate(award.amount.exact / whole)
      ground = award.rateBase == nil ? .derived : .told
      return
    }
    func fit(_ whole: Rational) -> PrintedRate.Fit { PrintedRate.fit(award.amount, printed, whole) }
    func exact(_ fit: PrintedRate.Fit, _ whole: Rational) -> Rate {
      fit == .withinRounding ? Rate(award.amount.exact / whole) : printed
    }
    if award.rateBase != nil || rules.revenueTreatment != .proportional {
      base = award.rateBase ?? (deducts ? .net : .gross)
      let whole = base == .net ? net : gross
      rate = exact(fit(whole), whole)
      ground = fit(whole) == .none ? .neither : award.rateBase == nil ? .ruleSet : .told
      return
    }
    let candidates: [(RateBase, Rational)] = [(.gross, gross), (.net, net)]
    let found =
      candidates.first { fit($0.1) == .exact } ?? candidates.first { fit($0.1) == .withinRounding }
    base = found?.0 ?? .gross
    rate = found.map { exact(fit($0.1), $0.1) } ?? printed
    ground = found.map { fit($0.1) == .exact ? .amountFits : .printedShort } ?? .neither
  }

  /// Rate × base, exact cents: with the notice's rate as it is printed.
  public func product(_ base: RateBase) -> Rational {
    let whole = plannedEligible.exact - (base == .net ? plannedCover.exact : .zero)
    return (printed ?? rate).value * max(.zero, whole)
  }

  /// The planned expenditure that the rate is of.
  var rated: Money {
    base == .net
      ? max(.zero, Money(cents: plannedEligible.cents - plannedCover.cents)) : plannedEligible
  }

  /// Whether the cover comes off the base in the settlement, too.
  func deducts(_ rules: RuleSet) -> Bool {
    base == .net || rules.revenueTreatment == .deductFromBase
  }

  /// The rate as it can be reckoned with by hand: where it never ends, what it is the quotient of.
  var factor: [Term] {
    guard !rate.isPrintedWhole else { return [.rate(rate)] }
    return ground == .derived || ground == .printedShort
      ? [.money(amount), .dividedBy, .money(rated)] : [.number(rate.value)]
  }

  /// The line of the calculation that says on what the rate stands and why.
  var step: SettlementStep {
    let net = base == .net
    let whole: [Term] =
      net
      ? [.open, .money(plannedEligible), .minus, .money(plannedCover), .close]
      : [.money(plannedEligible)]
    let quotient: [Term] =
      ground == .derived || ground == .printedShort
      ? [.money(amount), .dividedBy] + whole + [.equals, .rate(rate)]
      : [.rate(rate), .times] + whole
        + [.sign(ground == .neither ? "≠" : "="), .money(amount)]
    let base = SettlementStep(
      "Fördersatz auf " + (net ? "der Nettobasis" : "der Bruttobasis"),
      "Rate on the " + (net ? "net base" : "gross base"),
      quotient + [.sign(";"), .text(reason)],
      plannedEligible.exact - (net ? plannedCover.exact : .zero))
    return base
  }

  private var reason: LocalizedText {
    switch ground {
    case .told: LocalizedText(de: "so sagt es der Bescheid", en: "the notice says so")
    case .ruleSet: LocalizedText(de: "so sagt es das Regelwerk", en: "the rule set says so")
    case .amountFits: LocalizedText(de: "so rechnet der Bescheid", en: "so the notice reckons")
    case .printedShort:
      LocalizedText(
        de: "der gedruckte Satz ist gerundet, der Betrag entscheidet",
        en: "the printed rate is rounded, the amount decides")
    case .derived:
      LocalizedText(de: "der Bescheid nennt keinen Satz", en: "the notice names no rate")
    case .neither:
      LocalizedText(
        de: "der Betrag passt nicht dazu", en: "the amount does not fit")
    }
  }
}

/// The base that a notice's rate stands on.
public enum RateBase: String, Sendable, CaseIterable {
  /// The eligible expenditure.
  case gross
  /// The eligible expenditure less cover.
  case net

  public var name: LocalizedText {
    switch self {
    case .gross:
      LocalizedText(de: "zuwendungsfähige Ausgaben", en: "eligible expenditure")
    case .net:
      LocalizedText(
        de: "zuwendungsfähige Ausgaben abzüglich Deckungsmittel",
        en: "eligible expenditure less cover")
    }
  }
}

/// Whether a printed rate and an amount belong together.
public enum PrintedRate {
  public enum Fit: Hashable, Sendable {
    /// Amount = rate × base, to the cent; to the euro where the amount is in whole euros.
    case exact
    /// Amount / base is the rate when it is rounded to as many decimals as the rate has. A rate
    /// without decimals is taken as it is: directives name whole per cents and mean them.
    case withinRounding
    case none
  }

  /// - Parameter base: exact cents.
  public static func fit(_ amount: Money, _ rate: Rate, _ base: Rational) -> Fit {
    guard base.sign > 0 else { return .none }
    let distance = (amount.exact - rate.value * base).magnitude
    if distance < (amount.cents % 100 == 0 ? Rational(100) : .one) { return .exact }
    guard let unit = unit(of: rate) else { return .none }
    // In units of the rate's last decimal: the rate itself is a whole number of them.
    let actual = (amount.exact / base / unit).magnitude
    return actual >= rate.value / unit - half && actual < rate.value / unit + half
      ? .withinRounding : .none
  }

  private static let half = Rational(1, over: 2)

  /// What the last decimal of a rate in per cent counts, of one to six; nil for a whole per cent
  /// and for a fraction that never ends.
  private static func unit(of rate: Rate) -> Rational? {
    var scale: Int64 = 100
    for places in 0...6 {
      let steps = rate.value * Rational(scale)
      if let whole = steps.floor, Rational(whole) == steps {
        return places == 0 ? nil : Rational(1, over: scale)
      }
      scale *= 10
    }
    return nil
  }
}
