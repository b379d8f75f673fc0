public import Amounts
public import Messages

/// The rule sets that are at hand, by id.
public struct RuleSetLibrary: Sendable {
  public let families: [String: RuleSetFamily]

  public init(_ families: [RuleSetFamily]) {
    self.families = Dictionary(families.map { ($0.key, $0) }, uniquingKeysWith: { _, last in last })
  }

  /// All ids, sorted.
  public var ids: [String] { families.keys.sorted() }

  /// The rules that hold for `award`: the edition of its day, with what the notice changes.
  /// - Throws: ``UnknownRuleSet``.
  public func rules(for award: Award) throws(UnknownRuleSet) -> RuleSet {
    guard let family = families[award.ruleSet] else {
      throw UnknownRuleSet(
        award: award.id, ruleSet: award.ruleSet,
        nearest: NearestName.of(award.ruleSet, among: ids), known: ids)
    }
    return family.edition(for: award.awardedOn).applying(award)
  }

  /// What a later edition says of contracts that were made on `day`, with what the notice changes.
  /// - Throws: ``UnknownRuleSet``.
  public func rules(
    for award: Award, ofContractOn day: CalendarDate
  ) throws(UnknownRuleSet) -> RuleSet {
    let own = try rules(for: award)
    return day <= award.awardedOn
      ? own : families[award.ruleSet]?.edition(for: day).applying(award) ?? own
  }
}

/// An award names a rule set that is not at hand.
public struct UnknownRuleSet: Error, Hashable, Sendable {
  public let award: String
  public let ruleSet: String
  public let nearest: String?
  public let known: [String]

  /// What is told of it.
  public var problem: Problem {
    Problem(
      "funding.UNKNOWN_RULE_SET",
      [
        "award": award, "id": ruleSet, "known": Fact.names(known), "nearest": nearest,
        // Where none is like it, it may be meant to be a new one.
        "missing": nearest == nil ? ruleSet : nil,
      ])
  }
}
