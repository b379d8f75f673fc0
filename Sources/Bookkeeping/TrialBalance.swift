public import Amounts

/// Debit and credit of every account and measure (Summen- und Saldenliste).
public struct TrialBalance: Hashable, Sendable {
  public struct Row: Hashable, Sendable {
    public let account: String
    public let measure: String
    /// Sum of the debits, cents, not below zero.
    public let debit: Money
    /// Sum of the credits, cents, not below zero.
    public let credit: Money

    public init(account: String, measure: String, debit: Money, credit: Money) {
      self.account = account
      self.measure = measure
      self.debit = debit
      self.credit = credit
    }

    /// Debit less credit.
    /// - Throws: ``AmountError/beyondLimit``.
    public func balance() throws(AmountError) -> Money { try debit - credit }
  }

  /// Ordered by account, then measure.
  public let rows: [Row]

  public init(rows: [Row]) {
    self.rows = rows.sorted { ($0.account, $0.measure) < ($1.account, $1.measure) }
  }

  /// The balances that `entries` make.
  /// - Throws: ``AmountError/beyondLimit``.
  public init(of entries: some Sequence<Entry>) throws(AmountError) {
    var sums: [String: [String: (debit: Money, credit: Money)]] = [:]
    for entry in entries {
      for posting in entry.postings {
        var sum = sums[posting.account, default: [:]][posting.measure, default: (.zero, .zero)]
        if posting.amount.isNegative {
          sum.credit = try sum.credit - posting.amount
        } else {
          sum.debit = try sum.debit + posting.amount
        }
        sums[posting.account, default: [:]][posting.measure] = sum
      }
    }
    var rows: [Row] = []
    for (account, measures) in sums {
      for (measure, sum) in measures {
        rows.append(Row(account: account, measure: measure, debit: sum.debit, credit: sum.credit))
      }
    }
    self.init(rows: rows)
  }

  /// Debit and credit over all rows; equal in a sound ledger.
  /// - Throws: ``AmountError/beyondLimit``.
  public func totals() throws(AmountError) -> (debit: Money, credit: Money) {
    (try rows.map(\.debit).sum(), try rows.map(\.credit).sum())
  }
}
