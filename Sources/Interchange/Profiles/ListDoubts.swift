import Amounts

/// Collects values that can be read in two ways, so that each column is told once, with the first
/// of them, and not row by row.
final class ListDoubts {
  /// How many values of a column are shown.
  static let sampleLimit = 3

  private struct Doubt {
    let place: SourcePosition
    let isDate: Bool
    var count = 0
    var samples: [ListFault.TwoReadings] = []
  }

  private var doubts: [ProfileColumn: Doubt] = [:]

  /// - Parameter grouped: the reading of `4,156` as a thousand and more.
  func add(amount text: String, grouped: Money, _ column: ProfileColumn, place: SourcePosition) {
    let text = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    let isComma = text.contains(",")
    let asGroups = LocalizedText(de: grouped.text(.de), en: grouped.text(.en))
    let asDecimals = LocalizedText(
      de: "Betrag mit drei Nachkommastellen", en: "an amount with three decimals")
    // The first reading is that of the decimal comma.
    add(
      text, isComma ? asDecimals : asGroups, isComma ? asGroups : asDecimals, column, place,
      isDate: false)
  }

  func add(
    date text: String, _ dayFirst: CalendarDate, _ monthFirst: CalendarDate,
    _ column: ProfileColumn, place: SourcePosition
  ) {
    add(
      text, LocalizedText(de: dayFirst.text(.de), en: dayFirst.isoText),
      LocalizedText(de: monthFirst.text(.de), en: monthFirst.isoText), column, place,
      isDate: true)
  }

  private func add(
    _ text: String, _ first: LocalizedText, _ second: LocalizedText, _ column: ProfileColumn,
    _ place: SourcePosition, isDate: Bool
  ) {
    var doubt = doubts[column] ?? Doubt(place: place, isDate: isDate)
    doubt.count += 1
    if doubt.samples.count < Self.sampleLimit {
      doubt.samples.append(
        ListFault.TwoReadings(line: place.line ?? 0, text: text, first: first, second: second))
    }
    doubts[column] = doubt
  }

  func report(to problems: ProblemList) {
    for column in ProfileColumn.allCases {
      guard let doubt = doubts[column] else { continue }
      problems.add(
        doubt.place,
        .list(
          doubt.isDate
            ? .ambiguousDates(count: doubt.count, samples: doubt.samples)
            : .ambiguousAmounts(count: doubt.count, samples: doubt.samples)))
    }
  }
}
