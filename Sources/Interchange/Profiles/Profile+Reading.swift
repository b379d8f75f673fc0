import Amounts
import Funding

extension Profile {
  /// What a profile says about itself.
  public static let format = ProfileForm.format

  /// Reads a profile.
  /// - Parameters:
  ///   - bytes: YAML or JSON.
  ///   - file: the name for messages.
  ///   - ruleSets: the ids of the rule sets there are; nil: any id will do.
  /// - Throws: all problems of the file.
  public static func read(
    _ bytes: some Sequence<UInt8>, file: String, ruleSets: [String]? = nil
  ) throws(InputProblems) -> Profile {
    try ConfigReader.read(bytes, file: file, as: ListProfileForm(ruleSets: ruleSets).profile)
  }
}

/// What a profile must look like.
private struct ListProfileForm {
  let ruleSets: [String]?

  private typealias Skipped = ProfileForm.Skipped<ProfileColumn>

  /// How the table is laid out.
  private struct Table {
    var layout = TableLayout()
    var rateUnit = Profile.RateUnit.fraction
    var reversesSign = false
    var units = UnitTerms<ProfileColumn>()
  }

  private struct ProjectTerms {
    var idPrefix: String?
    var recipientKind = Organisation.Kind.other
    var restIsOwnCash = false
  }

  var profile: ConfigForm<Profile> {
    ProfileForm.profile(.projects) { map, id, title in
      let table = map.optional("table", self.table, default: Table())
      let headings = map.required("columns", headings)
      let constants = map.optional("constants", texts, default: [:])
      let whenEmpty = map.optional("whenEmpty", texts, default: [:])
      let project = map.optional("project", self.project, default: ProjectTerms())
      let award = map.required("award", self.award)
      let skipped = map.optional("skip", Skipped.form(needsColumn: true), default: Skipped())
      if let headings { check(headings, constants, project, award, map) }
      guard let id, let title, let headings, let award else { return nil }
      return Profile(
        id: id, title: title, sheet: table.layout.sheet, separator: table.layout.separator,
        headingRow: table.layout.headingRow, headingRows: table.layout.headingRows,
        hasNoHeadings: table.layout.hasNoHeadings,
        endsAtEmptyRow: table.layout.endsAtEmptyRow, headings: headings, constants: constants,
        whenEmpty: whenEmpty, decimalMark: table.layout.decimalMark,
        dateForm: table.layout.dateForm,
        rateUnit: table.rateUnit, units: table.units, reversesSign: table.reversesSign,
        idPrefix: project.idPrefix ?? "", recipientKind: project.recipientKind,
        restIsOwnCash: project.restIsOwnCash, award: award,
        skipsColumnNumbers: skipped.columnNumbers, skipsTotals: skipped.totals,
        skippedRows: skipped.rows, skippedColumns: skipped.columns)
    }
  }

  /// What must be named for a row to become a project.
  private func check(
    _ headings: [ProfileColumn: ColumnTerms], _ constants: [ProfileColumn: String],
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

  private var table: ConfigForm<Table> {
    .mapping { map in
      Table(
        layout: TableLayout(reading: map),
        rateUnit: map.optional("rates", .oneOf(Profile.RateUnit.self), default: .fraction),
        reversesSign: map.optional("sign", ProfileForm.reversesSign, default: false),
        units: map.optional("unit", UnitTerms<ProfileColumn>.form, default: UnitTerms()))
    }
  }

  private var headings: ConfigForm<[ProfileColumn: ColumnTerms]> { ProfileForm.columns() }

  private var texts: ConfigForm<[ProfileColumn: String]> { ProfileForm.columns(.text) }

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
}
