import Amounts
import Funding
import GRDB

/// Projects as rows: how they are written, and how they are read back.
enum ProjectRows {
  // MARK: Writing

  /// Writes a version of `project`.
  /// - Parameters:
  ///   - id: of the version, over all projects.
  ///   - version: counted from 1 within the project.
  ///   - effectiveOn: the day from which it applies; nil: from the beginning of time.
  static func write(
    _ project: Project, id: Int64, version: Int64, effectiveOn: CalendarDate?, batch: Int64,
    with writer: inout SealedWriter
  ) throws(LedgerError) {
    writer.begin(.project)
    writer.append(id)
    writer.append(batch)
    writer.append(text: project.id)
    writer.append(version)
    writer.append(effectiveOn.map { Int64($0.yyyymmdd) } ?? 0)
    writer.append(date: project.amendment?.on)
    writer.append(text: project.amendment?.reference)
    writer.append(text: project.title)
    writer.append(text: project.field)
    writer.append(project.lighthouse)
    writer.append(date: project.period?.from)
    writer.append(date: project.period?.to)
    for (position, organisation) in project.organisations.enumerated() {
      begin(1, id, position, with: &writer)
      writer.append(text: organisation.id)
      writer.append(text: organisation.name)
      writer.append(text: organisation.kind.rawValue)
      writer.append(text: organisation.inputVatDeductible.value.exactText)
    }
    write(project.measures, id: id, with: &writer)
    write(project.awards, id: id, with: &writer)
    for (position, term) in ProjectTerm.all(of: project).enumerated() {
      begin(8, id, position, with: &writer)
      writer.append(text: term.owner.subject)
      writer.append(text: term.owner.measure)
      writer.append(text: term.owner.id)
      writer.append(text: term.key.rawValue)
      writer.append(text: term.value)
    }
    try writer.finish(id)
  }

  private static func begin(
    _ table: Int, _ id: Int64, _ position: Int, with writer: inout SealedWriter
  ) {
    writer.beginPart(table)
    writer.append(id)
    writer.append(Int64(position + 1))
  }

  private static func write(_ measures: [Measure], id: Int64, with writer: inout SealedWriter) {
    for (position, measure) in measures.enumerated() {
      begin(2, id, position, with: &writer)
      writer.append(text: measure.id)
      writer.append(text: measure.title)
      writer.append(text: measure.recipient)
      writer.append(text: measure.role.rawValue)
      writer.append(text: measure.basis.rawValue)
    }
    let lines = measures.flatMap { measure in measure.lines.map { (measure.id, $0) } }
    for (position, (measure, line)) in lines.enumerated() {
      begin(3, id, position, with: &writer)
      writer.append(text: measure)
      writer.append(text: line.id)
      writer.append(text: line.title)
      writer.append(line.planned)
      writer.append(line.eligible)
      writer.append(line.inKind)
      writer.append(text: line.consent)
    }
    let sources = measures.flatMap { measure in measure.sources.map { (measure.id, $0) } }
    for (position, (measure, source)) in sources.enumerated() {
      begin(4, id, position, with: &writer)
      writer.append(text: measure)
      writer.append(text: source.id)
      writer.append(text: source.kind.rawValue)
      writer.append(text: source.organisation)
      writer.append(source.planned)
      writer.append(source.countsAsOwnShare)
      writer.append(source.fixed)
    }
  }

