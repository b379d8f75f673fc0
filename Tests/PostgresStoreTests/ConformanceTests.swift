#if Postgres
  import LedgerStore
  import PostgresStore
  import StoreConformance
  import TestSupport
  import Testing

  /// PostgreSQL keeps what every store promises.
  @Suite(
    "PostgreSQL store", .enabled(if: Server.isTold, "FOERDERBUCH_TEST_POSTGRES names no server"))
  struct ConformanceTests {
    private static let store = StoreUnderTest(
      create: { folder in
        try PostgresStore.create(
          at: try Server.makeDatabase(for: folder), evidence: folder.path("foerderbuch.evidence"))
      },
      open: { try PostgresStore.open(at: Server.address(of: $0), wait: $1) })

    @Test("promises", arguments: StorePromise.all)
    func keeps(_ promise: StorePromise) throws { try promise.isKept(by: Self.store) }
  }
#endif
