import Amounts
import Funding
import Interchange
import TestSupport
import Testing

/// Movements that are not booked, by whatever word and in whatever column.
@Suite("Movements that are not booked")
struct MovementStateTests {
  private static func read(_ table: String, _ profile: String) -> (rows: [String], left: [Int]) {
    let survey = BookingSurvey()
    let rows = Own.outcome(table, profile, survey) { $0.booking.amount.plainText }
    return (
      rows,
      survey.leftOut.compactMap { row in
        if case .pending = row.reason { row.line } else { nil }
      }
    )
  }

  private static let own = Own.profile(
    "date: Datum, amount: Betrag, purpose: Text", "constants: {measure: M, kind: expense}")

  private static let bank = Own.profile(
    "date: Datum, amount: Betrag, purpose: Text",
    "amounts: {negative: expense, positive: revenue}\nconstants: {measure: M}")

  @Test(
    "are left out and told, whether the profile names the column or not",
    arguments: [
      "Vorgemerkt", "vorgemerkt", "VORGEMERKTER UMSATZ", "Umsatz vorgemerkt", "Vormerkung",
      "Ausstehend", "noch nicht gebucht", "Nicht ausgeführt", "Storniert", "In Bearbeitung",
      "Abgelehnt", "pending", "Geplant", "Entwurf", "Abgebrochen",
    ])
  func words(_ word: String) {
    for heading in ["Status", "Umsatzart", "Buchungstext", "Buchungsstatus", "Bemerkung"] {
      for (profile, sign) in [(Self.own, ""), (Self.bank, "-")] {
        let table =
          "Datum;Text;Betrag;\(heading)\n05.02.2026;a;\(sign)59,50;gebucht\n"
          + "06.02.2026;b;\(sign)5,00;\(word)\n"
        let read = Self.read(table, profile)
        #expect(read.rows == ["59.50"], "\(heading)")
        #expect(read.left == [3], "\(heading)")
      }
    }
  }

  @Test(
    "are told from what only has such a word",
    arguments: [
      "gebucht", "Umsatz gebucht", "Vormerkung ins Grundbuch eingetragen", "nicht storniert", "",
      "Abgeschlossen", "Planung", "Offenes Atelier", "Überweisung",
    ])
  func others(_ word: String) {
    let table = "Datum;Text;Betrag;Art der Sache\n06.02.2026;b;5,00;\(word)\n"
    #expect(Self.read(table, Self.own).rows == ["5.00"])
  }

  @Test("say so before their text, or by a yes under a heading")
  func places() {
    let text = "Datum;Text;Betrag\n05.02.2026;VORGEMERKT Porto;-5,00\n05.02.2026;Porto;-7,00\n"
    #expect(Self.read(text, Self.bank).rows == ["7.00"])
    let yes =
      "Datum;Text;Betrag;Vorgemerkt;Gebucht\n05.02.2026;a;5,00;ja;\n05.02.2026;b;6,00;;nein\n"
      + "05.02.2026;c;7,00;nein;ja\n"
    #expect(Self.read(yes, Self.own).rows == ["7.00"])
    // Without a booking date, which only a pending movement lacks.
    let undated = "Datum;Text;Betrag\n;Vorgemerkt Post;-5,00\n05.02.2026;a;-7,00\n"
    #expect(Self.read(undated, Self.bank).left == [2])
  }

  @Test("„Offen“ is a bank's word; an office may call an invoice so")
  func open() {
    let table = "Datum;Text;Betrag;Status\n05.02.2026;a;-5,00;Offen\n05.02.2026;b;-7,00;Gebucht\n"
    #expect(Self.read(table, Self.bank).rows == ["7.00"])
    #expect(Self.read(table.replacing("-", with: ""), Self.own).rows == ["5.00", "7.00"])
  }

  @Test(
    "what came back is asked", arguments: ["Zurückgezahlt", "Teilweise zurückgezahlt", "Refunded"])
  func cameBack(_ word: String) {
    let table = "Datum;Text;Betrag;Status\n05.02.2026;a;-5,00;\(word)\n"
    #expect(Self.read(table, Self.bank).rows == ["RETURN_AS_RECEIPT"])
  }
}

/// Currencies and units by name.
@Suite("Names of currencies and units")
struct MoneyNameTests {
  private static func codes(_ table: String, _ columns: String) -> [String] {
    Own.outcome(
      table, Own.profile(columns, "constants: {measure: M, kind: expense}")
    ) { $0.booking.amount.plainText }
  }

