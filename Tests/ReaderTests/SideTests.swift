import Amounts
import Funding
import Interchange
import TestSupport
import Testing

/// Unsigned amounts beside a column that says to which side they belong: 120.00 spent, 1,000.00
/// received.
@Suite("A column of sides beside the amounts")
struct SideTests {
  private static func table(
    _ heading: String, _ out: String, _ back: String, _ more: String = ""
  ) -> String {
    """
    Datum;Name;Text;Betrag;\(heading)
    02.02.2026;Hans;Flyer;120,00;\(out)
    03.02.2026;Dora;Umlage;1.000,00;\(back)
    \(more)
    """
  }

  private static let columns = "date: Datum, counterparty: Name, purpose: Text, amount: Betrag"
  private static let sides = """
    amounts: {debit: {kind: expense, line: SACH}, credit: {kind: own-funds, source: eigen}}
    constants: {measure: M}
    """
  private static let signs = """
    amounts: {negative: {kind: expense, line: SACH}, positive: {kind: own-funds, source: eigen}}
    constants: {measure: M}
    """
  private static let costs = "constants: {kind: expense, measure: M, line: SACH}"

  private static func outcome(_ text: String, _ columns: String, _ more: String) -> [String] {
    Own.outcome(text, Own.profile(columns, more)) {
      "\($0.booking.kind.rawValue) \($0.booking.amount.plainText)"
    }
  }

  private static let booked = ["expense 120.00", "own-funds 1000.00"]

  static let pairs: [(heading: String, out: String, back: String)] = [
    ("S/H", "S", "H"), ("Soll/Haben", "Soll", "Haben"), ("Soll/Haben-Kennzeichen", "S", "H"),
    ("SH", "s", "h"), ("+/-", "-", "+"), ("Vorzeichen", "\u{2212}", "+"),
    ("Einnahme/Ausgabe", "Ausgabe", "Einnahme"), ("E/A", "A", "E"), ("D/C", "D", "C"),
    ("Debit/Credit", "Debit", "Credit"), ("CdtDbtInd", "DBIT", "CRDT"),
    ("Ein-/Ausgang", "Ausgang", "Eingang"), ("Betrag S/H", "S", "H"),
  ]

