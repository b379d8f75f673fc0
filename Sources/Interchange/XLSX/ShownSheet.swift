package import Reporting

/// Something of a workbook that is no value of a cell and that a reader sees, or misses.
package struct ShownTrait: Hashable, Sendable {
  package let kind: Kind
  /// Where it is: a cell, a range, a row, a name; as people read it.
  package let place: String

  package enum Kind: String, Hashable, Sendable, CaseIterable {
    case sheet = "verification.SHOWN.sheet"
    case visibility = "verification.SHOWN.visibility"
    case hiddenRow = "verification.SHOWN.hiddenRow"
    case hiddenColumn = "verification.SHOWN.hiddenColumn"
    case view = "verification.SHOWN.view"
    case merged = "verification.SHOWN.merged"
    case link = "verification.SHOWN.link"
    case validation = "verification.SHOWN.validation"
    case highlight = "verification.SHOWN.highlight"
    case comment = "verification.SHOWN.comment"
    case drawing = "verification.SHOWN.drawing"
    case chart = "verification.SHOWN.chart"
    case header = "verification.SHOWN.header"
    case name = "verification.SHOWN.name"
    case part = "verification.SHOWN.part"
    case property = "verification.SHOWN.property"
    case days = "verification.SHOWN.days"
    case object = "verification.SHOWN.object"
  }

  init(_ kind: Kind, _ place: String) { (self.kind, self.place) = (kind, place) }
}

/// What a sheet of a workbook shows.
package struct ShownSheet {
  /// The cells in which something stands.
  package internal(set) var cells: [CellAddress: Cell] = [:]
  /// What it says of each trait.
  package internal(set) var traits: [ShownTrait: String] = [:]

  package struct Cell {
    package let value: Value
    /// As it stands in the file, without `=`; for people.
    package let formula: String?
    /// The same in a form that other programs do not change; see ``PlainFormula``.
    package let plainFormula: String?
    package let style: ShownStyle
  }

  package enum Value: Equatable {
    /// Nothing: of a formula that it was not computed yet.
    case none
    case text(String)
    /// Billionths, so that noise of binary fractions does not count.
    case number(Int128)
    case bool(Bool)
    case error(String)
  }
}

/// Reads what a sheet shows.
final class ShownSheetReader: XMLVisitor {
  private(set) var sheet = ShownSheet()
  /// The relations of links and drawings, for who resolves them.
  private(set) var drawings: [String] = []
  private(set) var links: [(place: String, id: String)] = []

  private let texts: SharedTexts
  private let styles: ShownStyles
  private var path: [String] = []
  private var row = 0
  private var column = 0
  private var type = ""
  private var style = 0
  private var value = ""
  private var formula: String?
  private var sharedIndex: String?
  private var shared: [String: (text: String, plain: String)] = [:]
  private var inline = RichText()
  private var captured = ""
  private var rule: (key: String, text: String)?
  private var range = ""

  init(texts: SharedTexts, styles: ShownStyles) { (self.texts, self.styles) = (texts, styles) }

  let isDone = false

  func start(_ name: String, _ attributes: [String: String], line: Int) {
    let parent = path.last ?? ""
    path.append(name)
    captured = ""
    switch name {
    case "row": startRow(attributes)
    case "c" where parent == "row": startCell(attributes)
    case "f" where parent == "c":
      formula = ""
      sharedIndex = attributes["t"] == "shared" ? attributes["si"] : nil
    case "is": inline = RichText()
    case "t": inline.start(name)
    case "rPh": inline.start(name)
    case "col": hideColumns(attributes)
    default: startOutside(name, parent, attributes)
    }
  }

  private func startRow(_ attributes: [String: String]) {
    row = attributes["r"].flatMap { Int($0) } ?? row + 1
    column = 0
    if attributes.isTrue("hidden") || Self.isNothing(attributes["ht"]) {
      set(.hiddenRow, "\(row)", "1")
    }
  }

  private func startCell(_ attributes: [String: String]) {
    column = attributes["r"].flatMap { SheetColumns.address($0)?.column } ?? column + 1
    type = attributes["t"] ?? "n"
    style = attributes["s"].flatMap { Int($0) } ?? 0
    (value, formula, sharedIndex, inline) = ("", nil, nil, RichText())
  }

