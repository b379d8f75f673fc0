import Amounts
import Bookkeeping
import Funding
import LedgerStore
import TestSupport
import Testing

/// Records come back as they were sealed, whichever way they are asked for.
extension StorePromise {
  static let records = [
    StorePromise("seals are those of the chain, in order and in parts", seals),
    StorePromise("rows are the canonical bytes that were sealed", rows),
    StorePromise("rows are found by their values", rowsByValue),
    StorePromise("a key is given once", keys),
    StorePromise("names are known for ever, once", identities),
    StorePromise("entries are found by what they are asked for", entries),
  ]

  private static func booked(_ store: StoreUnderTest) throws -> SampleLedger {
    let sample = try store.sample(projects: 2)
    var random = SeededGenerator(seed: 21)
    try sample.post(random: &random, 60)
    _ = try sample.ledger.reverse(
      2, reason: "falsch", on: CalendarDate(days: 20_600), act: SampleBooks.act(of: "A"))
    return sample
  }

  private static func seals(_ store: StoreUnderTest) throws {
    let ledger = try booked(store).ledger
    let count = try ledger.recordCounts().seals
    var all: [SealLine] = []
    try ledger.seals(0..<count) { all.append($0) }
    #expect(all.map(\.sequence) == (1...Int64(count)).map { $0 })
    #expect(try ledger.head() == all.last?.hash)
    var parts: [SealLine] = []
    for range in [0..<3, 3..<4, 4..<count + 9] { try ledger.seals(range) { parts.append($0) } }
    #expect(parts == all)
    for (number, last) in try ledger.lastSeals() {
      let own = all.filter { $0.record == last.record }
      #expect(number == own.count)
      #expect(last == own.last)
    }
  }

  /// The values of each row, encoded by hand, are what the cursor of the chain encodes.
  private static func rows(_ store: StoreUnderTest) throws {
    let sample = try booked(store)
    let folder = sample.folder
    try sample.ledger.close()
    try store.open(folder, 5).read { (book: any BookReading) throws -> Void in
      for kind in SealedRecord.allCases {
        let cursor = try book.records(kind, ofMeasures: nil)
        for row in try book.rows(RowQuery(kind.table)) {
          let id: Int64 = try row[kind.table.columns[0]]
          try #require(cursor.id == id)
          var expected = CanonicalEncoder(record: "")
          try encode(row, of: kind.table, into: &expected)
          for part in kind.tables.dropFirst() {
            let query = RowQuery(part, where: [part.columns[0]: [.integer(id)]])
            for row in try book.rows(query) {
              expected.append(text: part.name)
              try encode(row, of: part, into: &expected)
            }
          }
          var found = CanonicalEncoder(record: "")
          try cursor.encode(into: &found)
          try #require(found.bytes == expected.bytes, "\(kind) \(id)")
          try cursor.advance()
        }
        #expect(cursor.id == nil)
      }
    }
  }

  private static func encode(
    _ row: StoredRow, of table: SealedTable, into encoder: inout CanonicalEncoder
  ) throws {
    for column in table.columns {
      if let text: String = try? row[column] {
        encoder.append(text: text)
      } else if let bytes: [UInt8] = try? row[column] {
        encoder.append(blob: bytes)
      } else {
        encoder.append(integer: try row[column])
      }
    }
  }

