import Foundation
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

  @Test func writesNothingOfAClosedStreamIntoTheLedger() throws {
    let desk = try Desk.booked()
    let answer = try run(["status"], ">&- 2>&- <&-", in: desk)
    #expect(answer.code == 74)
    try desk.done("verify", "--deep")
  }

  private struct Verified: Decodable { let entries: Int }
}
