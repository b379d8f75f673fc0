import Amounts
public import Funding

/// A fact by which expenses stand in a list of their own.
public enum ListedFact: String, Sendable {
  /// Inventar-Nr.
  case inventory
  /// Stellenanteil.
  case staffShare = "staff-share"
}

/// The facts of entries as rows: only what is told has one.
public enum FactText {
  /// The words of `fact`; stored, so they never change.
  private enum Fact: String {
    case voucherTotal = "voucher-total"
    case serviceFrom = "service-from"
    case serviceTo = "service-to"
    case order
    case discountOffered = "discount-offered"
    case staffShare = "staff-share"
    case inventory
    case forVoucher = "for-voucher"
    case periodOn = "period-on"
    case servedOn = "served-on"
    case dueOn = "due-on"
    case retention
    case retentionDue = "retention-due"
    case discount
    case guarantee
  }

  /// What is told, in the order in which it is stored.
  public static func values(of facts: BookingFacts) -> [(fact: String, value: StoredValue)] {
    func day(_ date: CalendarDate?) -> StoredValue? { date.map { .integer(Int64($0.yyyymmdd)) } }
    func cents(_ amount: Money?) -> StoredValue? { amount.map { .integer($0.cents) } }
    func text(_ text: String?) -> StoredValue? { text.map(StoredValue.text) }
    let values: [(Fact, StoredValue?)] = [
      (.voucherTotal, cents(facts.voucherTotal)),
      (.serviceFrom, day(facts.serviceFrom)), (.serviceTo, day(facts.serviceTo)),
      (.order, text(facts.order)),
      (.discountOffered, text(facts.discountOffered?.value.exactText)),
      (.staffShare, text(facts.staffShare?.value.exactText)),
      (.inventory, text(facts.inventory)), (.forVoucher, text(facts.forVoucher)),
      (.periodOn, day(facts.periodOn)), (.servedOn, day(facts.servedOn)),
      (.dueOn, day(facts.dueOn)), (.retention, cents(facts.retention)),
      (.retentionDue, day(facts.retentionDue)), (.discount, cents(facts.discount)),
      (.guarantee, text(facts.guarantee)),
    ]
    return values.compactMap { fact, value in value.map { (fact.rawValue, $0) } }
  }

  /// Whether the value of a fact is a number, an amount or a day; else it is a text.
  public static func isNumber(_ name: String) -> Bool {
    switch Fact(rawValue: name) {
    case .voucherTotal, .retention, .discount, .serviceFrom, .serviceTo, .periodOn, .servedOn,
      .dueOn, .retentionDue:
      true
    case .order, .discountOffered, .staffShare, .inventory, .forVoucher, .guarantee, nil: false
    }
  }

  /// Reads a stored fact back.
  /// - Parameter text: its value, a number too.
  /// - Throws: ``LedgerError/damaged(_:)`` where it is none that was ever written.
  public static func set(
    _ name: String, to text: String, in facts: inout BookingFacts, of entry: Int64
  ) throws(LedgerError) {
    guard let fact = Fact(rawValue: name) else { throw .damaged("entry \(entry)") }
    switch fact {
    case .voucherTotal: facts.voucherTotal = try money(text)
    case .serviceFrom: facts.serviceFrom = try date(text)
    case .serviceTo: facts.serviceTo = try date(text)
    case .order: facts.order = text
    case .discountOffered: facts.discountOffered = try rate(text)
    case .staffShare: facts.staffShare = try rate(text)
    case .inventory: facts.inventory = text
    case .forVoucher: facts.forVoucher = text
    case .periodOn: facts.periodOn = try date(text)
    case .servedOn: facts.servedOn = try date(text)
    case .dueOn: facts.dueOn = try date(text)
    case .retention: facts.retention = try money(text)
    case .retentionDue: facts.retentionDue = try date(text)
    case .discount: facts.discount = try money(text)
    case .guarantee: facts.guarantee = text
    }
  }

  private static func money(_ text: String) throws(LedgerError) -> Money {
    guard let cents = Int64(text) else { throw .damaged("amount \(text)") }
    return Money(cents: cents)
  }

  private static func date(_ text: String) throws(LedgerError) -> CalendarDate {
    guard let number = Int(text), let date = CalendarDate(yyyymmdd: number) else {
      throw .damaged("date \(text)")
    }
    return date
  }

  private static func rate(_ text: String) throws(LedgerError) -> Rate {
    guard let value = Rational(text: text) else { throw .damaged("fraction \(text)") }
    return Rate(value)
  }
}
