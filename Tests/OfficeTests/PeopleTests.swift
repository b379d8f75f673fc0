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

/// Who may do what, and what waits for a second person.
@Suite("People and four eyes") struct PeopleTests {
  /// A ledger with a person of each role; each has a login of the same name.
  struct Town {
    let folder: TemporaryFolder

    init(fourEyes: Bool = true) throws {
      folder = try OfficeTests.folder()
      try office(nil).makeLedger()
      try ProjectDesk(office(nil)).apply(["projekt.yaml"])
      for role in [Role.admin] + Role.allCases.filter({ $0 != .admin }) {
        var change = PeopleDesk.Change()
        (change.roles, change.login) = ([role], role.rawValue)
        if role == .partner { change.organisation = "stadt" }
        try PeopleDesk(office("admin")).add(role.rawValue, name: "Frau \(role.rawValue)", change)
      }
      if fourEyes { try PeopleDesk(office("admin")).setFourEyes(from: "500.00") }
    }

    /// - Parameters:
    ///   - person: nil: as nobody is known yet.
    ///   - login: empty: nobody tells one.
    func office(
      _ person: String?, login: String? = nil, on day: String = "2025-06-01"
    ) -> GrantOffice {
      let login = login ?? person ?? "root"
      return GrantOffice(
        ledger: "foerderbuch.sqlite", folder: folder.url.path,
        act: Act(
          person: person ?? login, login: login.isEmpty ? nil : login, moment: day + "T09:00:00Z",
          day: CalendarDate(yyyymmdd: Int(day.filter(\.isNumber)) ?? 0) ?? "2025-06-01"))
    }

    var ledger: Ledger { get throws { try office("audit").open(.readOnly) } }
    var desk: ProposalDesk { ProposalDesk(office("release")) }

    func release(_ numbers: Int64...) throws -> [ProposalDesk.Released] {
      try desk.release(numbers)
    }
  }

  static func expense(
    _ amount: Money, _ voucher: String = "R", evidence: [String] = []
  ) -> Booking {
    Booking(
      date: "2025-06-01", kind: .expense, measure: "M", line: "SACH", amount: amount,
      voucher: voucher, paidOn: "2025-06-01", evidence: evidence)
  }

  static func code(_ work: () throws -> Void) -> String {
    do {
      try work()
      return ""
    } catch let refusal as Refusal {
      return refusal.kind == .permission ? refusal.code : "\(refusal)"
    } catch { return "\(error)" }
  }

  /// Contract, section 8: what each role may.
  enum Deed: String, CaseIterable, Sendable {
    case look, record, reverse, apply, close, people, fourEyes, release, proposals, verify

    var roles: Set<Role> {
      switch self {
      // A partner sees the own contributions.
      case .look: Set(Role.allCases)
      case .record, .reverse: [.entry]
      case .apply, .close: [.manager]
      case .people, .fourEyes: [.admin]
      case .release: [.release]
      case .proposals, .verify: Set(Role.allCases)
      }
    }

    func perform(_ office: GrantOffice) throws {
      switch self {
      case .look: _ = try LookupDesk(office).list(.entries)
      case .record: try RecordDesk(office).record(PeopleTests.expense("20.00", "Neu"))
      case .reverse: _ = try RecordDesk(office).takeBack(.entries(["1"]), reason: "falsch")
      case .apply: try ProjectDesk(office).apply(["projekt.yaml"])
      case .close: try SettlementDesk(office).close(through: "2025-01-31")
      case .people: try PeopleDesk(office).revoke("audit")
      case .fourEyes: try PeopleDesk(office).setFourEyes(from: nil)
      case .release: _ = try ProposalDesk(office).release([1])
      case .proposals: _ = try ProposalDesk(office).list()
      case .verify: _ = try Proof(office).verify()
      }
    }
  }

