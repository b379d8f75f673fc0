import Amounts
import Bookkeeping
import Funding
import Interchange
import LedgerStore

// How the accepted lines of a statement are booked.

extension StatementRun {
  func post(
    _ view: inout TakenStatement, _ targets: StatementTargets, _ batch: BatchInfo
  ) throws {
    let (proposals, owners) = try proposals(view, targets)
    for proposal in proposals { try office.checkPlace(proposal.booking, in: portfolio) }
    view.slips = try slips(proposals, owners.map { view.rows[$0].number })
    let asked = view.slips.filter { !choice.told.contains($0.kind) }
    guard asked.isEmpty || dryRun else { throw SlipsFound(slips: asked) }
    do {
      // Also those from which nothing is booked: their balances tell what lies between.
      (view.posted, view.balances) = try book(proposals, batch, Self.stored(view))
      view.proposals = proposals
    } catch LedgerError.refused(let refusals) {
      throw StatementRefused(
        file: view.file,
        lines: refusals.map { (view.rows[owners[$0.index]].number, .posting($0.reason)) })
    }
    for (number, owner) in zip(view.posted?.numbers.map(Array.init) ?? [], owners) {
      view.rows[owner].entries.append(number)
    }
  }

  /// What a person would be asked about before the lines are booked.
  private func slips(_ proposals: [ProposedEntry], _ lines: [Int]) throws -> [Slip] {
    var load = PlanLoad(today: office.act.day)
    for (proposal, line) in zip(proposals, lines) { load.add(proposal, line: line) }
    let reported = try RecordDesk(office).reported(load.firstDays, portfolio, ledger)
    return try (load.slips(portfolio, ledger, isBooked: false) + reported).filter {
      !choice.meant.contains($0.kind)
    }
  }

  private func book(
    _ proposals: [ProposedEntry], _ batch: BatchInfo, _ sources: [StoredStatement]
  ) throws -> (PostedRange, [BalanceChange]) {
    let act = office.act
    let preview = try ledger.preview(proposals, adopting: chart, batch: batch, act: act)
    guard !dryRun else { return (preview.posted, preview.balances) }
    try ledger.adopt(chart, act: act)
    let posted = try ledger.post(proposals, batch: batch, bankStatements: sources, act: act)
    return (posted, preview.balances)
  }

  /// The entries of all accepted lines, with the position of each one's line.
  private func proposals(
    _ view: TakenStatement, _ targets: StatementTargets
  ) throws -> ([ProposedEntry], owners: [Int]) {
    let desk = BookingDesk(portfolio: portfolio, chart: chart)
    let books = VoucherBook(ledger, wanted: [])
    var targets = targets
    var complaints: [(number: Int, complaint: StatementRefused.Complaint)] = []
    var proposals: [ProposedEntry] = []
    let first = Int64(try ledger.entryCount()) + 1
    var owners: [Int] = []
    for index in Self.order(view.rows) {
      let row = view.rows[index]
      guard let order = row.order else { continue }
      do {
        let entries = try self.proposals(order, row, desk, targets, books)
        // A later line may pay the next part, or bring back what this one paid.
        for entry in entries {
          books.take(entry, as: first + Int64(proposals.count))
          proposals.append(entry)
          guard let number = entry.settles else { continue }
          targets.open[number] = try targets.expense(number)?.settled(by: [entry])
        }
        owners += entries.map { _ in index }
      } catch let refused as BookingRefused {
        complaints += refused.faults.map { (row.number, .booking($0)) }
      } catch let fault as AssignmentFault {
        complaints.append((row.number, .line(.assignment(fault))))
      }
    }
    guard complaints.isEmpty else { throw StatementRefused(file: view.file, lines: complaints) }
    return (proposals, owners)
  }

  /// The positions of the lines by day, and of a day what brings money back after what pays it: a
  /// list may have the last first.
  private static func order(_ rows: [StatementRow]) -> [Int] {
    func rank(_ index: Int) -> (Int32, Int, Int) {
      let line = rows[index].transaction
      return (line.bookedOn.days, line.amount.isNegative ? 0 : 1, index)
    }
    return rows.indices.sorted { rank($0) < rank($1) }
  }

