import Amounts
import ArgumentParser
import Bookkeeping
import Messages
import Office

/// `serve`: the ledger in a browser.
struct ServeCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "serve",
      abstract: say(
        "Öffnet das Hauptbuch im Browser, für alle, die sich anmelden.",
        "Opens the ledger in a browser, for all who sign in."))
  }

  @OptionGroup var place: ServeOptions
  @OptionGroup var global: GlobalOptions

  func run() throws {
    let session = try Session(global)
    let place = try place.place()
    let desk = PeopleDesk(session.office)
    if try desk.isEmpty() { try addAdministrator(desk, session) }
    try WebHost(session, place).serve()
  }

  /// The first person of a ledger is asked for.
  private func addAdministrator(_ desk: PeopleDesk, _ session: Session) throws {
    guard let answer = session.console.answer else {
      throw CommandFailure(65, Problem("program.SERVE.noPeople"))
    }
    func asked(_ question: String) -> String {
      session.console.err(question + " ")
      return answer()?.split(whereSeparator: \.isWhitespace).joined(separator: " ") ?? ""
    }
    session.console.err(Problem("program.SERVE_ASKED.first").text(session.language) + "\n")
    let id = asked(Problem("program.SERVE_ASKED.id").text(session.language))
    let name = asked(Problem("program.SERVE_ASKED.name").text(session.language))
    var change = PeopleDesk.Change()
    change.roles = [.admin]
    try desk.add(id, name: name, change)
  }
}

/// Where the pages are to be had.
struct ServeOptions: ParsableArguments {
  /// Where pages are to be had unless somebody says otherwise.
  static let usualPlace = "127.0.0.1:8080"

  @Option(
    help: ArgumentHelp(
      say(
        "Adresse auf diesem Rechner.", "Address on this machine."),
      valueName: say("adresse", "address")))
  var listen = usualPlace
  @Option(
    help: ArgumentHelp(
      say(
        "Adresse, unter der ein Proxy mit TLS die Seiten anderen Rechnern zeigt.",
        "Address by which a proxy with TLS shows the pages to other machines."),
      valueName: "https://…"))
  var behindProxy: String?
  @Option(
    help: ArgumentHelp(
      say(
        "Zertifikat (PEM), mit dem das Programm selbst TLS spricht; nur mit dem Merkmal „TLS“ gebaut.",
        "Certificate (PEM), by which the program speaks TLS itself; only if built with the trait “TLS”."
      ), valueName: say("datei", "file")))
  var tlsCert: String?
  @Option(
    help: ArgumentHelp(
      say("Schlüssel zum Zertifikat (PEM).", "Key of the certificate (PEM)."),
      valueName: say("datei", "file")))
  var tlsKey: String?
  @OptionGroup var directory: DirectoryOptions

  struct Place {
    let host: String
    let port: Int
    let proxy: String?
    /// PEM files.
    let certificate: (chain: String, key: String)?
    let directory: DirectoryOptions
  }

  /// - Throws: where somebody else could listen in.
  func place() throws -> Place {
    let parts = listen.split(separator: ":", omittingEmptySubsequences: false)
    guard let port = parts.last.flatMap({ Int($0) }), (1...65535).contains(port), parts.count > 1
    else { throw CommandFailure(64, Problem("program.SERVE.address", ["text": listen])) }
    let host = parts.dropLast().joined(separator: ":").filter { $0 != "[" && $0 != "]" }
    let proxy = try behindProxy.map { text in
      let name = text.dropFirst(8)
      guard text.hasPrefix("https://"), !name.isEmpty,
        name.allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber || ".-:".contains($0)) })
      else { throw CommandFailure(64, Problem("program.SERVE.proxy", ["text": text])) }
      return text.lowercased()
    }
    guard (tlsCert == nil) == (tlsKey == nil) else {
      throw CommandFailure(64, Problem("program.SERVE.certificate"))
    }
    let certificate = tlsCert.flatMap { chain in tlsKey.map { (chain: chain, key: $0) } }
    let isOwn = ["127.0.0.1", "localhost", "::1"].contains(host)
    guard proxy != nil || certificate != nil || isOwn else {
      throw CommandFailure(64, Problem("program.SERVE.open", ["text": listen]))
    }
    // Browsers know the pages by a name, and no other is answered.
    guard proxy != nil || !["0.0.0.0", "::"].contains(host) else {
      throw CommandFailure(64, Problem("program.SERVE.noName", ["text": listen]))
    }
    try directory.check()
    return Place(
      host: host, port: port, proxy: proxy, certificate: certificate, directory: directory)
  }
}

/// The directory in which people sign in, besides their passwords here.
struct DirectoryOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      say(
        "Verzeichnis, in dem man sich auch anmeldet (OpenID Connect); ein Geheimnis dafür steht in FOERDERBUCH_OIDC_SECRET.",
        "Directory where one may sign in, too (OpenID Connect); its secret is in FOERDERBUCH_OIDC_SECRET."
      ), valueName: "https://…"))
  var oidcIssuer: String?
  @Option(
    help: ArgumentHelp(
      say("Name dieses Programms im Verzeichnis.", "Name of this program in the directory."),
      valueName: "id"))
  var oidcClient: String?
  @Option(
    help: ArgumentHelp(
      say(
        "Was dort für die Kennung oder Anmeldung der Person steht.",
        "What there is the person's id or login."), valueName: "claim"))
  var oidcClaim = "preferred_username"

  func check() throws {
    guard oidcIssuer != nil || oidcClient != nil else { return }
    guard let oidcIssuer, oidcClient != nil, Self.isSafe(oidcIssuer) else {
      throw CommandFailure(
        64, Problem("program.SERVE.directory", ["text": Fact.whole(oidcIssuer ?? "")]))
    }
  }

  /// Nobody reads along.
  private static func isSafe(_ address: String) -> Bool {
    address.hasPrefix("https://") && address.count > 8
      || ["http://localhost", "http://127.0.0.1"].contains {
        address == $0 || address.hasPrefix($0 + ":") || address.hasPrefix($0 + "/")
      }
  }
}
