import Amounts
import Funding

/// Turns rows of a table into bookings.
struct BookingRowReader {
  /// What became of a row.
  enum Outcome {
    case booking(Booking)
    /// Its problems were reported.
    case faulty
    case leftOut(LeftOutRow)
  }

  /// As they stand in the file.
  private let headings: [String]
  private let columns: Columns
  /// Whether it is an ``EntryWorkbook``, or what a program made of one: rows are prepared, so
  /// those in which only the reference stands are passed over.
  var isPrepared: Bool
  /// Columns without a heading, in which nothing may stand.
  private let headless: [Int]
  /// All columns but that of the reference.
  private let entryColumns: [Int]
  private let problems: ProblemList
  private let profile: BookingProfile?
  /// The column, from 0, in which a bank says that a movement is only pending.
  private var status: Int?
  /// The columns that the rows to be left out are told by.
  private let skips: [(skipped: SkippedRow<BookingInput>, column: Int?)]
  private let profiled: ProfiledCells?
  private var cells: CellReader
  private var totals: TotalRows
  /// Headings that nobody asked for.
  let unusedHeadings: [String]

  /// The number of each column, nil where the table has none. Fields, not a dictionary: they are
  /// looked up twenty times in every row.
  private struct Columns {
    let date, kind, measure, line, source, amount, eligible, reason, vat, voucher, voucherDate: Int?
    let paidOn, counterparty, purpose, method, quantity, unitRate, share, evidence, reference: Int?

    init(_ columns: [BookingColumn: Int]) {
      (date, kind, measure) = (columns[.date], columns[.kind], columns[.measure])
      (line, source, amount) = (columns[.line], columns[.source], columns[.amount])
      (eligible, reason, vat) = (columns[.eligible], columns[.reason], columns[.vat])
      (voucher, voucherDate) = (columns[.voucher], columns[.voucherDate])
      (paidOn, counterparty) = (columns[.paidOn], columns[.counterparty])
      (purpose, method) = (columns[.purpose], columns[.method])
      (quantity, unitRate) = (columns[.quantity], columns[.unitRate])
      (share, evidence, reference) = (columns[.share], columns[.evidence], columns[.reference])
    }
  }

  /// Reads the headings of a table that keeps to `contract.md` §3.
  /// - Returns: nil after the problems of the headings were reported.
  init?(
    headings row: TableRow, place: SourcePosition, decimalMark: DecimalMark?, problems: ProblemList,
    readings: TableReadings
  ) {
    let found = TableHeadings(
      row, place: place, problems: problems, known: BookingColumn.headings,
      required: BookingColumn.required.map { ($0, $0.rawValue, $0.german) },
      key: BookingColumn.init(heading:), isLeftOut: EntryHeading.contains)
    guard let found else { return nil }
    headings = found.texts
    isPrepared =
      found.columns[.reference] != nil && found.texts.contains { EntryHeading.check.isNamed($0) }
    headless = found.texts.indices.filter { found.texts[$0].isEmpty }
    columns = Columns(found.columns)
    entryColumns = found.columns.filter { $0.key != .reference }.map(\.value)
    self.problems = problems
    (profile, profiled, skips, unusedHeadings) = (nil, nil, [], [])
    cells = CellReader(
      place: place, headings: found.texts, decimalMark: decimalMark, problems: problems, row: row,
      readings: readings)
    totals = TotalRows(
      columns: found.columns[.amount].map { [$0] } ?? [], date: found.columns[.date],
      mark: decimalMark)
  }

