public import Amounts
public import Bookkeeping
import Funding
public import Messages

extension VerificationProblem {
  /// What is told of it.
  public var problem: Problem {
    switch self {
    case .recordChanged(let table, let id):
      Problem("verification.RECORD_CHANGED", ["table": Self.name(table), "id": id])
    case .recordMissing(let table, let id):
      Problem("verification.RECORD_MISSING", ["table": Self.name(table), "id": id])
    case .recordUnsealed(let table, let id):
      Problem("verification.RECORD_UNSEALED", ["table": Self.name(table), "id": id])
    case .partWithoutRecord(let table, let id):
      Problem("verification.PART_WITHOUT_RECORD", ["table": Self.name(table), "id": id])
    case .sealChanged(let number): Problem("verification.SEAL_CHANGED", ["number": number])
    case .sealMissing(let numbers):
      Problem("verification.SEAL_MISSING", ["numbers": Self.range(numbers)])
    case .sealUnknown(let number): Problem("verification.SEAL_UNKNOWN", ["number": number])
    case .numberMissing(let numbers):
      Problem("verification.NUMBER_MISSING", ["numbers": Self.range(numbers)])
    case .unbalanced(let entry, let measure, let by):
      Problem("verification.UNBALANCED", ["entry": entry, "measure": measure, "by": by])
    case .headNotFound(let head):
      Problem("verification.HEAD_NOT_FOUND", ["head": String(head.hexText.prefix(16))])
    case .endMissing(let end): end.problem
    case .balanceDiffers(let account, let measure, let month, let stored, let journal):
      Problem(
        "verification.BALANCE_DIFFERS",
        [
          "account": account, "measure": measure, "month": month, "stored": stored,
          "journal": journal,
        ])
    case .activityDiffers(
      let measure, let kind, let line, let source, let sum, let stored, let journal):
      Problem(
        "verification.ACTIVITY_DIFFERS",
        [
          "measure": measure, "kind": kind, "sum": sum.name, "stored": stored,
          "journal": journal, "item": [line, source].compactMap { $0 }.joined(separator: "/"),
        ])
    case .unreadable(let what):
      Problem("verification.UNREADABLE_RECORD", ["place": Self.place(what)])
    case .entryOnClosedDay(let entry, let date, let through):
      Problem(
        "verification.ENTRY_ON_CLOSED_DAY", ["entry": entry, "date": date, "through": through])
    case .withoutRelease(let table, let id):
      Problem("verification.WITHOUT_RELEASE", ["table": Self.name(table), "id": id])
    case .releasedByProposer(let decision, let proposal):
      Problem(
        "verification.RELEASED_BY_PROPOSER", ["decision": decision, "proposal": proposal])
    case .submissionOfOtherState(let id):
      Problem("verification.SUBMISSION_OF_OTHER_STATE", ["id": id])
    case .headChanged(let name): Problem("verification.HEAD_CHANGED", ["name": name])
    case .schemaChanged(let name): Problem("verification.SCHEMA_CHANGED", ["name": name])
    case .migrationChanged(let version):
      Problem("verification.MIGRATION_CHANGED", ["number": version])
    case .identityDiffers(let table, let id, isMissing: true):
      Problem("verification.IDENTITY_MISSING", ["table": Self.name(table), "id": id])
    case .identityDiffers(let table, let id, isMissing: false):
      Problem("verification.IDENTITY_UNUSED", ["table": Self.name(table), "id": id])
    case .checkFound(let query, let rows, let first):
      Problem(
        "verification.CHECK_FOUND", ["query": query, "rows": rows, "first": Fact.whole(first)])
    case .danglingReference(let table, let to):
      Problem("verification.DANGLING_REFERENCE", ["table": Self.name(table), "to": to])
    case .fileDamaged(let words):
      Problem("verification.FILE_DAMAGED", ["words": Fact.whole(words)])
    case .evidenceMissing(let entry, let name, let digest, let path):
      Problem(
        "verification.EVIDENCE_MISSING",
        ["entry": entry, "name": name, "digest": digest.hexText, "path": Fact.whole(path)])
    case .evidenceChanged(let entry, let name, let digest, let found):
      Problem(
        "verification.EVIDENCE_ALTERED",
        ["entry": entry, "name": name, "digest": digest.hexText, "found": found.hexText])
    case .evidenceUnreadable(let entry, let name, let path, let code):
      Problem(
        "verification.EVIDENCE_UNREADABLE",
        ["entry": entry, "name": name, "path": Fact.whole(path), "number": code])
    }
  }

  private static func range(_ numbers: ClosedRange<Int64>) -> String {
    let (first, last) = (numbers.lowerBound, numbers.upperBound)
    return first == last ? "\(first)" : "\(first)–\(last)"
  }

