/// Where a syntax of EN 16931 has its terms: ways of names from the first element on. Of several
/// ways the first that leads to something counts.
struct InvoiceSyntax {
  var kind: [String]
  var number: String
  var date: String
  var due: [String]
  var currency: String
  var seller: [String]
  var payee: String
  var buyerReference: String
  var order: String
  var iban: [String]
  var serviceFrom: String
  var serviceTo: String
  var deliveredOn: String
  var terms: String
  var preceding: String

  var lines: String
  /// From a line on.
  var lineAmount: String
  var itemName: String
  /// Of a line that is a part of another one; nil where parts lie inside it.
  var parentLine: String?

  var allowances: String
  /// From an allowance or charge on.
  var chargeMark: String
  var allowanceAmount: String

  var taxes: String
  /// From a tax on.
  var taxBasis: String
  var taxAmount: String
  var taxRate: String
  var taxCategory: String

  var totals: String
  /// From the totals on.
  var lineTotal: String
  var allowanceTotal: String
  var chargeTotal: String
  var net: String
  var gross: String
  var prepaid: String
  var rounding: String
  var payable: String
  /// From the first element on; there may be one in another currency for the tax office.
  var vat: String

  /// The syntax of a document; nil where it is none of them.
  /// - Parameter root: the name of its first element.
  static func of(_ root: String) -> InvoiceSyntax? {
    switch root {
    case "Invoice": ubl("InvoiceLine")
    case "CreditNote": ubl("CreditNoteLine")
    case "CrossIndustryInvoice": cii
    default: nil
    }
  }

  /// Universal Business Language 2.1 (ISO/IEC 19845).
  private static func ubl(_ line: String) -> InvoiceSyntax {
    let seller = "AccountingSupplierParty/Party"
    return InvoiceSyntax(
      kind: ["InvoiceTypeCode", "CreditNoteTypeCode"], number: "ID", date: "IssueDate",
      due: ["DueDate", "PaymentMeans/PaymentDueDate"], currency: "DocumentCurrencyCode",
      seller: [seller + "/PartyLegalEntity/RegistrationName", seller + "/PartyName/Name"],
      payee: "PayeeParty/PartyName/Name", buyerReference: "BuyerReference",
      order: "OrderReference/ID", iban: ["PaymentMeans/PayeeFinancialAccount/ID"],
      serviceFrom: "InvoicePeriod/StartDate", serviceTo: "InvoicePeriod/EndDate",
      deliveredOn: "Delivery/ActualDeliveryDate", terms: "PaymentTerms/Note",
      preceding: "BillingReference/InvoiceDocumentReference/ID",
      lines: line, lineAmount: "LineExtensionAmount", itemName: "Item/Name", parentLine: nil,
      allowances: "AllowanceCharge", chargeMark: "ChargeIndicator", allowanceAmount: "Amount",
      taxes: "TaxTotal/TaxSubtotal", taxBasis: "TaxableAmount", taxAmount: "TaxAmount",
      taxRate: "TaxCategory/Percent", taxCategory: "TaxCategory/ID", totals: "LegalMonetaryTotal",
      lineTotal: "LineExtensionAmount", allowanceTotal: "AllowanceTotalAmount",
      chargeTotal: "ChargeTotalAmount", net: "TaxExclusiveAmount", gross: "TaxInclusiveAmount",
      prepaid: "PrepaidAmount", rounding: "PayableRoundingAmount", payable: "PayableAmount",
      vat: "TaxTotal/TaxAmount")
  }

  /// Cross Industry Invoice D16B of UN/CEFACT, as in ZUGFeRD and Factur-X.
  private static let cii: InvoiceSyntax = {
    let trade = "SupplyChainTradeTransaction"
    let agreement = trade + "/ApplicableHeaderTradeAgreement"
    let settlement = trade + "/ApplicableHeaderTradeSettlement"
    let means = settlement + "/SpecifiedTradeSettlementPaymentMeans"
    let account = means + "/PayeePartyCreditorFinancialAccount"
    let seller = agreement + "/SellerTradeParty"
    let totals = settlement + "/SpecifiedTradeSettlementHeaderMonetarySummation"
    return InvoiceSyntax(
      kind: ["ExchangedDocument/TypeCode"], number: "ExchangedDocument/ID",
      date: "ExchangedDocument/IssueDateTime/DateTimeString",
      due: [settlement + "/SpecifiedTradePaymentTerms/DueDateDateTime/DateTimeString"],
      currency: settlement + "/InvoiceCurrencyCode",
      seller: [seller + "/Name", seller + "/SpecifiedLegalOrganization/TradingBusinessName"],
      payee: settlement + "/PayeeTradeParty/Name", buyerReference: agreement + "/BuyerReference",
      order: agreement + "/BuyerOrderReferencedDocument/IssuerAssignedID",
      iban: [account + "/IBANID", account + "/ProprietaryID"],
      serviceFrom: settlement + "/BillingSpecifiedPeriod/StartDateTime/DateTimeString",
      serviceTo: settlement + "/BillingSpecifiedPeriod/EndDateTime/DateTimeString",
      deliveredOn: trade + "/ApplicableHeaderTradeDelivery/ActualDeliverySupplyChainEvent"
        + "/OccurrenceDateTime/DateTimeString",
      terms: settlement + "/SpecifiedTradePaymentTerms/Description",
      preceding: settlement + "/InvoiceReferencedDocument/IssuerAssignedID",
      lines: trade + "/IncludedSupplyChainTradeLineItem",
      lineAmount:
        "SpecifiedLineTradeSettlement/SpecifiedTradeSettlementLineMonetarySummation/LineTotalAmount",
      itemName: "SpecifiedTradeProduct/Name",
      parentLine: "AssociatedDocumentLineDocument/ParentLineID",
      allowances: settlement + "/SpecifiedTradeAllowanceCharge",
      chargeMark: "ChargeIndicator/Indicator", allowanceAmount: "ActualAmount",
      taxes: settlement + "/ApplicableTradeTax", taxBasis: "BasisAmount",
      taxAmount: "CalculatedAmount", taxRate: "RateApplicablePercent",
      taxCategory: "CategoryCode", totals: totals,
      lineTotal: "LineTotalAmount", allowanceTotal: "AllowanceTotalAmount",
      chargeTotal: "ChargeTotalAmount", net: "TaxBasisTotalAmount", gross: "GrandTotalAmount",
      prepaid: "TotalPrepaidAmount", rounding: "RoundingAmount", payable: "DuePayableAmount",
      vat: totals + "/TaxTotalAmount")
  }()
}
