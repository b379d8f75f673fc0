public import Amounts
public import Funding
public import Reporting

/// The form in which a partner tells what it brought in (Formular eines Partners): a sheet for each
/// kind of contribution, what is booked already, and a confirmation that is signed below its sums.
/// ``PartnerFormTable`` reads it back.
public struct PartnerForm: Sendable {
  /// A contribution that is booked.
  public struct Booked: Sendable {
    let entry: Int64
    let booking: Booking
    /// Cents; below zero for a reversal.
    let amount: Money

    public init(entry: Int64, booking: Booking, amount: Money) {
      (self.entry, self.booking, self.amount) = (entry, booking, amount)
    }
  }

  /// Who tells what of what.
  public struct Subject: Sendable {
    let partner: Organisation
    let project: Project
    let measure: Measure
    /// The days that the form is about.
    let days: DateRange

    public init(partner: Organisation, project: Project, measure: Measure, days: DateRange) {
      (self.partner, self.project, self.measure, self.days) = (partner, project, measure, days)
    }

    /// What the partner gives to the measure.
    var sources: [Source] { Self.sources(of: partner.id, in: measure) }

    /// The own money of who gets the grant is no contribution.
    package static func sources(of partner: String, in measure: Measure) -> [Source] {
      measure.sources.filter { source in
        guard partner != PartnerForm.nobody else {
          return source.organisation == nil
            && [.civicEngagement, .donation, .inKind].contains(source.kind)
        }
        return source.organisation == partner
          && !(source.kind == .ownCash && partner == measure.recipient)
      }
    }
  }

  /// The id of those who belong to no organisation: gifts, volunteers (Spenden, Ehrenamt).
  package static let nobody = "-"

  /// Those who belong to no organisation; whoever keeps the list signs for them.
  package static func volunteers(_ language: Language) -> Organisation {
    Organisation(
      id: nobody, name: language.pick("Spenden und Ehrenamt", "Gifts and volunteers"), kind: .other)
  }

  let subject: Subject
  /// How the references of its rows begin; no other form has the same.
  let key: String
  /// By which its ledger is known.
  let ledger: String
  let booked: [Booked]
  /// How many rows a sheet has.
  let rows: Int
  let language: Language
  let today: CalendarDate
  let program: String

  public init(
    _ subject: Subject, key: String, ledger: String, booked: [Booked], rows: Int,
    language: Language, today: CalendarDate, program: String
  ) {
    (self.subject, self.key, self.ledger, self.booked) = (subject, key, ledger, booked)
    (self.rows, self.language, self.today, self.program) = (rows, language, today, program)
  }

  /// What the property of a workbook says by which it is recognised.
  static let template = "partner"
  /// So many rows of a sheet fit on a page.
  public static let usualRows = 24
  /// The most rows of a sheet.
  public static let rowLimit = 500

  /// - Returns: a report that ``Workbooks`` can write.
  public func report() -> Report {
    Report(
      title: say("Beiträge von ", "Contributions of ") + subject.partner.name,
      subject: subject.measure.id, author: program, language: language, created: today,
      properties: [
        Report.Property(EntryWorkbook.property, Self.template),
        Report.Property("Foerderbuch.Key", key), Report.Property("Foerderbuch.Program", program),
      ],
      sheets: [confirmationSheet] + sections.enumerated().map { sheet($1, at: $0) }
        + [bookedSheet, helpSheet])
  }

  /// Only what the partner gives has a sheet.
  var sections: [PartnerSection] {
    PartnerSection.allCases.filter { section in
      subject.sources.contains { section.takes($0.kind) }
    }
  }

  func say(_ german: String, _ english: String) -> String { language.pick(german, english) }

  func text(_ text: String, _ role: CellStyle.Role) -> Cell { .text(text, style: CellStyle(role)) }

  func wide(_ text: String, _ role: CellStyle.Role, _ columns: Int) -> Row {
    Row(.text, [self.text(text, role)], span: 0...(columns - 1))
  }

  var page: PrintSetup {
    PrintSetup(
      orientation: .landscape,
      footer: PrintSetup.Line(
        left: "\(subject.partner.name) · \(key)", center: "",
        right: say("Seite ", "Page ") + PrintSetup.Line.page + say(" von ", " of ")
          + PrintSetup.Line.pages))
  }

  // MARK: Sheets to fill in

  /// The number of the first row of a sheet: no two rows of a form have the same.
  private func first(_ index: Int) -> Int { index * rows + 1 }

  private func sheet(_ section: PartnerSection, at index: Int) -> Sheet {
    let columns = section.columns
    let key = section.rawValue
    let headings = columns.map { column in
      let isText = column.format == .text
      return Cell.text(
        column.name[language],
        style: CellStyle(.heading, alignment: isText ? .natural : .right, isIndented: isText))
    }
    let numbers = first(index)..<(first(index) + rows)
    let lines = numbers.map { number in
      Row(
        key: String(number), .data,
        columns.map { cell($0, section, row: String(number), number: number) })
    }
    var total = columns.map { _ in Cell(.empty, style: CellStyle(.total)) }
    total[0] = .text(say("Summe", "Sum"), style: CellStyle(.total, wraps: false))
    for (place, column) in columns.enumerated()
    where column.field == .amount || section == .hours && column.field == .quantity {
      total[place] = Cell(
        column.format == .euro ? .money(.zero) : .number(Rational(0)),
        formula: "ROUND(SUM(\(cells(section, column.field))),2)",
        style: CellStyle(.total, column.format))
    }
    let head = Block(
      key: key + ".head", columns: [],
      rows: [
        wide(section.name[language], .title, columns.count),
        wide(
          "\(subject.partner.name) · \(subject.measure.id) \(subject.measure.title) · "
            + subject.days.text(language), .subtitle, columns.count),
        wide(section.hint[language], .paragraph, columns.count),
      ])
    var made = Sheet(
      key: key, name: section.name[language], widths: columns.map(\.width),
      blocks: [
        head,
        Block(
          key: key, columns: columns.map(\.field.rawValue),
          rows: [Row(.heading, headings)] + lines + [Row(key: "total", .total, total)]),
      ], print: page, headings: Sheet.HeadingRows(block: key, columns: 2))
    // A narrow table would be blown up beside its title.
    if section.isCash { made.print.orientation = .portrait }
    made.validations = columns.compactMap { validation($0, section, numbers) }
    made.protection = .entry
    made.hasNumbersAsText = true
    return made
  }

