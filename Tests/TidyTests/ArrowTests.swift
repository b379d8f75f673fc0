import Testing

/// Every arrow of the house points one way: who may import whom.
@Suite struct ArrowTests {
  /// What the platform brings.
  private static let system: Set = [
    "Foundation", "FoundationXML", "Glibc", "Musl", "Darwin", "Dispatch", "Synchronization",
  ]

  /// What each target may import. Pure targets have no platform.
  private static let arrows: [String: Set<String>] = [
    "Amounts": ["BigInt"],
    "Bookkeeping": ["Amounts", "Crypto", "CryptoExtras"],
    "Messages": ["Amounts", "Assets", "Yams", "Synchronization"],
    "Funding": ["Amounts", "Bookkeeping", "Messages"],
    "Reporting": ["Amounts", "Bookkeeping", "Funding"],
    "Files": system.union(["Amounts", "Bookkeeping"]),
    "Interchange": system.union([
      "Amounts", "Bookkeeping", "Files", "Funding", "Messages", "Reporting", "Yams", "CMinizip",
    ]),
    "Workbooks": system.union(["Amounts", "Files", "Reporting", "CXlsxWriter"]),
    "Assets": ["CAssets"],
    "StoreAPI": ["Amounts", "Bookkeeping", "Funding", "Messages"],
    "LedgerStore": system.union(["Amounts", "Bookkeeping", "Files", "Funding", "StoreAPI"]),
    "SQLBooks": system.union([
      "Amounts", "Bookkeeping", "Files", "Funding", "StoreAPI", "Assets",
    ]),
    "SQLiteStore": system.union([
      "Bookkeeping", "Files", "StoreAPI", "SQLBooks", "Assets", "GRDB", "GRDBSQLite",
    ]),
    "PostgresStore": system.union([
      "Bookkeeping", "StoreAPI", "SQLBooks", "Assets", "CLibPQ",
    ]),
    "Office": system.union([
      "Amounts", "Bookkeeping", "Files", "Funding", "Messages", "Reporting", "Interchange",
      "Workbooks", "LedgerStore", "SQLiteStore", "PostgresStore", "Assets",
    ]),
    // Of the rooms below the office a face sees values only, see `BannedWordTests`.
    "FoerderbuchCLI": system.union([
      "Amounts", "Bookkeeping", "Funding", "Messages", "Reporting", "Interchange", "LedgerStore",
      "Office", "WebFace", "ArgumentParser",
    ]),
    "WebFace": system.union([
      "Amounts", "Bookkeeping", "Funding", "Messages", "Interchange", "LedgerStore", "Office",
      "Reporting", "Assets", "FoundationNetworking", "HummingbirdCore", "HTTPTypes",
      "Mustache", "NIOCore",
      "NIOPosix", "HummingbirdTLS", "NIOSSL",
      "ServiceLifecycle", "Logging", "UnixSignals",
    ]),
    "foerderbuch": system.union(["FoerderbuchCLI", "Amounts", "ArgumentParser"]),
    "TestSupport": system.union([
      "Amounts", "Bookkeeping", "Funding", "Interchange", "LedgerStore", "Reporting",
      "SQLiteStore", "Assets", "Testing",
    ]),
    "StoreConformance": system.union([
      "Amounts", "Bookkeeping", "Funding", "LedgerStore", "TestSupport", "Testing",
    ]),
    "Benchmarks": system.union([
      "Amounts", "Bookkeeping", "Funding", "LedgerStore", "Interchange", "TestSupport", "Reporting",
      "Office", "Workbooks", "CXlsxWriter", "GRDB", "GRDBSQLite",
    ]),
  ]

  /// What only one target of the program sees.
  private static let doors: [String: Set<String>] = [
    "GRDB": ["SQLiteStore"], "GRDBSQLite": ["SQLiteStore"], "CXlsxWriter": ["Workbooks"],
    // The sentences are needed by rooms below those that read files.
    "CMinizip": ["Interchange"], "Yams": ["Interchange", "Messages"], "Crypto": ["Bookkeeping"],
    "CryptoExtras": ["Bookkeeping"], "HummingbirdCore": ["WebFace"], "Mustache": ["WebFace"],
    "BigInt": ["Amounts"], "CAssets": ["Assets"], "CLibPQ": ["PostgresStore"],
  ]

  static func violations(_ source: SwiftSource) -> [String] {
    guard let allowed = arrows[source.target] else {
      return ["\(source.path): no arrow is drawn for \(source.target)"]
    }
    return source.imports.filter { !allowed.contains($0.module) }.map {
      "\(source.path):\($0.line): \(source.target) must not import \($0.module)"
    }
  }

  @Test func arrowsAsDrawn() {
    #expect(!SwiftSource.program.isEmpty)
    #expect(SwiftSource.program.flatMap(Self.violations) == [])
  }

  @Test func oneDoorToEachLibrary() {
    for (module, rooms) in Self.doors {
      let users = Set(
        SwiftSource.program.filter { $0.imports.contains { $0.module == module } }
          .map(\.target)
      ).subtracting(["Benchmarks"])
      #expect(users.isSubset(of: rooms), "\(module) is for \(rooms.sorted()) only")
    }
  }

  @Test func arrowsMakeNoCircle() {
    for start in Self.arrows.keys {
      var reached: Set<String> = []
      var next = Self.arrows[start] ?? []
      while let module = next.popFirst() {
        if reached.insert(module).inserted { next.formUnion(Self.arrows[module] ?? []) }
      }
      #expect(!reached.contains(start), "\(start) leads back to itself")
    }
  }

  /// Words of SQL in texts and comments alike: what is asked of a store is a value.
  private static func queries(_ source: SwiftSource) -> [String] {
    let words: Set<Substring> = ["SELECT", "INSERT", "DELETE", "PRAGMA", "WHERE", "TRIGGER"]
    return source.text.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
      .filter { _, line in
        line.split { !$0.isLetter && $0 != "_" }.contains { words.contains($0) }
      }.map { index, _ in "\(source.path):\(index + 1): SQL is for the stores only" }
  }

  /// The benchmarks compare with SQLite itself.
  @Test func noSQLOutsideTheStores() {
    let stores: Set = ["SQLBooks", "SQLiteStore", "PostgresStore", "Benchmarks"]
    let outside = SwiftSource.program.filter { !stores.contains($0.target) }
    #expect(outside.flatMap(Self.queries) == [])
    let planted = SwiftSource(
      path: "Sources/LedgerStore/A.swift", text: "let a = \"SELECT number FROM entry\"")
    #expect(Self.queries(planted).count == 1)
  }

  @Test(
    arguments: [
      ("Sources/Amounts/A.swift", "import Foundation"),
      ("Sources/Funding/A.swift", "public import Reporting"),
      ("Sources/Reporting/A.swift", "@preconcurrency import struct Foundation.Date"),
      ("Sources/Cellar/A.swift", "let a = 1"),
    ])
  func sees(path: String, text: String) {
    #expect(Self.violations(SwiftSource(path: path, text: text)).count == 1)
  }
}
