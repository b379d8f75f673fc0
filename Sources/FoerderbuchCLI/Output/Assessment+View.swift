import Amounts
import Funding
import Interchange
import Office

extension Assessment {
  /// `Answers.md`.
  func json(_ language: Language) -> JSONValue {
    let settlement = settlement
    return .members([
      ("id", .string(settlement.measure.id)), ("project", .string(project.id)),
      ("title", .string(settlement.measure.title)), ("light", .string(light.rawValue)),
      ("lightReason", .string(lightReason[language])),
      (
        "eligible",
        .members([
          ("planned", .string(settlement.plannedEligible.plainText)),
          ("actual", .string(settlement.eligible.plainText)),
        ])
      ),
      (
        "expenditure",
        .members([
          ("planned", .string(settlement.plannedTotal.plainText)),
          ("actual", .string(settlement.actualTotal.plainText)),
          ("ineligible", .string(settlement.ineligible.plainText)),
        ])
      ),
      (
        "lines",
        .array(settlement.recognition.lines.map { $0.json(commitments[$0.line.id]) })
      ),
      ("sources", .array(settlement.sources.map(\.json))),
      ("awards", .array(awards.map(\.json))),
      ("findings", .array(findings.map { $0.json(language) })),
    ])
  }

  /// The measure for the terminal.
  func text(_ language: Language) -> String {
    func say(_ german: String, _ english: String) -> String { language.pick(german, english) }
    let head =
      "\(settlement.measure.id)  \(settlement.measure.title)  ["
      + say("Ampel: ", "light: ") + light.name[language] + " – " + lightReason[language] + "]"
    var sources = TextTable([
      (say("Finanzierung", "Financing"), .left), (say("Plan €", "planned €"), .right),
      (say("Ist €", "actual €"), .right), (say("v. H.", "%"), .right),
    ])
    for source in settlement.sources {
      sources.add(
        source.id + " (" + source.kind.name[language] + ")", source.planned.numberText(language),
        source.actual.numberText(language),
        Rational(source.shareHundredths, over: 100).decimalText(places: 2, language))
    }
    sources.rule()
    sources.add(
      say("Zuwendungsfähige Ausgaben", "Eligible expenditure"),
      settlement.plannedEligible.numberText(language), settlement.eligible.numberText(language), "")
    let wide = lineTable(language, withRecognised: true)
    let lines = wide.fits ? wide : lineTable(language, withRecognised: false)
    var parts = [head, lines.text, sources.text]
    if !settlement.awards.isEmpty {
      var table = TextTable([
        (say("Bescheid", "Award"), .left), (say("bewilligt €", "granted €"), .right),
        (say("zustehend €", "entitled €"), .right), (say("ausgezahlt €", "drawn €"), .right),
        (say("zurückzuzahlen €", "repayable €"), .right), (say("offen €", "open €"), .right),
      ])
      for award in awards {
        table.add(
          award.award.id, award.award.amount.numberText(language),
          award.entitled.numberText(language), award.drawn.numberText(language),
          award.repayable.numberText(language), award.open.numberText(language))
      }
      parts.append(table.text)
      for settled in settlement.awards {
        if let passedOn = try? ForwardingStatement(of: settled.award.id, own: self) {
          parts.append(passedOn.text(language))
        }
      }
    }
    parts.append(
      findings.isEmpty
        ? "  " + findings.summary(language)
        : findings.lines(language).map { "  " + $0 }.joined(separator: "\n"))
    return parts.joined(separator: "\n\n")
  }
}

extension Assessment {
  /// The expenditure plan with what is spent, bound and free; what is unpaid or ordered only where
  /// there is any. What is recognised gives way on a narrow terminal: its sum stands below.
  private func lineTable(_ language: Language, withRecognised: Bool) -> TextTable {
    func say(_ german: String, _ english: String) -> String { language.pick(german, english) }
    let lines = settlement.recognition.lines
    let bound = lines.map { commitments[$0.line.id] }
    let hasOpen = bound.contains { $0?.open.isZero == false }
    let hasOrders = bound.contains { $0?.ordered.isZero == false }
    func row(_ texts: (String?, isShown: Bool)...) -> [String] {
      texts.filter(\.isShown).map { $0.0 ?? "" }
    }
    var table = TextTable(
      row(
        (say("Ausgaben", "Expenditure"), true), (say("Plan €", "planned €"), true),
        (say("Ist €", "actual €"), true), (say("anerkannt €", "recognised €"), withRecognised),
        (say("offen €", "unpaid €"), hasOpen), (say("bestellt €", "ordered €"), hasOrders),
        (say("noch frei €", "free €"), true)
      ).enumerated().map { ($1, $0 == 0 ? .left : .right) })
    for (line, bound) in zip(lines, bound) {
      table.add(
        row(
          ("\(line.line.id) \(line.line.title)", true),
          (line.line.planned.numberText(language), true),
          (line.actual.numberText(language), true),
          (line.recognised.numberText(language), withRecognised),
          (bound?.open.numberText(language), hasOpen),
          (bound?.ordered.numberText(language), hasOrders),
          (bound?.available.numberText(language), true)))
    }
    func sum(_ part: KeyPath<Commitments, Money>) -> String? {
      (try? bound.compactMap { $0?[keyPath: part] }.sum())?.numberText(language)
    }
    table.rule()
    table.add(
      row(
        (say("Summe", "Total"), true), (settlement.plannedTotal.numberText(language), true),
        (settlement.actualTotal.numberText(language), true),
        (settlement.eligible.numberText(language), withRecognised), (sum(\.open), hasOpen),
        (sum(\.ordered), hasOrders), (sum(\.available), true)))
    return table
  }
}

extension MeasureSettlement.SourceResult {
  fileprivate var json: JSONValue {
    .members([
      ("id", .string(id)), ("kind", .string(kind.key)),
      ("organisation", organisation.map(JSONValue.string)), ("planned", .string(planned.plainText)),
      ("actual", .string(actual.plainText)), ("booked", .string(booked.plainText)),
      ("share", .string(Allocation.percentText(hundredths: shareHundredths))),
    ])
  }
}

extension Recognition.Line {
  fileprivate func json(_ bound: Commitments?) -> JSONValue {
    .members([
      ("id", .string(line.id)), ("title", .string(line.title)),
      ("planned", .string(line.planned.plainText)), ("actual", .string(actual.plainText)),
      ("recognised", .string(recognised.plainText)),
      ("open", bound.map { .string($0.open.plainText) }),
      ("ordered", bound.map { .string($0.ordered.plainText) }),
      ("available", bound.map { .string($0.available.plainText) }),
    ])
  }
}

extension AwardSettlement {
  /// `Answers.md`: as `status` lists it.
  var json: JSONValue { .members(members) }

  /// The members of ``json``, for answers that add to them.
  var members: [(String, JSONValue?)] {
    [
      ("id", .string(award.id)), ("amount", .string(award.amount.plainText)),
      ("entitled", .string(entitled.plainText)), ("drawn", .string(drawn.plainText)),
      ("repayable", .string(repayable.plainText)), ("open", .string(open.plainText)),
      ("received", .string(received.plainText)), ("repaid", .string(repaid.plainText)),
      ("ruleSet", .string(rules.id)), ("edition", .string(rules.edition)),
    ]
  }
}