  @Test("Kinds for both sides take the column whose heading says so", arguments: pairs)
  func byHeading(heading: String, out: String, back: String) {
    #expect(
      Self.outcome(Self.table(heading, out, back), Self.columns, Self.sides) == Self.booked)
  }

  static let words: [(out: String, back: String)] = [
    ("S", "H"), ("D", "C"), ("-", "+"), ("Ausgabe", "Einnahme"), ("AUSZAHLUNG", "Einzahlung"),
    ("Belastung", "Gutschrift"), ("Lastschrift", "Gutschrift"), ("Zahlungsausgang", "Eingang"),
    ("Ausg.", "Einn."), ("minus", "plus"), ("Rechnung", "Storno"),
  ]

  @Test("A column that the profile names, whatever its heading", arguments: words)
  func named(out: String, back: String) {
    let text = Self.table("Typ", out, back)
    #expect(Self.outcome(text, Self.columns + ", side: Typ", Self.sides) == Self.booked)
    // Kinds by sign serve as well.
    #expect(Self.outcome(text, Self.columns + ", side: Typ", Self.signs) == Self.booked)
  }

  @Test("A column that nobody names is never passed over", arguments: words)
  func unnamed(out: String, back: String) {
    for profile in [Self.signs, Self.costs] {
      let found = Self.outcome(Self.table("Typ", out, back), Self.columns, profile)
      #expect(found.contains("AMOUNT_OTHER_SIDE"), "\(found)")
    }
  }

  @Test("What agrees with what is booked needs no profile for it")
  func agrees() {
    #expect(
      Self.outcome(
        """
        Datum;Name;Text;Betrag;Art;S/H
        02.02.2026;Hans;Flyer;-120,00;Lastschrift;S
        03.02.2026;Dora;Umlage;1.000,00;Gutschrift;H
        """, Self.columns, Self.signs) == Self.booked)
    // Letters that are kinds of cost, and a note.
    #expect(
      Self.outcome(
        """
        Datum;Name;Text;Betrag;Gruppe;Notiz
        02.02.2026;Hans;Flyer;120,00;H;
        03.02.2026;Dora;Honorar;80,00;P;Bankeinzug
        """, Self.columns, Self.costs) == ["expense 120.00", "expense 80.00"])
  }

  @Test("One word is enough, also where a column holds others")
  func oneWord() {
    #expect(
      Self.outcome(
        """
        Datum;Name;Text;Betrag;Belegart
        02.02.2026;Hans;Flyer;120,00;Abschlag
        03.02.2026;Hans;Nachlass;20,00;Gutschrift
        """, Self.columns, Self.costs)
        == ["expense 120.00", "expense 20.00", "AMOUNT_OTHER_SIDE"])
  }

  @Test("Signs beside the words: on every debit or on none; a minus in the credits is refused")
  func doubled() {
    let named = Self.columns + ", side: Typ"
    #expect(
      Self.outcome(
        Self.table("Typ", "S", "H").replacing("120,00", with: "-120,00"), named, Self.sides)
        == Self.booked)
    #expect(
      Self.outcome(
        Self.table("Typ", "S", "H", "04.02.2026;Hans;Rest;-20,00;S\n"), named, Self.sides)
        == Self.booked + ["AMOUNT_SIGNS_DIFFER"])
    #expect(
      Self.outcome(
        Self.table("Typ", "S", "H", "04.02.2026;Dora;zurück;-20,00;H\n"), named, Self.sides)
        == Self.booked + ["AMOUNT_NOT_ABOVE_ZERO"])
  }

  @Test("Unknown and missing words are refused by name; the profile may teach them")
  func unknown() {
    let named = Self.columns + ", side: Typ"
    let text = Self.table("Typ", "Bezahlt", "Erhalten", "04.02.2026;Hans;Rest;20,00;\n")
    #expect(
      Self.outcome(text, named, Self.sides)
        == ["AMOUNT_SIDE_UNKNOWN", "AMOUNT_SIDE_UNKNOWN", "AMOUNT_SIDE_UNKNOWN"])
    #expect(
      Own.messages(text, Own.profile(named, Self.sides))[0].contains(
        "values: {side: {Bezahlt: debit}}"))
    let taught = Self.sides + "\nvalues: {side: {BEZAHLT: debit, Erhalten: credit}}"
    #expect(Self.outcome(Self.table("Typ", "Bezahlt", "Erhalten"), named, taught) == Self.booked)
    // A side without a kind.
    let half = "amounts: {debit: expense}\nconstants: {measure: M, line: SACH}"
    #expect(
      Self.outcome(Self.table("S/H", "S", "H"), Self.columns, half)
        == ["expense 120.00", "NOT_AN_AMOUNT"])
  }

  /// 120.00 + 30.00 − 1,000.00 = −850.00 of debits and credits.
  @Test(
    "A row of totals is compared with the debits less the credits",
    arguments: ["850,00", "-850,00"])
  func totals(stated: String) {
    let text = Self.table(
      "S/H", "S", "H", "04.02.2026;Hans;Rest;30,00;S\nSumme;;;\(stated);\n")
    #expect(
      Self.outcome(text, Self.columns, Self.sides + "\nskip: {totals: true}")
        == Self.booked + ["expense 30.00"])
    #expect(
      Self.outcome(
        text.replacing(stated, with: "1.150,00"), Self.columns,
        Self.sides + "\nskip: {totals: true}")
        == Self.booked + ["expense 30.00", "LIST_TOTAL_DIFFERS"])
  }

  @Test(
    "A profile that tells the kind or the side twice is refused",
    arguments: [
      (", side: T, kind: K", ""), (", side: T", "constants: {kind: expense, measure: M}"),
      (", side: T, debit: X, credit: Y", "amounts: {debit: expense, credit: revenue}"),
    ])
  func twice(columns: String, more: String) {
    let profile = Own.profile("date: D, amount: B, measure: M" + columns, more)
    #expect(
      !refusal { _ = try BookingProfile.read(Array(profile.utf8), file: "p.yaml") }.isEmpty)
  }

  @Test("A suggestion proposes the column and both sides", arguments: pairs)
  func suggested(heading: String, out: String, back: String) throws {
    let text = Self.table(heading, out, back)
    let suggestion = try ProfileSuggestion(
      InputBytes(Array(text.utf8), file: "t.csv"), kind: .bookings, sheet: nil,
      known: .init(measures: ["M"]))
    #expect(suggestion.open.contains("amounts.credit"))
    let trial = suggestion.trial()
    #expect(trial.problems == nil, "\(suggestion.yaml(.de))\n\(trial.text(.de))")
    #expect(
      trial.sums.map { "\($0.name.en) \($0.amount.plainText)" }
        == ["Expense 120.00", "Drawdown 1000.00"])
  }

  @Test("Invoices beside credit notes: the suggestion offers the kind that lowers")
  func creditNotes() throws {
    let text = Self.table("Belegart", "Rechnung", "Gutschrift")
    let suggestion = try ProfileSuggestion(
      InputBytes(Array(text.utf8), file: "t.csv"), kind: .bookings, sheet: nil,
      known: .init(measures: ["M"]))
    #expect(suggestion.yaml(.de).contains("# credit: credit-note  # OFFEN: „Gutschrift“"))
  }

  @Test("A constant plan line is for kinds that have one, by whatever name a column tells them")
  func lineOfKinds() {
    let found = Own.outcome(
      """
      Datum;Art;Betrag
      01.07.2025;Ausgabe;12,50
      02.07.2025;Eigenmittel;10,00
      03.07.2025;own-funds;9,00
      04.07.2025;Own funds;8,00

      """,
      Own.profile(
        "date: Datum, amount: Betrag, kind: Art", "constants: {measure: M, line: SACH}")
    ) { "\($0.booking.kind.rawValue) \($0.booking.line ?? "-")" }
    #expect(found == ["expense SACH", "own-funds -", "own-funds -", "own-funds -"])
  }
}
