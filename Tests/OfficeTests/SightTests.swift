import Amounts
import Bookkeeping
import Foundation
import Funding
import Interchange
import LedgerStore
import Messages
import Office
import Reporting
import TestSupport
import Testing

/// Who works in some projects only sees nothing of the others.
@Suite("Sight of projects") struct SightTests {
  /// Two projects with a booking each; whoever asks works in the first only. Every word of the
  /// second one begins with its mark.
  struct Town {
    static let mark = "Geheim"
    let town: PeopleTests.Town

    init() throws {
      town = try PeopleTests.Town(fourEyes: false)
      let hidden = OfficeTests.project
        .replacing("id: P,", with: "id: Geheim-P,").replacing("id: M\n", with: "id: Geheim-M\n")
        .replacing("title: ", with: "title: Geheim-")
        .replacing("{id: Z, measure: M", with: "{id: Geheim-Z, measure: Geheim-M")
      try town.folder.write(Data(hidden.utf8), to: "geheim.yaml")
      try ProjectDesk(town.office("manager")).apply(["geheim.yaml"])
      var terms = RecordDesk.Terms()
      terms.meant = Set(Slip.Kind.allCases)
      let clerk = RecordDesk(town.office("entry"))
      var own = PeopleTests.expense("100.00", "R-1", evidence: ["r.pdf"])
      own.counterparty = "Offen GmbH"
      try clerk.record(own, terms)
      var other = PeopleTests.expense("70.00", "Geheim-1", evidence: ["Geheim.pdf"])
      (other.measure, other.counterparty, other.paidOn) = ("Geheim-M", "Geheim GmbH", nil)
      try clerk.record(other, terms)
      var order = Booking(
        date: "2025-05-01", kind: .order, measure: "Geheim-M", line: "SACH", amount: "7000.00",
        counterparty: "Geheim GmbH")
      order.facts.order = "Geheim-A"
      _ = try clerk.order(order, amends: false, terms)
      for role in [Role.entry, .release, .manager, .audit] {
        var change = PeopleDesk.Change()
        change.projects = ["P"]
        try PeopleDesk(town.office("admin")).grant(role.rawValue, change)
      }
    }

    func office(_ role: Role) -> GrantOffice { town.office(role.rawValue) }
  }

  private static func text(_ value: Any) -> String {
    var text = ""
    dump(value, to: &text)
    return text
  }

  /// A question to some desk.
  private struct Ask: Sendable {
    let name: String
    let of: @Sendable (GrantOffice) throws -> Any

    init(_ name: String, _ of: @escaping @Sendable (GrantOffice) throws -> Any) {
      (self.name, self.of) = (name, of)
    }
  }

  /// What is about all that whoever asks may see.
  private static var open: [Ask] {
    let lists: [Ask] = LookupDesk.List.allCases.map { list in
      Ask("list \(list)") { try LookupDesk($0).list(list) }
    }
    let others: [Ask] = [
      Ask("page") { try LookupDesk($0).entries(.init(), page: 1, of: 50) },
      Ask("own") { try LookupDesk($0).show("P") }, Ask("entry") { try LookupDesk($0).show("1") },
      Ask("account") { try LookupDesk($0).account("1800") },
      Ask("history") { try LookupDesk($0).history("P") },
      Ask("status") { try StandingDesk($0).standing(.init()).assessments },
      Ask("check") { try StandingDesk($0).check(.init()).assessments },
      Ask("deadlines") { try StandingDesk($0).deadlines(.init(), within: nil).deadlines },
      Ask("agenda") { try AgendaDesk($0).items(within: Duration(days: 9999)) },
      Ask("drawdowns") { try SettlementDesk($0).drawdowns(on: "2025-06-01") },
      Ask("exposures") { try SettlementDesk($0).exposures(on: "2025-06-01") },
      Ask("settle") { try SettlementDesk($0).settle("Z").award },
      Ask("parties") { try RecordDesk($0).parties() },
      Ask("places") { try RecordDesk($0).places(for: .expense, in: .de) },
      Ask("sample") { try SampleDesk($0).draw(.init(.random(9), of: .init())) },
      Ask("proposals") { try ProposalDesk($0).list(all: true) },
      Ask("submissions") { try SubmissionDesk($0).all() },
      Ask("report") { try ReportDesk($0).look(.init(.planActual, of: "P")).rows },
      Ask("report of all") { try ReportDesk($0).look(.init(.portfolio)).rows },
    ]
    return lists + others
  }

