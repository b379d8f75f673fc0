import Bookkeeping
import Files
import Foundation
import StoreAPI

/// The folder beside a ledger in which evidence is kept, each content once, under its SHA-256:
/// `foerderbuch.evidence/ab/abcdef…`. Nothing in it is ever written over.
struct EvidenceStore: Sendable {
  /// Its path; the folder is made with the first file.
  let folder: String

  /// What lies where a content is to be.
  enum State: Equatable {
    case sound
    case missing
    /// Another content, of this digest.
    case other(Digest256)
    /// The system's error number.
    case unreadable(Int32)
  }

  /// Where the content of this digest is kept.
  func path(of digest: Digest256) -> String { subfolder(of: digest) + "/" + digest.hexText }

  private func subfolder(of digest: Digest256) -> String {
    folder + "/" + digest.hexText.prefix(2)
  }

  /// Reads the content that is kept and compares it with its name.
  func state(of digest: Digest256) -> State {
    do {
      let found = try RegularFile.digest(of: path(of: digest)).digest
      return found == digest ? .sound : .other(found)
    } catch RegularFile.Fault.unreadable(let code) {
      return code == ENOENT ? .missing : .unreadable(code)
    } catch {
      return .unreadable(EINVAL)
    }
  }

  // MARK: Keeping

  /// Copies a file into the folder: written beside its place, flushed, then renamed. The caller
  /// holds the ledger's write lock. Folders and files are for the owner and, as far as the user's
  /// umask has it, the group.
  /// - Returns: whether it is new here.
  /// - Throws: ``LedgerError/evidenceChanged(name:)`` where the content is not the one that was
  ///   looked at, ``LedgerError/diskFull``, ``LedgerError/cannotWrite(path:)``.
  func keep(_ source: EvidenceFile, name: String) throws(LedgerError) -> Bool {
    if state(of: source.digest) == .sound { return false }
    let subfolder = subfolder(of: source.digest)
    for path in [folder, subfolder] where mkdir(path, 0o770) != 0 && errno != EEXIST {
      throw WriteFault.isFull(errno) ? .diskFull : .cannotWrite(path: path)
    }
    do {
      try PendingFile.write(path(of: source.digest), in: folder) { file in
        let found = try RegularFile.digest(of: source.path, piece: file.write).digest
        guard found == source.digest else { throw LedgerError.evidenceChanged(name: name) }
        // No program shall change it by accident.
        try file.makeReadOnly()
      }
      // Until the record is committed.
      Unfinished.make(path(of: source.digest))
    } catch let fault as WriteFault {
      throw Self.error(fault)
    } catch let error as LedgerError {
      throw error
    } catch {
      throw .evidenceChanged(name: name)
    }
    return true
  }

  /// Takes away what ``keep(_:name:)`` has just brought, and folders that are empty then.
  func takeBack(_ digest: Digest256) {
    let path = path(of: digest)
    Unfinished.settle(path) { unlink(path) == 0 ? 0 : errno }
    rmdir(subfolder(of: digest))
    rmdir(folder)
  }

  /// Brings the names of what was kept to the disk, once for all of it. Some file systems know no
  /// such flush; the files themselves are safe by then.
  func flush(_ digests: [Digest256]) {
    guard !digests.isEmpty else { return }
    for path in Set(digests.map(subfolder)).sorted() + [folder, folder + "/.."] {
      FileSystem.flush(folder: path)
    }
  }

  private static func error(_ fault: WriteFault) -> LedgerError {
    switch fault {
    case .diskFull: .diskFull
    case .cannotWrite(_, EIO): .inputOutput(code: Int(EIO))
    case .cannotCreate(let path, _), .cannotWrite(let path, _): .cannotWrite(path: path)
    }
  }

  // MARK: Looking through

  /// The files in the folder that are none of `known`, by their paths in it, in order.
  func strangers(known: Set<Digest256>) -> [String] {
    guard let found = FileManager.default.enumerator(atPath: folder) else { return [] }
    let expected = Set(known.map { "\($0.hexText.prefix(2))/\($0.hexText)" })
    var strangers: [String] = []
    for case let path as String in found where !expected.contains(path) {
      var status = stat()
      guard lstat(folder + "/" + path, &status) == 0, status.st_mode & S_IFMT != S_IFDIR else {
        continue
      }
      strangers.append(path)
    }
    return strangers.sorted()
  }
}
