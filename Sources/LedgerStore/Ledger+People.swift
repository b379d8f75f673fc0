public import Amounts
public import Bookkeeping
public import StoreAPI

/// A person as of an act.
public struct PersonVersion: Hashable, Sendable {
  public let person: Person
  /// ISO 8601 in UTC.
  public let recordedAt: String
  public let recorder: Recorder
}

/// A setting of four eyes, and who made it.
public struct FourEyesVersion: Hashable, Sendable {
  public let setting: FourEyes
  /// ISO 8601 in UTC.
  public let recordedAt: String
  public let recorder: Recorder
}

extension Ledger {
  /// Everyone as they were recorded, in this order: the last one of an id holds. Empty for a ledger
  /// that knows no people.
  public func peopleHistory() throws(LedgerError) -> [PersonVersion] {
    try query { book in
      try book.rows(RowQuery(SealedRecord.person.table)).map { row in
        PersonVersion(
          person: try Person(row), recordedAt: try book.recordedAt(try row["batch"]),
          recorder: try book.recorder(of: try row["batch"]))
      }
    }
  }

  /// The people as they stand, by their first record; also those who were revoked.
  public func people() throws(LedgerError) -> [Person] { try query { try $0.people() } }

  /// Records people as they are to be from now on.
  /// - Parameter check: gets the people as they stand, within the transaction, and gives those that
  ///   change; what it throws undoes the whole.
  /// - Throws: ``LedgerError/needsRelease(from:amount:)`` where somebody may do more than before,
  ///   four eyes hold, and there is another admin.
  public func change(act: Act, _ change: ([Person]) throws -> [Person]) throws -> [Person] {
    try writing { book in
      let people = try book.people()
      let changed = try change(people)
      guard !changed.isEmpty else { return [] }
      try book.checkRelease(of: changed, among: people, act)
      var writer = try SealedWriter(book)
      let batch = try Batch(action: .people, act: act).write(with: &writer)
      for person in changed {
        let id = try writer.nextID(of: .person)
        writer.begin(.person)
        writer.append(id)
        writer.append(batch)
        writer.append(text: person.id)
        writer.append(text: person.name)
        writer.append(text: person.orderedRoles.map(\.rawValue).joined(separator: " "))
        writer.append(text: person.projects.joined(separator: "\n"))
        writer.append(text: person.organisation)
        writer.append(text: person.login)
        try writer.finish(id)
      }
      return changed
    }
  }

  /// The settings of four eyes, in the order in which they were made.
  public func fourEyes() throws(LedgerError) -> [FourEyesVersion] {
    try query { book in
      try book.rows(RowQuery(SealedRecord.fourEyes.table)).map { row in
        FourEyesVersion(
          setting: try FourEyes(row), recordedAt: try book.recordedAt(try row["batch"]),
          recorder: try book.recorder(of: try row["batch"]))
      }
    }
  }

  /// Whether four eyes hold for an act, and nobody else could release that they are loosened.
  public func isUnwatched(_ act: Act) throws(LedgerError) -> Bool {
    try query { book in
      try book.fourEyes(for: act) != nil
        && book.people().allSatisfy { !$0.roles.contains(.admin) || $0.id == act.personID }
    }
  }

  /// - Parameter amount: of what is settled without an entry, cents.
  /// - Throws: ``LedgerError/needsRelease(from:amount:)`` where that needs a second person.
  public func checkRelease(of amount: Money, _ act: Act) throws(LedgerError) {
    guard let from = try query({ try $0.fourEyes(for: act) })?.from, amount >= from else { return }
    throw .needsRelease(from: from, amount: amount)
  }

  /// Records from which amount on a second person is needed.
  /// - Throws: ``LedgerError/needsRelease(from:amount:)`` where that loosens four eyes that hold,
  ///   and there is another admin.
  public func set(_ setting: FourEyes, act: Act) throws(LedgerError) {
    try write { book in
      try book.checkRelease(of: setting, act)
      var writer = try SealedWriter(book)
      let batch = try Batch(action: .people, act: act).write(with: &writer)
      let id = try writer.nextID(of: .fourEyes)
      writer.begin(.fourEyes)
      writer.append(id)
      writer.append(batch)
      writer.append(date: setting.effectiveOn)
      writer.append(setting.from)
      writer.append(text: setting.kinds.joined(separator: " "))
      try writer.finish(id)
    }
  }
}

extension Person {
  init(_ row: StoredRow) throws(LedgerError) {
    let roles: String = try row["roles"]
    let projects: String = try row["projects"]
    self.init(
      id: try row["person"], name: try row["name"],
      roles: Set(roles.split(separator: " ").compactMap { Role(rawValue: String($0)) }),
      projects: projects.split(separator: "\n").map(String.init),
      organisation: try row["organisation"], login: try row["login"])
  }
}

