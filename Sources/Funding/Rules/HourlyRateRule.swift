import Amounts

/// An hour of civic engagement, or of paid staff, counts at most at the rate that the programme
/// sets (VVG Nr. 2.3.2 zu § 44 LHO and directives); what is booked above it is not recognised.
enum HourlyRateRule: MeasureRule {
  private struct Key: Hashable {
    let civic: Money?
    let staff: Money?
    let period: DateRange
  }

  static func findings(_ context: RuleContext) throws(AmountError) -> [Finding] {
    var findings: [Finding] = []
    let awards = context.awards {
      Key(
        civic: $0.rules.money(.civicHourlyRate), staff: $0.rules.money(.staffHourlyRateLimit),
        period: $0.award.period)
    }
    for settled in awards {
      for hours in settled.recognition.hourlyCuts where hours.cut > .zero {
        findings.append(
          context.finding(
            .hourlyRateExceeded, .warning, award: settled.award.id, subject: hours.line,
            amount: hours.cut, norm: settled.rules.norm(hours.parameter),
            measured: [
              .words("gebucht bis zu", "booked at up to"), .money(hours.booked),
              .words("je Stunde; nicht anerkannt", "an hour; not recognised"), .money(hours.cut),
            ], allowed: [.money(hours.most), .words("je Stunde", "an hour")]))
      }
    }
    return findings
  }
}
