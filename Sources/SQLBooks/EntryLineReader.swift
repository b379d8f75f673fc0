import Amounts
import Funding
import StoreAPI

/// Reads entries as lines.
struct EntryLineReader {
  private let rows: any SQLStatement

  static let columns = """
    e.number, e.batch, b.recorded_at, b.action, b.file_name, e.booked_on, e.kind, e.measure, \
    e.line, e.source, e.amount, e.eligible, e.vat, e.reason, e.voucher, e.voucher_on, e.paid_on, \
    e.counts_on, e.counterparty, e.purpose, e.reference, e.reverses, r.number, e.settles
    """

  private static func evidence(_ dialect: SQLDialect) -> String {
    let names = dialect.joined("name", "'; '", by: "position")
    return "(SELECT \(names) FROM entry_evidence WHERE entry = e.number)"
  }

  private static func facts(_ dialect: SQLDialect) -> String {
    let facts = dialect.joined("fact || '=' || value", "'\n'", by: "position")
    return "(SELECT \(facts) FROM entry_fact WHERE entry = e.number)"
  }

  private static let tender = """
    (SELECT c.tender FROM entry_fact f JOIN commitment c ON c.order_id = f.value
     WHERE f.entry = coalesce(e.settles, e.number) AND \(SQL.told("f", "order"))
     ORDER BY c.version DESC LIMIT 1)
    """

  private enum Column: Int32 {
    case number, batch, recordedAt, action, fileName, bookedOn, kind, measure, line, source, amount
    case eligible, vat, reason, voucher, voucherOn, paidOn, countsOn, counterparty, purpose
    case reference, reverses, reversedBy, settles, evidence, tender, facts, recorder, person, login
  }

  /// - Parameter rows: a statement over ``EntryRows/tables``, made by ``statement(_:_:_:)``.
  init(_ rows: any SQLStatement) { self.rows = rows }

  /// - Parameters:
  ///   - condition: what follows FROM.
  ///   - evidence: whether it is read too, and what else was told.
  static func sql(_ dialect: SQLDialect, _ condition: String, evidence: Bool) -> String {
    """
    SELECT \(columns), \(evidence ? Self.evidence(dialect) : "NULL"), \(tender),
      \(evidence ? Self.facts(dialect) : "NULL"), (SELECT name FROM recorder WHERE batch = e.batch),
      (SELECT person FROM actor WHERE batch = e.batch),
      (SELECT login FROM actor WHERE batch = e.batch)
    FROM \(JournalReader.tables) \(condition)
    """
  }

  /// The row on which the statement stands.
  /// - Throws: ``LedgerError/damaged(_:)`` where a value is none that was ever written.
  func line() throws(LedgerError) -> EntryLine {
    let number = rows.integer(Column.number.rawValue)
    guard let kind = BookingKind(rawValue: rows.text(Column.kind.rawValue)),
      let bookedOn = try date(.bookedOn)
    else { throw .damaged("entry \(number)") }
    let reverses = rows.optionalInteger(Column.reverses.rawValue)
    let vat = Money(cents: rows.integer(Column.vat.rawValue))
    return EntryLine(
      number: number, batch: rows.integer(Column.batch.rawValue),
      recordedAt: rows.text(Column.recordedAt.rawValue),
      action: rows.text(Column.action.rawValue), fileName: text(.fileName), bookedOn: bookedOn,
      kind: kind, measure: rows.text(Column.measure.rawValue), line: text(.line),
      source: text(.source), amount: Money(cents: rows.integer(Column.amount.rawValue)),
      eligible: Money(cents: rows.integer(Column.eligible.rawValue)),
      vat: reverses == nil ? vat : -vat, reason: text(.reason), voucher: text(.voucher),
      voucherDate: try date(.voucherOn), paidOn: try date(.paidOn), countsOn: try date(.countsOn),
      counterparty: text(.counterparty), purpose: text(.purpose), reference: text(.reference),
      reverses: reverses, reversedBy: rows.optionalInteger(Column.reversedBy.rawValue),
      settles: rows.optionalInteger(Column.settles.rawValue), evidence: text(.evidence),
      tender: text(.tender), facts: try facts(of: number),
      recorder: Recorder(name: text(.recorder), person: text(.person), login: text(.login)))
  }

  /// A line each, `fact=value`.
  private func facts(of entry: Int64) throws(LedgerError) -> BookingFacts {
    var facts = BookingFacts.none
    for line in (text(.facts) ?? "").split(separator: "\n") {
      let parts = line.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      guard parts.count == 2 else { throw .damaged("entry \(entry)") }
      try FactText.set(String(parts[0]), to: String(parts[1]), in: &facts, of: entry)
    }
    return facts
  }

  private func text(_ column: Column) -> String? { rows.optionalText(column.rawValue) }

  private func date(_ column: Column) throws(LedgerError) -> CalendarDate? {
    try rows.optionalDate(column.rawValue)
  }
}