  /// Reads the headings of an office's own table.
  /// - Returns: nil after the problems of the headings were reported.
  init?(
    headings row: TableRow, profile: BookingProfile, place: SourcePosition, problems: ProblemList,
    readings: TableReadings
  ) {
    let found = ProfileHeadings(row, profile.headings)
    guard found.checked(profile.headings, place, problems) else { return nil }
    let profiled = ProfiledCells(profile, found)
    headings = found.texts
    columns = Columns(profiled.columns)
    // An office's table has columns that its profile does not name; those without a heading too.
    (entryColumns, headless, isPrepared) = ([], [], false)
    // That of the messages of a corrected table is no column of the office.
    unusedHeadings = found.unused.filter { !EntryHeading.contains($0) }
    self.problems = problems
    self.profile = profile
    self.profiled = profiled
    // Only a table whose signs tell the kind is one of a bank.
    if !profile.amounts.isEmpty, let column = BankTable.statusColumn(found.texts),
      !found.columns.values.contains(column)
    {
      status = column
    }
    skips = profile.skippedRows.map { ($0, $0.column.flatMap { found.columns[$0] }) }
    let mark = profile.layout.decimalMark
    cells = CellReader(
      place: place, headings: profiled.headings, decimalMark: mark, problems: problems, row: row,
      dateForm: profile.layout.dateForm, readings: readings, numbers: profiled.numbers)
    totals = TotalRows(
      columns: [.column(.amount), .debit, .credit].compactMap { found.columns[$0] },
      date: found.columns[.column(.date)], mark: mark)
  }

  /// Whether nothing but its reference stands in a row of a workbook to fill in.
  func isUntouched(_ row: TableRow) -> Bool {
    entryColumns.allSatisfy { !row.cells.indices.contains($0) || row.cells[$0].isEmpty }
  }

  /// All cells of a row are read, also where an early one is faulty: all problems are told at once.
  mutating func read(_ row: TableRow) -> Outcome {
    cells.row = row
    if let text = skippedText(row) {
      return .leftOut(LeftOutRow(line: row.line, reason: .text(Quote.excerpt(text))))
    }
    guard fits(row) else { return .faulty }
    if let status, BankTable.isPending(row.cells[status].string) {
      let text = Quote.excerpt(row.cells[status].string)
      return .leftOut(LeftOutRow(line: row.line, reason: .pending(text)))
    }
    if row.repeats(headings) {
      cells.report(nil, .table(.headingsAgain))
      return .faulty
    }
    if row.isColumnNumbers {
      if profile?.skipsColumnNumbers ?? false {
        return .leftOut(LeftOutRow(line: row.line, reason: .columnNumbers))
      }
      cells.report(nil, .list(.columnNumbers))
      return .faulty
    }
    if let total = totals.take(row) { return outcome(of: total, row) }
    if let profiled {
      if profiled.isZero(row) {
        return .leftOut(LeftOutRow(line: row.line, reason: .zero))
      }
      guard let widened = profiled.widen(row) else {
        cells.report(nil, .table(.debitAndCredit))
        return .faulty
      }
      cells.row = widened
      (cells.headings, cells.numbers) = (profiled.headings, profiled.numbers)
    }
    return booking().map { .booking($0) } ?? .faulty
  }

  /// Whether there is a cell for every heading, and nothing where there is none.
  private func fits(_ row: TableRow) -> Bool {
    let isSheet = cells.place.sheet != nil
    if let edge = row.edgeFault(width: headings.count, isSheet: isSheet) {
      var at = cells.at(nil)
      at.column = edge.column.map { $0 + 1 }
      problems.add(at, .table(edge.fault))
      return false
    }
    guard let filled = headless.first(where: { !row.cells[$0].isEmpty }) else { return true }
    var at = cells.at(nil)
    at.column = filled + 1
    let address = SheetColumns.name(filled + 1) + String(row.line)
    problems.add(
      at,
      .table(
        isSheet
          ? .besideTable(address, text: row.cells[filled].string)
          : .emptyHeading(column: filled + 1)))
    return false
  }

  private func skippedText(_ row: TableRow) -> String? {
    for skip in skips {
      for (index, cell) in row.cells.enumerated()
      where skip.skipped.column == nil || skip.column == index {
        let text = cell.string
        if text.contains(where: { !$0.isWhitespace }), skip.skipped.matches(text) { return text }
      }
    }
    return nil
  }

  private func outcome(of total: TotalRows.Total, _ row: TableRow) -> Outcome {
    guard profile?.skipsTotals ?? false else {
      cells.report(nil, .list(.totalRow(stated: total.stated)))
      return .faulty
    }
    guard total.fits || total.sum == nil else {
      cells.report(
        nil,
        .list(
          .totalDiffers(
            stated: total.stated, rows: total.rows, sum: total.sum ?? .zero)))
      return .faulty
    }
    return .leftOut(LeftOutRow(line: row.line, reason: .total(total.stated)))
  }

