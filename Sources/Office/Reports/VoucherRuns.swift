import Amounts
import Funding
import LedgerStore
import Reporting

/// The payments and receipts of measures, as the lists of reports want them.
struct VoucherRuns {
  let ledger: Ledger
  let language: Language
  let measures: [(measure: Measure, project: Project)]
  let asOf: CalendarDate
  /// The highest number of an entry.
  let upTo: Int64

  func payments() throws -> VoucherRun {
    try run { measure, _ in
      VoucherFilter(
        .payments(measure.basis), measure: measure.id, through: asOf, upTo: upTo,
        order: measure.lines.map(\.id))
    }
  }

  func receipts() throws -> VoucherRun {
    try run { measure, project in
      VoucherFilter(
        .receipts, measure: measure.id, through: asOf, upTo: upTo,
        order: measure.sources.map(\.id) + project.awards(ofMeasure: measure.id).map(\.id))
    }
  }

  /// The rows of a measure within all rows.
  private struct Stretch: Sendable {
    let filter: VoucherFilter
    let project: String
    let rows: Range<Int>
  }

  private func run(_ filter: (Measure, Project) -> VoucherFilter) throws -> VoucherRun {
    var groups: [VoucherRun.Group] = []
    var stretches: [Stretch] = []
    var widest = Widest()
    var count = 0
    var booked: [Booked] = []
    for (measure, project) in measures {
      let filter = filter(measure, project)
      let sums = try ledger.voucherSums(filter)
      let places = try self.booked(filter)
      booked += places.values
      let own = try Self.groups(sums) { place, parts in
        try group(filter, measure, project, place, parts, places[place] ?? Booked())
      }
      for sum in sums { widest.add(sum) }
      for group in own { widest.add(group.sums.amount) }
      groups += own
      let rows = own.reduce(0) { $0 + $1.sums.count }
      stretches.append(
        Stretch(filter: filter, project: project.id, rows: count..<(count + rows)))
      count += rows
    }
    var run = VoucherRun(
      groups: groups, widest: widest.sums,
      rows: try rows(stretches.filter { !$0.rows.isEmpty }, count: count),
      ledger: try Booked.sum(booked).figures)
    run.planned = LedgerFigure(try groups.compactMap(\.planned).sum())
    return run
  }

  /// The lines, stretch by stretch.
  private func rows(_ stretches: [Stretch], count: Int) throws -> RowRun<VoucherLine> {
    let order = try ledger.voucherOrder(stretches.map(\.filter))
    let (ledger, language, asOf) = (ledger, language, asOf)
    return RowRun(count: count) { range, take in
      for stretch in stretches where stretch.rows.overlaps(range) {
        let wanted = stretch.rows.clamped(to: range)
        let start = stretch.rows.lowerBound
        try ledger.vouchers(
          stretch.filter, (wanted.lowerBound - start)..<(wanted.upperBound - start)
        ) { entry in
          var line = VoucherLine(entry, language)
          line.project = stretch.project
          line.chronological = order[entry.number]
          line.paidOn = Self.paidOn(entry, stretch.filter.side, asOf)
          if entry.kind == .repayment || entry.kind == .creditNote { line.takeAway() }
          try take(line)
        }
      }
    }
  }

  /// The day of payment or credit; none for value that is no money, and for what is not yet paid.
  private static func paidOn(
    _ entry: EntryLine, _ side: VoucherFilter.Side, _ asOf: CalendarDate
  ) -> CalendarDate? {
    if entry.kind.isUnpaid { return nil }
    // On the cost basis the day that counts is that of the invoice.
    let day = side == .payments(.cost) ? entry.paidOn : entry.countsOn
    return day.flatMap { $0 <= asOf ? $0 : nil }
  }

  // MARK: Sums

  private static func groups(
    _ sums: [VoucherSum],
    _ make: (_ place: String, _ parts: ArraySlice<VoucherSum>) throws -> VoucherRun.Group
  ) rethrows -> [VoucherRun.Group] {
    var groups: [VoucherRun.Group] = []
    var start = 0
    for index in sums.indices
    where index + 1 == sums.count || sums[index + 1].place != sums[index].place {
      groups.append(try make(sums[index].place, sums[start...index]))
      start = index + 1
    }
    return groups
  }

  private func group(
    _ filter: VoucherFilter, _ measure: Measure, _ project: Project, _ place: String,
    _ parts: ArraySlice<VoucherSum>, _ booked: Booked
  ) throws -> VoucherRun.Group {
    let named = SourceNames(measure, project, language)
    let sums = VoucherRun.Sums(
      count: parts.reduce(0) { $0 + $1.count }, amount: try parts.map(\.amount).sum(),
      vat: try parts.map(\.vat).sum(), eligible: try parts.map(\.eligible).sum())
    let isReceipts = filter.side == .receipts
    return VoucherRun.Group(
      measure: measure.id, measureTitle: measure.title, place: place,
      title: isReceipts ? named[place] : measure.line(place)?.title ?? "",
      planned: isReceipts ? named.planned(place) : measure.line(place)?.planned, sums: sums,
      ledger: booked.figures,
      sources: isReceipts
        ? []
        : parts.map { part in
          (
            part.source, part.source.isEmpty ? "" : named[part.source],
            VoucherRun.Sums(
              count: part.count, amount: part.amount, vat: part.vat, eligible: part.eligible)
          )
        })
  }