  @Test("lists, sums and pages have nothing of the projects of others")
  func listed() throws {
    let town = try Town()
    for role in [Role.entry, .release, .manager, .audit] {
      for ask in Self.open {
        let text = Self.text(try ask.of(town.office(role)))
        #expect(!text.contains(Town.mark), "\(ask.name) as \(role)")
        #expect(!text.contains("7000"), "\(ask.name) as \(role)")
      }
    }
    let entries = try LookupDesk(town.office(.entry)).entries(.init(), page: 1, of: 50)
    #expect(entries.count == 1)
    #expect(entries.page.rows.count == 1)
    // Another one sees both.
    #expect(try LookupDesk(town.office(.admin)).list(.entries).rows.count == 2)
  }

  /// What is about a project of others, or about all.
  private static var closed: [Ask] {
    let shown: [Ask] = ["Geheim-P", "Geheim-M", "Geheim-Z", "2"].map { name in
      Ask("show \(name)") { try LookupDesk($0).show(name) }
    }
    let others: [Ask] = [
      Ask("list of project") {
        var question = LookupDesk.Question()
        question.project = "Geheim-P"
        return try LookupDesk($0).list(.entries, question)
      },
      Ask("project") { try LookupDesk($0).project("Geheim-P", asOf: nil) },
      Ask("history") { try LookupDesk($0).history("Geheim-P") },
      Ask("status") { try StandingDesk($0).standing(.init(project: "Geheim-P")) },
      Ask("status of measure") { try StandingDesk($0).standing(.init(measure: "Geheim-M")) },
      Ask("agenda") { try AgendaDesk($0).items(project: "Geheim-P", within: Duration(days: 9)) },
      Ask("settle") { try SettlementDesk($0).settle("Geheim-Z") },
      Ask("drawdown") { try SettlementDesk($0).drawdown("Geheim-Z", on: "2025-06-01", due: []) },
      Ask("what if") {
        try SettlementDesk($0).compare("Geheim-Z", with: ["rate=40%"], asOf: "2025-06-01")
      },
      Ask("interest") {
        try SettlementDesk($0).interest("Geheim-Z", on: "2025-06-01", effective: nil)
      },
      Ask("report") { try ReportDesk($0).look(.init(.statementOfUse, of: "Geheim-Z")) },
      Ask("workbook") {
        try ReportDesk($0).write(.init(.voucherList, of: "Geheim-M"), to: "a.xlsx")
      },
      Ask("evidence") { try EvidenceDesk($0).evidence(of: 2) },
      Ask("file") { try EvidenceDesk($0).file(1, of: 2) },
      Ask("files") { try EvidenceDesk($0).export(.measure("Geheim-M"), asOf: nil, to: "n") },
      Ask("audit copy") { try ExportDesk($0).export(.auditCopy, to: "k.sqlite") },
      Ask("tables") { try ExportDesk($0).export(.csv, to: "t") },
      Ask("backup") { try BackupDesk($0).backUp(to: "b.zip") },
      Ask("form") {
        try ExportDesk($0).entryForm(
          to: "e.xlsx", rows: 9, project: nil, measure: "Geheim-M")
      },
      Ask("correction") { try RecordDesk($0).told("2") },
    ]
    return shown + others
  }

  @Test("what names a project of others, or is about all, is refused as what nobody may")
  func named() throws {
    let town = try Town()
    for role in [Role.entry, .manager, .audit] {
      for ask in Self.closed {
        #expect(Self.isRefused { _ = try ask.of(town.office(role)) }, "\(ask.name) as \(role)")
      }
    }
    // Nothing was written.
    let files = try FileManager.default.contentsOfDirectory(atPath: town.town.folder.url.path)
    #expect(!files.contains { ["a.xlsx", "n", "k.sqlite", "t", "b.zip", "e.xlsx"].contains($0) })
  }

  private static func isRefused(_ work: () throws -> Void) -> Bool {
    do {
      try work()
      return false
    } catch let refusal as Refusal {
      return refusal.kind == .permission
    } catch LedgerError.withheldEntry { return true } catch { return false }
  }

