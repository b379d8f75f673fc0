import Amounts
import Bookkeeping
import Funding
import Interchange
import LedgerStore

/// What importing one file did, or would do.
struct ImportResult {
  let file: String
  let rows: Int
  let posted: PostedRange
  /// Rows and sum of the amounts by kind.
  let byKind: [BookingKind: (rows: Int, amount: Money)]
  let preview: ImportPreview
  let evidence: EvidenceIntake.Summary
}

/// Books a table of bookings: all of its rows or none.
struct BookingImport {
  let session: Session
  let ledger: Ledger
  let desk: BookingDesk
  let chart: Chart
  var decimalMark: DecimalMark?
  /// Of a workbook; nil: its only one.
  var sheet: String?
  /// How an office's own table is meant; nil: it keeps to `contract.md` §3.
  var profile: BookingProfile?
  var again = false
  var dryRun = false
  /// Takes no name of evidence that is no file.
  var requireEvidence = false
  /// Where a table with problems goes.
  var problemReport: ProblemReport?
  /// Shows what is about to be booked, before it is.
  var show: (ImportPreview) -> Void = { _ in }

  init(session: Session, ledger: Ledger) throws {
    self.session = session
    self.ledger = ledger
    chart = try session.chart()
    desk = BookingDesk(portfolio: try ledger.currentPortfolio(), chart: chart)
  }

  /// - Throws: all problems of the file at once; nothing is booked then.
  func run(_ file: String) throws -> ImportResult {
    let input = try InputBytes(path: session.console.absolute(file), file: file)
    let table = try BookingTable.open(
      input, profile: profile, sheet: sheet, decimalMark: decimalMark)
    // Twice over the file: first every problem of every row is found, then it is booked row by row,
    // so that a file of any length needs no room for its rows.
    let evidence = EvidenceIntake(for: file, session.console, mustExist: requireEvidence)
    let survey = BookingSurvey()
    var references = References()
    let (rows, byKind) = try check(table, survey, evidence, &references)
    let progress = Progress(
      console: session.console, label: say("\(file) wird gebucht", "Booking \(file)"))
    func preview(_ posted: PostedRange) -> ImportPreview {
      ImportPreview(
        file: file, profile: profile, source: table.source, survey: survey, rows: rows,
        byKind: byKind, posted: posted)
    }
    let books = VoucherBook(
      ledger, wanted: references.vouchers, ordersToCome: references.orders.map(\.order))
    try checkOrders(references, table)
    try ledger.adopt(chart, recordedAt: session.console.timestamp)
    var lines: [Int32] = []
    do {
      let posted = try ledger.post(
        batch: BatchInfo(fileName: file, fileDigest: try input.digest()), again: again,
        orders: references.orders.map(\.order), evidence: evidence.files,
        recordedAt: session.console.timestamp, dryRun: dryRun,
        beforeCommit: { posted in
          progress.finish()
          show(preview(posted))
        }
      ) { take in
        let problems = ProblemList()
        var done = 0
        try table.read(problems: problems) { row in
          done += 1
          progress.update(done, of: rows)
          do {
            for proposal in try desk.propose(row.booking, among: books) {
              lines.append(Int32(clamping: row.line))
              try take(proposal)
            }
          } catch let refused as BookingRefused {
            refused.report(at: row, of: table, to: problems)
          }
        }
        _ = try checked(true, problems, of: table)
      }
      return ImportResult(
        file: file, rows: rows, posted: posted, byKind: byKind, preview: preview(posted),
        evidence: evidence.summary)
    } catch LedgerError.refused(let refusals) {
      progress.finish()
      report(refusals, lines: lines, of: table)
      throw CommandFailure(Failure(exitCode: 65, messages(refusals, table, lines)))
    }
  }

  /// A message for each entry that the ledger refused; for one that is known with other content
  /// also what differs.
  /// - Parameter lines: the line of each entry.
  private func messages(
    _ refusals: [PostingRefusal], _ table: BookingTable<TableFile>, _ lines: [Int32]
  ) -> [String] {
    let shown = refusals.prefix(ProblemList.limit)
    func line(_ refusal: PostingRefusal) -> Int? {
      lines.indices.contains(refusal.index) ? Int(lines[refusal.index]) : nil
    }
    let changed = Set(
      shown.compactMap { refusal in
        if case .referenceTaken = refusal.reason { line(refusal) } else { nil }
      })
    var bookings: [Int: Booking] = [:]
    if !changed.isEmpty {
      table.read(problems: ProblemList()) { row in
        if changed.contains(row.line) { bookings[row.line] = row.booking }
      }
    }
    let language = session.language
    var messages = shown.map { refusal in
      var place = table.source.place
      place.line = line(refusal)
      var text = place.text(language) + ": " + refusal.reason.sentence(language)
      if case .referenceTaken(_, let number) = refusal.reason,
        let booking = place.line.flatMap({ bookings[$0] }),
        let booked = try? ledger.entry(number).booking
      {
        let changes = BookingChange.between(booked, booking, language)
        text +=
          language.pick(" Geändert: ", " Changed: ")
          + changes.map { $0.text(language) }.joined(separator: "; ") + "."
      }
      return text
    }
    if refusals.count > shown.count {
      let more = refusals.count - shown.count
      messages.append(
        language.pick("… und \(more) weitere Zeilen.", "… and \(more) more rows."))
    }
    return messages
  }

