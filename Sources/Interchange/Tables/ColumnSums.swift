import Amounts

/// What the rows of a table come to in columns of amounts beside the one by which a row of totals
/// is told: tax, eligible amount, grant.
struct ColumnSums {
  /// A column in which a row of totals states another sum than the rows above it have.
  struct Difference {
    /// From 0.
    let column: Int
    let stated: Money
    let sum: Money
  }

  /// The sums of one column, nil once an amount could not be read.
  private struct Sums {
    /// With the signs as they stand.
    var plain: Money? = .zero
    /// Of rows that move money out, and of all others.
    var out: Money? = .zero
    var back: Money? = .zero

    mutating func add(_ money: Money?, isOut: Bool) {
      func sum(_ old: Money?, _ money: Money?) -> Money? {
        old.flatMap { old in money.flatMap { try? old + $0 } }
      }
      plain = sum(plain, money)
      if isOut || money == nil { out = sum(out, money?.magnitude) }
      if !isOut || money == nil { back = sum(back, money?.magnitude) }
    }

    /// Whether a row of totals may state this: all of it, what goes out, what comes in, or the
    /// difference of the two.
    func allows(_ stated: Money) -> Bool {
      guard let plain, let out, let back else { return true }
      return [plain, out, back, try? back - out].contains { $0?.magnitude == stated.magnitude }
    }
  }

  private let columns: [(column: Int, unit: AmountUnit?)]
  private let mark: DecimalMark?
  /// Of all rows, and of those since the last row of totals.
  private var all: [Sums]
  private var part: [Sums]

  init(_ columns: [(column: Int, unit: AmountUnit?)] = [], mark: DecimalMark?) {
    self.columns = columns
    self.mark = mark
    all = columns.map { _ in Sums() }
    part = all
  }

  /// - Parameters:
  ///   - isOut: whether the row moves money out.
  ///   - known: the columns, from 0, in which nothing is nothing; in others an empty cell makes the
  ///     sum unknown, since its amount is reckoned. Nil: all of them.
  mutating func add(_ row: TableRow, isOut: Bool = false, emptyIsZero known: Set<Int>? = nil) {
    for (index, (column, unit)) in columns.enumerated() {
      let isEmpty = !row.cells.indices.contains(column) || row.cells[column].isEmpty
      if isEmpty, known?.contains(column) ?? true { continue }
      let money = isEmpty ? nil : money(row, column, unit)
      all[index].add(money, isOut: isOut)
      part[index].add(money, isOut: isOut)
    }
  }

  /// A row of which nothing is known.
  mutating func forget() {
    for index in columns.indices {
      all[index].add(nil, isOut: true)
      part[index].add(nil, isOut: true)
    }
  }

  /// Begins the part below a row of totals.
  mutating func beginPart() { part = columns.map { _ in Sums() } }

  /// What a row states in each column.
  func stated(_ row: TableRow) -> [Money?] {
    columns.map { column, unit in
      row.cells.indices.contains(column) && !row.cells[column].isEmpty
        ? money(row, column, unit) : nil
    }
  }

  /// The first column in which something else is stated than the rows come to, neither all of them
  /// nor those of the part.
  func difference(_ stated: [Money?]) -> Difference? {
    for (index, stated) in stated.enumerated() {
      guard let stated, let sum = all[index].plain, !all[index].allows(stated),
        !part[index].allows(stated)
      else { continue }
      return Difference(column: columns[index].column, stated: stated, sum: sum)
    }
    return nil
  }

  private func money(_ row: TableRow, _ column: Int, _ unit: AmountUnit?) -> Money? {
    // A rate is no amount: „80 %“ below grants states nothing of them.
    guard row.meaning(column)?.percent == nil else { return nil }
    return SignedText.money(row.cells[column], mark: mark, unit: row.unit(column, unit))
  }
}
