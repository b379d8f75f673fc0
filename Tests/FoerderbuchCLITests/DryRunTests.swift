import TestSupport
import Testing

/// What is only shown.
@Suite("Dry runs") struct DryRunTests {
  @Test(
    "a dry run writes nothing",
    arguments: [
      [
        "record", "expense", "--measure", "M", "--line", "SACH", "--amount", "10,00", "--date",
        "2025-08-01",
      ],
      ["import", "mehr.csv"], ["project", "apply", "änderung.yaml"],
    ])
  func dryRun(_ command: [String]) throws {
    // On a ledger that nothing was booked in yet as on one in use.
    for desk in [try Desk(project: SampleFiles.project), try Desk.booked()] {
      try desk.write(
        BookingFile(rows: [BookingFile.spend("1,00", line: "SACH")]).csv, to: "mehr.csv")
      try desk.write(SampleFiles.amended, to: "änderung.yaml")
      let before = try desk.snapshot()
      let answer = desk.run(command + ["--dry-run"])
      #expect(answer.code == 0, "\(answer.err)")
      #expect(try desk.snapshot() == before)
      #expect(desk.run(command).code == 0)
      #expect(try desk.snapshot() != before)
    }
  }

  @Test("record --dry-run shows postings, balances before and after, and new findings")
  func recordDryRun() throws {
    let desk = try Desk.booked()
    let answer = try desk.done(
      "record", "expense", "--measure", "M", "--line", "SACH", "--amount", "20.000,00", "--date",
      "2025-08-01", "--paid-on", "2025-08-01", "--dry-run")
    for words in [
      "Probelauf, nichts gebucht", "Soll €", "Haben €", "vorher €", "nachher €", "TOTAL_OVERRUN",
    ] {
      #expect(answer.out.contains(words), "\(words)")
    }
  }
}
