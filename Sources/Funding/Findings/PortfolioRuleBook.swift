public import Amounts

/// The rules that look across measures and projects, and the limits they hold by.
public struct PortfolioRuleBook: Hashable, Sendable {
  /// What they look at beside the projects.
  public struct Books: Sendable {
    /// ``VoucherClaim``s of all projects, in the order of the journal.
    public var claims: [VoucherClaim] = []
    /// ``StaffHours/entries(of:in:)`` of all projects.
    public var hours: [StaffHours.Entry] = []
    /// The shorter years of staff that notices set, by measure.
    public var staffYears: [String: StaffHours] = [:]
    /// Entries that are the same by ``RepeatedEntry``, in the order of the journal.
    public var repeated: [JournalRecord] = []
    public var procurement: [ProcurementScope] = []
    public var orders: [OrderStanding] = []
    public var payees: [PayeeSum] = []
    /// Purchases that may belong in the list of inventory.
    public var purchases: [InventoryPurchase] = []
    /// Expenses that name a discount.
    public var discounts: [DiscountMention] = []
    /// Expenses without the end of their service.
    public var openServices: [OpenService] = []

    /// Versions of projects with aid, oldest first, see ``EarlierVersion``.
    public var earlier: [EarlierVersion] = []

    public init() {}
  }

  public let deMinimis: DeMinimis
  let staffHours: StaffHours

  public init(
    deMinimis: DeMinimis = .general2023, staffHours: StaffHours = .eu2021
  ) {
    self.deMinimis = deMinimis
    self.staffHours = staffHours
  }

  /// All findings across `portfolio`, errors first.
  /// - Throws: ``AmountError/beyondLimit``.
  public func findings(
    _ portfolio: Portfolio, _ books: Books
  ) throws(AmountError) -> [Finding] {
    let hasAid = portfolio.projects.contains { $0.awards.contains { $0.aid == .deMinimis } }
    let all =
      try DoubleFundingRule.findings(books.claims, in: portfolio)
      + RepeatedEntryRule.findings(books.repeated, in: portfolio)
      + ProcurementRule.findings(
        books.procurement, orders: books.orders, payees: books.payees)
      + OrderValueRule.findings(
        books.orders,
        projects: Dictionary(
          portfolio.projects.flatMap { project in project.measures.map { ($0.id, project.id) } },
          uniquingKeysWith: { first, _ in first }))
      + InventoryRule.findings(books.purchases)
      + DiscountRule.findings(books.discounts)
      + OpenServiceRule.findings(books.openServices, in: portfolio)
      + InputVATRule.findings(portfolio)
      + (hasAid
        ? DeMinimisRule.findings(
          DeMinimis.grants(of: portfolio, earlier: books.earlier), by: deMinimis) : [])
      + StaffHoursRule.findings(
        books.hours, by: staffHours, measures: books.staffYears, in: portfolio.projects)
    return Severity.allCases.reversed().flatMap { severity in all.filter { $0.severity == severity }
    }
  }

  /// The same where only vouchers and hours are looked at.
  public func findings(
    _ portfolio: Portfolio, claims: some Sequence<VoucherClaim>, hours: [StaffHours.Entry]
  ) throws(AmountError) -> [Finding] {
    var books = Books()
    (books.claims, books.hours) = (Array(claims), hours)
    return try findings(portfolio, books)
  }
}
