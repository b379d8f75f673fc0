import Amounts
import Funding

/// Reads the cells of one row at a time; what cannot be taken goes to the problems with its place.
struct CellReader {
  let place: SourcePosition
  var headings: [String]
  let decimalMark: DecimalMark?
  let problems: ProblemList
  /// The row being read.
  var row: TableRow
  /// What the profile says of dates with strokes.
  var dateForm: DateForm?
  /// The column of value dates of a bank, which may have days that no calendar has.
  var valueDate: Int?
  /// Notes how values are read; nil: nobody asks.
  var readings: TableReadings?
  /// The number of each column in the file where that is not its place in the row; none for values
  /// that the profile gives.
  var numbers: [Int?] = []
  /// What the table is, where a sign says nothing of a kind of booking.
  var signed: AmountFault.SignedTable?
  /// In what unit amounts stand, by column of the file from 0, where heading or profile tells one.
  var units: [Int: AmountUnit] = [:]

  /// The place of a column of the row; nil: the row itself.
  func at(_ column: Int?) -> SourcePosition {
    var at = place
    at.line = row.line
    if let column {
      at.column = numbers.isEmpty ? column + 1 : numbers[column]
      at.heading = headings[column]
    }
    return at
  }

  func report(_ column: Int?, _ fault: InputFault) {
    problems.add(at(column), value: column.map { excerpt(original($0).string) }, own(fault))
  }

  /// A fault of another row, told once the whole table was read.
  func report(_ column: Int?, line: Int, value: String? = nil, _ fault: InputFault) {
    var at = at(column)
    at.line = line
    problems.add(at, value: value, own(fault))
  }

  /// A fault as it is told where no profile can say more.
  private func own(_ fault: InputFault) -> InputFault {
    signed == .own ? fault.told(in: .own) : fault
  }

  /// A fault of a column of the file that feeds no key.
  func reportInFile(
    _ column: Int, line: Int? = nil, value: String? = nil, _ fault: InputFault
  ) {
    var at = place
    (at.line, at.column, at.heading) = (line ?? row.line, column + 1, headings[column])
    problems.add(
      at, value: value ?? (line == nil ? excerpt(row.cells[column].string) : nil), own(fault))
  }

  /// The column of the file, from 0, in which the value of a column stands; nil for what the
  /// profile gives.
  private func source(_ column: Int) -> Int? {
    numbers.isEmpty ? column : numbers[column].map { $0 - 1 }
  }

  /// The cell of a column as it stands in the file; nil for what the profile gives.
  func original(of column: Int?) -> TableCell? {
    column.flatMap(source).map { row.cells[$0] }
  }

  /// The cell as it stands in the file.
  private func original(_ column: Int) -> TableCell {
    row.cells[source(column) ?? column]
  }

  /// The text of a column as people see it, without white space at its ends; nil where nothing
  /// stands there.
  func text(_ column: Int?) -> String? {
    guard let column, let text = written(column) else { return nil }
    switch row.cells[column] {
    case .number:
      guard let meaning = source(column).flatMap(row.meaning) else { return text }
      if meaning.hidesText {
        report(column, .value(.shownOtherwise))
        return nil
      }
      // Zeros in front are a matter of the format: 7 is shown as 0007.
      guard text.allSatisfy(\.isNumber) else { return text }
      return String(repeating: "0", count: max(0, meaning.digits - text.count)) + text
    case .text where text.utf8.count <= 24 && Self.isSavedAsPower(text):
      report(column, .value(.savedAsPower))
      return nil
    case .text, .date, .bool: return text
    }
  }

  /// `4,71123E+11`, as a spreadsheet saves a long number as text: its last digits are gone.
  private static func isSavedAsPower(_ text: String) -> Bool {
    guard text.utf8.contains(UInt8(ascii: "+")) else { return false }
    let parts = text.split(separator: "E+", omittingEmptySubsequences: false)
    return parts.count == 2 && parts[1].count >= 2 && parts[1].allSatisfy(\.isNumber)
      && parts[0].first?.isNumber ?? false
      && parts[0].dropFirst().allSatisfy { $0.isNumber || $0 == "," || $0 == "." }
  }

