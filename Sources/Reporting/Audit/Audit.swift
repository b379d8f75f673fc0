public import Amounts

/// The auditor's workbook: the books from which everything else can be computed again.
///
/// Postings stand by account and measure, so that each balance is the sum of a range of its own and
/// a ledger of a hundred thousand entries is added up once. Its seals stand as the ledger has them,
/// with a description of what they are made of.
public struct Audit: FormFilling {
  let data: AuditData
  let language: Language
  let form: FormDefinition
  let journal: LongTable
  let postings: LongTable
  let receipts: VoucherTable
  let batches: LongTable
  let seals: LongTable
  let calculation = Calculation()
  /// The group of ``receipts`` of a measure's source.
  let receiptGroups: [Place: Int]

  /// A source or award within a measure.
  struct Place: Hashable {
    let measure: String
    let source: String
  }

  typealias Line = FormContent.Line

  var basis: ReportBasis { data.basis }

  /// Builds the report.
  /// - Parameters:
  ///   - form: a form of the kind ``FormKind/audit``.
  ///   - language: the language of labels; sentences of `data` are in it already.
  /// - Throws: ``AmountError`` where a total does not fit into an amount.
  public static func report(
    _ data: AuditData, form: FormDefinition, language: Language
  ) throws -> Report {
    try Audit(data, form, language).report()
  }

  private init(
    _ data: AuditData, _ form: FormDefinition, _ language: Language
  ) {
    let limit = data.rowsPerSheet
    self.data = data
    self.form = form
    self.language = language
    journal = LongTable("journal", rows: data.journal.count, rowsPerSheet: limit)
    postings = LongTable(
      "postings", groups: data.balances.map { ($0.count, []) }, rowsPerSheet: limit)
    receipts = VoucherTable(
      "receipts", data.receipts, isReceipts: true, rowsPerSheet: limit)
    batches = LongTable("batches", rows: data.batches.count, rowsPerSheet: limit)
    seals = LongTable("seals", rows: data.seals.count, rowsPerSheet: limit)
    var groups: [Place: Int] = [:]
    for (index, group) in data.receipts.groups.enumerated() {
      groups[Place(measure: group.measure, source: group.place)] = index
    }
    receiptGroups = groups
  }

  func items(_ each: String) -> [FormItem] {
    switch each {
    case "journal": journal.items
    case "postings": postings.items
    case "receipts": receipts.table.items
    case "batches": batches.items
    default: seals.items
    }
  }

  func table(_ section: FormSection, _ item: FormItem?) throws -> FormContent? {
    switch section.content {
    case "journal": try journal.part(item).map { try journalList($0, section) }
    case "postings": try postings.part(item).map { try postingList($0, section) }
    case "receipts": try receipts.table.part(item).map { try receipts.content($0, section, self) }
    case "batches": try batches.part(item).map { try batchList($0, section) }
    case "seals": try seals.part(item).map { try sealList($0, section) }
    case "balances": balances(section)
    case "contributions": contributions(section)
    case "planLines": planLines(section)
    case "orders": orders(section, data.orders)
    case "awards": awards(section)
    case "steps": steps(section)
    case "findingList": findingList(section)
    case "deadlines": deadlines(section)
    case "recorders": recorders(section)
    case "sealKinds": sealKinds(section)
    case "encoding": encoding()
    default: nil
    }
  }

  /// Facts that a form can name.
  enum Fact: String, CaseIterable {
    case scope, recipients, journalCount, postingCount, debit, credit, records, lastSeal, genesis
  }

  func fact(_ name: String, _ item: FormItem?) throws -> Cell? {
    switch Fact(rawValue: name) {
    case .scope: .text(data.scope)
    case .recipients: .text(data.recipients.joined(separator: "\n"))
    case .journalCount: .integer(count(journal, "number"))
    case .postingCount: .integer(count(postings, "entry"))
    case .debit: .money(.same(Name.debit.reference))
    case .credit: .money(.same(Name.credit.reference))
    case .records: .integer(count(seals, "sequence"))
    case .lastSeal: lastSeal.map { .number(.same($0)) } ?? .text(basis.provenance.head)
    case .genesis: .text(data.genesis)
    case nil: nil
    }
  }

  /// How many rows of a list have a number.
  func count(_ table: LongTable, _ column: String) -> Formula {
    table.isEmpty ? "0" : .over("COUNT", table.columns(column))
  }

  /// The hash of the last seal that the workbook lists.
  var lastSeal: Reference? {
    guard let part = seals.parts.last, part.keys["last.0"] != nil else { return nil }
    return .cell(block: seals.block(part), row: "last.0", column: "hash")
  }

  static let textPlaceholders = ["scope", "part", "place", "title", "id", "measure", "award"]

  var placeholders: [String: String] { ["scope": data.scope, "part": ""] }
}
