import Amounts

/// The parts that profiles of all kinds share, as forms of a document.
enum ProfileForm {
  /// What a profile says about itself.
  static let format = "foerderbuch/profile/1"

  /// What kind of table a profile describes.
  enum Kind: String, CaseIterable {
    case projects, bookings
  }

  /// A profile of one kind; one of the other kind is told by itself, not key by key.
  static func profile<Value>(
    _ kind: Kind,
    _ body:
      @escaping (_ map: ConfigMap, _ id: String?, _ title: LocalizedText?) ->
      Value?
  ) -> ConfigForm<Value> {
    let form = ConfigForm<Value>.mapping { map in
      if let found = map.required("format", .text), found != format {
        map.report("format", .config(.otherFormat(wanted: [format])))
      }
      _ = map.required("kind", .oneOf(Kind.self))
      let id = map.required("id", .identifier)
      let title = map.required("title", .localizedText)
      return body(map, id, title)
    }
    return ConfigForm { node, context in
      if case .mapping(let entries) = node.content,
        let entry = entries.first(where: { $0.key == "kind" }),
        let found = entry.value.text.flatMap(Kind.init(rawValue:)), found != kind
      {
        context.key("kind").report(
          entry.value, .profile(.otherKind(isOfBookings: found == .bookings)))
        return nil
      }
      return form.read(node, context)
    }
  }

  /// The column of each key.
  static func columns<Key: ProfileKey>() -> ConfigForm<[Key: ColumnTerms]> {
    .mapping { map in
      var columns: [Key: ColumnTerms] = [:]
      for key in Key.allCases {
        columns[key] = map.optional(
          key.rawValue,
          ColumnTerms.form(
            isReference: key.rawValue == "reference",
            isSided: Key.self == BookingInput.self && !Key.amounts.contains(key)))
      }
      return columns
    }
  }

  /// A mapping from columns to something.
  static func columns<Key: ProfileKey, Value>(
    _ form: ConfigForm<Value>
  ) -> ConfigForm<[Key: Value]> {
    .mapping { map in
      var values: [Key: Value] = [:]
      for column in Key.allCases { values[column] = map.optional(column.rawValue, form) }
      return values
    }
  }

  /// One heading, or several of which any one will do.
  static var headings: ConfigForm<[String]> {
    ConfigForm { node, context in
      if case .list = node.content {
        return ConfigForm<[String]>.list(of: heading, atLeast: 1).read(node, context)
      }
      return heading.read(node, context).map { [$0] }
    }
  }

  /// A text, or one space for the column that has no heading.
  private static var heading: ConfigForm<String> {
    ConfigForm { node, context in
      node.text == " " ? " " : ConfigForm<String>.text.read(node, context)
    }
  }

  /// `asWritten`, or `reversed` where amounts have the opposite sign.
  static var reversesSign: ConfigForm<Bool> {
    .oneOf([("asWritten", false), ("reversed", true)])
  }

  /// Rows that are left out.
  struct Skipped<Key: ProfileKey & Sendable> {
    var columnNumbers = false
    var totals = false
    var rows: [SkippedRow<Key>] = []
    /// Headings of columns that say nothing of the rows.
    var columns: [String] = []

    /// - Parameter needsColumn: whether every text must be looked for in a column.
    static func form(needsColumn: Bool) -> ConfigForm<Skipped> {
      .mapping { map in
        Skipped(
          columnNumbers: map.optional("columnNumbers", .bool, default: false),
          totals: map.optional("totals", .bool, default: false),
          rows: map.optional("rows", .list(of: row(needsColumn: needsColumn)), default: []),
          columns: map.optional("columns", headings, default: []))
      }
    }

    /// A text in a column, or the number of a row: one bad row need not hold up the others.
    private static func row(needsColumn: Bool) -> ConfigForm<SkippedRow<Key>> {
      let told = told(needsColumn: needsColumn)
      return ConfigForm { node, context in
        if case .mapping = node.content { return told.read(node, context) }
        return ConfigForm<Int>.integer(1...XLSXSheet.rowLimit).read(node, context)
          .map { SkippedRow(column: nil, line: $0) }
      }
    }

    private static func told(needsColumn: Bool) -> ConfigForm<SkippedRow<Key>> {
      .mapping { map in
        let column =
          needsColumn
          ? map.required("column", .oneOf(Key.self)) : map.optional("column", .oneOf(Key.self))
        let text = map.optional("is", .text)
        let prefix = map.optional("startsWith", .text)
        if text == nil, prefix == nil {
          map.report("is", .config(.missingKey("is | startsWith")))
        }
        if needsColumn, column == nil { return nil }
        return SkippedRow(column: column, text: text, prefix: prefix)
      }
    }
  }
}
