import Amounts

/// A flat rate of EU money stays under the ceiling of its article and stands on costs that the
/// article names (Art. 54 to 56 VO (EU) 2021/1060), and no flat-rate line comes to more than its
/// percentage of what counts of its base.
enum FlatRateRule: MeasureRule {
  static func findings(_ context: RuleContext) throws(AmountError) -> [Finding] {
    let european = context.settlement.awards.first { $0.award.funder.level == .eu }
    var findings: [Finding] = []
    for line in context.settlement.recognition.lines {
      guard let flatRate = line.line.flatRate else { continue }
      if let european {
        if let found = try ceiling(context, european, line.line, flatRate) {
          findings.append(found)
        }
        if let found = try base(context, european, line.line, flatRate) { findings.append(found) }
        if let found = try beside(context, european, line.line, flatRate) {
          findings.append(found)
        }
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

  /// Neither indirect nor remaining costs are direct costs; and the flat rate for all remaining
  /// costs does not stand on staff costs that are a flat rate themselves (Art. 56 (3)).
  private static func base(
    _ context: RuleContext, _ european: AwardSettlement, _ line: PlanLine, _ flatRate: FlatRate
  ) throws(AmountError) -> Finding? {
    let wrong = context.measure.lines.filter { base in
      guard flatRate.of.contains(base.id), let own = base.flatRate else { return false }
      return own.article != .art55 || flatRate.article == .art56 || flatRate.article == .art55
    }
    guard !wrong.isEmpty else { return nil }
    // A line that names no article may be either.
    let isSure =
      flatRate.article?.isRead == true && wrong.allSatisfy { $0.flatRate?.article?.isRead == true }
    let names = wrong.map(\.id).joined(separator: ", ")
    return context.finding(
      .flatRateBase, isSure ? .error : .warning, award: european.award.id, subject: line.id,
      amount: try flatRate.amount(of: wrong.map(\.eligible).sum()),
      norm: flatRate.article == .art56
        ? "Art. 56 Abs. 3 VO (EU) 2021/1060" : (flatRate.article ?? .usual).norm,
      measured: [
        .rate(flatRate.percent),
        .words(
          "auf \(names), selbst eine Pauschale", "of \(names), which is a flat rate itself"),
      ],
      allowed: [
        flatRate.article == .art56
          ? .words("nur auf belegte Personalausgaben", "of documented staff costs only")
          : .words(
            "nur auf direkte Ausgaben; eine Personalpauschale nennt `article: 55`",
            "of direct costs only; a flat rate of staff costs names `article: 55`")
      ])
  }

  /// The flat rate of Art. 56 stands for all costs beside staff: any other line is paid twice.
  private static func beside(
    _ context: RuleContext, _ european: AwardSettlement, _ line: PlanLine, _ flatRate: FlatRate
  ) throws(AmountError) -> Finding? {
    guard flatRate.article == .art56 else { return nil }
    let others = context.settlement.recognition.lines.filter {
      $0.line.id != line.id && !flatRate.of.contains($0.line.id)
        && max($0.line.eligible, $0.eligibleActual) > .zero
    }
    guard !others.isEmpty else { return nil }
    let sum = try others.map { max($0.line.eligible, $0.eligibleActual) }.sum()
    let names = others.map(\.line.id).joined(separator: ", ")
    return context.finding(
      .flatRateBase, .warning, award: european.award.id, subject: line.id, amount: sum,
      norm: FlatRate.Article.art56.norm,
      measured: [
        .words("neben der Pauschale für alle übrigen Ausgaben", "beside the rate for all others"),
        .money(sum), .words("auf \(names)", "on \(names)"),
      ],
      allowed: [
        .words("nur die Personalausgaben und", "staff costs only and"), .rate(flatRate.percent),
        .words("davon für alles Übrige", "of them for all the rest"),
      ])
  }

  /// What was booked by hand on a flat-rate line is at most what the rate gives.
  private static func booked(
    _ context: RuleContext, _ line: Recognition.Line, _ flatRate: FlatRate
  ) throws(AmountError) -> Finding? {
    let base = try context.settlement.recognition.lines
      .filter { flatRate.of.contains($0.line.id) }.map(\.recognised).sum()
    let most = try flatRate.amount(of: base)
    let booked = try line.eligibleInside()
    guard booked > most else { return nil }
    return context.finding(
      .flatRateExceeded, .error, award: context.settlement.awards.first?.award.id,
      subject: line.line.id, amount: try booked - most,
      norm: context.settlement.awards.first.map { "Zuwendungsbescheid \($0.award.id)" }
        ?? "Finanzierungsplan",
      measured: [.words("gebucht", "booked"), .money(booked)],
      allowed: [.rate(flatRate.percent), .times, .money(base), .equals, .money(most)])
  }
}
