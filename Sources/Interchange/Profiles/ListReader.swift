import Amounts
import Funding

/// Turns the rows of a list into projects; what is no project is told or left out.
final class ListReader {
  private(set) var rows: [ProjectList.Row] = []
  private(set) var missing: [ProjectIdentity] = []
  private(set) var changed: [ProjectList.Changed] = []
  private(set) var leftOut: [LeftOutRow] = []
  private(set) var samples: [ProjectList.Sample] = []

  private let profile: Profile
  private let headings: ProfileHeadings<ProfileColumn>
  private let states: [Int]
  private let place: SourcePosition
  private let problems: ProblemList
  private let readings = TableReadings()
  private let units: [Int: AmountUnit]
  private var currencies: CurrencyColumns
  private var notes: TableNotes
  private var cut: AmountsCutAtComma
  private let rates = ListRates()
  /// Columns, from 0, of which the heading says that their numbers are per cent.
  private let percentColumns: Set<Int>
  private var numbered: NumberedRows
  /// Rows that read well, before their projects are known.
  private var listed: [ListedRow] = []
  private var end: TableEnd
  /// The line of each id.
  private var lines: [String: Int] = [:]
  /// Rows so far that are projects, faulty ones included, and their eligible expenditure: what a
  /// row of totals is compared with. Nil once an amount could not be read.
  private var counted = 0
  private var running: Money? = .zero
  /// The same of the rows since the last row of totals: the sum of a group.
  private var part: Money? = .zero
  /// A row of totals that stands above all others: its line and what it states.
  private var top: (line: Int, stated: Money, beside: [Money?])?
  /// The same of the other columns of amounts.
  private var beside: ColumnSums

  init(
    _ profile: Profile, _ headings: ProfileHeadings<ProfileColumn>, notes: TableNotes,
    place: SourcePosition, problems: ProblemList, separator: CSVSeparator?
  ) {
    self.profile = profile
    var headings = headings
    headings.skip(profile.skippedColumns, place, problems)
    self.headings = headings
    let used = headings.used
    states = headings.texts.indices.filter {
      !used.contains($0) && AwardState.isHeading(headings.texts[$0])
    }
    self.place = place
    self.problems = problems
    units = headings.units(profile.units, place, problems)
    cut = AmountsCutAtComma(
      ProfileColumn.amounts.compactMap { headings.columns[$0] },
      texts: [.title, .recipient, .id, .region, .field].flatMap(headings.places),
      separator: separator, isTold: profile.separator == .comma)
    self.notes = notes
    currencies = CurrencyColumns(headings, named: headings.places(of: .currency))
    end = TableEnd(profile.endsAtEmptyRow, place)
    let units = units
    beside = ColumnSums(
      ProfileColumn.amounts.filter { $0 != .eligible }.map(headings.places)
        .filter { $0.count == 1 }.map { ($0[0], units[$0[0]]) },
      mark: profile.decimalMark)
    numbered = NumberedRows(profile.skippedRows)
    percentColumns = Set(
      [ProfileColumn.rate, .otherPublicRate].compactMap { headings.columns[$0] }
        .filter { AmountWords(heading: headings.texts[$0]).isPercent })
    headings.tell(readings)
    if let column = headings.columns[.grant], AwardState.isRequested(headings.texts[column]) {
      readings.remark(.grantRequested(line: headings.line, heading: headings.texts[column]))
    }
  }

  func read(_ row: TableRow) {
    if end.isBehind(row) {
      notes.take(row)
      end.saw(stated(row))
      return
    }
    if numbered.take(row.line) {
      leftOut.append(LeftOutRow(line: row.line, reason: .number(row.excerpt)))
      notes.take(row)
      return
    }
    let cells = ListCells(
      profile: profile, columns: columns(of: row), problems: problems, readings: readings,
      reader: CellReader(
        place: place, headings: headings.texts, decimalMark: profile.decimalMark,
        problems: problems, row: row, readings: readings, signed: .list, units: units),
      rates: rates, percentColumns: percentColumns)
    // A list without headings may have more columns than its profile names.
    let isWider = profile.hasNoHeadings && row.cells.count >= headings.texts.count
    if !isWider,
      let edge = row.edgeFault(width: headings.texts.count, at: place)
    {
      var at = place
      (at.line, at.column) = (row.line, edge.column.map { $0 + 1 })
      problems.add(at, .table(edge.fault))
      return
    }
    if leavesOut(row, cells) {
      notes.take(row)
      return
    }
    if row.isUncomputed { return }
    if row.repeats(headings.texts) {
      cells.report(nil, .table(.headingsAgain))
      return
    }
    if let text = row.loneText {
      cells.report(nil, .table(.loneText(text)))
      return
    }
    if let stated = total(cells) {
      take(total: stated, row, cells)
      return
    }
    counted += 1
    cut.take(row)
    if let other = currencies.other(row) {
      cells.reader.reportInFile(other.column, .amount(.currency(other.currency)))
      (running, part) = (nil, nil)
      beside.forget()
      return
    }
    if let column = states.first(where: {
      AwardState.isOpen(row.cells[$0].string, headings.texts[$0])
    }) {
      cells.reader.reportInFile(
        column, .amount(.marked(.notAwarded, heading: headings.texts[column])))
    }
    let before = problems.count
    let figures = ListedFigures(cells)
    // Where a grant is missing it is reckoned from its rate.
    beside.add(row, emptyIsZero: Set(headings.columns.filter { $0.key != .grant }.values))
    running = figures.eligible.flatMap { eligible in running.flatMap { try? $0 + eligible } }
    part = figures.eligible.flatMap { eligible in part.flatMap { try? $0 + eligible } }
    guard let read = ListedRow(cells, figures) else { return }
    if let id = read.givenID {
      if let first = lines[id] {
        cells.report(.id, .list(.duplicateID(profile.idPrefix + id, firstLine: first)))
      } else {
        lines[id] = row.line
      }
    }
    guard problems.count == before else { return }
    listed.append(read)
    addSamples(cells, read)
  }