  /// What the ledger has for a plan line or source.
  private struct Booked {
    var count = 0
    var amount = Money.zero
    var vat = Money.zero
    var eligible = Money.zero

    var figures: BookedFigures {
      BookedFigures(count: count, amount: amount, vat: vat, eligible: eligible)
    }

    static func sum(_ all: [Booked]) throws -> Booked {
      Booked(
        count: all.reduce(0) { $0 + $1.count }, amount: try all.map(\.amount).sum(),
        vat: try all.map(\.vat).sum(), eligible: try all.map(\.eligible).sum())
    }
  }

  /// By plan line or source: amounts from the sums that the ledger keeps apart from the entries,
  /// what those do not hold as it adds the entries up.
  private func booked(_ filter: VoucherFilter) throws -> [String: Booked] {
    // The sums of activities have the payment of an expense under the kind of the expense.
    let kinds = Set(filter.kinds)
    let isReceipts = filter.side == .receipts
    var booked: [String: Booked] = [:]
    for activity in try ledger.activities(measure: filter.measure)
    where kinds.contains(activity.key.kind) && activity.key.knownOn <= asOf {
      guard isReceipts || activity.key.countsOn != nil else { continue }
      let place = (isReceipts ? activity.key.source : activity.key.line) ?? ""
      let sign = activity.key.kind == .repayment ? -activity.amount : activity.amount
      var own = booked[place] ?? Booked()
      own.amount = try own.amount + sign
      own.eligible = try own.eligible + activity.eligible
      booked[place] = own
    }
    for sum in try ledger.bookedSums(measure: filter.measure, asOf: asOf, upTo: upTo)
    where kinds.contains(sum.kind) && (isReceipts || sum.counts) {
      let place = (isReceipts ? sum.source : sum.line) ?? ""
      var own = booked[place] ?? Booked()
      own.count += sum.count
      own.vat = try own.vat + sum.vat
      booked[place] = own
    }
    return booked
  }
}

/// The longest amounts of a list.
private struct Widest {
  private(set) var sums = VoucherRun.Sums()

  mutating func add(_ sum: VoucherSum) {
    for amount in [sum.lowest, sum.highest, sum.amount] { add(amount) }
  }

  mutating func add(_ amount: Money) {
    guard amount.plainText.count > sums.amount.plainText.count else { return }
    // No part of an amount is longer than the amount.
    (sums.amount, sums.vat, sums.eligible) = (amount, amount, amount)
  }
}

/// What sources and awards of a measure are called.
struct SourceNames {
  private let names: [String: String]
  private let plans: [String: Money]

  init(_ measure: Measure, _ project: Project, _ language: Language) {
    var names: [String: String] = [:]
    var plans: [String: Money] = [:]
    for source in measure.sources {
      let partner = source.organisation.map { project.organisationName($0) }
      names[source.id] = [source.kind.name[language], partner].compactMap { $0 }
        .joined(separator: " – ")
      plans[source.id] = source.planned
    }
    for award in project.awards(ofMeasure: measure.id) {
      names[award.id] =
        language.pick("Zuwendung", "Grant") + " – " + award.funder.name
      plans[award.id] = award.amount
    }
    self.names = names
    self.plans = plans
  }

  /// Empty for an id that the plan does not have.
  subscript(id: String) -> String { names[id] ?? "" }

  func planned(_ id: String) -> Money? { plans[id] }
}

extension VoucherLine {
  /// Turns the amounts of what takes away, as a repayment or a credit note.
  fileprivate mutating func takeAway() {
    (amount, vat, eligible) = (-amount, -vat, -eligible)
  }

  /// - Parameter language: of the kind, and of a purpose that the entry does not name.
  init(_ entry: EntryLine, _ language: Language) {
    self.init(entry: entry.number, bookedOn: entry.bookedOn, amount: entry.amount)
    measure = entry.measure
    voucher = entry.voucher ?? ""
    voucherDate = entry.voucherDate
    paidOn = entry.paidOn
    counterparty = entry.counterparty ?? ""
    kind = entry.kind.name[language]
    purpose = entry.purpose ?? kind
    line = entry.line ?? ""
    source = entry.source ?? ""
    vat = entry.vat
    eligible = entry.eligible
    reason = entry.reason ?? ""
    tender = entry.tender ?? ""
  }
}
