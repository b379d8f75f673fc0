import Amounts
import Foundation
import Funding
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
    try Self.settle(sample, &random)
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
    // What is open of each invoice is what stands on the account of payables.
    let open = try desk.json("list", "open", as: Open.self)
    let left = open.rows.compactMap { Int($0.left.filter { $0 != "." }) }.reduce(0, +)
    #expect(left > 0)
    #expect(try desk.json("account", "3500", as: Account.self).cents == -left)
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

  private struct Account: Decodable {
    struct Row: Decodable { let balance: String }
    let totals: [Row]

    var cents: Int? { totals.last.flatMap { Int($0.balance.filter { $0 != "." }) } }
  }

  private struct Open: Decodable {
    struct Row: Decodable { let left: String }
    let rows: [Row]
  }

  /// Pays invoices in parts, with Skonto, in advance, credits some, and retains a part of others.
  private static func settle(_ sample: SampleLedger, _ random: inout SeededGenerator) throws {
    let desk = BookingDesk(
      portfolio: try sample.ledger.currentPortfolio(), chart: sample.chart)
    for open in try sample.ledger.openExpenses() where open.left > "1.00" {
      let invoice = open.record.booking
      let half = Money(cents: open.left.cents / 2)
      var payment = BookingDesk.Payment(on: invoice.date.adding(days: random.int(-5...20)))
      var entries: [ProposedEntry] = []
      switch random.int(0...4) {
      case 0: payment.amount = half
      case 1: payment.discount = Money(cents: max(1, open.left.cents / 50))
      case 2:
        var credit = Booking(
          date: invoice.date, kind: .creditNote, measure: "", amount: half, voucher: "G")
        credit.facts.forVoucher = String(open.record.number)
        (credit.line, credit.measure) = (invoice.line, invoice.measure)
        entries = try desk.propose(credit, among: VoucherBook(sample.ledger, wanted: []))
      case 3:
        // What is retained stays open.
        var built = invoice
        (built.voucher, built.reference, built.voucherDate) = ("E", nil, invoice.date)
        (built.facts.retention, built.facts.retentionDue) = (half, invoice.date.adding(days: 400))
        built.paidOn = payment.on
        entries = try desk.propose(built)
      default: continue
      }
      if entries.isEmpty { entries = try desk.propose(payment, of: open) }
      _ = try sample.ledger.post(entries, act: SampleBooks.act)
    }
  }
}
