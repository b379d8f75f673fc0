import Amounts
import Bookkeeping
import Funding
import LedgerStore
import Messages
import Reporting

/// Brings the proof of co-financing together from the ledger: sources by organisation, entries.
struct ContributionsAssembly {
  let request: ReportRequest
  let ledger: Ledger

  static func report(_ request: ReportRequest, _ maker: ReportMaker) throws -> Report {
    let assembly = ContributionsAssembly(request: request, ledger: maker.ledger)
    var measures = try maker.measures(request)
    var partners: [Partner] = []
    for measure in measures { try assembly.add(measure, to: &partners) }
    if let wanted = request.details.partner {
      partners = partners.filter { ($0.id ?? ReportRequest.Details.noPartner) == wanted }
      guard !partners.isEmpty else {
        throw Refusal(.data, Problem("office.NO_PARTNER_HERE", ["partner": wanted]))
      }
      let own = Set(partners.flatMap(\.parts).map(\.reported.measure.id))
      measures = measures.filter { own.contains($0.measure.id) }
    }
    // Those without a name last.
    let ordered = partners.filter { $0.name != nil } + partners.filter { $0.name == nil }
    // Each source's part as the settlement has it.
    let recognised = try ordered.map { partner in
      try partner.parts.flatMap(\.recognised).sum()
    }
    let shares = Allocation.hundredthsOfPercent(recognised, of: try recognised.sum())
    let data = zip(ordered, shares).map { assembly.data($0, share: $1) }
    let sources = ordered.flatMap(\.parts).map { part in
      (part.reported.measure.id, Set(part.sources.map(\.id)))
    }
    let recipients = measures.map { (measure: $0.measure, project: $0.project) }.recipients
    let scope = request.scope.name(request.language)
    let name =
      request.details.partner.map { id in
        let partner =
          ordered.first?.name
          ?? request.language.pick("Spenden und Ehrenamt", "Gifts and volunteers")
        return id == ReportRequest.Details.noPartner || request.scope == .all
          ? partner : "\(partner), \(scope)"
      } ?? scope
    return try Contributions.report(
      ContributionsData(
        basis: try maker.office.basis(
          request, maker.ledger, author: recipients.joined(separator: ", "), subject: name,
          name: name,
          findings: measures.flatMap(\.assessment.findings).filter {
            [.inKindUnverified, .inKindCap].contains($0.code)
          }, rules: measures.flatMap { $0.awards.map(\.rules) },
          resting: measures.map(\.assessment)),
        scope: name, recipients: recipients, partners: data,
        planned: LedgerFigure(try ordered.flatMap(\.parts).flatMap(\.planned).sum()),
        ledger: try assembly.booked(sources)),
      form: request.form, language: request.language)
  }

  /// An organisation with its part in each measure.
  private struct Partner {
    let id: String?
    let name: String?
    var parts: [Part] = []
  }

  private struct Part {
    let reported: ReportedMeasure
    var sources: [ContributionsData.Source] = []
    var entries: [ContributionsData.Entry] = []
    /// What the settlement has planned and recognises, source by source.
    var planned: [Money] = []
    var recognised: [Money] = []
  }

  /// The entries on sources of measures, as the ledger adds them up.
  private func booked(_ sources: [(measure: String, ids: Set<String>)]) throws -> BookedFigures {
    var booked: [BookedSum] = []
    for (measure, ids) in sources {
      booked += try ledger.bookedSums(measure: measure, asOf: request.asOf).filter { sum in
        sum.kind.sourceKind != nil && sum.source.map(ids.contains) ?? false
      }
    }
    return try BookedFigures(booked)
  }

  private func add(_ reported: ReportedMeasure, to partners: inout [Partner]) throws {
    var entries = try entries(reported)
    let proven = try proven(reported)
    for source in reported.measure.sources {
      // What the recipient pays or earns itself is no contribution of a partner.
      if source.kind == .ownCash || source.kind == .revenue,
        source.organisation == nil || source.organisation == reported.measure.recipient
      {
        continue
      }
      let name = source.organisation.map { reported.project.organisationName($0) }
      // The same id in another project is the same partner only where the name is the same.
      let known = partners.firstIndex { $0.id == source.organisation && $0.name == name }
      let index = known ?? partners.count
      if known == nil { partners.append(Partner(id: source.organisation, name: name)) }
      if partners[index].parts.last?.reported.measure.id != reported.measure.id {
        partners[index].parts.append(Part(reported: reported))
      }
      let last = partners[index].parts.count - 1
      let own = entries.removeValue(forKey: source.id) ?? []
      let result = reported.settlement.sources.first { $0.id == source.id }
      partners[index].parts[last].planned.append(result?.planned ?? .zero)
      partners[index].parts[last].recognised.append(result?.actual ?? .zero)
      partners[index].parts[last].sources.append(
        try self.source(source, result, proven: proven[source.id] ?? .zero, reported))
      partners[index].parts[last].entries += own
    }
  }

