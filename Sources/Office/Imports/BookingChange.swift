import Amounts
import Funding
import Interchange

/// A value of a booking that differs from the one booked under the same reference.
struct BookingChange {
  let column: BookingColumn
  /// As people read it; nil where nothing stands.
  let before: String?
  let after: String?

  static func between(_ before: Booking, _ after: Booking, _ language: Language) -> [BookingChange]
  {
    let old = values(before, language)
    return zip(old, values(after, language)).compactMap { old, new in
      // What a row does not say that follows a voucher, its voucher says.
      let isSaid = !after.kind.followsVoucher || !(new.text ?? "").isEmpty
      return old.text == new.text || !isSaid
        ? nil : BookingChange(column: old.column, before: old.text, after: new.text)
    }
  }

  func text(_ language: Language) -> String {
    let name = language.pick(column.german, column.rawValue)
    let nothing = language.pick("nichts", "nothing")
    return "\(name): \(before ?? nothing) → \(after ?? nothing)"
  }

  private static func values(
    _ booking: Booking, _ language: Language
  ) -> [(column: BookingColumn, text: String?)] {
    func day(_ date: CalendarDate?) -> String? { date?.text(language) }
    func money(_ money: Money?) -> String? { money?.text(language) }
    return [
      (.date, day(booking.date)), (.kind, booking.kind.name[language]),
      (.measure, booking.measure), (.line, booking.line), (.source, booking.source),
      (.amount, money(booking.amount)), (.eligible, money(booking.eligible)),
      (.reason, booking.reason), (.vat, money(booking.vat)), (.voucher, booking.voucher),
      (.voucherDate, day(booking.voucherDate)), (.paidOn, day(booking.paidOn)),
      (.counterparty, booking.counterparty), (.purpose, booking.purpose),
      (.method, booking.method?.name[language]), (.quantity, booking.quantity?.exactText),
      (.unitRate, money(booking.unitRate)),
      (.share, booking.share.map { $0.text(language) }),
      (.voucherTotal, money(booking.facts.voucherTotal)),
      (.serviceFrom, day(booking.facts.serviceFrom)), (.serviceTo, day(booking.facts.serviceTo)),
      (.order, booking.facts.order),
      (.discountOffered, booking.facts.discountOffered.map { $0.text(language) }),
      (.staffShare, booking.facts.staffShare.map { $0.text(language) }),
      (.inventory, booking.facts.inventory), (.forVoucher, booking.facts.forVoucher),
      (.dueOn, day(booking.facts.dueOn)), (.retention, money(booking.facts.retention)),
      (.retentionDue, day(booking.facts.retentionDue)),
      (.discount, money(booking.facts.discount)),
      (.evidence, booking.evidence.isEmpty ? nil : booking.evidence.joined(separator: ", ")),
    ]
  }
}
