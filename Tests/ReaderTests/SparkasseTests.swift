import Amounts
import Foundation
import Interchange
import Testing

@Suite("Reading the CSV of the Sparkassen")
struct SparkasseTests {
  private static let headings = """
    "Auftragskonto";"Buchungstag";"Valutadatum";"Buchungstext";"Verwendungszweck";"Betrag";"Waehrung";"Info"
    """

  private func read(_ rows: String, headings: String = headings) throws -> [BankStatement] {
    try BankStatementFile.read(
      InputBytes(Array((headings + "\r\n" + rows).utf8), file: "umsaetze.csv"))
  }

  @Test("The sample gives what its own importer gives")
  func sample() throws {
    let statements = try BankStatementFile.read(Fixture.input("sparkasse/camt-v2.csv"))
    #expect(statements.map(\.account) == ["DE17123456780000000001", "DE87123456780000000099"])
    let booked = try #require(statements.first).transactions.filter { $0.status == .booked }
      .sorted { $0.bookedOn < $1.bookedOn }
    let found = booked.map { transaction in
      var lines = [
        "\(transaction.bookedOn.isoText) ! \"\(transaction.counterparty ?? "")\" "
          + "\"\(transaction.remittance ?? "")\""
      ]
      let fields = [
        ("value-date", transaction.valueOn?.isoText), ("booking-text", transaction.bookingText),
        ("creditor-id", transaction.creditorID), ("mandate-reference", transaction.mandateID),
        ("customer-reference", transaction.endToEndID),
        ("counterparty-iban", transaction.counterpartyAccount),
      ]
      for case (let name, let value?) in fields {
        lines.append("  \(name): " + (name == "value-date" ? value : "\"\(value)\""))
      }
      let amount = transaction.amount.plainText.replacing(".00", with: "")
      return (lines + ["  Assets:Bank:Checking  \(amount) EUR"]).joined(separator: "\n")
    }
    let expected = try String(
      contentsOfFile: Fixture.path("sparkasse/camt-v2.expected.beancount"), encoding: .utf8)
    let blocks = expected.split(separator: "\n\n").dropFirst()
      .map { $0.trimmingCharacters(in: .newlines) }
    #expect(found == blocks)
  }

  @Test(
    "Money that came back says so",
    arguments: [
      ("RUECKLASTSCHRIFT", "R-17", "50,00", true), ("GUTSCHR", "Rückläufer R-17", "50,00", true),
      ("GUTSCHR", "Spende", "50,00", false), ("LASTSCHRIFT", "R-17", "-50,00", false),
    ])
  func cameBack(_ text: String, _ purpose: String, _ amount: String, _ wanted: Bool) throws {
    let row = ["DE17123456780000000001", "27.02.26", "27.02.26", text, purpose, amount, "EUR"]
      .map { "\"\($0)\"" }.joined(separator: ";")
    let statements = try read(row + ";\"Umsatz gebucht\"")
    #expect(statements.flatMap(\.transactions).map(\.isReversal) == [wanted])
  }

  @Test("A row that is announced is pending")
  func pending() throws {
    let statements = try BankStatementFile.read(Fixture.input("sparkasse/camt-v2.csv"))
    let pending = statements.flatMap(\.transactions).filter { $0.status == .pending }
    #expect(pending.map(\.amount.plainText) == ["-9.12"])
    #expect(pending.map(\.line) == [6])
    #expect(try statements.first?.bookedSum().plainText == "2390.33")
  }

  @Test(
    "Years of two and four digits, umlauts written either way, columns nobody needs",
    arguments: [
      ("30.06.26", "\"Waehrung\""), ("30.06.2026", "\"Währung\""),
      ("30.06.26", "\"Kategorie\";\"Waehrung\""),
    ])
  func variants(_ day: String, _ currency: String) throws {
    let filler = currency.contains(";") ? "\"\";" : ""
    let statements = try read(
      "\"DE1\";\"\(day)\";\"\";\"\";\"a  b\";\"1.234,56\";\(filler)\"EUR\";\"Umsatz gebucht\"\r\n",
      headings: Self.headings.replacing("\"Waehrung\"", with: currency))
    let transaction = try #require(statements.first?.transactions.first)
    #expect(transaction.bookedOn.isoText == "2026-06-30")
    #expect(transaction.amount.plainText == "1234.56")
    #expect(transaction.remittance == "a b")
    #expect(transaction.valueOn == nil)
  }

  @Test(
    "A row that cannot be taken is refused with its line",
    arguments: [
      ("DE1;30.06.26;;;;1,00;USD;Umsatz gebucht", "STATEMENT_CURRENCY"),
      ("DE1;30.06.26;;;;1,00;EUR;Umsatz storniert", "STATEMENT_MARK_UNKNOWN"),
      ("DE1;31.06.26;;;;1,00;EUR;Umsatz gebucht", "NO_SUCH_DAY"),
      ("DE1;06/30/26;;;;1,00;EUR;Umsatz gebucht", "NOT_A_DATE"),
      ("DE1;30.06.26;;;;1,005;EUR;Umsatz gebucht", "AMOUNT_DECIMALS"),
      ("DE1;30.06.26;;;;;EUR;Umsatz gebucht", "VALUE_MISSING"),
      (";30.06.26;;;;1,00;EUR;Umsatz gebucht", "VALUE_MISSING"),
      ("DE1;30.06.26;;;;1,00;EUR", "ROW_RAGGED"),
    ])
  func refused(_ row: String, _ code: String) throws {
    let problems = #expect(throws: InputProblems.self) { try read(row) }
    #expect(problems?.problems.map(\.fault.code) == [code])
    #expect(problems?.problems.first?.place.line == 2)
  }

  @Test("A table that is no statement, or has no rows, is refused")
  func otherTables() {
    #expect(refusal { _ = try read("") } == ["NO_ROWS"])
    let codes = refusal { _ = try read("1;2", headings: "Datum;Betrag") }
    #expect(codes.allSatisfy { $0 == "HEADING_MISSING" } && codes.count == 4)
  }

  @Test("Equal rows of one day have different keys, and the same ones next time")
  func keys() throws {
    let row = "DE1;30.06.26;;;Essen;-1,00;EUR;Umsatz gebucht\n"
    let keys = try read(row + row).flatMap(\.transactions).map(\.key)
    #expect(Set(keys).count == 2)
    #expect(try read(row + row + row).flatMap(\.transactions).map(\.key).prefix(2) == keys[...])
  }

  @Test(
    "A value date of a month of thirty days is the last of February, and is told; no booking date is",
    arguments: [
      ("28.02.26", "30.02.26", "2026-02-28"), ("28.02.2026", "29.02.2026", "2026-02-28"),
      ("29.02.28", "30.02.28", "2028-02-29"), ("28.02.26", "31.02.26", "NO_SUCH_DAY"),
      ("30.02.26", "28.02.26", "NO_SUCH_DAY"), ("30.04.26", "31.04.26", "NO_SUCH_DAY"),
    ])
  func interestMonth(_ bookedOn: String, _ valueOn: String, _ wanted: String) throws {
    let row =
      "\"DE1\";\"\(bookedOn)\";\"\(valueOn)\";\"ZINSEN\";\"x\";\"-1,50\";\"EUR\";\"Umsatz gebucht\""
    let faults = refusal { _ = try read(row) }
    guard faults.isEmpty else {
      #expect(faults == [wanted])
      return
    }
    let line = try #require(try read(row).first?.transactions.first)
    #expect(line.valueOn?.isoText == wanted)
    #expect(line.notes == [.dayOfInterestMonth(valueOn)])
  }
}
