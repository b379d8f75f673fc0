import Amounts
import Funding

extension ProjectForm {
  var measure: ConfigForm<Measure> {
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
      for circle in FlatRate.circles(in: lines ?? []) {
        map.report("lines", .project(.flatRateOfItself(lines: circle)))
      }
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
      let aidCategory = map.optional("aidCategory", .oneOf(AidCategory.self))
      let flatRate = map.optional("flatRate", flatRate(measure))
      if let id, let flatRate, flatRate.of.contains(id) {
        map.report("flatRate", .project(.flatRateOfItself(lines: [id])))
      }
      let account = map.optional("account", .identifier)
      if let account, let accounts, !accounts.contains(account) {
        map.report(
          "account",
          .project(
            .unknownReference(
              .account, account, nearest: NearestName.of(account, among: accounts),
              known: accounts)))
      }
      let group = map.optional("group", .text)
      guard let id, let title, let planned, let eligible else { return nil }
      return PlanLine(
        id: id, title: title, planned: planned, eligible: eligible, inKind: inKind,
        consent: consent, aidCategory: aidCategory, flatRate: flatRate, account: account,
        group: group)
    }
  }

  /// A percentage of other lines of the measure, capped or not.
  private func flatRate(_ measure: String) -> ConfigForm<FlatRate> {
    .mapping { map in
      let percent = map.required("percent", .rate)
      let lines = map.required(
        "of", .list(of: ConfigForm<String>.identifier.located, atLeast: 1))
      for line in lines ?? [] {
        references.refer(to: .line, line.value, in: measure, at: line.place)
      }
      let cap = map.optional("cap", .money)
      let article = map.optional("article", .oneOf(FlatRate.Article.self))
      guard let percent, let lines else { return nil }
      return FlatRate(percent: percent, of: lines.map(\.value), cap: cap, article: article)
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
