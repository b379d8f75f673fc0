public import Amounts

/// What a settled grant rests on that nobody read in its text, and what it would come to if a
/// stricter text held. Found by settling again: an answer rests on a value if another one that some
/// known text has would change it.
public struct Reliance: Hashable, Sendable {
  /// The grant if a stricter value held than the one that nobody read.
  public struct Stricter: Hashable, Sendable {
    public let unread: UnreadValue
    /// The strictest value that a known text has.
    public let value: ParameterValue
    /// What the recipient would then be entitled to, cents.
    public let entitled: Money
    /// How much less that is, cents.
    public let less: Money

    /// `wenn keine Bagatellgrenze gilt`.
    var condition: Term {
      guard let name = unread.parameter?.catalogue.name else { return .words("", "") }
      guard value != .off, value != .money(.zero) else {
        return .words("wenn keine \(name.de) gilt", "if no \(name.en.lowercased()) applies")
      }
      return .words(
        "wenn gilt: \(name.de) \(value.text(.de))", "if \(name.en) \(value.text(.en)) applies")
    }

    /// `Vorsichtige Lesart (ANBest-P Nr. 2), wenn keine Bagatellgrenze gilt: `
    public func lead(_ language: Language) -> String {
      language.pick("Vorsichtige Lesart", "Careful reading") + " (\(unread.norm)), "
        + [condition].text(language) + ": "
    }
  }

  public let award: String
  /// The edition, where nobody read it, then the values.
  public let values: [UnreadValue]
  public let stricter: [Stricter]

  /// - Parameter settle: what the award is entitled to by other rules, all else being equal.
  init(
    _ settled: AwardSettlement, settle: (RuleSet) throws(AmountError) -> Money
  ) throws(AmountError) {
    let rules = settled.rules
    var values = [rules.unreadEdition].compactMap { $0 }
    var stricter: [Stricter] = []
    for parameter in Parameter.allCases {
      guard let unread = rules.doubted(parameter), let value = unread.value else { continue }
      var others: [ParameterValue: Money] = [:]
      for other in parameter.known where other != value {
        others[other] = try settle(rules.supposing(parameter, other))
      }
      guard others.values.contains(where: { $0 != settled.entitled }) else { continue }
      values.append(unread)
      if let strict = parameter.strictest(than: value), let entitled = others[strict],
        entitled < settled.entitled
      {
        stricter.append(
          Stricter(
            unread: unread, value: strict, entitled: entitled,
            less: try settled.entitled - entitled))
      }
    }
    award = settled.award.id
    self.values = values
    self.stricter = stricter
  }

  /// As further steps of the settlement.
  var steps: [SettlementStep] {
    stricter.map { reading in
      SettlementStep(
        "Vorsichtige Lesart zu einem in diesem Text nicht gelesenen Wert (\(reading.unread.norm))",
        "Careful reading of a value that nobody read in this text (\(reading.unread.norm))",
        [reading.condition, .sign(":"), .money(reading.less), .words("weniger", "less")],
        reading.entitled)
    }
  }
}

extension Parameter {
  /// The values that texts known to us have, where they bear on what a grant comes to.
  fileprivate var known: [ParameterValue] {
    switch self {
    case .reductionThreshold: [.money(.zero), .money(Money(cents: 500_00))]
    case .lineOverrunLimit: [.off] + [0, 20, 30, 50].map { .rate(Rate(percent: $0)) }
    case .inKindCap, .civicCap: [.off, .rate(Rate(percent: 20))]
    // Our own choice and never in the recipient's favour.
    case .rounding: []
    default:
      if case .words(let words) = domain { words.map(ParameterValue.word) } else { [] }
    }
  }

  /// The strictest known value, where `value` favours the recipient against it. What revenue does
  /// is told by the notice's own arithmetic, so that no text could be stricter but for `ignore`.
  fileprivate func strictest(than value: ParameterValue) -> ParameterValue? {
    let strictest: ParameterValue? =
      switch self {
      case .reductionThreshold: .money(.zero)
      // Without the rule a line binds as it is planned.
      case .lineOverrunLimit: .rate(.zero)
      case .donationTreatment: .word(DonationTreatment.reducesEligibleBase.rawValue)
      case .gapBase: .word(GapBase.capToPlan.rawValue)
      case .revenueTreatment:
        value == .word(RevenueTreatment.ignore.rawValue)
          ? .word(RevenueTreatment.proportional.rawValue) : nil
      default: nil
      }
    return strictest == value ? nil : strictest
  }
}

extension Project {
  /// The project as if the value of `reading` stood in the notice of `award`.
  public func supposing(_ reading: Reliance.Stricter, of award: String) -> Project {
    guard let parameter = reading.unread.parameter,
      let award = awards.first(where: { $0.id == award })
    else { return self }
    return replacing(
      award.changing(overrides: award.overrides.merging([parameter: reading.value]) { $1 }))
  }
}
