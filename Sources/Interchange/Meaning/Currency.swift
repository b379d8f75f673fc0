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

  /// Whether a word is the name of another currency and hardly anything else.
  static func isName(_ word: String) -> Bool {
    let word = word.lowercased()
    return words[word] != nil && !ambiguous.contains(word)
  }

  /// Whether the code is one of those that tables are kept in; others are names of offices and
  /// schools as well.
  static func isCommon(_ code: String) -> Bool { common.contains(code) }

  private static let common: Set = [
    "USD", "CHF", "GBP", "JPY", "DM", "DEM", "ATS", "DKK", "SEK", "NOK", "PLN", "CZK", "HUF", "RON",
    "BGN", "TRY", "RUB", "UAH", "CNY", "AUD", "CAD", "INR", "ILS", "MXN", "BRL", "ZAR",
  ]

  private static let words: [String: String] = {
    var words = [
      "us$": "USD", "us": "USD", "fr": "CHF", "fr.": "CHF", "kč": "CZK", "kc": "CZK", "ft": "HUF",
      "лв": "BGN", "лв.": "BGN", "kr": "kr", "kr.": "kr", "ös": "ATS", "zł": "PLN", "zl": "PLN",
    ]
    for (code, names) in [
      ("USD", "dollar dollars us-dollar us-dollars usdollar"),
      ("CHF", "sfr sfr. franken schweizerfranken rappen"), ("GBP", "pfund pound pounds sterling"),
      ("DM", "dm dem d-mark dmark"), ("ATS", "schilling"), ("JPY", "yen"), ("CNY", "yuan renminbi"),
      ("PLN", "zloty złoty zlotys"), ("HUF", "forint"), ("RON", "lei leu"), ("BGN", "lew lewa lev"),
      ("RUB", "rubel rubles"), ("UAH", "hrywnja griwna hrywna"), ("INR", "rupie rupien rupees"),
      ("TRY", "lira türkischelira"), ("kr", "krone kronen kroner kronor"), ("ILS", "schekel"),
      ("THB", "baht"), ("MXN", "peso pesos"), ("AED", "dirham"), ("RSD", "dinar"), ("HRK", "kuna"),
      ("ITL", "lire"), ("ZAR", "rand"), ("KRW", "won"), ("BRL", "real"),
      ("BTC", "btc bitcoin bitcoins"), ("ETH", "ethereum"),
    ] {
      for name in names.split(separator: " ") { words[String(name)] = code }
    }
    for name in [
      "fremdwährung", "fremdwaehrung", "fremdw", "fremdbetrag", "landeswährung", "landeswaehrung",
      "originalwährung", "originalwaehrung", "ursprungswährung", "auslandswährung", "fw",
    ] { words[name] = "Fremdwährung" }
    return words
  }()

  /// Names that are other words too, where nothing says that money is meant.
  private static let ambiguous: Set = [
    "us", "fr", "fr.", "kc", "ft", "kr", "kr.", "ös", "zl", "lei", "leu", "lev", "lew", "lira",
    "lire", "rand", "won", "real", "peso",
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
