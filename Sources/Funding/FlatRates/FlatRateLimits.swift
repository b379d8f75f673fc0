public import Amounts

/// How far a flat-rate line counts: its percentage of what is recognised of its base. Cents.
public struct FlatRateLimit: Hashable, Sendable {
  /// What is recognised of the base lines; of lines in kind what their caps leave.
  public let base: Money
  /// The percentage of ``base``, at most the rate's own cap.
  public let most: Money
  /// What it takes off what was booked on the line.
  public let cut: Money
}

/// The cut of all flat-rate lines of a plan: whoever books a flat rate by hand gets no more than
/// the rate gives (the notice, Art. 54 to 56 VO (EU) 2021/1060).
struct FlatRateLimits {
  /// What counts of each line, by its id. Cents.
  private(set) var recognised: [String: Money]
  /// Of the flat-rate lines in cash.
  private(set) var limits: [String: FlatRateLimit] = [:]

  /// - Parameter ordered: the flat-rate lines, each after its base (``FlatRate/inOrder(_:)``).
  init(
    _ ordered: [PlanLine], _ counted: [String: Money]
  ) throws(AmountError) {
    recognised = counted
    for line in ordered where !line.inKind {
      guard let flatRate = line.flatRate, let booked = counted[line.id] else { continue }
      // A base that leads back to its own line counts nothing there.
      let base = try Set(flatRate.of).subtracting([line.id])
        .map { recognised[$0] ?? .zero }.sum()
      let most = try flatRate.amount(of: base)
      let rest = min(booked, max(.zero, most))
      recognised[line.id] = rest
      limits[line.id] = FlatRateLimit(base: base, most: most, cut: try booked - rest)
    }
  }
}
