import Amounts
import Bookkeeping
import Funding
package import Interchange
import LedgerStore

/// Where account statements are read, matched with what is open or expected, and booked.
package struct StatementDesk {
  private let office: GrantOffice
  package var choice: StatementChoice
  private let dryRun: Bool
  private let ledger: Ledger

  /// - Parameter dryRun: tells what would happen: nothing is written, nobody is waited for.
  /// - Throws: ``LedgerError``.
  package init(_ office: GrantOffice, _ choice: StatementChoice, dryRun: Bool = false) throws {
    (self.office, self.choice, self.dryRun) = (office, choice, dryRun)
    let isReading = choice.isEmpty || dryRun
    ledger = try office.open(isReading ? .readOnly : .readWrite, for: isReading ? .read : .book)
  }

  /// Shows the lines of a file with what they may be, and books those that were accepted: all of
  /// them or none, in one transaction.
  /// - Parameter earlier: the statements of files that were read before in the same call.
  /// - Throws: ``Proposed``, ``InputProblems`` of the file, ``StatementRefused`` with all that is
  ///   wrong with what was accepted, ``SlipsFound``, ``Refusal`` for ids that nothing has,
  ///   ``LedgerError``.
  package func take(
    _ file: String, after earlier: [BankStatement] = []
  ) throws -> TakenStatement {
    var settled: [Int: String] = [:]
    func all() throws -> TakenStatement {
      try StatementRun(
        office: office, choice: choice, dryRun: dryRun, ledger: ledger,
        portfolio: ledger.currentPortfolio(), chart: office.chart()
      ).run(file, after: earlier) { settled = $0 }
    }
    guard !dryRun, !choice.isEmpty else { return try ledger.reading(all) }
    let path = office.absolute(file)
    return try office.proposing(
      Deed(choice, file, settling: settled), files: { [path: path] }
    ) {
      try ledger.transaction(isLong: true, all)
    }
  }
}

extension GrantOffice {
  /// The files among `files` that are account statements.
  package func statements(among files: [String]) -> [String] {
    files.filter { file in
      (try? InputBytes(path: absolute(file), file: file)).map(BankStatementFile.recognises)
        ?? false
    }
  }
}
