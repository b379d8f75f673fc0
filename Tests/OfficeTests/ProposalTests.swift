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

/// What a person sees of a proposal before deciding on it, and what is refused by name.
@Suite("Proposals one can judge") struct ProposalTests {
  typealias Town = PeopleTests.Town

  private static func cells(_ shown: LookupDesk.Shown, _ table: String, _ column: String)
    -> [LookupTable.Cell]
  {
    guard let table = shown.tables.first(where: { $0.key == table }),
      let index = table.columns.firstIndex(where: { $0.key == column })
    else { return [] }
    return table.rows.map { $0[index] }
  }

  private static func propose(_ town: Town, _ amount: Money = "600.00") throws {
    try town.folder.write(Data("x".utf8), to: "r.pdf")
    #expect(throws: Proposed.self) {
      try RecordDesk(town.office("entry")).record(
        PeopleTests.expense(amount, evidence: ["r.pdf"]))
    }
  }

  @Test("shows postings, balances before and after, and each file with size and digest")
  func whole() throws {
    let town = try Town()
    try Self.propose(town)
    let head = try town.ledger.head()
    for shown in [try town.desk.show(1), try town.desk.preview([1])[0]] {
      #expect(shown.title.de == "Vorschlag 1: Ausgabe")
      // Paid at once: the expense and its payment, debit and credit 600 each.
      let debit = Self.cells(shown, "postings", "debit").filter { $0 != .none }
      let credit = Self.cells(shown, "postings", "credit").filter { $0 != .none }
      #expect(!debit.isEmpty && debit.allSatisfy { $0 == .money("600.00") })
      #expect(credit == debit)
      #expect(Self.cells(shown, "balances", "before").allSatisfy { $0 == .money(.zero) })
      let after = Self.cells(shown, "balances", "after")
      #expect(after.contains(.money("600.00")) && after.contains(.money("-600.00")))
      #expect(Self.cells(shown, "files", "bytes") == [.number(1)])
      // printf x | sha256sum
      #expect(
        Self.cells(shown, "files", "sha256") == [
          .text("2d711642b726b04401627ca9fbac32f5c8530fb1903cc4db02258717921a4881")
        ])
    }
    #expect(try town.ledger.head() == head)
    #expect(
      PeopleTests.code { _ = try ProposalDesk(town.office("entry")).preview([1]) }
        == "ROLE_MISSING")
    _ = try town.release(1)
    #expect(try town.desk.show(1).facts.contains { $0.key == "decidedBy" })
  }

  @Test("a payment tells the invoice that it pays, waits once, and its invoice says so")
  func payment() throws {
    let town = try Town(fourEyes: false)
    var invoice = PeopleTests.expense("600.00")
    (invoice.paidOn, invoice.counterparty, invoice.purpose) = (nil, "Bau GmbH", "Zaun")
    try RecordDesk(town.office("entry")).record(invoice)
    try PeopleDesk(town.office("admin")).setFourEyes(from: "500.00")
    func pay() throws {
      let payment = Booking(
        date: "2025-06-01", kind: .payment, measure: "", amount: .zero, paidOn: "2025-06-01")
      try RecordDesk(town.office("entry")).pay(payment, entry: 1, amount: nil)
    }
    func cell(_ table: LookupTable, _ key: String) throws -> LookupTable.Cell {
      let column = try #require(table.columns.firstIndex { $0.key == key })
      return try #require(table.rows.first)[column]
    }
    #expect(throws: Proposed.self) { try pay() }
    let about = try cell(town.desk.list(), "about").text(.de)
    for word in ["Bau GmbH", "R", "Zaun", "Buchung 1"] { #expect(about.contains(word)) }
    let open = try LookupDesk(town.office("release")).list(.open)
    #expect(try cell(open, "proposal") == .number(1))
    let entry = try #require(try LookupDesk(town.office("release")).show("1", as: "entry").first)
    #expect(entry.facts.contains { $0.key == "waiting" && $0.value == .number(1) })
    let refusal = #expect(throws: Refusal.self) { try pay() }
    #expect(refusal?.code == "PROPOSED_ALREADY")
    // Who proposed takes it back; then it can be proposed again.
    try ProposalDesk(town.office("entry")).reject(1, reason: "falscher Tag")
    #expect(try cell(town.desk.list(all: true), "state").text(.de) == "zurückgezogen")
    #expect(throws: Proposed.self) { try pay() }
  }

  @Test("the use of an award's funds waits for a second person, who books the same")
  func useOfFunds() throws {
    let town = try Town(fourEyes: false)
    let desk = RecordDesk(town.office("entry"))
    try desk.record(PeopleTests.expense("900.00"))
    try desk.record(
      Booking(
        date: "2025-06-01", kind: .drawdown, measure: "M", source: "Z", amount: "450.00"))
    try PeopleDesk(town.office("admin")).setFourEyes(from: "100.00")
    let entries = try town.ledger.entryCount()
    let proposed = #expect(throws: Proposed.self) {
      _ = try SettlementDesk(town.office("manager")).settle("Z", post: true)
    }
    // Half of 900.00 € is entitled, and drawn.
    #expect(proposed?.amount == "450.00")
    #expect(Self.cells(try town.desk.show(1), "rows", "amount") == [.money("450.00")])
    #expect(try town.ledger.entryCount() == entries)
    _ = try town.release(1)
    #expect(try town.ledger.entryCount() == entries + 1)
  }

  @Test("an expense after the end of an award's period is asked about")
  func outsidePeriod() throws {
    let town = try Town(fourEyes: false)
    var late = PeopleTests.expense("90.00")
    (late.date, late.paidOn) = ("2027-01-05", "2027-01-05")
    let desk = RecordDesk(town.office("entry", on: "2027-02-01"))
    let found = #expect(throws: SlipsFound.self) { try desk.record(late) }
    #expect(found?.slips.map(\.problem.code) == ["OUTSIDE_PERIOD"])
    #expect(try town.ledger.entryCount() == 0)
    try desk.record(late, .init(meant: [.unusualDay]))
    #expect(try town.ledger.entryCount() > 0)
  }

  @Test("shows every row of a table")
  func rows() throws {
    let town = try Town()
    let table = """
      Buchungsdatum;Art;Teilvorhaben;Position;Betrag;Tag der Zahlung;Beleg-Nr.;Referenz
      01.02.2025;Ausgabe;M;SACH;250,00;01.02.2025;a;a
      02.02.2025;Ausgabe;M;SACH;350,00;02.02.2025;b;b
      """
    try town.folder.write(Data(table.utf8), to: "b.csv")
    #expect(throws: Proposed.self) {
      _ = try TableImport(town.office("entry")).take("b.csv")
    }
    let shown = try town.desk.show(1)
    let expenses = zip(
      Self.cells(shown, "rows", "kind"), Self.cells(shown, "rows", "amount")
    ).filter { $0.0 == .word("expense", BookingKind.expense.name) }.map(\.1)
    #expect(expenses == [.money("250.00"), .money("350.00")])
    #expect(Self.cells(shown, "balances", "after").contains(.money("-600.00")))
  }

  @Test("shows what the rows of a table would make doubtful, and none that are booked already")
  func findings() throws {
    let town = try Town()
    let row = "01.02.2025;Ausgabe;M;SACH;250,00;01.02.2025;a;a"
    let head = "Buchungsdatum;Art;Teilvorhaben;Position;Betrag;Tag der Zahlung;Beleg-Nr.;Referenz"
    try town.folder.write(Data("\(head)\n\(row)".utf8), to: "a.csv")
    _ = try TableImport(town.office("entry")).take("a.csv")
    // 250.00 and 19,800.00 are more than the plan of 20,000.00.
    let more = "02.02.2025;Ausgabe;M;SACH;19800,00;02.02.2025;b;b"
    try town.folder.write(Data("\(head)\n\(row)\n\(more)".utf8), to: "b.csv")
    var terms = TableImport.Terms()
    (terms.meant, terms.repeats.rest) = ([.beyondPlan], .leftOut)
    #expect(throws: Proposed.self) {
      _ = try TableImport(town.office("entry"), terms).take("b.csv")
    }
    let shown = try town.desk.show(1)
    #expect(Self.cells(shown, "rows", "amount").first == .money("19800.00"))
    #expect(Self.cells(shown, "findings", "code").contains(.text("TOTAL_OVERRUN")))
  }

  @Test("shows what a workbook would say that is handed in")
  func figures() throws {
    let town = try Town()
    try RecordDesk(town.office("entry")).record(PeopleTests.expense("499.00"))
    #expect(throws: Proposed.self) {
      try SubmissionDesk(town.office("manager")).submit(
        .init(.statementOfUse, of: "Z", asOf: "2025-06-01"), as: "VN.xlsx")
    }
    let shown = try town.desk.show(1)
    let figures = Dictionary(
      zip(Self.cells(shown, "figures", "what"), Self.cells(shown, "figures", "value")),
      uniquingKeysWith: { first, _ in first })
    #expect(figures[.text("Insgesamt bewilligt")] == .money("10000.00"))
    #expect(figures[.text("Insgesamt ausgezahlt")] == .money(.zero))
    // Half of 499.00, to which the rate of the award comes.
    #expect(figures[.text("Noch auszuzahlen")] == .money("249.50"))
  }

  @Test("a file beside the ledger that is another since is named, and the proposal waits on")
  func basis() throws {
    let town = try Town()
    try Self.propose(town)
    try FileManager.default.createDirectory(
      atPath: town.folder.path("rule-sets"), withIntermediateDirectories: true)
    try town.folder.write(Data("x".utf8), to: "rule-sets/eigen.yaml")
    let refusal = #expect(throws: Refusal.self) { try town.release(1) }
    #expect(refusal?.code == "PROPOSAL_BASIS")
    #expect(refusal?.problem.text(.de).contains("rule-sets/eigen.yaml") == true)
    #expect(!Self.cells(try town.desk.show(1), "obstacles", "message").isEmpty)
    try FileManager.default.removeItem(atPath: town.folder.path("rule-sets/eigen.yaml"))
    #expect(try town.release(1).map(\.entries) == [1...1])
  }

  @Test(
    "a path that leads out of its folder is refused by name",
    arguments: [
      ("/a/../../x", "/a", ["x"]), ("x", "/a", ["x"]), ("/a/x", "/a", ["../../x"]),
      ("/a/x", "a", ["x"]), ("/", "/a", ["x"]),
    ])
  func path(_ file: String, _ folder: String, _ named: [String]) throws {
    let town = try Town()
    let office = town.office("manager")
    var content = #"{"act":"apply","folder":"\#(folder)","files":["#
    content += named.map { "\"\($0)\"" }.joined(separator: ",") + "]}"
    let ledger = try office.open(.readWrite)
    _ = try ledger.propose(
      "apply", amount: nil, content: content,
      files: [ProposalFile(path: file, content: Array(OfficeTests.project.utf8))], act: office.act)
    let refusal = #expect(throws: Refusal.self) { try town.release(1) }
    #expect(refusal?.code == "PROPOSAL_PATH")
    #expect(try town.ledger.proposal(1)?.decision == nil)
  }

  // MARK: Loosening

  /// A town with two admins.
  private static func council() throws -> Town {
    let town = try Town()
    var change = PeopleDesk.Change()
    change.roles = [.admin]
    let desk = PeopleDesk(town.office("admin"))
    try desk.setFourEyes(from: "500.00")
    #expect(try desk.warning()?.code == "ONLY_ADMIN")
    try desk.grant("audit", change)
    #expect(try desk.warning() == nil)
    return town
  }

  private enum Wish: String, CaseIterable, Sendable {
    case off, raise, narrow, later, role, newcomer, login, depose

    func perform(_ desk: PeopleDesk) throws {
      var change = PeopleDesk.Change()
      switch self {
      case .off: try desk.setFourEyes(from: nil)
      case .raise: try desk.setFourEyes(from: "500.01")
      case .narrow: try desk.setFourEyes(from: "500.00", kinds: [.expense])
      case .later: try desk.setFourEyes(from: nil, effectiveOn: "2026-01-01")
      case .role:
        change.roles = [.release]
        try desk.grant("entry", change)
      case .newcomer:
        change.roles = [.release]
        try desk.add("neu", name: "Neu", change)
      case .login:
        change.login = "anders"
        try desk.grant("release", change)
      case .depose: try desk.revoke("audit", [.admin])
      }
    }
  }

  @Test("what loosens four eyes waits for a second admin", arguments: Wish.allCases)
  private func loosening(_ wish: Wish) throws {
    let town = try Self.council()
    let head = try town.ledger.fourEyes().count
    let people = try town.ledger.people()
    let proposed = #expect(throws: Proposed.self) {
      try wish.perform(PeopleDesk(town.office("admin")))
    }
    #expect(proposed?.releasedBy == .admin)
    #expect(try town.ledger.fourEyes().count == head)
    #expect(try town.ledger.people() == people)
    #expect(
      !Self.cells(
        try ProposalDesk(town.office("audit")).show(1), "changes", "after"
      ).isEmpty)
    #expect(PeopleTests.code { _ = try town.release(1) } == "ROLE_MISSING")
    #expect(
      PeopleTests.code { _ = try ProposalDesk(town.office("admin")).release([1]) }
        == "OWN_PROPOSAL")
    _ = try ProposalDesk(town.office("audit")).release([1])
    #expect(
      try town.ledger.fourEyes().count != head || town.ledger.people() != people)
    #expect(try town.ledger.verify().isSound)
  }

  @Test("whoever takes in the first person gets an answer, also who is none of the people")
  func firstPerson() throws {
    let folder = try OfficeTests.folder()
    let office = OfficeTests.office(folder)
    try office.makeLedger()
    var change = PeopleDesk.Change()
    change.roles = [.admin]
    try PeopleDesk(office).add("vera", name: "Vera", change)
    #expect(try PeopleDesk(office).warning() == nil)
  }

  @Test("many look at once at what waits")
  func many() async throws {
    let town = try Town()
    try Self.propose(town)
    let titles = try await withThrowingTaskGroup(of: Int.self) { group in
      for _ in 1...6 {
        group.addTask { Self.cells(try town.desk.show(1), "postings", "account").count }
      }
      return try await group.reduce(into: []) { $0.append($1) }
    }
    #expect(titles.allSatisfy { $0 == 2 })
  }

  @Test("what tightens is done at once")
  func tightening() throws {
    let town = try Self.council()
    let desk = PeopleDesk(town.office("admin"))
    try desk.setFourEyes(from: "400.00")
    try desk.revoke("release", [.release])
    var change = PeopleDesk.Change()
    change.projects = ["P"]
    try desk.grant("manager", change)
    #expect(try town.ledger.proposals().isEmpty)
  }

  @Test("verify names each time that was loosened, and who may do more alone")
  func windows() throws {
    let town = try Town()
    let desk = PeopleDesk(town.office("admin"))
    try desk.setFourEyes(from: "5000.00")
    func windows() throws -> [[String]] {
      try town.ledger.verify().notes.map { note in
        switch note {
        case .fourEyesLoosened(_, _, let before, let after, let until):
          [before.text.de, after.text.de, until == nil ? "offen" : "zu"]
        case .fourEyesOff(_, _, let until): ["aus", until == nil ? "offen" : "zu"]
        case .grantedAlone(_, _, let person): [person]
        default: ["?"]
        }
      }
    }
    let raised = ["500,00\u{A0}€ (alle Arten)", "5.000,00\u{A0}€ (alle Arten)"]
    #expect(try windows() == [raised + ["offen"]])
    try desk.setFourEyes(from: nil)
    try desk.setFourEyes(from: "5000.00")
    #expect(try windows() == [["aus", "zu"], raised + ["offen"]])
    try desk.setFourEyes(from: "500.00")
    #expect(try windows() == [["aus", "zu"], raised + ["zu"]])
    var change = PeopleDesk.Change()
    change.roles = [.release]
    try desk.grant("entry", change)
    #expect(try windows().last == ["Frau entry"])
  }
}
