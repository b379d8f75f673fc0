import Amounts
import TestSupport
import Testing

@testable import Interchange

/// What banks hand out besides plain statements: zip files, card batches, days of no calendar.
@Suite("Deliveries of banks")
struct DeliveryTests {
  /// A statement of a day with one payment that goes out.
  private static func day(
    _ id: String, _ day: String, opening: String, closing: String, _ amounts: [String],
    reference: String? = nil
  ) -> CAMTBuilder {
    var builder = CAMTBuilder(id: id, balances: [("OPBD", opening), ("CLBD", closing)])
    builder.entries = amounts.map {
      CAMTBuilder.entry($0, on: day, reference.map { "<AcctSvcrRef>\($0)</AcctSvcrRef>" } ?? "")
    }
    builder.day = day
    builder.head =
      "<FrToDt><FrDtTm>\(day)T00:00:00</FrDtTm><ToDtTm>\(day)T23:59:59</ToDtTm></FrToDt>"
    return builder
  }

  private static func delivery(
    _ parts: [(name: String, content: String)]
  ) throws(InputProblems) -> BankDelivery {
    var zip = ZipBuilder()
    for part in parts { zip.add(part.name, Array(part.content.utf8)) }
    return try BankStatementFile.delivery(InputBytes(zip.finished(), file: "C53.zip"))
  }

  private static let first = day("A", "2026-02-26", opening: "1000", closing: "990", ["-10.00"])
  private static let second = day("B", "2026-02-27", opening: "990", closing: "970", ["-20.00"])

  // MARK: Zip files

  @Test("A zip file is one delivery: its statements in the order of their days, in folders too")
  func zip() throws {
    let delivery = try Self.delivery([
      ("b/2.xml", Self.second.text), ("__MACOSX/b/._2.xml", "x"), ("a/1.XML", Self.first.text),
      ("Umsaetze.pdf", "%PDF"),
    ])
    #expect(delivery.statements.map(\.id) == ["A", "B"])
    #expect(delivery.statements.map(\.part) == ["a/1.XML", "b/2.xml"])
    #expect(delivery.notices.map(\.code) == ["STATEMENT_OTHER_FILE"])
    #expect(delivery.notices.first?.text.de.contains("„Umsaetze.pdf“ bleibt weg") == true)
  }

