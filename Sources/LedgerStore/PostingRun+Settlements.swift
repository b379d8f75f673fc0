import Funding
import StoreAPI

extension PostingRun {
  /// Keeps the settlements whose use of funds was posted, and what they were computed with.
  mutating func add(
    _ settlements: [BookedSettlement], basis: [ReferenceFile] = []
  ) throws(LedgerError) {
    guard !settlements.isEmpty else { return }
    let batch = try openBatch()
    for settlement in settlements {
      let ruleSet = try settlement.ruleSet.id(book, batch: batch, with: &writer)
      let id = try writer.nextID(of: .settlement)
      let entries = try book.entries(.recognised(award: settlement.award, from: first))
      writer.begin(.settlement)
      writer.append(id)
      writer.append(batch)
      writer.append(text: settlement.award)
      writer.append(date: settlement.asOf)
      writer.append(settlement.entitled)
      writer.append(settlement.drawn)
      writer.append(ruleSet)
      writer.append(text: settlement.edition)
      for (position, entry) in entries.enumerated() {
        writer.beginPart(1)
        writer.append(id)
        writer.append(Int64(position + 1))
        writer.append(entry)
      }
      try writer.finish(id)
    }
    try basis.keep(book, batch: batch, with: &writer)
  }
}

extension PostingRun {
  /// What became of a proposed entry.
  enum Decision {
    case posted(Int64)
    case known(Int64)
    /// It is there and gets evidence that came later; the names of all its evidence.
    case proven(Int64, [String])
    /// It repeats an entry and is left out.
    case leftOut
    /// It was booked and taken back, and nobody says that it is to be booked again.
    case takenBack
    case refused
  }

  func open(_ expense: JournalRecord) throws(LedgerError) -> OpenExpense {
    do {
      return try OpenExpense(expense, settledBy: try settlements(of: expense.number))
    } catch {
      throw LedgerError(any: error)
    }
  }

  /// Whether an entry is an expense that nobody has paid.
  func isUnpaid(_ number: Int64) throws(LedgerError) -> Bool {
    guard let record = try entry(number),
      record.booking.kind == .expense, record.booking.paidOn == nil
    else { return false }
    return try settlements(of: number).allSatisfy { $0.booking.kind != .payment }
  }

  func payment(
    _ proposal: ProposedEntry, completing record: JournalRecord
  ) throws(LedgerError) -> ProposedEntry? {
    do {
      return try proposal.payment(completing: record)
    } catch {
      throw LedgerError(any: error)
    }
  }
}