extension FourEyes {
  init(_ row: StoredRow) throws(LedgerError) {
    let kinds: String = try row["kinds"]
    self.init(
      effectiveOn: try row["effective_on"], from: try row["from_amount"],
      kinds: kinds.split(separator: " ").map(String.init))
  }
}

extension BookReading {
  func people() throws(LedgerError) -> [Person] {
    var order: [String] = []
    var latest: [String: Person] = [:]
    for row in try rows(RowQuery(SealedRecord.person.table)) {
      let person = try Person(row)
      if latest.updateValue(person, forKey: person.id) == nil { order.append(person.id) }
    }
    return order.compactMap { latest[$0] }
  }

  /// Who recorded an act.
  func recorder(of batch: Int64) throws(LedgerError) -> Recorder {
    let own: KeyValuePairs<String, [StoredValue]> = ["batch": [.integer(batch)]]
    let told = try rows(RowQuery(SealedRecord.recorder.table, where: own)).first
    let actor = try rows(RowQuery(SealedRecord.actor.table, where: own)).first
    return Recorder(
      name: try told?["name"], person: try actor?["person"],
      login: try actor?["login"])
  }

  /// The setting by which an act needs a second person; nil where it needs none. A day is the
  /// latest one of where the person is, of UTC, by which it is proven, and of all that is recorded:
  /// a clock that is set back changes nothing.
  func fourEyes(for act: Act) throws(LedgerError) -> FourEyes? {
    guard act.proposal == nil else { return nil }
    if act.onlyProposes { return FourEyes(effectiveOn: act.day, from: Money(cents: 1)) }
    let settings = try fourEyesSettings()
    guard !settings.isEmpty else { return nil }
    return settings.holding(on: try today(act))
  }

  /// The day of an act, for settings.
  private func today(_ act: Act) throws(LedgerError) -> CalendarDate {
    let latest = max(act.moment, try latestMoment())
    return max(act.day, CalendarDate(moment: latest) ?? act.day)
  }

  /// The setting that holds where another admin has to release what loosens it; nil where there is
  /// nobody who could.
  private func watchedFourEyes(_ people: [Person], _ act: Act) throws(LedgerError) -> FourEyes? {
    guard people.contains(where: { $0.roles.contains(.admin) && $0.id != act.personID }) else {
      return nil
    }
    return try fourEyes(for: act)
  }

  /// - Throws: ``LedgerError/needsRelease(from:amount:)`` where another admin has to release that
  ///   somebody may do more, or that another admin is one no longer.
  fileprivate func checkRelease(
    of changed: [Person], among people: [Person], _ act: Act
  ) throws(LedgerError) {
    let isLoosened = changed.contains { person in
      let old = people.first { $0.id == person.id }
      return person.mayMore(than: old) || person.isDeposed(from: old, by: act.personID)
    }
    guard isLoosened, let from = try watchedFourEyes(people, act)?.from else { return }
    throw .needsRelease(from: from, amount: nil)
  }

  /// The same of a setting that needs a second person for less than one of those that stand, from
  /// its day on.
  fileprivate func checkRelease(of setting: FourEyes, _ act: Act) throws(LedgerError) {
    guard let from = try watchedFourEyes(try people(), act)?.from else { return }
    let settings = try fourEyesSettings()
    let days = [setting.effectiveOn] + settings.map(\.effectiveOn)
    for day in days where day >= setting.effectiveOn {
      if let standing = settings.holding(on: day), !setting.isAtLeastAsStrict(as: standing) {
        throw .needsRelease(from: from, amount: nil)
      }
    }
  }

  private func fourEyesSettings() throws(LedgerError) -> [FourEyes] {
    var settings: [FourEyes] = []
    for row in try rows(RowQuery(SealedRecord.fourEyes.table)) {
      settings.append(try FourEyes(row))
    }
    return settings
  }

  /// - Throws: ``LedgerError/needsRelease(from:amount:)`` where an act that is no booking needs a
  ///   second person.
  func checkRelease(_ act: Act) throws(LedgerError) {
    if let from = try fourEyes(for: act)?.from { throw .needsRelease(from: from, amount: nil) }
  }
}

extension CalendarDate {
  /// The day of a moment, ISO 8601 in UTC.
  init?(moment: String) {
    let digits = moment.prefix(10).filter { $0 != "-" }
    guard let number = Int(digits), let day = CalendarDate(yyyymmdd: number) else { return nil }
    self = day
  }
}