  @Test(
    "each role does what the contract gives it, and is refused everything else",
    arguments: Deed.allCases)
  func roles(_ deed: Deed) throws {
    for role in Role.allCases {
      let town = try Town()
      try RecordDesk(town.office("entry")).record(Self.expense("10.00"))
      _ = try? RecordDesk(town.office("entry")).record(Self.expense("900.00", "Groß"))
      if deed == .close { try PeopleDesk(town.office("admin")).setFourEyes(from: nil) }
      let head = try town.ledger.head()
      let refused = Self.code { try deed.perform(town.office(role.rawValue)) }
      if deed.roles.contains(role) {
        #expect(refused == "", "\(role) \(deed)")
      } else {
        // A partner may book, but no expense.
        let isForeign = role == .partner && [.record, .reverse].contains(deed)
        #expect(
          refused == (isForeign ? "NOT_OWN_CONTRIBUTION" : "ROLE_MISSING"), "\(role) \(deed)")
        #expect(try town.ledger.head() == head)
      }
    }
  }

  @Test("a ledger without people refuses nobody, and the first person is an admin")
  func nobody() throws {
    let folder = try OfficeTests.folder()
    let office = OfficeTests.office(folder)
    try office.makeLedger()
    try ProjectDesk(office).apply(["projekt.yaml"])
    try RecordDesk(office).record(Self.expense("9000.00"))
    var change = PeopleDesk.Change()
    change.roles = [.entry]
    let refusal = #expect(throws: Refusal.self) {
      try PeopleDesk(office).add("anna", name: "Anna", change)
    }
    #expect(refusal?.code == "FIRST_IS_ADMIN")
    #expect(try office.open(.readOnly).people().isEmpty)
  }

  @Test("a refusal names the person, the role that is wanted, and who gives it")
  func words() throws {
    let town = try Town()
    let refusal = #expect(throws: Refusal.self) {
      try RecordDesk(town.office("audit")).record(Self.expense("10.00"))
    }
    let text = try #require(refusal).problem.text(.de)
    for word in ["Frau audit", "Erfassung", "Prüfung", "Frau admin"] {
      #expect(text.contains(word), "\(word): \(text)")
    }
  }

  @Test("who is not known, has another's login, or was revoked does nothing")
  func strangers() throws {
    let town = try Town()
    #expect(Self.code { try Deed.look.perform(town.office("otto")) } == "PERSON_UNKNOWN")
    let guise = town.office("entry", login: "manager")
    #expect(Self.code { try Deed.record.perform(guise) } == "LOGIN_OF_ANOTHER")
    try PeopleDesk(town.office("admin")).revoke("entry")
    #expect(Self.code { try Deed.record.perform(town.office("entry")) } == "ROLE_MISSING")
    // They stay named.
    let rows = try PeopleDesk(town.office("audit")).list(history: true).people.rows
    #expect(rows.count == Role.allCases.count + 1)
    #expect(try town.ledger.people().first { $0.id == "entry" }?.roles == [])
  }

  @Test("the last admin stays; with a second one the first may go")
  func lastAdmin() throws {
    let town = try Town()
    let desk = PeopleDesk(town.office("admin"))
    #expect(throws: Refusal.self) { try desk.revoke("admin") }
    #expect(throws: Refusal.self) { try desk.revoke("admin", [.admin]) }
    var change = PeopleDesk.Change()
    change.roles = [.admin]
    try desk.grant("audit", change)
    try desk.revoke("admin")
    #expect(Self.code { try Deed.people.perform(town.office("admin")) } == "ROLE_MISSING")
  }

  @Test("a person with projects works in these only")
  func projects() throws {
    let town = try Town()
    let other = OfficeTests.project.replacing("id: P,", with: "id: Q,")
      .replacing("id: M\n", with: "id: N\n").replacing("measure: M", with: "measure: N")
      .replacing("id: Z,", with: "id: Y,")
    try town.folder.write(Data(other.utf8), to: "q.yaml")
    try PeopleDesk(town.office("admin")).setFourEyes(from: nil)
    try ProjectDesk(town.office("manager")).apply(["q.yaml"])
    var change = PeopleDesk.Change()
    change.projects = ["Q"]
    try PeopleDesk(town.office("admin")).grant("entry", change)
    #expect(Self.code { try Deed.record.perform(town.office("entry")) } == "OTHER_PROJECT")
    var booking = Self.expense("10.00")
    booking.measure = "N"
    try RecordDesk(town.office("entry")).record(booking)
    #expect(try town.ledger.entryCount() == 1)
  }

  @Test("what reaches the limit waits, with its evidence, and is done as it was asked for")
  func proposal() throws {
    let town = try Town()
    try town.folder.write(Data("Rechnung".utf8), to: "r.pdf")
    let desk = RecordDesk(town.office("entry"))
    // One cent below it is booked at once.
    try desk.record(Self.expense("499.99", "klein"))
    #expect(try town.ledger.entryCount() == 1)
    let booking = Self.expense("500.00", "groß", evidence: ["r.pdf"])
    let proposed = #expect(throws: Proposed.self) { try desk.record(booking) }
    #expect(proposed?.number == 1)
    #expect(proposed?.amount == "500.00")
    #expect(try town.ledger.entryCount() == 1)
    try FileManager.default.removeItem(atPath: town.folder.path("r.pdf"))
    #expect(try town.release(1).map(\.entries) == [2...2])
    let ledger = try town.ledger
    #expect(try ledger.entry(2).booking == booking)
    #expect(try ledger.evidence(of: 2).first?.content?.byteCount == 8)
    #expect(try ledger.verify(deep: true).problems == [])
    let shown = try LookupDesk(town.office("audit")).show("2")
    let facts = shown.flatMap(\.facts)
    #expect(facts.first { $0.key == "proposedBy" }?.value == .text("Frau entry"))
    #expect(facts.first { $0.key == "releasedBy" }?.value == .text("Frau release"))
    // Once only.
    let again = #expect(throws: Refusal.self) { try town.release(1) }
    #expect(again?.code == "PROPOSAL_DECIDED")
  }

  @Test("nobody releases the own proposal, nor does the same login under another name")
  func ownProposal() throws {
    let town = try Town()
    var change = PeopleDesk.Change()
    change.roles = [.release]
    try PeopleDesk(town.office("admin")).grant("entry", change)
    try PeopleDesk(town.office("admin")).add("zweit", name: "Zweitname", change)
    #expect(throws: Proposed.self) {
      try RecordDesk(town.office("entry")).record(Self.expense("700.00"))
    }
    for (office, code) in [
      (town.office("entry"), "OWN_PROPOSAL"),
      // The login is that of a person, and acts as nobody else.
      (town.office("zweit", login: "entry"), "LOGIN_OF_ANOTHER"),
      // Who tells no login may be the same.
      (town.office("zweit", login: ""), "OWN_PROPOSAL"),
    ] {
      #expect(Self.code { _ = try ProposalDesk(office).release([1]) } == code)
    }
    // The database refuses it as well, whatever stands above it.
    let act = try { () throws -> Act in
      let office = town.office("entry")
      _ = try office.open(.readOnly)
      return office.act
    }()
    #expect(throws: LedgerError.self) {
      try town.office("entry").open(.readWrite).release(1, act: act) {}
    }
    #expect(try town.ledger.proposals().map(\.decision) == [nil])
    _ = try town.release(1)
  }

  @Test("what no longer fits is refused with the reason, and waits on")
  func fitsNoMore() throws {
    let town = try Town()
    let desk = RecordDesk(town.office("entry"))
    #expect(throws: Proposed.self) { try desk.record(Self.expense("700.00")) }
    _ = try town.release(1)
    // Two take the same entry back.
    for reason in ["falsch", "doppelt"] {
      #expect(throws: Proposed.self) { try desk.takeBack(.entries(["1"]), reason: reason) }
    }
    let head = try town.ledger.head()
    // All or none: the second no longer fits once the first is done.
    #expect(throws: LedgerError.alreadyReversed(1, by: 2)) { try town.release(2, 3) }
    #expect(try town.ledger.head() == head)
    _ = try town.release(2)
    #expect(throws: LedgerError.alreadyReversed(1, by: 2)) { try town.release(3) }
    let waiting = try town.desk.list()
    #expect(waiting.rows.count == 1)
    try town.desk.reject(3, reason: "doppelt")
    #expect(try town.desk.list().rows.isEmpty)
    #expect(try town.ledger.verify(deep: true).problems == [])
  }

  @Test("a table that is released books what the direct import books")
  func sameAsDirect() throws {
    let table = """
      Buchungsdatum;Art;Teilvorhaben;Position;Finanzierungsquelle;Betrag;Tag der Zahlung;Referenz;Nachweis
      01.02.2025;Ausgabe;M;SACH;;900,00;01.02.2025;a;r.pdf
      02.02.2025;Zuwendungseingang;M;;Z;50,00;;b;
      """
    let towns = [try Town(fourEyes: false), try Town()]
    for town in towns {
      try town.folder.write(Data(table.utf8), to: "b.csv")
      try town.folder.write(Data("Rechnung".utf8), to: "r.pdf")
    }
    _ = try TableImport(towns[0].office("entry")).take("b.csv")
    #expect(throws: Proposed.self) { try TableImport(towns[1].office("entry")).take("b.csv") }
    for name in ["b.csv", "r.pdf"] {
      try FileManager.default.removeItem(atPath: towns[1].folder.path(name))
    }
    #expect(try towns[1].release(1).map(\.entries) == [1...2])
    let ledgers = try towns.map { try $0.ledger }
    for number in Int64(1)...2 {
      #expect(try ledgers[0].entry(number) == ledgers[1].entry(number))
    }
    var files: [[String?]] = []
    for ledger in ledgers {
      var names: [String?] = []
      try ledger.batches(0..<100) { if $0.entries > 0 { names.append($0.info.fileName) } }
      files.append(names)
    }
    #expect(files[0] == ["b.csv"])
    #expect(files[1] == files[0])
    #expect(try ledgers[1].verify(deep: true).problems == [])
  }

  @Test("projects, closes and submissions wait, and are done with the files of then")
  func otherActs() throws {
    let town = try Town()
    let amended = OfficeTests.project.replacing("title: Vorhaben", with: "title: Anders")
    try town.folder.write(Data(amended.utf8), to: "projekt.yaml")
    let manager = town.office("manager")
    #expect(throws: Proposed.self) { try ProjectDesk(manager).apply(["projekt.yaml"]) }
    #expect(throws: Proposed.self) { try SettlementDesk(manager).close(through: "2025-01-31") }
    try town.folder.write(Data("weg".utf8), to: "projekt.yaml")
    _ = try town.release(1, 2)
    let ledger = try town.ledger
    #expect(try ledger.currentPortfolio().projects.first?.title == "Anders")
    #expect(try ledger.periodLock().closedThrough == "2025-01-31")
    let question = ReportDesk.Question(.statementOfUse, of: "Z")
    #expect(throws: Proposed.self) {
      try SubmissionDesk(manager).submit(question, as: "vn.xlsx")
    }
    #expect(try ledger.submissions().isEmpty)
    _ = try town.release(3)
    let submission = try #require(try ledger.submissions().first)
    #expect(submission.fileName == "vn.xlsx")
    #expect(submission.report.scope == "award:Z")
    #expect(try town.folder.names().allSatisfy { !$0.hasSuffix(".xlsx") && !$0.contains(".tmp") })
    #expect(try ledger.verify(deep: true).problems == [])
  }

  @Test("of random acts none above the limit is there without two people", arguments: 1...3)
  func random(seed: UInt64) throws {
    let town = try Town()
    var random = SeededGenerator(seed: seed)
    let people = ["entry", "release", "manager"]
    var change = PeopleDesk.Change()
    change.roles = [.entry, .release]
    for person in people { try PeopleDesk(town.office("admin")).grant(person, change) }
    for step in 1...40 {
      let office = town.office(people.randomElement(using: &random) ?? "entry")
      let number = Int64.random(in: 1...12, using: &random)
      switch Int.random(in: 0..<6, using: &random) {
      case 0: _ = try? RecordDesk(office).takeBack(.entries([String(number)]), reason: "x")
      case 1, 2: _ = try? ProposalDesk(office).release([number])
      case 3: try? ProposalDesk(office).reject(number, reason: "nein")
      default:
        let cents = Int64.random(in: 49_990...50_010, using: &random)
        _ = try? RecordDesk(office).record(Self.expense(Money(cents: cents), "R\(step)"))
      }
    }
    let ledger = try town.ledger
    let released = try ledger.proposals().filter { $0.decision?.isReleased ?? false }
    var above = 0
    let all = ListFilter(through: "2026-12-31", upTo: Int64(try ledger.entryCount()))
    try ledger.entryLines(all, 0..<1000) { line in
      guard line.amount.magnitude >= "500.00" else { return }
      above += 1
      let two = released.first { $0.decision?.batches?.contains(line.batch) ?? false }
      #expect(two != nil && two?.by != two?.decision?.by, "entry \(line.number)")
    }
    #expect(above > 0)
    #expect(try ledger.verify(deep: true).problems == [])
  }
}
