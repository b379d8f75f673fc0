import Amounts
import Bookkeeping
import Funding
import Interchange
import LedgerStore
import Reporting

/// A report as it was asked for: enough to make the same one again from the same ledger.
struct ReportRequest {
  var kind: FormKind
  var scope: ReportScope
  var asOf: CalendarDate
  var form: FormDefinition
  var language: Language
  /// What else the kind wants to know, by option name: `year`, `due`.
  var options: [Option] = []
  /// The program that is named as the workbook's maker; nil: this one.
  var program: String?
  /// Whether it is a part of a binder, which says for all of them what the ledger holds for sound.
  var isPart = false

  /// An option of the command line and its value, as it was typed.
  struct Option: Hashable, Sendable {
    let name: String
    let value: String
  }

  /// The last value of an option.
  func option(_ name: String) -> String? { options.last { $0.name == name }?.value }

  /// All values of an option that can be given several times.
  func all(_ name: String) -> [String] { options.filter { $0.name == name }.map(\.value) }

  /// The budget year that it is about, where the kind knows one: the one given; for an interim
  /// statement else the last one that is over, for a statement of use that of its day.
  /// - Throws: ``CommandFailure`` (64).
  var year: Int? {
    get throws {
      guard kind.options.contains("year") else { return nil }
      guard let text = option("year") else {
        return kind == .interim ? asOf.lastYearOver : asOf.year
      }
      return try ReportOptions.year(text, upTo: asOf)
    }
  }

  /// By which `verify` makes the report again.
  var properties: [Report.Property] {
    var properties = [Report.Property("Foerderbuch.Scope", scope.text)]
    if case .award(let id) = scope { properties.append(.init("Foerderbuch.Award", id)) }
    properties.append(Report.Property("Foerderbuch.Language", language.rawValue))
    for (index, option) in options.enumerated() {
      properties.append(
        Report.Property("Foerderbuch.Option\(index + 1)", "\(option.name)=\(option.value)"))
    }
    return properties
  }
}

extension CalendarDate {
  /// The last budget year that is over at the end of this day.
  var lastYearOver: Int { self == endOfYear ? year : year - 1 }
}

extension Session {
  /// What a report says of itself, whatever its kind.
  /// - Parameters:
  ///   - author: who answers for the document.
  ///   - subject: what it is about.
  ///   - name: what its title adds to that of the form.
  ///   - rules: the rule sets its figures were computed with.
  ///   - resting: the assessments its figures come from, for what they rest on; without any the
  ///     editions of `rules` are told.
  ///   - award: only this one of them; nil for all.
  ///   - conditions: the clause it is made by.
  func basis(
    _ request: ReportRequest, _ ledger: Ledger, author: String, subject: String, name: String,
    findings: [Finding] = [], rules: [RuleSet], resting: [Assessment] = [], award: String? = nil,
    conditions: String = ""
  ) throws -> ReportBasis {
    var provenance = try provenance(ledger, rules: rules)
    if let program = request.program { provenance.program = program }
    let unread =
      resting.isEmpty
      ? rules.map { ($0.id, [$0.unreadEdition].compactMap { $0 }) }
      : resting.flatMap { $0.unread(award: award) }
    return ReportBasis(
      asOf: request.asOf, author: author, subject: subject, name: name,
      properties: request.properties,
      findings: findings.map { finding in
        ReportFinding(
          severity: finding.severity.name[request.language], code: finding.code.rawValue,
          message: finding.message(request.language))
      },
      remarks: deviations(rules)
        + UnreadValue.lines(unread, request.language), conditions: conditions,
      provenance: provenance, bookedSince: try bookedSince(request, ledger),
      soundness: request.isPart ? nil : try soundness(request, ledger))
  }

  /// How much of what the report rests on is as it was sealed.
  private func soundness(
    _ request: ReportRequest, _ ledger: Ledger
  ) throws -> (records: LedgerFigure, sound: Int) {
    // The auditor's workbook shows the whole chain, of whatever it is.
    let isWhole = request.kind == .audit || request.scope == .all
    let measures =
      try isWhole
      ? nil
      : request.scope.measures(in: try ledger.portfolio(asOf: request.asOf)).map(\.measure.id)
    let found = try ledger.soundness(of: measures)
    return (LedgerFigure(count: found.records), found.sound)
  }

  /// What was booked after the same report was last submitted.
  private func bookedSince(_ request: ReportRequest, _ ledger: Ledger) throws -> BookedSince? {
    let last = try ledger.submissions().last { $0.report.isSameReport(as: request) }
    guard let last else { return nil }
    let measures = try request.scope.measures(in: try ledger.portfolio(asOf: request.asOf))
    let filter = JournalFilter(
      through: request.asOf, measures: request.scope == .all ? nil : measures.map(\.measure.id),
      after: last.entries)
    var rows: [BookedSince.Row] = []
    try ledger.journal(filter) { record in
      let booking = record.booking
      rows.append(
        BookedSince.Row(
          entry: record.number, bookedOn: record.entry.bookedOn,
          kind: booking.kind.name[request.language], voucher: booking.voucher ?? "",
          counterparty: booking.counterparty ?? "",
          purpose: record.reverses == nil ? booking.purpose ?? "" : record.entry.text,
          amount: record.reverses == nil ? booking.amount : -booking.amount))
    }
    return BookedSince(
      submission: last.id, submittedOn: last.day(request.language), entries: last.entries,
      rows: rows)
  }
}
