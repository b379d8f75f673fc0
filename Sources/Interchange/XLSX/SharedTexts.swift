/// The texts of a workbook that its cells share, as UTF-8 one after another.
final class SharedTexts: XMLVisitor {
  private var bytes: [UInt8] = []
  private var ends: [Int] = []
  /// Texts that are longer than a cell can be, and how long; their content is not kept.
  private var overlong: [Int: Int] = [:]
  private var text = RichText()

  var count: Int { ends.count }

  /// The UTF-8 of a text.
  func range(_ index: Int) -> ArraySlice<UInt8>? {
    guard ends.indices.contains(index) else { return nil }
    return bytes[(index == 0 ? 0 : ends[index - 1])..<ends[index]]
  }

  /// How long a text is, in UTF-16 units, where that is longer than a cell can be.
  func overlongLength(_ index: Int) -> Int? { overlong[index] }

  let isDone = false

  func start(_ name: String, _ attributes: [String: String], line: Int) {
    if name == "si" { text = RichText() }
    text.start(name)
  }

  func text(_ piece: String) { text.append(piece) }

  func end(_ name: String) {
    text.end(name)
    guard name == "si" else { return }
    if let length = text.overlongLength {
      overlong[ends.count] = length
    } else {
      bytes += text.utf8
    }
    ends.append(bytes.count)
  }
}

/// Puts together a text that can come in runs of different formats; how Japanese is pronounced
/// (`rPh`) is no part of it.
struct RichText {
  private var bytes: [UInt8] = []
  private var units = 0
  private var isInText = false
  private var isPhonetic = false

  mutating func start(_ name: String) {
    if name == "rPh" { isPhonetic = true }
    if name == "t" { isInText = !isPhonetic }
  }

  mutating func end(_ name: String) {
    if name == "rPh" { isPhonetic = false }
    if name == "t" { isInText = false }
  }

  /// Takes text where the element says that it is part of the content.
  mutating func append(_ text: String) {
    guard isInText else { return }
    units += text.utf16.count
    // Escapes take seven characters for one.
    if units <= SpreadsheetText.limit * 7 { bytes += text.utf8 }
  }

  /// How long the text is, in UTF-16 units, where a cell cannot be so long.
  var overlongLength: Int? {
    guard units > SpreadsheetText.limit else { return nil }
    guard units <= SpreadsheetText.limit * 7 else { return units }
    let length = String(decoding: utf8, as: UTF8.self).utf16.count
    return length > SpreadsheetText.limit ? length : nil
  }

  /// The text with its escapes resolved.
  var utf8: [UInt8] {
    var resolved = bytes
    SpreadsheetText.resolve(&resolved, from: 0)
    return resolved
  }
}
