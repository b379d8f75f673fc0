import Amounts
import Funding

extension ProjectFile {
  /// The project as a project file, keys in the order of the contract. Reading it gives an equal
  /// project; rates are exact fractions.
  static func json(_ project: Project) -> JSONValue {
    .members([
      ("format", .string(format)),
      (
        "project",
        .members([
          ("id", .string(project.id)), ("title", .string(project.title)),
          ("field", project.field.map { .string($0) }),
          ("lighthouse", project.lighthouse ? .bool(true) : nil),
          ("from", project.period.map { .string($0.from.isoText) }),
          ("to", project.period.map { .string($0.to.isoText) }),
        ])
      ),
      ("amendment", project.amendment.map(json)),
      ("organisations", .array(project.organisations.map(json))),
      ("measures", .array(project.measures.map(json))),
      ("awards", .array(project.awards.map(json))),
    ])
  }

  private static func json(_ amendment: Amendment) -> JSONValue {
    .members([
      ("on", .string(amendment.on.isoText)),
      ("reference", amendment.reference.map { .string($0) }),
      ("lateReason", amendment.lateReason.map { .string($0) }),
    ])
  }

  private static func json(_ organisation: Organisation) -> JSONValue {
    .members([
      ("id", .string(organisation.id)), ("name", .string(organisation.name)),
      ("kind", .string(organisation.kind.rawValue)),
      ("inputVatDeductible", .string(organisation.inputVatDeductible.value.exactText)),
      ("size", organisation.size.map { .string($0.rawValue) }),
      ("undertaking", organisation.undertaking.map { .string($0) }),
      (
        "deMinimis",
        organisation.deMinimis.isEmpty
          ? nil
          : .array(
            organisation.deMinimis.map { aid in
              .members([
                ("on", .string(aid.awardedOn.isoText)),
                ("amount", .string(aid.amount.plainText)),
                ("reference", aid.reference.map { .string($0) }),
              ])
            })
      ),
      ("level", organisation.level.map { .string($0.rawValue) }),
      ("iban", organisation.iban.map { .string($0.text) }),
      ("address", organisation.contact.address.map { .string($0) }),
      ("contact", organisation.contact.person.map { .string($0) }),
      ("phone", organisation.contact.phone.map { .string($0) }),
      ("email", organisation.contact.email.map { .string($0) }),
    ])
  }

  private static func json(_ measure: Measure) -> JSONValue {
    .members([
      ("id", .string(measure.id)), ("title", .string(measure.title)),
      ("recipient", .string(measure.recipient)), ("role", .string(measure.role.rawValue)),
      ("basis", .string(measure.basis.rawValue)),
      ("lines", .array(measure.lines.map(json))),
      ("sources", .array(measure.sources.map(json))),
    ])
  }

  private static func json(_ line: PlanLine) -> JSONValue {
    .members([
      ("id", .string(line.id)), ("title", .string(line.title)),
      ("planned", .string(line.planned.plainText)),
      ("eligible", .string(line.eligible.plainText)),
      ("inKind", line.inKind ? .bool(true) : nil),
      ("consent", line.consent.map { .string($0) }),
      ("aidCategory", line.aidCategory.map { .string($0.rawValue) }),
      ("account", line.account.map { .string($0) }), ("group", line.group.map { .string($0) }),
      (
        "flatRate",
        line.flatRate.map { flatRate in
          .members([
            ("percent", .string(flatRate.percent.value.exactText)),
            ("of", .array(flatRate.of.map { .string($0) })),
            ("cap", flatRate.cap.map { .string($0.plainText) }),
            ("article", flatRate.article.map { .string($0.rawValue) }),
          ])
        }
      ),
    ])
  }

  private static func json(_ source: Source) -> JSONValue {
    .members([
      ("id", .string(source.id)), ("kind", .string(source.kind.rawValue)),
      ("organisation", source.organisation.map { .string($0) }),
      ("planned", .string(source.planned.plainText)),
      ("countsAsOwnShare", source.countsAsOwnShare ? .bool(true) : nil),
      ("fixed", source.fixed ? .bool(true) : nil),
    ])
  }

