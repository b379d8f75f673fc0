import Amounts
import Bookkeeping
import Foundation
import GRDB
import LedgerStore
import TestSupport
import Testing

@testable import SQLiteStore

/// What may be opened, what may not, and that a refusal changes nothing.
@Suite struct OpeningTests {
  @Test("a new ledger is empty, sound, and can be opened again")
  func create() throws {
    let folder = try TemporaryFolder()
    let path = folder.path("foerderbuch.sqlite")
    let ledger = try Ledger.create(at: path)
    #expect(try ledger.entryCount() == 0)
    try ledger.close()
    #expect(try folder.names() == ["foerderbuch.sqlite"])
    let report = try Ledger.open(at: path).verify(deep: true)
    #expect(report.problems == [])
    #expect(report.records == 0)
  }

  @Test("every commit is on the disk before it is reported")
  func synchronous() throws {
    let sample = try SampleLedger()
    try sample.ledger.close()
    let folder = try TemporaryFolder()
    for store in [
      try SQLiteStore.open(at: sample.path), try SQLiteStore.create(at: folder.path("a.sqlite")),
    ] {
      try #require(store.writer).writeWithoutTransaction { (db: Database) throws -> Void in
        #expect(try Int.fetchOne(db, sql: "PRAGMA synchronous") == 2)
        #expect(try Int.fetchOne(db, sql: "PRAGMA foreign_keys") == 1)
        #expect(try String.fetchOne(db, sql: "PRAGMA journal_mode") == "wal")
      }
    }
  }

  @Test("create leaves a file of that name alone")
  func fileExists() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write(Data("mine".utf8), to: "a.txt")
    #expect(throws: LedgerError.fileExists(path: path)) { try Ledger.create(at: path) }
    #expect(try Data(contentsOf: URL(filePath: path)) == Data("mine".utf8))
  }

  @Test("create finishes what a create that was killed left, and nothing else")
  func unfinished() throws {
    let folder = try TemporaryFolder()
    let empty = try folder.write(Data(), to: "leer.sqlite")
    try Ledger.create(at: empty).close()
    #expect(try Ledger.open(at: empty, .readOnly).verify().isSound)
    let begun = folder.path("begonnen.sqlite")
    try DatabaseQueue(path: begun).writeWithoutTransaction {
      try $0.execute(sql: "PRAGMA journal_mode = WAL")
    }
    try Ledger.create(at: begun).close()
    #expect(try Ledger.open(at: begun, .readOnly).verify().isSound)
    let other = folder.path("fremd.sqlite")
    try DatabaseQueue(path: other).writeWithoutTransaction {
      try $0.execute(sql: "CREATE TABLE mine (a)")
    }
    #expect(throws: LedgerError.fileExists(path: other)) { try Ledger.create(at: other) }
    #expect(throws: LedgerError.fileExists(path: empty)) { try Ledger.create(at: empty) }
    #expect(try Ledger.open(at: empty, .readOnly).verify().isSound)
  }

  @Test("a ledger is its owner's and, as far as the umask has it, the group's")
  func rights() throws {
    let folder = try TemporaryFolder()
    let mask = umask(0o002)
    defer { umask(mask) }
    try Ledger.create(at: folder.path("a.sqlite")).close()
    umask(0o027)
    try Ledger.create(at: folder.path("b.sqlite")).close()
    let files = FileManager.default
    for (name, rights) in [("a.sqlite", 0o660), ("b.sqlite", 0o640)] {
      let found = try files.attributesOfItem(atPath: folder.path(name))[.posixPermissions]
      #expect(found as? Int == rights)
    }
  }

  @Test("a ledger whose log cannot be read beside it is read from a copy")
  func logAside() throws {
    let sample = try SampleLedger()
    var random = SeededGenerator(seed: 3)
    try sample.post(random: &random, 5)
    let folder = try TemporaryFolder()
    // The log is folded when the last connection goes.
    for suffix in ["", "-wal"] {
      try folder.write(
        try Data(contentsOf: URL(filePath: sample.path + suffix)), to: "k.sqlite" + suffix)
    }
    let path = folder.path("k.sqlite")
    // As on a medium that takes no index of the log.
    try FileManager.default.createDirectory(
      atPath: path + "-shm", withIntermediateDirectories: false)
    let before = try folder.names()
    let ledger = try Ledger.open(at: path, .readOnly)
    #expect(try ledger.head() == sample.ledger.head())
    #expect(try ledger.verify(deep: true).problems == [])
    try ledger.close()
    #expect(try folder.names() == before)
  }

  @Test("create in a folder that is not there or takes no files leaves nothing")
  func cannotCreate() throws {
    let folder = try TemporaryFolder()
    // A file system that takes no files, also not from root.
    for path in [folder.path("none/a.sqlite"), "/proc/self/a.sqlite"] {
      #expect(throws: LedgerError.cannotWrite(path: path)) { try Ledger.create(at: path) }
    }
    #expect(try folder.names() == [])
  }

  @Test("a file that is no ledger is refused and not changed", arguments: [true, false])
  func notALedger(readOnly: Bool) throws {
    let folder = try TemporaryFolder()
    let other = folder.path("other.sqlite")
    try RawFile(path: other).execute("CREATE TABLE t (a); PRAGMA user_version = 1")
    let files = [
      try folder.write(Data("Betrag;Datum\n1,00;01.01.2026\n".utf8), to: "a.csv"),
      try folder.write(Data(), to: "empty"), other,
      try folder.write(Data("SQLite format 3\0".utf8), to: "cut.sqlite"),
    ]
    let before = try files.map { try Data(contentsOf: URL(filePath: $0)) }
    for path in files {
      #expect(throws: LedgerError.notALedger(path: path)) {
        try Ledger.open(at: path, readOnly ? .readOnly : .readWrite)
      }
    }
    #expect(try files.map { try Data(contentsOf: URL(filePath: $0)) } == before)
    #expect(throws: LedgerError.notALedger(path: folder.url.path)) {
      try Ledger.open(at: folder.url.path)
    }
    #expect(throws: LedgerError.noSuchFile(path: folder.path("none"))) {
      try Ledger.open(at: folder.path("none"))
    }
  }

  @Test("a ledger of a newer version is refused and not changed", arguments: [true, false])
  func newerVersion(readOnly: Bool) throws {
    let sample = try SampleLedger()
    try sample.ledger.close()
    let version = Migrations.latest + 1
    try RawFile(path: sample.path).execute(
      """
      INSERT INTO migration VALUES (\(version), 'x.sql', zeroblob(32));
      PRAGMA user_version = \(version)
      """)
    let before = try RawFile(path: sample.path).dump()
    #expect(throws: LedgerError.newerVersion(found: version, known: Migrations.latest)) {
      try Ledger.open(at: sample.path, readOnly ? .readOnly : .readWrite)
    }
    #expect(try RawFile(path: sample.path).dump() == before)
  }

  @Test("an older ledger is brought up to date by writing, and refused to reading")
  func olderVersion() throws {
    let folder = try TemporaryFolder()
    let path = folder.path("old.sqlite")
    let first = try #require(Migrations.all.first)
    try RawFile(path: path).execute(
      first.sql + "; PRAGMA journal_mode = WAL; PRAGMA user_version = 1")
    #expect(throws: LedgerError.olderVersion(found: 1, needed: Migrations.latest)) {
      try Ledger.open(at: path, .readOnly)
    }
    try Ledger.open(at: path).close()
    #expect(try RawFile(path: path).integer("PRAGMA user_version") == Int64(Migrations.latest))
  }

  @Test("a shipped migration never changes")
  func migrationHashes() {
    #expect(
      Migrations.all.map { "\($0.name) \($0.hash.hexText)" } == [
        "0001-recording.sql adc676e2c97ca476d5483ed4a28ae439375e4be5a1c40e35a3a2bb8b83ccfcda",
        "0002-master-data.sql c4bd2c79c3e18023c72d5018a7e5a4e7e8389c9c7d95cd30be71e81f47b6d9bf",
        "0003-journal.sql c46810343986c3d037cf8ddca09b32e3d9502fa3e2f92923524b2e63ed4a99cc",
        "0004-balances.sql 5246b9b862b462ae30ac16cb4ed73695f7d3b6b3d25b8d1dca278a0efb8f7633",
        "0005-evidence.sql 734dbb66e878813d5c95a1e19ec1b77f6b77cacf875ae1fa01fd362c3374ea59",
        "0006-submissions.sql 23b3a8bd14c6339c9d9e00f29a1ee3db82f3661a3e7dd604989c49e90472db7c",
        "0007-recorders.sql 6e9ef1bcc7acb93169a932e1118cefca42e9aa4bfc551375078aebcfb01fb632",
        "0008-facts.sql 08be90b0446ef9efd772cd041592ccdd96711bb83709653869334549479ad0a4",
        "0009-basis.sql 99b478a71d6de581f12db2b3f6ca079f484be832cffc514a0791999f1e0c84e5",
        "0010-bank-statements.sql ead3425f1324371f3f42c3739b8d3526bf1a0da758fe4bdef1196e94e203d96f",
        "0011-open-items.sql c964bbc45489cb0d04785dc918972a9b49e9196d6b6bbbb5fd02c0997b74599d",
        "0012-people.sql 3cd166113c248ecc128bad2de35c7b242535058e81d794e95380f973bb2ec5e6",
        "0013-ignored-lines.sql 25ad2b2303e01bbca572e66c1b84cc051aebbca744f6fc09cb2743260b85594e",
        "0014-no-replace.sql 6ff54b87ea720af4fda55b9c69ecc79b4ad46c5a55248d08f9acc18dda0a1e38",
      ])
  }

  @Test("reading leaves no file beside the ledger, and sees what a writer left in its log")
  func readOnly() throws {
    var random = SeededGenerator(seed: 1)
    let sample = try SampleLedger()
    try sample.post(random: &random, 20)
    let count = try sample.ledger.entryCount()
    #expect(try sample.folder.names().contains("foerderbuch.sqlite-wal"))
    #expect(try Ledger.open(at: sample.path, .readOnly).entryCount() == count)
    try sample.ledger.close()
    let bytes = try Data(contentsOf: URL(filePath: sample.path))
    let reader = try Ledger.open(at: sample.path, .readOnly)
    #expect(try reader.verify(deep: true).isSound)
    #expect(throws: LedgerError.openForReadingOnly) {
      try reader.closePeriod(
        through: CalendarDate(days: 20_000), act: SampleBooks.act)
    }
    try reader.close()
    #expect(try sample.folder.names() == ["foerderbuch.sqlite"])
    #expect(try Data(contentsOf: URL(filePath: sample.path)) == bytes)
  }

  @Test("a writer that comes and goes disturbs no reader, whichever of them leaves last")
  func writerMeanwhile() throws {
    let sample = try SampleLedger()
    try sample.ledger.close()
    let reader = try Ledger.open(at: sample.path, .readOnly)
    _ = try reader.head()
    let writer = try Ledger.open(at: sample.path)
    try writer.closePeriod(through: CalendarDate(days: 20_000), act: SampleBooks.act)
    let head = try writer.head()
    try writer.close()
    #expect(try reader.head() == head)
    try reader.close()
    #expect(try sample.folder.names() == ["foerderbuch.sqlite"])
    #expect(try Ledger.open(at: sample.path, .readOnly).head() == head)
  }

  @Test("who reads without locks sees one state, and waits until others have written it")
  func changedWhileReading() throws {
    let sample = try SampleLedger()
    try sample.ledger.close()
    // As in a folder that takes no file beside it: `-wal` would make this name too long.
    let path = sample.folder.path(String(repeating: "a", count: 245) + ".sqlite")
    try FileManager.default.moveItem(atPath: sample.path, toPath: path)
    let reader = try Ledger.open(at: path, .readOnly)
    let head = try reader.head()
    @Sendable func touch(_ second: Int) {
      try? FileManager.default.setAttributes(
        [.modificationDate: Date(timeIntervalSince1970: Double(second))], ofItemAtPath: path)
    }
    touch(0)
    #expect(try reader.head() == head)
    let writer = Thread {
      let begin = Date()
      var second = 1
      while Date().timeIntervalSince(begin) < 0.3 {
        touch(second)
        second += 1
      }
    }
    writer.start()
    for _ in 1...3 { #expect(try Ledger.open(at: path, .readOnly).head() == head) }
  }

  @Test("a ledger that another program is writing to is busy")
  func busy() throws {
    let sample = try SampleLedger()
    let head = try sample.ledger.head()
    let impatient = try Ledger.open(at: sample.path, wait: 0)
    try RawFile(path: sample.path).whileLocked { () throws -> Void in
      #expect(throws: LedgerError.busy) {
        try impatient.closePeriod(
          through: CalendarDate(days: 20_000), act: SampleBooks.act)
      }
      // Reading goes on.
      #expect(try sample.ledger.head() == head)
    }
    #expect(try sample.ledger.head() == head)
  }

  @Test("a file on a medium that takes no writing is read, and refused to writing")
  func readOnlyMedium() throws {
    let sample = try SampleLedger()
    let head = try sample.ledger.head()
    try sample.ledger.close()
    try FileManager.default.setAttributes([.posixPermissions: 0o444], ofItemAtPath: sample.path)
    try FileManager.default.setAttributes(
      [.posixPermissions: 0o555], ofItemAtPath: sample.folder.url.path)
    defer {
      try? FileManager.default.setAttributes(
        [.posixPermissions: 0o755], ofItemAtPath: sample.folder.url.path)
    }
    #expect(try Ledger.open(at: sample.path, .readOnly).verify(deep: true).head == head)
    #expect(try sample.folder.names() == ["foerderbuch.sqlite"])
    // Root may write wherever it likes.
    guard geteuid() != 0 else { return }
    #expect(throws: LedgerError.cannotWrite(path: sample.path)) {
      try Ledger.open(at: sample.path).closePeriod(
        through: CalendarDate(days: 20_000), act: SampleBooks.act)
    }
  }

  @Test("a full disk while posting leaves the ledger as it was")
  func diskFull() throws {
    var random = SeededGenerator(seed: 2)
    let sample = try SampleLedger()
    try sample.post(random: &random, 20)
    let before = try RawFile(path: sample.path).dump()
    let store = try SQLiteStore.open(at: sample.path)
    let ledger = Ledger(store)
    try #require(store.writer).writeWithoutTransaction { db in
      let pages = try #require(try Int.fetchOne(db, sql: "PRAGMA page_count"))
      // From here on SQLite reports that the disk is full.
      try db.execute(sql: "PRAGMA max_page_count = \(pages + 2)")
    }
    let many = try sample.propose((0..<2000).map { _ in SampleBooks.booking(&random) })
    #expect(throws: LedgerError.diskFull) { try ledger.post(many, act: SampleBooks.act) }
    #expect(try RawFile(path: sample.path).dump() == before)
    #expect(try sample.ledger.verify(deep: true).isSound)
    try #require(store.writer).writeWithoutTransaction {
      try $0.execute(sql: "PRAGMA max_page_count = 100000")
    }
    _ = try ledger.post(many, act: SampleBooks.act)
    #expect(try sample.ledger.verify(deep: true).isSound)
  }

  @Test("a closed ledger leaves no log, also where many have read at once")
  func closing() throws {
    let sample = try SampleLedger()
    var random = SeededGenerator(seed: 3)
    try sample.post(random: &random, 5)
    let ledger = sample.ledger
    try Self.read(ledger, deep: 12)
    try ledger.close()
    #expect(try sample.folder.names() == ["foerderbuch.sqlite"])
  }

  /// Each reader holds a connection while the next one asks for its own.
  private static func read(_ ledger: Ledger, deep depth: Int) throws {
    try ledger.seals(0..<1) { _ in
      guard depth > 0 else { return }
      let other = Thread { try? read(ledger, deep: depth - 1) }
      other.start()
      while !other.isFinished { Thread.sleep(forTimeInterval: 0.001) }
    }
  }
}
