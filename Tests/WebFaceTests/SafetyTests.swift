#if Web
  import Bookkeeping
  import Foundation
  import Office
  import TestSupport
  import Testing

  @testable import WebFace

  /// What somebody with bad intent tries.
  @Suite("Safety of the web face") struct SafetyTests {
    @Test("every answer says that nothing is kept, framed, guessed or loaded from elsewhere")
    func headers() throws {
      let town = try WebTown()
      let clerk = try town.browser(.entry)
      for answer in [
        try town.answer(.get, "/anmelden"), try town.answer(.get, "/"), try clerk.get("/journal"),
        try clerk.get("/gibtesnicht"), try clerk.get("/journal?from=x"),
      ] {
        #expect(answer["content-security-policy"]?.contains("default-src 'none'") == true)
        #expect(answer["content-security-policy"]?.contains("unsafe") == false)
        #expect(answer["x-content-type-options"] == "nosniff")
        #expect(answer["cache-control"] == "no-store")
        #expect(answer["referrer-policy"] == "same-origin")
      }
      let cookie = try #require(
        try town.answer(
          .post, "/anmelden",
          form: ["name": "entry", "password": WebTown.password(.entry)])["set-cookie"])
      #expect(cookie.hasPrefix("__Host-"))
      for word in ["Secure", "HttpOnly", "SameSite=Lax", "Path=/"] {
        #expect(cookie.contains(word))
      }
      #expect(!cookie.contains("Domain"))
    }

    @Test("a form without the token of the session, or from elsewhere, changes nothing")
    func foreignForms() throws {
      let town = try WebTown()
      let clerk = try town.browser(.entry)
      let other = try town.browser(.manager).formToken()
      var form = WebTown.voucher("20,00")
      #expect(try town.answer(.post, "/erfassen", form: form, cookie: clerk.cookie).status == 403)
      form.add("token", other)
      #expect(try town.answer(.post, "/erfassen", form: form, cookie: clerk.cookie).status == 403)
      for headers in [
        ["origin": "https://boese.example"], ["origin": "null"], ["sec-fetch-site": "cross-site"],
        ["sec-fetch-site": "same-site"],
      ] {
        let answer = try clerk.post("/erfassen", WebTown.voucher("20,00"), headers: headers)
        #expect(answer.status == 403)
        #expect(answer.html.contains("fremden Seite"))
      }
      #expect(try town.entries == 0)
      #expect(try clerk.post("/erfassen", WebTown.voucher("20,00")).status == 303)
      #expect(try town.entries == 1)
      #expect(town.lines.all.contains("refused foreign-origin /erfassen"))
      #expect(town.lines.all.contains("refused form-token /erfassen"))
    }

    @Test("a token that was planted is not the one after signing in; the one before is over")
    func fixation() throws {
      let town = try WebTown()
      let planted = String(repeating: "a", count: 64)
      let form: Fields = ["name": "entry", "password": WebTown.password(.entry)]
      let first = try #require(
        WebTown.token(try town.answer(.post, "/anmelden", form: form, cookie: planted)))
      #expect(first != planted)
      #expect(try town.answer(.get, "/", cookie: planted).status == 303)
      let second = try #require(
        WebTown.token(try town.answer(.post, "/anmelden", form: form, cookie: first)))
      #expect(second != first)
      #expect(try town.answer(.get, "/journal", cookie: first).status == 303)
      #expect(try town.answer(.get, "/journal", cookie: second).status == 200)
      // Two of one name, one of them planted by a neighbour: none.
      #expect(
        try town.answer(
          .get, "/journal", headers: ["cookie": "\(Site.cookie)=\(second); \(Site.cookie)=x"]
        ).status == 303)
    }

    @Test("signing out ends the session, time does, and losing all roles")
    func ends() throws {
      let town = try WebTown()
      let clerk = try town.browser(.entry)
      #expect(try clerk.post("/abmelden", [:])["set-cookie"]?.contains("Max-Age=0") == true)
      #expect(try clerk.get("/journal").status == 303)
      let manager = try town.browser(.manager)
      let admin = try town.browser(.admin)
      #expect(
        try admin.post("/personen", ["id": "manager", "do": "revoke", "role": "manager"]).status
          == 303)
      #expect(try manager.get("/journal").status == 401)
      town.clock.pass(AccountDesk.idle + 1)
      #expect(try admin.get("/personen").status == 303)
    }

    @Test("what was typed when a session was over comes back")
    func draft() throws {
      let town = try WebTown()
      let clerk = try town.browser(.entry)
      town.clock.pass(AccountDesk.idle + 1)
      var form = WebTown.voucher("20,00", "Druck <b>der</b> „Einladung“")
      form.add("token", "alt")
      let over = try town.answer(.post, "/erfassen", form: form, cookie: clerk.cookie)
      #expect(over.status == 401)
      #expect(over.html.contains("abgelaufen"))
      func hidden(_ name: String) -> String {
        over.html.split(separator: "name=\"\(name)\" value=\"").dropFirst().first?
          .split(separator: "\"").first.map { String($0).replacing("&amp;", with: "&") } ?? ""
      }
      let again = try town.answer(
        .post, "/anmelden",
        form: [
          "name": "entry", "password": WebTown.password(.entry), "to": hidden("to"),
          "kept": hidden("kept"),
        ])
      let place = try #require(again["location"])
      #expect(place.hasPrefix("/erfassen?draft="))
      let cookie = try #require(WebTown.token(again))
      let back = try town.answer(.get, place, cookie: cookie)
      #expect(back.html.contains("Druck &lt;b&gt;der&lt;/b&gt; „Einladung“"))
      #expect(back.html.contains("value=\"20,00\""))
      // Nobody else finds it.
      let other = try town.browser(.manager).get(place)
      #expect(!other.html.contains("Einladung"))
      #expect(try town.entries == 0)
    }

    @Test("nobody is sent to another site after signing in")
    func redirects() throws {
      let town = try WebTown()
      for to in ["//boese.example", "https://boese.example", "/\\boese.example", "/anmelden", "x"] {
        let answer = try town.answer(
          .post, "/anmelden",
          form: ["name": "entry", "password": WebTown.password(.entry), "to": to])
        #expect(answer["location"] == "/")
      }
    }

    @Test(
      arguments: [
        "/../etc/passwd", "/static/../../foerderbuch.sqlite",
        "/static/..%2f..%2ffoerderbuch.sqlite",
        "/static/%2e%2e", "/journal%00", "/journal%0d%0aSet-Cookie:%20a=b", "/%ff",
      ])
    func paths(target: String) throws {
      let town = try WebTown()
      let clerk = try town.browser(.entry)
      let answer = try? clerk.get(target)
      #expect(answer == nil || answer?.status == 404)
    }

    @Test func headersCannotBeForged() throws {
      let town = try WebTown()
      // What comes from a person into a header is encoded there.
      let answer = try town.answer(.get, "/journal?search=a%0d%0aX-Evil:%201")
      let place = try #require(answer["location"])
      #expect(!place.contains("\r") && !place.contains("\n"))
      let file = Answer.file([], name: "a\"; x=\r\nX-Evil: 1/../b.csv", type: "text/csv").outgoing
      let value = try #require(file["content-disposition"])
      #expect(!value.contains("\r") && !value.contains("\n") && !value.contains("/.."))
      #expect(try town.answer(.get, "/", headers: ["host": "boese.example"]).status == 421)
    }

    @Test("a text that is markup stays a text, wherever it is shown")
    func markup() throws {
      let town = try WebTown()
      let clerk = try town.browser(.entry)
      let evil = "<script>alert(1)</script>\"'><img src=x>"
      var form = WebTown.voucher("20,00", evil)
      #expect(try clerk.post("/erfassen", form).status == 303)
      form = WebTown.voucher("x", evil)
      let pages = [
        try clerk.get("/journal"), try clerk.get("/journal?search=" + Fields.encoded(evil)),
        try clerk.post("/erfassen", form), try clerk.get("/offen"), try clerk.get("/erfassen"),
        try town.answer(.get, "/anmelden?to=" + Fields.encoded(evil)),
      ]
      for page in pages {
        #expect(!page.html.contains("<script>alert"))
        #expect(!page.html.contains("<img src=x"))
      }
      #expect(pages[0].html.contains("&lt;script&gt;"))
    }

    @Test("after ten attempts an account rests, right password or not, and then it is open again")
    func attempts() throws {
      let town = try WebTown()
      func attempt(_ name: String, _ password: String) throws -> Outgoing {
        try town.answer(.post, "/anmelden", form: ["name": name, "password": password])
      }
      for _ in 1...10 {
        let answer = try attempt("entry", "falsch")
        #expect(answer.status == 403)
        #expect(answer.html.contains("Kennung oder Kennwort stimmt nicht"))
      }
      let right = WebTown.password(.entry)
      #expect(try attempt("entry", right).html.contains("15 Minuten"))
      // Another person is not locked out with it.
      #expect(try attempt("audit", WebTown.password(.audit)).status == 303)
      town.clock.pass(15 * 60 + 1)
      #expect(try attempt("entry", right).status == 303)
      // A name that nobody has is told apart by nothing.
      let unknown = try attempt("niemand", "falsch").html.replacing("niemand", with: "entry")
      #expect(try attempt("entry", "falsch").html == unknown)
    }

    @Test("ten thousand attempts from one address get nowhere, and are told in the log")
    func flood() throws {
      let town = try WebTown()
      var statuses: Set<Int> = []
      for number in 1...300 {
        statuses.insert(
          try town.answer(
            .post, "/anmelden", form: ["name": "p\(number)", "password": "falsch"]
          ).status)
      }
      #expect(statuses == [403])
      #expect(
        try town.answer(
          .post, "/anmelden", form: ["name": "entry", "password": WebTown.password(.entry)]
        ).html.contains("15 Minuten"))
      #expect(town.lines.all.filter { $0 == "403 post /anmelden" }.count == 301)
      // What was refused, and that it came from one place and was about many accounts.
      let told = town.lines.all.filter { $0.hasPrefix("refused sign-in") }
        .map { $0.split(separator: " ") }
      #expect(told.count { $0[2] == "SIGN_IN_FAILED" } == 50)
      #expect(told.count { $0[2] == "SIGN_IN_BLOCKED" } == 251)
      #expect(Set(told.map { $0[4] }).count == 301 && Set(told.map { $0[6] }).count == 1)
      #expect(!town.lines.all.contains { $0.contains("entry") || $0.contains("p1") })
    }

    @Test("an auditor writes nothing, whatever form is forged")
    func auditor() throws {
      let town = try WebTown()
      let auditor = try town.browser(.audit)
      #expect(try auditor.get("/journal").status == 200)
      #expect(try auditor.post("/erfassen", WebTown.voucher("20,00")).status == 403)
      #expect(
        try auditor.post("/personen", ["id": "x", "name": "X", "role": "admin", "do": "add"])
          .status == 403)
      #expect(
        try auditor.post("/personen", ["id": "entry", "do": "password"]).status == 403)
      #expect(
        try auditor.post("/vorschlaege", ["chosen": "1", "do": "release"]).status == 403)
      #expect(try town.entries == 0)
      #expect(try town.browser(.entry).get("/").status == 200)
    }

    @Test("nobody releases the own proposal; another person does, many at once")
    func ownRelease() throws {
      let town = try WebTown(fourEyes: true)
      let clerk = try town.browser(.entry)
      for amount in ["600,00", "700,00"] {
        let answer = try clerk.post("/erfassen", WebTown.voucher(amount))
        #expect(answer["location"]?.contains("proposed=") == true)
      }
      #expect(try town.entries == 0)
      #expect(try clerk.post("/vorschlaege", ["chosen": "1", "do": "release"]).status == 403)
      let admin = try town.browser(.admin)
      #expect(
        try admin.post("/personen", ["id": "entry", "do": "grant", "role": "release"]).status == 303
      )
      #expect(try clerk.post("/vorschlaege", ["chosen": "1", "do": "release"]).status == 403)
      #expect(try town.entries == 0)
      let second = try town.browser(.release)
      #expect(try second.get("/vorschlaege").html.contains("name=\"chosen\" value=\"2\""))
      #expect(
        try second.post("/vorschlaege", ["chosen": "1", "chosen": "2", "do": "release"])["location"]
          == "/vorschlaege?released=2")
      #expect(try town.entries == 2)
    }

    @Test("a first password lets nobody do anything but choose another one")
    func firstPassword() throws {
      let town = try WebTown()
      let answer = try town.browser(.admin).post("/personen", ["id": "entry", "do": "password"])
      let secret = try #require(
        answer.html.split(separator: "<code class=\"secret\">").dropFirst().first?
          .split(separator: "<").first.map(String.init))
      let signedIn = try town.answer(
        .post, "/anmelden", form: ["name": "entry", "password": secret])
      let clerk = WebTown.Browser(town: town, cookie: try #require(WebTown.token(signedIn)))
      #expect(try clerk.get("/journal")["location"] == "/kennwort")
      #expect(try clerk.post("/erfassen", WebTown.voucher("20,00"))["location"] == "/kennwort")
      #expect(try town.entries == 0)
      for (new, again) in [
        ("kurz", "kurz"), ("aaaaaaaaaaaa", "aaaaaaaaaaaa"), ("a b c d e f", "x"),
      ] {
        #expect(
          try clerk.post("/kennwort", ["old": secret, "new": new, "again": again]).status == 422)
      }
      let new = "ein neues Kennwort"
      #expect(
        try clerk.post("/kennwort", ["old": secret, "new": new, "again": new]).status == 303)
      #expect(try clerk.get("/journal").status == 200)
    }

    @Test func whatIsKeptIsForItsOwnerOnly() throws {
      let town = try WebTown()
      let path = town.folder.path("foerderbuch.access.sqlite")
      let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
      #expect(mode == 0o600)
      let token = try town.browser(.entry).cookie
      let bytes = try Data(contentsOf: URL(filePath: path))
      #expect(bytes.range(of: Data(token.utf8)) == nil)
      #expect(bytes.range(of: Data(WebTown.password(.entry).utf8)) == nil)
    }
  }
#endif
