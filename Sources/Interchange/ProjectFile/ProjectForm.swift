import Amounts
import Funding

/// What a project file must look like. Checks that look across the file are noted in ``references``
/// while reading and told at the end.
struct ProjectForm {
  let references = ReferenceBook()
  let ruleSets: [String]?
  /// The expense accounts there are; nil: any number will do.
  let accounts: [String]?
  let shared = Shared()

  /// What awards look up in what was read before them.
  final class Shared {
    var measures: [Measure] = []
    var funders: [String: Located<Funder>] = [:]
    /// What can be told of an award only when all are read: it may be passed on by a later one.
    var afterAwards: [([Award]) -> Void] = []
  }

  init(ruleSets: [String]?, accounts: [String]?) {
    (self.ruleSets, self.accounts) = (ruleSets, accounts)
  }

  var project: ConfigForm<Project> {
    .mapping { map in
      let format = map.required("format", .text)
      if let format, format != ProjectFile.format {
        map.report(
          "format",
          .config(
            format == ProjectFile.unfinished
              ? .unfinished : .otherFormat(wanted: [ProjectFile.format])))
      }
      let head = map.required("project", self.head)
      let organisations = map.required(
        "organisations", .list(of: organisation, atLeast: 1))
      let measures = map.required("measures", .list(of: measure, atLeast: 1))
      shared.measures = measures ?? []
      let awards = map.optional("awards", .list(of: award), default: [])
      for check in shared.afterAwards { check(awards) }
      if let id = Forwarding.circle(in: awards.filter { $0.forwardedFrom != $0.id }) {
        map.report("awards", .project(.forwardedFromItself(award: id)))
      }
      let amendment = map.optional("amendment", self.amendment)
      guard let head, let organisations, let measures else { return nil }
      return Project(
        id: head.id, title: head.title, field: head.field, lighthouse: head.lighthouse,
        period: head.period, organisations: organisations, measures: measures, awards: awards,
        amendment: amendment)
    }
  }

  private struct Head {
    let id: String
    let title: String
    let field: String?
    let lighthouse: Bool
    let period: DateRange?
  }

  private var head: ConfigForm<Head> {
    .mapping { map in
      let id = map.required("id", .identifier)
      let title = map.required("title", .text)
      let field = map.optional("field", .text)
      let lighthouse = map.optional("lighthouse", .bool, default: false)
      var period: DateRange?
      // Both or neither: half a period says nothing.
      if map.has("from") || map.has("to") { period = self.period(map) }
      guard let id, let title else { return nil }
      return Head(id: id, title: title, field: field, lighthouse: lighthouse, period: period)
    }
  }

  private var amendment: ConfigForm<Amendment> {
    .mapping { map in
      let on = map.required("on", .date)
      let reference = map.optional("reference", .text)
      let lateReason = map.optional("lateReason", .text)
      return on.map { Amendment(on: $0, reference: reference, lateReason: lateReason) }
    }
  }

  private var organisation: ConfigForm<Organisation> {
    .mapping { map in
      let id = map.required("id", .identifier)
      references.define(.organisation, id, at: map.place(of: "id"))
      let name = map.required("name", .text)
      let kind = map.required("kind", .oneOf(Organisation.Kind.self))
      let deductible = map.optional("inputVatDeductible", .rate, default: .zero)
      let size = map.optional("size", .oneOf(EnterpriseSize.self))
      if let kind, kind != .enterprise, map.has("size") {
        let enterprise = Organisation.Kind.enterprise.rawValue
        map.report("size", .project(.onlyWith(key: "kind", values: [enterprise])))
      }
      let undertaking = map.optional("undertaking", .text)
      let deMinimis = map.optional("deMinimis", .list(of: deMinimisAid), default: [])
      let level = map.optional("level", .oneOf(Funder.Level.self))
      if let kind, kind != .public, map.has("level") {
        map.report(
          "level", .project(.onlyWith(key: "kind", values: [Organisation.Kind.public.rawValue])))
      }
      let iban = map.optional("iban", .iban)
      let contact = Contact(
        address: map.optional("address", .text), person: map.optional("contact", .text),
        phone: map.optional("phone", .text), email: map.optional("email", .text))
      guard let id, let name, let kind else { return nil }
      return Organisation(
        id: id, name: name, kind: kind, inputVatDeductible: deductible, size: size,
        undertaking: undertaking, deMinimis: deMinimis, level: level, iban: iban,
        contact: contact)
    }
  }

  /// De-minimis aid from elsewhere: the day of the award, the amount and who gave it.
  private var deMinimisAid: ConfigForm<DeMinimis.Aid> {
    .mapping { map in
      let on = map.required("on", .date)
      let amount = map.required("amount", .money(from: Money(cents: 1)))
      let reference = map.optional("reference", .text)
      guard let on, let amount else { return nil }
      return DeMinimis.Aid(on, amount, reference: reference)
    }
  }

  func period(_ map: ConfigMap) -> DateRange? {
    let from = map.required("from", .date)
    let to = map.required("to", .date)
    guard let from, let to else { return nil }
    guard let period = DateRange(from: from, to: to) else {
      map.report("to", .project(.periodReversed(from: from, to: to)))
      return nil
    }
    return period
  }
}
