import Amounts

/// In what unit a profile says that amounts stand: all of them, or those of single columns.
struct UnitTerms<Key: ProfileKey>: Hashable, Sendable {
  var all: AmountUnit?
  var columns: [Key: AmountUnit] = [:]

  subscript(key: Key) -> AmountUnit? { columns[key] ?? all }

  /// `unit: thousand`, or `unit: {grant: million}`.
  static var form: ConfigForm<UnitTerms> {
    ConfigForm { node, context in
      if case .mapping = node.content {
        let form: ConfigForm<[Key: AmountUnit]> = ProfileForm.columns(.oneOf(AmountUnit.self))
        return form.read(node, context).map { UnitTerms(columns: $0) }
      }
      return ConfigForm<AmountUnit>.oneOf(AmountUnit.self).read(node, context).map {
        UnitTerms(all: $0)
      }
    }
  }
}

extension ProfileHeadings {
  /// In what unit the amounts of each column stand, by column from 0, where heading or profile
  /// tells one; a heading that says another currency or per cent is reported.
  func units(
    _ terms: UnitTerms<Key>, _ place: SourcePosition, _ problems: ProblemList
  ) -> [Int: AmountUnit] {
    var units: [Int: AmountUnit] = [:]
    for key in Key.amounts {
      guard let column = columns[key] else { continue }
      var at = place
      (at.line, at.column, at.heading) = (line, column + 1, texts[column])
      let found = Self.unit(texts[column], column, line, place, problems)
      let told = terms[key]
      if told == nil, let odd = AmountWords(heading: texts[column]).oddUnit {
        problems.add(at, value: odd, .amount(.oddUnit(odd)))
      }
      if let found, let told, told != found, told != .euro {
        problems.add(at, .amount(.unitsDiffer(found, told)))
      }
      units[column] = told ?? found
    }
    return units
  }

  /// The unit that the heading of a column of amounts tells; another currency or per cent in it is
  /// reported.
  static func unit(
    _ heading: String, _ column: Int, _ line: Int, _ place: SourcePosition,
    _ problems: ProblemList
  ) -> AmountUnit? {
    var at = place
    (at.line, at.column, at.heading) = (line, column + 1, heading)
    if MovementState.words(heading).contains(where: isRunning) {
      problems.add(at, .amount(.headingRunning))
    }
    let words = AmountWords(heading: heading)
    if let currency = words.currency {
      problems.add(at, .amount(.headingCurrency(currency)))
    } else if words.isPercent {
      problems.add(at, .amount(.headingPercent))
    } else if let quantity = words.quantity, !words.saysEuro, words.unit == nil {
      problems.add(at, .amount(.headingUnit(quantity)))
    }
    return words.unit
  }
}

/// Whether a word says that amounts are added up from row to row.
private func isRunning(_ word: String) -> Bool {
  word.hasPrefix("kumul") || word.hasPrefix("cumul") || word.hasPrefix("aufgelaufen")
}

extension ProfileHeadings<BookingInput> {
  /// Reports net amounts beside which the tax is read, or stands with the gross ones. A bank's net
  /// amount after its fee is another one.
  /// - Parameter knowsTax: the profile says what tax the amounts contain.
  func checkNet(_ place: SourcePosition, knowsTax: Bool, _ problems: ProblemList) {
    guard let column = columns[.column(.amount)], Self.says(["netto"], texts[column]) else {
      return
    }
    let hasTax = texts.contains { Self.says(["mwst", "ust", "umsatzsteuer", "steuer", "vat"], $0) }
    let hasGross = texts.contains { Self.says(["brutto"], $0) }
    let isTold = columns[.column(.vat)] != nil || hasTax && hasGross
    // What a bank or a payment service calls net is less its fee.
    let isOfABank =
      BankTable.isHeadings(texts)
      || texts.contains { Self.says(["entgelt", "gebühr", "fee"], $0) }
    guard isTold || !isOfABank && !knowsTax else { return }
    var at = place
    (at.line, at.column, at.heading) = (line, column + 1, texts[column])
    problems.add(at, .amount(isTold ? .headingNet : .headingNetAlone))
  }

  private static func says(_ words: [String], _ heading: String) -> Bool {
    heading.lowercased().split { !$0.isLetter }.contains { part in
      words.contains { part.hasPrefix($0) || $0.count > 3 && part.hasSuffix($0) }
    }
  }
}

extension NumberMeaning {
  /// In what unit the number of a cell is to be read.
  /// - Parameters:
  ///   - told: what heading or profile says.
  ///   - value: the number as it is saved.
  /// - Throws: why it is no amount in euros.
  func unit(told: AmountUnit?, value: String, of whole: Money?) throws(AmountFault) -> AmountUnit? {
    if let currency { throw .currency(currency) }
    if let percent {
      let rate = Rate(text: value)
      throw .percent(
        percent == .fraction ? rate : rate.map { Rate($0.value / Rational(100)) }, of: whole)
    }
    if isHidden { throw .hidden }
    if let word { throw .foreignUnit(word, wanted: .euros) }
    if let unit, let other = told ?? divisor, unit != other { throw .unitsDiffer(unit, other) }
    if saysEuro, let told, told != .euro { throw .unitsDiffer(.euro, told) }
    guard let divisor else {
      if let unit, told == nil { throw .unit(unit) }
      return told
    }
    if told == nil, !namesDivisor { throw .divided(divisor) }
    // What is shown is already divided, so what is saved is in euros.
    if let told, told != divisor, told != .euro { throw .unitsDiffer(divisor, told) }
    return nil
  }
}
