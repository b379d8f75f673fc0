import Amounts
import Funding

/// The cells of a row of a partner's form, by what they are.
struct PartnerCells {
  let sheet: PartnerFormTable.FormSheet
  let row: TableRow
  let problems: ProblemList

  /// Nil where nothing stands.
  subscript(field: PartnerField) -> TableCell? {
    guard let index = sheet.columns[field]?.index, row.cells.indices.contains(index) else {
      return nil
    }
    let cell = row.cells[index]
    return cell.isEmpty || cell.isUncomputed ? nil : cell
  }

  func text(_ field: PartnerField) -> String? {
    self[field].map { cell in
      cell.string.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
  }

  func place(_ field: PartnerField) -> SourcePosition {
    var place = sheet.table.place
    place.line = row.line
    if let (index, heading) = sheet.columns[field] {
      (place.column, place.heading) = (index + 1, heading)
    }
    return place
  }

  /// Whether it is the row of sums.
  var isTotal: Bool { ["Summe", "Sum"].contains(text(.number)) }

  var number: Int? { text(.number).flatMap(Int.init).flatMap { $0 > 0 ? $0 : nil } }

  /// What stands beside the columns, and in a row that is not filled in also what stands in columns
  /// in which nothing belongs: `Stundennachweis K7: …`.
  var strays: [String] {
    guard !isTotal else { return [] }
    let isFilled = sheet.section.entered.contains { self[$0] != nil }
    let own = Set(sheet.columns.values.map(\.index))
    return row.cells.indices.filter { index in
      let cell = row.cells[index]
      guard !cell.isEmpty, !cell.isUncomputed, !own.contains(index) || !isFilled && number == nil
      else { return false }
      return if case .text = cell { true } else { !row.formulas.contains(index) }
    }.map { index in
      [
        sheet.table.place.sheet ?? "",
        "\(SheetColumns.name(index + 1))\(row.line): \(Quote.excerpt(row.cells[index].string))",
      ].joined(separator: " ")
    }
  }

  // MARK: Values

  /// The cell as it stands in the form.
  func value(_ field: PartnerField) -> PartnerRow.Value {
    guard let cell = self[field], let index = sheet.columns[field]?.index else {
      return .text("")
    }
    return .cell(cell, row.meaning(index))
  }

  /// Nil where nothing or no number stands; the latter is told.
  private func number(_ field: PartnerField) -> Rational? {
    guard let cell = self[field] else {
      problems.add(place(field), .value(.missing))
      return nil
    }
    let isNumber = if case .number = cell { true } else { false }
    switch NumberText.read(cell.string, mark: isNumber ? .point : nil) {
    case .success(let number) where number.sign > 0: return number
    case .success:
      problems.add(place(field), value: cell.string, .value(.notANumber))
    case .failure(let fault): problems.add(place(field), value: cell.string, .value(fault))
    }
    return nil
  }

  /// Square metres × months of rooms, else what is written.
  var quantity: PartnerRow.Value {
    switch sheet.section {
    case .equipment: return value(.months)
    case .rooms:
      guard let area = number(.area), let months = number(.months) else { return .text("") }
      return .number(area * months)
    default: return value(.quantity)
    }
  }

  /// Of equipment its value by the months of its life, in whole cents, else what is written.
  var unitRate: PartnerRow.Value {
    switch sheet.section {
    case .equipment: monthlyRate.map { .money($0) } ?? .text("")
    case .cash: .text("")
    default: value(.rate)
    }
  }

  private var monthlyRate: Money? {
    guard let paid = number(.acquisition), let life = number(.life) else { return nil }
    return try? Money(rounding: paid * Rational(100) / life, .halfUp)
  }

  /// What is written, else what quantity, rate and share give: programs that do not compute leave
  /// it empty.
  var amount: PartnerRow.Value {
    if sheet.section.isCash || self[.amount] != nil { return value(.amount) }
    let silent = PartnerCells(sheet: sheet, row: row, problems: ProblemList())
    guard let quantity = silent.product, let rate = silent.rate,
      let amount = try? Valuation.value(
        quantity: quantity, unitRate: rate, share: silent.share ?? .full)
    else { return .text("") }
    return .money(amount)
  }

  /// Tells what the value cannot be computed from, where nobody wrote it: its own cell only holds
  /// a formula. What ``quantity`` and ``unitRate`` read is told by them.
  func checkInputs() {
    // What somebody states is written, not computed from something else.
    for field in [PartnerField.person, .activity, .object] {
      guard let index = sheet.columns[field]?.index, row.formulas.contains(index) else { continue }
      problems.add(place(field), value: self[field]?.string ?? "", .notice(.formulaForText))
    }
    guard !sheet.section.isCash, self[.amount] == nil else { return }
    switch sheet.section {
    case .equipment: _ = number(.months)
    case .rooms: _ = number(.rate)
    default: _ = (number(.quantity), number(.rate))
    }
  }

  /// What is told as worked; nil where nothing or no number stands.
  var hours: Rational? {
    PartnerCells(sheet: sheet, row: row, problems: ProblemList()).number(.quantity)
  }

  private var product: Rational? {
    switch sheet.section {
    case .equipment: number(.months)
    case .rooms: number(.area).flatMap { area in number(.months).map { area * $0 } }
    default: number(.quantity)
    }
  }

  private var rate: Money? {
    sheet.section == .equipment
      ? monthlyRate
      : number(.rate).flatMap { try? Money(rounding: $0 * Rational(100), .halfUp) }
  }

  private var share: Rate? { self[.share].flatMap { Rate(text: $0.string) } }
}

/// A row of a form as one of a table of bookings.
struct PartnerRow {
  enum Value {
    case text(String)
    case number(Rational)
    case money(Money)
    case cell(TableCell, NumberMeaning?)
  }

  let line: Int
  let values: [Value]

  /// Hands it over; its bytes last as long.
  func hand<Failure: Error>(to body: (TableRow) throws(Failure) -> Void) throws(Failure) {
    var bytes: [UInt8] = []
    var ranges: [Range<Int>] = []
    for value in values {
      let start = bytes.count
      switch value {
      case .text(let text): bytes += Array(text.utf8)
      case .number(let number): bytes += Array(number.exactText.utf8)
      case .money(let money): bytes += Array(money.plainText.utf8)
      case .cell: break
      }
      ranges.append(start..<bytes.count)
    }
    let meanings = values.enumerated().compactMap { index, value in
      if case .cell(_, let meaning?) = value { (column: index, meaning: meaning) } else { nil }
    }
    var failure: Failure?
    bytes.withUnsafeBufferPointer { all in
      let cells = values.indices.map { index -> TableCell in
        let own = UnsafeBufferPointer(rebasing: all[ranges[index]])
        return switch values[index] {
        case .text: .text(own)
        case .number, .money: .number(own)
        case .cell(let cell, _): cell
        }
      }
      cells.withUnsafeBufferPointer { cells in
        do throws(Failure) {
          try body(TableRow(line: line, cells: cells, meanings: meanings))
        } catch {
          failure = error
        }
      }
    }
    if let failure { throw failure }
  }
}
