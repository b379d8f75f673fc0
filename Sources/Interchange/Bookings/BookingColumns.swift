/// The number of each column, nil where the table has none. Fields, not a dictionary: they are
/// looked up twenty times in every row.
struct BookingColumns {
  let date, kind, measure, line, source, amount, eligible, reason, vat, voucher, voucherDate: Int?
  let paidOn, counterparty, purpose, method, quantity, unitRate, share, evidence, reference: Int?
  /// Those of facts that few tables have; nil where this one has none.
  let facts: Facts?

  struct Facts {
    let voucherTotal, serviceFrom, serviceTo, order, discountOffered, staffShare: Int?
    let inventory, forVoucher, procedure, offers, dueOn, retention, retentionDue, discount: Int?
  }

  init(_ columns: [BookingColumn: Int]) {
    (date, kind, measure) = (columns[.date], columns[.kind], columns[.measure])
    (line, source, amount) = (columns[.line], columns[.source], columns[.amount])
    (eligible, reason, vat) = (columns[.eligible], columns[.reason], columns[.vat])
    (voucher, voucherDate) = (columns[.voucher], columns[.voucherDate])
    (paidOn, counterparty) = (columns[.paidOn], columns[.counterparty])
    (purpose, method) = (columns[.purpose], columns[.method])
    (quantity, unitRate) = (columns[.quantity], columns[.unitRate])
    (share, evidence, reference) = (columns[.share], columns[.evidence], columns[.reference])
    let rare: [BookingColumn] = [
      .voucherTotal, .serviceFrom, .serviceTo, .order, .discountOffered, .staffShare, .inventory,
      .forVoucher, .procedure, .offers, .dueOn, .retention, .retentionDue, .discount,
    ]
    guard rare.contains(where: { columns[$0] != nil }) else {
      facts = nil
      return
    }
    facts = Facts(
      voucherTotal: columns[.voucherTotal], serviceFrom: columns[.serviceFrom],
      serviceTo: columns[.serviceTo], order: columns[.order],
      discountOffered: columns[.discountOffered], staffShare: columns[.staffShare],
      inventory: columns[.inventory], forVoucher: columns[.forVoucher],
      procedure: columns[.procedure], offers: columns[.offers], dueOn: columns[.dueOn],
      retention: columns[.retention], retentionDue: columns[.retentionDue],
      discount: columns[.discount])
  }
}
