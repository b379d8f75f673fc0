import Amounts
import Bookkeeping
import Messages
import Office

/// Signing in and out.
enum SignInPage {
  /// - Parameters:
  ///   - to: where the person wanted to go.
  ///   - kept: what was typed there, as a form is sent.
  static func page(
    _ visit: Visit, status: Int = 200, to: String, kept: String = "", _ complaints: [String] = []
  ) throws -> Answer {
    // Nobody is there as long as nobody has signed in: the frame shows no name.
    let html = try visit.site.templates.html(
      "sign-in",
      [
        "to": .text(to), "kept": .text(kept), "complaints": .texts(complaints),
        "name": .text(visit.form["name"] ?? ""),
        "directory": visit.site.settings.directory == nil
          ? false : .text("/anmelden/verzeichnis?to=" + Fields.encoded(to)),
      ])
    return .page(
      status: status, html: try visit.site.frame(nil, WebPage.signIn.title, html))
  }

  static func signIn(_ visit: Visit) throws -> Answer {
    let (site, form) = (visit.site, visit.form)
    let (name, to) = (form["name"] ?? "", form["to"] ?? "/")
    let password = form.values("password").first ?? ""
    let person = try PeopleDesk(visit.office).person(name)
    let token: String
    do {
      token = try site.accounts.signIn(
        person, as: name, password, from: visit.incoming.address, at: visit.now.seconds)
    } catch let refusal as Refusal {
      site.note(signIn: refusal.code, of: name, from: visit.incoming.address)
      return try page(
        visit, status: 403, to: to, kept: form["kept"] ?? "", [refusal.problem.text(.de)])
    }
    var address = site.own(to) ?? "/"
    if let person, let kept = form["kept"] {
      let draft = try site.accounts.keepDraft(kept, of: person.id, at: visit.now.seconds)
      address += (address.contains("?") ? "&" : "?") + "draft=" + draft
    }
    // The session before is over, whosever it was.
    if let old = visit.incoming.cookie(Site.cookie) { try site.accounts.signOut(old) }
    return .see(address, cookie: token)
  }

  static func signOut(_ visit: Visit) throws -> Answer {
    if let token = visit.incoming.cookie(Site.cookie) { try visit.site.accounts.signOut(token) }
    return .see("/anmelden", cookie: "")
  }
}

extension WebPage {
  static let signIn = WebPage(
    path: "/anmelden", title: "Anmelden", isOpen: true,
    get: { try SignInPage.page($0, to: $0.query["to"] ?? "/") }, post: SignInPage.signIn)

  static let signOut = WebPage(
    path: "/abmelden", title: "Abmelden", get: { _ in .see("/") }, post: SignInPage.signOut)
}
