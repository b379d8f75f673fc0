import Amounts

/// Plan lines bind up to a limit and overruns are balanced by savings: "Die Einzelansätze dürfen
/// bis zu 20 v. H. überschritten werden, soweit die Überschreitung durch entsprechende Einsparungen
/// bei anderen Einzelansätzen ausgeglichen werden kann" (ANBest-P Nr. 1.2). Not for fixed amounts.
enum PlanLineRule: MeasureRule {
  private struct Key: Hashable {
    let limit: Rate?
    let period: DateRange
    let isBound: Bool
  }

  /// Plan lines do not bind where a fixed amount is granted, unless the notice itself says so.
  private static func isBound(_ settled: AwardSettlement) -> Bool {
    !settled.award.isFixed || PlanLimit(settled.award, settled.rules).overrun != nil
  }

  static func findings(_ context: RuleContext) throws(AmountError) -> [Finding] {
    var findings: [Finding] = []
    let awards = context.awards {
      Key(
        limit: $0.rules.rate(.lineOverrunLimit), period: $0.award.period,
        isBound: isBound($0))
    }
    for settled in awards where isBound(settled) {
      let norm = settled.rules.norm(.lineOverrunLimit)
      let lines = settled.recognition.lines.filter { !$0.line.inKind }
      for line in lines where line.line.planned.isZero && line.line.consent == nil {
        let actual = try line.eligibleInside()
        guard actual > .zero else { continue }
        findings.append(
          context.finding(
            .newLine, line.limit == nil ? .warning : .error, award: settled.award.id,
            subject: line.line.id, amount: actual, norm: norm,
            measured: [.money(actual)], allowed: [.words("Ansatz", "planned"), .money(.zero)]))
      }
      guard let limit = settled.rules.rate(.lineOverrunLimit) else { continue }
      findings += try overruns(context, settled, lines, limit, norm)
      findings += try compensation(context, settled, lines, norm)
    }
    return findings
  }

  private static func overruns(
    _ context: RuleContext, _ settled: AwardSettlement, _ lines: [Recognition.Line], _ limit: Rate,
    _ norm: String
  ) throws(AmountError) -> [Finding] {
    var findings: [Finding] = []
    for line in lines where !line.line.planned.isZero && line.line.consent == nil {
      let actual = try line.eligibleInside()
      guard let most = line.limit, actual > most,
        let over = Rate(try actual - line.line.planned, of: line.line.planned)
      else { continue }
      findings.append(
        context.finding(
          .lineOverrun, .error, award: settled.award.id, subject: line.line.id,
          amount: try actual - most, points: Rate(over.value - limit.value), norm: norm,
          measured: [.money(actual), .equals, .words("Ansatz +", "planned +"), .rate(over)],
          allowed: [
            .money(line.line.planned), .times, .open, .rate(.full), .plus, .rate(limit), .close,
            .equals, .money(most),
          ]))
    }
    return findings
  }

  private static func compensation(
    _ context: RuleContext, _ settled: AwardSettlement, _ lines: [Recognition.Line], _ norm: String
  ) throws(AmountError) -> [Finding] {
    var over: [Money] = []
    var saved: [Money] = []
    for line in lines {
      let difference = try line.eligibleInside() - line.line.planned
      // Consent excuses an overrun; what is saved on such a line balances others all the same.
      if difference < .zero {
        saved.append(-difference)
      } else if line.line.consent == nil {
        over.append(difference)
      }
    }
    let (overrun, saving) = (try over.sum(), try saved.sum())
    guard overrun > saving else { return [] }
    return [
      context.finding(
        .lineNotCompensated, .warning, award: settled.award.id, amount: try overrun - saving,
        norm: norm,
        measured: [.words("Überschreitungen", "overruns"), .money(overrun)],
        allowed: [.words("Einsparungen", "savings"), .money(saving)])
    ]
  }
}
