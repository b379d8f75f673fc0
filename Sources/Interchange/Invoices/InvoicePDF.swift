import Foundation

/// The invoice inside a PDF file (ZUGFeRD, Factur-X), taken out by `pdfdetach` of poppler-utils.
enum InvoicePDF {
  /// The names that the forms give it, in lower case; ZUGFeRD 1, 2, Factur-X, XRechnung as PDF.
  private static let names = [
    "factur-x.xml", "zugferd-invoice.xml", "xrechnung.xml",
  ]

  /// - Throws: ``InvoiceFault``: no tool, no such file in it, unreadable.
  static func invoice(in input: InputBytes) throws(InputProblems) -> [UInt8] {
    let place = SourcePosition(file: input.file)
    do { return try detach(input) } catch let fault as InvoiceFault {
      throw InputProblems(place, .invoice(fault))
    } catch let problems as InputProblems {
      throw problems
    } catch {
      throw InputProblems(place, .invoice(.pdfToolFailed(0)))
    }
  }

  private static func detach(_ input: InputBytes) throws -> [UInt8] {
    guard let tool = tool() else { throw InvoiceFault.noPDFTool }
    let files = FileManager.default
    let folder = try files.url(
      for: .itemReplacementDirectory, in: .userDomainMask,
      appropriateFor: files.temporaryDirectory, create: true)
    defer { try? files.removeItem(at: folder) }
    let document = folder.appending(path: "rechnung.pdf")
    try Data(try input.piece(at: 0, limit: input.count)).write(to: document)
    let parts = folder.appending(path: "parts")
    try files.createDirectory(at: parts, withIntermediateDirectories: false)
    let process = Process()
    process.executableURL = tool
    process.arguments = ["-saveall", "-o", parts.path, document.path]
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    process.standardInput = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else {
      throw InvoiceFault.pdfToolFailed(process.terminationStatus)
    }
    let found = try files.contentsOfDirectory(atPath: parts.path).sorted()
    let name =
      names.lazy.compactMap { name in found.first { $0.lowercased() == name } }.first
      ?? found.first { $0.lowercased().hasSuffix(".xml") }
    guard let name else { throw InvoiceFault.noneInPDF(found) }
    let part = try InputBytes(path: parts.appending(path: name).path, file: input.file)
    return try part.piece(at: 0, limit: EInvoiceFile.sizeLimit)
  }

  /// Where the program is; nil where it is not installed.
  static func tool() -> URL? {
    ["/usr/bin", "/usr/local/bin", "/bin", "/opt/homebrew/bin"].lazy
      .map { URL(filePath: $0).appending(path: "pdfdetach") }
      .first { FileManager.default.isExecutableFile(atPath: $0.path) }
  }
}
