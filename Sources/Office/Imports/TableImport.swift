package import Amounts
import Bookkeeping
import Foundation
import Funding
package import Interchange
import LedgerStore
import Messages

/// Where tables of bookings are read and booked: lists, cash books and entry workbooks.
package struct TableImport {
  private let office: GrantOffice
  private let terms: Terms
  private let ledger: Ledger

  /// How tables are meant and taken.
  package struct Terms {
    package var decimalMark: DecimalMark?
    /// Of a workbook; nil: its only one.
    package var sheet: String?
    /// How an office's own table is meant; nil: it keeps to the columns that are laid down.
    package var profile: BookingProfile?
    /// By what name or file it was found, so that it is found again.
    package var profileName: String?
    package var repeats = RepeatRules()
    /// Tells what would happen: nothing is written, and nobody else is waited for.
    package var dryRun = false
    /// Takes no name of evidence that is no file.
    package var requireEvidence = false
    /// Files that prove every row: the signed paper of a partner's form.
    package var evidence: [String] = []
    /// Tells every problem instead of the first ones.
    package var tellsAll = false
    /// What somebody said yes to, so that it is not asked about.
    package var meant: Set<Slip.Kind> = []
    /// What is told instead of asked.
    package var told: Set<Slip.Kind> = []
    /// How many of the entries that a dry run would book are told.
    package var toldEntries = 0
    /// Where a table with problems goes.
    package var problems: ProblemReport?

    package init() {}
  }

  /// How far a long work is.
  package enum Progress {
    case read(rows: Int)
    case booked(rows: Int, of: Int)
    /// Messages may follow.
    case done
  }

  /// - Throws: ``LedgerError``.
  package init(_ office: GrantOffice, _ terms: Terms = Terms()) throws {
    (self.office, self.terms) = (office, terms)
    ledger = try office.open(
      terms.dryRun ? .readOnly : .readWrite, for: terms.dryRun ? .prepare : .book)
  }

  /// Ends the use of the ledger, which otherwise ends with this value.
  package func close() throws { try ledger.close() }

  /// Books a table, all of its rows or none, in one transaction; a dry run only reads.
  /// - Parameters:
  ///   - progress: is told how far it is.
  ///   - show: gets what is about to become final.
  /// - Throws: ``InputProblems`` with all problems of the table, ``RowsRefused`` with all rows that
  ///   the ledger does not take, ``SlipsFound`` for what goes beyond the plan, ``LedgerError``.
  package func take(
    _ file: String, progress: @escaping (Progress) -> Void = { _ in },
    show: (TakenTable) -> Void = { _ in }
  ) throws -> TakenTable {
    let evidence = EvidenceIntake(for: file, office, mustExist: terms.requireEvidence)
    func all() throws -> TakenTable {
      let input = try InputBytes(path: office.absolute(file), file: file)
      let portfolio = try ledger.currentPortfolio()
      var table = try table(input, portfolio, evidence)
      let desk = BookingDesk(portfolio: portfolio, chart: try office.chart())
      table.unknownNames = desk.unknownNames(of:)
      let work = Work(
        office: office, terms: terms, ledger: ledger, desk: desk, table: table,
        evidence: evidence, progress: progress)
      return try work.run(file, show)
    }
    if terms.dryRun { return try ledger.reading(all) }
    // A profile that nobody could find again cannot be proposed with.
    guard terms.profile == nil || terms.profileName != nil else {
      return try ledger.transaction(isLong: true, all)
    }
    var deed = terms.deed(file)
    let profile = terms.profileName.flatMap(office.profilePath)
    deed.profile = profile ?? deed.profile
    return try office.proposing(
      deed,
      files: {
        var files = office.files(evidence, of: file)
        for name in [file, profile].compactMap(\.self) + terms.evidence {
          let path = office.absolute(name)
          if FileManager.default.fileExists(atPath: path) { files[path] = path }
        }
        return files
      }
    ) { try ledger.transaction(isLong: true, all) }
  }

  private static let problemWorkbook = LocalizedText(
    de: "eine Mappe mit den Fehlern", en: "a workbook of its problems")

  /// The table in a file; that of a partner's form has its evidence with every row.
  private func table(
    _ input: InputBytes, _ portfolio: Portfolio, _ evidence: EvidenceIntake
  ) throws -> BookingTable<TableFile> {
    guard terms.profile == nil, terms.sheet == nil,
      let form = try PartnerFormTable.open(input, portfolio, today: office.act.day)
    else {
      if !terms.evidence.isEmpty {
        throw Refusal(
          .usage, Problem("office.ONLY_WITH_FORM", ["file": Fact.whole(input.file)]),
          fields: ["evidence"])
      }
      return try BookingTable.open(
        input, profile: terms.profile, sheet: terms.sheet, decimalMark: terms.decimalMark)
    }
    if terms.problems != nil {
      throw Refusal(.usage, Problem("office.NOT_FOR_FORM", ["what": Self.problemWorkbook]))
    }
    let signed = try terms.evidence.map { try evidence.take($0) }
    let given = try Terms.FormEvidence(form, ledger, signed: signed, language: office.language)
    evidence.accept(given.references)
    var table = BookingTable(
      TableFile.form(form), decimalMark: terms.decimalMark, isPrepared: true)
    table.completed = { $0.evidence += given.names }
    return table
  }
}

