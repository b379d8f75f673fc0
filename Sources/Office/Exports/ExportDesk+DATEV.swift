package import Amounts
import Bookkeeping
import Files
import Funding
import Interchange
import LedgerStore
import Messages

/// Whose books DATEV is to take, and of which days.
package struct DATEVQuestion: Sendable {
  /// Numbers of the tax consultant and of the client there.
  package var consultant: Int?
  package var client: Int?
  /// Nil: from the first, or up to the last day on which something is booked in its year.
  package var from: CalendarDate?
  package var to: CalendarDate?

  package init() {}

  /// What is told, as a call names it.
  var fields: [String] {
    [
      ("consultant", consultant != nil), ("client", client != nil), ("from", from != nil),
      ("to", to != nil),
    ].compactMap { $1 ? $0 : nil }
  }
}

extension ExportDesk {
  /// A batch of bookings for DATEV.
  /// - Throws: ``Refusal`` where a number is missing or out of its range, the days are of several
  ///   years, an account is no number of up to eight digits, or there are too many rows.
  func datev(
    _ question: DATEVQuestion, _ ledger: Ledger, _ target: String, _ shown: String
  ) throws -> Exported {
    let batch = try batch(question, ledger)
    var filter = JournalFilter()
    (filter.from, filter.through) = (batch.days.from, batch.days.to)
    var export = DATEVExport(
      columns: String(
        decoding: try GrantOffice.asset("datev/buchungsstapel-13.txt"), as: UTF8.self))
    var exported = try exported(ledger)
    exported.entries = 0
    try PendingFile.write(target, shown: shown) { file in
      try file.write(export.head(batch))
      try ledger.journal(filter) { record in
        exported.entries += 1
        try file.write(try export.lines(record.journalEntry))
      }
      guard export.rows <= DATEVExport.rowLimit else {
        throw Refusal(
          .data,
          Problem(
            "office.DATEV_TOO_LONG", ["rows": export.rows, "limit": DATEVExport.rowLimit]))
      }
    }
    exported.datev = export
    return exported
  }

  private func batch(_ question: DATEVQuestion, _ ledger: Ledger) throws -> DATEVExport.Batch {
    let consultant = try number(question.consultant, "consultant", DATEVExport.consultants)
    let client = try number(question.client, "client", DATEVExport.clients)
    let days = try days(question, ledger)
    let closed = try ledger.periodLock().closedThrough
    return DATEVExport.Batch(
      consultant: consultant, client: client, days: days, accountLength: try accountLength(ledger),
      isFinal: closed.map { $0 >= days.to } ?? false, moment: office.act.moment)
  }

  private func number(_ number: Int?, _ field: String, _ range: ClosedRange<Int>) throws -> Int {
    guard let number, range.contains(number) else {
      throw Refusal(
        .usage,
        Problem(
          field == "client" ? "office.DATEV_NUMBER.client" : "office.DATEV_NUMBER.consultant",
          ["least": range.lowerBound, "most": range.upperBound]), fields: [field])
    }
    return number
  }

  /// Days of one year, which DATEV's dates without a year need.
  private func days(_ question: DATEVQuestion, _ ledger: Ledger) throws -> DateRange {
    var (first, last) = (question.from, question.to)
    if first == nil || last == nil {
      var booked: [CalendarDate] = []
      try ledger.journal(JournalFilter(from: first, through: last)) { record in
        let day = record.entry.bookedOn
        booked = [min(booked.first ?? day, day), max(booked.last ?? day, day)]
      }
      first = first ?? booked.first ?? last
      last = last ?? booked.last ?? first
    }
    guard let first, let last else { throw Refusal(.data, Problem("office.DATEV_NOTHING")) }
    guard first.year == last.year, let days = DateRange(from: first, to: last) else {
      throw Refusal(
        .data,
        Problem(
          "office.DATEV_SEVERAL_YEARS", ["first": first, "last": last, "year": String(last.year)]),
        fields: ["from", "to"])
    }
    return days
  }

  private func accountLength(_ ledger: Ledger) throws -> Int {
    let limit = DATEVExport.accountLengths.upperBound
    let numbers = try ledger.accounts().map(\.number)
    let wrong = numbers.filter { number in
      number.count > limit || !number.allSatisfy { $0.isASCII && $0.isNumber }
    }
    guard wrong.isEmpty else {
      throw Refusal(
        .data, Problem("office.DATEV_ACCOUNTS", ["accounts": Fact.names(wrong), "limit": limit]))
    }
    return max(
      DATEVExport.accountLengths.lowerBound, numbers.map(\.count).max() ?? 0)
  }
}
