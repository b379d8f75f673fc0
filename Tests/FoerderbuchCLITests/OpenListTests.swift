import FoerderbuchCLI
import TestSupport
import Testing

/// What lists say of what is open, and of what counts by half; today is 1 July 2026.
@Suite("Open items and halves") struct OpenListTests {
  private struct List: Decodable {
    struct Row: Decodable {
      let left, state: String?
    }
    struct Note: Decodable { let code, message: String }
    let rows: [Row]
    let notes: [Note]?
  }

  /// An invoice of 500.00, 100.00 of them retained until 15 June; 300.00 are paid.
  private func desk() throws -> Desk {
    let desk = try Desk.booked()
    try desk.done(
      "record", "expense", "--measure", "M", "--line", "SACH", "--date", "2026-06-01", "--amount",
      "500,00", "--voucher", "R-7", "--counterparty", "Bau AG", "--due-on", "2026-07-31",
      "--retention", "100,00", "--retention-due", "2026-06-15")
    try desk.done(
      "record", "payment", "--voucher", "R-7", "--amount", "300,00", "--paid-on", "2026-06-10")
    return desk
  }

  @Test("what was retained is overdue on its own day, and amounts are those that are open")
  func open() throws {
    let desk = try desk()
    func list(_ amount: String) throws -> [String?] {
      try desk.json("list", "open", "--voucher", "R-7", "--amount", amount, as: List.self).rows
        .map(\.left)
    }
    let all = try desk.json("list", "open", "--voucher", "R-7", as: List.self).rows
    #expect(all.map(\.state) == ["retained overdue", "open"])
    #expect(all.map(\.left) == ["100.00", "100.00"])
    #expect(try list("500").isEmpty)
    #expect(try list("200") == ["100.00", "100.00"])
    #expect(try list("100") == ["100.00", "100.00"])
  }

  @Test("a list with one half of a reversal says so, with both it says nothing")
  func halves() throws {
    let desk = try desk()
    try desk.done("reverse", "R-7", "--reason", "falsch", "--on", "2026-06-20")
    let half = try desk.json("list", "--voucher", "R-7", "--as-of", "2026-06-19", as: List.self)
    #expect(half.notes?.map(\.code) == ["REVERSAL_OUTSIDE"])
    #expect(half.notes?[0].message.contains("2 Buchungen zählen") == true)
    #expect(try desk.json("list", "--voucher", "R-7", as: List.self).notes == nil)
  }

  @Test("a payee and the state of a day count what was taken back after it, and say so")
  func earlier() throws {
    let desk = try desk()
    try desk.done("reverse", "R-7", "--reason", "falsch", "--on", "2026-06-20")
    struct Payees: Decodable {
      struct Row: Decodable { let payee, amount: String }
      struct Note: Decodable { let code: String }
      let rows: [Row]
      let notes: [Note]?
    }
    func payees(_ day: String) throws -> Payees {
      try desk.json("list", "payees", "--party", "Bau AG", "--as-of", day, as: Payees.self)
    }
    let then = try payees("2026-06-19")
    #expect(then.rows.map(\.amount) == ["500.00"])
    #expect(then.notes?.map(\.code) == ["REVERSAL_OUTSIDE"])
    let now = try payees("2026-06-20")
    #expect(now.rows.isEmpty && now.notes == nil)
    let status = try desk.done("status", "--as-of", "2026-06-19").out
    #expect(status.contains("2 Buchungen zählen hier nur halb"), "\(status)")
    #expect(!(try desk.done("status", "--as-of", "2026-06-20").out.contains("nur halb")))
  }

  @Test("open invoices are those of a day")
  func openThen() throws {
    let desk = try desk()
    try desk.done("record", "payment", "--voucher", "R-7", "--paid-on", "2026-06-25")
    func left(_ day: String) throws -> [String?] {
      try desk.json("list", "open", "--voucher", "R-7", "--as-of", day, as: List.self).rows
        .map(\.left)
    }
    #expect(try left("2026-05-31").isEmpty)
    #expect(try left("2026-06-01") == ["100.00", "400.00"])
    #expect(try left("2026-06-24") == ["100.00", "100.00"])
    #expect(try left("2026-06-25").isEmpty)
  }
}