/// One table on its way into the ledger.
private struct Work {
  let office: GrantOffice
  let terms: TableImport.Terms
  let ledger: Ledger
  let desk: BookingDesk
  let table: BookingTable<TableFile>
  let evidence: EvidenceIntake
  let progress: (TableImport.Progress) -> Void

  /// What a first reading found: every problem of every row is known before anything is booked, and
  /// then the file is booked row by row, so that one of any length needs no room for its rows.
  struct Survey {
    let readings = BookingSurvey()
    var rows = 0
    var byKind: [BookingKind: (rows: Int, amount: Money)] = [:]
    var equal = EqualRows()
    /// Vouchers that credit notes and parts are about.
    var vouchers: Set<VoucherKey> = []
    /// Orders with their rows.
    var orders: [(order: Order, row: BookingRow)] = []
  }

  func run(_ file: String, _ show: (TakenTable) -> Void) throws -> TakenTable {
    let survey = try survey(evidence)
    let books = VoucherBook(
      ledger, wanted: survey.vouchers, ordersToCome: survey.orders.map(\.order))
    try checkOrders(survey.orders)
    let equal = survey.equal.groups()
    var lines: [Int32] = []
    var payDays: [Int: CalendarDate] = [:]
    // By the positions of entries, for as long as they are handed over.
    var load = PlanLoad(today: office.act.day)
    var review = try FormReview(table.source, ledger)
    var last: ProposedEntry?
    var entries: [(line: Int, entry: ProposedEntry)] = []
    func taken(
      _ posted: PostedRange, _ slips: [Slip] = [], _ notes: [Problem] = []
    ) -> TakenTable {
      let repeats = posted.repeats.map { (Int(lines[$0.index]), $0.number) }
      let gone = posted.takenBack.map { (line: Int(lines[$0.index]), entry: $0.number, by: $0.by) }
      let leftOut = Set(repeats.map(\.0) + gone.map(\.line))
      let ofNewRows = lines.count { !leftOut.contains(Int($0)) } - posted.known
      return TakenTable(
        file: file, profile: terms.profile, source: table.source, survey: survey.readings,
        rows: survey.rows, byKind: survey.byKind, equal: equal, posted: posted,
        repeats: repeats, takenBack: gone,
        payments: repeats.isEmpty ? 0 : max(posted.count - ofNewRows, 0),
        otherPayDays: repeats.compactMap { line, number in
          guard let told = payDays[line],
            let booked = (try? books.paidBooking(number))??.paidOn, told != booked
          else { return nil }
          return TakenTable.OtherPayDay(line: line, entry: number, told: told, booked: booked)
        },
        evidence: evidence.summary, slips: slips, formNotes: notes, entries: entries)
    }
    do {
      let posted = try ledger.post(
        batch: BatchInfo(fileName: file, fileDigest: try office.digest(of: file)),
        adopting: try office.chart(), again: terms.repeats.areTold,
        orders: survey.orders.map(\.order), among: books, evidence: evidence.files,
        act: office.act, dryRun: terms.dryRun,
        posted: { position in
          guard let last else { return }
          if entries.count < terms.toldEntries {
            entries.append((Int(lines[position]), last))
          }
          load.add(last, line: Int(lines[position]))
          review?.add(last.booking, line: Int(lines[position]))
        },
        beforeCommit: { posted in
          progress(.done)
          show(taken(posted))
        }
      ) { take in
        try propose(books, of: survey.rows) { proposal, line, rule, paidOn in
          lines.append(Int32(clamping: line))
          if rule == .leftOut || rule == .same { payDays[line] = paidOn }
          last = proposal
          try take(proposal, rule)
        }
      }
      let asked = try asked(
        twice(equal, posted, lines) + (review?.rowsTwice(terms.repeats) ?? []), load)
      let open = asked.filter { !terms.told.contains($0.kind) }
      guard open.isEmpty || terms.dryRun else { throw SlipsFound(slips: open) }
      var done = taken(posted, asked, review?.notes ?? [])
      done.findings = try RecordDesk(office).findings(
        of: entries.map(\.entry), evidence.files, ledger)
      return done
    } catch LedgerError.refused(let refusals) {
      progress(.done)
      let refused = RowsRefused(
        refusals, lines: lines, rows: survey.rows, of: table, desk: desk, books: books,
        limit: terms.tellsAll ? .max : ProblemList.limit)
      terms.problems?.write(table, refused)
      throw refused
    }
  }

  private func asked(_ twice: [Int], _ load: PlanLoad) throws -> [Slip] {
    let all =
      try (twice.isEmpty ? [] : [.rowsEqual(rows: twice.sorted())])
      + load.slips(desk.portfolio, ledger, isBooked: !terms.dryRun)
      + RecordDesk(office).reported(load.firstDays, desk.portfolio, ledger)
    return all.filter { !terms.meant.contains($0.kind) }
  }

