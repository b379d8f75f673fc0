import Amounts
import Bookkeeping
import Foundation
import Funding
import Interchange
import LedgerStore
import Messages
import Office

extension View {
  /// What a check found, as `findings.mustache` lists it.
  static func finding(_ finding: Finding) -> View {
    [
      "severity": .text(finding.severity.rawValue),
      "severityName": .text(finding.severity.name[.de]),
      "title": .text(finding.code.catalogue.title[.de]),
      "href": .text(Place.finding(finding.code.rawValue)),
      "message": .text(finding.statement(.de) + " " + remedy(finding, .de)),
    ]
  }

  /// The way out as far as it can be gone in a browser; words of project files and commands are
  /// explained where the finding is.
  static func remedy(_ finding: Finding, _ language: Language) -> String {
    let text = finding.remedy(language)
    return text.contains("`") ? Message("web.REMEDY_ELSEWHERE.found")[language] : text
  }

  /// The steps of a calculation as `steps.mustache` numbers them.
  static func steps(_ steps: [SettlementStep]) -> View {
    .list(
      steps.map { step in
        [
          "label": .text(step.label[.de]), "formula": .text(step.formula.text(.de)),
          "value": .text([Term.exact(step.value)].text(.de)),
        ]
      })
  }
}
