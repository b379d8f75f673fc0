import Funding

/// What the forms of a kind can use: the contents, with their columns and rows, and the
/// placeholders of texts. Whatever a form says beyond it is refused when the form is read.
public struct FormVocabulary: Hashable, Sendable {
  /// By name.
  public let contents: [String: Content]
  /// Names that texts may have in braces: `{award}`.
  public let placeholders: [String]
  /// For what a sheet can stand once each.
  public let items: [String]
  /// Contents of which a form must have at least one.
  public let oneOf: [[String]]
  /// Whether reports of the kind are on one award, whose notice may ask for ``FormBlock``s and have
  /// values of its own for forms.
  public let isOnAward: Bool
  /// Amounts among the facts on which a section can depend.
  public let amounts: [String]

  /// - Parameters:
  ///   - facts: those of the kind; what every report knows of itself comes in addition.
  ///   - checks: what the control sheet compares, as the form labels it.
  ///   - otherChecks: what it compares where the form has the content; see ``Need``.
  init(
    contents: [String: Content], facts: [String], checks: [String], otherChecks: [String] = [],
    placeholders: [String], items: [String] = [], oneOf: [[String]] = [], amounts: [String] = []
  ) {
    let general = Self.general(facts: facts, checks: checks, otherChecks: otherChecks)
    self.contents = contents.merging(general) { own, _ in own }
    self.placeholders =
      placeholders + Self.generalPlaceholders.filter { !placeholders.contains($0) }
    self.items = items
    self.oneOf = oneOf
    self.amounts = amounts
    isOnAward = !amounts.isEmpty
  }

  /// What the presence of a section with a content can depend on: what others compute with always
  /// stands.
  public func conditions(of content: String) -> [String] {
    guard isOnAward else { return [] }
    let blocks = FormBlock.allCases.map(\.rawValue)
    switch content {
    case "text", "facts", "fields", "boxes", "signature": return blocks + amounts
    case "orders", "inventory", "staff": return blocks
    default: return []
    }
  }

  /// How forms call a value that the project file has for them.
  public static let ownValue = "own."

  /// The names of the contents, in order.
  public var contentNames: [String] { contents.keys.sorted() }

  /// What can be in a section.
  public struct Content: Hashable, Sendable {
    /// Columns a table may have, and those it must have because formulas use them.
    public let columns: [String]
    public let requiredColumns: [String]
    /// Rows the form may name; nil where it is free to name any.
    public let rows: [String]?
    public let requiredRows: [String]
    /// Whether the form must have this content, because other sheets compute with it.
    public let isRequired: Bool
    /// Whether a form may have it several times, each under a key of its own.
    public let isRepeatable: Bool
    /// What a form that has this content must have besides, because it computes with it.
    public let needs: [Need]

    public init(
      columns: [String] = [], requiredColumns: [String] = [], rows: [String]? = [],
      requiredRows: [String] = [], isRequired: Bool = false, isRepeatable: Bool = false,
      needs: [Need] = []
    ) {
      self.columns = columns
      self.requiredColumns = requiredColumns
      self.rows = rows
      self.requiredRows = requiredRows
      self.isRequired = isRequired
      self.isRepeatable = isRepeatable
      self.needs = needs
    }
  }

  /// What one content takes from others.
  public struct Need: Hashable, Sendable {
    /// One of these contents at least.
    public let anyOf: [String]
    /// Columns and rows that each of them must have where it is there.
    public let columns: [String]
    public let rows: [String]
    /// The need is only there where the section has this column.
    public let column: String?

    init(_ anyOf: String..., columns: [String] = [], rows: [String] = [], for column: String? = nil)
    {
      (self.anyOf, self.columns, self.rows, self.column) = (anyOf, columns, rows, column)
    }
  }

  /// A table of which every row is labelled.
  /// - Parameters:
  ///   - optional: columns that the form may leave out.
  ///   - optionalRows: rows that it need not label.
  static func table(
    _ required: [String], optional: [String] = [], rows: [String], optionalRows: [String] = [],
    isRequired: Bool = false, needs: [Need] = []
  ) -> Content {
    Content(
      columns: required + optional, requiredColumns: required, rows: rows + optionalRows,
      requiredRows: rows,
      isRequired: isRequired, needs: needs)
  }

  /// A table of which every row is labelled, and that a form must have.
  /// - Parameter optional: columns that the form may leave out.
  static func needed(
    _ required: [String], optional: [String] = [], rows: [String]
  ) -> Content {
    table(required, optional: optional, rows: rows, isRequired: true)
  }

  /// Facts that every report knows of itself.
  static let generalFacts = [
    "asOf", "control", "entries", "head", "program", "form", "state", "made", "checks",
  ]

  /// Placeholders of every kind; the page numbers are the printing program's.
  static let generalPlaceholders = [
    "title", "asOf", "seal", "page", "pages", "ofPages", "submission", "submittedOn",
    "submittedEntries",
  ]

  /// Contents of every kind: the title, running text, fields to fill in by hand, lines to sign on,
  /// the list of sheets, facts, findings, rule sets, what was booked since, the control sheet.
  private static func general(
    facts: [String], checks: [String], otherChecks: [String]
  ) -> [String: Content] {
    let verdicts = ["total", "match", "differs", "allMatch", "someDiffer"]
    return [
      "title": Content(),
      "text": Content(isRepeatable: true),
      FormSection.seal.key: Content(),
      "fields": Content(rows: nil, isRepeatable: true),
      "boxes": Content(rows: nil, isRepeatable: true),
      "signature": Content(rows: nil, isRepeatable: true),
      "sheets": Content(),
      "facts": Content(
        rows: facts + generalFacts.filter { !facts.contains($0) }, isRepeatable: true),
      "ruleSets": Content(),
      "findings": Content(rows: ["none"], requiredRows: ["none"]),
      "bookedSince": Content(
        columns: ["entry", "bookedOn", "kind", "voucher", "counterparty", "purpose", "amount"],
        requiredColumns: ["purpose"], rows: ["none", "submission", "nothing"],
        requiredRows: ["none", "submission", "nothing"]),
      "control": Content(
        columns: ["label", "ledger", "workbook", "difference", "state"],
        requiredColumns: ["label", "ledger", "workbook", "difference", "state"],
        rows: checks + otherChecks + verdicts, requiredRows: checks + verdicts,
        isRequired: true),
    ]
  }
}
