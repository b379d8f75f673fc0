#if Web
  import Amounts
  import Bookkeeping
  import LedgerStore
  import Office
  import TestSupport
  import Testing

  @testable import WebFace

  /// The journal page by page.
  @Suite("Journal in pages") struct JournalPageTests {
    @Test(
      "a page of all entries is what it is of the whole list",
      arguments: [(1, 7, 5), (2, 4, 2), (3, 1, 1), (9, 1, 1), (Int.max, 1, 1)])
    func pages(page: Int, first: Int64, last: Int64) throws {
      let town = try WebTown()
      let clerk = try town.browser(.entry)
      for number in 1...7 {
        #expect(try clerk.post("/erfassen", WebTown.voucher("\(number),00")).status == 303)
      }
      let desk = LookupDesk(
        GrantOffice(
          ledger: town.folder.path("foerderbuch.sqlite"), folder: "/",
          act: Act(person: "audit", moment: "2025-06-01T09:00:00Z", day: "2025-06-01")))
      let found = try desk.entries(.init(), page: page, of: 3)
      #expect(found.count == 7)
      #expect(found.page.rows.map { $0[0] } == (last...first).reversed().map { .number($0) })
      let whole = try desk.list(.entries)
      #expect(found.page.rows == (last...first).reversed().map { whole.rows[Int($0) - 1] })
    }

    @Test("a page of what is asked for is what it is of that whole list, with its sums and notes")
    func filtered() throws {
      let town = try WebTown()
      let clerk = try town.browser(.entry)
      for number in 1...7 {
        #expect(try clerk.post("/erfassen", WebTown.voucher("\(number),00")).status == 303)
      }
      #expect(try clerk.post("/buchung/6", ["reason": "doppelt"]).status == 303)
      let desk = LookupDesk(
        GrantOffice(
          ledger: town.folder.path("foerderbuch.sqlite"), folder: "/",
          act: Act(person: "audit", moment: "2025-06-01T09:00:00Z", day: "2025-06-01")))
      var question = LookupDesk.Question()
      question.traits.amount = Money(cents: 300)...Money(cents: 700)
      let whole = try desk.list(.entries, question)
      for (page, rows) in [(1, 3..<6), (2, 0..<3)] {
        let found = try desk.entries(question, page: page, of: 3)
        #expect(found.count == 6)
        #expect(found.page.rows == whole.rows[rows].reversed())
        #expect(found.page.totals == whole.totals)
        #expect(found.page.notes == whole.notes)
      }
      // 3 + 4 + 5 + 6 + 7 less 6 taken back.
      #expect(whole.totals[0].contains(.money(Money(cents: 1900))))
    }

    @Test("an empty journal has a page, and so has a number that is none")
    func empty() throws {
      let town = try WebTown()
      let clerk = try town.browser(.entry)
      for query in ["", "?page=0", "?page=-3", "?page=9223372036854775807", "?page=x"] {
        #expect(try clerk.get("/journal" + query).status == 200)
      }
    }
  }
#endif
