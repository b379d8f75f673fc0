import Bookkeeping
import Foundation

/// Files that came with a form which is not done yet: what is previewed first need not be sent
/// twice. They lie beside the ledger, a day at most, and only who sent them finds them.
struct KeptFiles: Sendable {
  private let root: String
  private let person: String

  init(beside ledger: String, of person: String) {
    let base = ledger.hasSuffix(".sqlite") ? String(ledger.dropLast(7)) : ledger
    root = base + ".uploads"
    self.person = String(Digest256(of: Array(person.utf8)).hexText.prefix(16))
  }

  /// Keeps files.
  /// - Returns: what they are found by, and the name that each has there.
  /// - Throws: where there is no room for them.
  func keep(_ files: [Upload]) throws -> (id: String, names: [String]) {
    let (id, folder) = try makeFolder()
    var names: [String] = []
    for (index, file) in files.enumerated() {
      // Telephones give every photo the same name.
      let name = (names.contains(file.name) ? "\(index + 1)-" : "") + file.name
      try FileManager.default.moveItem(atPath: file.path, toPath: folder + "/" + name)
      names.append(name)
    }
    return (id, names)
  }

  /// Keeps what was typed as a file.
  /// - Returns: what it is found by.
  func keep(_ bytes: [UInt8], named name: String) throws -> String {
    let (id, folder) = try makeFolder()
    try Data(bytes).write(to: URL(fileURLWithPath: folder + "/" + name))
    return id
  }

  /// Puts other bytes in the place of a file that is kept.
  func replace(_ name: String, of id: String, _ bytes: [UInt8]) throws {
    guard let found = find(id), found.names.contains(name) else { return }
    try Data(bytes).write(to: URL(fileURLWithPath: found.folder + "/" + name))
  }

  private func makeFolder() throws -> (id: String, folder: String) {
    takeAwayOld()
    takeAwayEarlier()
    let id = UUID().uuidString.lowercased()
    let folder = "\(root)/\(person)-\(id)"
    try FileManager.default.createDirectory(
      atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    return (id, folder)
  }

  /// The folder of what was kept, with the names in it; nil where it is gone or another's.
  func find(_ id: String?) -> (folder: String, names: [String])? {
    guard let id, UUID(uuidString: id) != nil else { return nil }
    let folder = "\(root)/\(person)-\(id.lowercased())"
    guard let names = try? FileManager.default.contentsOfDirectory(atPath: folder) else {
      return nil
    }
    return (folder, names.sorted())
  }

  /// What they were kept for is done.
  func drop(_ id: String?) {
    guard let found = find(id) else { return }
    try? FileManager.default.removeItem(atPath: found.folder)
  }

  /// Of one person no more than a few are kept, so that nobody fills the disk.
  private func takeAwayEarlier() {
    let files = FileManager.default
    let own = ((try? files.contentsOfDirectory(atPath: root)) ?? [])
      .filter { $0.hasPrefix(person + "-") }.map { root + "/" + $0 }
    func age(_ path: String) -> Int {
      var status = stat()
      return stat(path, &status) == 0 ? Int(status.st_mtim.tv_sec) : 0
    }
    for path in own.sorted(by: { age($0) > age($1) }).dropFirst(Self.limit - 1) {
      try? files.removeItem(atPath: path)
    }
  }

  private static let limit = 4

  private func takeAwayOld() {
    let files = FileManager.default
    for name in (try? files.contentsOfDirectory(atPath: root)) ?? [] {
      var status = stat()
      guard stat("\(root)/\(name)", &status) == 0, time(nil) - status.st_mtim.tv_sec > 86_400 else {
        continue
      }
      try? files.removeItem(atPath: "\(root)/\(name)")
    }
  }
}
