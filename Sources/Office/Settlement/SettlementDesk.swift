public import Amounts
import Bookkeeping
package import Funding
import Interchange
import LedgerStore
import Messages

/// Where awards are settled and periods are closed.
public struct SettlementDesk: Sendable {
  let office: GrantOffice

  public init(_ office: GrantOffice) { self.office = office }

  /// What an answer rests on that nobody read, by award.
  package typealias Unread = [(award: String, values: [UnreadValue])]

  /// An award as it comes out on a day.
  public struct Settled {
    package let award: AwardSettlement
    package let findings: [Finding]
    package let unread: Unread
    /// Rule sets and tables that take the place of shipped ones.
    package let deviations: [String]
    /// With what final recipients settled, of an award that is passed on.
    package let forwarding: ForwardingStatement?
    /// The entries that book the use of funds; nil where nothing changed, or nothing was to be.
    public let booked: ClosedRange<Int64>?

    /// What the recipient may keep.
    public var entitled: Money { award.entitled }
    /// What is to be paid back.
    public var repayable: Money { award.repayable }
  }

  /// Settles an award.
  /// - Parameters:
  ///   - asOf: nil: today.
  ///   - post: books the use of its funds, as far as it is not booked already.
  /// - Throws: ``Refusal`` for an unknown award; what settling and booking throw; ``Proposed``.
  public func settle(
    _ award: String, asOf: CalendarDate? = nil, post: Bool = false
  ) throws -> Settled {
    let day = asOf ?? office.act.day
    let ledger = try office.open(post ? .readWrite : .readOnly)
    guard post else { return try ledger.reading { try settle(award, day, ledger, post: false) } }
    try office.checkScope(.award(award), in: try ledger.currentPortfolio())
    try ledger.requireSound()
    var deed = Deed(.settle)
    (deed.award, deed.day) = (award, day.yyyymmdd)
    // Only where people are known does it wait for somebody, who is to book the same.
    if office.actingPerson != nil {
      deed.sum = try useOfFunds(of: award, through: day).map(\.booking.amount.magnitude).sum().cents
    }
    return try office.proposing(deed) {
      try ledger.transaction { try settle(award, day, ledger, post: true) }
    }
  }

  private func settle(
    _ id: String, _ day: CalendarDate, _ ledger: Ledger, post: Bool
  ) throws -> Settled {
    let portfolio = try ledger.portfolio(asOf: day)
    let (assessment, settled) = try assess(id, day, ledger, portfolio)
    return Settled(
      award: settled,
      findings: assessment.findings.filter { $0.award == nil || $0.award == id },
      unread: assessment.unread(award: id), deviations: office.deviations([settled.rules]),
      forwarding: try ForwardingStatement(of: id, own: assessment),
      booked: post
        ? try office.postUse(of: [assessment], in: ledger, portfolio: portfolio, on: day) : nil)
  }

  /// The award's measure where it stands, and the award in it.
  private func assess(
    _ id: String, _ day: CalendarDate, _ ledger: Ledger, _ portfolio: Portfolio,
    supposing: (Project) -> Project = { $0 }
  ) throws -> (Assessment, AwardSettlement) {
    let (award, measure, _) = try office.award(id, in: portfolio)
    let assessment = try office.assessments(
      ledger, portfolio: portfolio, measure: measure.id, asOf: day, supposing: supposing)[0]
    guard let settled = assessment.awards.first(where: { $0.award.id == award.id })
    else { throw Refusal.noAward(id, in: portfolio) }
    return (assessment, settled)
  }

  /// What an award would come to with changes; nothing is booked.
  /// - Parameter changes: `rate=60%`, `line=0812:-4%`, or the name of a project file.
  package func compare(
    _ id: String, with changes: [String], asOf: CalendarDate
  ) throws -> ScenarioComparison {
    let ledger = try office.open(.readOnly)
    return try ledger.reading {
      let (before, settled) = try assess(id, asOf, ledger, try ledger.portfolio(asOf: asOf))
      return try ScenarioComparison(
        before: before,
        after: try office.scenario(changes, award: settled.award, before, ledger, asOf: asOf))
    }
  }

  /// Books the use of all funds up to a day, and locks all days up to it.
  /// - Returns: the entries that book it; nil where nothing changed.
  /// - Throws: ``Refusal`` for a day to come: a close cannot be taken back.
  @discardableResult
  public func close(through day: CalendarDate) throws -> ClosedRange<Int64>? {
    try checkNotAhead(day)
    let ledger = try office.open(.readWrite, for: .manage)
    try office.checkAllProjects()
    try ledger.requireSound()
    var deed = Deed(.close)
    deed.day = day.yyyymmdd
    // Only where people are known does it wait for somebody, who is to book the same.
    if office.actingPerson != nil {
      deed.sum = try useOfFunds(through: day).map(\.booking.amount.magnitude).sum().cents
    }
    return try office.proposing(deed) {
      try ledger.transaction {
        let portfolio = try ledger.portfolio(asOf: day)
        let booked = try office.postUse(
          of: try office.assessments(ledger, portfolio: portfolio, asOf: day), in: ledger,
          portfolio: portfolio, on: day)
        try ledger.closePeriod(through: day, act: office.act)
        return booked
      }
    }
  }

  private func checkNotAhead(_ day: CalendarDate) throws {
    let today = office.act.day
    guard day > today else { return }
    throw Refusal(
      .data,
      Problem("office.CLOSE_AHEAD", ["day": day, "today": today, "days": today.days(to: day)]))
  }

