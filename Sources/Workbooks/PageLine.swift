import Amounts
import Reporting

/// Headers and footers in the code of the file format.
enum PageLine {
  /// The most characters of a whole header or footer, codes included.
  static let limit = 255

  /// `&L…&C…&R…` in nine points, with the numbers of pages where the line says so.
  /// Header and footer of a sheet. How many pages a part of a book has, no program can say.
  static func codes(_ print: PrintSetup, _ report: Report) -> (header: String, footer: String) {
    let ofPages =
      report.hasTwoParts ? "" : report.language.pick(" von ", " of ") + PrintSetup.Line.pages
    return (code(print.header, ofPages: ofPages), code(print.footer, ofPages: ofPages))
  }

  /// - Parameter ofPages: what stands for the number of pages behind that of the page.
  static func code(_ line: PrintSetup.Line, ofPages: String = "") -> String {
    let parts = [("&L", line.left), ("&C", line.center), ("&R", line.right)].map {
      ($0.0, $0.1.replacing(PrintSetup.Line.ofPages, with: ofPages))
    }.filter { !$0.1.isEmpty }
    guard !parts.isEmpty else { return "" }
    let room = limit / parts.count - prefix.count - 2
    return parts.map { $0.0 + prefix + fitted(code($0.1), room) }.joined()
  }

  // The typeface stands between the size and the text: a text that begins with a digit would else
  // become part of the size.
  private static let prefix = "&9&\"Arial,Regular\""

  private static func code(_ text: String) -> String {
    CellText.line(text).split(separator: "&", omittingEmptySubsequences: false).joined(
      separator: "&&"
    )
    .split(separator: PrintSetup.Line.pages, omittingEmptySubsequences: false).joined(
      separator: "&N"
    )
    .split(separator: PrintSetup.Line.page, omittingEmptySubsequences: false).joined(
      separator: "&P")
  }

  /// The text, or as much as fits and an ellipsis; no code is cut in two.
  private static func fitted(_ code: String, _ room: Int) -> String {
    guard code.utf16.count > room else { return code }
    var short = code
    while short.utf16.count >= room || short.reversed().prefix(while: { $0 == "&" }).count % 2 == 1
    {
      short.removeLast()
    }
    // Between words, where one ends near by.
    let words = short.reversed().drop { $0 != " " }.drop { $0 == " " }
    return (words.count * 2 > short.count ? String(words.reversed()) : short) + "…"
  }
}
