import Funding

/// What a trial would have booked, found like what is booked: by number, reference, voucher, and by
/// what it settles.
final class TriedEntries {
  private var records: [JournalRecord] = []
  private var byReference: [String: [Int]] = [:]
  private var byVoucher: [VoucherKey: [Int]] = [:]
  private var bySettled: [Int64: [Int]] = [:]

  /// Numbers follow one another.
  func append(_ record: JournalRecord) {
    let place = records.count
    records.append(record)
    if let reference = record.booking.reference {
      byReference[reference, default: []].append(place)
    }
    if let settled = record.settles { bySettled[settled, default: []].append(place) }
    if record.booking.kind == .expense, let voucher = record.booking.voucher {
      byVoucher[VoucherKey(voucher), default: []].append(place)
    }
  }

  func entry(_ number: Int64) -> JournalRecord? {
    guard let first = records.first?.number, number >= first,
      number - first < Int64(records.count)
    else { return nil }
    return records[Int(number - first)]
  }

  func entries(reference: String) -> [JournalRecord] { found(byReference[reference]) }

  func expenses(voucher: VoucherKey) -> [JournalRecord] { found(byVoucher[voucher]) }

  /// Payments and credit notes of an expense.
  func settlements(of expense: Int64) -> [JournalRecord] { found(bySettled[expense]) }

  private func found(_ places: [Int]?) -> [JournalRecord] { (places ?? []).map { records[$0] } }
}
