import Amounts
import Bookkeeping
import Funding
import LedgerStore
import Messages

extension LookupDesk {
  static let entryColumns: [LookupTable.Column] = [
    .init("number", "Nr.", "No."), .init("date", "Tag", "Date"), .init("kind", "Art", "Kind"),
    .init("measure", "Teilvorhaben", "Measure", rank: 2), .init("line", "Pos.", "Line", rank: 1),
    .init("source", "Quelle", "Source", rank: 2), .init("voucher", "Beleg", "Voucher"),
    .init("counterparty", "An/Von", "To/from"), .init("purpose", "Zweck", "Purpose", rank: 3),
    .init("amount", "Betrag €", "Amount €"),
    .init("eligible", "zuwendungsfähig €", "Eligible €", rank: 3),
    .init("paidOn", "bezahlt am", "Paid on", rank: 3), .init("state", "Stand", "State", rank: 2),
    .init("batch", "Erfassung", "Batch", rank: 3),
    .init("recordedAt", "erfasst", "Recorded", rank: 3),
    .init("by", "von", "By", rank: 3), .init("file", "Datei", "File", rank: 3),
    .init("reference", "Referenz", "Reference", rank: 3),
  ]

  /// Entries with what each kind of them comes to.
  func entries(_ scope: Scope, _ ledger: Ledger) throws -> LookupTable {
    var table = LookupTable("entries", "Buchungen", "Entries", Self.entryColumns)
    var sums: [KindSum] = []
    var halves = ReversalHalves()
    let open = try Self.open(ledger)
    let isSeen = office.seenEntries(in: try ledger.currentPortfolio())
    try ledger.entryLines(scope.filter, 0..<Int(scope.filter.upTo)) { entry in
      guard isSeen?(entry.measure, entry.source) ?? true else { return }
      table.rows.append(table.line(Self.cells(entry, open)))
      sums.append(
        KindSum(
          kind: entry.kind, measure: entry.measure, count: 1, amount: entry.amount,
          eligible: entry.eligible))
      halves.add(entry)
    }
    table.totals = try Self.totals(sums).map(table.line)
    table.notes = halves.notes
    return table
  }

  /// A page of entries, the last first: only the page is read, however long the journal is.
  /// - Parameter number: of the page, from 1; the last one where there are fewer.
  /// - Returns: also how many entries there are. A list of all has no sums beneath.
  /// - Throws: as ``list(_:_:)``.
  public func entries(
    _ question: Question, page number: Int, of size: Int
  ) throws -> (page: LookupTable, count: Int) {
    func first(_ count: Int) -> Int { min(max(1, number) - 1, max(0, count - 1) / size) * size }
    let ledger = try office.open(.readOnly, for: .contribute)
    return try ledger.reading {
      guard try office.seenEntries(in: ledger.currentPortfolio()) == nil else {
        let table = try list(.entries, question)
        return (table.latest(after: first(table.rows.count), size), table.rows.count)
      }
      var filter = try Scope(question, ledger, today: office.act.day).filter
      var table = LookupTable("entries", "Buchungen", "Entries", Self.entryColumns)
      let count: Int
      var rows = 0..<size
      if question.fields.isEmpty, ledger.isWhole {
        count = Int(filter.upTo)
        let last = Int64(count - first(count))
        filter.upTo = last
        filter.traits.numbers = Array(max(1, last - Int64(size) + 1)...max(last, 1))
      } else {
        let sums = try ledger.kindSums(filter)
        count = Int(sums.map(\.count).reduce(0, +))
        table.totals = try Self.totals(sums).map(table.line)
        table.notes = try Self.halves(filter, ledger)
        let last = count - first(count)
        rows = max(0, last - size)..<last
      }
      var entries: [EntryLine] = []
      try ledger.entryLines(filter, rows) { entries.append($0) }
      let open = Dictionary(
        try ledger.openExpenses(among: entries.map(\.number)).map { ($0.record.number, $0.left) },
        uniquingKeysWith: { first, _ in first })
      table.rows = entries.reversed().map { table.line(Self.cells($0, open)) }
      return (table, count)
    }
  }

  private static func halves(_ filter: ListFilter, _ ledger: Ledger) throws -> [Problem] {
    var filter = filter
    filter.traits.paired = true
    var halves = ReversalHalves()
    try ledger.entryLines(filter, 0..<Int(filter.upTo)) { halves.add($0) }
    return halves.notes
  }