  /// What rows refer to, or record without an entry.
  private struct References {
    /// Vouchers that credit notes and parts are about.
    var vouchers: Set<VoucherKey> = []
    /// Orders with their rows.
    var orders: [(order: Order, row: BookingRow)] = []
  }

  /// Orders are recorded before the entries, so that the order of rows does not matter.
  private func checkOrders(
    _ references: References, _ table: BookingTable<TableFile>
  ) throws {
    guard !references.orders.isEmpty else { return }
    let problems = ProblemList()
    var seen: [Order] = []
    for (order, row) in references.orders {
      do {
        _ = try desk.order(
          row.booking, among: VoucherBook(ledger, wanted: [], ordersToCome: seen))
        seen.append(order)
      } catch let refused as BookingRefused {
        refused.report(at: row, of: table, to: problems)
      }
    }
    _ = try checked(true, problems, of: table)
  }

  /// Reads all rows, finds all problems, and adds up what there is.
  private func check(
    _ table: BookingTable<TableFile>, _ survey: BookingSurvey, _ evidence: EvidenceIntake,
    _ references: inout References
  ) throws -> (rows: Int, byKind: [BookingKind: (rows: Int, amount: Money)]) {
    let problems = ProblemList(
      limit: problemReport == nil ? ProblemList.limit : ProblemReport.limit)
    var byKind: [BookingKind: (rows: Int, amount: Money)] = [:]
    let progress = Progress(
      console: session.console,
      label: say("\(table.source.place.file) wird gelesen", "Reading \(table.source.place.file)"))
    defer { progress.finish() }
    var done = 0
    let rows = try table.read(problems: problems, survey: survey) { row in
      done += 1
      progress.update(done)
      evidence.look(at: row.booking.evidence) { name, fault in
        problems.add(table.place(of: row, .evidence), value: name, fault)
      }
      do {
        _ = try desk.propose(row.booking)
        let facts = row.booking.facts
        if facts != .none {
          if let order = Order(row.booking) { references.orders.append((order, row)) }
          let voucher = facts.forVoucher ?? (facts.voucherTotal == nil ? nil : row.booking.voucher)
          if let voucher { references.vouchers.insert(VoucherKey(voucher)) }
        }
        var sum = byKind[row.booking.kind] ?? (0, .zero)
        sum.rows += 1
        sum.amount = try sum.amount + row.booking.amount
        byKind[row.booking.kind] = sum
      } catch let refused as BookingRefused {
        refused.report(at: row, of: table, to: problems)
      }
    }
    return try checked((rows, byKind), problems, of: table)
  }
}

extension BookingRefused {
  /// Adds the faults of a row to the problems of its table.
  fileprivate func report(
    at row: BookingRow, of table: BookingTable<TableFile>, to problems: ProblemList
  ) {
    for fault in faults {
      let column = BookingColumn(rawValue: fault.field.rawValue)
      problems.add(table.place(of: row, column), .booking(fault))
    }
  }
}

extension ImportResult {
  var json: JSONValue {
    .members(
      [
        ("file", .string(file)), ("rows", .integer(Int64(rows))),
        ("entries", .integer(Int64(posted.count))), ("orders", .integer(Int64(posted.orders))),
        ("known", .integer(Int64(posted.known))),
        ("first", posted.numbers.map { .integer($0.lowerBound) }),
        ("last", posted.numbers.map { .integer($0.upperBound) }),
        (
          "kinds",
          .array(
            preview.kinds.map { kind, rows, amount in
              .members([
                ("kind", .string(kind.rawValue)), ("rows", .integer(Int64(rows))),
                ("amount", .string(amount.plainText)),
              ])
            })
        ), ("filed", .integer(Int64(posted.filed))), ("evidence", evidence.json),
        ("head", .string(posted.head.hexText)),
      ] + preview.members)
  }

  func text(_ language: Language, dryRun: Bool) -> String {
    let done =
      dryRun
      ? language.pick(
        "würde \(posted.count) Buchungen anlegen", "would book \(posted.count) entries")
      : language.pick("\(posted.count) Buchungen angelegt", "\(posted.count) entries booked")
    let orders =
      posted.orders == 0
      ? ""
      : language.pick(", Aufträge: \(posted.orders)", ", orders: \(posted.orders)")
    let range = posted.numbers.map { " (\($0.lowerBound)–\($0.upperBound))" } ?? ""
    let known =
      posted.known == 0
      ? "" : language.pick(", \(posted.known) waren schon gebucht", ", \(posted.known) were known")
    let proof = evidence.text(filed: posted.filed, dryRun: dryRun).map { "\n" + $0 } ?? ""
    return "\(file): \(rows) " + language.pick("Zeilen, ", "rows, ") + done + range + orders + known
      + "."
      + proof
  }
}
