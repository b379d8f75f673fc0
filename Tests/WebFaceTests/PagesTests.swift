#if Web
  import Bookkeeping
  import Foundation
  import Office
  import TestSupport
  import Testing

  @testable import WebFace

  @Suite("Pages of the web face") struct PagesTests {
    /// What a hidden field of a page holds.
    static func hidden(_ name: String, in answer: Outgoing) -> String {
      answer.html.split(separator: "name=\"\(name)\" value=\"").dropFirst().first?
        .split(separator: "\"").first.map(String.init) ?? ""
    }

    @Test("every page answers every role with a page or with why not", arguments: Role.allCases)
    func all(role: Role) throws {
      let town = try WebTown(fourEyes: true)
      #expect(try town.browser(.entry).post("/erfassen", WebTown.voucher("20,00")).status == 303)
      #expect(try town.browser(.entry).post("/erfassen", WebTown.voucher("600,00")).status == 303)
      let browser = try town.browser(role)
      for page in WebPage.all where !page.path.hasSuffix("*") {
        let answer = try browser.get(page.path)
        #expect([200, 303, 403].contains(answer.status), "\(page.path) \(answer.html)")
        if page.menu.contains(role) { #expect(answer.status == 200, "\(page.path)") }
        if answer.status == 200 {
          #expect(answer.html.contains("<main id=\"inhalt\""))
          #expect(answer.body.count < 100 << 10)
        }
      }
      #expect(!town.lines.all.contains { $0.hasPrefix("failed") }, "\(town.lines.all)")
    }

    @Test("a voucher is previewed, booked and shown; nothing is booked by looking")
    func record() throws {
      let town = try WebTown()
      let clerk = try town.browser(.entry)
      var form = WebTown.voucher("1.234,56")
      form = form.without("do")
      form.add("do", "preview")
      let preview = try clerk.post("/erfassen", form)
      #expect(preview.status == 200)
      #expect(preview.html.contains("Vorschau, nichts gebucht"))
      #expect(preview.html.contains("1.234,56"))
      #expect(try town.entries == 0)
      let booked = try clerk.post("/erfassen", WebTown.voucher("1.234,56"))
      #expect(booked["location"] == "/erfassen?kind=expense&booked=1&measure=M&line=SACH")
      #expect(try town.entries == 1)
      let next = try clerk.get(try #require(booked["location"])).html
      #expect(next.contains("Gebucht unter Nr. 1"))
      #expect(next.contains("<option value=\"SACH\" selected>"))
      let journal = try clerk.get("/journal?amount=1.234,56&from=1.6.&to=heute").html
      #expect(journal.contains("1 Buchungen") && journal.contains("01.06.2025"))
      #expect(try clerk.get("/journal?amount=9").html.contains("0 Buchungen"))
    }

    @Test("what cannot be read is told beside its field, all at once, and the form is kept")
    func faults() throws {
      let town = try WebTown()
      let clerk = try town.browser(.entry)
      var form = WebTown.voucher("1.23")
      for name in ["amount", "paidOn", "voucherDate"] { form = form.without(name) }
      form.add("amount", "12,345")
      form.add("paidOn", "31.2.2025")
      form.add("voucherDate", "gestern")
      let answer = try clerk.post("/erfassen", form)
      #expect(answer.status == 422)
      for name in ["amount", "paidOn"] {
        #expect(answer.html.contains("id=\"\(name)-fault\""))
      }
      #expect(answer.html.contains("value=\"12,345\"") && answer.html.contains("value=\"gestern\""))
      #expect(answer.html.contains("<option value=\"M\" selected>"))
      #expect(try town.entries == 0)
    }

    @Test("what may be a slip is asked about, and a yes is for just this form")
    func slips() throws {
      let town = try WebTown()
      let clerk = try town.browser(.entry)
      #expect(try clerk.post("/erfassen", WebTown.voucher("20,00")).status == 303)
      let asked = try clerk.post("/erfassen", WebTown.voucher("20,00"))
      #expect(asked.status == 422)
      let mark = Self.hidden("meantOf", in: asked)
      var other = WebTown.voucher("20,00")
      other.add("vat", "1,00")
      other.add("meantOf", mark)
      other.add("meant", "repeated")
      #expect(try clerk.post("/erfassen", other).status == 422)
      #expect(try town.entries == 1)
      var same = WebTown.voucher("20,00")
      same.add("meantOf", mark)
      same.add("meant", "repeated")
      #expect(try clerk.post("/erfassen", same).status == 303)
      #expect(try town.entries == 2)
    }

    @Test("a voucher file goes with its entry, also after a preview, and another's is not found")
    func evidence() throws {
      let town = try WebTown()
      let clerk = try town.browser(.entry)
      let scratch = try TemporaryFolder()
      let path = try scratch.write(Data("%PDF-1.4 Rechnung".utf8), to: "Rechnung ä.pdf")
      var form = WebTown.voucher("20,00").without("do")
      form.add("do", "preview")
      let preview = try clerk.post(
        "/erfassen", form,
        files: [Upload(field: "evidence", name: "Rechnung ä.pdf", path: path, size: 17)],
        folder: scratch.url.path)
      #expect(preview.html.contains("bereit: Rechnung ä.pdf"))
      let kept = Self.hidden("kept", in: preview)
      let manager = KeptFiles(beside: town.folder.path("foerderbuch.sqlite"), of: "manager")
      #expect(manager.find(kept) == nil && manager.find("../../x") == nil)
      var book = WebTown.voucher("20,00")
      book.add("kept", kept)
      #expect(try clerk.post("/erfassen", book).status == 303)
      #expect(
        KeptFiles(beside: town.folder.path("foerderbuch.sqlite"), of: "entry").find(kept) == nil)
      let filed = try FileManager.default.subpathsOfDirectory(
        atPath: town.folder.path("foerderbuch.evidence"))
      #expect(
        filed.contains {
          (try? Data(contentsOf: town.folder.url.appending(path: "foerderbuch.evidence/\($0)")))
            == Data("%PDF-1.4 Rechnung".utf8)
        })
    }

    @Test("an open invoice is paid in part, then whole")
    func pay() throws {
      let town = try WebTown()
      let clerk = try town.browser(.entry)
      #expect(
        try clerk.post("/erfassen", WebTown.voucher("100,00").without("paidOn")).status == 303)
      #expect(try clerk.get("/offen").html.contains("name=\"chosen\" value=\"1\""))
      #expect(try clerk.post("/offen", ["paidOn": "heute"]).status == 422)
      #expect(
        try clerk.post("/offen", ["chosen": "1", "paidOn": "heute", "amount": "40,00"])["location"]
          == "/offen?paid=1")
      #expect(try clerk.get("/offen").html.contains("60,00"))
      // A second payment of the same invoice on one day may be a slip.
      let asked = try clerk.post("/offen", ["chosen": "1", "paidOn": "heute"])
      #expect(asked.status == 422 && asked.html.contains("40,00"))
      #expect(asked.html.contains("value=\"1\" aria-label=\"Buchung 1\" checked"))
      #expect(
        try clerk.post(
          "/offen",
          [
            "chosen": "1", "paidOn": "heute", "meant": "repeated",
            "meantOf": Self.hidden("meantOf", in: asked),
          ])["location"] == "/offen?paid=1")
      #expect(!(try clerk.get("/offen").html.contains("name=\"chosen\"")))
      #expect(try town.entries == 3)
    }

    @Test("a partner sees the own measures only, and nothing of the journal")
    func partner() throws {
      let town = try WebTown()
      let partner = try town.browser(.partner)
      #expect(try partner.get("/journal").status == 403)
      #expect(try partner.get("/offen").status == 403)
      #expect(try partner.get("/erfassen").status == 200)
      #expect(try partner.post("/erfassen", WebTown.voucher("20,00")).status == 403)
      #expect(try town.entries == 0)
    }
  }
#endif
