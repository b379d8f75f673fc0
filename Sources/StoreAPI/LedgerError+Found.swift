public import Amounts

extension LedgerError {
  /// What was found, and what is allowed, where it knows them.
  public var finding: (found: String?, allowed: LocalizedText?) {
    switch self {
    case .fileExists(let path), .noSuchFile(let path), .notALedger(let path),
      .headChanged(let path), .isForReading(let path), .cannotWrite(let path):
      (path, nil)
    case .withheldOrder(let id): (id, nil)
    case .unreachable(let name, _), .connectionLost(let name, _): (name, nil)
    case .unsuitable(_, let collation, let encoding, let version):
      (
        "\(collation), \(encoding), \(version)",
        LocalizedText(de: "C, UTF8, ab 15", en: "C, UTF8, from 15")
      )
    case .newerVersion(let found, let known):
      (String(found), LocalizedText(de: "bis \(known)", en: "up to \(known)"))
    case .olderVersion(let found, let needed):
      (String(found), LocalizedText(de: "\(needed)", en: "\(needed)"))
    case .importedBefore(let file): (file.fileName, nil)
    case .closedPeriod(let date, let through): (date.isoText, through.after)
    case .closedFurther(let through): (through.isoText, through.after)
    case .unknownEntry(let number), .withheldEntry(let number), .alreadyReversed(let number, _),
      .isReversal(let number, _), .unknownSubmission(let number):
      (String(number), nil)
    case .reversalBeforeEntry(let number, let day): (String(number), day.onOrAfter)
    case .evidenceChanged(let name): (name, nil)
    case .accountOfAnotherKind(let number): (number, nil)
    case .needsRelease(_, let amount): (amount?.plainText, nil)
    case .busy, .changedWhileReading, .diskFull, .inputOutput, .damaged, .refusedByDatabase,
      .openForReadingOnly, .builtWithoutServers, .refused, .beyondLimit, .headMoved,
      .refusedProjects:
      (nil, nil)
    }
  }
}

extension PostingRefusal.Reason {
  /// The same.
  public var finding: (found: String?, allowed: LocalizedText?) {
    switch self {
    case .closedPeriod(let date, let through): (date.isoText, through.after)
    case .unknownMeasure(let id), .unknownItem(let id, _): (id, nil)
    case .unknownAccount(let number): (number, nil)
    case .referenceTaken(let reference, _): (reference, nil)
    case .settlesUnknown(let number), .settlesReversed(let number), .settledAlready(let number, _):
      (String(number), nil)
    case .paysTooMuch(let number, let open):
      (
        String(number),
        LocalizedText(de: "höchstens \(open.text(.de))", en: "at most \(open.text(.en))")
      )
    case .fractionTooLong(let text): (text, nil)
    case .repeats, .resembles, .resemblesNothing: (nil, nil)
    }
  }
}

extension CalendarDate {
  fileprivate var after: LocalizedText {
    LocalizedText(de: "nach dem \(text(.de))", en: "after \(text(.en))")
  }

  fileprivate var onOrAfter: LocalizedText {
    LocalizedText(de: "ab dem \(text(.de))", en: "from \(text(.en)) on")
  }
}
