package import Amounts
package import Funding
package import LedgerStore

extension GrantOffice {
  /// Findings that look across measures and projects: vouchers claimed twice, what was recorded
  /// twice, payments without an order, de-minimis aid of an undertaking, hours of a person. The
  /// journal is read twice, so that only entries in question are in memory.
  package func crossFindings(_ ledger: Ledger, portfolio: Portfolio, asOf: CalendarDate) throws
    -> [Finding]
  {
    let library = try library()
    var survey = JournalSurvey(portfolio, try scopes(portfolio, library), library)
    try ledger.journal(JournalFilter(through: asOf)) { try survey.look(at: $0) }
    if survey.hasRepeated {
      try ledger.journal(JournalFilter(through: asOf)) { survey.collect($0) }
    }
    var books = try survey.books(orders: try ledger.orders(asOf: asOf))
    for project in portfolio.projects
    where project.awards.contains(where: { $0.aid == .deMinimis }) {
      books.earlier += try ledger.earlierVersions(of: project.id, asOf: asOf)
    }
    return try PortfolioRuleBook().findings(portfolio, books)
  }

  private func scopes(
    _ portfolio: Portfolio, _ library: RuleSetLibrary
  ) throws -> [ProcurementScope] {
    try portfolio.projects.flatMap { project in
      try project.measures.map { measure in
        ProcurementScope(
          project: project.id, measure: measure.id,
          awards: try project.awards(ofMeasure: measure.id).map {
            ($0, try library.rules(for: $0))
          })
      }
    }
  }

  /// What rules look at of a measure beside its sums.
  /// - Parameter activities: of the measure.
  func records(
    _ ledger: Ledger, of measure: Measure, in project: Project, _ activities: [Activity],
    asOf: CalendarDate
  ) throws -> MeasureRecords {
    let starts = project.awards(ofMeasure: measure.id).map(\.start)
    guard let latest = starts.max() else { return .none }
    return MeasureRecords(
      orders: try ledger.orders(measure: measure.id, asOf: asOf),
      vouchers: try ledger.vouchers(ofMeasure: measure.id, before: latest, asOf: asOf),
      deferred: try deferred(of: measure, activities, ledger, on: asOf),
      prepaid: try prepaid(of: measure, activities, ledger, on: asOf))
  }
}

/// What the rules across measures look at, as the journal is gone through.
private struct JournalSurvey {
  private struct Payee: Hashable {
    let measure: String
    let name: PayeeKey
  }

  private let portfolio: Portfolio
  private let scopes: [ProcurementScope]
  private let library: RuleSetLibrary
  private let awards: [String: [Award]]
  /// The limits of inventory that were asked for, by measure and day.
  private var inventory: [String: [CalendarDate: (limit: Money, norm: String)?]] = [:]
  /// Plan lines for objects, by measure.
  private let objectLines: [String: Set<String>]
  /// Plan lines for staff, by measure.
  private let staffLines: [String: Set<String>]
  private let projects: [String: String]
  private var seen: Set<String> = []
  private var repeated: Set<String> = []
  private var seenEntries: Set<RepeatedEntry> = []
  private var repeatedEntries: Set<RepeatedEntry> = []
  private var credited: [Int64: Money] = [:]
  private var staff: [JournalRecord] = []
  private var payees: [Payee: (name: String, sum: Money)] = [:]
  private var purchases: [InventoryPurchase] = []
  private var discounts: [DiscountMention] = []
  private var openServices: [OpenService] = []
  private var claims: [VoucherClaim] = []
  private var movements: [JournalRecord] = []

  init(_ portfolio: Portfolio, _ scopes: [ProcurementScope], _ library: RuleSetLibrary) {
    self.portfolio = portfolio
    self.library = library
    awards = Dictionary(scopes.map { ($0.measure, $0.awards.map(\.award)) }) { first, _ in first }
    self.scopes = scopes
    var lines: (objects: [String: Set<String>], staff: [String: Set<String>]) = ([:], [:])
    var projects: [String: String] = [:]
    for project in portfolio.projects {
      for measure in project.measures {
        projects[measure.id] = project.id
        lines.objects[measure.id] = Set(measure.lines.filter(\.isForObjects).map(\.id))
        lines.staff[measure.id] = Set(measure.lines.filter(\.isForStaff).map(\.id))
      }
    }
    (objectLines, staffLines) = lines
    self.projects = projects
  }

  /// Whether a second look is needed.
  var hasRepeated: Bool { !repeated.isEmpty || !repeatedEntries.isEmpty }

