import Amounts
import Bookkeeping
import Funding
import StoreAPI

/// Entries as rows: how they are written.
enum EntryRows {
  /// An entry about to be written.
  struct Draft {
    let number: Int64
    let booking: Booking
    /// Cents; below zero in a reversal.
    let eligible: Money
    let countsOn: CalendarDate?
    let entry: Entry
    var reverses: Int64?
    var settles: Int64?
  }

  static func write(
    _ draft: Draft, batch: Int64, with writer: inout SealedWriter
  ) throws(LedgerError) {
    let booking = draft.booking
    writer.begin(.entry)
    writer.append(draft.number)
    writer.append(batch)
    writer.append(date: draft.entry.bookedOn)
    writer.append(text: booking.kind.rawValue)
    writer.append(text: booking.measure)
    writer.append(text: booking.line)
    writer.append(text: booking.source)
    writer.append(draft.reverses == nil ? booking.amount : -booking.amount)
    writer.append(draft.eligible)
    writer.append(booking.eligible != nil)
    writer.append(text: booking.reason)
    writer.append(booking.vat)
    writer.append(text: booking.voucher)
    writer.append(date: booking.voucherDate)
    writer.append(date: booking.paidOn)
    writer.append(text: booking.counterparty)
    writer.append(text: booking.purpose)
    writer.append(text: booking.method?.rawValue)
    writer.append(text: booking.quantity?.exactText)
    writer.append(booking.unitRate)
    writer.append(text: booking.share?.value.exactText)
    writer.append(text: booking.reference)
    writer.append(date: draft.countsOn)
    writer.append(text: draft.entry.text)
    writer.append(draft.reverses)
    writer.append(draft.settles)
    var line: Int64 = 0
    for posting in draft.entry.postings {
      line += 1
      writer.beginPart(1)
      writer.append(draft.number)
      writer.append(line)
      writer.append(text: posting.account)
      writer.append(text: posting.measure)
      writer.append(text: posting.item)
      writer.append(text: posting.party)
      writer.append(posting.amount)
    }
    for (position, name) in booking.evidence.enumerated() {
      writer.beginPart(2)
      writer.append(draft.number)
      writer.append(Int64(position + 1))
      writer.append(text: name)
    }
    if booking.facts != .none {
      for (position, (fact, value)) in FactText.values(of: booking.facts).enumerated() {
        writer.beginPart(3)
        writer.append(draft.number)
        writer.append(Int64(position + 1))
        writer.append(text: fact)
        writer.append(value)
      }
    }
    try writer.finish(draft.number)
  }
}
