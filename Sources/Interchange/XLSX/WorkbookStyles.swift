/// The number formats of the cell styles of a workbook.
final class WorkbookStyles: XMLVisitor {
  /// The most styles; a spreadsheet itself keeps 65,490.
  static let limit = 1 << 17

  private var codes: [Int: NumberFormat] = [:]
  private var formats: [NumberFormat] = []
  private var path: [String] = []

  /// The format of a style; nil where the workbook has no such style.
  func format(_ style: Int) -> NumberFormat? {
    formats.indices.contains(style) ? formats[style] : nil
  }

  let isDone = false

  func start(_ name: String, _ attributes: [String: String], line: Int) {
    defer { path.append(name) }
    if name == "numFmt", path.last == "numFmts" {
      guard let id = attributes["numFmtId"].flatMap({ Int($0) }),
        let code = attributes["formatCode"], codes.count < Self.limit
      else { return }
      codes[id] = NumberFormat(code: code)
    } else if name == "xf", path.last == "cellXfs", formats.count < Self.limit {
      let id = attributes["numFmtId"].flatMap { Int($0) } ?? 0
      formats.append(codes[id] ?? NumberFormat(builtIn: id) ?? .number)
    }
  }

  func end(_ name: String) { path.removeLast() }
  func text(_ text: String) {}
}
