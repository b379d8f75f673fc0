import Amounts

extension Money {
  /// As one would type it: `1.234,56` and `1234.56`.
  var typed: LocalizedText { LocalizedText(de: numberText(.de), en: plainText) }
}

extension Rate {
  /// Without decimals: `19 %`.
  var whole: LocalizedText {
    LocalizedText(de: text(.de, places: 0), en: text(.en, places: 0))
  }
}
