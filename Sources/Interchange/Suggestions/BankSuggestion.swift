import Amounts

/// What a bank's table tells otherwise than an office's own: who pays and who is paid stand in two
/// columns, a payment service takes a fee, and money comes from the holder's other account.
struct BankSuggestion {
  private let sample: TableSample

  /// Nil for any other table.
  init?(_ sample: TableSample) {
    guard BankTable.isHeadings(sample.columns.map(\.heading)) else { return nil }
    self.sample = sample
  }

  /// Takes what only a bank's table tells, and drops what there tells something else.
  func adapt(_ columns: inout SuggestedColumns<BookingInput>) {
    for key in BookingColumn.allCases.map(BookingInput.column) {
      guard let guess = columns[key] else { continue }
      let heading = sample.columns[guess.column].heading
      let isOther =
        switch key {
        // The bank's name of a movement is none of a kind of booking, and its tax none of ours.
        case .column(.kind), .column(.vat), .column(.eligible): true
        case .column(.line), .column(.source), .column(.measure), .column(.reference):
          BankTable.isOfTheAccount(heading)
        default: false
        }
      if isOther { columns.remove(key) }
    }
    columns.take(.column(.purpose), from: sample) {
      $0.filled > 0 && $0.heading.lowercased().contains("verwendungszweck")
    }
    if columns[.fee] == nil || columns[.net] == nil {
      columns.remove(.fee)
      columns.remove(.net)
    }
  }

  /// Takes the columns of who is paid and who pays, once it is known how sides are told.
  func takeParties(_ columns: inout SuggestedColumns<BookingInput>) {
    if let parties = BankTable.parties(sample.columns.map(\.heading)) {
      let amount = columns[.column(.amount)].map { sample.columns[$0.column] }
      // Which of the two it is only the side of the amount tells.
      if amount.map({ $0.negatives == 0 && $0.sides.isEmpty }) ?? false, columns[.side] == nil {
        columns.give(parties.payee, to: .column(.counterparty))
      } else {
        columns.take(.column(.counterparty), payee: parties.payee, payer: parties.payer)
      }
    }
  }

  /// What stands in the column of the purpose where money only moved between own accounts.
  func ownTransfers(_ columns: SuggestedColumns<BookingInput>) -> [String] {
    guard let purpose = columns[.column(.purpose)] else { return [] }
    return (sample.columns[purpose.column].distinct ?? []).filter(BankTable.isOwnTransfer)
  }
}