  private static func write(_ awards: [Award], id: Int64, with writer: inout SealedWriter) {
    for (position, award) in awards.enumerated() {
      begin(5, id, position, with: &writer)
      writer.append(text: award.id)
      writer.append(text: award.measure)
      writer.append(text: award.funder.id)
      writer.append(text: award.funder.name)
      writer.append(text: award.funder.level.rawValue)
      writer.append(text: award.ruleSet)
      writer.append(text: award.financing.rawValue)
      writer.append(text: award.rate?.value.exactText)
      writer.append(award.amount)
      writer.append(award.unitAmount)
      writer.append(text: award.units?.exactText)
      writer.append(date: award.awardedOn)
      writer.append(date: award.period.from)
      writer.append(date: award.period.to)
    }
    let years = awards.flatMap { award in
      award.years.sorted { $0.key < $1.key }.map { (award.id, $0) }
    }
    for (position, (award, year)) in years.enumerated() {
      begin(6, id, position, with: &writer)
      writer.append(text: award)
      writer.append(Int64(year.key))
      writer.append(year.value)
    }
    let overrides = awards.flatMap { award in
      award.overrides.sorted { $0.key.rawValue < $1.key.rawValue }.map { (award.id, $0) }
    }
    for (position, (award, override)) in overrides.enumerated() {
      begin(7, id, position, with: &writer)
      writer.append(text: award)
      writer.append(text: override.key.rawValue)
      writer.append(text: override.value.fileText)
    }
  }

  /// Whether a project comes back as it was written without trying: its fractions are short, and it
  /// has no values that are kept as text in a form of their own.
  static func isReadBack(_ project: Project) -> Bool {
    func isShort(_ value: Rational?) -> Bool { value.map { $0.exactText.utf8.count <= 16 } ?? true }
    return ProjectTerm.all(of: project).isEmpty
      && project.organisations.allSatisfy { isShort($0.inputVatDeductible.value) }
      && project.awards.allSatisfy {
        $0.overrides.isEmpty && $0.years.isEmpty && isShort($0.rate?.value) && isShort($0.units)
      }
  }

  // MARK: Reading

  /// The project of the row of `project_version`.
  /// - Throws: ``LedgerError/damaged(_:)`` where a value is none that was ever written.
  static func project(_ row: Row, _ db: Database) throws -> Project {
    let id: Int64 = row["id"]
    let amended: CalendarDate? = try date(row, "amended_on")
    let begins: CalendarDate? = try date(row, "begins_on")
    let ends: CalendarDate? = try date(row, "ends_on")
    var period: DateRange?
    if let begins, let ends { period = DateRange(from: begins, to: ends) }
    let terms = try terms(id, db)
    return Project(
      id: row["project"], title: row["title"], field: row["field"], lighthouse: row["lighthouse"],
      period: period, organisations: try organisations(id, db, terms),
      measures: try measures(id, db, terms), awards: try awards(id, db, terms),
      amendment: amended.map { Amendment(on: $0, reference: row["reference"]) })
  }

  private static func rows(_ table: String, _ id: Int64, _ db: Database) throws -> [Row] {
    try Row.fetchAll(
      db.cachedStatement(sql: "SELECT * FROM \(table) WHERE version = ? ORDER BY position"),
      arguments: [id])
  }

  private static func terms(_ id: Int64, _ db: Database) throws -> ProjectTerms {
    ProjectTerms(
      try rows("project_term", id, db).map { row in
        ProjectTerm(
          owner: ProjectTerm.Owner(subject: row["subject"], measure: row["measure"], id: row["id"]),
          key: try word(row, "key"), value: row["value"])
      })
  }

  private static func organisations(
    _ id: Int64, _ db: Database, _ terms: ProjectTerms
  ) throws -> [Organisation] {
    try rows("organisation", id, db).map { row in
      let own = terms[.organisation(row["id"])]
      return Organisation(
        id: row["id"], name: row["name"], kind: try word(row, "kind"),
        inputVatDeductible: try required(rate(row, "input_vat_deductible")),
        size: try own.word(.size), undertaking: own.text(.undertaking),
        deMinimis: try own.deMinimis(), level: try own.word(.level), iban: try own.iban())
    }
  }

