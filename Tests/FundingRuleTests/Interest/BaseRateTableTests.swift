import Amounts
import Funding
import TestSupport
import Testing

struct BaseRateTableTests {
  @Test(
    "the rate of a day",
    arguments: [
      ("2002-07-01", "2.47"), ("2009-06-30", "1.62"), ("2009-07-01", "0.12"),
      ("2016-06-30", "-0.83"), ("2016-07-01", "-0.88"), ("2022-12-31", "-0.88"),
      ("2023-01-01", "1.62"), ("2026-06-30", "1.27"), ("2026-07-01", "1.52"),
      ("2026-12-31", "1.52"),
    ] as [(CalendarDate, String)])
  func rates(_ day: CalendarDate, _ percent: String) throws {
    #expect(try ShippedBaseRates.table().rate(on: day).percentText() == percent)
  }

  @Test("the shipped table runs from July 2002 to the end of 2026")
  func reach() throws {
    let table = try ShippedBaseRates.table()
    #expect(table.firstDay == "2002-07-01")
    #expect(table.lastDay == "2026-12-31")
    #expect(table.entries.count == 49)
    #expect(table.margin == Rate(percent: 5))
  }

  @Test("a day that the table does not reach is refused by name")
  func refusal() throws {
    let table = try ShippedBaseRates.table()
    #expect(throws: InterestError.beyondTable("2027-01-01", last: "2026-12-31")) {
      try table.rate(on: "2027-01-01")
    }
    #expect(throws: InterestError.beforeTable("2002-06-30", first: "2002-07-01")) {
      try table.rate(on: "2002-06-30")
    }
    #expect(throws: InterestError.beyondTable("2027-01-01", last: "2026-12-31")) {
      try InterestCalculation.rows(
        on: "1.00", after: "2026-12-01", through: "2027-01-01", by: .thirty360, table: table)
    }
    // The last day that is known is not beyond the table.
    let rows = try InterestCalculation.rows(
      on: "1.00", after: "2026-12-01", through: "2026-12-31", by: .actualActual, table: table)
    #expect(rows.count == 1)
  }

  @Test("every fault of a table is told at once")
  func faults() {
    #expect(
      throws: BaseRateTableError(faults: [
        .notAHalfYear("2024-02-01"), .twice("2023-01-01"), .missing("2023-07-01"),
      ])
    ) {
      try BaseRateTable(
        entries: ["2023-01-01", "2023-01-01", "2024-01-01", "2024-02-01"].map {
          BaseRateTable.Entry(from: $0, rate: .zero)
        }, margin: .zero, norm: "")
    }
    #expect(throws: BaseRateTableError(faults: [.empty])) {
      try BaseRateTable(entries: [], margin: .zero, norm: "")
    }
  }
}
