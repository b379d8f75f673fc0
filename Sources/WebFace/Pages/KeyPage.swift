import Bookkeeping
import Messages
import Office

/// A key for a person's own programs.
enum KeyPage {
  static func page(_ visit: Visit, key: String? = nil) throws -> Answer {
    try visit.page("key", ["key": .optional(key)])
  }

  static func change(_ visit: Visit) throws -> Answer {
    guard let person = visit.person else { return .see("/") }
    if visit.form["do"] == "withdraw" {
      try visit.site.accounts.withdrawKey(of: person)
      return .see(visit.page.path)
    }
    return try page(
      visit, key: try visit.site.accounts.newKey(of: person, at: visit.now.seconds))
  }
}

extension WebPage {
  static let key = WebPage(
    path: "/schluessel", title: "Schlüssel für Programme", get: { try KeyPage.page($0) },
    post: KeyPage.change)
}
