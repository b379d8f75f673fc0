import Assets
package import Bookkeeping
import Files
import Foundation
import Interchange
import Messages

extension GrantOffice {
  /// A path as it was given, seen from ``folder``.
  package func absolute(_ path: String) -> String {
    root + Self.absolute(path, in: folder)
  }

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
    // A link stays one: what counts is what it leads to.
    let place = FilePlace(path).path
    guard let found = try? FileManager.default.attributesOfItem(atPath: place) else { return path }
    guard replaces, !isNew else {
      let file = ["file": Fact.whole(output)] as KeyValuePairs<String, any Tellable>
      throw Refusal(
        .target,
        isNew ? Problem("office.TARGET_EXISTS", file) : Problem("office.WOULD_REPLACE", file))
    }
    guard found[.type] as? FileAttributeType == .typeRegular else {
      throw Refusal(.target, Problem("office.TARGET_NO_FILE", ["file": Fact.whole(output)]))
    }
    guard let rights = found[.posixPermissions] as? Int, rights & 0o222 != 0 else {
      throw Refusal(.target, Problem("office.TARGET_PROTECTED", ["file": Fact.whole(output)]))
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
      throw Refusal(.usage, Problem("office.TARGET_IS_LEDGER", ["file": Fact.whole(output)]))
    }
    return path
  }

  /// The folder in which the ledger keeps evidence.
  var evidencePath: String {
    let ledger = FilePlace(ledgerPath).path
    return (ledger.hasSuffix(".sqlite") ? String(ledger.dropLast(7)) : ledger) + ".evidence"
  }

  /// Has a file written in a folder of its own that is gone afterwards, and gives its bytes.
  /// - Parameter name: the file's, without folders.
  package func bytes<Value>(
    of name: String, _ make: (GrantOffice) throws -> Value
  ) throws -> (made: Value, bytes: [UInt8]) {
    let scratch = try ScratchFolder(beside: ledgerPath, shown: name)
    let made = try make(at(scratch.path))
    let place = URL(fileURLWithPath: scratch.path).appendingPathComponent(name)
    return (made, [UInt8](try Data(contentsOf: place)))
  }

  /// The same for a workbook.
  /// - Parameter field: what the call names it by.
  package func workbookTarget(_ output: String, field: String) throws -> String {
    guard output.lowercased().hasSuffix(".xlsx") else {
      throw Refusal(
        .usage, Problem("office.NOT_A_WORKBOOK_NAME", ["file": Fact.whole(output)]), fields: [field]
      )
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
