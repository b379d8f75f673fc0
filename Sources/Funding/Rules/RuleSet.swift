public import Amounts
public import Bookkeeping

/// How sure a value of a rule set is.
public enum Certainty: String, Sendable, CaseIterable {
  case verified = "V"
  case verified2012 = "V-2012"
  case verifiedParallel = "V-par"
  case secondary = "V-2nd"
  case memoryHigh = "M+"
  case memory = "M"
  case memoryLow = "M-"

  /// Whether somebody read the value, if only in an older or parallel text or at second hand.
  public var isRead: Bool {
    switch self {
    case .verified, .verified2012, .verifiedParallel, .secondary: true
    case .memoryHigh, .memory, .memoryLow: false
    }
  }

  /// In words.
  public var meaning: LocalizedText {
    switch self {
    case .verified: LocalizedText(de: "im Text gelesen", en: "read in the text")
    case .verified2012:
      LocalizedText(de: "im Druck von 2012 gelesen", en: "read in the print of 2012")
    case .verifiedParallel:
      LocalizedText(de: "in einem Paralleltext gelesen", en: "read in a parallel text")
    case .secondary: LocalizedText(de: "aus zweiter Hand gelesen", en: "read at second hand")
    case .memoryHigh:
      LocalizedText(de: "nicht gelesen, sehr wahrscheinlich", en: "not read, very likely")
    case .memory: LocalizedText(de: "nicht gelesen, wahrscheinlich", en: "not read, likely")
    case .memoryLow: LocalizedText(de: "nicht gelesen, unsicher", en: "not read, unsure")
    }
  }
}

/// One value of a rule set, with where it is written and how sure that is.
public struct RuleSetting: Hashable, Sendable {
  public let value: ParameterValue
  /// The clause, such as `ANBest-P Nr. 1.2`.
  public let norm: String
  public let certainty: Certainty
  public let note: LocalizedText?

  public init(value: ParameterValue, norm: String, certainty: Certainty, note: LocalizedText? = nil)
  {
    self.value = value
    self.norm = norm
    self.certainty = certainty
    self.note = note
  }
}

/// A rule set as its file has it: auxiliary conditions of a funder (Nebenbestimmungen) in their
/// editions.
public struct RuleSetFamily: Hashable, Sendable {
  /// What an edition changes of the one before it.
  public struct Edition: Hashable, Sendable {
    /// Such as `NRW-2025-06-07`.
    public let id: String
    /// Applies to awards made on this day or later.
    public let from: CalendarDate
    public let note: LocalizedText?
    /// How sure its text as a whole is; nil where the file does not say.
    public let certainty: Certainty?
    public let settings: [Parameter: RuleSetting]

    public init(
      id: String, from: CalendarDate, note: LocalizedText?, certainty: Certainty? = nil,
      settings: [Parameter: RuleSetting]
    ) {
      self.id = id
      self.from = from
      self.note = note
      self.certainty = certainty
      self.settings = settings
    }
  }

  /// A clause that is cited and has no parameter of its own.
  public enum Clause: String, Sendable, CaseIterable {
    /// The grant falls in proportion (Anteilfinanzierung).
    case shareReduction
    /// The grant falls by the full amount (Fehlbedarfs- und Vollfinanzierung).
    case fullReduction
    /// Own and other money is used before the grant.
    case ownFundsFirst
  }

  public let id: String
  public let title: LocalizedText
  /// The Land whose law it is, such as `NRW`; nil for federal and European rules.
  public let land: String?
  /// The id of the rule set that it takes the place of (abweichendes Regelwerk).
  public let replaces: String?
  public let clauses: [Clause: String]
  /// Ordered by ``Edition/from``; the first one has every parameter that is required.
  public let editions: [Edition]
  /// The digest of the file it was read from.
  public let hash: Digest256

  /// - Throws: ``RuleSetError`` where no edition is given or the first one lacks parameters.
  public init(
    id: String, title: LocalizedText, land: String? = nil, replaces: String? = nil,
    clauses: [Clause: String] = [:], editions: [Edition], hash: Digest256
  ) throws(RuleSetError) {
    let ordered = editions.sorted { $0.from < $1.from }
    guard let first = ordered.first else { throw .noEdition }
    let missing = Parameter.allCases.filter { $0.isRequired && first.settings[$0] == nil }
    guard missing.isEmpty else { throw .missing(missing) }
    self.id = id
    self.title = title
    self.land = land
    self.replaces = replaces
    self.clauses = clauses
    self.editions = ordered
    self.hash = hash
  }

  /// The id by which awards name it.
  public var key: String { replaces ?? id }

  /// The rules for an award made on `date`; the oldest edition where the award is older still.
  public func edition(for date: CalendarDate) -> RuleSet {
    var settings = editions[0].settings
    var current = editions[0]
    for edition in editions.dropFirst() where edition.from <= date {
      settings.merge(edition.settings) { _, new in new }
      current = edition
    }
    return RuleSet(family: self, current: current, settings: settings)
  }
}

/// Why a rule set cannot be used.
public enum RuleSetError: Error, Equatable, Sendable {
  case noEdition
  case missing([Parameter])
}

/// The rules of one edition, with what an award changed.
public struct RuleSet: Hashable, Sendable {
  public let id: String
  public let title: LocalizedText
  /// The Land whose law it is, such as `NRW`; nil for federal and European rules.
  public let land: String?
  /// The id of the rule set that it takes the place of.
  public let replaces: String?
  private let clauses: [RuleSetFamily.Clause: String]
  /// The edition that applies, with what it changes of the ones before.
  public let current: RuleSetFamily.Edition
  public private(set) var settings: [Parameter: RuleSetting]
  /// The digest of the file it was read from.
  public let hash: Digest256

