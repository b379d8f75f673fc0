import Bookkeeping
import Foundation
import Funding
import LedgerStore
import Office

/// What holds in this office: the ledger, four eyes, files that take the place of shipped ones, and
/// how long one stays signed in. It is only looked at; each thing is changed where it belongs.
enum SettingsPage {
  static func answer(_ visit: Visit) throws -> Answer {
    let standing = try StandingDesk(visit.office).standing(.init())
    let fourEyes = try PeopleDesk(visit.office).list().fourEyes
    let ledger = (visit.site.settings.ledger as NSString).lastPathComponent
    let facts = [
      ("Hauptbuch", ledger), ("Programm", "Förderbuch \(GrantOffice.version)"),
      ("Adressen", visit.site.settings.origins.joined(separator: ", ")),
      ("Anmeldung endet", "nach \(AccountDesk.idle / 3600) Stunden ohne Eingabe"),
    ]
    return try visit.page(
      "settings",
      [
        "facts": .list(facts.map { ["label": .text($0.0), "text": .text($0.1)] }),
        "fourEyes": TableView.view(fourEyes, visit.language),
        "deviations": .texts(standing.deviations), "mayChange": .flag(visit.has(.admin)),
      ])
  }
}

extension WebPage {
  static let settings = WebPage(
    path: "/einstellungen", title: "Einstellungen", get: SettingsPage.answer)
}
