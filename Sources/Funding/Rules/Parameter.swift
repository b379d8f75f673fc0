public import Amounts

/// A value that a rule set gives and an award may change (`overrides`). Meanings and sources stand
/// in `Schemas/rule-sets/README.md`.
public enum Parameter: String, Sendable, CaseIterable {
  /// How far a plan line may be overrun (ANBest-P Nr. 1.2); none: lines do not bind.
  case lineOverrunLimit
  /// Changes up to this amount do not reduce the grant (ANBest-P Nr. 2.2).
  case reductionThreshold
  case rounding
  case revenueTreatment
  /// Whether earmarked donations reduce the base or serve as own share (VV Nr. 2.4.3, VVG Nr.
  /// 2.3.4).
  case donationTreatment
  case gapBase
  /// Time after payout in which grant money has to be used (ANBest-P Nr. 1.4).
  case useWindow
  case interestFrom
  case dayCount
  /// The part of the grant paid out only after the statement of use.
  case holdback
  /// Own share, in any form, of the eligible expenditure.
  case minOwnShare
  /// Own money of the recipient, of the eligible expenditure.
  case minOwnCash
  /// Whether rule set or notice let in-kind contributions count as expenditure.
  case inKindAllowed
  /// Partners' in-kind contributions, as a part of ``inKindCapBase``.
  case inKindCap
  case inKindCapBase
  /// Civic engagement, as a part of ``inKindCapBase``.
  case civicCap
  /// The highest rate of an hour of civic engagement.
  case civicHourlyRate
  /// The highest rate of an hour of paid staff, own or a partner's.
  case staffHourlyRateLimit
  /// Statement of use after the end of the funding period or fulfilment of the purpose.
  case statementDue
  /// The latest statement of use, counted from the award (KfW 436: 5 years 6 months); the earlier
  /// of both limits counts.
  case statementDueAfterAward
  /// Statement of use of a measure that is no investment, where ``statementDue`` holds for
  /// investments only (ANBest-G Nr. 7.1).
  case statementDueOther
  /// When to remind of the statement of use because other texts have a shorter time.
  case statementReminder
  /// Interim statement after the end of the budget year.
  case interimDue
  /// How long vouchers are kept after the statement of use.
  case retention
  /// How long things bought with the grant are bound to its purpose (Zweckbindung).
  case purposeBinding
  /// The grant of a year above which money is called on the day it is needed (Abrufverfahren).
  case callProcedureAbove
  /// Whether a statement of use without vouchers will do (einfacher Verwendungsnachweis): a
  /// narrative and sums. Only where the notice says so.
  case simpleStatement
  /// Levels of funders whose money may not stand in for the own share (KfW 436: `bund`).
  case ownShareNotFrom
  /// Levels of public bodies whose money stands in for own funds, as donations may (FRL 2008 Nr. 6
  /// Abs. 2: Kreis, Landschaftsverband, RVR).
  case ownShareAlsoFrom
  /// Claims for repayment up to this amount are not asked for (Kleinbeträge).
  case smallClaim
  /// Interest up to this amount is not asked for.
  case smallInterest
  /// How orders have to be awarded (ANBest-P Nr. 3), see ``Procurement``.
  case procurement
  /// Objects above this value without VAT belong in the list of inventory (ANBest-P Nr. 4.2).
  case inventoryFrom
  /// Hours that a full-time year of staff counts (1,204 where the notice says so).
  case staffYearHours

  /// What a value of the parameter may be.
  public enum Domain: Equatable, Sendable {
    /// 0 to 100 %.
    case rate
    case money
    case duration
    /// `true` or `false`.
    case flag
    case words([String])
    /// Any of these words, at least one.
    case list([String])
    /// ``Procurement``.
    case procurement
    /// A number above zero.
    case number
  }

