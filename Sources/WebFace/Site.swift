import Amounts
import Assets
import Bookkeeping
import Foundation
import LedgerStore
import Messages
public import Office

/// All pages with what keeps them safe, whatever carries requests to it: each is judged by its head
/// first (``gate(_:)``), then read, then answered (``answer(_:_:)``).
public final class Site: Sendable {
  /// Where the site is and what it shows.
  public struct Settings: Sendable {
    /// An absolute path, or one beside which files lie where the ledger is on a server.
    let ledger: String
    /// Where it is on a server; nil where it is a file.
    let address: String?
    /// The addresses by which browsers know it, such as `http://localhost:8080`.
    let origins: [String]
    /// Whether requests come through a proxy, which tells where from.
    let isBehindProxy: Bool
    /// Where people sign in besides; nil: with a password only.
    let directory: Directory?

    /// Stays open as long as the site does, if it is a file.
    public let house: LedgerHouse

    /// - Parameters:
    ///   - ledger: an absolute path.
    ///   - address: where the ledger is on a server.
    public init(
      ledger: String, address: String? = nil, origins: [String], isBehindProxy: Bool = false,
      directory: Directory? = nil
    ) {
      (self.ledger, self.address) = (ledger, address)
      (self.origins, self.isBehindProxy) = (origins, isBehindProxy)
      self.directory = directory
      house = LedgerHouse(ledger: ledger)
    }
  }

  let settings: Settings
  let accounts: AccountDesk
  let templates: Templates
  let clock: @Sendable () -> WebMoment
  let log: @Sendable (String) -> Void
  private let pages: [String: WebPage]
  /// Of this run; see ``note(signIn:of:from:)``.
  private let secret = UUID().uuidString
  let assets: WebAssets
  let programs: ProgramInterface
  let progress = ProgressBoard()
  let commands: Commands

  /// - Parameters:
  ///   - commands: what programs ask for.
  ///   - log: gets a line for each answer, without anything about persons.
  /// - Throws: `LedgerError`.
  public init(
    _ settings: Settings, accounts: AccountDesk, clock: @escaping @Sendable () -> WebMoment,
    commands: @escaping Commands, log: @escaping @Sendable (String) -> Void
  ) throws {
    (self.settings, self.accounts, self.clock, self.log) = (settings, accounts, clock, log)
    self.commands = commands
    programs = try ProgramInterface()
    templates = try Templates()
    assets = WebAssets()
    pages = Dictionary(uniqueKeysWithValues: WebPage.all.map { ($0.path, $0) })
  }

  /// What a request may go on with.
  enum Gate {
    case answered(Outgoing)
    case open(Entry)
    case called(Caller)
    case watched(ProgressBoard.Key)
  }

  struct Entry: Sendable {
    let page: WebPage
    let name: String
    let visitor: AccountDesk.Visitor?
    /// Whether files are worth keeping: the person has signed in, and the page takes them.
    var keepsFiles: Bool { page.takesFiles && visitor != nil }
  }

  static let cookie = "__Host-foerderbuch"

  // MARK: Before the body is read

  /// Whether a request is worth reading, by its head alone.
  func gate(_ head: Incoming) -> Gate {
    do {
      guard isKnownHost(head.headers["host"]) else { return refused(head, 421, "web.WRONG_HOST") }
      if head.path.first == "static", head.path.count == 2, head.method == .get {
        guard let file = assets.file(head.path[1]) else { return refused(head, 404, "web.NO_PAGE") }
        return .answered(file)
      }
      if head.isOfProgram { return try gateOfPrograms(head) }
      if head.path.first == ProgressBoard.Key.field { return try gateOfProgress(head) }
      guard let (page, name) = page(head.path) else { return refused(head, 404, "web.NO_PAGE") }
      if head.method == .other || head.method == .post && page.post == nil {
        return refused(head, 405, "web.NO_METHOD")
      }
      if head.method == .post, !isOwnOrigin(head) {
        log("refused foreign-origin \(page.path)")
        return refused(head, 403, "web.FOREIGN_ORIGIN")
      }
      let token = head.cookie(Self.cookie)
      let visitor = try token.flatMap { try accounts.visitor($0, at: clock().seconds) }
      if visitor == nil, !page.isOpen, head.method == .get {
        let back = head.target == "/" ? "" : "?to=" + Fields.encoded(head.target)
        return .answered(finished(Answer.see("/anmelden" + back).outgoing, head))
      }
      return .open(Entry(page: page, name: name, visitor: visitor))
    } catch { return .answered(failure(error, head, nil)) }
  }

