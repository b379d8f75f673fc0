#if Web
  import Assets
  import Bookkeeping
  import Foundation
  import Office
  import TestSupport
  import Testing

  @testable import FoerderbuchCLI
  @testable import WebFace

  /// What programs ask for under `/api/v1`.
  @Suite("Interface for programs") struct ProgramInterfaceTests {
    private static let interface = Result { try ProgramInterface() }

    @Test("every parameter of the document is an option of its command")
    func options() throws {
      for operation in try Self.interface.get().operations {
        let help = try Self.help(operation.command)
        for name in operation.query.keys.sorted() + (operation.body ?? [:]).keys.sorted() {
          #expect(help.contains(name.optionName + " ") || help.contains(name.optionName + ","))
        }
      }
    }

    private static func help(_ command: String) throws -> String {
      let told = WebTown.Lines()
      let code = Program.run(
        [command, "--help"],
        console: Console(
          out: { told.add($0) }, err: { _ in }, environment: [:], today: "2025-06-01",
          timestamp: "2025-06-01T09:00:00Z", workingDirectory: "/", isTerminal: false))
      #expect(code == 0)
      return told.all.joined() + " "
    }

    @Test(
      arguments: [
        (
          "/api/v1/status?project=P&asOf=2025-06-01",
          "status --project=P --as-of=2025-06-01 --json --"
        ),
        ("/api/v1/list/--help?standing=true", "list --standing --json -- --help"),
        (
          "/api/v1/list/entries?kind=a&kind=b&standing=false",
          "list --kind=a --kind=b --json -- entries"
        ),
        ("/api/v1/show/A%20B", "show --json -- A B"),
      ])
    func arguments(target: String, command: String) throws {
      let town = try WebTown()
      let key = try town.key(.manager)
      let answer = try town.answer(.get, target, headers: ["authorization": "Bearer " + key])
      #expect(answer.status == 200)
      #expect(answer.html == #"{"asked": "\#(command)"}"#)
    }

    @Test(
      arguments: [
        ("/api/v1/status?ledger=/etc/passwd", 422), ("/api/v1/status?output=x", 422),
        ("/api/v1/list/entries?batch=x", 422), ("/api/v1/list/entries?standing=ja", 422),
        ("/api/v1/settlement/Z?whatIf=/etc/x.yaml", 422), ("/api/v1/people", 404),
        ("/api/v1/record/expense", 405), ("/api/v2/status", 404), ("/api/v1/", 404),
      ])
    func refusals(target: String, status: Int) throws {
      let town = try WebTown()
      let key = try town.key(.manager)
      let answer = try town.answer(.get, target, headers: ["authorization": "Bearer " + key])
      #expect(answer.status == status)
      #expect(answer["content-type"] == "application/json")
      #expect(answer.html.contains("\"errors\""))
    }

    @Test(
      "a key acts as its owner until it is replaced, withdrawn, a year old, or the password is new")
    func keys() throws {
      let town = try WebTown()
      func status(_ key: String, _ method: Incoming.Method = .get) throws -> Int {
        try town.answer(
          method, method == .get ? "/api/v1/submissions" : "/api/v1/record/expense",
          body: Data("{}".utf8),
          headers: ["authorization": "Bearer " + key, "content-type": "application/json"]
        ).status
      }
      let (first, second) = (try town.key(.entry), try town.key(.entry))
      #expect(try [status(first), status(second), status(second, .post)] == [401, 200, 200])
      #expect(town.lines.all.contains("refused key"))
      let clerk = try town.browser(.entry)
      let shown = try clerk.post("/schluessel", ["do": "issue"]).html
      let third = try #require(
        shown.split(separator: "<code class=\"secret\">").dropFirst().first?
          .split(separator: "<").first.map(String.init))
      #expect(try [status(second), status(third)] == [401, 200])
      #expect(try clerk.post("/schluessel", ["do": "withdraw"]).status == 303)
      #expect(try status(third) == 401)
      let fourth = try town.key(.audit)
      town.clock.pass(365 * 24 * 3600)
      #expect(try status(fourth) == 401)
      let fifth = try town.key(.manager)
      _ = try town.browser(.admin).post("/personen", ["id": "manager", "do": "password"])
      #expect(try status(fifth) == 401)
      // Kept as a digest only.
      let kept = try Data(contentsOf: URL(filePath: town.folder.path("foerderbuch.access.sqlite")))
      #expect(kept.range(of: Data(fourth.dropFirst(3).utf8)) == nil)
    }

    @Test("a session of a browser reads and writes nothing")
    func sessions() throws {
      let town = try WebTown()
      let clerk = try town.browser(.entry)
      #expect(try clerk.get("/api/v1/submissions").status == 200)
      for headers in [[:], ["content-type": "application/json"]] {
        #expect(
          try town.answer(
            .post, "/api/v1/record/expense", body: Data("{}".utf8), cookie: clerk.cookie,
            headers: headers
          ).status == 401)
      }
      let answer = try town.answer(.get, "/api/v1/submissions")
      #expect(answer.status == 401)
      #expect(answer["www-authenticate"] == "Bearer")
    }

    @Test(
      arguments: [
        (#"{"amount": 11.5}"#, 400), (#"[1]"#, 400), ("{", 400), (#"{"a": {}}"#, 400),
        (#"{"amount": 11}"#, 422), (#"{"evidence": "/etc/passwd"}"#, 422),
        (#"{"dryRun": "x"}"#, 422), (#"{"entry": true}"#, 422),
      ])
    func bodies(body: String, status: Int) throws {
      let town = try WebTown()
      let headers = ["authorization": "Bearer " + (try town.key(.entry))]
      func answer(_ type: String) throws -> Int {
        try town.answer(
          .post, "/api/v1/record/expense", body: Data(body.utf8),
          headers: headers.merging(["content-type": type]) { $1 }
        ).status
      }
      #expect(try answer("application/json; charset=utf-8") == status)
      #expect(try answer("text/plain") == 415)
    }
  }
#endif