  init(
    family: RuleSetFamily, current: RuleSetFamily.Edition, settings: [Parameter: RuleSetting]
  ) {
    id = family.id
    title = family.title
    land = family.land
    replaces = family.replaces
    clauses = family.clauses
    hash = family.hash
    self.current = current
    self.settings = settings
  }

  /// What to say where it takes the place of another rule set; nil where it does not.
  public func deviation(_ language: Language) -> String? {
    replaces.map { replaced in
      language.pick("abweichendes Regelwerk: ", "deviating rule set: ")
        + (replaced == id
          ? "\(id)" : language.pick("\(id) statt \(replaced)", "\(id) for \(replaced)"))
        + " (SHA-256 "
        + hash.hexText.prefix(16) + "…)"
    }
  }

  /// Such as `NRW-2025-06-07`.
  public var edition: String { current.id }

  /// These rules with the changes of `award`; the norm of a change is the notice itself.
  func applying(_ award: Award) -> RuleSet {
    var changed = self
    for (parameter, value) in award.overrides {
      changed.settings[parameter] = RuleSetting(
        value: value, norm: "Zuwendungsbescheid \(award.id)", certainty: .verified)
    }
    return changed
  }

  /// These rules as they would be if `parameter` had another value.
  func supposing(_ parameter: Parameter, _ value: ParameterValue) -> RuleSet {
    var changed = self
    changed.settings[parameter] = settings[parameter].map {
      RuleSetting(value: value, norm: $0.norm, certainty: $0.certainty, note: $0.note)
    }
    return changed
  }

  /// The clause as the rule set cites it; where it does not, the one that most general conditions
  /// have, in the text of its threshold.
  public func norm(_ clause: RuleSetFamily.Clause) -> String {
    if let cited = clauses[clause] { return cited }
    let threshold = norm(.reductionThreshold)
    let text = threshold.firstRange(of: " Nr. ").map { String(threshold[..<$0.lowerBound]) }
    return switch clause {
    case .shareReduction: text.map { $0 + " Nr. 2.1" } ?? threshold
    case .fullReduction: text.map { $0 + " Nr. 2.2" } ?? threshold
    case .ownFundsFirst: norm(.useWindow)
    }
  }

  /// The clause that `parameter` comes from.
  public func norm(_ parameter: Parameter) -> String { settings[parameter]?.norm ?? "" }

  /// A rate; nil where it is switched off.
  public func rate(_ parameter: Parameter) -> Rate? {
    guard case .rate(let rate)? = settings[parameter]?.value else { return nil }
    return rate
  }

  /// An amount; nil where it is switched off.
  public func money(_ parameter: Parameter) -> Money? {
    guard case .money(let money)? = settings[parameter]?.value else { return nil }
    return money
  }

  /// A number; nil where it is switched off.
  public func number(_ parameter: Parameter) -> Rational? {
    guard case .number(let number)? = settings[parameter]?.value else { return nil }
    return number
  }

  /// How orders have to be awarded; nil where nothing is asked.
  public var procurement: Procurement? {
    guard case .procurement(let steps)? = settings[.procurement]?.value else { return nil }
    return steps
  }

  /// Whether it is so; false where the rule set does not say.
  public func flag(_ parameter: Parameter) -> Bool { settings[parameter]?.value == .flag(true) }

  /// Whether rule set or notice let in-kind contributions count; nil where they do not say.
  var allowsInKind: Bool? {
    guard case .flag(let allowed)? = settings[.inKindAllowed]?.value else { return nil }
    return allowed
  }

  /// Levels of funders; none where the rule set does not say.
  func levels(_ parameter: Parameter) -> Set<Funder.Level> {
    guard case .list(let words)? = settings[parameter]?.value else { return [] }
    return Set(words.compactMap(Funder.Level.init))
  }

  /// Whether what `source` gives is part of the own share or stands in for it.
  public func countsAsOwn(_ source: Source) -> Bool {
    switch source.kind {
    case .ownCash, .inKind, .civicEngagement: true
    case .partnerCash: source.countsAsOwnShare
    case .donation: donationTreatment == .countsAsOwnShare
    case .otherPublic: source.level.map(levels(.ownShareAlsoFrom).contains) ?? false
    case .revenue: false
    }
  }

  /// A length of time; nil where it is switched off.
  public func duration(_ parameter: Parameter) -> Duration? {
    guard case .duration(let duration)? = settings[parameter]?.value else { return nil }
    return duration
  }

  private func word<Word: RawRepresentable<String> & CaseIterable>(
    _ parameter: Parameter, default fallback: Word
  ) -> Word {
    guard case .word(let word)? = settings[parameter]?.value else { return fallback }
    return Word(rawValue: word) ?? fallback
  }

  public var rounding: Rounding { word(.rounding, default: .down) }
  public var revenueTreatment: RevenueTreatment { word(.revenueTreatment, default: .proportional) }
  public var donationTreatment: DonationTreatment {
    word(.donationTreatment, default: .reducesEligibleBase)
  }
  public var gapBase: GapBase { word(.gapBase, default: .actual) }
  public var inKindCapBase: InKindCapBase { word(.inKindCapBase, default: .cashOnly) }
  public var interestFrom: InterestStart { word(.interestFrom, default: .payout) }
  public var dayCount: DayCount { word(.dayCount, default: .actualActual) }
  /// Changes up to this amount do not reduce the grant, cents.
  public var reductionThreshold: Money { money(.reductionThreshold) ?? .zero }
}