  private func gateOfProgress(_ head: Incoming) throws -> Gate {
    let token = head.cookie(Self.cookie)
    guard let visitor = try token.flatMap({ try accounts.visitor($0, at: clock().seconds) }) else {
      return refused(head, 401, "web.SESSION_OVER")
    }
    guard head.method == .get, head.path.count == 2,
      let key = ProgressBoard.Key(head.path[1], of: visitor.person)
    else { return refused(head, 404, "web.NO_PAGE") }
    return .watched(key)
  }

  private func refused(_ head: Incoming, _ status: Int, _ key: String) -> Gate {
    .answered(refusal(head, status, Problem(key)))
  }

  /// The page that says why something is not to be had.
  func refusal(_ incoming: Incoming, _ status: Int, _ problem: Problem) -> Outgoing {
    guard !incoming.isOfProgram else {
      return refused(incoming, status, [(problem.code, problem.text(.de))])
    }
    return complaint(incoming, status, [problem.text(.de)], nil)
  }

  func page(_ path: [String]) -> (WebPage, name: String)? {
    if let page = pages["/" + path.joined(separator: "/")], !page.path.hasSuffix("*") {
      return (page, "")
    }
    guard let last = path.last,
      let page = pages["/" + (path.dropLast() + ["*"]).joined(separator: "/")]
    else { return nil }
    return (page, last)
  }

  /// An address as it is, where it leads to a page of this site; nil else.
  func own(_ address: String) -> String? {
    guard let target = Incoming(.get, address), let (page, _) = page(target.path), !page.isOpen
    else { return nil }
    return target.target
  }

  /// Another name leads here where somebody else rules over names.
  private func isKnownHost(_ host: String?) -> Bool {
    settings.origins.contains { $0.split(separator: "/").last.map(String.init) == host }
  }

  /// A browser tells where a form was; who tells nothing is no browser, and has no cookie of one.
  private func isOwnOrigin(_ head: Incoming) -> Bool {
    if let origin = head.headers["origin"], !settings.origins.contains(origin) { return false }
    if let site = head.headers["sec-fetch-site"], site != "same-origin" { return false }
    return true
  }

  // MARK: The answer

  /// Answers a request that was read whole.
  func answer(_ incoming: Incoming, _ entry: Entry) -> Outgoing {
    let now = clock()
    let office = GrantOffice(
      ledger: settings.address ?? settings.ledger, beside: settings.ledger,
      folder: incoming.folder, act: act(entry.visitor?.person ?? "", now), in: settings.house)
    defer {
      office.close(.readOnly)
      office.close(.readWrite)
    }
    let mark = incoming.form[ProgressBoard.Key.field] ?? incoming.query[ProgressBoard.Key.field]
    let watched = mark.flatMap { mark in
      entry.visitor.flatMap { ProgressBoard.Key(mark, of: $0.person) }
    }
    if let watched { progress.begin(watched) }
    defer { if let watched { progress.end(watched) } }
    var visit: Visit?
    do {
      if incoming.isBroken { return refusal(incoming, 400, Problem("web.BROKEN_FORM")) }
      let person = try entry.visitor.flatMap { try PeopleDesk(office).person($0.person) }
      let here = try self.visit(incoming, entry, person, now, office)
      visit = here
      if entry.visitor != nil, person?.roles.isEmpty ?? true { return try sessionOver(here) }
      if incoming.method == .post { return try posted(here, entry) }
      if !entry.page.isOpen, entry.visitor?.hasFirstPassword == true, entry.page.path != "/kennwort"
      {
        return finished(Answer.see("/kennwort").outgoing, incoming)
      }
      return finished(try entry.page.get(here).outgoing, incoming)
    } catch let proposed as Proposed {
      let place = Place.proposal(proposed.number) + "?neu=1"
      return finished(Answer.see(place).outgoing, incoming)
    } catch { return failure(error, incoming, visit) }
  }

  private func visit(
    _ incoming: Incoming, _ entry: Entry, _ person: Person?, _ now: WebMoment,
    _ office: GrantOffice
  ) throws -> Visit {
    var form = incoming.form
    if incoming.method == .get, let id = incoming.query["draft"], let person,
      let draft = try accounts.draft(id, of: person.id), let fields = Fields(encoded: draft)
    {
      form = fields
    }
    return Visit(
      site: self, page: entry.page, name: entry.name, incoming: incoming, person: person,
      formToken: entry.visitor?.formToken ?? "", now: now, office: office, form: form)
  }

  private func posted(_ visit: Visit, _ entry: Entry) throws -> Outgoing {
    guard let post = entry.page.post else {
      return refusal(visit.incoming, 405, Problem("web.NO_METHOD"))
    }
    if !entry.page.isOpen {
      guard let visitor = entry.visitor else { return try sessionOver(visit) }
      guard visit.form["token"] == visitor.formToken else {
        log("refused form-token \(entry.page.path)")
        return refusal(visit.incoming, 403, Problem("web.FOREIGN_FORM"))
      }
      if visitor.hasFirstPassword, entry.page.path != "/kennwort" {
        return finished(Answer.see("/kennwort").outgoing, visit.incoming)
      }
    }
    return finished(try post(visit).outgoing, visit.incoming)
  }

