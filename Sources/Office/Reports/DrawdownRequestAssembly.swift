import Amounts
import Funding
import Interchange
import LedgerStore
import Messages
import Reporting

/// Brings a request for payment together: what was spent, what falls due, what may be drawn.
struct DrawdownRequestAssembly {
  let standing: AwardStanding
  let language: Language

  static func report(
    _ request: ReportRequest, award: String, _ maker: ReportMaker
  ) throws -> Report {
    let standing = try AwardStanding(
      award, asOf: request.asOf, isWhole: true, maker.office, maker.ledger)
    let assembly = DrawdownRequestAssembly(standing: standing, language: request.language)
    return try DrawdownRequest.report(
      try assembly.data(request), form: request.form.keeping(standing.whole.award.formBlocks),
      language: request.language)
  }

  /// - Throws: ``Refusal`` where more is requested than may be drawn, or nothing can be.
  private func data(_ request: ReportRequest) throws -> DrawdownRequestData {
    let announced = try announced(request)
    let due =
      try standing.office.dues(of: standing.measure, standing.ledger, on: standing.asOf).map(booked)
      + announced
    let drawdown = try standing.office.maximum(
      of: standing.award, in: standing.project, standing.ledger, on: standing.asOf,
      due: announced.compactMap { due in
        due.on.map { DuePayment(on: $0, amount: due.amount, line: due.line) }
      })
    // Where no amount is named, the most is asked for.
    let requested = try request.details.amount.map { try allowed($0, drawdown) }
    if requested == nil { _ = try allowed(drawdown.maximum, drawdown) }
    let assembly = StatementOfUseAssembly(standing: standing, language: language)
    var statement = try assembly.data(request, year: request.asOf.year)
    statement.drawable = try assembly.drawable(drawdown)
    return DrawdownRequestData(
      statement: statement, due: due, then: try then(drawdown),
      inKindLines: Set(standing.measure.lines.filter(\.inKind).map(\.id)),
      terms: terms(drawdown), useBy: drawdown.useBy, isReimbursed: drawdown.isReimbursed,
      requested: requested, number: try number(request, statement), entitled: drawdown.ownEntitled,
      passedOn: drawdown.passedOn.isEmpty ? nil : try drawdown.share - drawdown.ownShare,
      ledger: [
        .need: LedgerFigure(drawdown.need), .due: LedgerFigure(drawdown.due),
        .demand: LedgerFigure(drawdown.ownShare), .maximum: LedgerFigure(drawdown.maximum),
        .requested: LedgerFigure(requested ?? drawdown.maximum),
      ].merging(try dues(announced)) { $1 })
  }

  /// Which request it is: after all that were handed in for earlier days, or paid out without. One
  /// handed in again for the same day is the same request.
  private func number(
    _ request: ReportRequest, _ statement: StatementOfUseData
  ) throws -> Int {
    let asked = Set(
      try standing.ledger.submissions().map(\.report)
        .filter { $0.isSameReport(as: request) && $0.asOf < standing.asOf }.map(\.asOf)
    ).count
    let paid = statement.receipts.count {
      $0.source == standing.award.id && $0.booking == .drawdown && $0.amount > .zero
    }
    return max(asked, paid) + 1
  }

  /// Each line as the settlement has it with what falls due: it may take off more then than now.
  private func then(_ drawdown: Drawdown) throws -> [String: DrawdownRequestData.Then] {
    let now = Dictionary(
      try standing.settled.recognition.lines.map { ($0.line.id, try $0.taken) },
      uniquingKeysWith: { first, _ in first })
    return Dictionary(
      try drawdown.recognition.lines.map { line in
        (
          line.line.id,
          DrawdownRequestData.Then(
            adjustment: try (now[line.line.id] ?? .zero) - line.taken,
            recognised: LedgerFigure(line.recognised))
        )
      }, uniquingKeysWith: { first, _ in first })
  }

  /// What is announced, and what the ledger has as booked and not paid.
  private func dues(
    _ announced: [DrawdownRequestData.Due]
  ) throws -> [DrawdownRequest.Check: LedgerFigure] {
    let open =
      try standing.measure.basis == .expenditure
      ? standing.ledger.openSums(measure: standing.measure.id, asOf: standing.asOf)
      : (0, .zero)
    return [
      .dues: LedgerFigure(count: announced.count + open.count),
      .dueTotal: LedgerFigure(try announced.map(\.amount).sum() + open.eligible),
    ]
  }