  /// The text as it is saved.
  private func written(_ column: Int?) -> String? {
    guard let column, let bytes = bytes(column) else { return nil }
    let text = String(decoding: bytes, as: UTF8.self)
    if bytes.contains(where: { $0 < 0x20 || $0 >= 0x7F }) || bytes.count > TextCheck.limit,
      let fault = TextCheck.fault(text, limit: TextCheck.limit)
    {
      report(column, .value(fault))
      return nil
    }
    return text
  }

  /// - Parameters:
  ///   - whole: the amount that a rate in its place would be of, for the message.
  ///   - isTax: the rate would be that of the tax in a gross amount.
  func money(_ column: Int?, of whole: Money? = nil, isTax: Bool = false) -> Money? {
    guard let column, !row.cells[column].isEmpty else { return nil }
    let source = source(column)
    let unit = units.isEmpty ? nil : source.flatMap { units[$0] }
    do throws(AmountCell.Fault) {
      let money = try AmountCell.read(
        row.cells[column], mark: decimalMark, meaning: source.flatMap(row.meaning), unit: unit,
        original: original(column), of: whole)
      readings?.saw(amount: original(column), money, column, mark: decimalMark) { at(column) }
      if let unit { readings?.saw(unit: unit, original(column), money) { at(column) } }
      return money
    } catch {
      switch error {
      case .ambiguous(let grouped):
        guard let readings else {
          report(column, .value(.ambiguousAmount(grouped: grouped)))
          return nil
        }
        readings.add(
          amount: row.cells[column].string, grouped: grouped, column, at: at(column))
      case .fault(.amount(.percent(let rate?, of: let whole?))) where isTax:
        report(column, .amount(.taxPercent(rate, of: whole)))
      case .fault(let fault): report(column, fault.told(in: signed))
      }
      return nil
    }
  }

  func date(_ column: Int?) -> CalendarDate? {
    guard let column, !row.cells[column].isEmpty else { return nil }
    switch row.cells[column] {
    case .date(let date):
      // „Feb 26“ is no day, whichever is saved behind it.
      if source(column).flatMap(row.meaning)?.showsMonth ?? false {
        report(column, .value(.monthOnly))
        return nil
      }
      readings?.saw(day: row.cells[column], column, date) { at(column) }
      return date
    case .text(let bytes):
      let result = day(bytes)
      switch result {
      case .success(let date):
        readings?.saw(day: row.cells[column], column, date) { at(column) }
        return date
      case .failure(.ambiguous(let dayFirst, let monthFirst)):
        guard let readings else {
          report(column, .value(.ambiguousDate(dayFirst: dayFirst, monthFirst: monthFirst)))
          return nil
        }
        readings.add(date: row.cells[column].string, dayFirst, monthFirst, column, at: at(column))
      case .failure(let error):
        // A value date of a month of thirty days, as banks count interest.
        if column == valueDate,
          let day = InterestMonth.lastDay(instead: String(decoding: bytes, as: UTF8.self))
        {
          readings?.saw(day: row.cells[column], column, day) { at(column) }
          readings?.remark(
            .dayOfInterestMonth(
              line: row.line, text: String(decoding: bytes, as: UTF8.self), day: day))
          return day
        }
        let isMonth =
          bytes.count <= 20 && MonthText.read(String(decoding: bytes, as: UTF8.self)) != nil
        report(
          column,
          .value(
            isMonth ? .monthOnly : Self.serialDay(bytes).map { .serialDay($0) } ?? ValueFault(error)
          ))
      }
    case .number(let bytes):
      // `20260205` is a day as programs write it for programs.
      if bytes.count == 8, case .success(let date) = day(bytes) { return date }
      report(column, .value(Self.serialDay(bytes).map { .serialDay($0) } ?? .notADate))
    case .bool: report(column, .value(.notADate))
    }
    return nil
  }

