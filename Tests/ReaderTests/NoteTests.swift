import Amounts
import Funding
import Interchange
import TestSupport
import Testing

/// What stands outside the columns of a table, and rows that are none of its own.
@Suite("Beside the columns of a table")
struct NoteTests {
  private static let list = """
    format: foerderbuch/profile/1
    id: probe
    title: {de: "Probe", en: "Sample"}
    kind: projects
    columns: {title: T, recipient: N, from: B, to: E, eligible: A, grant: Z}
    project: {idPrefix: "P-", rest: ownCash}
    award: {funder: {id: land, name: "Land", level: land}, ruleSet: anbest-p-nrw, awardedOn: from}

    """

  /// Eligible expenditure of each row, then the codes of what is refused.
  private static func list(_ text: String, _ table: String = "", _ more: String = "") -> [String] {
    let profile = list + "table: {decimalMark: comma\(table)}\n\(more)"
    var rows: [String] = []
    let codes = refusal {
      rows = try ProjectList.read(
        InputBytes(Array(text.utf8), file: "l.csv"),
        profile: Profile.read(Array(profile.utf8), file: "p.yaml")
      ).rows.map(\.eligible.plainText)
    }
    return rows + codes
  }

  private static func bookings(
    _ text: String, _ table: String = "", _ more: String = ""
  ) -> [String] {
    Own.outcome(
      text,
      Own.profile(
        "date: Tag, amount: Betrag, purpose: Text, counterparty: Name",
        table: "decimalMark: comma\(table)",
        "amounts: {negative: expense, positive: revenue}\nconstants: {measure: M}\n\(more)")
    ) { "\($0.booking.kind.rawValue) \($0.booking.amount.plainText)" }
  }

  private static let project = "T;N;B;E;A;Z\nHalle;Kreis;01.01.2025;31.12.2026;80,5;64,4\n"
  private static let booking = "Tag;Name;Text;Betrag\n02.02.2026;H;a;-80,5\n"

  // MARK: Notes

  /// A text, and the word of a profile for its unit.
  static let notes: [(text: String, unit: String)] = [
    ("alle Angaben in TEUR", "thousand"), ("Angaben in T€", "thousand"), ("in T€", "thousand"),
    ("Beträge in 1.000 EUR", "thousand"), ("(Mio. €)", "million"), ("T€", "thousand"),
    ("Förderliste 2026 (alle Beträge in Tsd. EUR)", "thousand"), ("in Tausend Euro", "thousand"),
    ("Angaben: Mio. Euro", "million"), ("All figures in thousands of euros", "thousand"),
  ]

  /// 80.5 thousand are 80,500.00, 80.5 millions 80,500,000.00.
  private static func euros(_ unit: String) -> String {
    unit == "thousand" ? "80500.00" : "80500000.00"
  }

  @Test("A unit above the table is read if the profile says it too, else refused", arguments: notes)
  func above(text: String, unit: String) {
    let told = ", unit: \(unit)"
    let other = ", unit: \(unit == "million" ? "thousand" : "million")"
    let list = text + "\n" + Self.project
    #expect(Self.list(list) == ["AMOUNT_UNIT"])
    #expect(Self.list(list, told) == [Self.euros(unit)])
    #expect(Self.list(list, other) == ["AMOUNT_UNIT"])
    #expect(Self.list(list, ", headingRow: 2") == ["AMOUNT_UNIT"])
    #expect(Self.list(list, ", unit: euro") == ["80.50"])
    let bookings = text + "\n" + Self.booking
    #expect(Self.bookings(bookings) == ["expense 80.50", "AMOUNT_UNIT"])
    #expect(Self.bookings(bookings, told) == ["expense " + Self.euros(unit)])
  }

  @Test("A cell that says euros is none of thousands")
  func eurosAmongThousands() {
    let table = { (amount: String) in Self.booking.replacing("-80,5", with: "-" + amount) }
    #expect(Self.bookings(table("1.500,00 €"), ", unit: thousand") == ["AMOUNT_UNIT"])
    #expect(Self.bookings(table("1500 EUR"), ", unit: thousand") == ["AMOUNT_UNIT"])
    #expect(Self.bookings(table("1.500,00 €"), ", unit: euro") == ["expense 1500.00"])
    #expect(Self.bookings(table("1,5 T€"), ", unit: thousand") == ["expense 1500.00"])
  }

