import Foundation
import TestSupport
import Testing

@testable import Files

/// What killed runs leave goes with the next one, and what somebody works with stays.
@Suite struct StrayFilesTests {
  /// A process that cannot be: the largest number of one is 2²².
  private static let name = ".foerderbuch-99999999-0.tmp"

  @Test("what nobody holds goes at once, a journal with what it belongs to, anything else stays")
  func left() throws {
    let folder = try TemporaryFolder()
    let others = [".foerderbuch-notiz.tmp", ".foerderbuch-99999999-0.txt", "foerderbuch-1-0.tmp"]
    for name in [Self.name, Self.name + "-journal", ".foerderbuch-99999998-0.tmp-wal"] + others {
      try folder.write(Data("x".utf8), to: name)
    }
    try FileManager.default.createDirectory(
      atPath: folder.path(".foerderbuch-99999999-1.tmp/tief"), withIntermediateDirectories: true)
    try FileManager.default.setAttributes(
      [.posixPermissions: 0o440], ofItemAtPath: folder.path(Self.name))
    #expect(StrayFiles.inFolder(folder.url.path).count == 4)
    StrayFiles.takeAway(from: folder.url.path)
    #expect(try Set(folder.names()) == Set(others))
  }

  @Test("names that earlier programs gave go after an hour, and nothing that is named like them")
  func old() throws {
    let folder = try TemporaryFolder()
    let digest = String(repeating: "0a", count: 32)
    let left = ["bericht.xlsx.4711.tmp", "haupt.buch.journal.1.tmp", ".\(digest).tmp"]
    let others = [
      "bericht.2026.tmp", "bericht.xlsx.tmp", ".0a0a.tmp", "\(digest).tmp", "a.xlsx.4711",
      "neu.xlsx.4711.tmp",
    ]
    for name in left + others {
      try folder.write(Data("x".utf8), to: name)
      if name.hasPrefix("neu") { continue }
      try FileManager.default.setAttributes(
        [.modificationDate: Date(timeIntervalSinceNow: -3700)], ofItemAtPath: folder.path(name))
    }
    #expect(StrayFiles.inFolder(folder.url.path).count == 3)
    StrayFiles.takeAway(from: folder.url.path)
    #expect(try Set(folder.names()) == Set(others))
  }

  @Test("what a run works with stays, whatever its process is called, until it lets go")
  func held() throws {
    let folder = try TemporaryFolder()
    var file: PendingFile? = try PendingFile(folder.path("a.xlsx"))
    var place: HeldFolder? = try HeldFolder(in: folder.url.path, shown: "b", mode: 0o770)
    let names = try folder.names()
    #expect(names.count == 2)
    // As another machine's on a shared disk: no such process runs here.
    let far = folder.path(Self.name)
    try FileManager.default.moveItem(atPath: try #require(file).temporary, toPath: far)
    StrayFiles.takeAway(from: folder.url.path)
    #expect(try folder.names().count == 2)
    #expect(StrayFiles.inFolder(folder.url.path) == [])
    _ = (file?.path, place?.path)
    (file, place) = (nil, nil)
    StrayFiles.takeAway(from: folder.url.path)
    #expect(try folder.names() == [])
  }
}
