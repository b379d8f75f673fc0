import Amounts
import Bookkeeping
import Funding
import StoreAPI

/// Applies projects within a transaction. A trial does all of it but the writing, and needs a
/// reading transaction only.
struct ProjectRun {
  let book: any BookReading
  /// Nil for a trial.
  private let writing: (any BookWriting)?
  /// What a trial would have recorded, in order.
  private var tried: [ProjectVersion] = []
  /// The places in `tried` by the ids of projects.
  private var triedPlaces: [String: [Int]] = [:]
  /// The projects of the measures and awards of a trial.
  private var owners: [Identity.Kind: [String: String]] = [:]
  private let today: CalendarDate
  private let batch: Int64
  private var writer: SealedWriter
  private var refusals: [ProjectRefusal] = []

  init(
    reading book: any BookReading, writing: (any BookWriting)?, act: Act
  ) throws(LedgerError) {
    (self.book, self.writing) = (book, writing)
    today = act.day
    writer = try SealedWriter(reading: book, writing: writing)
    batch = try Batch(action: .apply, act: act).write(with: &writer)
  }

  mutating func apply(_ projects: [Project]) throws -> [AppliedChange] {
    var changes: [AppliedChange] = []
    for project in projects {
      // Most projects of a list are new; reading their versions would take longer than writing.
      let known = try versions(ofProject: project.id)
      if let same = known.last(where: { $0.project == project }) {
        changes.append(
          AppliedChange(
            kind: .unchanged, version: same.version, effectiveOn: same.effectiveOn,
            before: project, after: project, newest: known.last?.version))
        continue
      }
      let count = refusals.count
      try checkIdentities(project)
      if let last = known.last { try checkRemovals(last.project, project) }
      if refusals.count > count { continue }
      changes.append(try add(project, behind: known))
    }
    let changed = changes.filter { $0.kind != .unchanged }.map(\.after)
    try checkOrganisations(changed)
    try checkFacts(changed)
    guard refusals.isEmpty else { throw LedgerError.refusedProjects(refusals) }
    return changes
  }

  private mutating func refuse(_ project: Project, _ reason: ProjectRefusal.Reason) {
    refuse(project.id, reason)
  }

  mutating func refuse(_ project: String, _ reason: ProjectRefusal.Reason) {
    refusals.append(ProjectRefusal(project: project, reason: reason))
  }

  private mutating func add(
    _ project: Project, behind known: [ProjectVersion]
  ) throws -> AppliedChange {
    var effective: CalendarDate?
    if let last = known.last {
      effective =
        try project.amendment?.on ?? (book.isBooked(project: project.id) ? today : last.effectiveOn)
    }
    let before = known.filter { version in
      guard let effective else { return version.effectiveOn == nil }
      return version.effectiveOn.map { $0 <= effective } ?? true
    }.max { a, b in
      (a.effectiveOn?.days ?? .min, a.version) < (b.effectiveOn?.days ?? .min, b.version)
    }
    try addIdentities(project)
    let id = try writer.nextID(of: .project)
    let version = (known.last?.version ?? 0) + 1
    try ProjectRows.write(
      project, id: id, version: Int64(version), effectiveOn: effective, batch: batch,
      with: &writer)
    let recorded = ProjectVersion(
      version: version, effectiveOn: effective, recordedAt: "",
      recorder: Recorder(name: nil, person: nil, login: nil), project: project)
    if writing == nil { add(tried: recorded) }
    // What cannot be read back as it was given must not stay: a fraction of too many digits.
    guard ProjectRows.isReadable(project),
      writing == nil || ProjectRows.isReadBack(project)
        || (try? ProjectRows.project(id, book)) == project
    else {
      refuse(project, .fractionTooLong)
      throw LedgerError.refusedProjects(refusals)
    }
    let replacing = effective.flatMap { day in
      known.filter { ($0.effectiveOn ?? day) > day }.min {
        ($0.effectiveOn ?? day, $1.version) < ($1.effectiveOn ?? day, $0.version)
      }
    }
    return AppliedChange(
      kind: known.isEmpty ? .created : .amended, version: version, effectiveOn: effective,
      before: before?.project, after: project, replacing: replacing)
  }

