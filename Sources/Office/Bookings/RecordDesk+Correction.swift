public import Amounts
import Bookkeeping
import Foundation
public import Funding
import LedgerStore
import Messages
import SQLiteStore

/// Corrections (Storno und Neubuchung): what is wrong is taken back, and what is right is booked,
/// in one step.
extension RecordDesk {
  /// What a correction did, or would do.
  public struct Corrected {
    public let takenBack: TakenBack
    public let recorded: Recorded
  }

  /// An entry that is to be corrected, as it was told.
  /// - Parameter name: its number, or that of its voucher where only it has that.
  /// - Throws: ``Refusal``, ``LedgerError`` for an entry that is none or was taken back.
  public func told(_ name: String) throws -> (number: Int64, booking: Booking) {
    let ledger = try office.open(.readOnly)
    return try ledger.reading {
      let record = try ledger.entry(try Self.entry(name, ledger))
      return (record.number, try Self.told(record, ledger))
    }
  }

  /// Takes an entry back and books in its place what is right. Its evidence stays with it.
  /// - Parameters:
  ///   - number: of the entry.
  ///   - booking: of the same kind, all that is right.
  ///   - reason: why the entry is taken back.
  ///   - day: on which it is taken back; nil: on its own day, so that it never counted, or today
  ///     where that is closed.
  /// - Throws: ``SlipsFound``, ``BookingRefused``, ``Refusal`` for an entry that cannot be
  ///   corrected so, `LedgerError`.
  @discardableResult
  public func correct(
    _ number: Int64, to booking: Booking, reason: String, on day: CalendarDate? = nil,
    _ terms: Terms = Terms()
  ) throws -> Corrected {
    try Self.check(reason: reason)
    guard !terms.dryRun else { return try tried(number, to: booking, reason, on: day, terms) }
    var deed = Deed(.correct, booking, terms)
    (deed.entries, deed.reason, deed.day) = ([String(number)], reason, day?.yyyymmdd)
    return try office.proposing(deed, files: { office.files(of: booking, terms) }) {
      let ledger = try office.open(.readWrite, for: .book)
      let kept = try ledger.evidence(of: number)
      return try ledger.transaction {
        try correctNow(number, to: booking, reason: reason, on: day, terms, kept, ledger)
      }
    }
  }

  /// What stands on what is taken back can be told of what was done only: it is done and not kept,
  /// or done in a copy where somebody else writes or nobody may. It needs no second person.
  private func tried(
    _ number: Int64, to booking: Booking, _ reason: String, on day: CalendarDate?, _ terms: Terms
  ) throws -> Corrected {
    struct NotKept: Error {}
    let ledger = try office.open(.readOnly, for: .book)
    let kept = try ledger.evidence(of: number)
    func done(in ledger: Ledger) throws -> Corrected {
      let desk = RecordDesk(
        office.replaying(
          office.proposal ?? 0, in: ledger, folder: office.folder, root: office.root, nil))
      return try ledger.transaction {
        try desk.correctNow(number, to: booking, reason: reason, on: day, terms, kept, ledger)
      }
    }
    var corrected: Corrected?
    do {
      let own = try office.unwaiting.open(.readWrite, for: .book)
      try own.transaction {
        corrected = try done(in: own)
        throw NotKept()
      }
    } catch is NotKept {
      // As it was.
    } catch LedgerError.busy, LedgerError.cannotWrite, LedgerError.isForReading,
      LedgerError.openForReadingOnly
    {}
    if let corrected { return corrected }
    let scratch = try ScratchFolder(
      beside: NSTemporaryDirectory() + "foerderbuch", shown: office.ledgerPath)
    let place = scratch.path + "/foerderbuch.sqlite"
    try ledger.copy(to: place, making: SQLiteStore.create)
    let copy = Ledger(try SQLiteStore.open(at: place))
    defer { try? copy.close() }
    return try done(in: copy)
  }

  /// - Parameter kept: its evidence.
  private func correctNow(
    _ number: Int64, to booking: Booking, reason: String, on day: CalendarDate?, _ terms: Terms,
    _ kept: [FiledEvidence], _ ledger: Ledger
  ) throws -> Corrected {
    let record = try ledger.entry(number)
    _ = try Self.told(record, ledger)
    let portfolio = try ledger.currentPortfolio()
    for place in [record.booking, booking] { try office.checkPlace(place, in: portfolio) }
    var asked: [Slip] =
      day.map { $0 > office.act.day } ?? false
      ? [.dayAhead(.date, day ?? office.act.day, today: office.act.day)] : []
    asked += try reported(
      takingBack: [record], on: day ?? record.entry.bookedOn,
      of: portfolio.project(ofMeasure: record.booking.measure), ledger)
    let before = try ledger.trialBalance(asOf: nil)
    let (reversed, by) = try takeBack(record, reason: reason, on: day, ledger)
    let desk = BookingDesk(portfolio: portfolio, chart: try office.chart())
    var right = booking
    right.evidence = kept.map(\.name) + booking.evidence.filter { !kept.map(\.name).contains($0) }
    let proposals = try propose(right, in: record, desk, ledger)
    var own = terms
    own.dryRun = false
    if terms.dryRun { own.told = Set(Slip.Kind.allCases) }
    let recorded = try self.record(proposals, desk, ledger, own, kept: kept, asked: asked)
    let after = try ledger.trialBalance(asOf: nil)
    return Corrected(
      takenBack: TakenBack(
        table: try Self.table(reversed, by: by, ledger), reversed: reversed, entries: by,
        before: [], balances: try Self.changes(before, after), chart: recorded.chart, slips: []),
      recorded: recorded)
  }

