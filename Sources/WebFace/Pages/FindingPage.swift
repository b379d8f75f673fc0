import Amounts
import Bookkeeping
import Foundation
import Funding
import Interchange
import LedgerStore
import Messages
import Office

/// What a finding means, how it is computed and what to do.
enum FindingPage {
  static func answer(_ visit: Visit) throws -> Answer {
    guard let code = FindingCode(rawValue: visit.query["code"] ?? "") else {
      let all = FindingCode.allCases.sorted { $0.catalogue.title[.de] < $1.catalogue.title[.de] }
      return try visit.page(
        "codes",
        [
          "codes": .list(
            all.map {
              [
                "title": .text($0.catalogue.title[.de]),
                "href": .text(Place.finding($0.rawValue)),
              ]
            })
        ])
    }
    let entry = code.catalogue
    return try visit.page(
      "finding", title: entry.title[.de],
      [
        "code": .text(code.rawValue),
        "meaning": .text(entry.meaning[.de]), "computation": .text(entry.computation[.de]),
        "example": .text(entry.example[.de]), "norm": .text(entry.norm),
        "timing": .text(code.timing.text[.de]),
        "remedies": .texts(entry.remedies.map { $0[.de] }),
      ])
  }
}

extension WebPage {
  static let finding = WebPage(
    path: "/feststellung", title: "Feststellungen erklärt", get: FindingPage.answer)
}
