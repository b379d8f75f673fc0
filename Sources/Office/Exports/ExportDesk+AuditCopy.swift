import Bookkeeping
import Files
import Foundation
import LedgerStore
import SQLiteStore

extension ExportDesk {
  /// A copy of one state of the ledger that takes no bookings, with its evidence beside it: both or
  /// none appear, and only what is proved. It holds what the ledger holds, and so no password.
  /// - Parameter output: a new file.
  /// - Throws: ``Refusal``, ``LedgerError``, `WriteFault`; ``LedgerDamaged`` where the ledger is
  ///   not sound.
  func auditCopy(to output: String) throws -> Exported {
    let target = try office.target(output, isNew: true)
    let folder = evidencePath(of: target)
    _ = try office.target(folder, isNew: true)
    let ledger = try office.open(.readOnly)
    let scratch = try ScratchFolder(beside: target, shown: output)
    let copied = scratch.path + "/copy.sqlite"
    try ledger.copy(to: copied, isForReading: true, making: SQLiteStore.create)
    let copy = try GrantOffice(
      ledger: copied, folder: office.folder, language: office.language, act: office.act
    ).open(.readOnly)
    let files = try evidence(of: copy, from: ledger.evidenceFolder, to: copy.evidenceFolder)
    try copy.requireSound(deep: true)
    var exported = try exported(copy)
    try copy.close()
    var status = stat()
    guard stat(copied, &status) == 0, chmod(copied, status.st_mode & 0o440) == 0 else {
      throw WriteFault.cannotWrite(path: output, errno: errno)
    }
    try PlacedFiles.place([(evidencePath(of: copied), folder), (copied, target)])
    exported.evidence = files
    exported.ownFiles = BackupFile.ownFiles(in: office.home)
    return exported
  }

  /// Puts the ledger into a database of a server, where its chain goes on. The files of evidence
  /// stay where they are, for both.
  /// - Parameter address: of a database without a ledger, or with an empty one.
  /// - Throws: ``Refusal``, ``LedgerError``; ``LedgerDamaged`` where what came is not sound.
  func move(to address: String) throws -> Exported {
    let ledger = try office.open(.readOnly)
    let house = LedgerPlace.server(address, evidence: ledger.evidenceFolder)
    let store: any BookStore
    do { store = try house.create() } catch LedgerError.fileExists {
      // Only one without a record is taken, such as an earlier attempt leaves.
      store = try house.open(.readWrite, wait: GrantOffice.patience)
    }
    try ledger.transfer(to: store)
    let moved = Ledger(store)
    let report = try moved.verify()
    guard report.isSound else { throw LedgerDamaged(report) }
    let exported = try exported(moved)
    try moved.close()
    return exported
  }

  private func evidencePath(of ledger: String) -> String {
    (ledger.hasSuffix(".sqlite") ? String(ledger.dropLast(7)) : ledger) + ".evidence"
  }

  /// - Returns: how many files.
  private func evidence(
    of ledger: Ledger, from folder: String, to target: String
  ) throws -> Int {
    var names: Set<String> = []
    try ledger.forEachEvidence {
      if let content = $0.content { names.insert(content.digest.hexText) }
    }
    for name in names.sorted() {
      let part = "\(name.prefix(2))"
      for path in [target, "\(target)/\(part)"] where mkdir(path, 0o770) != 0 && errno != EEXIST {
        throw WriteFault.cannotWrite(path: path, errno: errno)
      }
      do {
        try PendingFile.write("\(target)/\(part)/\(name)") { file in
          _ = try RegularFile.digest(of: "\(folder)/\(part)/\(name)", piece: file.write)
          try file.makeReadOnly()
        }
      } catch is RegularFile.Fault {
        // What is gone or spoilt is told by the proof of the copy.
      }
    }
    return names.count
  }
}