  /// The column of each key in this row.
  private func columns(of row: TableRow) -> [ProfileColumn: Int] {
    guard !headings.alternatives.isEmpty else { return headings.columns }
    var columns = headings.columns
    for (key, places) in headings.alternatives {
      columns[key] =
        places.first { row.cells.indices.contains($0) && !row.cells[$0].isEmpty } ?? places[0]
    }
    return columns
  }

  /// Tells what only the whole list shows, and finds which projects the rows are.
  /// - Parameters:
  ///   - known: the projects of the ledger.
  ///   - answers: what a person said of rows that may be some of them.
  func finish(_ known: [ProjectIdentity], _ answers: ListAnswers) {
    if let found = cut.found {
      var at = place
      (at.line, at.column, at.heading) =
        (found.line, found.column + 1, headings.texts[found.column])
      problems.add(at, .amount(.cutAtComma(first: found.text, rows: found.rows)))
    }
    currencies.finish { column, line, currency in
      var at = place
      (at.line, at.column, at.heading) = (line, column + 1, headings.texts[column])
      problems.add(
        at, value: currency,
        .amount(.unnamedCurrency(currency, heading: headings.texts[column])))
    }
    readings.report(to: problems)
    notes.report(
      ProfileColumn.amounts.compactMap { headings.columns[$0] }, units, place, problems)
    numbered.finish(place, problems)
    checkTop()
    if counted == 0, problems.isEmpty { problems.add(place, .table(.noRows)) }
    if let behind = end.leftOut { leftOut.append(behind) }
    guard problems.isEmpty else { return }
    let givesIDs = headings.columns[.id] != nil
    if !givesIDs { noteEqualRows() }
    checkAnswers(answers, known)
    guard problems.isEmpty else { return }
    let identity = ListIdentity(known, prefix: profile.idPrefix, answers: answers)
    let matches = identity.matches(listed, givesIDs: givesIDs)
    missing = identity.missing(matches, funder: profile.award.funder.id)
    var builder = ListedProject(profile, keeping: matches)
    rows.reserveCapacity(listed.count)
    for (row, match) in zip(listed, matches) {
      if let known = match.doubt {
        ask(row, known, givesIDs: givesIDs)
      } else if match.known == nil, answers[row.line] == .same(as: nil), answers.names(row.line) {
        var at = place
        at.line = row.line
        problems.add(at, value: row.title, .list(.sameAsNone(row: row.line)))
      } else if let differences = match.known?.differences(from: row), !differences.isEmpty {
        changed.append(
          ProjectList.Changed(line: row.line, id: match.id, differences: differences))
      }
      rows.append(
        ProjectList.Row(
          line: row.line, project: builder.project(row, match), eligible: row.eligible,
          grant: row.grant))
    }
    listed = []
  }

  /// A row can only be a project that is known.
  private func checkAnswers(_ answers: ListAnswers, _ known: [ProjectIdentity]) {
    let ids = known.map(\.id)
    for row in listed {
      guard case .same(as: let id?) = answers[row.line], !ids.contains(id) else { continue }
      var at = place
      at.line = row.line
      problems.add(
        at, value: id,
        .list(
          .unknownSame(id, nearest: NearestName.of(id, among: ids), row: row.line)))
    }
  }

  private func ask(_ row: ListedRow, _ known: ProjectIdentity, givesIDs: Bool) {
    var at = place
    at.line = row.line
    let column = headings.columns[givesIDs ? .id : .title]
    if let column { (at.column, at.heading) = (column + 1, headings.texts[column]) }
    let differences = known.differences(from: row)
    problems.add(
      at, value: givesIDs ? known.id : row.title,
      .list(
        givesIDs
          ? .otherProject(known, found: row.title, row: row.line)
          : .maybeSame(known, found: row.title, differences, row: row.line)))
  }

  var remarks: [ReadingRemark] { readings.remarks }

