import Amounts
import Interchange
import Testing

@Suite("Reading CAMT")
struct CAMTTests {
  @Test("A file of two statements that tie is read with its balances")
  func severalStatements() throws {
    let statements = try BankStatementFile.read(Fixture.input("camt/v2.multi.statement.xml"))
    #expect(statements.map(\.format) == [.camt053(version: 2), .camt053(version: 2)])
    #expect(statements.map(\.account) == ["NL26VAYB8060476890", "NL26VAYB8060476890"])
    #expect(statements.map { $0.opening?.amount.plainText } == ["18.15", "27.00"])
    #expect(statements.map { $0.closing?.amount.plainText } == ["27.00", "20.00"])
    #expect(statements.map(\.id) == ["253EURNL26VAYB8060476890", "254EURNL26VAYB8060476890"])
    let transaction = try #require(statements.last?.transactions.first)
    #expect(transaction.amount.plainText == "-7.00")
    #expect(transaction.bookedOn.isoText == "2014-12-31")
    #expect(transaction.valueOn?.isoText == "2015-01-02")
    #expect(transaction.counterparty == "Company Name 2")
    #expect(transaction.counterpartyAccount == "NL56AGDH9619008421")
    #expect(transaction.remittance == "Transaction Description 2")
    #expect(transaction.endToEndID == "000000002")
    #expect(transaction.status == .booked)
  }

