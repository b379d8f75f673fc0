import Funding

extension Award {
  /// The award of a measure that is an investment, is none, or of which nobody said.
  func investing(_ investment: Bool?) -> Award {
    Award(
      id: id, measure: measure, funder: funder, ruleSet: ruleSet, financing: financing, rate: rate,
      amount: amount, unitAmount: unitAmount, units: units, awardedOn: awardedOn, period: period,
      years: years, overrides: overrides, milestones: milestones, aid: aid,
      investment: investment, forwardingConsent: forwardingConsent, forwardedFrom: forwardedFrom,
      rateBase: rateBase)
  }
}
