import Amounts
import Funding
import TestSupport
import Testing

/// What a kind of booking has no use for is refused, never ignored.
@Suite("Fields of kinds") struct KindFieldTests {
  private typealias Field = BookingFault.Field

  /// What every kind can tell.
  private static let common: Set<Field> = [
    .date, .kind, .measure, .amount, .counterparty, .purpose, .reference, .voucher,
  ]

  /// What a kind can tell besides; what follows from the projects is refused where it does not fit.
  private static func fields(_ kind: BookingKind) -> Set<Field> {
    switch kind {
    case .expense:
      [
        .line, .source, .eligible, .reason, .vat, .voucherDate, .paidOn, .method, .quantity,
        .unitRate, .share, .evidence, .voucherTotal, .serviceFrom, .serviceTo, .order,
        .discountOffered, .staffShare, .inventory, .dueOn, .retention, .retentionDue,
        .forVoucher,
      ]
    case .inKind, .civic:
      [
        .line, .source, .eligible, .reason, .vat, .voucherDate, .method, .quantity, .unitRate,
        .share, .evidence, .serviceFrom, .serviceTo, .staffShare, .inventory,
      ]
    case .revenue: [.source, .vat, .voucherDate, .paidOn, .evidence]
    case .ownFunds, .partnerCash, .donation, .otherPublic, .drawdown, .repayment, .interest,
      .forward:
      [.source, .voucherDate, .paidOn, .evidence]
    case .creditNote:
      [.line, .source, .vat, .voucherDate, .paidOn, .evidence, .forVoucher]
    case .payment: [.line, .source, .voucherDate, .paidOn, .evidence, .discount, .guarantee]
    case .order: [.line, .vat, .order, .procedure, .offers]
    case .recognise: []
    }
  }

  private static func set(_ field: Field, in booking: inout Booking) {
    switch field {
    case .date, .kind, .measure, .amount, .counterparty, .purpose, .reference, .voucher: break
    case .line: booking.line = "SACH"
    case .source: booking.source = "X"
    case .eligible: booking.eligible = "1.00"
    case .reason: booking.reason = "Grund"
    case .vat: booking.vat = "1.00"
    case .voucherDate: booking.voucherDate = "2025-07-01"
    case .paidOn: booking.paidOn = "2025-07-02"
    case .method: booking.method = .hours
    case .quantity: booking.quantity = Rational(2)
    case .unitRate: booking.unitRate = "1.00"
    case .share: booking.share = "50%"
    case .evidence: booking.evidence = ["x.pdf"]
    case .voucherTotal: booking.facts.voucherTotal = "200.00"
    case .serviceFrom: booking.facts.serviceFrom = "2025-07-01"
    case .serviceTo: booking.facts.serviceTo = "2025-07-01"
    case .order: booking.facts.order = "A-1"
    case .discountOffered: booking.facts.discountOffered = "2%"
    case .staffShare: (booking.facts.staffShare, booking.method) = ("50%", .hours)
    case .inventory: booking.facts.inventory = "INV-1"
    case .forVoucher: booking.facts.forVoucher = "R-1"
    case .procedure: booking.facts.procedure = .open
    case .offers: booking.facts.offers = 3
    case .dueOn: booking.facts.dueOn = "2025-07-30"
    case .retention: booking.facts.retention = "1.00"
    case .retentionDue: booking.facts.retentionDue = "2030-07-01"
    case .discount: booking.facts.discount = "1.00"
    case .guarantee: booking.facts.guarantee = "Bürgschaft 1"
    }
  }

  @Test("over all kinds and fields", arguments: BookingKind.importable)
  func refuses(_ kind: BookingKind) throws {
    let desk = BookingFaultTests.desk
    for field in Field.allCases {
      var booking = Booking(date: "2025-07-01", kind: kind, measure: "M", amount: "100.00")
      Self.set(field, in: &booking)
      var faults: [BookingFault] = []
      do {
        _ = try desk.propose(booking)
      } catch {
        faults = error.faults
      }
      let isRefused = faults.contains { fault in
        if case .notForKind(field, _, kind) = fault { true } else { false }
      }
      let fits = Self.common.union(Self.fields(kind)).contains(field)
      #expect(isRefused != fits, "\(kind.rawValue) \(field.rawValue)")
    }
  }
}
