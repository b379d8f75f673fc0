import FoerderbuchCLI
import Foundation
import Synchronization
import TestSupport
import Testing

/// What the program says where its answer cannot be written: never a crash, and the truth about
/// what was booked.
@Suite struct OutputTests {
  /// Runs the program by a shell that sends its streams elsewhere.
  private func run(_ arguments: [String], _ redirection: String, in desk: Desk) throws -> Answer {
    try Binary.run(
      "/bin/bash", ["-c", "exec \"$0\" \"$@\" \(redirection)", Binary.path()] + arguments,
      in: desk.folder)
  }

  @Test(arguments: [
    (["status"], ">/dev/full"), (["check"], ">/dev/full"), (["verify"], ">&-"),
    (["--help"], ">/dev/full"), (["status", "--json"], ">&-"),
  ])
  func answersThatCannotBeWritten(_ arguments: [String], _ redirection: String) throws {
    let desk = try Desk.booked()
    let before = try desk.snapshot()
    let answer = try run(arguments, redirection, in: desk)
    #expect(answer.code == 74)
    #expect(answer.err.contains("Am Hauptbuch ist nichts geändert."))
    #expect(try desk.snapshot() == before)
  }

  @Test func tellsOfALedgerThatIsNew() throws {
    let desk = try Desk(ledger: false)
    let made = try run(["init"], ">/dev/full", in: desk)
    #expect(made.code == 74)
    #expect(made.err.contains("Das Hauptbuch ist angelegt; nur die Ausgabe ging nicht."))
    try desk.done("backup", "s.zip")
    let restored = try run(["restore", "s.zip", "--ledger", "neu.sqlite"], ">&-", in: desk)
    #expect(restored.code == 74)
    #expect(restored.err.contains("Das Hauptbuch ist angelegt; nur die Ausgabe ging nicht."))
    try desk.done("verify", "--deep", "--ledger", "neu.sqlite")
  }

  @Test func tellsWhatWasBooked() throws {
    let desk = try Desk.booked()
    let last = try desk.json("verify", as: Verified.self).entries
    let arguments = [
      "record", "own-funds", "--date", "2026-06-29", "--measure", "M", "--source", "eigen",
      "--amount", "1,00",
    ]
    let answer = try run(arguments, ">/dev/full", in: desk)
    #expect(answer.code == 74)
    #expect(answer.err.contains("Gebucht ist Buchung \(last + 1); nur die Ausgabe ging nicht."))
    #expect(try desk.json("verify", as: Verified.self).entries == last + 1)
  }

  /// What a signal that ends the program tells before.
  @Test func tellsWhatWasBookedBeforeASignal() throws {
    let desk = try Desk.booked()
    let last = try desk.json("verify", as: Verified.self).entries
    let told = Mutex("")
    let words = Mutex<(@Sendable () -> Void)?>(nil)
    let console = Console(
      out: { _ in }, err: { text in told.withLock { $0 += text } }, environment: [:],
      today: Desk.today, timestamp: "2026-07-01T08:00:00Z", workingDirectory: desk.folder.url.path,
      isTerminal: false, atSignal: { end in words.withLock { $0 = end } })
    let record = [
      "record", "own-funds", "--date", "2026-06-29", "--measure", "M", "--source", "eigen",
      "--amount", "1,00",
    ]
    for (arguments, truth) in [
      (["status"], "Abgebrochen. Am Hauptbuch ist nichts geändert.\n"),
      (
        record,
        """
        Abgebrochen. Gebucht ist Buchung \(last + 1); danach wurde abgebrochen. Buchen Sie nicht \
        noch einmal.

        """
      ),
    ] {
      #expect(Program.run(arguments, console: console) == 0)
      words.withLock { $0 }?()
      #expect(told.withLock { $0 } == truth)
      told.withLock { $0 = "" }
    }
  }

