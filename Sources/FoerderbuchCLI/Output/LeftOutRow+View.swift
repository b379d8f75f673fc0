import Amounts
import Interchange

extension LeftOutRow {
  private var word: String {
    switch reason {
    case .columnNumbers: "columnNumbers"
    case .total: "total"
    case .zero: "zero"
    case .pending: "pending"
    case .text: "text"
    }
  }

  var json: JSONValue {
    var amount: JSONValue?
    var found: JSONValue?
    switch reason {
    case .columnNumbers, .zero: break
    case .total(let stated): amount = .string(stated.plainText)
    case .text(let text), .pending(let text): found = .string(text)
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
    case .zero:
      return head + language.pick("Der Betrag ist null.", "its amount is zero.")
    case .pending(let text):
      return head
        + language.pick(
          "Die Bank hat den Umsatz nicht gebucht („\(text)“).",
          "the bank has not booked the movement (\"\(text)\").")
    case .text(let text):
      return head
        + language.pick("laut Profil: „\(text)“.", "so says the profile: \"\(text)\".")
    }
  }
}
