/// The number formats of the cell styles of an OpenDocument spreadsheet, told as the format codes
/// of a workbook: `<number:number number:display-factor="1000"/><number:text>k</number:text>` is
/// `0,"k"`.
final class ODSStyles: XMLVisitor {
  /// The most styles.
  private static let limit = 1 << 17

  /// The code of each data style, and the styles that stand in for it, each under a condition.
  private var codes: [String: String] = [:]
  private var maps: [String: [(condition: String, style: String)]] = [:]
  /// The data style of each cell style, and the style that it inherits from.
  private var formats: [String: String] = [:]
  private var parents: [String: String] = [:]
  /// Nil stands for a format that says nothing special.
  private var meanings: [String: NumberMeaning?] = [:]

  /// Cell styles that strike through, or say that they do not.
  private var struck: [String: Bool] = [:]
  private var cellStyle: String?

  private var current: String?
  private var code = ""
  private var isInText = false

  let isDone = false

  func start(_ name: String, _ attributes: [String: String], line: Int) {
    switch name {
    case "number-style", "currency-style", "percentage-style", "date-style":
      current = attributes.withoutPrefix("name")
      code = ""
    case "number", "scientific-number", "fraction":
      let factor = attributes.withoutPrefix("display-factor") ?? "1"
      let zeros = factor.utf8.count - 1
      code += "0" + String(repeating: ",", count: zeros / 3)
      // No comma stands for it.
      if zeros % 3 != 0 || factor.first != "1" { code += "\"durch \(factor.filter(\.isNumber))\"" }
    case "text", "currency-symbol":
      guard current != nil else { return }
      isInText = true
      code += "\""
    case "day", "day-of-week", "week-of-year": code += "d"
    case "month": code += "m"
    case "year": code += "y"
    case "hours", "minutes", "seconds": code += "h"
    case "map":
      guard let current, let other = attributes.withoutPrefix("apply-style-name") else { return }
      // `value()>=0` is the condition that a workbook writes as `[>=0]`.
      let told = (attributes.withoutPrefix("condition") ?? "").filter { !$0.isWhitespace }
      let condition = told.hasPrefix("value()") ? "[\(told.dropFirst(7))]" : ""
      maps[current, default: []].append((condition.replacing("!=", with: "<>"), other))
    case "text-properties":
      guard let cellStyle, let line = attributes.withoutPrefix("text-line-through-style") else {
        return
      }
      struck[cellStyle] = line != "none"
    case "style":
      cellStyle = nil
      guard attributes.withoutPrefix("family") == "table-cell", formats.count < Self.limit,
        let name = attributes["style:name"] ?? attributes.withoutPrefix("name")
      else { return }
      formats[name] = attributes.withoutPrefix("data-style-name")
      parents[name] = attributes.withoutPrefix("parent-style-name")
      cellStyle = name
    default: return
    }
  }

  func text(_ piece: String) {
    if isInText { code += piece.filter { $0 != "\"" } }
  }

  func end(_ name: String) {
    switch name {
    case "text", "currency-symbol":
      if isInText { code += "\"" }
      isInText = false
    case "number-style", "currency-style", "percentage-style", "date-style":
      if let current, codes.count < Self.limit { codes[current] = code }
      current = nil
    default: return
    }
  }

  /// Whether what stands in a cell of a style is struck through.
  func isStruck(_ style: String) -> Bool {
    guard !struck.isEmpty else { return false }
    var name: String? = style
    for _ in 0..<16 {
      guard let cell = name else { return false }
      if let known = struck[cell] { return known }
      name = parents[cell]
    }
    return false
  }

  /// What the format of a cell style says of a number.
  /// - Returns: nil where the style has no format of its own; a format that says nothing special is
  ///   an empty meaning.
  func meaning(_ style: String) -> NumberMeaning? {
    if let known = meanings[style] { return known }
    let meaning = found(style)
    meanings[style] = meaning
    return meaning
  }

  private func found(_ style: String) -> NumberMeaning? {
    var name: String? = style
    // A style may inherit its format; a circle of styles ends somewhere.
    for _ in 0..<16 {
      guard let cell = name else { return nil }
      if let format = formats[cell], let code = codes[format] {
        let sections =
          (maps[format] ?? []).compactMap { map in codes[map.style].map { map.condition + $0 } }
          + [code]
        return NumberMeaning(code: sections.joined(separator: ";")) ?? NumberMeaning()
      }
      name = parents[cell]
    }
    return nil
  }
}
