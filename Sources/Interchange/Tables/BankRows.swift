import Amounts
import Funding

/// Rows of a bank's table that are no movements, those that it has not booked and the balance below
/// them, and movements that are neither income nor expense.
struct BankRows {
  /// The columns, from 0, in which it says how far it got with a movement.
  private let status: [Int]
  /// That of the booking date, in which some write `offen` for it.
  private let date: Int?
  /// Columns whose texts the profile takes over, and those that it does not name.
  private let texts: [Int]
  private let others: [Int]
  private let headings: [String]
  /// Whether the signs of amounts say something: the table is a bank's then.
  private let isBank: Bool
  /// Those in which a bank says what a movement is; none where the table is an office's own.
  private let bankTexts: [Int]
  /// Those of who is paid and of who pays.
  private let parties: (payee: Int, payer: Int)?

  init(_ profile: BookingProfile, _ found: ProfileHeadings<BookingInput>) {
    isBank = !profile.amounts.isEmpty
    let used = found.used
    headings = found.texts
    others = found.texts.indices.filter {
      !used.contains($0) && !EntryHeading.contains(found.texts[$0])
    }
    status = others.filter { MovementState.isHeading(found.texts[$0]) }
    texts = [BookingColumn.purpose, .counterparty].flatMap { found.places(of: .column($0)) }
    date = found.columns[.column(.date)]
    let isOfABank = BankTable.isHeadings(found.texts)
    parties = isOfABank ? BankTable.parties(found.texts) : nil
    bankTexts =
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
    if bankTexts.isEmpty, kind != .ownFunds {
      for column in texts where BankTable.isTransferToOwnAccount(row.cells[column].string) {
        return (column, .ownTransfer(row.cells[column].string, as: kind))
      }
    }
    for column in bankTexts {
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

  /// What is said of a movement that is not booked, and where; nil for all others.
  func unbooked(_ row: TableRow) -> (column: Int, text: String, state: MovementState)? {
    func found(_ column: Int, _ state: MovementState?) -> (Int, String, MovementState)? {
      state.map { (column, row.cells[column].string, $0) }
    }
    for column in status where !row.cells[column].isEmpty {
      if let found = found(
        column, MovementState.told(row.cells[column].string, isBank: isBank))
      {
        return found
      }
    }
    for column in others {
      guard case .text(let bytes) = row.cells[column], !bytes.isEmpty else { continue }
      let state =
        MovementState.alone(bytes)
        ?? (bytes.count < 6
          ? MovementState.told(headings[column], row.cells[column].string, isBank: isBank) : nil)
      if let found = found(column, state) { return found }
    }
    for column in texts {
      guard case .text(let bytes) = row.cells[column], MovementState.begins(bytes) else { continue }
      return found(column, .pending)
    }
    // No day begins with a letter, so that no text is made of nearly all of them.
    guard let date, case .text(let bytes) = row.cells[date], bytes.count < 30,
      let first = bytes.first(where: { $0 > 0x20 }), first > UInt8(ascii: "9")
    else { return nil }
    return found(date, MovementState.told(row.cells[date].string, isBank: true))
  }

  /// What a row states that begins with the word for a balance and has fewer cells than there are
  /// headings.
  static func balanceBelow(
    _ row: TableRow, width: Int, at place: SourcePosition, mark: DecimalMark?
  ) -> TotalRows.Found? {
    // A row of text that came back in a workbook is as wide as all others.
    let count = place.columnsBefore > 0 ? row.filledWidth : row.cells.count
    guard count < width, case .text(let bytes)? = row.cells.first,
      RowWords.kind(bytes) == .balance
    else { return nil }
    let stated = row.cells.dropFirst().lazy.compactMap { SignedText.money($0, mark: mark) }.first
    return .balance(Quote.excerpt(row.cells[0].string), stated)
  }
}
