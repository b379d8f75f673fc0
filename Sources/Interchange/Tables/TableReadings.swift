import Amounts

/// How the amounts and dates of a table were read: which marks they have, an example of each, and
/// what can be read in two ways.
public final class TableReadings {
  /// How an amount is written.
  public enum AmountForm: String, Hashable, Sendable, CaseIterable {
    /// `1.234,56`
    case comma
    /// `1,234.56`
    case point
    /// `1234`, `1.234.567`
    case whole
    /// A number of a spreadsheet.
    case cell
  }

  /// How a date is written.
  public enum DayForm: String, Hashable, Sendable, CaseIterable {
    /// `30.06.2026`
    case points
    /// `2026-06-30`
    case iso
    /// `06/30/2026`
    case strokes
    /// `30. Juni 2026`
    case words
    /// A date of a spreadsheet.
    case cell
  }

  /// A value as it stands in the file and as it was read.
  public struct Sample: Hashable, Sendable {
    public let line: Int
    public let heading: String?
    public let text: String
    /// A plain amount, an ISO date.
    public let value: String
  }

  /// How many values that can be read in two ways are shown for a column.
  static let sampleLimit = 3

  /// The first of each form, in the order of the file.
  public private(set) var amounts: [(form: AmountForm, sample: Sample)] = []
  public private(set) var days: [(form: DayForm, sample: Sample)] = []

  /// What else a person should know, at most ``ReadingRemark/limit`` of a kind.
  public private(set) var remarks: [ReadingRemark] = []

  private struct Doubt {
    let place: SourcePosition
    let isDate: Bool
    var count = 0
    var samples: [ListFault.TwoReadings] = []
    /// The same, each told by itself.
    var problems: [InputProblem] = []
  }

  private struct Spot {
    let place: SourcePosition
    let text: String
  }

  /// The days of a column by how they stand there: as dates, or as a text that a program for tables
  /// would have made a date, had it found a month in the first number.
  private struct Days {
    var dates = 0
    var texts = 0
    var hasStrokes = false
    /// Whether no date has a day above 12 and every text has one.
    var mayBeSwapped = true
    var firstDate: (line: Int, date: CalendarDate)?
    var firstText: Spot?
  }

  private var dayColumns: [Int: Days] = [:]
  /// By column, from 0.
  private var doubts: [Int: Doubt] = [:]
  /// The first amount with each mark, by column.
  private var marks: [Int: [AmountForm: Spot]] = [:]
  /// What needs no second look: a bit for each form of a column, and for each form of a day.
  private var seenAmounts: [UInt8] = []
  private var seenDays: UInt8 = 0

  public init() {}

  // MARK: What was read

  func saw(
    amount cell: TableCell, _ money: Money, _ column: Int, mark: DecimalMark?,
    at place: () -> SourcePosition
  ) {
    let form = Self.form(cell, mark: mark)
    let bit = form.bit
    while seenAmounts.count <= column { seenAmounts.append(0) }
    guard seenAmounts[column] & bit == 0 else { return }
    seenAmounts[column] |= bit
    let place = place()
    let text = Quote.excerpt(
      cell.string.split(whereSeparator: \.isWhitespace).joined(separator: " "))
    marks[column, default: [:]][form] = Spot(place: place, text: text)
    guard !amounts.contains(where: { $0.form == form }) else { return }
    amounts.append((form, sample(place, text, money.plainText)))
  }

  func saw(
    day cell: TableCell, _ column: Int, _ date: CalendarDate, at place: () -> SourcePosition
  ) {
    let form = Self.form(cell)
    note(cell, form, date, &dayColumns[column, default: Days()], at: place)
    let bit = form.bit
    guard seenDays & bit == 0 else { return }
    seenDays |= bit
    days.append((form, sample(place(), Quote.excerpt(cell.string), date.isoText)))
  }

  private func note(
    _ cell: TableCell, _ form: DayForm, _ date: CalendarDate, _ days: inout Days,
    at place: () -> SourcePosition
  ) {
    guard days.mayBeSwapped, form != .words else { return }
    let isText = form == .points || form == .strokes
    days.mayBeSwapped = isText == (date.day > 12)
    if isText {
      days.texts += 1
      days.hasStrokes = days.hasStrokes || form == .strokes
      if days.firstText == nil { days.firstText = Spot(place: place(), text: cell.string) }
    } else {
      days.dates += 1
      if days.firstDate == nil { days.firstDate = (place().line ?? 0, date) }
    }
  }

  /// Notes that the amounts of a column count more or less than euros, once.
  func saw(unit: AmountUnit, _ cell: TableCell, _ money: Money, at place: () -> SourcePosition) {
    let place = place()
    guard unit != .euro,
      !remarks.contains(where: {
        if case .unit(_, let sample) = $0 { sample.heading == place.heading } else { false }
      })
    else { return }
    remarks.append(
      .unit(unit, sample(place, Quote.excerpt(cell.string), money.text(.de))))
  }

  /// Notes a remark of which there may be many.
  func remark(_ remark: ReadingRemark) {
    guard remarks.count(where: { $0.code == remark.code }) < ReadingRemark.limit else { return }
    remarks.append(remark)
  }

  private func sample(_ place: SourcePosition, _ text: String, _ value: String) -> Sample {
    Sample(line: place.line ?? 0, heading: place.heading, text: text, value: value)
  }

