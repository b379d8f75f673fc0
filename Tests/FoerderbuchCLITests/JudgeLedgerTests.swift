import Amounts
import Foundation
import LedgerStore
import TestSupport
import Testing

/// A random ledger of full size, and its exports. Where `FOERDERBUCH_JUDGE_DIR` names a folder they
/// are left there for the programs that add them up again.
@Suite("Random ledger") struct JudgeLedgerTests {
  @Test("5,000 random bookings are sound and can be exported")
  func export() throws {
    let desk = try Desk(ledger: false)
    let sample = try SampleLedger()
    var random = SeededGenerator(seed: 20_260_630)
    try sample.post(random: &random, 5000)
    let last = try sample.ledger.entryCount()
    #expect(last >= 5000)
    // Some are taken back, as it happens in every ledger.
    for number in stride(from: Int64(7), through: Int64(last), by: 211) {
      _ = try sample.ledger.reverse(
        number, reason: "Storno", on: Desk.today, act: SampleBooks.act)
    }
    // What other programs compare at a close.
    for day: CalendarDate in ["2023-12-31", "2024-12-31"] {
      try sample.ledger.closePeriod(through: day, act: SampleBooks.act)
    }
    try sample.ledger.close()
    try FileManager.default.copyItem(atPath: sample.path, toPath: desk.ledger)
    try desk.done("verify", "--deep")
    try desk.done("export", "hledger", "-o", "random.journal")
    try desk.done("export", "beancount", "-o", "random.beancount")
    let exports = ["random.journal", "random.beancount"]
    for name in exports { #expect(try desk.bytes(name).count > 300_000) }
    guard let place = ProcessInfo.processInfo.environment["FOERDERBUCH_JUDGE_DIR"] else { return }
    try desk.bytes("foerderbuch.sqlite").write(
      to: URL(filePath: place).appending(path: "random.sqlite"))
    for name in exports {
      try desk.bytes(name).write(to: URL(filePath: place).appending(path: name))
    }
  }
}
