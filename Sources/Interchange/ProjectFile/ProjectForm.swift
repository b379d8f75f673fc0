import Amounts
import Funding

/// What a project file must look like. Checks that look across the file are noted in ``references``
/// while reading and told at the end.
struct ProjectForm {
  let references = ReferenceBook()
  private let ruleSets: [String]?
  private let shared = Shared()

  /// What awards look up in what was read before them.
  private final class Shared {
    var measures: [Measure] = []
    var funders: [String: Located<Funder>] = [:]
  }

  init(ruleSets: [String]?) { self.ruleSets = ruleSets }

  var project: ConfigForm<Project> {
    .mapping { map in
      let format = map.required("format", .text)
      if let format, format != ProjectFile.format {
        map.report("format", .config(.otherFormat(wanted: [ProjectFile.format])))
      }
      let head = map.required("project", self.head)
      let organisations = map.required(
        "organisations", .list(of: organisation, atLeast: 1))
      let measures = map.required("measures", .list(of: measure, atLeast: 1))
      shared.measures = measures ?? []
      let awards = map.optional("awards", .list(of: award), default: [])
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
      return on.map { Amendment(on: $0, reference: reference) }
    }
  }

  private var organisation: ConfigForm<Organisation> {
    .mapping { map in
      let id = map.required("id", .identifier)
      references.define(.organisation, id, at: map.place(of: "id"))
      let name = map.required("name", .text)
      let kind = map.required("kind", .oneOf(Organisation.Kind.self))
      let deductible = map.optional("inputVatDeductible", .rate, default: .zero)
      guard let id, let name, let kind else { return nil }
      return Organisation(id: id, name: name, kind: kind, inputVatDeductible: deductible)
    }
  }

  private var measure: ConfigForm<Measure> {
    .mapping { map in
      let id = map.required("id", .identifier)
      references.define(.measure, id, at: map.place(of: "id"))
      let title = map.required("title", .text)
      let recipient = map.required("recipient", .identifier)
      references.refer(to: .organisation, recipient, at: map.place(of: "recipient"))
      let role = map.required("role", .oneOf(Measure.Role.self))
      let basis = map.optional("basis", .oneOf(Measure.Basis.self), default: .expenditure)
      let scope = id ?? map.context.path
      let lines = map.required("lines", .list(of: line(scope), atLeast: 1))
      let sources = map.optional("sources", .list(of: source(scope)), default: [])
      check(sums: [lines?.map(\.planned), lines?.map(\.eligible)], "lines", map)
      check(sums: [sources.map(\.planned)], "sources", map)
      guard let id, let title, let recipient, let role, let lines else { return nil }
      return Measure(
        id: id, title: title, recipient: recipient, role: role, basis: basis, lines: lines,
        sources: sources)
    }
  }

  private func line(_ measure: String) -> ConfigForm<PlanLine> {
    .mapping { map in
      let id = map.required("id", .identifier)
      references.define(.line, id, in: measure, at: map.place(of: "id"))
      let title = map.required("title", .text)
      let planned = map.required("planned", .money)
      let eligible = map.required("eligible", .money)
      if let planned, let eligible, eligible > planned {
        map.report(
          "eligible",
          .project(.eligibleAbovePlanned(eligible: eligible, planned: planned)))
      }
      let inKind = map.optional("inKind", .bool, default: false)
      let consent = map.optional("consent", .text)
      guard let id, let title, let planned, let eligible else { return nil }
      return PlanLine(
        id: id, title: title, planned: planned, eligible: eligible, inKind: inKind,
        consent: consent)
    }
  }

  private func source(_ measure: String) -> ConfigForm<Source> {
    .mapping { map in
      let id = map.required("id", .identifier)
      references.define(.source, id, in: measure, at: map.place(of: "id"))
      let kind = map.required("kind", .oneOf(Source.Kind.self))
      let organisation = map.optional("organisation", .identifier)
      references.refer(to: .organisation, organisation, at: map.place(of: "organisation"))
      let planned = map.required("planned", .money)
      let countsAsOwnShare = map.optional("countsAsOwnShare", .bool, default: false)
      let fixed = map.optional("fixed", .bool, default: false)
      if let kind, kind != .partnerCash {
        for key in ["countsAsOwnShare", "fixed"] where map.has(key) {
          map.report(
            key, .project(.onlyWith(key: "kind", values: [Source.Kind.partnerCash.rawValue])))
        }
      }
      guard let id, let kind, let planned else { return nil }
      return Source(
        id: id, kind: kind, organisation: organisation, planned: planned,
        countsAsOwnShare: countsAsOwnShare, fixed: fixed)
    }
  }

  private var award: ConfigForm<Award> {
    .mapping { map in
      let id = map.required("id", .identifier)
      references.define(.award, id, at: map.place(of: "id"))
      let measure = map.required("measure", .identifier)
      references.refer(to: .measure, measure, at: map.place(of: "measure"))
      // Sources and awards of a measure share one list of ids in bookings and in answers.
      references.define(.source, id, in: measure ?? "", at: map.place(of: "id"))
      let funder = map.required("funder", self.funder)
      let ruleSet = map.required("ruleSet", .identifier)
      check(ruleSet: ruleSet, map)
      let financing = map.required("financing", .oneOf(Award.Financing.self))
      let amount = map.required("amount", .money(from: Money(cents: 1)))
      let rate = map.optional("rate", .rate)
      let unitAmount = map.optional("unitAmount", .money(from: Money(cents: 1)))
      let units = map.optional("units", .quantity)
      let awardedOn = map.required("awardedOn", .date)
      let period = self.period(map)
      let years = self.years(map, amount: amount)
      let overrides = map.optional("overrides", self.overrides, default: [:])
      if let financing { check(financing, measure: measure, map) }
      guard let id, let measure, let funder, let ruleSet, let financing, let amount,
        let awardedOn, let period
      else { return nil }
      return Award(
        id: id, measure: measure, funder: funder, ruleSet: ruleSet, financing: financing,
        rate: rate, amount: amount, unitAmount: unitAmount, units: units, awardedOn: awardedOn,
        period: period, years: years, overrides: overrides)
    }
  }