  /// The session is over: what was typed goes along and comes back after signing in.
  private func sessionOver(_ visit: Visit) throws -> Outgoing {
    var kept = visit.form.without("token")
    // What came back once and was lost again is what is kept now.
    var here = visit.incoming
    here.query = here.query.without("draft")
    let files = visit.incoming.lostFiles
    for file in files { kept.add(Visit.lostFile, file) }
    return finished(
      try SignInPage.page(
        visit, status: 401, to: here.target, kept: kept.encoded,
        [Problem("web.SESSION_OVER").text(.de)]
          + (files.isEmpty ? [] : [Visit.again(files).text(.de)])
      ).outgoing, visit.incoming)
  }

  func act(_ person: String, _ now: WebMoment) -> Act {
    AccountDesk.act(of: person, moment: now.timestamp, day: now.day) {
      [clock] in clock().timestamp
    }
  }

  /// What went wrong, as a page that says what to do; what nobody foresaw is told in the log only.
  func failure(_ error: any Error, _ incoming: Incoming, _ visit: Visit?) -> Outgoing {
    if let (status, complaints) = Complaint.of(error, .de) {
      if status >= 500 { log("failed \(type(of: error)) \(error)") }
      guard !incoming.isOfProgram else {
        return refused(incoming, status, complaints.map { ("REFUSED", $0.text) })
      }
      return complaint(incoming, status, complaints.map(\.text), visit)
    }
    log("failed \(type(of: error)) \(error)")
    return refusal(incoming, 500, Problem("web.UNEXPECTED"))
  }

  private func complaint(
    _ incoming: Incoming, _ status: Int, _ texts: [String], _ visit: Visit?
  ) -> Outgoing {
    let heading = Problem(WebHeading.key(status)).text(.de)
    let html =
      (try? templates.html("problem", ["texts": .texts(texts)])).flatMap { content in
        try? frame(visit, heading, content)
      } ?? heading
    return finished(Answer.page(status: status, html: html).outgoing, incoming)
  }

  /// The same with what every answer says, and a line in the log.
  func finished(_ answer: Outgoing, _ incoming: Incoming) -> Outgoing {
    var answer = answer
    answer.headers += Outgoing.safety + [("Cache-Control", "no-store")]
    if !settings.isBehindProxy, settings.origins[0].hasPrefix("https:") {
      answer.headers.append(("Strict-Transport-Security", "max-age=31536000"))
    }
    let path =
      page(incoming.path)?.0.path ?? (try? programs.operation(incoming))?.path ?? "?"
    log("\(answer.status) \(incoming.method) \(path)")
    return answer
  }

  /// Tells the log that somebody was not let in, and why. Names and addresses are told apart by
  /// marks, from which nobody finds them again once this run is over.
  func note(signIn code: String, of name: String, from address: String) {
    func mark(_ text: String) -> Substring {
      Digest256(of: Array((secret + text).utf8)).hexText.prefix(8)
    }
    log("refused sign-in \(code) account \(mark(name.lowercased())) address \(mark(address))")
  }

  // MARK: The frame

  /// A page with head, navigation and who is there.
  func frame(_ visit: Visit?, _ title: String, _ content: String) throws -> String {
    let person = visit?.person
    let entries = WebPage.all.filter { page in
      page.menu.contains { person?.roles.contains($0) ?? false }
    }
    let here = visit?.page.path
    return try templates.html(
      "frame",
      [
        "title": .text(title), "content": .text(content),
        "style": .text(assets.style), "script": .text(assets.script), "icon": .text(assets.icon),
        "person": person.map { person in
          [
            "name": .text(person.name),
            "roles": .text(person.orderedRoles.map { $0.name[.de] }.joined(separator: ", ")),
            "token": .text(visit?.formToken ?? ""),
            "menu": .list(
              entries.map { page in
                [
                  "path": .text(page.path), "label": .text(page.title),
                  "isHere": .flag(page.path == here),
                ]
              }),
          ]
        } ?? .flag(false),
      ])
  }
}

/// The heading of a page that says what went wrong.
private enum WebHeading {
  static func key(_ status: Int) -> String {
    switch status {
    case 403, 401: "web.HEADING.forbidden"
    case 404: "web.HEADING.missing"
    case 413: "web.HEADING.large"
    case 500: "web.HEADING.failed"
    case 503: "web.HEADING.busy"
    default: "web.HEADING.refused"
    }
  }
}
