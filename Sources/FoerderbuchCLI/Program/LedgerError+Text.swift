import Amounts
import Funding
import LedgerStore
import Office

extension LedgerError {
  /// `Answers.md`.
  var exitCode: Int32 {
    switch self {
    case .noSuchFile: 66
    case .fileExists, .cannotWrite: 73
    case .diskFull, .inputOutput: 74
    case .busy, .changedWhileReading, .headMoved: 75
    case .newerVersion, .olderVersion: 78
    case .openForReadingOnly: 64
    default: 65
    }
  }

  /// One for each problem.
  func messages(_ language: Language) -> [Failure.Message] {
    switch self {
    case .refused(let refusals):
      refusals.map { refusal in
        refusal.reason.message(
          language.pick("Buchung \(refusal.index + 1)", "Booking \(refusal.index + 1)"), language)
      }
    case .refusedProjects(let refusals):
      refusals.map { refusal in
        Failure.Message(
          code: refusal.reason.code,
          text: language.pick("Vorhaben ", "Project ") + refusal.project + ": "
            + refusal.reason.sentence(language))
      }
    default:
      [
        Failure.Message(
          code: code, text: sentence(language), found: finding.found,
          allowed: finding.allowed?[language])
      ]
    }
  }

  private func sentence(_ language: Language) -> String {
    guard let text = fileText ?? bookingText else { return "" }
    return language.pick(text.0, text.1)
  }

  /// What is wrong with the file.
  private var fileText: (String, String)? {
    switch self {
    case .fileExists(let path):
      (
        "\(path): Die Datei gibt es schon; sie bleibt, wie sie ist. Nennen Sie mit --ledger eine andere.",
        "\(path): The file exists already and stays as it is. Name another with --ledger."
      )
    case .noSuchFile(let path):
      (
        "\(path): Dieses Hauptbuch gibt es nicht. Legen Sie es mit `foerderbuch init` an oder nennen Sie mit --ledger ein anderes.",
        "\(path): There is no such ledger. Create it with `foerderbuch init`, or name another with --ledger."
      )
    case .notALedger(let path):
      (
        "\(path): Das ist kein Hauptbuch des Förderbuchs. Prüfen Sie den Dateinamen bei --ledger.",
        "\(path): This is no ledger of Förderbuch. Check the file name at --ledger."
      )
    case .newerVersion(let found, let known):
      (
        "Das Hauptbuch hat die Version \(found); dieses Programm kennt Versionen bis \(known). Verwenden Sie ein neueres Förderbuch.",
        "The ledger has version \(found); this program knows versions up to \(known). Use a newer Förderbuch."
      )
    case .olderVersion(let found, let needed):
      (
        "Das Hauptbuch hat die Version \(found), gebraucht wird \(needed). Ein schreibender Befehl, zum Beispiel `foerderbuch project apply`, bringt es auf den Stand.",
        "The ledger has version \(found), \(needed) is needed. A writing command such as `foerderbuch project apply` brings it up to date."
      )
    case .busy:
      (
        "Ein anderer Vorgang schreibt gerade in das Hauptbuch. Warten Sie, bis er fertig ist, und wiederholen Sie den Befehl; es wurde nichts geändert.",
        "Another process is writing to the ledger. Wait until it is done and repeat the command; nothing was changed."
      )
    case .changedWhileReading:
      (
        "Das Hauptbuch wurde beim Lesen von einem anderen Vorgang geändert. Wiederholen Sie den Befehl.",
        "The ledger was changed by another process while it was read. Repeat the command."
      )
    case .cannotWrite(let path):
      (
        "\(path): Hier kann nicht geschrieben werden. Prüfen Sie die Schreibrechte der Datei und ihres Ordners; es wurde nichts geändert.",
        "\(path): Cannot write here. Check the permissions of the file and its folder; nothing was changed."
      )
    case .diskFull:
      (
        "Der Datenträger ist voll. Schaffen Sie Platz und wiederholen Sie den Befehl; es wurde nichts geändert.",
        "The disk is full. Make room and repeat the command; nothing was changed."
      )
    case .inputOutput(let code):
      (
        "Das Betriebssystem meldet einen Ein-/Ausgabefehler (SQLite \(code)). Prüfen Sie den Datenträger; es wurde nichts geändert.",
        "The operating system reports an input or output error (SQLite \(code)). Check the disk; nothing was changed."
      )
    case .damaged(let what):
      (
        "Das Hauptbuch ist beschädigt (\(what)). `foerderbuch verify --deep` nennt die Stellen; stellen Sie eine Sicherung wieder her.",
        "The ledger is damaged (\(what)). `foerderbuch verify --deep` names the places; restore a backup."
      )
    case .refusedByDatabase(let what):
      (
        "Die Datenbank hat die Buchung zurückgewiesen (\(what)); es wurde nichts geändert.",
        "The database refused the booking (\(what)); nothing was changed."
      )
    case .openForReadingOnly:
      ("Das Hauptbuch ist nur zum Lesen geöffnet.", "The ledger is open for reading only.")
    default: nil
    }
  }

