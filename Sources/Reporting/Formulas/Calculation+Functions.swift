import Amounts

// Operators and functions, as spreadsheets compute them, in exact numbers.
extension Calculation {
  /// What an expression gives.
  /// - Parameters:
  ///   - place: where the formula stands.
  ///   - index: in a product of areas the cell of each that is meant.
  func value(_ expression: Expression, _ place: Place?, at index: Int? = nil) throws -> Value {
    switch expression {
    case .number(let number): return .number(number)
    case .text(let text): return .text(text)
    case .reference(.own(let column)):
      guard let place else { return .blank }
      return try own(column, place)
    case .reference(let reference): return try self.value(reference, place, at: index)
    case .negative(let inner): return .number(-(try value(inner, place, at: index).number))
    case .operation(let mark, let left, let right):
      return try Self.value(
        mark, try value(left, place, at: index), try value(right, place, at: index))
    case .call(let function, let arguments):
      return try value(function, arguments, place, at: index)
    }
  }

  private func value(_ reference: Reference, _ place: Place?, at index: Int?) throws -> Value {
    if case .name(let name) = reference, let value = known[name] { return value }
    guard let area = try area(reference, place), area.count > 0 else { return .blank }
    return try value(area, at: area.count == 1 ? 0 : index ?? 0)
  }

  private static func value(
    _ mark: Expression.Operator, _ a: Value, _ b: Value
  ) throws(FormulaProblem) -> Value {
    switch mark {
    case .equal: return .truth(Value.same(a, b))
    case .unequal: return .truth(!Value.same(a, b))
    case .less: return .truth(a.number < b.number)
    case .atMost: return .truth(a.number <= b.number)
    case .more: return .truth(a.number > b.number)
    case .atLeast: return .truth(a.number >= b.number)
    case .join: return .text(a.text + b.text)
    case .plus: return .number(a.number + b.number)
    case .minus: return .number(a.number - b.number)
    case .times: return .number(a.number * b.number)
    case .over:
      guard !b.number.isZero else { throw .divisionByZero }
      return .number(a.number / b.number)
    }
  }

  private func value(
    _ function: Expression.Function, _ arguments: [Expression], _ place: Place?, at index: Int?
  ) throws -> Value {
    func argument(_ number: Int) throws -> Value {
      try value(arguments[number], place, at: index)
    }
    func number(_ argument: Int) throws -> Rational {
      try value(arguments[argument], place, at: index).number
    }
    switch function {
    case .condition:
      return try argument(try argument(0).isTrue ? 1 : 2)
    case .and: return .truth(try arguments.allSatisfy { try value($0, place, at: index).isTrue })
    case .or: return .truth(try arguments.contains { try value($0, place, at: index).isTrue })
    case .round:
      return .number(
        try number(0).rounded(try number(1)) { ($0 + Rational(1, over: 2)).roundedDown })
    case .roundUp: return .number(try number(0).rounded(try number(1)) { -(-$0).roundedDown })
    case .roundDown: return .number(try number(0).rounded(try number(1), \.roundedDown))
    case .int: return .number(try number(0).roundedDown)
    case .mod:
      let (whole, part) = (try number(0), try number(1))
      guard !part.isZero else { throw FormulaProblem.divisionByZero }
      return .number(whole - part * (whole / part).roundedDown)
    case .exact:
      let (a, b) = (try argument(0), try argument(1))
      return .truth(a.text == b.text)
    case .isNumber:
      if case .number = try argument(0) { return .truth(true) }
      return .truth(false)
    case .right: return .text(String(try argument(0).text.suffix(Int(try number(1).floor ?? 0))))
    case .date:
      let day = CalendarDate(
        year: Int(try number(0).floor ?? 0), month: Int(try number(1).floor ?? 0),
        day: Int(try number(2).floor ?? 0))
      return day.map { Value(.date($0)) } ?? .blank
    case .max: return .number(try numbers(arguments, place, index).max() ?? .zero)
    case .min: return .number(try numbers(arguments, place, index).min() ?? .zero)
    case .sum: return .number(try sum(arguments[...], place, index, all: true).sum)
    case .count: return .number(Rational(try sum(arguments[...], place, index, all: true).count))
    case .subtotal:
      let sums = try sum(arguments.dropFirst(), place, index, all: false)
      return .number(try number(0) == Rational(9) ? sums.sum : Rational(sums.count))
    case .countIf:
      guard let area = try area(arguments[0], place) else { return .number(.zero) }
      return .number(Rational(Int64(try matches([(area, try argument(1))]).count)))
    case .sumIfs: return .number(try sumIfs(arguments, place))
    case .sumProduct: return .number(try sumProduct(arguments, place))
    }
  }

  private func area(_ expression: Expression, _ place: Place?) throws -> Area? {
    guard case .reference(let reference) = expression else { return nil }
    return try area(reference, place)
  }

  // MARK: Sums

  /// The numbers of cells and expressions.
  private func numbers(
    _ arguments: [Expression], _ place: Place?, _ index: Int?
  ) throws -> [Rational] {
    var found: [Rational] = []
    for argument in arguments {
      if let area = try area(argument, place), area.count != 1 {
        for index in 0..<area.count {
          if case .number(let number) = try value(area, at: index) { found.append(number) }
        }
      } else {
        found.append(try value(argument, place, at: index).number)
      }
    }
    return found
  }