  /// What a close would book, and what becomes of balances; nothing is written.
  /// - Throws: as ``close(through:)``.
  package func outlook(closing day: CalendarDate) throws -> [LookupTable] {
    try checkNotAhead(day)
    let ledger = try office.open(.readOnly, for: .manage)
    try office.checkAllProjects()
    return try ledger.reading {
      let portfolio = try ledger.portfolio(asOf: day)
      let chart = try office.chart()
      let use = try office.useOfFunds(
        try office.assessments(ledger, portfolio: portfolio, asOf: day), in: ledger,
        portfolio: portfolio, on: day
      ).entries
      let preview = try ledger.preview(use, adopting: chart, act: office.act)
      return Outlook(use, preview.balances, chart).tables.filter { !$0.rows.isEmpty }
    }
  }

  /// What a close would book, or the use of the funds of one award's measure.
  func useOfFunds(of award: String? = nil, through day: CalendarDate) throws -> [ProposedEntry] {
    let ledger = try office.open(.readOnly)
    return try ledger.reading {
      let portfolio = try ledger.portfolio(asOf: day)
      let measure = try award.map { try office.award($0, in: portfolio).1.id }
      return try office.useOfFunds(
        try office.assessments(ledger, portfolio: portfolio, measure: measure, asOf: day),
        in: ledger, portfolio: portfolio, on: day
      ).entries
    }
  }

  // MARK: What awards cost, give and demand

  /// What answers would be by stricter texts than those that nobody read.
  package typealias Careful = [(reading: Reliance.Stricter, amount: Money)]

  /// What late use and repayment of an award may cost.
  package struct Interest {
    package let exposure: InterestExposure
    /// What it comes to if a window that ends on a free day reaches to the next working day.
    package let onWorkingDays: Money
    /// Where a stricter text would demand more.
    package let careful: Careful
    package let unread: Unread
    package let deviations: [String]
  }

  /// - Parameter effective: the day on which the award became void to that extent.
  package func interest(
    _ id: String, on day: CalendarDate, effective: CalendarDate?
  ) throws -> Interest {
    let ledger = try office.open(.readOnly)
    return try ledger.reading {
      let portfolio = try ledger.portfolio(asOf: day)
      let (assessment, settled) = try assess(id, day, ledger, portfolio)
      func exposure(
        _ settled: AwardSettlement, _ assessment: Assessment, onWorkingDays: Bool = false
      ) throws -> InterestExposure {
        try self.exposure(
          settled, assessment, on: day, effective: effective, onWorkingDays: onWorkingDays)
      }
      let exposed = try exposure(settled, assessment)
      var careful: Careful = []
      for reading in assessment.stricter(award: id) {
        let (other, strict) = try assess(id, day, ledger, portfolio) {
          $0.supposing(reading, of: id)
        }
        let total = try exposure(strict, other).total
        if total > exposed.total { careful.append((reading, total)) }
      }
      return Interest(
        exposure: exposed,
        onWorkingDays: try exposure(settled, assessment, onWorkingDays: true).total,
        careful: careful,
        unread: assessment.unread(award: id) { _ in
          exposed.rows.isEmpty ? [.useWindow] : [.useWindow, .interestFrom, .dayCount]
        }, deviations: office.deviations([settled.rules]))
    }
  }

  /// The interest that an award as settled may cost up to `day`.
  func exposure(
    _ settled: AwardSettlement, _ assessment: Assessment, on day: CalendarDate,
    effective: CalendarDate? = nil, onWorkingDays: Bool = false
  ) throws -> InterestExposure {
    try InterestExposure(
      settled, funds: assessment.funds[settled.award.id], on: day, effective: effective,
      table: try office.baseRates(), onWorkingDays: onWorkingDays)
  }

  /// The most that may be drawn.
  package struct Drawable {
    package let drawdown: Drawdown
    /// The same beside what the settlement of the day leaves to be paid out.
    package let reconciling: Drawdown.Reconciling
    /// Where a stricter text would give less.
    package let careful: Careful
    package let unread: Unread
    package let deviations: [String]
  }

  package func drawdown(
    _ id: String, on day: CalendarDate, due: [DuePayment]
  ) throws -> Drawable {
    let ledger = try office.open(.readOnly)
    return try ledger.reading {
      try drawable(id, on: day, due: due, ledger, try ledger.portfolio(asOf: day))
    }
  }

  /// The same within a transaction.
  func drawable(
    _ id: String, on day: CalendarDate, due: [DuePayment], _ ledger: Ledger,
    _ portfolio: Portfolio
  ) throws -> Drawable {
    let (assessment, settled) = try assess(id, day, ledger, portfolio)
    let (award, measure, project) = try office.award(id, in: portfolio)
    for line in due.compactMap(\.line) where measure.line(line) == nil {
      throw Refusal.unknown(line, field: "due", known: measure.lines.map(\.id))
    }
    func maximum(in project: Project) throws -> Drawdown {
      try office.maximum(of: award, in: project, ledger, on: day, due: due)
    }
    let drawdown = try maximum(in: project)
    var careful: Careful = []
    for reading in assessment.stricter(award: id) {
      let strict = try maximum(in: project.supposing(reading, of: id))
      if strict.maximum < drawdown.maximum { careful.append((reading, strict.maximum)) }
    }
    return Drawable(
      drawdown: drawdown, reconciling: try drawdown.reconciled(with: settled.open),
      careful: careful,
      unread: assessment.unread(award: id) { _ in [.useWindow, .holdback] },
      deviations: office.deviations([settled.rules]))
  }
}
