import Assets
package import Bookkeeping
import Files
import Foundation
import Interchange

extension GrantOffice {
  /// A path as it was given, seen from ``folder``.
  package func absolute(_ path: String) -> String { Self.absolute(path, in: folder) }

  static func absolute(_ path: String, in folder: String) -> String {
    path.hasPrefix("/") ? path : (folder as NSString).appendingPathComponent(path)
  }

  /// The absolute path of a file that is to be written.
  ///
  /// A file that appears takes the place of what lies there: of another file only where
  /// ``replaces`` says so, of anything else never. The ledger, what SQLite keeps beside it and the
  /// evidence are no targets, under whatever name or link.
  /// - Parameters:
  ///   - output: as the caller named it.
  ///   - isNew: nothing may lie there in any case.
  /// - Throws: ``Refusal``.
  package func target(_ output: String, isNew: Bool = false) throws -> String {
    let path = try placeOutsideLedger(output)
    // Of a link itself, not of what it leads to.
    guard let found = try? FileManager.default.attributesOfItem(atPath: path) else { return path }
    guard replaces, !isNew else {
      throw Refusal(
        .target, isNew ? .targetExists : .wouldReplace,
        "\(output): Dort liegt schon etwas; es bleibt, wie es ist. Nennen Sie eine andere Datei.",
        "\(output): Something lies there already; it stays as it is. Name another file.")
    }
    guard found[.type] as? FileAttributeType == .typeRegular else {
      throw Refusal(
        .target, .targetNoFile,
        "\(output): Dort liegt keine gewöhnliche Datei, sondern ein Ordner, ein Verweis oder ein Gerät; das wird nie ersetzt. Nennen Sie eine andere Datei.",
        "\(output): No ordinary file lies there but a folder, a link or a device; that is never replaced. Name another file."
      )
    }
    guard let rights = found[.posixPermissions] as? Int, rights & 0o222 != 0 else {
      throw Refusal(
        .target, .targetProtected,
        "\(output): Die Datei ist schreibgeschützt; sie bleibt, wie sie ist. Nennen Sie eine andere, oder nehmen Sie den Schutz weg.",
        "\(output): The file is protected against writing and stays as it is. Name another one, or take the protection away."
      )
    }
    return path
  }

  /// The absolute path of what is to be written, be it a folder.
  func placeOutsideLedger(_ output: String) throws -> String {
    let path = absolute(output)
    let ledger = FilePlace(ledgerPath).path
    let place = FilePlace(path)
    let kept = ["", "-wal", "-shm", "-journal"].map { FilePlace(ledger + $0) }
    guard !kept.contains(where: place.isSame(as:)), !place.isInside(FilePlace(evidencePath))
    else {
      throw Refusal(
        .usage, .targetIsLedger,
        "\(output): Dort liegt das Hauptbuch mit seinen Nachweisen; es wird nicht überschrieben. Nennen Sie eine andere Datei.",
        "\(output): The ledger with its evidence lies there and is not written over. Name another file."
      )
    }
    return path
  }

  /// The folder in which the ledger keeps evidence.
  var evidencePath: String {
    let ledger = FilePlace(ledgerPath).path
    return (ledger.hasSuffix(".sqlite") ? String(ledger.dropLast(7)) : ledger) + ".evidence"
  }

  /// The same for a workbook.
  /// - Parameter field: what the call names it by.
  package func workbookTarget(_ output: String, field: String) throws -> String {
    guard output.lowercased().hasSuffix(".xlsx") else {
      throw Refusal(
        .usage, .notAWorkbookName, fields: [field],
        "„\(output)“ endet nicht auf .xlsx; es entsteht eine Excel-Arbeitsmappe.",
        "\"\(output)\" does not end in .xlsx; an Excel workbook is written.")
    }
    return try target(output)
  }

  /// Puts the examples that ship with the program into a folder, so that they can be read and
  /// changed.
  /// - Returns: their paths.
  package func writeExamples(to folder: String) throws -> [String] {
    try Assets.names(in: "examples").map { name in
      let path = folder + name.dropFirst("examples".count)
      try FileManager.default.createDirectory(
        atPath: (path as NSString).deletingLastPathComponent, withIntermediateDirectories: true)
      try Data(try Self.asset(name)).write(to: URL(fileURLWithPath: path))
      return path
    }
  }

  /// SHA-256 of a file, by which it is known again.
  /// - Parameter file: as the caller named it.
  package func digest(of file: String) throws -> Digest256 {
    do { return try RegularFile.digest(of: absolute(file)).digest } catch let fault
      as RegularFile.Fault
    {
      let cause: FileFault =
        if case .unreadable(let code) = fault { .unreadable(errno: code) } else { .notAFile }
      throw InputProblems(SourcePosition(file: file), .file(cause))
    }
  }
}
