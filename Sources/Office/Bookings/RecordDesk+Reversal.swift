public import Amounts
package import Bookkeeping
import Funding
package import LedgerStore
import Messages

extension RecordDesk {
  /// What is to be taken back.
  public enum Mistake: Sendable {
    /// Entries, each by its number, or by a voucher number that one standing entry has.
    case entries([String])
    /// All that one act booked, such as an import.
    case batch(Int64)
  }

  /// What taking back did, or would do.
  public struct TakenBack: Sendable {
    /// Each entry with the one that takes it back.
    public let table: LookupTable
    /// Numbers of entries, and of those that take them back, in the same order.
    public let reversed: [Int64]
    public let entries: [Int64]
    /// Entries of the act that were taken back before.
    public let before: [Int64]
    /// What would become of balances; of a dry run only.
    package let balances: [BalanceChange]
    package let chart: Chart
    /// What a dry run would be asked about, and what was told instead of asked.
    public let slips: [Slip]
  }

  /// Takes entries back in one act, all of them or none, with what paid them or lowered them.
  /// - Parameters:
  ///   - day: nil: today.
  ///   - terms: how it is taken; evidence plays no part.
  /// - Throws: ``SlipsFound``; ``Refusal`` without a reason, for a voucher number that none or
  ///   several have, for an act with nothing left to take back; `LedgerError`.
  public func takeBack(
    _ mistake: Mistake, reason: String, on day: CalendarDate? = nil, _ terms: Terms = Terms()
  ) throws -> TakenBack {
    try Self.check(reason: reason)
    var deed = Deed(.reverse)
    let day = day ?? office.act.day
    (deed.reason, deed.day) = (reason, day.yyyymmdd)
    deed.meant = terms.meant.map(\.rawValue).sorted()
    switch mistake {
    case .entries(let names): deed.entries = names
    case .batch(let batch): deed.batch = batch
    }
    return try office.proposing(deed) {
      try takeBackNow(mistake, reason: reason, on: day, terms)
    }
  }

  private func takeBackNow(
    _ mistake: Mistake, reason: String, on day: CalendarDate, _ terms: Terms
  ) throws -> TakenBack {
    let dryRun = terms.dryRun
    let ledger = try office.open(
      dryRun ? .readOnly : .readWrite, for: dryRun ? .read : .book)
    func all() throws -> TakenBack {
      let (numbers, before) =
        switch mistake {
        case .entries(let names): (try names.map { try Self.entry($0, ledger) }, [Int64]())
        // All of it, or none.
        case .batch(let batch): try Self.entries(of: batch, ledger.whole)
        }
      if office.actingPerson != nil {
        let portfolio = try ledger.currentPortfolio()
        for number in numbers {
          try office.checkPlace(try ledger.entry(number).booking, in: portfolio)
        }
      }
      let planned = try ledger.reverse(
        numbers, reason: reason, on: day, act: office.act, dryRun: true)
      let slips = try terms.open(
        self.slips(takingBack: planned.reversed.map { try ledger.entry($0) }, on: day, ledger))
      let done =
        dryRun
        ? planned : try ledger.reverse(numbers, reason: reason, on: day, act: office.act)
      let entries = done.posted.numbers.map(Array.init) ?? []
      return TakenBack(
        table: try Self.table(done.reversed, by: entries, ledger), reversed: done.reversed,
        entries: entries, before: before, balances: dryRun ? done.balances : [],
        chart: try office.chart(), slips: slips)
    }
    return dryRun ? try ledger.reading(all) : try ledger.transaction(all)
  }

  static func check(reason: String) throws(Refusal) {
    guard !reason.allSatisfy(\.isWhitespace) else {
      throw Refusal(.usage, Problem("office.REASON_MISSING"), fields: ["reason"])
    }
    try Refusal.check(reason, of: "reason")
  }

  /// The entries that are named by their numbers or vouchers.
  /// - Throws: ``Refusal`` for a name that none or several have.
  package func numbers(of names: [String]) throws -> [Int64] {
    let ledger = try office.open(.readOnly, for: .contribute)
    return try ledger.reading { try names.map { try Self.entry($0, ledger) } }
  }

