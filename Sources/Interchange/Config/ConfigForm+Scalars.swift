import Amounts
import Funding

extension ConfigForm where Value == String {
  /// Any text that is not empty, at most `limit` characters, without control characters.
  static func text(limit: Int = 10_000) -> ConfigForm {
    ConfigForm(text: { text in
      guard text.contains(where: { !$0.isWhitespace }) else { return .failure(.missing) }
      return TextCheck.fault(text, limit: limit).map { .failure($0) } ?? .success(text)
    })
  }

  /// Any text that is not empty, at most 10,000 characters.
  static var text: ConfigForm { text() }

  /// An id of a project, a measure, an award, a line: see ``Identifier``.
  static var identifier: ConfigForm {
    ConfigForm(text: { Identifier.isValid($0) ? .success($0) : .failure(.notAnIdentifier) })
  }
}

extension ConfigForm where Value == Money {
  /// `"8800000.00"`: euros and two decimals with a point, or whole euros; not below `minimum`.
  static func money(from minimum: Money = .zero) -> ConfigForm {
    ConfigForm<String>(text: { .success($0) }).checked { text in
      PlainAmount.read(text).flatMap { money in
        money < minimum
          ? .failure(.value(.amountBelow(money, minimum: minimum))) : .success(money)
      }
    }
  }

  /// An amount of zero or more.
  static var money: ConfigForm { money() }
}

extension ConfigForm where Value == Rate {
  /// `"65%"`, `"0.65"` or `"2/3"`, between the bounds.
  static func rate(from minimum: Rate = .zero, to maximum: Rate = .full) -> ConfigForm {
    ConfigForm(text: { text in
      guard let rate = Rate(text: text) else { return .failure(.notARate) }
      guard minimum <= rate, rate <= maximum else {
        return .failure(.rateOutside(minimum: minimum, maximum: maximum))
      }
      return .success(rate)
    })
  }

  /// A rate from 0 % to 100 %.
  static var rate: ConfigForm { rate() }
}

extension ConfigForm where Value == CalendarDate {
  /// A day in ISO 8601: `2021-04-01`.
  static var date: ConfigForm {
    ConfigForm(text: { text in
      guard text.utf8.count == 10, !text.contains("."), !text.contains("/") else {
        return .failure(.notADate)
      }
      return DateText.read(text).mapError { ValueFault($0) }
    })
  }
}

extension ConfigForm where Value == Duration {
  /// A length of time: `P42D`, `P2M`, `P18M`, `P0D`.
  static var duration: ConfigForm {
    ConfigForm(text: { text in
      if let duration = Duration(text: text) { return .success(duration) }
      if case .success = DateText.read(text) { return .failure(.dayForDuration) }
      return .failure(.notADuration)
    })
  }
}

extension ConfigForm where Value == Bool {
  /// `true` or `false`, unquoted; `ja` or `nein`.
  static var bool: ConfigForm {
    ConfigForm { node, context in
      switch node.content {
      case .scalar("true", quoted: false): return true
      case .scalar("false", quoted: false): return false
      case .scalar("ja", _): return true
      case .scalar("nein", _): return false
      default:
        context.report(node, .value(.notABool))
        return nil
      }
    }
  }
}

extension ConfigForm where Value == Int {
  /// A whole number within the bounds.
  static func integer(_ bounds: ClosedRange<Int>) -> ConfigForm {
    ConfigForm(text: { text in
      let digits = text.utf8.first == UInt8(ascii: "-") ? text.dropFirst() : text[...]
      guard let number = Int(text), digits.utf8.allSatisfy({ 0x30...0x39 ~= $0 }) else {
        return .failure(.notANumber)
      }
      return bounds.contains(number)
        ? .success(number)
        : .failure(.numberOutside(minimum: bounds.lowerBound, maximum: bounds.upperBound))
    })
  }
}

extension ConfigForm where Value == LocalizedText {
  /// `{de: "…", en: "…"}`, both required.
  static var localizedText: ConfigForm {
    .mapping { map in
      let german = map.required("de", .text)
      let english = map.required("en", .text)
      guard let german, let english else { return nil }
      return LocalizedText(de: german, en: english)
    }
  }

  /// The same where German alone serves for both: `{de: …}`, or the text itself.
  static func germanAlone(_ text: ConfigForm<String>) -> ConfigForm {
    let both = ConfigForm.mapping { map in
      let german = map.required("de", text)
      let english = map.optional("en", text)
      return german.map { LocalizedText(de: $0, en: english ?? $0) }
    }
    return ConfigForm { node, context in
      guard case .scalar = node.content else { return both.read(node, context) }
      return text.read(node, context).map { LocalizedText(de: $0, en: $0) }
    }
  }
}

extension ConfigForm where Value: RawRepresentable & CaseIterable, Value.RawValue == String {
  /// One of the cases of an enum, by its raw value.
  static func oneOf(_ type: Value.Type) -> ConfigForm {
    ConfigForm(text: { text in
      if let value = Value(rawValue: text) { return .success(value) }
      let allowed = Value.allCases.map(\.rawValue)
      return .failure(.notOneOf(allowed, nearest: NearestName.of(text, among: allowed)))
    })
  }
}

extension ConfigForm {
  /// One of these words, each with what it stands for.
  public static func oneOf(_ words: [(word: String, value: Value)]) -> ConfigForm {
    ConfigForm(text: { text in
      if let match = words.first(where: { $0.word == text }) { return .success(match.value) }
      let allowed = words.map(\.word)
      return .failure(.notOneOf(allowed, nearest: NearestName.of(text, among: allowed)))
    })
  }
}
