import Amounts
import Bookkeeping
import Funding
import Interchange
import LedgerStore
import Office

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
  /// How an office's own table is meant; nil: it keeps to `Bookings.md`.
  var profile: BookingProfile?
  var repeats = RepeatRules(rows: nil, rest: .asked)
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
    chart = try session.office.chart()
    desk = BookingDesk(portfolio: try ledger.currentPortfolio(), chart: chart)
  }

  /// - Throws: all problems of the file at once; nothing is booked then.
  func run(_ file: String) throws -> ImportResult {
    let input = try InputBytes(path: session.office.absolute(file), file: file)
    let table = try BookingTable.open(
      input, profile: profile, sheet: sheet, decimalMark: decimalMark)
    // Twice over the file: first every problem of every row is found, then it is booked row by row,
    // so that a file of any length needs no room for its rows.
    let evidence = EvidenceIntake(for: file, session.office, mustExist: requireEvidence)
    let survey = BookingSurvey()
    var references = References()
    let (rows, byKind, equal) = try check(table, survey, evidence, &references)
    let progress = Progress(
      console: session.console, label: say("\(file) wird gebucht", "Booking \(file)"))
    var lines: [Int32] = []
    func preview(_ posted: PostedRange) -> ImportPreview {
      ImportPreview(
        file: file, profile: profile, source: table.source, survey: survey, rows: rows,
        byKind: byKind, equal: equal, posted: posted,
        repeats: posted.repeats.map { (Int(lines[$0.index]), $0.number) })
    }
    let books = VoucherBook(
      ledger, wanted: references.vouchers, ordersToCome: references.orders.map(\.order))
    try checkOrders(references, table)
    do {
      let posted = try ledger.post(
        batch: BatchInfo(fileName: file, fileDigest: try session.office.digest(of: file)),
        adopting: chart, again: repeats.areTold, orders: references.orders.map(\.order),
        among: books, evidence: evidence.files, act: session.office.act, dryRun: dryRun,
        beforeCommit: { posted in
          progress.finish()
          show(preview(posted))
        }
      ) { take in
        let problems = ProblemList()
        var done = 0
        // In a table sorted with the last first a credit note stands above its invoice.
        var waiting: [BookingRow] = []
        func book(_ row: BookingRow, canWait: Bool) throws {
          do {
            for proposal in try desk.propose(row.booking, among: books) {
              lines.append(Int32(clamping: row.line))
              try take(proposal, repeats.rule(for: row.line))
            }
          } catch let refused as BookingRefused {
            guard canWait, row.booking.facts.forVoucher != nil else {
              return refused.report(at: row, of: table, to: problems)
            }
            waiting.append(row)
          }
        }
        try table.read(problems: problems) { row in
          done += 1
          progress.update(done, of: rows)
          try book(row, canWait: true)
        }
        for row in waiting { try book(row, canWait: false) }
        _ = try checked(true, problems, of: table)
      }
      return ImportResult(
        file: file, rows: rows, posted: posted, byKind: byKind, preview: preview(posted),
        evidence: evidence.summary)
    } catch LedgerError.refused(let refusals) {
      progress.finish()
      report(refusals, lines: lines, of: table)
      let told = RefusedRows(
        refusals: refusals, lines: lines, rows: rows, table: table, ledger: ledger, desk: desk,
        session: session)
      throw CommandFailure(Failure(exitCode: 65, "REFUSED_ROWS", told.messages))
    }
  }

  private typealias Checked = (
    rows: Int, byKind: [BookingKind: (rows: Int, amount: Money)], equal: [[Int]]
  )

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
  ) throws -> Checked {
    let problems = ProblemList(
      limit: session.json
        ? .max : problemReport == nil ? ProblemList.limit : ProblemReport.limit)
    var byKind: [BookingKind: (rows: Int, amount: Money)] = [:]
    var equal = EqualRows()
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
      equal.add(row)
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
    return try checked((rows, byKind, equal.groups()), problems, of: table)
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
    let left =
      posted.repeats.isEmpty
      ? ""
      : language.pick(
        ", \(posted.repeats.count) gleichen schon gebuchten und bleiben weg",
        ", \(posted.repeats.count) equal booked ones and are left out")
    let proof = evidence.text(filed: posted.filed, dryRun: dryRun).map { "\n" + $0 } ?? ""
    return "\(file): \(rows) " + language.pick("Zeilen, ", "rows, ") + done + range + orders + known
      + left + "."
      + proof
  }
}
