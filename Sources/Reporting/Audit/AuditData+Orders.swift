public import Amounts

extension AuditData {
  /// An order as it stands on the day of the report.
  public struct OrderRow: Hashable, Sendable {
    public let id: String
    /// The day of its first version.
    public let concludedOn: CalendarDate
    public let measure: String
    public let line: String
    public let partner: String
    /// Gross, cents.
    public let value: Money
    /// VAT contained in ``value``; nil where it was not told.
    public let vat: Money?
    /// How it was awarded; empty where that was not told.
    public let procedure: String
    public let offers: Int?
    /// The number of the award procedure.
    public let tender: String
    public let purpose: String
    /// What was invoiced on it, gross.
    public let invoiced: Money

    public init(
      id: String, concludedOn: CalendarDate, measure: String, line: String, partner: String,
      value: Money, vat: Money?, procedure: String, offers: Int?, tender: String, purpose: String,
      invoiced: Money
    ) {
      self.id = id
      self.concludedOn = concludedOn
      self.measure = measure
      self.line = line
      self.partner = partner
      self.value = value
      self.vat = vat
      self.procedure = procedure
      self.offers = offers
      self.tender = tender
      self.purpose = purpose
      self.invoiced = invoiced
    }
  }
}
