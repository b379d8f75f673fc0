import TestSupport
import Testing

/// A table of bookings with a fault, and what its message has to say: the place, the value, what is
/// allowed, and a way out.
struct BadTable: Sendable, CustomTestStringConvertible {
  let name: String
  /// The file as it stands.
  let text: String
  /// Parts of the German message.
  let german: [String]
  /// Parts of the English message.
  let english: [String]

  var testDescription: String { name }

  init(_ name: String, rows: [String], german: [String], english: [String]) {
    self.init(name, text: BookingFile(rows: rows).csv, german: german, english: english)
  }

  init(_ name: String, text: String, german: [String], english: [String]) {
    self.name = name
    self.text = text
    self.german = german
    self.english = english
  }

  static let all: [BadTable] = [
    BadTable(
      "17 h × 10 € booked as 160 €",
      rows: [BookingFile.hours("17", at: "10,00", "160,00", "be")],
      german: [
        "tabelle.csv, Zeile 2, Spalte „Betrag“", "160,00 €", "17 × 10,00 € = 170,00 €",
        "Unterschied 10,00 €", "Berichtigen Sie",
      ],
      english: [
        "tabelle.csv, line 2, column", "€160.00", "17 × €10.00 = €170.00", "difference €10.00",
        "Correct",
      ]),
    BadTable(
      "30 February", rows: [BookingFile.spend("1,00", line: "SACH", on: "30.02.2025")],
      german: ["Zeile 2, Spalte „Buchungsdatum“", "„30.02.2025“", "Kalender", "Prüfen Sie"],
      english: ["line 2", "\"30.02.2025\"", "calendar", "Check"]),
    BadTable(
      "1.234 in a file that does not say which mark it uses",
      rows: [BookingFile.spend("1.234", line: "SACH")],
      german: [
        "Zeile 2, Spalte „Betrag“", "„1.234“", "zwei Arten", "1.234,00 €", "drei Nachkommastellen",
        "Schreiben Sie",
      ],
      english: ["line 2", "\"1.234\"", "two ways", "€1,234.00", "three decimals", "Write 1234.00"]),
    BadTable(
      "1.234,567", rows: [BookingFile.spend("1.234,567", line: "SACH")],
      german: ["Zeile 2, Spalte „Betrag“", "„1.234,567“", "höchstens zwei", "Runden Sie"],
      english: ["line 2", "\"1.234,567\"", "at most two", "Round"]),
    BadTable(
      "an unknown measure", rows: ["01.07.2025;Ausgabe;MM;SACH;;1,00;;;;;;"],
      german: ["Zeile 2, Spalte „Teilvorhaben“", "„MM“ gibt es nicht", "wohl „M“"],
      english: ["line 2", "no measure \"MM\"", "Probably \"M\""]),
    BadTable(
      "a line of another measure", rows: [BookingFile.spend("1,00", line: "REISE")],
      german: [
        "Zeile 2, Spalte „Position“", "„REISE“", "„PERSONAL“, „SACH“ oder „UNBAR“", "gehört zu „N“",
      ],
      english: ["line 2", "\"REISE\"", "\"PERSONAL\", \"SACH\" or \"UNBAR\"", "belongs to \"N\""]),
    BadTable(
      "a negative amount", rows: [BookingFile.spend("-100,00", line: "SACH")],
      german: [
        "Zeile 2, Spalte „Betrag“", "„-100,00“", "ist eine Gutschrift", "„zu Beleg“",
      ],
      english: ["line 2", "-100,00", "is a credit note"]),
    BadTable(
      "an amount beyond Int64", rows: [BookingFile.spend("92233720368547758,08", line: "SACH")],
      german: [
        "Zeile 2, Spalte „Betrag“", "„92233720368547758,08“", "höchstens 9.999.999.999.999,99 €",
      ],
      english: ["line 2", "92233720368547758,08", "at most €9,999,999,999,999.99"]),
    BadTable(
      "an unterminated quote",
      text: BookingFile.headings + "\n01.07.2025;Ausgabe;M;\"SACH;;1,00;;;;;;\n",
      german: ["tabelle.csv, Zeile 2", "Anführungszeichen", "Schließen Sie es"],
      english: ["tabelle.csv, line 2", "quote", "Close it"]),
    BadTable(
      "a ragged row",
      rows: [BookingFile.spend("1,00", line: "SACH") + ";zu viel", "01.07.2025;Ausgabe;M"],
      german: ["Zeile 2: Die Zeile hat 13 Felder, die Überschrift 12", "Zeile 3", "Es fehlen 9"],
      english: ["line 2: The row has 13 fields, the headings 12", "line 3", "9 are missing"]),
    BadTable(
      "an unknown heading", text: "Buchungsdatum;Art;Teilvorhaben;Betrach\n",
      german: ["„Betrach“", "wohl „Betrag“"], english: ["\"Betrach\"", "Betrag"]),
    BadTable(
      "no table at all", text: "\u{0}\u{1}\u{2}\u{3}", german: ["tabelle.csv"],
      english: ["tabelle.csv"]),
    BadTable("an empty file", text: "", german: ["tabelle.csv"], english: ["tabelle.csv"]),
  ]
}
