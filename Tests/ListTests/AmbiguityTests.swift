import Amounts
import Funding
import Interchange
import Testing

@Suite("Values that can be read in two ways")
struct AmbiguityTests {
  private static let columns = "{title: T, recipient: N, from: B, to: E, eligible: A, rate: S}"

  private static func list(_ values: [(from: String, amount: String)]) -> String {
    "T;N;B;E;A;S\n"
      + values.map { "X;Amt;\($0.from);31.12.2020;\($0.amount);50%\n" }.joined()
  }

  @Test("Amounts are refused once for the column, with three samples in both readings")
  func amounts() throws {
    let text = Self.list((1...5).map { ("01.01.2015", "\($0),156") })
    let error = #expect(throws: InputProblems.self) {
      _ = try ListText.read(text, profile: ListText.profile(columns: Self.columns))
    }
    let problem = try #require(error?.problems.first)
    #expect(error?.count == 1)
    guard case .list(.ambiguousAmounts(let count, let samples)) = problem.fault else {
      Issue.record("\(problem.fault)")
      return
    }
    #expect(count == 5)
    #expect(samples.map(\.line) == [2, 3, 4])
    #expect(samples.map(\.text) == ["1,156", "2,156", "3,156"])
    #expect(samples[0].second == LocalizedText(de: "1.156,00\u{A0}€", en: "€1,156.00"))
    #expect(problem.text(.de).contains("table.decimalMark: comma"))
  }

  @Test(
    "The profile settles amounts",
    arguments: [("point", "4,156", 415_600), ("comma", "4.156", 415_600), ("comma", "4,15", 415)])
  func settledAmounts(mark: String, text: String, cents: Int64) throws {
    let profile = ListText.profile(columns: Self.columns, table: "decimalMark: \(mark)")
    let list = try ListText.read(Self.list([("01.01.2015", text)]), profile: profile)
    #expect(list.eligible == Money(cents: cents))
  }

  @Test("Dates are refused once for the column, with samples in both readings")
  func dates() throws {
    let text = Self.list([("01/02/2015", "100,00"), ("03/04/2015", "100,00")])
    let error = #expect(throws: InputProblems.self) {
      _ = try ListText.read(text, profile: ListText.profile(columns: Self.columns))
    }
    #expect(error?.problems.map(\.fault.code) == ["LIST_DATES_AMBIGUOUS"])
    let message = try #require(error?.text(.de))
    #expect(message.contains("„01/02/2015“ = 01.02.2015 oder 02.01.2015"))
  }

  @Test(
    "The profile settles dates, and a date of the other form is refused",
    arguments: [
      ("dmy", "01/02/2015", "2015-02-01"), ("mdy", "01/02/2015", "2015-01-02"),
      ("dmy", "1.2.2015", "2015-02-01"), ("mdy", "2015-02-01", "2015-02-01"),
      ("dmy", "02/25/2015", nil), ("mdy", "25/02/2015", nil), ("iso", "01.02.2015", nil),
    ])
  func settledDates(form: String, text: String, day: String?) {
    let profile = ListText.profile(columns: Self.columns, table: "dates: \(form)")
    let list = try? ListText.read(Self.list([(text, "100,00")]), profile: profile)
    #expect(list?.rows.first?.project.period?.from.isoText == day)
  }
}
