import Amounts
import Bookkeeping
import Funding
import LedgerStore

/// A booking as words, by the keys of the table of bookings: how a proposal keeps what was asked
/// for, so that people and programs can read it. Amounts are cents, days ISO 8601.
enum BookingWords {
  static func write(_ booking: Booking) -> [String: String] {
    let facts = booking.facts
    var words: [String: String?] = [
      "date": booking.date.isoText, "kind": booking.kind.rawValue, "measure": booking.measure,
      "line": booking.line, "source": booking.source, "amount": String(booking.amount.cents),
      "eligible": cents(booking.eligible), "reason": booking.reason, "vat": cents(booking.vat),
      "voucher": booking.voucher, "voucherDate": booking.voucherDate?.isoText,
      "paidOn": booking.paidOn?.isoText, "counterparty": booking.counterparty,
      "purpose": booking.purpose, "method": booking.method?.rawValue,
      "quantity": booking.quantity?.exactText, "unitRate": cents(booking.unitRate),
      "share": booking.share?.value.exactText, "reference": booking.reference,
      "procedure": facts.procedure?.rawValue, "offers": facts.offers.map { String($0) },
    ]
    for (fact, value) in FactText.values(of: facts) {
      switch value {
      case .integer(let number): words[factMark + fact] = String(number)
      case .text(let text): words[factMark + fact] = text
      case .none, .blob: break
      }
    }
    return words.compactMapValues { $0 }
  }

  /// - Throws: ``LedgerError/damaged(_:)`` where they are none that were ever written.
  static func read(_ words: [String: String], evidence: [String]) throws(LedgerError) -> Booking {
    func day(_ key: String) throws(LedgerError) -> CalendarDate? {
      guard let text = words[key] else { return nil }
      guard let number = Int(text.filter { $0 != "-" }), let day = CalendarDate(yyyymmdd: number)
      else { throw damaged(key) }
      return day
    }
    func money(_ key: String) throws(LedgerError) -> Money? {
      guard let text = words[key] else { return nil }
      guard let cents = Int64(text) else { throw damaged(key) }
      return Money(cents: cents)
    }
    func word<Word: RawRepresentable<String>>(_ key: String) throws(LedgerError) -> Word? {
      guard let text = words[key] else { return nil }
      guard let word = Word(rawValue: text) else { throw damaged(key) }
      return word
    }
    func number(_ key: String) throws(LedgerError) -> Rational? {
      guard let text = words[key] else { return nil }
      guard let number = Rational(text: text) else { throw damaged(key) }
      return number
    }
    guard let date = try day("date"), let kind: BookingKind = try word("kind"),
      let amount = try money("amount"), let measure = words["measure"]
    else { throw damaged("booking") }
    var facts = BookingFacts.none
    facts.procedure = try word("procedure")
    facts.offers = words["offers"].flatMap { Int($0) }
    for (key, value) in words where key.hasPrefix(factMark) {
      try FactText.set(String(key.dropFirst(factMark.count)), to: value, in: &facts, of: 0)
    }
    return Booking(
      date: date, kind: kind, measure: measure, line: words["line"], source: words["source"],
      amount: amount, eligible: try money("eligible"), reason: words["reason"],
      vat: try money("vat"), voucher: words["voucher"], voucherDate: try day("voucherDate"),
      paidOn: try day("paidOn"), counterparty: words["counterparty"], purpose: words["purpose"],
      method: try word("method"), quantity: try number("quantity"),
      unitRate: try money("unitRate"), share: try number("share").map { Rate($0) },
      evidence: evidence, reference: words["reference"], facts: facts)
  }

  private static let factMark = "fact."

  private static func cents(_ amount: Money?) -> String? { amount.map { String($0.cents) } }

  private static func damaged(_ key: String) -> LedgerError { .damaged("proposal \(key)") }
}