  func sums() -> (eligible: Money, grant: Money) {
    guard let eligible = try? rows.map(\.eligible).sum(),
      let grant = try? rows.map(\.grant).sum()
    else {
      problems.add(place, .list(.sumBeyondLimit))
      return (.zero, .zero)
    }
    return (eligible, grant)
  }

  // MARK: Rows that are no projects

  /// The expenditure that a row states.
  private func stated(_ row: TableRow) -> Money? {
    guard let column = headings.columns[.eligible], row.cells.indices.contains(column) else {
      return nil
    }
    return SignedText.money(
      row.cells[column], mark: profile.decimalMark, unit: row.unit(column, units[column]))
  }

  /// Tells of rows that nothing tells apart.
  private func noteEqualRows() {
    let groups = Dictionary(grouping: listed, by: \.sameness).values.filter { $0.count > 1 }
    for group in groups.map({ $0.map(\.line) }).sorted(by: { $0[0] < $1[0] }) {
      readings.remark(.equalRows(group))
    }
  }

  private func leavesOut(_ row: TableRow, _ cells: ListCells) -> Bool {
    if row.isColumnNumbers {
      if profile.skipsColumnNumbers {
        leftOut.append(LeftOutRow(line: row.line, reason: .columnNumbers))
      } else {
        cells.report(nil, .list(.columnNumbers))
      }
      return true
    }
    for skipped in profile.skippedRows {
      guard let column = skipped.column, let text = cells.rawText(column), skipped.matches(text)
      else { continue }
      leftOut.append(LeftOutRow(line: row.line, reason: .text(Quote.excerpt(text))))
      return true
    }
    return false
  }

  /// What a row of totals states; nil for any other row. A project has a title and dates; a row of
  /// totals lacks them, and either says so by a word or states the sum of the rows above.
  private func total(_ cells: ListCells) -> Money? {
    let missing = [ProfileColumn.id, .title, .recipient, .from, .to].count {
      headings.columns[$0] != nil && cells.isEmpty($0)
    }
    guard missing > 0, headings.columns[.eligible] != nil, !cells.isEmpty(.eligible),
      let money = stated(cells.reader.row)
    else { return nil }
    let stated = profile.reversesSign ? -money : money
    let isNamed = cells.reader.row.cells.contains { RowWords.beginsWithTotal($0.string) }
    return isNamed || missing > 1 && counted > 1 && stated == running ? stated : nil
  }

  private func take(total stated: Money, _ row: TableRow, _ cells: ListCells) {
    guard profile.skipsTotals else {
      cells.report(.eligible, .list(.totalRow(stated: stated)))
      return
    }
    if counted == 0 {
      top = (row.line, stated, beside.stated(row))
    } else if let running, running != stated, part != stated {
      cells.report(
        .eligible, .list(.totalDiffers(stated: stated, rows: counted, sum: running)))
    } else if let found = beside.difference(beside.stated(row)) {
      cells.reader.reportInFile(
        found.column,
        .list(.totalDiffers(stated: found.stated, rows: counted, sum: found.sum)))
    }
    part = .zero
    beside.beginPart()
    leftOut.append(LeftOutRow(line: row.line, reason: .total(stated)))
  }

  /// Compares what a row above all others states with what follows.
  private func checkTop() {
    guard let top else { return }
    var found = beside.difference(top.beside)
    if let running, running != top.stated, let column = headings.columns[.eligible] {
      found = ColumnSums.Difference(column: column, stated: top.stated, sum: running)
    }
    guard let found else { return }
    var at = place
    (at.line, at.column, at.heading) =
      (top.line, found.column + 1, headings.texts[found.column])
    problems.add(
      at, .list(.totalDiffers(stated: found.stated, rows: counted, sum: found.sum)))
  }

  // MARK: Samples

  private func addSamples(_ cells: ListCells, _ row: ListedRow) {
    guard listed.count <= ProjectList.sampleLimit else { return }
    let values: [(ProfileColumn, String?)] = [
      (.from, row.period.from.isoText), (.to, row.period.to.isoText),
      (.eligible, row.eligible.plainText),
      (.rate, row.rate.map { $0.percentText() + " %" }),
      (.grant, row.grant.plainText),
    ]
    for (column, value) in values {
      guard let text = shown(column, cells), let value else { continue }
      samples.append(
        ProjectList.Sample(
          line: cells.reader.row.line, column: column, text: text, value: value))
    }
  }

  /// What stands in the list; of a grant that it does not tell, what it was computed from.
  private func shown(_ column: ProfileColumn, _ cells: ListCells) -> String? {
    if let text = cells.rawText(column) {
      switch headings.columns[column].flatMap(cells.reader.row.meaning)?.percent {
      case .fraction: return Rate(text: text)?.exactPercentText ?? text
      case .written: return text + " %"
      case nil: return text
      }
    }
    if column == .rate { return profile.constants[.rate] }
    guard column == .grant, let rate = shown(.rate, cells), let eligible = shown(.eligible, cells)
    else { return nil }
    return rate + " × " + eligible
  }
}
