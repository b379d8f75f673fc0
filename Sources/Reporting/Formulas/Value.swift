import Amounts

/// What a formula or a cell gives while a report is computed: amounts in euros, per cents as parts
/// of one, days as numbers, all exact.
enum Value: Hashable {
  case blank
  case number(Rational)
  case text(String)
  case truth(Bool)

  init(_ value: CellValue) {
    switch value {
    case .empty: self = .blank
    case .text(let text): self = .text(text)
    case .money(let money): self = .number(Rational(money.cents, over: 100))
    case .percent(let hundredths): self = .number(Rational(hundredths, over: 10_000))
    case .number(let number): self = .number(number)
    case .integer(let number): self = .number(Rational(number))
    case .date(let day): self = .number(Rational(Int64(day.days)))
    }
  }

  /// As spreadsheets take it where they need a number.
  var number: Rational {
    switch self {
    case .number(let number): number
    case .truth(let isSo): isSo ? .one : .zero
    case .blank, .text: .zero
    }
  }

  var isTrue: Bool { !number.isZero }

  var text: String {
    switch self {
    case .blank: ""
    case .number(let number): number.exactText
    case .text(let text): text
    case .truth(let isSo): isSo ? "TRUE" : "FALSE"
    }
  }

  /// Whether both are the same to `=`, which does not mind upper and lower case.
  static func same(_ a: Value, _ b: Value) -> Bool {
    switch (a, b) {
    case (.text(let a), .text(let b)): a == b || a.lowercased() == b.lowercased()
    case (.blank, .text(let text)), (.text(let text), .blank): text.isEmpty
    case (.text, _), (_, .text): false
    default: a.number == b.number
    }
  }
}

extension Cell {
  /// What kind of value a formula gives; a text stays one in each.
  enum Result: Hashable {
    case money, percent, integer, number, date

    /// - Throws: ``AmountError/beyondLimit``.
    func value(_ value: Value) throws(AmountError) -> CellValue {
      if case .text(let text) = value { return .text(text) }
      let number = value.number
      switch self {
      case .money:
        return try whole(number, times: 100).map { .money(Money(cents: $0)) }
          ?? .number(number)
      case .percent:
        return try whole(number, times: 10_000).map { .percent(hundredths: $0) }
          ?? .number(number)
      case .integer: return try whole(number, times: 1).map { .integer($0) } ?? .number(number)
      case .number: return .number(number)
      case .date:
        return number.floor.map { .date(CalendarDate(days: Int32(clamping: $0))) } ?? .empty
      }
    }

    private func whole(_ number: Rational, times scale: Int64) throws(AmountError) -> Int64? {
      let scaled = number * Rational(scale)
      guard let floor = scaled.floor, floor != .min else { throw .beyondLimit }
      return Rational(floor) == scaled ? floor : nil
    }
  }

  /// A cell whose value comes from its formula when the report is computed.
  private init(_ result: Result, _ formula: Formula, style: CellStyle = .body) {
    self.init(.empty, formula: formula, style: style)
    self.result = result
  }

  /// What a formula gives: an amount, or a text.
  static func money(_ formula: Formula) -> Cell { Cell(.money, formula, style: .money) }
  /// The amount of another cell, to which a click leads.
  static func taken(from cell: Reference) -> Cell { money(.same(cell)).linked(to: cell) }
  static func percent(_ formula: Formula) -> Cell { Cell(.percent, formula) }
  static func integer(_ formula: Formula) -> Cell { Cell(.integer, formula) }
  static func number(_ formula: Formula) -> Cell { Cell(.number, formula) }
  static func date(_ formula: Formula) -> Cell { Cell(.date, formula) }
  /// Of the kind of another value.
  static func like(_ value: CellValue, _ formula: Formula) -> Cell {
    switch value {
    case .money: .money(formula)
    case .percent: .percent(formula)
    case .integer: .integer(formula)
    case .date: .date(formula)
    case .empty, .text, .number: .number(formula)
    }
  }
}
