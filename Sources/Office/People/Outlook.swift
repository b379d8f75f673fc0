import Amounts
import Bookkeeping
import Funding
import Interchange
import LedgerStore
import Messages

/// What something would cause, as a dry run of the call itself tells it.
struct Outlook {
  /// What it would book or change, and what becomes of balances.
  private(set) var tables: [LookupTable] = []
  /// What comes to be doubtful by it, and what is doubtful no longer.
  private(set) var findings: (new: [Finding], gone: [Finding]) = ([], [])
  /// What a person would be asked about, or should look at.
  private(set) var remarks: [LocalizedText] = []

  init() {}

  init(_ recorded: RecordDesk.Recorded) {
    tables = [
      Self.rows(recorded.proposals),
      Self.postings(recorded.proposals, recorded.chart),
      Self.balances(recorded.balances, recorded.chart),
    ]
    findings = (recorded.appeared, recorded.vanished)
    remarks = recorded.slips.map(\.problem.found.texts)
  }

  init(_ recorded: RecordDesk.RecordedOrder?) {
    guard let recorded else { return }
    let (order, before) = (recorded.order, recorded.before)
    tables = [
      Self.changes([
        (LocalizedText(de: "Auftragswert €", en: "Value €"), before?.value.text, order.value.text),
        (LocalizedText(de: "Auftragnehmer", en: "Contractor"), before?.partner, order.partner),
        (LocalizedText(de: "Position", en: "Line"), before?.line, order.line),
      ])
    ]
  }

  init(_ taken: RecordDesk.TakenBack) {
    tables = [taken.table, Self.balances(taken.balances, taken.chart)]
  }

  init(_ taken: [TakenTable], _ chart: Chart) {
    let entries = taken.flatMap(\.entries).map(\.entry)
    tables = [Self.rows(entries)] + taken.map { Self.balances($0.posted.balances, chart) }
    findings = (taken.flatMap(\.findings.new), taken.flatMap(\.findings.gone))
    remarks = taken.flatMap { table -> [LocalizedText] in
      let asked = table.slips.map(\.problem.found.texts)
      guard table.newRows < table.rows else { return asked }
      return asked + [
        Message("office.PROPOSAL_ROWS.found", ["rows": table.rows, "new": table.newRows]).texts
      ]
    }
  }

  init(_ taken: [TakenStatement], _ chart: Chart) {
    tables =
      [Self.rows(taken.flatMap(\.proposals))] + taken.map { Self.balances($0.balances, chart) }
    remarks = taken.flatMap { statement in
      statement.rows.compactMap { row in
        row.ignoring.map { reason in
          Message(
            "office.PROPOSAL_IGNORED.found",
            [
              "line": row.number, "amount": row.transaction.amount, "reason": Fact.whole(reason),
            ]
          ).texts
        }
      } + statement.slips.map(\.problem.found.texts)
    }
  }

  init(_ use: [ProposedEntry], _ balances: [BalanceChange], _ chart: Chart) {
    tables = [Self.rows(use), Self.balances(balances, chart)]
  }

  init(_ changes: [AppliedChange], _ notes: [ProjectDesk.Note]) {
    var table = LookupTable(
      "changes", "Änderungen", "Changes",
      [
        .init("project", "Vorhaben", "Project"), .init("from", "gilt ab", "From day"),
        .init("what", "Was", "What"),
      ])
    for change in changes where change.kind != .unchanged {
      for difference in ProjectDifference.between(change.before, change.after) {
        table.rows.append(
          table.line([
            "project": .text(change.after.id), "from": .day(optional: change.effectiveOn),
            "what": .word(
              difference.path,
              LocalizedText(de: difference.text(.de), en: difference.text(.en))),
          ]))
      }
    }
    tables = [table]
    for note in notes {
      switch note {
      case .finding(let finding): findings.new.append(finding)
      case .odd(let problem): remarks.append(problem.found.texts)
      case .imbalance, .years: break
      }
    }
  }

  /// What a report would say that is handed in: the main figures of its cover.
  init(_ report: ReportDesk.Looked) {
    var table = LookupTable(
      "figures", "Was die Mappe sagt", "What the workbook says",
      [.init("what", "Angabe", "What"), .init("value", "Wert", "Value")])
    let last = report.rows.lastIndex { $0.role == .heading } ?? report.rows.startIndex
    for row in report.rows[last...] where row.cells.count == 2 {
      table.rows.append(table.line(["what": row.cells[0], "value": row.cells[1]]))
    }
    tables = [table]
  }

  init(_ before: Person?, _ after: Person) {
    func roles(_ person: Person?) -> String? {
      person.map { $0.orderedRoles.map(\.name.de).joined(separator: ", ") }
    }
    tables = [
      Self.changes([
        (LocalizedText(de: "Name", en: "Name"), before?.name, after.name),
        (LocalizedText(de: "Rollen", en: "Roles"), roles(before), roles(after)),
        (
          LocalizedText(de: "Vorhaben", en: "Projects"),
          before?.projects.joined(separator: ", "), after.projects.joined(separator: ", ")
        ),
        (LocalizedText(de: "Partner", en: "Partner"), before?.organisation, after.organisation),
        (LocalizedText(de: "Anmeldung", en: "Login"), before?.login, after.login),
      ])
    ]
  }

