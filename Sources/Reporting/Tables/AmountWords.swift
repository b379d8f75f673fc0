import Amounts

/// An amount inside a sentence that the workbook makes: `1.234,56` or `1,234.56`. Spreadsheet
/// programs write `TEXT` and `FIXED` by the customs of the reader's machine; this is the same
/// everywhere.
enum AmountWords {
  /// A text with the amount of a cell, not below zero, in place of `{amount}`.
  /// - Returns: the formula of a text, without an equals sign.
  static func formula(_ text: String, amount cell: Reference, _ language: Language) -> Formula {
    let parts = FormText.filled(text, ["amount": "\u{0}"])
      .split(separator: "\u{0}", maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 2 else { return "\(text: text)" }
    let (group, mark) = language == .de ? (".", ",") : (",", ".")
    let cents: Formula = "ROUND(\(cell)*100,0)"
    let euros: Formula = "INT(\(cents)/100)"
    // Three digits more with each level, as far as amounts go.
    var whole = euros
    var rest: Formula = ""
    var scale = 1
    for _ in 1...4 {
      let digits: Formula = "RIGHT(\(text: "00")&INT(MOD(\(euros),\(scale * 1000))/\(scale)),3)"
      rest = "&\(text: group)&\(digits)\(rest)"
      scale *= 1000
      whole = "IF(\(euros)>=\(scale),INT(\(euros)/\(scale))\(rest),\(whole))"
    }
    return """
      \(text: String(parts[0]))&\(whole)&\(text: mark)&RIGHT("0"&MOD(\(cents),100),2)&\
      \(text: String(parts[1]))
      """
  }
}
