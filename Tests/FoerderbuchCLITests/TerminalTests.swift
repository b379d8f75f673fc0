import Foundation
import Synchronization
import TestSupport
import Testing

@testable import FoerderbuchCLI

/// What a terminal gets: lines as wide as it is, marks in colour, long answers page by page.
@Suite("Terminal") struct TerminalTests {
  @Test(
    "breaks between words, below the text that goes on",
    arguments: [
      // A sentence goes on two further in.
      ("  aaa bbb ccc", 8, "  aaa\n    bbb\n    ccc"),
      // What stands behind a label goes on below it.
      ("  An   aaa bbb", 11, "  An   aaa\n     bbb"),
      ("Zweck  aaa bbb", 10, "Zweck  aaa\n     bbb"),
      // A mark is no label.
      ("✗ CODE  aaa bbb", 11, "✗ CODE  aaa\n  bbb"),
      // What fits stays, and so does a word that fits nowhere.
      ("aaa bbb", 7, "aaa bbb"), ("/ein/langer/pfad", 8, "/ein/langer/pfad"),
      // An amount and its sign are one word.
      ("aaa 1,00\u{A0}€", 8, "aaa\n  1,00\u{A0}€"),
      ("ein\n\nzwei", 3, "ein\n\nzwei"),
    ])
  func breaks(_ text: String, _ width: Int, _ expected: String) {
    #expect(TerminalText(width: width, isColoured: false).dressed(text) == expected)
  }

  @Test("colours marks, lights and what is overdue, and nothing else")
  func colours() {
    let coloured = TerminalText(width: 80, isColoured: true)
    #expect(coloured.dressed("  ✗ X  a") == "  \u{1B}[31m✗\u{1B}[0m X  a")
    #expect(coloured.dressed("! X") == "\u{1B}[33m!\u{1B}[0m X")
    #expect(coloured.dressed("M [Ampel: rot – a]") == "M [\u{1B}[31mAmpel: rot\u{1B}[0m – a]")
    #expect(coloured.dressed("!alles") == "!alles")
    #expect(coloured.dressed("rot") == "rot")
  }

  @Test("bash completes the German words of commands, too")
  func completion() throws {
    let script = try Desk().done("--generate-completion-script", "bash").out
    for line in ["stornieren) subcommand=reverse ;;", "neu) subcommand=new ;;"] {
      #expect(script.contains(line))
    }
    // Each list of commands names both words, and a command has no words of another.
    #expect(script.contains("import-list übernehmen fassungen liste-einlesen neu zeigen' --"))
    #expect(script.contains("serve help konto"), "\(script)")
  }

  @Test("a table whose numbers fit nowhere side by side is turned")
  func turned() {
    let console = Console(
      out: { _ in }, err: { _ in }, environment: [:], today: Desk.today,
      timestamp: "2026-07-01T08:00:00Z", workingDirectory: "/", isTerminal: true, width: 30)
    let text = Console.$current.withValue(console) {
      var table = TextTable([
        ("Bescheid", .left), ("bewilligt €", .right), ("zustehend €", .right),
      ])
      table.add("Z-1", "5.400.000,00", "1,00")
      table.add("Z-2", "20,00", "")
      return table.text
    }
    #expect(
      TerminalText(width: 30, isColoured: false).dressed(text) == """
          Z-1
            bewilligt €  5.400.000,00
            zustehend €          1,00
          Z-2
            bewilligt €         20,00
        """)
  }

  @Test("tables give way to the terminal, numbers never")
  func tables() {
    let console = Console(
      out: { _ in }, err: { _ in }, environment: [:], today: Desk.today,
      timestamp: "2026-07-01T08:00:00Z", workingDirectory: "/", isTerminal: true, width: 30)
    let text = Console.$current.withValue(console) {
      var table = TextTable([("Ausgaben", .left), ("Plan €", .right)])
      table.add("0835 Vergabe von Aufträgen an Dritte", "5.400.000,00")
      table.rule()
      table.add("Summe", "5.400.000,00")
      return table.text
    }
    #expect(
      TerminalText(width: 30, isColoured: false).dressed(text) == """
          Ausgaben              Plan €
          ──────────────  ────────────
          0835 Vergabe    5.400.000,00
          von Aufträgen
          an Dritte
          ──────────────  ────────────
          Summe           5.400.000,00
        """)
  }

  @Test("shows answers page by page and JSON as it is, and escapes what a terminal obeys")
  func pages() throws {
    let desk = try Desk(ledger: false)
    func run(_ arguments: [String]) -> (out: String, paged: String) {
      let out = Mutex("")
      let paged = Mutex("")
      _ = Program.run(
        arguments,
        console: Console(
          out: { text in out.withLock { $0 += text } }, err: { _ in }, environment: [:],
          today: Desk.today, timestamp: "2026-07-01T08:00:00Z",
          workingDirectory: desk.folder.url.path, isTerminal: true, width: 60,
          isColoured: true,
          page: { text in
            paged.withLock { $0 += text }
            return true
          }))
      return (out.withLock { $0 }, paged.withLock { $0 })
    }
    _ = run(["init"])
    let text = run(["explain", "MIN_OWN_SHARE"])
    #expect(text.out == "")
    #expect(text.paged.split(separator: "\n").allSatisfy { $0.count <= 60 })
    let json = run(["explain", "MIN_OWN_SHARE", "--json"])
    #expect(json.paged == "")
    #expect(json.out.split(separator: "\n").contains { $0.count > 60 })
    // Without a terminal nothing is dressed, whatever is long.
    #expect(
      desk.run("explain", "MIN_OWN_SHARE").out.split(separator: "\n").contains { $0.count > 80 })
  }
}