  @Test("The same below the table, where the profile leaves those rows out", arguments: notes)
  func below(text: String, unit: String) {
    let told = ", unit: \(unit)"
    let list = Self.project + "\(text);;;;;\n"
    let skip = "skip: {rows: [{column: title, is: \"\(text)\"}]}"
    #expect(Self.list(list, "", skip) == ["AMOUNT_UNIT"])
    #expect(Self.list(list, told, skip) == [Self.euros(unit)])
    #expect(Self.list(Self.project + "\n\(text)\n", ", until: empty") == ["AMOUNT_UNIT"])
    let bookings = Self.booking + ";;\(text);\n"
    #expect(
      Self.bookings(bookings, "", "skip: {rows: [3]}") == ["expense 80.50", "AMOUNT_UNIT"])
    #expect(
      Self.bookings(bookings, told, "skip: {rows: [{is: \"\(text)\"}]}")
        == ["expense " + Self.euros(unit)])
  }

  @Test(
    "Another currency is refused, and a text that tells none is nothing",
    arguments: [
      ("alle Beträge in CHF", false), ("Angaben in USD", false), ("Werte in $", false),
      ("Programm 50 Mio. € für Kitas", true), ("Stand: 30.06.2026", true),
      ("Tausend Dank an alle", true), ("Kreis Mill", true), ("Top-Liste", true),
      ("Alle Angaben in EUR", true), ("Beträge inkl. 19 % USt", true), ("Seite 1 in 3", true),
    ])
  func currency(text: String, isNothing: Bool) {
    #expect(
      Self.list(text + "\n" + Self.project) == (isNothing ? ["80.50"] : ["AMOUNT_CURRENCY"]))
  }

  @Test("The heading of a column says its unit; the note must agree with it")
  func headings() {
    let profile = Self.list.replacing("eligible: A", with: "eligible: \"A in T€\"")
      .replacing("grant: Z", with: "grant: \"Z in T€\"")
    func read(_ note: String) -> [String] {
      refusal {
        let text =
          note + "\n"
          + Self.project.replacing("A;Z", with: "A in T€;Z in T€")
        let list = try ProjectList.read(
          InputBytes(Array(text.utf8), file: "l.csv"),
          profile: Profile.read(
            Array((profile + "table: {decimalMark: comma}\n").utf8), file: "p.yaml"))
        #expect(list.eligible == Money(cents: 8_050_000))
      }
    }
    #expect(read("Angaben in TEUR") == [])
    #expect(read("Angaben in Mio. €") == ["AMOUNT_UNIT"])
  }

  @Test("The name of a sheet is such a text")
  func sheet() {
    var file = WorkbookBuilder(table: [
      ["T", "N", "B", "E", "A", "Z"],
      ["Halle", "Kreis", "01.01.2025", "31.12.2026", "80,5", "64,4"],
    ])
    file.sheets[0].name = "Liste (T€)"
    let profile = Self.list + "table: {decimalMark: comma}\n"
    let codes = refusal {
      _ = try ProjectList.read(
        file.input, profile: Profile.read(Array(profile.utf8), file: "p.yaml"))
    }
    #expect(codes == ["AMOUNT_UNIT"])
  }

  @Test("A note beside the headings, and what a suggestion makes of one above them")
  func beside() throws {
    let list = Self.project.replacing("A;Z", with: "A;Z;Alle Angaben in T€")
      .replacing("64,4", with: "64,4;")
    #expect(Self.list(list) == ["AMOUNT_UNIT"])
    #expect(Self.list(list, ", unit: thousand") == ["80500.00"])
    // Another column is in thousands; those that are read are not.
    #expect(Self.list(list.replacing("Alle Angaben", with: "Kosten")) == ["80.50"])
    let suggestion = try ProfileSuggestion(
      InputBytes(
        Array(("Kasse, alle Beträge in TEUR;;;\n" + Self.booking).utf8), file: "t.csv"),
      kind: .bookings, sheet: nil, known: .init(measures: ["M"]))
    #expect(
      suggestion.yaml(.de).contains("unit: thousand  # geraten: nach dem Text „Kasse, alle"))
  }

  /// 0.80 euros or 80 euros of grant for 100,000.00: more likely the rate.
  @Test(
    "A grant that may be its rate is asked about",
    arguments: [
      ("0,8", ["AMOUNT_MAYBE_SHARE"]), ("80", ["AMOUNT_MAYBE_SHARE"]), ("0,80 €", ["100000.00"]),
      ("800", ["100000.00"]),
    ])
  func grantAsRate(grant: String, wanted: [String]) {
    let row = "T;N;B;E;A;Z\nHalle;Kreis;01.01.2025;31.12.2026;100.000,00;\(grant)\n"
    #expect(Self.list(row) == wanted)
  }

  // MARK: Totals

  /// 80.50 + 19.50 = 100.00 of expenditure.
  @Test("A row of totals on top is compared with what follows")
  func top() {
    let rows =
      Self.project.split(separator: "\n").map(String.init)
      + ["Bad;Kreis;01.01.2025;31.12.2026;19,5;10,0"]
    func list(_ total: String, _ more: String = "skip: {totals: true}") -> [String] {
      Self.list(
        ([rows[0], "Summe;;;;\(total);"] + rows.dropFirst()).joined(separator: "\n"), "", more)
    }
    #expect(list("100,00") == ["80.50", "19.50"])
    #expect(list("180,00") == ["LIST_TOTAL_DIFFERS"])
    #expect(list("100,00", "") == ["LIST_TOTAL_ROW"])
    func bookings(_ total: String, _ more: String = "skip: {totals: true}") -> [String] {
      Self.bookings(
        "Tag;Name;Text;Betrag\n01.02.2026;;Summe;\(total)\n02.02.2026;H;a;-10,00\n"
          + "03.02.2026;D;b;-20,00\n", "", more)
    }
    let booked = ["expense 10.00", "expense 20.00"]
    #expect(bookings("-30,00") == booked)
    #expect(bookings("30,00") == booked)
    #expect(bookings("300,00") == booked + ["LIST_TOTAL_DIFFERS"])
    #expect(bookings("-30,00", "") == booked + ["LIST_TOTAL_ROW"])
  }

  /// 10.00 + 20.00 with 1.60 + 3.19 = 4.79 of tax; then 5.00 with 0.80, together 5.59.
  @Test(
    "A row of totals is compared in every column of amounts",
    arguments: [
      ("30,00;4,79", "", "5,59", ""), ("30,00;", "", "5,59", ""), ("30,00;-4,79", "", "5,59", ""),
      ("30,00;19 %", "", "5,59", ""), ("30,00;9,99", "9,99 4,79", "5,59", ""),
      ("30,01;4,79", "30,01 30,00", "5,59", ""), ("30,00;4,79", "", "0,80", ""),
      ("30,00;4,79", "", "5,60", "5,60 5,59"),
    ])
  func besides(_ part: String, _ first: String, _ tax: String, _ second: String) {
    let table =
      "Tag;Name;Betrag;USt\n01.02.2026;A;10,00;1,60\n02.02.2026;B;20,00;3,19\n;Summe;\(part)\n"
      + "03.02.2026;C;5,00;0,80\n;Gesamtsumme;35,00;\(tax)\n"
    let found = Own.messages(
      table,
      Own.profile(
        "date: Tag, counterparty: Name, amount: Betrag, vat: USt", table: "decimalMark: comma",
        "constants: {measure: M, kind: expense}\nskip: {totals: true}"))
    let wanted = [first, second].filter { !$0.isEmpty }
    #expect(found.count == wanted.count, "\(found)")
    for (message, words) in zip(found, wanted) {
      #expect(message.contains(words.hasPrefix("30") ? "„Betrag“" : "„USt“"), "\(message)")
      for amount in words.split(separator: " ") { #expect(message.contains(amount)) }
    }
  }

  /// 10.00 + 20.00 spent, 50.00 received.
  @Test(
    "A row that calls itself a total is none of the table, whatever its sign",
    arguments: [
      ("Gesamt", "20,00", ""), ("Gesamt", "-30,00", ""), ("Gesamt", "30,00", ""),
      ("Summe Ausgaben", "30,00", ""), ("Summe Einnahmen", "50,00", ""),
      ("Gesamt", "500,00", "MAYBE_TOTAL_ROW"), ("Total", "-31,00", "MAYBE_TOTAL_ROW"),
      ("Summe", "500,00", "LIST_TOTAL_DIFFERS"),
    ])
  func named(text: String, stated: String, code: String) {
    let found = Self.bookings(
      "Tag;Name;Text;Betrag\n02.02.2026;H;a;-10,00\n03.02.2026;D;b;-20,00\n"
        + "04.02.2026;E;c;50,00\n28.02.2026;;\(text);\(stated)\n", "", "skip: {totals: true}")
    #expect(
      found == ["expense 10.00", "expense 20.00", "revenue 50.00"] + (code.isEmpty ? [] : [code]))
  }

  @Test("Who has a payee is no total")
  func payee() {
    #expect(
      Self.bookings("Tag;Name;Text;Betrag\n02.02.2026;H;a;-10,00\n03.02.2026;Total;Diesel;-50,00\n")
        == ["expense 10.00", "expense 50.00"])
  }

  // MARK: Taxes and shares

  /// 19 of 119.00 and 7 of 107.00 are taxes; 19 of 250.00 is none (39.92 would be).
  @Test(
    "A rate among true taxes is found row by row",
    arguments: [
      (["119,00;19", "250,00;19", "107,00;7,00"], 1), (["250,00;19"], 1), (["80,00;7"], 1),
      (["100,00;19", "300,00;7", "119,00;19,00"], 2), (["100,00;0,19", "119,00;19,00"], 1),
      (["119,00;19,00", "107,00;7,00"], 0), (["250,00;39,92", "10,00;0,65"], 0),
      (["55,00;5"], 0), (["300,00;5", "400,00;16"], 2),
    ])
  func taxes(rows: [String], count: Int) {
    let found = Own.outcome(
      "Tag;Betrag;MwSt\n" + rows.map { "02.02.2026;\($0)\n" }.joined(),
      Own.profile(
        "date: Tag, amount: Betrag, vat: MwSt", "constants: {measure: M, kind: expense}")
    ) { _ in "" }.filter { $0 == "TAX_IS_RATE" }
    #expect(found.count == count)
  }

  @Test(
    "What may be a share of the amount is asked about",
    arguments: [
      (["119,00;0,5"], 1), (["119,00;0,50"], 1), (["119,00;1"], 1), (["119,00;0,50 €"], 0),
      (["1,50;0,50"], 0), (["200,00;50", "300,00;80"], 2), (["200,00;50,00", "300,00;80,00"], 0),
      (["200,00;50"], 0), (["200,00;100", "300,00;250"], 0), (["0,80;0,50"], 0),
      (["200,00;200", "300,00;300"], 0),
    ])
  func shares(rows: [String], count: Int) {
    let found = Own.outcome(
      "Tag;Betrag;davon\n" + rows.map { "02.02.2026;\($0)\n" }.joined(),
      Own.profile(
        "date: Tag, amount: Betrag, eligible: davon", "constants: {measure: M, kind: expense}")
    ) { _ in "" }.filter { $0 == "AMOUNT_MAYBE_SHARE" }
    #expect(found.count == count)
    let text = Own.messages(
      "Tag;Betrag;davon\n02.02.2026;119,00;0,5\n",
      Own.profile(
        "date: Tag, amount: Betrag, eligible: davon", "constants: {measure: M, kind: expense}"))
    #expect(text.first?.contains("der Anteil 50,00 % von 119,00 €") ?? false, "\(text)")
    #expect(text.first?.contains("tragen Sie 59,50 ein") ?? false, "\(text)")
  }

  // MARK: Messages

  @Test("The reason in a clerk's words, with what helps in this table")
  func messages() {
    let table = "Tag;Betrag;MwSt\n02.02.2026;119,00;-19,00\n"
    let profile = Own.profile(
      "date: Tag, amount: Betrag, vat: MwSt", "constants: {measure: M, kind: expense}")
    let vat = Own.messages(table, profile).first ?? ""
    #expect(vat.contains("„-19,00“ ist negativ. Hier steht ein Teil des Betrags, ohne Vorzeichen."))
    #expect(!vat.contains("zu klein"))
    // 19 % of tax in 119.00 gross are 19.00, not 22.61.
    let rate = Own.messages("Tag;Betrag;MwSt\n02.02.2026;119,00;19 %\n", profile).first ?? ""
    #expect(
      rate.contains("19 % Umsatzsteuer in 119,00 € brutto sind 19,00 €. Tragen Sie 19,00 ein."))
    let mark = Own.messages("Tag;Betrag;MwSt\n02.02.2026;10.50;\n", profile).first ?? ""
    #expect(
      mark.contains(
        "„10.50“ hat das andere Dezimalzeichen: gesagt ist Komma (decimalMark: comma)."))
    let list =
      #expect(throws: InputProblems.self) {
        _ = try ProjectList.read(
          InputBytes(Array(Self.project.replacing("80,5", with: "80,50-").utf8), file: "l.csv"),
          profile: Profile.read(
            Array((Self.list + "table: {decimalMark: comma}").utf8), file: "p.yaml"))
      }?.problems.first?.text(.de) ?? ""
    #expect(list.contains("Das Minus steht hinter dem Betrag"))
    #expect(list.contains("Absender der Liste"))
    #expect(!list.contains("amounts"))
  }
}
