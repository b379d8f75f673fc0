import Amounts
import Bookkeeping
import Files
import Foundation
import Funding
import LedgerStore
import Messages

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
    let ledger = try open(.readWrite, toDecide: numbers)
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

  /// What a release would do now, each by itself.
  /// - Throws: as ``release(_:)``, which then would not do it either.
  public func preview(_ numbers: [Int64]) throws -> [LookupDesk.Shown] {
    let ledger = try open(.readOnly, toDecide: numbers)
    return try ledger.reading {
      try numbers.map { number in
        let proposal = try waiting(number, ledger)
        try checkIsAnother(proposal)
        return try shown(proposal, try outlook(proposal, ledger), ledger)
      }
    }
  }

  /// The ledger for whoever may release these: people and settings an admin, all else the role.
  private func open(_ access: StoreAccess, toDecide numbers: [Int64]) throws -> Ledger {
    let looking = try office.open(.readOnly, for: .look)
    let rights = Set(try numbers.compactMap { try looking.proposal($0) }.map(right))
    for right in rights.dropFirst() { _ = try office.open(.readOnly, for: right) }
    return try office.open(access, for: rights.first ?? .release)
  }

  private func right(_ proposal: Proposal) -> Right {
    Deed.Act(rawValue: proposal.act)?.releasedBy == .admin ? .administer : .release
  }

  /// Records that something is not to be done. Who proposed it may take it back.
  /// - Throws: ``Refusal`` without a reason, for who may not, for one that is decided.
  public func reject(_ number: Int64, reason: String) throws {
    try RecordDesk.check(reason: reason)
    let looking = try office.open(.readOnly, for: .look)
    let found = try looking.proposal(number)
    let person = found?.personID
    let own = person != nil && person == office.act.personID
    let ledger = try office.open(.readWrite, for: own ? .propose : found.map(right) ?? .release)
    try ledger.transaction {
      let proposal = try waiting(number, ledger)
      if !own { try checkPlace(proposal, ledger) }
      try ledger.reject(number, reason: reason, act: office.act)
    }
  }

  private func waiting(_ number: Int64, _ ledger: Ledger) throws -> Proposal {
    let proposal = try self.proposal(number, ledger)
    if let decision = proposal.decision {
      throw Refusal(
        .data,
        Problem(
          "office.PROPOSAL_DECIDED",
          ["number": number, "by": decision.by.name ?? "", "at": Fact.moment(decision.at)]),
        found: String(number))
    }
    return proposal
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
      Problem("office.OWN_PROPOSAL", ["number": proposal.id, "person": proposal.by.name ?? ""]))
  }

  /// What it would cause as the ledger stands.
  func outlook(_ proposal: Proposal, _ ledger: Ledger) throws -> Outlook {
    try replay(proposal, ledger, isLook: true) { try $0.perform($1, dryRun: true) }
  }

  /// Has something done as it was asked for, with the files of then, and with no other.
  /// - Parameter isLook: nothing is written: the files need not lie beside the ledger.
  private func replay<Value>(
    _ proposal: Proposal, _ ledger: Ledger, isLook: Bool = false,
    _ work: (Deed, GrantOffice) throws -> Value
  ) throws -> Value {
    let deed = try Deed(proposal)
    try checkBasis(deed, proposal)
    let ledger = try view(of: proposal, ledger)
    let files = try ledger.files(ofProposal: proposal.id)
    let named = deed.named.map { GrantOffice.absolute($0, in: deed.folder) }
    for path in [deed.folder] + named + files.map(\.path) where !Self.staysInside(path) {
      throw Refusal(
        .data,
        Problem("office.PROPOSAL_PATH", ["number": proposal.id, "path": Fact.whole(path)]),
        found: path)
    }
    let place = isLook ? NSTemporaryDirectory() + "foerderbuch" : office.ledgerPath
    let scratch = try ScratchFolder(beside: place, shown: office.ledgerPath)
    let manager = FileManager.default
    try manager.createDirectory(
      atPath: scratch.path + deed.folder, withIntermediateDirectories: true)
    for file in files {
      let path = scratch.path + file.path
      try manager.createDirectory(
        atPath: (path as NSString).deletingLastPathComponent, withIntermediateDirectories: true)
      try PendingFile.write(path, shown: office.ledgerPath) { try $0.write(file.content) }
    }
    return try work(
      deed,
      office.replaying(
        proposal.id, in: ledger, folder: deed.folder, root: scratch.path,
        deed.report.flatMap { Language(rawValue: $0.language) }))
  }

  /// Whether an absolute path leads to a place below where it begins, whatever it goes through.
  private static func staysInside(_ path: String) -> Bool {
    guard path.first == "/", !path.utf8.contains(0) else { return false }
    var depth = 0
    for part in path.split(separator: "/") where part != "." {
      depth += part == ".." ? -1 : 1
      if depth < 0 { return false }
    }
    return depth > 0
  }

  /// Chart, base rates and rule sets of the office are those by which it was proposed.
  private func checkBasis(_ deed: Deed, _ proposal: Proposal) throws {
    guard let basis = deed.basis else { return }
    let now = try office.ownFiles()
    let changed = Set(basis.keys).union(now.keys).filter { basis[$0] != now[$0] }.sorted()
    guard !changed.isEmpty else { return }
    throw Refusal(
      .data,
      Problem(
        "office.PROPOSAL_BASIS", ["number": proposal.id, "files": Fact.names(changed)]))
  }
}

extension Deed {
  /// As a proposal keeps it.
  var json: String {
    get throws {
      let encoder = JSONEncoder()
      encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
      return String(decoding: try encoder.encode(self), as: UTF8.self)
    }
  }

  /// The same wherever its files lay, by whatever it was booked and whatever it was made from.
  var withoutPlace: String {
    get throws {
      var deed = self
      (deed.folder, deed.basis, deed.state) = ("", nil, nil)
      return try deed.json
    }
  }

  /// - Throws: ``LedgerError/damaged(_:)`` for what was never written.
  init(_ proposal: Proposal) throws {
    guard let deed = try? JSONDecoder().decode(Deed.self, from: Data(proposal.content.utf8)) else {
      throw LedgerError.damaged("proposal \(proposal.id)")
    }
    self = deed
  }
}
