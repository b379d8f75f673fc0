import Amounts
import Bookkeeping
import Files
import Foundation
import Interchange
package import LedgerStore
public import Messages
import SQLiteStore

/// Copies of the whole ledger that stand by themselves, and the way back from one.
public struct BackupDesk: Sendable {
  let office: GrantOffice

  public init(_ office: GrantOffice) { self.office = office }

  /// What a backup holds.
  public struct Backup {
    /// How far the ledger went.
    package let anchor: Anchor
    /// Files of evidence, each once.
    public let evidence: Int
    /// Own rule sets, profiles and tables from beside the ledger.
    public let ownFiles: [String]
    /// Size of the file in bytes.
    public let byteCount: Int64
    /// What `verify --deep` says of the backup, unpacked again: what is not sound there was not
    /// sound in the ledger.
    package let report: VerificationReport

    public var isSound: Bool { report.isSound }
  }

  /// Writes the ledger, its evidence and what the office keeps beside it to one zip file, while
  /// others go on booking; then unpacks it again and proves what came out. A ledger that is not
  /// sound is backed up all the same, and told.
  /// - Parameter file: a new one; what lies there stays.
  /// - Throws: ``Refusal``, ``LedgerError``, ``WriteFault``.
  public func backUp(to file: String) throws -> Backup {
    let target = try office.target(file, isNew: true)
    let ledger = try office.open(.readOnly, for: .read)
    try office.checkAllProjects()
    return try PendingFile.write(target, shown: file, mode: 0o660) { zip in
      let scratch = try ScratchFolder(beside: target, shown: file)
      let copied = scratch.path + "/" + BackupFile.ledger
      try ledger.copy(to: copied, making: SQLiteStore.create)
      let copy = try seen(copied).open(.readOnly, for: .prove)
      let state = try copy.position()
      let anchor = Anchor(
        moment: office.act.moment, entries: state.position.entries,
        records: state.position.records, head: state.head)
      let note = scratch.path + "/" + BackupFile.state
      try PendingFile.write(note) { try $0.write(Array(anchor.text.utf8)) }
      let ownFiles = BackupFile.ownFiles(in: office.home)
      let evidence = try evidence(of: copy, in: ledger.evidenceFolder)
      try BackupFile.write(
        [(BackupFile.state, note), (BackupFile.ledger, copied)] + evidence
          + ownFiles.map { ($0, office.home + "/" + $0) },
        to: zip, moment: office.act.moment)
      try copy.close()
      try FileManager.default.removeItem(atPath: copied)
      let proof = try proved(zip.temporary, anchor, in: scratch.path + "/proof", file)
      // What is not sound is told by the names that it has in the ledger itself.
      let own = proof.isSound ? proof : try ledger.verify(deep: true)
      let report = own.isSound ? proof : own
      let size = try FileManager.default.attributesOfItem(atPath: zip.temporary)[.size]
      return Backup(
        anchor: anchor, evidence: evidence.count, ownFiles: ownFiles,
        byteCount: (size as? NSNumber)?.int64Value ?? 0, report: report)
    }
  }

  /// What a backup brought back.
  public struct Restored {
    package let anchor: Anchor
    /// Files of evidence, each once.
    public let evidence: Int
    /// Own files that were put beside the ledger; those that lay there alike are not among them.
    public let ownFiles: [String]
  }

