public import Amounts
import Bookkeeping
import Files
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

  /// What is told of it.
  public var problem: Problem {
    amount == nil
      ? Problem("office.PROPOSED.act", ["number": number])
      : Problem("office.PROPOSED", ["number": number, "from": from])
  }
}

extension GrantOffice {
  /// Does something, or keeps it as a proposal where a second person is needed.
  /// - Parameters:
  ///   - deed: the same with all that it takes.
  ///   - files: what it reads: by the paths that lead to it, where it lies.
  /// - Throws: ``Proposed``, and what `work` throws.
  func proposing<Value>(
    _ deed: Deed, files: () throws -> [String: String] = { [:] }, _ work: () throws -> Value
  ) throws -> Value {
    do { return try work() } catch LedgerError.needsRelease(let from, let amount) {
      var deed = deed
      deed.folder = folder
      if deed.act == .pay, deed.amount == nil { deed.amount = try deed.paid(of: amount) }
      let encoder = JSONEncoder()
      encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
      let kept = try files().sorted { $0.key < $1.key }.map { path, place in
        let bytes = try InputBytes(path: place, file: path).all(limit: Int(EvidenceIntake.limit))
        return ProposalFile(path: path, content: bytes)
      }
      let number = try open(.readWrite, for: .propose).propose(
        deed.act.rawValue, amount: amount,
        content: String(decoding: try encoder.encode(deed), as: UTF8.self), files: kept, act: act)
      throw Proposed(number: number, amount: amount, from: from)
    }
  }

  /// The files that a booking rests on, by the paths that lead to them.
  func files(of booking: Booking, _ terms: RecordDesk.Terms) -> [String: String] {
    let intake =
      terms.evidenceOf.map { EvidenceIntake(for: $0, self) }
      ?? EvidenceIntake(folder: folder, shown: folder)
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
}

/// Where what waits for a second person is looked at, released and rejected.
public struct ProposalDesk: Sendable {
  let office: GrantOffice

  public init(_ office: GrantOffice) { self.office = office }

  /// What a release did.
  public struct Released: Hashable, Sendable {
    public let number: Int64
    /// The entries that it booked; nil where it booked none.
    public let entries: ClosedRange<Int64>?
    /// The report that it handed in; nil where it handed in none.
    public let submission: Int64?
  }

  /// Does what was proposed, all of it or nothing, as the day has it now.
  /// - Throws: ``Refusal`` for who may not, for the own proposal, for one that is decided; what
  ///   doing it throws: the proposal then still waits.
  public func release(_ numbers: [Int64]) throws -> [Released] {
    let ledger = try office.open(.readWrite, for: .release)
    return try ledger.transaction {
      try numbers.map { number in
        let proposal = try waiting(number, ledger)
        try checkIsAnother(proposal)
        let before = Int64(try ledger.entryCount())
        try ledger.release(number, act: office.act) {
          let head = try ledger.head()
          try replay(proposal, ledger) { deed, office in
            _ = try deed.perform(office, dryRun: false)
          }
          guard try ledger.head() != head else {
            throw Refusal(.data, Problem("office.PROPOSAL_EMPTY", ["number": number]))
          }
        }
        let after = Int64(try ledger.entryCount())
        let isReport = proposal.act == Deed.Act.freeze.rawValue
        return Released(
          number: number, entries: before < after ? before + 1...after : nil,
          submission: isReport ? try ledger.submissions().map(\.id).max() : nil)
      }
    }
  }

  /// Records that something is not to be done. Who proposed it may take it back.
  /// - Throws: ``Refusal`` without a reason, for who may not, for one that is decided.
  public func reject(_ number: Int64, reason: String) throws {
    guard !reason.allSatisfy(\.isWhitespace) else {
      throw Refusal(.usage, Problem("office.REASON_MISSING"), fields: ["reason"])
    }
    let own = try office.open(.readOnly, for: .look).proposals().contains {
      $0.id == number && $0.personID != nil && $0.personID == office.act.personID
    }
    let ledger = try office.open(.readWrite, for: own ? .propose : .release)
    try ledger.transaction {
      let proposal = try waiting(number, ledger)
      if !own, office.actingPerson?.projects.isEmpty == false { try checkPlace(proposal, ledger) }
      try ledger.reject(number, reason: reason, act: office.act)
    }
  }

  private func waiting(_ number: Int64, _ ledger: Ledger) throws -> Proposal {
    let all = try ledger.proposals()
    guard let proposal = all.first(where: { $0.id == number }) else {
      throw Refusal.noProposal(number, among: all.filter { $0.decision == nil }.map(\.id))
    }
    if let decision = proposal.decision {
      throw Refusal(
        .data,
        Problem(
          "office.PROPOSAL_DECIDED",
          ["number": number, "by": decision.by ?? "", "at": decision.at]),
        found: String(number))
    }
    return proposal
  }

  /// A person with projects decides on these only; whether it still fits is another question.
  private func checkPlace(_ proposal: Proposal, _ ledger: Ledger) throws {
    do {
      _ = try replay(proposal, ledger) { try $0.perform($1, dryRun: true) }
    } catch let refusal as Refusal where refusal.kind == .permission { throw refusal } catch {}
  }