  /// Whether a height or width leaves nothing to be seen.
  private static func isNothing(_ size: String?) -> Bool {
    guard let size, let whole = Int(size.prefix { $0 != "." }) else { return false }
    return whole < 1
  }

  private func hideColumns(_ attributes: [String: String]) {
    guard attributes.isTrue("hidden") || Self.isNothing(attributes["width"]),
      let first = attributes["min"].flatMap({ Int($0) }), first > 0,
      let last = attributes["max"].flatMap({ Int($0) }), first <= last
    else { return }
    // Nothing stands further to the right.
    for column in first...max(first, min(last, 255)) {
      set(.hiddenColumn, SheetColumns.name(column), "1")
    }
  }

  private func startOutside(_ name: String, _ parent: String, _ attributes: [String: String]) {
    switch name {
    case "sheetView":
      for (key, usual) in [("showFormulas", false), ("rightToLeft", false), ("showZeros", true)]
      where (attributes[key].map { $0 == "1" || $0 == "true" } ?? usual) != usual {
        set(.view, key, "\(!usual)")
      }
    case "sheetFormatPr":
      if attributes.isTrue("zeroHeight") { set(.view, "zeroHeight", "true") }
    case "mergeCell": set(.merged, attributes["ref"] ?? "", "1")
    case "hyperlink":
      let place = attributes["ref"] ?? ""
      set(.link, place, Self.target(attributes["location"] ?? ""))
      if let id = attributes.withoutPrefix("id") { links.append((place, id)) }
    case "dataValidation" where parent == "dataValidations":
      let type = attributes["type"] ?? "none"
      guard type != "none" else { return }
      let words = [type, attributes["operator"] ?? "between"]
      rule = (attributes["sqref"] ?? "", words.joined(separator: " "))
    case "conditionalFormatting": range = attributes["sqref"] ?? ""
    case "cfRule" where !path.contains("extLst"): startRule(attributes)
    case "drawing": if let id = attributes.withoutPrefix("id") { drawings.append(id) }
    case "picture", "oleObject", "control", "legacyDrawingHF", "tablePart", "sparklineGroup",
      "customSheetView", "webPublishItem", "slicer":
      set(.object, name, "1")
    case "cfRule": set(.object, "conditionalFormatting", "1")
    default: return
    }
  }

  private func startRule(_ attributes: [String: String]) {
    let index = attributes["dxfId"].flatMap { Int($0) } ?? -1
    let look = styles.highlights.indices.contains(index) ? styles.highlights[index] : ShownStyle()
    rule = (
      range,
      [
        attributes["type"] ?? "", attributes["operator"] ?? "", look.ink, look.ground ?? "",
        look.format,
      ].joined(separator: " ")
    )
  }

  func text(_ piece: String) {
    switch path.last {
    case "v": value += piece
    case "f" where row > 0 && path.dropLast().last == "c": formula? += piece
    case "t": inline.append(piece)
    default: captured += piece
    }
  }

  func end(_ name: String) {
    path.removeLast()
    switch name {
    case "t", "rPh": inline.end(name)
    case "c" where path.last == "row": endCell()
    case "formula", "formula1", "formula2":
      // Another program may ask the first cell's text instead of the rule's own.
      rule?.text += " " + PlainFormula.text(captured)
    case "dataValidation": endRule(.validation)
    case "cfRule": endRule(.highlight)
    case "oddHeader", "oddFooter", "evenHeader", "evenFooter", "firstHeader", "firstFooter":
      let line = ShownHeader.plain(captured)
      if !line.isEmpty { set(.header, name, line) }
    default: return
    }
  }

  private func endRule(_ kind: ShownTrait.Kind) {
    guard let rule else { return }
    let trait = ShownTrait(kind, rule.key)
    let all = [sheet.traits[trait], rule.text].compactMap { $0 }.sorted()
    sheet.traits[trait] = all.joined(separator: "; ")
    self.rule = nil
  }

