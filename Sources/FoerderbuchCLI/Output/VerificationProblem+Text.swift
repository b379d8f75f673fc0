import Amounts
import Bookkeeping
import LedgerStore

extension VerificationProblem {
  func sentence(_ language: Language) -> String {
    let text: (String, String) =
      switch self {
      case .recordChanged(let table, let id):
        (
          "\(name(table, .de)) \(id): nicht mehr so, wie versiegelt wurde (geändert oder vertauscht).",
          "\(name(table, .en)) \(id): not as it was sealed (changed or exchanged)."
        )
      case .recordMissing(let table, let id):
        (
          "\(name(table, .de)) \(id): versiegelt, aber nicht mehr da.",
          "\(name(table, .en)) \(id): sealed, but gone."
        )
      case .recordUnsealed(let table, let id):
        (
          "\(name(table, .de)) \(id): ohne Siegel hinzugefügt.",
          "\(name(table, .en)) \(id): added without a seal."
        )
      case .partWithoutRecord(let table, let id):
        (
          "\(name(table, .de)) zu \(id): gehört zu keinem Satz.",
          "\(name(table, .en)) of \(id): belongs to no record."
        )
      case .sealChanged(let sequence):
        ("Siegel \(sequence): geändert.", "Seal \(sequence): changed.")
      case .sealMissing(let sequence):
        ("Siegel \(sequence): fehlt.", "Seal \(sequence): missing.")
      case .sealUnknown(let sequence):
        (
          "Siegel \(sequence): von einer Art, die dieses Programm nicht kennt.",
          "Seal \(sequence): of a kind this program does not know."
        )
      case .numberMissing(let entry):
        (
          "Buchung \(entry): Die Nummer fehlt in der Reihe.",
          "Entry \(entry): the number is missing."
        )
      case .unbalanced(let entry, let measure, let by):
        (
          "Buchung \(entry): Soll und Haben weichen in \(measure) um \(by.text(.de)) ab.",
          "Entry \(entry): debit and credit differ in \(measure) by \(by.text(.en))."
        )
      case .headNotFound(let head):
        (
          "Der Stand \(head.hexText.prefix(16))… ist nicht in der Kette: Das Ende wurde abgeschnitten oder neu geschrieben, oder er gehört zu einem anderen Hauptbuch.",
          "The state \(head.hexText.prefix(16))… is not in the chain: its end was cut off or written anew, or it belongs to another ledger."
        )
      case .balanceDiffers, .activityDiffers, .unreadable:
        sumText ?? ("", "")
      case .entryOnClosedDay(let entry, let day, let through):
        (
          "Buchung \(entry): auf den \(day.text(.de)) gebucht, obwohl bis \(through.text(.de)) abgeschlossen war.",
          "Entry \(entry): booked on \(day.text(.en)), although closed through \(through.text(.en))."
        )
      case .submissionOfOtherState(let id):
        (
          "Vorlage \(id): nennt einen anderen Stand der Siegelkette als den, nach dem sie vorgelegt wurde.",
          "Submission \(id): names another state of the seal chain than the one it was handed in at."
        )
      case .evidenceMissing, .evidenceChanged, .evidenceUnreadable:
        evidenceText ?? ("", "")
      case .schemaChanged, .migrationChanged, .danglingReference, .identityDiffers, .checkFound,
        .fileDamaged:
        fileText ?? ("", "")
      }
    return language.pick(text.0, text.1)
  }

  /// What is wrong with the sums that are kept beside the journal.
  private var sumText: (String, String)? {
    switch self {
    case .balanceDiffers(let account, let measure, let month, let stored, let journal):
      (
        "Saldo Konto \(account), \(measure), Monat \(month): gespeichert \(stored.text(.de)), laut Journal \(journal.text(.de)).",
        "Balance of account \(account), \(measure), month \(month): stored \(stored.text(.en)), by the journal \(journal.text(.en))."
      )
    case .activityDiffers(
      let measure, let kind, let line, let source, let sum, let stored, let journal):
      (
        "Summe \(kind) \([line, source].compactMap { $0 }.joined(separator: "/")) in \(measure), \(word(sum, .de)): gespeichert \(stored.text(.de)), laut Journal \(journal.text(.de)).",
        "Sum of \(kind) \([line, source].compactMap { $0 }.joined(separator: "/")) in \(measure), \(word(sum, .en)): stored \(stored.text(.en)), by the journal \(journal.text(.en))."
      )
    case .unreadable(let what):
      (
        "\(place(what)): nicht lesbar; die Summen des Teilvorhabens lassen sich nicht vergleichen.",
        "\(what): cannot be read; the sums of its measure cannot be compared."
      )
    default: nil
    }
  }

