import Amounts
import Bookkeeping
import Funding
import Interchange
import LedgerStore

/// What the lines of account statements can be, out of the ledger.
struct StatementTargets {
  let portfolio: Portfolio
  /// Open expenses by the numbers of their entries.
  var open: [Int64: OpenExpense] = [:]
  private var vouchers: [OpenVoucher] = []
  private var expenses: [OpenVoucher] = []
  /// What was credited of the open expenses.
  private var credited: [Int64: Money] = [:]
  private let ledger: Ledger
  private var incomes: [ExpectedIncome] = []
  private var booked: [BookedMovement] = []

  /// - Parameters:
  ///   - lines: those to be matched.
  ///   - known: entries that were recognised by their reference and are used up.
  ///   - cameBack: whether the bank took back what an entry moved, so that both stand.
  init(
    office: GrantOffice, ledger: Ledger, portfolio: Portfolio, chart: Chart,
    lines: [BankTransaction], known: Set<Int64>, cameBack: (JournalRecord) throws -> Bool
  ) throws {
    (self.portfolio, self.ledger) = (portfolio, ledger)
    let firstDay = lines.map(\.bookedOn).min() ?? office.act.day
    for expense in try ledger.openExpenses() {
      open[expense.record.number] = expense
      vouchers.append(try voucher([expense], on: firstDay))
    }
    vouchers += try splitVouchers(on: firstDay)
    guard let first = lines.map(\.bookedOn).min() else { return }
    let day = lines.map(\.bookedOn).max() ?? office.act.day
    expenses = try expenses(paidBy: day)
    if lines.contains(where: { $0.amount > .zero }) {
      incomes = try incomes(office, ledger, asOf: max(day, office.act.day))
    }
    let returned = lines.filter(\.isReversal).map { -$0.amount }
    let amounts = Set(lines.map(\.amount) + returned)
    func take(_ filter: JournalFilter) throws {
      try ledger.journal(filter) { record in
        let isKnown = known.contains(record.number)
        guard !isKnown || !returned.isEmpty, try record.reversedBy == nil || cameBack(record),
          var movement = try movement(record, bank: chart.number(.bank)),
          amounts.contains(movement.amount)
        else { return }
        movement.isUsedUp = isKnown
        booked.append(movement)
      }
    }
    // What the bank takes back, and what comes for a credit note, may be weeks old.
    let from = first.adding(days: -2 * BankMatcher.tolerance)
    try take(
      JournalFilter(
        from: first.adding(days: -Self.earlyDays), through: from.adding(days: -1),
        kinds: returned.isEmpty ? [.creditNote] : nil))
    try take(JournalFilter(from: from))
  }

  /// How many days before the first line what it brings back may be booked.
  private static let earlyDays = 366

  /// Vouchers that are split over several entries, which one line pays together.
  private func splitVouchers(on day: CalendarDate) throws -> [OpenVoucher] {
    try Self.splitVouchers(open.values.map(\.record)).map { parts in
      try voucher(parts.compactMap { open[$0.number] }, on: day)
    }
  }

  /// The parts of each voucher that is split, in the order of their entries.
  private static func splitVouchers(_ records: [JournalRecord]) -> [[JournalRecord]] {
    let parts = records.filter { $0.booking.facts.voucherTotal != nil }
    return Dictionary(grouping: parts) { $0.booking.voucher.map { VoucherKey($0) } }.values
      .filter { $0.count > 1 && OpenExpense.areParts($0) }
      .map { parts in parts.sorted { $0.number < $1.number } }
  }

  /// What each line may be.
  /// - Parameter accounts: of the statement each line stands in.
  func match(_ lines: [BankTransaction], accounts: [String]) -> [RowMatch] {
    let foreign = Dictionary(
      Set(accounts).map { ($0, foreignMeasures($0)) }, uniquingKeysWith: { first, _ in first })
    let movements = zip(lines, accounts).map { line, account in
      var movement = BankMovement(
        amount: line.amount, bookedOn: line.bookedOn, valueOn: line.valueOn,
        counterparty: line.counterparty, account: line.counterpartyAccount,
        texts: [line.remittance, line.creditorReference, line.endToEndID].compactMap { $0 }
          + line.documents,
        isReversal: line.isReversal, isBatch: line.unopenedPayments > 0)
      movement.foreignMeasures = foreign[account] ?? []
      return movement
    }
    func match(_ expenses: [OpenVoucher]) -> [RowMatch] {
      BankMatcher(vouchers: vouchers, incomes: incomes, booked: booked, expenses: expenses)
        .match(movements)
    }
    let matches = match(expenses)
    guard lines.contains(where: { $0.amount > .zero }) else { return matches }
    let paid = expensesPaid(by: zip(lines, matches).map { ($0, $1) })
    guard !paid.isEmpty else { return matches }
    let numbers = Set(paid.map(\.number))
    return match(expenses.filter { !numbers.contains($0.number) } + paid)
  }