  private func endCell() {
    let place = CellAddress(row: row - 1, column: column - 1)
    var plain = formula.map { PlainFormula.text($0, row: row, column: column) }
    if let sharedIndex, let text = formula {
      if text.isEmpty {
        (formula, plain) = (shared[sharedIndex]?.text ?? "", shared[sharedIndex]?.plain ?? "")
      } else {
        shared[sharedIndex] = (text, plain ?? "")
      }
    }
    let value = content
    guard value != .none || formula != nil else { return }
    sheet.cells[place] = ShownSheet.Cell(
      value: value, formula: formula, plainFormula: plain,
      style: styles.cells.indices.contains(style) ? styles.cells[style] : ShownStyle())
  }

  private var content: ShownSheet.Value {
    switch type {
    case "s":
      let text = Int(value).flatMap { texts.range($0) }.map { String(decoding: $0, as: UTF8.self) }
      return text.map(Self.text) ?? .none
    case "inlineStr": return Self.text(String(decoding: inline.utf8, as: UTF8.self))
    case "str":
      var bytes = Array(value.utf8)
      SpreadsheetText.resolve(&bytes, from: 0)
      return Self.text(String(decoding: bytes, as: UTF8.self))
    case "b": return .bool(value == "1" || value == "true")
    case "e": return .error(value)
    default:
      guard !value.isEmpty else { return .none }
      return Self.billionths(value).map(ShownSheet.Value.number) ?? Self.text(value)
    }
  }

  private static func text(_ text: String) -> ShownSheet.Value {
    text.isEmpty ? .none : .text(text)
  }

  private static func billionths(_ text: String) -> Int128? {
    guard let number = SheetNumber(Array(text.utf8)[...]) else { return nil }
    var bytes: [UInt8] = []
    number.append(to: &bytes)
    let plain = String(decoding: bytes, as: UTF8.self)
    let isNegative = plain.first == "-"
    let parts = plain.drop { $0 == "-" }.split(separator: ".", maxSplits: 1)
    guard let whole = parts.first.flatMap({ Int128($0) }), whole < 1 << 80 else { return nil }
    let digits = parts.count == 2 ? parts[1].prefix(9) : ""
    let padded = String(digits) + String(repeating: "0", count: 9 - digits.count)
    guard let fraction = Int128(padded) else { return nil }
    let value = whole * 1_000_000_000 + fraction
    return isNegative ? -value : value
  }

  private func set(_ kind: ShownTrait.Kind, _ place: String, _ value: String) {
    sheet.traits[ShownTrait(kind, place)] = value
  }

  /// A link inside a workbook, as every program writes it: LibreOffice puts a point before a cell.
  private static func target(_ location: String) -> String {
    var location = location
    if location.first == "#" { location.removeFirst() }
    return PlainFormula.text(location)
  }
}

/// A header or footer without the size and face of its letters.
enum ShownHeader {
  static func plain(_ text: String) -> String {
    var result = ""
    var rest = Substring(text)
    while let character = rest.popFirst() {
      guard character == "&", let sign = rest.popFirst() else {
        // Spaces at the beginning of a part do not survive every program.
        if !(character.isWhitespace && ["&L", "&C", "&R"].contains { result.hasSuffix($0) }) {
          result.append(character)
        }
        continue
      }
      switch sign {
      case "\"": rest = rest.drop { $0 != "\"" }.dropFirst()
      case "0"..."9": rest = rest.drop { $0.isASCII && $0.isNumber }
      case "K": rest = rest.dropFirst(6)
      case "&": result += "&&"
      case "L", "C", "R":
        result = trimmed(result) + "&\(sign)"
      default: result += "&\(sign)"
      }
    }
    result = trimmed(result)
    // A part in which nothing stands.
    for part in ["&L", "&C", "&R"] {
      for next in ["&C", "&R"] where part != next {
        result = result.replacing(part + next, with: next)
      }
      if result.hasSuffix(part) { result.removeLast(2) }
    }
    return result
  }

  private static func trimmed(_ text: String) -> String {
    var text = text
    while text.last?.isWhitespace == true { text.removeLast() }
    return text
  }
}
