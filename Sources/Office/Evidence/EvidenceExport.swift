import Amounts
import Bookkeeping
import Files
import Foundation
import Funding
import LedgerStore
import Messages

/// Hands out the evidence that is kept: copies named `0012-01-Rechnung.pdf` by entry and place, and
/// `index.csv` that lists them with the names that have no file.
struct EvidenceExport {
  let office: GrantOffice
  let ledger: Ledger

  /// An entry whose evidence is wanted.
  struct Wanted {
    let number: Int64
    /// For the index.
    let voucher: String?
  }

  /// The entries of a scope, booked up to a day; without reversals, which repeat the names of what
  /// they take back. An award has the entries of its measure but for those of the measure's other
  /// awards.
  /// - Throws: ``Refusal`` where there is no such award, measure or project.
  func entries(_ scope: ReportScope, asOf: CalendarDate?) throws -> [Wanted] {
    var filter = JournalFilter(through: asOf)
    var others: Set<String> = []
    let portfolio = try ledger.currentPortfolio()
    switch scope {
    case .award(let id):
      let (_, measure, project) = try office.award(id, in: portfolio)
      filter.measures = [measure.id]
      others = Set(project.awards.filter { $0.measure == measure.id && $0.id != id }.map(\.id))
    case .measure(let id):
      guard portfolio.measure(id) != nil else { throw Refusal.noMeasure(id, in: portfolio) }
      filter.measures = [id]
    case .project(let id):
      guard let found = portfolio.project(id) else { throw Refusal.noProject(id, in: portfolio) }
      filter.measures = found.measures.map(\.id)
    case .all: break
    }
    var wanted: [Wanted] = []
    try ledger.journal(filter) { record in
      if record.reverses == nil, !(record.booking.source.map(others.contains) ?? false) {
        wanted.append(Wanted(number: record.number, voucher: record.booking.voucher))
      }
    }
    return wanted
  }

  /// Writes the evidence of `entries` into a new or empty folder. It appears whole or not at all.
  /// - Parameter folder: as the caller named it.
  /// - Throws: ``Refusal`` where the folder is not empty or takes no files, ``EvidenceSpoilt``
  ///   where a file that is kept is gone or spoilt; nothing is written then.
  func write(_ entries: [Wanted], to folder: String) throws -> EvidenceDesk.Copied {
    let vouchers = Dictionary(
      entries.map { ($0.number, $0.voucher ?? "") }, uniquingKeysWith: { first, _ in first }
    )
    var evidence: [FiledEvidence] = []
    try ledger.forEachEvidence { if vouchers[$0.entry] != nil { evidence.append($0) } }
    let target = try office.placeOutsideLedger(folder)
    let files = FileManager.default
    var isFolder: ObjCBool = false
    if files.fileExists(atPath: target, isDirectory: &isFolder) {
      let content = isFolder.boolValue ? try? files.contentsOfDirectory(atPath: target) : nil
      guard content?.isEmpty == true else { throw notEmpty(folder) }
    }
    try makeHome(of: target, shown: folder)
    var bytes: Int64 = 0
    do {
      try PendingFolder.write(target, shown: folder) {
        bytes = try copy(evidence, vouchers, into: $0)
      }
    } catch WriteFault.cannotWrite(folder, ENOTEMPTY) {
      throw notEmpty(folder)
    }
    return EvidenceDesk.Copied(
      folder: folder, files: evidence.filter { $0.content != nil }.count, bytes: bytes,
      references: evidence.filter { $0.content == nil }.count)
  }

  private func makeHome(of target: String, shown: String) throws {
    do {
      try FileManager.default.createDirectory(
        atPath: (target as NSString).deletingLastPathComponent, withIntermediateDirectories: true)
    } catch {
      throw Refusal(.target, Problem("office.FOLDER_NOT_MADE", ["file": Fact.whole(shown)]))
    }
  }

  private func notEmpty(_ folder: String) -> Refusal {
    Refusal(.target, Problem("office.FOLDER_IN_USE", ["file": Fact.whole(folder)]))
  }

