import Amounts
import Funding
public import Reporting

/// Reads the forms of `Reports/` (YAML or JSON) and refuses what the program could not fill.
public enum FormReader {
  /// The format that a file names in its first line.
  public static let format = "foerderbuch/form/1"

  /// Reads a form.
  /// - Parameters:
  ///   - bytes: the file.
  ///   - file: its name for messages.
  ///   - shipped: the forms of a kind that ship, by name without the kind: what a form can be
  ///     `like`.
  /// - Throws: all problems at once, each with line, path and what is allowed.
  public static func read(
    _ bytes: some Sequence<UInt8>, file: String,
    shipped: (FormKind) -> [String: [UInt8]] = { _ in [:] }
  ) throws(InputProblems) -> FormDefinition {
    let problems = ProblemList()
    let context = ConfigContext(file: file, problems: problems)
    let root = FormOverlay.whole(
      try ConfigDocument.read(bytes, file: file), context, shipped: shipped)
    return try problems.checked(form().read(root, context))
  }

  private static func form() -> ConfigForm<FormDefinition> {
    .mapping { map in
      let format = map.required("format", .text)
      if let format, format != Self.format {
        map.report("format", .config(.otherFormat(wanted: [Self.format])))
      }
      guard let kind = map.required("kind", .oneOf(FormKind.self)) else {
        // Without its kind nobody knows what the rest may say.
        for key in ["id", "title", "basis", "land", "elsewhere", "header", "footer", "sheets"] {
          _ = map.has(key)
        }
        return nil
      }
      let vocabulary = kind.vocabulary
      let text = text(vocabulary)
      let id = map.required("id", .identifier)
      let title = map.required("title", .germanAlone(.text))
      let basis = map.required("basis", text)
      let land = map.optional("land", .text)
      let elsewhere = map.optional("elsewhere", text)
      let header = map.optional("header", line(text), default: FormDefinition.Line())
      let footer = map.optional("footer", line(text), default: FormDefinition.Line())
      let sheets = map.required("sheets", .list(of: sheet(vocabulary, text).located, atLeast: 1))
      guard let id, let title, let basis, let sheets else { return nil }
      check(sheets, vocabulary, map)
      checkNeeds(sheets.flatMap(\.value.sections), vocabulary, map)
      return FormDefinition(
        kind: kind, id: id, title: title, basis: basis, land: land, elsewhere: elsewhere,
        header: header, footer: footer,
        sheets: sheets.map(\.value))
    }
  }

  // MARK: Parts

  private typealias Text = ConfigForm<LocalizedText>

  /// A text in both languages, with none but known placeholders.
  private static func text(_ vocabulary: FormVocabulary) -> Text {
    Text.germanAlone(.text).mapped { text in
      for name in FormText.placeholders(in: text.de) + FormText.placeholders(in: text.en)
      where !vocabulary.placeholders.contains(name) && !isOwnValue(name, vocabulary) {
        return .failure(
          .notOneOf(
            vocabulary.placeholders.map { "{\($0)}" },
            nearest: NearestName.of(name, among: vocabulary.placeholders).map { "{\($0)}" }))
      }
      return .success(text)
    }
  }

  /// Whether a name is one that only the project file tells the value of.
  private static func isOwnValue(_ name: String, _ vocabulary: FormVocabulary) -> Bool {
    vocabulary.isOnAward && name.hasPrefix(FormVocabulary.ownValue)
      && Identifier.isValid(String(name.dropFirst(FormVocabulary.ownValue.count)))
  }

  /// A text that may be empty: the heading over a column of labels, for instance.
  private static func heading() -> ConfigForm<LocalizedText> {
    .germanAlone(
      ConfigForm<String>(text: { text in
        TextCheck.fault(text, limit: 200).map { .failure($0) } ?? .success(text)
      }))
  }

  private static func line(_ text: Text) -> ConfigForm<FormDefinition.Line> {
    .mapping { map in
      FormDefinition.Line(
        left: map.optional("left", text), center: map.optional("center", text),
        right: map.optional("right", text))
    }
  }

