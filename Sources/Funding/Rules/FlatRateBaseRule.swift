import Amounts

/// A flat rate of EU money stands on costs that its article names, and only one of the flat rates
/// for indirect costs stands on them (Art. 54 to 56 VO (EU) 2021/1060).
enum FlatRateBaseRule: MeasureRule {
  static func findings(_ context: RuleContext) throws(AmountError) -> [Finding] {
    guard
      let european = context.settlement.awards.first(where: { $0.award.funder.level == .eu })
    else { return [] }
    var findings: [Finding] = []
    for (place, line) in context.measure.lines.enumerated() {
      guard let flatRate = line.flatRate else { continue }
      let found = [
        try base(context, european, line, flatRate), try beside(context, european, line, flatRate),
        try second(context, european, line, flatRate, context.measure.lines[..<place]),
        try staff(context, european, line, flatRate),
      ]
      findings += found.compactMap { $0 }
    }
    return findings
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

  /// Indirect costs are paid by one of the rates. Lines that share a rate and not their base are
  /// parts of one.
  private static func second(
    _ context: RuleContext, _ european: AwardSettlement, _ line: PlanLine, _ flatRate: FlatRate,
    _ before: ArraySlice<PlanLine>
  ) throws(AmountError) -> Finding? {
    guard flatRate.isIndirect else { return nil }
    for first in before {
      // Of which one stands on the other, its base is wrong.
      guard let other = first.flatRate, other.isIndirect, !flatRate.of.contains(first.id),
        !other.of.contains(line.id)
      else { continue }
      let shared = flatRate.of.filter(other.of.contains)
      let isOne = flatRate.article == other.article && flatRate.percent == other.percent
      guard !shared.isEmpty || !isOne else { continue }
      let both = try [flatRate, other].map { (rate) throws(AmountError) in
        try rate.amount(of: context.planned(rate.of))
      }
      let isSure = !shared.isEmpty && flatRate.article != nil && other.article != nil
      return context.finding(
        .flatRateBase, isSure ? .error : .warning, award: european.award.id, subject: line.id,
        amount: min(both[0], both[1]), norm: (flatRate.article ?? .usual).norm,
        measured: [
          .rate(flatRate.percent), .words("auf", "of"), .name(flatRate.of),
          .words("neben", "beside"), .rate(other.percent), .words("auf", "of"), .name(other.of),
          .words("(\(first.id))", "(\(first.id))"),
        ],
        allowed: [
          .words(
            "nur einer der Sätze des Art. 54 für die indirekten Ausgaben",
            "only one of the rates of Art. 54 for the indirect costs")
        ])
    }
    return nil
  }

  /// Art. 54 (b) and Art. 56 are rates of direct staff costs, Art. 55 is one of all others. What a
  /// line holds only its name says.
  private static func staff(
    _ context: RuleContext, _ european: AwardSettlement, _ line: PlanLine, _ flatRate: FlatRate
  ) throws(AmountError) -> Finding? {
    guard let article = flatRate.article, let wantsStaff = article.standsOnStaff else { return nil }
    let base = context.measure.lines.filter { flatRate.of.contains($0.id) && $0.flatRate == nil }
    let wrong = base.filter { $0.namesStaff == !wantsStaff }
    // Where one line is named staff, a name that says nothing is asked for.
    let isNamed = wantsStaff && base.contains { $0.namesStaff == true }
    let unclear = isNamed ? base.filter { $0.namesStaff == nil } : []
    let lines = wrong.isEmpty ? unclear : wrong
    guard !lines.isEmpty else { return nil }
    let sum = try lines.map { max($0.eligible, .zero) }.sum()
    return context.finding(
      .flatRateBase, wrong.isEmpty ? .info : .warning, award: european.award.id, subject: line.id,
      amount: wrong.isEmpty ? .zero : try flatRate.amount(of: sum), norm: article.norm,
      measured: [
        .rate(flatRate.percent), .words("auf", "of"),
        .name(lines.map { $0.title.isEmpty ? $0.id : $0.title }), .money(sum),
      ]
        + (wrong.isEmpty
          ? [.words("; ob es Personal ist, sagt der Name nicht", "; no name says it is staff")]
          : []),
      allowed: [
        wantsStaff
          ? .words("nur auf direkte Personalausgaben", "of direct staff costs only")
          : .words(
            "nur auf direkte Ausgaben, die kein Personal sind",
            "of direct costs other than staff only")
      ])
  }
}

extension RuleContext {
  /// What the plan has as eligible of `lines`, cents.
  fileprivate func planned(_ lines: [String]) throws(AmountError) -> Money {
    try measure.lines.filter { lines.contains($0.id) }.map(\.eligible).sum()
  }
}

extension Term {
  fileprivate static func name(_ names: [String]) -> Term {
    let text = names.joined(separator: ", ")
    return .words(text, text)
  }
}

extension FlatRate {
  /// Whether it stands for indirect costs; one without an article is held against Art. 54.
  fileprivate var isIndirect: Bool {
    switch article ?? .usual {
    case .art54a, .art54b, .art54c: true
    case .art55, .art56: false
    }
  }
}

extension FlatRate.Article {
  /// Whether its base is direct staff costs, or all but these; nil: any direct costs.
  fileprivate var standsOnStaff: Bool? {
    switch self {
    case .art54b, .art56: true
    case .art55: false
    case .art54a, .art54c: nil
    }
  }
}

extension PlanLine {
  private static let staff = [
    "personal", "gehalt", "gehält", "lohn", "löhne", "staff", "salar", "wage", "payroll",
    "beschäftigte", "arbeitgeber",
  ]
  private static let others = [
    "sach", "material", "reise", "invest", "fremd", "dienstleist", "honorar", "gerät", "miete",
    "verbrauch", "raum", "druck", "werb", "öffentlichkeit", "ausstatt", "anschaff", "auftr",
    "software", "lizenz", "veranstalt", "workshop", "bauten", "baukosten", "bauausgaben", "fahrt",
    "equipment", "travel", "external", "service", "suppl", "rent", "construction", "works",
  ]

  /// Whether the name says that it holds staff costs, or that it holds others; nil where it says
  /// neither or both.
  fileprivate var namesStaff: Bool? {
    let name = (id + " " + title).lowercased()
    let words = name.split { !$0.isLetter }
    let isStaff =
      Self.staff.contains { name.contains($0) } || words.contains { $0 == "pers" || $0 == "pk" }
    let isOther = Self.others.contains { name.contains($0) }
    return isStaff == isOther ? nil : isStaff
  }
}
