import Amounts
import Funding
import TestSupport
import Testing

/// What is said of orders: how they were awarded, whether they were divided, what came of them.
struct ProcurementFindingsTests {
  private static let limits =
    "from 100000.00: above 1000.00 negotiated 3; above 25000.00 restricted 3"

  private func findings(
    _ orders: [OrderStanding] = [], paid: Money? = nil, limits: String? = Self.limits,
    grant: Money = "100000.01", library: RuleSetLibrary = Rules.library, award: Award? = nil
  ) throws -> [Finding] {
    let award =
      award ?? .grant(.share, grant, changes: limits.map { [.procurement: $0] } ?? [:])
    var books = PortfolioRuleBook.Books()
    books.orders = orders
    books.payees = paid.map { [PayeeSum(measure: "M", payee: "Büro", withoutOrder: $0)] } ?? []
    books.procurement = [
      ProcurementScope(project: "P", measure: "M", awards: [(award, try library.rules(for: award))])
    ]
    let project = Books(lines: [.all("100000.00")], awards: [award], asOf: "2026-01-31").project
    return try PortfolioRuleBook().findings(Portfolio(projects: [project]), books)
  }

  private func order(
    _ value: Money, on day: CalendarDate = "2025-03-02", partner: String = "Büro Eins GmbH",
    line: String = "ALLE", offers: Int = 1, procedure: Procedure = .direct,
    invoiced: Money = .zero, net: Money? = nil, by payee: String? = nil, id: String = "A-1"
  ) throws -> OrderStanding {
    try OrderStanding(
      order: Order(
        id: id, orderedOn: day, measure: "M", line: line, partner: partner, value: value,
        vat: .zero, procedure: procedure, offers: offers),
      concludedOn: day,
      invoices: [OrderStanding.Invoiced(payee: payee, gross: invoiced, net: net ?? invoiced)])
  }

  @Test(
    "PROCUREMENT_SPLIT: 900 and 800 within 90 days to one office on one line are one of 1,700",
    arguments: [
      ("800.00", "2025-05-31", "Büro Eins", "ALLE", "700.00"),
      // Exactly the limit together; a day later; another partner, another line.
      ("100.00", "2025-05-31", "Büro Eins", "ALLE", nil),
      ("800.00", "2025-06-01", "Büro Eins", "ALLE", nil),
      ("800.00", "2025-05-31", "Büro Zwei", "ALLE", nil),
      ("800.00", "2025-05-31", "Büro Eins", "SACH", nil),
    ] as [(Money, CalendarDate, String, String, Money?)])
  func split(
    _ value: Money, _ day: CalendarDate, _ partner: String, _ line: String, _ beyond: Money?
  ) throws {
    let found = try findings([
      order("900.00"), order(value, on: day, partner: partner, line: line, id: "A-2"),
    ])
    #expect(found.map(\.code) == (beyond == nil ? [] : [.procurementSplit]))
    #expect(found.map(\.amount) == [beyond].compactMap { $0 })
    #expect(found.allSatisfy { $0.severity == .warning && $0.subject == "A-1, A-2" })
  }

  @Test("PROCUREMENT_SPLIT: what was awarded as the sum asks is not asked about; of one step up")
  func splitAwarded() throws {
    let asked = try [
      order("900.00", offers: 3, procedure: .negotiated),
      order("800.00", offers: 3, procedure: .negotiated, id: "A-2"),
    ]
    #expect(try findings(asked).isEmpty)
    let larger = try [
      order("20000.00", offers: 3, procedure: .negotiated),
      order("5000.01", offers: 3, procedure: .negotiated, id: "A-2"),
    ]
    #expect(try findings(larger).map(\.amount) == ["0.01"])
  }

