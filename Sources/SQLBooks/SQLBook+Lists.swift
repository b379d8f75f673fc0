import Amounts
import Bookkeeping
package import Funding
package import StoreAPI

extension SQLBook {
  package func entryLines(
    _ filter: ListFilter, _ range: Range<Int>, _ body: (EntryLine) throws -> Void
  ) throws {
    let rows = try db.walk(
      EntryLineReader.sql(
        db.dialect, "WHERE \(filter.condition(db.dialect)) ORDER BY e.number \(SQL.limit(range))",
        evidence: true))
    filter.bind(rows)
    let reader = EntryLineReader(rows)
    while try rows.step() { try body(try reader.line()) }
  }

  /// Only the numbers are sorted, so little is in memory.
  package func vouchers(
    _ filter: VoucherFilter, _ range: Range<Int>, _ body: (EntryLine) throws -> Void
  ) throws {
    let numbers = try db.walk(
      """
      SELECT e.number FROM entry e WHERE \(filter.condition)
      ORDER BY \(filter.rank), \(filter.place), \(VoucherFilter.day), e.number \(SQL.limit(range))
      """)
    filter.bind(numbers)
    let rows = try db.prepare(
      EntryLineReader.sql(db.dialect, "WHERE e.number = ?", evidence: false))
    let reader = EntryLineReader(rows)
    while try numbers.step() {
      rows.bind(1, numbers.integer(0))
      guard try rows.step() else { throw LedgerError.damaged("entry \(numbers.integer(0))") }
      let line = try reader.line()
      rows.reset()
      try body(line)
    }
  }

  package func parties(
    of kind: BookingKind?, after number: Int64, _ count: Int
  ) throws(LedgerError) -> [(name: String, last: Int64)] {
    let rows = try db.prepare(
      """
      SELECT e.counterparty, max(e.number) FROM entry e
      WHERE e.number > ?1 AND e.counterparty IS NOT NULL AND e.reverses IS NULL
        AND (e.kind = ?2 OR ?2 = '') AND NOT EXISTS (
          SELECT 1 FROM entry q WHERE q.reverses = e.number)
      GROUP BY e.counterparty ORDER BY 2 DESC LIMIT \(count)
      """)
    rows.bind(1, number)
    rows.bind(2, copying: kind?.rawValue ?? "")
    var parties: [(name: String, last: Int64)] = []
    while try rows.step() { parties.append((rows.text(0), rows.integer(1))) }
    return parties
  }

  package func voucherDays(
    _ filter: VoucherFilter, _ body: (_ entry: Int64, _ day: Int64) -> Void
  ) throws(LedgerError) {
    let rows = try db.walk(
      "SELECT e.number, \(VoucherFilter.day) FROM entry e WHERE \(filter.condition)")
    filter.bind(rows)
    while try rows.step() { body(rows.integer(0), rows.integer(1)) }
  }

  /// One account is sorted at a time.
  package func postings(
    of account: String, _ filter: ListFilter, by order: PostingLine.Order, _ range: Range<Int>,
    _ body: (PostingLine) throws -> Void
  ) throws {
    let order = order == .measure ? "p.measure" : "e.booked_on"
    let rows = try db.walk(
      """
      SELECT p.entry, p.line_no, e.booked_on, p.measure, p.item, p.party, p.amount, e.kind,
        e.voucher, e.counterparty, e.purpose
      FROM entry e JOIN posting p ON p.entry = e.number
      WHERE \(filter.condition(db.dialect, measure: "p.measure")) AND p.account = ?\(filter.nextMark)
      ORDER BY \(order), p.entry, p.line_no \(SQL.limit(range))
      """)
    filter.bind(rows)
    rows.bind(filter.nextMark, copying: account)
    while try rows.step() {
      guard let bookedOn = rows.date(2), let kind = BookingKind(rawValue: rows.text(7)) else {
        throw LedgerError.damaged("entry \(rows.integer(0))")
      }
      try body(
        PostingLine(
          entry: rows.integer(0), line: rows.integer(1), bookedOn: bookedOn, kind: kind,
          voucher: rows.optionalText(8), counterparty: rows.optionalText(9),
          purpose: rows.optionalText(10),
          posting: Posting(
            account: account, measure: rows.text(3), item: rows.text(4),
            party: rows.optionalText(5), amount: rows.money(6))))
    }
  }

