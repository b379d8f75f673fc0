public import Amounts
public import Funding

/// A partner's form, filled in: its sheets as one table of bookings. A row is told by its number,
/// which no other row of the form has.
public final class PartnerFormTable: TableSource {
  /// What its first sheet tells.
  public struct Head: Sendable {
    /// How the references of its rows begin.
    public let key: String
    public let ledger: String
    public let partner: String
    /// As the form names it beside its id.
    let partnerName: String
    public let measure: String
    public let days: DateRange
    public let confirmedOn: CalendarDate?
    public let confirmedBy: String?
  }

  /// The whole file: its rows stand on several sheets.
  public let place: SourcePosition
  public let head: Head
  private let sheets: [FormSheet]
  private let measure: Measure
  private let sources: [Source]
  /// The name of the partner, which every booking bears.
  private let partner: String
  /// What is worked by each person on each day.
  private var hours: [String: Rational] = [:]
  /// Where a row stands, by its number.
  private var rows: [Int: (sheet: Int, row: Int)] = [:]
  /// What somebody wrote beside the columns or below the rows: `Stundennachweis K7: …`.
  private var strays: [String] = []
  /// Sheets that are none of a form, on which something stands.
  private let others: [String]

  /// A sheet to fill in, as the workbook has it.
  struct FormSheet {
    let section: PartnerSection
    let table: any TableSource
    /// The columns, from 0, with their headings.
    let columns: [PartnerField: (index: Int, heading: String)]
  }

  /// Opens a form.
  /// - Parameter today: nobody confirms on a later day.
  /// - Returns: nil for any other file.
  /// - Throws: what its first sheet lacks, and what this portfolio does not have.
  public static func open(
    _ input: InputBytes, _ portfolio: Portfolio, today: CalendarDate
  ) throws(InputProblems) -> PartnerFormTable? {
    guard let book = try PartnerFormBook(input) else { return nil }
    let problems = ProblemList()
    let head = book.head(problems, today: today)
    let sheets = book.sheets(problems)
    guard let head, problems.isEmpty else { throw problems.collected }
    let place = SourcePosition(file: input.file, sheet: book.front)
    guard let measure = portfolio.measure(head.measure) else {
      throw InputProblems(
        place, value: head.measure,
        unknown(.measure, head.measure, among: portfolio.measureIDs))
    }
    let sources = PartnerForm.Subject.sources(of: head.partner, in: measure)
    guard !sources.isEmpty else {
      throw InputProblems(
        place, value: head.partner,
        unknown(
          .organisation, head.partner,
          among: Set(measure.sources.compactMap(\.organisation)).sorted()))
    }
    // A sheet that was renamed or taken out would be lost in silence.
    let missing = PartnerSection.allCases.filter { section in
      sources.contains { section.takes($0.kind) } && !sheets.contains { $0.section == section }
    }
    guard missing.isEmpty else {
      throw InputProblems(
        SourcePosition(file: input.file),
        .table(.formLacks(missing.map { "Blatt „\($0.name.de)“" }.joined(separator: ", "))))
    }
    let project = portfolio.projects.first { $0.measure(measure.id) != nil }
    let partner =
      head.partner == PartnerForm.nobody
      ? head.partnerName : project?.organisationName(head.partner) ?? head.partner
    // The id was typed over: the form is another partner's.
    guard TextKey.of(partner) == TextKey.of(head.partnerName) else {
      throw InputProblems(
        place, value: head.partner,
        .table(.formOfOtherPartner(head.partnerName, id: head.partner, name: partner)))
    }
    return PartnerFormTable(
      input.file, head, sheets, measure, sources, partner: partner, others: book.others)
  }

  private static func unknown(
    _ entity: ProjectFault.Entity, _ id: String, among known: [String]
  ) -> InputFault {
    .project(
      .unknownReference(entity, id, nearest: NearestName.of(id, among: known), known: known))
  }

  private init(
    _ file: String, _ head: Head, _ sheets: [FormSheet], _ measure: Measure, _ sources: [Source],
    partner: String, others: [String]
  ) {
    place = SourcePosition(file: file)
    self.others = others
    (self.head, self.sheets, self.measure, self.sources) = (head, sheets, measure, sources)
    self.partner = partner
  }

  /// What a person should know of its sheets, complete once its rows were read.
  public var notices: [SheetNotice] {
    sheets.flatMap { sheet -> [SheetNotice] in
      let all = (sheet.table as? XLSXSheet)?.notices ?? (sheet.table as? ODSSheet)?.notices ?? []
      return all.filter {
        if case .comments = $0 { true } else { $0.isOfSight }
      }
    }
      + (strays.isEmpty
        ? []
        : [
          .strayCells(
            count: strays.count, first: Array(strays.prefix(SheetNotice.exampleLimit)))
        ])
      + (others.isEmpty ? [] : [.otherSheets(others)])
  }

  /// The cell of a row that is told by its number, and of a column of a table of bookings.
  public func resolved(_ place: SourcePosition) -> SourcePosition {
    guard place.sheet == nil, let line = place.line, let (sheet, row) = rows[line] else {
      return place
    }
    var found = sheets[sheet].table.place
    found.line = row
    guard let column = place.heading.flatMap({ BookingColumn(heading: $0) }),
      let own = sheets[sheet].section.columns.first(where: { $0.column == column }),
      let (index, heading) = sheets[sheet].columns[own.field]
    else { return found }
    (found.column, found.heading) = (index + 1, heading)
    return found
  }

