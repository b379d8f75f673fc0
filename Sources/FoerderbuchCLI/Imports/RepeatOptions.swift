import Amounts
import ArgumentParser
import Interchange
import LedgerStore
import Messages
import Office

/// `--again ROW,…|all` and `--only-new`: what becomes of rows that repeat what is booked.
struct RepeatOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      say(
        "Bucht diese Zeilen, obwohl sie schon gebuchten gleichen: 3,7-9 oder alle; bei einem Kontoauszug die Umsätze von --assign.",
        "Books these rows although they equal booked ones: 3,7-9 or all; of an account statement the lines of --assign."
      ),
      valueName: say("zeile,…|alle", "row,…|all")))
  var again: String?

  @Flag(
    help: ArgumentHelp(
      say(
        "Lässt Zeilen weg, die schon gebuchten gleichen: für Tabellen, die wachsen.",
        "Leaves out rows that equal booked ones: for tables that grow.")))
  var onlyNew = false

  @Option(
    help: ArgumentHelp(
      say(
        "Diese Zeilen sind die Buchung, nach der gefragt wurde, nur ergänzt; sie bleiben weg: 3,7-9.",
        "These rows are the entry that was asked about, merely completed; they are left out: 3,7-9."
      ),
      valueName: say("zeile,…", "row,…")))
  var same: String?

  /// - Throws: ``CommandFailure`` (64) where `--again` or `--same` names no rows, or those of
  ///   several files.
  func rules(files: Int) throws -> RepeatRules {
    let same = try same.map { try Self.rows($0, "--same", files: files) } ?? []
    let rest: RepeatRule = onlyNew ? .leftOut : .asked
    guard let again else { return RepeatRules(same: same, rest: rest) }
    if RowNumbers.isAll(again) {
      return RepeatRules(same: same, rest: .posted)
    }
    return RepeatRules(
      rows: try Self.rows(again, "--again", files: files), same: same, rest: rest)
  }

  private static func rows(
    _ text: String, _ option: String, files: Int
  ) throws -> [ClosedRange<Int>] {
    guard let rows = RowNumbers.read(text) else {
      let all = option == "--again" ? (" oder „alle“", ", or \"all\"") : ("", "")
      throw CommandFailure(
        64,
        Problem(
          "program.USAGE.rows",
          ["option": option, "text": text, "orAll": LocalizedText(de: all.0, en: all.1)]))
    }
    guard files == 1 else {
      throw CommandFailure(
        64, Problem("program.USAGE.oneTable", ["option": option, "count": files]))
    }
    return rows
  }
}

/// Numbers of rows as a person writes them: `3,7-9`.
enum RowNumbers {
  /// - Returns: nil for anything else.
  static func read(_ text: some StringProtocol) -> [ClosedRange<Int>]? {
    let parts = text.split(separator: ",", omittingEmptySubsequences: false)
    let ranges = parts.compactMap { part -> ClosedRange<Int>? in
      let ends = part.split(separator: "-", omittingEmptySubsequences: false)
        .map { Int($0.split(whereSeparator: \.isWhitespace).joined()) }
      guard ends.count <= 2, let first = ends.first ?? nil, let last = ends.last ?? nil, first > 0,
        first <= last
      else { return nil }
      return first...last
    }
    return ranges.count == parts.count ? ranges : nil
  }

  /// Whether a text stands for every row.
  static func isAll(_ text: String) -> Bool {
    ["all", "alle", "alles"].contains(text.lowercased())
  }
}