  /// Rows that equal another one of the table, but those that are left out and those that are
  /// meant.
  private func twice(_ equal: [[Int]], _ posted: PostedRange, _ lines: [Int32]) -> [Int] {
    let leftOut = posted.repeats.map(\.index) + posted.takenBack.map(\.index)
    let gone = Set(leftOut.map { Int(lines[$0]) })
    return equal.flatMap { $0.filter { !gone.contains($0) }.dropFirst() }
      .filter { terms.repeats.rule(for: $0) != .posted }
  }

  private func propose(
    _ books: VoucherBook, of rows: Int,
    _ take: (ProposedEntry, _ line: Int, RepeatRule, _ paidOn: CalendarDate?) throws -> Void
  ) throws {
    let problems = ProblemList()
    var done = 0
    // In a table sorted with the last first credit notes and payments stand above their invoice.
    var waiting: [BookingRow] = []
    func book(_ row: BookingRow, canWait: Bool) throws {
      do {
        let proposals = try desk.propose(row.booking, among: books)
        if row.booking.measure.isEmpty {
          for proposal in proposals { try office.checkPlace(proposal.booking, in: desk.portfolio) }
        }
        let rule = terms.repeats.rule(for: row.line)
        let paidOn = row.booking.kind == .expense ? row.booking.paidOn : nil
        for proposal in proposals { try take(proposal, row.line, rule, paidOn) }
      } catch let refused as BookingRefused {
        guard canWait, row.booking.facts.forVoucher != nil || row.booking.kind == .payment else {
          return refused.report(at: row, of: table, to: problems)
        }
        waiting.append(row)
      }
    }
    try table.read(problems: problems) { row in
      done += 1
      progress(.booked(rows: done, of: rows))
      try book(row, canWait: true)
    }
    for row in waiting { try book(row, canWait: false) }
    try check(problems)
  }

  /// Orders are recorded before the entries, so that the order of rows does not matter.
  private func checkOrders(_ orders: [(order: Order, row: BookingRow)]) throws {
    let problems = ProblemList()
    var seen: [Order] = []
    for (order, row) in orders {
      do {
        _ = try desk.order(
          row.booking, among: VoucherBook(ledger, wanted: [], ordersToCome: seen))
        seen.append(order)
      } catch let refused as BookingRefused {
        refused.report(at: row, of: table, to: problems)
      }
    }
    try check(problems)
  }

  /// Reads all rows, finds all problems, and adds up what there is.
  private func survey(_ evidence: EvidenceIntake) throws -> Survey {
    let problems = ProblemList(
      limit: terms.tellsAll
        ? .max : terms.problems == nil ? ProblemList.limit : ProblemReport.limit)
    var survey = Survey()
    defer { progress(.done) }
    var done = 0
    survey.rows = try table.read(problems: problems, survey: survey.readings) { row in
      done += 1
      progress(.read(rows: done))
      evidence.look(at: row.booking.evidence) { name, fault in
        problems.add(table.place(of: row, .evidence), value: name, fault)
      }
      survey.equal.add(row)
      if !row.booking.measure.isEmpty {
        try office.checkPlace(row.booking, in: desk.portfolio)
      }
      do {
        _ = try desk.propose(row.booking)
        try survey.add(row)
      } catch let refused as BookingRefused {
        refused.report(at: row, of: table, to: problems)
      }
    }
    try check(problems)
    return survey
  }

  /// - Throws: all problems of the table at once, which go into the workbook where one is wanted.
  private func check(_ problems: ProblemList) throws {
    guard !problems.isEmpty else { return }
    let all = problems.collected(in: table.source)
    terms.problems?.write(table, all)
    throw all.told(all: terms.tellsAll)
  }
}

extension Work.Survey {
  mutating func add(_ row: BookingRow) throws {
    let facts = row.booking.facts
    if facts != .none {
      if let order = Order(row.booking) { orders.append((order, row)) }
      if let voucher = facts.forVoucher { vouchers.insert(VoucherKey(voucher)) }
    }
    if facts.voucherTotal != nil || row.booking.kind == .payment, let voucher = row.booking.voucher
    {
      vouchers.insert(VoucherKey(voucher))
    }
    var sum = byKind[row.booking.kind] ?? (0, .zero)
    sum.rows += 1
    sum.amount = try sum.amount + row.booking.amount
    byKind[row.booking.kind] = sum
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

extension ProblemList {
  /// What was collected, where it stands in the file.
  fileprivate func collected(in file: TableFile) -> InputProblems {
    guard file.form != nil else { return collected }
    let placed = ProblemList(limit: .max)
    for problem in problems {
      placed.add(
        InputProblem(
          place: file.resolved(problem.place), value: problem.value, fault: problem.fault))
    }
    return InputProblems(problems: placed.collected.problems, count: count)
  }
}

extension InputProblems {
  /// All of them, or the first ones with how many there are.
  func told(all: Bool) -> InputProblems {
    InputProblems(problems: Array(problems.prefix(all ? .max : ProblemList.limit)), count: count)
  }
}
