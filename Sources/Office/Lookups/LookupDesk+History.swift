import Amounts
import Funding
import LedgerStore

extension LookupDesk {
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
      ])
    for version in try ledger.history(project) {
      let project = version.project
      table.rows.append(
        table.line([
          "version": .number(Int64(version.version)), "from": .day(optional: version.effectiveOn),
          "reference": project.amendment.map { .text(optional: $0.reference) }
            ?? .word("notice", LocalizedText(de: "Bescheid", en: "Notice")),
          "planned": .money(try project.measures.map { try $0.plannedTotal() }.sum()),
          "granted": .money(
            try project.awards.filter { $0.forwardedFrom == nil }.map(\.amount).sum()),
          "recordedAt": .moment(version.recordedAt),
        ]))
    }
    return table
  }
}
