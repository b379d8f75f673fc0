import Amounts

extension Award {
  /// The award with some of its terms changed; nil leaves a term as it is.
  func changing(
    amount: Money? = nil, rate: Rate?? = nil, period: DateRange? = nil, years: [Int: Money]? = nil,
    overrides: [Parameter: ParameterValue]? = nil, rateBase: RateBase? = nil,
    milestones: Milestones? = nil
  ) -> Award {
    var changed = Award(
      id: id, measure: measure, funder: funder, ruleSet: ruleSet, financing: financing,
      rate: rate ?? self.rate, amount: amount ?? self.amount, unitAmount: unitAmount, units: units,
      awardedOn: awardedOn, period: period ?? self.period, years: years ?? self.years,
      overrides: overrides ?? self.overrides, milestones: milestones ?? self.milestones, aid: aid,
      investment: investment, forwardingConsent: forwardingConsent, forwardedFrom: forwardedFrom,
      rateBase: rateBase ?? self.rateBase, authorityReference: authorityReference,
      paymentReference: paymentReference)
    (changed.formBlocks, changed.formValues, changed.kept) = (formBlocks, formValues, kept)
    return changed
  }
}
