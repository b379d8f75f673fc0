import Amounts
import Bookkeeping
import Files
import Foundation
package import Interchange
package import LedgerStore
import SQLiteStore

/// Finds the files that bookings name as evidence, looks at them and tells what cannot be kept.
///
/// A name is a file of the folder or of the folders in it; any other name stays what it is, a
/// reference to a record elsewhere. Names are taken as they are and, where the file system writes
/// umlauts in another way or the sender's paths have backslashes, also in those forms; upper and
/// lower case are different names.
package final class EvidenceIntake {
  /// The largest file taken, in bytes: 200 MiB.
  package static let limit: Int64 = 200 << 20
  /// How many missing files are told by name.
  package static let toldLimit = 10

  /// What was found so far.
  package struct Summary {
    /// Names that are no files: records in another system.
    package var references = 0
    /// Names that look like files and are none, counted and the first of them.
    package var missing = 0
    package var firstMissing: [String] = []
    /// Files that were found, each once however many entries it proves.
    package var files = 0
  }

  /// The files that were found, by the names that bookings give them.
  package private(set) var files = EvidenceFiles()
  private var told = Summary()
  package var summary: Summary {
    var summary = told
    summary.files = files.count
    return summary
  }
  private let folder: String
  /// What stands before absolute names, where the files of then lie elsewhere.
  private let root: String
  /// As the user knows it.
  private let shownFolder: String
  private let mustExist: Bool
  private let office: GrantOffice
  private lazy var ledgerParts = office.ledgerParts
  /// Links resolved; nil where there is no such folder.
  private let realFolder: String?
  private var faults: [[UInt8]: EvidenceFault] = [:]

  /// - Parameters:
  ///   - folder: absolute path of the folder that names start from.
  ///   - shown: the same for messages.
  ///   - mustExist: takes no name that is no file.
  package init(_ office: GrantOffice, folder: String, shown: String, mustExist: Bool = false) {
    self.office = office
    self.folder = folder
    root = office.root
    self.mustExist = mustExist
    shownFolder = shown
    realFolder = FileSystem.real(folder)
  }

  /// For the bookings of a file: names start from the folder that it lies in.
  package convenience init(for file: String, _ office: GrantOffice, mustExist: Bool = false) {
    self.init(
      office, folder: Self.folder(of: office.absolute(file)) ?? "/",
      shown: Self.folder(of: file)
        ?? office.language.pick(
          "dem Ordner der eingelesenen Datei", "the folder of the imported file"),
      mustExist: mustExist)
  }

  /// Names that are no files, and need not be.
  private var accepted: Set<String> = []

  /// Takes names that stand for something else than a file.
  func accept(_ names: Set<String>) { accepted.formUnion(names) }

  /// Takes a file, wherever it lies.
  /// - Returns: the name by which bookings have it.
  /// - Throws: ``InputProblems``.
  func take(_ file: String) throws(InputProblems) -> String {
    let name = file.split(separator: "/").last.map(String.init) ?? file
    do throws(EvidenceFault) {
      files[name] = try Self.file(file, office)
      return name
    } catch .unreadable(errno: ENOENT) {
      throw InputProblems(SourcePosition(file: file), .file(.missing))
    } catch {
      throw InputProblems(SourcePosition(file: file), value: file, .evidence(error))
    }
  }

  /// Takes evidence that is in the ledger's keeping already, and names that never had a file.
  func take(_ kept: [FiledEvidence]) {
    accept(Set(kept.map(\.name)))
    for evidence in kept {
      guard let content = evidence.content else { continue }
      files[evidence.name] = EvidenceFile(
        path: content.path, digest: content.digest, byteCount: content.byteCount)
    }
  }

  /// Looks for the files behind the names of one booking.
  /// - Parameter report: is told the names that cannot be taken.
  package func look(at names: [String], _ report: (_ name: String, InputFault) -> Void) {
    for name in names where files[name] == nil && !accepted.contains(name) {
      let key = Array(name.utf8)
      if let known = faults[key] {
        report(name, .evidence(known))
        continue
      }
      do throws(EvidenceFault) {
        if let file = try find(name) {
          files[name] = file
        } else if mustExist {
          throw .missing(folder: shownFolder)
        } else {
          note(name)
        }
      } catch {
        faults[key] = error
        report(name, .evidence(error))
      }
    }
  }

  private func note(_ name: String) {
    guard looksLikeFile(name) else {
      told.references += 1
      return
    }
    told.missing += 1
    if told.firstMissing.count < Self.toldLimit { told.firstMissing.append(name) }
  }

  /// A known ending, or a folder in front that exists.
  private func looksLikeFile(_ name: String) -> Bool {
    if MediaType.known(name) != nil { return true }
    let parent = Self.folder(of: name.replacing("\\", with: "/"))
    return parent.map { FileSystem.real(folder + "/" + $0).map(isInside) ?? false } ?? false
  }

  /// What stands before the last `/` of a path; nil where none does. (Foundation's own function
  /// ends the process on some names.)
  private static func folder(of path: String) -> String? {
    guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")), slash > path.startIndex else {
      return nil
    }
    return String(path[..<slash])
  }

  // MARK: One file

  private func find(_ name: String) throws(EvidenceFault) -> EvidenceFile? {
    for candidate in Self.spellings(name) {
      let path = candidate.hasPrefix("/") ? root + candidate : folder + "/" + candidate
      guard let real = FileSystem.real(path) else {
        switch errno {
        case EACCES, ELOOP, EIO, EPERM: throw .unreadable(errno: errno)
        default: continue
        }
      }
      if !isInside(real) {
        // Not by its name, then by a link.
        guard !candidate.hasPrefix("/"), !candidate.split(separator: "/").contains("..") else {
          throw .outside(folder: shownFolder)
        }
        guard office.followsLinks else { throw .link(to: real) }
      }
      return try Self.file(at: real, ledger: ledgerParts)
    }
    return nil
  }

  private func isInside(_ real: String) -> Bool {
    guard let realFolder else { return false }
    return real == realFolder || real.hasPrefix(realFolder == "/" ? "/" : realFolder + "/")
  }

  /// The name in the ways in which it may be written on the disk.
  private static func spellings(_ name: String) -> [String] {
    // Most names are written in one way only.
    if name.utf8.allSatisfy({ $0 < 0x80 && $0 > 0 && $0 != UInt8(ascii: "\\") }) { return [name] }
    var seen: Set<[UInt8]> = []
    let slashed = name.replacing("\\", with: "/")
    return [name, slashed].flatMap { name in
      [
        name, name.precomposedStringWithCanonicalMapping,
        name.decomposedStringWithCanonicalMapping, FileName.western(name) ?? name,
      ]
    }.filter { !$0.utf8.contains(0) && seen.insert(Array($0.utf8)).inserted }
  }

  /// Looks at a file as the caller named it, wherever it lies.
  static func file(_ name: String, _ office: GrantOffice) throws(EvidenceFault) -> EvidenceFile {
    let path = office.absolute(name)
    if !office.followsLinks, let real = linked(path, from: office.folder) { throw .link(to: real) }
    return try file(at: path, ledger: office.ledgerParts)
  }

  /// Where a path leads that goes through a link out of the folder which the link is in.
  /// - Parameter start: a folder that is taken for what it is.
  private static func linked(_ path: String, from start: String) -> String? {
    let isBelow = path.hasPrefix(start == "/" ? start : start + "/")
    var place = isBelow ? start : ""
    for part in path.dropFirst(place.utf8.count).split(separator: "/") where part != "." {
      let home = FileSystem.real(place.isEmpty ? "/" : place)
      place += "/" + part
      guard part != "..", let home, let real = FileSystem.real(place) else { continue }
      if real != home, !real.hasPrefix(home == "/" ? home : home + "/") {
        return FileSystem.real(path) ?? real
      }
    }
    return nil
  }

  private static func file(
    at path: String, ledger parts: [FilePlace]
  ) throws(EvidenceFault) -> EvidenceFile {
    // Not even opened: closing it would end the locks that this process has on it.
    guard !parts.contains(where: FilePlace(path).isSame) else { throw .ledger }
    let (digest, byteCount): (Digest256, Int64)
    var start: [UInt8] = []
    do {
      (digest, byteCount) = try RegularFile.digest(of: path, limit: limit) {
        if start.isEmpty { start = Array($0.prefix(128)) }
      }
    } catch RegularFile.Fault.notAFile {
      throw .notAFile
    } catch RegularFile.Fault.tooLarge(let bytes) {
      throw .tooLarge(bytes: bytes, limit: limit)
    } catch RegularFile.Fault.unreadable(let code) {
      throw .unreadable(errno: code)
    } catch {
      throw .unreadable(errno: EIO)
    }
    guard byteCount > 0 else { throw .empty }
    guard !SQLiteStore.isOfLedger(start), !BackupFile.isOne(start) else { throw .ledger }
    return EvidenceFile(path: path, digest: digest, byteCount: byteCount)
  }
}
