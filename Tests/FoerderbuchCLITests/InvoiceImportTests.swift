import TestSupport
import Testing

/// Electronic invoices become bookings: where from, how much, only once.
@Suite("Importing e-invoices") struct InvoiceImportTests {
  /// An invoice in UBL at 19 %: net in whole euros.
  private func invoice(
    _ number: String, net: Int, kind: String = "380", seller: String = "Druckhaus GmbH",
    order: String? = nil, preceding: [String] = [], prepaid: String? = nil, payable: String? = nil
  ) -> String {
    let root = kind == "381" ? "CreditNote" : "Invoice"
    let cents = net * 119
    let gross = "\(cents / 100).\(cents % 100 < 10 ? "0" : "")\(cents % 100)"
    let tax = net * 19
    let vat = "\(tax / 100).\(tax % 100 < 10 ? "0" : "")\(tax % 100)"
    let references = preceding.map {
      "<BillingReference><InvoiceDocumentReference><ID>\($0)</ID></InvoiceDocumentReference></BillingReference>"
    }.joined()
    return """
      <\(root)><ID>\(number)</ID><IssueDate>2025-04-01</IssueDate><\(root)TypeCode>\(kind)</\(root)TypeCode>
      <DocumentCurrencyCode>EUR</DocumentCurrencyCode>
      \(order.map { "<OrderReference><ID>\($0)</ID></OrderReference>" } ?? "")\(references)
      <AccountingSupplierParty><Party><PartyLegalEntity><RegistrationName>\(seller)</RegistrationName></PartyLegalEntity></Party></AccountingSupplierParty>
      <InvoicePeriod><StartDate>2025-03-01</StartDate><EndDate>2025-03-31</EndDate></InvoicePeriod>
      <PaymentTerms><Note>#SKONTO#TAGE=14#PROZENT=2.00#</Note></PaymentTerms>
      <TaxTotal><TaxAmount currencyID="EUR">\(vat)</TaxAmount></TaxTotal>
      <LegalMonetaryTotal><LineExtensionAmount>\(net)</LineExtensionAmount><TaxExclusiveAmount>\(net)</TaxExclusiveAmount><TaxInclusiveAmount>\(gross)</TaxInclusiveAmount>\(prepaid.map { "<PrepaidAmount>\($0)</PrepaidAmount>" } ?? "")<PayableAmount>\(payable ?? gross)</PayableAmount></LegalMonetaryTotal>
      <\(root)Line><LineExtensionAmount>\(net)</LineExtensionAmount><Item><Name>Plakate</Name></Item></\(root)Line>
      </\(root)>
      """
  }

  private func desk(_ files: [String: String]) throws -> Desk {
    let desk = try Desk(project: SampleFiles.project)
    for (name, text) in files { try desk.write(text, to: name) }
    return desk
  }

  private struct Shown: Decodable {
    struct Proposal: Decodable {
      let kind: String
      let measure: String?
      let line: String?
      let amount: String
      let vat: String?
      let origin: String?
      let known: Int?
      let question: String?
      let discountOffered: String?
      let serviceFrom: String?
    }
    struct Invoice: Decodable { let proposal: Proposal }
    let invoices: [Invoice]
  }

  private func shown(_ desk: Desk, _ file: String) throws -> Shown.Proposal {
    let answer = desk.run("import", file, "--dry-run", "--json")
    let shown: Shown = try answer.json()
    let proposal = try #require(shown.invoices.first).proposal
    #expect(answer.code == (proposal.question == nil ? 0 : 65))
    return proposal
  }

