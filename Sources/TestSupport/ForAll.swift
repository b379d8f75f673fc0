import Foundation

/// Runs `property` over `count` random cases, each from a seed of its own. The first case that
/// throws ends the run with ``PropertyFailure``, whose text holds the seed;
/// `FOERDERBUCH_SEED=<seed> swift test --filter …` then runs that one case alone.
///
/// A property says `try #require(…)`, so that its first broken promise ends the case.
/// - Parameter seed: of the whole run; fixed, so that a run repeats.
public func forAll(
  _ count: Int, seed: UInt64 = 20_260_630,
  _ property: (_ random: inout SeededGenerator) throws -> Void
) throws {
  if let replayed = replayedSeed() {
    try run(replayed, case: 1, of: 1, property)
    return
  }
  var seeds = SeededGenerator(seed: seed)
  for number in 1...max(1, count) {
    try run(seeds.next(), case: number, of: count, property)
  }
}

/// A random case that broke a property.
public struct PropertyFailure: Error, CustomStringConvertible {
  public let seed: UInt64
  public let number: Int
  public let count: Int
  public let cause: any Error

  public var description: String {
    "case \(number) of \(count) fails; repeat it with FOERDERBUCH_SEED=\(seed): \(cause)"
  }
}

private func run(
  _ seed: UInt64, case number: Int, of count: Int,
  _ property: (inout SeededGenerator) throws -> Void
) throws {
  var random = SeededGenerator(seed: seed)
  do {
    try property(&random)
  } catch {
    throw PropertyFailure(seed: seed, number: number, count: count, cause: error)
  }
}

private func replayedSeed() -> UInt64? {
  ProcessInfo.processInfo.environment["FOERDERBUCH_SEED"].flatMap { UInt64($0) }
}