  private var funder: ConfigForm<Funder> {
    .mapping { map in
      let id = map.required("id", .identifier)
      let name = map.required("name", .text)
      let level = map.required("level", .oneOf(Funder.Level.self))
      guard let id, let name, let level else { return nil }
      let funder = Funder(id: id, name: name, level: level)
      if let first = shared.funders[id] {
        if first.value != funder {
          map.report("id", .project(.funderDiffers(id, firstLine: first.place.line ?? 0)))
        }
      } else {
        shared.funders[id] = Located(funder, map.place(of: "id"))
      }
      return funder
    }
  }

  /// What the notice changes of the rule set; each parameter with its own kind of value.
  private var overrides: ConfigForm<[Parameter: ParameterValue]> {
    .mapping { map in
      var overrides: [Parameter: ParameterValue] = [:]
      for parameter in Parameter.allCases {
        overrides[parameter] = map.optional(parameter.rawValue, .value(of: parameter))
      }
      return overrides
    }
  }

  private func period(_ map: ConfigMap) -> DateRange? {
    let from = map.required("from", .date)
    let to = map.required("to", .date)
    guard let from, let to else { return nil }
    guard let period = DateRange(from: from, to: to) else {
      map.report("to", .project(.periodReversed(from: from, to: to)))
      return nil
    }
    return period
  }

  private func years(_ map: ConfigMap, amount: Money?) -> [Int: Money] {
    let rows = map.optional(
      "years", .table(keys: .integer(1990...2099), values: .money), default: [])
    guard let sum = try? rows.map(\.value).sum() else {
      map.report("years", .project(.sumBeyondLimit))
      return [:]
    }
    if let amount, sum > amount {
      map.report("years", .project(.yearsAboveAmount(sum: sum, amount: amount)))
    }
    return Dictionary(rows.map { ($0.key, $0.value) }) { first, _ in first }
  }

  private func check(ruleSet: String?, _ map: ConfigMap) {
    guard let ruleSet, let ruleSets, !ruleSets.contains(ruleSet) else { return }
    map.report(
      "ruleSet",
      .project(
        .unknownReference(
          .ruleSet, ruleSet, nearest: NearestName.of(ruleSet, among: ruleSets),
          known: ruleSets)))
  }

  /// Keys that belong to one way of financing only.
  private func check(_ financing: Award.Financing, measure: String?, _ map: ConfigMap) {
    if financing != .share, map.has("rate") {
      map.report(
        "rate",
        .project(.onlyWith(key: "financing", values: [Award.Financing.share.rawValue])))
    }
    for key in ["unitAmount", "units"] {
      if financing == .fixedPerUnit, !map.has(key) {
        map.report(
          key,
          .project(.neededWith(missing: key, key: "financing", value: financing.rawValue)))
      } else if financing != .fixedPerUnit, map.has(key) {
        let perUnit = Award.Financing.fixedPerUnit.rawValue
        map.report(key, .project(.onlyWith(key: "financing", values: [perUnit])))
      }
    }
    if financing == .share, !map.has("rate"),
      let measure = shared.measures.first(where: { $0.id == measure }),
      (try? measure.plannedEligible())?.isZero ?? false
    {
      map.report("rate", .project(.rateUnknown(measure: measure.id)))
    }
  }

  private func check(sums: [[Money]?], _ key: String, _ map: ConfigMap) {
    for amounts in sums {
      guard let amounts else { continue }
      if (try? amounts.sum()).map({ $0 > Money.maximum }) ?? true {
        map.report(key, .project(.sumBeyondLimit))
        return
      }
    }
  }
}

extension ConfigForm where Value == ParameterValue {
  /// A value of a parameter of rule sets; `null` where it may be switched off.
  static func value(of parameter: Parameter) -> ConfigForm {
    let form: ConfigForm
    switch parameter.domain {
    case .rate: form = ConfigForm<Rate>.rate.mapped { .success(.rate($0)) }
    case .money: form = ConfigForm<Money>.money.mapped { .success(.money($0)) }
    case .duration: form = ConfigForm<Duration>.duration.mapped { .success(.duration($0)) }
    case .words(let words): form = .oneOf(words.map { ($0, .word($0)) })
    }
    guard parameter.isOptional else { return form }
    return ConfigForm { node, context in
      node.content == .null ? .off : form.read(node, context)
    }
  }
}

extension ConfigForm where Value == Rational {
  /// A number above zero: `40`, `7.5` or `1/3`.
  static var quantity: ConfigForm {
    ConfigForm(text: { text in
      guard let number = Rational(text: text), number.sign > 0 else {
        return .failure(.notANumber)
      }
      return .success(number)
    })
  }
}
