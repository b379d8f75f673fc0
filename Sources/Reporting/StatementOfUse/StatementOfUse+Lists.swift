import Amounts
import Funding

// The lists of vouchers (Belegliste): payments by position and in order of time, receipts apart.
extension StatementOfUse {
  /// Payments, with a sub-total after each plan line, or in order of time alone.
  func vouchers(_ section: FormSection) -> FormContent {
    guard !data.payments.isEmpty else { return none(section, in: "purpose") }
    let titles = Dictionary(data.lines.map { ($0.id, $0.title) }) { first, _ in first }
    let listed = voucherRows(section)
    var rows: [Line] = []
    var first = ""
    for (index, (key, payment)) in listed.enumerated() {
      let line = payment.line
      rows.append(Line(key, .data, payment.payment(Int64(index + 1))))
      if index == 0 || listed[index - 1].payment.line != line { first = key }
      let isLast = index + 1 == listed.count || listed[index + 1].payment.line != line
      guard isLast, !section.isByTime else { continue }
      let name = label(section, "subtotal", ["line": line, "lineTitle": titles[line] ?? ""])
      rows.append(
        Line(
          "subtotal.\(line)", .subtotal,
          sums(name) { [first] in
            .rows(block: "vouchers", column: $0, from: first, through: key)
          }))
    }
    let total = sums(label(section, "total")) { .column(block: "vouchers", column: $0) }
    return FormContent(rows + [Line("total", .total, total)] + claimed)
  }

  /// From the total of the list to what the form claims: what the settlement takes off a position
  /// (its overrun, the period, a cap, missing proof). None where all is claimed.
  private var claimed: [Line] {
    let cut = data.lines.filter { !$0.cut.isZero }
    guard !cut.isEmpty else { return [] }
    func cell(_ row: String) -> Reference {
      .cell(block: "vouchers", row: row, column: "eligible")
    }
    let words = LocalizedText(
      de: "Nicht geltend gemacht (Ansatz, Zeitraum, Obergrenze oder Nachweis):",
      en: "Not claimed (plan, period, cap or proof):")
    var rows = cut.map { line in
      let taken = Reference.cell(block: "recognition", row: Self.row(line), column: "cut")
      return Line(
        "cut.\(line.id)", .text,
        [
          // From the left edge, where the whole sentence has room.
          "number": .text("\(words[language]) \(line.title)"),
          "eligible": .money("ROUND(-\(taken),2)"),
        ])
    }
    let all = (["total"] + rows.map(\.key)).map(cell)
    rows.append(
      Line(
        "claimed", .total,
        [
          "purpose": .text(language.pick("Geltend gemacht", "Claimed")),
          "eligible": .money("ROUND(\(Formula.joined(all, "+")),2)"),
        ]))
    return rows
  }

  /// The payments in the order of the list, each with the key of its row. One on a line that the
  /// plan does not have comes last, under its own heading.
  func voucherRows(_ section: FormSection) -> [(key: String, payment: VoucherLine)] {
    var seen: Set<String> = []
    let listed = section.isByTime ? data.payments : places.flatMap { payments[$0] ?? [] }
    return listed.enumerated().map { index, payment in
      let isFirst = seen.insert(payment.line).inserted
      return (isFirst ? "first.\(payment.line)" : "payment.\(index + 1)", payment)
    }
  }

  /// The plan lines in their order, and behind them those that only payments name.
  var places: [String] {
    let known = data.lines.map(\.id)
    return known + Set(payments.keys).subtracting(known).sorted()
  }

  /// The key of a line's last payment.
  func lastVoucher(of line: StatementOfUseData.Line) -> String {
    let before = data.lines.prefix { $0.id != line.id } + [line]
    return count(of: line) == 1
      ? "first.\(line.id)" : "payment.\(before.reduce(0) { $0 + count(of: $1) })"
  }

  func count(of line: StatementOfUseData.Line) -> Int {
    payments[line.id]?.count ?? 0
  }

  private func sums(_ label: String, _ cells: (String) -> Reference) -> [String: Cell] {
    var sums: [String: Cell] = ["purpose": .text(label)]
    for column in ["gross", "vat", "eligible", "ineligible"] {
      sums[column] = .money(.subtotal(cells(column)))
    }
    return sums
  }

  func income(_ section: FormSection) -> FormContent {
    guard !data.receipts.isEmpty else { return none(section, in: "purpose") }
    var rows: [Line] = []
    for (index, receipt) in data.receipts.enumerated() {
      var line = receipt
      line.kind = receipt.booking.map { label(section, $0.rawValue) } ?? ""
      rows.append(Line("receipt.\(index)", .data, line.receipt(Int64(index + 1))))
    }
    rows.append(
      Line(
        "total", .total,
        [
          "purpose": .text(label(section, "total")),
          "amount": .money(.subtotal(.column(block: "income", column: "amount"))),
        ]))
    return FormContent(rows)
  }
}
