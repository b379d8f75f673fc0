import Files
import Foundation
import Interchange
import LedgerStore

/// A ledger with all that belongs to it in one zip file: everybody can open it, and every part is
/// the file that it was.
///
/// It holds `stand.txt` (an ``Anchor``), `foerderbuch.sqlite`, the evidence, and what the office
/// keeps beside the ledger: own rule sets, profiles, base rates, chart.
enum BackupFile {
  static let ledger = "foerderbuch.sqlite"
  static let evidence = "foerderbuch.evidence"
  static let state = "stand.txt"
  /// Folders of own files beside the ledger.
  private static let folders = ["rule-sets", "profiles", "forms"]

  /// Whether a file that begins so is a backup: a zip file whose first part is ``state``.
  static func isOne(_ start: [UInt8]) -> Bool {
    start.starts(with: Array("PK\u{3}\u{4}".utf8))
      && start.dropFirst(30).starts(with: Array(state.utf8))
  }

  /// What an office keeps beside its ledger, by the names of the files there.
  static func ownFiles(in home: String) -> [String] {
    let files = FileManager.default
    let inFolders = folders.flatMap { folder in
      ((try? files.contentsOfDirectory(atPath: home + "/" + folder)) ?? []).map {
        folder + "/" + $0
      }
    }
    return (inFolders + ShippedFile.allCases.map(\.name)).sorted().filter {
      isOwn($0) && isFile(home + "/" + $0)
    }
  }

  private static func isFile(_ path: String) -> Bool {
    var isFolder: ObjCBool = false
    return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
      && !isFolder.boolValue
  }

  /// Whether a part is one that the office wrote itself.
  static func isOwn(_ part: String) -> Bool {
    if ShippedFile.allCases.contains(where: { $0.name == part }) { return true }
    let ways = part.split(separator: "/", omittingEmptySubsequences: false)
    return ways.count == 2 && folders.contains(String(ways[0])) && !ways[1].hasPrefix(".")
      && (ways[1].hasSuffix(".yaml") || ways[1].hasSuffix(".yml"))
  }

  /// Whether a part may stand in a backup; a name that leads elsewhere is none.
  static func belongs(_ part: String) -> Bool {
    if part == ledger || part == state || isOwn(part) { return true }
    let ways = part.split(separator: "/", omittingEmptySubsequences: false)
    guard ways.count == 3, ways[0] == evidence, ways[2].count == 64 else { return false }
    return ways[2].allSatisfy { $0.isHexDigit && $0.isASCII } && ways[2].hasPrefix(ways[1])
      && ways[1].count == 2
  }

  /// Copies files into a new zip file.
  /// - Parameter parts: their names in it, and where they lie.
  /// - Throws: ``WriteFault``; `RegularFile.Fault` where a file cannot be read.
  static func write(
    _ parts: [(name: String, path: String)], to file: PendingFile, moment: String
  ) throws {
    do {
      let zip = try ZipWriter(file.temporary, moment: moment)
      for (name, path) in parts {
        var status = stat()
        guard stat(path, &status) == 0 else { throw RegularFile.Fault.unreadable(errno: errno) }
        try zip.add(name, byteCount: Int64(status.st_size)) { write in
          _ = try RegularFile.digest(of: path) { (bytes) throws(WriteFault) in
            do throws(ZipWriter.Fault) { try write(bytes) } catch {
              throw file.failure(error.errno)
            }
          }
        }
      }
      try zip.finish()
    } catch let fault as ZipWriter.Fault {
      throw file.failure(fault.errno)
    }
  }

  /// Writes every part of a backup into a folder.
  /// - Parameter folder: empty.
  /// - Throws: ``Refusal`` where the file is no whole backup; ``WriteFault``.
  static func unpack(_ input: InputBytes, into folder: String) throws {
    do {
      let zip = try ZipArchive(input, limits: .backup)
      // Other programs list folders as well.
      let names = zip.names.filter { !$0.hasSuffix("/") }
      let strangers = names.filter { !belongs($0) }
      guard strangers.isEmpty, zip.names.contains(ledger), zip.names.contains(state) else {
        throw Refusal.noBackup(input.file, strangers.first)
      }
      for name in names {
        let path = folder + "/" + name
        try makeFolders(to: name, in: folder)
        try PendingFile.write(path, mode: 0o660) { file in
          try copy(name, of: zip, to: file)
          if name.hasPrefix(evidence) { try file.makeReadOnly() }
        }
      }
    } catch let problems as InputProblems {
      // What the parts of a workbook would be told for.
      if problems.problems.allSatisfy({ if case .workbook = $0.fault { true } else { false } }) {
        throw Refusal.backupDamaged(input.file)
      }
      throw problems
    }
  }

  /// For the owner and, as far as the user's umask has it, the group.
  private static func makeFolders(to part: String, in folder: String) throws(WriteFault) {
    var path = folder
    for way in part.split(separator: "/", omittingEmptySubsequences: false) {
      guard mkdir(path, 0o770) == 0 || errno == EEXIST else {
        throw .cannotCreate(path: path, errno: errno)
      }
      path += "/" + way
    }
  }

  private static func copy(_ name: String, of zip: ZipArchive, to file: PendingFile) throws {
    var fault: WriteFault?
    try zip.read(name) { (pieces) throws(InputProblems) in
      while fault == nil {
        let piece = try pieces()
        if piece.isEmpty { break }
        do throws(WriteFault) { try file.write(piece) } catch { fault = error }
      }
    }
    if let fault { throw fault }
  }
}
