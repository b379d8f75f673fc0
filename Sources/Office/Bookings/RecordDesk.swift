public import Amounts
package import Bookkeeping
public import Funding
import Interchange
package import LedgerStore
import Messages

/// Where entries are booked one by one, paid and taken back.
public struct RecordDesk: Sendable {
  let office: GrantOffice

  public init(_ office: GrantOffice) { self.office = office }

  /// What an entry did, or would do.
  public struct Recorded {
    /// The numbers of what was booked; nil for what was known already, and for an order.
    public let entries: ClosedRange<Int64>?
    package let proposals: [ProposedEntry]
    package let posted: PostedRange
    package let balances: [BalanceChange]
    package let chart: Chart
    /// Findings of the measure that came, and that went.
    package let appeared: [Finding]
    package let vanished: [Finding]
    /// How many files are kept as evidence, or would be.
    package let filed: Int
    package let evidence: EvidenceIntake.Summary
    /// What a dry run would be asked about, and what was told instead of asked.
    public let slips: [Slip]
  }

  /// What an order did, or would do.
  package struct RecordedOrder {
    package let order: Order
    /// The version before; nil where there was none.
    package let before: Order?
    package let isNew: Bool
    /// As of an entry.
    package let slips: [Slip]
  }

  /// How an entry is taken.
  public struct Terms: Sendable {
    /// Tells what would happen: nothing is written, and nobody else is waited for.
    public var dryRun = false
    /// Takes no name of evidence that is no file.
    public var requireEvidence = false
    /// What somebody said yes to, so that it is not asked about.
    public var meant: Set<Slip.Kind> = []
    /// What is told and booked all the same, where nobody can be asked; see
    /// ``Slip/Kind/isDoubtful``.
    public var told: Set<Slip.Kind> = []
    /// The file that the booking comes from: names of evidence start where it lies.
    var evidenceOf: String?

    public init(
      dryRun: Bool = false, requireEvidence: Bool = false, meant: Set<Slip.Kind> = []
    ) {
      (self.dryRun, self.requireEvidence, self.meant) = (dryRun, requireEvidence, meant)
    }

    /// What of `slips` nobody said yes to.
    /// - Throws: ``SlipsFound`` where that is to be answered first.
    func open(_ slips: [Slip]) throws(SlipsFound) -> [Slip] {
      // Whoever means a day means it wherever it lies.
      let meant = meant.union(meant.contains(.unusualDay) ? [.outsidePeriod] : [])
      let open = slips.filter { !meant.contains($0.kind) }
      if !dryRun, open.contains(where: { !told.contains($0.kind) }) {
        throw SlipsFound(slips: open)
      }
      return open
    }
  }

  /// Books an entry; an expense that is paid gets its payment with it. Evidence is named from the
  /// office's ``GrantOffice/folder`` on.
  /// - Parameter booking: no order; see ``order(_:amends:dryRun:)``.
  /// - Throws: ``BookingRefused``, ``SlipsFound``, ``InputProblems`` for evidence, ``LedgerError``.
  @discardableResult
  public func record(_ booking: Booking, _ terms: Terms = Terms()) throws -> Recorded {
    try office.proposing(
      Deed(.record, booking, terms), files: { office.files(of: booking, terms) }
    ) {
      try work(terms.dryRun) { ledger, desk in
        let booking = named(booking, in: desk.portfolio)
        try office.checkPlace(booking, in: desk.portfolio)
        return try record(
          try desk.propose(booking, among: VoucherBook(ledger, wanted: [])), desk, ledger, terms)
      }
    }
  }

  /// Pays what is open of an expense, whole or in part.
  /// - Parameters:
  ///   - booking: of kind payment: its voucher is that of the expense, which what else it says has
  ///     to fit.
  ///   - entry: the number of the expense, instead of the voucher.
  ///   - amount: cents; nil: all that is due on the day.
  /// - Throws: as ``record(_:_:)``.
  @discardableResult
  public func pay(
    _ booking: Booking, entry: Int64? = nil, amount: Money?, _ terms: Terms = Terms()
  ) throws -> Recorded {
    var deed = Deed(.pay, booking, terms)
    (deed.entry, deed.amount) = (entry, amount?.cents)
    return try office.proposing(deed, files: { office.files(of: booking, terms) }) {
      try work(terms.dryRun) { ledger, desk in
        let booking = named(booking, in: desk.portfolio)
        let open = try desk.openExpenses(
          booking, entry: entry, among: VoucherBook(ledger, wanted: []))
        for part in open { try office.checkPlace(part.record.booking, in: desk.portfolio) }
        return try record(
          try desk.propose(.init(booking, amount: amount), of: open), desk, ledger, terms)
      }
    }
  }

