public import Amounts
import Assets
public import Bookkeeping
import Files
import Foundation
package import Funding
package import Interchange
package import LedgerStore
import Messages
import Reporting
import SQLiteStore
import Synchronization

/// Where grants are kept: a ledger, what lies beside it, and whoever works there now.
///
/// Rule sets, base rates, chart and forms are read when they are first asked for, and then kept.
/// What can be done is at the desks, such as ``RecordDesk`` and ``ReportDesk``: one call each,
/// which returns what became of it. An office prints nothing, and knows neither clock nor terminal.
public struct GrantOffice: Sendable {
  /// The version of the program, which reports name.
  public static let version = "1.0.0"

  /// Where the ledger is, or beside which the office's own files lie where it is on a server.
  public let ledgerPath: String
  /// Where the ledger is on a server; nil where it is a file.
  package let address: String?
  /// Where names of files start that are not absolute.
  public private(set) var folder: String
  /// Of reports.
  public private(set) var language: Language
  /// Who acts, as it was told; see ``act``.
  let given: Act
  /// Whether files that are written may take the place of others.
  let replaces: Bool
  /// Whether a link that leads out of its folder may lead to evidence.
  package var followsLinks = false
  /// What an earlier act used, for making it again; nil for what holds now.
  let kept: KeptBasis?
  /// The ledger whose transaction this office is a part of; nil where it opens its own.
  private var joined: Ledger?
  /// The proposal that is carried out, and the folder under which its files lie.
  private(set) var proposal: Int64?
  private(set) var root = ""
  private var wait: Int
  /// Where the ledger stays open; nil: this office opens and closes it.
  private let house: LedgerHouse?
  private let shelf = Shelf()

  /// Seconds that others at work on the ledger are waited for, unless told otherwise.
  public static let patience = SQLiteStore.patience

  /// - Parameters:
  ///   - ledger: a path, seen from `folder` where it is not absolute, or an address.
  ///   - place: the path beside which own files lie where the ledger is on a server; by default
  ///     that of a file in `folder`.
  ///   - wait: seconds that others at work on the ledger are waited for.
  ///   - replaces: files that are written may take the place of others.
  ///   - house: where the ledger stays open when the office closes, if it is a file; nil: nowhere.
  public init(
    ledger: String, beside place: String = "foerderbuch.sqlite", folder: String,
    language: Language = .de, act: Act, wait: Int = patience, replaces: Bool = false,
    in house: LedgerHouse? = nil
  ) {
    let address = LedgerPlace.isAddress(ledger) ? ledger : nil
    self.init(
      Self.absolute(address == nil ? ledger : place, in: folder), address,
      folder: folder, language, act, wait, replaces, kept: nil, in: address == nil ? house : nil)
  }

  private init(
    _ ledgerPath: String, _ address: String?, folder: String, _ language: Language, _ act: Act,
    _ wait: Int, _ replaces: Bool, kept: KeptBasis?, in house: LedgerHouse?
  ) {
    (self.ledgerPath, self.address, self.house) = (ledgerPath, address, house)
    (self.folder, self.language) = (folder, language)
    (given, self.wait, self.replaces, self.kept) = (act, wait, replaces, kept)
  }

  /// The same office with what `basis` holds instead of what holds now.
  func keeping(_ basis: KeptBasis) -> GrantOffice {
    GrantOffice(
      ledgerPath, address, folder: folder, language, given, wait, replaces, kept: basis, in: house)
  }

  /// Who acts, and when; once a ledger that knows its people was opened, as it knows the person.
  public var act: Act {
    var act = given
    if let person = actingPerson {
      (act.person, act.personID) = (person.name, person.id)
      act.onlyProposes = person.roles.contains(.partner) && !person.roles.contains(.entry)
    }
    act.proposal = proposal
    return act
  }

  /// The person of the ledger who acts; nil in a ledger without people.
  var actingPerson: Person? { shelf.state.withLock { $0.person } }

  /// The same office where names of files start elsewhere.
  package func at(_ folder: String) -> GrantOffice {
    var office = self
    office.folder = folder
    return office
  }

  /// The same office that waits for nobody.
  var unwaiting: GrantOffice {
    var office = self
    office.wait = 0
    return office
  }

  /// The same office within a transaction of `ledger`, where it carries out a proposal.
  /// - Parameters:
  ///   - folder: where names of files started from when it was made.
  ///   - root: the folder under which its files lie by their paths of then.
  ///   - language: of reports; nil: that of this office.
  func replaying(
    _ proposal: Int64, in ledger: Ledger, folder: String, root: String?, _ language: Language?
  ) -> GrantOffice {
    var office = self
    (office.joined, office.proposal) = (ledger, proposal)
    (office.folder, office.root) = (folder, root ?? "")
    office.language = language ?? self.language
    return office
  }