  /// Where the rows stand that were read, by their numbers.
  public var places: [Int: SourcePosition] {
    rows.mapValues { sheet, row in
      var place = sheets[sheet].table.place
      place.line = row
      return place
    }
  }

  // MARK: Rows

  /// The columns that are handed over.
  private static let columns: [BookingColumn] = [
    .reference, .date, .kind, .measure, .line, .source, .amount, .method, .quantity, .unitRate,
    .share, .voucher, .counterparty, .purpose,
  ]

  public func forEachRow<Failure: Error>(
    problems: ProblemList, _ body: (TableRow) throws(Failure) -> Void
  ) throws(Failure) {
    (hours, strays) = ([:], [])
    try PartnerRow(line: 0, values: Self.columns.map { .text($0.german) }).hand(to: body)
    for (index, sheet) in sheets.enumerated() {
      var isBelow = false
      try sheet.table.forEachRow(problems: problems) { (row) throws(Failure) in
        guard isBelow else {
          isBelow = true
          return
        }
        guard let read = self.row(row, index, problems) else { return }
        try read.hand(to: body)
      }
    }
  }

  /// A row as one of a table of bookings; nil where it is not filled in, or after its problems were
  /// told.
  private func row(_ row: TableRow, _ index: Int, _ problems: ProblemList) -> PartnerRow? {
    let sheet = sheets[index]
    let cells = PartnerCells(sheet: sheet, row: row, problems: problems)
    strays += cells.strays
    guard sheet.section.entered.contains(where: { cells[$0] != nil }), !cells.isTotal else {
      return nil
    }
    let before = problems.count
    let number = cells.number
    if let number {
      if let first = rows[number], first.row != row.line || first.sheet != index {
        problems.add(
          cells.place(.number), value: String(number),
          .table(.referenceTwice(String(number), first: first.row, isPrepared: true)))
      }
      rows[number] = (index, row.line)
    } else {
      problems.add(cells.place(.number), .table(.referenceMissing))
    }
    if case .date(let day)? = cells[.date] { check(day, cells) }
    let source = source(cells)
    let quantity = cells.quantity
    let unitRate = cells.unitRate
    cells.checkInputs()
    guard let number, let source, problems.count == before else { return nil }
    let kind = BookingKind.importable.first { $0.sourceKind == source.kind } ?? .inKind
    let texts = [cells.text(.object), cells.text(.activity), cells.text(.person)]
      .compactMap { $0 }
    let purpose = texts.joined(separator: " · ")
    let values: [PartnerRow.Value] = Self.columns.map { column in
      switch column {
      case .reference: .text("\(head.key)-\(number)")
      case .date: cells.value(.date)
      case .kind: .text(kind.name.de)
      case .measure: .text(measure.id)
      case .line: .text(line(cells) ?? "")
      case .source: .text(source.id)
      case .amount: cells.amount
      case .method:
        sheet.section.method.map { .text($0.name.de) } ?? cells.value(.method)
      case .quantity: quantity
      case .unitRate: unitRate
      case .share: cells.value(.share)
      case .voucher: cells.value(.voucher)
      // Of volunteers each one is named.
      case .counterparty:
        .text(head.partner == PartnerForm.nobody ? cells.text(.person) ?? partner : partner)
      case .purpose: .text(purpose)
      default: .text("")
      }
    }
    return PartnerRow(line: number, values: values)
  }

  private static let hoursOfDay = Rational(24)

  /// Whether the day of a row can be: in the period, not after it was confirmed, and with no more
  /// hours of one person than it has.
  private func check(_ day: CalendarDate, _ cells: PartnerCells) {
    func tell(_ field: PartnerField, _ fault: TableFault) {
      cells.problems.add(
        cells.place(field), value: cells[field]?.string ?? day.isoText, .table(fault))
    }
    if !head.days.contains(day) { tell(.date, .formDayOutside(day, head.days)) }
    if let confirmedOn = head.confirmedOn, day > confirmedOn {
      tell(.date, .formConfirmedBefore(day, confirmedOn: confirmedOn))
    }
    guard cells.sheet.section == .hours, let worked = cells.hours else { return }
    let person = cells.text(.person)
    let key = day.isoText + " " + (person.map { TextKey.of($0) } ?? "\(cells.row.line)")
    let sum = (hours[key] ?? .zero) + worked
    hours[key] = sum
    if sum > Self.hoursOfDay {
      tell(.quantity, .formHoursOver(sum, day: day, person: person ?? ""))
    }
  }

  /// The source that a row names, or the only one that it can be.
  private func source(_ cells: PartnerCells) -> Source? {
    let fitting = sources.filter { cells.sheet.section.takes($0.kind) }
    guard let id = cells.text(.source) else {
      if fitting.count == 1 { return fitting[0] }
      cells.problems.add(
        cells.place(.source),
        fitting.isEmpty
          ? Self.unknown(.source, "", among: sources.map(\.id)) : .value(.missing))
      return nil
    }
    if let source = fitting.first(where: { $0.id == id }) { return source }
    cells.problems.add(
      cells.place(.source), value: id, Self.unknown(.source, id, among: fitting.map(\.id)))
    return nil
  }

  /// The line that a row names, or the only one for contributions in kind.
  private func line(_ cells: PartnerCells) -> String? {
    if cells.sheet.section.isCash { return nil }
    let lines = measure.lines.filter(\.inKind)
    return cells.text(.line) ?? (lines.count == 1 ? lines[0].id : nil)
  }
}
