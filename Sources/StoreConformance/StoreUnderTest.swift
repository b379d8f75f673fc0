public import LedgerStore
public import TestSupport
public import Testing

/// A kind of store, as the promises of all stores are tried on it.
public struct StoreUnderTest: Sendable {
  /// Makes an empty ledger; what it keeps in files lies in the folder.
  let create: @Sendable (TemporaryFolder) throws -> any BookStore
  /// Opens the one of the folder once more, as another process would.
  /// - seconds: that its writers wait for their turn.
  let open: @Sendable (_ folder: TemporaryFolder, _ seconds: Int) throws -> any BookStore

  public init(
    create: @escaping @Sendable (TemporaryFolder) throws -> any BookStore,
    open: @escaping @Sendable (_ folder: TemporaryFolder, _ seconds: Int) throws -> any BookStore
  ) {
    self.create = create
    self.open = open
  }

  /// A ledger of sample books in a store of this kind.
  func sample(projects: Int = 1) throws -> SampleLedger {
    let folder = try TemporaryFolder()
    return try SampleLedger(projects: projects, in: folder, Ledger(try create(folder)))
  }
}

/// What every store promises.
public struct StorePromise: Sendable, CustomTestStringConvertible {
  public let testDescription: String
  let check: @Sendable (StoreUnderTest) throws -> Void

  init(_ name: String, _ check: @escaping @Sendable (StoreUnderTest) throws -> Void) {
    testDescription = name
    self.check = check
  }

  /// Fails the running test where a store does not keep it.
  public func isKept(by store: StoreUnderTest) throws { try check(store) }

  public static let all = transactions + records + sums + earlierStates
}
