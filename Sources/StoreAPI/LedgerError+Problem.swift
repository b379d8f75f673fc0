public import Amounts
public import Messages

extension LedgerError {
  /// What is told of it. What is refused row by row, or project by project, has the problems of its
  /// reasons.
  public var problem: Problem {
    switch self {
    case .fileExists(let path): Problem("ledger.FILE_EXISTS", ["path": Fact.whole(path)])
    case .noSuchFile(let path): Problem("ledger.NO_SUCH_LEDGER", ["path": Fact.whole(path)])
    case .notALedger(let path): Problem("ledger.NOT_A_LEDGER", ["path": Fact.whole(path)])
    case .headChanged(let path): Problem("ledger.HEAD_CHANGED", ["path": Fact.whole(path)])
    case .newerVersion(let found, let known):
      Problem("ledger.NEWER_LEDGER", ["found": found, "known": known])
    case .olderVersion(let found, let needed):
      Problem("ledger.OLDER_LEDGER", ["found": found, "needed": needed])
    case .isForReading(let path): Problem("ledger.AUDIT_COPY", ["path": Fact.whole(path)])
    case .busy: Problem("ledger.LEDGER_BUSY")
    case .changedWhileReading: Problem("ledger.LEDGER_CHANGED")
    case .cannotWrite(let path):
      Problem(
        path.contains("://") ? "ledger.CANNOT_WRITE.server" : "ledger.CANNOT_WRITE",
        ["path": Fact.whole(path)])
    case .diskFull: Problem("ledger.DISK_FULL")
    case .inputOutput(let code): Problem("ledger.INPUT_OUTPUT", ["number": code])
    case .unreachable(let name, let words):
      Problem("ledger.SERVER_UNREACHABLE", ["path": Fact.whole(name), "what": Fact.whole(words)])
    case .builtWithoutServers: Problem("ledger.BUILT_WITHOUT_SERVERS")
    case .unsuitable(let name, let collation, let encoding, let version):
      Problem(
        "ledger.DATABASE_UNSUITABLE",
        [
          "path": Fact.whole(name), "collation": collation, "encoding": encoding,
          "version": version,
        ])
    case .connectionLost(let name, let isBooked):
      Problem(
        isBooked == nil ? "ledger.CONNECTION_LOST.unknown" : "ledger.CONNECTION_LOST",
        ["path": Fact.whole(name)])
    case .damaged(let what): Problem("ledger.LEDGER_DAMAGED", ["what": Fact.whole(what)])
    case .refusedByDatabase(let what):
      Problem("ledger.REFUSED_BY_STORE", ["what": Fact.whole(what)])
    case .openForReadingOnly: Problem("ledger.READ_ONLY")
    case .refused(let refusals): Problem("ledger.REFUSED_ROWS", ["rows": refusals.count])
    case .refusedProjects(let refusals):
      Problem("ledger.REFUSED_PROJECTS", ["projects": refusals.count])
    case .importedBefore(let file): file.problem
    case .closedPeriod(let date, let through):
      Problem("ledger.CLOSED_PERIOD", ["date": date, "through": through])
    case .closedFurther(let through): Problem("ledger.CLOSED_FURTHER", ["through": through])
    case .unknownEntry(let number): Problem("ledger.UNKNOWN_ENTRY", ["number": number])
    case .withheldEntry(let number): Problem("ledger.WITHHELD_ENTRY", ["number": number])
    case .withheldOrder(let id): Problem("ledger.WITHHELD_ENTRY.order", ["order": id])
    case .alreadyReversed(let number, let by):
      Problem("ledger.ALREADY_REVERSED", ["number": number, "by": by])
    case .isReversal(let number, let of):
      Problem("ledger.IS_REVERSAL", ["number": number, "of": of])
    case .reversalBeforeEntry(let number, let date):
      Problem("ledger.REVERSAL_BEFORE_ENTRY", ["number": number, "date": date])
    case .beyondLimit: Problem("ledger.SUM_TOO_LARGE")
    case .evidenceChanged(let name): Problem("ledger.EVIDENCE_CHANGED", ["name": name])
    case .needsRelease(let from, let amount?):
      Problem("ledger.NEEDS_RELEASE", ["from": from, "amount": amount])
    case .needsRelease(_, nil): Problem("ledger.NEEDS_RELEASE.act")
    case .headMoved: Problem("ledger.HEAD_MOVED")
    case .unknownSubmission(let number):
      Problem("ledger.UNKNOWN_SUBMISSION", ["number": number])
    case .accountOfAnotherKind(let number):
      Problem("ledger.ACCOUNT_OF_ANOTHER_KIND", ["number": number])
    }
  }
}