  /// The entry of a number, else the one standing entry of a voucher; its payment is not asked for.
  static func entry(_ name: String, _ ledger: Ledger) throws -> Int64 {
    let last = Int64(try ledger.entryCount())
    if let number = Int64(name), (1...max(1, last)).contains(number) { return number }
    var filter = ListFilter(through: .latest, upTo: last)
    filter.traits.voucher = name
    let wanted = SearchText.folded(name)
    var found: [EntryLine] = []
    try ledger.entryLines(filter, 0..<Int(last)) { entry in
      if let voucher = entry.voucher, SearchText.folded(voucher) == wanted, entry.reverses == nil,
        entry.kind != .payment
      {
        found.append(entry)
      }
    }
    let standing = found.filter { $0.reversedBy == nil }
    if let one = standing.first, standing.count == 1 { return one.number }
    if let gone = found.last, let by = gone.reversedBy, standing.isEmpty {
      throw LedgerError.alreadyReversed(gone.number, by: by)
    }
    guard standing.isEmpty else { throw ambiguous(name, standing) }
    if let number = Int64(name) { throw LedgerError.unknownEntry(number) }
    var known: Set<String> = []
    try ledger.entryLines(ListFilter(through: .latest, upTo: last), 0..<Int(last)) { entry in
      if let voucher = entry.voucher { known.insert(voucher) }
    }
    throw Refusal.noEntry(name, among: known.sorted())
  }

  private static func ambiguous(_ name: String, _ entries: [EntryLine]) -> Refusal {
    func line(_ entry: EntryLine, _ language: Language) -> String {
      [
        String(entry.number), entry.kind.name[language], entry.bookedOn.text(language),
        entry.amount.text(language), entry.counterparty,
      ].compactMap(\.self).joined(separator: ", ")
    }
    return Refusal(
      .data, Problem("office.VOUCHER_AMBIGUOUS", ["name": name]), fields: ["entry"], found: name,
      details: entries.map { LocalizedText(de: line($0, .de), en: line($0, .en)) })
  }

  /// What stands of an act, and what was taken back before.
  private static func entries(of batch: Int64, _ ledger: Ledger) throws -> ([Int64], [Int64]) {
    let last = Int(try ledger.recordCounts().batches)
    guard batch >= 1, batch <= last else {
      throw Refusal(
        .data, Problem("office.UNKNOWN_ID.batch", ["batch": batch, "last": last]),
        fields: ["batch"], found: String(batch))
    }
    var filter = ListFilter(through: .latest, upTo: Int64(try ledger.entryCount()))
    filter.traits.batch = batch
    var (standing, before): ([Int64], [Int64]) = ([], [])
    try ledger.entryLines(filter, 0..<Int(filter.upTo)) { entry in
      if entry.reversedBy == nil {
        standing.append(entry.number)
      } else {
        before.append(entry.number)
      }
    }
    guard standing.isEmpty else { return (standing, before) }
    throw before.isEmpty
      ? Refusal(
        .data, Problem("office.NOTHING_TO_REVERSE.nothing", ["batch": batch]), fields: ["batch"],
        found: String(batch))
      : Refusal(
        .data, Problem("office.NOTHING_TO_REVERSE.reversed", ["batch": batch]), fields: ["batch"],
        found: String(batch))
  }

  static func table(
    _ reversed: [Int64], by entries: [Int64], _ ledger: Ledger
  ) throws -> LookupTable {
    var table = LookupTable(
      "reversed", "Storniert", "Reversed",
      [
        .init("number", "Nr.", "No."), .init("by", "durch", "By"), .init("date", "Tag", "Date"),
        .init("kind", "Art", "Kind"), .init("measure", "Teilvorhaben", "Measure", rank: 3),
        .init("voucher", "Beleg", "Voucher", rank: 1),
        .init("counterparty", "An/Von", "To/from", rank: 2),
        .init("amount", "Betrag €", "Amount €"),
      ])
    for (number, by) in zip(reversed, entries) {
      let record = try ledger.entry(number)
      let booking = record.booking
      table.rows.append(
        table.line([
          "number": .number(number), "by": .number(by), "date": .day(record.entry.bookedOn),
          "kind": .kind(booking.kind), "measure": .text(booking.measure),
          "voucher": .text(optional: booking.voucher),
          "counterparty": .text(optional: booking.counterparty), "amount": .money(booking.amount),
        ]))
    }
    return table
  }
}
