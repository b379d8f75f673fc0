import Amounts
import Bookkeeping
import Foundation
import Funding
import LedgerStore
import Messages
import Office
import Reporting
import TestSupport
import Testing

/// What can be done without a command line.
@Suite("Office") struct OfficeTests {
  /// Financed by halves: 10,000.00 € of expenditure earn 5,000.00 €.
  static let project = SampleProject.halves

  static func folder() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    try folder.write(Data(project.utf8), to: "projekt.yaml")
    return folder
  }

  static func office(_ folder: TemporaryFolder) -> GrantOffice {
    GrantOffice(
      ledger: "foerderbuch.sqlite", folder: folder.url.path,
      act: Act(moment: "2025-06-01T09:00:00Z", day: "2025-06-01"))
  }

  private static func expense(_ amount: Money) -> Booking {
    Booking(
      date: "2025-06-01", kind: .expense, measure: "M", line: "SACH", amount: amount,
      paidOn: "2025-06-01")
  }

  @Test("the example of the README proves its statement of use")
  func example() throws {
    let folder = try Self.folder()
    let proof = try proveUseOfFunds(in: folder.url.path, on: "2025-06-01")
    let settled = try SettlementDesk(Self.office(folder)).settle("Z")
    #expect(settled.entitled == "5000.00")
    #expect(settled.repayable == .zero)
    #expect(proof.isSound)
    #expect(proof.cellsCompared > 100)
    #expect(try Self.office(folder).open(.readOnly).entryCount() == 3)
  }

  @Test("the README shows the example as it is, in at most 40 lines")
  func readme() throws {
    let here = URL(filePath: #filePath).deletingLastPathComponent()
    let example = try String(
      contentsOf: here.appending(path: "LibraryExample.swift"), encoding: .utf8)
    let readme = try String(
      contentsOf: here.appending(path: "../../README.md").standardized, encoding: .utf8)
    #expect(readme.contains("```swift\n" + example + "```"))
    #expect(example.split(separator: "\n", omittingEmptySubsequences: false).count <= 41)
  }

  @Test("a dry run needs no turn to write, and books nothing even in a ledger without accounts")
  func dryRun() throws {
    let folder = try Self.folder()
    let office = Self.office(folder)
    // No chart was adopted, as in a ledger that another program made.
    let ledger = try Ledger.create(at: office.ledgerPath)
    try ProjectDesk(office).apply(["projekt.yaml"])
    let before = try (ledger.head(), ledger.accounts().count)
    let dry = try ledger.transaction {
      // Somebody else is writing all the while.
      try RecordDesk(office).record(Self.expense("100.00"), .init(dryRun: true))
    }
    #expect(dry.entries == nil)
    #expect(dry.posted.numbers?.lowerBound == 1)
    #expect(try (ledger.head(), ledger.accounts().count) == before)
    #expect(try ledger.entryCount() == 0)
    // What it said is what then happens.
    let done = try RecordDesk(office).record(Self.expense("100.00"))
    #expect(done.entries == dry.posted.numbers)
    #expect(done.balances == dry.balances)
    let next = try RecordDesk(office).record(Self.expense("50.00"), .init(dryRun: true))
    let then = try RecordDesk(office).record(Self.expense("50.00"))
    #expect(next.posted.head == then.posted.head)
    #expect(try ledger.head() == then.posted.head)
  }

  @Test("an act that fails leaves nothing, the accounts included")
  func whole() throws {
    let folder = try Self.folder()
    let office = Self.office(folder)
    let ledger = try Ledger.create(at: office.ledgerPath)
    try ProjectDesk(office).apply(["projekt.yaml"])
    let before = try ledger.head()
    #expect(throws: (any Error).self) {
      try ledger.transaction {
        try ledger.adopt(try office.chart(), act: office.act)
        _ = try ledger.entry(99)
      }
    }
    #expect(try ledger.head() == before)
    #expect(try ledger.accounts().isEmpty)
  }

  @Test("refuses with a code, the fields it is about, and no word of a command line")
  func refusal() throws {
    let folder = try Self.folder()
    let office = Self.office(folder)
    try office.makeLedger()
    try ProjectDesk(office).apply(["projekt.yaml"])
    var admin = PeopleDesk.Change()
    admin.roles = [.admin]
    let cases: [(String, [String], () throws -> Void)] = [
      ("UNKNOWN_ID", [], { _ = try SettlementDesk(office).settle("Y") }),
      ("CLOSE_AHEAD", [], { try SettlementDesk(office).close(through: "2025-06-02") }),
      (
        "REASON_MISSING", ["reason"],
        { _ = try RecordDesk(office).takeBack(.entries(["1"]), reason: " ") }
      ),
      (
        "TEXT_TOO_LONG", ["reason"],
        {
          let reason = String(repeating: "ä", count: 4001)
          _ = try RecordDesk(office).takeBack(.entries(["1"]), reason: reason)
        }
      ),
      (
        "CONTROL_CHARACTER", ["reason"],
        { _ = try RecordDesk(office).takeBack(.entries(["1"]), reason: "a\u{202E}b") }
      ),
      (
        "CONTROL_CHARACTER", ["name"],
        { try PeopleDesk(office).add("vera", name: "Vera\nAnna", admin) }
      ),
      (
        "TEXT_TOO_LONG", ["name"],
        {
          let name = String(repeating: "ä", count: 101)
          try PeopleDesk(office).add("vera", name: name, admin)
        }
      ),
      (
        "NOT_A_WORKBOOK_NAME", ["output"],
        { try ReportDesk(office).write(.init(.portfolio), to: "a.pdf") }
      ),
      (
        "NOT_A_CALENDAR_NAME", ["ics"],
        { _ = try AgendaDesk(office).write([], toCalendar: "a.csv") }
      ),
      (
        "TARGET_IS_LEDGER", [],
        { _ = try office.target("foerderbuch.sqlite") }
      ),
      (
        "NOT_OF_THIS_KIND", ["year"],
        {
          try ReportDesk(office).write(
            .init(.portfolio, details: .init(year: 2025)), to: "a.xlsx")
        }
      ),
      (
        "UNKNOWN_WORD", ["form"],
        { try ReportDesk(office).write(.init(.portfolio, form: "x"), to: "a.xlsx") }
      ),
    ]
    for (code, fields, act) in cases {
      let refusal = #expect(throws: Refusal.self) { try act() }
      #expect(refusal?.code == code)
      #expect(refusal?.fields == fields)
      for language in Language.allCases {
        #expect(refusal?.problem.text(language).contains("--") == false)
      }
    }
  }
}
