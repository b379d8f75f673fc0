import Office

extension StatementRow {
  /// Why it is settled without an entry, now or from before.
  var settledBy: String? {
    if let ignoring { return ignoring }
    guard order == nil, case .ignored(let reason) = state else { return nil }
    return reason
  }
}