  @Test("A closing balance that is 0.05 off is told with all three numbers")
  func fiveDecimals() throws {
    let problems = ProblemList()
    let statements = BankStatementFile.read(
      try Fixture.input("camt/v2.five.decimals.xml"), problems: problems)
    #expect(statements.first?.transactions.map(\.amount.plainText) == ["8.85"])
    #expect(
      problems.problems.map(\.fault) == [
        .statement(
          .balanceDiffers(
            opening: Money(cents: 1815), transactions: Money(cents: 885),
            closing: Money(cents: 2705), difference: Money(cents: 5)))
      ])
    #expect(problems.problems.first?.place.path == "Stmt[1]")
  }

  @Test("Balances of other kinds are no closing balance")
  func allBalanceTypes() throws {
    let problems = ProblemList()
    let statements = BankStatementFile.read(
      try Fixture.input("camt/v2.all-balance-types.xml"), problems: problems)
    #expect(statements.first?.account == "CH2801234000123456789")
    #expect(statements.first?.opening?.amount.plainText == "1.01")
    #expect(statements.first?.closing?.amount.plainText == "4.04")
    #expect(problems.problems.map(\.fault.code) == ["STATEMENT_BALANCE_DIFFERS"])
  }

  @Test("Version 8 keeps names and states one level deeper; a balance in SEK is refused")
  func version8() throws {
    let problems = ProblemList()
    let statements = BankStatementFile.read(try Fixture.input("camt/v8.xml"), problems: problems)
    #expect(problems.problems.map(\.fault) == [.statement(.currency("SEK"))])
    let transaction = try #require(statements.first?.transactions.first)
    #expect(statements.first?.format.name == "CAMT.053.001.08")
    #expect(transaction.counterparty == "NAME NAME")
    #expect(transaction.creditorReference == "4654654654654654")
    #expect(transaction.bankReference == "AAAASESS-FP-CN_98765/01")
    #expect(transaction.amount.plainText == "8.85")
    #expect(transaction.bookedOn.isoText == "2014-12-31")
  }

  @Test("Pending and informative entries are shown and do not count")
  func states() throws {
    var builder = CAMTBuilder(balances: [("OPBD", "10.00"), ("CLBD", "15.00")])
    builder.entries = [
      CAMTBuilder.entry("5.00"), CAMTBuilder.entry("7.00", status: "<Cd>PDNG</Cd>"),
      CAMTBuilder.entry("8.00", status: "FUTR"), CAMTBuilder.entry("9.00", status: "INFO"),
    ]
    let statement = try #require(try builder.read().first)
    #expect(statement.transactions.map(\.status) == [.booked, .pending, .pending, .information])
    #expect(try statement.bookedSum().plainText == "5.00")
    #expect(statement.account == "DE02120300000000202051")
  }

  @Test("Debts are below zero, and what is taken back keeps the party it had")
  func reversal() throws {
    let parties = """
      <RvslInd>true</RvslInd><NtryDtls><TxDtls><RltdPties><Dbtr><Pty><Nm>Stadt</Nm></Pty></Dbtr>\
      <DbtrAcct><Id><IBAN>DE02120300000000202051</IBAN></Id></DbtrAcct><Cdtr><Pty><Nm>Firma</Nm></Pty></Cdtr>\
      <CdtrAcct><Id><IBAN>DE89370400440532013000</IBAN></Id></CdtrAcct></RltdPties></TxDtls></NtryDtls>
      """
    let builder = CAMTBuilder(
      balances: [("PRCD", "-10.00"), ("CLBD", "-4.99")],
      entries: [CAMTBuilder.entry("5.01", parties)])
    let statement = try #require(try builder.read().first)
    #expect(statement.opening?.amount == Money(cents: -1000))
    let transaction = try #require(statement.transactions.first)
    #expect(transaction.isReversal)
    #expect(transaction.counterparty == "Firma")
    #expect(transaction.counterpartyAccount == "DE89370400440532013000")
  }

  @Test(
    "A return is told by the bank's mark, its code, or its text",
    arguments: [
      ("<BkTxCd><Domn><Fmly><SubFmlyCd>RRTN</SubFmlyCd></Fmly></Domn></BkTxCd>", true),
      ("<BkTxCd><Prtry><Cd>NRTI+159+9310</Cd></Prtry></BkTxCd>", true),
      ("<BkTxCd><Prtry><Cd>NTRF+166+9310</Cd></Prtry></BkTxCd>", false),
      (
        "<NtryDtls><TxDtls><RtrInf><Rsn><Cd>AC04</Cd></Rsn></RtrInf></TxDtls></NtryDtls>", true
      ),
      (
        "<NtryDtls><TxDtls><RmtInf><Ustrd>Rueckueberweisung R-17</Ustrd></RmtInf></TxDtls></NtryDtls>",
        true
      ),
      ("<NtryDtls><TxDtls><RmtInf><Ustrd>R-17</Ustrd></RmtInf></TxDtls></NtryDtls>", false),
      ("<AddtlNtryInf>SEPA-Rücklastschrift</AddtlNtryInf>", true),
    ])
  func returned(_ more: String, _ wanted: Bool) throws {
    let builder = CAMTBuilder(
      balances: [("OPBD", "0.00"), ("CLBD", "5.00")], entries: [CAMTBuilder.entry("5.00", more)])
    #expect(try builder.read().flatMap(\.transactions).map(\.isReversal) == [wanted])
  }

  @Test(
    "The counterparty stands where the money came from or went to, and the other way when taken back",
    arguments: [
      ("1.00", false, "Zahler"), ("-1.00", false, "Empfänger"), ("1.00", true, "Empfänger"),
      ("-1.00", true, "Zahler"),
    ])
  func counterparty(_ amount: String, _ isReversal: Bool, _ name: String) throws {
    let parties = """
      <RvslInd>\(isReversal)</RvslInd><NtryDtls><TxDtls><RltdPties><Dbtr><Nm>Zahler</Nm></Dbtr>\
      <Cdtr><Nm>Empfänger</Nm></Cdtr></RltdPties></TxDtls></NtryDtls>
      """
    let builder = CAMTBuilder(
      balances: [("OPBD", "0"), ("CLBD", amount)], entries: [CAMTBuilder.entry(amount, parties)])
    #expect(try builder.read().first?.transactions.first?.counterparty == name)
  }

  private static func details(_ amount: String, _ name: String, inDetails: Bool = false) -> String {
    let text = "<Amt Ccy=\"EUR\">\(amount)</Amt>"
    return "<TxDtls><Refs><EndToEndId>\(name)</EndToEndId></Refs>"
      + (inDetails ? "<AmtDtls><TxAmt>\(text)</TxAmt></AmtDtls>" : text) + "</TxDtls>"
  }

  @Test("A batch is opened where the bank gives its parts", arguments: [false, true])
  func batch(_ inDetails: Bool) throws {
    let parts = [("1.00", "E1"), ("2.50", "E2"), ("0.50", "E3")].map {
      Self.details($0.0, $0.1, inDetails: inDetails)
    }
    let builder = CAMTBuilder(
      balances: [("OPBD", "0.00"), ("CLBD", "-4.00")],
      entries: [CAMTBuilder.entry("-4.00", "<NtryDtls>\(parts.joined())</NtryDtls>")])
    let transactions = try #require(try builder.read().first).transactions
    #expect(transactions.map(\.amount.plainText) == ["-1.00", "-2.50", "-0.50"])
    #expect(transactions.map(\.endToEndID) == ["E1", "E2", "E3"])
    #expect(transactions.map(\.batch?.position) == [1, 2, 3])
    #expect(transactions.map(\.batch?.total) == Array(repeating: Money(cents: -400), count: 3))
  }

  @Test(
    "Each part of the details may announce its own payments, or the first of them all",
    arguments: [
      (["1", "1"], ["60.00", "40.00"]), (["2", ""], ["60.00", "40.00"]),
      (["", ""], ["60.00", "40.00"]), (["3", ""], ["100.00"]), (["1", "2"], ["100.00"]),
      (["99999999999999999999", ""], ["60.00", "40.00"]),
    ])
  func announced(_ numbers: [String], _ wanted: [String]) throws {
    let details = zip(numbers, ["60.00", "40.00"]).map { number, amount in
      "<NtryDtls>" + (number.isEmpty ? "" : "<Btch><NbOfTxs>\(number)</NbOfTxs></Btch>")
        + "<TxDtls>\(CAMTBuilder.amount(amount))</TxDtls></NtryDtls>"
    }
    var builder = CAMTBuilder()
    builder.balances = [("OPBD", "0.00"), ("CLBD", "100.00")]
    builder.entries = [CAMTBuilder.entry("100.00", details.joined())]
    #expect(
      try builder.read().flatMap(\.transactions).map(\.amount.plainText) == wanted)
  }

  @Test("A batch without parts, or whose parts have no amounts, stays one transaction")
  func unopenedBatch() throws {
    let closed = "<NtryDtls><Btch><NbOfTxs>3</NbOfTxs></Btch></NtryDtls>"
    let nameless = "<NtryDtls><TxDtls/><TxDtls/></NtryDtls>"
    let partly =
      "<NtryDtls><Btch><NbOfTxs>9</NbOfTxs></Btch>\(Self.details("1.00", "E"))\(Self.details("1.00", "E"))</NtryDtls>"
    for (more, count) in [(closed, 3), (nameless, 2), (partly, 2)] {
      let builder = CAMTBuilder(
        balances: [("OPBD", "0.00"), ("CLBD", "4.00")], entries: [CAMTBuilder.entry("4.00", more)])
      let transactions = try #require(try builder.read().first).transactions
      #expect(transactions.map(\.amount.plainText) == ["4.00"])
      #expect(transactions.map(\.unopenedPayments) == [count])
      #expect(transactions.first?.endToEndID == nil)
    }
  }

  @Test("Parts that do not add up to their batch are refused")
  func wrongBatch() throws {
    let parts = Self.details("1.00", "A") + Self.details("2.00", "B")
    let builder = CAMTBuilder(
      balances: [("OPBD", "0.00"), ("CLBD", "3.00")],
      entries: [CAMTBuilder.entry("3.01", "<NtryDtls>\(parts)</NtryDtls>")])
    #expect(refusal { _ = try builder.read() }.contains("STATEMENT_BATCH_DIFFERS"))
  }

  @Test(
    "Amounts are read to the cent and never rounded",
    arguments: [
      ("8.85", "8.85"), ("8.850", "8.85"), ("8.85000", "8.85"), ("8", "8.00"), ("8.", "8.00"),
      (".5", "0.50"), ("0", "0.00"), ("9999999999999.99", "9999999999999.99"),
    ])
  func amounts(_ text: String, _ plain: String) throws {
    let builder = CAMTBuilder(
      balances: [("OPBD", "0"), ("CLBD", text)], entries: [CAMTBuilder.entry(text)])
    #expect(try builder.read().first?.transactions.first?.amount.plainText == plain)
  }

  @Test(
    "An amount that is none is refused",
    arguments: [
      ("8.855", "STATEMENT_AMOUNT_DECIMALS"), ("8.8501", "STATEMENT_AMOUNT_DECIMALS"),
      ("--8.85", "STATEMENT_AMOUNT_NEGATIVE"), ("1,234.56", "NOT_AN_AMOUNT"),
      ("1.2.3", "NOT_AN_AMOUNT"),
      ("1e3", "NOT_AN_AMOUNT"), ("", "NOT_AN_AMOUNT"), (".", "NOT_AN_AMOUNT"),
      ("10000000000000.00", "AMOUNT_BEYOND_LIMIT"),
      ("99999999999999999999999", "AMOUNT_BEYOND_LIMIT"),
    ])
  func wrongAmounts(_ text: String, _ code: String) throws {
    let builder = CAMTBuilder(
      balances: [("OPBD", "0"), ("CLBD", "0")], entries: [CAMTBuilder.entry(text)])
    #expect(refusal { _ = try builder.read() } == [code])
  }

  @Test(
    "What a statement must have and lacks is named, with its line",
    arguments: [
      ("<BookgDt><Dt>2026-06-30</Dt></BookgDt>", "", "STATEMENT_PART_MISSING"),
      ("<Sts><Cd>BOOK</Cd></Sts>", "", "STATEMENT_PART_MISSING"),
      ("<CdtDbtInd>CRDT</CdtDbtInd><Sts>", "<Sts>", "STATEMENT_PART_MISSING"),
      ("<Amt Ccy=\"EUR\">5.00</Amt>", "", "STATEMENT_PART_MISSING"),
      ("BOOK", "BUCH", "STATEMENT_MARK_UNKNOWN"),
      ("CRDT</CdtDbtInd><Sts>", "X</CdtDbtInd><Sts>", "STATEMENT_MARK_UNKNOWN"),
      ("<Dt>2026-06-30</Dt></BookgDt>", "<Dt>30.06.2026</Dt></BookgDt>", "NOT_A_DATE"),
      ("<Dt>2026-06-30</Dt></BookgDt>", "<Dt>2026-06-31</Dt></BookgDt>", "NO_SUCH_DAY"),
      ("Ccy=\"EUR\">5.00", "Ccy=\"USD\">5.00", "STATEMENT_CURRENCY"),
    ])
  func missing(_ old: String, _ new: String, _ code: String) throws {
    let builder = CAMTBuilder(
      balances: [("OPBD", "0.00"), ("CLBD", "0.00")], entries: [CAMTBuilder.entry("5.00")])
    let text = builder.text.replacing(old, with: new, maxReplacements: 1)
    #expect(text != builder.text)
    let codes = refusal {
      _ = try BankStatementFile.read(InputBytes(Array(text.utf8), file: "auszug.xml"))
    }
    #expect(codes.first == code)
  }

  @Test("A statement needs its account in EUR and both balances, and stands once in a file")
  func wholeStatement() throws {
    var builder = CAMTBuilder(balances: [("OPBD", "0.00")])
    #expect(refusal { _ = try builder.read() } == ["STATEMENT_PART_MISSING"])
    builder.balances = [("OPBD", "0.00"), ("OPBD", "1.00"), ("CLBD", "0.00")]
    #expect(refusal { _ = try builder.read() } == ["STATEMENT_BALANCE_TWICE"])
    builder.balances = [("OPBD", "0.00"), ("OPBD", "0.00"), ("CLBD", "0.00")]
    #expect(refusal { _ = try builder.read() } == [])
    builder.account = "<Id><IBAN>DE02120300000000202051</IBAN></Id><Ccy>CHF</Ccy>"
    #expect(refusal { _ = try builder.read() } == ["STATEMENT_CURRENCY"])
    builder.account = ""
    #expect(
      refusal { _ = try builder.read() } == ["STATEMENT_PART_MISSING", "STATEMENT_PART_MISSING"])
    builder.account = "<Id><Othr><Id>4711</Id></Othr></Id>"
    let twice = InputBytes(Array(builder.text(of: [builder, builder]).utf8), file: "x.xml")
    #expect(refusal { _ = try BankStatementFile.read(twice) } == ["STATEMENT_TWICE"])
  }

  @Test("Pages of a statement are told apart, and interim balances join them")
  func pages() throws {
    var first = CAMTBuilder(balances: [("OPBD", "1.00"), ("ITBD", "3.00")])
    first.head = "<StmtPgntn><PgNb>1</PgNb><LastPgInd>false</LastPgInd></StmtPgntn>"
    first.entries = [CAMTBuilder.entry("2.00")]
    var second = CAMTBuilder(balances: [("ITBD", "3.00"), ("CLBD", "6.00")])
    second.head = "<StmtPgntn><PgNb>2</PgNb><LastPgInd>true</LastPgInd></StmtPgntn>"
    second.entries = [CAMTBuilder.entry("3.00")]
    let input = InputBytes(Array(first.text(of: [first, second]).utf8), file: "x.xml")
    let statements = try BankStatementFile.read(input)
    #expect(statements.map(\.id) == ["A-1 / 1", "A-1 / 2"])
    #expect(statements.map { $0.closing?.amount.plainText } == ["3.00", "6.00"])
  }

  @Test("CAMT.052 needs no balances; those of the day's end must tie all the same")
  func reports() throws {
    var builder = CAMTBuilder(
      message: "BkToCstmrAcctRpt", element: "Rpt", version: "camt.052.001.02",
      entries: [CAMTBuilder.entry("2.00", status: "BOOK")])
    #expect(try builder.read().first?.format == .camt052(version: 2))
    builder.balances = [("OPBD", "1.00"), ("ITBD", "9.00")]
    #expect(try builder.read().first?.transactions.count == 1)
    builder.balances = [("OPBD", "1.00"), ("CLBD", "9.00")]
    #expect(refusal { _ = try builder.read() } == ["STATEMENT_BALANCE_DIFFERS"])
  }

  @Test("Later versions, unknown elements and prefixes change nothing")
  func otherVersions() throws {
    let builder = CAMTBuilder(
      version: "camt.053.001.14", balances: [("OPBD", "0.00"), ("CLBD", "5.00")],
      entries: [CAMTBuilder.entry("5.00", "<NewThing><Amt Ccy=\"USD\">9</Amt></NewThing>")])
    #expect(try builder.read().first?.format == .camt053(version: 14))
    let prefixed = builder.text.replacing("<", with: "<c:").replacing("<c:/", with: "</c:")
      .replacing("<c:?", with: "<?").replacing("xmlns=", with: "xmlns:c=")
    let input = InputBytes(Array(prefixed.utf8), file: "x.xml")
    #expect(try BankStatementFile.read(input).first?.transactions.count == 1)
  }

  @Test("a fee that the bank settled with a payment is told; one beside it is not")
  func includedFee() throws {
    func notes(_ charges: String) throws -> [BankTransaction.Note] {
      let builder = CAMTBuilder(
        balances: [("OPBD", "100.00"), ("CLBD", "38.00")],
        entries: [CAMTBuilder.entry("-62.00", "<Chrgs>\(charges)</Chrgs>")])
      return try builder.read().flatMap(\.transactions).flatMap(\.notes)
    }
    let fee = [BankTransaction.Note.feeIncluded(Money(cents: 250))]
    #expect(try notes("<TtlChrgsAndTaxAmt Ccy=\"EUR\">2.50</TtlChrgsAndTaxAmt>") == fee)
    let record = "<Rcrd><Amt Ccy=\"EUR\">1.25</Amt><ChrgInclInd>true</ChrgInclInd></Rcrd>"
    #expect(try notes(record + record) == fee)
    #expect(try notes(record.replacing("true", with: "false")).isEmpty)
    #expect(try notes(record.replacing("EUR", with: "USD")).isEmpty)
  }

  @Test("a balance says nothing of a statement of which a part could not be read")
  func damaged() {
    let problems = ProblemList()
    let builder = CAMTBuilder(
      balances: [("OPBD", "100.00"), ("CLBD", "40.50")], entries: [CAMTBuilder.entry("-59,50")])
    _ = BankStatementFile.read(builder.input, problems: problems)
    #expect(problems.problems.map(\.fault.code) == ["NOT_AN_AMOUNT"])
  }

  @Test("ISO-8859-1 is read as declared")
  func encoding() throws {
    let builder = CAMTBuilder(
      balances: [("OPBD", "0"), ("CLBD", "1")],
      entries: [CAMTBuilder.entry("1", "<AddtlNtryInf>Gebühr</AddtlNtryInf>")])
    let text = builder.text.replacing("UTF-8", with: "ISO-8859-1")
    let bytes = text.unicodeScalars.map { UInt8($0.value) }
    let statements = try BankStatementFile.read(InputBytes(bytes, file: "x.xml"))
    #expect(statements.first?.transactions.first?.bookingText == "Gebühr")
  }
}

