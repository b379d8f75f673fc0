extension FormFilling {
  /// The awards that a header names, each once; what the report is about where they are too many
  /// for it, or none.
  func awardsText(_ ids: [String], orElse scope: String) -> String {
    let awards = ids.reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } }
    return awards.isEmpty || awards.count > 3 ? scope : awards.joined(separator: ", ")
  }
}
