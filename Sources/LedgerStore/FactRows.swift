import Amounts
import Funding
import GRDB

/// The facts of entries as rows: only what is told has one.
enum FactRows {
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
  }

  private enum Value {
    case integer(Int64)
    case text(String)
  }

  /// Writes them as a part of the entry record that `writer` has begun.
  static func write(_ facts: BookingFacts, of entry: Int64, with writer: inout SealedWriter) {
    func day(_ date: CalendarDate?) -> Value? { date.map { .integer(Int64($0.yyyymmdd)) } }
    func text(_ text: String?) -> Value? { text.map(Value.text) }
    let values: [(Fact, Value?)] = [
      (.voucherTotal, facts.voucherTotal.map { .integer($0.cents) }),
      (.serviceFrom, day(facts.serviceFrom)), (.serviceTo, day(facts.serviceTo)),
      (.order, text(facts.order)),
      (.discountOffered, text(facts.discountOffered?.value.exactText)),
      (.staffShare, text(facts.staffShare?.value.exactText)),
      (.inventory, text(facts.inventory)), (.forVoucher, text(facts.forVoucher)),
      (.periodOn, day(facts.periodOn)), (.servedOn, day(facts.servedOn)),
    ]
    var position: Int64 = 0
    for (fact, value) in values {
      guard let value else { continue }
      position += 1
      writer.beginPart(3)
      writer.append(entry)
      writer.append(position)
      writer.append(text: fact.rawValue)
      switch value {
      case .integer(let integer): writer.append(integer)
      case .text(let text): writer.append(text: text)
      }
    }
  }

  /// A statement for ``read(_:of:)``; nil where no entry of the ledger has any, as is usual: a
  /// journal is then read as fast as without.
  /// - Parameter lasting: some may be written before it is used.
  static func reader(_ db: Database, lasting: Bool) throws(LedgerError) -> RawStatement? {
    if !lasting {
      let any = try RawStatement(db, "SELECT EXISTS (SELECT 1 FROM entry_fact)")
      guard try any.step(), any.integer(0) == 1 else { return nil }
    }
    return try RawStatement(
      db, "SELECT fact, value FROM entry_fact WHERE entry = ? ORDER BY position")
  }

  /// - Throws: ``LedgerError/damaged(_:)`` where a value is none that was ever written.
  static func read(_ rows: RawStatement, of entry: Int64) throws(LedgerError) -> BookingFacts {
    rows.bind(1, entry)
    defer { rows.reset() }
    var facts = BookingFacts.none
    while try rows.step() { try set(rows.text(0), to: rows.text(1), in: &facts, of: entry) }
    return facts
  }

  /// Facts as one text: a line each, `fact=value`.
  /// - Throws: ``LedgerError/damaged(_:)`` where a value is none that was ever written.
  static func read(_ lines: String, of entry: Int64) throws(LedgerError) -> BookingFacts {
    var facts = BookingFacts.none
    for line in lines.split(separator: "\n") {
      let parts = line.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      guard parts.count == 2 else { throw .damaged("entry \(entry)") }
      try set(String(parts[0]), to: String(parts[1]), in: &facts, of: entry)
    }
    return facts
  }

  private static func set(
    _ name: String, to text: String, in facts: inout BookingFacts, of entry: Int64
  ) throws(LedgerError) {
    guard let fact = Fact(rawValue: name) else { throw .damaged("entry \(entry)") }
    switch fact {
    case .voucherTotal:
      guard let cents = Int64(text) else { throw .damaged("amount \(text)") }
      facts.voucherTotal = Money(cents: cents)
    case .serviceFrom: facts.serviceFrom = try date(text)
    case .serviceTo: facts.serviceTo = try date(text)
    case .order: facts.order = text
    case .discountOffered: facts.discountOffered = try rate(text)
    case .staffShare: facts.staffShare = try rate(text)
    case .inventory: facts.inventory = text
    case .forVoucher: facts.forVoucher = text
    case .periodOn: facts.periodOn = try date(text)
    case .servedOn: facts.servedOn = try date(text)
    }
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
