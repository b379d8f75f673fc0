import Amounts
import Bookkeeping
import Messages
import Office

/// Signing in by the office's own directory.
enum DirectoryPage {
  private static let cookie = "__Host-foerderbuch-weg"
  private static let back = "/anmelden/rueckkehr"

  private static func address(_ visit: Visit) -> String {
    (visit.site.settings.origins.first ?? "") + back
  }

  static func leave(_ visit: Visit) throws -> Answer {
    guard let directory = visit.site.settings.directory else { return .see("/anmelden") }
    do {
      let (address, word) = try directory.begin(
        to: visit.query["to"] ?? "/", back: address(visit), at: visit.now.seconds)
      return .see(address, cookie: word, named: cookie)
    } catch { return try refused(visit, error) }
  }

  static func comeBack(_ visit: Visit) throws -> Answer {
    let site = visit.site
    guard let directory = site.settings.directory else { return .see("/anmelden") }
    do {
      let (name, to) = try directory.end(
        code: visit.query["code"], word: visit.query["state"],
        kept: visit.incoming.cookie(cookie), back: address(visit), at: visit.now.seconds)
      guard let person = try PeopleDesk(visit.office).person(inDirectory: name) else {
        throw Directory.Fault(word: "person")
      }
      let token = try site.accounts.signIn(person, at: visit.now.seconds)
      if let old = visit.incoming.cookie(Site.cookie) { try site.accounts.signOut(old) }
      return .see(site.own(to) ?? "/", cookie: token)
    } catch { return try refused(visit, error) }
  }

  private static func refused(_ visit: Visit, _ error: any Error) throws -> Answer {
    let word =
      switch error {
      case let fault as Directory.Fault: fault.word
      case let fault as IdentityToken.Fault: fault.rawValue
      default: throw error
      }
    visit.site.log("refused directory \(word)")
    let isAway = ["unreachable", "discovery"].contains(word)
    let key =
      word == "person"
      ? "web.DIRECTORY.person" : isAway ? "web.DIRECTORY.away" : "web.DIRECTORY"
    return try SignInPage.page(
      visit, status: isAway ? 503 : 403, to: "/", [Problem(key).text(.de)])
  }
}

extension WebPage {
  static let directory = WebPage(
    path: "/anmelden/verzeichnis", title: "Anmelden", isOpen: true, get: DirectoryPage.leave)
  static let directoryBack = WebPage(
    path: "/anmelden/rueckkehr", title: "Anmelden", isOpen: true, get: DirectoryPage.comeBack)
}
