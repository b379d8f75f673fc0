import Amounts

/// Reads the cells of a row of a list as its profile says, constants for columns it does not have.
struct ListCells {
  let profile: Profile
  let columns: [ProfileColumn: Int]
  let problems: ProblemList
  let readings: TableReadings
  let reader: CellReader

  func report(_ column: ProfileColumn?, _ fault: InputFault) {
    let index = column.flatMap { columns[$0] }
    reader.report(index.flatMap { reader.row.cells.indices.contains($0) ? $0 : nil }, fault)
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
      case .date(let date): return date
      case .text: text = reader.row.cells[index].string
      case .number, .bool:
        report(column, .value(.notADate))
        return nil
      }
    } else if let constant = fallback(column) {
      text = constant
    } else {
      return nil
    }
    let trimmed = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
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
  func rate(_ column: ProfileColumn) -> Rate? {
    let isPercent = profile.rateUnit == .percent
    if let index = columns[column], !isEmpty(column) {
      return reader.rate(index, isPercent: isPercent)
    }
    return fallback(column).flatMap { text in
      reader.rate(text, isPercent: isPercent) { report(column, $0) }
    }
  }

  private func fallback(_ column: ProfileColumn) -> String? {
    columns[column] == nil ? profile.constants[column] : profile.whenEmpty[column]
  }
}
