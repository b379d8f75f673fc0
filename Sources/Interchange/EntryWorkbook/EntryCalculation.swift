import Amounts
import Funding
import Reporting

/// How one way of valuing an in-kind contribution is worked out on the calculator's sheet. What
/// comes out is what a row of bookings takes: quantity × rate × share, the rate in whole cents,
/// because that is how the ledger checks it.
struct EntryCalculation: Sendable {
  struct Input: Sendable {
    let name: LocalizedText
    let format: CellStyle.Format
    /// What stands in the example.
    let example: CellValue
  }

  let method: ValuationMethod
  let title: LocalizedText
  /// The share of use, where there is one, is the last.
  let inputs: [Input]
  let hasShare: Bool
  let quantity: @Sendable (_ inputs: [Reference]) -> Formula
  let rate: @Sendable (_ inputs: [Reference]) -> Formula
  /// What the example is of, and what it gives.
  let example: (label: LocalizedText, quantity: Rational, rate: Money, share: Rate)

  static let all: [EntryCalculation] = [hours, depreciation, rent, goods, licence]

  private static let hours = EntryCalculation(
    method: .hours, title: both("Arbeitsstunden", "Hours worked"),
    inputs: [
      number(both("Stunden", "Hours"), 120),
      money(both("Stundensatz", "Hourly rate"), 4850),
    ], hasShare: false, quantity: { "\($0[0])" }, rate: { "ROUND(\($0[1]),2)" },
    example: (
      both("Beispiel: Energieberatung der Hochschule", "Example: energy advice"), Rational(120),
      Money(cents: 4850), .full
    ))

  private static let depreciation = EntryCalculation(
    method: .depreciation, title: both("Nutzung von Geräten (Abschreibung)", "Use of equipment"),
    inputs: [
      money(both("Anschaffungswert", "Acquisition value"), 2_400_000),
      number(both("Nutzungsdauer in Monaten", "Useful life in months"), 60),
      number(both("genutzte Monate", "Months used"), 8),
      share(50),
    ], hasShare: true, quantity: { "\($0[2])" }, rate: { "ROUND(\($0[0])/\($0[1]),2)" },
    example: (
      both("Beispiel: Wärmebildkamera, halb genutzt", "Example: thermal camera, half used"),
      Rational(8),
      Money(cents: 40_000), Rate(percent: 50)
    ))

  private static let rent = EntryCalculation(
    method: .rent, title: both("Räume (ortsübliche Miete)", "Rooms (local comparable rent)"),
    inputs: [
      number(both("Quadratmeter", "Square metres"), 45),
      number(both("Monate", "Months"), 6),
      money(both("Miete je m² und Monat", "Rent per m² and month"), 1250),
      share(40),
    ], hasShare: true, quantity: { "\($0[0])*\($0[1])" }, rate: { "ROUND(\($0[2]),2)" },
    example: (
      both("Beispiel: Werkstattraum an 40 % der Tage", "Example: workshop on 40 % of the days"),
      Rational(270),
      Money(cents: 1250), Rate(percent: 40)
    ))

  private static let goods = EntryCalculation(
    method: .goods, title: both("Sachspenden (Zeitwert)", "Goods (time value)"),
    inputs: [
      number(both("Stück", "Pieces"), 20),
      money(both("Zeitwert je Stück", "Value of a piece"), 15_000),
    ], hasShare: false, quantity: { "\($0[0])" }, rate: { "ROUND(\($0[1]),2)" },
    example: (
      both("Beispiel: Dämmstoffproben, neu", "Example: samples of insulation, new"), Rational(20),
      Money(cents: 15_000), .full
    ))

  private static let licence = EntryCalculation(
    method: .licence, title: both("Lizenzen (üblicher Preis)", "Licences (customary price)"),
    inputs: [
      number(both("Monate", "Months"), 12),
      money(both("Preis je Monat", "Price per month"), 24_900),
      share(25),
    ], hasShare: true, quantity: { "\($0[0])" }, rate: { "ROUND(\($0[1]),2)" },
    example: (
      both("Beispiel: Planungssoftware, ein Viertel", "Example: planning software, a quarter"),
      Rational(12),
      Money(cents: 24_900), Rate(percent: 25)
    ))

  private static func number(_ name: LocalizedText, _ example: Int64) -> Input {
    Input(name: name, format: .decimal, example: .number(Rational(example)))
  }

  private static func money(_ name: LocalizedText, _ cents: Int64) -> Input {
    Input(name: name, format: .euro, example: .money(Money(cents: cents)))
  }

  private static func share(_ percent: Int64) -> Input {
    Input(
      name: both("Anteil für das Vorhaben", "Share for the project"), format: .percent,
      example: .percent(hundredths: percent * 100))
  }

  private static func both(_ german: String, _ english: String) -> LocalizedText {
    LocalizedText(de: german, en: english)
  }
}
