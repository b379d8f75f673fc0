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

  /// The totals as the ledger has them, for the control sheet: from its settlement, which rests on
  /// sums that are kept apart from the entries, and from the entries added up by the ledger, not by
  /// the rows of this value.
  public struct LedgerFigures: Hashable, Sendable {
    public let planned: LedgerFigure
    public let plannedEligible: LedgerFigure
    /// Expenditure, gross.
    public let actual: LedgerFigure
    /// Expenditure recognised after every cut.
    public let recognised: LedgerFigure
    public let plannedFinancing: LedgerFigure
    public let actualFinancing: LedgerFigure
    /// Drawdowns, repayments, and what the settlement says of the grant.
    public let received: LedgerFigure
    public let repaid: LedgerFigure
    public let entitled: LedgerFigure
    public let repayable: LedgerFigure
    public let open: LedgerFigure
    /// The entries of expenditure and of receipts that the ledger has for this statement.
    public let payments: BookedFigures
    public let receipts: BookedFigures

    public init(
      planned: LedgerFigure, plannedEligible: LedgerFigure, actual: LedgerFigure,
      recognised: LedgerFigure, plannedFinancing: LedgerFigure, actualFinancing: LedgerFigure,
      received: LedgerFigure, repaid: LedgerFigure, entitled: LedgerFigure,
      repayable: LedgerFigure, open: LedgerFigure, payments: BookedFigures,
      receipts: BookedFigures
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
