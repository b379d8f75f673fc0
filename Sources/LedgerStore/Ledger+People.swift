public import Amounts
public import Bookkeeping
public import StoreAPI

/// A person as of an act.
public struct PersonVersion: Hashable, Sendable {
  public let person: Person
  /// ISO 8601 in UTC.
  public let recordedAt: String
  /// Who recorded it, as a person reads it.
  public let recorder: String?
}

/// A setting of four eyes, and who made it.
public struct FourEyesVersion: Hashable, Sendable {
  public let setting: FourEyes
  /// ISO 8601 in UTC.
  public let recordedAt: String
  public let recorder: String?
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
  public func change(act: Act, _ change: ([Person]) throws -> [Person]) throws -> [Person] {
    try writing { book in
      let changed = try change(try book.people())
      guard !changed.isEmpty else { return [] }
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

  /// - Parameter amount: of what is settled without an entry, cents.
  /// - Throws: ``LedgerError/needsRelease(from:amount:)`` where that needs a second person.
  public func checkRelease(of amount: Money, _ act: Act) throws(LedgerError) {
    guard let from = try query({ try $0.fourEyes(for: act) })?.from, amount >= from else { return }
    throw .needsRelease(from: from, amount: amount)
  }

  /// Records from which amount on a second person is needed.
  public func set(_ setting: FourEyes, act: Act) throws(LedgerError) {
    try write { book in
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

  /// Who recorded an act, as a person reads it.
  func recorder(of batch: Int64) throws(LedgerError) -> String? {
    try rows(RowQuery(SealedRecord.recorder.table, where: ["batch": [.integer(batch)]]))
      .first.map { (row) throws(LedgerError) in try row["name"] }
  }

  /// The setting by which an act needs a second person; nil where it needs none. A day is the
  /// latest one of where the person is, of UTC, by which it is proven, and of all that is recorded:
  /// a clock that is set back changes nothing.
  func fourEyes(for act: Act) throws(LedgerError) -> FourEyes? {
    guard act.proposal == nil else { return nil }
    if act.onlyProposes { return FourEyes(effectiveOn: act.day, from: Money(cents: 1)) }
    var settings: [FourEyes] = []
    for row in try rows(RowQuery(SealedRecord.fourEyes.table)) {
      settings.append(try FourEyes(row))
    }
    guard !settings.isEmpty else { return nil }
    var latest = act.moment
    do {
      try rows(RowQuery(SealedRecord.batch.table, ["recorded_at"])) { row in
        let moment: String = try row["recorded_at"]
        latest = max(latest, moment)
      }
    } catch { throw LedgerError(any: error) }
    return settings.holding(on: max(act.day, CalendarDate(moment: latest) ?? act.day))
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
