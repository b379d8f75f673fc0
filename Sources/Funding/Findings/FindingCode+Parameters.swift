extension FindingCode {
  /// The parameters that the finding is measured by, beside those that the settlement reads.
  public var parameters: [Parameter] {
    switch self {
    case .minOwnShare: [.minOwnShare]
    case .minOwnCash: [.minOwnCash]
    case .ownShareBannedSource: [.ownShareNotFrom]
    case .lineOverrun, .lineNotCompensated, .newLine: [.lineOverrunLimit]
    case .inKindCap: [.inKindCap, .civicCap, .inKindCapBase]
    case .inKindUnconfirmed: [.inKindAllowed]
    case .civicHoursAsked: [.civicHourlyRate]
    case .hourlyRateExceeded: [.civicHourlyRate, .staffHourlyRateLimit]
    case .drawExceedsNeed: [.useWindow]
    case .drawExceedsHoldback: [.holdback]
    case .lateUse: [.useWindow, .interestFrom]
    case .repaymentInterest: [.dayCount]
    case .statementOverdue: [.statementDue, .statementDueAfterAward]
    case .interimOverdue: [.interimDue]
    case .retentionRunning: [.retention]
    case .statementTimeAsked: [.statementDue]
    case .purposeBindingAsked: [.purposeBinding]
    case .callProcedureAsked: [.callProcedureAbove]
    case .procurementMissing, .procurementBelow: [.procurement]
    case .inventoryMissing: [.inventoryFrom]
    case .staffHoursExceeded: [.staffYearHours]
    default: []
    }
  }
}
