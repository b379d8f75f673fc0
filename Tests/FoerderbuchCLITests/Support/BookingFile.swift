/// A table of bookings on measure `M`, as a German spreadsheet saves it.
struct BookingFile: Sendable {
  static let headings =
    "Buchungsdatum;Art;Teilvorhaben;Position;Finanzierungsquelle;Betrag;Tag der Zahlung;Bewertung;Menge;Satz;Nachweis;Referenz"

  var rows: [String]

  var csv: String { ([Self.headings] + rows).joined(separator: "\r\n") + "\r\n" }

  /// An expense that was paid on its booking day.
  static func spend(_ amount: String, line: String = "ALLE", on date: String = "01.07.2025")
    -> String
  {
    "\(date);Ausgabe;M;\(line);;\(amount);\(date);;;;;"
  }

  /// Money that comes in from `source`.
  static func cash(_ kind: String, _ amount: String, _ source: String) -> String {
    "01.07.2025;\(kind);M;;\(source);\(amount);;;;;;"
  }

  static func draw(_ amount: String, _ award: String = "Z") -> String {
    cash("Zuwendungseingang", amount, award)
  }

  /// Civic engagement by the hour, with its evidence.
  static func hours(_ quantity: String, at rate: String, _ amount: String, _ source: String)
    -> String
  {
    "01.07.2025;Bürgerschaftliches Engagement;M;UNBAR;\(source);\(amount);;Stunden;\(quantity);\(rate);stunden.pdf;"
  }
}