  /// The day that a spreadsheet saves as this number, if it is one of our time: days since
  /// 30 December 1899.
  static func serialDay(_ bytes: UnsafeBufferPointer<UInt8>) -> CalendarDate? {
    guard bytes.count == 5, let number = Int(String(decoding: bytes, as: UTF8.self)),
      (32_874...73_050).contains(number)
    else { return nil }
    return CalendarDate(yyyymmdd: 19_700_101)?.adding(days: number - 25_569)
  }

  /// Most days are written in full, and need no text to be made.
  private func day(_ bytes: UnsafeBufferPointer<UInt8>) -> Result<CalendarDate, DateTextError> {
    if dateForm == nil {
      let result = DateText.read(utf8: bytes)
      if result != .failure(.notADate) { return result }
    }
    guard bytes.count <= 64 else { return .failure(.notADate) }
    return DateForm.read(String(decoding: bytes, as: UTF8.self), as: dateForm)
  }

  /// A quantity, alone or with its unit.
  /// - Parameter method: what in-kind contributions are valued by, which tells the units.
  func number(_ column: Int?, of method: ValuationMethod? = nil) -> Rational? {
    guard let column, var text = written(column) else { return nil }
    if let word = QuantityUnit.word(beside: &text, source(column).flatMap(row.meaning)),
      !QuantityUnit.isFitting(word, method)
    {
      report(column, .amount(.foreignUnit(word, wanted: .quantity(method))))
      return nil
    }
    var mark = decimalMark
    if case .number = row.cells[column] { mark = .point }
    switch NumberText.read(text, mark: mark) {
    case .success(let number): return number
    case .failure(let fault):
      report(column, .value(fault))
      return nil
    }
  }

  /// A rate above 0 % and up to 100 %.
  /// - Parameter isPercent: whether a number without the sign counts per cent.
  /// - Parameter orZero: 0 % will do.
  func rate(_ column: Int?, isPercent: Bool = false, orZero: Bool = false) -> Rate? {
    guard let column, let text = written(column) else { return nil }
    return rate(
      text, isPercent: isPercent, orZero: orZero, meaning: source(column).flatMap(row.meaning)
    ) {
      report(column, $0)
    }
  }

  /// The same of a text that does not stand in the table.
  func rate(
    _ text: String, isPercent: Bool, orZero: Bool = false, meaning: NumberMeaning? = nil,
    _ report: (InputFault) -> Void
  ) -> Rate? {
    if let odd = meaning?.currency ?? meaning?.word {
      report(.amount(.foreignUnit(odd, wanted: .rate)))
      return nil
    }
    guard var rate = Rate(text: text) else {
      report(.value(.notARate))
      return nil
    }
    let isPlain = !text.contains("%") && meaning?.percent == nil
    if meaning?.percent == .written || isPlain && isPercent {
      rate = Rate(rate.value / Rational(100))
    }
    if orZero, rate == .zero { return rate }
    if signed == .list, isPlain, !isPercent, rate > .full, rate.value <= Rational(100) {
      report(.amount(.percentWithoutSign(Rate(rate.value / Rational(100)))))
      return nil
    }
    guard rate > .zero, rate <= .full else {
      report(.value(.rateOutside(minimum: .zero, maximum: .full)))
      return nil
    }
    if isPlain, isPercent, rate <= Rate(percent: 1) {
      report(.amount(.tinyRate(rate)))
      return nil
    }
    return rate
  }

  /// The bytes of a text or number cell without white space at its ends; nil where nothing is left.
  private func bytes(_ column: Int) -> UnsafeBufferPointer<UInt8>? {
    var slice: Slice<UnsafeBufferPointer<UInt8>>
    switch row.cells[column] {
    case .text(let bytes), .number(let bytes): slice = bytes[...]
    case .date, .bool:
      report(column, .value(.notText))
      return nil
    }
    while let first = slice.first, isSpace(first) { slice.removeFirst() }
    while let last = slice.last, isSpace(last) { slice.removeLast() }
    return slice.isEmpty ? nil : UnsafeBufferPointer(rebasing: slice)
  }

  private func isSpace(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D
  }

  private func excerpt(_ text: String) -> String {
    text.count <= 80 ? text : text.prefix(79) + "…"
  }
}
