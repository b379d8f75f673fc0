public import Amounts
public import Funding

/// Why the values of a project file, a rule set or a chart do not fit each other.
public enum ProjectFault: Hashable, Sendable {
  /// What an id stands for.
  public enum Entity: String, Hashable, Sendable {
    case organisation, measure, line, source, award, funder, ruleSet, edition, account, role
  }

  /// The id stands twice where it may stand once; holds the line of the first.
  case duplicateID(Entity, String, firstLine: Int)
  /// Nothing has this id.
  case unknownReference(Entity, String, nearest: String?, known: [String])
  case eligibleAbovePlanned(eligible: Money, planned: Money)
  case periodReversed(from: CalendarDate, to: CalendarDate)
  /// The key stands here although another one does not have one of these values.
  case onlyWith(key: String, values: [String])
  /// A key is missing that another one's value calls for.
  case neededWith(missing: String, key: String, value: String)
  /// The same funder with another name or level; holds the line of the first.
  case funderDiffers(String, firstLine: Int)
  case yearsAboveAmount(sum: Money, amount: Money)
  /// The yearly amounts are less than a euro short of the amount: a slip, no open year.
  case yearsMissCents(sum: Money, amount: Money)
  /// The notice's amount is not the rate times the base it names.
  case rateBaseContradicts(
    RateBase, rate: Rate, product: Money, amount: Money, fitsOther: Bool)
  /// A share award states no rate, and the measure plans nothing eligible to derive it from.
  case rateUnknown(measure: String)
  /// A flat rate is a percentage of other lines, not of its own, nor of one that is a percentage of
  /// it again; holds the lines of the circle.
  case flatRateOfItself(lines: [String])
  /// An award passes on another one, not itself.
  case forwardedFromItself(award: String)
  /// The sum of the amounts is more than an amount may be.
  case sumBeyondLimit
  /// The first edition of a rule set must state every parameter; these are missing.
  case parametersMissing([String])
  /// A rule set of this id is there already: in this file, or, without one, with the program.
  case ruleSetTaken(String, by: String?)
  /// A file beside the ledger would take the place of a shipped one in silence.
  case shippedFileTaken(ShippedFile)
  /// Two files say that they take the place of the same rule set; holds the first.
  case ruleSetReplacedTwice(String, first: String)
  /// A table of base rates that is none.
  case baseRates(BaseRateTableError.Fault)
  /// Every role of a chart needs an account; these have none.
  case rolesMissing([String])
}
