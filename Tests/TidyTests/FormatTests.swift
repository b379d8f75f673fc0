import Foundation
import Testing

/// The formatter ignores a misspelt setting without a word, so the settings are compared with its
/// own.
@Suite struct FormatTests {
  private static let file = SwiftSource.root.appending(path: ".swift-format")

  private static func format(_ arguments: [String]) throws -> (status: Int32, output: Data) {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["swift", "format"] + arguments
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardError = pipe
    try process.run()
    let output = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return (process.terminationStatus, output)
  }

  private static func settings(_ data: Data) throws -> [String: any Sendable] {
    let object = try JSONSerialization.jsonObject(with: data)
    return try #require(object as? [String: any Sendable])
  }

  @Test func everySettingIsOneThatTheFormatterKnows() throws {
    let ours = try Self.settings(Data(contentsOf: Self.file))
    let known = try Self.settings(try Self.format(["dump-configuration"]).output)
    #expect(Set(ours.keys).subtracting(known.keys) == [])
    let rules = try #require(ours["rules"] as? [String: any Sendable])
    let knownRules = try #require(known["rules"] as? [String: any Sendable])
    #expect(Set(rules.keys).subtracting(knownRules.keys) == [])
  }

  @Test(
    arguments: [
      ("let a = b!", "NeverForceUnwrap"), ("let a = try! b()", "NeverUseForceTry"),
      ("let a=1", "Spacing"), ("func A_b() {}", "AlwaysUseLowerCamelCase"),
    ])
  func plantedFaultsAreFound(code: String, rule: String) throws {
    let planted = FileManager.default.temporaryDirectory
      .appending(path: "planted-\(UUID().uuidString).swift")
    try Data((code + "\n").utf8).write(to: planted)
    defer { try? FileManager.default.removeItem(at: planted) }
    let (status, output) = try Self.format([
      "lint", "--strict", "--configuration", Self.file.path, planted.path,
    ])
    #expect(status != 0)
    #expect(String(decoding: output, as: UTF8.self).contains("[\(rule)]"))
  }
}
