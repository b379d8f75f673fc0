import Amounts

extension Sheet {
  /// Every reference of what the sheet has for people who fill it in.
  var entryReferences: [Reference] {
    var references = validations.map(\.cells) + marks.map(\.cells)
    for formula in validations.compactMap(\.rule.formula) + marks.map(\.formula) {
      for case .reference(let reference) in formula.pieces { references.append(reference) }
    }
    return references
  }
}

extension Validation.Rule {
  /// The formula of the rule, where it has one.
  public var formula: Formula? {
    switch self {
    case .list(let formula), .formula(let formula): formula
    case .dates, .text, .anything: nil
    }
  }
}

extension ReportLayout {
  /// What may be entered on a sheet, a line for each rule, for ``Report/textDump()``.
  func entryText(ofSheet index: Int) throws(LayoutProblems) -> String {
    let sheet = report.sheets[index]
    var lines: [String] = []
    if let protection = sheet.protection { lines.append("protected: \(protection)") }
    if sheet.isHidden { lines.append("hidden") }
    for validation in sheet.validations {
      guard let range = range(of: validation.cells) else { continue }
      let rule =
        switch validation.rule {
        case .list(let formula): "one of =" + (try text(of: formula, onSheet: index))
        case .dates(let days): "\(days.lowerBound.isoText) to \(days.upperBound.isoText)"
        case .text(let most): "at most \(most) characters"
        case .formula(let formula): "=" + (try text(of: formula, onSheet: index))
        case .anything: "anything"
        }
      lines.append(range.text + (validation.refusal == nil ? " may be " : " must be ") + rule)
      if let hint = validation.hint { lines.append("  ? \(hint.title): \(hint.text)") }
      if let refusal = validation.refusal { lines.append("  ! \(refusal.title): \(refusal.text)") }
    }
    for mark in sheet.marks {
      guard let range = range(of: mark.cells) else { continue }
      lines.append(
        "\(range.text) \(mark.tone) where =" + (try text(of: mark.formula, onSheet: index)))
    }
    return lines.map { $0 + "\n" }.joined()
  }
}