  /// Records an order, which posts nothing.
  /// - Parameter amends: changes one that is recorded; the old version stays.
  /// - Returns: nil where the booking is none.
  /// - Throws: ``BookingRefused``, ``SlipsFound``, ``LedgerError``.
  package func order(
    _ booking: Booking, amends: Bool, _ terms: Terms = Terms()
  ) throws -> RecordedOrder? {
    var deed = Deed(.order, booking, terms)
    deed.amends = amends
    return try office.proposing(deed) {
      try work(terms.dryRun) { ledger, desk in
        let books = VoucherBook(ledger, wanted: [])
        let booking = named(booking, in: desk.portfolio)
        try office.checkPlace(booking, in: desk.portfolio)
        guard let order = try desk.order(booking, among: books, amends: amends) else { return nil }
        let before = try books.order(order.id)
        try checkMove(of: before, to: order, ledger)
        let slips =
          try before == order
          ? []
          : terms.open(slips(order, changing: before, booking, desk.portfolio, ledger))
        let isNew =
          try !terms.dryRun && before != order
          && ledger.post([], orders: [order], act: office.act).orders > 0
        return RecordedOrder(order: order, before: before, isNew: isNew, slips: slips)
      }
    }
  }

  /// An order that was invoiced stays with its measure.
  private func checkMove(of before: Order?, to order: Order, _ ledger: Ledger) throws {
    guard let before, before.measure != order.measure else { return }
    let standing = try ledger.orders(measure: before.measure).first { $0.order.id == order.id }
    guard let invoiced = standing?.invoiced, invoiced != .zero else { return }
    throw Refusal(
      .data,
      Problem(
        "office.ORDER_INVOICED",
        ["order": order.id, "measure": before.measure, "amount": invoiced]),
      fields: ["measure"], found: order.measure)
  }

  // MARK: One transaction

  /// All of it in one transaction; a dry run only reads.
  func work<Value>(
    _ dryRun: Bool, _ body: (Ledger, BookingDesk) throws -> Value
  ) throws -> Value {
    let ledger = try office.open(
      dryRun ? .readOnly : .readWrite, for: dryRun ? .prepare : .book)
    func all() throws -> Value {
      try body(
        ledger,
        BookingDesk(portfolio: try ledger.currentPortfolio(), chart: try office.chart()))
    }
    return dryRun ? try ledger.reading(all) : try ledger.transaction(all)
  }

  /// - Parameters:
  ///   - kept: evidence that is in the ledger's keeping already.
  ///   - asked: what is asked about besides.
  func record(
    _ proposals: [ProposedEntry], _ desk: BookingDesk, _ ledger: Ledger, _ terms: Terms,
    kept: [FiledEvidence] = [], asked: [Slip] = []
  ) throws -> Recorded {
    // Where a voucher or an entry is named, the place follows from it.
    for proposal in proposals { try office.checkPlace(proposal.booking, in: desk.portfolio) }
    let intake = try intake(proposals, terms, kept)
    let portfolio = try ledger.currentPortfolio()
    let (before, after) = try assessments(proposals, intake.files, ledger, portfolio)
    let chart = try office.chart()
    let preview = try ledger.preview(proposals, adopting: chart, act: office.act)
    var slips: [Slip] = []
    // What is booked under its reference already needs no question.
    if let booking = proposals.first?.booking, preview.posted.numbers != nil {
      let own = try self.slips(
        booking, of: portfolio.project(ofMeasure: booking.measure), before: before, after: after,
        ledger)
      slips = try terms.open(
        asked.filter { !own.contains($0) } + own + discounts(proposals)
          + paidEarly(proposals, ledger) + Self.retained(proposals))
    }
    // Who only contributes sees the own rows, not how all stands.
    let seesAll = office.actingPerson?.roles != [.partner]
    let (appeared, vanished) = seesAll ? Self.changes(before, after) : ([], [])
    var posted = preview.posted
    if !terms.dryRun {
      try ledger.adopt(chart, act: office.act)
      posted = try ledger.post(
        proposals,
        batch: try terms.evidenceOf.map {
          BatchInfo(fileName: $0, fileDigest: try office.digest(of: $0))
        },
        again: true, evidence: intake.files, act: office.act)
    }
    return Recorded(
      entries: terms.dryRun ? nil : posted.numbers, proposals: proposals, posted: posted,
      balances: seesAll ? preview.balances : [], chart: chart, appeared: appeared,
      vanished: vanished,
      filed: terms.dryRun ? intake.files.count : posted.filed, evidence: intake.summary,
      slips: slips)
  }

