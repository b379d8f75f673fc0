import Amounts

/// Reads the CSV tables of the Sparkassen: CSV-CAMT in its versions 2 and 8, and the older
/// CSV-MT940.
///
/// The table holds no balances. A row marked „Umsatz vorgemerkt“ is pending.
struct SparkasseTable {
  private let headings: TableHeadings<SparkasseColumn>
  private let place: SourcePosition
  private let problems: ProblemList

  /// The statements of a file, one for each account, in the order in which they first come up.
  /// - Throws: what makes the file as a whole unreadable.
  static func read(
    _ input: InputBytes, problems: ProblemList
  ) throws(InputProblems) -> [StatementDraft] {
    let source = try CSVReader(input)
    var table: SparkasseTable?
    var sawHeadings = false
    var rows = 0
    var drafts: [StatementDraft] = []
    source.forEachRow(problems: problems) { row in
      guard sawHeadings else {
        sawHeadings = true
        table = SparkasseTable(row.narrowed(to: row.filledWidth), source.place, problems)
        return
      }
      rows += 1
      guard let table else { return }
      let row = row.narrowed(to: table.headings.texts.count)
      guard let (account, transaction) = table.transaction(row) else { return }
      if let index = drafts.firstIndex(where: { $0.account == account }) {
        drafts[index].transactions.append(transaction)
      } else {
        drafts.append(
          StatementDraft(
            format: .sparkasseCSV, account: account, transactions: [transaction], line: row.line))
      }
    }
    if rows == 0, problems.isEmpty { problems.add(source.place, .table(.noRows)) }
    return drafts
  }

  /// Whether the first row has the headings by which no other table begins.
  static func recognises(_ input: InputBytes) -> Bool {
    struct FirstRow: Error { let isKnown: Bool }
    guard let source = try? CSVReader(input) else { return false }
    do throws(FirstRow) {
      try source.forEachRow(problems: ProblemList()) { (row) throws(FirstRow) in
        let columns = row.cells.map { SparkasseColumn(heading: $0.string) }
        throw FirstRow(isKnown: columns.contains(.account) && columns.contains(.bookedOn))
      }
      return false
    } catch {
      return error.isKnown
    }
  }

  private init?(_ row: TableRow, _ place: SourcePosition, _ problems: ProblemList) {
    let headings = TableHeadings(
      row, place: place, problems: problems, known: SparkasseColumn.required.map(\.german),
      required: SparkasseColumn.required, key: { SparkasseColumn(heading: $0) })
    guard let headings else { return nil }
    self.headings = headings
    self.place = place
    self.problems = problems
  }

  /// Nil after the problems of the row were reported.
  private func transaction(_ row: TableRow) -> (account: String, BankTransaction)? {
    let before = problems.count
    let cells = CellReader(
      place: place, headings: headings.texts, decimalMark: .comma, problems: problems, row: row,
      signed: .statement)
    guard row.cells.count == headings.texts.count else {
      cells.report(nil, .table(.ragged(found: row.cells.count, wanted: headings.texts.count)))
      return nil
    }
    let account = text(.account, cells)?.filter { !$0.isWhitespace }
    let bookedOn = date(.bookedOn, cells)
    let (valueOn, note) = valueDate(cells)
    let amount = amount(cells)
    let status = status(cells)
    if let currency = text(.currency, cells), currency != "EUR" {
      cells.report(headings.columns[.currency], .statement(.currency(currency)))
    }
    for (column, isMissing) in [
      (SparkasseColumn.account, account == nil), (.bookedOn, bookedOn == nil),
      (.amount, amount == nil), (.info, status == nil),
    ] where isMissing && problems.count == before {
      cells.report(headings.columns[column], .value(.missing))
    }
    guard problems.count == before, let account, let bookedOn, let amount, let status else {
      return nil
    }
    var transaction = BankTransaction(
      amount: amount, status: status, bookedOn: bookedOn, line: row.line)
    transaction.valueOn = valueOn
    if let note { transaction.notes.append(note) }
    transaction.bookingText = text(.bookingText, cells)
    transaction.remittance = text(.remittance, cells)
    transaction.counterparty = text(.counterparty, cells)
    transaction.counterpartyAccount = text(.counterpartyAccount, cells)
    transaction.endToEndID = text(.endToEndID, cells)
    transaction.mandateID = text(.mandateID, cells)
    transaction.creditorID = text(.creditorID, cells)
    transaction.isReversal = transaction.saysReturned
    return problems.count == before ? (account, transaction) : nil
  }

  /// The bank writes cents; `1.234` without them may have come out of another program.
  private func amount(_ cells: CellReader) -> Money? {
    if let text = text(.amount, cells), !text.contains(","),
      case .failure(.ambiguous(let grouped)) = AmountText.read(text, mark: nil)
    {
      cells.report(headings.columns[.amount], .value(.ambiguousAmount(grouped: grouped)))
      return nil
    }
    return cells.money(headings.columns[.amount])
  }

  /// The text of a column on one line, since the bank fills it up with spaces.
  private func text(_ column: SparkasseColumn, _ cells: CellReader) -> String? {
    cells.text(headings.columns[column])?.split(whereSeparator: \.isWhitespace)
      .joined(separator: " ")
  }

  private func status(_ cells: CellReader) -> BankTransaction.Status? {
    guard let text = text(.info, cells)?.lowercased() else { return nil }
    if MovementState.told(text, isBank: true) == .pending { return .pending }
    if text.contains("gebucht") { return .booked }
    cells.report(
      headings.columns[.info],
      .statement(.unknownMark(.status, allowed: ["Umsatz gebucht", "Umsatz vorgemerkt"])))
    return nil
  }

  /// The value date, which may be one of a month of thirty days.
  private func valueDate(
    _ cells: CellReader
  ) -> (date: CalendarDate?, note: BankTransaction.Note?) {
    if let text = text(.valueOn, cells), let date = InterestMonth.lastDay(instead: full(text)) {
      return (date, .dayOfInterestMonth(text))
    }
    return (date(.valueOn, cells), nil)
  }

  /// Version 2 writes years with two digits, which are those of this century.
  private func full(_ text: String) -> String {
    var parts = text.split(separator: ".", omittingEmptySubsequences: false)
    if parts.count == 3, parts[2].utf8.count == 2 { parts[2] = "20" + parts[2] }
    return parts.joined(separator: ".")
  }

  private func date(_ column: SparkasseColumn, _ cells: CellReader) -> CalendarDate? {
    guard let text = text(column, cells) else { return nil }
    switch DateText.read(full(text)) {
    case .success(let date): return date
    case .failure(let error):
      cells.report(headings.columns[column], .value(ValueFault(error)))
      return nil
    }
  }
}