  /// The proposal that is carried out rests on what is no longer so.
  func outdated(_ ledger: Ledger) throws -> Refusal {
    let own = try ledger.proposals().first { $0.id == proposal }
    let count = try ledger.recordCounts().batches
    var acts: [BatchLine] = []
    try ledger.batches(max(0, count - 50)..<count) { batch in
      if let own, batch.recordedAt > own.at { acts.append(batch) }
    }
    guard !acts.isEmpty else {
      return Refusal(.data, Problem("office.PROPOSAL_OUTDATED", ["number": proposal ?? 0]))
    }
    let told = acts.suffix(5).map { Fact.text($0.told(language)) }
    return Refusal(
      .data,
      Problem(
        "office.PROPOSAL_OUTDATED.since",
        [
          "number": proposal ?? 0,
          "acts": Fact.series((acts.count > told.count ? [.text("…")] : []) + told),
        ]))
  }

  // MARK: The ledger

  private var place: LedgerPlace {
    address.map { .server($0, evidence: evidencePath) } ?? .file(ledgerPath)
  }

  /// How a person names the ledger: its path, or its address without a password.
  public var ledgerName: String { place.name }

  /// A name as it may be shown: of an address without a password.
  package func shown(_ name: String) -> String {
    LedgerPlace.isAddress(name) ? LedgerPlace.server(name, evidence: "").name : name
  }

  /// Whether there is one, or may be: that of a server is not asked.
  package var hasLedger: Bool {
    address != nil || FileManager.default.fileExists(atPath: ledgerPath)
  }

  /// Makes an empty ledger with the accounts of the chart; a file of that name is left alone.
  /// - Returns: the head of its seal chain.
  /// - Throws: ``LedgerError``, and what is wrong with an own chart.
  @discardableResult
  public func makeLedger() throws -> String {
    let chart = try chart()
    let ledger = Ledger(try place.create())
    try ledger.adopt(chart, act: act)
    let head = try ledger.head().hexText
    try ledger.close()
    noteMade()
    return head
  }

  /// Takes note that there is a ledger now where none was.
  func noteMade() { shelf.state.withLock { $0.hasMade = true } }

  /// Whether this office made the ledger or restored it: as ``committed``.
  package var hasMade: Bool { shelf.state.withLock { $0.hasMade } }

  /// Makes a ledger without accounts; they come with the first bookings.
  package func makeEmptyLedger() throws(LedgerError) {
    try place.create().close()
  }

  /// The ledger, opened anew, for whoever may do in it what they want to.
  /// - Parameter right: nil: read, or write.
  /// - Throws: ``Refusal`` for who may not, ``LedgerError``.
  package func open(_ access: StoreAccess, for right: Right? = nil) throws -> Ledger {
    // As whoever proposed it saw it, but for what rests on all.
    if let joined { return right?.isOfRows ?? true ? joined : joined.whole }
    let ledger = Ledger(
      try house?.store(ledgerPath, access, wait: wait) ?? place.open(access, wait: wait))
    if access == .readWrite { [home, ledger.evidenceFolder].forEach(StrayFiles.takeAway) }
    shelf.state.withLock { $0.ledgers.append(ledger) }
    // Who proves it tells it with what else is wrong.
    if right != .prove, let end = try ledger.missingEnd() {
      shelf.state.withLock { $0.missing = end }
    }
    let person = try actor(in: ledger, for: right ?? (access == .readOnly ? .read : .write))
    shelf.state.withLock { $0.person = person }
    if right?.isOfRows ?? true { limit(ledger) }
    return ledger
  }

  /// What was made final through this office, commit by commit: the truth to tell where an answer
  /// could not be given.
  package var committed: [Ledger.Committed] {
    shelf.state.withLock { $0.ledgers.flatMap(\.committed) }
  }

  /// Where ledgers are kept as they were before this office brought them up to date.
  package var predecessors: [String] {
    shelf.state.withLock { $0.ledgers.compactMap(\.predecessor) }
  }

  /// The end that a ledger lacked when it was opened.
  package var missingEnd: MissingEnd? { shelf.state.withLock { $0.missing } }

  /// Ends the work: what was opened is closed, and nothing can be asked of it afterwards. The last
  /// to close a ledger folds its log into the file, which is the whole of it then; only a writer
  /// can do that, so the readers of all offices go first.
  package func close(_ access: StoreAccess) {
    guard house == nil else { return }
    for ledger in shelf.state.withLock({ $0.ledgers }) where ledger.access == access {
      try? ledger.close()
    }
  }

  /// Takes away what this process began and did not finish, in all offices. The process has to end
  /// then: whoever goes on waits for ever.
  public static func giveUp() { Unfinished.takeAway() }

