import Assets
import Files
import Foundation
import Funding
package import Interchange
import LedgerStore
import Messages

extension GrantOffice {
  /// A profile for lists of projects by its name or its file.
  /// - Throws: ``Refusal`` for an unknown name, ``InputProblems`` with all problems of the file.
  package func profile(_ name: String) throws -> Profile {
    let (bytes, file) = try profileFile(name)
    return try Profile.read(bytes, file: file, ruleSets: library().ids)
  }

  /// A profile for tables of bookings by its name or its file.
  /// - Throws: as ``profile(_:)``.
  package func bookingProfile(_ name: String) throws -> BookingProfile {
    let (bytes, file) = try profileFile(name)
    return try BookingProfile.read(bytes, file: file)
  }

  /// A profile guessed from a table; it names what the ledger knows, if there is one.
  /// - Parameters:
  ///   - sheet: of a workbook; nil: its only one.
  ///   - progress: is told how many rows were read.
  /// - Throws: ``InputProblems``.
  package func suggestProfile(
    _ file: String, kind: ProfileSuggestion.Kind, sheet: String?, progress: (Int) -> Void
  ) throws -> ProfileSuggestion {
    let known =
      (try? open(.readOnly).currentPortfolio()).map(ProfileSuggestion.Known.init) ?? .init()
    return try ProfileSuggestion(
      try InputBytes(path: absolute(file), file: file), kind: kind, sheet: sheet, known: known,
      progress: progress)
  }

  /// Writes a profile as a new file; none is written over.
  /// - Throws: ``Refusal``, ``WriteFault``.
  package func write(profile text: String, to output: String) throws {
    let path = try target(output, isNew: true)
    // Where profiles are looked for; the first one finds no folder.
    if (path as NSString).deletingLastPathComponent == ownProfiles { mkdir(ownProfiles, 0o770) }
    try PendingFile.write(path, shown: output) { try $0.write(Array((text + "\n").utf8)) }
  }

  /// The profile of a shipped name, of a name in `profiles` beside the ledger, or at a path.
  private func profileFile(_ name: String) throws -> (bytes: [UInt8], file: String) {
    func read(_ path: String, _ file: String) throws -> ([UInt8], String) {
      (try InputBytes(path: path, file: file).all(limit: Self.configLimit), file)
    }
    if let path = profilePath(name) {
      return try read(path, name.contains("/") || Self.isProfile(name) ? name : path)
    }
    let asset = "profiles/\(name).yaml"
    guard let bytes = Assets.bytes(asset) else {
      throw Refusal.unknown(name, field: "profile", known: profileNames())
    }
    return (bytes, asset)
  }

  /// Where the file of a profile lies; nil for one that ships with the program.
  func profilePath(_ name: String) -> String? {
    guard !name.contains("/"), !Self.isProfile(name) else { return absolute(name) }
    // What is carried out has its own files with it: a bare name is one that ships.
    guard root.isEmpty else { return nil }
    return Self.endings.map { (ownProfiles as NSString).appendingPathComponent(name + $0) }
      .first { FileManager.default.fileExists(atPath: $0) }
  }

  private static let endings = [".yaml", ".yml"]

  private static func isProfile(_ file: String) -> Bool { endings.contains(where: file.hasSuffix) }

  private var ownProfiles: String { (home as NSString).appendingPathComponent("profiles") }

  /// Names that `--profile` takes: those beside the ledger, then those that ship with the program.
  private func profileNames() -> [String] {
    let own = (try? FileManager.default.contentsOfDirectory(atPath: ownProfiles)) ?? []
    return (own.sorted() + Assets.names(in: "profiles")).filter(Self.isProfile).map {
      (($0 as NSString).lastPathComponent as NSString).deletingPathExtension
    }
  }
}
