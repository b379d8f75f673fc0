import Amounts
import Bookkeeping
import Funding
import Interchange
import LedgerStore
import Messages

extension ProposalDesk {
  /// What was proposed, with what it would cause; the latest last.
  /// - Parameter all: also what is decided.
  public func list(all: Bool = false) throws -> LookupTable {
    let ledger = try office.open(.readOnly, for: .look)
    return try ledger.reading { try table(ledger, all: all) }
  }

  /// How many wait: counted, without trying what each would cause.
  public func waitingCount() throws -> Int {
    let ledger = try office.open(.readOnly, for: .look)
    return try ledger.reading {
      try ledger.proposals().count { $0.decision == nil && isSeen($0, ledger) }
    }
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
    let sizes = try ledger.proposalSizes()
    var tried: (count: Int, bytes: Int64) = (0, 0)
    for proposal in try ledger.proposals() where all || proposal.decision == nil {
      guard isSeen(proposal, ledger) else { continue }
      let isWaiting = proposal.decision == nil
      if isWaiting {
        tried = (tried.count + 1, tried.bytes + (sizes[proposal.id] ?? 0))
      }
      let isTried = tried.count <= Self.triedAtOnce && tried.bytes <= Self.triedBytes
      let deed = try? Deed(proposal)
      table.rows.append(
        table.line([
          "proposal": .number(proposal.id), "at": .moment(proposal.at),
          "by": .text(optional: proposal.by.name),
          "kind": deed.map { .word(proposal.act, $0.name) } ?? .text(proposal.act),
          "about": Self.about(deed, ledger),
          "amount": proposal.amount.map { .money($0) } ?? .none,
          "state": Self.state(proposal),
          "outlook": !isWaiting
            ? .none : isTried ? effects(proposal, ledger) : Self.untried,
          "decidedBy": .text(optional: proposal.decision?.by.name),
          "reason": .text(optional: proposal.decision?.reason),
        ]))
    }
    return table
  }

  private static func state(_ proposal: Proposal) -> LookupTable.Cell {
    switch proposal.decision?.isReleased {
    case nil: .word("waiting", LocalizedText(de: "wartet", en: "waiting"))
    case true?: .word("released", LocalizedText(de: "freigegeben", en: "released"))
    case false? where proposal.decision?.by == proposal.by:
      .word("rejected", LocalizedText(de: "zurückgezogen", en: "withdrawn"))
    case false?: .word("rejected", LocalizedText(de: "abgelehnt", en: "rejected"))
    }
  }

  /// What so many proposals would cause is tried in a list; of all others it is told one by one.
  private static let triedAtOnce = 50
  /// So are their files: a table of some thousand rows is read in less than a second.
  private static let triedBytes: Int64 = 300_000
  private static let untried = LookupTable.Cell.word(
    "untried",
    LocalizedText(de: "einzeln zeigen", en: "show it alone"))

  /// The findings that it would cause, or why it no longer fits.
  private func effects(_ proposal: Proposal, _ ledger: Ledger) -> LookupTable.Cell {
    do {
      let codes = try outlook(proposal, ledger).codes
      func titles(_ language: Language) -> String {
        codes.map { $0.catalogue.title[language] }.joined(separator: ", ")
      }
      return codes.isEmpty
        ? .none
        : .word(
          codes.map(\.rawValue).joined(separator: ", "),
          LocalizedText(de: titles(.de), en: titles(.en)))
    } catch {
      let (code, reason) = (Self.code(of: error), Self.sentences(error).first)
      // What is said of a proposal itself begins so already.
      let isSaid = code.hasPrefix("PROPOSAL_")
      return .word(
        code,
        LocalizedText(
          de: (isSaid ? "" : "passt nicht mehr: ") + (reason?.de ?? ""),
          en: (isSaid ? "" : "no longer fits: ") + (reason?.en ?? "")))
    }
  }

  private static func about(_ deed: Deed?, _ ledger: Ledger) -> LookupTable.Cell {
    guard let deed else { return .none }
    // A payment is told by the invoice that it pays.
    let invoice = deed.entry.flatMap { try? ledger.entry($0).booking }
    let (german, english) = (deed.about(.de, invoice), deed.about(.en, invoice))
    return .word(english, LocalizedText(de: german, en: english))
  }

  private static func code(of error: any Error) -> String {
    switch error {
    case let error as LedgerError: error.problem.code
    case let refusal as Refusal: refusal.code
    case let found as SlipsFound: found.slips.first?.problem.code ?? ""
    case let refused as BookingRefused: refused.faults.first.map { "\($0.field.rawValue)" } ?? ""
    case is InputProblems: "INPUT_REFUSED"
    case is RowsRefused: "REFUSED_ROWS"
    case is StatementRefused: "REFUSED_LINES"
    default: String(describing: type(of: error))
    }
  }