  /// Expenses for which money may come back once the lines of the same file have paid what they
  /// are proposed to pay.
  private func expensesPaid(by lines: [(BankTransaction, RowMatch)]) -> [OpenVoucher] {
    lines.flatMap { line, match -> [OpenVoucher] in
      guard case .proposal(let candidate) = match.outcome, candidate.certainty > .weak else {
        return []
      }
      let (numbers, isPart): ([Int64], Bool) =
        switch candidate.target {
        case .payment(let numbers), .discounted(let numbers): (numbers, false)
        case .part(let numbers): (numbers, true)
        case .booked, .credit, .income: ([], false)
        }
      return numbers.compactMap { number in
        guard let part = open[number], !isPart || numbers.count == 1,
          let paid = try? isPart ? line.amount.magnitude : part.due(on: line.bookedOn),
          let unpaid = try? part.left - paid
        else { return nil }
        return try? returning(part.record, unpaid: unpaid, from: line.bookedOn)
      }
    }
  }

  /// Measures of recipients with another account, where the account is known to be some
  /// recipient's.
  private func foreignMeasures(_ account: String) -> Set<String> {
    let owners = portfolio.projects.flatMap { project in
      project.measures.map { ($0.id, project.organisation($0.recipient)?.iban?.text) }
    }
    guard owners.contains(where: { $0.1 == account }) else { return [] }
    return Set(owners.filter { $0.1 != nil && $0.1 != account }.map(\.0))
  }

  // MARK: Out of the ledger

  /// - Parameter parts: one, or all open ones of a voucher.
  private func voucher(_ parts: [OpenExpense], on day: CalendarDate) throws -> OpenVoucher {
    let booking = parts[0].record.booking
    return OpenVoucher(
      number: parts[0].record.number, measure: booking.measure, line: booking.line,
      amount: try parts.map { try $0.due(on: day) }.sum(),
      bookedOn: parts.map(\.record.booking.date).max() ?? booking.date,
      references: references(booking), purpose: booking.purpose,
      payee: party(booking.counterparty, in: booking.measure),
      whole: try parts.map(\.record.booking.amount).sum(),
      discount: booking.facts.discountOffered, issuedOn: booking.voucherDate ?? booking.date,
      parts: parts.map(\.record.number), retainedUntil: try retainedUntil(parts, on: day))
  }

  /// The day before which nothing of a voucher is to be paid; nil where something is.
  private func retainedUntil(_ parts: [OpenExpense], on day: CalendarDate) throws -> CalendarDate? {
    guard try parts.map({ $0.retained(on: day) }).sum() >= parts.map(\.left).sum() else {
      return nil
    }
    return parts.compactMap(\.record.booking.facts.retentionDue).min()
  }

  /// Expenses for which money may come back: those of which something was paid and not credited.
  private mutating func expenses(paidBy day: CalendarDate) throws -> [OpenVoucher] {
    var records: [JournalRecord] = []
    var credited: [Int64: Money] = [:]
    try ledger.journal(JournalFilter(through: day, kinds: [.expense, .creditNote])) { record in
      guard record.reverses == nil, record.reversedBy == nil else { return }
      if let number = record.settles {
        credited[number] = try (credited[number] ?? .zero) + record.booking.amount
      } else if record.booking.counterparty != nil || record.booking.voucher != nil {
        records.append(record)
      }
    }
    self.credited = credited
    // One credit note lowers all parts of a voucher.
    let split = Self.splitVouchers(records)
    let parts = Set(split.joined().map(\.number))
    let whole = records.filter { !parts.contains($0.number) }.map { [$0] }
    return try (whole + split).sorted { $0[0].number < $1[0].number }.compactMap(returning)
  }

  /// What may come back of the parts of a voucher; nil where nothing may.
  private func returning(_ parts: [JournalRecord]) throws -> OpenVoucher? {
    let found = try parts.compactMap { part in
      try returning(part, unpaid: open[part.number]?.left ?? .zero, from: part.booking.date)
    }
    var voucher = found.first
    voucher?.amount = try found.map(\.amount).sum()
    return voucher
  }

  /// Whether an expense is one of the parts of a voucher.
  func isSplit(_ booking: Booking) throws -> Bool {
    guard booking.facts.voucherTotal != nil, let voucher = booking.voucher.map(VoucherKey.init)
    else { return false }
    let parts = try VoucherBook(ledger, wanted: [voucher]).expenses(voucher: voucher)
    return parts.count > 1 && OpenExpense.areParts(parts)
  }

  /// An expense for which money may come back from a day on; nil where none may.
  private func returning(
    _ record: JournalRecord, unpaid: Money, from day: CalendarDate
  ) throws -> OpenVoucher? {
    let booking = record.booking
    let rest = try booking.amount - (credited[record.number] ?? .zero) - unpaid
    guard rest > .zero else { return nil }
    return OpenVoucher(
      number: record.number, measure: booking.measure, line: booking.line, amount: rest,
      bookedOn: day, references: references(booking),
      payee: party(booking.counterparty, in: booking.measure), isSurplus: booking.isSurplus)
  }

