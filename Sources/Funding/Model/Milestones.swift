public import Amounts

/// Whether what is paid after the funding period counts (`Schemas/project.schema.json`).
public enum PaymentsAfterPeriod: String, Sendable, CaseIterable {
  /// Only what is paid inside.
  case none
  /// Also what is paid later, until the statement of use is due, for a service inside.
  case servicesInside
}

/// What happened to an award, and by when things have to happen, that is no booking.
public struct Milestones: Hashable, Sendable {
  /// The day from which an early start is permitted (Genehmigung des vorzeitigen Maßnahmebeginns).
  public var earlyStartFrom: CalendarDate?
  /// The day the purpose of the grant was fulfilled (Erfüllung des Zuwendungszwecks).
  public var fulfilledOn: CalendarDate?
  /// The day the notice or an extension sets for the statement of use; it wins over every rule.
  public var statementDueOn: CalendarDate?
  /// The latest day of the statement of use, counted from the notice (KfW 436 phase B: `P5Y6M`).
  public var statementDueAfterAward: Duration?
  /// The day the statement of use was filed (Vorlage des Verwendungsnachweises).
  public var statementFiledOn: CalendarDate?
  /// The days the interim statements were filed, by the budget year they are about.
  public var interimFiledOn: [Int: CalendarDate]
  /// The last day on which things bought with the grant are bound to its purpose
  /// (Zweckbindungsfrist).
  public var purposeBoundUntil: CalendarDate?
  /// The day the council approved the annual accounts of the last year; municipal books are kept
  /// from then on.
  public var accountsApprovedOn: CalendarDate?
  /// The day of the funder's last payment, from whose year on EU programmes count retention.
  public var lastPaymentOn: CalendarDate?
  /// The day on which the award became void as far as money is repayable: interest runs from here.
  public var reducedFrom: CalendarDate?
  /// Until when payments count.
  public var paymentsAfterPeriod: PaymentsAfterPeriod

  public init(
    earlyStartFrom: CalendarDate? = nil, fulfilledOn: CalendarDate? = nil,
    statementDueOn: CalendarDate? = nil, statementDueAfterAward: Duration? = nil,
    statementFiledOn: CalendarDate? = nil, interimFiledOn: [Int: CalendarDate] = [:],
    purposeBoundUntil: CalendarDate? = nil, accountsApprovedOn: CalendarDate? = nil,
    lastPaymentOn: CalendarDate? = nil, reducedFrom: CalendarDate? = nil,
    paymentsAfterPeriod: PaymentsAfterPeriod = .none
  ) {
    self.earlyStartFrom = earlyStartFrom
    self.fulfilledOn = fulfilledOn
    self.statementDueOn = statementDueOn
    self.statementDueAfterAward = statementDueAfterAward
    self.statementFiledOn = statementFiledOn
    self.interimFiledOn = interimFiledOn
    self.purposeBoundUntil = purposeBoundUntil
    self.accountsApprovedOn = accountsApprovedOn
    self.lastPaymentOn = lastPaymentOn
    self.reducedFrom = reducedFrom
    self.paymentsAfterPeriod = paymentsAfterPeriod
  }

  /// Whether the statement of use was filed by `date`.
  public func isFiled(by date: CalendarDate) -> Bool {
    statementFiledOn.map { $0 <= date } ?? false
  }
}
