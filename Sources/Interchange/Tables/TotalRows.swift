import Amounts

/// Tells rows of totals and of balances from bookings.
///
/// A row of totals says by a word what it is, or lacks the date that a booking has, holds nothing
/// but amounts, and states the sum of the rows above it or of those since the last such row. A row
/// of a balance says so by a word.
struct TotalRows {
  /// What a row of totals states.
  struct Total {
    let stated: Money
    /// What the rows above make; nil where one of their amounts could not be read.
    let sum: Money?
    /// How many rows are above.
    let rows: Int
    let fits: Bool
    /// Where it states something else; nil where it fits.
    var difference: ColumnSums.Difference?
  }

  /// What a row is that is no booking.
  enum Found {
    case total(Total)
    case balance(String, Money?)
    /// Only its amount and the lack of any text suggest a total.
    case maybeTotal(Money)
    /// A word suggests a total, its amount does not; what the rows above make.
    case namedTotal(String, stated: Money, sum: Money?)
  }

  /// Where the columns stand, from 0.
  struct Columns {
    /// Of amounts, and in what unit.
    var amounts: [(column: Int, unit: AmountUnit?)]
    var date: Int?
    /// The column that tells the side of each amount, and the profile that knows its words.
    var side: (column: Int, profile: BookingProfile)?
    /// What only a real row has: the number of a voucher, a payee.
    var identity: [Int] = []
    /// Which of the amounts go out although they have no minus.
    var isDebit: [Bool] = []
    /// Other columns whose sums a row of totals states as well, and in what unit.
    var beside: [(column: Int, unit: AmountUnit?)] = []
  }

  /// What all rows move in one number, those included that are left out by what the profile says;
  /// nil once an amount could not be read.
  private var net: Money? = .zero
  /// What the row that was looked at last moves.
  private(set) var last: Money?
  /// The rows of balances, and what the rows above them move.
  private var balances: [(line: Int, stated: Money, net: Money?)] = []

  /// Rows so far that are none.
  private(set) var rows = 0
  private let columns: Columns
  private let mark: DecimalMark?
  /// Of all rows, and of those since the last row of totals, for each column.
  private var all: [Money?]
  private var part: [Money?]
  /// Of all that go out and of all that come in, for each column.
  private var out: [Money?]
  private var back: [Money?]
  /// Whether nothing but totals and their parts stood since the last row of totals.
  private var isBelowTotal = false
  /// Whether every row so far had a text.
  private var hadTexts = true
  /// A row of totals that stands above all others.
  private var top: (line: Int, stated: [Money?], beside: [Money?])?
  private var beside: ColumnSums

  init(_ columns: Columns, mark: DecimalMark?) {
    self.columns = columns
    self.mark = mark
    all = Array(repeating: .zero, count: columns.amounts.count)
    (part, out, back) = (all, all, all)
    beside = ColumnSums(columns.beside, mark: mark)
  }

  /// Counts a row, or tells what it is.
  mutating func take(_ row: TableRow) -> Found? {
    var stated: [Money?] = []
    for (index, (column, unit)) in columns.amounts.enumerated() {
      guard !row.cells[column].isEmpty else {
        stated.append(nil)
        continue
      }
      var money = SignedText.money(row.cells[column], mark: mark, unit: row.unit(column, unit))
      if let side = columns.side, let sign = side.profile.side(row.cells[side.column].string),
        sign == .debit || sign == .minus
      {
        money = money.map { -$0.magnitude }
      }
      // An amount that cannot be read makes every later sum unknown.
      if money == nil {
        (all[index], part[index], out[index], back[index]) = (nil, nil, nil, nil)
      }
      stated.append(money)
    }
    let isBare = hadTexts && isBare(row)
    if let found = found(row, stated, isBare: isBare) {
      if case .total = found { isBelowTotal = true }
      return found
    }
    if isBelowTotal, let stated = stated.lazy.compactMap({ $0 }).first,
      let part = row.cells.first(where: { cell in
        if case .text(let bytes) = cell { RowWords.isPart(bytes) } else { false }
      })
    {
      return .namedTotal(part.string, stated: stated, sum: nil)
    }
    isBelowTotal = false
    rows += 1
    count(row)
    beside.add(row, isOut: last?.isNegative ?? false)
    hadTexts = hadTexts && !isBare
    for (index, money) in stated.enumerated() {
      guard let money else { continue }
      all[index] = all[index].flatMap { try? $0 + money }
      part[index] = part[index].flatMap { try? $0 + money }
      if money.isNegative {
        out[index] = out[index].flatMap { try? $0 + money }
      } else {
        back[index] = back[index].flatMap { try? $0 + money }
      }
    }
    return nil
  }

  /// What a row moves: what came in less what went out; nil where that cannot be read.
  func moved(_ row: TableRow) -> Money? {
    var sum = Money.zero
    var hasAmount = false
    for (index, (column, unit)) in columns.amounts.enumerated()
    where row.cells.indices.contains(column) && !row.cells[column].isEmpty {
      guard
        var money = SignedText.money(row.cells[column], mark: mark, unit: row.unit(column, unit))
      else { return nil }
      if let side = columns.side, row.cells.indices.contains(side.column),
        let sign = side.profile.side(row.cells[side.column].string),
        sign == .debit || sign == .minus
      {
        money = -money.magnitude
      }
      if columns.isDebit.indices.contains(index), columns.isDebit[index] {
        money = -money.magnitude
      }
      guard let next = try? sum + money else { return nil }
      (sum, hasAmount) = (next, true)
    }
    return hasAmount ? sum : nil
  }

  /// A row that is left out moves the balance all the same.
  mutating func pass(_ row: TableRow) { count(row) }

