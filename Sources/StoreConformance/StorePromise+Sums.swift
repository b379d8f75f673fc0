import Amounts
import Bookkeeping
import Funding
import LedgerStore
import TestSupport
import Testing

/// Sums are those of the entries, added up here one by one.
extension StorePromise {
  static let sums = [
    StorePromise("balances are what was posted, on every day", balances),
    StorePromise("activities are those of the entries", activities),
    StorePromise("sums of lists are those of their rows", lists),
    StorePromise("a narrower list has the entries that it is of, and no other", narrowed),
  ]

  private static func booked(_ store: StoreUnderTest) throws -> (SampleLedger, [JournalRecord]) {
    let sample = try store.sample(projects: 2)
    var random = SeededGenerator(seed: 31)
    try sample.post(random: &random, 80)
    return (sample, try sample.ledger.entries(JournalFilter()))
  }

  private static func balances(_ store: StoreUnderTest) throws {
    let (sample, records) = try booked(store)
    let days = records.map(\.entry.bookedOn).sorted()
    let ends = [days[0], days[40], days[40].endOfMonth, days[days.count - 1]]
    for end in ends {
      var sums: [[String]: Money] = [:]
      for record in records where record.entry.bookedOn <= end {
        for posting in record.entry.postings {
          let key = [posting.account, posting.measure]
          sums[key] = try sums[key, default: .zero] + posting.amount
        }
      }
      var found: [[String]: Money] = [:]
      for row in try sample.ledger.trialBalance(asOf: end).rows {
        found[[row.account, row.measure]] = try row.balance()
      }
      #expect(found == sums)
    }
    let filter = ListFilter(through: days[40], upTo: 60)
    let wanted = records.filter { $0.entry.bookedOn <= days[40] && $0.number <= 60 }
    let postings = wanted.flatMap(\.entry.postings)
    let sums = try sample.ledger.postingSums(filter)
    #expect(sums.reduce(0) { $0 + $1.count } == postings.count)
    for sum in sums {
      let own = postings.filter { $0.account == sum.account && $0.measure == sum.measure }
      #expect(try own.map(\.amount).sum() == sum.debit - sum.credit)
    }
  }

  private static func activities(_ store: StoreUnderTest) throws {
    let (sample, records) = try booked(store)
    for measure in Set(records.map(\.booking.measure)) {
      let own = records.filter { $0.booking.measure == measure }.flatMap(\.activities)
      let found = try sample.ledger.activities(measure: measure)
      #expect(found.count == Set(found.map(\.key)).count)
      #expect(try eligible(found) == eligible(own))
    }
  }

  /// What is eligible by kind, place and days.
  private static func eligible(_ activities: [Activity]) throws -> [[String]: Money] {
    var sums: [[String]: Money] = [:]
    for activity in activities {
      let key = activity.key
      let place = [
        key.kind.rawValue, key.line ?? "", key.source ?? "", key.countsOn?.isoText ?? "",
        key.knownOn.isoText,
      ]
      sums[place] = try sums[place, default: .zero] + activity.eligible
    }
    return sums
  }

  private static func lists(_ store: StoreUnderTest) throws {
    let (sample, records) = try booked(store)
    let ledger = sample.ledger
    let filter = ListFilter(
      measures: ["SC-1-DO", "SC-2-DO"], through: CalendarDate(days: 20_000), upTo: 70)
    let wanted = records.filter { record in
      filter.measures?.contains(record.booking.measure) ?? true
        && record.entry.bookedOn <= filter.through && record.number <= filter.upTo
    }
    func lines(_ ranges: [Range<Int>]) throws -> [EntryLine] {
      var lines: [EntryLine] = []
      for range in ranges { try ledger.entryLines(filter, range) { lines.append($0) } }
      return lines
    }
    let all = try lines([0..<100])
    #expect(all.map(\.number) == wanted.map(\.number))
    #expect(try lines([0..<3, 3..<4, 4..<100]) == all)
    let sums = try ledger.entrySums(filter)
    #expect(sums.count == all.count)
    #expect(try all.map(\.amount).sum() == sums.amount)
    #expect(try all.map(\.eligible).sum() == sums.eligible)
    let accounts = try ledger.postingSums(filter)
    #expect(accounts.reduce(0) { $0 + $1.count } == sums.postings)
    for account in Set(accounts.map(\.account)) {
      var postings: [PostingLine] = []
      try ledger.postings(of: account, filter, 0..<500) { postings.append($0) }
      #expect(
        postings.count == accounts.filter { $0.account == account }.reduce(0) { $0 + $1.count })
      let keys = postings.map { ($0.posting.measure, $0.entry, $0.line) }
      #expect(zip(keys, keys.dropFirst()).allSatisfy { $0 < $1 })
    }
  }

  private static func narrowed(_ store: StoreUnderTest) throws {
    let (sample, records) = try booked(store)
    let ledger = sample.ledger
    let some = records[records.count / 2].booking
    let (day, amount) = (records[20].entry.bookedOn, some.amount)
    let payee = SearchText.folded(some.counterparty ?? "")
    func check(
      _ change: (inout ListFilter.Traits) -> Void, _ isMeant: (JournalRecord) -> Bool
    ) throws {
      for measures in [nil, [some.measure]] {
        var filter = ListFilter(measures: measures, through: CalendarDate(days: 30_000), upTo: 70)
        change(&filter.traits)
        let wanted = records.filter {
          $0.number <= 70 && (measures?.contains($0.booking.measure) ?? true) && isMeant($0)
        }
        var found: [Int64] = []
        try ledger.entryLines(filter, 0..<100) { found.append($0.number) }
        #expect(found == wanted.map(\.number))
        #expect(try ledger.entrySums(filter).count == wanted.count)
        for account in Set(wanted.flatMap(\.entry.postings).map(\.account)) {
          var lines: [PostingLine] = []
          try ledger.postings(of: account, filter, by: .day, 0..<500) { lines.append($0) }
          let own = wanted.flatMap(\.entry.postings).filter {
            $0.account == account && (measures?.contains($0.measure) ?? true)
          }
          #expect(try lines.map(\.posting.amount).sum() == own.map(\.amount).sum())
          let keys = lines.map { ($0.bookedOn, $0.entry, $0.line) }
          #expect(zip(keys, keys.dropFirst()).allSatisfy { $0 < $1 })
        }
      }
    }
    try check({ $0.from = day }) { $0.entry.bookedOn >= day }
    try check({ $0.numbers = [3, 9, 90] }) { [3, 9].contains($0.number) }
    try check({ $0.kinds = [.drawdown, .inKind] }) {
      [.drawdown, .inKind].contains($0.booking.kind)
    }
    try check({ $0.line = some.line ?? "" }) { $0.booking.line == some.line ?? "" }
    try check({ $0.amount = .zero...amount }) { $0.booking.amount <= amount }
    try check({ $0.standing = true }) { $0.reverses == nil && $0.reversedBy == nil }
    // Searched otherwise than it is written.
    try check({ $0.counterparty = payee.uppercased() }) {
      $0.booking.counterparty.map { SearchText.folded($0).contains(payee) } ?? false
    }
    try check({ $0.words = ["%"] }) { _ in false }
  }
}
