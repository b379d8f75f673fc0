import Amounts
import Funding
import Interchange
import Messages
import Office
import Synchronization

/// Reads the values of a form as people type them: `1.234,56`, `5.11.`. What cannot be read is
/// complained of at its field, all of it at once.
final class TypedFields {
  let fields: Fields
  private let today: CalendarDate
  private(set) var complaints: [Complaint] = []

  init(_ fields: Fields, today: CalendarDate) { (self.fields, self.today) = (fields, today) }

  /// Complains of a field.
  func complain(_ field: String, _ problem: Problem) {
    complaints.append(Complaint(field: field, text: problem.text(.de)))
  }

  private func complain(_ name: String, _ text: String, _ fault: InputFault) {
    let problem = InputProblem(place: SourcePosition(file: ""), value: text, fault: fault)
    complaints.append(Complaint(field: name, text: problem.pageSentence(.de)))
  }

  /// Takes what a desk complained of.
  func take(_ complaints: [Complaint]) { self.complaints += complaints }

  /// A text of one line; nil where there is none.
  func text(_ name: String) -> String? {
    guard let text = fields[name] else { return nil }
    if let fault = TextCheck.lineFault(text) {
      complain(name, text, .value(fault))
      return nil
    }
    return text
  }

  func day(_ name: String) -> CalendarDate? {
    guard let text = fields[name] else { return nil }
    if let day = SpokenDay.read(text, today: today) { return day }
    switch DateText.read(text) {
    case .success(let day): return day
    case .failure(let fault):
      complain(name, text, .value(.init(fault)))
      return nil
    }
  }

  func money(_ name: String) -> Money? { fields[name].flatMap { money($0, name) } }

  private func money(_ text: String, _ name: String) -> Money? {
    switch AmountText.read(text) {
    case .success(let money): return money
    case .failure(let fault):
      complain(name, text, InputFault(amount: text, fault))
      return nil
    }
  }

  /// An amount, or a range such as `100..200`, `..200`, `100..`.
  func amounts(_ name: String) -> ClosedRange<Money>? {
    guard let text = fields[name] else { return nil }
    guard let dots = text.firstRange(of: "..") else { return money(text, name).map { $0...$0 } }
    let (first, last) = (String(text[..<dots.lowerBound]), String(text[dots.upperBound...]))
    let low = first.isEmpty ? .zero : money(first, name)
    let high = last.isEmpty ? Money(cents: .max) : money(last, name)
    guard let low, let high else { return nil }
    return min(low, high)...max(low, high)
  }

  /// A whole number.
  func number(_ name: String) -> Int64? {
    guard let text = fields[name] else { return nil }
    guard let number = Int64(text) else {
      complain(name, text, .value(.notANumber))
      return nil
    }
    return number
  }

  func quantity(_ name: String) -> Rational? {
    guard let text = fields[name] else { return nil }
    guard let number = Rational(text: text) else {
      complain(name, text, .value(.notANumber))
      return nil
    }
    return number
  }

  func rate(_ name: String) -> Rate? {
    guard let text = fields[name] else { return nil }
    guard let rate = Rate(text: text) else {
      complain(name, text, .value(.notARate))
      return nil
    }
    return rate
  }
}
