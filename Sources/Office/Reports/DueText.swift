package import Amounts
package import Funding
import Interchange

/// A payment to come in words: `60000.00`, `60000.00@2026-07-15`, `0835=60000.00` or
/// `0835=60000.00@2026-07-15`.
package enum DueText {
  /// - Parameter date: the day where none is given.
  /// - Throws: ``Refusal``.
  package static func read(_ text: String, on date: CalendarDate) throws -> DuePayment {
    let mark = text.lastIndex(of: "=")
    let rest = (mark.map { text[text.index(after: $0)...] } ?? text[...])
      .split(separator: "@", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
    let line = mark.map { String(text[..<$0]) }
    guard line != "", mark != nil || (try? AmountText.read(rest[0]).get()) != nil else {
      throw unread(text)
    }
    let amount = try amount(rest[0], of: "due")
    guard amount > .zero else {
      throw Refusal(
        .usage, .dueNotPositive, fields: ["due"],
        "„\(text)“: Der Betrag muss über 0,00 € liegen.",
        "\"\(text)\": the amount has to be more than €0.00.")
    }
    return DuePayment(on: rest.count > 1 ? try day(rest[1]) : date, amount: amount, line: line)
  }

  /// A report has a row for what is announced, and a row has a plan line.
  static func withoutLine(_ due: DuePayment) -> Refusal {
    let text = due.amount.plainText
    return Refusal(
      .usage, .dueWithoutLine, fields: ["due"],
      "„\(text)“ nennt keine Position; erwartet wird POSITION=BETRAG oder POSITION=BETRAG@DATUM, etwa 0835=60000.00@2026-07-15.",
      "\"\(text)\" names no line; LINE=AMOUNT or LINE=AMOUNT@DATE is expected, such as 0835=60000.00@2026-07-15."
    )
  }

  /// As ``read(_:on:)`` reads it.
  static func text(_ due: DuePayment) -> String {
    (due.line.map { $0 + "=" } ?? "") + due.amount.plainText + "@" + due.on.isoText
  }

  static func amount(_ text: String, of field: String) throws -> Money {
    switch AmountText.read(text) {
    case .success(let amount): return amount
    case .failure(let fault): throw refusal(text, InputFault(amount: text, fault), field)
    }
  }

  private static func day(_ text: String) throws -> CalendarDate {
    switch DateText.read(text) {
    case .success(let day): return day
    case .failure(let fault): throw refusal(text, .value(.init(fault)), "due")
    }
  }

  private static func refusal(_ text: String, _ fault: InputFault, _ field: String) -> Refusal {
    func sentence(_ language: Language) -> String {
      let problem = InputProblem(place: SourcePosition(file: ""), value: text, fault: fault)
      return String(problem.text(language).trimmingPrefix(": "))
    }
    return Refusal(.usage, .dueNotRead, fields: [field], sentence(.de), sentence(.en))
  }

  /// What is expected.
  private static func unread(_ text: String) -> Refusal {
    Refusal(
      .usage, .dueNotRead, fields: ["due"],
      "„\(text)“ nennt nicht, was fällig wird; erwartet wird BETRAG, POSITION=BETRAG oder POSITION=BETRAG@DATUM, etwa 0835=60000.00@2026-07-15.",
      "\"\(text)\" does not tell what falls due; AMOUNT, LINE=AMOUNT or LINE=AMOUNT@DATE is expected, such as 0835=60000.00@2026-07-15."
    )
  }
}
