// swift-tools-version: 6.2
import PackageDescription

/// Every own target: Swift 6 mode, warnings are errors, imports say what they are for.
let strict: [SwiftSetting] = [
  .treatAllWarnings(as: .error),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

let package = Package(
  name: "Foerderbuch",
  products: [
    .library(
      name: "Foerderbuch",
      targets: [
        "Amounts", "Bookkeeping", "Messages", "Funding", "StoreAPI", "LedgerStore", "SQLiteStore",
        "Reporting", "Interchange", "Workbooks", "Office",
      ]),
    .executable(name: "foerderbuch", targets: ["foerderbuch"]),
  ],
  traits: [
    .trait(name: "Web", description: "The pages that a browser shows, and their server."),
    .trait(
      name: "TLS",
      description: "The server speaks TLS itself; brings a second BoringSSL.",
      enabledTraits: ["Web"]),
    .trait(name: "Postgres", description: "Ledgers on a PostgreSQL server; needs libpq."),
    .default(enabledTraits: ["Web", "Postgres"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
    .package(url: "https://github.com/attaswift/BigInt", from: "6.0.1"),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    // Without its own traits: no second BoringSSL, no configuration files.
    .package(
      url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1", traits: []),
    .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.1"),
    .package(url: "https://github.com/apple/swift-nio-ssl", from: "2.37.2"),
    .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.11.0"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
  ],
  targets: [
    // Exact values, double entry, the law: pure, no input or output.
    .target(
      name: "Amounts",
      dependencies: [.product(name: "BigInt", package: "BigInt")],
      swiftSettings: strict),
    .target(
      name: "Bookkeeping",
      dependencies: [
        "Amounts", .product(name: "Crypto", package: "swift-crypto"),
        .product(name: "CryptoExtras", package: "swift-crypto"),
      ],
      swiftSettings: strict),
    .target(
      name: "Messages",
      dependencies: ["Amounts", "Assets", .product(name: "Yams", package: "Yams")],
      swiftSettings: strict),
    .target(
      name: "Funding", dependencies: ["Amounts", "Bookkeeping", "Messages"], swiftSettings: strict),
    .target(
      name: "Reporting", dependencies: ["Amounts", "Bookkeeping", "Funding"],
      swiftSettings: strict),

    // The edges: files, spreadsheets, the database.
    .target(name: "Files", dependencies: ["Amounts", "Bookkeeping"], swiftSettings: strict),
    .target(
      name: "Interchange",
      dependencies: [
        "Amounts", "Bookkeeping", "Files", "Funding", "Messages", "Reporting", "CMinizip",
        .product(name: "Yams", package: "Yams"),
      ],
      swiftSettings: strict),
    .target(
      name: "Workbooks", dependencies: ["Amounts", "Files", "Reporting", "CXlsxWriter"],
      swiftSettings: strict),
    .target(
      name: "StoreAPI", dependencies: ["Amounts", "Bookkeeping", "Funding", "Messages"],
      swiftSettings: strict),
    .target(
      name: "LedgerStore",
      dependencies: ["Amounts", "Bookkeeping", "Files", "Funding", "StoreAPI"],
      swiftSettings: strict),
    // What databases that speak SQL have in common.
    .target(
      name: "SQLBooks",
      dependencies: ["Amounts", "Bookkeeping", "Files", "Funding", "StoreAPI", "Assets"],
      swiftSettings: strict),
    .target(
      name: "SQLiteStore",
      dependencies: [
        "Bookkeeping", "Files", "StoreAPI", "SQLBooks", "Assets",
        .product(name: "GRDB", package: "GRDB.swift"),
      ],
      swiftSettings: strict),
    .target(
      name: "PostgresStore",
      dependencies: ["Bookkeeping", "StoreAPI", "SQLBooks", "Assets", "CLibPQ"],
      swiftSettings: strict),
    .target(name: "Assets", dependencies: ["CAssets"], swiftSettings: strict),
    .target(name: "CAssets"),
    .systemLibrary(name: "CLibPQ", pkgConfig: "libpq", providers: [.apt(["libpq-dev"])]),
    .systemLibrary(
      name: "CMinizip", pkgConfig: "minizip", providers: [.apt(["libminizip-dev"])]),
    .systemLibrary(
      name: "CXlsxWriter", pkgConfig: "xlsxwriter", providers: [.apt(["libxlsxwriter-dev"])]),

    // What can be done, whoever asks: one call a use case.
    .target(
      name: "Office",
      dependencies: [
        "Amounts", "Bookkeeping", "Files", "Funding", "Messages", "Reporting", "Interchange",
        "Workbooks", "LedgerStore", "SQLiteStore", "Assets",
        .target(name: "PostgresStore", condition: .when(traits: ["Postgres"])),
      ],
      swiftSettings: strict),

    // What a browser shows.
    .target(
      name: "WebFace",
      dependencies: [
        "Amounts", "Bookkeeping", "Funding", "Messages", "Interchange", "LedgerStore", "Office",
        "Reporting", "Assets",
        .product(
          name: "Mustache", package: "swift-mustache", condition: .when(traits: ["Web"])),
        .product(
          name: "HummingbirdCore", package: "hummingbird", condition: .when(traits: ["Web"])),
        .product(
          name: "HummingbirdTLS", package: "hummingbird", condition: .when(traits: ["TLS"])),
        .product(name: "NIOSSL", package: "swift-nio-ssl", condition: .when(traits: ["TLS"])),
        .product(
          name: "ServiceLifecycle", package: "swift-service-lifecycle",
          condition: .when(traits: ["Web"])),
      ],
      swiftSettings: strict),

    // The program.
    .target(
      name: "FoerderbuchCLI",
      dependencies: [
        "Amounts", "Bookkeeping", "Funding", "Messages", "Reporting", "Interchange", "LedgerStore",
        "Office", .target(name: "WebFace", condition: .when(traits: ["Web"])),
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: strict),
    .executableTarget(
      name: "foerderbuch", dependencies: ["Amounts", "FoerderbuchCLI"], swiftSettings: strict),
    .executableTarget(
      name: "Benchmarks",
      dependencies: [
        "Amounts", "Bookkeeping", "Funding", "LedgerStore", "Interchange", "Reporting",
        "Workbooks", "CXlsxWriter", "Office", "TestSupport",
        .product(name: "GRDB", package: "GRDB.swift"),
      ],
      swiftSettings: strict),

    // Tests.
    .target(
      name: "TestSupport",
      dependencies: [
        "Amounts", "Bookkeeping", "Funding", "Interchange", "LedgerStore", "Reporting",
        "SQLiteStore", "Assets",
      ],
      swiftSettings: strict),
    .target(
      name: "StoreConformance",
      dependencies: ["Amounts", "Bookkeeping", "Funding", "LedgerStore", "TestSupport"],
      swiftSettings: strict),
    .testTarget(
      name: "AmountsTests", dependencies: ["Amounts", "TestSupport"], swiftSettings: strict),
    .testTarget(
      name: "BookkeepingTests", dependencies: ["Bookkeeping", "TestSupport"],
      swiftSettings: strict),
    .testTarget(
      name: "MessagesTests", dependencies: ["Messages", "Amounts", "Assets", "TestSupport"],
      swiftSettings: strict),
    .testTarget(
      name: "FundingTests", dependencies: ["Funding", "Messages", "TestSupport"],
      swiftSettings: strict),
    .testTarget(
      name: "InterchangeTests", dependencies: ["Interchange", "TestSupport", "Assets"],
      exclude: ["Fixtures"], swiftSettings: strict),
    .testTarget(
      name: "WorkbooksTests",
      dependencies: [
        "Amounts", "Files", "Funding", "Workbooks", "Reporting", "Interchange", "TestSupport",
        "CXlsxWriter",
      ],
      exclude: ["Golden"], swiftSettings: strict),
    .testTarget(
      name: "LedgerStoreTests", dependencies: ["LedgerStore", "TestSupport"],
      swiftSettings: strict),
    .testTarget(
      name: "SQLiteStoreTests",
      dependencies: [
        "LedgerStore", "SQLBooks", "SQLiteStore", "StoreConformance", "TestSupport", "Assets",
        .product(name: "GRDB", package: "GRDB.swift"),
      ],
      swiftSettings: strict),
    .testTarget(
      name: "PostgresStoreTests",
      dependencies: [
        "LedgerStore", "SQLiteStore", "StoreConformance", "TestSupport",
        .target(name: "CLibPQ", condition: .when(traits: ["Postgres"])),
        .target(name: "PostgresStore", condition: .when(traits: ["Postgres"])),
      ],
      swiftSettings: strict),
    .testTarget(
      name: "FoerderbuchCLITests",
      dependencies: ["FoerderbuchCLI", "Messages", "Office", "TestSupport"],
      exclude: ["Fixtures", "Golden"], swiftSettings: strict),
    .testTarget(
      name: "WebFaceTests",
      dependencies: [
        "Amounts", "Assets", "Bookkeeping", "FoerderbuchCLI", "Funding", "LedgerStore", "Messages",
        "Office", "TestSupport",
        .target(name: "WebFace", condition: .when(traits: ["Web"])),
      ],
      swiftSettings: strict),
    .testTarget(
      name: "OfficeTests",
      dependencies: [
        "Amounts", "Bookkeeping", "Funding", "LedgerStore", "Messages", "Office", "Reporting",
        "TestSupport",
      ],
      swiftSettings: strict),
    .testTarget(
      name: "FundingRuleTests",
      dependencies: [
        "Amounts", "Bookkeeping", "Funding", "Interchange", "Messages", "Assets", "TestSupport",
      ],
      swiftSettings: strict),
    .testTarget(
      name: "ReaderTests",
      dependencies: [
        "Amounts", "Bookkeeping", "Funding", "Interchange", "Reporting", "TestSupport", "Workbooks",
      ],
      exclude: ["Fixtures"], swiftSettings: strict),
    .testTarget(
      name: "ListTests",
      dependencies: ["Amounts", "Bookkeeping", "Funding", "Interchange", "Assets", "TestSupport"],
      exclude: ["Fixtures"], swiftSettings: strict),
    .testTarget(
      name: "ReportingTests", dependencies: ["Amounts", "Reporting", "TestSupport"],
      swiftSettings: strict),
    .testTarget(
      name: "ExampleTests", dependencies: ["Amounts", "Bookkeeping", "Funding", "Interchange"],
      swiftSettings: strict),
    .testTarget(
      name: "TidyTests", dependencies: ["Amounts", "Funding", "Messages", "TestSupport", "Assets"],
      swiftSettings: strict),
  ],
  swiftLanguageModes: [.v6]
)
