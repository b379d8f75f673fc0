/// A column of the CSV tables of the Sparkassen, by what it means.
enum SparkasseColumn: Hashable {
  case account, bookedOn, valueOn, bookingText, remittance, creditorID, mandateID, endToEndID
  case counterparty, counterpartyAccount, amount, currency, info
  /// A column that tells nothing needed here; its heading.
  case other(String)

  /// The column that a heading names, with umlauts written either way.
  init(heading: String) {
    self = Self.byHeading[Self.folded(heading)] ?? .other(heading)
  }

  /// The columns a table cannot do without, with their headings.
  static let required: [(key: SparkasseColumn, name: String, german: String)] = [
    (.account, "account", "Auftragskonto"), (.bookedOn, "booking date", "Buchungstag"),
    (.amount, "amount", "Betrag"), (.currency, "currency", "Waehrung"), (.info, "status", "Info"),
  ]

  private static let byHeading: [String: SparkasseColumn] = [
    "auftragskonto": .account, "buchungstag": .bookedOn, "valutadatum": .valueOn,
    "buchungstext": .bookingText, "verwendungszweck": .remittance, "glaeubiger id": .creditorID,
    "mandatsreferenz": .mandateID, "kundenreferenz (end-to-end)": .endToEndID,
    "beguenstigter/zahlungspflichtiger": .counterparty, "kontonummer/iban": .counterpartyAccount,
    "kontonummer": .counterpartyAccount, "betrag": .amount, "waehrung": .currency, "info": .info,
  ]

  private static func folded(_ heading: String) -> String {
    heading.lowercased().map { character in
      switch character {
      case "ä": "ae"
      case "ö": "oe"
      case "ü": "ue"
      default: String(character)
      }
    }.joined()
  }
}
