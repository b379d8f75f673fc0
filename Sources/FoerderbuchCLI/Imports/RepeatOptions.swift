import ArgumentParser
import Interchange
import LedgerStore

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

  /// - Throws: ``CommandFailure`` (64) where `--again` names no rows, or those of several files.
  func rules(files: Int) throws -> RepeatRules {
    guard let again else { return RepeatRules(rows: nil, rest: onlyNew ? .leftOut : .asked) }
    if RowNumbers.isAll(again) {
      return RepeatRules(rows: nil, rest: .posted)
    }
    guard let rows = RowNumbers.read(again) else {
      throw CommandFailure(
        64,
        "--again: „\(again)“ nennt keine Zeilen. Erlaubt sind Nummern wie 3,7-9 oder „alle“.",
        "--again: \"\(again)\" names no rows. Allowed are numbers such as 3,7-9, or \"all\".")
    }
    guard files == 1 else {
      throw CommandFailure(
        64,
        "--again mit Zeilen gilt für eine Datei, genannt sind \(files). Lesen Sie sie einzeln ein.",
        "--again with rows is for one file, \(files) are named. Import them one by one.")
    }
    return RepeatRules(rows: rows, rest: onlyNew ? .leftOut : .asked)
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

/// What becomes of each row that repeats what is booked.
struct RepeatRules {
  /// Rows that are meant.
  let rows: [ClosedRange<Int>]?
  /// For all others.
  let rest: RepeatRule

  /// Whether somebody said what is to become of a file that was imported before.
  var areTold: Bool { rows != nil || rest != .asked }

  func rule(for line: Int) -> RepeatRule {
    rows?.contains { $0.contains(line) } ?? false ? .posted : rest
  }
}
