import Amounts
import Foundation
import Interchange
import TestSupport
import Testing

/// Electronic invoices: the official test invoices give what an independent script read from them;
/// everything that does not add up is refused by the norm's own rule.
@Suite("E-invoices") struct EInvoiceTests {
  /// What another program read.
  private struct Golden: Decodable {
    let kind: String
    let number: String
    let date: String
    let due: String?
    let currency: String
    let seller: String
    let buyerReference: String?
    let order: String?
    let net: String
    let vat: String
    let gross: String
    let prepaid: String?
    let payable: String
    let iban: String?
    let serviceFrom: String?
    let serviceTo: String?
    let skonto: [String]?
    let preceding: String?
  }

  private static let goldens: [String: Golden] = {
    let url = Fixture.folder.appendingPathComponent("einvoice/goldens.json")
    guard let data = try? Data(contentsOf: url) else { return [:] }
    return (try? JSONDecoder().decode([String: Golden].self, from: data)) ?? [:]
  }()

  /// Two of them carry large attachments and are not kept here.
  private static let names = goldens.keys.filter { !$0.hasPrefix("01.15a") }.sorted()

  private func read(_ text: String) throws -> EInvoice {
    try EInvoiceFile.read(InputBytes(Array(text.utf8), file: "rechnung.xml"))
  }

  private func text(_ name: String) throws -> String {
    String(
      decoding: try Data(
        contentsOf: Fixture.folder.appendingPathComponent("einvoice/\(name)")), as: UTF8.self)
  }

