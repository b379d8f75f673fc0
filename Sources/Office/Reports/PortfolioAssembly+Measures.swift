import Amounts
import Funding
import Reporting

// Projects, measures and awards as the report has them.
extension PortfolioAssembly {
  /// - Parameters:
  ///   - findings: of all projects, the most pressing first.
  ///   - before: how it stood at the end of the quarter before.
  func project(
    _ part: Part, _ findings: [Finding], _ before: PortfolioData.Project.Before?
  ) throws -> PortfolioData.Project {
    let (project, measures) = (part.project, part.assessments.map(\.settlement.measure))
    let worst = worst(part.assessments)
    // Of several measures it is one that gives the reason.
    let place =
      part.assessments.count > 1 && worst?.light != .green
      ? worst.map { $0.settlement.measure.title + ": " } : nil
    return PortfolioData.Project(
      id: project.id, title: project.title, field: project.field ?? "",
      isLighthouse: project.lighthouse, light: worst?.light ?? .green,
      lightReason: (place ?? "") + (worst?.lightReason[language] ?? ""),
      period: project.period
        ?? part.assessments.flatMap(\.settlement.awards).map(\.award.period)
        .reduce(nil) { whole, own in
          DateRange(
            from: min(whole?.from ?? own.from, own.from), to: max(whole?.to ?? own.to, own.to))
        },
      person: project.person(for: measures.first { $0.role == .lead } ?? measures.first),
      before: before,
      pressing: try pressing(findings.filter { $0.project == project.id }) {
        project.measure($0)?.title
      })
  }

  /// The first of the measures with the worst light.
  func worst(_ assessments: [Assessment]) -> Assessment? {
    let order: [Assessment.Light] = [.red, .yellow, .green]
    return order.lazy.compactMap { light in assessments.first { $0.light == light } }.first
  }

  func measures(_ parts: [Part]) throws -> [PortfolioData.Measure] {
    var measures: [PortfolioData.Measure] = []
    for (index, part) in parts.enumerated() {
      for assessment in part.assessments {
        measures.append(try measure(assessment, index))
      }
    }
    return measures
  }

  private func measure(_ assessment: Assessment, _ project: Int) throws -> PortfolioData.Measure {
    let settlement = assessment.settlement
    let measure = settlement.measure
    var planned: [PortfolioData.Group: Money] = [:]
    var actual: [PortfolioData.Group: Money] = [:]
    var thirdParty = Money.zero
    var publicly = Money.zero
    for source in settlement.sources {
      let group = source.kind.group
      planned[group] = try (planned[group] ?? .zero) + source.planned
      actual[group] = try (actual[group] ?? .zero) + source.actual
      if isPublic(source) { publicly = try publicly + source.planned }
      if isThirdParty(source, settlement) { thirdParty = try thirdParty + source.actual }
    }
    let spread = PlanSpread(settlement, of: assessment.project)
    return PortfolioData.Measure(
      project: project, id: measure.id, title: measure.title,
      recipient: assessment.project.organisationName(measure.recipient),
      role: measure.role.name[language], light: assessment.light,
      lightReason: assessment.lightReason[language],
      planned: settlement.plannedTotal, plannedEligible: settlement.plannedEligible,
      plannedSources: planned, plannedPublic: publicly, inKind: actual[.inKind] ?? .zero,
      civic: actual[.civic] ?? .zero,
      thirdParty: thirdParty,
      spread: spread.tranches, spreadKind: spread.kind,
      cut: try settlement.recognition.lines.map { try $0.taken }.sum(),
      actual: LedgerFigure(settlement.actualTotal), recognised: LedgerFigure(settlement.eligible))
  }

  private func isPublic(_ source: MeasureSettlement.SourceResult) -> Bool {
    switch source.kind {
    case .source(let kind): kind == .otherPublic
    case .grant(let level): level != .foundation && level != .other
    }
  }

  /// Money that is neither a grant nor counts as own share (VVG Nr. 2 zu § 44 LHO).
  private func isThirdParty(
    _ source: MeasureSettlement.SourceResult, _ settlement: MeasureSettlement
  ) -> Bool {
    guard let planned = settlement.measure.source(source.id) else { return false }
    let isOfOthers = planned.kind != .ownCash && planned.kind.isCash
    return isOfOthers && !(settlement.awards.first?.rules.countsAsOwn(planned) ?? false)
  }
}

extension Project {
  /// Who answers for a measure: the contact person of its recipient, else the recipient.
  func person(for measure: Measure?) -> String {
    guard let recipient = measure?.recipient else { return "" }
    return organisation(recipient)?.contact.person ?? organisationName(recipient)
  }
}

extension MeasureSettlement.SourceResult.Kind {
  /// The column of the financing table.
  var group: PortfolioData.Group {
    switch self {
    case .source(let kind):
      switch kind {
      case .ownCash: .ownCash
      case .partnerCash: .partnerCash
      case .inKind: .inKind
      case .civicEngagement: .civic
      case .donation: .donation
      case .revenue: .revenue
      case .otherPublic: .otherPublic
      }
    case .grant(let level):
      switch level {
      case .land: .land
      case .bund: .bund
      case .eu: .eu
      case .municipal, .foundation, .other: .otherGrant
      }
    }
  }
}

extension Measure.Role {
  fileprivate var name: LocalizedText {
    switch self {
    case .lead: LocalizedText(de: "Federführung", en: "Lead")
    case .partner: LocalizedText(de: "Partner", en: "Partner")
    case .finalRecipient: LocalizedText(de: "Letztempfänger", en: "Final recipient")
    case .associated: LocalizedText(de: "Assoziierter Partner", en: "Associated partner")
    }
  }
}
