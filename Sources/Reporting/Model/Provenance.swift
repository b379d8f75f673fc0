/// Where a report comes from: what ties a workbook to one state of one ledger.
public struct Provenance: Hashable, Sendable {
  /// How many entries the ledger had.
  public let entries: Int64
  /// The head of the seal chain then, in hexadecimal digits.
  public let head: String
  public let ruleSets: [RuleSet]
  /// The program and its version.
  public var program: String

  public init(entries: Int64, head: String, ruleSets: [RuleSet], program: String) {
    self.entries = entries
    self.head = head
    self.ruleSets = ruleSets
    self.program = program
  }

  /// The state of the ledger as a form prints it and a person types it: the head in eight groups,
  /// and how many entries there were, `0123abcd … @265`.
  public var seal: String {
    let digits = Array(head)
    let groups = stride(from: 0, to: digits.count, by: 8).map {
      String(digits[$0..<min($0 + 8, digits.count)])
    }
    return groups.joined(separator: " ") + " @\(entries)"
  }

  /// A rule set that the figures were computed with.
  public struct RuleSet: Hashable, Sendable {
    public let id: String
    /// As papers call it: `ANBest-P (Bund)`.
    public let title: String
    public let edition: String
    /// SHA-256 of its file.
    public let hash: String

    public init(id: String, title: String? = nil, edition: String, hash: String) {
      self.id = id
      self.title = title ?? id
      self.edition = edition
      self.hash = hash
    }
  }
}
