public import Amounts
public import Bookkeeping
public import Funding
import GRDB

/// A project as it stood from a day on.
public struct ProjectVersion: Hashable, Sendable {
  /// Counted from 1 within the project.
  public let version: Int
  /// The day from which it applies; nil: from the beginning.
  public let effectiveOn: CalendarDate?
  /// ISO 8601 in UTC.
  public let recordedAt: String
  public let project: Project

  public init(version: Int, effectiveOn: CalendarDate?, recordedAt: String, project: Project) {
    self.version = version
    self.effectiveOn = effectiveOn
    self.recordedAt = recordedAt
    self.project = project
  }
}

/// What applying a project did.
public struct AppliedChange: Hashable, Sendable {
  public enum Kind: Hashable, Sendable {
    case created
    case amended
    /// This very version is in the ledger already; nothing was written.
    case unchanged
  }

  public let kind: Kind
  public let version: Int
  /// The day from which it applies; nil: from the beginning.
  public let effectiveOn: CalendarDate?
  /// What applied on that day before.
  public let before: Project?
  public let after: Project

  public init(
    kind: Kind, version: Int, effectiveOn: CalendarDate?, before: Project?, after: Project
  ) {
    self.kind = kind
    self.version = version
    self.effectiveOn = effectiveOn
    self.before = before
    self.after = after
  }
}

extension Ledger {
  // MARK: Reading

  /// The projects as they stand on `date`.
  public func portfolio(asOf date: CalendarDate) throws(LedgerError) -> Portfolio {
    try query { try Self.portfolio($0, through: date.yyyymmdd) }
  }

  /// The projects with all amendments, also those that apply from a day to come.
  public func currentPortfolio() throws(LedgerError) -> Portfolio {
    try query { try Self.portfolio($0, through: Int.max) }
  }

  /// All versions of a project, in the order of their recording; empty for an unknown one.
  public func history(_ project: String) throws(LedgerError) -> [ProjectVersion] {
    try query { try Self.versions($0, of: project) }
  }

  /// The versions of a project that held before the one of `date`, oldest first.
  public func earlierVersions(
    of project: String, asOf date: CalendarDate
  ) throws(LedgerError) -> [EarlierVersion] {
    try query { db in
      // Of two versions for the same day the later recorded one applies.
      let rows = try Row.fetchAll(
        db.cachedStatement(
          sql: """
            SELECT v.* FROM project_version v WHERE v.project = ?1 AND v.effective_on <= ?2
              AND v.version = (
                SELECT max(version) FROM project_version
                WHERE project = ?1 AND effective_on = v.effective_on)
            ORDER BY v.effective_on
            """), arguments: [project, date.yyyymmdd])
      return try zip(rows, rows.dropFirst()).map { row, next in
        guard let day = CalendarDate(yyyymmdd: next["effective_on"]) else {
          throw LedgerError.damaged("project_version")
        }
        return EarlierVersion(try ProjectRows.project(row, db), replacedOn: day)
      }
    }
  }

  private static func portfolio(_ db: Database, through day: Int) throws -> Portfolio {
    // Of two versions for the same day the later recorded one applies.
    let rows = try Row.fetchAll(
      db,
      sql: """
        SELECT v.* FROM project p JOIN project_version v ON v.id = (
          SELECT id FROM project_version WHERE project = p.id AND effective_on <= ?
          ORDER BY effective_on DESC, version DESC LIMIT 1)
        """, arguments: [day])
    return Portfolio(projects: try rows.map { try ProjectRows.project($0, db) })
  }

  private static func versions(_ db: Database, of project: String) throws -> [ProjectVersion] {
    let rows = try Row.fetchAll(
      db,
      sql: """
        SELECT v.*, b.recorded_at FROM project_version v JOIN batch b ON b.id = v.batch
        WHERE v.project = ? ORDER BY v.version
        """, arguments: [project])
    return try rows.map { row in
      ProjectVersion(
        version: row["version"], effectiveOn: CalendarDate(yyyymmdd: row["effective_on"]),
        recordedAt: row["recorded_at"], project: try ProjectRows.project(row, db))
    }
  }

  // MARK: Applying