  /// An expense with what is open of it, also where that is nothing.
  func expense(_ number: Int64) throws -> OpenExpense? {
    if let expense = open[number] { return expense }
    let books = VoucherBook(ledger, wanted: [])
    guard let record = try books.entry(number: number), record.booking.kind == .expense,
      record.reverses == nil, record.reversedBy == nil
    else { return nil }
    return try OpenExpense(record, settledBy: books.settlements(of: number))
  }

  /// The expenses that have a voucher's number, whether anything is open of them or not.
  func expenses(voucher: VoucherKey) throws -> [Int64] {
    try VoucherBook(ledger, wanted: [voucher]).expenses(voucher: voucher).map(\.number)
  }

  private func references(_ booking: Booking) -> [String] {
    let own = booking.reference.flatMap { $0.hasPrefix(StatementRow.prefix) ? nil : $0 }
    return [booking.voucher, booking.surplusOf, own].compactMap { $0 }
  }

  /// Somebody by name, with the account of the organisation that has the same name or id.
  private func party(_ name: String?, in measure: String) -> BankParty {
    guard let name else { return BankParty(names: []) }
    let key = name.lowercased()
    let organisation = portfolio.project(ofMeasure: measure)?.organisations.first {
      $0.name.lowercased() == key || $0.id.lowercased() == key
    }
    return BankParty(names: unique([name, organisation?.name]), iban: organisation?.iban)
  }

  private func unique(_ names: [String?]) -> [String] {
    names.compactMap { $0 }.reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
  }

  private func payer(_ award: Award, _ project: Project) -> BankParty {
    // A funder that takes part, such as a city that passes its grant on, is an organisation too.
    let organisation = project.organisation(award.funder.id)
    return BankParty(
      names: unique([award.funder.name, organisation?.name]), iban: organisation?.iban)
  }

  private func incomes(
    _ office: GrantOffice, _ ledger: Ledger, asOf: CalendarDate
  ) throws -> [ExpectedIncome] {
    var incomes: [ExpectedIncome] = []
    for assessment in try office.assessments(ledger, portfolio: portfolio, asOf: asOf) {
      let (project, measure) = (assessment.project, assessment.settlement.measure)
      for settled in assessment.settlement.awards {
        let rest = try settled.award.amount - settled.drawn
        incomes.append(
          ExpectedIncome(
            kind: .drawdown, measure: measure.id, source: settled.award.id, texts: [measure.id],
            payer: payer(settled.award, project),
            amounts: [settled.open, rest] + settled.award.years.values.filter { !$0.isZero },
            limit: rest))
      }
      for source in measure.sources {
        guard source.kind.isCash,
          let kind = BookingKind.allCases.first(where: { $0.sourceKind == source.kind })
        else { continue }
        let received = assessment.settlement.sources.first { $0.id == source.id }?.booked ?? .zero
        let organisation = source.organisation.flatMap(project.organisation)
        incomes.append(
          ExpectedIncome(
            kind: kind, measure: measure.id, source: source.id, texts: [measure.id],
            payer: BankParty(names: unique([organisation?.name]), iban: organisation?.iban),
            amounts: [source.planned, try source.planned - received]))
      }
    }
    return incomes
  }

  /// What an entry moved on the bank account; nil where it moved nothing there.
  private func movement(_ record: JournalRecord, bank: String) throws -> BookedMovement? {
    let amount = try record.entry.postings.filter { $0.account == bank }.map(\.amount).sum()
    guard !amount.isZero else { return nil }
    let booking = record.booking
    let measure = portfolio.measure(booking.measure)
    let project = portfolio.project(ofMeasure: booking.measure)
    var party = party(booking.counterparty, in: booking.measure)
    if let item = booking.source, let project, booking.kind != .expense, booking.kind != .payment {
      let other =
        project.awards.first { $0.id == item }.map { payer($0, project) }
        ?? measure?.source(item)?.organisation.flatMap(project.organisation).map {
          BankParty(names: [$0.name], iban: $0.iban)
        }
      party = BankParty(
        names: unique(party.names + (other?.names ?? [])), iban: party.iban ?? other?.iban)
    }
    return BookedMovement(
      number: record.number, amount: amount,
      days: [booking.date, booking.paidOn].compactMap { $0 },
      references: references(booking)
        + [booking.source, booking.kind == .creditNote ? booking.facts.forVoucher : nil]
        .compactMap { $0 },
      purpose: booking.purpose, party: party,
      isFromStatement: booking.reference?.hasPrefix(StatementRow.prefix) == true,
      isCredit: booking.kind == .creditNote, isReversal: record.reverses != nil)
  }
}
