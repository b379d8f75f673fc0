public import Amounts

/// What a person should know of how amounts were read, though nothing of it is wrong.
public enum ReadingRemark: Hashable, Sendable {
  /// Amounts of a column count thousands or millions; the first of them.
  case unit(AmountUnit, TableReadings.Sample)
  /// A tax above the German regular rate.
  case highTax(line: Int, tax: Money, amount: Money)
  /// The balance after a row changes by another amount than the row moves.
  case balanceGap(line: Int, heading: String, change: Money, moved: Money)
  /// Rows of a list that are the same in everything.
  case equalRows([Int])

  /// A heading that stands twice, told apart by the row above it.
  case headingOfTwoRows(line: Int, key: String, heading: String)

  /// A value date that no calendar has, of a month of thirty days.
  case dayOfInterestMonth(line: Int, text: String, day: CalendarDate)

  /// How many of a kind are told one by one.
  static let limit = 5

  public var code: String {
    switch self {
    case .unit: "AMOUNT_UNIT"
    case .highTax: "TAX_ABOVE_REGULAR_RATE"
    case .dayOfInterestMonth: "DAY_OF_INTEREST_MONTH"
    case .balanceGap: "BALANCE_GAP"
    case .equalRows: "EQUAL_ROWS"
    case .headingOfTwoRows: "HEADING_OF_TWO_ROWS"
    }
  }

  public var line: Int {
    switch self {
    case .unit(_, let sample): sample.line
    case .highTax(let line, _, _), .dayOfInterestMonth(let line, _, _): line
    case .balanceGap(let line, _, _, _), .headingOfTwoRows(let line, _, _): line
    case .equalRows(let lines): lines.first ?? 0
    }
  }

  /// The sentence for people.
  public func text(_ language: Language) -> String {
    switch self {
    case .unit(let unit, let sample):
      let heading = Quote.text(Quote.excerpt(sample.heading ?? ""))[language]
      let text = Quote.text(sample.text)[language]
      return language.pick(
        "Spalte \(heading) in \(unit.name.de) gelesen: Zeile \(sample.line) \(text) = \(sample.value).",
        "Column \(heading) read in \(unit.name.en): row \(sample.line) \(text) = \(sample.value).")
    case .dayOfInterestMonth(let line, let text, let day):
      return language.pick(
        "Zeile \(line): Die Valuta \(text) ist ein Tag eines Zinsmonats von dreißig Tagen; gelesen als \(day.text(.de)).",
        "Row \(line): the value date \(text) is of an interest month of thirty days; read as \(day.isoText)."
      )
    case .balanceGap(let line, let heading, let change, let moved):
      let heading = Quote.text(Quote.excerpt(heading))[language]
      return language.pick(
        "Zeile \(line): \(heading) ändert sich um \(change.text(.de)), die Zeile bewegt \(moved.text(.de)). Fehlt davor eine Zeile?",
        "Row \(line): \(heading) changes by \(change.text(.en)), the row moves \(moved.text(.en)). Is a row missing before it?"
      )
    case .headingOfTwoRows(let line, let key, let heading):
      let heading = Quote.text(Quote.excerpt(heading))[language]
      return language.pick(
        "„\(key)“ ist die Spalte \(heading): Die Zeile über Zeile \(line) sagt, welche der gleichen Überschriften gemeint ist.",
        "\"\(key)\" is the column \(heading): the row above row \(line) tells which of the equal headings is meant."
      )
    case .equalRows(let lines):
      let list = lines.map(String.init).joined(separator: ", ")
      return language.pick(
        "Die Zeilen \(list) sind einander gleich; jede wird ein eigenes Vorhaben. Ist eine davon doppelt, löschen Sie sie.",
        "Rows \(list) equal each other; each becomes a project of its own. If one of them is there twice, delete it."
      )
    case .highTax(let line, let tax, let amount):
      return language.pick(
        "Zeile \(line): \(tax.text(.de)) Umsatzsteuer in \(amount.text(.de)) brutto ist mehr als 19/119 (der deutsche Regelsatz); bitte prüfen.",
        "Row \(line): \(tax.text(.en)) tax in \(amount.text(.en)) gross is more than 19/119, the German regular rate; please check."
      )
    }
  }
}
