import Amounts

/// A flat rate of EU money stays under the ceiling of its article (Art. 54 to 56 VO (EU)
/// 2021/1060), and no flat-rate line comes to more than its percentage of what counts of its base.
enum FlatRateRule: MeasureRule {
  static func findings(_ context: RuleContext) throws(AmountError) -> [Finding] {
    let european = context.settlement.awards.first { $0.award.funder.level == .eu }
    var findings: [Finding] = []
    for line in context.settlement.recognition.lines {
      guard let flatRate = line.line.flatRate else { continue }
      if let european, let found = try ceiling(context, european, line.line, flatRate) {
        findings.append(found)
      }
      if let found = try booked(context, line, flatRate) { findings.append(found) }
    }
    return findings
  }

  private static func ceiling(
    _ context: RuleContext, _ settled: AwardSettlement, _ line: PlanLine, _ flatRate: FlatRate
  ) throws(AmountError) -> Finding? {
    let article = flatRate.article ?? FlatRate.Article.usual
    guard flatRate.percent > article.most else { return nil }
    let base = try context.measure.lines.filter { flatRate.of.contains($0.id) }.map(\.eligible)
      .sum()
    let most = try Money(rounding: base * article.most, .down)
    // Without an article another one may allow more; beyond the highest none does.
    let isSure = flatRate.article.map(\.isRead) ?? (flatRate.percent > FlatRate.Article.highest)
    var allowed: [Term] = [
      .rate(article.most), .times, .money(base), .equals, .money(most),
    ]
    if flatRate.article == nil {
      allowed.append(
        .words(
          "; mehr nur mit eigener Methode (25 %) oder als Restkosten (40 %)",
          "; more only by a method of its own (25 %) or as remaining costs (40 %)"))
    }
    return context.finding(
      .flatRateExceeded, isSure ? .error : .warning, award: settled.award.id, subject: line.id,
      amount: try Money(rounding: base * flatRate.percent, .down) - most,
      points: Rate(flatRate.percent.value - article.most.value), norm: article.norm,
      measured: [.rate(flatRate.percent), .times, .money(base)], allowed: allowed)
  }

  /// What was booked by hand on a flat-rate line is at most what the rate gives.
  private static func booked(
    _ context: RuleContext, _ line: Recognition.Line, _ flatRate: FlatRate
  ) throws(AmountError) -> Finding? {
    // What is worked out is no booking by hand.
    guard let limit = line.flatRate,
      !context.settlement.flatRates.contains(where: { $0.key.line == line.line.id })
    else { return nil }
    let booked = try line.eligibleInside()
    guard booked > limit.most else { return nil }
    return context.finding(
      .flatRateExceeded, .error, award: context.settlement.awards.first?.award.id,
      subject: line.line.id, amount: try booked - limit.most,
      norm: context.settlement.awards.first.map { "Zuwendungsbescheid \($0.award.id)" }
        ?? "Finanzierungsplan",
      measured: [.words("gebucht", "booked"), .money(booked)],
      allowed: limit.arithmetic(flatRate), remedy: 1)
  }
}
