extension FindingCode {
  /// Title, meaning, formula, example, norm and remedies.
  public var catalogue: Catalogue {
    switch self {
    case .grantExceedsMax: .grantExceedsMax
    case .rateExceeded: .rateExceeded
    case .noticeInconsistent: .noticeInconsistent
    case .publicExceedsEligible: .publicExceedsEligible
    case .publicExceedsCash: .publicExceedsCash
    case .minOwnShare: .minOwnShare
    case .minOwnCash: .minOwnCash
    case .ownShareBannedSource: .ownShareBannedSource
    case .lineOverrun: .lineOverrun
    case .lineNotCompensated: .lineNotCompensated
    case .newLine: .newLine
    case .totalOverrun: .totalOverrun
    case .outOfPeriod: .outOfPeriod
    case .earlyStart: .earlyStart
    case .serviceOutside: .serviceOutside
    case .procurementMissing: .procurementMissing
    case .procurementBelow: .procurementBelow
    case .reductionDue: .reductionDue
    case .grantFallsLower: .grantFallsLower
    case .overfinanced: .overfinanced
    case .expenditureLags: .expenditureLags
    case .fundsLapse: .fundsLapse
    case .flatRateExceeded: .flatRateExceeded
    case .inKindCap: .inKindCap
    case .civicOverCash: .civicOverCash
    case .inKindUnconfirmed: .inKindUnconfirmed
    case .hourlyRateExceeded: .hourlyRateExceeded
    case .inKindUnverified: .inKindUnverified
    case .associatedPartnerGrant: .associatedPartnerGrant
    case .forwardWithoutConsent: .forwardWithoutConsent
    case .drawExceedsNeed: .drawExceedsNeed
    case .drawExceedsYearTranche: .drawExceedsYearTranche
    case .drawExceedsHoldback: .drawExceedsHoldback
    case .drawBeforeOwnFunds: .drawBeforeOwnFunds
    case .lateUse: .lateUse
    case .statementOverdue: .statementOverdue
    case .interimOverdue: .interimOverdue
    case .retentionRunning: .retentionRunning
    case .aidIntensity: .aidIntensity
    case .aidArticleUnchecked: .aidArticleUnchecked
    case .deMinimisExceeded: .deMinimisExceeded
    case .deMinimisBorderDay: .deMinimisBorderDay
    case .doubleFunded: .doubleFunded
    case .bookedTwice: .bookedTwice
    case .inventoryMissing: .inventoryMissing
    case .statementTimeAsked: .statementTimeAsked
    case .purposeBindingAsked: .purposeBindingAsked
    case .unreadValueFavours: .unreadValueFavours
    case .callProcedureAsked: .callProcedureAsked
    case .aidBaseExpired: .aidBaseExpired
    case .staffHoursExceeded: .staffHoursExceeded
    }
  }
}
