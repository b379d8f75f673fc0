import Amounts
import Reporting

/// An auditor's workbook made by hand: two entries, their postings, one partner, one award.
enum SampleAudit {
  /// A digest of one digit.
  private static func digits(_ digit: String) -> String { String(repeating: digit, count: 64) }

  static func data(rows: Int = 2) throws -> AuditData {
    var basis = SampleStatement.basis
    basis.bookedSince = nil
    let vouchers = (0..<rows).map { SampleVouchers.line($0, "M-1", "0812") }
    let postings = ["1800", "5010"].flatMap { account in
      vouchers.map { voucher in
        AuditData.PostingRow(
          entry: voucher.entry, line: account == "1800" ? 2 : 1, bookedOn: voucher.bookedOn,
          account: account, measure: "M-1", item: "0812", party: "",
          amount: account == "1800" ? -voucher.amount : voucher.amount)
      }
    }
    let balances = try ["1800", "5010"].compactMap { account -> AuditData.Balance? in
      let own = postings.filter { $0.account == account }.map(\.amount)
      let (debit, credit) = (own.filter { !$0.isNegative }, own.filter(\.isNegative))
      guard !own.isEmpty else { return nil }
      return AuditData.Balance(
        account: account, name: "Konto \(account)", measure: "M-1", count: own.count,
        debit: try debit.sum(), credit: -(try credit.sum()), ledger: LedgerFigure(try own.sum()))
    }
    let receipts = try SampleVouchers.run(
      rows == 0 ? [] : [("M-1", "tu", 2), ("M-1", "436-0815", 1)])
    func received(_ index: Int) -> LedgerFigure {
      rows == 0 ? .nothing : receipts.groups[index].ledger.amount
    }
    let drawn = rows == 0 ? 0 : receipts.groups[1].sums.amount.cents
    let hashes = [digits("1"), digits("2"), basis.provenance.head]
    let seals = hashes.enumerated().map { index, hash in
      AuditData.SealRow(
        sequence: Int64(index + 1), record: index == 0 ? "batch" : "entry", id: Int64(index + 1),
        hash: hash)
    }
    return AuditData(
      basis: basis, scope: "Alle Vorhaben", recipients: ["Stadt Dortmund"],
      journal: RowRun(
        vouchers.map {
          AuditData.JournalRow(
            voucher: $0, batch: 1, recordedAt: "2026-06-30T12:00:00Z", action: "Buchung",
            file: "=1+1.csv", reverses: $0.entry == 2 ? 1 : nil)
        }),
      journalSums: (try vouchers.map(\.amount).sum(), try vouchers.map(\.eligible).sum()),
      postings: RowRun(postings), balances: balances, receipts: receipts,
      contributions: [
        AuditData.Contribution(
          measure: "M-1", id: "tu", partner: "TU Dortmund", kind: "Sachleistung (unbar)",
          isCash: false, planned: Money(cents: 500_000), booked: received(0),
          counted: Money(cents: 400_000))
      ],
      planLines: [
        AuditData.PlanLine(
          measure: "M-1", id: "0812", title: "Personal", planned: Money(cents: 100),
          plannedEligible: Money(cents: 90), recognised: Money(cents: 80))
      ],
      awards: [
        AuditData.Award(
          id: "436-0815", measure: "M-1", funder: "Land", financing: "Anteilfinanzierung",
          rules: "anbest-p-nrw", amount: Money(cents: 1_000), entitled: Money(cents: 700),
          drawn: received(1),
          repayable: LedgerFigure(Money(cents: max(0, drawn - 700))),
          open: LedgerFigure(Money(cents: max(0, 700 - drawn))),
          steps: [
            ReportStep(label: "Ungerundet", formula: "45 % × E", value: Rational(1, over: 3))
          ])
      ],
      findings: [
        AuditData.FindingRow(
          severity: "Fehler", code: "LINE_OVERRUN", measure: "M-1", award: "436-0815",
          amount: Money(cents: 12_345), norm: "ANBest-P Nr. 1.2", message: "=HYPERLINK(\"x\")")
      ],
      deadlines: [
        AuditData.DeadlineRow(
          award: "436-0815", measure: "M-1", kind: "Verwendungsnachweis",
          due: SampleStatement.day(410), lastDay: SampleStatement.day(411), state: "offen",
          amount: nil, norm: "ANBest-P Nr. 6.1", isEstimated: true)
      ],
      batches: RowRun([
        AuditData.BatchRow(
          id: 1, recordedAt: "2026-06-30T12:00:00Z", action: "Buchung", recorder: "muster",
          file: "a.csv",
          fileHash: digits("a"), profile: "", count: 2, first: 1, last: 2)
      ]),
      recorders: [
        AuditData.RecorderRow(
          name: "muster", acts: 1, entries: 2, first: "2026-06-30T12:00:00Z",
          last: "2026-06-30T12:00:00Z"),
        AuditData.RecorderRow(
          name: nil, acts: 3, entries: 0, first: "2026-06-29T12:00:00Z",
          last: "2026-06-30T11:00:00Z"),
      ],
      seals: RowRun(seals),
      sealKinds: [
        AuditData.SealKind(
          record: "batch", count: 1, lastID: 1, lastSequence: 1,
          lastHash: digits("1")),
        AuditData.SealKind(
          record: "entry", count: 2, lastID: 3, lastSequence: 3, lastHash: basis.provenance.head),
      ],
      encoding: [
        AuditData.SealedPart(record: "entry", table: "entry", columns: ["number", "batch"])
      ],
      genesis: digits("0"),
      ledger: [
        .entries: LedgerFigure(count: rows),
        .journalAmount: LedgerFigure(try vouchers.map(\.amount).sum()),
        .journalEligible: LedgerFigure(try vouchers.map(\.eligible).sum()),
        .postings: LedgerFigure(count: 2 * rows), .records: LedgerFigure(count: 3),
        .orders: LedgerFigure(count: 0),
        .debit: LedgerFigure(try balances.map(\.debit).sum()),
        .credit: LedgerFigure(try balances.map(\.credit).sum()),
      ])
  }
}