  /// Such as „Buchung 60“ for `entry 60`.
  private static func place(_ what: String) -> LocalizedText {
    let words = what.split(separator: " ", maxSplits: 1).map(String.init)
    let german = words.count == 2 ? "\(name(words[0]).de) \(words[1])" : what
    return LocalizedText(de: german, en: what)
  }

  private static func name(_ table: String) -> LocalizedText {
    LocalizedText(de: names[table] ?? table, en: table)
  }

  private static let names = [
    "entry": "Buchung", "posting": "Buchungszeile", "batch": "Vorgang",
    "project_version": "Projektfassung", "project": "Vorhaben", "measure": "Teilvorhaben",
    "award": "Bescheid", "item": "Planzeile oder Quelle", "kind": "Buchungsart",
    "fact": "Art einer Angabe", "account": "Konto", "period_close": "Abschluss",
    "settlement": "Abrechnung", "rule_set": "Regelwerk", "submission": "Vorlage",
    "recorder": "Person zum Vorgang", "reference_file": "Verwendete Datei",
    "basis": "Grundlage der Berechnung", "basis_file": "Grundlage der Berechnung",
    "evidence": "Nachweis", "commitment": "Auftrag", "entry_fact": "Angabe zur Buchung",
    "bank_statement": "Kontoauszug", "bank_line": "Kontoumsatz",
    "bank_line_ignored": "Kontoumsatz ohne Buchung", "project_term": "Angabe zur Projektfassung",
    "actor": "Person zum Vorgang",
    "person": "Person", "four_eyes": "Vier-Augen-Einstellung", "proposal": "Vorschlag",
    "proposal_file": "Datei eines Vorschlags", "decision": "Entscheidung über einen Vorschlag",
  ]
}

extension ActivitySum {
  fileprivate var name: LocalizedText {
    switch self {
    case .amount: LocalizedText(de: "Betrag", en: "amount")
    case .eligible: LocalizedText(de: "zuwendungsfähig", en: "eligible")
    case .unproven:
      LocalizedText(de: "ohne Beleg und Nachweis", en: "without voucher and evidence")
    case .unfiled: LocalizedText(de: "Nachweis nicht abgelegt", en: "evidence not filed")
    }
  }
}

extension MissingEnd {
  /// What is told of it.
  public var problem: Problem {
    Problem(
      isOfLog ? "verification.LOG_CUT_OFF" : "verification.END_MISSING",
      ["known": known, "found": found, "missing": known - found])
  }
}

extension VerificationNote {
  /// What is told of it.
  public var message: Message {
    switch self {
    case .amendedBehindClose(let project, let effective, let through):
      Message(
        "verification.AMENDED_BEHIND_CLOSE.found",
        ["project": project, "effective": effective, "through": through])
    case .logCutOff(let end): end.problem.found
    case .clockRanBackwards(let batch, let moment, let before):
      Message(
        "verification.CLOCK_RAN_BACKWARDS.found",
        ["batch": batch, "moment": Fact.moment(moment), "before": Fact.moment(before)])
    case .clockAhead(let moment, let now):
      Message(
        "verification.CLOCK_AHEAD.found",
        ["moment": Fact.moment(moment), "now": Fact.moment(now)])
    case .fourEyesOff(let batch, let moment, let until?):
      Message(
        "verification.FOUR_EYES_OFF.found",
        ["batch": batch, "moment": Fact.moment(moment), "until": until])
    case .fourEyesOff(let batch, let moment, nil):
      Message(
        "verification.FOUR_EYES_STILL_OFF.found",
        ["batch": batch, "moment": Fact.moment(moment)])
    case .fourEyesLoosened(let batch, let moment, let before, let after, let until):
      Message(
        until == nil
          ? "verification.FOUR_EYES_STILL_LOOSENED.found" : "verification.FOUR_EYES_LOOSENED.found",
        [
          "batch": batch, "moment": Fact.moment(moment), "before": before.text,
          "after": after.text, "until": until,
        ])
    case .grantedAlone(let batch, let moment, let person):
      Message(
        "verification.GRANTED_ALONE.found",
        ["batch": batch, "moment": Fact.moment(moment), "person": person])
    }
  }
}

extension FourEyes {
  /// What it is about: `500,00 € (alle Arten)`.
  public var text: LocalizedText {
    func text(_ language: Language) -> String {
      let names = kinds.map { BookingKind(rawValue: $0)?.name[language] ?? $0 }
      let all = language.pick("alle Arten", "all kinds")
      let limit = from?.text(language) ?? language.pick("aus", "off")
      return "\(limit) (\(kinds.isEmpty ? all : names.joined(separator: ", ")))"
    }
    return LocalizedText(de: text(.de), en: text(.en))
  }
}
