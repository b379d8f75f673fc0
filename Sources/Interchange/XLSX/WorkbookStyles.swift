/// The number formats of the cell styles of a workbook.
final class WorkbookStyles: XMLVisitor {
  /// The most styles; a spreadsheet itself keeps 65,490.
  static let limit = 1 << 17

  private struct Format {
    var format: NumberFormat
    var meaning: NumberMeaning?
  }

  private var codes: [Int: Format] = [:]
  private var formats: [Format] = []
  private var path: [String] = []

  /// The format of a style; nil where the workbook has no such style.
  func format(_ style: Int) -> NumberFormat? {
    formats.indices.contains(style) ? formats[style].format : nil
  }

  /// What the format of a style says of a number; nil where that is nothing.
  func meaning(_ style: Int) -> NumberMeaning? {
    formats.indices.contains(style) ? formats[style].meaning : nil
  }

  let isDone = false

  func start(_ name: String, _ attributes: [String: String], line: Int) {
    defer { path.append(name) }
    if name == "numFmt", path.last == "numFmts" {
      guard let id = attributes["numFmtId"].flatMap({ Int($0) }),
        let code = attributes["formatCode"], codes.count < Self.limit
      else { return }
      codes[id] = Format(format: NumberFormat(code: code), meaning: NumberMeaning(code: code))
    } else if name == "xf", path.last == "cellXfs", formats.count < Self.limit {
      let id = attributes["numFmtId"].flatMap { Int($0) } ?? 0
      formats.append(
        codes[id]
          ?? Format(
            format: NumberFormat(builtIn: id) ?? .number, meaning: NumberMeaning(builtIn: id)))
    }
  }

  func end(_ name: String) { path.removeLast() }
  func text(_ text: String) {}
}
