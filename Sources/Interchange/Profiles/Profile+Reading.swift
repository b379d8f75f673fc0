import Amounts
import Funding

extension Profile {
  /// What a profile says about itself.
  public static let format = "foerderbuch/profile/1"

  /// Reads a profile.
  /// - Parameters:
  ///   - bytes: YAML or JSON.
  ///   - file: the name for messages.
  ///   - ruleSets: the ids of the rule sets there are; nil: any id will do.
  /// - Throws: all problems of the file.
  public static func read(
    _ bytes: some Sequence<UInt8>, file: String, ruleSets: [String]? = nil
  ) throws(InputProblems) -> Profile {
    try ConfigReader.read(bytes, file: file, as: ProfileForm(ruleSets: ruleSets).profile)
  }
}

/// What a profile must look like.
private struct ProfileForm {
  let ruleSets: [String]?

  /// How the table is laid out.
  private struct Table {
    let sheet: String?
    let separator: CSVSeparator?
    let headingRow: Int?
    let decimalMark: DecimalMark?
    let dateForm: DateForm?
    let rateUnit: Profile.RateUnit
    let reversesSign: Bool
  }

  private struct Skipped {
    var columnNumbers = false
    var totals = false
    var rows: [Profile.SkippedRow] = []
  }

  private struct ProjectTerms {
    var idPrefix: String?
    var recipientKind = Organisation.Kind.other
    var restIsOwnCash = false
  }

  var profile: ConfigForm<Profile> {
    .mapping { map in
      if let found = map.required("format", .text), found != Profile.format {
        map.report("format", .config(.otherFormat(wanted: [Profile.format])))
      }
      let id = map.required("id", .identifier)
      let title = map.required("title", .localizedText)
      _ = map.required("kind", .oneOf([("projects", true)]))
      let table = map.optional("table", self.table, default: Self.plainTable)
      let headings = map.required("columns", columns(of: headings))
      let constants = map.optional("constants", columns(of: .text), default: [:])
      let whenEmpty = map.optional("whenEmpty", columns(of: .text), default: [:])
      let project = map.optional("project", self.project, default: ProjectTerms())
      let award = map.required("award", self.award)
      let skipped = map.optional("skip", self.skipped, default: Skipped())
      if let headings { check(headings, constants, project, award, map) }
      guard let id, let title, let headings, let award else { return nil }
      return Profile(
        id: id, title: title, sheet: table.sheet, separator: table.separator,
        headingRow: table.headingRow, headings: headings, constants: constants,
        whenEmpty: whenEmpty, decimalMark: table.decimalMark, dateForm: table.dateForm,
        rateUnit: table.rateUnit, reversesSign: table.reversesSign,
        idPrefix: project.idPrefix ?? "", recipientKind: project.recipientKind,
        restIsOwnCash: project.restIsOwnCash, award: award,
        skipsColumnNumbers: skipped.columnNumbers, skipsTotals: skipped.totals,
        skippedRows: skipped.rows)
    }
  }

  /// What must be named for a row to become a project.
  private func check(
    _ headings: [ProfileColumn: [String]], _ constants: [ProfileColumn: String],
    _ project: ProjectTerms, _ award: Profile.AwardTerms?, _ map: ConfigMap
  ) {
    func isKnown(_ column: ProfileColumn) -> Bool {
      headings[column] != nil || constants[column] != nil
    }
    func miss(_ name: String) { map.report("columns", .config(.missingKey(name))) }
    for column in ProfileColumn.required where !isKnown(column) { miss(column.rawValue) }
    if !isKnown(.grant), !isKnown(.rate) { miss("grant | rate") }
    if headings[.id] == nil, project.idPrefix == nil { miss("id | project.idPrefix") }
    if let award, !award.awardedOnStart, !isKnown(.awardedOn) { miss("awardedOn") }
    for column in ProfileColumn.allCases where headings[column] != nil {
      guard constants[column] != nil else { continue }
      map.report("constants", .config(.duplicateKey(column.rawValue)))
    }
  }

