import Amounts
import Interchange

extension LeftOutRow {
  private var word: String {
    switch reason {
    case .columnNumbers: "columnNumbers"
    case .total: "total"
    case .balance: "balance"
    case .zero: "zero"
    case .pending: "pending"
    case .text: "text"
    case .number: "number"
    case .behindEnd: "behindEnd"
    }
  }

  var json: JSONValue {
    var amount: JSONValue?
    var found: JSONValue?
    switch reason {
    case .columnNumbers, .zero: break
    case .total(let stated): amount = .string(stated.plainText)
    case .balance(let text, let stated):
      (amount, found) = (stated.map { .string($0.plainText) }, .string(text))
    case .text(let text), .number(let text), .pending(let text): found = .string(text)
    case .behindEnd(let rows, let amounts):
      return .members([
        ("row", .integer(Int64(line))), ("reason", .string(word)), ("rows", .integer(Int64(rows))),
        ("amount", amounts.isZero ? nil : .string(amounts.plainText)),
      ])
    }
    return .members([
      ("row", .integer(Int64(line))), ("reason", .string(word)), ("amount", amount),
      ("text", found),
    ])
  }

  func text(_ language: Language) -> String {
    let head = language.pick("Zeile \(line) bleibt weg: ", "Row \(line) is left out: ")
    switch reason {
    case .columnNumbers: return head + language.pick("Spaltennummern.", "column numbers.")
    case .total(let stated):
      return head + language.pick("Summenzeile über ", "row of totals, ") + stated.text(language)
        + "."
    case .balance(let text, let stated):
      let amount = stated.map { ", " + $0.text(language) } ?? ""
      return head
        + language.pick("Bestand, keine Buchung: „\(text)“", "a balance: \"\(text)\"") + amount
        + "."
    case .zero:
      return head + language.pick("Der Betrag ist null.", "its amount is zero.")
    case .pending(let text):
      return head
        + language.pick(
          "nicht gebucht oder storniert: „\(text)“.",
          "not booked, or cancelled: \"\(text)\".")
    case .text(let text):
      return head
        + language.pick("laut Profil: „\(text)“.", "so says the profile: \"\(text)\".")
    case .number(let text):
      return head
        + language.pick(
          "das Profil nennt sie unter skip.rows: „\(text)“.",
          "the profile names it under skip.rows: \"\(text)\".")
    case .behindEnd(let rows, let amounts):
      let money =
        amounts.isZero
        ? ""
        : language.pick(
          " In ihnen stehen Beträge von zusammen \(amounts.text(.de)): Gehören sie dazu, löschen Sie die leere Zeile.",
          " They have amounts of \(amounts.text(.en)) in all: if they belong to it, delete the empty row."
        )
      return language.pick(
        "Ab Zeile \(line) \(rows == 1 ? "bleibt 1 Zeile" : "bleiben \(rows) Zeilen") weg: davor steht eine leere, und das Profil sagt until: empty.",
        "From row \(line) on \(rows == 1 ? "1 row is" : "\(rows) rows are") left out: an empty one stands above, and the profile says until: empty."
      ) + money
    }
  }
}
