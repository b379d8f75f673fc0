import Foundation
public import Testing

/// Compares `text` with the file `Golden/NAME` beside the test's source file.
///
/// With `FOERDERBUCH_RECORD=1` the file is written instead, and the test fails so that nobody takes
/// a recording for a check.
public func expectGolden(
  _ text: String, _ name: String, file: String = #filePath,
  sourceLocation: SourceLocation = #_sourceLocation
) throws {
  let golden = URL(filePath: file).deletingLastPathComponent().appending(path: "Golden/\(name)")
  guard ProcessInfo.processInfo.environment["FOERDERBUCH_RECORD"] == nil else {
    try FileManager.default.createDirectory(
      at: golden.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: golden)
    Issue.record(
      "recorded \(golden.path); look at it and run again", sourceLocation: sourceLocation)
    return
  }
  guard let expected = try? String(contentsOf: golden, encoding: .utf8) else {
    Issue.record(
      "no file \(golden.path); FOERDERBUCH_RECORD=1 writes it", sourceLocation: sourceLocation)
    return
  }
  guard text != expected else { return }
  let (found, wanted) = (lines(text), lines(expected))
  let index = zip(found, wanted).prefix { $0 == $1 }.count
  Issue.record(
    """
    \(name) differs from line \(index + 1) on
    expected: \(index < wanted.count ? String(wanted[index]) : "nothing more")
    found:    \(index < found.count ? String(found[index]) : "nothing more")
    """, sourceLocation: sourceLocation)
}

private func lines(_ text: String) -> [Substring] {
  text.split(separator: "\n", omittingEmptySubsequences: false)
}
