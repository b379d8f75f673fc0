/// Names and signs of currencies as people and programs write them.
enum Currency {
  /// What a text that stands alone in a column of currencies names.
  enum Name: Equatable {
    case euro
    /// Another one, by its code or as it is written.
    case other(String)
    /// A text without a letter or a sign of a currency: a dash, a number.
    case none
  }

  /// Reads the cell of a column of currencies.
  static func named(_ text: String) -> Name {
    let text = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    guard text.contains(where: { $0.isLetter || signs[$0] != nil || $0 == "€" }),
      !text.contains(where: \.isNumber)
    else { return .none }
    if euros.contains(text.lowercased()) { return .euro }
    return .other(sign(of: text) ?? (text.utf8.count == 3 ? text.uppercased() : text))
  }

  /// The code of another currency that a word or a sign stands for; nil for any other text.
  static func sign(of text: String) -> String? {
    if text.count == 1, let first = text.first, let code = signs[first] { return code }
    if codes.contains(text) { return text }
    return words[text.lowercased()]
  }

  /// The code of another currency, in capital letters; words such as `ALL` and `TOP` are codes too.
  static func isCode(_ text: String) -> Bool { codes.contains(text) }

  static let euros: Set = ["eur", "euro", "euros", "€"]

  static let signs: [Character: String] = [
    "$": "USD", "£": "GBP", "¥": "JPY", "₺": "TRY", "₽": "RUB", "₴": "UAH", "₹": "INR", "₩": "KRW",
    "₪": "ILS", "฿": "THB", "₤": "GBP", "₫": "VND", "₱": "PHP", "₦": "NGN", "₣": "FRF",
  ]

  private static let words = [
    "dm": "DM", "dem": "DM", "d-mark": "DM", "us-dollar": "USD", "dollar": "USD", "us$": "USD",
    "sfr": "CHF", "sfr.": "CHF", "fr": "CHF", "us": "USD", "franken": "CHF", "zł": "PLN",
    "zl": "PLN",
    "złoty": "PLN", "zloty": "PLN", "kč": "CZK", "kc": "CZK", "ft": "HUF", "lei": "RON",
    "лв": "BGN", "лв.": "BGN", "kr": "kr", "kr.": "kr", "pfund": "GBP", "ös": "ATS",
  ]

  /// ISO 4217, with those that the euro has replaced.
  private static let codes: Set<String> = Set(
    """
    AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BRL BSD BTN BWP BYN
    BZD CAD CDF CHF CLP CNY COP CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB FJD FKP GBP GEL GHS GIP
    GMD GNF GTQ GYD HKD HNL HTG HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD
    KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN
    NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB RWF SAR SBD SCR SDG SEK SGD SHP
    SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH UGX USD UYU UZS VES VND
    VUV WST XAF XCD XOF XPF YER ZAR ZMW ZWL
    ATS BEF CYP DEM EEK ESP FIM FRF GRD HRK IEP ITL LTL LUF LVL MTL NLG PTE SIT SKK
    """.split(whereSeparator: \.isWhitespace).map(String.init))
}
