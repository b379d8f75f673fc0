import LedgerStore
import SQLiteStore
import StoreConformance
import TestSupport
import Testing

/// SQLite keeps what every store promises.
@Suite("SQLite store") struct ConformanceTests {
  private static let store = StoreUnderTest(
    create: { try SQLiteStore.create(at: $0.path("foerderbuch.sqlite")) },
    open: { try SQLiteStore.open(at: $0.path("foerderbuch.sqlite"), wait: $1) })

  @Test("promises", arguments: StorePromise.all)
  func keeps(_ promise: StorePromise) throws { try promise.isKept(by: Self.store) }
}