  /// What would be written to a project of others by naming a thing of it.
  private static var written: [Ask] {
    @Sendable func booking(
      _ kind: BookingKind, _ change: (inout Booking) -> Void
    ) -> Booking {
      var booking = PeopleTests.expense("5.00", "N-1")
      (booking.kind, booking.measure, booking.line, booking.paidOn) = (kind, "", nil, nil)
      change(&booking)
      return booking
    }
    var terms = RecordDesk.Terms()
    terms.meant = Set(Slip.Kind.allCases)
    var trial = terms
    trial.dryRun = true
    return [terms, trial].flatMap { terms in
      [
        Ask("credit note") {
          let note = booking(.creditNote) { $0.facts.forVoucher = "Geheim-1" }
          return try RecordDesk($0).record(note, terms)
        },
        Ask("credit note by number") {
          let note = booking(.creditNote) { $0.facts.forVoucher = "2" }
          return try RecordDesk($0).record(note, terms)
        },
        Ask("payment") {
          let payment = booking(.payment) { $0.voucher = "Geheim-1" }
          return try RecordDesk($0).pay(payment, amount: "5.00", terms)
        },
        Ask("payment by number") {
          let payment = booking(.payment) { $0.voucher = nil }
          return try RecordDesk($0).pay(payment, entry: 2, amount: "5.00", terms)
        },
        Ask("order that moves") {
          let order = booking(.order) {
            ($0.facts.order, $0.measure, $0.line) = ("Geheim-A", "M", "SACH")
            ($0.voucher, $0.counterparty) = (nil, "X GmbH")
          }
          return try RecordDesk($0).order(order, amends: true, terms) as Any
        },
        Ask("reversal") {
          try RecordDesk($0).takeBack(.entries(["2"]), reason: "falsch", terms)
        },
        Ask("correction") {
          try RecordDesk($0).correct(2, to: PeopleTests.expense("5.00"), reason: "falsch", terms)
        },
        Ask("evidence") { try EvidenceDesk($0).add(["projekt.yaml"], to: [2]) },
        Ask("use of funds") { try SettlementDesk($0).settle("Geheim-Z", post: true) },
      ]
    }
  }

  @Test("nothing is written to a project of others by naming a thing of it, nor tried")
  func untouched() throws {
    let town = try Town()
    let head = try town.town.ledger.head()
    for ask in Self.written {
      do {
        let done = try ask.of(town.office(.entry))
        Issue.record("\(ask.name): \(done)")
      } catch {
        // Not even why it would not do.
        let text = Self.text(error)
        #expect(!text.contains("7000") && !text.contains("70,00"), "\(ask.name): \(text)")
      }
      #expect(try town.town.ledger.head() == head, "\(ask.name)")
    }
  }

  /// A voucher of both projects, not paid, booked by somebody who works in both; who releases does.
  private func shared(_ town: Town) throws {
    var change = PeopleDesk.Change()
    change.roles = [.entry]
    try PeopleDesk(town.office(.admin)).add("zweite", name: "Frau Zwei", change)
    change.roles = [.release]
    try PeopleDesk(town.office(.admin)).add("dritte", name: "Frau Drei", change)
    var terms = RecordDesk.Terms()
    terms.meant = Set(Slip.Kind.allCases)
    for (measure, amount) in [("M", Money(cents: 10_00)), ("Geheim-M", Money(cents: 90_00))] {
      var booking = PeopleTests.expense(amount, "B-1")
      (booking.measure, booking.paidOn) = (measure, nil)
      (booking.counterparty, booking.facts.voucherTotal) = ("Beide GmbH", "100.00")
      try RecordDesk(town.town.office("zweite")).record(booking, terms)
    }
  }

