import Amounts
import Bookkeeping
import Funding
import TestSupport
import Testing

@testable import LedgerStore

/// The ledger as it was: every question gets the answer it got then.
@Suite("Rewinding") struct RewindTests {
  /// What a ledger answers.
  private struct Answers: Equatable {
    let entries: Int
    let head: Digest256
    let balance: [TrialBalance.Row]
    let activities: [Activity]
    let projects: [Project]
    let open: [Int64]

    init(_ ledger: Ledger) throws {
      entries = try ledger.entryCount()
      head = try ledger.head()
      balance = try ledger.trialBalance().rows.sorted {
        ($0.account, $0.measure) < ($1.account, $1.measure)
      }.filter { $0.debit != .zero || $0.credit != .zero }
      activities = try ledger.activities(measure: "SC-1-DO").filter {
        $0.amount != .zero || $0.eligible != .zero
      }
      projects = try ledger.currentPortfolio().projects
      open = try ledger.openExpenses().map(\.record.number)
    }
  }

  @Test("gives the answers of every earlier state")
  func answers() throws {
    try forAll(4) { random in
      let sample = try SampleLedger(projects: 2)
      var states: [Answers] = []
      for step in 1...5 {
        try sample.post(random: &random, 7)
        if step == 3 {
          _ = try sample.ledger.reverse(
            2, reason: "falsch", on: CalendarDate(days: 20_600),
            act: SampleBooks.act)
        }
        states.append(try Answers(sample.ledger))
      }
      let now = try Answers(sample.ledger)
      for state in states {
        let past = try #require(try sample.ledger.rewound(to: state.head))
        try #require(try Answers(past) == state)
      }
      try #require(try Answers(sample.ledger) == now)
    }
  }

  @Test("knows no state that never was, and takes no writing")
  func refuses() throws {
    let sample = try SampleLedger(projects: 1)
    #expect(try sample.ledger.rewound(to: Digest256(of: [1])) == nil)
    let genesis = try #require(try sample.ledger.rewound(to: Chain.genesis))
    #expect(try genesis.entryCount() == 0)
    #expect(try genesis.currentPortfolio().projects.isEmpty)
    #expect(throws: LedgerError.openForReadingOnly) {
      try genesis.closePeriod(
        through: CalendarDate(days: 18_000), act: SampleBooks.act)
    }
  }

  @Test("a submission stands for the state it shows")
  func submission() throws {
    let sample = try SampleLedger(projects: 1)
    let report = Submission.Report(
      kind: "audit", scope: "all", form: "audit-standard", language: "de",
      asOf: CalendarDate(days: 20_000), options: [])
    let head = try sample.ledger.head()
    let first = try sample.ledger.submit(
      report, head: head, fileName: "a.xlsx", content: [1, 2, 3],
      act: SampleBooks.act)
    #expect(first.id == 1)
    #expect(throws: LedgerError.headMoved) {
      try sample.ledger.submit(
        report, head: head, fileName: "a.xlsx", content: [1], act: SampleBooks.act)
    }
    #expect(try sample.ledger.submissions() == [first])
    #expect(try sample.ledger.content(ofSubmission: 1) == [1, 2, 3])
    #expect(throws: LedgerError.unknownSubmission(2)) {
      try sample.ledger.content(ofSubmission: 2)
    }
    #expect(try sample.ledger.verify().isSound)
    #expect(try sample.ledger.rewound(to: head)?.submissions() == [])
  }
}
