import Amounts
import Bookkeeping
import Funding
import LedgerStore
import TestSupport
import Testing

/// The lists that reports ask for: in parts as at once, and with the sums that the ledger keeps
/// apart.
@Suite("List queries") struct ListQueryTests {
  private static let asOf = CalendarDate(days: 20_000)

  private func booked() throws -> SampleLedger {
    let sample = try SampleLedger(projects: 2)
    var random = SeededGenerator(seed: 5)
    try sample.post(random: &random, 300)
    for number in [Int64(3), 20, 41] {
      let record = try sample.ledger.entry(number)
      guard record.reversedBy == nil, record.reverses == nil else { continue }
      _ = try? sample.ledger.reverse(
        number, reason: "doppelt", on: record.entry.bookedOn,
        act: SampleBooks.act)
    }
    return sample
  }

  private func filters(_ upTo: Int64) -> [VoucherFilter] {
    [
      VoucherFilter(
        .payments(.expenditure), measure: "SC-1-DO", through: Self.asOf, upTo: upTo,
        order: ["0831", "0812", "SACH"]),
      VoucherFilter(
        .payments(.cost), measure: "SC-1-TU", through: Self.asOf, upTo: upTo, order: ["0850"]),
      VoucherFilter(
        .receipts, measure: "SC-1-DO", through: Self.asOf, upTo: upTo, order: ["eigen", "SC-1-B"]),
    ]
  }

  @Test("vouchers come in order, in parts as at once, and add up")
  func vouchers() throws {
    let sample = try booked()
    let ledger = sample.ledger
    for filter in filters(Int64(try ledger.entryCount())) {
      let sums = try ledger.voucherSums(filter)
      let count = sums.reduce(0) { $0 + $1.count }
      #expect(count > 5)
      func lines(_ ranges: [Range<Int>]) throws -> [EntryLine] {
        var lines: [EntryLine] = []
        for range in ranges { try ledger.vouchers(filter, range) { lines.append($0) } }
        return lines
      }
      let all = try lines([0..<count])
      #expect(all.count == count)
      #expect(try lines([0..<3, 3..<4, 4..<count]) == all)
      let isReceipts = filter.side == .receipts
      func rank(_ line: EntryLine) -> Int {
        let place = (isReceipts ? line.source : line.line) ?? ""
        return filter.order.firstIndex(of: place) ?? filter.order.count
      }
      let keys = all.map { (rank($0), $0.countsOn ?? $0.bookedOn, $0.number) }
      for (a, b) in zip(keys, keys.dropFirst()) where a.0 == b.0 && a.0 < filter.order.count {
        #expect((a.1, a.2) < (b.1, b.2))
      }
      #expect(keys.map(\.0) == keys.map(\.0).sorted())
      let amounts = try all.map { $0.kind == .repayment ? -$0.amount : $0.amount }.sum()
      #expect(try sums.map(\.amount).sum() == amounts)
      #expect(try sums.map(\.vat).sum() == all.map(\.vat).sum())
      #expect(try sums.map(\.eligible).sum() == all.map(\.eligible).sum())

      // The sums of activities are kept apart and have to come to the same.
      let activities = try ledger.activities(measure: filter.measure).filter {
        filter.kinds.contains($0.key.kind) && $0.key.knownOn <= Self.asOf
          && (isReceipts || $0.key.countsOn != nil)
      }
      #expect(
        try activities.map { $0.key.kind == .repayment ? -$0.amount : $0.amount }.sum()
          == amounts)
    }
  }

  @Test("the order of time counts every voucher once")
  func order() throws {
    let ledger = try booked().ledger
    let filters = Array(filters(Int64(try ledger.entryCount())).prefix(2))
    let order = try ledger.voucherOrder(filters)
    var days: [Int64: CalendarDate] = [:]
    for filter in filters {
      try ledger.vouchers(filter, 0..<10_000) { line in
        let place = try #require(order[line.number])
        #expect(days.updateValue(line.countsOn ?? line.bookedOn, forKey: place) == nil)
      }
    }
    #expect(days.keys.sorted() == Array(1...Int64(days.count)))
    #expect(days.sorted { $0.key < $1.key }.map(\.value) == days.values.sorted())
    #expect(order[0] == nil)
    #expect(order[1_000_000] == nil)
  }

  @Test("what is booked later stays out")
  func bounded() throws {
    let sample = try booked()
    let upTo = Int64(try sample.ledger.entryCount())
    let before = try filters(upTo).map { try sample.ledger.voucherSums($0) }
    let list = ListFilter(through: Self.asOf, upTo: upTo)
    let sums = try sample.ledger.entrySums(list)
    let postings = try sample.ledger.postingSums(list)
    var random = SeededGenerator(seed: 6)
    try sample.post(random: &random, 50)
    #expect(try filters(upTo).map { try sample.ledger.voucherSums($0) } == before)
    #expect(try sample.ledger.entrySums(list) == sums)
    #expect(try sample.ledger.postingSums(list) == postings)
  }

  @Test("postings by account come to the stored balances")
  func postings() throws {
    let ledger = try booked().ledger
    let upTo = Int64(try ledger.entryCount())
    let filter = ListFilter(through: Self.asOf, upTo: upTo)
    let sums = try ledger.postingSums(filter)
    let stored = try ledger.trialBalance(asOf: Self.asOf).rows.filter {
      !$0.debit.isZero || !$0.credit.isZero
    }
    #expect(sums.map(\.account) == stored.map(\.account))
    #expect(sums.map(\.measure) == stored.map(\.measure))
    #expect(sums.map(\.debit) == stored.map(\.debit))
    #expect(sums.map(\.credit) == stored.map(\.credit))
    let own = ListFilter(measures: ["SC-1-DO"], through: Self.asOf, upTo: upTo)
    var lines: [PostingLine] = []
    for range in [0..<7, 7..<100_000] {
      try ledger.postings(of: "1800", own, range) { lines.append($0) }
    }
    let bank = try #require(
      sums.first { $0.account == "1800" && $0.measure == "SC-1-DO" })
    #expect(lines.count == bank.count)
    #expect(
      try lines.map(\.posting.amount).sum() == bank.debit - bank.credit)
    #expect(lines.map(\.entry) == lines.map(\.entry).sorted())
  }

  @Test("seals and acts of recording come in order and are complete")
  func records() throws {
    let ledger = try booked().ledger
    let counts = try ledger.recordCounts()
    var seals: [SealLine] = []
    for range in [0..<10, 10..<counts.seals] { try ledger.seals(range) { seals.append($0) } }
    #expect(seals.map(\.sequence) == Array(1...Int64(counts.seals)))
    #expect(try seals.last?.hash == ledger.head())
    #expect(try ledger.lastSeals().reduce(0) { $0 + $1.count } == counts.seals)
    var batches: [BatchLine] = []
    for range in [0..<2, 2..<counts.batches] { try ledger.batches(range) { batches.append($0) } }
    #expect(batches.count == counts.batches)
    #expect(batches.reduce(0) { $0 + Int($1.entries) } == (try ledger.entryCount()))
    var entries: [EntryLine] = []
    let filter = ListFilter(
      through: CalendarDate(days: 30_000), upTo: Int64(try ledger.entryCount()))
    for range in [0..<5, 5..<100_000] {
      try ledger.entryLines(filter, range) { entries.append($0) }
    }
    #expect(entries.count == (try ledger.entryCount()))
    #expect(entries.contains { $0.evidence == "stundenzettel.pdf; vertrag.pdf" })
    #expect(try entries.map(\.amount).sum() == ledger.entrySums(filter).amount)
  }
}
