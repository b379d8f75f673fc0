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

  var code: String {
    switch self {
    case .otherDocument, .otherKind: "INVOICE_OTHER_DOCUMENT"
    case .missing: "INVOICE_TERM_MISSING"
    case .currency: "INVOICE_CURRENCY"
    case .unknownKind: "INVOICE_KIND_UNKNOWN"
    case .dateForm: "INVOICE_DATE_FORM"
    case .decimals: "INVOICE_AMOUNT_DECIMALS"
    case .sumDiffers: "INVOICE_SUM_DIFFERS"
    case .discount: "INVOICE_DISCOUNT_UNREAD"
    case .noneInPDF: "INVOICE_NONE_IN_PDF"
    case .noPDFTool: "INVOICE_NO_PDF_TOOL"
    case .pdfToolFailed: "INVOICE_PDF_UNREAD"
    case .beyondLimit: "INVOICE_BEYOND_LIMIT"
    }
  }
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

extension InvoiceFault {
  private static func noInvoice(_ found: LocalizedText) -> FaultSentences {
    FaultSentences(
      LocalizedText(
        de: "Das ist keine E-Rechnung, sondern \(found.de).",
        en: "This is no e-invoice but \(found.en)."),
      allowed: LocalizedText(
        de:
          "Gelesen werden Rechnung und Gutschrift nach EN 16931 in UBL und CII, auch in einer PDF-Datei.",
        en: "Invoices and credit notes by EN 16931 in UBL and CII are read, also inside a PDF."),
      remedy: LocalizedText(
        de:
          "Packen Sie ein Archiv aus und nennen Sie die Dateien einzeln; vor der Zuordnung eines Kontoauszugs steht die Nummer des Umsatzes: 3=expense:TEILVORHABEN:POSITION.",
        en:
          "Unpack an archive and name its files one by one; before what a statement's line is for stands its number: 3=expense:MEASURE:LINE."
      ))
  }

  var sentences: FaultSentences {
    switch self {
    case .sumDiffers(let sum, let stated, let computed):
      FaultSentences(
        LocalizedText(
          de:
            "\(sum.name.de) ist mit \(stated.text(.de)) angegeben; \(sum.parts.de) sind \(computed.text(.de)) (\(sum.rawValue), EN 16931).",
          en:
            "\(sum.name.en) is stated as \(stated.text(.en)); \(sum.parts.en) come to \(computed.text(.en)) (\(sum.rawValue), EN 16931)."
        ), remedy: Self.returnIt)
    case .missing(let term):
      FaultSentences(
        LocalizedText(
          de: "In der Rechnung fehlt \(term.name.de) (\(term.rawValue)).",
          en: "The invoice lacks \(term.name.en) (\(term.rawValue))."), remedy: Self.returnIt)
    case .currency(let code):
      FaultSentences(
        LocalizedText(
          de: "Die Rechnung lautet auf \(Quote.text(Quote.excerpt(code)).de), nicht auf Euro.",
          en: "The invoice is in \(Quote.text(Quote.excerpt(code)).en), not in euros."),
        remedy: LocalizedText(
          de:
            "Buchen Sie den Betrag, den die Bank in Euro abgebucht hat, mit `record expense`, und nennen Sie die Datei als Nachweis.",
          en:
            "Book the amount that the bank took in euros with `record expense`, and name the file as evidence."
        ))
    case .unknownKind(let code):
      FaultSentences(
        LocalizedText(
          de:
            "Das ist keine Rechnung oder Gutschrift, die sich so buchen lässt: Rechnungsart \(Quote.text(Quote.excerpt(code)).de).",
          en:
            "This is no invoice or credit note that can be booked so: type \(Quote.text(Quote.excerpt(code)).en)."
        ),
        allowed: LocalizedText(
          de: "Gebucht werden \(EInvoice.Kind.allCases.map(\.rawValue).joined(separator: ", ")).",
          en: "Booked are \(EInvoice.Kind.allCases.map(\.rawValue).joined(separator: ", "))."),
        remedy: LocalizedText(
          de:
            "Ist es doch eine Rechnung, verlangen Sie sie nach EN 16931, oder buchen Sie sie mit `record expense`.",
          en:
            "If it is an invoice all the same, ask for it by EN 16931, or book it with `record expense`."
        ))
    case .dateForm(let text):
      FaultSentences(
        LocalizedText(
          de:
            "\(Quote.text(Quote.excerpt(text)).de) ist kein Tag, wie ihn eine E-Rechnung schreibt.",
          en: "\(Quote.text(Quote.excerpt(text)).en) is no day as an e-invoice writes it."),
        allowed: LocalizedText(
          de: "Erlaubt: ein Tag, den es gibt, als 2026-06-30 in UBL, als 20260630 in CII.",
          en: "Allowed: a day that exists, as 2026-06-30 in UBL, as 20260630 in CII."),
        remedy: Self.returnIt)
    case .decimals(let text, let count):
      FaultSentences(
        LocalizedText(
          de: "\(Quote.text(Quote.excerpt(text)).de) hat \(count) Nachkommastellen.",
          en: "\(Quote.text(Quote.excerpt(text)).en) has \(count) decimals."),
        allowed: LocalizedText(
          de: "Summen haben höchstens zwei (BR-DEC).", en: "Sums have at most two (BR-DEC)."),
        remedy: Self.returnIt)
    case .discount(let text):
      FaultSentences(
        LocalizedText(
          de: "Die Skontobedingung \(Quote.text(Quote.excerpt(text)).de) ist nicht lesbar.",
          en: "The terms of the discount \(Quote.text(Quote.excerpt(text)).en) cannot be read."),
        allowed: LocalizedText(
          de: "Erlaubt: #SKONTO#TAGE=14#PROZENT=2.00# (XRechnung, BR-DE-18).",
          en: "Allowed: #SKONTO#TAGE=14#PROZENT=2.00# (XRechnung, BR-DE-18)."),
        remedy: Self.returnIt)
    case .otherDocument(let name): Self.noInvoice(Quote.text(Quote.excerpt(name)))
    case .otherKind(let kind): Self.noInvoice(kind.name)
    case .noneInPDF, .noPDFTool, .pdfToolFailed: pdfSentences
    case .beyondLimit:
      FaultSentences(
        LocalizedText(
          de: "Die Beträge der Rechnung sind zu groß zum Zusammenzählen.",
          en: "The amounts of the invoice are too large to be added up."))
    }
  }