  package func batches(_ range: Range<Int>, _ body: (BatchLine) throws -> Void) throws {
    let rows = try db.walk(
      """
      SELECT b.id, b.recorded_at, b.action, b.file_name, b.file_sha256, b.profile, r.name,
        a.person, a.login
      FROM batch b LEFT JOIN recorder r ON r.batch = b.id LEFT JOIN actor a ON a.batch = b.id
      ORDER BY b.id \(SQL.limit(range))
      """)
    // Entries are numbered as their batches are, so one walk meets them in order.
    let entries = try db.walk("SELECT number, batch FROM entry ORDER BY number")
    func next() throws(LedgerError) -> (number: Int64, batch: Int64)? {
      try entries.step() ? (entries.integer(0), entries.integer(1)) : nil
    }
    var entry = try next()
    while try rows.step() {
      let id = rows.integer(0)
      var found: (count: Int64, first: Int64?, last: Int64?) = (0, nil, nil)
      while let current = entry, current.batch <= id {
        if current.batch == id {
          found = (found.count + 1, found.first ?? current.number, current.number)
        }
        entry = try next()
      }
      try body(
        BatchLine(
          id: id, recordedAt: rows.text(1), action: rows.text(2),
          info: BatchInfo(
            fileName: rows.optionalText(3),
            fileDigest: rows.isNull(4) ? nil : Digest256(bytes: rows.rawBlob(4)),
            profile: rows.optionalText(5)),
          recorder: Recorder(
            name: rows.optionalText(6), person: rows.optionalText(7), login: rows.optionalText(8)),
          entries: found.count, first: found.first, last: found.last))
    }
  }

  package func recorders() throws(LedgerError) -> [RecorderLine] {
    let rows = try db.walk(
      """
      SELECT r.name, count(*), min(b.recorded_at), max(b.recorded_at),
        coalesce(sum(k.entries), 0)
      FROM batch b LEFT JOIN recorder r ON r.batch = b.id
      LEFT JOIN (SELECT batch, count(*) AS entries FROM entry GROUP BY batch) k ON k.batch = b.id
      GROUP BY r.name ORDER BY r.name IS NULL, r.name
      """)
    var recorders: [RecorderLine] = []
    while try rows.step() {
      recorders.append(
        RecorderLine(
          name: rows.optionalText(0), acts: rows.integer(1), first: rows.text(2),
          last: rows.text(3), entries: rows.integer(4)))
    }
    return recorders
  }

  package func evidence(of entry: Int64?, _ body: (StoredEvidence) throws -> Void) throws {
    func condition(_ column: String) -> String { entry == nil ? "TRUE" : "\(column) = ?1" }
    let rows = try db.walk(
      """
      SELECT n.entry, n.position, n.name, f.sha256, f.bytes, f.media_type, b.recorded_at
      FROM entry_evidence n
      LEFT JOIN evidence f ON (f.entry, f.position) = (n.entry, n.position)
      LEFT JOIN batch b ON b.id = f.batch
      WHERE \(condition("n.entry"))
      UNION ALL
      SELECT f.entry, f.position, f.name, f.sha256, f.bytes, f.media_type, b.recorded_at
      FROM evidence f JOIN batch b ON b.id = f.batch
      WHERE \(condition("f.entry")) AND NOT EXISTS (
        SELECT 1 FROM entry_evidence n WHERE (n.entry, n.position) = (f.entry, f.position))
      ORDER BY 1, 2
      """)
    if let entry { rows.bind(1, entry) }
    while try rows.step() {
      var content: StoredEvidence.Content?
      if !rows.isNull(3) {
        guard let digest = Digest256(bytes: rows.rawBlob(3)) else {
          throw LedgerError.damaged("evidence")
        }
        content = StoredEvidence.Content(
          digest: digest, byteCount: rows.integer(4), mediaType: rows.text(5),
          filedAt: rows.text(6))
      }
      try body(
        StoredEvidence(
          entry: rows.integer(0), position: Int(rows.integer(1)), name: rows.text(2),
          content: content))
    }
  }
}
