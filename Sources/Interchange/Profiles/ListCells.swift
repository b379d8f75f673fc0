import Amounts

/// Reads the cells of a row of a list as its profile says, constants for columns it does not have.
struct ListCells {
  let profile: Profile
  /// The column of each key, of several the first in which something stands.
  let columns: [ProfileColumn: Int]
  let problems: ProblemList
  let readings: TableReadings
  let reader: CellReader
  let rates: ListRates
  let percentColumns: Set<Int>

  func report(_ column: ProfileColumn?, _ fault: InputFault) {
    let index = column.flatMap { columns[$0] }
    reader.report(index.flatMap { reader.row.cells.indices.contains($0) ? $0 : nil }, fault)
  }

  /// Whether the list or the profile has a value for every row.
  func knows(_ column: ProfileColumn) -> Bool {
    columns[column] != nil || profile.constants[column] != nil
  }

  /// Whether nothing stands in the column, and no constant for it.
  func isEmpty(_ column: ProfileColumn) -> Bool {
    guard let index = columns[column] else { return profile.constants[column] == nil }
    return reader.row.cells[index].isEmpty
  }

  /// The text of a column; nil where nothing stands there, or after a problem was reported.
  func text(_ column: ProfileColumn) -> String? {
    guard let index = columns[column] else { return profile.constants[column] }
    if isEmpty(column) { return profile.whenEmpty[column] }
    return reader.text(index)
  }

  /// The text as it stands there, without checks.
  func rawText(_ column: ProfileColumn) -> String? {
    guard let index = columns[column] else { return nil }
    let text = reader.row.cells[index].string
    return text.contains { !$0.isWhitespace } ? text : nil
  }

  func money(_ column: ProfileColumn) -> Money? {
    if let index = columns[column], !isEmpty(column) {
      return reader.money(index).map { profile.reversesSign ? -$0 : $0 }
    }
    guard let constant = fallback(column) else { return nil }
    switch AmountText.read(constant, mark: profile.decimalMark) {
    case .success(let money): return profile.reversesSign ? -money : money
    case .failure(.ambiguous(let grouped)):
      let index = columns[column]
      readings.add(amount: constant, grouped: grouped, index ?? -1, at: reader.at(index))
    case .failure(let error): report(column, .value(ValueFault(error)))
    }
    return nil
  }

  func date(_ column: ProfileColumn) -> CalendarDate? {
    let text: String
    if let index = columns[column], !isEmpty(column) {
      switch reader.row.cells[index] {
      case .date(let date):
        // „Feb 26“ is the whole month, however the day behind it is saved.
        guard column == .from || column == .to, reader.row.meaning(index)?.showsMonth ?? false
        else { return date }
        return column == .from ? date.firstOfMonth : date.endOfMonth
      case .text: text = reader.row.cells[index].string
      case .number(let bytes):
        report(
          column, .value(CellReader.serialDay(bytes).map { .serialDay($0) } ?? .notADate))
        return nil
      case .bool:
        report(column, .value(.notADate))
        return nil
      }
    } else if let constant = fallback(column) {
      text = constant
    } else {
      return nil
    }
    let trimmed = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    if column != .awardedOn, let month = MonthText.read(trimmed) {
      return column == .to ? month.to : month.from
    }
    switch DateForm.read(trimmed, as: profile.dateForm) {
    case .success(let date): return date
    case .failure(.ambiguous(let dayFirst, let monthFirst)):
      let index = columns[column]
      readings.add(date: trimmed, dayFirst, monthFirst, index ?? -1, at: reader.at(index))
    case .failure(let error): report(column, .value(ValueFault(error)))
    }
    return nil
  }

  /// A rate above 0 % and up to 100 %.
  /// - Parameter orZero: 0 % will do.
  func rate(_ column: ProfileColumn, orZero: Bool = false) -> Rate? {
    let isPercent =
      profile.rateUnit == .percent || columns[column].map(percentColumns.contains) ?? false
    if let index = columns[column], !isEmpty(column) {
      let key = ListRates.Key(
        text: reader.row.cells[index].string, percent: reader.row.meaning(index)?.percent,
        orZero: orZero, isPercent: isPercent)
      return rates.rate(key) { reader.rate(index, isPercent: isPercent, orZero: orZero) }
    }
    return fallback(column).flatMap { text in
      reader.rate(text, isPercent: isPercent, orZero: orZero) { report(column, $0) }
    }
  }

  private func fallback(_ column: ProfileColumn) -> String? {
    columns[column] == nil ? profile.constants[column] : profile.whenEmpty[column]
  }
}

/// Keeps rates. A list has few different ones, and reading one takes longer than the rest of a row.
final class ListRates {
  struct Key: Hashable {
    let text: String
    let percent: NumberMeaning.Percent?
    let orZero: Bool
    let isPercent: Bool
  }

  private var known: [Key: Rate] = [:]

  /// - Parameter read: reads it, and reports what is no rate.
  func rate(_ key: Key, _ read: () -> Rate?) -> Rate? {
    if let rate = known[key] { return rate }
    guard let rate = read() else { return nil }
    if known.count < 1000 { known[key] = rate }
    return rate
  }
}
