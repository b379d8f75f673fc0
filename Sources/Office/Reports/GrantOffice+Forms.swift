import Assets
import Files
import Foundation
import Interchange
import Messages
package import Reporting

extension GrantOffice {
  /// The shipped form `form` of a kind of report, or the one in `file`.
  /// - Throws: ``Refusal`` for an unknown name, or where the file is a form of another kind;
  ///   ``InputProblems``.
  package func form(
    _ kind: FormKind, _ form: String, file: String? = nil
  ) throws -> FormDefinition {
    if let file {
      let bytes = try InputBytes(path: absolute(file), file: file).all(limit: Self.configLimit)
      let definition = try FormReader.read(bytes, file: file, shipped: Self.shipped)
      guard definition.kind == kind else {
        throw Refusal(
          .usage,
          Problem(
            "office.FORM_OF_ANOTHER_KIND",
            ["file": Fact.whole(file), "kind": definition.kind.rawValue, "wanted": kind.rawValue]),
          fields: ["definition"])
      }
      return definition
    }
    let known = Self.shippedForms(kind)
    guard known.contains(form) else {
      guard let own = try ownForm(kind, form) else {
        throw Refusal.unknown(form, field: "form", known: known + ownForms.map(\.name))
      }
      return own
    }
    let asset = "Reports/\(kind.rawValue)-\(form).yaml"
    return try FormReader.read(try Self.asset(asset), file: asset, shipped: Self.shipped)
  }

  /// The shipped form with the id, or the one in `file`; nil where none of that id ships.
  func form(_ kind: FormKind, id: String, file: String?) throws -> FormDefinition? {
    let prefix = kind.rawValue + "-"
    let name = String(id.dropFirst(prefix.count))
    guard file != nil || id.hasPrefix(prefix) && Self.shippedForms(kind).contains(name) else {
      return try ownForm(kind, id)
    }
    return try form(kind, name, file: file)
  }

  /// An own form of a kind in `forms` beside the ledger, by the name of its file or its id.
  /// - Throws: ``InputProblems`` of the form that is meant, or of one that may be.
  private func ownForm(_ kind: FormKind, _ name: String) throws -> FormDefinition? {
    var fault: (any Error)?
    for file in ownForms {
      do {
        let bytes = try InputBytes(path: file.path, file: file.path).all(limit: Self.configLimit)
        let form = try FormReader.read(bytes, file: file.path, shipped: Self.shipped)
        if form.kind == kind, file.name == name || form.id == name { return form }
      } catch {
        if file.name == name { throw error }
        fault = fault ?? error
      }
    }
    if let fault { throw fault }
    return nil
  }

  /// The files in `forms` beside the ledger.
  private var ownForms: [(name: String, path: String)] {
    let folder = (home as NSString).appendingPathComponent("forms") as NSString
    let files = (try? FileManager.default.contentsOfDirectory(atPath: folder as String)) ?? []
    return files.sorted().filter { $0.hasSuffix(".yaml") || $0.hasSuffix(".yml") }.map {
      (($0 as NSString).deletingPathExtension, folder.appendingPathComponent($0))
    }
  }

  /// The forms of a kind that ship with the program, by name.
  private static func shipped(_ kind: FormKind) -> [String: [UInt8]] {
    Dictionary(
      shippedForms(kind).map { ($0, Assets.bytes("Reports/\(kind.rawValue)-\($0).yaml") ?? []) }
    ) { first, _ in first }
  }

  /// The names of the forms that ship with the program for a kind of report.
  package static func shippedForms(_ kind: FormKind) -> [String] {
    let prefix = "Reports/\(kind.rawValue)-"
    return Assets.names(in: "Reports").filter { $0.hasPrefix(prefix) && $0.hasSuffix(".yaml") }
      .map { String($0.dropFirst(prefix.count).dropLast(5)) }
  }
}
