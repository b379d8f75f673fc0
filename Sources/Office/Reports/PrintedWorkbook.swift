import Files
import Foundation
import Messages

/// Prints a workbook as PDF, by the program that also shows it: LibreOffice.
package struct PrintedWorkbook {
  /// The workbook that belongs to the PDF: of the same name.
  package let workbook: String
  private let pdf: String
  private let target: String
  private let program: URL

  /// - Parameter file: the PDF, as the caller named it.
  /// - Returns: nil where `file` names none.
  /// - Throws: ``Refusal`` where the program is not installed, or the target takes no file. Nothing
  ///   is written then.
  package init?(_ file: String, _ office: GrantOffice) throws {
    guard file.lowercased().hasSuffix(".pdf") else { return nil }
    guard let program = Self.program() else {
      throw Refusal(
        .target, Problem("office.PDF_PROGRAM_MISSING", ["file": Fact.whole(file)]),
        fields: ["output"])
    }
    self.program = program
    (workbook, pdf) = (String(file.dropLast(4)) + ".xlsx", file)
    target = try office.target(file)
  }

  /// Prints the workbook, which is written by now.
  /// - Throws: ``Refusal`` where the program failed; `WriteFault`. The workbook stays.
  package func write(_ office: GrantOffice) throws {
    let files = FileManager.default
    let folder = files.temporaryDirectory.appending(path: "foerderbuch-\(UUID().uuidString)")
    try files.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? files.removeItem(at: folder) }
    let source = folder.appending(path: "report.xlsx")
    try files.copyItem(atPath: office.absolute(workbook), toPath: source.path)
    let process = Process()
    process.executableURL = program
    let mark = "-" + "-"
    process.arguments = [
      // A profile of its own, so that a window that is open does not take the call.
      "-env:UserInstallation=" + folder.appending(path: "profile").absoluteString,
      mark + "headless", mark + "norestore", mark + "convert-to", "pdf", mark + "outdir",
      folder.path, source.path,
    ]
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    let made = folder.appending(path: "report.pdf")
    guard process.terminationStatus == 0, let bytes = try? Data(contentsOf: made) else {
      throw Refusal(
        .target,
        Problem(
          "office.PDF_NOT_WRITTEN",
          ["file": Fact.whole(pdf), "workbook": Fact.whole(workbook)]), fields: ["output"])
    }
    try PendingFile.write(target, shown: pdf) { try $0.write([UInt8](bytes)) }
  }

  private static func program() -> URL? {
    ["/usr/bin", "/usr/local/bin", "/opt/libreoffice/program", "/snap/bin"].lazy
      .flatMap { folder in ["soffice", "libreoffice"].map { "\(folder)/\($0)" } }
      .first { FileManager.default.isExecutableFile(atPath: $0) }.map { URL(filePath: $0) }
  }
}
