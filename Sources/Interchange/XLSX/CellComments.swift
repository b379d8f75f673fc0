/// The comments on the cells of a sheet, which are no part of its table.
final class CellComments: XMLVisitor {
  /// Where each stands, `E2`, and what it says.
  private(set) var found: [(cell: String, text: String)] = []
  private var cell: String?
  private var text = ""
  private var isText = false

  let isDone = false

  /// - Parameter part: the sheet.
  static func read(_ archive: ZipArchive, of part: String) throws(InputProblems) -> CellComments {
    let comments = CellComments()
    if let part = try PackageRelations.read(archive, of: part).first("comments") {
      try archive.visit(part, comments)
    }
    return comments
  }

  func start(_ name: String, _ attributes: [String: String], line: Int) {
    if name == "comment" { (cell, text) = (attributes["ref"], "") }
    isText = name == "t"
  }

  func text(_ piece: String) {
    if isText, text.utf8.count < SpreadsheetText.limit { text += piece }
  }

  func end(_ name: String) {
    isText = false
    guard name == "comment", let cell else { return }
    found.append((cell, text))
    self.cell = nil
  }
}
