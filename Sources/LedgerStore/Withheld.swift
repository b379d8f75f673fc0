import Amounts
import Bookkeeping
import Funding
import StoreAPI

/// What of an act needs a second person: all that it books together, and each voucher with what was
/// booked of it before. What pays or lowers an expense, with its discount, is the money of it.
struct Withheld {
  /// An expense with what settles it, which come one after the other.
  private struct Group {
    var key: Int64 = 0
    /// Cents.
    var own: Int64 = 0
    var settled: Int64 = 0
    var isSettlingCovered = false

    var amount: Int64 { max(own, isSettlingCovered ? settled : 0) }
  }

  private let eyes: FourEyes?
  private var group = Group()
  private var sum: Int64 = 0
  /// The largest sum that anything of it is a part of.
  private var largest: Int64 = 0
  /// What was booked before, by its voucher; read when it is first asked for.
  private var vouchers: [VoucherKey: [Int64]]?

  /// - Parameter eyes: nil: nobody else is needed.
  init(by eyes: FourEyes?) { self.eyes = eyes?.from == nil ? nil : eyes }

  /// Notes one more entry.
  /// - Parameter first: the first number of the act.
  mutating func see(
    _ draft: EntryRows.Draft, after first: Int64, _ book: any BookReading
  ) throws(LedgerError) {
    guard let eyes else { return }
    let (booking, amount) = (draft.booking, draft.booking.amount.magnitude.cents)
    let isCovered = eyes.covers(kind: booking.kind.rawValue)
    let key = draft.settles ?? draft.reverses ?? draft.number
    if key != group.key { endGroup() }
    group.key = key
    guard draft.settles == nil else {
      group.settled = Self.sum(group.settled, amount)
      group.isSettlingCovered = group.isSettlingCovered || isCovered
      return
    }
    guard isCovered else { return }
    group.own = amount
    guard booking.kind == .expense, draft.reverses == nil else { return }
    largest = max(
      largest, booking.facts.voucherTotal?.magnitude.cents ?? 0,
      Self.sum(amount, try booked(before: first, of: booking, book)))
  }

  /// Notes one more order.
  /// - Parameter before: what it was; the larger one of both counts.
  mutating func see(_ order: Order, before: Order?) {
    guard let eyes, eyes.covers(kind: BookingKind.order.rawValue) else { return }
    sum = Self.sum(
      sum, max(order.value.magnitude.cents, before?.value.magnitude.cents ?? 0))
  }

  /// - Throws: ``LedgerError/needsRelease(from:amount:)`` where something needs one.
  mutating func check() throws(LedgerError) {
    endGroup()
    guard let from = eyes?.from, max(sum, largest) >= from.cents else { return }
    throw .needsRelease(from: from, amount: Money(cents: sum))
  }

  private mutating func endGroup() {
    sum = Self.sum(sum, group.amount)
    group = Group()
  }

  /// What stands of a voucher, cents; one of another supplier is another one.
  private mutating func booked(
    before first: Int64, of booking: Booking, _ book: any BookReading
  ) throws(LedgerError) -> Int64 {
    guard let voucher = booking.voucher else { return 0 }
    if vouchers == nil {
      var found: [VoucherKey: [Int64]] = [:]
      try book.expenseVouchers(after: 0) { number, text in
        if number < first { found[VoucherKey(text), default: []].append(number) }
      }
      vouchers = found
    }
    var sum: Int64 = 0
    for record in try book.records(vouchers?[VoucherKey(voucher)] ?? [])
    where record.reversedBy == nil && record.reverses == nil {
      let (name, other) = (booking.counterparty, record.booking.counterparty)
      guard name == nil || other == nil || name == other else { continue }
      sum = Self.sum(sum, record.booking.amount.magnitude.cents)
    }
    return sum
  }

  private static func sum(_ first: Int64, _ second: Int64) -> Int64 {
    let (sum, isBeyond) = first.addingReportingOverflow(second)
    return isBeyond ? .max : sum
  }
}
