import Amounts

/// A row of a table of shares: whose share, and the cell that holds its amount.
struct ShareRow: Hashable, Sendable {
  let key: String
  let id: String
  let label: String
  let amount: Reference

  /// The columns of a table of shares; its formulas use them all.
  static let columns = ["id", "label", "amount", "floor", "remainder", "rank", "share"]
}

extension FormFilling {
  /// Shares by the largest remainder, step by step, so that they add up to 100.00 and anyone can
  /// see which row got the last hundredth.
  func shares(
    _ section: FormSection, _ shares: LargestRemainder, of rows: [ShareRow]
  ) -> FormContent {
    guard let first = rows.first else { return FormContent([total(section, [:])]) }
    let block = section.key
    let total = Reference.cell(block: block, row: "total", column: "amount")
    let floors = Reference.column(block: block, column: "floor")
    let remainders = Reference.column(block: block, column: "remainder")
    var lines: [FormContent.Line] = []
    for (row, part) in zip(rows, shares.parts) {
      func cell(_ column: String) -> Reference { .cell(block: block, row: row.key, column: column) }
      let before = Reference.rows(
        block: block, column: "remainder", from: first.key, through: row.key)
      // Whole cents keep every step exact; 10,000 hundredths of a per cent are the whole.
      let scaled: Formula = "ROUND(\(cell("amount"))*100,0)*10000"
      let cents: Formula = "ROUND(\(total)*100,0)"
      lines.append(
        FormContent.Line(
          row.key, .data,
          [
            "id": .text(row.id), "label": .text(row.label),
            "amount": .money(part.amount, .same(row.amount)),
            "floor": Cell(
              .percent(hundredths: part.floor),
              formula: "IF(\(total)<=0,0,INT(\(scaled)/\(cents))/10000)"),
            "remainder": Cell(
              .integer(part.remainder),
              formula: "IF(\(total)<=0,0,\(scaled)-ROUND(\(cell("floor"))*10000,0)*\(cents))"),
            "rank": Cell(
              .integer(part.rank),
              formula: """
                IF(\(total)<=0,0,SUMPRODUCT(--(\(remainders)>\(cell("remainder"))))\
                +SUMPRODUCT(--(\(before)=\(cell("remainder")))))
                """),
            "share": Cell(
              .percent(hundredths: part.share),
              formula: """
                IF(\(total)<=0,0,ROUND(\(cell("floor"))\
                +IF(\(cell("rank"))<=10000-ROUND(SUM(\(floors))*10000,0),0.0001,0),4))
                """),
          ]))
    }
    lines.append(
      self.total(
        section,
        [
          "amount": .money(shares.total),
          "floor": Cell(.percent(hundredths: shares.parts.reduce(0) { $0 + $1.floor })),
          "share": Cell(.percent(hundredths: shares.shareTotal)),
        ]))
    return FormContent(lines)
  }
}

extension LargestRemainder {
  /// Hundredths of a per cent: 10,000, or 0 where there is nothing to share.
  var shareTotal: Int64 { parts.reduce(0) { $0 + $1.share } }
}