  /// What is to be paid of expenses, cents, by the numbers of their entries.
  static func open(_ ledger: Ledger) throws -> [Int64: Money] {
    Dictionary(
      try ledger.openExpenses().map { ($0.record.number, $0.left) },
      uniquingKeysWith: { first, _ in first })
  }

  /// - Parameter open: see ``open(_:)``.
  static func cells(
    _ entry: EntryLine, _ open: [Int64: Money]
  ) -> [String: LookupTable.Cell] {
    [
      "number": .number(entry.number), "date": .day(entry.bookedOn), "kind": .kind(entry.kind),
      "measure": .text(entry.measure), "line": .text(optional: entry.line),
      "source": .text(optional: entry.source), "voucher": .text(optional: entry.voucher),
      "counterparty": .text(optional: entry.counterparty),
      "purpose": .text(optional: entry.purpose), "amount": .money(entry.amount),
      "eligible": .money(entry.eligible), "paidOn": .day(optional: entry.paidOn),
      "state": state(entry, open), "batch": .number(entry.batch),
      "recordedAt": .moment(entry.recordedAt), "by": .person(entry.recorder),
      "file": .text(optional: entry.fileName), "reference": .text(optional: entry.reference),
    ]
  }

  /// What became of an entry.
  static func state(_ entry: EntryLine, _ open: [Int64: Money]) -> LookupTable.Cell {
    func word(_ key: String, _ number: Int64, _ german: String, _ english: String)
      -> LookupTable.Cell
    {
      .word(
        "\(key) \(number)", LocalizedText(de: "\(german) \(number)", en: "\(english) \(number)"))
    }
    if let by = entry.reversedBy { return word("reversedBy", by, "storniert durch", "reversed by") }
    if let of = entry.reverses { return word("reverses", of, "Storno zu", "reverses") }
    if let expense = entry.settles { return word("settles", expense, "zu", "of") }
    if let left = open[entry.number] {
      return .word(
        "open " + left.plainText,
        LocalizedText(de: "offen \(left.text(.de))", en: "open \(left.text(.en))"))
    }
    return .none
  }

  /// What entries of each kind come to. Sums of different kinds mean nothing.
  private static func totals(
    _ sums: [KindSum]
  ) throws(AmountError) -> [[String: LookupTable.Cell]] {
    let byKind = Dictionary(grouping: sums, by: \.kind)
    var totals: [[String: LookupTable.Cell]] = []
    for kind in BookingKind.allCases {
      guard let sums = byKind[kind] else { continue }
      totals.append([
        "number": .number(sums.map(\.count).reduce(0, +)), "kind": .kind(kind),
        "amount": .money(try sums.map(\.amount).sum()),
        "eligible": .money(try sums.map(\.eligible).sum()),
      ])
    }
    return totals
  }

  /// Vouchers of expenses with what they come to and what of it is paid: one line for each number
  /// and payee, so that an invoice on several plan lines is one.
  func vouchers(_ scope: Scope, _ ledger: Ledger) throws -> LookupTable {
    struct Key: Hashable {
      let voucher: String
      let payee: String
    }
    struct Voucher {
      var first: EntryLine
      var count: Int64 = 0
      var amount = Money.zero
      var eligible = Money.zero
      var measures: Set<String> = []
    }
    var filter = scope.filter
    filter.traits.kinds = filter.traits.kinds ?? [.expense, .creditNote, .inKind, .civic]
    var found: [Key: Voucher] = [:]
    var order: [Key] = []
    var halves = ReversalHalves()
    try ledger.entryLines(filter, 0..<Int(filter.upTo)) { entry in
      guard let number = entry.voucher else { return }
      halves.add(entry)
      let key = Key(
        voucher: SearchText.folded(number), payee: SearchText.folded(entry.counterparty ?? ""))
      if found[key] == nil { order.append(key) }
      var voucher = found[key] ?? Voucher(first: entry)
      let sign: Int64 = entry.kind == .creditNote ? -1 : 1
      voucher.count += 1
      voucher.amount = try voucher.amount + Money(cents: sign * entry.amount.cents)
      voucher.eligible = try voucher.eligible + Money(cents: sign * entry.eligible.cents)
      voucher.measures.insert(entry.measure)
      found[key] = voucher
    }
    var table = LookupTable(
      "vouchers", "Belege", "Vouchers",
      [
        .init("voucher", "Beleg", "Voucher"), .init("date", "Belegtag", "Voucher date"),
        .init("counterparty", "An/Von", "To/from"),
        .init("purpose", "Zweck", "Purpose", rank: 3),
        .init("measure", "Teilvorhaben", "Measure", rank: 2),
        .init("entries", "Buchungen", "Entries", rank: 1), .init("amount", "Betrag €", "Amount €"),
        .init("eligible", "zuwendungsfähig €", "Eligible €", rank: 2),
      ])
    for voucher in order.compactMap({ found[$0] }) {
      let first = voucher.first
      table.rows.append(
        table.line([
          "voucher": .text(optional: first.voucher),
          "date": .day(first.voucherDate ?? first.bookedOn),
          "counterparty": .text(optional: first.counterparty),
          "purpose": .text(optional: first.purpose),
          "measure": .text(voucher.measures.sorted().joined(separator: ", ")),
          "entries": .number(voucher.count), "amount": .money(voucher.amount),
          "eligible": .money(voucher.eligible),
        ]))
    }
    try table.addTotal(of: "amount", "eligible", label: "voucher")
    table.notes = halves.notes
    return table
  }

