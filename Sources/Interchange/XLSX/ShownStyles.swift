/// How the cells of a workbook look, as far as it decides what a reader sees.
package struct ShownStyle: Hashable, Sendable {
  /// The format of numbers, in a form that stays the same when another program saves it.
  package var format = ""
  /// The colours of letters and ground as six hexadecimal digits; no ground: nil.
  package var ink = "000000"
  package var ground: String?
  /// The font and its size in points.
  package var font = ""
  package var isStruck = false
}

/// Reads the styles of a workbook.
final class ShownStyles: XMLVisitor {
  private(set) var cells: [ShownStyle] = []
  /// How cells look that a rule makes stand out.
  private(set) var highlights: [ShownStyle] = []

  private var codes: [Int: String] = [:]
  private var fonts: [ShownStyle] = []
  private var grounds: [String?] = []
  private var current = ShownStyle()
  private var size = ""
  private var isPattern = false
  private var path: [String] = []

  let isDone = false

  func start(_ name: String, _ attributes: [String: String], line: Int) {
    let parent = path.last ?? ""
    path.append(name)
    switch name {
    case "numFmt":
      let code = ShownFormat.plain(attributes["formatCode"] ?? "")
      if parent == "dxf" {
        current.format = code
      } else if let id = attributes["numFmtId"].flatMap({ Int($0) }) {
        codes[id] = code
      }
    case "font" where parent == "fonts", "fill" where parent == "fills", "dxf":
      (current, size, isPattern) = (ShownStyle(), "", false)
    case "xf" where parent == "cellXfs": add(attributes)
    case "name" where parent == "font", "rFont" where parent == "font":
      current.font = attributes["val"] ?? ""
    case "sz" where parent == "font":
      // `10` and `10.0` are one size.
      size = attributes["val"] ?? ""
      if size.hasSuffix(".0") { size.removeLast(2) }
    case "strike" where parent == "font":
      current.isStruck = !["0", "false"].contains(attributes["val"] ?? "1")
    case "color" where parent == "font": current.ink = Self.color(attributes)
    case "patternFill": pattern(attributes["patternType"])
    case "gradientFill": current.ground = name
    case "fgColor" where isPattern && !isInHighlight: current.ground = Self.color(attributes)
    case "bgColor" where isInHighlight: current.ground = Self.color(attributes)
    default: return
    }
  }

  func end(_ name: String) {
    path.removeLast()
    let parent = path.last ?? ""
    switch name {
    case "font":
      current.font += " " + size
      if parent == "fonts" { fonts.append(current) }
    case "fill" where parent == "fills": grounds.append(current.ground)
    case "dxf": highlights.append(current)
    default: return
    }
  }

  func text(_ text: String) {}

  private var isInHighlight: Bool { path.contains("dxf") }

  private func pattern(_ type: String?) {
    guard !isInHighlight, let type, type != "none" else { return }
    isPattern = true
    current.ground = type
  }

  private func add(_ attributes: [String: String]) {
    func index(_ name: String) -> Int { attributes[name].flatMap { Int($0) } ?? 0 }
    let font = index("fontId")
    var style = fonts.indices.contains(font) ? fonts[font] : ShownStyle()
    let fill = index("fillId")
    style.ground = grounds.indices.contains(fill) ? grounds[fill] : nil
    let format = index("numFmtId")
    style.format = codes[format] ?? ShownFormat.builtIn(format)
    cells.append(style)
  }

  /// Black and white have many names.
  private static func color(_ attributes: [String: String]) -> String {
    let tint = attributes["tint"].map { ["0", "0.0"].contains($0) ? "" : " " + $0 } ?? ""
    if let rgb = attributes["rgb"] { return String(rgb.suffix(6)).uppercased() + tint }
    switch (attributes["theme"], attributes["indexed"]) {
    case ("0", _), (_, "1"), (_, "9"), (_, "65"): return "FFFFFF" + tint
    case ("1", _), (_, "0"), (_, "8"), (_, "64"), (nil, nil): return "000000" + tint
    case (let theme?, _): return "theme \(theme)" + tint
    case (_, let index?): return "indexed \(index)" + tint
    }
  }
}

/// Format codes of numbers in a form that stays the same when another program saves them.
enum ShownFormat {
  static func builtIn(_ id: Int) -> String {
    let codes = [
      1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 9: "0%", 10: "0.00%", 49: "@",
    ]
    return id == 0 ? "" : codes[id].map(plain) ?? "no. \(id)"
  }

  /// Literal signs each behind a backslash; the marks between the parts of a day as one.
  static func plain(_ code: String) -> String {
    let isDay = NumberFormat(code: code) == .date
    var result = ""
    var rest = Substring(code)
    while let character = rest.popFirst() {
      switch character {
      case "\"":
        while let literal = rest.popFirst(), literal != "\"" { result += "\\\(literal)" }
      case "\\": if let literal = rest.popFirst() { result += "\\\(literal)" }
      case "[" where rest.first == "$":
        let inside = rest.prefix { $0 != "]" }
        rest = rest.dropFirst(inside.count + 1)
        // The sign of a currency; where it stands alone, the language says nothing of the value.
        for sign in inside.dropFirst().prefix(while: { $0 != "-" }) { result += "\\\(sign)" }
      case " ", "€": result += "\\\(character)"
      default: result.append(character)
      }
    }
    if isDay {
      // The mark between day and month is written as the reader's country does.
      result = String(result.lowercased().filter { $0 != "\\" }.map { $0 == "." ? "/" : $0 })
    }
    return result == "General" ? "" : result
  }
}