  /// A measure or award belongs to one project for ever.
  private mutating func checkIdentities(_ project: Project) throws {
    for measure in project.measures {
      if let owner = try owner(of: .measure, measure.id), owner != project.id {
        refuse(project, .measureOfOtherProject(measure: measure.id, project: owner))
      }
    }
    for award in project.awards {
      if let owner = try owner(of: .award, award.id), owner != project.id {
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
    for other in try portfolio() {
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
    if tried.contains(where: { $0.project.tellsAnyAid }) { return true }
    // An aid has a basis, whatever else is told of it.
    let keys: [ProjectTerm.Key] = [.deMinimis, .undertaking, .aidBasis]
    return try !book.rows(
      RowQuery(
        SealedRecord.project.tables[8], ["version"],
        where: ["key": keys.map { .text($0.rawValue) }])
    ).isEmpty
  }

  /// What has bookings stays in the project.
  private mutating func checkRemovals(_ old: Project, _ new: Project) throws {
    for measure in old.measures {
      guard let kept = new.measure(measure.id) else {
        let count = try book.standing(measure: measure.id, line: nil, source: nil)
        if count > 0 {
          refuse(new, .measureInUse(measure: measure.id, entries: count))
        }
        continue
      }
      for line in measure.lines where kept.line(line.id) == nil {
        let count = try book.standing(measure: measure.id, line: line.id, source: nil)
        checkItem(line.id, measure: measure.id, count, new)
      }
      let oldSources = measure.sources.map(\.id) + old.awards(ofMeasure: measure.id).map(\.id)
      let newSources = Set(
        kept.sources.map(\.id) + new.awards(ofMeasure: measure.id).map(\.id))
      for source in oldSources where !newSources.contains(source) {
        let count = try book.standing(measure: measure.id, line: nil, source: source)
        checkItem(source, measure: measure.id, count, new)
      }
    }
  }

  private mutating func checkItem(
    _ item: String, measure: String, _ count: Int, _ project: Project
  ) {
    if count > 0 {
      refuse(project, .itemInUse(item: item, measure: measure, entries: count))
    }
  }

  private func addIdentities(_ project: Project) throws(LedgerError) {
    guard let writing else { return }
    try writing.add(.project(project.id))
    for measure in project.measures {
      try writing.add(.measure(measure.id, project: project.id))
      for item in measure.lines.map(\.id) + measure.sources.map(\.id) {
        try writing.add(.item(item, measure: measure.id))
      }
    }
    for award in project.awards {
      try writing.add(.award(award.id, project: project.id))
      try writing.add(.item(award.id, measure: award.measure))
    }
  }

  // MARK: What is recorded, or would be

  private mutating func add(tried version: ProjectVersion) {
    let project = version.project
    triedPlaces[project.id, default: []].append(tried.count)
    tried.append(version)
    for measure in project.measures { owners[.measure, default: [:]][measure.id] = project.id }
    for award in project.awards { owners[.award, default: [:]][award.id] = project.id }
  }

  private func owner(of kind: Identity.Kind, _ id: String) throws(LedgerError) -> String? {
    if let owner = try book.project(of: kind, id) { return owner }
    return owners[kind]?[id]
  }

  private func versions(ofProject id: String) throws -> [ProjectVersion] {
    let recorded =
      try book.project(of: .project, id) == nil ? [] : try book.versions(ofProject: id)
    return recorded + (triedPlaces[id] ?? []).map { tried[$0] }
  }

  /// All projects with all their amendments.
  private func portfolio() throws -> [Project] {
    let recorded = try book.portfolio(asOf: nil).projects.filter { triedPlaces[$0.id] == nil }
    return try recorded
      + triedPlaces.keys.compactMap { id in
        try versions(ofProject: id).max { a, b in
          (a.effectiveOn?.days ?? .min, a.version) < (b.effectiveOn?.days ?? .min, b.version)
        }?.project
      }.sorted { $0.id < $1.id }
  }
}

extension Project {
  /// Whether it tells of an aid or of an undertaking.
  fileprivate var tellsAnyAid: Bool {
    awards.contains { $0.aid != nil } || organisations.contains { tellsAid(of: $0.id) }
  }
}