  private static func heading(_ heading: String) -> [String] {
    codes("Tag;\"\(heading)\"\n05.02.2026;12,50\n", "date: Tag, amount: \"\(heading)\"")
  }

  @Test(
    "a heading in another currency is refused",
    arguments: [
      "Summe SFr.", "Betrag SFr", "Betrag Franken", "Betrag in Dollar", "Kosten US-Dollar",
      "Betrag Pfund", "Betrag (Fremdwährung)", "Betrag Fremdw.", "Betrag in Rubel",
      "Betrag Kronen", "Betrag Zloty", "Betrag Yen", "Betrag TRY", "Betrag in D-Mark", "Betrag FW",
      "Betrag in Landeswährung", "Betrag Dollar", "Betrag in Lira", "Kosten (Forint)",
      "Betrag in Kč",
    ])
  func currencies(_ heading: String) {
    #expect(Self.heading(heading) == ["AMOUNT_CURRENCY"])
  }

  @Test(
    "a heading in a unit is read so, or refused where there is no such unit",
    arguments: [
      ("Betrag/1000", "12500.00"), ("Betrag TE", "12500.00"), ("Betrag in T€", "12500.00"),
      ("Betrag x 1.000", "12500.00"), ("Betrag in Hunderttausend Euro", "AMOUNT_UNIT"),
      ("Betrag (in 100 €)", "AMOUNT_UNIT"), ("Betrag in Mio.", "12500000.00"),
      ("Betrag", "12.50"), ("Betrag 2026", "12.50"), ("Betrag 1000 Bäume", "12.50"),
      ("Fremdleistungen", "12.50"), ("Fremdmittel", "12.50"), ("Kosten Realschule", "12.50"),
      ("Kosten in Lauf", "12.50"), ("Kosten (Stand 2024)", "12.50"),
    ])
  func units(_ heading: String, _ wanted: String) {
    #expect(Self.heading(heading) == [wanted])
  }

  @Test(
    "a note above or below the table",
    arguments: [
      ("Alle Beträge in Schweizer Franken", "AMOUNT_CURRENCY"),
      ("Beträge in Dollar", "AMOUNT_CURRENCY"), ("Währung: US-Dollar", "AMOUNT_CURRENCY"),
      ("Beträge gerundet auf T€", "AMOUNT_UNIT"), ("Angaben in Tsd. Euro", "AMOUNT_UNIT"),
      ("Programm 50 Mio. €", nil), ("Tausend Dank", nil), ("Bezirk Franken", nil),
      ("alle Angaben ohne Gewähr", nil), ("Beträge in Euro", nil),
    ] as [(String, String?)])
  func notes(_ note: String, _ code: String?) {
    for table in [
      "\(note);\nTag;Betrag\n05.02.2026;12,50\n", "Tag;Betrag\n05.02.2026;12,50\n\n\(note);\n",
    ] {
      let found = Own.outcome(
        table,
        Own.profile(
          "date: Tag, amount: Betrag", table: "decimalMark: comma, until: empty",
          "constants: {measure: M, kind: expense}")
      ) { $0.booking.amount.plainText }
      #expect(found == ["12.50"] + (code.map { [$0] } ?? []), "\(table)")
    }
  }

  @Test(
    "the name of a sheet",
    arguments: [
      ("TEUR", "AMOUNT_UNIT"), ("Plan TEUR", "AMOUNT_UNIT"), ("T€ 2026", "AMOUNT_UNIT"),
      ("2026 T€", "AMOUNT_UNIT"), ("Projekte_TEUR", "AMOUNT_UNIT"), ("TEUR_2025", "AMOUNT_UNIT"),
      ("Budget (Mio. €)", "AMOUNT_UNIT"), ("USD", "AMOUNT_CURRENCY"),
      ("Konto CHF", "AMOUNT_CURRENCY"), ("Tabelle1", nil), ("Euro", nil), ("Franken", nil),
      ("BAM", nil), ("Projekt 1000", nil), ("EUR 2026", nil),
    ] as [(String, String?)])
  func sheets(_ name: String, _ code: String?) {
    var builder = WorkbookBuilder(table: [["Tag", "Betrag"], ["05.02.2026", "12,50"]])
    builder.sheets[0].name = name
    let found = Own.outcome(
      builder.input,
      Own.profile("date: Tag, amount: Betrag", "constants: {measure: M, kind: expense}")
    ) { $0.booking.amount.plainText }
    #expect(found == ["12.50"] + (code.map { [$0] } ?? []))
  }
}
