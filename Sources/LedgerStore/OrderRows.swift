public import Amounts
public import Funding
public import StoreAPI

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

  /// - Throws: ``LedgerError/damaged(_:)`` where a value is none that was ever written.
  static func order(_ row: StoredRow) throws(LedgerError) -> Order {
    Order(
      id: try row["order_id"], orderedOn: try row["ordered_on"], measure: try row["measure"],
      line: try row["line"], partner: try row["partner"], value: try row["value"],
      vat: try row["vat"], procedure: try procedure(row), offers: try row["offers"],
      tender: try row["tender"], purpose: try row["purpose"], reference: try row["reference"])
  }

  private static func procedure(_ row: StoredRow) throws(LedgerError) -> Procedure? {
    guard let word: String = try row["procedure"] else { return nil }
    guard let procedure = Procedure(rawValue: word) else { throw .damaged("commitment") }
    return procedure
  }
}

/// A version of an order.
struct OrderVersion {
  let order: Order
  /// Counted from 1 within the order.
  let version: Int64
}

extension BookReading {
  /// The versions of an order, or of all, each order's in their order.
  func orderVersions(_ id: String? = nil) throws(LedgerError) -> [OrderVersion] {
    let all = RowQuery(SealedRecord.commitment.table)
    var versions: [OrderVersion] = []
    for row in try rows(id.map { RowQuery(all.table, where: ["order_id": [.text($0)]]) } ?? all) {
      versions.append(
        OrderVersion(order: try OrderRows.order(row), version: try row["version"]))
    }
    return versions
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
    try query { book in
      let versions = try book.orderVersions().map(\.order).filter { order in
        date.map { order.orderedOn <= $0 } ?? true
      }
      guard !versions.isEmpty else { return [] }
      let invoiced = try book.invoiced(through: date)
      return try Dictionary(grouping: versions, by: \.id).values.compactMap { versions in
        guard let order = versions.last, let first = versions.map(\.orderedOn).min(),
          measure.map({ $0 == order.measure }) ?? true, try isSeen(order.measure, book)
        else { return nil }
        return try OrderStanding(
          order: order, concludedOn: first, invoices: invoiced[order.id] ?? [])
      }.sorted { ($0.concludedOn, $0.order.id) < ($1.concludedOn, $1.order.id) }
    }
  }

  /// How many orders there are, what they come to in their latest version, and what was invoiced on
  /// them: counted and added up by the store, apart from ``orders(measure:asOf:)``.
  public func orderSums(
    _ filter: ListFilter
  ) throws(LedgerError) -> (count: Int, value: Money, vat: Money, invoiced: Money) {
    try query { try $0.orderSums(seen(filter, $0)) }
  }
}