  private static func rowsByValue(_ store: StoreUnderTest) throws {
    let sample = try booked(store)
    let file: [UInt8] = [1, 2, 3, 4, 5]
    let report = Submission.Report(
      kind: "audit", scope: "all", form: "audit-standard", language: "de",
      asOf: CalendarDate(days: 20_000), options: [])
    _ = try sample.ledger.submit(
      report, head: try sample.ledger.head(), fileName: "a.xlsx", content: file,
      act: SampleBooks.act)
    let folder = sample.folder
    try store.open(folder, 5).read { (book: any BookReading) throws -> Void in
      let all = try book.rows(RowQuery(SealedRecord.entry.table, ["number", "measure", "line"]))
      let wanted = try all.filter { try $0["measure"] == "SC-1-DO" }
      let found = try book.rows(
        RowQuery(
          SealedRecord.entry.table, ["number", "measure", "line"],
          where: ["measure": ["SC-1-DO", "none"]]))
      let numbers: [Int64] = try found.map { try $0["number"] }
      #expect(try wanted.map { try $0["number"] } == numbers)
      #expect(numbers == numbers.sorted() && !numbers.isEmpty && numbers.count < all.count)
      let size = try book.rows(
        RowQuery(
          SealedRecord.submission.table, ["content"], where: ["id": [1]], sizes: ["content"]))
      #expect(try size.first?["content"] == 5)
      let content = try book.rows(RowQuery(SealedRecord.submission.table, ["content"]))
      #expect(try content.first?["content"] == file)
      #expect(throws: LedgerError.damaged("submission.content")) {
        let _: String = try content[0]["content"]
      }
    }
  }

  private static func keys(_ store: StoreUnderTest) throws {
    let folder = try TemporaryFolder()
    let opened = try store.create(folder)
    let record = CanonicalRecord(
      kind: .batch, id: 1, bytes: Array((SampleBooks.recordedAt + "post").utf8),
      fields: [
        .integer(1), .text(start: 0, count: 20), .text(start: 20, count: 4), .none, .none, .none,
      ], rows: [CanonicalRecord.Row(table: 0, firstField: 0)])
    let seal = Digest256(of: record.bytes)
    func append(_ sequence: Int64) throws {
      try opened.write(isLong: false, keep: { true }) { book in
        try book.append(record, seal: seal, sequence: sequence)
      }
    }
    try append(1)
    #expect(throws: LedgerError.self) { try append(2) }
    #expect(throws: LedgerError.self) { try append(1) }
    try opened.read { (book: any BookReading) throws -> Void in
      #expect(try book.chainEnd() == ChainEnd(sequence: 1, head: seal))
      #expect(try book.sequence(of: seal) == 1)
      #expect(try book.sequence(of: Chain.genesis) == nil)
      #expect(try book.rows(RowQuery(SealedRecord.batch.table)).count == 1)
    }
  }

  private static func identities(_ store: StoreUnderTest) throws {
    let folder = try TemporaryFolder()
    let opened = try store.create(folder)
    for _ in 1...2 {
      try opened.write(isLong: false, keep: { true }) { book in
        try book.add(.project("P"))
        try book.add(.measure("M", project: "P"))
        try book.add(.award("A", project: "P"))
        try book.add(.item("L", measure: "M"))
      }
    }
    try opened.read { (book: any BookReading) throws -> Void in
      #expect(try book.project(of: .project, "P") == "P")
      #expect(try book.project(of: .measure, "M") == "P")
      #expect(try book.project(of: .award, "A") == "P")
      #expect(try book.project(of: .award, "M") == nil)
      #expect(try book.items(ofMeasure: "M") == ["L"])
      #expect(try book.items(ofMeasure: "N") == nil)
      #expect(try book.measures() == ["M"])
      #expect(try book.isBooked(project: "P") == false)
    }
    #expect(throws: LedgerError.self) {
      try opened.write(isLong: false, keep: { true }) { try $0.add(.measure("N", project: "Q")) }
    }
  }

  private static func entries(_ store: StoreUnderTest) throws {
    let sample = try booked(store)
    let all = try sample.ledger.entries(JournalFilter())
    let folder = sample.folder
    try store.open(folder, 5).read { (book: any BookReading) throws -> Void in
      for record in all {
        try #require(try book.entry(record.number) == record)
        let settling = all.filter { $0.settles == record.number && $0.reverses == nil }
        try #require(try book.entries(.settling(record.number)) == settling.map(\.number))
      }
      #expect(try book.entry(Int64(all.count) + 1) == nil)
      for line in ["0831", "0812"] {
        let count = all.filter {
          $0.booking.measure == "SC-1-DO" && $0.booking.line == line && $0.reverses == nil
            && $0.reversedBy == nil
        }.count
        #expect(try book.standing(measure: "SC-1-DO", line: line, source: nil) == count)
      }
      let after = CalendarDate(days: 19_500)
      var late: [JournalRecord] = []
      try book.journal(JournalFilter(countsAfter: after)) { late.append($0) }
      #expect(late == all.filter { record in record.countsOn.map { $0 > after } ?? false })
    }
  }
}
