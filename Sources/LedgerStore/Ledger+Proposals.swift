public import Amounts
public import Bookkeeping
public import StoreAPI

/// What somebody wanted to do and another person has to release.
public struct Proposal: Hashable, Sendable {
  /// What became of it.
  public struct Decision: Hashable, Sendable {
    /// Whether it was done; else it was rejected.
    public let isReleased: Bool
    public let reason: String?
    /// Who decided, and when, ISO 8601 in UTC.
    public let by: Recorder
    public let at: String
    /// The acts by which it was done.
    public let batches: Range<Int64>?
  }

  public let id: Int64
  /// Such as `record`.
  public let act: String
  /// What it would book in all, cents; nil where it is no booking.
  public let amount: Money?
  /// JSON.
  public let content: String
  /// Who proposed, and by the id among the people.
  public let by: Recorder
  public let personID: String?
  public let login: String?
  /// ISO 8601 in UTC.
  public let at: String
  /// Nil: it waits.
  public let decision: Decision?
}

/// A file that a proposal rests on, as it was then.
public struct ProposalFile: Hashable, Sendable {
  public let path: String
  public let content: [UInt8]

  public init(path: String, content: [UInt8]) {
    self.path = path
    self.content = content
  }
}

extension Ledger {
  /// Keeps what somebody wanted to do.
  /// - Returns: its number.
  public func propose(
    _ action: String, amount: Money?, content: String, files: [ProposalFile], act: Act
  ) throws(LedgerError) -> Int64 {
    try write { book in
      var writer = try SealedWriter(book)
      let batch = try Batch(action: .propose, act: act).write(with: &writer)
      let id = try writer.nextID(of: .proposal)
      writer.begin(.proposal)
      writer.append(id)
      writer.append(batch)
      writer.append(text: action)
      writer.append(amount)
      writer.append(text: content)
      for (index, file) in files.enumerated() {
        writer.beginPart(1)
        writer.append(id)
        writer.append(Int64(index + 1))
        writer.append(text: file.path)
        writer.append(blob: Digest256(of: file.content).bytes)
        writer.append(blob: file.content)
      }
      try writer.finish(id)
      return id
    }
  }

  /// All proposals, in order, with what became of them.
  public func proposals() throws(LedgerError) -> [Proposal] {
    try query { try $0.proposals(nil) }
  }

  /// The proposal of a number, with what became of it; nil where there is none.
  public func proposal(_ id: Int64) throws(LedgerError) -> Proposal? {
    try query { try $0.proposals([.integer(id)]).first }
  }

  /// Bytes of the files that each proposal rests on, by its number.
  public func proposalSizes() throws(LedgerError) -> [Int64: Int64] {
    try query { book in
      var sizes: [Int64: Int64] = [:]
      let files = SealedRecord.proposal.tables[1]
      for row in try book.rows(
        RowQuery(files, ["proposal", "content"], sizes: ["content"]))
      {
        sizes[try row["proposal"], default: 0] += try row["content"]
      }
      return sizes
    }
  }

  /// The numbers of the proposals that wait.
  public func waitingProposals() throws(LedgerError) -> [Int64] {
    try query { book in
      var decided: Set<Int64> = []
      for row in try book.rows(RowQuery(SealedRecord.decision.table, ["proposal"])) {
        decided.insert(try row["proposal"])
      }
      var waiting: [Int64] = []
      for row in try book.rows(RowQuery(SealedRecord.proposal.table, ["id"])) {
        let id: Int64 = try row["id"]
        if !decided.contains(id) { waiting.append(id) }
      }
      return waiting
    }
  }

  /// The files that a proposal rests on.
  /// - Throws: ``LedgerError/damaged(_:)`` where they are not what was sealed.
  public func files(ofProposal id: Int64) throws(LedgerError) -> [ProposalFile] {
    try query { book in
      try book.rows(
        RowQuery(SealedRecord.proposal.tables[1], where: ["proposal": [.integer(id)]])
      ).map { row in
        let content: [UInt8] = try row["content"]
        guard try Digest256(of: content) == row["sha256"] else {
          throw LedgerError.damaged("proposal_file")
        }
        return ProposalFile(path: try row["path"], content: content)
      }
    }
  }

  /// Does what was proposed and records that this person released it, both or neither.
  /// - Parameter work: does it, within the transaction.
  @discardableResult
  public func release<Value>(_ id: Int64, act: Act, _ work: () throws -> Value) throws -> Value {
    try transaction {
      let first = Int64(try query { try $0.lastID(of: .batch) }) + 1
      let value = try work()
      try decide(id, reason: nil, firstBatch: first, act: act)
      return value
    }
  }

  /// Records that what was proposed is not to be done.
  public func reject(_ id: Int64, reason: String, act: Act) throws(LedgerError) {
    try decide(id, reason: reason, firstBatch: nil, act: act)
  }

  private func decide(
    _ proposal: Int64, reason: String?, firstBatch: Int64?, act: Act
  ) throws(LedgerError) {
    try write { book in
      var writer = try SealedWriter(book)
      let batch = try Batch(action: .decide, act: act).write(with: &writer)
      let id = try writer.nextID(of: .decision)
      writer.begin(.decision)
      writer.append(id)
      writer.append(batch)
      writer.append(proposal)
      writer.append(text: firstBatch == nil ? "rejected" : "released")
      writer.append(text: reason)
      writer.append(firstBatch)
      try writer.finish(id)
    }
  }
}

extension BookReading {
  /// - Parameter ids: nil: all.
  fileprivate func proposals(_ ids: [StoredValue]?) throws(LedgerError) -> [Proposal] {
    func among(_ record: SealedRecord, _ key: String) -> RowQuery {
      ids.map { RowQuery(record.table, where: [key: $0]) } ?? RowQuery(record.table)
    }
    var decisions: [Int64: Proposal.Decision] = [:]
    for row in try rows(among(.decision, "proposal")) {
      let (batch, first): (Int64, Int64?) = (try row["batch"], try row["first_batch"])
      decisions[try row["proposal"]] = Proposal.Decision(
        isReleased: first != nil, reason: try row["reason"], by: try recorder(of: batch),
        at: try recordedAt(batch), batches: first.map { $0..<batch })
    }
    var proposals: [Proposal] = []
    for row in try rows(among(.proposal, "id")) {
      let (id, batch): (Int64, Int64) = (try row["id"], try row["batch"])
      let actor = try rows(
        RowQuery(SealedRecord.actor.table, where: ["batch": [.integer(batch)]])
      ).first
      proposals.append(
        Proposal(
          id: id, act: try row["act"], amount: try row["amount"], content: try row["content"],
          by: try recorder(of: batch), personID: try actor?["person"],
          login: try actor?["login"], at: try recordedAt(batch), decision: decisions[id]))
    }
    return proposals
  }
}
