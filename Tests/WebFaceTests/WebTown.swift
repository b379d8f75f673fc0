#if Web
  import Amounts
  import Bookkeeping
  import Foundation
  import Funding
  import LedgerStore
  import Office
  import Synchronization
  import TestSupport
  import Testing

  @testable import WebFace

  /// A ledger with a person of each role who can sign in, and a browser for each.
  final class WebTown: Sendable {
    static let origin = "http://localhost:8080"
    let folder: TemporaryFolder
    let accounts: AccountDesk
    let site: Site
    let clock = Clock()
    let lines = Lines()

    init(fourEyes: Bool = false) throws {
      let folder = try TemporaryFolder()
      self.folder = folder
      try folder.write(Data(SampleProject.halves.utf8), to: "projekt.yaml")
      let ledger = folder.path("foerderbuch.sqlite")
      func office(_ person: String?) -> GrantOffice {
        GrantOffice(
          ledger: ledger, folder: folder.url.path,
          act: Act(person: person, login: "root", moment: "2025-06-01T09:00:00Z", day: "2025-06-01")
        )
      }
      try office(nil).makeLedger()
      try ProjectDesk(office(nil)).apply(["projekt.yaml"])
      accounts = try AccountDesk(ledger: ledger, rounds: 16)
      for role in [Role.admin] + Role.allCases.filter({ $0 != .admin }) {
        var change = PeopleDesk.Change()
        change.roles = [role]
        if role == .partner { change.organisation = "stadt" }
        let person = try PeopleDesk(office("admin")).add(
          role.rawValue, name: "Frau \(role.rawValue)", change)
        try accounts.change(of: person, from: nil, to: Self.password(role), keeping: nil, at: 0)
      }
      if fourEyes { try PeopleDesk(office("admin")).setFourEyes(from: "500.00") }
      let (clock, lines) = (clock, lines)
      site = try Site(
        .init(ledger: ledger, origins: [Self.origin]), accounts: accounts,
        clock: {
          WebMoment(day: "2025-06-01", timestamp: "2025-06-01T09:00:00Z", seconds: clock.now)
        },
        commands: { command in (0, "{\"asked\": \"\(command.arguments.joined(separator: " "))\"}")
        },
        log: { lines.add($0) })
    }

    final class Clock: Sendable {
      private let seconds = Mutex<Int64>(1_750_000_000)
      var now: Int64 { seconds.withLock(\.self) }
      func pass(_ more: Int64) { seconds.withLock { $0 += more } }
    }

    final class Lines: Sendable {
      private let lines = Mutex<[String]>([])
      var all: [String] { lines.withLock(\.self) }
      func add(_ line: String) { lines.withLock { $0.append(line) } }
    }

    static func password(_ role: Role) -> String { "vier Wörter \(role.rawValue)" }

    var entries: Int {
      get throws {
        try GrantOffice(
          ledger: folder.path("foerderbuch.sqlite"), folder: "/",
          act: Act(person: "audit", moment: "2025-06-01T09:00:00Z", day: "2025-06-01")
        ).open(.readOnly).entryCount()
      }
    }

    /// What a request is answered with, in the way a server asks.
    func answer(
      _ method: Incoming.Method, _ target: String, form: Fields = Fields(), files: [Upload] = [],
      body: Data = Data(), folder: String? = nil, cookie: String? = nil,
      headers: [String: String] = [:]
    ) throws -> Outgoing {
      var all = ["host": "localhost:8080", "origin": Self.origin, "sec-fetch-site": "same-origin"]
      if let cookie { all["cookie"] = "\(Site.cookie)=\(cookie)" }
      all.merge(headers) { _, new in new }
      guard var incoming = Incoming(method, target, headers: all, address: "10.0.0.1") else {
        throw Unreadable()
      }
      (incoming.form, incoming.files, incoming.body) = (form, files, body)
      incoming.folder = folder ?? self.folder.url.path
      switch site.gate(incoming) {
      case .answered(let answer): return answer
      case .open(let entry): return site.answer(incoming, entry)
      case .watched: preconditionFailure("a stream is no page")
      case .called(let caller): return site.answer(incoming, caller)
      }
    }

    struct Unreadable: Error {}

    /// A key for the programs of somebody.
    func key(_ role: Role) throws -> String {
      let office = GrantOffice(
        ledger: folder.path("foerderbuch.sqlite"), folder: "/",
        act: Act(person: role.rawValue, moment: "2025-06-01T09:00:00Z", day: "2025-06-01"))
      let person = try PeopleDesk(office).myself()
      return try accounts.newKey(of: try #require(person), at: clock.now)
    }

    /// The browser of somebody who has signed in.
    func browser(_ role: Role) throws -> Browser {
      let answer = try answer(
        .post, "/anmelden",
        form: ["name": role.rawValue, "password": Self.password(role), "to": "/"])
      guard let cookie = Self.token(answer) else { throw Unreadable() }
      return Browser(town: self, cookie: cookie)
    }

    /// The token that an answer sets; nil where it sets none.
    static func token(_ answer: Outgoing) -> String? {
      answer["set-cookie"]?.split(separator: ";").first?.split(separator: "=").last.map(String.init)
    }

    struct Browser {
      let town: WebTown
      let cookie: String

      func get(_ target: String) throws -> Outgoing {
        try town.answer(.get, target, cookie: cookie)
      }

      /// The token of the forms of this session.
      func formToken() throws -> String {
        let html = try get("/kennwort").html
        return html.split(separator: "name=\"token\" value=\"").dropFirst().first?
          .split(separator: "\"").first.map(String.init) ?? ""
      }

      func post(
        _ target: String, _ form: Fields, files: [Upload] = [], folder: String? = nil,
        headers: [String: String] = [:]
      ) throws -> Outgoing {
        var form = form
        form.add("token", try formToken())
        return try town.answer(
          .post, target, form: form, files: files, folder: folder, cookie: cookie, headers: headers)
      }
    }

    /// A voucher that fits the project.
    static func voucher(_ amount: String, _ purpose: String = "Druck") -> Fields {
      [
        "kind": "expense", "measure": "M", "line": "SACH", "voucher": "R-\(amount)",
        "voucherDate": "1.6.", "amount": amount, "paidOn": "heute", "purpose": purpose,
        "counterparty": "Druckerei", "do": "book",
      ]
    }
  }

  extension Outgoing {
    var html: String { String(decoding: body, as: UTF8.self) }
  }
#endif