  private func proposals(
    _ order: StatementRow.Order, _ row: StatementRow, _ desk: BookingDesk,
    _ targets: StatementTargets, _ books: VoucherBook
  ) throws -> [ProposedEntry] {
    let transaction = row.transaction
    switch order {
    case .payment(let numbers, let rest): return try payments(numbers, rest, row, desk, targets)
    case .booking(.creditNote, let measure, let item):
      let (voucher, own) = try Self.creditNames(item ?? "", books)
      return try credit(
        for: voucher,
        of: Booking(
          date: transaction.bookedOn, kind: .creditNote, measure: measure, amount: .zero), row,
        desk, books, voucher: own)
    case .credit(let number):
      var own = try ledger.entry(number).booking
      // All parts of a voucher that is split bear it.
      if try targets.isSplit(own) { (own.measure, own.line) = ("", nil) }
      return try credit(for: own.voucher ?? String(number), of: own, row, desk, books)
    case .booking(let kind, let measure, let item):
      let isExpense = kind == .expense
      return try desk.propose(
        Booking(
          date: transaction.bookedOn, kind: kind, measure: measure, line: isExpense ? item : nil,
          source: isExpense ? nil : item, amount: transaction.amount.magnitude,
          paidOn: isExpense ? transaction.bookedOn : nil, counterparty: transaction.counterparty,
          purpose: transaction.remittance ?? transaction.bookingText,
          reference: row.reference(at: 0)))
    }
  }

  private func payments(
    _ numbers: [Int64], _ rest: StatementRow.Rest, _ row: StatementRow, _ desk: BookingDesk,
    _ targets: StatementTargets
  ) throws -> [ProposedEntry] {
    let (paid, day) = (row.transaction.amount.magnitude, row.transaction.bookedOn)
    let open = try numbers.compactMap(targets.expense)
    let due = try open.map { try $0.due(on: day) }.sum()
    var entries: [ProposedEntry] = []
    if rest == .surplus, paid <= due { throw AssignmentFault.otherAmount(paid: paid, open: due) }
    if due.isZero, rest == .surplus {
      // It was paid before: all of this is too much.
    } else if rest == .discount, open.count > 1, !OpenExpense.areParts(open) {
      entries = try discounted(open, paid, row, desk)
    } else if open.count == 1 || paid != due {
      entries = try desk.propose(
        BookingDesk.Payment(
          on: day, amount: rest == .surplus ? due : paid,
          discount: rest == .discount ? try due - paid : nil, reference: row.reference(at: 0)),
        of: open)
    } else {
      for (position, voucher) in open.enumerated() {
        entries += try desk.propose(
          BookingDesk.Payment(on: day, reference: row.reference(at: position)), of: voucher)
      }
    }
    if rest == .surplus, let voucher = open.first {
      entries += try desk.propose(
        voucher.surplus(try paid - due, on: day, reference: row.reference(at: entries.count)))
    }
    return entries
  }

  /// The payments of several vouchers, each with its share of what was taken off all of them.
  private func discounted(
    _ open: [OpenExpense], _ paid: Money, _ row: StatementRow, _ desk: BookingDesk
  ) throws -> [ProposedEntry] {
    let day = row.transaction.bookedOn
    var whole = try open.map { try $0.due(on: day) }.sum()
    var left = try whole - paid
    return try open.enumerated().flatMap { position, voucher in
      let due = try voucher.due(on: day)
      let discount = try Money(rounding: left.exact * due.exact / whole.exact, .halfUp)
      (whole, left) = (try whole - due, try left - discount)
      return try desk.propose(
        BookingDesk.Payment(
          on: day, amount: try due - discount, discount: discount.isZero ? nil : discount,
          reference: row.reference(at: position)), of: voucher)
    }
  }

  /// `Q-1:G-7`: the voucher that is lowered, and the number of the credit note where it is told.
  private static func creditNames(
    _ target: String, _ books: VoucherBook
  ) throws -> (voucher: String, own: String?) {
    guard try books.expenses(voucher: VoucherKey(target)).isEmpty,
      let colon = target.lastIndex(of: ":")
    else { return (target, nil) }
    let own = String(target[target.index(after: colon)...])
    return (String(target[..<colon]), own.isEmpty ? nil : own)
  }

  /// - Parameters:
  ///   - place: where the expense stands, as far as it is known.
  ///   - own: the number of the credit note.
  private func credit(
    for voucher: String, of place: Booking, _ row: StatementRow, _ desk: BookingDesk,
    _ books: VoucherBook, voucher own: String? = nil
  ) throws -> [ProposedEntry] {
    let transaction = row.transaction
    let amount = transaction.amount.magnitude
    let entries = try desk.propose(
      Booking(
        date: transaction.bookedOn, kind: .creditNote, measure: place.measure, line: place.line,
        amount: amount, voucher: own, paidOn: transaction.bookedOn,
        counterparty: place.counterparty,
        purpose: transaction.remittance ?? transaction.bookingText,
        reference: row.reference(at: 0), facts: BookingFacts(forVoucher: voucher)),
      among: books)
    // What the bank tells is what moves there, to the cent.
    let money = try entries.flatMap(\.entry.postings).filter { $0.account == chart.number(.bank) }
      .map(\.amount).sum()
    guard money == amount else {
      throw BookingRefused(faults: [.creditNotPaid(voucher, amount: amount, paid: money)])
    }
    return entries
  }
}
