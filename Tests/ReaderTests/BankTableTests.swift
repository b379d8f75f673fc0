import Amounts
import Funding
import Interchange
import TestSupport
import Testing

/// The tables that banks let people download, read by a profile; the bookings are invented, the
/// headings are the banks'.
@Suite("Tables of banks") struct BankTableTests {
  /// `2026-02-27 expense 1059.50 SACH Druckhaus` for each row, then what was left out.
  static func read(_ text: String, _ profile: String) throws -> [String] {
    let table = try BookingTable.open(
      InputBytes(Array(text.utf8), file: "bank.csv"),
      profile: BookingProfile.read(Array(profile.utf8), file: "p.yaml"))
    let problems = ProblemList()
    let survey = BookingSurvey()
    var rows: [String] = []
    table.read(problems: problems, survey: survey) { row in
      let booking = row.booking
      rows.append(
        [
          booking.paidOn?.isoText ?? booking.date.isoText, booking.kind.rawValue,
          booking.amount.plainText, booking.line ?? booking.source ?? "-",
          booking.counterparty ?? "-",
        ].joined(separator: " "))
    }
    _ = try problems.checked(true)
    return rows + survey.leftOut.map { "\($0.line): \(Self.why($0.reason))" }
  }

  private static func why(_ reason: LeftOutRow.Reason) -> String {
    switch reason {
    case .zero: "zero"
    case .pending(let text): "pending \(text)"
    case .balance(let word, let stated): "balance \(word) \(stated?.plainText ?? "-")"
    case .text(let text): "text \(text)"
    default: "other"
    }
  }

  private static let directions = """
    amounts: {negative: {kind: expense, line: SACH}, positive: {kind: own-funds, source: eigen}}
    constants: {measure: M}
    """

  @Test("Two columns of one name tell the currency of the amount and of the balance")
  func currencies() throws {
    let profile = BookingProfileTests.profile(
      "date: Buchung, counterparty: Name, amount: Betrag, currency: Währung", Self.directions)
    let table = """
      Buchung;Name;Saldo;Währung;Betrag;Währung
      27.02.2026;Druckhaus;4.940,50;EUR;-1.059,50;EUR

      """
    #expect(
      try Self.read(table, profile) == ["2026-02-27 expense 1059.50 SACH Druckhaus"])
    for other in ["4.940,50;USD;-1.059,50;EUR", "4.940,50;EUR;-1.059,50;USD"] {
      let foreign = table.replacing("4.940,50;EUR;-1.059,50;EUR", with: other)
      #expect(refusal { _ = try Self.read(foreign, profile) } == ["AMOUNT_CURRENCY"])
    }
    // Any other key is told by one column.
    let twice = table.replacing("Saldo", with: "Name")
    #expect(refusal { _ = try Self.read(twice, profile) } == ["HEADING_TWICE"])
  }

  @Test(
    "The balance below the table is left out where the profile says so, however short its row is",
    arguments: [
      ("Kontostand;28.2.2026;;;4.940,50;EUR", "Kontostand 4940.50"), ("Kontostand", "Kontostand -"),
      ("Endsaldo;4.940,50", "Endsaldo 4940.50"),
      ("Kontostand;;;-1.059,50;EUR;;;", "Kontostand -"),
    ])
  func balanceBelow(_ last: String, _ wanted: String) throws {
    let head = "Buchungstag;Wert;Name;Zweck;Soll;Haben;Währung"
    let table = head + "\n27.2.2026;27.2.2026;Druckhaus;RNr 17;-1.059,50;;EUR\n" + last + "\n"
    let columns = "date: Buchungstag, paidOn: Wert, counterparty: Name, debit: Soll, credit: Haben"
    let amounts = Self.directions.replacing("negative", with: "debit")
      .replacing("positive", with: "credit")
    let profile = BookingProfileTests.profile(columns, amounts + "\nskip: {totals: true}")
    #expect(
      try Self.read(table, profile)
        == ["2026-02-27 expense 1059.50 SACH Druckhaus", "3: balance \(wanted)"])
    let untold = BookingProfileTests.profile(columns, amounts)
    #expect(refusal { _ = try Self.read(table, untold) } == ["BALANCE_ROW"])
  }

  @Test("One column names who is paid and another who pays; the side of the amount says which")
  func bySide() throws {
    let table = """
      Tag;Zahlungspflichtige*r;Zahlungsempfänger*in;Betrag (€)
      27.02.26;Stadt;Druckhaus;-1.059,5
      26.02.26;Kämmerei;Stadt;"5.000 €"

      """
    let sides = "{negative: \"Zahlungsempfänger*in\", positive: \"Zahlungspflichtige*r\"}"
    let profile = BookingProfileTests.profile(
      "date: Tag, amount: \"Betrag (€)\", counterparty: \(sides)", Self.directions)
    #expect(
      try Self.read(table, profile) == [
        "2026-02-27 expense 1059.50 SACH Druckhaus", "2026-02-26 own-funds 5000.00 eigen Kämmerei",
      ])
    // Sides that the amounts do not have, and a key of amounts, are refused.
    let other = profile.replacing("positive: \"Zahl", with: "credit: \"Zahl")
    #expect(refusal { _ = try Self.read(table, other) } == ["PROFILE_KIND_OF_AMOUNTS"])
    let missing = table.replacing("Zahlungspflichtige*r", with: "Name")
    #expect(refusal { _ = try Self.read(missing, profile) } == ["HEADING_MISSING"])
  }

  @Test("The last column may have a blank heading, which the profile names by a space")
  func blankHeading() throws {
    let head = "Volksbank eG\n\nTag;Name;Umsatz;%\n"
    let profile = BookingProfileTests.profile(
      "date: Tag, counterparty: Name, amount: Umsatz, purpose: \" \"",
      "constants: {kind: expense, measure: M, line: SACH}")
    for blank in ["\" \"", ""] {
      let table = head.replacing("%", with: blank) + "27.02.2026;Druckhaus;1.059,50;S\n"
      #expect(try Self.read(table, profile) == ["2026-02-27 expense 1059.50 SACH Druckhaus"])
    }
    // A column with the heading is taken before one with none.
    let named = profile.replacing("\" \"", with: "[\"Zweck\", \" \"]")
    let both = "Tag;Name;Umsatz;Zweck;\n27.02.2026;Druckhaus;1.059,50;Druck;\n"
    #expect(try Self.read(both, named) == ["2026-02-27 expense 1059.50 SACH Druckhaus"])
  }
}