  @Test("A zip file in a zip file is named, beside statements and alone")
  func zipInZip() throws {
    var inner = ZipBuilder()
    inner.add("1.xml", Array(Self.first.text.utf8))
    let packed = inner.finished()
    var outer = ZipBuilder()
    outer.add("Januar.ZIP", packed)
    #expect(
      refusal {
        _ = try BankStatementFile.delivery(InputBytes(outer.finished(), file: "C53.zip"))
      } == ["STATEMENT_NONE_IN_ARCHIVE"])
    var both = ZipBuilder()
    both.add("Januar.ZIP", packed)
    both.add("2.xml", Array(Self.second.text.utf8))
    let delivery = try BankStatementFile.delivery(InputBytes(both.finished(), file: "C53.zip"))
    #expect(delivery.statements.map(\.id) == ["B"])
    #expect(
      delivery.notices.map(\.text.de) == [
        "„Januar.ZIP“ ist selbst ein Zip-Archiv und wurde nicht gelesen. Packen Sie es aus; liegen "
          + "Auszüge darin, lesen Sie es für sich ein."
      ])
  }

  @Test("A statement that lies in a zip file twice counts once; one that differs does not pass")
  func twice() throws {
    let delivery = try Self.delivery([("1.xml", Self.first.text), ("copy/1.xml", Self.first.text)])
    #expect(delivery.statements.map(\.id) == ["A"])
    #expect(delivery.notices.map(\.code) == ["STATEMENT_AGAIN"])
  }

  @Test("A report within the day beside the statement of the day adds nothing")
  func reportBesideStatement() throws {
    var report = Self.day("R", "2026-02-26", opening: "0", closing: "0", ["-10.00"])
    (report.message, report.element, report.version) = (
      "BkToCstmrAcctRpt", "Rpt", "camt.052.001.08"
    )
    report.balances = [("ITBD", "990")]
    let delivery = try Self.delivery([("52.xml", report.text), ("53.xml", Self.first.text)])
    #expect(delivery.statements.flatMap(\.transactions).map(\.amount.plainText) == ["-10.00"])
    #expect(delivery.notices.map(\.code) == ["STATEMENT_LINES_AGAIN"])
  }

  @Test("One file that does not tie, and none of them is read; its name stands in the message")
  func allOrNothing() {
    var wrong = Self.second
    wrong.balances[1].amount = "971"
    let problems = ProblemList()
    var zip = ZipBuilder()
    zip.add("1.xml", Array(Self.first.text.utf8))
    zip.add("sub/2.xml", Array(wrong.text.utf8))
    let input = InputBytes(zip.finished(), file: "C53.zip")
    _ = BankStatementFile.read(input, problems: problems)
    #expect(problems.problems.map(\.fault.code) == ["STATEMENT_BALANCE_DIFFERS"])
    #expect(problems.problems.first?.place.file == "C53.zip/sub/2.xml")
  }

  @Test(
    "A zip file without statements says what it holds",
    arguments: [
      ([("a.xml", "<?xml version=\"1.0\"?><Invoice/>")], "STATEMENT_NONE_IN_ARCHIVE"),
      ([("a.xml", "<?xml version=\"1.0\"?><Document>")], "XML_TRUNCATED"),
    ])
  func noStatement(_ parts: [(String, String)], _ code: String) {
    #expect(refusal { _ = try Self.delivery(parts.map { ($0.0, $0.1) }) } == [code])
  }

  @Test("What all files together unpack to is bounded, and so is each of them")
  func bombs() {
    var zip = ZipBuilder()
    for name in ["1.xml", "2.xml"] { zip.add(name, Array(Self.first.text.utf8)) }
    let input = InputBytes(zip.finished(), file: "C53.zip")
    let size = Self.first.text.utf8.count
    for (limit, codes) in [(2 * size, []), (2 * size - 1, ["WORKBOOK_TOO_LARGE"])] {
      let found = refusal {
        _ = try StatementArchive.read(input, limit: limit, problems: ProblemList())
      }
      #expect(found == codes)
    }
    var bomb = ZipBuilder()
    bomb.addBomb("1.xml", head: Self.first.text, spaces: 64 << 20)
    let large = InputBytes(bomb.finished(), file: "C53.zip")
    #expect(refusal { _ = try BankStatementFile.read(large) } == ["WORKBOOK_ZIP_BOMB"])
  }

  // MARK: Batches

  private static func batch(_ whole: String, _ parts: [String]) -> String {
    let details = parts.map { "<TxDtls>\(CAMTBuilder.amount($0))</TxDtls>" }.joined()
    return CAMTBuilder.entry(whole, "<AcctSvcrRef>S1</AcctSvcrRef><NtryDtls>\(details)</NtryDtls>")
  }

  /// 60.00 and 40.00 less 2.70 are 97.30; 30.00 and 70.00 and a fee of 1.50 are 101.50 that go out.
  @Test(
    "A batch from which the bank took its fee stays whole, and the rest of the statement is read",
    arguments: [
      ("97.30", ["60.00", "40.00"], "2.70"), ("-101.50", ["-30.00", "-70.00"], "1.50"),
    ])
  func fee(_ whole: String, _ parts: [String], _ fee: String) throws {
    var builder = CAMTBuilder(balances: [("OPBD", "200.00")])
    builder.entries = [Self.batch(whole, parts), CAMTBuilder.entry("-59.50")]
    builder.balances.append(("CLBD", whole == "97.30" ? "237.80" : "39.00"))
    let lines = try #require(try builder.read().first).transactions
    #expect(lines.map(\.amount.plainText) == [whole, "-59.50"])
    #expect(lines[0].unopenedPayments == 2)
    #expect(
      lines[0].notes.map(\.text.de) == [fee.replacing(".", with: ",") + "\u{A0}€ Entgelt abgezogen"]
    )
    #expect(lines[1].notes.isEmpty)
  }

  // MARK: Days

  @Test(
    "Where no booking date stands the value date does, if the statement ties; else it is missed")
  func valueDate() throws {
    let entry =
      CAMTBuilder.amount("5.00") + "<Sts>BOOK</Sts><ValDt><Dt>2026-06-29</Dt></ValDt>"
    var builder = CAMTBuilder(balances: [("OPBD", "0"), ("CLBD", "5")], entries: [entry])
    builder.day = "2026-06-29"
    let line = try #require(try builder.read().first?.transactions.first)
    #expect(line.bookedOn.isoText == "2026-06-29")
    #expect(line.notes == [.bookedOnValueDate])
    (builder.message, builder.element, builder.balances) = ("BkToCstmrAcctRpt", "Rpt", [])
    #expect(refusal { _ = try builder.read() } == ["STATEMENT_PART_MISSING"])
  }

  @Test(
    "A value date outside the days of the statement stands for no booking date",
    arguments: [
      ("2025-12-30", "2026-01-01", "2026-01-31", false),
      ("2026-02-03", "2026-01-01", "2026-01-31", false),
      // The opening balance of the evening before is in another budget year.
      ("2025-12-31", "2025-12-31", "2026-01-31", false),
      ("2026-01-01", "2026-01-01", "2026-01-31", true),
      ("2026-01-31", "2025-12-31", "2026-01-31", true),
      ("2025-12-20", "2025-12-15", "2026-01-15", true),
    ])
  func valueDateOutside(_ day: String, _ from: String, _ to: String, _ isTaken: Bool) {
    let entry = CAMTBuilder.amount("5.00") + "<Sts>BOOK</Sts><ValDt><Dt>\(day)</Dt></ValDt>"
    let builder = CAMTBuilder(balances: [("OPBD", "0"), ("CLBD", "5")], entries: [entry])
    var isOpening = true
    let text = builder.text.split(separator: "<Dt><Dt>2026-06-30</Dt></Dt>").reduce("") {
      text, part in
      guard !text.isEmpty else { return String(part) }
      defer { isOpening = false }
      return text + "<Dt><Dt>\(isOpening ? from : to)</Dt></Dt>" + part
    }
    let found = refusal {
      _ = try BankStatementFile.read(InputBytes(Array(text.utf8), file: "auszug.xml"))
    }
    #expect(found == (isTaken ? [] : ["STATEMENT_PART_MISSING"]))
  }

  @Test("Movements that a bank books one by one under one reference are the parts of a batch")
  func joined() throws {
    func entry(_ amount: String, _ reference: String) -> String {
      CAMTBuilder.entry(amount, "<AcctSvcrRef>\(reference)</AcctSvcrRef>")
    }
    var builder = CAMTBuilder(balances: [("OPBD", "0"), ("CLBD", "35")])
    builder.entries = [
      entry("30.00", "S9"), entry("70.00", "S9"), entry("-70.00", "S9"), entry("5.00", "S8"),
    ]
    let lines = try #require(try builder.read().first).transactions
    #expect(lines.map { $0.batch?.total } == ["100.00", "100.00", nil, nil])
    #expect(lines.map { $0.batch?.position } == [1, 2, nil, nil])
  }

  @Test(
    "30 February of a bank that counts thirty days to every month is its last day; no other day is",
    arguments: [
      ("2026-02-30", "2026-02-28"), ("2026-02-29", "2026-02-28"), ("2028-02-30", "2028-02-29"),
      ("2026-02-31", nil), ("2026-04-31", nil),
    ])
  func interestMonth(_ text: String, _ day: String?) throws {
    let entry = CAMTBuilder.entry("5.00", "<ValDt><Dt>\(text)</Dt></ValDt>")
    let builder = CAMTBuilder(balances: [("OPBD", "0"), ("CLBD", "5")], entries: [entry])
    guard let day else {
      #expect(refusal { _ = try builder.read() } == ["NO_SUCH_DAY"])
      return
    }
    let line = try #require(try builder.read().first?.transactions.first)
    #expect(line.valueOn?.isoText == day)
    #expect(line.notes == [.dayOfInterestMonth(text)])
  }
}
