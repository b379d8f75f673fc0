/// The number formats of the cell styles of a workbook, and which of them strike through.
final class WorkbookStyles: XMLVisitor {
  /// The most styles; a spreadsheet itself keeps 65,490.
  static let limit = 1 << 17

  private struct Format {
    var format: NumberFormat
    var meaning: NumberMeaning?
    /// Whether what stands there is struck through.
    var isStruck = false
  }

  /// Whether each font is struck through.
  private var fonts: [Bool] = []

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

  func isStruck(_ style: Int) -> Bool {
    formats.indices.contains(style) && formats[style].isStruck
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
      var format =
        codes[id]
        ?? Format(
          format: NumberFormat(builtIn: id) ?? .number, meaning: NumberMeaning(builtIn: id))
      let font = attributes["fontId"].flatMap { Int($0) } ?? 0
      format.isStruck = fonts.indices.contains(font) && fonts[font]
      formats.append(format)
    } else if name == "font", path.last == "fonts", fonts.count < Self.limit {
      fonts.append(false)
    } else if name == "strike", path.last == "font", path.dropLast().last == "fonts",
      !["0", "false"].contains(attributes["val"] ?? "1"), !fonts.isEmpty
    {
      fonts[fonts.count - 1] = true
    }
  }

  func end(_ name: String) { path.removeLast() }
  func text(_ text: String) {}
}
