public import Amounts
public import Funding

// The words of parameters that a notice changes (`overrides`).

extension Rounding: GermanWords {
  var german: [String] {
    switch self {
    case .down: ["abrunden"]
    case .halfUp: ["kaufmännisch"]
    case .wholeEuroDown: ["volle Euro abrunden"]
    }
  }
}

extension RevenueTreatment: GermanWords {
  var german: [String] {
    switch self {
    case .proportional: ["anteilig"]
    case .deductFromBase: ["vorab abziehen"]
    case .ignore: ["außer Betracht"]
    }
  }
}

extension DonationTreatment: GermanWords {
  var german: [String] {
    switch self {
    case .reducesEligibleBase: ["mindern die Ausgaben"]
    case .countsAsOwnShare: ["zählen als Eigenanteil"]
    }
  }
}

extension GapBase: GermanWords {
  var german: [String] {
    switch self {
    case .actual: ["tatsächlich"]
    case .capToPlan: ["höchstens Plan"]
    }
  }
}

extension InterestStart: GermanWords {
  var german: [String] {
    switch self {
    case .payout: ["Auszahlung"]
    case .dayAfterPayout: ["Tag nach Auszahlung"]
    case .month13: ["13. Monat"]
    }
  }
}

extension DayCount: GermanWords {
  /// Signs that German texts write the same.
  var german: [String] { [] }
}

extension InKindCapBase: GermanWords {
  var german: [String] {
    switch self {
    case .cashOnly: ["nur bare Ausgaben"]
    case .includingFictive: ["mit unbaren Leistungen"]
    }
  }
}

extension Parameter {
  /// What the words of a parameter are; nil where it takes no fixed words.
  var wordType: (any GermanWords.Type)? {
    switch self {
    case .rounding: Rounding.self
    case .revenueTreatment: RevenueTreatment.self
    case .donationTreatment: DonationTreatment.self
    case .gapBase: GapBase.self
    case .interestFrom: InterestStart.self
    case .dayCount: DayCount.self
    case .inKindCapBase: InKindCapBase.self
    case .ownShareNotFrom, .ownShareAlsoFrom: Funder.Level.self
    default: nil
    }
  }

  /// The file's own word for one of a parameter, itself among them.
  func ownWord(_ word: String) -> String? {
    func own<Words: GermanWords>(_ type: Words.Type) -> String? { Words(word: word)?.rawValue }
    return wordType.flatMap { own($0) }
  }

  /// A form of the file's own word; German ones will do.
  var wordForm: ConfigForm<String> {
    ConfigForm(text: { text in
      let words = self.wordType?.words ?? []
      return self.ownWord(text).map { .success($0) }
        ?? .failure(.notOneOf(words, nearest: NearestName.of(text, among: words)))
    })
  }
}

extension ParameterValue {
  /// The value of `parameter` as people write it, fixed words in German too.
  public func text(of parameter: Parameter, _ language: Language) -> String {
    func shown<Words: GermanWords>(_ word: String, _ type: Words.Type) -> String {
      language.pick(Words(word: word)?.german.first ?? word, word)
    }
    guard let type = parameter.wordType else { return text(language) }
    switch self {
    case .word(let word): return shown(word, type)
    case .list(let words): return words.map { shown($0, type) }.joined(separator: ", ")
    default: return text(language)
    }
  }
}
