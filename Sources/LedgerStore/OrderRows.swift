public import Amounts
public import Funding
import GRDB

/// Orders as rows: how they are written, and how they are read back.
enum OrderRows {
  /// Writes a version of an order and its seal.
  static func write(
    _ order: Order, version: Int64, id: Int64, batch: Int64, with writer: inout SealedWriter
  ) throws(LedgerError) {
    writer.begin(.commitment)
    writer.append(id)
    writer.append(batch)
    writer.append(text: order.id)
    writer.append(version)
    writer.append(date: order.orderedOn)
    writer.append(text: order.measure)
    writer.append(text: order.line)
    writer.append(text: order.partner)
    writer.append(order.value)
    writer.append(order.vat)
    writer.append(text: order.procedure?.rawValue)
    writer.append(order.offers.map(Int64.init))
    writer.append(text: order.tender)
    writer.append(text: order.purpose)
    writer.append(text: order.reference)
    try writer.finish(id)
  }

  /// What ``order(_:)`` reads, in its order.
  static let columns = """
    c.order_id, c.ordered_on, c.measure, c.line, c.partner, c.value, c.vat, c.procedure, c.offers, \
    c.tender, c.purpose, c.reference
    """

  /// - Throws: ``LedgerError/damaged(_:)`` where a value is none that was ever written.
  static func order(_ row: Row) throws -> Order {
    guard let orderedOn = CalendarDate(yyyymmdd: row[1]) else {
      throw LedgerError.damaged("commitment")
    }
    let procedure = try (row[7] as String?).map { text in
      guard let procedure = Procedure(rawValue: text) else {
        throw LedgerError.damaged("commitment")
      }
      return procedure
    }
    return Order(
      id: row[0], orderedOn: orderedOn, measure: row[2], line: row[3], partner: row[4],
      value: Money(cents: row[5]), vat: (row[6] as Int64?).map(Money.init(cents:)),
      procedure: procedure, offers: row[8], tender: row[9], purpose: row[10], reference: row[11])
  }
}

extension Ledger {
  /// The orders that were concluded by `date`, each in its latest version of that day, with what
  /// was invoiced on it; in order of their first day and id.
  /// - Parameters:
  ///   - date: nil: all.
  ///   - measure: nil: of all measures.
  public func orders(
    measure: String? = nil, asOf date: CalendarDate? = nil
  ) throws(LedgerError) -> [OrderStanding] {
    try query { db in
      let day = date?.yyyymmdd ?? CalendarDate.latestNumber
      let invoiced = try Self.invoiced(through: day, db)
      let rows = try Row.fetchAll(
        db,
        sql: """
          SELECT \(OrderRows.columns), f.first_on
          FROM (
            SELECT order_id, min(ordered_on) AS first_on, max(version) AS last
            FROM commitment WHERE ordered_on <= :day GROUP BY order_id) f
          JOIN commitment c ON (c.order_id, c.version) = (f.order_id, f.last)
          WHERE :measure IS NULL OR c.measure = :measure
          ORDER BY f.first_on, c.order_id
          """, arguments: ["day": day, "measure": measure])
      return try rows.map { row in
        let order = try OrderRows.order(row)
        guard let concludedOn = CalendarDate(yyyymmdd: row[12]) else {
          throw LedgerError.damaged("commitment")
        }
        return try OrderStanding(
          order: order, concludedOn: concludedOn, invoices: invoiced[order.id] ?? [])
      }
    }
  }

  /// How many orders there are, what they come to in their latest version, and what was invoiced on
  /// them: counted and added up by the database, apart from ``orders(measure:asOf:)``.
  public func orderSums(
    _ filter: ListFilter
  ) throws(LedgerError) -> (count: Int, value: Money, invoiced: Money) {
    try query { db in
      let marks = filter.measures.map { measures in
        " AND c.measure IN (" + repeatElement("?", count: measures.count).joined(separator: ",")
          + ")"
      }
      let day = filter.through.yyyymmdd
      let latest = """
        FROM commitment c WHERE c.ordered_on <= ?\(marks ?? "") AND NOT EXISTS (
          SELECT 1 FROM commitment n
          WHERE n.order_id = c.order_id AND n.version > c.version AND n.ordered_on <= ?)
        """
      let own: [any DatabaseValueConvertible] =
        [day] + (filter.measures ?? []) as [any DatabaseValueConvertible] + [day]
      let orders = try Row.fetchOne(
        db, sql: "SELECT count(*), coalesce(sum(c.value), 0) " + latest,
        arguments: StatementArguments(own))
      let invoiced = try Int64.fetchOne(
        db,
        sql: """
          SELECT coalesce(sum(\(VoucherFilter.signed("e.amount"))), 0)
          FROM entry e JOIN entry_fact f ON f.entry = e.number AND f.fact = 'order'
          WHERE e.booked_on <= ? AND f.value IN (SELECT c.order_id \(latest))
          """, arguments: StatementArguments([day] + own))
      return (
        orders?[0] ?? 0, Money(cents: orders?[1] ?? 0), Money(cents: invoiced ?? 0)
      )
    }
  }

  /// Invoices less credit notes by the order and the payee that they name, gross and without VAT.
  private static func invoiced(
    through day: Int, _ db: Database
  ) throws -> [String: [OrderStanding.Invoiced]] {
    let rows = try Row.fetchAll(
      db,
      sql: """
        SELECT f.value, e.counterparty, sum(\(VoucherFilter.signed("e.amount"))),
          sum(\(VoucherFilter.signed("(e.amount - coalesce(e.vat, 0))")))
        FROM entry_fact f JOIN entry e ON e.number = f.entry
        WHERE f.fact = 'order' AND e.booked_on <= ? GROUP BY f.value, e.counterparty
        ORDER BY min(e.number)
        """, arguments: [day])
    var invoiced: [String: [OrderStanding.Invoiced]] = [:]
    for row in rows {
      invoiced[row[0], default: []].append(
        OrderStanding.Invoiced(
          payee: row[1], gross: Money(cents: row[2]), net: Money(cents: row[3])))
    }
    return invoiced
  }
}

extension CalendarDate {
  /// After every day.
  fileprivate static let latestNumber = 99_991_231
}
