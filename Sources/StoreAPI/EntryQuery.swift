public import Amounts

/// A question about entries whose answer is their numbers.
public enum EntryQuery: Hashable, Sendable {
  /// Booked with exactly this reference; reversals left out.
  case reference(String)
  /// Booked with this reference or one that continues it; reversals left out.
  case referencePrefix(String)
  /// Payments and credit notes of an expense, reversed ones included; reversals left out.
  case settling(Int64)
  /// By which the use of an award's grant was booked, from this number on.
  case recognised(award: String, from: Int64)
  /// Expenses that stood on a day and of which something was to be paid then.
  /// - measure: nil for all.
  case unpaid(measure: String?, asOf: CalendarDate)
  /// Expenses whose voucher is dated, or whose service began, before a day.
  case early(measure: String, before: CalendarDate)
}