  /// Why it no longer fits.
  private static func sentences(_ error: any Error) -> [LocalizedText] {
    func texts(_ problems: [InputProblem]) -> [LocalizedText] {
      problems.map { LocalizedText(de: $0.text(.de), en: $0.text(.en)) }
    }
    return switch error {
    case let error as LedgerError: [error.problem.found.texts]
    case let refusal as Refusal: [refusal.problem.found.texts]
    case let found as SlipsFound: found.slips.map(\.problem.found.texts)
    case let refused as BookingRefused:
      texts(
        refused.faults.map {
          InputProblem(place: SourcePosition(file: "record"), fault: .booking($0))
        })
    case let found as InputProblems: texts(found.problems)
    case let refused as RowsRefused: refused.told.map(\.problem.found.texts)
    case let refused as StatementRefused:
      refused.problems.map { number, problem in
        LocalizedText(
          de: "Umsatz \(number): \(problem.found.texts.de)",
          en: "Line \(number): \(problem.found.texts.en)")
      }
    default: [LocalizedText(de: code(of: error), en: code(of: error))]
    }
  }

  // MARK: One

  /// A proposal whole: who made it, what it would book with balances before and after and what
  /// comes to be doubtful, as a dry run of the same call tells it, and the files that it rests on.
  /// - Throws: ``Refusal`` where there is none, `LedgerError`.
  public func show(_ number: Int64) throws -> LookupDesk.Shown {
    let ledger = try office.open(.readOnly, for: .look)
    return try ledger.reading {
      let proposal = try proposal(number, ledger)
      guard proposal.decision == nil else { return try shown(proposal, Outlook(), ledger) }
      do { return try shown(proposal, try outlook(proposal, ledger), ledger) } catch {
        let reasons = Outlook.sentences(
          "obstacles", "So geht es nicht mehr", "Why it no longer fits", Self.sentences(error))
        return try shown(proposal, Outlook(), ledger, [reasons])
      }
    }
  }

  /// The numbers of those that wait, as far as they are seen.
  private func waiting(_ ledger: Ledger) throws -> [Int64] {
    guard let person = office.actingPerson, !person.projects.isEmpty || person.roles == [.partner]
    else { return try ledger.waitingProposals() }
    return try ledger.proposals().filter { $0.decision == nil && isSeen($0, ledger) }.map(\.id)
  }

  /// The proposal of a number, as far as whoever acts may see it.
  func proposal(_ number: Int64, _ ledger: Ledger) throws -> Proposal {
    let found = try ledger.proposal(number)
    guard let proposal = found, isSeen(proposal, ledger) else {
      // Why not, to whoever works in other projects.
      if let found, office.actingPerson?.roles != [.partner] {
        try checkPlace(found, ledger)
      }
      throw Refusal.noProposal(number, among: try waiting(ledger))
    }
    return proposal
  }

  func shown(
    _ proposal: Proposal, _ outlook: Outlook, _ ledger: Ledger, _ obstacles: [LookupTable] = []
  ) throws -> LookupDesk.Shown {
    let (deed, decision) = (try? Deed(proposal), proposal.decision)
    let name = deed?.name ?? LocalizedText(de: proposal.act, en: proposal.act)
    let batches = decision?.batches.map { "\($0.lowerBound)–\($0.upperBound - 1)" }
    return LookupDesk.Shown(
      "proposal",
      LocalizedText(
        de: "Vorschlag \(proposal.id): \(name.de)", en: "Proposal \(proposal.id): \(name.en)"),
      [
        .init("state", "Stand", "State", Self.state(proposal)),
        .init("kind", "Vorgang", "Act", .word(proposal.act, name)),
        .init("about", "Was", "What", Self.about(deed, ledger)),
        .init("amount", "Betrag", "Amount", proposal.amount.map { .money($0) } ?? .none),
        .init("by", "vorgeschlagen von", "Proposed by", .text(optional: proposal.by.name)),
        .init("login", "Anmeldung", "Login", .text(optional: proposal.login)),
        .init("at", "vorgeschlagen am", "Proposed at", .moment(proposal.at)),
        .init(
          "decidedBy", "entschieden von", "Decided by",
          decision.map { .person($0.by) } ?? .none),
        .init(
          "decidedAt", "entschieden am", "Decided at", decision.map { .moment($0.at) } ?? .none),
        .init("reason", "Begründung", "Reason", .text(optional: decision?.reason)),
        .init("batches", "Vorgänge", "Acts", .text(optional: batches)),
      ], obstacles + seen(outlook.all) + [try Self.files(proposal, ledger)])
  }

  /// A partner does not see what else is on accounts.
  private func seen(_ tables: [LookupTable]) -> [LookupTable] {
    let seesAll = office.actingPerson?.roles.contains(where: Right.read.roles.contains) ?? true
    return seesAll ? tables : tables.filter { $0.key != "balances" }
  }

  private static func files(_ proposal: Proposal, _ ledger: Ledger) throws -> LookupTable {
    var table = LookupTable(
      "files", "Dateien", "Files",
      [
        .init("name", "Name", "Name"), .init("bytes", "Bytes", "Bytes"),
        .init("sha256", "SHA-256", "SHA-256", rank: 1),
      ])
    for file in try ledger.files(ofProposal: proposal.id) {
      table.rows.append(
        table.line([
          "name": .text(file.path), "bytes": .number(Int64(file.content.count)),
          "sha256": .text(Digest256(of: file.content).hexText),
        ]))
    }
    return table
  }
}