  private static func sheet(
    _ vocabulary: FormVocabulary, _ text: Text
  ) -> ConfigForm<FormSheet> {
    .mapping { map in
      let key = map.required("key", .identifier)
      let name = map.required("name", text)
      let about = map.optional("about", text)
      let orientation = map.optional(
        "orientation", .oneOf(PrintSetup.Orientation.self), default: .portrait)
      let widths = map.required("widths", .list(of: .integer(1...120), atLeast: 1))
      let sections = map.required(
        "sections", .list(of: section(vocabulary, text).located, atLeast: 1))
      let headings = map.optional("headings", .identifier)
      let filter = map.optional("filter", .identifier)
      let each = map.optional("each", word(vocabulary.items))
      let pagesAcross = map.optional("pagesAcross", .integer(1...4), default: 1)
      let repeatedColumns = map.optional("repeatedColumns", .integer(0...8), default: 0)
      let isOnePage = map.optional("onePage", .bool, default: false)
      // What the checks found and where figures come from is nobody's but one's own.
      let isOwn = sections?.contains { $0.value.content == "control" } ?? false
      let part = map.optional(
        "part", .oneOf(ReportPart.self), default: isOwn ? .own : .funder)
      guard let key, let name, let widths, let sections else { return nil }
      for found in sections where found.value.columns.count > widths.count {
        map.context.problems.add(
          found.place, value: String(found.value.columns.count),
          .value(.numberOutside(minimum: 1, maximum: widths.count)))
      }
      let tables = sections.map(\.value).filter { !$0.columns.isEmpty }.map(\.key)
      for (name, value) in [("headings", headings), ("filter", filter)] {
        guard let value, !tables.contains(value) else { continue }
        map.report(
          name, .value(.notOneOf(tables, nearest: NearestName.of(value, among: tables))))
      }
      return FormSheet(
        key: key, name: name, about: about, orientation: orientation, widths: widths,
        sections: sections.map(\.value), headings: headings, filter: filter, each: each,
        pagesAcross: pagesAcross, repeatedColumns: min(repeatedColumns, widths.count - 1),
        isOnePage: isOnePage, part: part)
    }
  }

  private static func section(
    _ vocabulary: FormVocabulary, _ text: Text
  ) -> ConfigForm<FormSection> {
    .mapping { map in
      let names = vocabulary.contentNames
      let name = map.required("content", .oneOf(names.map { ($0, $0) }))
      let content = name.flatMap { vocabulary.contents[$0] }
      let key =
        content?.isRepeatable ?? map.has("key")
        ? map.optional("key", .identifier, default: name ?? "") : name
      let columns = map.optional("columns", .list(of: column(content)), default: [])
      let isOwn: (String) -> Bool = { name == "facts" && isOwnValue($0, vocabulary) }
      let rows = map.optional("rows", .list(of: row(content, text, isOwn)), default: [])
      let section = FormSection(
        key: key ?? "", content: name ?? "", title: map.optional("title", text),
        text: map.optional("text", .list(of: text), default: []), columns: columns, rows: rows,
        notes: map.optional("notes", .list(of: text), default: []),
        beginsPage: map.optional("newPage", .bool, default: false),
        isByTime: name == "vouchers"
          ? map.optional("order", word(["time", "line"]), default: "line") == "time" : false,
        when: map.optional("when", word(vocabulary.conditions(of: name ?? ""))),
        unless: map.optional("unless", word(vocabulary.conditions(of: name ?? ""))))
      guard let content, name != nil else { return nil }
      if name == FormSection.seal.key { return FormSection.seal }
      require(content.requiredColumns, among: columns.map(\.key), "columns", map)
      require(content.requiredRows, among: rows.map(\.key), "rows", map)
      return section
    }
  }