  /// The cells of a column that rows are entered in.
  func cells(_ section: PartnerSection, _ field: PartnerField) -> Reference {
    let index = sections.firstIndex(of: section) ?? 0
    return .rows(
      block: section.rawValue, column: field.rawValue, from: String(first(index)),
      through: String(first(index) + rows - 1))
  }

  private func cell(
    _ column: PartnerColumn, _ section: PartnerSection, row: String, number: Int
  ) -> Cell {
    let style = CellStyle(
      .input, column.format, wraps: column.format == .text, isIndented: column.format == .text)
    switch column.field {
    case .number: return Cell(.integer(Int64(number)), style: CellStyle(.body, .integer))
    case .rate where section == .hours:
      return Cell(hourlyRate.map { .money($0) } ?? .empty, style: style)
    case .line: return Cell(usualLine.map { .text($0) } ?? .empty, style: style)
    case .life: return Cell(.integer(36), style: style)
    case .amount where !section.isCash:
      return Cell(
        .text(""), formula: value(section, row: row), style: CellStyle(.body, .euro))
    default: return Cell(.empty, style: style)
    }
  }

  /// Whole cents before the last rounding, so that half a cent is seen as one.
  private func value(_ section: PartnerSection, row: String) -> Formula {
    func at(_ field: PartnerField) -> Reference {
      .cell(block: section.rawValue, row: row, column: field.rawValue)
    }
    let filled: Formula = "AND(\(list(section.factors.map { "ISNUMBER(\(at($0)))" })))"
    let share: Formula =
      section == .hours ? "1" : "IF(\(at(.share))=\(text: ""),1,\(at(.share)))"
    let quantity: Formula =
      switch section {
      case .equipment: "\(at(.months))"
      case .rooms: "\(at(.area))*\(at(.months))"
      default: "\(at(.quantity))"
      }
    let cents: Formula =
      section == .equipment
      ? "ROUND(ROUND(\(at(.acquisition))*100/\(at(.life)),6),0)" : "ROUND(\(at(.rate))*100,0)"
    let isDivided: Formula = section == .equipment ? "\(at(.life))>0" : "TRUE()"
    return
      "IF(\(filled),IF(\(isDivided),ROUND(ROUND(\(quantity)*\(cents)*\(share),6),0)/100,\(text: "")),\(text: ""))"
  }

  private func list(_ terms: [Formula]) -> Formula {
    guard let first = terms.first else { return "TRUE()" }
    return terms.dropFirst().reduce(first) { "\($0),\($1)" }
  }

  /// What the partner's hours were last valued at.
  private var hourlyRate: Money? {
    booked.last { $0.booking.method == .hours && !$0.amount.isNegative }?.booking.unitRate
  }

  /// Where its contributions in kind were booked last, where there is more than one line for them.
  private var usualLine: String? {
    guard subject.measure.lines.count(where: \.inKind) > 1 else { return nil }
    return booked.last { $0.booking.kind.isUnpaid }?.booking.line
  }

  private func validation(
    _ column: PartnerColumn, _ section: PartnerSection, _ numbers: Range<Int>
  ) -> Validation? {
    let all = cells(section, column.field)
    let first = Reference.cell(
      block: section.rawValue, row: String(numbers.lowerBound), column: column.field.rawValue)
    func choice(_ words: [String]) -> Validation {
      Validation(
        all, .list("\(text: words.joined(separator: ","))"),
        refusal: refusal("Bitte einen Eintrag aus der Liste wählen.", "Choose from the list."))
    }
    switch column.field {
    case .date:
      return Validation(
        all, .dates(subject.days.from...subject.days.to),
        refusal: refusal(
          "Ein Tag von \(subject.days.from.text(.de)) bis \(subject.days.to.text(.de)).",
          "A day from \(subject.days.from.text(.en)) to \(subject.days.to.text(.en))."))
    case .method:
      return choice([ValuationMethod.goods, .licence].map { $0.name[language] })
    case .source:
      return choice(subject.sources.filter { section.takes($0.kind) }.map(\.id))
    case .line: return choice(subject.measure.lines.filter(\.inKind).map(\.id))
    case .share:
      return Validation(
        all, .formula("IF(ISNUMBER(\(first)),AND(\(first)>0,\(first)<=1),FALSE)"),
        refusal: refusal("Mehr als 0 % und höchstens 100 %.", "More than 0 % and at most 100 %."))
    case .quantity, .months, .area, .acquisition, .life, .rate, .amount:
      guard section.isCash || column.field != .amount else { return nil }
      return Validation(
        all, .formula("IF(ISNUMBER(\(first)),\(first)>0,FALSE)"),
        refusal: refusal("Eine Zahl größer als 0.", "A number more than 0."))
    default: return nil
    }
  }

  private func refusal(_ german: String, _ english: String) -> Validation.Message {
    Validation.Message(
      say("Das passt hier nicht", "That does not fit"), say(german, english))
  }
}
