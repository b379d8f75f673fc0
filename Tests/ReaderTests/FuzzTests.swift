import Foundation
import Interchange
import Testing

/// Runs the readers over the corpus of `.ci/fuzz`, what it once found included, and over damaged
/// copies of it.
@Suite("Fuzzing corpus")
struct FuzzTests {
  /// `Tests/Fuzzing/Corpus`.
  private static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "Fuzzing/Corpus")

  private static func corpus(_ target: FuzzTarget) throws -> [[UInt8]] {
    let folder = folder.appending(path: target.rawValue)
    return try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted().map {
      try Array(Data(contentsOf: folder.appending(path: $0)))
    }
  }

  @Test("Every file of the corpus is read to its end", arguments: FuzzTarget.allCases)
  func whole(_ target: FuzzTarget) throws {
    let corpus = try Self.corpus(target)
    #expect(!corpus.isEmpty)
    for bytes in corpus { target.run(bytes) }
  }

  @Test(
    "So is it where it is cut off, and with a byte that is none", arguments: FuzzTarget.allCases)
  func damaged(_ target: FuzzTarget) throws {
    for bytes in try Self.corpus(target) {
      let step = max(1, bytes.count / 16)
      for index in stride(from: 0, to: bytes.count, by: step) {
        target.run(Array(bytes[..<index]))
        for other: UInt8 in [0, 0x22, 0x3C, 0xC3, 0xFF] {
          var copy = bytes
          copy[index] = other
          target.run(copy)
        }
      }
    }
  }
}
