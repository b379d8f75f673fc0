import Amounts
import TestSupport
import Testing

@testable import Funding

/// C19, C27 and C31 where they are more than one measure's figures.
@Suite("Worked cases: VAT, Skonto, totals") struct EligibilityCasesTests {
  @Test(
    "C31 only VAT that cannot be deducted is eligible",
    arguments: [
      ("0%", "11900.00"), ("100%", "10000.00"), ("30%", "11330.00"),
    ] as [(Rate, Money)])
  func vat(deductible: Rate, eligible: Money) throws {
    #expect(
      try Eligibility.eligible(gross: "11900.00", vat: "1900.00", deductible: deductible)
        == eligible)
    var invoice = Booking.spend("11900.00")
    invoice.vat = "1900.00"
    let scenario = Scenario(
      vatDeductible: deductible, lines: [.all("20000.00")], bookings: [invoice])
    #expect(try scenario.proposals()[0].eligible == eligible)
    #expect(try scenario.assess().settlement.eligible == eligible)
  }

  @Test("C31 a discount that was offered and not taken is not eligible")
  func skonto() throws {
    #expect(
      try Eligibility.eligible(
        gross: "11900.00", vat: "1900.00", deductible: .zero, unusedDiscount: "2%") == "11662.00")
    var invoice = Booking.spend("11900.00")
    invoice.eligible = "11662.00"
    invoice.reason = "2 % Skonto nicht gezogen"
    let settlement = try Scenario(lines: [.all("20000.00")], bookings: [invoice]).assess()
      .settlement
    #expect(settlement.eligible == "11662.00")
    #expect(settlement.ineligible == "238.00")
  }

  /// 6,000.00 less 2.5 % are 5,850.00; 11,900.00 less 2.5 % are 11,602.50, which is all there is.
  @Test(
    "a discount that was not taken comes off a smaller eligible part, unless the reason names it",
    arguments: [
      ("6000.00", "privat", "5850.00"), ("6000.00", "privat, Skonto", "6000.00"),
      ("11602.50", nil, "11602.50"), ("11602.49", "gerundet", "11312.42"),
    ] as [(Money, String?, Money)])
  func skontoOfPart(_ part: Money, _ reason: String?, _ eligible: Money) throws {
    var invoice = Booking.spend("11900.00")
    invoice.eligible = part
    invoice.reason = reason
    invoice.facts.discountOffered = "2.5%"
    let scenario = Scenario(lines: [.all("20000.00")], bookings: [invoice])
    #expect(try scenario.proposals()[0].eligible == eligible)
  }

  @Test("C19 both cities together: 12,400,000.00 of 17,538,461.54, 70.70 %")
  func smartCities() throws {
    let both = try [WorkedCase.dortmund, .schwerte].map { try $0.scenario.assess().settlement }
    let eligible = try both.map(\.eligible).sum()
    let granted = try both.flatMap { $0.awards.map(\.entitled) }.sum()
    #expect(eligible == "17538461.54")
    #expect(granted == "12400000.00")
    #expect(Rate(granted, of: eligible)?.percentText() == "70.70")
  }

  @Test("C12 the line, what is recognised of it, and what is not")
  func line() throws {
    let worked = try #require(WorkedCase.share.first { $0.findings == [.lineOverrun] })
    let settlement = try worked.scenario.assess().settlement
    let line = try #require(settlement.recognition.lines.first { $0.line.id == "SACH" })
    #expect(line.actual == "25000.00")
    #expect(line.limit == "24000.00")
    #expect(line.recognised == "24000.00")
    #expect(line.cut == "1000.00")
    #expect(settlement.ineligible == "1000.00")
  }

  @Test("C27 the finding says what the Land may give at most")
  func ownShare() throws {
    let worked = try #require(WorkedCase.severalSources.last)
    let finding = try #require(
      try worked.scenario.assess().findings.first { $0.code == .minOwnShare })
    #expect(finding.amount == "25000.00")
    #expect(finding.points == "5%")
    // 450,000.00 less the Bund's 325,000.00 leave 125,000.00, 25 %.
    #expect(finding.message(.de).contains("450.000,00\u{A0}€"))
  }
}