  private var pdfSentences: FaultSentences {
    switch self {
    case .noneInPDF(let names):
      FaultSentences(
        names.isEmpty
          ? LocalizedText(
            de: "In der PDF-Datei steckt keine E-Rechnung.",
            en: "There is no e-invoice in the PDF file.")
          : LocalizedText(
            de: "In der PDF-Datei steckt keine E-Rechnung, sondern \(Quote.list(names).de).",
            en: "There is no e-invoice in the PDF file but \(Quote.list(names).en)."),
        allowed: LocalizedText(
          de: "Gelesen werden ZUGFeRD und Factur-X: PDF-Dateien mit der Rechnung als XML darin.",
          en: "ZUGFeRD and Factur-X are read: PDF files with the invoice as XML in them."),
        remedy: LocalizedText(
          de:
            "Buchen Sie sie mit `record expense … --evidence DATEI`, oder verlangen Sie die E-Rechnung.",
          en: "Book it with `record expense … --evidence FILE`, or ask for the e-invoice."))
    case .noPDFTool:
      FaultSentences(
        LocalizedText(
          de: "Die Rechnung steckt in einer PDF-Datei; das Programm `pdfdetach` fehlt hier.",
          en: "The invoice is inside a PDF file; the program `pdfdetach` is not here."),
        remedy: LocalizedText(
          de: "Richten Sie das Paket poppler-utils ein, oder geben Sie die XML-Datei an.",
          en: "Install the package poppler-utils, or give the XML file."))
    default:
      FaultSentences(
        LocalizedText(
          de: "Die PDF-Datei lässt sich nicht öffnen; sie ist beschädigt oder verschlüsselt.",
          en: "The PDF file cannot be opened; it is damaged or encrypted."),
        remedy: LocalizedText(
          de: "Laden Sie sie noch einmal herunter, oder geben Sie die XML-Datei an.",
          en: "Download it once more, or give the XML file."))
    }
  }

  private static var returnIt: LocalizedText {
    LocalizedText(
      de: "Weisen Sie die Rechnung zurück, und verlangen Sie eine richtige.",
      en: "Send the invoice back, and ask for a right one.")
  }
}