  @Test("parts of a voucher are added up wherever they are claimed")
  func parts() throws {
    let town = try Town()
    try shared(town)
    var booking = PeopleTests.expense("11.00", "B-1")
    (booking.counterparty, booking.facts.voucherTotal) = ("Beide GmbH", "100.00")
    #expect(throws: BookingRefused.self) {
      try RecordDesk(town.office(.entry)).record(booking)
    }
  }

  @Test("a proposal is carried out where whoever made it works, and nowhere else")
  func carriedOut() throws {
    let town = try Town()
    try shared(town)
    try PeopleDesk(town.office(.admin)).setFourEyes(from: "0.01")
    var payment = PeopleTests.expense("10.00", "B-1")
    (payment.kind, payment.measure, payment.line, payment.paidOn) = (.payment, "", nil, nil)
    let clerk = RecordDesk(town.office(.entry))
    // Parts that she does not see would bear nothing of it.
    #expect(throws: BookingRefused.self) { try clerk.pay(payment, amount: nil) }
    payment.measure = "M"
    #expect(throws: Proposed.self) { try clerk.pay(payment, amount: nil) }
    // It is of the own part, also for whoever sees both.
    #expect(throws: Proposed.self) { try clerk.pay(payment, amount: "4.00") }
    let third = ProposalDesk(town.town.office("dritte"))
    _ = try third.release([2])
    let ledger = try town.town.ledger
    #expect(try ledger.entry(5).booking.measure == "M")
    #expect(try ProposalDesk(town.office(.release)).list().rows.count == 1)
    // What it would pay is taken back meanwhile.
    #expect(throws: Proposed.self) {
      try RecordDesk(town.town.office("zweite")).takeBack(.entries(["5"]), reason: "falsch")
    }
    _ = try third.release([3])
    #expect(throws: Proposed.self) {
      try RecordDesk(town.town.office("zweite")).takeBack(.entries(["3"]), reason: "falsch")
    }
    _ = try third.release([4])
    let head = try town.town.ledger.head()
    #expect(throws: (any Error).self) { try third.release([1]) }
    #expect(try town.town.ledger.head() == head)
  }

  @Test("whoever gives rights is not bound to projects")
  func admin() throws {
    let town = try Town()
    let desk = PeopleDesk(town.office(.admin))
    var change = PeopleDesk.Change()
    change.projects = ["P"]
    #expect(throws: Refusal.self) { try desk.grant("admin", change) }
    change.roles = [.admin]
    #expect(throws: Refusal.self) { try desk.grant("entry", change) }
    change.projects = []
    #expect(throws: Refusal.self) { try desk.grant("audit", change) }
    change.projects = ["P"]
    change.roles = [.audit]
    #expect(try desk.grant("entry", change).projects == ["P"])
  }

  @Test("an order that was invoiced stays with its measure")
  func order() throws {
    let town = try Town()
    let desk = RecordDesk(town.town.office("zweite"))
    var change = PeopleDesk.Change()
    change.roles = [.entry]
    try PeopleDesk(town.office(.admin)).add("zweite", name: "Frau Zwei", change)
    var terms = RecordDesk.Terms()
    terms.meant = Set(Slip.Kind.allCases)
    var order = Booking(
      date: "2025-05-01", kind: .order, measure: "Geheim-M", line: "SACH", amount: "500.00",
      counterparty: "X GmbH")
    order.facts.order = "A-7"
    _ = try desk.order(order, amends: false, terms)
    order.measure = "M"
    // Nothing was invoiced yet.
    _ = try desk.order(order, amends: true, terms)
    var invoice = PeopleTests.expense("40.00", "R-7")
    (invoice.counterparty, invoice.facts.order) = ("X GmbH", "A-7")
    try desk.record(invoice, terms)
    order.measure = "Geheim-M"
    #expect(throws: Refusal.self) { try desk.order(order, amends: true, terms) }
  }

  @Test("the figures of a project are the same for whoever sees it alone")
  func figures() throws {
    let town = try Town()
    func settled(_ role: Role) throws -> String {
      Self.text(try SettlementDesk(town.office(role)).settle("Z").award)
    }
    #expect(try settled(.entry) == settled(.admin))
    func balance(_ role: Role) throws -> LookupTable.Cell? {
      try LookupDesk(town.office(role)).account("1800").totals.first?.last
    }
    #expect(try balance(.entry) == .money("-100.00"))
  }

  @Test("a proposal on a project of others is seen by whoever may work there")
  func proposed() throws {
    let town = try Town()
    try PeopleDesk(town.office(.admin)).setFourEyes(from: "0.01")
    var change = PeopleDesk.Change()
    change.roles = [.entry]
    try PeopleDesk(town.office(.admin)).add("zweite", name: "Frau Zwei", change)
    let second = RecordDesk(town.town.office("zweite"))
    var booking = PeopleTests.expense("900.00", "Geheim-9")
    booking.measure = "Geheim-M"
    #expect(throws: Proposed.self) { try second.record(booking) }
    #expect(throws: Proposed.self) { try second.record(PeopleTests.expense("30.00", "R-9")) }
    // What names the place by a thing of it, and what no longer fits.
    var payment = PeopleTests.expense("70.00", "Geheim-1")
    (payment.kind, payment.measure, payment.line, payment.paidOn) = (.payment, "", nil, nil)
    #expect(throws: Proposed.self) { try second.pay(payment, amount: nil) }
    #expect(throws: Proposed.self) { try second.pay(payment, entry: 2, amount: "60.00") }
    payment.kind = .creditNote
    (payment.facts.forVoucher, payment.voucher, payment.amount) = ("2", "Geheim-G", "5.00")
    #expect(throws: Proposed.self) { try second.record(payment) }
    change.roles = [.release]
    try PeopleDesk(town.office(.admin)).add("dritte", name: "Frau Drei", change)
    _ = try ProposalDesk(town.town.office("dritte")).release([3])
    for role in [Role.entry, .release, .manager] {
      let desk = ProposalDesk(town.office(role))
      #expect(try desk.list().rows.count == 1)
      #expect(try desk.waitingCount() == 1)
      #expect(!Self.text(try desk.show(2)).contains(Town.mark))
      for number in [Int64(1), 3, 4, 5] {
        #expect(Self.isRefused { _ = try desk.show(number) }, "\(role) \(number)")
        #expect(throws: Refusal.self) { try desk.reject(number, reason: "nein") }
      }
    }
    #expect(Self.isRefused { _ = try ProposalDesk(town.office(.release)).release([1]) })
    #expect(try town.town.ledger.entryCount() == 3)
  }
}
