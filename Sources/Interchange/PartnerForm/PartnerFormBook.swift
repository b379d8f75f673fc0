import Amounts
import Funding

/// The workbook of a partner's form, opened.
struct PartnerFormBook {
  private typealias Opening = (
    String, _ headingRow: Int?
  ) throws(InputProblems) -> any TableSource

  private let file: String
  private let names: [String]
  private let open: Opening
  /// Sheets that are none of a form, on which something stands.
  private(set) var others: [String] = []
  /// The sheet with what the form is about.
  let front: String

  /// - Returns: nil for any other file.
  init?(_ input: InputBytes) throws(InputProblems) {
    var made: String?
    let filled: [String]
    switch try FileKind.recognise(input) {
    case .workbook:
      let workbook = try XLSXWorkbook(input)
      names = workbook.sheets.map(\.name)
      filled = workbook.sheets.filter { (try? workbook.hasContent($0)) ?? true }.map(\.name)
      made = try workbook.customProperties()[EntryWorkbook.property]
      open = { (name, row) throws(InputProblems) in
        try workbook.sheet(named: name, headingRow: row)
      }
    case .openDocument:
      let workbook = try ODSWorkbook(input)
      names = workbook.sheets.map(\.name)
      filled = workbook.sheets.filter(\.hasContent).map(\.name)
      open = { (name, row) throws(InputProblems) in
        try workbook.sheet(named: name, headingRow: row)
      }
    default: return nil
    }
    file = input.file
    let names = self.names
    func isThere(_ sheet: PartnerSheet) -> Bool {
      names.contains(sheet.name.de) || names.contains(sheet.name.en)
    }
    // Some programs drop the property; then the names of the sheets tell.
    guard made == PartnerForm.template || isThere(.confirmation) && isThere(.booked) else {
      return nil
    }
    let name = PartnerSheet.confirmation.name
    guard let front = names.first(where: { [name.de, name.en].contains($0) }) else {
      throw InputProblems(SourcePosition(file: file), .table(.formLacks(name.de)))
    }
    self.front = front
    let own =
      PartnerSheet.allCases.map(\.name) + PartnerSection.allCases.map(\.name)
    others = filled.filter { name in !own.contains { [$0.de, $0.en].contains(name) } }
  }

  // MARK: The first sheet

  /// What it tells; nil after its problems were told.
  func head(_ problems: ProblemList, today: CalendarDate) -> PartnerFormTable.Head? {
    var texts: [PartnerFact: String] = [:]
    var days: [PartnerFact: CalendarDate] = [:]
    var at = SourcePosition(file: file, sheet: front)
    do throws(InputProblems) {
      let table = try open(front, nil)
      at = table.place
      // Sums that were never computed are none of its facts.
      table.forEachRow(problems: ProblemList()) { row in
        guard row.cells.count > 1, let fact = PartnerFact.named(row.cells[0].string),
          !row.cells[1].isEmpty
        else { return }
        let cell = row.cells[1]
        if [.confirmedOn, .confirmedBy].contains(fact), row.formulas.contains(1) {
          var place = at
          (place.line, place.column, place.heading) = (row.line, 2, fact.name.de)
          problems.add(place, value: cell.string, .notice(.formulaForText))
          return
        }
        texts[fact] = cell.string.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        if case .date(let day) = cell { days[fact] = day }
        if case .text = cell, let day = try? DateText.read(texts[fact] ?? "").get() {
          days[fact] = day
        }
        if fact == .confirmedOn, days[fact] == nil {
          var place = at
          (place.line, place.column, place.heading) = (row.line, 2, fact.name.de)
          problems.add(place, value: texts[fact], .value(.notADate))
        }
      }
    } catch {
      for problem in error.problems { problems.add(problem) }
      return nil
    }
    for fact in [PartnerFact.key, .ledger, .id, .partner, .measure]
    where texts[fact] == nil {
      problems.add(at, .table(.formLacks(fact.name.de)))
    }
    for fact in [PartnerFact.from, .until] where days[fact] == nil {
      problems.add(at, .table(.formLacks(fact.name.de)))
    }
    let confirmedOn = days[.confirmedOn]
    if let confirmedOn, confirmedOn > today {
      problems.add(
        at, value: confirmedOn.isoText, .table(.formConfirmedAhead(confirmedOn, today: today)))
    }
    if (texts[.confirmedOn] == nil) != (texts[.confirmedBy] == nil) {
      let missing = texts[.confirmedOn] == nil ? PartnerFact.confirmedOn : .confirmedBy
      problems.add(at, .table(.formHalfConfirmed(missing: missing.name.de)))
    }
    guard let key = texts[.key], let ledger = texts[.ledger], let partner = texts[.id],
      let name = texts[.partner], let measure = texts[.measure], let from = days[.from],
      let until = days[.until]
    else { return nil }
    guard let days = DateRange(from: from, to: until) else {
      problems.add(at, .project(.periodReversed(from: from, to: until)))
      return nil
    }
    return PartnerFormTable.Head(
      key: key, ledger: ledger, partner: partner, partnerName: name, measure: measure, days: days,
      confirmedOn: confirmedOn, confirmedBy: texts[.confirmedBy])
  }

  // MARK: The lists

  /// The sheets to fill in that the form has, each with the row of its headings.
  func sheets(_ problems: ProblemList) -> [PartnerFormTable.FormSheet] {
    PartnerSection.allCases.compactMap { section in
      let own = [section.name.de, section.name.en]
      guard let name = names.first(where: own.contains) else { return nil }
      do throws(InputProblems) {
        return try sheet(section, name, problems)
      } catch {
        for problem in error.problems { problems.add(problem) }
        return nil
      }
    }
  }

  private struct Found: Error {
    let line: Int
    let headings: [String]
  }

  private func sheet(
    _ section: PartnerSection, _ name: String, _ problems: ProblemList
  ) throws(InputProblems) -> PartnerFormTable.FormSheet? {
    let columns = section.columns
    let table = try open(name, nil)
    var found: Found?
    do throws(Found) {
      try table.forEachRow(problems: ProblemList()) { (row) throws(Found) in
        let texts = row.texts
        if columns.count(where: { column in texts.contains(where: column.isNamed) }) > 2 {
          throw Found(line: row.line, headings: texts)
        }
      }
    } catch {
      found = error
    }
    guard let found else {
      problems.add(table.place, .table(.formLacks(columns[0].name.de)))
      return nil
    }
    var places: [PartnerField: (index: Int, heading: String)] = [:]
    for column in columns {
      guard let index = found.headings.firstIndex(where: column.isNamed) else {
        var place = table.place
        place.line = found.line
        problems.add(place, .table(.formLacks(column.name.de)))
        continue
      }
      places[column.field] = (index, found.headings[index])
    }
    return PartnerFormTable.FormSheet(
      section: section, table: try open(name, found.line), columns: places)
  }
}