  mutating func look(at record: JournalRecord) throws {
    if let claim = VoucherClaim(record, in: portfolio) {
      for trace in claim.traces where !seen.insert(trace).inserted { repeated.insert(trace) }
    }
    if let entry = RepeatedEntry(record), !seenEntries.insert(entry).inserted {
      repeatedEntries.insert(entry)
    }
    if record.booking.method?.isStaff == true { staff.append(record) }
    guard record.reverses == nil, record.reversedBy == nil else { return }
    if record.booking.kind == .creditNote, let expense = record.settles {
      credited[expense] = try (credited[expense] ?? .zero) + record.eligible
    }
    try addPayee(record)
    try addPurchase(record)
    if let mention = DiscountMention(record, in: portfolio) { discounts.append(mention) }
    if let expense = record.settles, record.booking.facts.discount != nil {
      discounts.removeAll { $0.entry == expense }
    }
    // An object is delivered on a day.
    if let open = OpenService(record, in: portfolio),
      objectLines[record.booking.measure]?.contains(record.booking.line ?? "") != true
    {
      openServices.append(open)
    }
  }

  /// Expenses without an order, less their credit notes, by payee.
  private mutating func addPayee(_ record: JournalRecord) throws {
    let booking = record.booking
    guard booking.kind == .expense || booking.kind == .creditNote, booking.facts.order == nil,
      booking.method?.isStaff != true, let name = booking.counterparty,
      staffLines[booking.measure]?.contains(booking.line ?? "") != true
    else { return }
    let net = try booking.amount - (booking.vat ?? .zero)
    let key = Payee(measure: booking.measure, name: PayeeKey(name))
    let before = payees[key]
    payees[key] = (
      before?.name ?? name,
      try (before?.sum ?? .zero) + (booking.kind == .expense ? net : -net)
    )
  }

  /// From which value on objects belong in the list: by the day of their contract, since notices
  /// name the value for contracts before and after a day.
  private mutating func inventory(
    _ measure: String, of day: CalendarDate
  ) throws -> (limit: Money, norm: String)? {
    if let known = inventory[measure]?[day] { return known }
    var least: (limit: Money, norm: String)?
    for award in awards[measure] ?? [] {
      let rules = try library.rules(for: award, ofContractOn: day)
      guard let limit = rules.money(.inventoryFrom) else { continue }
      if let known = least, known.limit <= limit { continue }
      least = (limit, rules.norm(.inventoryFrom))
    }
    inventory[measure, default: [:]][day] = .some(least)
    return least
  }

  private mutating func addPurchase(_ record: JournalRecord) throws {
    let booking = record.booking
    guard booking.kind == .expense, booking.facts.inventory == nil, booking.method == nil,
      let line = booking.line, objectLines[booking.measure]?.contains(line) == true,
      let net = try? booking.amount - (booking.vat ?? .zero),
      let rule = try inventory(booking.measure, of: booking.voucherDate ?? booking.date),
      net > rule.limit
    else { return }
    purchases.append(
      InventoryPurchase(
        project: projects[booking.measure] ?? "", measure: booking.measure, line: line,
        entry: record.number, voucher: booking.voucher, net: net, limit: rule.limit,
        norm: rule.norm))
  }

  /// Keeps what the first look found more than once.
  mutating func collect(_ record: JournalRecord) {
    if let claim = VoucherClaim(
      record, credited: credited[record.number] ?? .zero, in: portfolio),
      claim.traces.contains(where: repeated.contains)
    {
      claims.append(claim)
    }
    if let entry = RepeatedEntry(record), repeatedEntries.contains(entry) {
      movements.append(record)
    }
  }

  func books(orders: [OrderStanding]) throws -> PortfolioRuleBook.Books {
    var books = PortfolioRuleBook.Books()
    books.claims = claims
    books.repeated = movements
    books.hours = StaffHours.entries(of: staff, in: portfolio)
    books.staffYears = staffYears
    books.procurement = scopes
    books.orders = orders
    books.payees = payees.map { key, payee in
      PayeeSum(measure: key.measure, payee: payee.name, withoutOrder: payee.sum)
    }
    books.purchases = purchases
    books.discounts = discounts
    books.openServices = openServices
    return books
  }

  private var staffYears: [String: StaffHours] {
    var years: [String: StaffHours] = [:]
    for scope in scopes {
      for (_, rules) in scope.awards {
        guard let most = rules.number(.staffYearHours) else { continue }
        if let known = years[scope.measure], known.most <= most { continue }
        years[scope.measure] = StaffHours(most: most, norm: rules.norm(.staffYearHours))
      }
    }
    return years
  }
}