  /// The folder that the ledger lies in.
  var home: String {
    let folder = (ledgerPath as NSString).deletingLastPathComponent
    return folder.isEmpty ? "." : folder
  }

  // MARK: Rules and tables

  /// The rule sets that ship with the program, and those in `rule-sets` beside the ledger; of a
  /// kept basis the ones that were used.
  package func ruleSets() throws -> RuleSetFolder {
    try shelf.once(\.ruleSets) { try readRuleSets() }
  }

  private func readRuleSets() throws -> RuleSetFolder {
    let shipped = try Assets.names(in: "rule-sets").enumerated().map { index, name in
      RuleSetFolder.File(name: name, bytes: try Self.asset(name), family: Self.shipped?[index])
    }
    if let kept { return try kept.ruleSets(beside: shipped) }
    let own = (home as NSString).appendingPathComponent("rule-sets")
    let names = (try? FileManager.default.contentsOfDirectory(atPath: own)) ?? []
    return try RuleSetFolder(
      shipped: shipped,
      own: names.sorted().filter { $0.hasSuffix(".yaml") || $0.hasSuffix(".yml") }.map { name in
        let path = (own as NSString).appendingPathComponent(name)
        return RuleSetFolder.File(
          name: path, bytes: try InputBytes(path: path, file: path).all(limit: Self.configLimit))
      })
  }

  /// Those that ship with the program, read once; nil where one is faulty, so that whoever asks for
  /// them is told.
  private static let shipped = try? Assets.names(in: "rule-sets").map {
    try RuleSetFile.read(try asset($0), file: $0)
  }

  package func library() throws -> RuleSetLibrary { try ruleSets().library }

  /// `base-rates.yaml` beside the ledger, else the table that ships with the program.
  package func baseRates() throws -> BaseRateTable {
    try shelf.once(\.baseRates) {
      let (bytes, file, isOwn) = try config(.baseRates)
      return try BaseRateFile.read(bytes, file: file, isOwn: isOwn)
    }
  }

  /// `chart-of-accounts.yaml` beside the ledger, else the one that ships with the program.
  package func chart() throws -> Chart {
    try shelf.once(\.chart) {
      let (bytes, file, isOwn) = try config(.chart)
      return try ChartFile.read(bytes, file: file, isOwn: isOwn)
    }
  }

  /// The office's own file beside the ledger, else the shipped one, with its name for messages and
  /// whether it differs from what ships. Of a kept basis the one that was used.
  func config(_ file: ShippedFile) throws -> (bytes: [UInt8], name: String, isOwn: Bool) {
    if let bytes = kept?.bytes(file.name) { return (bytes, file.name, false) }
    let shipped = try Self.asset(file.name)
    let own = (home as NSString).appendingPathComponent(file.name)
    guard FileManager.default.fileExists(atPath: own) else { return (shipped, file.name, false) }
    let bytes = try InputBytes(path: own, file: own).all(limit: Self.configLimit)
    return (bytes, own, bytes != shipped)
  }

  /// The rule sets among `rules`, base rates and chart that take the place of shipped ones.
  package func deviations(_ rules: [RuleSet]) -> [String] {
    let files = ShippedFile.allCases.compactMap { file in
      (try? config(file)).flatMap { deviation(file, $0.bytes) }
    }
    return rules.deviations(language) + files
  }

  /// What to say of a file that takes the place of a shipped one; nil where it does not.
  func deviation(_ file: ShippedFile, _ bytes: [UInt8]) -> String? {
    guard file.isReplaced(by: bytes) else { return nil }
    let hash = Digest256(of: bytes).hexText.prefix(16)
    return "\(file.title[language]): \(file.name) (SHA-256 \(hash)…)"
  }

  /// Bytes; a file that people write by hand is not larger.
  package static let configLimit = 16 << 20

  /// A file of `Schemas/` or `Reports/` inside the program.
  package static func asset(_ name: String) throws -> [UInt8] {
    guard let bytes = Assets.bytes(name) else {
      throw Refusal(.inputOutput, Problem("office.ASSET_MISSING", ["name": name]))
    }
    return bytes
  }
}

/// What an office has read and opened.
private final class Shelf: Sendable {
  struct State: Sendable {
    var ruleSets: RuleSetFolder?
    var baseRates: BaseRateTable?
    var chart: Chart?
    var ledgers: [Ledger] = []
    var hasMade = false
    var missing: MissingEnd?
    var person: Person?
  }

  let state = Mutex(State())

  /// What was read before, else what `read` gives.
  func once<Value: Sendable>(
    _ place: any WritableKeyPath<State, Value?> & Sendable, _ read: () throws -> Value
  ) throws -> Value {
    if let value = state.withLock({ $0[keyPath: place] }) { return value }
    let value = try read()
    state.withLock { $0[keyPath: place] = value }
    return value
  }
}
