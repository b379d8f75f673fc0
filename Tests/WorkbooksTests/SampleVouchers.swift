import Amounts
import Reporting

/// Lists of vouchers made by hand: two measures, positions, sources, a reversal, hostile texts.
enum SampleVouchers {
  static func line(_ index: Int, _ measure: String, _ place: String) -> VoucherLine {
    var line = VoucherLine(
      entry: Int64(index + 1), bookedOn: SampleStatement.day(index),
      amount: Money(cents: index % 7 == 6 ? -12_345 : Int64(index) * 7_919 % 500_000 + 101))
    line.project = "SC-883"
    line.measure = measure
    line.line = place
    line.source = index % 3 == 0 ? "" : "=cmd|' /C calc'!A0"
    line.voucher = "R-\(index)"
    line.paidOn = SampleStatement.day(index + 2)
    line.counterparty = ["Größmann & Söhne GmbH", "=1+1", "\u{1}steuer_x0041_"][index % 3]
    line.purpose = "Rechnung \(index)"
    line.kind = "Ausgabe"
    line.eligible = Money(cents: line.amount.cents / 2)
    line.vat = Money(cents: line.amount.cents / 10)
    line.chronological = Int64(index + 1)
    return line
  }

  /// - Parameter places: for each group its measure, its plan line or source, its number of rows.
  static func run(
    _ places: [(measure: String, place: String, rows: Int)], ledgerOff: Int64 = 0
  ) throws -> VoucherRun {
    var lines: [VoucherLine] = []
    var groups: [VoucherRun.Group] = []
    for (measure, place, rows) in places {
      let own = (0..<rows).map { line(lines.count + $0, measure, place) }
      lines += own
      func sums(_ lines: [VoucherLine]) throws -> VoucherRun.Sums {
        VoucherRun.Sums(
          count: lines.count, amount: try lines.map(\.amount).sum(),
          vat: try lines.map(\.vat).sum(), eligible: try lines.map(\.eligible).sum())
      }
      let ledger = try booked(own, ledgerOff)
      groups.append(
        VoucherRun.Group(
          measure: measure, measureTitle: "Quartier \(measure)", place: place,
          title: "Sachausgaben einschließlich Öffentlichkeitsarbeit", planned: Money(cents: 1),
          sums: try sums(own), ledger: ledger,
          sources: try ["", "=cmd|' /C calc'!A0"].map { id in
            (id, id.isEmpty ? "" : "Hostile", try sums(own.filter { $0.source == id }))
          }))
    }
    var run = VoucherRun(
      groups: groups,
      widest: VoucherRun.Sums(amount: Money(cents: -9_999_999_999)), rows: RowRun(lines),
      ledger: try booked(lines, places.isEmpty ? 0 : ledgerOff))
    // One cent a group.
    run.planned = LedgerFigure(Money(cents: Int64(places.count)))
    return run
  }

  private static func booked(_ lines: [VoucherLine], _ off: Int64) throws -> BookedFigures {
    BookedFigures(
      count: lines.count, amount: try lines.map(\.amount).sum() + Money(cents: off),
      vat: try lines.map(\.vat).sum(), eligible: try lines.map(\.eligible).sum())
  }

  static let places: [(measure: String, place: String, rows: Int)] = [
    ("M-1", "0812", 5), ("M-1", "0831", 1), ("M-2", "0812", 8),
  ]

  static func data(
    _ payments: [(measure: String, place: String, rows: Int)] = places,
    receipts: [(measure: String, place: String, rows: Int)] = [("M-1", "eigen", 2)],
    ledgerOff: Int64 = 0
  ) throws -> VoucherListData {
    var basis = SampleStatement.basis
    basis.bookedSince = nil
    return VoucherListData(
      basis: basis, scope: "Vorhaben SC-883", recipients: ["Stadt Dortmund"],
      measures: ["M-1", "M-2"].map {
        .init(
          id: $0, title: "Quartier \($0)", project: "SC-883", recipient: "Stadt Dortmund",
          basis: "Ausgaben")
      }, payments: try run(payments, ledgerOff: ledgerOff), receipts: try run(receipts))
  }
}
