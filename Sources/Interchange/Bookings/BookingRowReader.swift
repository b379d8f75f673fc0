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
  let columns: BookingColumns
  /// Whether it is an ``EntryWorkbook``, or what a program made of one: rows are prepared, so
  /// those in which only the reference stands are passed over.
  var isPrepared: Bool
  /// Columns without a heading, in which nothing may stand.
  private let headless: [Int]
  /// All columns but that of the reference.
  private let entryColumns: [Int]
  let problems: ProblemList
  let profile: BookingProfile?
  /// See ``BookingTable/unknownNames``.
  var unknownNames: ((Booking) -> [BookingFault])?
  private var bank: BankRows?
  /// The columns that the rows to be left out are told by.
  private let skips: [(skipped: SkippedRow<BookingInput>, columns: [Int]?)]
  private var numbered: NumberedRows
  private let profiled: ProfiledCells?
  var cells: CellReader
  /// Columns of the file, from 0, in which amounts are read.
  private let amountColumns: [Int]
  private var totals: TotalRows
  private var currencies: CurrencyColumns?
  var sides: SideColumns?
  var accounts: AccountColumns?
  private var balances: BalanceColumn?
  private var marks: RowMarks?
  private var gross: GrossColumn?
  /// Whether it was told that the column of the measure is missing.
  var isMeasureMissed = false
  var taxes = TaxColumn()
  var shares = ShareColumn()
  /// What stands outside the table.
  var notes = TableNotes()
  private var cut: AmountsCutAtComma
  /// Headings that nobody asked for.
  let unusedHeadings: [String]

  /// Reads the headings of a table that keeps to `Bookings.md`.
  /// - Returns: nil after the problems of the headings were reported.
  init?(
    headings row: TableRow, place: SourcePosition, decimalMark: DecimalMark?, problems: ProblemList,
    readings: TableReadings, separator: CSVSeparator?
  ) {
    let found = TableHeadings(
      row, place: place, problems: problems, known: BookingColumn.headings,
      required: BookingColumn.required.map { ($0, $0.rawValue, $0.german) },
      key: { BookingColumn(heading: $0) ?? BookingColumn(amountHeading: $0) },
      isLeftOut: { EntryHeading.contains($0) || CurrencyColumns.isPlainHeading($0) },
      isSpare: BookingColumn.isSpare)
    guard let found else { return nil }
    var units: [Int: AmountUnit] = [:]
    let before = problems.count
    for column in (BookingColumn.amounts + BookingColumn.rareAmounts)
      .compactMap({ found.columns[$0] })
    {
      units[column] = ProfileHeadings<BookingInput>.unit(
        found.texts[column], column, row.line, place, problems)
    }
    guard problems.count == before else { return nil }
    let currencyColumns = found.texts.indices.filter {
      CurrencyColumns.isPlainHeading(found.texts[$0])
    }
    if !currencyColumns.isEmpty { currencies = CurrencyColumns(named: currencyColumns) }
    if let sheet = place.sheet { notes.take(sheet: sheet) }
    headings = found.texts
    isPrepared =
      found.columns[.reference] != nil && found.texts.contains { EntryHeading.check.isNamed($0) }
    headless = found.texts.indices.filter { found.texts[$0].isEmpty }
    columns = BookingColumns(found.columns)
    entryColumns = found.columns.filter { $0.key != .reference }.map(\.value)
    self.problems = problems
    (profile, profiled, skips, unusedHeadings) = (nil, nil, [], [])
    amountColumns = [.amount, .eligible, .vat].compactMap { found.columns[$0] }
    numbered = NumberedRows([SkippedRow<BookingInput>]())
    cut = AmountsCutAtComma(
      BookingColumn.amounts.compactMap { found.columns[$0] },
      texts: Self.texts.compactMap { found.columns[$0] }, separator: separator, isTold: false)
    cells = CellReader(
      place: place, headings: found.texts, decimalMark: decimalMark, problems: problems, row: row,
      readings: readings)
    cells.units = units
    cells.signed = .own
    totals = TotalRows(
      TotalRows.Columns(
        amounts: found.columns[.amount].map { [($0, units[$0])] } ?? [], date: found.columns[.date],
        identity: [.voucher, .counterparty].compactMap { found.columns[$0] }),
      mark: decimalMark)
  }

  /// Reads the headings of an office's own table.
  /// - Returns: nil after the problems of the headings were reported.
  init?(
    headings row: TableRow, profile: BookingProfile, place: SourcePosition, problems: ProblemList,
    notes: TableNotes, upper: [String], readings: TableReadings, separator: CSVSeparator?
  ) {
    var found = ProfileHeadings(
      row, profile.headings, hasNone: profile.layout.hasNoHeadings)
    found.choose(profile.headings, below: upper)
    guard found.checked(profile.headings, place, problems) else { return nil }
    found.skip(profile.skippedColumns, place, problems)
    found.tell(readings)
    let profiled = ProfiledCells(profile, found)
    headings = found.texts
    columns = BookingColumns(profiled.columns)
    // An office's table has columns that its profile does not name; those without a heading too.
    (entryColumns, headless, isPrepared) = ([], [], false)
    // That of the messages of a corrected table is no column of the office.
    let used = Set(found.used).union([profiled.sideColumn].compactMap { $0 })
    unusedHeadings = found.texts.indices
      .filter { !used.contains($0) && !found.texts[$0].isEmpty }.map { found.texts[$0] }
      .filter { !EntryHeading.contains($0) }
    sides = SideColumns(found.texts, used: used)
    accounts = AccountColumns(found.texts, used: used)
    self.problems = problems
    self.notes = notes
    self.profile = profile
    self.profiled = profiled
    bank = BankRows(profile, found)
    amountColumns = BookingInput.amounts.compactMap { found.columns[$0] }
    skips = profile.skippedRows.map { ($0, $0.column.map { found.places(of: $0) }) }
    numbered = NumberedRows(profile.skippedRows)
    cut = AmountsCutAtComma(
      amountColumns, texts: Self.texts.flatMap { found.places(of: .column($0)) },
      separator: separator, isTold: profile.layout.separator == .comma)
    let mark = profile.layout.decimalMark
    cells = CellReader(
      place: place, headings: profiled.headings, decimalMark: mark, problems: problems, row: row,
      dateForm: profile.layout.dateForm, readings: readings, numbers: profiled.numbers)
    if !profile.amounts.isEmpty, let column = found.columns[.column(.paidOn)],
      BankTable.isValueDate(found.texts[column])
    {
      cells.valueDate = columns.paidOn
    }
    let before = problems.count
    cells.units = found.units(profile.units, place, problems)
    found.checkNet(place, knowsTax: profile.constants[.vat] != nil, problems)
    guard problems.count == before else { return nil }
    currencies = CurrencyColumns(found, named: found.places(of: .currency))
    let units = cells.units
    totals = TotalRows(
      TotalRows.Columns(
        amounts: [.column(.amount), .debit, .credit].compactMap { found.columns[$0] }
          .map { ($0, units[$0]) }, date: found.columns[.column(.date)],
        side: profiled.sideColumn.map { ($0, profile) },
        identity: [.column(.voucher), .column(.counterparty)].compactMap { found.columns[$0] },
        isDebit: [.column(.amount), .debit, .credit].filter { found.columns[$0] != nil }
          .map { $0 == .debit },
        beside: Self.besides.map(found.places).filter { $0.count == 1 }.map {
          ($0[0], units[$0[0]])
        }),
      mark: mark)
    balances = BalanceColumn(
      found.texts, used: used, hasFees: found.columns[.fee] != nil, mark: mark)
    marks = RowMarks(found, profile, hasUnits: amountColumns.contains { units[$0] != nil })
    gross =
      BankTable.isHeadings(found.texts) || found.columns[.fee] != nil
      ? nil : GrossColumn(found.texts, used: used, mark: mark)
  }

  /// Whether nothing but its reference stands in a row of a workbook to fill in.
  func isUntouched(_ row: TableRow) -> Bool {
    entryColumns.allSatisfy { !row.cells.indices.contains($0) || row.cells[$0].isEmpty }
  }

  /// All cells of a row are read, also where an early one is faulty: all problems are told at once.
  mutating func read(_ row: TableRow) -> Outcome {
    cells.row = row
    if numbered.take(row.line) {
      notes.take(row)
      totals.pass(row)
      balances?.take(row, moved: totals.last)
      return .leftOut(LeftOutRow(line: row.line, reason: .number(row.excerpt)))
    }
    if let text = skippedText(row) {
      notes.take(row)
      totals.pass(row)
      balances?.take(row, moved: totals.last)
      return .leftOut(LeftOutRow(line: row.line, reason: .text(Quote.excerpt(text))))
    }
    if profile != nil,
      let balance = BankRows.balanceBelow(
        row, width: headings.count, at: cells.place, mark: cells.decimalMark)
    {
      return outcome(of: balance, row)
    }
    guard fits(row), !row.isUncomputed else { return .faulty }
    if let found = bank?.unbooked(row) {
      guard found.state == .returned else {
        return .leftOut(LeftOutRow(line: row.line, reason: .pending(Quote.excerpt(found.text))))
      }
      cells.reportInFile(found.column, .amount(.cameBack(found.text)))
      return .faulty
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
    cut.take(row)
    let found = totals.take(row)
    if found == nil { balances?.take(row, moved: totals.last) }
    if let found { return outcome(of: found, row) }
    if let text = row.loneText {
      cells.report(nil, .table(.loneText(text)))
      return .faulty
    }
    guard let profiled else {
      if let other = currencies?.other(row) {
        cells.reportInFile(other.column, .amount(.currency(other.currency)))
        return .faulty
      }
      return booking().map { .booking($0) } ?? .faulty
    }
    if profiled.isZero(row) { return .leftOut(LeftOutRow(line: row.line, reason: .zero)) }
    do throws(ProfiledCells.Refusal) {
      cells.row = try profiled.widen(row)
    } catch {
      cells.report(error.column, error.fault)
      return .faulty
    }
    (cells.headings, cells.numbers) = (profiled.headings, profiled.numbers)
    if let other = currencies?.other(row) {
      cells.reportInFile(other.column, .amount(.currency(other.currency)))
      return .faulty
    }
    guard let booking = booking() else { return .faulty }
    balances?.take(booking, line: row.line)
    gross?.take(row, booking.amount)
    if let found = marks?.take(row) {
      cells.reportInFile(found.column, value: found.text, .amount(found.fault))
      return .faulty
    }
    if let found = bank?.fault(row, as: booking.kind) {
      cells.reportInFile(found.column, .amount(found.fault))
      return .faulty
    }
    return .booking(booking)
  }

  /// The fee that was taken off the booking of a row that was just read, as a booking of its own;
  /// nil where there is none, or after its problems were reported.
  mutating func fee(_ row: TableRow) -> Booking? {
    guard let fee = profiled?.fee(row), let profiled else { return nil }
    cells.row = fee
    (cells.headings, cells.numbers) = (profiled.headings, profiled.numbers)
    guard var booking = booking() else { return nil }
    booking.reference = booking.reference.map { $0 + "/fee" }
    return booking
  }

  /// Tells what only the whole table shows.
  func finish() {
    currencies?.finish { column, line, currency in
      cells.reportInFile(
        column, line: line, value: currency,
        .amount(.unnamedCurrency(currency, heading: headings[column])))
    }
    sides?.finish { column, line, text, fault in
      cells.reportInFile(column, line: line, value: text, .amount(fault))
    }
    numbered.finish(cells.place, problems)
    accounts?.finish { column, line, fault in
      cells.reportInFile(column, line: line, value: nil, .amount(fault))
    }
    notes.report(amountColumns, cells.units, cells.place, problems)
    for found in totals.balancesThatDiffer {
      cells.report(nil, line: found.line, .amount(found.fault))
    }
    for gap in balances?.gaps ?? [] { cells.readings?.remark(gap) }
    if let found = balances?.opposed {
      if let fault = found.fault {
        cells.reportInFile(found.column, line: found.remark.line, .amount(fault))
      } else {
        cells.readings?.remark(found.remark)
      }
    }
    marks?.finish {
      cells.reportInFile($0.column, line: $0.line, value: $0.text, .amount($0.fault))
    }
    if let (line, found) = totals.topThatDiffers {
      cells.reportInFile(
        found.column, line: line,
        .list(.totalDiffers(stated: found.stated, rows: totals.rows, sum: found.sum)))
    }
    for row in shares.found {
      cells.report(
        columns.eligible, line: row.line, value: row.text,
        .amount(.maybeShare(row.share, of: row.amount)))
    }
    if let found = cut.found {
      cells.reportInFile(
        found.column, line: found.line, .amount(.cutAtComma(first: found.text, rows: found.rows)))
    }
    if let found = taxes.netInsteadOfGross, let gross = try? found.amount + found.tax {
      cells.report(
        columns.amount, line: found.line,
        .amount(.taxOfNet(found.tax, amount: found.amount, gross: gross)))
    }
    if taxes.netInsteadOfGross == nil, let found = gross?.found {
      cells.report(columns.amount, line: found.line, .amount(found.fault))
    }
    for found in taxes.ratesInsteadOfTax {
      cells.report(
        columns.vat, line: found.line,
        .amount(.taxIsRate(found.tax, amount: found.amount)))
    }
  }

  /// Columns that a row of totals sums up beside the amounts.
  private static let besides: [BookingInput] = [
    .column(.vat), .column(.eligible), .fee, .net,
  ]

  /// The amount of a row that is not read, for messages; nil where none stands there.
  func money(_ row: TableRow) -> Money? { totals.moved(row) }

  /// Columns in which no amount is looked for.
  private static let texts: [BookingColumn] = [
    .voucher, .counterparty, .purpose, .line, .source, .measure,
  ]

  /// Whether there is a cell for every heading, and nothing where there is none.
  private func fits(_ row: TableRow) -> Bool {
    if let edge = row.edgeFault(width: headings.count, at: cells.place) {
      var at = cells.at(nil)
      at.column = edge.column.map { $0 + 1 }
      problems.add(at, .table(edge.fault))
      return false
    }
    guard let filled = headless.first(where: { !row.cells[$0].isEmpty }) else { return true }
    var at = cells.at(nil)
    at.column = filled + 1
    problems.add(
      at,
      .table(
        at.cell.map { .besideTable($0, text: row.cells[filled].string) }
          ?? .emptyHeading(column: filled + 1)))
    return false
  }

  private func skippedText(_ row: TableRow) -> String? {
    for skip in skips {
      for (index, cell) in row.cells.enumerated()
      where skip.columns?.contains(index) ?? (skip.skipped.line == nil) {
        let text = cell.string
        if text.contains(where: { !$0.isWhitespace }), skip.skipped.matches(text) { return text }
      }
    }
    return nil
  }

  private mutating func outcome(of found: TotalRows.Found, _ row: TableRow) -> Outcome {
    let leavesOut = profile?.skipsTotals ?? false
    switch found {
    case .maybeTotal(let stated): cells.report(nil, .amount(.maybeTotal(stated)))
    case .namedTotal(let text, let stated, let sum):
      cells.report(nil, .amount(.namedTotal(text, stated: stated, sum: sum)))
    case .balance(let text, let stated):
      if leavesOut {
        totals.note(balance: stated, line: row.line)
        return .leftOut(LeftOutRow(line: row.line, reason: .balance(text, stated)))
      }
      cells.report(nil, .amount(.balanceRow(text, stated: stated)))
    case .total(let total):
      guard leavesOut else {
        cells.report(
          nil, .list(.totalRow(stated: total.stated, hasProfile: profile != nil)))
        return .faulty
      }
      guard let found = total.difference else {
        return .leftOut(LeftOutRow(line: row.line, reason: .total(total.stated)))
      }
      cells.reportInFile(
        found.column,
        .list(.totalDiffers(stated: found.stated, rows: total.rows, sum: found.sum)))
    }
    return .faulty
  }
}
