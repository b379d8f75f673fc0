import Amounts

/// Columns that a profile does not name and whose amounts show that those it reads are net: each is
/// gross of the amount beside it, or its tax.
struct GrossColumn {
  private struct Candidate {
    let column: Int
    let heading: String
    /// Whether every amount so far is the one that is read, or gross of it.
    var isGross = true
    var first: (line: Int, amount: Money, gross: Money)?
  }

  private var candidates: [Candidate]
  private var taxes: [(column: Int, all: TaxColumn)]
  private let mark: DecimalMark?

  init(_ headings: [String], used: Set<Int>, mark: DecimalMark?) {
    func columns(_ words: [String]) -> [Int] {
      headings.indices.filter { index in
        !used.contains(index)
          && MovementState.words(headings[index]).contains { word in
            words.contains { word.hasPrefix($0) || $0.count > 3 && word.hasSuffix($0) }
          }
      }
    }
    candidates = columns([
      "brutto", "gesamt", "total", "gross", "summe", "endbetrag", "rechnungsbetrag", "zahlbetrag",
    ]).map { Candidate(column: $0, heading: headings[$0]) }
    taxes = columns(["mwst", "ust", "umsatzsteuer", "mehrwertsteuer", "steuer", "vat"]).map {
      ($0, TaxColumn())
    }
    self.mark = mark
  }

  mutating func take(_ row: TableRow, _ amount: Money) {
    for index in candidates.indices where candidates[index].isGross {
      guard let gross = money(row, candidates[index].column), gross != amount else { continue }
      candidates[index].isGross = TaxColumn.isGross(gross, of: amount)
      if candidates[index].first == nil {
        candidates[index].first = (row.line, amount, gross)
      }
    }
    for index in taxes.indices {
      guard let tax = money(row, taxes[index].column) else { continue }
      taxes[index].all.take(tax, of: amount, line: row.line, nil)
    }
  }

  private func money(_ row: TableRow, _ column: Int) -> Money? {
    guard row.cells.indices.contains(column), row.meaning(column)?.percent == nil else {
      return nil
    }
    return SignedText.money(row.cells[column], mark: mark).map(\.magnitude)
  }

  /// The row that shows it, and its gross amount; nil where none does.
  var found: (line: Int, fault: AmountFault)? {
    for candidate in candidates where candidate.isGross {
      guard let first = candidate.first else { continue }
      return (
        first.line, .grossBeside(first.gross, of: first.amount, heading: candidate.heading)
      )
    }
    for tax in taxes {
      guard let row = tax.all.netInsteadOfGross, let gross = try? row.amount + row.tax else {
        continue
      }
      return (row.line, .taxOfNet(row.tax, amount: row.amount, gross: gross))
    }
    return nil
  }
}