  private static let plainTable = Table(
    sheet: nil, separator: nil, headingRow: nil, decimalMark: nil, dateForm: nil,
    rateUnit: .fraction, reversesSign: false)

  private var table: ConfigForm<Table> {
    .mapping { map in
      Table(
        sheet: map.optional("sheet", .text),
        separator: map.optional("separator", .oneOf(CSVSeparator.self)),
        headingRow: map.optional("headingRow", .integer(1...1000)),
        decimalMark: map.optional("decimalMark", .oneOf(DecimalMark.self)),
        dateForm: map.optional("dates", .oneOf(DateForm.self)),
        rateUnit: map.optional("rates", .oneOf(Profile.RateUnit.self), default: .fraction),
        reversesSign: map.optional(
          "sign", .oneOf([("asWritten", false), ("reversed", true)]), default: false))
    }
  }

  /// One heading, or several of which any one will do.
  private var headings: ConfigForm<[String]> {
    ConfigForm { node, context in
      if case .list = node.content {
        return ConfigForm<[String]>.list(of: .text, atLeast: 1).read(node, context)
      }
      return ConfigForm<String>.text.read(node, context).map { [$0] }
    }
  }

  /// A mapping from columns to something.
  private func columns<Value>(of form: ConfigForm<Value>) -> ConfigForm<[ProfileColumn: Value]> {
    .mapping { map in
      var values: [ProfileColumn: Value] = [:]
      for column in ProfileColumn.allCases {
        values[column] = map.optional(column.rawValue, form)
      }
      return values
    }
  }

  private var project: ConfigForm<ProjectTerms> {
    .mapping { map in
      ProjectTerms(
        idPrefix: map.optional("idPrefix", .identifier),
        recipientKind: map.optional(
          "recipientKind", .oneOf(Organisation.Kind.self), default: .other),
        restIsOwnCash: map.optional("rest", .oneOf([("ownCash", true)]), default: false))
    }
  }

  private var award: ConfigForm<Profile.AwardTerms> {
    .mapping { map in
      let funder = map.required("funder", self.funder)
      let ruleSet = map.required("ruleSet", .identifier)
      if let ruleSet, let ruleSets, !ruleSets.contains(ruleSet) {
        map.report(
          "ruleSet",
          .project(
            .unknownReference(
              .ruleSet, ruleSet, nearest: NearestName.of(ruleSet, among: ruleSets),
              known: ruleSets)))
      }
      let rounding = map.optional("rounding", .oneOf(Rounding.self), default: .down)
      let atStart = map.optional("awardedOn", .oneOf([("from", true)]), default: false)
      guard let funder, let ruleSet else { return nil }
      return Profile.AwardTerms(
        funder: funder, ruleSet: ruleSet, rounding: rounding, awardedOnStart: atStart)
    }
  }

  private var funder: ConfigForm<Funder> {
    .mapping { map in
      let id = map.required("id", .identifier)
      let name = map.required("name", .text)
      let level = map.required("level", .oneOf(Funder.Level.self))
      guard let id, let name, let level else { return nil }
      return Funder(id: id, name: name, level: level)
    }
  }

  private var skipped: ConfigForm<Skipped> {
    .mapping { map in
      Skipped(
        columnNumbers: map.optional("columnNumbers", .bool, default: false),
        totals: map.optional("totals", .bool, default: false),
        rows: map.optional("rows", .list(of: skippedRow), default: []))
    }
  }

  private var skippedRow: ConfigForm<Profile.SkippedRow> {
    .mapping { map in
      let column = map.required("column", .oneOf(ProfileColumn.self))
      let text = map.optional("is", .text)
      let prefix = map.optional("startsWith", .text)
      if text == nil, prefix == nil {
        map.report("column", .config(.missingKey("is | startsWith")))
      }
      return column.map { Profile.SkippedRow(column: $0, text: text, prefix: prefix) }
    }
  }
}
