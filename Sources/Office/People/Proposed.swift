public import Amounts
public import Bookkeeping
import Foundation
import Funding
import Interchange
import LedgerStore
public import Messages

/// What was asked for is not done: it waits under a number until another person releases it.
public struct Proposed: Error, Hashable, Sendable {
  public let number: Int64
  /// Cents; nil where it is no booking.
  public let amount: Money?
  /// Cents from which on a second person is needed.
  public let from: Money
  /// The role of that person.
  public let releasedBy: Role

  /// What is told of it.
  public var problem: Problem {
    if releasedBy == .admin { return Problem("office.PROPOSED.admin", ["number": number]) }
    return amount == nil
      ? Problem("office.PROPOSED.act", ["number": number])
      : Problem("office.PROPOSED", ["number": number, "from": from])
  }
}

extension GrantOffice {
  /// Does something, or keeps it as a proposal where a second person is needed.
  /// - Parameters:
  ///   - deed: the same with all that it takes; asked for when `work` was tried.
  ///   - files: what it reads: by the paths that lead to it, where it lies.
  /// - Throws: ``Proposed``, and what `work` throws.
  func proposing<Value>(
    _ deed: @autoclosure () throws -> Deed, files: () throws -> [String: String] = { [:] },
    _ work: () throws -> Value
  ) throws -> Value {
    do { return try work() } catch LedgerError.needsRelease(let from, let amount) {
      var deed = try deed()
      deed.folder = folder
      deed.basis = try ownFiles()
      if deed.act == .pay, deed.amount == nil { deed.amount = try deed.paid(of: amount) }
      let kept = try files().sorted { $0.key < $1.key }.map { path, place in
        let bytes = try InputBytes(path: place, file: path).all(limit: Int(EvidenceIntake.limit))
        return ProposalFile(path: path, content: bytes)
      }
      let ledger = try open(.readWrite, for: .propose)
      if let same = try waiting(for: deed, kept, ledger) {
        throw Refusal(
          .data,
          Problem(
            "office.PROPOSED_ALREADY",
            [
              "number": same.id, "person": same.by.name ?? "", "at": Fact.moment(same.at),
            ]))
      }
      let number = try ledger.propose(
        deed.act.rawValue, amount: amount,
        content: try deed.json, files: kept, act: act)
      throw Proposed(
        number: number, amount: amount, from: from, releasedBy: deed.act.releasedBy)
    }
  }

  /// The proposal that waits for the very same, with the same files: twice it would be a slip.
  private func waiting(
    for deed: Deed, _ files: [ProposalFile], _ ledger: Ledger
  ) throws -> Proposal? {
    func digests(_ files: [ProposalFile]) -> Set<Digest256> {
      Set(files.map { Digest256(of: $0.content) })
    }
    let act = deed.act.rawValue
    return try ledger.proposals().first { proposal in
      guard proposal.decision == nil, proposal.act == act, let other = try? Deed(proposal),
        try other.withoutPlace == deed.withoutPlace, (try? other.isOutdated(self, ledger)) != true
      else { return false }
      return try digests(ledger.files(ofProposal: proposal.id)) == digests(files)
    }
  }

  /// The files that a booking rests on, by the paths that lead to them.
  func files(of booking: Booking, _ terms: RecordDesk.Terms) -> [String: String] {
    let intake =
      terms.evidenceOf.map { EvidenceIntake(for: $0, self) }
      ?? EvidenceIntake(self, folder: folder, shown: folder)
    intake.look(at: booking.evidence) { _, _ in }
    var files = files(intake, of: terms.evidenceOf)
    if let file = terms.evidenceOf.map(absolute) { files[file] = file }
    return files
  }

  /// The files of evidence that were found, by the paths that lead to them.
  /// - Parameter file: the file that the bookings come from.
  func files(_ intake: EvidenceIntake, of file: String?) -> [String: String] {
    let start = file.map { (absolute($0) as NSString).deletingLastPathComponent } ?? folder
    return intake.files.names.reduce(into: [:]) { files, name in
      let path = name.hasPrefix("/") ? name : (start as NSString).appendingPathComponent(name)
      files[path] = intake.files[name]?.path
    }
  }

  /// SHA-256 of the office's own files beside the ledger by which is booked and reported, by name.
  func ownFiles() throws -> [String: String] {
    let folder = (home as NSString).appendingPathComponent("rule-sets")
    let rules = ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).filter {
      $0.hasSuffix(".yaml") || $0.hasSuffix(".yml")
    }
    var files: [String: String] = [:]
    for name in ShippedFile.allCases.map(\.name) + rules.map({ KeptBasis.folder + $0 }) {
      let path = (home as NSString).appendingPathComponent(name)
      guard FileManager.default.fileExists(atPath: path) else { continue }
      let bytes = try InputBytes(path: path, file: path).all(limit: Self.configLimit)
      files[name] = Digest256(of: bytes).hexText
    }
    return files
  }
}