  public var domain: Domain {
    switch self {
    case .lineOverrunLimit, .holdback, .minOwnShare, .minOwnCash, .inKindCap, .civicCap: .rate
    case .reductionThreshold, .civicHourlyRate, .staffHourlyRateLimit, .smallClaim,
      .smallInterest, .callProcedureAbove, .inventoryFrom:
      .money
    case .useWindow, .statementDue, .statementDueAfterAward, .statementDueOther,
      .statementReminder, .interimDue, .retention, .purposeBinding:
      .duration
    case .simpleStatement, .inKindAllowed: .flag
    case .procurement: .procurement
    case .staffYearHours: .number
    case .ownShareNotFrom, .ownShareAlsoFrom: .list(Funder.Level.allCases.map(\.rawValue))
    case .rounding: .words(Rounding.allCases.map(\.rawValue))
    case .revenueTreatment: .words(RevenueTreatment.allCases.map(\.rawValue))
    case .donationTreatment: .words(DonationTreatment.allCases.map(\.rawValue))
    case .gapBase: .words(GapBase.allCases.map(\.rawValue))
    case .interestFrom: .words(InterestStart.allCases.map(\.rawValue))
    case .dayCount: .words(DayCount.allCases.map(\.rawValue))
    case .inKindCapBase: .words(InKindCapBase.allCases.map(\.rawValue))
    }
  }

  /// Whether a rule set has to give it. What a rule set has no word on it does not allow, limit or
  /// waive.
  public var isRequired: Bool {
    switch self {
    case .simpleStatement, .statementDueAfterAward, .statementDueOther, .statementReminder,
      .purposeBinding, .callProcedureAbove, .inKindAllowed, .civicCap, .staffHourlyRateLimit,
      .smallClaim, .smallInterest, .ownShareNotFrom, .ownShareAlsoFrom, .procurement,
      .inventoryFrom, .staffYearHours:
      false
    default: true
    }
  }

  /// Whether the parameter may be switched off (`null`).
  public var isOptional: Bool {
    switch self {
    case .lineOverrunLimit, .inKindCap, .civicHourlyRate, .interimDue: true
    case .simpleStatement, .inKindAllowed: false
    default: !isRequired
    }
  }

  /// Reads a value as rule sets and project files write it; nil text switches the parameter off.
  /// Returns nil where the text is none of ``domain``.
  public func value(_ text: String?) -> ParameterValue? {
    guard let text else { return isOptional ? ParameterValue.off : nil }
    switch domain {
    case .rate:
      guard let rate = Rate(text: text), rate >= .zero, rate <= .full else { return nil }
      return .rate(rate)
    case .money:
      guard case .success(let money) = AmountText.read(text, mark: .point), !money.isNegative else {
        return nil
      }
      return .money(money)
    case .duration: return Duration(text: text).map(ParameterValue.duration)
    case .flag: return Bool(text).map(ParameterValue.flag)
    case .words(let words): return words.contains(text) ? .word(text) : nil
    case .procurement: return Procurement(text: text).map(ParameterValue.procurement)
    case .number:
      return Rational(text: text).flatMap { $0.sign > 0 ? ParameterValue.number($0) : nil }
    case .list(let words):
      let named = text.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
      return named.allSatisfy(words.contains) ? .list(words.filter(named.contains)) : nil
    }
  }
}

/// A value of a ``Parameter``.
public enum ParameterValue: Hashable, Sendable {
  case off
  case rate(Rate)
  case money(Money)
  case duration(Duration)
  case flag(Bool)
  case word(String)
  case procurement(Procurement)
  case number(Rational)
  /// At least one, in the order of the domain.
  case list([String])

  /// As a rule set or project file writes it; nil for ``off``.
  public var fileText: String? {
    switch self {
    case .off: nil
    case .rate(let rate): rate.value.exactText
    case .money(let money): money.plainText
    case .duration(let duration): duration.isoText
    case .flag(let flag): String(flag)
    case .word(let word): word
    case .procurement(let steps): steps.fileText
    case .number(let number): number.exactText
    case .list(let words): words.joined(separator: ",")
    }
  }
}

/// What happens to the grant when revenue or other cover rises.
public enum RevenueTreatment: String, Sendable, CaseIterable {
  case proportional, deductFromBase, ignore
}

/// What an earmarked donation does.
public enum DonationTreatment: String, Sendable, CaseIterable {
  case reducesEligibleBase, countsAsOwnShare
}

/// The expenditure a deficit is measured on.
public enum GapBase: String, Sendable, CaseIterable { case actual, capToPlan }

/// The day after which late use bears interest.
public enum InterestStart: String, Sendable, CaseIterable { case payout, dayAfterPayout, month13 }

/// How days of interest are counted.
public enum DayCount: String, Sendable, CaseIterable {
  case actualActual = "act/act"
  case actual365 = "act/365"
  case thirty360 = "30E/360"
}

/// What the cap of in-kind contributions is a part of.
public enum InKindCapBase: String, Sendable, CaseIterable { case cashOnly, includingFictive }
