import Assets
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
      let definition = try FormReader.read(bytes, file: file)
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
    guard known.contains(form) else { throw Refusal.unknown(form, field: "form", known: known) }
    let asset = "Reports/\(kind.rawValue)-\(form).yaml"
    return try FormReader.read(try Self.asset(asset), file: asset)
  }

  /// The shipped form with the id, or the one in `file`; nil where none of that id ships.
  func form(_ kind: FormKind, id: String, file: String?) throws -> FormDefinition? {
    let prefix = kind.rawValue + "-"
    let name = String(id.dropFirst(prefix.count))
    guard file != nil || id.hasPrefix(prefix) && Self.shippedForms(kind).contains(name) else {
      return nil
    }
    return try form(kind, name, file: file)
  }

  /// The names of the forms that ship with the program for a kind of report.
  package static func shippedForms(_ kind: FormKind) -> [String] {
    let prefix = "Reports/\(kind.rawValue)-"
    return Assets.names(in: "Reports").filter { $0.hasPrefix(prefix) && $0.hasSuffix(".yaml") }
      .map { String($0.dropFirst(prefix.count).dropLast(5)) }
  }
}
