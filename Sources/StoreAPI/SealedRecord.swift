/// A table all of whose columns are sealed.
public struct SealedTable: Hashable, Sendable {
  public let name: String
  /// In the order of the schema, which is the order of the canonical encoding. The first column is
  /// the key of the record; in the table of a part the second one is the place within the record.
  public let columns: [String]

  init(_ name: String, _ columns: String) {
    self.name = name
    self.columns = columns.split(separator: " ").map(String.init)
  }
}

/// What has a seal of its own: a row, and the rows of other tables that are part of it.
///
/// The columns here are those of the shipped migrations and never change: what a later version adds
/// to a record gets a table of its own: a part that records of older versions have no rows of, or a
/// record.
public enum SealedRecord: String, CaseIterable, Sendable {
  case batch
  case project
  case account
  case ruleSet = "rule_set"
  case entry
  case periodClose = "period_close"
  case settlement
  case submission
  case evidence
  case recorder
  case referenceFile = "reference_file"
  case basis
  case bankStatement = "bank_statement"
  case commitment
  case actor
  case person
  case fourEyes = "four_eyes"
  case proposal
  case decision

  public var table: SealedTable { tables[0] }

  /// The record's own table, then those of its parts.
  public var tables: [SealedTable] {
    switch self {
    case .batch: Self.batchTables
    case .project: Self.projectTables
    case .account: Self.accountTables
    case .ruleSet: Self.ruleSetTables
    case .entry: Self.entryTables
    case .periodClose: Self.periodCloseTables
    case .settlement: Self.settlementTables
    case .submission: Self.submissionTables
    case .evidence: Self.evidenceTables
    case .recorder: Self.recorderTables
    case .referenceFile: Self.referenceFileTables
    case .basis: Self.basisTables
    case .bankStatement: Self.bankStatementTables
    case .commitment: Self.commitmentTables
    case .actor: Self.actorTables
    case .person: Self.personTables
    case .fourEyes: Self.fourEyesTables
    case .proposal: Self.proposalTables
    case .decision: Self.decisionTables
    }
  }

  private static let batchTables = [
    SealedTable("batch", "id recorded_at action file_name file_sha256 profile")
  ]

  private static let projectTables = [
    SealedTable(
      "project_version",
      """
      id batch project version effective_on amended_on reference title field lighthouse \
      begins_on ends_on
      """),
    SealedTable("organisation", "version position id name kind input_vat_deductible"),
    SealedTable("measure_version", "version position measure title recipient role basis"),
    SealedTable("plan_line", "version position measure id title planned eligible in_kind consent"),
    SealedTable(
      "source",
      "version position measure id kind organisation planned counts_as_own_share fixed"),
    SealedTable(
      "award_version",
      """
      version position award measure funder funder_name funder_level rule_set financing rate \
      amount unit_amount units awarded_on begins_on ends_on
      """),
    SealedTable("award_year", "version position award year amount"),
    SealedTable("award_override", "version position award parameter value"),
    SealedTable("project_term", "version position subject measure id key value"),
  ]

  private static let accountTables = [
    SealedTable("account", "id batch number name_de name_en kind")
  ]

  private static let ruleSetTables = [SealedTable("rule_set", "id batch name sha256 content")]

  private static let entryTables = [
    SealedTable(
      "entry",
      """
      number batch booked_on kind measure line source amount eligible eligible_given reason vat \
      voucher voucher_on paid_on counterparty purpose method quantity unit_rate share reference \
      counts_on text reverses settles
      """),
    SealedTable("posting", "entry line_no account measure item party amount"),
    SealedTable("entry_evidence", "entry position name"),
    SealedTable("entry_fact", "entry position fact value"),
  ]

  private static let periodCloseTables = [SealedTable("period_close", "id batch through_on")]

  private static let settlementTables = [
    SealedTable("settlement", "id batch award as_of entitled drawn rule_set edition"),
    SealedTable("settlement_entry", "settlement position entry"),
  ]

  private static let submissionTables = [
    SealedTable(
      "submission",
      """
      id batch kind scope form language as_of options entries head file_name sha256 content
      """)
  ]

  private static let recorderTables = [SealedTable("recorder", "batch name")]

  private static let bankStatementTables = [
    SealedTable("bank_statement", "id batch account number begins_on ends_on opening closing"),
    SealedTable(
      "bank_line", "statement position key booked_on amount bank_reference batch_total"),
    SealedTable("bank_line_ignored", "statement position reason"),
  ]

  private static let commitmentTables = [
    SealedTable(
      "commitment",
      """
      id batch order_id version ordered_on measure line partner value vat procedure offers tender \
      purpose reference
      """)
  ]

  private static let referenceFileTables = [
    SealedTable("reference_file", "id batch name sha256 content")
  ]

  private static let basisTables = [
    SealedTable("basis", "batch files"), SealedTable("basis_file", "batch position file"),
  ]

  private static let actorTables = [SealedTable("actor", "batch person login")]

  private static let personTables = [
    SealedTable("person", "id batch person name roles projects organisation login")
  ]

  private static let fourEyesTables = [
    SealedTable("four_eyes", "id batch effective_on from_amount kinds")
  ]

  private static let proposalTables = [
    SealedTable("proposal", "id batch act amount content"),
    SealedTable("proposal_file", "proposal position path sha256 content"),
  ]

  private static let decisionTables = [
    SealedTable("decision", "id batch proposal outcome reason first_batch")
  ]

  private static let evidenceTables = [
    SealedTable("evidence", "id batch entry position name sha256 bytes media_type")
  ]
}
