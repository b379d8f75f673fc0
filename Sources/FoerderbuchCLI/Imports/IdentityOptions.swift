import ArgumentParser
import Interchange
import Messages

/// `--same ROW,…` and `--new ROW,…`: which rows of a list are projects of the ledger.
struct IdentityOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      say(
        "Diese Zeilen sind das Vorhaben, nach dem gefragt wurde: 3,7-9, 3=KENNUNG oder alle.",
        "These rows are the project that was asked about: 3,7-9, 3=ID or all."),
      valueName: say("zeile,…|zeile=kennung|alle", "row,…|row=id|all")))
  var same: [String] = []

  @Option(
    help: ArgumentHelp(
      say(
        "Diese Zeilen sind neue Vorhaben, obwohl sie bekannten ähneln: 3,7-9 oder alle.",
        "These rows are new projects although they resemble known ones: 3,7-9 or all."),
      valueName: say("zeile,…|alle", "row,…|all")))
  var new: [String] = []

  /// - Throws: ``CommandFailure`` (64) for what names no rows.
  func answers() throws -> ListAnswers {
    var rows: [(lines: ClosedRange<Int>, answer: ListAnswers.Answer)] = []
    for text in same {
      let parts = text.split(separator: "=", maxSplits: 1)
      if parts.count == 2 {
        rows += try Self.rows(parts[0], "--same", text).map { ($0, .same(as: String(parts[1]))) }
      } else {
        rows += try Self.rows(text[...], "--same", text).map { ($0, .same(as: nil)) }
      }
    }
    for text in new { rows += try Self.rows(text[...], "--new", text).map { ($0, .other) } }
    return ListAnswers(rows)
  }

  private static func rows(
    _ numbers: Substring, _ option: String, _ text: String
  ) throws -> [ClosedRange<Int>] {
    if RowNumbers.isAll(text) { return [1...Int.max] }
    if let rows = RowNumbers.read(numbers) { return rows }
    throw CommandFailure(64, Problem("program.USAGE.rowsOrAll", ["option": option, "text": text]))
  }
}
