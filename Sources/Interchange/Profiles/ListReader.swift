import Amounts
import Funding

/// Turns the rows of a list into projects; what is no project is told or left out.
final class ListReader {
  private(set) var rows: [ProjectList.Row] = []
  private(set) var leftOut: [LeftOutRow] = []
  private(set) var samples: [ProjectList.Sample] = []

  private let profile: Profile
  private let headings: ProfileHeadings<ProfileColumn>
  private let place: SourcePosition
  private let problems: ProblemList
  private let readings = TableReadings()
  private var builder: ListedProject
  /// The line of each id.
  private var lines: [String: Int] = [:]
  /// Rows so far that are projects, faulty ones included, and their eligible expenditure: what a
  /// row of totals is compared with. Nil once an amount could not be read.
  private var counted = 0
  private var running: Money? = .zero

  init(
    _ profile: Profile, _ headings: ProfileHeadings<ProfileColumn>, place: SourcePosition,
    problems: ProblemList
  ) {
    self.profile = profile
    self.headings = headings
    self.place = place
    self.problems = problems
    builder = ListedProject(profile)
  }

  func read(_ row: TableRow) {
    let cells = ListCells(
      profile: profile, columns: headings.columns, problems: problems, readings: readings,
      reader: CellReader(
        place: place, headings: headings.texts, decimalMark: profile.decimalMark,
        problems: problems, row: row))
    if let edge = row.edgeFault(width: headings.texts.count, isSheet: place.sheet != nil) {
      var at = place
      (at.line, at.column) = (row.line, edge.column.map { $0 + 1 })
      problems.add(at, .table(edge.fault))
      return
    }
    if leavesOut(row, cells) { return }
    if row.repeats(headings.texts) {
      cells.report(nil, .table(.headingsAgain))
      return
    }
    if let stated = total(cells) {
      take(total: stated, row, cells)
      return
    }
    counted += 1
    let before = problems.count
    let figures = ListedFigures(cells)
    running = figures.eligible.flatMap { eligible in running.flatMap { try? $0 + eligible } }
    guard let project = builder.project(cells, figures, number: counted) else { return }
    if let first = lines[project.id] {
      cells.report(
        headings.columns[.id] == nil ? nil : .id,
        .list(.duplicateID(project.id, firstLine: first)))
    } else {
      lines[project.id] = row.line
    }
    guard problems.count == before, let eligible = figures.eligible, let grant = figures.grant
    else { return }
    rows.append(
      ProjectList.Row(line: row.line, project: project, eligible: eligible, grant: grant))
    addSamples(cells, project, eligible: eligible, grant: grant)
  }

  /// Tells what only the whole list shows.
  func finish() {
    readings.report(to: problems)
    if counted == 0, problems.isEmpty { problems.add(place, .table(.noRows)) }
  }

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
    guard missing > 0, counted > 0, let text = cells.rawText(.eligible),
      let column = headings.columns[.eligible]
    else { return nil }
    var mark = profile.decimalMark
    if case .number = cells.reader.row.cells[column] { mark = .point }
    guard case .success(let money) = AmountText.read(text, mark: mark) else { return nil }
    let stated = profile.reversesSign ? -money : money
    let isNamed = cells.reader.row.cells.contains { TotalRows.isNamed($0.string) }
    return isNamed || missing > 1 && counted > 1 && stated == running ? stated : nil
  }

  private func take(total stated: Money, _ row: TableRow, _ cells: ListCells) {
    guard profile.skipsTotals else {
      cells.report(.eligible, .list(.totalRow(stated: stated)))
      return
    }
    if let running, running != stated {
      cells.report(
        .eligible, .list(.totalDiffers(stated: stated, rows: counted, sum: running)))
    }
    leftOut.append(LeftOutRow(line: row.line, reason: .total(stated)))
  }

  // MARK: Samples

  private func addSamples(
    _ cells: ListCells, _ project: Project, eligible: Money, grant: Money
  ) {
    guard rows.count <= ProjectList.sampleLimit else { return }
    let values: [(ProfileColumn, String?)] = [
      (.from, project.period?.from.isoText), (.to, project.period?.to.isoText),
      (.eligible, eligible.plainText), (.grant, grant.plainText),
    ]
    for (column, value) in values {
      guard let text = cells.rawText(column), let value else { continue }
      samples.append(
        ProjectList.Sample(
          line: cells.reader.row.line, column: column, text: text, value: value))
    }
  }
}