  /// What is wrong with a booking.
  private var bookingText: (String, String)? {
    switch self {
    case .importedBefore(let file):
      (
        "Diese Datei\(file.fileName.map { " („\($0)“)" } ?? "") wurde am \(file.recordedAt) schon eingelesen\(file.entries.map { " (Buchungen \($0.lowerBound) bis \($0.upperBound))" } ?? ""); nicht jede Zeile hat eine Referenz, an der sie zu erkennen wäre. Es wurde nichts gebucht. Mit --again alle wird sie noch einmal gebucht.",
        "This file\(file.fileName.map { " (\"\($0)\")" } ?? "") was imported on \(file.recordedAt)\(file.entries.map { " (entries \($0.lowerBound) to \($0.upperBound))" } ?? ""); not every row has a reference to be recognised by. Nothing was booked. --again all books it once more."
      )
    case .closedPeriod(let date, let through):
      (
        "\(date.text(.de)) liegt im abgeschlossenen Zeitraum bis \(through.text(.de)). Buchen Sie mit einem späteren Datum.",
        "\(date.text(.en)) lies in the closed period up to \(through.text(.en)). Book on a later date."
      )
    case .closedFurther(let through):
      (
        "Der Zeitraum ist schon bis \(through.text(.de)) abgeschlossen.",
        "The period is already closed up to \(through.text(.en))."
      )
    case .headMoved:
      (
        "Während der Bericht entstand, wurde im Hauptbuch gebucht; vorgelegt wird nur der neueste Stand. Rufen Sie denselben Befehl noch einmal auf.",
        "While the report was made, something was recorded in the ledger; only its latest state can be submitted. Run the same command again."
      )
    case .unknownSubmission(let number):
      (
        "Eine Vorlage \(number) gibt es nicht. `foerderbuch submissions` nennt alle.",
        "There is no submission \(number). `foerderbuch submissions` lists them."
      )
    case .unknownEntry(let number):
      (
        "Eine Buchung \(number) gibt es nicht. `foerderbuch list` zeigt die Nummern.",
        "There is no entry \(number)."
      )
    case .alreadyReversed(let number, let by):
      (
        "Buchung \(number) ist schon durch Buchung \(by) storniert.",
        "Entry \(number) is already reversed by entry \(by)."
      )
    case .isReversal(let number, let of):
      (
        "Buchung \(number) ist selbst die Stornierung von \(of). Buchen Sie den Vorgang neu, statt das Storno zu stornieren.",
        "Entry \(number) is itself the reversal of \(of). Book the matter anew instead of reversing the reversal."
      )
    case .reversalBeforeEntry(let number, let bookedOn):
      (
        "Buchung \(number) ist vom \(bookedOn.text(.de)); ihr Storno kann nicht davor liegen.",
        "Entry \(number) was booked on \(bookedOn.text(.en)); its reversal cannot be before that."
      )
    case .beyondLimit:
      (
        "Eine Summe übersteigt ±92.233.720.368.547.758,07 €. Es wurde nichts gebucht.",
        "A sum is beyond ±€92,233,720,368,547,758.07. Nothing was booked."
      )
    case .evidenceChanged(let name):
      (
        "Nachweis „\(name)“: Die Datei hat sich während des Einlesens geändert oder ist nicht mehr da. Es wurde nichts gebucht; wiederholen Sie den Befehl.",
        "Evidence \"\(name)\": the file changed while it was read, or is gone. Nothing was booked; repeat the command."
      )
    case .accountOfAnotherKind(let number):
      (
        "Der Kontenplan gibt dem Konto \(number) eine andere Art, als das Hauptbuch sie führt. Verwenden Sie eine neue Kontonummer.",
        "The chart gives account \(number) another kind than the ledger has. Use a new account number."
      )
    default: nil
    }
  }
}

