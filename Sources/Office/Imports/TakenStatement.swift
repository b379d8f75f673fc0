package import Bookkeeping
package import Funding
package import Interchange
package import LedgerStore

/// The account statements of a file with what their lines may be, and what was booked.
package struct TakenStatement {
  package let file: String
  package let statements: [BankStatement]
  package let notices: [StatementNotice]
  /// What is missing before or behind the statements.
  package let gaps: [StatementGap]
  package internal(set) var rows: [StatementRow]
  /// Expenses that were open before, by the numbers of their entries.
  package let open: [Int64: OpenExpense]
  package let chart: Chart
  package let dryRun: Bool
  /// What is booked, or would be.
  package internal(set) var proposals: [ProposedEntry] = []
  /// Nil where nothing was to be booked.
  package internal(set) var posted: PostedRange?
  package internal(set) var balances: [BalanceChange] = []
  /// What is asked about what is booked, or was told instead.
  package internal(set) var slips: [Slip] = []
}