  private static func form(_ cell: TableCell, mark: DecimalMark?) -> AmountForm {
    guard case .text(let bytes) = cell else { return .cell }
    var after = 0
    var last: UInt8 = 0
    for byte in bytes.reversed() {
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"): if last == 0 { after += 1 }
      case UInt8(ascii: ","), UInt8(ascii: "."):
        if last == 0 {
          last = byte
        } else {
          // A second mark: of the same kind both group, of the other kind the last one is decimal.
          return byte == last ? .whole : last == UInt8(ascii: ",") ? .comma : .point
        }
      default: continue
      }
    }
    guard last != 0, after != 3 || mark == nil else { return .whole }
    return last == UInt8(ascii: ",") ? .comma : .point
  }

  private static func form(_ cell: TableCell) -> DayForm {
    guard case .text(let bytes) = cell else { return .cell }
    // Letters of a time of day say nothing of the day.
    let hasLetters = bytes.contains { $0 > UInt8(ascii: "9") && $0 != UInt8(ascii: "T") }
    if hasLetters, !bytes.contains(UInt8(ascii: ":")) { return .words }
    switch bytes.first(where: { $0 > 0x20 && !(0x30...0x39 ~= $0) }) {
    case UInt8(ascii: "."): return .points
    case UInt8(ascii: "/"): return .strokes
    default: return .iso
    }
  }

  // MARK: What can be read in two ways

  /// - Parameter grouped: the reading of `4,156` as a thousand and more.
  func add(amount text: String, grouped: Money, _ column: Int, at place: SourcePosition) {
    let text = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    let isComma = text.contains(",")
    let asGroups = LocalizedText(de: grouped.text(.de), en: grouped.text(.en))
    let asDecimals = LocalizedText(
      de: "Betrag mit drei Nachkommastellen", en: "an amount with three decimals")
    // The first reading is that of the decimal comma.
    add(
      text, isComma ? asDecimals : asGroups, isComma ? asGroups : asDecimals, column, place,
      .ambiguousAmount(grouped: grouped), isDate: false)
  }

  func add(
    date text: String, _ dayFirst: CalendarDate, _ monthFirst: CalendarDate, _ column: Int,
    at place: SourcePosition
  ) {
    add(
      text, LocalizedText(de: dayFirst.text(.de), en: dayFirst.isoText),
      LocalizedText(de: monthFirst.text(.de), en: monthFirst.isoText), column, place,
      .ambiguousDate(dayFirst: dayFirst, monthFirst: monthFirst), isDate: true)
  }

  private func add(
    _ text: String, _ first: LocalizedText, _ second: LocalizedText, _ column: Int,
    _ place: SourcePosition, _ fault: ValueFault, isDate: Bool
  ) {
    var doubt = doubts[column] ?? Doubt(place: place, isDate: isDate)
    doubt.count += 1
    if doubt.samples.count < Self.sampleLimit {
      doubt.samples.append(
        ListFault.TwoReadings(line: place.line ?? 0, text: text, first: first, second: second))
      doubt.problems.append(InputProblem(place: place, value: text, fault: .value(fault)))
    }
    doubts[column] = doubt
  }

  /// Tells what only the whole table shows.
  /// - Parameter limit: columns with at most so many doubtful values are told of value by value,
  ///   others by one message for all of them.
  func report(to problems: ProblemList, byValueUpTo limit: Int = 0) {
    for column in doubts.keys.sorted() {
      guard let doubt = doubts[column] else { continue }
      guard doubt.count > limit else {
        doubt.problems.forEach(problems.add)
        continue
      }
      problems.add(
        doubt.place,
        .list(
          doubt.isDate
            ? .ambiguousDates(count: doubt.count, samples: doubt.samples)
            : .ambiguousAmounts(count: doubt.count, samples: doubt.samples)))
    }
    for column in dayColumns.keys.sorted() {
      // Three days may be so by chance where only Germans wrote them.
      guard let days = dayColumns[column], days.mayBeSwapped, let text = days.firstText,
        let first = days.firstDate, days.dates + days.texts >= (days.hasStrokes ? 3 : 5),
        let swapped = CalendarDate(
          year: first.date.year, month: first.date.day, day: first.date.month),
        swapped != first.date
      else { continue }
      problems.add(
        text.place, value: text.text,
        .table(.daysSwapped(first: first.date, line: first.line, swapped: swapped)))
    }
    for column in marks.keys.sorted() {
      guard let comma = marks[column]?[.comma], let point = marks[column]?[.point] else { continue }
      let isCommaFirst = comma.place.line ?? 0 <= point.place.line ?? 0
      let (first, second) = isCommaFirst ? (comma, point) : (point, comma)
      problems.add(
        second.place, value: second.text,
        .table(
          .mixedMarks(first: first.text, line: first.place.line ?? 0, second: second.text)))
    }
  }
}

extension TableReadings.AmountForm {
  fileprivate var bit: UInt8 {
    switch self {
    case .comma: 1
    case .point: 2
    case .whole: 4
    case .cell: 8
    }
  }
}

extension TableReadings.DayForm {
  fileprivate var bit: UInt8 {
    switch self {
    case .points: 1
    case .iso: 2
    case .strokes: 4
    case .words: 8
    case .cell: 16
    }
  }
}
