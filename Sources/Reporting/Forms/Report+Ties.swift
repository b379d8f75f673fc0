import Amounts

extension Report {
  /// Labels of the figures in which the workbook differs from the ledger, as its control sheets
  /// show them. There are none unless this program is wrong.
  public var untied: [String] {
    names.flatMap { name -> [String] in
      guard name.name == Verdict.differences || name.name.hasPrefix(Verdict.differences + "_"),
        case .column(let key, let column) = name.reference,
        let block = sheets.lazy.flatMap(\.blocks).first(where: { $0.key == key }),
        let place = block.columns.firstIndex(of: column)
      else { return [] }
      return block.rows.known.filter { row in
        place < row.cells.count && row.cells[place].value.isOff
      }.map { row in
        if case .text(let label)? = row.cells.first?.value { label } else { row.key ?? name.name }
      }
    }
  }
}

extension CellValue {
  /// Whether a difference is one.
  fileprivate var isOff: Bool {
    switch self {
    case .money(let money): !money.isZero
    case .percent(let hundredths): hundredths != 0
    case .integer(let number): number != 0
    default: false
    }
  }
}
