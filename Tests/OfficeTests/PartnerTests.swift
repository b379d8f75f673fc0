import Amounts
import Foundation
import Funding
import Interchange
import LedgerStore
import Messages
import Office
import Reporting
import TestSupport
import Testing

/// A partner sees and proposes the own contributions only.
@Suite struct PartnerTests {
  @Test("a partner proposes the own contributions, whatever they come to, and sees the own only")
  func partner() throws {
    let town = try PeopleTests.Town()
    let project = OfficeTests.project.replacing(
      "sources:\n",
      with: """
        sources:
              - {id: bar, kind: partnerCash, organisation: stadt, planned: "0.00"}

        """)
    try PeopleDesk(town.office("admin")).setFourEyes(from: nil)
    try town.folder.write(Data(project.utf8), to: "projekt.yaml")
    try ProjectDesk(town.office("manager")).apply(["projekt.yaml"])
    let partner = town.office("partner")
    let own = Booking(
      date: "2025-06-01", kind: .partnerCash, measure: "M", source: "bar", amount: "5.00")
    var terms = RecordDesk.Terms()
    terms.meant = Set(Slip.Kind.allCases)
    #expect(throws: Proposed.self) { try RecordDesk(partner).record(own, terms) }
    #expect(try ProposalDesk(partner).list().rows.count == 1)
    #expect(try town.release(1).map(\.entries) == [1...1])
    #expect(try town.ledger.verify().problems == [])
    // What others booked is not to be seen, by whatever way.
    try RecordDesk(town.office("entry")).record(PeopleTests.expense("10.00"), terms)
    let desk = LookupDesk(partner)
    let list = try desk.list(.entries)
    #expect(list.rows.count == 1)
    #expect(!list.totals.joined().contains(.money("10.00")))
    #expect(try desk.show("1").map(\.kind) == ["entry"])
    for name in ["2", "R", "M", "P", "Z"] {
      #expect(throws: Refusal.self, "\(name)") { try desk.show(name) }
    }
    #expect(try EvidenceDesk(partner).evidence(of: 1).isEmpty)
    let refused: [(() throws -> Void, String)] = [
      ({ _ = try EvidenceDesk(partner).evidence(of: 2) }, "NOT_OWN_CONTRIBUTION"),
      ({ _ = try desk.account("1800") }, "ROLE_MISSING"),
      ({ _ = try desk.list(.accounts) }, "ROLE_MISSING"),
      ({ _ = try desk.list(.payees) }, "ROLE_MISSING"),
      (
        {
          _ = try ReportDesk(partner).write(
            ReportDesk.Question(.statementOfUse, of: "Z"), to: "vn.xlsx")
        }, "ROLE_MISSING"
      ),
      ({ _ = try ExportDesk(partner).export(.json, to: "x.json") }, "ROLE_MISSING"),
    ]
    for (work, code) in refused { #expect(PeopleTests.code(work) == code) }
  }
}
