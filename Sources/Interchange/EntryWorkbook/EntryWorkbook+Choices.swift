import Amounts
import Funding
import Reporting

// The hidden sheet of keys that the lists to choose from are looked up by. Keys that are the same
// stand below one another, so that a list is a piece of a column: OFFSET from the first of them,
// COUNTIF of them. No name per measure is needed, and an id may hold whatever an id may hold.

extension EntryWorkbook {
  /// Between the parts of a key; no id holds it.
  static let mark = "#"

  struct Choice: Hashable {
    let key: String
    let value: String
  }

  /// What can be chosen as a plan line, by measure and kind.
  var lineChoices: [Choice] {
    scope.flatMap { _, measure in
      BookingKind.importable.filter(\.namesLine).flatMap { kind in
        measure.lines.filter { $0.inKind == kind.isUnpaid && $0.flatRate == nil }.map {
          Choice(key: measure.id + Self.mark + kind.name[language], value: $0.id)
        }
      }
    }
  }

  /// What can be chosen as a source, by measure and kind: awards where the kind is about a grant,
  /// else sources of the kind's own.
  var sourceChoices: [Choice] {
    scope.flatMap { project, measure in
      let awards = project.awards(ofMeasure: measure.id).map(\.id)
      return BookingKind.importable.flatMap { kind in
        let ids =
          if kind.namesAward {
            awards
          } else if kind == .order {
            [String]()
          } else if let needed = kind.sourceKind {
            measure.sources.filter { $0.kind == needed }.map(\.id)
          } else {
            measure.sources.filter(\.kind.isCash).map(\.id) + awards
          }
        return ids.map { Choice(key: measure.id + Self.mark + kind.name[language], value: $0) }
      }
    }
  }

  /// Who may stand behind a source, by measure and source; without a source everybody in the
  /// project.
  var partyChoices: [Choice] {
    scope.flatMap { project, measure in
      let awards = project.awards(ofMeasure: measure.id)
      let all = project.organisations.map(\.name) + awards.map(\.funder.name)
      var choices = unique(all).map { Choice(key: measure.id + Self.mark, value: $0) }
      for source in measure.sources {
        guard let name = source.organisation.flatMap(project.organisation)?.name else { continue }
        choices.append(Choice(key: measure.id + Self.mark + source.id, value: name))
      }
      choices += awards.map {
        Choice(key: measure.id + Self.mark + $0.id, value: $0.funder.name)
      }
      return choices
    }
  }

  private func unique(_ texts: [String]) -> [String] {
    var seen: Set<String> = []
    return texts.filter { seen.insert($0).inserted }
  }

  /// Whether a measure's recipient deducts input VAT, so that the VAT of an expense must be told.
  private func deducts(_ project: Project, _ measure: Measure) -> Bool {
    (project.organisation(measure.recipient)?.inputVatDeductible ?? .zero) > .zero
  }

  var choicesSheet: Sheet {
    var sheet = Sheet(
      key: EntrySheet.choices.rawValue, name: EntrySheet.choices.name[language],
      widths: [40, 40],
      blocks: [
        block("hint", [[first], [none], [free]]),
        block("kinds", BookingKind.importable.map { [$0.name[language]] }),
        block("methods", ValuationMethod.allCases.map { [$0.name[language]] }),
        block("procedures", Procedure.allCases.map { [$0.name[language]] }),
        block(
          "measures",
          scope.map { [$0.measure.id, deducts($0.project, $0.measure) ? "x" : ""] }),
        block("lines", lineChoices.map { [$0.key, $0.value] }),
        block("sources", sourceChoices.map { [$0.key, $0.value] }),
        block("parties", partyChoices.map { [$0.key, $0.value] }),
      ])
    sheet.isHidden = true
    sheet.protection = .reading
    sheet.hasNumbersAsText = true
    return sheet
  }

  /// A list is never empty, so that every name leads somewhere.
  private func block(_ key: String, _ rows: [[String]]) -> Block {
    let filled = rows.isEmpty ? [["-", "-"]] : rows
    return Block(
      key: key, columns: ["key", "value"],
      rows: filled.enumerated().map { index, texts in
        Row(key: String(index + 1), .data, texts.map { .text($0, style: CellStyle(wraps: false)) })
      })
  }

  /// What stands in a list while it has nothing to offer.
  var first: String {
    say("(erst Art und Teilvorhaben wählen)", "(choose kind and measure first)")
  }
  var none: String { say("(hier leer lassen)", "(leave empty here)") }
  var free: String { say("(freier Eintrag)", "(enter freely)") }

  /// The names that rules and formulas use. Those of single cells are places for OFFSET and IF.
  var names: [Report.DefinedName] {
    [
      .init("FB_Kinds", .column(block: "kinds", column: "key")),
      .init("FB_Methods", .column(block: "methods", column: "key")),
      .init("FB_Procedures", .column(block: "procedures", column: "key")),
      .init("FB_Measures", .column(block: "measures", column: "key")),
      .init("FB_MeasureVat", .column(block: "measures", column: "value")),
      .init("FB_LineKeys", .column(block: "lines", column: "key")),
      .init("FB_Lines", .column(block: "lines", column: "value")),
      .init("FB_SourceKeys", .column(block: "sources", column: "key")),
      .init("FB_Sources", .column(block: "sources", column: "value")),
      .init("FB_PartyKeys", .column(block: "parties", column: "key")),
      .init("FB_Parties", .column(block: "parties", column: "value")),
      .init("FB_First", .cell(block: "hint", row: "1", column: "key")),
      .init("FB_None", .cell(block: "hint", row: "2", column: "key")),
      .init("FB_Free", .cell(block: "hint", row: "3", column: "key")),
      .init("FB_References", .column(block: Self.block, column: BookingColumn.reference.rawValue)),
    ]
  }

  /// The piece of `list` whose keys are `key`; `otherwise` where there is none.
  func piece(
    of list: Reference, keys: Reference, _ key: Formula, otherwise: Reference
  ) -> Formula {
    "IF(COUNTIF(\(keys),\(key))=0,\(otherwise),OFFSET(\(list),MATCH(\(key),\(keys),0)-1,0,COUNTIF(\(keys),\(key)),1))"
  }
}
