extension LedgerError {
  /// The same word in every language and version. What is refused row by row has the codes of its
  /// reasons.
  public var code: String {
    switch self {
    case .fileExists: "FILE_EXISTS"
    case .noSuchFile: "NO_SUCH_LEDGER"
    case .notALedger: "NOT_A_LEDGER"
    case .newerVersion: "NEWER_LEDGER"
    case .olderVersion: "OLDER_LEDGER"
    case .busy: "LEDGER_BUSY"
    case .changedWhileReading: "LEDGER_CHANGED"
    case .cannotWrite: "CANNOT_WRITE"
    case .diskFull: "DISK_FULL"
    case .inputOutput: "INPUT_OUTPUT"
    case .damaged: "LEDGER_DAMAGED"
    case .refusedByDatabase: "REFUSED_BY_STORE"
    case .openForReadingOnly: "READ_ONLY"
    case .refused: "REFUSED_ROWS"
    case .importedBefore: "IMPORTED_BEFORE"
    case .closedPeriod: "CLOSED_PERIOD"
    case .closedFurther: "CLOSED_FURTHER"
    case .unknownEntry: "UNKNOWN_ENTRY"
    case .alreadyReversed: "ALREADY_REVERSED"
    case .isReversal: "IS_REVERSAL"
    case .reversalBeforeEntry: "REVERSAL_BEFORE_ENTRY"
    case .beyondLimit: "SUM_TOO_LARGE"
    case .evidenceChanged: "EVIDENCE_CHANGED"
    case .headMoved: "HEAD_MOVED"
    case .unknownSubmission: "UNKNOWN_SUBMISSION"
    case .refusedProjects: "REFUSED_PROJECTS"
    case .accountOfAnotherKind: "ACCOUNT_OF_ANOTHER_KIND"
    }
  }
}

extension PostingRefusal.Reason {
  /// The same word in every language and version.
  public var code: String {
    switch self {
    case .closedPeriod: "CLOSED_PERIOD"
    case .unknownMeasure: "UNKNOWN_MEASURE"
    case .unknownItem: "UNKNOWN_ITEM"
    case .unknownAccount: "UNKNOWN_ACCOUNT"
    case .referenceTaken: "REFERENCE_TAKEN"
    case .repeats: "REPEATS_ENTRY"
    case .resembles: "RESEMBLES_ENTRY"
    case .resemblesNothing: "RESEMBLES_NOTHING"
    case .settlesUnknown: "NO_OPEN_EXPENSE"
    case .settlesReversed: "EXPENSE_REVERSED"
    case .settledAlready: "PAID_ALREADY"
    case .paysTooMuch: "PAYS_TOO_MUCH"
    case .fractionTooLong: "TOO_MANY_DIGITS"
    }
  }
}

extension ProjectRefusal.Reason {
  /// The same word in every language and version.
  public var code: String {
    switch self {
    case .measureOfOtherProject: "MEASURE_OF_OTHER_PROJECT"
    case .awardOfOtherProject: "AWARD_OF_OTHER_PROJECT"
    case .measureInUse: "MEASURE_IN_USE"
    case .itemInUse: "ITEM_IN_USE"
    case .fractionTooLong: "TOO_MANY_DIGITS"
    case .organisationDiffers: "ORGANISATION_DIFFERS"
    case .organisationFactDiffers: "ORGANISATION_FACT_DIFFERS"
    case .deMinimisDiffers: "DE_MINIMIS_DIFFERS"
    }
  }
}
