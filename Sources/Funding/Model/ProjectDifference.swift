import Amounts

/// One value that differs between two versions of a project.
public struct ProjectDifference: Hashable, Sendable {
  /// Where, in the words of the project file: `SC-883-DO.lines.0812.planned`.
  public let path: String
  /// Nil where there was none.
  public let before: String?
  /// Nil where there is none any more.
  public let after: String?

  /// All differences, in the order of the project file. Without a version before, what is created.
  public static func between(_ before: Project?, _ after: Project) -> [ProjectDifference] {
    let old = before.map(values) ?? []
    let new = values(after)
    let oldByPath = Dictionary(old, uniquingKeysWith: { first, _ in first })
    let newByPath = Dictionary(new, uniquingKeysWith: { first, _ in first })
    var differences = new.compactMap { path, value -> ProjectDifference? in
      let was = oldByPath[path]
      return was == value ? nil : ProjectDifference(path: path, before: was, after: value)
    }
    differences += old.compactMap { path, value in
      newByPath[path] == nil ? ProjectDifference(path: path, before: value, after: nil) : nil
    }
    return differences
  }

  private static func values(_ project: Project) -> [(String, String)] {
    var all: [(String, String?)] = [
      ("title", project.title), ("field", project.field),
      ("lighthouse", project.lighthouse ? "true" : nil), ("period", project.period?.text(.en)),
    ]
    for organisation in project.organisations {
      let path = "organisations.\(organisation.id)."
      all += [
        (path + "name", organisation.name), (path + "kind", organisation.kind.rawValue),
        (path + "inputVatDeductible", organisation.inputVatDeductible.percentText() + "%"),
        (path + "iban", organisation.iban?.grouped),
      ]
    }
    for measure in project.measures { all += values(measure) }
    for award in project.awards { all += values(award) }
    return all.compactMap { path, value in value.map { (path, $0) } }
  }

  private static func values(_ measure: Measure) -> [(String, String?)] {
    var all: [(String, String?)] = [
      ("\(measure.id).title", measure.title), ("\(measure.id).recipient", measure.recipient),
      ("\(measure.id).role", measure.role.rawValue),
      ("\(measure.id).basis", measure.basis.rawValue),
    ]
    for line in measure.lines {
      let path = "\(measure.id).lines.\(line.id)."
      all += [
        (path + "title", line.title), (path + "planned", line.planned.plainText),
        (path + "eligible", line.eligible.plainText), (path + "inKind", line.inKind ? "true" : nil),
        (path + "consent", line.consent),
      ]
    }
    for source in measure.sources {
      let path = "\(measure.id).sources.\(source.id)."
      all += [
        (path + "kind", source.kind.rawValue), (path + "organisation", source.organisation),
        (path + "planned", source.planned.plainText),
        (path + "countsAsOwnShare", source.countsAsOwnShare ? "true" : nil),
        (path + "fixed", source.fixed ? "true" : nil),
      ]
    }
    return all
  }

  private static func values(_ award: Award) -> [(String, String?)] {
    let path = "\(award.id)."
    var all: [(String, String?)] = [
      (path + "measure", award.measure), (path + "funder", award.funder.name),
      (path + "ruleSet", award.ruleSet), (path + "financing", award.financing.rawValue),
      (path + "rate", award.rate?.exactPercentText),
      (path + "rateBase", award.rateBase?.rawValue), (path + "amount", award.amount.plainText),
      (path + "unitAmount", award.unitAmount?.plainText), (path + "units", award.units?.exactText),
      (path + "awardedOn", award.awardedOn.isoText), (path + "from", award.period.from.isoText),
      (path + "to", award.period.to.isoText),
    ]
    let milestones = award.milestones
    all += [
      (path + "earlyStartFrom", milestones.earlyStartFrom?.isoText),
      (
        path + "paymentsAfterPeriod",
        milestones.paymentsAfterPeriod == .none ? nil : milestones.paymentsAfterPeriod.rawValue
      ),
    ]
    for (year, amount) in award.years.sorted(by: { $0.key < $1.key }) {
      all.append((path + "years.\(year)", amount.plainText))
    }
    for (parameter, value) in award.overrides.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
      let text = if case .rate(let rate) = value { rate.exactPercentText } else { value.fileText }
      all.append((path + "overrides.\(parameter.rawValue)", text ?? "null"))
    }
    return all
  }
}
