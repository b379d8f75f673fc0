import Amounts
import Bookkeeping
import Dispatch
import Foundation
import LedgerStore
import Messages
import Office
import Synchronization

#if Web
  import WebFace
#endif

/// The program as a server: its pages are shown until it is told to end.
struct WebHost {
  let session: Session
  let place: ServeOptions.Place

  init(_ session: Session, _ place: ServeOptions.Place) {
    (self.session, self.place) = (session, place)
  }

  #if Web
    /// Shows the pages; who has no password yet and has to have one gets a first one, told once.
    func serve() throws {
      let accounts = try AccountDesk(ledger: session.office.ledgerPath)
      try tellFirstPasswords(accounts)
      for access in [StoreAccess.readOnly, .readWrite] { session.office.close(access) }
      let (console, office) = (session.console, session.office)
      let certificate = try certificate()
      let name = place.host.contains(":") ? "[\(place.host)]" : place.host
      let own =
        certificate == nil
        ? ["localhost", name].map { "http://\($0):\(place.port)" }
        : [name, "localhost"].map { "https://\($0):\(place.port)" }
      let settings = Site.Settings(
        ledger: office.ledgerPath, address: office.address,
        origins: place.proxy.map { [$0] } ?? own, isBehindProxy: place.proxy != nil,
        directory: directory)
      let house = settings.house
      defer { house.close() }
      let site = try Site(
        settings, accounts: accounts,
        clock: {
          let now = console.now()
          return WebMoment(day: now.day, timestamp: now.timestamp, seconds: now.seconds)
        },
        commands: { [console] in
          Self.answer(
            $0, console: console, house, ledger: office.address ?? office.ledgerPath)
        },
        log: { console.err(console.now().timestamp + " " + $0 + "\n") })
      let address = place.proxy ?? own[0]
      let told = Problem("program.SERVE_ASKED.open", ["address": Fact.whole(address)])
        .text(session.language)
      console.leaveSignals()
      try wait {
        let server = WebServer(
          site, host: place.host, port: place.port, certificate: certificate)
        let folding = Task {
          while !Task.isCancelled {
            try await Task.sleep(for: .seconds(2))
            house.foldLog()
          }
        }
        defer { folding.cancel() }
        try await server.run { _ in console.out(told + "\n") }
      }
    }

    private func certificate() throws -> Certificate? {
      guard let files = place.certificate else { return nil }
      do {
        return try Certificate(
          chain: session.office.absolute(files.chain), key: session.office.absolute(files.key))
      } catch .notBuilt { throw CommandFailure(64, Problem("program.SERVE.noTLS")) } catch {
        guard case .unreadable(let file) = error else { throw error }
        throw CommandFailure(66, Problem("program.SERVE.notPEM", ["file": file]))
      }
    }

    private var directory: Directory? {
      guard let issuer = place.directory.oidcIssuer, let client = place.directory.oidcClient else {
        return nil
      }
      return Directory(
        .init(
          issuer: issuer, client: client,
          secret: session.console.environment["FOERDERBUCH_OIDC_SECRET"],
          claim: place.directory.oidcClaim))
    }

    /// Carries out a command that a program of somebody gives, as they would at a terminal.
    static func answer(
      _ command: Site.Command, console: Console, _ house: LedgerHouse, ledger: String
    ) -> (exitCode: Int32, json: String) {
      let told = Mutex("")
      var arguments = command.arguments
      arguments.insert("--ledger=" + ledger, at: 1)
      let code = Program.run(
        arguments,
        console: Console(
          out: { text in told.withLock { $0 += text } }, err: { _ in }, environment: [:],
          today: command.act.day, timestamp: command.act.moment,
          workingDirectory: console.workingDirectory, isTerminal: false, program: console.program,
          recorder: command.act.person, login: command.act.login, now: console.now,
          house: house))
      return (code, told.withLock(\.self))
    }

    /// Waits for what cannot be waited for where commands are run.
    private func wait(_ work: @escaping @Sendable () async throws -> Void) throws {
      let done = DispatchSemaphore(value: 0)
      let failure = Mutex<(any Error)?>(nil)
      Task.detached {
        do { try await work() } catch { failure.withLock { $0 = error } }
        done.signal()
      }
      done.wait()
      if let error = failure.withLock(\.self) {
        throw CommandFailure(
          74, Problem("program.SERVE.taken", ["place": place.port, "reason": "\(error)"]))
      }
    }
  #else
    /// - Throws: always; the pages are no part of this program.
    func serve() throws { throw CommandFailure(64, Problem("program.SERVE.notBuilt")) }
  #endif

  /// As long as nobody can sign in, the administrators get a first password.
  private func tellFirstPasswords(_ accounts: AccountDesk) throws {
    guard try accounts.people().isEmpty else { return }
    let admins = try PeopleDesk(session.office).people().filter { $0.roles.contains(.admin) }
    try tellFirstPasswords(of: admins, accounts)
  }

  func tellFirstPasswords(of people: [Person], _ accounts: AccountDesk) throws {
    var table = TextTable([("", .left), ("", .left), ("", .left), ("", .left)])
    for person in people {
      table.add(
        person.id, person.name,
        person.orderedRoles.map { $0.name[session.language] }.joined(separator: ", "),
        try accounts.firstPassword(for: person))
    }
    session.console.out(
      Problem("program.SERVE_ASKED.passwords").text(session.language) + "\n" + table.text + "\n\n")
  }
}
