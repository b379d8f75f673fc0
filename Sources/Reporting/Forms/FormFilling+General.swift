import Amounts
import Funding

// What every kind of report can show.
extension FormFilling {
  /// A table that every kind has; else the kind's own.
  func anyTable(_ section: FormSection, _ item: FormItem?) throws -> FormContent? {
    switch section.content {
    case "control": try control(section)
    case "bookedSince": try bookedSince(section)
    default: try table(section, item)
    }
  }

  func anyPairs(_ section: FormSection, _ item: FormItem?) throws -> [FormBuilder.Pair]? {
    if let own = try pairs(section, item) { return own }
    return switch section.content {
    case "findings": findings(section)
    case "ruleSets": ruleSets()
    default: nil
    }
  }

  /// A fact that every kind knows, unless the kind has its own.
  func anyFact(_ name: String, _ item: FormItem?) throws -> Cell? {
    if let own = try fact(name, item) { return own }
    if name.hasPrefix(FormVocabulary.ownValue) { return .text(ownValue(name) ?? "") }
    return switch name {
    case "asOf": Cell(.date(basis.asOf))
    case "control": verdictCell
    case "entries": Cell(.integer(basis.provenance.entries))
    case "head": .text(basis.provenance.head)
    case "program": .text(basis.provenance.program)
    case "form": .text(form.title[language])
    case "state": standingCell
    case "made": madeCell
    case "checks": checksCell
    default: nil
    }
  }

  /// What the checks found.
  private func findings(_ section: FormSection) -> [FormBuilder.Pair] {
    guard !basis.findings.isEmpty else {
      return [FormBuilder.Pair(key: "none", label: label(section, "none"), value: .text(""))]
    }
    return basis.findings.enumerated().map { index, finding in
      let (severity, title) = (finding.severity.name[language], finding.title(language))
      return FormBuilder.Pair(
        key: "finding.\(index)", label: "\(severity) · \(title)",
        value: .text(finding.message(language)))
    }
  }

  /// The rule sets that the figures were computed with, and what of them nobody read.
  private func ruleSets() -> [FormBuilder.Pair] {
    basis.provenance.ruleSets.enumerated().map { index, rules in
      let edition = language.pick("Ausgabe ", "edition ") + rules.edition
      return FormBuilder.Pair(
        key: "rules.\(index)", label: "\(rules.title), \(edition)", value: .text(rules.hash))
    }
      + basis.remarks.enumerated().map { index, remark in
        FormBuilder.Pair(key: "remark.\(index)", label: "", value: .text(remark))
      }
  }

  /// What was booked after the report was submitted.
  private func bookedSince(_ section: FormSection) throws -> FormContent {
    guard let since = basis.bookedSince else { return none(section, in: "purpose") }
    let values = [
      "submission": String(since.submission), "submittedOn": since.submittedOn,
      "submittedEntries": String(since.entries),
    ]
    var lines = [
      FormContent.Line(
        "submission", .subtotal, ["purpose": .text(label(section, "submission", values))])
    ]
    for row in since.rows {
      lines.append(
        FormContent.Line(
          "entry.\(row.entry)", .data,
          [
            "entry": Cell(.integer(row.entry)), "bookedOn": Cell(.date(row.bookedOn)),
            "kind": .text(row.kind), "voucher": .text(row.voucher),
            "counterparty": .text(row.counterparty), "purpose": .text(row.purpose),
            "amount": .money(row.amount),
          ]))
    }
    if since.rows.isEmpty {
      lines.append(
        FormContent.Line("nothing", .data, ["purpose": .text(label(section, "nothing"))]))
    }
    return FormContent(lines)
  }
}
