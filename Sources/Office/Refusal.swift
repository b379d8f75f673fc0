public import Amounts

/// Why an office did not do what it was asked to. Nothing was changed then.
public struct Refusal: Error, Hashable, Sendable {
  /// What kind of trouble it is, whatever a face makes of it.
  public enum Kind: String, Hashable, Sendable {
    /// The question makes no sense as it was put.
    case usage
    /// What the question names, or what the ledger has, does not allow it.
    case data
    /// The target takes no file.
    case target
    /// Reading or writing failed.
    case inputOutput
  }

  /// The same word in every language and version.
  public enum Code: String, Hashable, Sendable, CaseIterable {
    case assetMissing = "ASSET_MISSING"
    case unknownWord = "UNKNOWN_WORD"
    case unknownID = "UNKNOWN_ID"
    case notAWorkbookName = "NOT_A_WORKBOOK_NAME"
    case notACalendarName = "NOT_A_CALENDAR_NAME"
    case targetIsLedger = "TARGET_IS_LEDGER"
    case targetIsSource = "TARGET_IS_SOURCE"
    case folderInUse = "FOLDER_IN_USE"
    case folderNotMade = "FOLDER_NOT_MADE"
    case awardNotYet = "AWARD_NOT_YET"
    case measureNotYet = "MEASURE_NOT_YET"
    case formOfAnotherKind = "FORM_OF_ANOTHER_KIND"
    case formUnknown = "FORM_UNKNOWN"
    case simpleStatementNotAllowed = "SIMPLE_STATEMENT_NOT_ALLOWED"
    case notOfThisKind = "NOT_OF_THIS_KIND"
    case notABudgetYear = "NOT_A_BUDGET_YEAR"
    case dueNotRead = "DUE_NOT_READ"
    case dueWithoutLine = "DUE_WITHOUT_LINE"
    case dueNotPositive = "DUE_NOT_POSITIVE"
    case requestNotPositive = "REQUEST_NOT_POSITIVE"
    case requestTooHigh = "REQUEST_TOO_HIGH"
    case workbookWithoutHead = "WORKBOOK_WITHOUT_HEAD"
    case workbookIncomplete = "WORKBOOK_INCOMPLETE"
    case reasonMissing = "REASON_MISSING"
    case voucherAmbiguous = "VOUCHER_AMBIGUOUS"
    case nothingToReverse = "NOTHING_TO_REVERSE"
    case closeAhead = "CLOSE_AHEAD"
    case rowsOutside = "ROWS_OUTSIDE"
    case nothingToBookFor = "NOTHING_TO_BOOK_FOR"
    case reportUntied = "REPORT_UNTIED"
    case workbook = "WORKBOOK"
    case cannotWrite = "CANNOT_WRITE"
    case anchorUnreadable = "ANCHOR_UNREADABLE"
    case daysReversed = "DAYS_REVERSED"
    case targetExists = "TARGET_EXISTS"
    case wouldReplace = "WOULD_REPLACE"
    case targetNoFile = "TARGET_NO_FILE"
    case targetProtected = "TARGET_PROTECTED"
    case invoicePlaceMissing = "INVOICE_PLACE_MISSING"
    case invoiceCorrects = "INVOICE_CORRECTS"
    case invoiceBooked = "INVOICE_BOOKED"
    case invoiceAhead = "INVOICE_AHEAD"
    case invoicePrepaid = "INVOICE_PREPAID"
    case invoicePaid = "INVOICE_PAID"
    case creditNoteAlone = "CREDIT_NOTE_ALONE"
    case notABackup = "NOT_A_BACKUP"
    case notAKey = "NOT_A_KEY"
    case keyWithoutAnchor = "KEY_WITHOUT_ANCHOR"
    case backupDamaged = "BACKUP_DAMAGED"
  }

  public let kind: Kind
  public let code: Code
  /// What of the question it is about, by the names that the call has for it; none: all of it.
  public let fields: [String]
  /// What stood there; nil where it is not told apart.
  public let found: String?
  /// What could stand there.
  public let allowed: LocalizedText?
  /// Where, what was found, what is allowed, a way out.
  public let sentence: LocalizedText
  /// What stands below the sentence: an arithmetic, or what was found.
  public let details: [LocalizedText]

  package init(
    _ kind: Kind, _ code: Code, fields: [String] = [], _ german: String, _ english: String,
    found: String? = nil, allowed: LocalizedText? = nil, details: [LocalizedText] = []
  ) {
    (self.found, self.allowed) = (found, allowed)
    (self.kind, self.code, self.fields, self.details) = (kind, code, fields, details)
    sentence = LocalizedText(de: german, en: english)
  }
}
