public import Amounts

/// Why an electronic invoice cannot be taken.
public enum InvoiceFault: Error, Hashable, Sendable {
  /// An XML document, but no invoice; holds its first element.
  case otherDocument(String)
  /// No XML document and no PDF.
  case otherKind(FileKind)
  /// Holds the term of the norm that is missing.
  case missing(InvoiceTerm)
  case currency(String)
  /// A code that no invoice has.
  case unknownKind(String)
  /// A date in another form than the syntax allows.
  case dateForm(String)
  /// More than two decimals that are not zero; the amount, and how many.
  case decimals(String, Int)
  /// A sum is not what its parts come to; holds the rule of the norm.
  case sumDiffers(InvoiceSum, stated: Money, computed: Money)
  /// The terms of a discount cannot be read.
  case discount(String)
  /// A PDF without an invoice in it; the names of what it holds.
  case noneInPDF([String])
  /// The program that takes the invoice out of a PDF is not installed.
  case noPDFTool
  /// It ended with this code.
  case pdfToolFailed(Int32)
  /// Sums are beyond what can be counted.
  case beyondLimit
}

/// A term of EN 16931 that a booking cannot do without.
public enum InvoiceTerm: String, Hashable, Sendable, CaseIterable {
  case kind = "BT-3"
  case number = "BT-1"
  case date = "BT-2"
  case currency = "BT-5"
  case seller = "BT-27"
  case net = "BT-109"
  case gross = "BT-112"
  case payable = "BT-115"
  case lineAmount = "BT-131"
  case taxAmount = "BT-117"
  case allowanceAmount = "BT-92"

  var name: LocalizedText {
    switch self {
    case .kind: LocalizedText(de: "die Rechnungsart", en: "the type of invoice")
    case .number: LocalizedText(de: "die Rechnungsnummer", en: "the number of the invoice")
    case .date: LocalizedText(de: "das Rechnungsdatum", en: "the date of the invoice")
    case .currency: LocalizedText(de: "die Währung", en: "the currency")
    case .seller: LocalizedText(de: "der Name des Verkäufers", en: "the name of the seller")
    case .net: LocalizedText(de: "der Betrag ohne Umsatzsteuer", en: "the amount without VAT")
    case .gross: LocalizedText(de: "der Betrag mit Umsatzsteuer", en: "the amount with VAT")
    case .payable: LocalizedText(de: "der fällige Betrag", en: "the amount due")
    case .lineAmount: LocalizedText(de: "der Betrag der Position", en: "the amount of the line")
    case .taxAmount: LocalizedText(de: "der Steuerbetrag", en: "the amount of the tax")
    case .allowanceAmount:
      LocalizedText(
        de: "der Betrag des Abzugs oder Zuschlags", en: "the amount of the allowance or charge")
    }
  }
}

/// A sum of an invoice, by the rule of EN 16931 that says what it is of.
public enum InvoiceSum: String, Hashable, Sendable, CaseIterable {
  case lines = "BR-CO-10"
  case allowances = "BR-CO-11"
  case charges = "BR-CO-12"
  case net = "BR-CO-13"
  case vat = "BR-CO-14"
  case gross = "BR-CO-15"
  case payable = "BR-CO-16"
  case tax = "BR-CO-17"

  /// What it is called, and what it is of.
  var name: LocalizedText {
    switch self {
    case .lines: LocalizedText(de: "Die Summe der Positionen", en: "The sum of the lines")
    case .allowances: LocalizedText(de: "Die Summe der Abzüge", en: "The sum of the allowances")
    case .charges: LocalizedText(de: "Die Summe der Zuschläge", en: "The sum of the charges")
    case .net: LocalizedText(de: "Der Betrag ohne Umsatzsteuer", en: "The amount without VAT")
    case .vat: LocalizedText(de: "Die Umsatzsteuer", en: "The VAT")
    case .gross: LocalizedText(de: "Der Betrag mit Umsatzsteuer", en: "The amount with VAT")
    case .payable: LocalizedText(de: "Der fällige Betrag", en: "The amount due")
    case .tax: LocalizedText(de: "Der Steuerbetrag", en: "The amount of a tax")
    }
  }

  var parts: LocalizedText {
    switch self {
    case .lines: LocalizedText(de: "die Positionen zusammen", en: "the lines together")
    case .allowances: LocalizedText(de: "die Abzüge zusammen", en: "the allowances together")
    case .charges: LocalizedText(de: "die Zuschläge zusammen", en: "the charges together")
    case .net:
      LocalizedText(
        de: "Positionen − Abzüge + Zuschläge", en: "lines − allowances + charges")
    case .vat: LocalizedText(de: "die Steuern zusammen", en: "the taxes together")
    case .gross: LocalizedText(de: "netto + Umsatzsteuer", en: "net + VAT")
    case .payable:
      LocalizedText(
        de: "brutto − schon gezahlt + Rundung", en: "gross − prepaid + rounding")
    case .tax: LocalizedText(de: "Grundlage × Satz", en: "basis × rate")
    }
  }
}
