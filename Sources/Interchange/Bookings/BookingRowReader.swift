import Amounts
import Funding

/// Turns rows of a table into bookings.
struct BookingRowReader {
  private let headings: TableHeadings<BookingColumn>
  private let columns: Columns
  private let place: SourcePosition
  private let decimalMark: DecimalMark?
  private let problems: ProblemList

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

  /// Nil after the problems of the headings were reported.
  init?(
    headings row: TableRow, place: SourcePosition, decimalMark: DecimalMark?, problems: ProblemList
  ) {
    let headings = TableHeadings(
      row, place: place, problems: problems, known: BookingColumn.headings,
      required: BookingColumn.required.map { ($0, $0.rawValue, $0.german) },
      key: BookingColumn.init(heading:), isLeftOut: EntryHeading.contains)
    guard let headings else { return nil }
    self.headings = headings
    columns = Columns(headings.columns)
    self.place = place
    self.decimalMark = decimalMark
    self.problems = problems
  }

  /// Whether nothing but its reference stands in a row of a workbook to fill in.
  func isUntouched(_ row: TableRow) -> Bool {
    headings.columns.allSatisfy { column, index in
      column == .reference || !row.cells.indices.contains(index) || row.cells[index].isEmpty
    }
  }

  /// Nil after the problems of the row were reported. All its cells are read, also where an early
  /// one is faulty: all problems are told at once.
  func read(_ row: TableRow) -> Booking? {
    let before = problems.count
    let cells = CellReader(
      place: place, headings: headings.texts, decimalMark: decimalMark, problems: problems,
      row: row)
    guard row.cells.count == headings.texts.count else {
      cells.report(
        nil, .table(.ragged(found: row.cells.count, wanted: headings.texts.count)))
      return nil
    }
    if headings.matches(row) {
      cells.report(nil, .table(.headingsAgain))
      return nil
    }
    let date = required(columns.date, cells.date, cells)
    let kind = required(columns.kind, { word($0, cells, Self.kinds) }, cells)
    let measure = required(columns.measure, cells.text, cells)
    let amount = required(columns.amount, cells.money, cells)
    if let amount, amount <= .zero {
      cells.report(columns.amount, .value(.notAboveZero(amount)))
    }
    let line = cells.text(columns.line)
    let source = cells.text(columns.source)
    let eligible = notNegative(columns.eligible, cells)
    let reason = cells.text(columns.reason)
    let vat = notNegative(columns.vat, cells)
    let voucher = cells.text(columns.voucher)
    let voucherDate = cells.date(columns.voucherDate)
    let paidOn = cells.date(columns.paidOn)
    let counterparty = cells.text(columns.counterparty)
    let purpose = cells.text(columns.purpose)
    let method = word(columns.method, cells, Self.methods)
    let quantity = cells.number(columns.quantity)
    let unitRate = notNegative(columns.unitRate, cells)
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

  private func required<Value>(
    _ column: Int?, _ read: (Int?) -> Value?, _ cells: CellReader
  ) -> Value? {
    let before = problems.count
    if let value = read(column) { return value }
    if problems.count == before { cells.report(column, .value(.missing)) }
    return nil
  }

  private func notNegative(_ column: Int?, _ cells: CellReader) -> Money? {
    guard let money = cells.money(column) else { return nil }
    if money.isNegative { cells.report(column, .value(.amountBelow(money, minimum: .zero))) }
    return money
  }

  private func word<Word>(_ column: Int?, _ cells: CellReader, _ words: Words<Word>) -> Word? {
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
