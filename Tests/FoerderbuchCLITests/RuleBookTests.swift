import TestSupport
import Testing

/// The rule book through the command line: what if, forwarding, staff.
@Suite("Rule book") struct RuleBookTests {
  private struct Comparison: Decodable {
    struct Row: Decodable {
      let id: String
      let before: String
      let after: String
    }
    struct Body: Decodable {
      let sources: [Row]
      let appearing: [ContractAnswers.Finding]
      let vanishing: [ContractAnswers.Finding]
    }
    let comparison: Body
  }

  @Test("a what-if shows before and after and leaves every byte")
  func whatIf() throws {
    let desk = try Desk.booked()
    let before = try desk.snapshot()
    let answer = try desk.json(
      "settle", "Z", "--as-of", SampleFiles.day, "--what-if", "rate=60%", as: Comparison.self)
    let grant = try #require(answer.comparison.sources.first { $0.id == "Z" })
    #expect(grant.before == "72000.00")
    #expect(grant.after == "54000.00")
    #expect(try desk.snapshot() == before)
  }

  @Test("a what-if without a change changes nothing")
  func noChange() throws {
    let desk = try Desk.booked()
    let answer = try desk.json(
      "settle", "Z", "--as-of", SampleFiles.day, "--what-if", "rate=80%", as: Comparison.self)
    #expect(answer.comparison.sources.allSatisfy { $0.before == $0.after })
    #expect(answer.comparison.appearing.isEmpty)
    #expect(answer.comparison.vanishing.isEmpty)
  }

  private struct Forwarded: Decodable {
    struct Body: Decodable {
      struct Recipient: Decodable {
        let award: String
        let entitled: String
        let repayable: String
      }
      let ownEntitled: String
      let recipients: [Recipient]
      let entitled: String
      let drawn: String
      let repayable: String
    }
    let forwarding: Body
  }

  /// 500,000.00 at 80 %, of which 200,000.00 is passed on.
  private static let c30 = """
    format: foerderbuch/project/1
    project: {id: V, title: "Verbund"}
    organisations:
      - {id: stadt, name: "Stadt", kind: municipality, inputVatDeductible: "0%"}
      - {id: partner, name: "Partner", kind: association, inputVatDeductible: "0%"}
    measures:
      - {id: S, title: "Stadt", recipient: stadt, role: lead, basis: expenditure,
         lines: [{id: A, title: "Ausgaben", planned: "375000.00", eligible: "375000.00"}],
         sources: [{id: eigen, kind: ownCash, organisation: stadt, planned: "75000.00"}]}
      - {id: P, title: "Partner", recipient: partner, role: finalRecipient, basis: expenditure,
         lines: [{id: A, title: "Ausgaben", planned: "250000.00", eligible: "250000.00"}],
         sources: [{id: eigen, kind: ownCash, organisation: partner, planned: "50000.00"}]}
    awards:
      - {id: Z, measure: S, funder: {id: land, name: "Land", level: land}, ruleSet: anbest-g-nrw,
         financing: share, rate: "80%", amount: "500000.00", awardedOn: 2024-01-01,
         from: 2024-01-01, to: 2025-12-31, forwardingConsent: "Bescheid Nr. 5"}
      - {id: W, measure: P, forwardedFrom: Z, funder: {id: stadt, name: "Stadt", level: municipal},
         ruleSet: anbest-p-nrw, financing: share, rate: "80%", amount: "200000.00",
         awardedOn: 2024-01-15, from: 2024-01-15, to: 2025-12-31}

    """

  @Test("an award that is passed on is settled own part, final recipients and whole")
  func forwarding() throws {
    let desk = try Desk(project: Self.c30)
    try desk.write(
      """
      date;kind;measure;line;source;amount;paidOn
      2024-02-01;drawdown;S;;Z;500000.00;2024-02-01
      2024-02-02;forward;S;;Z;200000.00;2024-02-02
      2024-02-02;drawdown;P;;W;200000.00;2024-02-02
      2024-03-01;expense;S;A;;375000.00;2024-03-01
      2024-03-01;expense;P;A;;230000.00;2024-03-01

      """, to: "c30.csv")
    try desk.done("import", "c30.csv")
    let whole = try desk.json("settle", "Z", "--as-of", "2025-12-31", as: Forwarded.self).forwarding
    #expect(whole.ownEntitled == "300000.00")
    #expect(whole.recipients.map(\.award) == ["W"])
    #expect(whole.recipients.map(\.entitled) == ["184000.00"])
    #expect(whole.recipients.map(\.repayable) == ["16000.00"])
    #expect(whole.entitled == "484000.00")
    #expect(whole.drawn == "500000.00")
    #expect(whole.repayable == "16000.00")
  }

  /// 70 % of 8,815.00 a month.
  @Test("staff at a monthly flat rate is booked at exactly what the rate gives")
  func staff() throws {
    let desk = try Desk.booked()
    let command = [
      "record", "expense", "--measure", "M", "--line", "PERSONAL", "--date", "2025-09-30",
      "--paid-on", "2025-09-30", "--method", "months", "--quantity", "1", "--unit-rate",
      "8815,00", "--share", "70%", "--counterparty", "Stelle 17",
    ]
    let wrong = desk.run(command + ["--amount", "6170,51"])
    #expect(wrong.code == 65)
    #expect(wrong.err.contains("6.170,50"))
    #expect(desk.run(command + ["--amount", "6170,50"]).code == 0)
  }
}