  @Test("an official test invoice is read as another program reads it", arguments: names)
  func official(name: String) throws {
    let golden = try #require(Self.goldens[name])
    let invoice = try read(try text(name))
    #expect(invoice.kind.rawValue == golden.kind)
    #expect(invoice.number == golden.number)
    #expect(invoice.date.isoText == golden.date)
    #expect(invoice.due?.isoText == golden.due)
    #expect(invoice.seller == golden.seller)
    #expect(invoice.buyerReference == golden.buyerReference)
    #expect(invoice.order == golden.order)
    #expect(invoice.net.plainText == golden.net)
    #expect(invoice.vat.plainText == golden.vat)
    #expect(invoice.gross.plainText == golden.gross)
    #expect(invoice.prepaid?.plainText == golden.prepaid)
    #expect(invoice.payable.plainText == golden.payable)
    #expect(invoice.iban == golden.iban)
    #expect(invoice.serviceFrom?.isoText == golden.serviceFrom)
    #expect(invoice.serviceTo?.isoText == golden.serviceTo)
    #expect(invoice.preceding.first == golden.preceding)
    // By hand: #SKONTO#TAGE=7#PROZENT=2.00# #SKONTO#TAGE=14#PROZENT=1.00# …
    let discounts = golden.skonto == nil ? [] : ["7: 2 %", "14: 1 %", "30: 0 %"]
    #expect(
      invoice.discounts.map { "\($0.days): \($0.percent.exactPercentText)" } == discounts)
  }

  @Test("all of them are there") func complete() { #expect(Self.names.count == 18) }

  /// A change to an invoice that is right, and the rule that it breaks.
  private static let faults:
    [(file: String, from: String, to: String, code: String, rule: String)] =
      [
        (
          "01.05a-INVOICE_ubl.xml", "PayableAmount currencyID=\"EUR\">10555.3<",
          "PayableAmount currencyID=\"EUR\">10555.31<", "INVOICE_SUM_DIFFERS", "BR-CO-16"
        ),
        (
          "01.05a-INVOICE_uncefact.xml", "DuePayableAmount>10555.3<", "DuePayableAmount>10555.29<",
          "INVOICE_SUM_DIFFERS", "BR-CO-16"
        ),
        (
          "01.05a-INVOICE_ubl.xml", "TaxInclusiveAmount currencyID=\"EUR\">10555.3<",
          "TaxInclusiveAmount currencyID=\"EUR\">10565.30<", "INVOICE_SUM_DIFFERS", "BR-CO-15"
        ),
        (
          "01.05a-INVOICE_ubl.xml", "DocumentCurrencyCode>EUR", "DocumentCurrencyCode>CHF",
          "INVOICE_CURRENCY", "CHF"
        ),
        (
          "01.05a-INVOICE_uncefact.xml", "InvoiceCurrencyCode>EUR", "InvoiceCurrencyCode>USD",
          "INVOICE_CURRENCY", "USD"
        ),
        (
          "01.05a-INVOICE_ubl.xml", "InvoiceTypeCode>380", "InvoiceTypeCode>999",
          "INVOICE_KIND_UNKNOWN", "999"
        ),
        (
          "01.05a-INVOICE_ubl.xml", "IssueDate>2015-04-24", "IssueDate>24.04.2015",
          "INVOICE_DATE_FORM", "24.04.2015"
        ),
        (
          "01.10a-INVOICE_ubl.xml", "#SKONTO#TAGE=7#", "#SKONTO#TAGE=sieben#",
          "INVOICE_DISCOUNT_UNREAD", "sieben"
        ),
      ]

  @Test("what does not add up is refused by the norm's rule", arguments: faults.indices)
  func refused(index: Int) throws {
    let fault = Self.faults[index]
    let good = try text(fault.file)
    try #require(good.contains(fault.from), "\(fault.file) has no \(fault.from)")
    _ = try read(good)
    let problems = try #require(throws: InputProblems.self) {
      try read(good.replacing(fault.from, with: fault.to))
    }
    #expect(problems.problems.map(\.fault.code).contains(fault.code))
    #expect(problems.text(.de).contains(fault.rule), "\(problems.text(.de))")
  }

  /// A whole invoice in UBL with what the official ones lack: an advance paid, an allowance, a
  /// charge, a rounding, two rates. By hand: 100.00 + 50.00 − 10.00 + 4.00 = 144.00; 19 % of 94.00
  /// = 17.86, 7 % of 50.00 = 3.50; 144.00 + 21.36 = 165.36; − 65.00 + 0.04 = 100.40.
  private static let whole = """
    <CreditNote xmlns="urn:oasis:names:specification:ubl:schema:xsd:CreditNote-2">
    <ID>G-7</ID><IssueDate>2026-03-02Z</IssueDate><CreditNoteTypeCode>381</CreditNoteTypeCode>
    <DocumentCurrencyCode>EUR</DocumentCurrencyCode>
    <BillingReference><InvoiceDocumentReference><ID>R-1</ID></InvoiceDocumentReference></BillingReference>
    <AccountingSupplierParty><Party><PartyName><Name>Druckhaus Süd</Name></PartyName></Party></AccountingSupplierParty>
    <PaymentMeans><PaymentDueDate>2026-03-30</PaymentDueDate></PaymentMeans>
    <PaymentTerms><Note>Bei Zahlung bald: #SKONTO#TAGE=10#PROZENT=2.50#BASISBETRAG=80.00#
    sonst ohne Abzug</Note></PaymentTerms>
    <AllowanceCharge><ChargeIndicator>false</ChargeIndicator><Amount currencyID="EUR">10</Amount></AllowanceCharge>
    <AllowanceCharge><ChargeIndicator>true</ChargeIndicator><Amount currencyID="EUR">4.0</Amount></AllowanceCharge>
    <TaxTotal><TaxAmount currencyID="EUR">21.36</TaxAmount>
    <TaxSubtotal><TaxableAmount>94.00</TaxableAmount><TaxAmount>17.86</TaxAmount><TaxCategory><Percent>19</Percent></TaxCategory></TaxSubtotal>
    <TaxSubtotal><TaxableAmount>50.00</TaxableAmount><TaxAmount>3.50</TaxAmount><TaxCategory><Percent>7</Percent></TaxCategory></TaxSubtotal></TaxTotal>
    <TaxTotal><TaxAmount currencyID="USD">25.00</TaxAmount></TaxTotal>
    <LegalMonetaryTotal><LineExtensionAmount>150.00</LineExtensionAmount><TaxExclusiveAmount>144.00</TaxExclusiveAmount>
    <TaxInclusiveAmount>165.36</TaxInclusiveAmount><AllowanceTotalAmount>10.00</AllowanceTotalAmount><ChargeTotalAmount>4.00</ChargeTotalAmount>
    <PrepaidAmount>65.00</PrepaidAmount><PayableRoundingAmount>0.04</PayableRoundingAmount><PayableAmount>100.40</PayableAmount></LegalMonetaryTotal>
    <CreditNoteLine><LineExtensionAmount>100.00</LineExtensionAmount><Item><Name>Plakate</Name></Item></CreditNoteLine>
    <CreditNoteLine><LineExtensionAmount>50.00</LineExtensionAmount><Item><Name>Bücher</Name></Item></CreditNoteLine>
    </CreditNote>
    """

  @Test("allowances, charges, an advance and a rounding are added up")
  func whole() throws {
    let invoice = try read(Self.whole)
    #expect(invoice.kind == .creditNote)
    #expect(invoice.seller == "Druckhaus Süd")
    #expect(invoice.preceding == ["R-1"])
    #expect(invoice.due?.isoText == "2026-03-30")
    #expect(invoice.vat == Money(cents: 2136))
    #expect(invoice.prepaid == Money(cents: 6500))
    #expect(invoice.payable == Money(cents: 10_040))
    #expect(invoice.items == ["Plakate", "Bücher"])
    #expect(invoice.discounts.map(\.base) == [Money(cents: 8000)])
    // 2.5 % of 80.00 are 2.00 of 100.40; gross and rounding are 165.36 + 0.04.
    #expect(invoice.bestDiscount == Rate(Rational(5) / Rational(251)))
    #expect(invoice.owed == Money(cents: 16_540))
    for (from, to, rule) in [
      ("<Amount currencyID=\"EUR\">10<", "<Amount currencyID=\"EUR\">11<", "BR-CO-11"),
      (">4.0</Amount>", ">4.01</Amount>", "BR-CO-12"),
      ("Amount>100.00</Line", "Amount>100.01</Line", "BR-CO-10"),
      ("TaxExclusiveAmount>144.00", "TaxExclusiveAmount>145.00", "BR-CO-13"),
      ("TaxAmount>3.50", "TaxAmount>3.60", "BR-CO-14"),
      ("TaxAmount>3.50", "TaxAmount>3.60", "BR-CO-17"),
      ("RoundingAmount>0.04", "RoundingAmount>0.05", "BR-CO-16"),
    ] {
      let problems = try #require(throws: InputProblems.self) {
        try read(Self.whole.replacing(from, with: to))
      }
      #expect(problems.text(.de).contains(rule), "\(rule): \(problems.text(.de))")
    }
  }

  @Test("signs that nobody sees are shown as ones that nobody can read")
  func unseen() throws {
    let seller = "Druck\u{202E}haus &#x9b;Süd\u{200F}"
    let invoice = try read(Self.whole.replacing("Druckhaus Süd", with: seller))
    #expect(invoice.seller == "Druck\u{FFFD}haus \u{FFFD}Süd\u{FFFD}")
  }

  @Test("what the schemas allow is read, and what they do not is told in their own form")
  func forms() throws {
    func changed(_ from: String, _ to: String) throws -> EInvoice {
      try read(try text("01.05a-INVOICE_ubl.xml").replacing(from, with: to))
    }
    #expect(try read(Self.whole.replacing(">true<", with: ">1<")).payable == "100.40")
    #expect(try changed(">10555.3<", ">+10555.30<").gross == "10555.30")
    for (amount, told) in [
      ("10555,30", "In E-Rechnungen steht 10555.30"), ("1.05E4", "In E-Rechnungen steht"),
      ("99999999999999999999.00", "ist zu groß"), ("10555.301", "hat 3 Nachkommastellen"),
    ] {
      let problems = try #require(throws: InputProblems.self) {
        try changed(">10555.3<", ">\(amount)<")
      }
      #expect(problems.text(.de).contains(told), "\(problems.text(.de))")
    }
  }

  @Test(
    "the tax that the buyer owes is known by its category (UNTDID 5305)",
    arguments: [
      ("AE", .reverseCharge), ("K", .acquisition), ("G", .imported), ("E", nil), ("S", nil),
      ("O", nil),
    ] as [(String, EInvoice.BuyerTax?)])
  func buyerTax(_ category: String, _ tax: EInvoice.BuyerTax?) throws {
    let invoice = try read(
      Self.whole.replacing("<Percent>7<", with: "<ID>\(category)</ID><Percent>7<"))
    #expect(invoice.buyerTax == tax)
  }

  @Test("all that is missing is told at once, and another document is named")
  func missing() throws {
    let problems = try #require(throws: InputProblems.self) {
      try read("<Invoice><LegalMonetaryTotal/></Invoice>")
    }
    let told = problems.text(.de)
    for term in ["BT-1)", "BT-2)", "BT-3)", "BT-5)", "BT-27)", "BT-109)", "BT-112)", "BT-115)"] {
      #expect(told.contains(term), "\(term): \(told)")
    }
    let other = try #require(throws: InputProblems.self) { try read("<Document/>") }
    #expect(other.problems.map(\.fault.code) == ["INVOICE_OTHER_DOCUMENT"])
    #expect(!EInvoiceFile.recognises(InputBytes(Array("<Document/>".utf8), file: "a.xml")))
    #expect(EInvoiceFile.recognises(InputBytes(Array(Self.whole.utf8), file: "a.xml")))
  }

  // MARK: Inside a PDF

  /// A PDF file with one page of nothing and, if wanted, a file in it.
  private func pdf(_ attachment: (name: String, content: String)?) -> [UInt8] {
    var objects = [
      "<< /Type /Catalog /Pages 2 0 R\(attachment == nil ? "" : " /Names << /EmbeddedFiles << /Names [(a) 4 0 R] >> >>") >>",
      "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
      "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 72 72] >>",
    ]
    if let attachment {
      objects.append(
        "<< /Type /Filespec /F (\(attachment.name)) /UF (\(attachment.name)) /EF << /F 5 0 R >> >>")
      objects.append(
        "<< /Type /EmbeddedFile /Length \(attachment.content.utf8.count) >>\nstream\n\(attachment.content)\nendstream"
      )
    }
    var text = "%PDF-1.7\n"
    var places: [Int] = []
    for (index, object) in objects.enumerated() {
      places.append(text.utf8.count)
      text += "\(index + 1) 0 obj\n\(object)\nendobj\n"
    }
    let start = text.utf8.count
    text += "xref\n0 \(objects.count + 1)\n0000000000 65535 f \n"
    for place in places {
      text += String(repeating: "0", count: 10 - String(place).count) + "\(place) 00000 n \n"
    }
    text += "trailer\n<< /Size \(objects.count + 1) /Root 1 0 R >>\nstartxref\n\(start)\n%%EOF\n"
    return Array(text.utf8)
  }

  private static let hasTool = ["/usr/bin", "/usr/local/bin", "/bin", "/opt/homebrew/bin"]
    .contains { FileManager.default.isExecutableFile(atPath: $0 + "/pdfdetach") }

  @Test("the invoice in a PDF is read; a PDF without one, and a broken one, are told")
  func inPDF() throws {
    func read(_ bytes: [UInt8]) throws -> EInvoice {
      try EInvoiceFile.read(InputBytes(bytes, file: "rechnung.pdf"))
    }
    let whole = pdf((name: "factur-x.xml", content: Self.whole))
    #expect(EInvoiceFile.recognises(InputBytes(whole, file: "rechnung.pdf")))
    guard Self.hasTool else {
      let told = try #require(throws: InputProblems.self) { try read(whole) }
      #expect(told.problems.map(\.fault.code) == ["INVOICE_NO_PDF_TOOL"])
      return
    }
    #expect(try read(whole).number == "G-7")
    // The name of an attachment leads nowhere.
    let outside = pdf((name: "../../../nirgends/Rechnung.XML", content: Self.whole))
    #expect(try read(outside).number == "G-7")
    for (bytes, code) in [
      (pdf(nil), "INVOICE_NONE_IN_PDF"),
      (pdf((name: "notiz.txt", content: "x")), "INVOICE_NONE_IN_PDF"),
      (Array("%PDF-1.7\nkaputt".utf8), "INVOICE_PDF_UNREAD"),
    ] {
      let told = try #require(throws: InputProblems.self) { try read(bytes) }
      #expect(told.problems.map(\.fault.code) == [code])
    }
  }
}
