#if Web
  import Amounts
  import Bookkeeping
  import Foundation
  import Funding
  import LedgerStore
  import Office
  import TestSupport
  import Testing

  @testable import WebFace

  /// What people do at the pages all day, and what may go wrong with it.
  @Suite("A day at the pages") struct ClerkTests {
    private static func value(_ name: String, in html: String) -> String? {
      html.split(separator: "name=\"\(name)\" value=\"").dropFirst().first?
        .split(separator: "\"", omittingEmptySubsequences: false).first.map(String.init)
    }

    private static func fields(_ pairs: [(String, String)]) -> Fields {
      pairs.reduce(into: Fields()) { $0.add($1.0, $1.1) }
    }

    @Test("of many releases one that another outdates is told, and the rest is done")
    func releases() throws {
      let town = try WebTown()
      let entry = try town.browser(.entry)
      let invoice = WebTown.voucher("600,00").without("paidOn")
      #expect(try entry.post("/erfassen", invoice).status == 303)
      let admin = try town.browser(.admin)
      #expect(try admin.post("/personen", ["do": "four-eyes", "from": "500"]).status == 303)
      #expect(try entry.post("/offen", ["chosen": "1"]).status == 303)
      #expect(try entry.post("/offen", ["chosen": "1", "amount": "550"]).status == 303)
      #expect(try entry.get("/offen").html.contains("/vorschlag/1"))
      let release = try town.browser(.release)
      let answer = try release.post(
        "/vorschlaege", Self.fields([("chosen", "1"), ("chosen", "2"), ("do", "release")]))
      #expect(answer.html.contains("Freigegeben: 1"))
      #expect(answer.html.contains("Vorschlag 2:"))
    }

    @Test("a proposal is decided on its own page, by whoever may")
    func decided() throws {
      let town = try WebTown()
      let entry = try town.browser(.entry)
      let admin = try town.browser(.admin)
      #expect(try admin.post("/personen", ["do": "four-eyes", "from": "500"]).status == 303)
      #expect(try entry.post("/erfassen", WebTown.voucher("600,00")).status == 303)
      let own = try entry.get("/vorschlag/1").html
      #expect(own.contains("Zurückziehen") && !own.contains(">Freigeben<"))
      #expect(try !admin.get("/vorschlag/1").html.contains("name=\"chosen\""))
      let release = try town.browser(.release)
      let page = try release.get("/vorschlag/1").html
      #expect(page.contains(">Freigeben<") && page.contains(">Ablehnen<"))
      let number = try #require(Self.value("chosen", in: page))
      let done = try release.post("/vorschlaege", ["chosen": number, "do": "release"])
      #expect(done["Location"] == "/vorschlaege?released=1")
      #expect(try !release.get("/vorschlag/1").html.contains("name=\"chosen\""))
    }

    @Test("what is odd is asked, and the same form says yes with its button")
    func questions() throws {
      let town = try WebTown()
      let entry = try town.browser(.entry)
      // Today is the 1st of June.
      var form = WebTown.voucher("11,90").without("do", "paidOn")
      form.add("date", "2.6.2025")
      func send(_ more: [(String, String)]) throws -> Outgoing {
        try entry.post("/erfassen", more.reduce(into: form) { $0.add($1.0, $1.1) })
      }
      let asked = try send([("do", "book")])
      #expect(asked.status == 422 && asked.html.contains("Ja, trotzdem buchen"))
      let mark = try #require(Self.value("meantOf", in: asked.html))
      let yes = [("meantOf", mark), ("meant", "unusualDay")]
      // Sending it once more is no answer, and the answer is for no other form.
      #expect(try send(yes + [("do", "book")]).status == 422)
      #expect(try send(yes + [("do", "yes"), ("purpose", "anders")]).status == 422)
      #expect(try town.entries == 0)
      #expect(try send(yes + [("do", "yes")]).status == 303)
      #expect(try town.entries == 1)
    }

    @Test("a voucher is split: the rest comes back with its number and amount")
    func split() throws {
      let town = try WebTown()
      let entry = try town.browser(.entry)
      var form = WebTown.voucher("30,00").without("do")
      form.add("do", "split")
      let alone = try entry.post("/erfassen", form)
      #expect(alone.status == 422 && alone.html.contains("Gesamtbetrag"))
      form.add("voucherTotal", "50,00")
      let done = try entry.post("/erfassen", form)
      #expect(done.status == 303)
      let next = try #require(done["Location"])
      let page = try entry.get(next).html
      // 50.00 less 30.00.
      #expect(Self.value("amount", in: page) == "20,00")
      #expect(Self.value("voucher", in: page) == "R-30,00")
      // What the payee's last voucher said is offered.
      let offered = try entry.post(
        "/erfassen", ["kind": "expense", "counterparty": "Druckerei", "do": "like"])
      #expect(Self.value("purpose", in: offered.html) == "Druck")
      #expect(offered.html.contains(#"<option value="M" selected>"#))
    }

    @Test("a block from a spreadsheet is corrected in place, and booked as it was looked at")
    func block() throws {
      let town = try WebTown()
      let entry = try town.browser(.entry)
      let head = "Buchungsdatum\tArt\tTeilvorhaben\tPosition\tBetrag\tBeleg-Nr.\tTag der Zahlung"
      let row = "01.05.2025\tAusgabe\tM\tSACH\t12,4x\t\"a\t\"\"b\"\"\"\t01.05.2025"
      let faulty = try entry.post("/einlesen", ["block": head + "\r\n" + row + "\n", "do": "look"])
      #expect(faulty.status == 422)
      #expect(
        faulty.html.contains(
          #"value="12,4x" aria-label="Zeile 2, Betrag" aria-invalid="true""#
        ))
      #expect(faulty.html.contains("value=\"a\t&quot;b&quot;\""))
      func cells(_ amount: String, _ more: [(String, String)]) -> Fields {
        let rows = [
          head, row.replacing("12,4x", with: amount).replacing("\"a\t\"\"b\"\"\"", with: "a"),
        ]
        let all = rows.enumerated().flatMap { index, row in
          row.split(separator: "\t").enumerated().map { ("cell-\(index)-\($0)", String($1)) }
        }
        return Self.fields(all + more)
      }
      let look = try entry.post("/einlesen", cells("12,40", [("do", "look")]))
      #expect(look.status == 200 && look.html.contains("1 neu"))
      let kept = try #require(Self.value("kept", in: look.html))
      // Other cells than those that were looked at are looked at first.
      let other = try entry.post("/einlesen", cells("12,50", [("do", "book"), ("kept", kept)]))
      #expect(other.status == 200)
      #expect(try town.entries == 0)
      let done = try entry.post("/einlesen", cells("12,40", [("do", "book"), ("kept", kept)]))
      #expect(done.status == 303)
      // What is paid on its day is one entry.
      #expect(try town.entries == 1)
    }

    @Test("a bank list keeps what was chosen when one line is wrong")
    func bank() throws {
      let town = try WebTown()
      let entry = try town.browser(.entry)
      func line(_ amount: String, _ name: String) -> String {
        """
        <Ntry><Amt Ccy="EUR">\(amount)</Amt><CdtDbtInd>DBIT</CdtDbtInd><Sts><Cd>BOOK</Cd></Sts>
        <BookgDt><Dt>2025-05-12</Dt></BookgDt><BkTxCd/><NtryDtls><TxDtls><RltdPties><Cdtr><Pty>
        <Nm>\(name)</Nm></Pty></Cdtr></RltdPties></TxDtls></NtryDtls></Ntry>
        """
      }
      func balance(_ code: String, _ amount: String) -> String {
        """
        <Bal><Tp><CdOrPrtry><Cd>\(code)</Cd></CdOrPrtry></Tp><Amt Ccy="EUR">\(amount)</Amt>
        <CdtDbtInd>CRDT</CdtDbtInd><Dt><Dt>2025-05-31</Dt></Dt></Bal>
        """
      }
      let file = """
        <?xml version="1.0" encoding="UTF-8"?>
        <Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.08"><BkToCstmrStmt><Stmt>
        <Id>1</Id><Acct><Id><IBAN>DE02120300000000202051</IBAN></Id><Ccy>EUR</Ccy></Acct>
        \(balance("OPBD", "100.00"))\(balance("CLBD", "60.00"))
        \(line("30.00", "Laden"))\(line("10.00", "Kiosk"))</Stmt></BkToCstmrStmt></Document>
        """
      let path = try town.folder.write(Data(file.utf8), to: "auszug.xml")
      let look = try entry.post(
        "/einlesen", ["do": "look"],
        files: [Upload(field: "file", name: "auszug.xml", path: path, size: file.utf8.count)])
      #expect(look.status == 200 && look.html.contains("Kiosk"), "\(look.html.suffix(3000))")
      let kept = try #require(Self.value("kept", in: look.html))
      let answer = try entry.post(
        "/einlesen",
        [
          "kept": kept, "keptName": "auszug.xml", "do": "book", "kind-1": "expense",
          "target-1": "M:NEIN", "kind-2": "expense", "target-2": "M:SACH",
        ])
      #expect(answer.status == 422)
      for word in ["Laden", "Kiosk", "M:NEIN", "M:SACH"] { #expect(answer.html.contains(word)) }
      #expect(try town.entries == 0)
      let done = try entry.post(
        "/einlesen",
        [
          "kept": kept, "keptName": "auszug.xml", "do": "book", "kind-1": "expense",
          "target-1": "M:SACH", "ignore-2": "privat",
        ])
      #expect(done.status == 303)
      // What is paid on its day is one entry.
      #expect(try town.entries == 1)
    }

    @Test("an auditor's note stands beside the ledger, and is nobody else's to write")
    func note() throws {
      let town = try WebTown()
      #expect(try town.browser(.entry).post("/erfassen", WebTown.voucher("11,90")).status == 303)
      let audit = try town.browser(.audit)
      func head() throws -> Digest256 {
        try GrantOffice(
          ledger: town.folder.path("foerderbuch.sqlite"), folder: "/",
          act: Act(person: "audit", moment: "2025-06-01T09:00:00Z", day: "2025-06-01")
        ).open(.readOnly).head()
      }
      let before = try head()
      let form: Fields = ["do": "review", "mark": "question", "note": "Angebot <fehlt>"]
      #expect(try audit.post("/buchung/1", form).status == 303)
      #expect(try audit.get("/buchung/1").html.contains("Angebot &lt;fehlt&gt;"))
      #expect(try audit.get("/pruefung").html.contains("Rückfrage"))
      #expect(
        try audit.get("/pruefung?method=above&amount=1&seed=a").html.contains(
          "data-head=\"Vermerk\">Rückfrage"))
      #expect(try town.browser(.entry).post("/buchung/1", form).status == 403)
      #expect(try !town.browser(.entry).get("/buchung/1").html.contains("Angebot"))
      #expect(try head() == before)
      #expect(try audit.post("/buchung/1", ["do": "review", "mark": ""]).status == 303)
      #expect(try !audit.get("/pruefung").html.contains("Rückfrage"))
    }

    @Test("a page tells ways out that are pages, not commands")
    func remedies() throws {
      let town = try WebTown()
      var form = WebTown.voucher("11,90").without("measure")
      form.add("measure", "X")
      let answer = try town.browser(.entry).post("/erfassen", form)
      #expect(answer.status == 422)
      #expect(answer.html.contains("legt die Verwaltung an") && !answer.html.contains("`"))
    }

    @Test("an anchor of today holds tomorrow, and one of another ledger does not")
    func anchor() throws {
      let town = try WebTown()
      #expect(try town.browser(.entry).post("/erfassen", WebTown.voucher("11,90")).status == 303)
      func prove(_ anchor: [UInt8], of town: WebTown) throws -> String {
        let path = try town.folder.write(Data(anchor), to: "anker.txt")
        return try town.browser(.audit).post(
          "/pruefung", Fields(),
          files: [Upload(field: "anker", name: "anker.txt", path: path, size: anchor.count)]
        ).html
      }
      let anchor = try town.browser(.audit).get("/pruefung/anker").body
      #expect(try town.browser(.entry).post("/erfassen", WebTown.voucher("12,90")).status == 303)
      #expect(try prove(anchor, of: town).contains("Bis zum Stand des Ankers ist alles"))
      let other = try WebTown()
      #expect(try prove(anchor, of: other).contains("Das Hauptbuch ist nicht, was"))
      #expect(try prove(Array("nichts".utf8), of: town).contains(#"role="alert""#))
      #expect(try town.browser(.partner).get("/pruefung/anker").status >= 400)
    }

    @Test("moments are those where people are")
    func moments() throws {
      let berlin = try #require(TimeZone(identifier: "Europe/Berlin"))
      for (moment, text) in [
        ("2025-06-01T09:00:00Z", "01.06.2025 11:00"), ("2025-12-31T23:30:00Z", "01.01.2026 00:30"),
      ] {
        #expect(LocalMoment.text(moment, .de, in: berlin) == text)
      }
    }
  }
#endif