  private mutating func count(_ row: TableRow) {
    last = moved(row)
    let isEmpty = columns.amounts.allSatisfy {
      !row.cells.indices.contains($0.column) || row.cells[$0.column].isEmpty
    }
    guard !isEmpty else { return }
    net = last.flatMap { moved in net.flatMap { try? $0 + moved } }
  }

  /// Notes what a row of a balance states.
  mutating func note(balance stated: Money?, line: Int) {
    guard let stated else { return }
    balances.append((line, stated, net))
  }

  /// Balances that do not follow from the one above and the rows between them, or, where both stand
  /// together above or below the table, from all its rows.
  var balancesThatDiffer: [(line: Int, fault: AmountFault)] {
    guard let net else { return [] }
    return zip(balances, balances.dropFirst()).compactMap { first, second in
      guard let before = first.net, let after = second.net, let moved = try? after - before,
        let change = try? second.stated - first.stated
      else { return nil }
      // Expenses without a minus lower it; newest rows may stand first.
      let isAdjacent = moved.isZero
      guard change.magnitude != moved.magnitude, !isAdjacent || change.magnitude != net.magnitude
      else { return nil }
      return (
        second.line,
        .balanceDiffers(
          opening: first.stated, line: first.line, moved: isAdjacent ? net : moved,
          closing: second.stated)
      )
    }
  }

  /// A row of totals above all others that states another sum than they have.
  var topThatDiffers: (line: Int, difference: ColumnSums.Difference)? {
    guard let top else { return nil }
    let found = isSum(top.stated) ? beside.difference(top.beside) : difference(top.stated)
    return found.map { (top.line, $0) }
  }

  /// The first column whose sum a row that states no sum of the rows tells wrongly.
  private func difference(_ stated: [Money?]) -> ColumnSums.Difference? {
    let found = stated.indices.compactMap { index in
      stated[index].flatMap { stated in
        all[index].map {
          ColumnSums.Difference(column: columns.amounts[index].column, stated: stated, sum: $0)
        }
      }
    }
    return found.first { $0.stated.magnitude != $0.sum.magnitude } ?? found.first
  }

  /// Whether a row states what the rows make in all, since the last such row, or of what goes out
  /// or comes in; what is spent is often stated without its sign.
  private func isSum(_ stated: [Money?]) -> Bool {
    [all, part, out, back].contains {
      Self.matches(stated, $0, sign: 1) || Self.matches(stated, $0, sign: -1)
    }
  }

  /// - Parameter isBare: the row is the first one without a text.
  private mutating func found(_ row: TableRow, _ stated: [Money?], isBare: Bool) -> Found? {
    let first = stated.lazy.compactMap { $0 }.first
    var kinds: [(kind: RowWords.Kind, text: String)] = []
    for cell in row.cells {
      guard case .text(let bytes) = cell, let kind = RowWords.kind(bytes) else { continue }
      kinds.append((kind, cell.string))
    }
    let hasIdentity = columns.identity.contains { !row.cells[$0].isEmpty }
    if let balance = kinds.first(where: {
      $0.kind == .balance || $0.kind == .maybeBalance && !hasIdentity
    }) {
      return .balance(Quote.excerpt(balance.text), first)
    }
    guard let first, let index = stated.firstIndex(where: { $0 != nil }) else { return nil }
    let lacksDate = columns.date.map { Self.isNoDay(row.cells[$0]) } ?? false
    // Nearly all rows end here.
    guard !kinds.isEmpty || lacksDate || isBare else { return nil }
    let isSum = isSum(stated)
    let isTotal: Bool
    if kinds.contains(where: { $0.kind == .total }) {
      isTotal = true
    } else if lacksDate {
      isTotal =
        isSum && rows > 1 && self.isBare(row)
        || row.cells.contains { RowWords.beginsWithTotal($0.string) }
    } else {
      isTotal = isSum && rows > 1 && !kinds.isEmpty
      if !isTotal, !hasIdentity, let named = kinds.first {
        return .namedTotal(named.text, stated: first, sum: rows > 0 ? all[index] : nil)
      }
      if !isTotal, isSum, rows > 1, isBare { return .maybeTotal(first) }
    }
    guard isTotal else { return nil }
    guard rows > 0 else {
      top = (row.line, stated, beside.stated(row))
      return .total(Total(stated: first, sum: nil, rows: 0, fits: true))
    }
    let sum = all[index]
    let difference =
      isSum ? beside.difference(beside.stated(row)) : sum.flatMap { _ in self.difference(stated) }
    beside.beginPart()
    part = Array(repeating: .zero, count: columns.amounts.count)
    return .total(
      Total(
        stated: first, sum: sum, rows: rows, fits: difference == nil, difference: difference))
  }

  /// Whether nothing but amounts, other numbers and a date stands in a row.
  private func isBare(_ row: TableRow) -> Bool {
    for (index, cell) in row.cells.enumerated() where index != columns.date {
      guard case .text(let bytes) = cell, !columns.amounts.contains(where: { $0.column == index })
      else { continue }
      if bytes.contains(where: { $0 > 0x40 }) { return false }
    }
    return true
  }

  private static func matches(_ stated: [Money?], _ sums: [Money?], sign: Int64) -> Bool {
    zip(stated, sums).allSatisfy { stated, sum in
      stated == nil || stated?.cents == sum.map { $0.cents * sign }
    }
  }

  /// Whether nothing stands where the date does, or a word for a sum.
  private static func isNoDay(_ cell: TableCell) -> Bool {
    guard case .text(let bytes) = cell else { return false }
    if let first = bytes.first, 0x30...0x39 ~= first {
      return bytes.last == UInt8(ascii: "s") && RowWords.endsDay(cell.string)
    }
    return cell.isEmpty || RowWords.beginsWithTotal(cell.string)
  }
}
