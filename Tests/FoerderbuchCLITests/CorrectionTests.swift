import FoerderbuchCLI
import Foundation
import TestSupport
import Testing

/// `correct`: what is wrong is taken back and booked anew in one step.
@Suite("Corrections") struct CorrectionTests {
  private struct List: Decodable {
    struct Row: Decodable {
      let number: Int
      let date, kind, amount: String
      let line, purpose: String?
    }
    let rows: [Row]
  }

  /// 119.00 paid on 9 March, entry 5 with its payment 6; 50.00 not paid, entry 7.
  private func desk() throws -> Desk {
    let desk = try Desk.booked()
    try desk.write("Quittung", to: "beleg.pdf")
    try desk.done(
      "record", "expense", "--measure", "M", "--line", "SACH", "--date", "2026-03-02", "--amount",
      "119,00", "--vat", "19,00", "--voucher", "R-7", "--counterparty", "Druckerei Muster",
      "--paid-on", "2026-03-09", "--evidence", "beleg.pdf")
    try desk.done(
      "record", "expense", "--measure", "M", "--line", "SACH", "--date", "2026-03-02", "--amount",
      "50,00", "--voucher", "R-8", "--counterparty", "Papier GmbH")
    return desk
  }

  private func standing(_ desk: Desk, _ voucher: String) throws -> [List.Row] {
    try desk.json("list", "--voucher", voucher, "--standing", as: List.self).rows
  }

  @Test("an amount is put right with its payment, on the days of before, and keeps its evidence")
  func amount() throws {
    let desk = try desk()
    let command = ["correct", "R-7", "--amount", "191,00", "--because", "Zahlendreher"]
    let before = try desk.snapshot()
    // Nothing of it stays, and nobody who books is in its way.
    let dry = try RawFile(path: desk.ledger).whileLocked {
      desk.run(command + ["--dry-run", "--wait", "0"])
    }
    #expect(dry.code == 0, "\(dry.err)")
    #expect(dry.out.contains("Probelauf") && dry.out.contains("191,00"), "\(dry.out)")
    #expect(try desk.snapshot() == before)
    #expect(desk.run(command + ["--dry-run"]).out == dry.out)
    #expect(try desk.snapshot() == before)
    let done = desk.run(command)
    #expect(done.code == 0, "\(done.err)")
    let rows = try standing(desk, "R-7")
    #expect(rows.map(\.kind) == ["expense", "payment"])
    #expect(rows.map(\.amount) == ["191.00", "191.00"])
    #expect(rows.map(\.date) == ["2026-03-02", "2026-03-09"])
    let evidence = try desk.done("evidence", "list", String(rows[0].number)).out
    #expect(evidence.contains("beleg.pdf") && !evidence.contains("nur der Name"), "\(evidence)")
    // On no day both count: 2 March has 25,000.00 + 50.00 open, 9 March 191.00 more.
    let register = try desk.done("account", "1800", "--from", "2026-03-09", "--to", "2026-03-09")
    #expect(register.out.contains("191,00"))
    try desk.done("verify", "--deep")
  }

  @Test("what is not told stays, what is told as - is emptied, nothing told is refused")
  func values() throws {
    let desk = try desk()
    #expect(desk.run("correct", "R-8", "--because", "x").code == 64)
    #expect(desk.run("correct", "R-8", "--amount", "50,00", "--because", "x").code == 64)
    #expect(desk.run("correct", "R-8", "--line", "PERSONAL", "--because", " ").code == 64)
    try desk.done("correct", "R-7", "--paid-on", "-", "--because", "noch nicht bezahlt")
    #expect(try standing(desk, "R-7").map(\.kind) == ["expense"])
    try desk.done("berichtigen", "R-8", "--line", "PERSONAL", "--because", "falsche Position")
    #expect(try standing(desk, "R-8").map(\.line) == ["PERSONAL"])
    // What was taken back is corrected no more.
    #expect(desk.run("correct", "5", "--amount", "1,00", "--because", "x").code == 65)
  }

  @Test("what is paid or lowered by others, and what came with another, is refused with a way out")
  func refused() throws {
    let desk = try desk()
    try desk.done("record", "payment", "--voucher", "R-8", "--paid-on", "2026-03-20")
    let before = try desk.snapshot()
    let paid = desk.run("correct", "7", "--amount", "60,00", "--because", "x")
    #expect(paid.code == 65 && paid.err.contains("reverse 8"), "\(paid.err)")
    #expect(try desk.snapshot() == before)
    // A credit note of what was paid on its own day is lost as little.
    try desk.done(
      "record", "expense", "--measure", "M", "--line", "SACH", "--date", "2026-03-02", "--amount",
      "100,00", "--voucher", "R-9", "--counterparty", "Papier GmbH", "--paid-on", "2026-03-02")
    try desk.done(
      "record", "credit-note", "--for", "R-9", "--amount", "30,00", "--date", "2026-03-05",
      "--voucher", "G-9")
    let credited = desk.run("correct", "R-9", "--purpose", "Papier", "--because", "x")
    #expect(credited.code == 65 && credited.err.contains("fiele das weg"), "\(credited.err)")
    // The payment itself can be put right.
    try desk.done("correct", "8", "--paid-on", "2026-03-21", "--because", "Tag laut Auszug")
    #expect(try standing(desk, "R-8").map(\.date) == ["2026-03-02", "2026-03-21"])
  }

  @Test("a correction asks as booking does")
  func slips() throws {
    let desk = try desk()
    let before = try desk.snapshot()
    let answer = desk.run("correct", "R-8", "--amount", "5.000,00", "--because", "x")
    #expect(answer.code == 65 && answer.err.contains("--beyond-plan"), "\(answer.err)")
    #expect(try desk.snapshot() == before)
    let dry = desk.run("correct", "R-8", "--amount", "5.000,00", "--because", "x", "--dry-run")
    #expect(dry.code == 0 && dry.out.contains("frei"), "\(dry.out)\(dry.err)")
    try desk.done("close", "2026-03-31")
    let closed = desk.run("correct", "R-8", "--amount", "51,00", "--because", "x")
    #expect(closed.code == 65 && closed.err.contains("31.03.2026"), "\(closed.err)")
    try desk.done(
      "correct", "R-8", "--amount", "51,00", "--date", "2026-04-01", "--because", "x")
  }
}
