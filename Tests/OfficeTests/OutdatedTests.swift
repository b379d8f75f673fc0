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

/// What becomes of a proposal where other things were recorded meanwhile.
@Suite("Proposals and what comes between") struct OutdatedTests {
  typealias Town = PeopleTests.Town

  private static func entry(_ amount: String, _ id: String) -> String {
    """
    <Ntry><Amt Ccy="EUR">\(amount)</Amt><CdtDbtInd>DBIT</CdtDbtInd><Sts><Cd>BOOK</Cd></Sts>
    <BookgDt><Dt>2025-06-01</Dt></BookgDt><AcctSvcrRef>\(id)</AcctSvcrRef></Ntry>
    """
  }

  private static func balance(_ code: String, _ amount: String) -> String {
    """
    <Bal><Tp><CdOrPrtry><Cd>\(code)</Cd></CdOrPrtry></Tp><Amt Ccy="EUR">\(amount)</Amt>
    <CdtDbtInd>CRDT</CdtDbtInd><Dt><Dt>2025-06-01</Dt></Dt></Bal>
    """
  }

  private static let statement = """
    <Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.08"><BkToCstmrStmt>
    <GrpHdr><MsgId>m</MsgId><CreDtTm>2025-06-02T06:00:00</CreDtTm></GrpHdr><Stmt><Id>s</Id>
    <CreDtTm>2025-06-02T06:00:00</CreDtTm>
    <Acct><Id><IBAN>DE89370400440532013000</IBAN></Id><Ccy>EUR</Ccy></Acct>
    \(balance("OPBD", "1000.00"))\(balance("CLBD", "290.00"))
    \(entry("700.00", "A"))\(entry("10.00", "B"))</Stmt></BkToCstmrStmt></Document>
    """

  @Test("lines of an account statement above the limit wait, and are booked as they were chosen")
  func statement() throws {
    let town = try Town()
    try town.folder.write(Data(Self.statement.utf8), to: "auszug.xml")
    var choice = StatementChoice()
    choice.assignments = [.init(row: 1, kind: .expense, target: "M:SACH")]
    choice.ignored = [2: "Gebühr"]
    #expect(throws: Proposed.self) {
      try StatementDesk(town.office("entry"), choice).take("auszug.xml")
    }
    #expect(try town.ledger.entryCount() == 0)
    #expect(!(try town.desk.show(1).tables.contains { $0.key == "obstacles" }))
    // What was looked at is what is booked, whatever became of the file.
    try town.folder.write(Data("anders".utf8), to: "auszug.xml")
    _ = try town.release(1)
    let booked = try town.ledger.entry(1).booking
    #expect(booked.amount == "700.00" && booked.line == "SACH")
    try town.folder.write(Data(Self.statement.utf8), to: "auszug.xml")
    let again = try StatementDesk(town.office("entry"), StatementChoice()).take("auszug.xml")
    #expect(again.rows[0].known == [1])
    let ignored = if case .ignored("Gebühr") = again.rows[1].state { true } else { false }
    #expect(ignored)
  }

  @Test("lines of which one was booked meanwhile are not booked in part")
  func partOfStatement() throws {
    let town = try Town()
    try town.folder.write(Data(Self.statement.utf8), to: "auszug.xml")
    var choice = StatementChoice()
    choice.assignments = [
      .init(row: 1, kind: .expense, target: "M:SACH"),
      .init(row: 2, kind: .expense, target: "M:SACH"),
    ]
    let entry = town.office("entry")
    #expect(throws: Proposed.self) { try StatementDesk(entry, choice).take("auszug.xml") }
    // The smaller one is below the limit by itself.
    choice.assignments.removeFirst()
    _ = try StatementDesk(entry, choice).take("auszug.xml")
    let booked = try town.ledger.entryCount()
    #expect(booked > 0)
    let refusal = #expect(throws: Refusal.self) { try town.release(1) }
    #expect(refusal?.code == "PROPOSAL_OUTDATED")
    #expect(try town.ledger.entryCount() == booked)
    #expect(try town.ledger.proposals().last?.decision == nil)
  }

  @Test("a correction can be looked at before it is released, and leaves nothing behind")
  func correction() throws {
    let town = try Town()
    try town.folder.write(Data("x".utf8), to: "r.pdf")
    let desk = RecordDesk(town.office("entry"))
    try desk.record(PeopleTests.expense("400.00", evidence: ["r.pdf"]))
    var right = try desk.told("1").booking
    right.amount = "700.00"
    #expect(throws: Proposed.self) { try desk.correct(1, to: right, reason: "Zahlendreher") }
    let (head, files) = (try town.ledger.head(), try town.folder.names())
    for shown in [try town.desk.show(1), try town.desk.preview([1])[0]] {
      let balances = try #require(shown.tables.first { $0.key == "balances" })
      #expect(balances.rows.contains { $0.contains(.money("-700.00")) })
      #expect(!shown.tables.contains { $0.key == "obstacles" })
    }
    #expect(try town.ledger.head() == head)
    #expect(try town.folder.names() == files)
    _ = try town.release(1)
    #expect(try town.ledger.evidence(of: 3).map(\.name) == ["r.pdf"])
  }

  @Test("a report that waits is outdated by what changes it, and by nothing else")
  func report() throws {
    let town = try Town()
    let other = SampleProject.halves.replacing("id: P,", with: "id: P2,")
      .replacing("id: M\n", with: "id: M2\n").replacing(
        "id: Z, measure: M,", with: "id: Z2, measure: M2,")
    try town.folder.write(Data(other.utf8), to: "anderes.yaml")
    let question = ReportDesk.Question(.statementOfUse, of: "Z")
    let desk = SubmissionDesk(town.office("manager"))
    #expect(throws: Proposed.self) { try desk.submit(question, as: "vn.xlsx") }
    #expect(throws: Proposed.self) {
      try ProjectDesk(town.office("manager")).apply(["anderes.yaml"])
    }
    _ = try town.release(2)
    func spend(_ measure: String, _ voucher: String, on day: String = "2025-06-01") throws {
      var expense = PeopleTests.expense("10.00", voucher)
      expense.measure = measure
      try RecordDesk(town.office("entry", on: day)).record(expense)
    }
    try spend("M2", "R-1")
    // The very same still waits.
    let again = #expect(throws: Refusal.self) { try desk.submit(question, as: "vn.xlsx") }
    #expect(again?.code == "PROPOSED_ALREADY")
    #expect(!(try town.desk.show(1).tables.contains { $0.key == "obstacles" }))
    try spend("M", "R-2", on: "2025-06-02")
    let refusal = #expect(throws: Refusal.self) { try town.release(1) }
    #expect(refusal?.code == "PROPOSAL_OUTDATED")
    let words = refusal?.problem.text(.de) ?? ""
    #expect(words.contains("(Buchung, Buchung 2, "), "\(words)")
    #expect(throws: Proposed.self) { try desk.submit(question, as: "vn.xlsx") }
    try spend("M2", "R-3")
    #expect(try town.release(3).map(\.submission) == [1])
  }

  @Test("a report is the same one whether its year is told or follows from its day")
  func year() throws {
    let town = try Town(fourEyes: false)
    let desk = SubmissionDesk(town.office("manager"))
    var question = ReportDesk.Question(.statementOfUse, of: "Z", asOf: "2025-05-31")
    try desk.submit(question, as: "vn.xlsx")
    question.details.year = 2025
    #expect(throws: SlipsFound.self) { try desk.submit(question, as: "noch einer.xlsx") }
    question.details.year = 2024
    #expect(throws: Never.self) { try desk.submit(question, as: "anderes Jahr.xlsx") }
  }
}
