import TestSupport
import Testing

/// `record` without anything else, on a terminal.
@Suite struct RecordQuestionTests {
  /// An expense: kind by its number, line by its number, an amount that is none, then one that is.
  private static let expense = [
    "1", "2", "viel", "59,50", "", "R-9", "Druckhaus", "", "9,50", "", "31.7.2026",
  ]

  @Test("asks for what the entry needs, shows it, and books it where somebody says yes")
  func books() throws {
    let desk = try Desk.booked()
    let before = try desk.snapshot()
    let no = desk.run(["record"], answers: Self.expense + ["n"])
    #expect(no.code == 65 && no.err.contains("Nichts wurde gebucht"), "\(no.err)")
    #expect(try desk.snapshot() == before)
    let yes = desk.run(["record"], answers: Self.expense + ["j"])
    #expect(yes.code == 0, "\(yes.err)")
    #expect(yes.err.contains("1  expense") && yes.err.contains("Ausgabe"), "\(yes.err)")
    // What is not to be had is not offered, and what is wrong is asked again.
    #expect(!yes.err.contains("UNBAR") && yes.err.contains("✗"), "\(yes.err)")
    let open = try desk.done("list", "open").out
    #expect(open.contains("59,50") && open.contains("31.07.2026"), "\(open)")
    let entry = try desk.done("show", "R-9").out
    for words in ["SACH", "Druckhaus", "9,50", "01.07.2026"] {
      #expect(entry.contains(words), "\(entry)")
    }
  }

  @Test("asks of a payment for its voucher, and takes what is due")
  func pays() throws {
    let desk = try Desk.booked()
    #expect(desk.run(["record"], answers: Self.expense + ["j"]).code == 0)
    let paid = desk.run(["record", "Zahlung"], answers: ["R-9", "", "heute", "j", "j"])
    // The period of the award is over, and that is asked too.
    #expect(paid.err.contains("zählt das nicht"), "\(paid.err)")
    #expect(paid.code == 0, "\(paid.err)")
    #expect(try !desk.done("list", "open").out.contains("59,50"))
  }

  @Test("asks nobody in a script, and stops where the typing stops")
  func asksNobody() throws {
    let desk = try Desk.booked()
    let before = try desk.snapshot()
    let script = desk.run("record")
    #expect(script.code == 64 && script.err.contains("<art>"), "\(script.err)")
    #expect(desk.run(["record"], answers: ["1", "2"]).code == 65)
    #expect(desk.run(["record", "--json"], answers: Self.expense).code == 64)
    #expect(try desk.snapshot() == before)
  }
}
