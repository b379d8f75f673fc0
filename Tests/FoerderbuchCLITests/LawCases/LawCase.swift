import Foundation
import Testing

/// A case by hand: a folder of `Fixtures/law` with its project, its bookings and its day, and what
/// has to come out. Its `erwartet.txt` tells the reckoning in words.
///
/// A row beside the folder's own files may change a word of them, for a neighbour of the case.
struct LawCase: Sendable, CustomTestStringConvertible {
  /// A finding that has to be told, and its distance in EUR where that is part of the case.
  struct Found: Sendable, Hashable {
    let code: String
    let amount: String?
    let severity: String?

    init(_ code: String, _ amount: String? = nil, _ severity: String? = nil) {
      self.code = code
      self.amount = amount
      self.severity = severity
    }
  }

  /// Words that the answer to a command has to hold, or must not hold.
  struct Says: Sendable {
    let command: [String]
    let words: String
    let isSaid: Bool

    init(_ command: String, _ words: String) { self.init(command, words, isSaid: true) }

    private init(_ command: String, _ words: String, isSaid: Bool) {
      self.command = command.split(separator: " ").map(String.init)
      self.words = words
      self.isSaid = isSaid
    }

    static func never(_ command: String, _ words: String) -> Says {
      Says(command, words, isSaid: false)
    }
  }

  /// The folder of `Fixtures/law`.
  let folder: String
  /// What is special about this row where a folder has several.
  var about = ""
  /// Words of `projekt.yaml` or `buchungen.csv` and what stands there instead; each has to be
  /// found.
  var instead: [(String, String)] = []
  /// Entitlement by award.
  var entitled: [String: String] = [:]
  /// To be repaid, by award.
  var repayable: [String: String] = [:]
  /// The sum of interest by award.
  var interest: [String: String] = [:]
  var found: [Found] = []
  /// Codes that must not be told.
  var absent: [String] = []
  var says: [Says] = []
  /// Where the import is to be refused: words of the refusal.
  var refused: String?

  var testDescription: String { about.isEmpty ? folder : "\(folder) \(about)" }

  static let all = settlement + interest + facts + rules + findings

  // MARK: Files

  private static let root = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "Fixtures/law")

  /// A file of the folder with this row's changes; nil where the folder has none of that name.
  func file(_ name: String) throws -> String? {
    let place = Self.root.appending(path: folder).appending(path: name)
    guard FileManager.default.fileExists(atPath: place.path) else { return nil }
    var text = try String(contentsOf: place, encoding: .utf8)
    for (old, new) in instead { text = text.replacing(old, with: new) }
    return text
  }

  /// Changes whose words stand in none of the files: a row that tests nothing.
  func idleChanges() throws -> [String] {
    let untouched = LawCase(folder: folder)
    let texts = try ["projekt.yaml", "buchungen.csv"].compactMap { try untouched.file($0) }
    return instead.map(\.0).filter { words in !texts.contains { $0.contains(words) } }
  }

  /// The day of `lauf.json`.
  func day() throws -> String {
    struct Run: Decodable { let asof: String }
    let text = try #require(try file("lauf.json"))
    return try JSONDecoder().decode(Run.self, from: Data(text.utf8)).asof
  }
}