  private func intake(
    _ proposals: [ProposedEntry], _ terms: Terms, _ kept: [FiledEvidence]
  ) throws -> EvidenceIntake {
    let intake =
      terms.evidenceOf.map { EvidenceIntake(for: $0, office, mustExist: true) }
      ?? EvidenceIntake(
        office, folder: office.root + office.folder,
        shown: office.language.pick("dem Arbeitsordner", "the working folder"),
        mustExist: terms.requireEvidence)
    intake.take(kept)
    let problems = ProblemList()
    for proposal in proposals {
      intake.look(at: proposal.booking.evidence) { name, fault in
        problems.add(SourcePosition(file: "record", path: "evidence"), value: name, fault)
      }
    }
    return try problems.checked(intake)
  }

  /// What comes to be doubtful of measures by entries that are not booked, and what is doubtful no
  /// longer.
  func findings(
    of entries: [ProposedEntry], _ files: EvidenceFiles, _ ledger: Ledger
  ) throws -> (new: [Finding], gone: [Finding]) {
    guard !entries.isEmpty else { return ([], []) }
    let portfolio = try ledger.currentPortfolio()
    let measures = Dictionary(grouping: entries, by: \.booking.measure).sorted { $0.key < $1.key }
    return try measures.reduce(into: ([], [])) { findings, measure in
      let (before, after) = try assessments(measure.value, files, ledger, portfolio)
      let (new, gone) = Self.changes(before, after)
      findings.0 += new
      findings.1 += gone
    }
  }

  private static func changes(
    _ before: Assessment?, _ after: Assessment?
  ) -> (new: [Finding], gone: [Finding]) {
    let (found, then) = (before?.findings ?? [], after?.findings ?? [])
    return (
      then.filter { !found.contains($0) },
      found.filter { old in !then.contains { $0.concernsSame(as: old) } }
    )
  }

  /// The measure as of today or the booking's last day, before and after.
  private func assessments(
    _ proposals: [ProposedEntry], _ files: EvidenceFiles, _ ledger: Ledger, _ portfolio: Portfolio
  ) throws -> (Assessment?, Assessment?) {
    guard let id = proposals.first?.booking.measure else { return (nil, nil) }
    let delivered = proposals.compactMap { proposal in
      proposal.booking.method != .units
        ? nil
        : proposal.booking.quantity.map {
          DeliveredUnits.Delivery(on: proposal.entry.bookedOn, quantity: $0)
        }
    }
    let new = proposals.flatMap { proposal in
      proposal.activities(isFiled: proposal.booking.evidence.contains { files[$0] != nil })
    }
    return try assessments(
      of: id, adding: new, delivered, deferred: try proposals.flatMap { try $0.dues() },
      by: proposals.map(\.entry.bookedOn).max(), ledger, portfolio)
  }

  /// A measure as of today or the last day, before and after what is new.
  /// - Parameter deferred: when what is new falls due.
  func assessments(
    of id: String, adding new: [Activity], _ delivered: [DeliveredUnits.Delivery] = [],
    deferred: [DuePayment] = [], by day: CalendarDate?, _ ledger: Ledger, _ portfolio: Portfolio
  ) throws -> (Assessment?, Assessment?) {
    guard let measure = portfolio.measure(id), let project = portfolio.project(ofMeasure: id)
    else { return (nil, nil) }
    let asOf = max(office.act.day, day ?? office.act.day)
    let library = try office.library()
    let earlier = try ledger.earlierVersions(of: project.id, asOf: asOf)
    let known = try ledger.activities(
      measure: id, under: project.awards(ofMeasure: id, and: earlier))
    let units = try ledger.units(measure: id, asOf: asOf)
    let receivers = try office.receivers(of: measure, in: project, earlier, ledger, asOf: asOf)
    let booked = try office.deferred(of: measure, known + new, ledger, on: asOf)
    let prepaid = try office.prepaid(of: measure, known, ledger, on: asOf)
    func found(
      _ activities: [Activity], _ units: DeliveredUnits, _ deferred: [DuePayment]
    ) throws -> Assessment {
      try Assessment.of(
        measure, in: project, earlier: earlier, library: library, activities: activities,
        units: units, asOf: asOf, records: MeasureRecords(deferred: deferred, prepaid: prepaid),
        receivers: receivers)
    }
    return (
      try found(known, units, booked),
      try found(
        known + new, DeliveredUnits(units.deliveries + delivered),
        booked + deferred.filter { $0.on > asOf })
    )
  }
}

extension Finding {
  /// Whether both say the same of the same thing, be it with other numbers.
  func concernsSame(as other: Finding) -> Bool {
    (code, measure, award, subject) == (other.code, other.measure, other.award, other.subject)
  }
}
