#if Web
  import Amounts
  import Bookkeeping
  import Foundation
  import Funding
  import LedgerStore
  import Office
  import Reporting
  import TestSupport
  import Testing

  @testable import WebFace

  /// Pages as somebody sees them who works in some projects only.
  @Suite("Sight of pages") struct SightPagesTests {
    /// The town with a second project, whose every name begins with `geheim`; all but the admin
    /// work in the first.
    private func town() throws -> WebTown {
      let town = try WebTown()
      func office(_ person: String) -> GrantOffice {
        GrantOffice(
          ledger: "foerderbuch.sqlite", folder: town.folder.url.path,
          act: Act(
            person: person, login: "root", moment: "2025-06-01T09:00:00Z", day: "2025-06-01"))
      }
      let hidden = SampleProject.halves
        .replacing("id: P,", with: "id: geheimP,").replacing("id: M\n", with: "id: geheimM\n")
        .replacing("title: ", with: "title: geheim")
        .replacing("{id: Z, measure: M", with: "{id: geheimZ, measure: geheimM")
      try town.folder.write(Data(hidden.utf8), to: "geheim.yaml")
      try town.folder.write(Data("geheim".utf8), to: "geheim.pdf")
      try ProjectDesk(office("manager")).apply(["geheim.yaml"])
      var terms = RecordDesk.Terms()
      terms.meant = Set(Slip.Kind.allCases)
      for (measure, name) in [("M", "offen"), ("geheimM", "geheim")] {
        let booking = Booking(
          date: "2025-05-01", kind: .expense, measure: measure, line: "SACH", amount: "71.00",
          voucher: name + "-1", paidOn: name == "offen" ? "2025-06-01" : nil,
          counterparty: name + "GmbH", purpose: name,
          evidence: name == "geheim" ? ["geheim.pdf"] : [])
        try RecordDesk(office("entry")).record(booking, terms)
      }
      var order = Booking(
        date: "2025-05-01", kind: .order, measure: "geheimM", line: "SACH", amount: "500.00",
        counterparty: "geheimGmbH", purpose: "geheim")
      order.facts.order = "geheimA"
      _ = try RecordDesk(office("entry")).order(order, amends: false)
      try SubmissionDesk(office("manager")).submit(
        .init(.planActual, of: "geheimP"), as: "geheim.xlsx")
      for role in [Role.entry, .release, .manager, .audit] {
        var change = PeopleDesk.Change()
        change.projects = ["P"]
        try PeopleDesk(office("admin")).grant(role.rawValue, change)
      }
      return town
    }

    /// What an address may name of the project of others.
    private static let names = [
      "geheimP", "geheimM", "geheimZ", "geheimA", "geheim-1", "geheimGmbH", "stadt", "3", "3-1",
    ]
    private static let keys = ["id", "nr", "bescheid", "teilvorhaben"]
    private static let lists = [
      "", "?project=geheimP", "?measure=geheimM", "?voucher=GEHEIM", "?search=GEHEIM",
      "?export=csv", "?export=xlsx", "?all=1", "?method=random&size=9", "?nr=1800",
      "?nr=1800&teilvorhaben=geheimM", "?art=voucher-list&fuer=geheimM", "?art=portfolio",
      "?art=statement-of-use&fuer=geheimZ", "?art=plan-actual&fuer=P",
    ]

    /// Every page that is not open to everybody, by what its address may name.
    private static func addresses(of page: WebPage) -> [String] {
      guard !page.isOpen, page.path != "/abmelden" else { return [] }
      guard !page.path.hasSuffix("*") else { return names.map { page.path.dropLast() + $0 } }
      return lists.map { page.path + $0 }
        + keys.flatMap { key in names.map { "\(page.path)?\(key)=\($0)" } }
    }

    @Test("no page shows anything of a project of others, whatever the address names")
    func pages() throws {
      let town = try town()
      for role in [Role.entry, .release, .manager, .audit] {
        let browser = try town.browser(role)
        for page in WebPage.all {
          let all = Self.addresses(of: page)
          for address in role == .manager ? all : Array(all.prefix(1)) {
            let answer = try browser.get(address)
            // What was asked for may be told again.
            var html = answer.html
            for name in Self.names where address.contains(name) {
              html = html.replacing(name, with: "")
            }
            #expect(answer.status < 500, "\(role) \(address)")
            #expect(!html.contains("geheim"), "\(role) \(address)")
          }
        }
      }
    }

    @Test(
      "an address that names a project of others is refused, and the log tells it",
      arguments: [
        "/teilvorhaben?id=geheimM", "/bescheid?id=geheimZ", "/vorhaben?id=geheimP",
        "/abrechnung?bescheid=geheimZ", "/abruf?bescheid=geheimZ", "/buchung/3", "/nachweis/3-1",
        "/journal?project=geheimP", "/journal?measure=geheimM&export=csv",
        "/konto?nr=1800&teilvorhaben=geheimM", "/vorlage/1", "/vorlage/mappe/1",
        "/berichte/mappe?art=voucher-list&fuer=geheimM",
      ])
    func refused(address: String) throws {
      let town = try town()
      let answer = try town.browser(.manager).get(address)
      #expect(answer.status == 403, "\(address): \(answer.html)")
      #expect(town.lines.all.last?.contains("403") == true)
    }
  }
#endif
