import Amounts

/// A row of a table of shares: whose share, and the cell that holds its amount.
struct ShareRow: Hashable, Sendable {
  let key: String
  let id: String
  let label: String
  let amount: Reference

  /// The columns of a table of shares; its formulas use them all.
  static let columns = ["id", "label", "amount", "floor", "remainder", "rank", "share"]

  /// Shares by the largest remainder (Hare/Niemeyer; of equal remainders the earlier one counts),
  /// step by step, so that they add up to 100.00 and anyone can see which row got the last
  /// hundredth. Of nothing, or of less, there are no shares.
  static func lines(_ rows: [ShareRow], in block: String) -> [FormContent.Line] {
    let total = Reference.cell(block: block, row: "total", column: "amount")
    let floors = Reference.column(block: block, column: "floor")
    let remainders = Reference.column(block: block, column: "remainder")
    return rows.map { row in
      func cell(_ column: String) -> Reference { .cell(block: block, row: row.key, column: column) }
      let before = Reference.rows(
        block: block, column: "remainder", from: rows[0].key, through: row.key)
      // Whole cents keep every step exact; 10,000 hundredths of a per cent are the whole.
      let scaled: Formula = "ROUND(\(cell("amount"))*100,0)*10000"
      let cents: Formula = "ROUND(\(total)*100,0)"
      return FormContent.Line(
        row.key, .data,
        [
          "id": .text(row.id), "label": .text(row.label), "amount": .money(.same(row.amount)),
          "floor": .percent("IF(\(total)<=0,0,INT(\(scaled)/\(cents))/10000)"),
          "remainder": .integer(
            "IF(\(total)<=0,0,\(scaled)-ROUND(\(cell("floor"))*10000,0)*\(cents))"),
          "rank": .integer(
            """
            IF(\(total)<=0,0,SUMPRODUCT(--(\(remainders)>\(cell("remainder"))))\
            +SUMPRODUCT(--(\(before)=\(cell("remainder")))))
            """),
          "share": .percent(
            """
            IF(\(total)<=0,0,ROUND(\(cell("floor"))\
            +IF(\(cell("rank"))<=10000-ROUND(SUM(\(floors))*10000,0),0.0001,0),4))
            """),
        ])
    }
  }
}

extension FormFilling {
  /// A table of shares; without rows the total stands alone.
  func shares(_ section: FormSection, of rows: [ShareRow]) -> FormContent {
    guard !rows.isEmpty else { return FormContent([total(section, [])]) }
    return FormContent(
      ShareRow.lines(rows, in: section.key)
        + [total(section, ["amount"], percent: ["floor", "share"])])
  }
}
