import Amounts
import Files
import Foundation
import Interchange
package import LedgerStore

/// Looks after a ledger as its keeper would: what is broken, what may break, what is worth a look.
public struct HealthDesk: Sendable {
  let office: GrantOffice

  public init(_ office: GrantOffice) { self.office = office }

  /// What was found.
  package struct Health {
    /// What `verify --deep` says, or why the ledger cannot be opened.
    package let proof: Result<Proof.Result, any Error>
    /// Whether there is a file of that name at all; without one the rest says nothing.
    package let isThere: Bool
    /// How the server stands that keeps the ledger; nil where it is in a file, or the server
    /// cannot be asked.
    package let server: ServerState?
    /// Whether whoever asks may book.
    package let isWritable: Bool
    /// A log lies beside the ledger: somebody works there, or a run was killed.
    package let hasLog: Bool
    /// What people outside the office's group may read or write.
    package let openToOthers: [String]
    /// Bytes that the disk of the ledger still has room for; nil where it does not say.
    package let free: Int64?
    /// Bytes of ledger and evidence.
    package let size: Int64
    /// Rule sets, profiles and tables beside the ledger.
    package let ownFiles: [String]
    /// Why one of them cannot be read.
    package let ownFault: (any Error)?
    /// What killed runs left.
    package let strays: [String]
    /// Whether invoices inside PDF files can be read here.
    package let readsInvoicePDF: Bool

    /// Room for a backup, which is unpacked once to be proved: three times the ledger.
    package var needed: Int64 { size * 3 }
    package var isShort: Bool { free.map { $0 < needed } ?? false }
  }

  /// Looks at everything that can be looked at, and changes nothing.
  package func look() -> Health {
    let ledger = FilePlace(office.ledgerPath).path
    let parts = office.address == nil ? ["", "-wal", "-shm"].map { ledger + $0 } : []
    let server = office.address == nil ? nil : try? office.open(.readOnly).serverState()
    var fault: (any Error)?
    do { try readOwnFiles() } catch { fault = error }
    let room = try? FileManager.default.attributesOfFileSystem(forPath: office.home)
    return Health(
      proof: Result { try Proof(office).verify(deep: true) },
      isThere: office.hasLedger, server: server,
      isWritable: server?.isWritable ?? FileManager.default.isWritableFile(atPath: ledger),
      hasLog: office.address == nil && bytes(ledger + "-wal") > 0,
      openToOthers: (parts + [office.evidencePath]).filter(isOpenToOthers),
      free: (room?[.systemFreeSize] as? NSNumber)?.int64Value,
      size: parts.map(bytes).reduce(server?.size ?? 0, +) + evidenceBytes(),
      ownFiles: BackupFile.ownFiles(in: office.home), ownFault: fault,
      strays: StrayFiles.inFolder(office.home), readsInvoicePDF: EInvoiceFile.readsPDF)
  }

  private func readOwnFiles() throws {
    _ = try office.ruleSets()
    _ = try office.baseRates()
    _ = try office.chart()
  }

  private func bytes(_ path: String) -> Int64 {
    let attributes = try? FileManager.default.attributesOfItem(atPath: path)
    return (attributes?[.size] as? NSNumber)?.int64Value ?? 0
  }

  private func evidenceBytes() -> Int64 {
    let folder = office.evidencePath
    guard let files = FileManager.default.enumerator(atPath: folder) else { return 0 }
    var sum: Int64 = 0
    for case let file as String in files { sum += bytes(folder + "/" + file) }
    return sum
  }

  private func isOpenToOthers(_ path: String) -> Bool {
    let attributes = try? FileManager.default.attributesOfItem(atPath: path)
    guard let mode = attributes?[.posixPermissions] as? NSNumber else { return false }
    return mode.intValue & 0o006 != 0
  }
}