  /// The row as a booking; nil after its problems were reported.
  private func booking() -> Booking? {
    let before = problems.count
    let date = required(columns.date, cells.date)
    let kind = required(columns.kind) { word($0, Self.kinds) }
    let measure = required(columns.measure, cells.text)
    let amount = required(columns.amount, cells.money)
    if let amount, amount <= .zero {
      cells.report(columns.amount, .value(.notAboveZero(amount)))
    }
    let line = cells.text(columns.line)
    let source = cells.text(columns.source)
    let eligible = notNegative(columns.eligible)
    let reason = cells.text(columns.reason)
    let vat = notNegative(columns.vat)
    let voucher = cells.text(columns.voucher)
    let voucherDate = cells.date(columns.voucherDate)
    let paidOn = cells.date(columns.paidOn)
    let counterparty = cells.text(columns.counterparty)
    let purpose = cells.text(columns.purpose)
    let method = word(columns.method, Self.methods)
    let quantity = cells.number(columns.quantity)
    let unitRate = notNegative(columns.unitRate)
    let share = cells.share(columns.share)
    let evidence = cells.text(columns.evidence).map(Self.names) ?? []
    let reference = cells.text(columns.reference)
    guard let date, let kind, let measure, let amount, problems.count == before else { return nil }
    return Booking(
      date: date, kind: kind, measure: measure, line: line, source: source, amount: amount,
      eligible: eligible, reason: reason, vat: vat, voucher: voucher, voucherDate: voucherDate,
      paidOn: paidOn, counterparty: counterparty, purpose: purpose, method: method,
      quantity: quantity, unitRate: unitRate, share: share, evidence: evidence,
      reference: reference)
  }

  private func required<Value>(_ column: Int?, _ read: (Int?) -> Value?) -> Value? {
    let before = problems.count
    if let value = read(column) { return value }
    // What can be read in two ways is told once the whole table was read.
    if problems.count == before, column.map({ cells.row.cells[$0].isEmpty }) ?? true {
      cells.report(column, .value(.missing))
    }
    return nil
  }

  private func notNegative(_ column: Int?) -> Money? {
    guard let money = cells.money(column) else { return nil }
    if money.isNegative { cells.report(column, .value(.amountBelow(money, minimum: .zero))) }
    return money
  }

  private func word<Word>(_ column: Int?, _ words: Words<Word>) -> Word? {
    guard let column, let text = cells.text(column) else { return nil }
    if let word = words[text] { return word }
    let nearest = NearestName.of(text, among: words.names)
    cells.report(column, .value(.notOneOf(words.names, nearest: nearest)))
    return nil
  }

  /// The names in a cell for several: one a line, or between `;` or `|`.
  private static func names(_ text: String) -> [String] {
    text.split(whereSeparator: { $0 == ";" || $0 == "|" || $0.isNewline })
      .map { $0.split(whereSeparator: \.isWhitespace).joined(separator: " ") }
      .filter { !$0.isEmpty }
  }

  private static let kinds = Words(BookingKind.importable) { ($0.rawValue, $0.name) }
  private static let methods = Words(ValuationMethod.allCases) { ($0.rawValue, $0.name) }
}

/// Words of a closed list by key, German or English name, whatever their case.
private struct Words<Word: Sendable>: Sendable {
  /// The German names, then the keys, for messages.
  let names: [String]
  private var words: [String: Word] = [:]

  init(_ all: [Word], _ texts: (Word) -> (key: String, name: LocalizedText)) {
    names = all.map { texts($0).name.de } + all.map { texts($0).key }
    for word in all {
      let (key, name) = texts(word)
      for text in [key, name.de, name.en] {
        // As it is usually written too: most rows then need no folding.
        words[text] = word
        words[BookingColumn.folded(text)] = word
      }
    }
  }

  subscript(text: String) -> Word? { words[text] ?? words[BookingColumn.folded(text)] }
}
