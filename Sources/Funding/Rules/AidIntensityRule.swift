import Amounts

/// All public money together is at most the intensity of the cost categories, per beneficiary (Art.
/// 25 VO (EU) 651/2014, AGVO), planned and settled. Lines without a category are no aid cost.
enum AidIntensityRule: MeasureRule {
  static func findings(_ context: RuleContext) throws(AmountError) -> [Finding] {
    let settlement = context.settlement
    var findings = settlement.awards.compactMap { unknown($0.award, context) }
    let based = settlement.awards.compactMap { settled -> (award: Award, bonus: AidBonus?)? in
      guard case .research(let bonus)? = settled.award.aid else { return nil }
      return (settled.award, bonus)
    }
    guard let first = based.first else { return findings }
    let grants = settlement.awards.filter(\.award.funder.isPublic)
    let other = settlement.sources.filter { $0.kind == .source(.otherPublic) }
    var planned: [AidCategory: Money] = [:]
    var actual: [AidCategory: Money] = [:]
    for line in settlement.recognition.lines {
      guard let category = line.line.aidCategory else { continue }
      planned[category] = try (planned[category] ?? .zero) + line.line.eligible
      actual[category] = try (actual[category] ?? .zero) + line.recognised
    }
    let recipient = context.project.organisation(context.measure.recipient)
    for (costs, money, label) in [
      (
        planned, try (grants.map(\.award.amount) + other.map(\.planned)).sum(),
        Term.words("bewilligte öffentliche Mittel", "public money granted")
      ),
      (
        actual, try (grants.map(\.entitled) + other.map(\.actual)).sum(),
        Term.words("öffentliche Mittel lt. Abrechnung", "public money as settled")
      ),
    ] {
      findings += try check(
        context, first.award.id, costs, money, label, size: recipient?.size ?? .large,
        bonus: first.bonus)
    }
    return findings
  }

  /// An article whose limits are not known here: nobody is to take silence for a proof.
  private static func unknown(_ award: Award, _ context: RuleContext) -> Finding? {
    guard case .exemption(let article)? = award.aid else { return nil }
    return context.finding(
      .aidArticleUnchecked, .warning, award: award.id, subject: "Art. \(article)", amount: .zero,
      norm: "Art. \(article) VO (EU) 651/2014",
      measured: [
        .words(
          "Art. \(article) AGVO ist nicht hinterlegt", "Art. \(article) GBER is not known here")
      ],
      allowed: [
        .words("geprüft werden Art. 25 und De-minimis", "Art. 25 and de-minimis are checked")
      ])
  }

  private static func check(
    _ context: RuleContext, _ award: String, _ costs: [AidCategory: Money], _ money: Money,
    _ label: Term, size: EnterpriseSize, bonus: AidBonus?
  ) throws(AmountError) -> [Finding] {
    let table = AidIntensity.gber2023
    let most = try table.maximum(for: costs, size: size, bonus: bonus)
    guard money > most else { return [] }
    var arithmetic: [Term] = []
    for category in AidCategory.allCases {
      guard let cost = costs[category], cost > .zero else { continue }
      arithmetic += arithmetic.isEmpty ? [] : [.plus]
      arithmetic += [
        .text(category.name), .money(cost), .times,
        .rate(table.rate(category, size: size, bonus: bonus)),
      ]
    }
    // No line is a cost of aid: nothing to give a rate of.
    arithmetic +=
      arithmetic.isEmpty
      ? [
        .money(most),
        .words(
          ", keine Position nennt eine Forschungskategorie (`aidCategory`)",
          ", no line names a category of research (`aidCategory`)"),
      ] : [.equals, .money(most)]
    let total = try costs.values.sum()
    let points = Rate(try money - most, of: total)
    return [
      context.finding(
        .aidIntensity, .error, award: award, amount: try money - most, points: points,
        norm: table.norm, measured: [label, .money(money)],
        allowed: arithmetic)
    ]
  }
}
