import Foundation
import GRDB
import LedgerStore
import StoreAPI
import TestSupport
import Testing

@testable import SQLiteStore

/// What a copy of the ledger's file holds, however it was made.
@Suite("Copies of the file alone") struct CopyTests {
  @Test("a copy of the file alone lacks nothing, though the ledger is open")
  func copyOfTheFileAlone() throws {
    let sample = try SampleLedger()
    var random = SeededGenerator(seed: 3)
    try sample.post(random: &random, 5)
    let folder = try TemporaryFolder()
    let path = try folder.write(
      try Data(contentsOf: URL(filePath: sample.path)), to: "k.sqlite")
    #expect(try Ledger.open(at: path, .readOnly).head() == sample.ledger.head())
  }

  @Test("a copy of the file alone, while a reader holds the log, tells what it lacks")
  func copyWithoutLog() throws {
    let sample = try SampleLedger()
    var random = SeededGenerator(seed: 3)
    let folder = try TemporaryFolder()
    func copy(_ name: String, _ suffixes: String...) throws -> String {
      for suffix in suffixes {
        try folder.write(
          try Data(contentsOf: URL(filePath: sample.path + suffix)), to: name + suffix)
      }
      return folder.path(name)
    }
    let before = try sample.ledger.recordCounts().seals
    try DatabaseQueue(path: sample.path).read { db in
      _ = try Int.fetchOne(db, sql: "SELECT count(*) FROM seal")
      try sample.post(random: &random, 5)
      let after = try sample.ledger.recordCounts().seals
      func missing(isOfLog: Bool) -> MissingEnd {
        MissingEnd(known: Int64(after), found: Int64(before), isOfLog: isOfLog)
      }
      let part = try copy("a.sqlite", "")
      for _ in 1...2 {
        let found = try Ledger.open(at: part, .readOnly).verify(deep: true)
        #expect(found.problems == [.endMissing(missing(isOfLog: false))])
        #expect(found.records == before)
      }
      // It can be told of a copy of the copy as well, and whatever is booked in it.
      let again = folder.path("e.sqlite")
      try SQLiteStore.open(at: part, .readOnly).copy(to: again, isForReading: false)
      #expect(try Ledger.open(at: again).missingEnd() == missing(isOfLog: false))
      let onward = try Ledger.open(at: again)
      _ = try onward.apply([try SampleBooks.project(2)], act: SampleBooks.act)
      let more = try onward.recordCounts().seals - before
      #expect(
        try onward.missingEnd()
          == MissingEnd(
            known: Int64(after + more), found: Int64(before + more), isOfLog: false))
      let whole = try copy("b.sqlite", "", "-wal")
      try Ledger.open(at: whole).close()
      #expect(try Ledger.open(at: whole, .readOnly).head() == sample.ledger.head())
      // What is left of a log that was cut off is the ledger, and says so.
      let cut = try copy("c.sqlite", "")
      try folder.write(Data(), to: "c.sqlite-wal")
      for _ in 1...2 {
        let found = try Ledger.open(at: cut, .readOnly).verify()
        #expect(found.problems == [])
        #expect(found.notes == [.logCutOff(missing(isOfLog: true))])
      }
    }
    #expect(try sample.ledger.verify().notes == [])
    try sample.ledger.close()
    let closed = try copy("d.sqlite", "")
    #expect(try Ledger.open(at: closed).verify(deep: true).problems == [])
  }
}
