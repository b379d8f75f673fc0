#if Postgres
  import Foundation
  import LedgerStore
  import PostgresStore
  import SQLiteStore
  import StoreConformance
  import TestSupport
  import Testing

  /// Connections that end at any moment: what was acknowledged is there, once, and what was refused
  /// is not.
  @Suite(.enabled(if: Server.isTold, "FOERDERBUCH_TEST_POSTGRES names no server"))
  struct LossTests {
    @Test func nothingLostAndNothingTwice() throws {
      let folder = try TemporaryFolder()
      let address = try Server.makeDatabase(for: folder)
      let store = try PostgresStore.create(at: address, evidence: folder.path("evidence"))
      let sample = try SampleLedger(projects: 1, in: folder, Ledger(store))
      var random = SeededGenerator(seed: 1701)
      let work = try (0..<200).map { _ in try sample.propose([SampleBooks.booking(&random)]) }
      let kills = 60
      let killer = Outcome { () throws -> Int in
        var random = SeededGenerator(seed: 1702)
        for _ in 0..<kills {
          usleep(UInt32.random(in: 1_000...40_000, using: &random))
          try Server.run(
            """
            SELECT pg_terminate_backend(pid) FROM pg_stat_activity
            WHERE datname = current_database() AND pid <> pg_backend_pid()
            """, at: address)
        }
        return kills
      }
      let lost = LedgerError.connectionLost(name: store.name, isBooked: false)
      var booked: Set<String> = []
      var refused: [LedgerError] = []
      for (index, proposals) in work.enumerated() {
        let name = "K\(index)"
        do {
          _ = try sample.ledger.post(proposals, act: SampleBooks.act(of: name))
          booked.insert(name)
        } catch {
          refused.append(error)
        }
      }
      #expect(try killer.value() == kills)
      let found = try sample.ledger.recorders().filter { $0.name?.hasPrefix("K") == true }
      #expect(Set(found.compactMap(\.name)) == booked)
      #expect(found.allSatisfy { $0.acts == 1 })
      #expect(!booked.isEmpty && booked.count + refused.count == work.count)
      // Nobody was told that it is not known.
      #expect(
        refused.allSatisfy { error in
          if case .unreachable = error { return true }
          return error == lost
        })
      #expect(try sample.ledger.verify(deep: true).problems == [])
    }

    @Test func oneChainInAFileAndOnAServer() throws {
      let folder = try TemporaryFolder()
      let sample = try SampleLedger(projects: 2)
      var random = SeededGenerator(seed: 1703)
      try sample.post(random: &random, 60)
      let store = try PostgresStore.create(
        at: try Server.makeDatabase(for: folder), evidence: folder.path("evidence"))
      try sample.ledger.transfer(to: store)
      let moved = Ledger(store)
      #expect(try moved.head() == sample.ledger.head())
      #expect(try moved.verify(deep: true).problems == [])
      #expect(try moved.trialBalance() == sample.ledger.trialBalance())
      // What has records takes no others.
      #expect(throws: LedgerError.fileExists(path: store.name)) {
        try sample.ledger.transfer(to: store)
      }
      let back = folder.path("back.sqlite")
      try moved.copy(to: back) { try SQLiteStore.create(at: $0) }
      #expect(try Ledger.open(at: back).head() == sample.ledger.head())
      #expect(try Ledger.open(at: back).verify(deep: true).problems == [])
    }
  }
#endif
