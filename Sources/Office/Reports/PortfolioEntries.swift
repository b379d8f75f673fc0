import Amounts
import Bookkeeping
import Funding
import LedgerStore
import Reporting

/// Where the report has each measure, award and source.
struct PortfolioPlaces {
  let assessments: [Assessment]
  /// Indices by id.
  let measures: [String: Int]
  let awards: [String: Int]
  /// Awards of which a part is passed on: what is forwarded is not kept.
  let forwarding: Set<String>
  /// The award that each forwarding notice passes on, where the report has both.
  let givers: [String: Award]

  init(_ assessments: [Assessment]) {
    self.assessments = assessments
    var (measures, awards): ([String: Int], [String: Int]) = ([:], [:])
    var forwarding: Set<String> = []
    for (index, assessment) in assessments.enumerated() {
      let measure = assessment.settlement.measure.id
      measures[measure] = index
      forwarding.formUnion(Forwarding.passedOn(ofMeasure: measure, in: assessment.project))
      for settled in assessment.settlement.awards {
        awards[settled.award.id] = awards.count
      }
    }
    (self.measures, self.awards, self.forwarding) = (measures, awards, forwarding)
    let shown = assessments.flatMap(\.settlement.awards).map(\.award)
    givers = Dictionary(
      shown.compactMap { notice in
        shown.first { $0.id == notice.forwardedFrom }.map { (notice.id, $0) }
      }, uniquingKeysWith: { first, _ in first })
  }
}

/// Collects the entries that the report's figures add up, as settlement takes them. Where they are
/// more than a person would read, those of a measure, month and kind become one row.
struct PortfolioEntries {
  private let places: PortfolioPlaces
  private let language: Language
  private let asOf: CalendarDate
  private var single: [PortfolioData.Row] = []
  private var groups: [Key: PortfolioData.Row]?

  /// The most rows, one for each entry.
  private let most: Int

  private struct Key: Hashable {
    let measure: Int
    let award: Int?
    let month: Int?
    let kind: String
    let group: PortfolioData.Group?
  }

  init(_ places: PortfolioPlaces, language: Language, asOf: CalendarDate, most: Int) {
    self.most = most
    self.places = places
    self.language = language
    self.asOf = asOf
  }

  mutating func add(_ record: JournalRecord) throws {
    guard let measure = places.measures[record.booking.measure] else { return }
    for movement in record.movements(asOf: asOf, passedOn: places.forwarding) {
      guard let row = row(movement, record, measure) else { continue }
      try take(row)
      if let back = returned(movement, row) { try take(back) }
    }
  }

  /// What a final recipient pays back, the first recipient has again.
  private func returned(_ movement: Movement, _ row: PortfolioData.Row) -> PortfolioData.Row? {
    guard movement.kind == .repayment, let giver = movement.source.flatMap({ places.givers[$0] }),
      let measure = places.measures[giver.measure]
    else { return nil }
    return PortfolioData.Row(
      measure: measure, award: places.awards[giver.id], entry: row.entry, day: row.day,
      kind: language.pick("Rückfluss aus Weiterleitung", "Returned by final recipient"),
      voucher: row.voucher, counterparty: row.counterparty, purpose: row.purpose,
      value: .grant(-movement.amount))
  }

  private func row(
    _ movement: Movement, _ record: JournalRecord, _ measure: Int
  ) -> PortfolioData.Row? {
    let plan = places.assessments[measure].settlement.measure
    var award: Int?
    let value: PortfolioData.Row.Value
    if movement.side == .payment {
      guard let line = movement.line, plan.line(line) != nil else { return nil }
      value = .expense(movement.amount, eligible: movement.eligible)
    } else if let kind = movement.kind.sourceKind {
      // Own cash bears what is left; value that is no money is recognised by the settlement.
      guard kind.isCash, kind != .ownCash, let source = movement.source.flatMap(plan.source) else {
        return nil
      }
      value = .income(
        movement.amount, MeasureSettlement.SourceResult.Kind.source(source.kind).group)
    } else {
      guard let index = movement.source.flatMap({ places.awards[$0] }) else { return nil }
      award = index
      value = .grant(movement.amount)
    }
    let line = VoucherLine(record, movement, language)
    return PortfolioData.Row(
      measure: measure, award: award, entry: record.number, day: movement.day, kind: line.kind,
      voucher: line.voucher, counterparty: line.counterparty, purpose: line.purpose, value: value)
  }

  private mutating func take(_ row: PortfolioData.Row) throws {
    guard groups == nil else { return try merge(row) }
    single.append(row)
    guard single.count > most else { return }
    groups = [:]
    let rows = single
    single = []
    for row in rows { try merge(row) }
  }

  private mutating func merge(_ row: PortfolioData.Row) throws {
    let group: PortfolioData.Group? =
      if case .income(_, let group) = row.value { group } else { nil }
    let key = Key(
      measure: row.measure, award: row.award, month: row.day?.yyyymm, kind: row.kind, group: group)
    let before = groups?[key]
    let value: PortfolioData.Row.Value =
      switch (before?.value, row.value) {
      case (.expense(let a, let b)?, .expense(let c, let d)):
        .expense(try a + c, eligible: try b + d)
      case (.grant(let a)?, .grant(let b)): .grant(try a + b)
      case (.income(let a, let group)?, .income(let b, _)): .income(try a + b, group)
      default: row.value
      }
    groups?[key] = PortfolioData.Row(
      measure: row.measure, award: row.award, entry: before?.entry ?? row.entry,
      through: row.through, count: (before?.count ?? 0) + row.count,
      day: [before?.day, row.day].compactMap { $0 }.max(), kind: row.kind,
      purpose: language.pick("Summe des Monats", "Sum of the month"), value: value)
  }

  /// All rows, by measure, day and number.
  mutating func rows() throws -> [PortfolioData.Row] {
    for (measure, assessment) in places.assessments.enumerated() {
      for activity in assessment.settlement.flatRates {
        let line =
          activity.key.line.flatMap { assessment.settlement.measure.line($0)?.title } ?? ""
        try take(
          PortfolioData.Row(
            measure: measure, entry: nil, day: activity.key.countsOn,
            kind: language.pick("Pauschale", "Flat rate"), purpose: line,
            value: .expense(activity.amount, eligible: activity.eligible)))
      }
    }
    let all = groups.map { Array($0.values) } ?? single
    return all.sorted {
      ($0.measure, $0.day?.days ?? 0, $0.entry ?? .max, $0.kind, $0.purpose)
        < ($1.measure, $1.day?.days ?? 0, $1.entry ?? .max, $1.kind, $1.purpose)
    }
  }
}