  private static func measures(
    _ id: Int64, _ db: Database, _ terms: ProjectTerms
  ) throws -> [Measure] {
    let lines = Dictionary(grouping: try rows("plan_line", id, db)) { $0["measure"] as String }
    let sources = Dictionary(grouping: try rows("source", id, db)) { $0["measure"] as String }
    return try rows("measure_version", id, db).map { row in
      let measure: String = row["measure"]
      return Measure(
        id: measure, title: row["title"], recipient: row["recipient"], role: try word(row, "role"),
        basis: try word(row, "basis"),
        lines: try lines[measure, default: []].map { row in
          let own = terms[.line(row["id"], measure: measure)]
          return PlanLine(
            id: row["id"], title: row["title"], planned: Money(cents: row["planned"]),
            eligible: Money(cents: row["eligible"]), inKind: row["in_kind"],
            consent: row["consent"], aidCategory: try own.word(.aidCategory),
            flatRate: try own.flatRate())
        },
        sources: try sources[measure, default: []].map { row in
          Source(
            id: row["id"], kind: try word(row, "kind"), organisation: row["organisation"],
            planned: Money(cents: row["planned"]), countsAsOwnShare: row["counts_as_own_share"],
            fixed: row["fixed"])
        })
    }
  }

  private static func awards(
    _ id: Int64, _ db: Database, _ terms: ProjectTerms
  ) throws -> [Award] {
    let years = Dictionary(grouping: try rows("award_year", id, db)) { $0["award"] as String }
    let overrides = Dictionary(grouping: try rows("award_override", id, db)) {
      $0["award"] as String
    }
    return try rows("award_version", id, db).map { row in
      let award: String = row["award"]
      let own = terms[.award(award)]
      let from: CalendarDate = try required(date(row, "begins_on"))
      let to: CalendarDate = try required(date(row, "ends_on"))
      return Award(
        id: award, measure: row["measure"],
        funder: Funder(
          id: row["funder"], name: row["funder_name"], level: try word(row, "funder_level")),
        ruleSet: row["rule_set"], financing: try word(row, "financing"),
        rate: try rate(row, "rate"),
        amount: Money(cents: row["amount"]),
        unitAmount: (row["unit_amount"] as Int64?).map(Money.init(cents:)),
        units: try fraction(row, "units"), awardedOn: try required(date(row, "awarded_on")),
        period: try required(DateRange(from: from, to: to)),
        years: Dictionary(
          years[award, default: []].map { ($0["year"], Money(cents: $0["amount"])) },
          uniquingKeysWith: { first, _ in first }),
        overrides: Dictionary(
          try overrides[award, default: []].map { row in
            // As it was called before it was told apart from the rate of staff.
            let parameter: Parameter =
              row["parameter"] == "hourlyRate" ? .civicHourlyRate : try word(row, "parameter")
            return (parameter, try required(parameter.value(row["value"])))
          }, uniquingKeysWith: { first, _ in first }), milestones: try own.milestones(),
        aid: try own.aid(), investment: try own.investment(),
        forwardingConsent: own.text(.forwardingConsent), forwardedFrom: own.text(.forwardedFrom),
        rateBase: try own.word(.rateBase))
    }
  }

  // MARK: Values

  private static func required<Value>(_ value: Value?) throws -> Value {
    guard let value else { throw LedgerError.damaged("project") }
    return value
  }

  private static func word<Word: RawRepresentable<String>>(_ row: Row, _ column: String) throws
    -> Word
  {
    guard let word = Word(rawValue: row[column]) else { throw LedgerError.damaged(column) }
    return word
  }

  private static func date(_ row: Row, _ column: String) throws -> CalendarDate? {
    guard let number = row[column] as Int? else { return nil }
    return try required(CalendarDate(yyyymmdd: number))
  }

  private static func fraction(_ row: Row, _ column: String) throws -> Rational? {
    guard let text = row[column] as String? else { return nil }
    guard let value = Rational(text: text) else { throw LedgerError.damaged(column) }
    return value
  }

  private static func rate(_ row: Row, _ column: String) throws -> Rate? {
    try fraction(row, column).map(Rate.init)
  }
}
