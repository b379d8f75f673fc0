public import Amounts
public import Funding

/// A form as data: what a file of `Reports/` holds. Sheets, sections, columns, labels and texts are
/// here and nowhere else; the program knows only what can be put into them (``FormVocabulary``).
public struct FormDefinition: Hashable, Sendable {
  /// The kind of report that fills it.
  public let kind: FormKind
  /// The form's own name: `statement-of-use-nrw`.
  public let id: String
  public let title: LocalizedText
  /// The rule or model that the form follows, as printed below the title.
  public let basis: LocalizedText
  /// The Land whose model it is, and the basis for awards by the rules of others.
  public let land: String?
  public let elsewhere: LocalizedText?
  public let header: Line
  public let footer: Line
  public internal(set) var sheets: [FormSheet]

  public init(
    kind: FormKind, id: String, title: LocalizedText, basis: LocalizedText, land: String? = nil,
    elsewhere: LocalizedText? = nil, header: Line, footer: Line, sheets: [FormSheet]
  ) {
    self.kind = kind
    self.id = id
    self.title = title
    self.basis = basis
    self.land = land
    self.elsewhere = elsewhere
    self.header = header
    self.footer = footer
    self.sheets = Self.sealed(sheets)
  }

  /// Whatever is handed in asks to keep the state of the ledger that it shows: where the form has
  /// no place for it, at the end of the first sheet.
  private static func sealed(_ sheets: [FormSheet]) -> [FormSheet] {
    var sheets = sheets
    guard !sheets.contains(where: { $0.sections.contains(where: \.asksToKeepSeal) }),
      let first = sheets.firstIndex(where: { $0.part == .funder && $0.each == nil })
    else { return sheets }
    sheets[first].sections.append(.seal)
    return sheets
  }

  /// The form as one award needs it: without the parts that its notice does not ask for.
  public func keeping(_ blocks: [FormBlock]) -> FormDefinition {
    func stays(_ section: FormSection) -> Bool {
      let wanted = section.when.flatMap(FormBlock.init).map(blocks.contains) ?? true
      let unwanted = section.unless.flatMap(FormBlock.init).map(blocks.contains) ?? false
      return wanted && !unwanted
    }
    var form = self
    for index in sheets.indices { form.sheets[index].sections.removeAll { !stays($0) } }
    form.sheets.removeAll(where: \.sections.isEmpty)
    return form
  }

  /// The form without sheets of which nothing is to be told: what they say stands at the end of the
  /// sheet before.
  func folding(where saysNothing: (FormSheet) throws -> Bool) rethrows -> FormDefinition {
    var form = self
    form.sheets = []
    for sheet in sheets {
      let before = form.sheets.lastIndex { $0.part == sheet.part }
      if let before, form.sheets[before].each == nil, sheet.each == nil, try saysNothing(sheet) {
        form.sheets[before].sections += sheet.sections
      } else {
        form.sheets.append(sheet)
      }
    }
    return form
  }

  /// A header or footer.
  public struct Line: Hashable, Sendable {
    public let left: LocalizedText?
    public let center: LocalizedText?
    public let right: LocalizedText?

    public init(
      left: LocalizedText? = nil, center: LocalizedText? = nil, right: LocalizedText? = nil
    ) {
      self.left = left
      self.center = center
      self.right = right
    }
  }
}
