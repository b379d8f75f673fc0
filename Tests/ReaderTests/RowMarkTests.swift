import Amounts
import Funding
import Interchange
import TestSupport
import Testing

/// Columns that a profile does not name and that speak against what it makes of the rows.
@Suite("Columns that speak against a row") struct RowMarkTests {
  private static let columns = "date: Tag, amount: Betrag, purpose: Text"
  private static let paid = columns + ", paidOn: Tag"
  private static let constants = "constants: {measure: M, kind: expense}"

  private static func read(
    _ table: String, _ columns: String = columns, _ more: String = constants
  ) -> [String] {
    Own.outcome(table, Own.profile(columns, more)) { $0.booking.amount.plainText }
  }

  /// Two rows, of which the second has the cell in question.
  private static func table(_ heading: String, _ first: String, _ second: String) -> String {
    "Tag;Text;Betrag;\(heading)\n05.02.2026;a;5,00;\(first)\n06.02.2026;b;7,00;\(second)\n"
  }

  @Test(
    "are refused, until the profile says that the column says nothing",
    arguments: [
      ("Storno", "", "X"), ("Storno?", "", "ja"), ("ist_storniert", "0", "1"),
      ("Beleg storniert", "nein", "ja"), ("Storniert am", "", "07.02.2026"),
      ("Stornokennzeichen", "N", "S"), ("Stornobeleg", "", "4711"),
      ("Generalumkehr (GU)", "0", "1"), ("Cancelled on", "-", "2026-02-07"),
      ("gelöscht am", "", "07.02.2026"), ("aktiv", "ja", "nein"), ("docstatus", "1", "2"),
      ("Bemerkung", "", "Storno zu R-7"), ("Bemerkung", "", "doppelt, bitte nicht buchen"),
      ("förderfähig", "ja", "nein"), ("Zuwendungsfähig", "x", "0"), ("Privat", "", "ja"),
      ("Bemerkung", "", "nicht förderfähig"), ("Vermerk", "", "nicht anerkannt"),
      ("Plan/Ist", "Ist", "Plan"), ("Werttyp", "Ist", "Obligo"), ("Art", "IST", "SOLL"),
      ("Szenario", "Ist", "Budget"), ("Wertart", "", "Festlegung"),
      ("Anteil Projekt", "100 %", "50 %"), ("davon Projekt %", "100", "30"),
    ])
  func refused(_ heading: String, _ first: String, _ second: String) {
    let table = Self.table(heading, first, second)
    #expect(Self.read(table).filter { $0 != "5.00" && $0 != "7.00" } == ["ROW_MARKED"])
    #expect(
      Self.read(table, Self.columns, Self.constants + "\nskip: {columns: [\"\(heading)\"]}")
        == ["5.00", "7.00"])
  }

  @Test(
    "are let be where they do not",
    arguments: [
      ("Storno", "", "nein"), ("Storno", "0,00", "0"), ("Stornogebühr", "", "12,00"),
      ("Storno möglich bis", "", "01.03.2026"), ("Bemerkung", "", "Stornogebühr Hotel"),
      ("förderfähig", "ja", "ja"), ("aktiv", "ja", "ja"), ("Plan", "P1", "P2"),
      ("Kostenart", "Planung", "Bestellung"), ("Eigenanteil %", "10", "10"),
      ("USt-Anteil", "19 %", "7 %"), ("Anteil Projekt", "100 %", "100 %"),
      ("Einheit", "Bauamt", "Schulamt"), ("Einheit", "EUR", "€"), ("Bezahlt?", "x", ""),
      ("Status", "erfasst", "offen"),
    ])
  func plain(_ heading: String, _ first: String, _ second: String) {
    #expect(Self.read(Self.table(heading, first, second)) == ["5.00", "7.00"])
  }

  @Test(
    "say that nothing was paid where the day of booking is taken for that of payment",
    arguments: [
      ("Bezahlt?", "x", ""), ("bezahlt", "ja", "nein"), ("bezahlt am", "06.02.2026", ""),
      ("Status", "bezahlt", "offen"), ("Zahlungsstatus", "bezahlt", "gemahnt"),
    ])
  func unpaid(_ heading: String, _ first: String, _ second: String) {
    let table = Self.table(heading, first, second)
    #expect(Self.read(table, Self.paid).contains("ROW_MARKED"))
    #expect(Self.read(table) == ["5.00", "7.00"])
    let own = "\(Self.columns), paidOn: \"\(heading)\""
    if heading == "bezahlt am" { #expect(Self.read(table, own) == ["5.00", "7.00"]) }
  }

  @Test("tell a unit that no heading tells, unless they belong to a quantity")
  func units() {
    for (unit, code) in [("T€", "AMOUNT_UNIT"), ("h", "AMOUNT_UNIT"), ("Std.", "AMOUNT_UNIT")] {
      #expect(Self.read(Self.table("Einheit", "EUR", unit)) == ["5.00", code])
    }
    let table = "Tag;Text;Menge;Einheit;Betrag\n05.02.2026;a;7,5;h;375,00\n"
    #expect(Self.read(table) == ["375.00"])
  }

  @Test("tell money that went to an own account, and sums of all rows so far")
  func others() {
    let text = "Tag;Text;Betrag\n05.02.2026;Umbuchung auf Tagesgeld;5,00\n"
    #expect(Self.read(text) == ["OWN_TRANSFER"])
    #expect(Self.read(text.replacing("auf Tagesgeld", with: "auf Titel 7")) == ["5.00"])
    for heading in ["Betrag kumuliert", "kumulierter Betrag", "Cumulative amount"] {
      #expect(
        Self.read(
          "Tag;\(heading)\n05.02.2026;5,00\n", "date: Tag, amount: \"\(heading)\"")
          == ["AMOUNT_RUNNING"])
    }
    let original = "Tag;Text;Betrag;Originalbetrag;Originalwährung\n05.02.2026;a;50,00;55,00;USD\n"
    #expect(Self.read(original) == ["50.00"])
    #expect(Self.read("Tag;Text;Betrag;Währung\n05.02.2026;a;50,00;USD\n") == ["AMOUNT_CURRENCY"])
  }

  @Test(
    "Sums that Excel and SAP write between rows are none",
    arguments: [
      ";SACH Ergebnis;12,00", "05.02.2026 Ergebnis;;12,00", "*;;12,00", "**;;12,00",
    ])
  func sums(_ sum: String) {
    let table = "Tag;Text;Betrag\n05.02.2026;a;5,00\n05.02.2026;b;7,00\n" + sum + "\n"
    #expect(
      Self.read(table, Self.columns, Self.constants + "\nskip: {totals: true}")
        == ["5.00", "7.00"])
    #expect(Self.read(table) == ["5.00", "7.00", "LIST_TOTAL_ROW"])
  }

  // MARK: Net and gross

  /// 100.00 and 19 % are 119.00; 50.00 and 7 % are 53.50; 10.00 without tax stays 10.00.
  @Test("show net amounts by gross ones or by the tax beside them")
  func net() {
    let head = "Tag;Text;Betrag;"
    let gross = "\n05.02.2026;a;100,00;119,00\n05.02.2026;b;50,00;53,50\n05.02.2026;c;10,00;10,00\n"
    for heading in ["Brutto", "Gesamtbetrag", "Rechnungsbetrag"] {
      #expect(Self.read(head + heading + gross).last == "AMOUNT_NET")
    }
    let tax = "MwSt\n05.02.2026;a;100,00;19,00\n05.02.2026;b;50,00;3,50\n"
    #expect(Self.read(head + tax).last == "AMOUNT_NET")
    // Contained in the amount: 19/119 and 7/107.
    let contained = "MwSt\n05.02.2026;a;119,00;19,00\n05.02.2026;b;53,50;3,50\n"
    #expect(Self.read(head + contained) == ["119.00", "53.50"])
    // What an employer pays is no tax on top, and a total of several rows is no gross amount.
    let wages = "Bruttolohn\n05.02.2026;a;4000,00;3200,00\n05.02.2026;b;50,00;53,50\n"
    #expect(Self.read(head + wages) == ["4000.00", "50.00"])
  }

  // MARK: Balances

  @Test("show by a balance that the sides are exchanged, whichever row is the newest")
  func exchanged() {
    let rows = [
      "05.02.2026;a;1000,00;1000,00", "06.02.2026;b;-59,50;940,50",
      "07.02.2026;c;-40,50;900,00",
    ]
    for kinds in [("expense", "revenue"), ("revenue", "expense")] {
      let more =
        "amounts: {positive: \(kinds.0), negative: \(kinds.1)}\nconstants: {measure: M}"
      for order in [rows, rows.reversed()] {
        for heading in ["Kassenbestand", "Kontostand", "Guthaben"] {
          let table = (["Tag;Text;Betrag;\(heading)"] + order).joined(separator: "\n") + "\n"
          #expect(
            Self.read(table, Self.columns, more).contains("BALANCE_OPPOSITE")
              == (kinds.0 == "expense"), "\(heading) \(order)")
        }
      }
    }
    // The sum of the expenses so far.
    let sums = "Tag;Text;Betrag;Saldo\n05.02.2026;a;5,00;5,00\n06.02.2026;b;7,00;12,00\n"
    #expect(Self.read(sums) == ["5.00", "7.00"])
  }

  // MARK: Commas and days

  @Test(
    "Amounts cut at a comma by their groups, by one digit, or most of them",
    arguments: [
      (["1,234.56", "12,500.00"], true), (["59,5", "1234,5"], true),
      (["59,50", "1234,", "99,95"], true), (["59.50,", "1,234.56"], true),
      (["1,234", "12,500"], true),
      // Numbers of vouchers, one after the other, or with an amount that has its point.
      (["59,7", "60,8", "80,9"], false), (["59.50,17", "60,33", "70,12"], false),
      (["1234,B-1", "99,B-2"], false),
    ])
  func cut(_ rows: [String], _ isCut: Bool) {
    let text =
      "Buchungsdatum,Art,Teilvorhaben,Betrag,Beleg-Nr.\n"
      + rows.map { "05.02.2026,Ausgabe,M,\($0)\n" }.joined()
    let found = Own.outcome(text, nil) { $0.booking.amount.plainText }
    #expect(found.contains("AMOUNTS_CUT_AT_COMMA") == isCut)
  }

  @Test(
    "Days that a program exchanged with months where it could",
    arguments: [
      (["2026-05-02", "13/02/2026", "14/02/2026"], true),
      (["2026-05-02", "2026-06-02", "2026-07-02", "13.02.2026", "14.02.2026"], true),
      (["2026-05-02", "13.02.2026", "14.02.2026"], false),
      (["2026-05-22", "13/02/2026", "14/02/2026"], false),
      (["2026-05-05", "13/02/2026", "14/02/2026"], false),
    ])
  func days(_ days: [String], _ isSwapped: Bool) {
    let text = "Tag;Text;Betrag\n" + days.map { "\($0);a;5,00\n" }.joined()
    #expect(Self.read(text).contains("DAYS_SWAPPED") == isSwapped)
  }
}
