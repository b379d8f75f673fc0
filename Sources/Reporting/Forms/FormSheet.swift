public import Amounts

/// A sheet of a form.
public struct FormSheet: Hashable, Sendable {
  public let key: String
  /// What stands on the tab.
  public let name: LocalizedText
  /// What the list of sheets says of it; nil for the title of its first section.
  public let about: LocalizedText?
  public let orientation: PrintSetup.Orientation
  /// The widths of the columns from the left, in characters.
  public let widths: [Int]
  public internal(set) var sections: [FormSection]
  /// The key of the section whose headings stay in sight and repeat on each page.
  public let headings: String?
  /// The key of the section that can be filtered.
  public let filter: String?
  /// For what the sheet stands once each, a name of the ``FormVocabulary``; nil for one sheet.
  public let each: String?
  /// How many pages a sheet too wide for one goes across.
  public let pagesAcross: Int
  /// How many columns at the left stand on each of those pages.
  public let repeatedColumns: Int
  /// Whether the whole sheet is one page.
  public let isOnePage: Bool
  public let part: ReportPart

  public init(
    key: String, name: LocalizedText, about: LocalizedText? = nil,
    orientation: PrintSetup.Orientation, widths: [Int], sections: [FormSection],
    headings: String? = nil, filter: String? = nil, each: String? = nil,
    pagesAcross: Int = 1, repeatedColumns: Int = 0, isOnePage: Bool = false,
    part: ReportPart = .funder
  ) {
    self.key = key
    self.name = name
    self.about = about
    self.orientation = orientation
    self.widths = widths
    self.sections = sections
    self.headings = headings
    self.filter = filter
    self.each = each
    self.pagesAcross = pagesAcross
    self.repeatedColumns = repeatedColumns
    self.isOnePage = isOnePage
    self.part = part
  }
}
