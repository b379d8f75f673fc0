import Amounts
import Bookkeeping
import Funding
import Interchange
import Office

/// A project as its notices were understood.
struct ProjectNoticeView {
  let notice: ProjectNotice
  let dryRun: Bool
  /// Whether it stands in a file only, which is still to be applied.
  var isDraft = false

  // MARK: Text

  /// - Parameter notes: what does not add up.
  func text(_ notes: [String], _ language: Language) -> String {
    let lines =
      notice.grants.flatMap { text($0, language) } + notice.plans.flatMap { text($0, language) }
      + notes.map { "! " + $0 }
      + [
        isDraft
          ? language.pick(
            "Bitte mit dem Bescheid vergleichen.", "Compare with the notice.")
          : dryRun
            ? language.pick(
              "Probelauf, nichts gespeichert. Bitte mit dem Bescheid vergleichen; ohne --dry-run wird es übernommen.",
              "Dry run, nothing stored. Compare with the notice; without --dry-run it is taken over."
            )
            : language.pick(
              "Bitte mit dem Bescheid vergleichen. Weiter: foerderbuch check --project \(notice.project.id)",
              "Compare with the notice. Next: foerderbuch check --project \(notice.project.id)")
      ]
    return lines.map { "  " + $0 }.joined(separator: "\n")
  }

  private func text(_ grant: ProjectNotice.Grant, _ language: Language) -> [String] {
    let award = grant.award
    func pick(_ german: String, _ english: String) -> String { language.pick(german, english) }
    let period = "\(award.period.from.text(language)) – \(award.period.to.text(language))"
    var lines = [
      pick("Bescheid ", "Notice ") + award.id + pick(" vom ", " of ")
        + award.awardedOn.text(language)
        + ", \(award.funder.name) (\(award.funder.level.name[language]))",
      "  " + financing(award, language) + pick(", höchstens ", ", at most ")
        + award.amount.text(language),
      "  " + pick("Bewilligungszeitraum ", "Funding period ") + period,
      "  " + pick("Regelwerk ", "Rule set ") + award.ruleSet + ": "
        + grant.rules.title[language] + pick(", Fassung ", ", edition ") + grant.rules.edition,
    ]
    if !grant.unread.isEmpty {
      let names = grant.unread.map {
        $0.parameter?.catalogue.name[language] ?? pick("die ganze Fassung", "the whole edition")
      }
      lines.append(
        "  " + pick("  davon nicht im Text gelesen: ", "  of it not read in the text: ")
          + names.joined(separator: ", "))
    }
    let years = award.years.sorted { $0.key < $1.key }
    if !years.isEmpty {
      lines.append(
        "  " + pick("Jahresbeträge ", "Yearly amounts ")
          + years.map { "\($0.key): \($0.value.text(language))" }.joined(separator: ", "))
    }
    for (parameter, value) in award.overrides.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
      lines.append(
        "  " + pick("abweichend: ", "changed: ") + parameter.catalogue.name[language] + " "
          + value.text(of: parameter, language))
    }
    lines.append(
      "  " + pick("Fristen: ", "Deadlines: ")
        + grant.deadlines.map { "\($0.kind.name[language]) \($0.lastDay.text(language))" }
        .joined(separator: ", "))
    return lines
  }

  private func financing(_ award: Award, _ language: Language) -> String {
    guard award.financing == .share else { return award.financing.name[language] }
    let rate = award.rate.map { rate in
      let text = rate.exactPercentText
      return language == .de ? String(text.map { $0 == "." ? "," : $0 }) : text
    }
    return award.financing.name[language] + " "
      + (rate ?? language.pick("ohne genannten Satz", "without a rate"))
  }

  private func text(_ plan: ProjectNotice.Plan, _ language: Language) -> [String] {
    func pick(_ german: String, _ english: String) -> String { language.pick(german, english) }
    func row(_ id: String, _ title: String, _ amount: Money) -> String {
      "    \(id) \(title): \(amount.text(language))"
    }
    var eligible = ""
    if plan.eligible != plan.planned {
      eligible = pick(", zuwendungsfähig ", ", eligible ") + plan.eligible.text(language)
    }
    return [
      pick("Teilvorhaben ", "Measure ")
        + "\(plan.measure.id): \(plan.measure.title), \(plan.recipient)",
      "  " + pick("Ausgabenplan ", "Expenditure plan ") + plan.planned.text(language) + eligible,
    ]
      + plan.measure.lines.map { line in
        row(line.id, line.title, line.planned)
          + (plan.accounts[line.id].map {
            pick(", Konto ", ", account ") + $0.number + " " + $0.name[language]
          } ?? "")
      } + [
        "  " + pick("Finanzierungsplan ", "Financing plan ") + plan.financed.text(language)
      ] + plan.financing.map { row($0.id, $0.title[language], $0.planned) }
  }

  // MARK: JSON

  func json(_ language: Language) -> JSONValue {
    .members([
      ("awards", .array(notice.grants.map { json($0, language) })),
      ("measures", .array(notice.plans.map(json))),
    ])
  }

  private func json(_ grant: ProjectNotice.Grant, _ language: Language) -> JSONValue {
    let award = grant.award
    return .members([
      ("id", .string(award.id)), ("funder", .string(award.funder.name)),
      ("level", .string(award.funder.level.rawValue)),
      ("financing", .string(award.financing.rawValue)),
      ("rate", award.rate.map { .string($0.value.exactText) }),
      ("amount", .string(award.amount.plainText)),
      ("awardedOn", .string(award.awardedOn.isoText)),
      ("from", .string(award.period.from.isoText)), ("to", .string(award.period.to.isoText)),
      ("ruleSet", .string(award.ruleSet)), ("edition", .string(grant.rules.edition)),
      ("unread", UnreadValue.json([(award.id, grant.unread)], language)),
      (
        "deadlines",
        .array(
          grant.deadlines.map { deadline in
            .members([
              ("kind", .string(deadline.kind.key)), ("lastDay", .string(deadline.lastDay.isoText)),
              ("norm", .string(deadline.norm)),
            ])
          })
      ),
    ])
  }

  private func json(_ plan: ProjectNotice.Plan) -> JSONValue {
    .members([
      ("id", .string(plan.measure.id)), ("recipient", .string(plan.recipient)),
      ("planned", .string(plan.planned.plainText)), ("eligible", .string(plan.eligible.plainText)),
      ("financed", .string(plan.financed.plainText)),
      (
        "lines",
        .array(
          plan.measure.lines.map { line in
            .members([
              ("id", .string(line.id)), ("planned", .string(line.planned.plainText)),
              ("account", plan.accounts[line.id].map { .string($0.number) }),
            ])
          })
      ),
      (
        "financing",
        .array(
          plan.financing.map { part in
            .members([("id", .string(part.id)), ("planned", .string(part.planned.plainText))])
          })
      ),
    ])
  }
}