  /// The booking of an entry as whoever told it; what only its postings say is left out.
  /// - Throws: ``Refusal`` where it cannot be corrected in one step.
  private static func told(_ record: JournalRecord, _ ledger: Ledger) throws -> Booking {
    if let by = record.reversedBy { throw LedgerError.alreadyReversed(record.number, by: by) }
    if let of = record.reverses { throw LedgerError.isReversal(record.number, of: of) }
    var booking = record.booking
    let settlements = try ledger.settling(record.number)
    // One that was told paid has its payment with it, and nothing but that.
    let own = booking.kind == .expense && booking.paidOn != nil ? 1 : 0
    let hasOthers = try settlements.contains { try ledger.entry($0).booking.kind != .payment }
    if settlements.count > own || hasOthers {
      throw Refusal(
        .data,
        Problem(
          "office.CORRECT_SETTLED",
          [
            "entry": record.number, "others": .names(settlements.map(String.init)) as Fact,
            "list": Fact.whole(settlements.map(String.init).joined(separator: " ")),
          ]),
        fields: ["entry"], found: String(record.number))
    }
    let isOfDiscount =
      booking.facts.discount != nil
      || booking.kind == .creditNote && booking.facts.forVoucher == nil
    guard booking.kind != .recognise, !booking.isSurplus, !isOfDiscount else {
      throw Refusal(
        .data,
        Problem("office.CORRECT_KIND", ["entry": record.number, "kind": booking.kind.name]),
        fields: ["entry"], found: String(record.number))
    }
    if booking.kind == .payment {
      booking = Booking(
        date: booking.date, kind: .payment, measure: booking.measure, amount: booking.amount,
        voucher: booking.voucher, paidOn: booking.paidOn, purpose: booking.purpose,
        evidence: booking.evidence, reference: booking.reference,
        facts: BookingFacts(guarantee: booking.facts.guarantee))
    }
    return booking
  }

  /// Takes an entry and the payment that came with it back, the payment first, each on its day.
  private func takeBack(
    _ record: JournalRecord, reason: String, on day: CalendarDate?, _ ledger: Ledger
  ) throws -> (reversed: [Int64], by: [Int64]) {
    let lock = try ledger.periodLock()
    var (reversed, by): ([Int64], [Int64]) = ([], [])
    for number in try ledger.settling(record.number).reversed() + [record.number] {
      let booked = try ledger.entry(number).entry.bookedOn
      let done = try ledger.reverse(
        [number], reason: reason, on: day ?? (lock.isOpen(booked) ? booked : office.act.day),
        act: office.act)
      reversed += done.reversed
      by += done.posted.numbers.map(Array.init) ?? []
    }
    return (reversed, by)
  }

  private func propose(
    _ booking: Booking, in record: JournalRecord, _ desk: BookingDesk, _ ledger: Ledger
  ) throws -> [ProposedEntry] {
    let books = VoucherBook(ledger, wanted: [])
    guard booking.kind == .payment else { return try desk.propose(booking, among: books) }
    let open = try desk.openExpenses(booking, entry: record.settles, among: books)
    return try desk.propose(.init(booking, amount: booking.amount), of: open)
  }

  /// The balances that are not what they were.
  private static func changes(
    _ before: TrialBalance, _ after: TrialBalance
  ) throws -> [BalanceChange] {
    func sums(_ balance: TrialBalance) throws -> [[String]: Money] {
      var sums: [[String]: Money] = [:]
      for row in balance.rows {
        let key = [row.account, row.measure]
        sums[key] = try (sums[key] ?? .zero) + row.debit - row.credit
      }
      return sums
    }
    let (old, new) = (try sums(before), try sums(after))
    return Set(old.keys).union(new.keys).sorted { ($0[0], $0[1]) < ($1[0], $1[1]) }
      .compactMap { key in
        let change = BalanceChange(
          account: key[0], measure: key[1], before: old[key] ?? .zero, after: new[key] ?? .zero)
        return change.before == change.after ? nil : change
      }
  }
}
