public import Amounts

/// A section of a sheet: a title, texts, and what the program puts there.
public struct FormSection: Hashable, Sendable {
  /// Unique in the form; the content's name unless the file says otherwise.
  public let key: String
  /// What the program puts here, a name of the ``FormVocabulary``.
  public let content: String
  public let title: LocalizedText?
  /// Paragraphs before the content.
  public let text: [LocalizedText]
  /// The columns of a table from the left.
  public let columns: [Column]
  /// The rows the form names itself, or the labels of rows that the program makes.
  public let rows: [Row]
  /// Small print after the content.
  public let notes: [LocalizedText]
  /// Whether the section begins a new page.
  public let beginsPage: Bool
  /// Whether a list of entries is in order of time alone, without sub-totals.
  public let isByTime: Bool
  /// What has to hold for the section to be there, and what must not: that the notice asks for a
  /// ``FormBlock``, or that an amount among the facts is above zero.
  public let when: String?
  public let unless: String?

  public init(
    key: String, content: String, title: LocalizedText? = nil, text: [LocalizedText] = [],
    columns: [Column] = [], rows: [Row] = [], notes: [LocalizedText] = [],
    beginsPage: Bool = false, isByTime: Bool = false, when: String? = nil, unless: String? = nil
  ) {
    self.key = key
    self.content = content
    self.title = title
    self.text = text
    self.columns = columns
    self.rows = rows
    self.notes = notes
    self.beginsPage = beginsPage
    self.isByTime = isByTime
    self.when = when
    self.unless = unless
  }

  var asksToKeepSeal: Bool { (text + notes).contains { $0.de.contains("{seal}") } }

  /// The state of the ledger (Kopf der Siegelkette), with the words that ask to keep it.
  public static let seal = FormSection(
    key: "seal", content: "text",
    title: LocalizedText(de: "Stand des Buchs", en: "State of the ledger"),
    text: [
      LocalizedText(
        de:
          "Bitte bewahren Sie diese Zeile mit dem Formular auf. Mit ihr lässt sich jederzeit prüfen, ob das Buch bis zu diesem Stand unverändert und vollständig ist:",
        en:
          "Please keep this line with the form. With it anybody can check at any time whether the ledger is unchanged and complete up to this state:"
      ), LocalizedText(de: "{seal}", en: "{seal}"),
    ])

  /// A column of a table.
  public struct Column: Hashable, Sendable {
    public let key: String
    public let heading: LocalizedText
    /// How values are written; nil for what is usual for their kind.
    public let format: CellStyle.Format?
    /// Whether it is left to whoever reads the table, so that the program has nothing for it; of
    /// amounts the totals add up what is entered.
    public let isOpen: Bool

    public init(
      key: String, heading: LocalizedText, format: CellStyle.Format? = nil, isOpen: Bool = false
    ) {
      self.key = key
      self.heading = heading
      self.format = format
      self.isOpen = isOpen
    }

    var isAmount: Bool { format == .amount || format == .euro }
  }

  /// A row with its label.
  public struct Row: Hashable, Sendable {
    public let key: String
    public let label: LocalizedText
    /// How many lines an empty field leaves for writing.
    public let lines: Int

    public init(key: String, label: LocalizedText, lines: Int = 1) {
      self.key = key
      self.label = label
      self.lines = lines
    }
  }

  /// The key of the row that a chart begins in; in a form, that of the row with the chart's title
  /// and, as `lines`, its height.
  static let chartRow = "chart"

  /// The first cell of the section's chart.
  var chartPlace: Reference {
    .cell(block: key, row: Self.chartRow, column: columns.first?.key ?? "label")
  }

  /// The section under another key: a repeated sheet has each of its sections once an item.
  func called(_ key: String) -> FormSection { changed(key: key) }

  /// The section with other texts or rows.
  func with(text: [LocalizedText]? = nil, rows: [Row]? = nil) -> FormSection {
    changed(text: text, rows: rows)
  }

  /// The section without some of its columns.
  func without(_ keys: Set<String>) -> FormSection {
    changed(columns: columns.filter { !keys.contains($0.key) })
  }

  private func changed(
    key: String? = nil, text: [LocalizedText]? = nil, columns: [Column]? = nil,
    rows: [Row]? = nil
  ) -> FormSection {
    FormSection(
      key: key ?? self.key, content: content, title: title, text: text ?? self.text,
      columns: columns ?? self.columns, rows: rows ?? self.rows, notes: notes,
      beginsPage: beginsPage, isByTime: isByTime, when: when, unless: unless)
  }

  /// The label of a row; its key where the form names none.
  func label(_ key: String) -> LocalizedText {
    rows.first { $0.key == key }?.label ?? LocalizedText(de: key, en: key)
  }
}