@Suite("Keys of transactions")
struct TransactionKeyTests {
  private func keys(_ entries: [String], id: String = "A-1") throws -> [TransactionKey] {
    let cents = entries.count * 500
    let builder = CAMTBuilder(
      id: id, balances: [("OPBD", "0.00"), ("CLBD", "\(cents / 100).00")], entries: entries)
    return try builder.read().flatMap(\.transactions).map(\.key)
  }

  private func purpose(_ text: String) -> String {
    "<NtryDtls><TxDtls><RmtInf><Ustrd>\(text)</Ustrd></RmtInf></TxDtls></NtryDtls>"
  }

  @Test("Two equal payments on one day stay two, and are the same two the next time")
  func equalPayments() throws {
    let entry = CAMTBuilder.entry("5.00", purpose("Miete"))
    let keys = try keys([entry, entry])
    #expect(Set(keys).count == 2)
    #expect(try self.keys([entry, entry], id: "B-2") == keys)
    #expect(try self.keys([entry]) == [keys[0]])
    #expect(keys.allSatisfy { $0.text.utf8.count == 40 })
  }

  @Test("Neither order nor line breaks nor other transactions change a key")
  func stable() throws {
    let (rent, gas) = (
      CAMTBuilder.entry("5.00", purpose("Miete Mai")), CAMTBuilder.entry("5.00", purpose("Gas"))
    )
    let keys = try keys([rent, gas])
    #expect(try self.keys([gas, rent]) == keys.reversed())
    #expect(try self.keys([CAMTBuilder.entry("5.00", purpose("Miete\n  Mai"))]) == [keys[0]])
    #expect(try self.keys([CAMTBuilder.entry("5.00", purpose("MieteMai"))]) == [keys[0]])
  }

  @Test("Everything that makes a transaction another one makes another key")
  func different() throws {
    let variants = [
      CAMTBuilder.entry("5.00", purpose("Miete")), CAMTBuilder.entry("5.00", purpose("Miete 2")),
      CAMTBuilder.entry("5.00", on: "2026-06-29", purpose("Miete")),
      CAMTBuilder.entry("5.00", "<AcctSvcrRef>R1</AcctSvcrRef>" + purpose("Miete")),
      CAMTBuilder.entry("5.00", "<AcctSvcrRef>R2</AcctSvcrRef>" + purpose("Miete")),
      CAMTBuilder.entry(
        "5.00", "<NtryDtls><TxDtls><Refs><EndToEndId>E</EndToEndId></Refs></TxDtls></NtryDtls>"),
    ]
    #expect(Set(try variants.map { try keys([$0]) }).count == variants.count)
    let none =
      "<NtryDtls><TxDtls><Refs><EndToEndId>NOTPROVIDED</EndToEndId></Refs></TxDtls></NtryDtls>"
    #expect(try keys([CAMTBuilder.entry("5.00", none)]) == keys([CAMTBuilder.entry("5.00")]))
  }
}
