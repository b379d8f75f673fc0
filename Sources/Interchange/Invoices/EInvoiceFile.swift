import Amounts

/// Reads an electronic invoice: EN 16931 in UBL or CII, as XML or inside a PDF (XRechnung, ZUGFeRD,
/// Factur-X).
public enum EInvoiceFile {
  /// The largest document taken, in bytes: XRechnung may carry attachments.
  static let sizeLimit = 256 << 20

  /// Whether invoices inside PDF files can be read on this machine.
  package static var readsPDF: Bool { InvoicePDF.tool() != nil }

  /// Whether a file is to be read as an invoice: a document whose first element says so, or a PDF.
  public static func recognises(_ input: InputBytes) -> Bool {
    switch try? FileKind.recognise(input) {
    case .pdf: true
    case .xml: firstElement(input).map { InvoiceSyntax.of($0) != nil } ?? false
    default: false
    }
  }

  /// Looks why a file that somebody takes for an invoice is none.
  /// - Throws: what it is instead, or why it cannot be read; nothing for an account statement,
  ///   which says so itself.
  public static func explain(_ input: InputBytes) throws(InputProblems) {
    switch try FileKind.recognise(input) {
    case .xml where firstElement(input) == "Document": return
    case .text where BankStatementFile.recognises(input): return
    case .xml, .pdf: _ = try read(input)
    case let kind:
      throw InputProblems(SourcePosition(file: input.file), .invoice(.otherKind(kind)))
    }
  }

  /// - Throws: all that is wrong with it.
  public static func read(_ input: InputBytes) throws(InputProblems) -> EInvoice {
    guard input.count <= sizeLimit else {
      throw InputProblems(
        SourcePosition(file: input.file),
        .file(.tooLarge(bytes: input.count, limit: sizeLimit)))
    }
    if case .pdf = try FileKind.recognise(input) {
      return try document(InputBytes(try InvoicePDF.invoice(in: input), file: input.file))
    }
    return try document(input)
  }

  private static func document(_ input: InputBytes) throws(InputProblems) -> EInvoice {
    let builder = DocumentBuilder()
    try XMLReader.read(input, builder)
    let place = SourcePosition(file: input.file)
    guard let tree = builder.tree else { throw InputProblems(place, .xml(.noElement)) }
    guard let syntax = InvoiceSyntax.of(tree.name) else {
      throw InputProblems(place, .invoice(.otherDocument(tree.name)))
    }
    let problems = ProblemList()
    let reader = EInvoiceReader(tree, syntax, place, problems)
    return try problems.checked(reader.invoice())
  }

  private static func firstElement(_ input: InputBytes) -> String? {
    let visitor = FirstElement()
    try? XMLReader.read(input, visitor)
    return visitor.name
  }
}

private final class FirstElement: XMLVisitor {
  private(set) var name: String?
  var isDone: Bool { name != nil }

  func start(_ name: String, _ attributes: [String: String], line: Int) {
    self.name = self.name ?? name
  }

  func end(_ name: String) {}
  func text(_ text: String) {}
}

/// Puts the whole document together, but for what is attached to it.
private final class DocumentBuilder: XMLVisitor {
  private var builder = XMLTreeBuilder()
  private var isAttachment = false
  private(set) var tree: XMLTree?
  let isDone = false

  func start(_ name: String, _ attributes: [String: String], line: Int) {
    isAttachment = name == "EmbeddedDocumentBinaryObject" || name == "AttachmentBinaryObject"
    builder.start(name, attributes, line: line)
  }

  func end(_ name: String) {
    isAttachment = false
    if let whole = builder.end() { tree = whole }
  }

  func text(_ text: String) {
    if !isAttachment { builder.text(text) }
  }
}