  /// What was spent with each payee: expenses less their credit notes, paid or not.
  func payees(_ scope: Scope, _ ledger: Ledger) throws -> LookupTable {
    struct Payee {
      let name: String
      var count: Int64 = 0
      var amount = Money.zero
      var eligible = Money.zero
      var last: CalendarDate
    }
    var filter = scope.filter
    filter.traits.kinds = [.expense, .creditNote]
    var found: [String: Payee] = [:]
    var halves = ReversalHalves()
    try ledger.entryLines(filter, 0..<Int(filter.upTo)) { entry in
      halves.add(entry)
      let key = SearchText.folded(entry.counterparty ?? "")
      var payee = found[key] ?? Payee(name: entry.counterparty ?? "–", last: entry.bookedOn)
      let sign: Int64 = entry.kind == .creditNote ? -1 : 1
      // A reversal takes away what it reverses.
      payee.count += entry.reverses == nil ? 1 : -1
      payee.amount = try payee.amount + Money(cents: sign * entry.amount.cents)
      payee.eligible = try payee.eligible + Money(cents: sign * entry.eligible.cents)
      if entry.reverses == nil { payee.last = max(payee.last, entry.bookedOn) }
      found[key] = payee
    }
    var table = LookupTable(
      "payees", "Empfänger", "Payees",
      [
        .init("payee", "Empfänger", "Payee"), .init("entries", "Buchungen", "Entries"),
        .init("last", "zuletzt", "Last", rank: 1), .init("amount", "Betrag €", "Amount €"),
        .init("eligible", "zuwendungsfähig €", "Eligible €", rank: 1),
      ])
    let standing = found.values.filter { $0.count != 0 || !$0.amount.isZero }
    for payee in standing.sorted(by: { ($1.amount, $0.name) < ($0.amount, $1.name) }) {
      table.rows.append(
        table.line([
          "payee": .text(payee.name), "entries": .number(payee.count), "last": .day(payee.last),
          "amount": .money(payee.amount), "eligible": .money(payee.eligible),
        ]))
    }
    try table.addTotal(of: "amount", "eligible", label: "payee")
    table.notes = halves.notes
    return table
  }

  /// What is to be paid of invoices, the first due first; what is retained stands by itself.
  /// A payment that waits for a second person.
  struct WaitingPayment {
    let number: Int64
    let deed: Deed

    /// Whether it pays an expense: it names its entry, or its voucher.
    func pays(_ record: JournalRecord) -> Bool {
      if let entry = deed.entry { return entry == record.number }
      return deed.booking?["voucher"].map { $0 == record.booking.voucher } ?? false
    }
  }

  static func waitingPayments(_ ledger: Ledger) throws -> [WaitingPayment] {
    let waiting = try ledger.proposals().filter {
      $0.decision == nil && $0.act == Deed.Act.pay.rawValue
    }
    return waiting.compactMap { proposal in
      (try? Deed(proposal)).map { WaitingPayment(number: proposal.id, deed: $0) }
    }
  }