  private func checkIsAnother(_ proposal: Proposal) throws {
    let act = office.act
    // A login that nobody told may be the same.
    if let person = act.personID, let proposer = proposal.personID, person != proposer,
      let login = act.login, let other = proposal.login, login != other
    {
      return
    }
    throw Refusal(
      .permission,
      Problem("office.OWN_PROPOSAL", ["number": proposal.id, "person": proposal.by ?? ""]))
  }

  /// Has something done as it was asked for, with the files of then.
  private func replay<Value>(
    _ proposal: Proposal, _ ledger: Ledger, _ work: (Deed, GrantOffice) throws -> Value
  ) throws -> Value {
    guard let deed = try? JSONDecoder().decode(Deed.self, from: Data(proposal.content.utf8)) else {
      throw LedgerError.damaged("proposal \(proposal.id)")
    }
    let files = try ledger.files(ofProposal: proposal.id)
    let scratch =
      files.isEmpty && deed.act != .freeze
      ? nil : try ScratchFolder(beside: office.ledgerPath, shown: office.ledgerPath)
    if let root = scratch?.path {
      try FileManager.default.createDirectory(
        atPath: root + deed.folder, withIntermediateDirectories: true)
    }
    for file in files {
      guard let root = scratch?.path else { break }
      let path = root + file.path
      try FileManager.default.createDirectory(
        atPath: (path as NSString).deletingLastPathComponent, withIntermediateDirectories: true)
      try PendingFile.write(path, shown: office.ledgerPath) { try $0.write(file.content) }
    }
    return try work(
      deed,
      office.replaying(
        proposal.id, in: ledger, folder: deed.folder, root: scratch?.path,
        deed.report.flatMap { Language(rawValue: $0.language) }))
  }

  // MARK: Looking

  /// What was proposed, with what it would cause; the latest last.
  /// - Parameter all: also what is decided.
  public func list(all: Bool = false) throws -> LookupTable {
    let ledger = try office.open(.readOnly, for: .look)
    return try ledger.reading { try table(ledger, all: all) }
  }

  func table(_ ledger: Ledger, all: Bool) throws -> LookupTable {
    var table = LookupTable(
      "proposals", "Vorschläge", "Proposals",
      [
        .init("proposal", "Nr.", "No."), .init("at", "vom", "Of", rank: 1),
        .init("by", "von", "By"), .init("kind", "Vorgang", "Act"), .init("about", "Was", "What"),
        .init("amount", "Betrag €", "Amount €"), .init("state", "Stand", "State"),
        .init("outlook", "Folgen", "Effects", rank: 1),
        .init("decidedBy", "entschieden von", "Decided by", rank: 2),
        .init("reason", "Begründung", "Reason", rank: 2),
      ])
    for proposal in try ledger.proposals() where all || proposal.decision == nil {
      guard isSeen(proposal) else { continue }
      let deed = try? JSONDecoder().decode(Deed.self, from: Data(proposal.content.utf8))
      table.rows.append(
        table.line([
          "proposal": .number(proposal.id), "at": .moment(proposal.at),
          "by": .text(optional: proposal.by),
          "kind": deed.map { .word(proposal.act, $0.name) } ?? .text(proposal.act),
          "about": .text(deed?.about ?? ""),
          "amount": proposal.amount.map { .money($0) } ?? .none,
          "state": Self.state(proposal),
          "outlook": proposal.decision == nil ? outlook(proposal, ledger) : .none,
          "decidedBy": .text(optional: proposal.decision?.by),
          "reason": .text(optional: proposal.decision?.reason),
        ]))
    }
    return table
  }

  /// A partner sees the own proposals.
  private func isSeen(_ proposal: Proposal) -> Bool {
    guard let person = office.actingPerson, person.roles == [.partner] else { return true }
    return proposal.personID == person.id
  }

  private static func state(_ proposal: Proposal) -> LookupTable.Cell {
    switch proposal.decision?.isReleased {
    case nil: .word("waiting", LocalizedText(de: "wartet", en: "waiting"))
    case true?: .word("released", LocalizedText(de: "freigegeben", en: "released"))
    case false?: .word("rejected", LocalizedText(de: "abgelehnt", en: "rejected"))
    }
  }

  /// The findings that it would cause, or why it no longer fits.
  private func outlook(_ proposal: Proposal, _ ledger: Ledger) -> LookupTable.Cell {
    do {
      let findings = try replay(proposal, ledger) { try $0.perform($1, dryRun: true) }
      let codes = Set(findings.map(\.code.rawValue)).sorted().joined(separator: ", ")
      return codes.isEmpty ? .none : .text(codes)
    } catch {
      let code = Self.code(of: error)
      return .word(
        code,
        LocalizedText(de: "passt nicht mehr: \(code)", en: "no longer fits: \(code)"))
    }
  }

  private static func code(of error: any Error) -> String {
    switch error {
    case let error as LedgerError: error.problem.code
    case let refusal as Refusal: refusal.code
    case let found as SlipsFound: found.slips.first?.problem.code ?? ""
    case let refused as BookingRefused: refused.faults.first.map { "\($0.field.rawValue)" } ?? ""
    case is InputProblems: "INPUT_REFUSED"
    case is RowsRefused: "REFUSED_ROWS"
    default: String(describing: type(of: error))
    }
  }
}