  @Test("the place comes from the order, else from the payee's last booking, else it is asked for")
  func place() throws {
    let desk = try desk([
      "a.xml": invoice("R-1", net: 100), "b.xml": invoice("R-2", net: 200),
      "c.xml": invoice("R-3", net: 300, order: "A-7"),
    ])
    let before = try desk.snapshot()
    let asked = desk.run("import", "a.xml")
    #expect(asked.code == 65)
    #expect(asked.err.contains("a.xml: Wofür die Rechnung R-1"), "\(asked.err)")
    #expect(try shown(desk, "a.xml").question?.contains("R-1") == true)
    #expect(try desk.snapshot() == before)
    try desk.done("import", "a.xml", "--assign", "expense:M:SACH")
    let second = try shown(desk, "b.xml")
    #expect(second.origin == "last-booking")
    #expect([second.measure, second.line] == ["M", "SACH"])
    // By hand: 200.00 + 19 % = 238.00.
    #expect([second.amount, second.vat] == ["238.00", "38.00"])
    #expect(second.discountOffered == "2.00")
    #expect(second.serviceFrom == "2025-03-01")
    try desk.done(
      "record", "order", "--order", "A-7", "--date", "2025-01-02", "--measure", "M", "--line",
      "PERSONAL", "--amount", "357,00", "--counterparty", "Druckhaus GmbH", "--procedure",
      "direct", "--offers", "1")
    let third = try shown(desk, "c.xml")
    #expect(third.origin == "order")
    #expect(third.line == "PERSONAL")
    let booked = try desk.done("import", "b.xml", "c.xml")
    #expect(booked.out.contains("wie die letzte Buchung dieses Empfängers, Nr. 1"))
    #expect(booked.out.contains("laut Auftrag A-7"))
    let evidence = try desk.done("evidence", "list", "1").out
    #expect(evidence.contains("a.xml") && evidence.contains("SHA-256"))
    try desk.done("verify", "--deep")
  }

