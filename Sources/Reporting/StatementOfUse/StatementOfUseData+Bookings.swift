public import Amounts

extension StatementOfUseData {
  /// An entry of expenditure with its voucher.
  public struct Payment: Hashable, Sendable {
    public let entry: Int64
    public let voucher: String
    public let bookedOn: CalendarDate
    /// Nil for what is not yet paid, and for value that is no money.
    public let paidOn: CalendarDate?
    /// The day that decides to which budget year it belongs: of payment, on the cost basis of the
    /// voucher, for value that is no money of booking. A reversal has that of its original.
    public let day: CalendarDate
    public let voucherDate: CalendarDate?
    public let counterparty: String
    public let purpose: String
    /// Id of the plan line.
    public let line: String
    public let gross: Money
    /// The value added tax in ``gross``.
    public let vat: Money
    public let eligible: Money
    /// Why less than ``gross`` is eligible.
    public let reason: String
    /// Id of the source, where the entry names one.
    public let source: String
    /// Vergabe-Nr.
    public let tender: String

    public init(
      entry: Int64, voucher: String, bookedOn: CalendarDate, paidOn: CalendarDate?,
      voucherDate: CalendarDate? = nil, counterparty: String, purpose: String, line: String,
      gross: Money, vat: Money = .zero, eligible: Money, reason: String = "", source: String = "",
      tender: String = "", day: CalendarDate? = nil
    ) {
      self.entry = entry
      self.voucher = voucher
      self.bookedOn = bookedOn
      self.paidOn = paidOn
      self.day = day ?? paidOn ?? bookedOn
      self.voucherDate = voucherDate
      self.counterparty = counterparty
      self.purpose = purpose
      self.line = line
      self.gross = gross
      self.vat = vat
      self.eligible = eligible
      self.reason = reason
      self.source = source
      self.tender = tender
    }
  }

  /// An entry of money or value received.
  public struct Receipt: Hashable, Sendable {
    public let entry: Int64
    public let voucher: String
    public let bookedOn: CalendarDate
    /// The day of the credit; nil for value that is no money.
    public let receivedOn: CalendarDate?
    /// The day that decides to which budget year it belongs.
    public let day: CalendarDate
    public let counterparty: String
    public let purpose: String
    public let kind: Kind
    /// Id of the source or award.
    public let source: String
    /// Negative for a repayment and for a reversal.
    public let amount: Money

    public init(
      entry: Int64, voucher: String, bookedOn: CalendarDate, receivedOn: CalendarDate?,
      counterparty: String, purpose: String, kind: Kind, source: String, amount: Money,
      day: CalendarDate? = nil
    ) {
      self.entry = entry
      self.voucher = voucher
      self.bookedOn = bookedOn
      self.receivedOn = receivedOn
      self.day = day ?? receivedOn ?? bookedOn
      self.counterparty = counterparty
      self.purpose = purpose
      self.kind = kind
      self.source = source
      self.amount = amount
    }

    /// The kinds of `contract.md` §3 that bring something in, the repayment, and what was passed
    /// on.
    public enum Kind: String, Hashable, Sendable, CaseIterable {
      case drawdown, repayment, forward, donation, revenue, civic
      case ownFunds = "own-funds"
      case partnerCash = "partner-cash"
      case inKind = "in-kind"
      case otherPublic = "other-public"
    }
  }

  /// The totals as the ledger has them, for the control sheet: they come from its balances, not
  /// from the rows of this value, so that a row that is missing shows.
  public struct LedgerFigures: Hashable, Sendable {
    public let planned: Money
    public let plannedEligible: Money
    /// Expenditure, gross.
    public let actual: Money
    /// Expenditure recognised after every cut.
    public let recognised: Money
    public let plannedFinancing: Money
    public let actualFinancing: Money
    /// Drawdowns, repayments, and what the settlement says of the grant.
    public let received: Money
    public let repaid: Money
    public let entitled: Money
    public let repayable: Money
    public let open: Money
    /// How many entries of expenditure and of receipts the ledger has for this statement.
    public let payments: Int
    public let receipts: Int

    public init(
      planned: Money, plannedEligible: Money, actual: Money, recognised: Money,
      plannedFinancing: Money, actualFinancing: Money, received: Money, repaid: Money,
      entitled: Money, repayable: Money, open: Money, payments: Int, receipts: Int
    ) {
      self.planned = planned
      self.plannedEligible = plannedEligible
      self.actual = actual
      self.recognised = recognised
      self.plannedFinancing = plannedFinancing
      self.actualFinancing = actualFinancing
      self.received = received
      self.repaid = repaid
      self.entitled = entitled
      self.repayable = repayable
      self.open = open
      self.payments = payments
      self.receipts = receipts
    }
  }
}
