import Amounts
import Bookkeeping
import Funding
import LedgerStore
import TestSupport
import Testing

/// Taking an entry back.
@Suite("Reversal") struct ReversalTests {
  @Test("a reversal is linked both ways and restores every balance")
  func reversal() throws {
    let desk = try Desk.booked()
    let before = try trialBalance(desk)
    let status = try desk.done("status", "--json", "--as-of", SampleFiles.day).out
    try desk.done(
      "record", "expense", "--measure", "M", "--line", "SACH", "--amount", "119,00", "--date",
      "2025-08-01", "--paid-on", "2025-08-01")
    #expect(try trialBalance(desk) != before)
    try desk.done("reverse", "5", "--reason", "doppelt erfasst", "--on", "2025-08-02")
    #expect(try trialBalance(desk) == before)
    #expect(try desk.done("status", "--json", "--as-of", SampleFiles.day).out == status)
    let ledger = try Ledger.open(at: desk.ledger, .readOnly)
    #expect(try ledger.entry(5).reversedBy == 6)
    #expect(try ledger.entry(6).reverses == 5)
    try ledger.close()
    let again = desk.run("reverse", "5", "--reason", "noch einmal")
    #expect(again.code == 65)
    #expect(again.err.contains("schon durch Buchung 6 storniert"))
    #expect(
      desk.run("reverse", "6", "--reason", "zurück").err.contains("selbst die Stornierung von 5"))
    #expect(desk.run("reverse", "99", "--reason", "?").err.contains("Buchung 99 gibt es nicht"))
    #expect(desk.run("reverse", "1", "--reason", " ").code == 64)
  }

  /// Debit less credit by account and measure, without accounts that are even.
  private func trialBalance(_ desk: Desk) throws -> [[String]: Money] {
    let ledger = try Ledger.open(at: desk.ledger, .readOnly)
    let rows = try ledger.trialBalance().rows.map { ([$0.account, $0.measure], try $0.balance()) }
    return Dictionary(uniqueKeysWithValues: rows.filter { !$0.1.isZero })
  }
}