  @Test("the same invoice is one, in whatever form it comes, and after a reversal it is free")
  func once() throws {
    let desk = try desk(["a.xml": invoice("R-1", net: 100)])
    try desk.write(
      """
      <CrossIndustryInvoice><ExchangedDocument><ID>R-1</ID><TypeCode>380</TypeCode><IssueDateTime><DateTimeString format="102">20250401</DateTimeString></IssueDateTime></ExchangedDocument>
      <SupplyChainTradeTransaction><ApplicableHeaderTradeAgreement><SellerTradeParty><Name>Druckhaus GmbH</Name></SellerTradeParty></ApplicableHeaderTradeAgreement>
      <ApplicableHeaderTradeSettlement><InvoiceCurrencyCode>EUR</InvoiceCurrencyCode>
      <SpecifiedTradeSettlementHeaderMonetarySummation><TaxBasisTotalAmount>100</TaxBasisTotalAmount><TaxTotalAmount currencyID="EUR">19.00</TaxTotalAmount><GrandTotalAmount>119.00</GrandTotalAmount><DuePayableAmount>119.00</DuePayableAmount></SpecifiedTradeSettlementHeaderMonetarySummation>
      </ApplicableHeaderTradeSettlement></SupplyChainTradeTransaction></CrossIndustryInvoice>
      """, to: "b.xml")
    try desk.done("import", "a.xml", "--assign", "1=expense:M:SACH")
    #expect(try desk.done("import", "b.xml").out.contains("Schon gebucht: Buchung 1"))
    try desk.done("reverse", "1", "--reason", "falsche Position")
    let asked = desk.run("import", "b.xml", "--assign", "expense:M:PERSONAL")
    #expect(asked.code == 65)
    #expect(asked.err.contains("ist durch Buchung 2 storniert"), "\(asked.err)")
    #expect(
      try desk.done("import", "b.xml", "--assign", "expense:M:PERSONAL", "--again", "1").out
        .contains("Gebucht: Buchung 3"))
    #expect(try desk.done("import", "a.xml").out.contains("Schon gebucht: Buchung 3"))
    try desk.write(invoice("R-1", net: 110), to: "c.xml")
    let other = desk.run("import", "c.xml")
    #expect(other.code == 65)
    #expect(other.err.contains("ist mit 119,00") && other.err.contains("130,90"), "\(other.err)")
    try desk.write(invoice("R-5", net: 10).replacing("2025-04-01", with: "2027-04-01"), to: "d.xml")
    let ahead = desk.run("import", "d.xml")
    #expect(ahead.code == 65)
    #expect(ahead.err.contains("heute ist der 01.07.2026"), "\(ahead.err)")
    #expect(try desk.done("list", "--file", "b.xml").out.contains("R-1"))
  }

  @Test("what an invoice does not say is asked on a terminal, by number, id or title")
  func terminal() throws {
    let desk = try desk([
      "a.xml": invoice("R-1", net: 100), "g.xml": invoice("G-1", net: 10, kind: "381"),
    ])
    let asked = desk.run(["import", "a.xml"], answers: ["2"])
    #expect(asked.code == 0, "\(asked.err)")
    #expect(asked.err.contains("Wofür die Rechnung R-1 von Druckhaus GmbH über 119,00\u{A0}€ ist"))
    #expect(asked.out.contains("→ Ausgabe 119,00\u{A0}€, M, SACH"), "\(asked.out)")
    let lowered = desk.run(["import", "g.xml"], answers: ["R-1"])
    #expect(lowered.code == 0, "\(lowered.err)")
    #expect(lowered.out.contains("Gutschrift 11,90\u{A0}€ zu Beleg R-1"), "\(lowered.out)")
    #expect(desk.run(["import", "a.xml", "--again", "1"], answers: []).code == 0)
    try desk.write(invoice("X-1", net: 5, seller: "Anders AG"), to: "x.xml")
    let before = try desk.snapshot()
    #expect(desk.run(["import", "x.xml"], answers: []).code == 65)
    #expect(try desk.snapshot() == before)
  }

  @Test("a voucher that was booked by hand is asked about")
  func byHand() throws {
    let desk = try desk(["a.xml": invoice("R-1", net: 100)])
    try desk.done(
      "record", "expense", "--date", "2025-04-01", "--measure", "M", "--line", "SACH", "--amount",
      "119,00", "--voucher", "R 1", "--voucher-date", "2025-04-01", "--counterparty", "Druckhaus")
    let asked = desk.run("import", "a.xml")
    #expect(asked.code == 65)
    #expect(asked.err.contains("ist schon gebucht: Buchung 1"), "\(asked.err)")
    try desk.done("import", "a.xml", "--again", "1")
  }

  @Test("a credit note lowers its voucher; one that names none is asked about")
  func creditNote() throws {
    let desk = try desk([
      "a.xml": invoice("R-1", net: 100),
      "g.xml": invoice("G-1", net: 10, kind: "381", preceding: ["R-1"]),
      "h.xml": invoice("G-2", net: 20, kind: "381"),
    ])
    try desk.done("import", "a.xml", "--assign", "expense:M:SACH")
    let proposal = try shown(desk, "g.xml")
    #expect(proposal.kind == "credit-note")
    #expect(proposal.amount == "11.90")
    try desk.done("import", "g.xml")
    let alone = desk.run("import", "h.xml")
    #expect(alone.code == 65)
    #expect(alone.err.contains("h.xml: Die Gutschrift G-2"), "\(alone.err)")
    try desk.done("import", "h.xml", "--assign", "credit-note:R-1")
    try desk.write(
      invoice("G-3", net: 1, kind: "381", preceding: ["R-1", "R-2"]), to: "i.xml")
    #expect(desk.run("import", "i.xml").err.contains("nennt mehrere Rechnungen (R-1, R-2)"))
    // By hand: 119.00 − 11.90 − 23.80 = 83.30.
    let sheet = try desk.done("status", "--json").out
    #expect(sheet.contains("83.30"), "\(sheet)")
  }

  @Test("a final invoice counts what is left after its advances; a correction takes a place")
  func following() throws {
    let desk = try desk([
      "a.xml": invoice("AR-1", net: 1000, kind: "875"),
      "b.xml": invoice(
        "SR-1", net: 1500, kind: "877", preceding: ["AR-1"], prepaid: "1190.00",
        payable: "595.00"),
      "c.xml": invoice("K-1", net: 900, kind: "384", preceding: ["AR-1"]),
      "d.xml": invoice("R-9", net: 100, seller: "Anders AG", prepaid: "19.00", payable: "100.00"),
    ])
    try desk.done("import", "a.xml", "--assign", "expense:M:SACH")
    // By hand: 1,785.00 − 1,190.00 = 595.00, with 285.00 × 595 / 1785 = 95.00 of VAT.
    let final = try shown(desk, "b.xml")
    #expect([final.amount, final.vat] == ["595.00", "95.00"])
    try desk.done("import", "b.xml")
    let correction = desk.run("import", "c.xml")
    #expect(correction.code == 65)
    #expect(correction.err.contains("reverse 1"), "\(correction.err)")
    try desk.write(
      invoice("SR-2", net: 1500, kind: "877", preceding: ["AR-1"]), to: "e.xml")
    #expect(desk.run("import", "e.xml").err.contains("zieht die Abschläge nicht ab"))
    try desk.write(
      invoice(
        "SR-3", net: 1500, kind: "877", preceding: ["AR-1"], prepaid: "400.00",
        payable: "1385.00"), to: "f.xml")
    // By hand: 1,785.00 − 1,190.00 booked, whatever of them was paid.
    #expect(try shown(desk, "f.xml").amount == "595.00")
    try desk.write(
      invoice(
        "SR-4", net: 900, kind: "877", preceding: ["AR-1"], prepaid: "1190.00", payable: "-119.00"),
      to: "g.xml")
    #expect(desk.run("import", "g.xml").err.contains("zusammen 1.190,00"))
    // One of two advances is not booked, so what is left cannot be known.
    try desk.write(
      invoice(
        "SR-5", net: 3000, kind: "877", preceding: ["AR-1", "AR-2"], prepaid: "2380.00",
        payable: "1190.00"), to: "h.xml")
    let missing = desk.run("import", "h.xml")
    #expect(missing.code == 65 && missing.err.contains("nennt AR-2; davon ist"), "\(missing.err)")
    // Meant or not, the same invoice is booked once.
    try desk.done("import", "h.xml", "--again", "1")
    #expect(try desk.done("import", "h.xml", "--again", "1").out.contains("Schon gebucht"))
    let prepaid = try desk.done("import", "d.xml", "--assign", "expense:M:SACH", "--dry-run")
    #expect(prepaid.out.contains("schon gezahlt; gebucht wird die ganze"))
    #expect(prepaid.out.contains("Ausgabe 119,00"))
  }

  @Test("an invoice that follows others is shown with them, and they with it")
  func linked() throws {
    let desk = try desk([
      "a.xml": invoice("AR-1", net: 1000, kind: "875"),
      "b.xml": invoice(
        "SR-1", net: 1500, kind: "877", preceding: ["AR-1"], prepaid: "1190.00",
        payable: "595.00"),
      "c.xml": invoice("R-1", net: 100),
      "d.xml": invoice("K-1", net: 90, kind: "384", preceding: ["R-1"]),
    ])
    try desk.done("import", "a.xml", "--assign", "expense:M:SACH")
    try desk.done("import", "b.xml", "c.xml")
    try desk.done("reverse", "3", "--reason", "berichtigt")
    try desk.done("import", "d.xml")
    func shown(_ number: Int) throws -> String { try desk.done("show", "\(number)").out }
    // 1 advance · 2 final · 3 wrong · 4 its reversal · 5 corrected.
    let (advance, final) = (try shown(1), try shown(2))
    let (wrong, corrected) = (try shown(3), try shown(5))
    #expect(final.contains("zu Beleg") && final.contains("AR-1"), "\(final)")
    #expect(advance.contains("SR-1") && !advance.contains("K-1"), "\(advance)")
    #expect(corrected.contains("zu Beleg") && corrected.contains("R-1"), "\(corrected)")
    #expect(wrong.contains("K-1"), "\(wrong)")
  }

  @Test("what rounds the sum of an invoice is paid too, and so booked")
  func rounded() throws {
    // By hand: 119.00 + 0.02 = 119.02, of which 19.00 are VAT.
    let text = invoice("R-1", net: 100, payable: "119.02").replacing(
      "<PayableAmount>",
      with: "<PayableRoundingAmount>0.02</PayableRoundingAmount><PayableAmount>")
    let desk = try desk(["a.xml": text])
    try desk.done("import", "a.xml", "--assign", "expense:M:SACH")
    #expect(try desk.done("list", "offen").out.contains("119,02"))
    let again = try shown(desk, "a.xml")
    #expect([again.amount, again.vat] == ["119.02", "19.00"])
    #expect(again.known == 1)
  }

  @Test("what cannot be read leaves everything as it was, all problems of all files at once")
  func refused() throws {
    let desk = try desk([
      "a.xml": invoice("R-1", net: 100),
      "b.xml": invoice("R-2", net: 200).replacing("EUR</Doc", with: "CHF</Doc"),
      "c.xml": invoice("R-3", net: 300, payable: "1.00"), "t.csv": "Art;Betrag\n",
    ])
    let before = try desk.snapshot()
    let answer = desk.run("import", "a.xml", "b.xml", "c.xml", "--assign", "1=expense:M:SACH")
    #expect(answer.code == 65)
    #expect(answer.err.contains("b.xml") && answer.err.contains("CHF"), "\(answer.err)")
    #expect(answer.err.contains("c.xml") && answer.err.contains("BR-CO-16"), "\(answer.err)")
    for words in [
      ["import", "a.xml", "t.csv"], ["import", "a.xml", "--sheet", "x"],
      ["import", "a.xml", "--accept", "sure"], ["import", "a.xml", "--assign", "2=expense:M:SACH"],
      ["import", "a.xml", "--assign", "expense:M"],
    ] {
      #expect(desk.run(words).code == 64, "\(words)")
    }
    #expect(desk.run("import", "a.xml", "--assign", "expense:M:NICHTS").code == 65)
    let absent = desk.run("import", "a.xml", "fehlt.xml", "--assign", "1=expense:M:SACH")
    #expect(absent.err.contains("fehlt.xml") && !absent.err.contains("a.xml"), "\(absent.err)")
    let alone = desk.run("import", "fehlt.xml", "--assign", "1=credit-note:R-1")
    #expect(alone.err.contains("Die Datei gibt es nicht"), "\(alone.err)")
    #expect(try desk.snapshot() == before)
  }

  @Test("A file that was assigned as an invoice and is none tells its own reason")
  func noInvoice() throws {
    let whole = invoice("R-1", net: 100)
    let desk = try desk([
      "leer.xml": "", "utf16.xml": "<?xml version=\"1.0\" encoding=\"UTF-16\"?>" + whole,
      "xxe.xml":
        "<?xml version=\"1.0\"?><!DOCTYPE a [<!ENTITY x SYSTEM \"file:///x\">]>" + whole,
      "tabelle.csv": "a;b\n1;2\n",
      "chf.xml": whole.replacing("EUR", with: "CHF").replacing(
        "<PayableAmount>", with: "<PayableAmount currencyID=\"CHF\">"),
    ])
    for (file, reason) in [
      ("leer.xml", "Die Datei ist leer"), ("utf16.xml", "„UTF-16“"), ("xxe.xml", "DOCTYPE"),
      ("tabelle.csv", "keine E-Rechnung, sondern eine Textdatei"),
    ] {
      let answer = desk.run("import", file, "--assign", "expense:M:SACH")
      #expect(answer.code == 65)
      #expect(answer.err.contains(reason), "\(answer.err)")
    }
    // The currency of the invoice is told once, not with every amount.
    let err = desk.run("import", "chf.xml").err
    #expect(err.split(separator: "\n").count { $0.contains("„CHF“") } == 1, "\(err)")
    // What is no assignment of an invoice is answered as before.
    #expect(desk.run("import", "tabelle.csv", "--assign", "3=expense:M:SACH").code == 64)
  }

  @Test("what is asked of a booking is asked of an invoice, too")
  func asked() throws {
    // 27,000.00 are planned on SACH; 30,000.00 + 19 % = 35,700.00.
    let desk = try desk(["a.xml": invoice("R-1", net: 30_000)])
    let before = try desk.snapshot()
    let words = ["import", "a.xml", "--assign", "expense:M:SACH"]
    let refused = desk.run(words)
    #expect(refused.code == 65 && refused.err.contains("--beyond-plan"), "\(refused.err)")
    let no = desk.run(words, answer: "n")
    #expect(no.code == 65 && no.err.contains("Ist es so gemeint?"), "\(no.err)")
    #expect(try desk.snapshot() == before)
    #expect(desk.run(words, answer: "j").code == 0)
  }
}