  /// Puts the ledger of a backup, with its evidence and the files beside it, where the office has
  /// none: all of it or nothing, and only what is proved.
  /// - Throws: ``Refusal`` where the file is no sound backup, or where something lies already;
  ///   ``InputProblems``, ``WriteFault``.
  public func restore(from file: String) throws -> Restored {
    if office.address != nil { throw Refusal.restoresToServer(office.ledgerName) }
    let target = office.ledgerPath
    let folder = office.evidencePath
    if let taken = [target, target + "-wal"].first(where: isTaken) {
      throw Refusal.restoresOver(taken)
    }
    if FilePlace(target).path.split(separator: "/").dropLast().contains(where: {
      $0.hasSuffix(".evidence")
    }) {
      throw Refusal.restoresIntoEvidence(target)
    }
    // A folder that is missing is made; where nothing comes of it, it goes again.
    let place = (target as NSString).deletingLastPathComponent
    let isMade = mkdir(place, 0o770) == 0
    defer { if isMade { rmdir(place) } }
    let scratch = try ScratchFolder(beside: target, shown: target)
    let input = try InputBytes(path: office.absolute(file), file: file, limit: .max)
    let root = scratch.path + "/ledger"
    try BackupFile.unpack(input, into: root)
    let anchor = try Anchor(path: root + "/" + BackupFile.state, file: file)
    let unpacked = seen(root + "/" + BackupFile.ledger)
    // One of an older version of the program becomes one of this version.
    do { try unpacked.open(.readWrite, for: .prove).close() } catch LedgerError.isForReading {
      // A copy for an audit office stays one.
    }
    let ledger = try unpacked.open(.readOnly, for: .prove)
    let report = try ledger.verify(deep: true, expectedHead: anchor.head)
    let evidence = try evidence(of: ledger, in: root + "/" + BackupFile.evidence).count
    guard report.isSound, let found = report.expected, anchor.difference(to: found) == nil else {
      throw BackupNotSound(file: file, report: report, folder: root)
    }
    try ledger.close()
    // Evidence without a ledger is what a restore that was killed leaves: no file of it is new.
    let kept = root + "/" + BackupFile.evidence
    if isTaken(folder) {
      let names = FileManager.default.subpaths(atPath: folder) ?? [folder]
      guard names.allSatisfy({ isTaken(kept + "/" + $0) }) else {
        throw Refusal.restoresOver(folder)
      }
    }
    let own = try newOwnFiles(in: root)
    if isTaken(folder) { try FileManager.default.removeItem(atPath: folder) }
    try PlacedFiles.place(
      own.map { (root + "/" + $0, office.home + "/" + $0) }
        + [(root + "/" + BackupFile.evidence, folder), (root + "/" + BackupFile.ledger, target)])
    office.noteMade()
    return Restored(anchor: anchor, evidence: evidence, ownFiles: own)
  }

  // MARK: Steps

  /// Whether anything has the name, be it a link to nothing.
  private func isTaken(_ path: String) -> Bool {
    (try? FileManager.default.attributesOfItem(atPath: path)) != nil
  }

  /// An office whose ledger lies elsewhere, with the same person and rules.
  private func seen(_ ledger: String) -> GrantOffice {
    GrantOffice(ledger: ledger, folder: office.folder, language: office.language, act: office.given)
  }

  /// The files of evidence that a state of the ledger names, as far as they are there; what lacks
  /// is told by the proof.
  private func evidence(
    of ledger: Ledger, in folder: String
  ) throws -> [(name: String, path: String)] {
    var digests: Set<Digest256> = []
    try ledger.forEachEvidence { if let content = $0.content { digests.insert(content.digest) } }
    return digests.map(\.hexText).sorted().map { "\($0.prefix(2))/\($0)" }.compactMap { way in
      let path = folder + "/" + way
      guard FileManager.default.isReadableFile(atPath: path) else { return nil }
      return (BackupFile.evidence + "/" + way, path)
    }
  }

  /// Unpacks what was written and verifies it.
  private func proved(
    _ zip: String, _ anchor: Anchor, in folder: String, _ file: String
  ) throws -> VerificationReport {
    try BackupFile.unpack(try InputBytes(path: zip, file: file, limit: .max), into: folder)
    let ledger = try seen(folder + "/" + BackupFile.ledger).open(.readOnly, for: .prove)
    let report = try ledger.verify(deep: true, expectedHead: anchor.head)
    guard let found = report.expected, anchor.difference(to: found) == nil else {
      throw Refusal.backupDamaged(file)
    }
    return report
  }

  /// Own files of a backup that lie nowhere yet.
  /// - Throws: ``Refusal`` where another file of that name does.
  private func newOwnFiles(in root: String) throws -> [String] {
    let own = BackupFile.ownFiles(in: root)
    let here = own.filter { FileManager.default.fileExists(atPath: office.home + "/" + $0) }
    let other = here.filter {
      !FileManager.default.contentsEqual(
        atPath: root + "/" + $0, andPath: office.home + "/" + $0)
    }
    if let other = other.first { throw Refusal.restoresOver(office.home + "/" + other) }
    let new = own.filter { !here.contains($0) }
    // They would be another ledger's rules, too.
    let names = (try? FileManager.default.contentsOfDirectory(atPath: office.home)) ?? []
    if !new.isEmpty, let neighbour = names.sorted().first(where: { $0.hasSuffix(".sqlite") }) {
      throw Refusal.restoresBeside(office.home + "/" + neighbour, own: new)
    }
    return new
  }
}

/// The ledger in a backup is not what was written, or not the one whose state the backup names;
/// nothing was restored.
public struct BackupNotSound: Error {
  /// As the caller named it.
  package let file: String
  package let report: VerificationReport
  /// Where it lay unpacked.
  package let folder: String

  /// What is told of it, above what was found.
  public var problem: Problem {
    guard !report.problems.isEmpty else {
      return Problem("office.BACKUP_DAMAGED.state", ["file": Fact.whole(file)])
    }
    return Problem(
      "office.BACKUP_DAMAGED.content",
      ["file": Fact.whole(file), "places": report.problemCount])
  }
}