  /// Creates or amends projects, all of them or none.
  ///
  /// A project that the ledger has in this very form already adds nothing, so that a folder of
  /// project files can be applied again and again. Another form of a known project is a further
  /// version. It applies from its ``Project/amendment``'s day; without one from the day it is
  /// recorded, or, as long as nothing is booked on the project, in place of the last version.
  ///
  /// - Parameters:
  ///   - projects: in the order in which they are to be applied; a project may come several times.
  ///   - act: who records, and when.
  ///   - dryRun: tells what would happen and writes nothing.
  /// - Returns: one change for each project, in the same order.
  /// - Throws: ``LedgerError/refusedProjects(_:)`` with all reasons.
  public func apply(
    _ projects: [Project], act: Act, dryRun: Bool = false
  ) throws(LedgerError) -> [AppliedChange] {
    try write(keep: { changes in !dryRun && changes.contains { $0.kind != .unchanged } }) { db in
      var run = try ProjectRun(db, statements, act: act)
      return try run.apply(projects)
    }
  }

  /// Applies projects within a transaction.
  private struct ProjectRun {
    private let db: Database
    private let statements: StatementCache
    private let today: CalendarDate
    private let batch: Int64
    private var writer: SealedWriter
    private var refusals: [ProjectRefusal] = []

    init(_ db: Database, _ statements: StatementCache, act: Act) throws {
      self.db = db
      self.statements = statements
      today = act.day
      writer = try SealedWriter(db, statements)
      batch = try Batch(action: .apply, act: act).write(db, with: &writer)
    }

    mutating func apply(_ projects: [Project]) throws -> [AppliedChange] {
      var changes: [AppliedChange] = []
      for project in projects {
        // Most projects of a list are new; reading their versions would take longer than writing.
        let known =
          try owner("project", project.id, "id") == nil
          ? [] : try Ledger.versions(db, of: project.id)
        if let same = known.last(where: { $0.project == project }) {
          changes.append(
            AppliedChange(
              kind: .unchanged, version: same.version, effectiveOn: same.effectiveOn,
              before: same.project, after: project))
          continue
        }
        let count = refusals.count
        try checkIdentities(project)
        if let last = known.last { try checkRemovals(last.project, project) }
        if refusals.count > count { continue }
        changes.append(try add(project, behind: known))
      }
      try checkOrganisations(changes.filter { $0.kind != .unchanged }.map(\.after))
      guard refusals.isEmpty else { throw LedgerError.refusedProjects(refusals) }
      return changes
    }

    private mutating func refuse(_ project: Project, _ reason: ProjectRefusal.Reason) {
      refusals.append(ProjectRefusal(project: project.id, reason: reason))
    }

    private mutating func add(
      _ project: Project, behind known: [ProjectVersion]
    ) throws -> AppliedChange {
      var effective: CalendarDate?
      if let last = known.last {
        effective =
          try project.amendment?.on ?? (isBooked(project.id) ? today : last.effectiveOn)
      }
      let before = known.filter { version in
        guard let effective else { return version.effectiveOn == nil }
        return version.effectiveOn.map { $0 <= effective } ?? true
      }.max { a, b in
        (a.effectiveOn?.days ?? .min, a.version) < (b.effectiveOn?.days ?? .min, b.version)
      }
      try addIdentities(project)
      let id = try db.nextID("project_version")
      let version = (known.last?.version ?? 0) + 1
      try ProjectRows.write(
        project, id: id, version: Int64(version), effectiveOn: effective, batch: batch,
        with: &writer)
      // What cannot be read back as it was given must not stay: a fraction of too many digits.
      guard
        ProjectRows.isReadBack(project)
          || (try? Ledger.versions(db, of: project.id).last?.project) == project
      else {
        refuse(project, .fractionTooLong)
        throw LedgerError.refusedProjects(refusals)
      }
      return AppliedChange(
        kind: known.isEmpty ? .created : .amended, version: version, effectiveOn: effective,
        before: before?.project, after: project)
    }

    private func isBooked(_ project: String) throws -> Bool {
      try Bool.fetchOne(
        db,
        sql: """
          SELECT EXISTS (
            SELECT 1 FROM measure m JOIN entry e ON e.measure = m.id WHERE m.project = ?)
          """, arguments: [project]) ?? false
    }

    /// A measure or award belongs to one project for ever.
    private mutating func checkIdentities(_ project: Project) throws {
      for measure in project.measures {
        if let owner = try owner("measure", measure.id), owner != project.id {
          refuse(project, .measureOfOtherProject(measure: measure.id, project: owner))
        }
      }
      for award in project.awards {
        if let owner = try owner("award", award.id), owner != project.id {
          refuse(project, .awardOfOtherProject(award: award.id, project: owner))
        }
      }
    }

