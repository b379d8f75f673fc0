public import Amounts

extension FindingCode {
  /// What `explain CODE` tells.
  public struct Catalogue: Sendable {
    public let title: LocalizedText
    public let meaning: LocalizedText
    /// The formula.
    public let computation: LocalizedText
    /// A case with its figures.
    public let example: LocalizedText
    public let norm: String
    /// The ways out, the usual one first.
    public let remedies: [LocalizedText]

    init(
      _ title: (String, String), meaning: (String, String), computation: (String, String),
      example: (String, String), norm: String, remedies: [(String, String)]
    ) {
      func both(_ pair: (String, String)) -> LocalizedText { LocalizedText(de: pair.0, en: pair.1) }
      self.title = both(title)
      self.meaning = both(meaning)
      self.computation = both(computation)
      self.example = both(example)
      self.norm = norm
      self.remedies = remedies.map(both)
    }
  }
}
