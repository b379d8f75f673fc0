import Amounts
import Foundation
import StoreAPI
import TestSupport
import Testing

@testable import LedgerStore
@testable import SQLiteStore

/// What the head of the file says, where no seal stands for it.
@Suite("Head of the file") struct HeadTests {
  /// Bytes of the head by SQLite's file format, 1.3: version, application, reserved space.
  private static let fields: [(UInt64, [UInt8], String)] = [
    (60, [0, 0, 0, 0], "user_version"), (60, [0, 0, 0, 5], "user_version"),
    (60, [0x7F, 0xFF, 0xFF, 0xFF], "user_version"), (68, [0, 0, 0, 0], "application_id"),
    (68, [0xFF, 0xFF, 0xFF, 0xFF], "application_id"), (20, [64], "reserved space"),
  ]

  @Test("a changed head is named by whoever proves, refused to whoever writes, and nothing changes")
  func changed() throws {
    for (offset, bytes, name) in Self.fields {
      let sample = try TamperingTests.copy()
      try RawFile(path: sample.path).write(Data(bytes), at: offset)
      let before = try Data(contentsOf: URL(filePath: sample.path))
      let report = try Ledger.open(at: sample.path, .readOnly).verify()
      #expect(report.problems.first == .headChanged(name), "\(name) \(bytes)")
      #expect(throws: LedgerError.headChanged(path: sample.path), "\(name) \(bytes)") {
        try Ledger.open(at: sample.path)
      }
      #expect(try Data(contentsOf: URL(filePath: sample.path)) == before)
      #expect(try sample.folder.names().filter { $0.contains(".v") } == [])
    }
  }

  @Test("a ledger that says it is older, and has lost what would tell otherwise, is refused")
  func pretended() throws {
    let sample = try TamperingTests.copy()
    try RawFile(path: sample.path).forge(
      "DELETE FROM migration WHERE version > 5; PRAGMA user_version = 5")
    let before = try RawFile(path: sample.path).dump()
    #expect(throws: LedgerError.headChanged(path: sample.path)) {
      try Ledger.open(at: sample.path)
    }
    #expect(try RawFile(path: sample.path).dump() == before)
    #expect(try sample.folder.names().filter { $0.contains(".v") } == [])
  }

  @Test("a number of seals that no ledger can have had is told as damage")
  func mark() throws {
    let sample = try TamperingTests.copy()
    for first in [0x40, 0x80] as [UInt8] {
      try RawFile(path: sample.path).write(Data([first, 0, 0, 0, 0, 0, 0, 9]), at: 84)
      let found = try Ledger.open(at: sample.path, .readOnly).verify()
      #expect(found.problems == [.headChanged("reserved for expansion")])
      #expect(found.notes.allSatisfy { if case .logCutOff = $0 { false } else { true } })
    }
    // It stays known, whatever is booked; a copy has a mark of its own.
    for day in [18_100, 18_200] as [Int32] {
      let ledger = try Ledger.open(at: sample.path)
      try ledger.closePeriod(through: CalendarDate(days: day), act: ReleaseTests.act("anna"))
      try ledger.close()
    }
    let store = try SQLiteStore.open(at: sample.path, .readOnly)
    #expect(try Ledger(store).verify().problems == [.headChanged("reserved for expansion")])
    let copy = sample.folder.path("kopie.sqlite")
    try store.copy(to: copy, isForReading: false)
    let heads = try Ledger.open(at: copy, .readOnly).verify().problems.filter {
      if case .headChanged = $0 { true } else { false }
    }
    #expect(heads == [])
  }
}