  /// What is proven and inside the funding period of value that is no money, by source: from the
  /// sums that the settlement rests on.
  private func proven(_ reported: ReportedMeasure) throws -> [String: Money] {
    let periods = reported.settlement.awards.map(\.award.period)
    var proven: [String: Money] = [:]
    for activity in try ledger.activities(measure: reported.measure.id)
    where activity.key.kind.isUnpaid && activity.key.knownOn <= request.asOf {
      guard let source = activity.key.source,
        activity.key.countsOn.map({ periods.contain($0) }) ?? true
      else { continue }
      proven[source] = try (proven[source] ?? .zero) + activity.eligible - activity.unproven
    }
    return proven
  }

  private func data(_ partner: Partner, share: Int64) -> ContributionsData.Partner {
    let reported = partner.parts.map(\.reported)
    func each(_ text: (ReportedMeasure) -> String) -> [String] {
      reported.map(text).reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
    }
    let awards = reported.flatMap(\.awards).map(\.award)
    let periods = awards.map { $0.period.text(request.language) }
      .reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } }
    return ContributionsData.Partner(
      name: partner.name, projects: each { "\($0.project.id) · \($0.project.title)" },
      measures: each { "\($0.measure.id) · \($0.measure.title)" }, awards: awards.map(\.id),
      recipients: each {
        $0.project.organisationName($0.measure.recipient)
      }, period: periods.isEmpty ? "–" : periods.joined(separator: ", "),
      sources: partner.parts.flatMap(\.sources), entries: partner.parts.flatMap(\.entries),
      share: LedgerFigure(hundredths: share))
  }

  private func source(
    _ source: Source, _ result: MeasureSettlement.SourceResult?, proven: Money,
    _ reported: ReportedMeasure
  ) throws -> ContributionsData.Source {
    let recognised = result?.actual ?? .zero
    return ContributionsData.Source(
      measure: reported.measure.id, id: source.id, kind: Self.kind(source.kind),
      planned: source.planned,
      countsAsOwnShare: source.kind == .partnerCash ? source.countsAsOwnShare : nil,
      booked: LedgerFigure(result?.booked ?? .zero), recognised: LedgerFigure(recognised),
      capped: source.kind.isCash ? .zero : try proven - recognised)
  }

  private static func kind(_ kind: Source.Kind) -> ContributionsData.Kind {
    switch kind {
    case .ownCash: .ownCash
    case .partnerCash: .partnerCash
    case .inKind: .inKind
    case .civicEngagement: .civic
    case .donation: .donation
    case .revenue: .revenue
    case .otherPublic: .otherPublic
    }
  }

  // MARK: Entries

  /// The entries of a measure by source, in the order of their numbers.
  private func entries(
    _ reported: ReportedMeasure
  ) throws -> [String: [ContributionsData.Entry]] {
    var entries: [String: [ContributionsData.Entry]] = [:]
    let periods = reported.settlement.awards.map(\.award.period)
    try ledger.journal(
      JournalFilter(through: request.asOf, measures: [reported.measure.id])
    ) { record in
      for movement in record.movements(asOf: request.asOf, passedOn: [])
      where movement.side == .receipt {
        guard let kind = movement.kind.sourceKind, let source = movement.source else { continue }
        entries[source, default: []].append(
          entry(
            record, movement.activity, source: source, kind: Self.kind(kind), periods: periods))
      }
    }
    return entries
  }

  private func entry(
    _ record: JournalRecord, _ activity: Activity, source: String, kind: ContributionsData.Kind,
    periods: [DateRange]
  ) -> ContributionsData.Entry {
    let booking = record.booking
    let isReversal = record.reverses != nil
    var purpose = booking.purpose ?? booking.kind.name[request.language]
    if let reversed = record.reverses {
      purpose =
        request.language.pick("Storno zu \(reversed): ", "Reversal of \(reversed): ") + purpose
    }
    let eligible = kind.isUnpaid ? activity.eligible : activity.amount
    let state: ContributionsData.State =
      if !kind.isUnpaid {
        .yes
      } else if !activity.unproven.isZero {
        .unproven
      } else if let day = activity.key.countsOn, !periods.contain(day) {
        .outside
      } else if eligible != activity.amount {
        .partly
      } else {
        activity.unfiled.isZero ? .yes : .unfiled
      }
    return ContributionsData.Entry(
      entry: record.number, measure: booking.measure, source: source, kind: kind,
      bookedOn: record.entry.bookedOn, voucher: booking.voucher ?? "", purpose: purpose,
      amount: activity.amount, eligible: eligible,
      valuation: kind.isUnpaid ? valuation(booking, isReversal: isReversal) : nil,
      evidence: booking.evidence, state: state, reason: booking.reason ?? "")
  }

  private func valuation(
    _ booking: Booking, isReversal: Bool
  ) -> ContributionsData.Valuation? {
    guard let quantity = booking.quantity, let unitRate = booking.unitRate else { return nil }
    return ContributionsData.Valuation(
      method: booking.method?.name[request.language] ?? "–", isHours: booking.method == .hours,
      quantity: isReversal ? -quantity : quantity, unitRate: unitRate,
      share: booking.share ?? .full)
  }
}

extension [DateRange] {
  /// Whether `day` lies in any of these funding periods; in none at all it is not asked for.
  fileprivate func contain(_ day: CalendarDate) -> Bool {
    isEmpty || contains { $0.contains(day) }
  }
}