  init(_ before: FourEyes?, _ after: FourEyes) {
    tables = [
      Self.changes([
        (LocalizedText(de: "ab Betrag", en: "from"), before?.text.de, after.text.de),
        (
          LocalizedText(de: "gilt ab", en: "from day"), before?.effectiveOn.text(.de),
          after.effectiveOn.text(.de)
        ),
      ])
    ]
  }

  // MARK: Tables

  /// The codes of what comes to be doubtful.
  var codes: [FindingCode] {
    Set(findings.new.map(\.code)).sorted { $0.rawValue < $1.rawValue }
  }

  /// Everything that is told below the proposal.
  var all: [LookupTable] {
    var found = LookupTable(
      "findings", "Feststellungen", "Findings",
      [
        .init("state", "Stand", "State"), .init("code", "Kürzel", "Code", rank: 1),
        .init("message", "Was", "What"),
      ])
    let groups = [
      (findings.new, "new", LocalizedText(de: "neu", en: "new")),
      (findings.gone, "gone", LocalizedText(de: "erledigt", en: "resolved")),
    ]
    for (findings, key, word) in groups {
      for finding in findings {
        found.rows.append(
          found.line([
            "state": .word(key, word), "code": .text(finding.code.rawValue),
            "message": .word(
              finding.message(.de),
              LocalizedText(de: finding.message(.de), en: finding.message(.en))),
          ]))
      }
    }
    return tables + [found, Self.sentences("remarks", "Zu beachten", "To be noted", remarks)]
  }

  static func sentences(
    _ key: String, _ german: String, _ english: String, _ sentences: [LocalizedText]
  ) -> LookupTable {
    var table = LookupTable(key, german, english, [.init("message", "Was", "What")])
    table.rows = sentences.map { table.line(["message": .word($0.de, $0)]) }
    return table
  }

  /// What changes of a thing; what stays is left out.
  private static func changes(_ values: [(LocalizedText, String?, String?)]) -> LookupTable {
    var table = LookupTable(
      "changes", "Änderungen", "Changes",
      [
        .init("what", "Was", "What"), .init("before", "vorher", "Before"),
        .init("after", "nachher", "After"),
      ])
    for (what, before, after) in values where (before ?? "") != (after ?? "") {
      table.rows.append(
        table.line([
          "what": .word(what.en, what), "before": .text(optional: before),
          "after": .text(optional: after),
        ]))
    }
    return table
  }

  /// A row for each entry.
  private static func rows(_ entries: [ProposedEntry]) -> LookupTable {
    var table = LookupTable(
      "rows", "Buchungen", "Entries",
      [
        .init("date", "Tag", "Date"), .init("kind", "Art", "Kind"),
        .init("measure", "Teilvorhaben", "Measure"), .init("line", "Pos.", "Line", rank: 1),
        .init("source", "Quelle", "Source", rank: 1), .init("voucher", "Beleg", "Voucher", rank: 1),
        .init("counterparty", "An/Von", "To/from", rank: 1),
        .init("purpose", "Zweck", "Purpose", rank: 2),
        .init("amount", "Betrag €", "Amount €"),
      ])
    for entry in entries {
      let booking = entry.booking
      table.rows.append(
        table.line([
          "date": .day(entry.entry.bookedOn), "kind": .kind(booking.kind),
          "measure": .text(booking.measure), "line": .text(optional: booking.line),
          "source": .text(optional: booking.source), "voucher": .text(optional: booking.voucher),
          "counterparty": .text(optional: booking.counterparty),
          "purpose": .text(optional: booking.purpose), "amount": .money(booking.amount),
        ]))
    }
    return table
  }

  private static func postings(_ entries: [ProposedEntry], _ chart: Chart) -> LookupTable {
    var table = LookupTable(
      "postings", "Buchungssätze", "Postings",
      [
        .init("date", "Tag", "Date", rank: 1), .init("account", "Konto", "Account"),
        .init("name", "Bezeichnung", "Name"), .init("debit", "Soll €", "Debit €"),
        .init("credit", "Haben €", "Credit €"),
      ])
    for entry in entries {
      for posting in entry.entry.postings {
        table.rows.append(
          table.line([
            "date": .day(entry.entry.bookedOn), "account": .text(posting.account),
            "name": name(posting.account, chart),
            (posting.amount > .zero ? "debit" : "credit"): .money(posting.amount.magnitude),
          ]))
      }
    }
    return table
  }

  private static func balances(_ changes: [BalanceChange], _ chart: Chart) -> LookupTable {
    var table = LookupTable(
      "balances", "Salden", "Balances",
      [
        .init("account", "Konto", "Account"), .init("name", "Bezeichnung", "Name"),
        .init("measure", "Teilvorhaben", "Measure", rank: 1),
        .init("before", "vorher €", "Before €"), .init("after", "nachher €", "After €"),
      ])
    for change in changes {
      table.rows.append(
        table.line([
          "account": .text(change.account), "name": name(change.account, chart),
          "measure": .text(change.measure), "before": .money(change.before),
          "after": .money(change.after),
        ]))
    }
    return table
  }

  private static func name(_ account: String, _ chart: Chart) -> LookupTable.Cell {
    chart[account].map { .word($0.name.en, $0.name) } ?? .none
  }
}

extension Money {
  fileprivate var text: String { numberText(.de) }
}