  private static func column(
    _ content: FormVocabulary.Content?
  ) -> ConfigForm<FormSection.Column> {
    .mapping { map in
      // What the reader fills in has a name of the form's own.
      let isOpen = map.optional("open", .bool, default: false)
      let known = isOpen ? nil : content
      let key = map.required("key", known.map { word($0.columns) } ?? .identifier)
      let heading = map.required("heading", heading())
      let format = map.optional("format", .oneOf(CellStyle.Format.self))
      guard let key, let heading else { return nil }
      if isOpen, content?.columns.contains(key) == true {
        map.report("key", .config(.duplicateKey(key)))
      }
      return FormSection.Column(key: key, heading: heading, format: format, isOpen: isOpen)
    }
  }

  private static func row(
    _ content: FormVocabulary.Content?, _ text: Text, _ isOwn: @escaping (String) -> Bool
  ) -> ConfigForm<FormSection.Row> {
    .mapping { map in
      let known = content?.rows
      let key = map.required(
        "key",
        known.map { rows in
          ConfigForm<String>(text: { text in
            rows.contains(text) || isOwn(text)
              ? .success(text)
              : .failure(.notOneOf(rows, nearest: NearestName.of(text, among: rows)))
          })
        } ?? .identifier)
      let label = map.required("label", text)
      let lines = map.optional("lines", .integer(1...30), default: 1)
      guard let key, let label else { return nil }
      return FormSection.Row(key: key, label: label, lines: lines)
    }
  }

  private static func word(_ words: [String]) -> ConfigForm<String> {
    .oneOf(words.map { ($0, $0) })
  }

  // MARK: Checks across a list

  /// Every key that the program needs stands there, and none twice.
  private static func require(
    _ wanted: [String], among found: [String], _ key: String, _ map: ConfigMap
  ) {
    for missing in wanted where !found.contains(missing) {
      map.context.problems.add(map.place(of: key), .config(.missingKey(missing)))
    }
    for double in Set(found.filter { name in found.count { $0 == name } > 1 }).sorted() {
      map.context.problems.add(
        map.place(of: key), value: double, .config(.duplicateKey(double)))
    }
  }

  /// Keys of sheets and sections are unique, and every content that others compute with is there.
  private static func check(
    _ sheets: [Located<FormSheet>], _ vocabulary: FormVocabulary, _ map: ConfigMap
  ) {
    var keys: Set<String> = []
    var contents: Set<String> = []
    var sheetKeys: Set<String> = []
    for sheet in sheets {
      if !sheetKeys.insert(sheet.value.key).inserted {
        map.context.problems.add(
          sheet.place, value: sheet.value.key, .config(.duplicateKey(sheet.value.key)))
      }
      for section in sheet.value.sections {
        contents.insert(section.content)
        if !keys.insert(section.key).inserted {
          map.context.problems.add(
            sheet.place, value: section.key, .config(.duplicateKey(section.key)))
        }
      }
    }
    for name in vocabulary.contentNames
    where vocabulary.contents[name]?.isRequired == true && !contents.contains(name) {
      map.report("sheets", .config(.missingKey(name)))
    }
    for names in vocabulary.oneOf where contents.isDisjoint(with: names) {
      map.report("sheets", .config(.missingKey(names.joined(separator: " | "))))
    }
  }

  /// Whatever a content computes with is there, with the columns and rows it takes.
  private static func checkNeeds(
    _ sections: [FormSection], _ vocabulary: FormVocabulary, _ map: ConfigMap
  ) {
    var missing: Set<String> = []
    func want(_ isThere: Bool, _ key: String) {
      if !isThere, missing.insert(key).inserted { map.report("sheets", .config(.missingKey(key))) }
    }
    for section in sections {
      for need in vocabulary.contents[section.content]?.needs ?? [] {
        if let column = need.column, !section.columns.contains(where: { $0.key == column }) {
          continue
        }
        let found = sections.filter { need.anyOf.contains($0.content) }
        want(!found.isEmpty, need.anyOf.joined(separator: " | "))
        for other in found {
          for column in need.columns {
            want(other.columns.contains { $0.key == column }, "\(other.key).columns.\(column)")
          }
          for row in need.rows {
            want(other.rows.contains { $0.key == row }, "\(other.key).rows.\(row)")
          }
        }
      }
    }
  }
}