  /// 25 % of 9,000.00 and of 1,500.00.
  @Test(
    "PROCUREMENT_BELOW: by the procedure, the offers where they matter, and what is invoiced",
    arguments: [
      ("9000.00", .direct, 3, nil, "2250.00"), ("9000.00", .negotiated, 2, nil, "2250.00"),
      ("9000.00", .negotiated, 3, nil, nil), ("9000.00", .open, 1, nil, nil),
      ("9000.00", .restricted, 1, nil, nil), ("30000.00", .restricted, 2, nil, "7500.00"),
      ("30000.00", .open, 1, nil, nil), ("900.00", .direct, 1, nil, nil),
      // Ordered below the limit, invoiced above it, and exactly at it.
      ("900.00", .direct, 1, "1500.00", "375.00"), ("900.00", .direct, 1, "1000.00", nil),
    ] as [(Money, Procedure, Int, Money?, Money?)])
  func below(
    _ value: Money, _ procedure: Procedure, _ offers: Int, _ net: Money?, _ risk: Money?
  ) throws {
    let found = try findings([
      order(value, offers: offers, procedure: procedure, invoiced: net ?? .zero)
    ]).filter { $0.code == .procurementBelow }
    #expect(found.map(\.amount) == [risk].compactMap { $0 })
    let words = "in Rechnung gestellt"
    #expect(found.allSatisfy { $0.message(.de).contains(words) == (net != nil) })
  }

  @Test("what is invoiced without VAT counts, not the gross amount")
  func invoicedNet() throws {
    let found = try findings([order("900.00", invoiced: "1071.00", net: "900.00")])
    #expect(found.map(\.code) == [.orderExceeded])
  }

  @Test(
    "ORDER_OTHER_PAYEE: somebody else than the partner of the order is paid for it",
    arguments: [
      ("Y GmbH", true), ("Büro Zwei", true), ("Büro Eins", false), ("BUERO EINS AG", false),
      ("Büro Eins GmbH, Dortmund", false), (nil, false),
    ] as [(String?, Bool)])
  func otherPayee(_ payee: String?, _ isTold: Bool) throws {
    let found = try findings([order("900.00", invoiced: "500.00", by: payee)])
    #expect(found.map(\.code) == (isTold ? [.orderOtherPayee] : []))
    #expect(found.allSatisfy { $0.severity == .warning && $0.amount == "500.00" })
    #expect(try findings([order("900.00", invoiced: "-500.00", by: payee)]).isEmpty)
  }

  @Test(
    "ORDER_EXCEEDED: a cent more invoiced than ordered",
    arguments: [("5950.00", nil), ("5950.01", "0.01")] as [(Money, Money?)])
  func exceeded(_ invoiced: Money, _ beyond: Money?) throws {
    let found = try findings(
      [order("5950.00", offers: 3, procedure: .negotiated, invoiced: invoiced)])
    #expect(found.map(\.code) == (beyond == nil ? [] : [.orderExceeded]))
    #expect(found.map(\.amount) == [beyond].compactMap { $0 })
  }

  @Test(
    "PROCUREMENT_UNCHECKED: more than 1,000.00 to one payee and no limit known",
    arguments: [("1000.00", false), ("1000.01", true)] as [(Money, Bool)])
  func unchecked(_ paid: Money, _ isTold: Bool) throws {
    let found = try findings(paid: paid, limits: nil)
    #expect(found.map(\.code) == (isTold ? [.procurementUnchecked] : []))
    #expect(found.allSatisfy { $0.severity == .info })
    #expect(try findings([order(paid)], limits: nil).isEmpty == !isTold)
    // The notice's own limit is known, and not reached by the grants.
    #expect(try findings(paid: paid, grant: "100000.00").isEmpty)
    #expect(try findings(paid: paid).map(\.code) == (isTold ? [.procurementMissing] : []))
  }

  @Test("a limit that nobody read says so where it binds, and where it frees")
  func unread() throws {
    let library = try ShippedRuleSets.library()
    func told(_ amount: Money) throws -> [Finding] {
      let plain = Award.grant(.share, amount)
      let award = Award(
        id: "Z", measure: "M", funder: plain.funder, ruleSet: "anbest-p-bund", financing: .share,
        rate: nil, amount: amount, awardedOn: "2025-01-01", period: plain.period)
      return try findings(paid: "5000.00", library: library, award: award)
    }
    let binding = try told("100000.01")
    #expect(binding.map(\.code) == [.procurementMissing])
    #expect(try #require(binding.first).message(.de).contains("Wertgrenze nicht gelesen"))
    let free = try told("100000.00")
    #expect(free.map(\.code) == [.procurementUnchecked])
    #expect(try #require(free.first).message(.de).contains("erst über 100.000,00"))
  }
}