extension PostingRefusal.Reason {
  /// - Parameters:
  ///   - place: where people find it.
  ///   - at: the same for programs.
  func message(
    _ place: String, at: Failure.Place? = nil, _ language: Language
  ) -> Failure.Message {
    Failure.Message(
      code: code, text: place + ": " + sentence(language), place: at, found: finding.found,
      allowed: finding.allowed?[language])
  }

  func sentence(_ language: Language) -> String {
    let text: (String, String) =
      switch self {
      case .closedPeriod(let date, let through):
        (
          "Der \(date.text(.de)) liegt im abgeschlossenen Zeitraum bis \(through.text(.de)). Buchen Sie mit einem späteren Datum.",
          "\(date.text(.en)) lies in the closed period up to \(through.text(.en)). Book on a later date."
        )
      case .unknownMeasure(let id):
        ("Ein Teilvorhaben „\(id)“ gibt es nicht.", "There is no measure \"\(id)\".")
      case .unknownItem(let id, let measure):
        (
          "Das Teilvorhaben „\(measure)“ hat weder Position noch Quelle noch Bescheid „\(id)“.",
          "Measure \"\(measure)\" has no line, source or award \"\(id)\"."
        )
      case .unknownAccount(let number):
        ("Das Konto \(number) fehlt im Kontenplan.", "Account \(number) is not in the chart.")
      case .referenceTaken(let reference, let by):
        (
          "Die Referenz „\(reference)“ hat schon Buchung \(by), mit anderem Inhalt. Vergeben Sie eine neue Referenz, oder nehmen Sie Buchung \(by) zurück, wenn sie falsch ist (`foerderbuch reverse \(by)`).",
          "Reference \"\(reference)\" already belongs to entry \(by), with other content. Use a new reference, or reverse entry \(by) if it is wrong (`foerderbuch reverse \(by)`)."
        )
      case .repeats(let by):
        (
          "Das gleicht Buchung \(by) in Tag, Art, Betrag, Name. --only-new lässt es weg, --again bucht es.",
          "This equals entry \(by) in day, kind, amount, name. --only-new leaves it out, --again books it."
        )
      case .resembles(let by):
        (
          "Das ähnelt Buchung \(by). --same lässt es weg, --again bucht es.",
          "This resembles entry \(by). --same leaves it out, --again books it."
        )
      case .resemblesNothing:
        (
          "Die Zeile ähnelt keiner Buchung; nehmen Sie sie aus --same.",
          "The row resembles no entry; take it out of --same."
        )
      case .settlesUnknown(let number):
        ("Buchung \(number) ist keine offene Ausgabe.", "Entry \(number) is no open expense.")
      case .settlesReversed(let number):
        ("Buchung \(number) ist storniert.", "Entry \(number) is reversed.")
      case .settledAlready(let number, let by):
        (
          "Buchung \(number) ist schon bezahlt (Buchung \(by)).",
          "Entry \(number) is already paid (entry \(by))."
        )
      case .paysTooMuch(let number, let open):
        (
          "Von Buchung \(number) sind nur \(open.text(.de)) offen.",
          "Of entry \(number) only \(open.text(.en)) are open."
        )
      case .fractionTooLong(let text):
        (
          "„\(text)“ hat mehr Stellen, als das Hauptbuch führt.",
          "\"\(text)\" has more digits than the ledger keeps."
        )
      }
    return language.pick(text.0, text.1)
  }
}