    /// An organisation whose de-minimis aid adds up over projects is the same everywhere in the
    /// ledger: it has one name, and an aid of a day and reference one amount. Checked once all
    /// projects are in, so that files that rename it together may do so.
    private mutating func checkOrganisations(_ projects: [Project]) throws {
      // Reading all projects of a portfolio takes longer than writing them.
      guard !projects.isEmpty, try hasAid() else { return }
      var others: [String: [Project]] = [:]
      for other in try Ledger.portfolio(db, through: Int.max).projects {
        for organisation in other.organisations {
          others[organisation.id, default: []].append(other)
        }
      }
      for project in projects {
        for own in project.organisations {
          for other in others[own.id] ?? [] where other.id != project.id {
            guard let there = other.organisation(own.id),
              project.tellsAid(of: own.id) || other.tellsAid(of: own.id)
            else { continue }
            compare(own, there, of: other.id, project)
          }
        }
      }
    }

    private mutating func compare(
      _ own: Organisation, _ there: Organisation, of other: String, _ project: Project
    ) {
      if !there.isNamed(like: own) {
        refuse(
          project,
          .organisationDiffers(id: own.id, here: own.name, there: there.name, project: other))
      }
      for (here, different) in own.contradictions(to: there) {
        refuse(
          project,
          .deMinimisDiffers(
            organisation: own.id, on: here.awardedOn, reference: here.reference ?? "",
            here: here.amount, there: different.amount, project: other))
      }
    }

    /// Whether any project, those of this run included, tells of aid or of an undertaking.
    private func hasAid() throws -> Bool {
      try Bool.fetchOne(
        db,
        sql: """
          SELECT EXISTS (SELECT 1 FROM project_term
            WHERE key IN ('deMinimis', 'undertaking') OR key LIKE 'aid.%')
          """) ?? true
    }

    private func owner(
      _ table: String, _ id: String, _ column: String = "project"
    ) throws -> String? {
      let statement = try statements.statement(db, "SELECT \(column) FROM \(table) WHERE id = ?")
      defer { statement.reset() }
      statement.bind(1, copying: id)
      return try statement.step() ? statement.text(0) : nil
    }

    /// What has bookings stays in the project.
    private mutating func checkRemovals(_ old: Project, _ new: Project) throws {
      for measure in old.measures {
        guard let kept = new.measure(measure.id) else {
          let count = try bookings("measure = ?", [measure.id])
          if count > 0 {
            refuse(new, .measureInUse(measure: measure.id, entries: count))
          }
          continue
        }
        for line in measure.lines where kept.line(line.id) == nil {
          try checkItem(line.id, column: "line", measure: measure.id, new)
        }
        let oldSources = measure.sources.map(\.id) + old.awards(ofMeasure: measure.id).map(\.id)
        let newSources = Set(
          kept.sources.map(\.id) + new.awards(ofMeasure: measure.id).map(\.id))
        for source in oldSources where !newSources.contains(source) {
          try checkItem(source, column: "source", measure: measure.id, new)
        }
      }
    }

    private mutating func checkItem(
      _ item: String, column: String, measure: String, _ project: Project
    ) throws {
      let count = try bookings("measure = ? AND \(column) = ?", [measure, item])
      if count > 0 {
        refuse(project, .itemInUse(item: item, measure: measure, entries: count))
      }
    }

    /// Entries that were not taken back.
    private func bookings(_ condition: String, _ arguments: StatementArguments) throws -> Int {
      try Int.fetchOne(
        db,
        sql: """
          SELECT count(*) FROM entry e WHERE \(condition) AND e.reverses IS NULL
            AND NOT EXISTS (SELECT 1 FROM entry r WHERE r.reverses = e.number)
          """, arguments: arguments) ?? 0
    }

    private func addIdentities(_ project: Project) throws {
      try add("project (id)", "id = ?1", project.id)
      for measure in project.measures {
        try add("measure (id, project)", "id = ?1", measure.id, project.id)
        for item in measure.lines.map(\.id) + measure.sources.map(\.id) {
          try addItem(item, measure: measure.id)
        }
      }
      for award in project.awards {
        try add("award (id, project)", "id = ?1", award.id, project.id)
        try addItem(award.id, measure: award.measure)
      }
    }

    private func addItem(_ item: String, measure: String) throws {
      try add("item (measure, id)", "measure = ?1 AND id = ?2", measure, item)
    }

    /// Inserts a row of one or two columns unless it is there.
    private func add(
      _ table: String, _ condition: String, _ first: String, _ second: String? = nil
    ) throws {
      let name = table.prefix { $0 != " " }
      let statement = try statements.statement(
        db,
        """
        INSERT INTO \(table) SELECT \(second == nil ? "?1" : "?1, ?2")
        WHERE NOT EXISTS (SELECT 1 FROM \(name) WHERE \(condition))
        """)
      statement.bind(1, copying: first)
      if let second { statement.bind(2, copying: second) }
      try statement.run()
    }
  }
}
