public import Amounts

/// Why a number is no amount in euros, though its digits can be read: what it means is something
/// else, or its sign is.
public enum AmountFault: Error, Hashable, Sendable {
  /// Another currency, told by the cell or by the column of currencies.
  case currency(String)
  /// Another currency, told by the heading of the column.
  case headingCurrency(String)
  /// Currencies in a column of which nobody said that it holds any; the first of them.
  case unnamedCurrency(String, heading: String)
  /// A unit in the cell that neither heading nor profile tells.
  case unit(AmountUnit)
  /// Two units: that of the cell or heading, and that of the profile.
  case unitsDiffer(AmountUnit, AmountUnit)
  /// The spreadsheet divides the number before it shows it, and nothing says so.
  case shownDivided(AmountUnit)
  /// More decimals than make whole cents of a number in this unit.
  case tooFine(AmountUnit, decimals: Int)
  /// A rate; where the whole amount is known, it and what the rate makes of it.
  case percent(Rate?, of: Money?)
  /// The heading says per cent.
  case headingPercent

  /// How a sign is written where none may stand.
  case minusBehind, otherMinus, parentheses, unclearSign
  /// `S`, `H`, `CR`, `DR` behind the amount.
  case side(String)
  /// A column of debits or credits in which some amounts have a minus and others none; the row of
  /// the first.
  case signsDiffer(first: Int)
  /// An amount below zero in the column of credits.
  case creditBelowZero

  /// How digits are written that are not read.
  case apostrophe, spaces, otherDigits, dashForCents, powerOfTen, formulaText, onlyDash
  /// A sign that nobody sees.
  case invisible(UInt32)
  /// A file for programs has another form; how the amount is written there, where that is clear.
  case notPlain(Money?, in: PlainFile)

  /// Where amounts are written for programs.
  public enum PlainFile: Hashable, Sendable {
    case config, camt
  }

  /// Nothing but rates stands in the column of the tax; the first that is no tax of its amount.
  case taxIsRate(Money, amount: Money)
  /// The heading says net, and the table has the tax or the gross amount beside it.
  case headingNet
  /// Every tax is the rate of the amount beside it, which is therefore net; the first row, and its
  /// gross amount.
  case taxOfNet(Money, amount: Money, gross: Money)
  /// All amounts are whole, and two digits stand beside each.
  case cutAtComma(first: String, rows: Int)
  /// A row that states what is in the cash box, the account, or was carried forward.
  case balanceRow(String, stated: Money?)
  /// Gross and fee do not come to the net amount.
  case feeDiffers(gross: Money, fee: Money, net: Money)
  /// A fee that was given back, or whose sign says nothing.
  case feeUnclear(Money)
  /// A row without any text that states the sum of those above.
  case maybeTotal(Money)
  /// A booking of an expense that calls itself a credit note.
  case creditNote(String)
  /// A rate that would be less than one per cent.
  case tinyRate(Rate)

  var code: String {
    switch self {
    case .currency, .headingCurrency, .unnamedCurrency: "AMOUNT_CURRENCY"
    case .unit, .unitsDiffer, .shownDivided: "AMOUNT_UNIT"
    case .tooFine: "AMOUNT_DECIMALS"
    case .percent, .headingPercent: "AMOUNT_PERCENT"
    case .minusBehind, .otherMinus, .parentheses, .unclearSign, .side, .apostrophe, .spaces,
      .otherDigits, .dashForCents, .powerOfTen, .formulaText, .onlyDash, .invisible, .notPlain:
      "NOT_AN_AMOUNT"
    case .signsDiffer: "AMOUNT_SIGNS_DIFFER"
    case .creditBelowZero: "AMOUNT_NOT_ABOVE_ZERO"
    case .taxIsRate: "TAX_IS_RATE"
    case .headingNet, .taxOfNet: "AMOUNT_NET"
    case .cutAtComma: "AMOUNTS_CUT_AT_COMMA"
    case .balanceRow: "BALANCE_ROW"
    case .feeDiffers: "FEE_DIFFERS"
    case .feeUnclear: "FEE_UNCLEAR"
    case .maybeTotal: "MAYBE_TOTAL_ROW"
    case .creditNote: "CREDIT_NOTE_AS_EXPENSE"
    case .tinyRate: "RATE_BELOW_ONE_PERCENT"
    }
  }
}