extension ImportedFile {
  fileprivate var problem: Problem {
    Problem(
      "ledger.IMPORTED_BEFORE",
      [
        "moment": Fact.moment(recordedAt),
        "name": fileName.map { Message("ledger.IMPORTED_BEFORE.name", ["name": $0]) },
        "entries": entries.map {
          Message(
            "ledger.IMPORTED_BEFORE.entries", ["first": $0.lowerBound, "last": $0.upperBound])
        },
      ])
  }
}

extension AmountError {
  /// What is told of a sum that is too large.
  public var problem: Problem { Problem("ledger.SUM_TOO_LARGE.computed") }
}

extension PostingRefusal.Reason {
  /// What is told of it.
  public var problem: Problem {
    switch self {
    case .closedPeriod(let date, let through):
      Problem("ledger.CLOSED_PERIOD.entry", ["date": date, "through": through])
    case .unknownMeasure(let id): Problem("ledger.UNKNOWN_MEASURE", ["id": id])
    case .unknownItem(let id, let measure):
      Problem("ledger.UNKNOWN_ITEM", ["id": id, "measure": measure])
    case .unknownAccount(let number): Problem("ledger.UNKNOWN_ACCOUNT", ["number": number])
    case .referenceTaken(let reference, let by):
      Problem("ledger.REFERENCE_TAKEN", ["reference": reference, "by": by])
    case .repeats(let by): Problem("ledger.REPEATS_ENTRY", ["by": by])
    case .resembles(let by): Problem("ledger.RESEMBLES_ENTRY", ["by": by])
    case .resemblesNothing: Problem("ledger.RESEMBLES_NOTHING")
    case .settlesUnknown(let number): Problem("ledger.NO_OPEN_EXPENSE", ["number": number])
    case .settlesReversed(let number): Problem("ledger.EXPENSE_REVERSED", ["number": number])
    case .settledAlready(let number, let by):
      Problem("ledger.PAID_ALREADY", ["number": number, "by": by])
    case .paysTooMuch(let number, let open):
      Problem("ledger.PAYS_TOO_MUCH", ["number": number, "open": open])
    case .fractionTooLong(let text): Problem("ledger.TOO_MANY_DIGITS", ["text": text])
    }
  }
}

extension ProjectRefusal.Reason {
  /// What is told of it.
  public var problem: Problem {
    switch self {
    case .measureOfOtherProject(let measure, let project):
      Problem("ledger.MEASURE_OF_OTHER_PROJECT", ["measure": measure, "project": project])
    case .awardOfOtherProject(let award, let project):
      Problem("ledger.AWARD_OF_OTHER_PROJECT", ["award": award, "project": project])
    case .measureInUse(let measure, let entries):
      Problem("ledger.MEASURE_IN_USE", ["measure": measure, "entries": entries])
    case .itemInUse(let item, let measure, let entries):
      Problem("ledger.ITEM_IN_USE", ["item": item, "measure": measure, "entries": entries])
    case .fractionTooLong: Problem("ledger.TOO_MANY_DIGITS.project")
    case .organisationDiffers(let id, let here, let there, let project):
      Problem(
        "ledger.ORGANISATION_DIFFERS",
        ["id": id, "here": here, "there": there, "project": project])
    case .organisationFactDiffers(let id, let field, let here, let there, let project):
      Problem(
        "ledger.ORGANISATION_FACT_DIFFERS",
        ["id": id, "field": field, "here": here, "there": there, "project": project])
    case .deMinimisDiffers(let id, let date, let reference, let here, let there, let project):
      Problem(
        "ledger.DE_MINIMIS_DIFFERS",
        [
          "id": id, "date": date, "reference": reference, "here": here, "there": there,
          "project": project,
        ])
    }
  }
}