  /// What is wrong with what no seal stands for.
  private var fileText: (String, String)? {
    switch self {
    case .schemaChanged(let name):
      (
        "Schema: „\(name)“ fehlt oder ist nicht wie ausgeliefert.",
        "Schema: \"\(name)\" is missing or not as shipped."
      )
    case .migrationChanged(let version):
      (
        "Schema: Die Migration \(version) ist nicht die ausgelieferte.",
        "Schema: migration \(version) is not the shipped one."
      )
    case .danglingReference(let table, let to):
      (
        "\(name(table, .de)): verweist auf einen fehlenden Satz in \(to).",
        "\(name(table, .en)): refers to a missing record in \(to)."
      )
    case .identityDiffers(let table, let id, let isMissing):
      isMissing
        ? (
          "\(name(table, .de)) \(id): fehlt im Verzeichnis der Kennungen.",
          "\(name(table, .en)) \(id): is missing from the list of names."
        )
        : (
          "\(name(table, .de)) \(id): steht im Verzeichnis der Kennungen, aber so in keiner Projektfassung.",
          "\(name(table, .en)) \(id): is in the list of names, but so in no version of a project."
        )
    case .checkFound(let query, let rows, let first):
      (
        "Prüfabfrage \(query): \(rows) Zeilen, zuerst \(first).",
        "Query \(query): \(rows) rows, first \(first)."
      )
    case .fileDamaged(let words):
      ("Datei: SQLite meldet „\(words)“.", "File: SQLite says \"\(words)\".")
    default: nil
    }
  }

  /// What is wrong with a file that is kept as evidence.
  private var evidenceText: (String, String)? {
    switch self {
    case .evidenceMissing(let entry, let name, let digest, let path):
      (
        "Nachweis „\(name)“ zu Buchung \(entry): Die Datei fehlt unter \(path). Abgelegt wurde SHA-256 \(digest.hexText); `foerderbuch evidence add \(entry) DATEI` legt eine gleiche Datei wieder dorthin.",
        "Evidence \"\(name)\" of entry \(entry): the file is missing at \(path). SHA-256 \(digest.hexText) was filed; `foerderbuch evidence add \(entry) FILE` puts an equal file back."
      )
    case .evidenceChanged(let entry, let name, let digest, let found):
      (
        "Nachweis „\(name)“ zu Buchung \(entry): Der Inhalt ist ein anderer. Abgelegt wurde SHA-256 \(digest.hexText), gefunden \(found.hexText). `foerderbuch evidence add \(entry) DATEI` mit der abgelegten Datei stellt sie wieder her.",
        "Evidence \"\(name)\" of entry \(entry): the content is another one. SHA-256 \(digest.hexText) was filed, \(found.hexText) was found. `foerderbuch evidence add \(entry) FILE` with the file that was filed restores it."
      )
    case .evidenceUnreadable(let entry, let name, let path, let code):
      (
        "Nachweis „\(name)“ zu Buchung \(entry): \(path) lässt sich nicht lesen (Fehler \(code)).",
        "Evidence \"\(name)\" of entry \(entry): \(path) cannot be read (error \(code))."
      )
    default: nil
    }
  }

  /// Such as „Buchung 60“ for `entry 60`.
  private func place(_ what: String) -> String {
    let words = what.split(separator: " ", maxSplits: 1).map(String.init)
    return words.count == 2 ? "\(name(words[0], .de)) \(words[1])" : what
  }

  private func word(_ sum: ActivitySum, _ language: Language) -> String {
    switch sum {
    case .amount: language.pick("Betrag", "amount")
    case .eligible: language.pick("zuwendungsfähig", "eligible")
    case .unproven: language.pick("ohne Beleg und Nachweis", "without voucher and evidence")
    case .unfiled: language.pick("Nachweis nicht abgelegt", "evidence not filed")
    }
  }

  private func name(_ table: String, _ language: Language) -> String {
    guard language == .de else { return table }
    return switch table {
    case "entry": "Buchung"
    case "posting": "Buchungszeile"
    case "batch": "Vorgang"
    case "project_version": "Projektfassung"
    case "project": "Vorhaben"
    case "measure": "Teilvorhaben"
    case "award": "Bescheid"
    case "item": "Planzeile oder Quelle"
    case "kind": "Buchungsart"
    case "fact": "Art einer Angabe"
    case "account": "Konto"
    case "period_close": "Abschluss"
    case "settlement": "Abrechnung"
    case "rule_set": "Regelwerk"
    case "submission": "Vorlage"
    case "recorder": "Person zum Vorgang"
    case "reference_file": "Verwendete Datei"
    case "basis", "basis_file": "Grundlage der Berechnung"
    case "evidence": "Nachweis"
    default: table
    }
  }
}

extension VerificationNote {
  func sentence(_ language: Language) -> String {
    switch self {
    case .amendedBehindClose(let project, let effective, let through):
      language.pick(
        "Hinweis: \(project) wurde nach dem Abschluss bis \(through.text(.de)) rückwirkend ab \(effective.text(.de)) geändert; was vorher über diese Tage berichtet wurde, beruht auf der früheren Fassung.",
        "Note: \(project) was amended from \(effective.text(.en)) on after the close through \(through.text(.en)); what was reported of these days before rests on the earlier version."
      )
    case .clockRanBackwards(let batch, let moment, let before):
      language.pick(
        "Hinweis: Die Uhr lief rückwärts: Vorgang \(batch) wurde um \(moment) aufgezeichnet, ein früherer um \(before) (UTC).",
        "Note: The clock ran backwards: act \(batch) was recorded at \(moment), an earlier one at \(before) (UTC)."
      )
    }
  }
}
