/// Which part of a package refers to which others.
final class PackageRelations: XMLVisitor {
  /// A reference to another part.
  struct Relation {
    /// The last word of its type: `worksheet`, `styles`.
    let kind: String
    /// The way of the part from the root of the package.
    let target: String
  }

  /// The relations by their ids.
  private(set) var byID: [String: Relation] = [:]
  private let folder: [Substring]

  /// - Parameter part: the part that refers; empty for the package itself.
  private init(of part: String) { folder = part.split(separator: "/").dropLast() }

  /// Reads the relations of a part; none where it has none.
  static func read(
    _ archive: ZipArchive, of part: String
  ) throws(InputProblems) -> PackageRelations {
    let relations = PackageRelations(of: part)
    let file = part.split(separator: "/").last.map(String.init) ?? ""
    let name = (relations.folder + ["_rels", file + ".rels"]).joined(separator: "/")
    if archive.contains(name) { try archive.visit(name, relations) }
    return relations
  }

  /// The target of the first relation of a kind.
  func first(_ kind: String) -> String? {
    byID.values.filter { $0.kind == kind }.map(\.target).min()
  }

  let isDone = false

  func start(_ name: String, _ attributes: [String: String], line: Int) {
    guard name == "Relationship", attributes["TargetMode"] != "External",
      let id = attributes["Id"], let type = attributes["Type"], let target = attributes["Target"],
      let kind = type.split(separator: "/").last
    else { return }
    byID[id] = Relation(kind: String(kind), target: resolved(target))
  }

  /// A target is counted from the folder of the part, or with a slash from the root.
  private func resolved(_ target: String) -> String {
    var way = target.hasPrefix("/") ? [] : folder
    for step in target.split(whereSeparator: { $0 == "/" || $0 == "\\" }) {
      if step == ".." {
        _ = way.popLast()
      } else if step != "." {
        way.append(step)
      }
    }
    return way.joined(separator: "/")
  }

  func end(_ name: String) {}
  func text(_ text: String) {}
}

extension ZipArchive {
  /// Reads a part as XML.
  /// - Throws: the faults of the archive and ``XMLFault``, with the part as path of the place.
  func visit(_ part: String, _ visitor: any XMLVisitor) throws(InputProblems) {
    var at = place
    at.path = part
    try read(part) { (pieces) throws(InputProblems) in
      try XMLReader.read(at, visitor, pieces: pieces)
    }
  }
}