  /// Returns the bytes of all files.
  private func copy(
    _ evidence: [FiledEvidence], _ vouchers: [Int64: String], into folder: PendingFolder
  ) throws -> Int64 {
    var problems: [VerificationProblem] = []
    var bytes: Int64 = 0
    var index = "\u{FEFF}" + Self.row(Self.headings(office.language))
    for each in evidence {
      let name = each.content == nil ? "" : Self.fileName(each)
      index += Self.row([
        String(each.entry), String(each.position), vouchers[each.entry] ?? "", each.name, name,
        each.content?.digest.hexText ?? "", each.content.map { String($0.byteCount) } ?? "",
        each.content?.filedAt ?? "",
      ])
      guard let content = each.content else { continue }
      if let problem = try copy(content, of: each, to: folder, name) {
        problems.append(problem)
      }
      bytes += content.byteCount
    }
    guard problems.isEmpty else { throw EvidenceSpoilt(problems: problems) }
    try folder.file("index.csv") { try $0.write(Array(index.utf8)) }
    return bytes
  }

  /// Copies one file and proves that it is what was filed; else returns what is wrong.
  private func copy(
    _ content: FiledEvidence.Content, of each: FiledEvidence, to folder: PendingFolder,
    _ name: String
  ) throws -> VerificationProblem? {
    do {
      return try folder.file(name) { file in
        let found = try RegularFile.digest(of: content.path, piece: file.write).digest
        guard found != content.digest else { return nil }
        return VerificationProblem.evidenceChanged(
          entry: each.entry, name: each.name, content.digest, found: found
        )
      }
    } catch is RegularFile.Fault {
      return VerificationProblem.evidenceMissing(
        entry: each.entry, name: each.name, content.digest, path: content.path)
    }
  }

  // MARK: Names and rows

  /// `0012-01-Rechnung.pdf`: entry, place, and the last part of the name without what a file system
  /// does not take.
  static func fileName(_ evidence: FiledEvidence) -> String {
    func padded(_ number: Int64, _ width: Int) -> String {
      let digits = String(number)
      return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }
    let last = evidence.name.split(whereSeparator: { $0 == "/" || $0 == "\\" }).last ?? ""
    let safe = String(last).precomposedStringWithCanonicalMapping.unicodeScalars.map {
      scalar -> Character in
      let isPlain =
        scalar.value >= 0x20 && scalar.properties.generalCategory != .control
        && scalar.properties.generalCategory != .format
        && !":*?\"<>|".unicodeScalars.contains(scalar)
      return isPlain ? Character(scalar) : "-"
    }
    var name = String(safe)
    // Windows takes no dot or space at the end.
    while let end = name.last, end == "." || end == " " { name.removeLast() }
    // The ending, where there is one and it is short.
    let dot = name.lastIndex(of: ".").flatMap { $0 > name.startIndex ? $0 : nil } ?? name.endIndex
    let ending = name[dot...].utf8.count <= 20 ? String(name[dot...]) : ""
    var stem = String(name.dropLast(ending.count))
    // A name has at most 255 bytes on most file systems.
    while stem.utf8.count > 120 { stem.removeLast() }
    return "\(padded(evidence.entry, 4))-\(padded(Int64(evidence.position), 2))-\(stem)\(ending)"
  }

  private static func headings(_ language: Language) -> [String] {
    switch language {
    case .de:
      ["Buchung", "Nachweis-Nr.", "Beleg-Nr.", "Nachweis", "Datei", "SHA-256", "Byte", "Abgelegt"]
    case .en:
      ["Entry", "No.", "Voucher", "Evidence", "File", "SHA-256", "Bytes", "Filed"]
    }
  }

  /// A line of a CSV file. A spreadsheet shall not take a name for a formula.
  private static func row(_ cells: [String]) -> String {
    cells.map { cell in
      let first = cell.unicodeScalars.first.map { "=+-@\t\r".unicodeScalars.contains($0) } ?? false
      let text = first ? "'" + cell : cell
      let needsQuotes = text.unicodeScalars.contains { ";\"\n\r".unicodeScalars.contains($0) }
      return needsQuotes ? "\"\(text.replacing("\"", with: "\"\""))\"" : text
    }.joined(separator: ";") + "\r\n"
  }
}