  private func booked(_ due: OpenDue) -> DrawdownRequestData.Due {
    let booking = due.expense.record.booking
    let purpose = booking.purpose ?? booking.kind.name[language]
    return DrawdownRequestData.Due(
      entry: due.expense.record.number, voucher: booking.voucher ?? "",
      counterparty: booking.counterparty ?? "",
      purpose: due.isRetained ? language.pick("Einbehalt: ", "Retained: ") + purpose : purpose,
      line: booking.line ?? "", on: due.on, amount: due.amount, isRetained: due.isRetained)
  }

  /// What is announced, each with its line.
  private func announced(_ request: ReportRequest) throws -> [DrawdownRequestData.Due] {
    try request.details.due.map { due in
      let lines = standing.measure.lines.filter { !$0.inKind && $0.flatRate == nil }
      guard let id = due.line else { throw DueText.withoutLine(due) }
      guard let line = lines.first(where: { $0.id == id }) else {
        throw Refusal.unknown(id, field: "due", known: lines.map(\.id))
      }
      return DrawdownRequestData.Due(
        purpose: line.title, line: line.id, on: due.on, amount: due.amount)
    }
  }

  private func terms(_ drawdown: Drawdown) -> DrawdownRequestData.Terms {
    let terms = drawdown.terms
    let rules = standing.settled.rules
    let financing = standing.award.financing
    let limits = drawdown.limits
    let tranche = limits.first { $0.code == .drawExceedsYearTranche }
    let holdback = limits.first { $0.code == .drawExceedsHoldback }
    let isDeficit = financing == .deficit
    return DrawdownRequestData.Terms(
      factor: terms.factor, factorText: [Term.rate(Rate(terms.factor))].text(language),
      isOfCash: terms.isOfCash, grantsBefore: isDeficit ? terms.grantsBefore : nil,
      ownFunds: isDeficit ? terms.ownFunds : nil,
      cover: isDeficit || financing == .full ? terms.cover : nil, isComplete: terms.isComplete,
      tranche: tranche.map {
        DrawdownRequestData.Limit(most: $0.most, text: $0.formula.text(language))
      }, holdback: holdback.flatMap { _ in rules.rate(.holdback) },
      holdbackNorm: rules.norm(.holdback))
  }

  private func arithmetic(_ drawdown: Drawdown) -> [LocalizedText] {
    [LocalizedText(de: "Rechenweg:", en: "Arithmetic:")]
      + zip(drawdown.steps.numbered(.de), drawdown.steps.numbered(.en)).map {
        LocalizedText(de: $0, en: $1)
      }
  }

  /// The amount that is asked for: more than nothing, at most what may be drawn.
  private func allowed(_ amount: Money, _ drawdown: Drawdown) throws -> Money {
    guard drawdown.maximum > .zero else {
      let facts: KeyValuePairs<String, any Tellable> = [
        "award": standing.award.id, "asOf": standing.asOf, "useBy": drawdown.useBy,
        "drawn": drawdown.drawn, "need": drawdown.share,
      ]
      throw Refusal(
        .data,
        drawdown.drawn > drawdown.share
          ? Problem("office.REQUEST_NOT_POSITIVE.overpaid", facts)
          : Problem("office.REQUEST_NOT_POSITIVE.nothing", facts), details: arithmetic(drawdown))
    }
    guard amount > .zero else {
      throw Refusal(
        .data,
        Problem("office.REQUEST_NOT_POSITIVE", ["amount": amount, "maximum": drawdown.maximum]),
        fields: ["amount"])
    }
    guard amount > drawdown.maximum else { return amount }
    let findings = try drawdown.findings(requesting: amount, project: standing.project.id)
    let excess = try amount - drawdown.maximum
    throw Refusal(
      .data,
      Problem(
        "office.REQUEST_TOO_HIGH",
        [
          "amount": amount, "award": standing.award.id, "asOf": standing.asOf,
          "maximum": drawdown.maximum, "excess": excess, "useBy": drawdown.useBy,
        ]), fields: ["amount"],
      details: arithmetic(drawdown)
        + findings.map { LocalizedText(de: $0.message(.de), en: $0.message(.en)) })
  }
}
