import Amounts
import Messages

extension InvoiceFault {
  var problem: Problem {
    switch self {
    case .otherDocument(let name):
      Problem("invoice.INVOICE_OTHER_DOCUMENT", ["found": Fact.quoted(Quote.excerpt(name))])
    case .otherKind(let kind): Problem("invoice.INVOICE_OTHER_DOCUMENT", ["found": kind.name])
    case .missing(let term):
      Problem("invoice.INVOICE_TERM_MISSING", ["term": term.name, "id": term.rawValue])
    case .currency(let code): Problem("invoice.INVOICE_CURRENCY", ["code": Quote.excerpt(code)])
    case .unknownKind(let code):
      Problem(
        "invoice.INVOICE_KIND_UNKNOWN",
        [
          "code": Quote.excerpt(code),
          "kinds": Fact.series(EInvoice.Kind.allCases.map { .text($0.rawValue) }),
        ])
    case .dateForm(let text): Problem("invoice.INVOICE_DATE_FORM", ["text": Quote.excerpt(text)])
    case .decimals(let text, let count):
      Problem("invoice.INVOICE_AMOUNT_DECIMALS", ["text": Quote.excerpt(text), "count": count])
    case .sumDiffers(let sum, let stated, let computed):
      Problem(
        "invoice.INVOICE_SUM_DIFFERS",
        [
          "sum": sum.name, "stated": stated, "parts": sum.parts, "computed": computed,
          "rule": sum.rawValue,
        ])
    case .discount(let text):
      Problem("invoice.INVOICE_DISCOUNT_UNREAD", ["text": Quote.excerpt(text)])
    case .noneInPDF(let names):
      names.isEmpty
        ? Problem("invoice.INVOICE_NONE_IN_PDF")
        : Problem("invoice.INVOICE_NONE_IN_PDF.others", ["names": names])
    case .noPDFTool: Problem("invoice.INVOICE_NO_PDF_TOOL")
    case .pdfToolFailed: Problem("invoice.INVOICE_PDF_UNREAD")
    case .beyondLimit: Problem("invoice.INVOICE_BEYOND_LIMIT")
    }
  }
}
