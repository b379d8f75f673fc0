import Amounts
import Funding
import Interchange
import Office

/// A "what if" beside what is.
struct ScenarioView {
  let comparison: ScenarioComparison
  let award: String

  func json(_ language: Language) -> JSONValue {
    func share(_ hundredths: Int64) -> JSONValue {
      .string(Allocation.percentText(hundredths: hundredths))
    }
    return .members([
      (
        "eligible",
        .members([
          ("before", .string(comparison.eligibleBefore.plainText)),
          ("after", .string(comparison.eligibleAfter.plainText)),
        ])
      ),
      (
        "sources",
        .array(
          comparison.sources.map { row in
            .members([
              ("id", .string(row.id)), ("before", .string(row.before.plainText)),
              ("after", .string(row.after.plainText)),
              ("difference", .string(row.difference.plainText)),
              ("shareBefore", share(row.shareBefore)), ("shareAfter", share(row.shareAfter)),
            ])
          })
      ),
      (
        "awards",
        .array(
          comparison.awards.map { row in
            .members([
              ("id", .string(row.id)), ("entitledBefore", .string(row.entitledBefore.plainText)),
              ("entitledAfter", .string(row.entitledAfter.plainText)),
              ("repayableBefore", .string(row.repayableBefore.plainText)),
              ("repayableAfter", .string(row.repayableAfter.plainText)),
            ])
          })
      ), ("appearing", .array(comparison.appeared.map { $0.json(language) })),
      ("vanishing", .array(comparison.vanished.map { $0.json(language) })),
      (
        "changing",
        .array(
          comparison.changed.map { change in
            .members([
              ("before", change.before.json(language)), ("after", change.after.json(language)),
            ])
          })
      ),
    ])
  }

  func text(_ language: Language) -> String {
    var table = TextTable([
      (language.pick("Finanzierung", "Financing"), .left),
      (language.pick("vorher €", "before €"), .right),
      (language.pick("nachher €", "after €"), .right),
      (language.pick("Unterschied €", "difference €"), .right),
      (language.pick("v. H. vorher", "% before"), .right),
      (language.pick("nachher", "after"), .right),
    ])
    func percent(_ hundredths: Int64) -> String {
      Rational(hundredths, over: 100).decimalText(places: 2, language)
    }
    for row in comparison.sources {
      table.add(
        row.id, row.before.numberText(language), row.after.numberText(language),
        row.difference.numberText(language), percent(row.shareBefore), percent(row.shareAfter))
    }
    table.rule()
    table.add(
      language.pick("Zuwendungsfähige Ausgaben", "Eligible expenditure"),
      comparison.eligibleBefore.numberText(language),
      comparison.eligibleAfter.numberText(language), "", "", "")
    var parts = [
      language.pick("Was wäre wenn – gebucht wird nichts.", "What if – nothing is booked."),
      table.text,
    ]
    for row in comparison.awards where row.repayableBefore != row.repayableAfter {
      parts.append(
        "  " + row.id + language.pick(": zurückzuzahlen ", ": repayable ")
          + row.repayableBefore.text(language) + " → " + row.repayableAfter.text(language))
    }
    for (findings, german, english) in [
      (comparison.appeared, "Neue Feststellungen:", "New findings:"),
      (comparison.vanished, "Erledigte Feststellungen:", "Findings resolved:"),
      (comparison.changed.map(\.after), "Geänderte Feststellungen:", "Findings changed:"),
    ] where !findings.isEmpty {
      parts.append(
        language.pick(german, english) + "\n"
          + findings.lines(language).map { "  " + $0 }.joined(separator: "\n"))
    }
    return parts.joined(separator: "\n\n")
  }
}