extension ProjectRefusal.Reason {
  func sentence(_ language: Language) -> String {
    let text: (String, String) =
      switch self {
      case .measureOfOtherProject(let measure, let project):
        (
          "Das Teilvorhaben „\(measure)“ gehört schon zu Vorhaben „\(project)“. Vergeben Sie eine andere Kennung.",
          "Measure \"\(measure)\" already belongs to project \"\(project)\". Use another id."
        )
      case .awardOfOtherProject(let award, let project):
        (
          "Der Bescheid „\(award)“ gehört schon zu Vorhaben „\(project)“. Vergeben Sie eine andere Kennung.",
          "Award \"\(award)\" already belongs to project \"\(project)\". Use another id."
        )
      case .measureInUse(let measure, let entries):
        (
          "Das Teilvorhaben „\(measure)“ fehlt in der Datei, hat aber \(Counted.entries(entries)). Lassen Sie es stehen.",
          "Measure \"\(measure)\" is missing from the file but has \(Counted.entries(entries)). Leave it in."
        )
      case .itemInUse(let item, let measure, let entries):
        (
          "„\(item)“ in „\(measure)“ fehlt in der Datei, hat aber \(Counted.entries(entries)). Lassen Sie es stehen und setzen Sie den Ansatz auf 0.00.",
          "\"\(item)\" in \"\(measure)\" is missing from the file but has \(Counted.entries(entries)). Leave it in with a planned value of 0.00."
        )
      case .fractionTooLong:
        (
          "Ein Satz oder eine Menge hat mehr Stellen, als das Hauptbuch führt.",
          "A rate or quantity has more digits than the ledger keeps."
        )
      case .organisationDiffers(let id, let here, let there, let project):
        (
          "Die Organisation „\(id)“ heißt hier „\(here)“, im Vorhaben „\(project)“ aber „\(there)“. Ist es eine andere, geben Sie ihr eine eigene Kennung; sonst gleichen Sie die Namen an und wenden Sie beide Dateien in einem Aufruf an.",
          "Organisation \"\(id)\" is called \"\(here)\" here, but \"\(there)\" in project \"\(project)\". If it is another one, give it an id of its own; else use one name and apply both files in one call."
        )
      case .organisationFactDiffers(let id, let field, let here, let there, let project):
        (
          "Die Organisation „\(id)“ hat hier `\(field): \(here)`, im Vorhaben „\(project)“ aber `\(field): \(there)`; richtig kann nur eines sein. Gleichen Sie die Angaben an und wenden Sie beide Dateien in einem Aufruf an; ist es eine andere Organisation, geben Sie ihr eigene Kennung und eigenen Namen.",
          "Organisation \"\(id)\" has `\(field): \(here)` here, but `\(field): \(there)` in project \"\(project)\"; only one can be right. Make them the same and apply both files in one call; if it is another organisation, give it an id and a name of its own."
        )
      case .deMinimisDiffers(let id, let on, let reference, let here, let there, let project):
        (
          "De-minimis-Beihilfe an „\(id)“ vom \(on.text(.de)), „\(reference)“: hier \(here.text(.de)), im Vorhaben „\(project)“ \(there.text(.de)). Berichtigen Sie den falschen Betrag und wenden Sie beide Dateien in einem Aufruf an.",
          "De-minimis aid to \"\(id)\" of \(on.text(.en)), \"\(reference)\": \(here.text(.en)) here, \(there.text(.en)) in project \"\(project)\". Correct the wrong amount and apply both files in one call."
        )
      }
    return language.pick(text.0, text.1)
  }
}
