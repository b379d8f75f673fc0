package import Amounts
package import Funding
import Interchange
import Messages

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
      throw Refusal(.usage, Problem("office.DUE_NOT_POSITIVE", ["text": text]), fields: ["due"])
    }
    return DuePayment(on: rest.count > 1 ? try day(rest[1]) : date, amount: amount, line: line)
  }

  /// A report has a row for what is announced, and a row has a plan line.
  static func withoutLine(_ due: DuePayment) -> Refusal {
    let text = due.amount.plainText
    return Refusal(.usage, Problem("office.DUE_WITHOUT_LINE", ["text": text]), fields: ["due"])
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
    let told = LocalizedText(de: sentence(.de), en: sentence(.en))
    return Refusal(
      .usage, Problem("office.DUE_NOT_READ.value", ["fault": told]), fields: [field])
  }

  /// What is expected.
  private static func unread(_ text: String) -> Refusal {
    Refusal(.usage, Problem("office.DUE_NOT_READ", ["text": text]), fields: ["due"])
  }
}
