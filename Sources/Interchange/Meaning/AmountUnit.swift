public import Amounts

/// What a number counts; the raw value is its word in a profile.
public enum AmountUnit: String, Hashable, Sendable, CaseIterable {
  case cent, euro, thousand, million, billion

  /// The power of ten by which it differs from one euro.
  var exponent: Int {
    switch self {
    case .cent: -2
    case .euro: 0
    case .thousand: 3
    case .million: 6
    case .billion: 9
    }
  }

  /// How many decimals are whole cents.
  var decimals: Int { max(0, 2 + exponent) }

  public var name: LocalizedText {
    switch self {
    case .cent: LocalizedText(de: "Cent", en: "cents")
    case .euro: LocalizedText(de: "Euro", en: "euros")
    case .thousand: LocalizedText(de: "Tausend Euro", en: "thousands of euros")
    case .million: LocalizedText(de: "Millionen Euro", en: "millions of euros")
    case .billion: LocalizedText(de: "Milliarden Euro", en: "billions of euros")
    }
  }
}
