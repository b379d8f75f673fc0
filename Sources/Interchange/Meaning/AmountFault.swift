public import Amounts
public import Funding

/// Why a number is no amount in euros, though its digits can be read: what it means is something
/// else, or its sign is.
public indirect enum AmountFault: Error, Hashable, Sendable {
  /// Another currency, told by the cell or by the column of currencies.
  case currency(String)
  /// Another currency, told by the heading of the column.
  case headingCurrency(String)
  /// Currencies in a column of which nobody said that it holds any; the first of them.
  case unnamedCurrency(String, heading: String)
  /// Another currency, or a unit that no column tells, in a text above or below the table.
  case noteCurrency(String), noteUnit(AmountUnit)
  /// A unit in the cell that neither heading nor profile tells.
  case unit(AmountUnit)
  /// Two units: that of the cell or heading, and that of the profile.
  case unitsDiffer(AmountUnit, AmountUnit)
  /// A heading that counts by a power of ten for which there is no unit.
  case oddUnit(String)
  /// What the cell or its number format shows beside the number counts something else than is
  /// wanted: `h`, `Stück`, `ca.`.
  case foreignUnit(String, wanted: Wanted)
  /// The same in the heading of a column of amounts.
  case headingUnit(String)
  /// The format shows the number divided by this, and nobody says so.
  case divided(AmountUnit)
  /// The format shows nothing of the number.
  case hidden
  /// More decimals than make whole cents of a number in this unit.
  case tooFine(AmountUnit, decimals: Int)
  /// A rate; where the whole amount is known, it and what the rate makes of it.
  case percent(Rate?, of: Money?)
  /// A rate of tax that says so, and the gross amount beside it.
  case taxPercent(Rate, of: Money)
  /// The heading says per cent.
  case headingPercent

  /// What a number is read as.
  public enum Wanted: Hashable, Sendable {
    case euros, rate
    /// What in-kind contributions are counted in.
    case quantity(ValuationMethod?)
  }

  /// How a sign is written where none may stand.
  case minusBehind, otherMinus, parentheses, unclearSign
  /// `S`, `H`, `CR`, `DR` behind the amount or in a column of its own, for which the profile has no
  /// kind of booking.
  case side(String)
  /// Nothing, or another word, where the side of the amount should stand.
  case noSide, unknownSide(String)
  /// A column that the profile does not name says the other side than the one booked.
  case otherSide(String, as: BookingKind)
  /// The same of a sign in a table that has no kinds of bookings to give it.
  case elsewhere(AmountFault, SignedTable)
  /// A column of debits or credits in which some amounts have a minus and others none; the row of
  /// the first.
  case signsDiffer(first: Int)
  /// An amount below zero in the column of credits.
  case creditBelowZero

  /// Tables in which a sign says nothing of a kind of booking; the way out that holds there bears
  /// the same name.
  public enum SignedTable: String, Hashable, Sendable {
    /// A list of projects, an account statement.
    case list, statement
    /// A table of bookings under the program's own headings, which has no profile.
    case own
  }

  /// The other decimal mark than the one that profile or command line tell.
  case otherMark(told: DecimalMark)
  /// How digits are written that are not read.
  case apostrophe, spaces, otherDigits, dashForCents, powerOfTen, formulaText, onlyDash
  /// A sign that nobody sees.
  case invisible(UInt32)
  /// A file for programs has another form; how the amount is written there, where that is clear.
  case notPlain(Money?, in: PlainFile)

  /// Where amounts are written for programs.
  public enum PlainFile: String, Hashable, Sendable {
    case config, camt, invoice
  }

  /// A column that the profile does not name speaks against a row; its heading.
  case marked(Mark, heading: String)

  /// What such a column says, and the sentence that tells it.
  public enum Mark: String, Hashable, Sendable {
    case reversal = "amount.ROW_MARKED.reversal"
    case plan = "amount.ROW_MARKED.plan"
    case unpaid = "amount.ROW_MARKED.unpaid"
    case ineligible = "amount.ROW_MARKED.ineligible"
    case share = "amount.ROW_MARKED.share"
    /// Of a list: the grant is not awarded.
    case notAwarded = "amount.ROW_MARKED.notAwarded"
  }

  /// The heading says that each amount is the sum of all rows so far.
  case headingRunning
  /// The balance in this column rises with what is booked as paid out, or falls with what comes in.
  case balanceOpposite(heading: String, change: Money, as: BookingKind)
  /// A column that the profile does not name has the gross amount of what is booked.
  case grossBeside(Money, of: Money, heading: String)
  /// Nothing but rates stands in the column of the tax; the first that is no tax of its amount.
  case taxIsRate(Money, amount: Money)
  /// An eligible amount that may be a share of its amount; what the share comes to.
  case maybeShare(Rate, of: Money)
  /// The heading says net, and nothing beside it tells the tax.
  case headingNetAlone
  /// An account stands as debit here and as credit in an earlier row, or the other way round, and
  /// both rows would be booked in one direction.
  case accountSides(String, first: Int, as: BookingKind)
  /// The heading says net, and the table has the tax or the gross amount beside it.
  case headingNet
  /// Every tax is the rate of the amount beside it, which is therefore net; the first row, and its
  /// gross amount.
  case taxOfNet(Money, amount: Money, gross: Money)
  /// All amounts are whole, and two digits stand beside each.
  case cutAtComma(first: String, rows: Int)
  /// A row that states what is in the cash box, the account, or was carried forward.
  case balanceRow(String, stated: Money?)
  /// Two balances that the rows between them do not lead from one to the other; the line of the
  /// first.
  case balanceDiffers(opening: Money, line: Int, moved: Money, closing: Money)
  /// Gross and fee do not come to the net amount.
  case feeDiffers(gross: Money, fee: Money, net: Money)
  /// A fee that was given back, or whose sign says nothing.
  case feeUnclear(Money)
  /// A row without any text that states the sum of those above.
  case maybeTotal(Money)
  /// A row that calls itself a sum, and states another one than the rows above it have.
  case namedTotal(String, stated: Money, sum: Money?)
  /// A booking of an expense that calls itself a credit note.
  case creditNote(String)
  /// A booking of money that came in and says that it came back.
  case returned(String)
  /// A movement of which the bank says that it came back.
  case cameBack(String)
  /// A booking of an expense that says that money which had come in was given back.
  case givenBack(String)
  /// A movement between accounts of one holder.
  case ownTransfer(String, as: BookingKind)
  /// Money that was changed into another currency.
  case conversion(String)
  /// A number above one where a list has rates: this one, if it counts per cent.
  case percentWithoutSign(Rate)
  /// A rate that would be less than one per cent.
  case tinyRate(Rate)
}
