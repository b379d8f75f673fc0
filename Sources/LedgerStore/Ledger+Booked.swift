public import Amounts
public import Funding
import GRDB

/// What entries of a kind on a plan line and source come to, added up by the database over the
/// entries themselves: a second way to what reports add up row by row.
public struct BookedSum: Hashable, Sendable {
  public let kind: BookingKind
  public let line: String?
  /// Id of a source or award.
  public let source: String?
  /// Whether they have the day on which they count; an expense without it is not paid.
  public let counts: Bool
  public let count: Int
  /// Gross, cents; reversals and credit notes take away.
  public let amount: Money
  public let vat: Money
  public let eligible: Money
}

extension Ledger {
  /// The entries of a measure, added up.
  /// - Parameters:
  ///   - date: the last day of booking.
  ///   - through: the last day on which they count; nil: `date`.
  ///   - upTo: the highest number of an entry: what is booked meanwhile stays out.
  /// - Throws: ``LedgerError`` where the ledger cannot be read.
  public func bookedSums(
    measure: String, asOf date: CalendarDate, through: CalendarDate? = nil, upTo: Int64 = .max
  ) throws(LedgerError) -> [BookedSum] {
    try query { db in
      let rows = try RawStatement(
        db,
        """
        SELECT kind, line, source, counts_on IS NOT NULL, count(*), sum(sign * amount),
          sum(sign * CASE WHEN reverses IS NULL THEN coalesce(vat, 0) ELSE -coalesce(vat, 0) END),
          sum(sign * eligible)
        FROM (SELECT *, iif(kind = 'credit-note', -1, 1) AS sign FROM entry)
        WHERE measure = ?1 AND booked_on <= ?2 AND coalesce(counts_on, booked_on) <= ?3
          AND number <= ?4
        GROUP BY 1, 2, 3, 4
        """)
      rows.bind(1, copying: measure)
      rows.bind(2, Int64(date.yyyymmdd))
      rows.bind(3, Int64((through ?? date).yyyymmdd))
      rows.bind(4, upTo)
      var sums: [BookedSum] = []
      while try rows.step() {
        guard let kind = BookingKind(rawValue: rows.text(0)) else {
          throw LedgerError.damaged("entry of \(measure)")
        }
        sums.append(
          BookedSum(
            kind: kind, line: rows.optionalText(1), source: rows.optionalText(2),
            counts: rows.integer(3) == 1, count: Int(rows.integer(4)),
            amount: Money(cents: rows.integer(5)), vat: Money(cents: rows.integer(6)),
            eligible: Money(cents: rows.integer(7))))
      }
      return sums
    }
  }

  /// How many expenses of a measure with an eligible part are booked and neither paid nor taken
  /// back on a day, and what is eligible of them after credit notes, cents.
  /// - Throws: ``LedgerError`` where the ledger cannot be read.
  public func openSums(
    measure: String, asOf date: CalendarDate
  ) throws(LedgerError) -> (count: Int, eligible: Money) {
    try query { db in
      let rows = try RawStatement(
        db,
        """
        SELECT count(*), coalesce(sum(rest), 0) FROM (
          SELECT e.eligible - (
            SELECT coalesce(sum(c.eligible), 0) FROM entry c
            WHERE c.settles = e.number AND c.kind = 'credit-note' AND c.reverses IS NULL
              AND c.booked_on <= ?2 AND NOT EXISTS (
                SELECT 1 FROM entry q WHERE q.reverses = c.number AND q.booked_on <= ?2)) AS rest
          FROM entry e
          WHERE measure = ?1 AND booked_on <= ?2 AND kind = 'expense' AND counts_on IS NULL
            AND reverses IS NULL
            AND NOT EXISTS (
              SELECT 1 FROM entry r WHERE r.reverses = e.number AND r.booked_on <= ?2)
            AND NOT EXISTS (
              SELECT 1 FROM entry p
              WHERE p.settles = e.number AND p.kind = 'payment' AND p.reverses IS NULL
                AND p.booked_on <= ?2 AND NOT EXISTS (
                  SELECT 1 FROM entry q WHERE q.reverses = p.number AND q.booked_on <= ?2)))
        WHERE rest > 0
        """)
      rows.bind(1, copying: measure)
      rows.bind(2, Int64(date.yyyymmdd))
      guard try rows.step() else { return (0, .zero) }
      return (Int(rows.integer(0)), Money(cents: rows.integer(1)))
    }
  }
}
