public import Amounts

/// A report as a value: sheets of typed cells, with formulas that name what they add up. Text, JSON
/// and xlsx are renderings of it.
public struct Report: Sendable {
  /// The title of the document, also for screen readers.
  public var title: String
  /// What the document is about, for the document's properties: project and award.
  public var subject: String
  /// Who answers for the document: the recipient of the grant.
  public var author: String
  public var language: Language
  /// The date in the document's properties. It comes from the ledger, never from a clock, so that
  /// the same ledger gives the same bytes.
  public var created: CalendarDate
  /// Further document properties by which a program recognises the workbook again: head hash, as-of
  /// date, kind of report. Key and value are at most 255 bytes each.
  public var properties: [Property]
  public var sheets: [Sheet]
  /// Names for the whole workbook, so that a formula on one sheet says what it takes from another.
  public var names: [DefinedName]

  public init(
    title: String, subject: String = "", author: String = "", language: Language,
    created: CalendarDate, properties: [Property] = [], sheets: [Sheet] = [],
    names: [DefinedName] = []
  ) {
    self.title = title
    self.subject = subject
    self.author = author
    self.language = language
    self.created = created
    self.properties = properties
    self.sheets = sheets
    self.names = names
  }

  /// A document property: a key and its text.
  public struct Property: Hashable, Sendable {
    public let key: String
    public let value: String

    public init(_ key: String, _ value: String) {
      self.key = key
      self.value = value
    }
  }

  /// A name of the workbook and the cells it stands for.
  public struct DefinedName: Hashable, Sendable {
    /// Letters, digits, `_` and `.`; it begins with a letter and looks like no cell address.
    public let name: String
    public let reference: Reference

    public init(_ name: String, _ reference: Reference) {
      self.name = name
      self.reference = reference
    }
  }
}
