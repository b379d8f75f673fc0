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
  var again = false
  var dryRun = false
  /// Where a table with problems goes.
  var problemReport: ProblemReport?

  init(session: Session, ledger: Ledger) throws {
    self.session = session
    self.ledger = ledger
    chart = try session.chart()
    desk = BookingDesk(portfolio: try ledger.currentPortfolio(), chart: chart)
  }

  /// - Throws: all problems of the file at once; nothing is booked then.
  func run(_ file: String) throws -> ImportResult {
    let input = try InputBytes(path: session.console.absolute(file), file: file)
    let table = try BookingTable(input, sheet: sheet, decimalMark: decimalMark)
    // Twice over the file: first every problem of every row is found, then it is booked row by row,
    // so that a file of any length needs no room for its rows.
    let (rows, byKind) = try check(table)
    try ledger.adopt(chart, recordedAt: session.console.timestamp)
    var lines: [Int32] = []
    do {
      let posted = try ledger.post(
        batch: BatchInfo(fileName: file, fileDigest: try digest(input)), again: again,
        recordedAt: session.console.timestamp, dryRun: dryRun
      ) { take in
        let problems = ProblemList()
        try table.read(problems: problems) { row in
          for proposal in try desk.propose(row.booking) {
            lines.append(Int32(clamping: row.line))
            try take(proposal)
          }
        }
        _ = try problems.checked(true)
      }
      return ImportResult(file: file, rows: rows, posted: posted, byKind: byKind)
    } catch LedgerError.refused(let refusals) {
      report(refusals, lines: lines, of: table)
      throw CommandFailure(
        Failure(
          exitCode: 65,
          refusals.map { refusal in
            var place = table.source.place
            place.line = lines.indices.contains(refusal.index) ? Int(lines[refusal.index]) : nil
            return place.text(session.language) + ": " + refusal.reason.sentence(session.language)
          }))
    }
  }

  /// Reads all rows, finds all problems, and adds up what there is.
  private func check(
    _ table: BookingTable<TableFile>
  ) throws -> (rows: Int, byKind: [BookingKind: (rows: Int, amount: Money)]) {
    let problems = ProblemList(
      limit: problemReport == nil ? ProblemList.limit : ProblemReport.limit)
    var byKind: [BookingKind: (rows: Int, amount: Money)] = [:]
    let rows = try table.read(problems: problems) { row in
      do {
        _ = try desk.propose(row.booking)
        var sum = byKind[row.booking.kind] ?? (0, .zero)
        sum.rows += 1
        sum.amount = try sum.amount + row.booking.amount
        byKind[row.booking.kind] = sum
      } catch let refused as BookingRefused {
        for fault in refused.faults {
          let column = BookingColumn(rawValue: fault.field.rawValue)
          problems.add(table.place(of: row, column), .booking(fault))
        }
      }
    }
    return try checked((rows, byKind), problems, of: table)
  }

  private func digest(_ input: InputBytes) throws -> Digest256 {
    var stream = DigestStream()
    var offset = 0
    while offset < input.count {
      let piece = try input.piece(at: offset, limit: 1 << 20)
      piece.withUnsafeBytes { stream.append($0) }
      offset += piece.count
    }
    return stream.finish()
  }
}

extension ImportResult {
  var json: JSONValue {
    .members([
      ("file", .string(file)), ("rows", .integer(Int64(rows))),
      ("entries", .integer(Int64(posted.count))), ("known", .integer(Int64(posted.known))),
      ("first", posted.numbers.map { .integer($0.lowerBound) }),
      ("last", posted.numbers.map { .integer($0.upperBound) }),
      (
        "kinds",
        .array(
          kinds.map { kind, sum in
            .members([
              ("kind", .string(kind.rawValue)), ("rows", .integer(Int64(sum.rows))),
              ("amount", .string(sum.amount.plainText)),
            ])
          })
      ), ("head", .string(posted.head.hexText)),
    ])
  }

  private var kinds: [(BookingKind, (rows: Int, amount: Money))] {
    BookingKind.allCases.compactMap { kind in byKind[kind].map { (kind, $0) } }
  }

  func text(_ language: Language, dryRun: Bool) -> String {
    var table = TextTable([
      (language.pick("Art", "Kind"), .left), (language.pick("Zeilen", "Rows"), .right),
      (language.pick("Betrag €", "Amount €"), .right),
    ])
    for (kind, sum) in kinds {
      table.add(kind.name[language], String(sum.rows), sum.amount.numberText(language))
    }
    let done =
      dryRun
      ? language.pick(
        "würde \(posted.count) Buchungen anlegen", "would book \(posted.count) entries")
      : language.pick("\(posted.count) Buchungen angelegt", "\(posted.count) entries booked")
    let range = posted.numbers.map { " (\($0.lowerBound)–\($0.upperBound))" } ?? ""
    let known =
      posted.known == 0
      ? "" : language.pick(", \(posted.known) waren schon gebucht", ", \(posted.known) were known")
    return "\(file): \(rows) " + language.pick("Zeilen, ", "rows, ") + done + range + known + ".\n"
      + table.text
  }
}
