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
