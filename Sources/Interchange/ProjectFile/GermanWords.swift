import Amounts
import Funding

/// A fixed word of project files that also has German names. `Schemas/project.schema.json` lists
/// the same words.
protocol GermanWords: RawRepresentable, CaseIterable, Sendable where RawValue == String {
  /// German words for the same; workbooks show the first.
  var german: [String] { get }
}

extension GermanWords {
  /// What `word` names in the file's own English or in German; nil: nothing.
  init?(word: String) {
    let match = Self.allCases.first { $0.rawValue == word || $0.german.contains(word) }
    guard let match else { return nil }
    self = match
  }

  /// All words, the file's own first.
  static var words: [String] { allCases.map(\.rawValue) + allCases.flatMap(\.german) }

  /// The words that a list offers, in German or the file's own.
  static func choices(_ language: Language) -> [String] {
    allCases.map { language.pick($0.german.first ?? $0.rawValue, $0.rawValue) }
  }
}

extension ConfigForm where Value: GermanWords {
  /// One of the cases of an enum, by its raw value or a German word.
  static func oneOf(_ type: Value.Type) -> ConfigForm {
    ConfigForm(text: { text in
      Value(word: text).map { .success($0) }
        ?? .failure(
          .notOneOf(Value.words, nearest: NearestName.of(text, among: Value.words)))
    })
  }
}

extension Organisation.Kind: GermanWords {
  var german: [String] {
    switch self {
    case .municipality: ["Gemeinde", "Kommune", "Stadt"]
    case .enterprise: ["Unternehmen"]
    case .research: ["Forschungseinrichtung", "Hochschule"]
    case .association: ["Verein"]
    case .public: ["öffentliche Stelle", "Öffentliche Stelle"]
    case .other: ["sonstige", "Sonstige"]
    }
  }
}

extension EnterpriseSize: GermanWords {
  var german: [String] {
    switch self {
    case .small: ["klein"]
    case .medium: ["mittel"]
    case .large: ["groß"]
    }
  }
}

extension Funder.Level: GermanWords {
  var german: [String] {
    switch self {
    case .land: ["Land"]
    case .bund: ["Bund"]
    case .eu: ["EU"]
    case .municipal: ["kommunal", "Kommune", "Gemeinde"]
    case .foundation: ["Stiftung"]
    case .other: ["sonstige", "Sonstige"]
    }
  }
}

extension Measure.Role: GermanWords {
  var german: [String] {
    switch self {
    case .lead: ["federführend", "Federführung"]
    case .partner: ["Partner"]
    case .finalRecipient: ["Letztempfänger"]
    case .associated: ["assoziiert", "assoziierter Partner"]
    }
  }
}

extension Measure.Basis: GermanWords {
  var german: [String] {
    switch self {
    case .expenditure: ["Ausgaben", "Ausgabenbasis"]
    case .cost: ["Kosten", "Kostenbasis"]
    }
  }
}

extension Source.Kind: GermanWords {
  var german: [String] {
    switch self {
    case .ownCash: ["Eigenmittel"]
    case .partnerCash: ["Partnerbeitrag"]
    case .inKind: ["Sachleistung", "Sachleistungen"]
    case .civicEngagement: ["Ehrenamt", "Bürgerschaftliches Engagement"]
    case .donation: ["Spende", "Spenden"]
    case .revenue: ["Einnahmen"]
    case .otherPublic: ["andere öffentliche Mittel", "Andere öffentliche Mittel"]
    }
  }
}

extension Award.Financing: GermanWords {
  var german: [String] {
    switch self {
    case .share: ["Anteilfinanzierung", "Anteilsfinanzierung"]
    case .deficit: ["Fehlbedarfsfinanzierung", "Fehlbedarf"]
    case .fixed: ["Festbetragsfinanzierung", "Festbetrag"]
    case .fixedPerUnit: ["Festbetrag je Einheit"]
    case .full: ["Vollfinanzierung"]
    }
  }
}

extension RateBase: GermanWords {
  var german: [String] {
    switch self {
    case .gross: ["zuwendungsfähige Ausgaben"]
    case .net: ["nach Deckungsmitteln"]
    }
  }
}

extension FormBlock: GermanWords {
  var german: [String] {
    switch self {
    case .inputVat: ["Vorsteuer"]
    case .procurement: ["Vergabe"]
    case .noOtherFunds: ["keine anderen Mittel"]
    case .purposeBinding: ["Zweckbindung"]
    case .publicity: ["Publizität"]
    case .subsidyFraud: ["§ 264 StGB"]
    case .inventory: ["Inventar"]
    case .staff: ["Personalliste"]
    case .orders: ["Vergabeübersicht"]
    }
  }
}

extension PaymentsAfterPeriod: GermanWords {
  var german: [String] {
    switch self {
    case .none: ["keine"]
    case .servicesInside: ["für Leistungen im Zeitraum"]
    }
  }
}

extension AidWord: GermanWords {
  var german: [String] {
    switch self {
    case .research: ["Forschung"]
    case .deMinimis: ["De-minimis"]
    case .blockExemption: ["AGVO"]
    }
  }
}

extension AidBonus: GermanWords {
  var german: [String] {
    switch self {
    case .collaboration: ["Zusammenarbeit"]
    case .assistedArea: ["Fördergebiet"]
    case .europeanProject: ["europäisches Vorhaben"]
    }
  }
}

extension AidCategory: GermanWords {
  var german: [String] {
    switch self {
    case .fundamentalResearch: ["Grundlagenforschung"]
    case .industrialResearch: ["industrielle Forschung"]
    case .experimentalDevelopment: ["experimentelle Entwicklung"]
    case .feasibilityStudy: ["Durchführbarkeitsstudie"]
    }
  }
}
