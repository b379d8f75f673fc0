import Amounts
import Foundation
import Funding
import Interchange
import TestSupport
import Testing

/// The tables that banks let people download, read by a profile; the bookings are invented, the
/// headings are the banks'.
@Suite("Tables of banks") struct BankTableTests {
  /// `2026-02-27 expense 1059.50 SACH Druckhaus` for each row, then what was left out.
  static func read(_ text: String, _ profile: String) throws -> [String] {
    try read(InputBytes(Array(text.utf8), file: "bank.csv"), Array(profile.utf8))
  }

  private static func read(_ input: InputBytes, _ profile: [UInt8]) throws -> [String] {
    let table = try BookingTable.open(
      input, profile: BookingProfile.read(profile, file: "p.yaml"))
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

  // MARK: The profiles that ship with the program

  struct Bank: Sendable, CustomTestStringConvertible {
    let file: String
    var profile: String?
    let rows: [String]

    var testDescription: String { file }
    var name: String { profile ?? "bank-" + file }
  }

  /// What the fixtures say, by hand: day, kind, amount, where it belongs, with whom; then the rows
  /// left out.
  static let banks = [
    Bank(
      file: "vr",
      rows: [
        "2026-02-27 expense 59.50 SACH Druckhaus GmbH",
        "2026-02-26 drawdown 5000.00 NRW-KW-01 Stadt Prüfling", "2026-01-31 expense 6.00 SACH -",
        "4: zero",
      ]),
    Bank(
      file: "vr-alt",
      rows: [
        "2026-02-27 expense 1059.50 SACH Druckhaus GmbH",
        "2026-02-26 drawdown 12000.00 NRW-KW-01 Bezirksregierung",
        "20: balance Anfangssaldo 500.00", "21: balance Endsaldo 11440.50",
      ]),
    Bank(
      file: "ing",
      rows: [
        "2026-02-27 expense 1059.50 SACH Druckhaus GmbH",
        "2026-02-26 drawdown 5000.00 NRW-KW-01 Stadt Prüfling",
      ]),
    Bank(
      file: "commerzbank",
      rows: [
        "2026-02-27 expense 1059.50 SACH -", "2026-02-26 drawdown 5000.00 NRW-KW-01 -", "4: zero",
      ]),
    Bank(
      file: "deutsche-bank",
      rows: [
        "2026-02-27 expense 1059.50 SACH Druckhaus GmbH",
        "2026-02-26 drawdown 5000.00 NRW-KW-01 Stadt Prüfling", "11: balance Kontostand 4940.50",
      ]),
    Bank(
      file: "deutsche-bank-alt", profile: "bank-deutsche-bank",
      rows: [
        "2026-02-27 expense 1059.50 SACH Druckhaus GmbH",
        "2026-02-26 drawdown 5000.00 NRW-KW-01 Stadt Prüfling", "9: balance Kontostand 4940.50",
      ]),
    Bank(
      file: "dkb",
      rows: [
        "2026-02-27 expense 1059.50 SACH Druckhaus GmbH",
        "2026-02-26 drawdown 5000.00 NRW-KW-01 Stadtkasse Prüfling", "6: pending Vorgemerkt",
        "9: zero",
      ]),
    // 50.00 less 1.10 and less 59.50 is −10.60, as the column of balances says.
    Bank(
      file: "paypal",
      rows: [
        "2026-02-26 donation 50.00 spende Frieda Beispiel", "2026-02-26 expense 1.10 SACH PayPal",
        "2026-02-27 expense 59.50 SACH Druckhaus GmbH",
        "4: text Bankgutschrift auf PayPal-Konto",
      ]),
  ]

  private static func shipped(_ name: String) throws -> [UInt8] {
    let path = Fixture.path("../../../Schemas/profiles/\(name).yaml")
    return Array(try Data(contentsOf: URL(filePath: path)))
  }

  @Test("Each bank's table is read by the profile that ships for it", arguments: banks)
  func shippedProfile(_ bank: Bank) throws {
    let input = try Fixture.input("banks/\(bank.file).csv")
    #expect(try Self.read(input, Self.shipped(bank.name)) == bank.rows)
  }

  @Test(
    "A suggestion for each bank's table reads it at once, with the same amounts", arguments: banks)
  func suggestion(_ bank: Bank) throws {
    let input = try Fixture.input("banks/\(bank.file).csv")
    let suggestion = try ProfileSuggestion(
      input, kind: .bookings, sheet: nil,
      known: ProfileSuggestion.Known(measures: ["M"], lines: ["SACH"], sources: ["eigen"]))
    let trial = suggestion.trial()
    #expect(trial.problems == nil, "\(suggestion.yaml(.de)) \(trial.text(.de))")
    // Only what money that came in is, and where it belongs, is for a person to say.
    #expect(Set(suggestion.open).isSubset(of: ["amounts.positive", "amounts.credit"]))
    func sum(_ isExpense: Bool) throws -> Money {
      try bank.rows.filter { !$0.contains(":") && $0.contains(" expense ") == isExpense }
        .map { try AmountText.read($0.split(separator: " ")[2]).get() }.sum()
    }
    #expect(try trial.sums.map(\.amount) == [sum(true), sum(false)])
  }

  // MARK: Movements that are neither income nor expense

  private static func movement(_ text: String, _ kind: String, _ amount: String) throws -> [String]
  {
    let table =
      "Buchungstag;Valuta;Buchungstext;Verwendungszweck;Betrag;Saldo\n"
      + "27.02.2026;27.02.2026;\(kind);\(text);\(amount);1,00\n"
    let profile = BookingProfileTests.profile(
      "date: Buchungstag, purpose: Verwendungszweck, amount: Betrag",
      directions.replacing("own-funds, source: eigen", with: "donation, source: spende"))
    let faults = refusal { _ = try read(table, profile) }
    return try faults.isEmpty ? read(table, profile) : faults
  }

  @Test(
    "What moves between own accounts, comes back or is changed is asked about",
    arguments: [
      ("Umbuchung Tagesgeld", "Überweisung", "-500,00", "OWN_TRANSFER"),
      ("Umbuchung Tagesgeld", "Überweisung", "500,00", "OWN_TRANSFER"),
      ("Eigenübertrag Projekt", "Überweisung", "500,00", "OWN_TRANSFER"),
      ("Auf Tagesgeld", "Umbuchung", "-500,00", "OWN_TRANSFER"),
      ("Uebertrag Tagesgeld", "Überweisung", "-5,00", "OWN_TRANSFER"),
      ("Auf eigenes Konto", "Überweisung", "-5,00", "OWN_TRANSFER"),
      ("Spende", "Rücklastschrift", "50,00", "RETURN_AS_RECEIPT"),
      ("Spende Max", "Rücklastschrift", "-50,00", "RETURN_AS_EXPENSE"),
      ("Rückzahlung", "Zahlung", "-100,00", "RETURN_AS_EXPENSE"),
      ("T-7", "Allgemeine Währungsumrechnung", "-50,00", "CURRENCY_CONVERSION"),
    ])
  func neither(_ text: String, _ kind: String, _ amount: String, _ code: String) throws {
    #expect(try Self.movement(text, kind, amount) == [code])
  }

  @Test(
    "What only sounds like it is booked",
    arguments: [
      ("Umbuchungsgebühr", "Entgelt", "-5,00", "expense 5.00 SACH"),
      ("Spende für Konto 17", "Gutschrift", "5,00", "donation 5.00 spende"),
      ("Rücklagenspende", "Gutschrift", "5,00", "donation 5.00 spende"),
      ("Übertragungsnetz R-17", "Überweisung", "-5,00", "expense 5.00 SACH"),
    ])
  func booked(_ text: String, _ kind: String, _ amount: String, _ wanted: String) throws {
    #expect(try Self.movement(text, kind, amount) == ["2026-02-27 \(wanted) -"])
  }

  @Test("Own funds come by just such a transfer; who pays himself moves money between accounts")
  func ownFunds() throws {
    let head =
      "Buchungsdatum;Wertstellung;Zahlungspflichtige*r;Zahlungsempfänger*in;"
      + "Verwendungszweck;Betrag\n"
    let sides = "{negative: \"Zahlungsempfänger*in\", positive: \"Zahlungspflichtige*r\"}"
    let profile = BookingProfileTests.profile(
      "date: Buchungsdatum, counterparty: \(sides), purpose: Verwendungszweck, amount: Betrag",
      Self.directions)
    let out = head + "27.02.26;27.02.26;Stadt;STADT;Sparen;-500,00\n"
    #expect(refusal { _ = try Self.read(out, profile) } == ["OWN_TRANSFER"])
    let incoming = head + "27.02.26;27.02.26;Stadt;Stadt;Umbuchung Eigenanteil;500,00\n"
    #expect(try Self.read(incoming, profile) == ["2026-02-27 own-funds 500.00 eigen Stadt"])
  }

  @Test("Of several columns for the purpose the first counts in which something stands")
  func purposes() throws {
    let profile = BookingProfileTests.profile(
      "date: Tag, counterparty: [Beschreibung, Typ], amount: Betrag, purpose: [Beschreibung, Typ]",
      Self.directions + "\nskip: {rows: [{column: purpose, startsWith: Abbuchung}]}"
    ).replacing("counterparty: [Beschreibung, Typ], ", with: "")
    let table =
      "Tag;Typ;Beschreibung;Betrag\n27.02.2026;Zahlung;R-17;-1,00\n"
      + "28.02.2026;Zahlung;;-2,00\n28.02.2026;Abbuchung;Bank;-3,00\n"
    let read = try BookingTable.open(
      InputBytes(Array(table.utf8), file: "t.csv"),
      profile: BookingProfile.read(Array(profile.utf8), file: "p.yaml"))
    #expect(try read.rows().map(\.booking.purpose) == ["R-17", "Zahlung"])
  }

  // MARK: Fees

  private static let fees = """
    Tag;Name;Brutto;Entgelt;Netto;Nr.
    26.02.2026;Frieda Beispiel;50,00;%;T-1

    """

  private static func feeProfile(_ columns: String) -> String {
    BookingProfileTests.profile(
      "date: Tag, counterparty: Name, amount: Brutto, reference: Nr., " + columns,
      """
      amounts: {positive: {kind: donation, source: spende}, fee: {kind: expense, line: SACH, counterparty: PayPal}}
      constants: {measure: M}
      """)
  }

  @Test(
    "Gross and fee come to the net amount, and the fee is a booking of its own",
    arguments: [
      (
        "-1,10;48,90",
        ["2026-02-26 donation 50.00 spende Frieda Beispiel", "2026-02-26 expense 1.10 SACH PayPal"]
      ),
      (
        "1,10;48,90",
        ["2026-02-26 donation 50.00 spende Frieda Beispiel", "2026-02-26 expense 1.10 SACH PayPal"]
      ),
      ("0,00;50,00", ["2026-02-26 donation 50.00 spende Frieda Beispiel"]),
      (";50,00", ["2026-02-26 donation 50.00 spende Frieda Beispiel"]),
      ("-1,10;48,80", ["FEE_DIFFERS"]), ("-1,10;50,00", ["FEE_DIFFERS"]),
      ("0,00;48,90", ["FEE_DIFFERS"]), ("1,10;51,10", ["FEE_UNCLEAR"]),
      ("-1,10 $;48,90", ["FEE_DIFFERS"]),
    ])
  func fee(_ cells: String, _ wanted: [String]) throws {
    let profile = Self.feeProfile("fee: Entgelt, net: Netto")
    let table = Self.fees.replacing("%", with: cells)
    let faults = refusal { _ = try Self.read(table, profile) }
    #expect(try faults.isEmpty ? Self.read(table, profile) == wanted : faults == wanted)
  }

  @Test(
    "Without a column of net amounts a fee needs its minus; a fee needs a kind, and a kind a fee")
  func feeAlone() throws {
    let profile = Self.feeProfile("fee: Entgelt")
    let minus = Self.fees.replacing("%", with: "-1,10;0,00")
    #expect(try Self.read(minus, profile).count == 2)
    let plus = Self.fees.replacing("%", with: "1,10;0,00")
    #expect(refusal { _ = try Self.read(plus, profile) } == ["FEE_UNCLEAR"])
    let noKind = profile.replacing(
      ", fee: {kind: expense, line: SACH, counterparty: PayPal}", with: "")
    #expect(refusal { _ = try Self.read(minus, noKind) } == ["PROFILE_KIND_OF_AMOUNTS"])
    let noFee = profile.replacing(", fee: Entgelt", with: "")
    #expect(refusal { _ = try Self.read(minus, noFee) } == ["MISSING_KEY"])
  }

  @Test("The sender's number tells the payment and its fee apart when they come again")
  func feeReference() throws {
    let table = try BookingTable.open(
      InputBytes(Array(Self.fees.replacing("%", with: "-1,10;48,90").utf8), file: "t.csv"),
      profile: BookingProfile.read(
        Array(Self.feeProfile("fee: Entgelt, net: Netto").utf8), file: "p.yaml"))
    #expect(try table.rows().map(\.booking.reference) == ["T-1", "T-1/fee"])
  }

  @Test(
    "What a bank has not booked is left out, wherever it says so",
    arguments: [
      ("Status", "Ausstehend"), ("Auswirkung auf Guthaben", "Memo"), ("Info", "Umsatz vorgemerkt"),
    ])
  func pending(_ heading: String, _ word: String) throws {
    let profile = BookingProfileTests.profile(
      "date: Tag, counterparty: Name, amount: Betrag", Self.directions)
    let table =
      "Tag;Name;\(heading);Betrag\n27.02.2026;A;\(word);-1,00\noffen;B;Gebucht;-3,00\n"
      + "26.02.2026;C;Gebucht;-2,00\n"
    #expect(
      try Self.read(table, profile) == [
        "2026-02-26 expense 2.00 SACH C", "2: pending \(word)", "3: pending offen",
      ])
  }
}
