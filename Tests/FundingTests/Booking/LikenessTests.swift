import Amounts
import Funding
import TestSupport
import Testing

/// Whether a row of a table may be what is booked.
@Suite("Bookings that resemble each other") struct LikenessTests {
  private static func credit(_ number: String, _ invoice: String, _ amount: Int64) -> Booking {
    Booking(
      date: "2026-05-06", kind: .creditNote, measure: "M", line: "SACH",
      amount: .init(cents: amount), voucher: number, counterparty: "Druckhaus",
      facts: BookingFacts(forVoucher: invoice))
  }

  @Test(
    "The number of a credit note is one however the note is called, of one invoice and amount",
    arguments: [
      ("Gutschrift 1", "R-17", 2000, true), ("GS 01", "R-17", 2000, true),
      ("G1", "r 17", 2000, true), ("Gutschrift 2", "R-17", 2000, false),
      ("Gutschrift 1", "R-18", 2000, false),
    ])
  func creditNotes(_ number: String, _ invoice: String, _ amount: Int64, isOne: Bool) {
    let booked = Self.credit("G-1", "R-17", 2000)
    let row = Self.credit(number, invoice, amount)
    #expect((row.repeats(booked) || row.resembles(booked, isGrowing: false)) == isOne)
    let shared = Set(row.resemblances).intersection(booked.resemblances)
    #expect(!isOne || !shared.isEmpty)
  }
}
