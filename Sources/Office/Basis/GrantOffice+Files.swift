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

  /// An argument as text. Where it is no UTF-8, it may name a file whose name is none: that is told
  /// with `%FC` for such a byte. Anything else keeps a replacement character, which nobody takes.
  package static func argument(_ bytes: [UInt8]) -> String {
    if let text = String(validating: bytes, as: UTF8.self) { return text }
    var (option, name) = (ArraySlice<UInt8>(), bytes[...])
    if bytes.starts(with: Array("--".utf8)), let sign = bytes.firstIndex(of: UInt8(ascii: "=")) {
      (option, name) = (bytes[...sign], bytes[(sign + 1)...])
    }
    let text = FileName.text(Array(name))
    guard FileSystem.real(text) != nil else { return String(decoding: bytes, as: UTF8.self) }
    return String(decoding: option, as: UTF8.self) + text
  }

  /// Whether anything has the name of a file.
  package func hasFile(_ name: String) -> Bool { FileSystem.real(absolute(name)) != nil }

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
    let own = try? FileManager.default.attributesOfItem(atPath: path)
    let isLink = own?[.type] as? FileAttributeType == .typeSymbolicLink
    guard let found = try? FileManager.default.attributesOfItem(atPath: place) else {
      // Nobody named the file that would appear where a link leads.
      guard isLink else { return path }
      throw Self.isLink(output, to: place, "office.TARGET_IS_LINK.nowhere")
    }
    guard replaces, !isNew else {
      let file = ["file": Fact.whole(output)] as KeyValuePairs<String, any Tellable>
      throw Refusal(
        .target,
        isNew ? Problem("office.TARGET_EXISTS", file) : Problem("office.WOULD_REPLACE", file))
    }
    guard found[.type] as? FileAttributeType == .typeRegular else {
      throw Refusal(.target, Problem("office.TARGET_NO_FILE", ["file": Fact.whole(output)]))
    }
    guard !isLink else { throw Self.isLink(output, to: place, "office.TARGET_IS_LINK") }
    guard let rights = found[.posixPermissions] as? Int, rights & 0o222 != 0 else {
      throw Refusal(.target, Problem("office.TARGET_PROTECTED", ["file": Fact.whole(output)]))
    }
    return path
  }

  private static func isLink(_ output: String, to place: String, _ key: String) -> Refusal {
    Refusal(
      .target,
      Problem(
        key,
        ["file": Fact.whole(output), "place": Fact.whole((place as NSString).lastPathComponent)]))
  }

  /// The absolute path of what is to be written, be it a folder.
  func placeOutsideLedger(_ output: String) throws -> String {
    let path = absolute(output)
    let place = FilePlace(path)
    guard !ledgerParts.contains(where: place.isSame), !place.isInside(FilePlace(evidencePath))
    else {
      throw Refusal(.usage, Problem("office.TARGET_IS_LEDGER", ["file": Fact.whole(output)]))
    }
    return path
  }

  /// The ledger, the accounts of its pages, and what SQLite keeps beside them.
  var ledgerParts: [FilePlace] {
    let ledger = FilePlace(ledgerPath).path
    let stem = ledger.hasSuffix(".sqlite") ? String(ledger.dropLast(7)) : ledger
    return [ledger, stem + ".access.sqlite"].flatMap { file in
      ["", "-wal", "-shm", "-journal"].map { FilePlace(file + $0) }
    }
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
