public import Amounts
import Funding

/// When, by whom and as what a workbook is made (Stand des Papiers).
public struct Making: Hashable, Sendable {
  var madeOn: CalendarDate
  /// Empty where nobody says.
  var madeBy: String
  /// Its number among what was handed in (Einreichung); nil for a draft.
  var submission: Int64?

  public init(on day: CalendarDate, by person: String, submission: Int64? = nil) {
    (madeOn, madeBy, self.submission) = (day, person, submission)
  }

  /// That the day of a report was still to come when it was made: more may be booked by then.
  public func ahead(of asOf: CalendarDate, _ language: Language) -> [String] {
    guard madeOn < asOf else { return [] }
    let day = asOf.text(language)
    return [
      language.pick(
        "Der Stichtag \(day) lag bei der Erstellung noch in der Zukunft.",
        "The day \(day) was still to come when this was made.")
    ]
  }
}

extension FormFilling {
  /// `Entwurf`, `Einreichung Nr. 3`, `Entwurf · vorläufig`: in the head of each page. Empty of what
  /// nobody hands in.
  var standing: String {
    let number = basis.making?.submission
    let words = [
      number.map { language.pick("Einreichung Nr. \($0)", "Submission no. \($0)") }
        ?? (form.kind.isForFunder ? language.pick("Entwurf", "Draft") : nil),
      basis.provisional.isEmpty ? nil : language.pick("vorläufig", "provisional"),
    ]
    return words.compactMap { $0 }.joined(separator: " · ")
  }

  /// The same with what makes it provisional.
  var standingCell: Cell? {
    guard !standing.isEmpty else { return nil }
    return .text(([standing] + basis.provisional).joined(separator: "\n"))
  }

  /// By whom, when and with what it was made.
  var madeCell: Cell? {
    basis.making.map { making in
      let parts = [making.madeOn.text(language), making.madeBy, basis.provenance.program]
      return .text(parts.filter { !$0.isEmpty }.joined(separator: " · "))
    }
  }

  /// How many errors, warnings and forecasts there are; nil where the form shows no findings.
  var checksCell: Cell? {
    let lists = ["findings", "findingList"]
    let list = lists.first { section($0) != nil }
    // A binder's findings are listed in the reports in it.
    guard list != nil || form.kind == .binder else { return nil }
    let (errors, warnings) = (count(.error), count(.warning))
    let ahead = basis.findings.count { $0.stage == .forecast && $0.severity != .info }
    let text = [
      errors == 0
        ? language.pick("keine Fehler", "no errors")
        : language.pick("\(errors) Fehler", errors == 1 ? "1 error" : "\(errors) errors"),
      warnings == 0
        ? language.pick("keine Warnungen", "no warnings")
        : warnings == 1
          ? language.pick("1 Warnung", "1 warning")
          : language.pick("\(warnings) Warnungen", "\(warnings) warnings"),
    ]
    let forecast =
      ahead == 0 ? "" : language.pick("; voraussichtlich: \(ahead)", "; forecast: \(ahead)")
    let cell = Cell.text(text.joined(separator: ", ") + forecast)
    return list.map { cell.linked(to: .block($0)) } ?? cell
  }

  /// Good, doubtful and bad stand out where the cover says how the report stands.
  func standingHighlights(_ section: FormSection, block: String) -> [Sheet.Highlight] {
    func highlight(_ row: String, _ cell: Cell?, _ tone: Sheet.Highlight.Tone) -> Sheet.Highlight? {
      // A longer text does not fit into the rule of a spreadsheet.
      guard section.rows.contains(where: { $0.key == row }), case .text(let text)? = cell?.value,
        text.utf16.count <= 250
      else { return nil }
      return Sheet.Highlight(
        .cell(block: block, row: row, column: "value"), equal: text, tone: tone)
    }
    let isFinal = basis.making?.submission != nil && basis.provisional.isEmpty
    return [
      highlight("state", standingCell, isFinal ? .good : .caution),
      highlight(
        "checks", checksCell,
        count(.error) > 0
          ? .bad : basis.findings.contains { $0.severity == .warning } ? .caution : .good),
    ].compactMap { $0 }
  }

  /// Of what is wrong as things stand; what may become so is counted apart, as `check` does.
  private func count(_ severity: Severity) -> Int {
    basis.findings.count { $0.severity == severity && $0.stage != .forecast }
  }
}