  func open(_ scope: Scope, _ ledger: Ledger) throws -> LookupTable {
    var table = LookupTable(
      "open", "Offene Rechnungen", "Open invoices",
      [
        .init("number", "Nr.", "No."), .init("voucher", "Beleg", "Voucher"),
        .init("voucherDate", "Belegtag", "Voucher date", rank: 1),
        .init("counterparty", "An", "To"), .init("purpose", "Zweck", "Purpose", rank: 2),
        .init("measure", "Teilvorhaben", "Measure", rank: 2),
        .init("line", "Pos.", "Line", rank: 1), .init("due", "fällig", "Due"),
        .init("days", "Tage", "Days", rank: 2),
        .init("amount", "Betrag €", "Amount €", rank: 1),
        .init("paid", "bezahlt €", "Paid €", rank: 2), .init("left", "offen €", "Open €"),
        .init("state", "Stand", "State", rank: 1),
        .init("proposal", "Zahlung wartet", "Payment waits", rank: 1),
      ])
    let waiting = try Self.waitingPayments(ledger)
    let wanted = scope.filter.traits.amount
    let parts = try openExpenses(scope, ledger).flatMap { expense in
      try expense.parts().filter { part in
        wanted.map { $0.contains(part.amount) || $0.contains(expense.left) } ?? true
      }.map { (expense, $0) }
    }.sorted {
      ($0.0.dueDay($0.1), $0.0.record.number) < ($1.0.dueDay($1.1), $1.0.record.number)
    }
    for (expense, part) in parts {
      let booking = expense.record.booking
      let paid = try expense.payments.map(\.booking.amount).sum()
      table.rows.append(
        table.line([
          "number": .number(expense.record.number), "voucher": .text(optional: booking.voucher),
          "voucherDate": .day(expense.since), "counterparty": .text(optional: booking.counterparty),
          "purpose": .text(optional: booking.purpose), "measure": .text(booking.measure),
          "line": .text(optional: booking.line), "due": .day(optional: part.dueOn),
          "days": .number(Int64(expense.since.days(to: scope.asOf))),
          "amount": .money(booking.amount),
          "proposal": .number(optional: waiting.first { $0.pays(expense.record) }?.number),
          "paid": paid.isZero ? .none : .money(paid),
          "left": .money(part.amount), "state": Self.state(part, expense, on: scope.asOf),
        ]))
    }
    try table.addTotal(of: "left", label: "voucher")
    return table
  }

  private static func state(
    _ part: OpenExpense.Part, _ expense: OpenExpense, on day: CalendarDate
  ) -> LookupTable.Cell {
    let isOverdue = expense.dueDay(part) < day
    if part.isRetained {
      return isOverdue
        ? .word(
          "retained overdue", LocalizedText(de: "Einbehalt überfällig", en: "retained, overdue"))
        : .word("retained", LocalizedText(de: "Einbehalt", en: "retained"))
    }
    return isOverdue
      ? .word("overdue", LocalizedText(de: "überfällig", en: "overdue"))
      : .word("open", LocalizedText(de: "offen", en: "open"))
  }

  func openExpenses(_ scope: Scope, _ ledger: Ledger) throws -> [OpenExpense] {
    var filter = scope.filter
    filter.traits.kinds = [.expense]
    // What is asked for is what is open, not what was booked.
    filter.traits.amount = nil
    let open = try ledger.openExpenses(asOf: scope.filter.through)
    var found: Set<Int64> = []
    var numbers = open.map(\.record.number)[...]
    while !numbers.isEmpty {
      filter.traits.numbers = Array(numbers.prefix(Self.askedAtOnce))
      numbers = numbers.dropFirst(Self.askedAtOnce)
      try ledger.entryLines(filter, 0..<Self.askedAtOnce) { found.insert($0.number) }
    }
    return open.filter { found.contains($0.record.number) }
  }

  /// Entries that one question names.
  private static let askedAtOnce = 1000
}

extension OpenExpense {
  /// The day of the invoice.
  var since: CalendarDate { record.booking.voucherDate ?? record.entry.bookedOn }

  /// The last day on which a part is paid in time: thirty days after the invoice where it tells
  /// none (§ 286 (3) BGB).
  func dueDay(_ part: Part) -> CalendarDate { part.dueOn ?? since.adding(days: 30) }
}
