/// The places of entries in order of time, from 1: four bytes for each entry of the ledger.
public struct VoucherOrder: Sendable {
  var places: [UInt32]

  /// Nil for an entry that is not in the list.
  public subscript(entry: Int64) -> Int64? {
    guard places.indices.contains(Int(entry)), places[Int(entry)] > 0 else { return nil }
    return Int64(places[Int(entry)])
  }
}
