import Amounts
import Funding

// Sums instead of lists, for a simple statement of use (einfacher Verwendungsnachweis): the rows
// are the ledger's own, and every figure of the form is a formula over them.
extension StatementOfUse {
  /// What a plan line came to in a budget year.
  struct YearSum: Hashable {
    let line: String
    let year: Int
    var count: Int64 = 0
    var gross = Money.zero
    var eligible = Money.zero
  }

  /// Payments by plan line and year.
  func summary(_ section: FormSection) throws(AmountError) -> FormContent {
    let sums = try yearSums()
    guard !sums.isEmpty else { return none(section, in: "label") }
    let titles = Dictionary(
      data.lines.map { ($0.id, $0.title) }, uniquingKeysWith: { first, _ in first })
    var lines: [Line] = []
    var seen: Set<String> = []
    for sum in sums {
      let key = seen.insert(sum.line).inserted ? "first.\(sum.line)" : "\(sum.year).\(sum.line)"
      func cell(_ column: String) -> Reference {
        .cell(block: section.key, row: key, column: column)
      }
      lines.append(
        Line(
          key, .data,
          [
            "line": .text(sum.line), "label": .text(titles[sum.line] ?? ""),
            "day": Self.endOfYear(sum.year), "count": Cell(.integer(sum.count)),
            "gross": .money(sum.gross), "eligible": .money(sum.eligible),
            "ineligible": .money(.difference(cell("gross"), cell("eligible"))),
          ]))
    }
    return FormContent(
      lines + [total(section, ["gross", "eligible", "ineligible"], counts: ["count"])])
  }

  /// In the order of the plan, then of the years; lines that the plan does not have come last.
  private func yearSums() throws(AmountError) -> [YearSum] {
    var sums: [String: [Int: YearSum]] = [:]
    for payment in data.payments {
      let year = payment.dayThatCounts.year
      var sum = sums[payment.line]?[year] ?? YearSum(line: payment.line, year: year)
      sum.count += 1
      sum.gross = try sum.gross + payment.amount
      sum.eligible = try sum.eligible + payment.eligible
      sums[payment.line, default: [:]][year] = sum
    }
    let known = data.lines.map(\.id)
    let order = known + Set(sums.keys).subtracting(known).sorted()
    return order.flatMap { line in
      (sums[line] ?? [:]).values.sorted { $0.year < $1.year }
    }
  }

  /// Receipts by source, kind and year.
  func incomeSummary(_ section: FormSection) throws(AmountError) -> FormContent {
    struct Key: Hashable {
      let source: String
      let kind: String
      let year: Int
    }
    var sums: [Key: (count: Int64, amount: Money)] = [:]
    var order: [Key] = []
    for receipt in data.receipts {
      let key = Key(
        source: receipt.source, kind: receipt.booking?.rawValue ?? "",
        year: receipt.dayThatCounts.year)
      if sums[key] == nil { order.append(key) }
      let before = sums[key] ?? (0, .zero)
      sums[key] = (before.count + 1, try before.amount + receipt.amount)
    }
    guard !order.isEmpty else { return none(section, in: "label") }
    let names = Dictionary(
      data.sources.map { ($0.id, $0.name) }, uniquingKeysWith: { first, _ in first })
    let rank = Dictionary(
      data.sources.grouped.enumerated().map { ($1.id, $0) },
      uniquingKeysWith: { first, _ in first })
    order.sort {
      (rank[$0.source] ?? .max, $0.source, $0.kind, $0.year)
        < (rank[$1.source] ?? .max, $1.source, $1.kind, $1.year)
    }
    var lines: [Line] = []
    for (index, key) in order.enumerated() {
      let sum = sums[key] ?? (0, .zero)
      lines.append(
        Line(
          "receipt.\(index)", .data,
          [
            "source": .text(key.source), "label": .text(names[key.source] ?? ""),
            "kind": .text(label(section, key.kind)), "day": Self.endOfYear(key.year),
            "count": Cell(.integer(sum.count)), "amount": .money(sum.amount),
          ]))
    }
    return FormContent(lines + [total(section, ["amount"], counts: ["count"])])
  }

  /// A year as its last day, so that the same formula tells years of lists and of sums apart.
  private static func endOfYear(_ year: Int) -> Cell {
    .date(CalendarDate(year: year, month: 12, day: 31))
  }
}
