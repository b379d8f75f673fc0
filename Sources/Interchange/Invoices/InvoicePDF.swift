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
    let list = folder.appending(path: "list")
    try run(tool, ["-list", "-enc", "UTF-8", document.path], output: list)
    let found = attachments(String(decoding: try Data(contentsOf: list), as: UTF8.self))
    let wanted = found.filter { $0.name.hasSuffix(".xml") }
      .sorted { (rank($0.name), $0.number) < (rank($1.name), $1.number) }.prefix(limit)
    var first: [UInt8]?
    for attachment in wanted {
      // Under a name of ours: that of an attachment may lead anywhere.
      let part = folder.appending(path: "part-\(attachment.number)")
      try run(tool, ["-save", String(attachment.number), "-o", part.path, document.path])
      let input = try InputBytes(path: part.path, file: input.file)
      let bytes = try input.piece(at: 0, limit: EInvoiceFile.sizeLimit)
      if EInvoiceFile.recognises(InputBytes(bytes, file: input.file)) { return bytes }
      first = first ?? bytes
    }
    guard let first else { throw InvoiceFault.noneInPDF(found.map(\.name)) }
    return first
  }

  /// Of so many attachments it is looked whether they are an invoice.
  private static let limit = 20

  private static func rank(_ name: String) -> Int { names.firstIndex(of: name) ?? names.count }

  /// The lines `2: factur-x.xml` of a list, with the last part of each name in lower case.
  private static func attachments(_ list: String) -> [(number: Int, name: String)] {
    list.split(whereSeparator: \.isNewline).compactMap { line in
      let sides = line.split(separator: ":", maxSplits: 1)
      guard sides.count == 2, let number = Int(sides[0]), number > 0 else { return nil }
      let name = sides[1].split { $0 == "/" || $0 == "\\" }.last ?? ""
      return (number, name.trimmingCharacters(in: .whitespaces).lowercased())
    }
  }

  private static func run(_ tool: URL, _ arguments: [String], output: URL? = nil) throws {
    let process = Process()
    process.executableURL = tool
    process.arguments = arguments
    if let output {
      try Data().write(to: output)
      process.standardOutput = try FileHandle(forWritingTo: output)
    } else {
      process.standardOutput = FileHandle.nullDevice
    }
    process.standardError = FileHandle.nullDevice
    process.standardInput = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else {
      throw InvoiceFault.pdfToolFailed(process.terminationStatus)
    }
  }

  /// Where the program is; nil where it is not installed.
  static func tool() -> URL? {
    ["/usr/bin", "/usr/local/bin", "/bin", "/opt/homebrew/bin"].lazy
      .map { URL(filePath: $0).appending(path: "pdfdetach") }
      .first { FileManager.default.isExecutableFile(atPath: $0.path) }
  }
}
