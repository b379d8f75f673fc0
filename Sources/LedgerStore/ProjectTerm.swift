import Amounts
import Funding

/// A value that only some organisations, plan lines and awards have, as a row of its own.
struct ProjectTerm: Hashable {
  /// What the value belongs to.
  struct Owner: Hashable {
    /// `organisation`, `line` or `award`.
    let subject: String
    /// Of a plan line.
    let measure: String?
    let id: String

    static func organisation(_ id: String) -> Owner {
      Owner(subject: "organisation", measure: nil, id: id)
    }
    static func line(_ id: String, measure: String) -> Owner {
      Owner(subject: "line", measure: measure, id: id)
    }
    static func award(_ id: String) -> Owner { Owner(subject: "award", measure: nil, id: id) }
  }

  /// The words of the project file; stored, so they never change.
  enum Key: String, CaseIterable {
    case size, undertaking, deMinimis, level, iban, address, contact, phone, email
    case aidCategory, account, group
    case flatRatePercent = "flatRate.percent"
    case flatRateOf = "flatRate.of"
    case flatRateCap = "flatRate.cap"
    case flatRateArticle = "flatRate.article"
    case earlyStartFrom, fulfilledOn, statementDueOn, statementDueAfterAward, statementFiledOn
    case interimFiledOn, purposeBoundUntil, accountsApprovedOn, lastPaymentOn, reducedFrom
    case aidBasis = "aid.basis"
    case aidBonus = "aid.bonus"
    case aidArticle = "aid.article"
    case forwardingConsent, forwardedFrom, rateBase, investment
    case authorityReference, paymentReference
    case formBlock, formValue
    case paymentsAfterPeriod
    case lateReason = "amendment.lateReason"
  }

  let owner: Owner
  let key: Key
  let value: String

  /// All terms of a project, in the order of its file.
  static func all(of project: Project) -> [ProjectTerm] {
    amendment(of: project) + project.organisations.flatMap { terms(of: $0) }
      + project.measures.flatMap { measure in
        measure.lines.flatMap { terms(of: $0, .line($0.id, measure: measure.id)) }
      } + project.awards.flatMap { terms(of: $0) }
  }

  /// A project has no terms of its own: what its amendment tells stands with the first of those
  /// who take part.
  private static func amendment(of project: Project) -> [ProjectTerm] {
    guard let first = project.organisations.first else { return [] }
    return list(.organisation(first.id), [(.lateReason, project.amendment?.lateReason)])
  }

  private static func terms(of organisation: Organisation) -> [ProjectTerm] {
    list(
      .organisation(organisation.id),
      [
        (.size, organisation.size?.rawValue), (.undertaking, organisation.undertaking),
        (.level, organisation.level?.rawValue), (.iban, organisation.iban?.text),
        (.address, organisation.contact.address), (.contact, organisation.contact.person),
        (.phone, organisation.contact.phone), (.email, organisation.contact.email),
      ]
        + organisation.deMinimis.map { aid in
          let reference = aid.reference.map { " " + $0 } ?? ""
          return (.deMinimis, "\(aid.awardedOn.isoText) \(aid.amount.plainText)" + reference)
        })
  }

  private static func terms(of line: PlanLine, _ owner: Owner) -> [ProjectTerm] {
    let flatRate = line.flatRate
    return list(
      owner,
      [
        (.aidCategory, line.aidCategory?.rawValue), (.account, line.account), (.group, line.group),
        (.flatRatePercent, flatRate?.percent.value.exactText),
        (.flatRateCap, flatRate?.cap?.plainText),
        (.flatRateArticle, flatRate?.article?.rawValue),
      ] + (flatRate?.of ?? []).map { (.flatRateOf, $0) })
  }

  private static func terms(of award: Award) -> [ProjectTerm] {
    let milestones = award.milestones
    var values: [(Key, String?)] = [
      (.earlyStartFrom, milestones.earlyStartFrom?.isoText),
      (.fulfilledOn, milestones.fulfilledOn?.isoText),
      (.statementDueOn, milestones.statementDueOn?.isoText),
      (.statementDueAfterAward, milestones.statementDueAfterAward?.isoText),
      (.statementFiledOn, milestones.statementFiledOn?.isoText),
      (.purposeBoundUntil, milestones.purposeBoundUntil?.isoText),
      (.accountsApprovedOn, milestones.accountsApprovedOn?.isoText),
      (.lastPaymentOn, milestones.lastPaymentOn?.isoText),
      (.reducedFrom, milestones.reducedFrom?.isoText),
      (
        .paymentsAfterPeriod,
        milestones.paymentsAfterPeriod == .none ? nil : milestones.paymentsAfterPeriod.rawValue
      ),
      (.forwardingConsent, award.forwardingConsent), (.forwardedFrom, award.forwardedFrom),
      (.rateBase, award.rateBase?.rawValue), (.authorityReference, award.authorityReference),
      (.paymentReference, award.paymentReference),
      (.investment, award.investment.map { String($0) }),
    ]
    values += milestones.interimFiledOn.sorted { $0.key < $1.key }.map {
      (.interimFiledOn, "\($0.key) \($0.value.isoText)")
    }
    values += award.formBlocks.map { (.formBlock, $0.rawValue) }
    values += award.formValues.sorted { $0.key < $1.key }.map {
      (.formValue, "\($0.key) \($0.value)")
    }
    switch award.aid {
    case .research(let bonus)?:
      values += [(.aidBasis, "research"), (.aidBonus, bonus?.rawValue)]
    case .deMinimis?: values.append((.aidBasis, "deMinimis"))
    case .exemption(let article)?:
      values += [(.aidBasis, "blockExemption"), (.aidArticle, String(article))]
    case nil: break
    }
    return list(.award(award.id), values)
  }

  private static func list(_ owner: Owner, _ values: [(Key, String?)]) -> [ProjectTerm] {
    values.compactMap { key, value in
      value.map { ProjectTerm(owner: owner, key: key, value: $0) }
    }
  }
}
