public import Amounts

/// Why a bank statement cannot be taken.
public enum StatementFault: Hashable, Sendable {
  /// A file of a kind that holds no statement.
  case otherKind(FileKind)
  /// An XML document, but no account statement; holds the name of its message or its first element.
  case otherMessage(String)
  /// Part of a statement that must be there is not; its name in the standard.
  case missing(StatementPart)
  /// An amount in a currency other than EUR.
  case currency(String)
  /// An amount below zero, where the direction stands beside it.
  case negative
  /// More than two decimals that are not zero; the amount as it stands there, and how many.
  case decimals(String, Int)
  /// A mark that is not one of these words.
  case unknownMark(StatementPart, allowed: [String])
  /// Opening balance and booked transactions do not give the closing balance.
  case balanceDiffers(opening: Money, transactions: Money, closing: Money, difference: Money)
  /// The same balance twice, with different amounts.
  case balanceTwice(StatementPart)
  /// The parts of a batch do not add up to its amount.
  case batchDiffers(amount: Money, parts: Money, difference: Money)
  /// The same statement stands twice in the file; holds its number.
  case statementTwice(String)
  /// The file has no statement.
  case noStatements
  /// A zip file holds no statement; the names of what it holds.
  case noneInArchive([String])
  /// Sums are beyond what can be counted.
  case beyondLimit
}

/// A part of a bank statement, for messages.
public enum StatementPart: String, Hashable, Sendable, CaseIterable {
  case account, openingBalance, closingBalance, amount, direction, status, bookingDate, date

  /// `das Konto`.
  var name: LocalizedText {
    switch self {
    case .account: LocalizedText(de: "das Konto (Acct/Id)", en: "the account (Acct/Id)")
    case .openingBalance:
      LocalizedText(
        de: "der Anfangssaldo (OPBD oder PRCD)", en: "the opening balance (OPBD or PRCD)")
    case .closingBalance:
      LocalizedText(de: "der Schlusssaldo (CLBD)", en: "the closing balance (CLBD)")
    case .amount: LocalizedText(de: "der Betrag (Amt)", en: "the amount (Amt)")
    case .direction:
      LocalizedText(de: "die Richtung (CdtDbtInd)", en: "the direction (CdtDbtInd)")
    case .status: LocalizedText(de: "der Status (Sts)", en: "the status (Sts)")
    case .bookingDate:
      LocalizedText(de: "der Buchungstag (BookgDt)", en: "the booking date (BookgDt)")
    case .date: LocalizedText(de: "das Datum (Dt)", en: "the date (Dt)")
    }
  }
}
