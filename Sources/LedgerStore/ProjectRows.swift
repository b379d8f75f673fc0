import Amounts
import Funding
import StoreAPI

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

  /// Whether its fractions and the values that depart from its rule sets are read from their text
  /// as what they are.
  static func isReadable(_ project: Project) -> Bool {
    let rates =
      project.organisations.map(\.inputVatDeductible)
      + project.measures.flatMap(\.lines).compactMap(\.flatRate?.percent)
      + project.awards.compactMap(\.rate)
    return (rates.map(\.value) + project.awards.compactMap(\.units)).allSatisfy {
      Rational(text: $0.exactText) == $0
    }
      && project.awards.flatMap(\.overrides).allSatisfy { parameter, value in
        value.fileText.map { parameter.value($0) == value } ?? true
      }
  }

  // MARK: Reading

  /// The project of the version with the key `id`.
  /// - Throws: ``LedgerError/damaged(_:)`` where a value is none that was ever written.
  static func project(_ id: Int64, _ book: any BookReading) throws -> Project {
    let rows = try book.rows(RowQuery(SealedRecord.project.table, where: ["id": [.integer(id)]]))
    guard let row = rows.first else { throw LedgerError.damaged("project_version \(id)") }
    return try project(row, book)
  }

  /// The version of the row of `project_version`.
  static func version(_ row: StoredRow, _ book: any BookReading) throws -> ProjectVersion {
    let effective: Int = try row["effective_on"]
    return ProjectVersion(
      version: try row["version"], effectiveOn: CalendarDate(yyyymmdd: effective),
      recordedAt: try book.recordedAt(try row["batch"]),
      recorder: try book.recorder(of: try row["batch"]), project: try project(row, book))
  }

  private static func project(_ row: StoredRow, _ book: any BookReading) throws -> Project {
    let reader = Reader(book, version: try row["id"])
    let begins: CalendarDate? = try row["begins_on"]
    let ends: CalendarDate? = try row["ends_on"]
    var period: DateRange?
    if let begins, let ends { period = DateRange(from: begins, to: ends) }
    let amended: CalendarDate? = try row["amended_on"]
    let terms = try reader.terms()
    let organisations = try reader.organisations(terms)
    let late = organisations.first.flatMap { terms[.organisation($0.id)].text(.lateReason) }
    return Project(
      id: try row["project"], title: try row["title"], field: try row["field"],
      lighthouse: try row["lighthouse"], period: period, organisations: organisations,
      measures: try reader.measures(terms),
      awards: try reader.awards(terms),
      amendment: try amended.map {
        Amendment(on: $0, reference: try row["reference"], lateReason: late)
      })
  }

  /// Reads the parts of a version.
  private struct Reader {
    let book: any BookReading
    let version: Int64

    init(_ book: any BookReading, version: Int64) {
      self.book = book
      self.version = version
    }

    /// - Parameter table: counted as in ``StoreAPI/SealedRecord/tables``.
    private func rows(_ table: Int) throws -> [StoredRow] {
      try book.rows(
        RowQuery(SealedRecord.project.tables[table], where: ["version": [.integer(version)]]))
    }

    func terms() throws -> ProjectTerms {
      ProjectTerms(
        try rows(8).map { row in
          ProjectTerm(
            owner: ProjectTerm.Owner(
              subject: try row["subject"], measure: try row["measure"], id: try row["id"]),
            key: try row.word("key"), value: try row["value"])
        })
    }

    func organisations(_ terms: ProjectTerms) throws -> [Organisation] {
      try rows(1).map { row in
        let own = terms[.organisation(try row["id"])]
        return Organisation(
          id: try row["id"], name: try row["name"], kind: try row.word("kind"),
          inputVatDeductible: try required(rate(row, "input_vat_deductible")),
          size: try own.word(.size), undertaking: own.text(.undertaking),
          deMinimis: try own.deMinimis(), level: try own.word(.level), iban: try own.iban(),
          contact: own.contact)
      }
    }

    func measures(_ terms: ProjectTerms) throws -> [Measure] {
      let lines = Dictionary(grouping: try rows(3)) { row -> String? in try? row["measure"] }
      let sources = Dictionary(grouping: try rows(4)) { row -> String? in try? row["measure"] }
      return try rows(2).map { row in
        let measure: String = try row["measure"]
        return Measure(
          id: measure, title: try row["title"], recipient: try row["recipient"],
          role: try row.word("role"), basis: try row.word("basis"),
          lines: try lines[measure, default: []].map { row in
            let own = terms[.line(try row["id"], measure: measure)]
            return PlanLine(
              id: try row["id"], title: try row["title"], planned: try row["planned"],
              eligible: try row["eligible"], inKind: try row["in_kind"],
              consent: try row["consent"], aidCategory: try own.word(.aidCategory),
              flatRate: try own.flatRate(), account: own.text(.account), group: own.text(.group))
          },
          sources: try sources[measure, default: []].map { row in
            Source(
              id: try row["id"], kind: try row.word("kind"),
              organisation: try row["organisation"], planned: try row["planned"],
              countsAsOwnShare: try row["counts_as_own_share"], fixed: try row["fixed"])
          })
      }
    }

    func awards(_ terms: ProjectTerms) throws -> [Award] {
      let years = Dictionary(grouping: try rows(6)) { row -> String? in try? row["award"] }
      let overrides = Dictionary(grouping: try rows(7)) { row -> String? in try? row["award"] }
      return try rows(5).map { row in
        let award: String = try row["award"]
        let own = terms[.award(award)]
        var made = Award(
          id: award, measure: try row["measure"],
          funder: Funder(
            id: try row["funder"], name: try row["funder_name"],
            level: try row.word("funder_level")),
          ruleSet: try row["rule_set"], financing: try row.word("financing"),
          rate: try rate(row, "rate"), amount: try row["amount"],
          unitAmount: try row["unit_amount"], units: try fraction(row, "units"),
          awardedOn: try row["awarded_on"],
          period: try required(
            DateRange(from: try row["begins_on"], to: try row["ends_on"])),
          years: Dictionary(
            try years[award, default: []].map { (try $0["year"], try $0["amount"]) },
            uniquingKeysWith: { first, _ in first }),
          overrides: Dictionary(
            try overrides[award, default: []].map(override),
            uniquingKeysWith: { first, _ in first }), milestones: try own.milestones(),
          aid: try own.aid(), investment: try own.investment(),
          forwardingConsent: own.text(.forwardingConsent), forwardedFrom: own.text(.forwardedFrom),
          rateBase: try own.word(.rateBase), authorityReference: own.text(.authorityReference),
          paymentReference: own.text(.paymentReference))
        (made.formBlocks, made.formValues) = (try own.formBlocks(), own.formValues())
        return made
      }
    }

    private func override(_ row: StoredRow) throws -> (Parameter, ParameterValue) {
      let name: String = try row["parameter"]
      // As it was called before it was told apart from the rate of staff.
      let parameter: Parameter =
        name == "hourlyRate" ? .civicHourlyRate : try row.word("parameter")
      return (parameter, try required(parameter.value(try row["value"])))
    }

    // MARK: Values

    private func required<Value>(_ value: Value?) throws -> Value {
      guard let value else { throw LedgerError.damaged("project") }
      return value
    }

    private func fraction(_ row: StoredRow, _ column: String) throws -> Rational? {
      guard let text: String = try row[column] else { return nil }
      guard let value = Rational(text: text) else { throw LedgerError.damaged(column) }
      return value
    }

    private func rate(_ row: StoredRow, _ column: String) throws -> Rate? {
      try fraction(row, column).map(Rate.init)
    }
  }
}