  private static func json(_ award: Award) -> JSONValue {
    let years = award.years.sorted { $0.key < $1.key }
    let overrides = award.overrides.sorted { $0.key.rawValue < $1.key.rawValue }
    return .members([
      ("id", .string(award.id)), ("measure", .string(award.measure)),
      (
        "funder",
        .members([
          ("id", .string(award.funder.id)), ("name", .string(award.funder.name)),
          ("level", .string(award.funder.level.rawValue)),
        ])
      ),
      ("ruleSet", .string(award.ruleSet)), ("financing", .string(award.financing.rawValue)),
      ("rate", award.rate.map { .string($0.value.exactText) }),
      ("rateBase", award.rateBase.map { .string($0.rawValue) }),
      ("amount", .string(award.amount.plainText)),
      ("unitAmount", award.unitAmount.map { .string($0.plainText) }),
      ("units", award.units.map { .string($0.exactText) }),
      ("awardedOn", .string(award.awardedOn.isoText)),
      ("from", .string(award.period.from.isoText)), ("to", .string(award.period.to.isoText)),
      (
        "years",
        years.isEmpty
          ? nil
          : .object(years.map { JSONMember(String($0.key), .string($0.value.plainText)) })
      ),
      (
        "overrides",
        overrides.isEmpty
          ? nil
          : .object(
            overrides.map { JSONMember($0.key.rawValue, json($0.value)) })
      ),
      (
        "paymentsAfterPeriod",
        award.milestones.paymentsAfterPeriod == .none
          ? nil : .string(award.milestones.paymentsAfterPeriod.rawValue)
      ),
      ("milestones", json(award.milestones)),
      ("aid", award.aid.map(json)),
      ("investment", award.investment.map { .bool($0) }),
      ("forwardingConsent", award.forwardingConsent.map { .string($0) }),
      ("forwardedFrom", award.forwardedFrom.map { .string($0) }),
      ("authorityReference", award.authorityReference.map { .string($0) }),
      ("paymentReference", award.paymentReference.map { .string($0) }),
      (
        "formBlocks",
        award.formBlocks.isEmpty
          ? nil : .array(award.formBlocks.map { .string($0.rawValue) })
      ),
      (
        "formValues",
        award.formValues.isEmpty
          ? nil
          : .object(
            award.formValues.sorted { $0.key < $1.key }.map {
              JSONMember($0.key, .string($0.value))
            })
      ),
    ])
  }

  private static func json(_ value: ParameterValue) -> JSONValue {
    switch value {
    case .flag(let flag): .bool(flag)
    case .list(let words): .array(words.map { .string($0) })
    default: value.fileText.map { .string($0) } ?? .null
    }
  }

  /// Nil where there are none.
  private static func json(_ milestones: Milestones) -> JSONValue? {
    var none = Milestones()
    none.paymentsAfterPeriod = milestones.paymentsAfterPeriod
    guard milestones != none else { return nil }
    func day(_ date: CalendarDate?) -> JSONValue? { date.map { .string($0.isoText) } }
    let interim = milestones.interimFiledOn.sorted { $0.key < $1.key }
    return .members([
      ("earlyStartFrom", day(milestones.earlyStartFrom)),
      ("fulfilledOn", day(milestones.fulfilledOn)),
      ("statementDueOn", day(milestones.statementDueOn)),
      (
        "statementDueAfterAward",
        milestones.statementDueAfterAward.map { .string($0.isoText) }
      ),
      ("statementFiledOn", day(milestones.statementFiledOn)),
      (
        "interimFiledOn",
        interim.isEmpty
          ? nil
          : .object(interim.map { JSONMember(String($0.key), .string($0.value.isoText)) })
      ),
      ("purposeBoundUntil", day(milestones.purposeBoundUntil)),
      ("accountsApprovedOn", day(milestones.accountsApprovedOn)),
      ("lastPaymentOn", day(milestones.lastPaymentOn)),
      ("reducedFrom", day(milestones.reducedFrom)),
    ])
  }

  private static func json(_ aid: StateAidBasis) -> JSONValue {
    switch aid {
    case .deMinimis: .members([("basis", .string("deMinimis"))])
    case .exemption(let article):
      .members([("basis", .string("blockExemption")), ("article", .string(String(article)))])
    case .research(let bonus):
      .members([
        ("basis", .string("research")), ("bonus", bonus.map { .string($0.rawValue) }),
      ])
    }
  }
}