  /// Nobody named the file that would appear where the link leads, as with `cp`.
  @Test func writesThroughNoLink() throws {
    let desk = try Desk.booked()
    let link = desk.folder.path("link.journal")
    try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: "real.journal")
    for more in [[], ["--replace"]] {
      let answer = desk.run(["export", "hledger", "-o", "link.journal"] + more)
      #expect(answer.code == 73 && answer.err.contains("„real.journal“, die es nicht gibt"))
    }
    #expect(!FileManager.default.fileExists(atPath: desk.folder.path("real.journal")))
    #expect(try FileManager.default.destinationOfSymbolicLink(atPath: link) == "real.journal")
  }

  @Test func writesNothingOfAClosedStreamIntoTheLedger() throws {
    let desk = try Desk.booked()
    let answer = try run(["status"], ">&- 2>&- <&-", in: desk)
    #expect(answer.code == 74)
    try desk.done("verify", "--deep")
  }

  @Test(
    "control characters come in through no option, file name or environment",
    arguments: [
      ["record", "own-funds", "--voucher", "a\u{1B}[8m", "--amount", "1,00"],
      ["reverse", "1", "--reason", "doppelt\u{202E}gnuhcub"],
      ["evidence", "add", "1", "Rechnung.pdf – 9 Byte\n  2. echt.pdf"], ["status", "\u{9B}31m"],
    ])
  func refusesControlCharacters(_ arguments: [String]) throws {
    let desk = try Desk.booked()
    let before = try desk.snapshot()
    let answer = desk.run(arguments)
    #expect(answer.code == 65)
    #expect(answer.err.contains("Steuerzeichen U+"))
    #expect(try desk.snapshot() == before)
  }

  @Test func refusesControlCharactersInAName() throws {
    let desk = try Desk.booked()
    let answer = desk.run(["status"], environment: ["FOERDERBUCH_USER": "\u{1B}[2Jevil"])
    #expect(answer.code == 65)
    #expect(answer.err.contains("FOERDERBUCH_USER"))
  }

  @Test("a close tells beforehand what it will book, and a project its versions")
  func lookingFirst() throws {
    let desk = try Desk.booked()
    let before = try desk.snapshot()
    let dry = try desk.done("close", "2026-06-30", "--dry-run").out
    #expect(dry.contains("Probelauf, nichts abgeschlossen"), "\(dry)")
    #expect(desk.run("close", "2999-12-31", "--dry-run").code == 65)
    #expect(try desk.snapshot() == before)
    try desk.done("close", "2026-06-30")
    #expect(try desk.done("close", "2026-06-30", "--dry-run").out.contains("ist alles gebucht"))
  }

  @Test("the versions of a project stand side by side, and each day has its own")
  func versions() throws {
    let desk = try Desk(project: SampleFiles.project)
    try desk.write(SampleFiles.amended, to: "v.yaml")
    try desk.done("project", "apply", "v.yaml")
    let history = try desk.done("project", "history", "P").out
    for words in ["Fassung 2 ab 01.10.2025", "1. Änderungsbescheid", "80.000,00", "84.000,00"] {
      #expect(history.contains(words), "\(words): \(history)")
    }
    func shown(_ day: String) throws -> String {
      // Its versions stand below, whatever the day.
      try desk.done("project", "show", "P", "--as-of", day).out
        .components(separatedBy: "Bescheid und Änderungen")[0]
    }
    #expect(try shown("2025-09-30").contains("80.000,00"))
    #expect(!(try shown("2025-09-30").contains("84.000,00")))
    #expect(try shown("2025-10-01").contains("84.000,00"))
    #expect(desk.run("project", "history", "X").code == 65)
  }

  @Test("an amendment that reaches back into a closed period needs its reason, which is sealed")
  func lateAmendment() throws {
    let desk = try Desk(project: SampleFiles.project)
    try desk.done("close", "2025-12-31")
    try desk.write(SampleFiles.amended, to: "v.yaml")
    let before = try desk.snapshot()
    for more in [[], ["--dry-run"]] {
      let refused = desk.run(["project", "apply", "v.yaml"] + more)
      #expect(refused.code == 65)
      #expect(refused.complains(of: "ab dem 01.10.2025 gelten; bis 31.12.2025"), "\(refused.err)")
      #expect(refused.err.hasPrefix("v.yaml: P: "), "\(refused.err)")
      let place = "„Grund der rückwirkenden Änderung“, `amendment: {lateReason: …}`"
      #expect(refused.complains(of: place), "\(refused.err)")
    }
    #expect(try desk.snapshot() == before)
    try desk.write(
      SampleFiles.amended.replacing(
        "reference: \"1. Änderungsbescheid\"}",
        with: "reference: \"1. Änderungsbescheid\", lateReason: \"erst im Januar zugestellt\"}"),
      to: "v.yaml")
    #expect(try desk.done("project", "apply", "v.yaml").out.contains("Fassung 2 ab 01.10.2025"))
    #expect(try desk.done("project", "apply", "v.yaml").out.contains("unverändert"))
    let history = try desk.done("project", "history", "P").out
    #expect(history.contains("1. Änderungsbescheid: erst im Januar zugestellt"), "\(history)")
    try desk.done("verify", "--deep")
  }

  @Test("an amendment that a later one takes the place of says so")
  func replacedAmendment() throws {
    let desk = try Desk(project: SampleFiles.project)
    try desk.write(SampleFiles.amended, to: "v.yaml")
    let first = try desk.done("project", "apply", "v.yaml").out
    #expect(!first.contains("diese Fassung gilt nur"), "\(first)")
    let earlier = SampleFiles.amended.replacing("2025-10-01", with: "2025-03-01")
      .replacing("75000.00", with: "74000.00")
    try desk.write(earlier, to: "w.yaml")
    let told = try desk.done("project", "apply", "w.yaml", "--dry-run").out
    #expect(
      told.contains(
        "diese Fassung gilt nur bis zum 30.09.2025; ab dem 01.10.2025 gilt weiter Fassung 2"),
      "\(told)")
  }

  @Test("a day after today cannot be closed: nothing would open it again")
  func closesNoFuture() throws {
    let desk = try Desk.booked()
    let answer = desk.run("close", "2205-12-31")
    #expect(answer.code == 65)
    #expect(answer.err.contains("31.12.2205") && answer.err.contains("01.07.2026"))
    try desk.done("close", "2026-07-01")
  }

  private struct Verified: Decodable { let entries: Int }
}