  /// Sum and number of the numbers in areas.
  /// - Parameter all: whether sub-totals count too.
  private func sum(
    _ arguments: ArraySlice<Expression>, _ place: Place?, _ index: Int?, all: Bool
  ) throws -> FormContent.Stream.Sum {
    var sum = FormContent.Stream.Sum()
    for argument in arguments {
      guard let area = try area(argument, place) else {
        sum.add(try value(argument, place, at: index).number)
        continue
      }
      if let rows = try streamed(area) {
        sum.add(rows)
        continue
      }
      for index in 0..<area.count {
        guard case .number(let number) = try value(area, at: index) else { continue }
        if all { sum.add(number) } else if try !isSubtotal(area, at: index) { sum.add(number) }
      }
    }
    return sum
  }

  private func sumIfs(_ arguments: [Expression], _ place: Place?) throws -> Rational {
    guard let amounts = try area(arguments[0], place) else { return .zero }
    var conditions: [(Area, Value)] = []
    for number in stride(from: 1, to: arguments.count, by: 2) {
      guard let area = try area(arguments[number], place) else { return .zero }
      conditions.append((area, try value(arguments[number + 1], place)))
    }
    var sum = Rational.zero
    for index in try matches(conditions) {
      if case .number(let number) = try value(amounts, at: index) { sum += number }
    }
    return sum
  }

  /// The places at which every area has what is wanted there: a value, or a text like `>=45`.
  private func matches(_ conditions: [(area: Area, wanted: Value)]) throws -> [Int] {
    var places: [Int]?
    for (area, wanted) in conditions {
      if let places, places.isEmpty { break }
      if let (mark, bound) = Self.bound(wanted) {
        places = try (places ?? Array(0..<area.count)).filter { index in
          guard case .number(let number) = try value(area, at: index) else { return false }
          return try Self.value(mark, .number(number), .number(bound)).isTrue
        }
      } else if let known = places {
        places = try known.filter { Value.same(try value(area, at: $0), wanted) }
      } else {
        places = try index(area)[wanted] ?? []
      }
    }
    return places ?? []
  }

  private static func bound(_ wanted: Value) -> (Expression.Operator, Rational)? {
    guard case .text(let text) = wanted else { return nil }
    for mark in [Expression.Operator.atLeast, .atMost, .more, .less]
    where text.hasPrefix(mark.rawValue) {
      return Rational(text: text.dropFirst(mark.rawValue.count)).map { (mark, $0) }
    }
    return nil
  }

  // MARK: Products

  private func sumProduct(_ arguments: [Expression], _ place: Place?) throws -> Rational {
    if let sum = try streamedProduct(arguments, place) { return sum }
    guard let count = try arguments.lazy.compactMap({ try length($0, place) }).first else {
      return .zero
    }
    // Of texts that are looked for, only the rows that have them.
    var factors = arguments[...]
    var places: [Int]?
    if let first = arguments.first, let (area, text) = try search(first, place) {
      let found = try index(area)
      places = (found[.text(text)] ?? []) + (text.isEmpty ? found[.blank] ?? [] : [])
      factors = factors.dropFirst()
    }
    var sum = Rational.zero
    for index in places ?? Array(0..<count) {
      var product = Rational.one
      for factor in factors {
        product = product * (try value(factor, place, at: index).number)
        if product.isZero { break }
      }
      sum += product
    }
    return sum
  }

  /// How many cells the areas of an expression have.
  private func length(_ expression: Expression, _ place: Place?) throws -> Int? {
    switch expression {
    case .number, .text: return nil
    case .reference(.cell), .reference(.own): return nil
    case .reference(.name(let name)):
      guard let named = names[name] else { return nil }
      return try length(.reference(named), place)
    case .reference(let reference): return try area(reference, place)?.count
    case .negative(let inner): return try length(inner, place)
    case .operation(_, let left, let right):
      return try length(left, place) ?? length(right, place)
    case .call(_, let arguments):
      return try arguments.lazy.compactMap { try self.length($0, place) }.first
    }
  }

  /// `--EXACT(area, text)`.
  private func search(_ factor: Expression, _ place: Place?) throws -> (Area, String)? {
    guard case .negative(.negative(.call(.exact, let arguments))) = factor,
      let area = try area(arguments[0], place)
    else { return nil }
    return (area, try value(arguments[1], place).text)
  }

  /// Of rows that are made while they are written: the rows that have a number or a text, and
  /// their amounts, as they know them.
  private func streamedProduct(_ factors: [Expression], _ place: Place?) throws -> Rational? {
    var condition: (column: String, text: String)?
    var rows: Area?
    var amounts: Area?
    for factor in factors {
      if let (area, text) = try search(factor, place) {
        condition = (area.columns[0], text)
        rows = area
      } else if case .negative(.negative(.call(.isNumber, let arguments))) = factor {
        rows = try area(arguments[0], place)
      } else {
        amounts = try area(factor, place)
        guard amounts != nil else { return nil }
      }
    }
    guard let area = amounts ?? rows, let sum = try streamed(area, where: condition) else {
      return nil
    }
    return amounts == nil ? Rational(sum.count) : sum.sum
  }

  private func own(_ column: String, _ place: Place) throws -> Value {
    try value(place.table, place.row, column)
  }
}

extension Rational {
  /// The value with so many decimals; what of it is rounded has no sign, as `ROUND`, `ROUNDUP` and
  /// `ROUNDDOWN` do it.
  fileprivate func rounded(_ places: Rational, _ whole: (Rational) -> Rational) -> Rational {
    var scale = Rational.one
    for _ in 0..<(places.floor ?? 0) { scale = scale * Rational(10) }
    let rounded = whole(magnitude * scale) / scale
    return sign < 0 ? -rounded : rounded
  }
}
