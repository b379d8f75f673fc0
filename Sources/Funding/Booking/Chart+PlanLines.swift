public import Bookkeeping

extension Chart {
  /// The number of the expense account of a plan line: what the project file says, else what the
  /// chart says by its id, else by its title.
  public func expenseAccount(of line: PlanLine) -> String {
    line.account ?? expenseAccount(line: line.id, title: line.title)
  }
}
