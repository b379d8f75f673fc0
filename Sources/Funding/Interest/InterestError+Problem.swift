public import Messages

extension InterestError {
  /// What is told of it.
  public var problem: Problem {
    switch self {
    case .beforeTable(let date, let first):
      Problem("funding.INTEREST.before", ["date": date, "first": first])
    case .beyondTable(let date, let last):
      Problem("funding.INTEREST.beyond", ["date": date, "last": last])
    case .amount: Problem("funding.INTEREST.amount")
    }
  }
}
