package import Amounts
import Bookkeeping
import Funding
import Interchange
import LedgerStore

extension LookupDesk {
  /// A project as it stood on a day: measures, plan, notices, partners, versions.
  /// - Parameters:
  ///   - name: its id or title.
  ///   - day: nil: with all amendments.
  /// - Throws: ``Refusal`` where there was no such project then, ``LedgerError``.
  package func project(_ name: String, asOf day: CalendarDate?) throws -> Shown {
    let ledger = try office.open(.readOnly, for: .read)
    return try ledger.reading {
      var question = Question()
      (question.project, question.through) = (name, day)
      let scope = try Scope(question, ledger, today: office.act.day)
      guard let project = scope.projects.first else { throw Refusal.noThing(name, among: []) }
      return try self.project(project, scope, ledger)
    }
  }

  /// The versions of a project side by side, and every value that each changed.
  /// - Throws: as ``project(_:asOf:)``.
  package func history(_ name: String) throws -> Shown {
    let ledger = try office.open(.readOnly, for: .read)
    return try ledger.reading {
      let id = try PortfolioNames(try ledger.currentPortfolio()).project(name)
      let versions = try ledger.history(id)
      let title = versions.last?.project.title ?? ""
      return Shown(
        "history",
        LocalizedText(de: "Fassungen von \(id): \(title)", en: "Versions of \(id): \(title)"), [],
        [
          try history(of: id, ledger), Self.sideBySide(versions), Self.changes(versions),
        ])
    }
  }

  /// What the plans and notices of each version grant.
  private static func sideBySide(_ versions: [ProjectVersion]) -> LookupTable {
    var table = LookupTable(
      "figures", "Beträge nach Fassungen €", "Amounts by version €",
      [.init("what", "Was", "What")]
        + versions.map { version in
          let day = version.effectiveOn
          let isNew = version.version + 1 >= versions.count
          return LookupTable.Column(
            "v\(version.version)",
            "Fassung \(version.version)" + (day.map { " ab " + $0.text(.de) } ?? ""),
            "Version \(version.version)" + (day.map { " from " + $0.text(.en) } ?? ""),
            rank: isNew ? 0 : versions.count - version.version)
        })
    var order: [String] = []
    var rows: [String: [String: LookupTable.Cell]] = [:]
    for version in versions {
      for (key, name, amount) in figures(version.project) {
        if rows[key] == nil {
          order.append(key)
          rows[key] = ["what": .word(key, name)]
        }
        rows[key]?["v\(version.version)"] = .money(amount)
      }
    }
    table.rows = order.compactMap { rows[$0] }.map(table.line)
    return table
  }

  private static func figures(_ project: Project) -> [(String, LocalizedText, Money)] {
    project.awards.map { award in
      (
        award.id + ".amount",
        LocalizedText(de: "Bescheid \(award.id)", en: "Notice \(award.id)"), award.amount
      )
    }
      + project.measures.flatMap { measure in
        measure.lines.map { line in
          (
            "\(measure.id).lines.\(line.id)",
            LocalizedText(
              de: "\(measure.id) Position \(line.id)", en: "\(measure.id) line \(line.id)"),
            line.planned
          )
        }
          + measure.sources.map { source in
            (
              "\(measure.id).sources.\(source.id)",
              LocalizedText(
                de: "\(measure.id) Quelle \(source.id)", en: "\(measure.id) source \(source.id)"),
              source.planned
            )
          }
      }
  }

  private static func changes(_ versions: [ProjectVersion]) -> LookupTable {
    var table = LookupTable(
      "changes", "Was jede Fassung änderte", "What each version changed",
      [.init("version", "Fassung", "Version"), .init("what", "Was", "What")])
    for (before, after) in zip(versions, versions.dropFirst()) {
      for difference in ProjectDifference.between(before.project, after.project) {
        table.rows.append(
          table.line([
            "version": .number(Int64(after.version)),
            "what": .word(
              difference.path,
              LocalizedText(de: difference.text(.de), en: difference.text(.en))),
          ]))
      }
    }
    return table
  }

  /// The versions of a project: its notice, then each amendment (Änderungsbescheid) with the plan
  /// and the grants from then on.
  func history(of project: String, _ ledger: Ledger) throws -> LookupTable {
    var table = LookupTable(
      "history", "Bescheid und Änderungen", "Notice and amendments",
      [
        .init("version", "Fassung", "Version"), .init("from", "gilt ab", "Applies from"),
        .init("reference", "Grundlage", "Reference"),
        .init("planned", "Plan €", "Planned €"), .init("granted", "bewilligt €", "Granted €"),
        .init("recordedAt", "erfasst", "Recorded", rank: 1),
        .init("by", "von", "By", rank: 1),
      ])
    for version in try ledger.history(project) {
      let project = version.project
      table.rows.append(
        table.line([
          "version": .number(Int64(version.version)), "from": .day(optional: version.effectiveOn),
          "reference": project.amendment.map {
            .text(
              optional: [$0.reference, $0.lateReason].compactMap { $0 }.joined(separator: ": "))
          }
            ?? .word("notice", LocalizedText(de: "Bescheid", en: "Notice")),
          "planned": .money(try project.measures.map { try $0.plannedTotal() }.sum()),
          "granted": .money(
            try project.awards.filter { $0.forwardedFrom == nil }.map(\.amount).sum()),
          "recordedAt": .moment(version.recordedAt), "by": .person(version.recorder),
        ]))
    }
    return table
  }
}
