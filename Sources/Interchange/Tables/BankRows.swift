import Amounts
import Funding

/// Rows of a bank's table that are no movements, those that it has not booked and the balance below
/// them, and movements that are neither income nor expense.
struct BankRows {
  /// The columns, from 0, in which it says how far it got with a movement.
  private let status: [Int]
  /// That of the booking date, in which some write `offen` for it.
  private let date: Int?
  /// Those in which a bank says what a movement is; none where the table is an office's own.
  private let texts: [Int]
  /// Those of who is paid and of who pays.
  private let parties: (payee: Int, payer: Int)?

  /// Nil where the signs of amounts say nothing: the table is none of a bank then.
  init?(_ profile: BookingProfile, _ found: ProfileHeadings<BookingInput>) {
    guard !profile.amounts.isEmpty else { return nil }
    let used = Set(found.columns.values)
    status = BankTable.statusColumns(found.texts).filter { !used.contains($0) }
    date = found.columns[.column(.date)]
    let isOfABank = BankTable.isHeadings(found.texts)
    parties = isOfABank ? BankTable.parties(found.texts) : nil
    texts =
      isOfABank
      ? found.places(of: .column(.purpose)) + BankTable.textColumns(found.texts) : []
  }

  /// Why a movement is not what its sign makes of it: money between own accounts, money that came
  /// back or was given back, the exchange of currencies.
  func fault(_ row: TableRow, as kind: BookingKind) -> (column: Int, fault: AmountFault)? {
    if let parties, kind != .ownFunds {
      let names = [parties.payee, parties.payer].map { Profile.folded(row.cells[$0].string) }
      if !names[0].isEmpty, names[0] == names[1] {
        return (parties.payee, .ownTransfer(row.cells[parties.payee].string, as: kind))
      }
    }
    for column in texts {
      guard case .text(let bytes) = row.cells[column], !bytes.isEmpty else { continue }
      let text = row.cells[column].string
      if BankTable.isConversion(text) { return (column, .conversion(text)) }
      // Own money comes to the account of a project in just this way.
      if kind != .ownFunds, BankTable.isOwnTransfer(text) {
        return (column, .ownTransfer(text, as: kind))
      }
      guard CreditNoteWords.isReturn(text) else { continue }
      if kind == .expense { return (column, .givenBack(text)) }
      if kind.paysOut == false { return (column, .returned(text)) }
    }
    return nil
  }

  /// What is said of a movement that is only pending; nil for all others.
  func pending(_ row: TableRow) -> String? {
    for column in status where BankTable.isPending(row.cells[column].string) {
      return row.cells[column].string
    }
    // No day begins with a letter, so that no text is made of nearly all of them.
    guard let date, case .text(let bytes) = row.cells[date], bytes.count < 20,
      let first = bytes.first(where: { $0 > 0x20 }), first > UInt8(ascii: "9")
    else { return nil }
    let text = row.cells[date].string
    return ["offen", "vorgemerkt", "pending"].contains(Profile.folded(text)) ? text : nil
  }

  /// What a row states that begins with the word for a balance and has fewer cells than there are
  /// headings.
  static func balanceBelow(
    _ row: TableRow, width: Int, mark: DecimalMark?
  ) -> TotalRows.Found? {
    guard row.cells.count < width, case .text(let bytes)? = row.cells.first,
      RowWords.kind(bytes) == .balance
    else { return nil }
    let stated = row.cells.dropFirst().lazy.compactMap { SignedText.money($0, mark: mark) }.first
    return .balance(Quote.excerpt(row.cells[0].string), stated)
  }
}
