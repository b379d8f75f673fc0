#if Web
  import Amounts
  import Bookkeeping
  import Foundation
  import Funding
  import LedgerStore
  import Messages
  import Office
  import TestSupport
  import Testing

  @testable import WebFace

  /// What each page shows, to whom, and that nothing stored becomes part of it.
  @Suite("Pages of the web face") struct PagesTests {
    /// A ledger with a person of each role, and texts that would be markup.
    struct Town {
      static let evil = "<script>alert(1)</script>"
      let folder: TemporaryFolder
      let site: Site

      init() throws {
        folder = try TemporaryFolder()
        try folder.write(Data(Self.project.utf8), to: "projekt.yaml")
        let ledger = folder.url.path + "/foerderbuch.sqlite"
        site = try Site(
          .init(ledger: ledger, origins: ["http://localhost:8080"]),
          accounts: try AccountDesk(ledger: ledger, rounds: 2), clock: { Self.now },
          commands: { _ in (0, "{}") }, log: { _ in })
        try office("admin").makeLedger()
        try ProjectDesk(office("admin")).apply(["projekt.yaml"])
        for role in [Role.admin] + Role.allCases.filter({ $0 != .admin }) {
          var change = PeopleDesk.Change()
          change.roles = [role]
          if role == .partner { change.organisation = "verein" }
          try PeopleDesk(office("admin")).add(
            role.rawValue, name: "Frau \(role.rawValue)", change)
        }
        let desk = RecordDesk(office("entry"))
        try folder.write(Data("Rechnung".utf8), to: "rechnung.pdf")
        try desk.record(
          Booking(
            date: "2025-06-01", kind: .expense, measure: "M", line: "SACH", amount: "1000.00",
            voucher: "<i>R-1</i>", paidOn: "2025-06-01", counterparty: Self.evil,
            purpose: Self.evil, evidence: ["rechnung.pdf"]))
        try desk.record(
          Booking(
            date: "2025-06-01", kind: .inKind, measure: "M", line: "EIGEN", source: "verein",
            amount: "200.00", voucher: "S-1", counterparty: "Verein"))
      }

      static let now = WebMoment(
        day: "2025-06-30", timestamp: "2025-06-30T09:00:00Z", seconds: 1_751_274_000)

      func office(_ person: String) -> GrantOffice {
        GrantOffice(
          ledger: "foerderbuch.sqlite", folder: folder.url.path,
          act: AccountDesk.act(of: person, moment: Self.now.timestamp, day: Self.now.day) {
            Self.now.timestamp
          })
      }

      func visit(
        _ target: String, as role: Role, form: Fields? = nil, files: [Upload] = []
      ) throws -> Visit {
        var incoming = try #require(Incoming(form == nil ? .get : .post, target))
        incoming.form = form ?? Fields()
        incoming.files = files
        let (page, name) = try #require(site.page(incoming.path))
        let office = office(role.rawValue)
        return Visit(
          site: site, page: page, name: name, incoming: incoming,
          person: try PeopleDesk(office).person(role.rawValue), formToken: "TOKEN", now: Self.now,
          office: office, form: incoming.form)
      }

      func get(_ target: String, as role: Role = .manager) throws -> Outgoing {
        let visit = try visit(target, as: role)
        return try visit.page.get(visit).outgoing
      }

      func post(
        _ target: String, _ form: Fields, files: [Upload] = [], as role: Role
      ) throws -> Outgoing {
        let visit = try visit(target, as: role, form: form, files: files)
        guard let post = visit.page.post else { return Outgoing(405, type: "", []) }
        return try post(visit).outgoing
      }

      private static let project = """
        format: foerderbuch/project/1
        project: {id: P, title: "<script>alert(1)</script>"}
        organisations:
          - {id: stadt, name: Stadt, kind: municipality}
          - {id: verein, name: "Verein <b>X</b>", kind: association}
        measures:
          - id: M
            title: "Teil <b>&</b>"
            recipient: stadt
            role: lead
            basis: expenditure
            lines:
              - {id: SACH, title: "<u>Sachausgaben</u>", planned: "20000.00", eligible: "20000.00"}
              - {id: EIGEN, title: Leistungen, planned: "1000.00", eligible: "1000.00",
                 inKind: true}
            sources:
              - {id: eigen, kind: ownCash, planned: "10000.00"}
              - {id: verein, kind: inKind, organisation: verein, planned: "1000.00"}
        awards:
          - {id: Z, measure: M, funder: {id: land, name: Land, level: land}, ruleSet: anbest-g-nrw,
             financing: share, rate: "50%", amount: "10000.00", awardedOn: 2025-01-01,
             from: 2025-01-01, to: 2026-12-31}

        """
    }

    private static func text(_ answer: Outgoing) -> String {
      String(decoding: answer.body, as: UTF8.self)
    }

    @Test("the handbook answers, and each page that it names")
    func handbook() throws {
      let town = try Town()
      var pages: Set<String> = []
      for part in ["index", "finanzen", "bewirtschaftung", "pruefung", "verwaltung"] {
        let answer = try town.get("/hilfe/\(part).html")
        #expect(answer.status == 200)
        for link in Self.text(answer).matches(of: #/<main(?s:.*)</main>/#).flatMap({
          $0.output.matches(of: #/href="(\/[^"]*)"/#)
        }) { pages.insert(String(link.1)) }
      }
      #expect(pages.count > 10)
      for page in pages {
        let answers = Role.allCases.map { try? town.get(page, as: $0).status }
        #expect(answers.contains { $0 == 200 || page == "/hilfe" && $0 == 303 }, "\(page)")
      }
    }

    @Test(
      "each page answers, and texts that were stored stay texts",
      arguments: [
        ("/vorhaben", "Teilvorhaben"), ("/vorhaben?id=P", "Bescheid und Änderungen"),
        ("/teilvorhaben?id=M", "Zeit und Geld"),
        ("/teilvorhaben?id=M&stand=31.3.2025", "31.03.2025"),
        ("/bescheid?id=Z", "Höchstbetrag"), ("/partner?id=verein", "zugesagt"),
        ("/beleg?nr=%3Ci%3ER-1%3C%2Fi%3E", "Gebucht auf"), ("/buchung/1", "rechnung.pdf"),
        ("/feststellung", "Feststellungen"), ("/feststellung?code=LINE_OVERRUN", "Rechenweg"),
        ("/abrechnung", "Bescheid"), ("/abrechnung?bescheid=Z", "zurückzuzahlen"),
        ("/abrechnung?bescheid=Z&was:rate=40%25", "Gebucht wird nichts"),
        ("/abruf", "Abrufe"), ("/abruf?bescheid=Z", "Höchstens abzurufen"),
        ("/berichte", "Vorschau"), ("/berichte?art=plan-actual&fuer=M", "Erstes Blatt"),
      ])
    func pages(target: String, word: String) throws {
      let answer = try Town().get(target)
      let text = Self.text(answer)
      #expect(answer.status == 200)
      #expect(text.contains(word), "\(target)")
      for markup in ["<script>alert", "<i>R-1", "<b>X", "<u>Sach"] {
        #expect(!text.contains(markup), "\(target) \(markup)")
      }
    }

    @Test("figures of a measure are those of the plan and of what was booked")
    func figures() throws {
      let text = Self.text(try Town().get("/teilvorhaben?id=M"))
      // 20,000.00 planned, 1,000.00 spent: 19,000.00 are free.
      for figure in ["20.000,00", "1.000,00", "19.000,00"] { #expect(text.contains(figure)) }
      // 181 of 730 days: January to June 2025 of two years.
      #expect(text.contains("181 von 730 Tagen"))
    }

    @Test("a file of evidence is sent as an attachment under a safe name")
    func evidence() throws {
      let answer = try Town().get("/nachweis/1-1", as: .audit)
      #expect(answer.body == Array("Rechnung".utf8))
      #expect(answer["Content-Disposition"]?.hasPrefix("attachment;") == true)
      #expect(answer["Content-Type"] == "application/octet-stream")
    }

    @Test("a partner sees the own contributions only")
    func partner() throws {
      let town = try Town()
      let own = Self.text(try town.get("/beitraege", as: .partner))
      #expect(own.contains("200,00") && !own.contains("<b>X"))
      for target in [
        "/vorhaben", "/teilvorhaben?id=M", "/buchung/1", "/nachweis/1-1", "/berichte", "/abruf",
        "/pruefung?method=random&size=3", "/bescheid?id=Z", "/partner?id=stadt",
      ] {
        let refusal = #expect(throws: Refusal.self, "\(target)") {
          try town.get(target, as: .partner)
        }
        // What is another's is as if it were not there.
        #expect(
          refusal.map { $0.kind == .permission || $0.code.hasPrefix("UNKNOWN_ID") } == true,
          "\(target)")
      }
      let form = try town.get("/beitraege/formular?id=M", as: .partner)
      #expect(form.body.prefix(2).elementsEqual("PK".utf8))
    }

    @Test("an auditor draws, proves, and changes nothing")
    func audit() throws {
      let town = try Town()
      let drawn = Self.text(try town.get("/pruefung?method=above&amount=1.000,00", as: .audit))
      #expect(drawn.contains("100,00 v. H."), "\(drawn.suffix(2500))")
      #expect(drawn.contains("/buchung/1"))
      let proof = Self.text(try town.post("/pruefung", Fields(), as: .audit))
      #expect(proof.contains("Das Hauptbuch ist, was geschrieben wurde"))
      let head = try town.office("audit").open(.readOnly).head()
      for (target, form) in [
        ("/buchung/1", (["reason": "falsch"] as Fields)),
        ("/berichte", (["art": "plan-actual", "fuer": "M"] as Fields)),
        ("/abrechnung?bescheid=Z", Fields()),
      ] {
        let answer = try town.post(target, form, as: .audit)
        #expect(answer.status == 403, "\(target)")
      }
      #expect(try town.office("audit").open(.readOnly).head() == head)
    }

    @Test("an entry is taken back with a reason, and not without one")
    func reversal() throws {
      let town = try Town()
      let without = try town.post("/buchung/1", (["reason": " "] as Fields), as: .entry)
      #expect(without.status == 422)
      let done = try town.post("/buchung/1", (["reason": "doppelt"] as Fields), as: .entry)
      #expect(done.status == 303)
      #expect(Self.text(try town.get("/buchung/1")).contains("storniert durch"))
    }

    @Test("a report is handed in, listed, sent again byte by byte, and compared")
    func submission() throws {
      let town = try Town()
      let answer = try town.post(
        "/berichte", (["art": "plan-actual", "fuer": "M"] as Fields), as: .manager)
      #expect(answer["Location"] == "/vorlage/1")
      #expect(Self.text(try town.get("/vorlage/1")).contains("Heute kämen dieselben Zahlen heraus"))
      let kept = try SubmissionDesk(town.office("audit")).content(1)
      #expect(try town.get("/vorlage/mappe/1").body == kept.bytes)
    }

    @Test("an uploaded table is corrected where its cells stand")
    func corrected() throws {
      let town = try Town()
      let head = ["Buchungsdatum", "Art", "Teilvorhaben", "Position", "Betrag", "Beleg-Nr."]
      let row = ["02.06.2025", "Ausgabe", "M", "SACH", "1x", "R-7, \"b\""]
      let path = try town.folder.write(
        Data(
          """
          \(head.joined(separator: ","))
          02.06.2025,Ausgabe,M,SACH,1x,"R-7, ""b""\"

          """.utf8), to: "liste.csv")
      let faulty = try town.post(
        "/einlesen", (["do": "look"] as Fields),
        files: [Upload(field: "file", name: "liste.csv", path: path, size: 100)], as: .entry)
      #expect(
        faulty.html.contains(
          #"name="cell-1-4" id="cell-1-4" value="1x" aria-label="Zeile 2, Betrag" aria-invalid"#))
      let kept = String(
        try #require(faulty.html.firstMatch(of: /name="kept" value="([0-9a-f-]+)"/)).1)
      func cells(_ amount: String, _ word: String) -> Fields {
        var fields: Fields = ["do": word, "kept": kept, "keptName": "liste.csv"]
        for (line, cells) in [head, row].enumerated() {
          for (column, cell) in cells.enumerated() {
            fields.add("cell-\(line)-\(column)", cell == "1x" ? amount : cell)
          }
        }
        return fields
      }
      let before = try town.office("audit").open(.readOnly).entryCount()
      // What was not looked at is not booked.
      let look = try town.post("/einlesen", cells("77,00", "book"), as: .entry)
      #expect(look.status == 200 && Self.text(look).contains("1 neu"))
      let done = try town.post("/einlesen", cells("77,00", "book"), as: .entry)
      #expect(done.status == 303)
      #expect(try town.office("audit").open(.readOnly).entryCount() == before + 1)
    }

    @Test("a table is looked at first, and booked when that is said")
    func table() throws {
      let town = try Town()
      func upload(_ amount: String) throws -> [Upload] {
        let path = try town.folder.write(
          Data(
            """
            Buchungsdatum;Art;Teilvorhaben;Position;Betrag;Beleg-Nr.;Tag der Zahlung
            02.06.2025;Ausgabe;M;SACH;\(amount);R-7;02.06.2025

            """.utf8), to: "liste.csv")
        return [Upload(field: "file", name: "liste.csv", path: path, size: 100)]
      }
      let faulty = try town.post(
        "/einlesen", (["do": "look"] as Fields), files: upload("1x"), as: .entry)
      #expect(faulty.status == 422 && Self.text(faulty).contains("Zeile 2"))
      let look = Self.text(
        try town.post("/einlesen", (["do": "look"] as Fields), files: upload("77,00"), as: .entry))
      #expect(look.contains("1 neu"))
      let before = try town.office("audit").open(.readOnly).entryCount()
      #expect(look.contains(#"name="keptName" value="liste.csv""#))
      let kept = try #require(look.firstMatch(of: /name="kept" value="([0-9a-f-]+)"/)).1
      let done = try town.post(
        "/einlesen", (["do": "book", "kept": String(kept), "keptName": "liste.csv"] as Fields),
        as: .entry)
      #expect(done.status == 303)
      #expect(try town.office("audit").open(.readOnly).entryCount() > before)
      // What one person brought is nobody else's.
      let other = try town.post(
        "/einlesen", (["do": "book", "kept": String(kept), "keptName": "liste.csv"] as Fields),
        as: .manager)
      #expect(other.status == 422)
    }
  }
#endif
