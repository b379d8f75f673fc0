import Amounts
import Funding
import Interchange
import Office

extension RowsRefused {
  /// One for each row, and before those of a kind what is common to them.
  func messages(_ language: Language) -> [Failure.Message] {
    let told = RefusedRowsText(refused: self, language: language)
    let others = others.prefix(limit).map { line, reason in
      reason.message(told.place(line), at: told.position(line), language)
    }
    return others + told.rest(self.others.count)
      + told.takenMessages(taken.told) + told.rest(taken.count)
      + told.repeatedMessages(repeated) + told.rest(repeated.count)
      + told.changedMessages(changed) + told.rest(changed.count)
  }
}

extension RowsRefused.Meeting {
  fileprivate func changes(_ language: Language) -> [BookingChange] {
    guard let booked, let row else { return [] }
    return BookingChange.between(booked, row, language)
  }

  /// Whether the reference is a number that may stand at another row tomorrow.
  fileprivate var isRunning: Bool {
    booked?.reference.map { Int($0) != nil && $0.count <= 5 } ?? false
  }

  /// Whether a running number stands at a row that is somewhat like the one it had before: of a
  /// table in which a new row moved all others on by one.
  fileprivate var hasMovedOn: Bool {
    let columns: Set<BookingColumn> = [.date, .purpose, .counterparty, .voucher]
    return isRunning && columns.intersection(changes(.de).map(\.column)).count > 1
  }

  /// Whether the row is no new form of what is booked: day and amount differ, and the text unless
  /// the reference is a running number; beside such a number any three of these are enough.
  fileprivate var isOther: Bool {
    let columns = Set(changes(.de).map(\.column))
    let texts: Set<BookingColumn> = [.purpose, .counterparty, .voucher]
    if isRunning, columns.intersection(texts.union([.date, .amount])).count > 2 { return true }
    return columns.isSuperset(of: [.date, .amount])
      && (isRunning || !columns.isDisjoint(with: texts))
  }
}

/// The sentences in one language.
private struct RefusedRowsText {
  typealias Meeting = RowsRefused.Meeting

  let refused: RowsRefused
  let language: Language

  func place(_ line: Int?) -> String { source(line).text(language) }

  func position(_ line: Int?) -> Failure.Place { Failure.Place(source(line)) }

  private func source(_ line: Int?) -> SourcePosition {
    var place = refused.place
    place.line = line
    return place
  }

  private func message(
    _ code: String, row line: Int? = nil, found: String? = nil, _ text: String
  ) -> Failure.Message {
    Failure.Message(
      code: code, text: place(line) + text, place: position(line), found: found)
  }

  func rest(_ count: Int) -> [Failure.Message] {
    let limit = refused.limit
    guard count > limit else { return [] }
    let text = language.pick(
      "… und \(count - limit) weitere Zeilen; mit --json werden alle genannt.",
      "… and \(count - limit) more rows; --json names them all.")
    return [Failure.Message(code: "FURTHER_PROBLEMS", text: text)]
  }

  // MARK: References that are taken

  func takenMessages(_ meetings: [Meeting]) -> [Failure.Message] {
    guard !meetings.isEmpty else { return [] }
    if let sorted = sortedMessages(meetings) { return sorted }
    let startAnew =
      meetings.contains(where: \.isOther)
      && meetings.allSatisfy { $0.isOther || $0.hasMovedOn }
    var messages: [Failure.Message] = []
    if startAnew {
      let count = meetings.count
      let head =
        count == 1
        ? language.pick(
          "1 Zeile trägt eine Referenz, die schon gebucht ist, und meint einen anderen Vorgang.",
          "1 row has a reference that is booked already, and is about another matter.")
        : language.pick(
          "\(count) Zeilen tragen Referenzen, die schon gebucht sind, und jede meint einen anderen Vorgang.",
          "\(count) rows have references that are booked already, and each is about another matter."
        )
      messages.append(message("NUMBERS_BEGIN_ANEW", ": " + head + " " + remedy))
    }
    for meeting in meetings {
      let reference = meeting.booked?.reference ?? ""
      var text =
        ": "
        + language.pick(
          "Die Referenz „\(reference)“ hat schon Buchung \(meeting.number), mit anderem Inhalt.",
          "Reference \"\(reference)\" already belongs to entry \(meeting.number), with other content."
        )
      text +=
        language.pick(" Geändert: ", " Changed: ")
        + meeting.changes(language).map { $0.text(language) }.joined(separator: "; ") + "."
      if let payment = payment(of: meeting) {
        text += payment + "."
      } else if !startAnew {
        text +=
          meeting.isOther
          ? language.pick(
            " Das ist offenbar ein anderer Vorgang: geben Sie ihm eine neue Referenz.",
            " That seems to be another matter: give it a new reference.")
          : language.pick(
            " Ist es ein anderer Vorgang, geben Sie ihm eine neue Referenz; soll die Zeile Buchung \(meeting.number) ersetzen, nehmen Sie diese zuerst zurück (`foerderbuch reverse \(meeting.number)`).",
            " If it is another matter, give it a new reference; if the row is to replace entry \(meeting.number), reverse that first (`foerderbuch reverse \(meeting.number)`)."
          )
      }
      messages.append(message("REFERENCE_TAKEN", row: meeting.line, found: reference, text))
    }
    return messages
  }

  /// Where each row is what another one of them booked, the rows were sorted without their
  /// references; nil for anything else.
  private func sortedMessages(_ meetings: [Meeting]) -> [Failure.Message]? {
    guard meetings.count > 1 else { return nil }
    var owners: [Booking.Likeness: Meeting] = [:]
    for meeting in meetings { meeting.booked.map { owners[$0.likeness] = meeting } }
    let found = meetings.map { $0.row.flatMap { owners[$0.likeness] } }
    guard !found.contains(where: { $0 == nil }) else { return nil }
    let head = language.pick(
      "\(meetings.count) Zeilen stehen bei den Referenzen anderer Zeilen: Die Tabelle wurde ohne die Spalte der Referenzen sortiert. Falsch gebucht ist nichts. Sortieren Sie die Zeilen zusammen mit ihren Referenzen, oder nehmen Sie die unsortierte Tabelle.",
      "\(meetings.count) rows stand at the references of other rows: the table was sorted without its column of references. Nothing is booked wrongly. Sort the rows together with their references, or take the table as it was."
    )
    return [message("SORTED_WITHOUT_REFERENCES", ": " + head)]
      + zip(meetings, found).map { meeting, owner in
        let reference = meeting.booked?.reference ?? ""
        let text = language.pick(
          "Die Referenz „\(reference)“ gehört zu Buchung \(meeting.number); die Zeile ist Buchung \(owner?.number ?? 0).",
          "Reference \"\(reference)\" belongs to entry \(meeting.number); the row is entry \(owner?.number ?? 0)."
        )
        return message("REFERENCE_TAKEN", row: meeting.line, found: reference, ": " + text)
      }
  }

  private var remedy: String {
    guard refused.isProfiled else {
      return language.pick(
        "Diese Nummern beginnen offenbar in jeder Datei neu oder verschieben sich mit neuen Zeilen; lassen Sie die Spalte „Referenz“ leer, oder stellen Sie das Jahr davor.",
        "These numbers seem to start anew in every file or to move on with new rows; leave the column \"reference\" empty, or put the year before them."
      )
    }
    let heading = refused.referenceHeading ?? "…"
    return language.pick(
      "Diese Nummern beginnen offenbar in jeder Datei neu oder verschieben sich mit neuen Zeilen; nehmen Sie reference aus dem Profil, oder schreiben Sie dort „reference: {column: \"\(heading)\", scope: file}“ (year, wenn sie jedes Jahr neu beginnen).",
      "These numbers seem to start anew in every file or to move on with new rows; take reference out of the profile, or write \"reference: {column: \"\(heading)\", scope: file}\" there (year, if they start anew every year)."
    )
  }

  // MARK: Rows that repeat entries

  func repeatedMessages(_ group: RowsRefused.Group) -> [Failure.Message] {
    let (meetings, count) = (group.told, group.count)
    guard !meetings.isEmpty else { return [] }
    let fresh = refused.untouched
    let numbers = meetings.compactMap(\.line).prefix(5).map(String.init).joined(separator: ",")
    let head =
      count == 1
      ? language.pick(
        "1 Zeile gleicht einer schon gebuchten in Tag, Art, Betrag, Name",
        "1 row equals a booked one in day, kind, amount, name")
      : language.pick(
        "\(count) Zeilen gleichen schon gebuchten in Tag, Art, Betrag, Name",
        "\(count) rows equal booked ones in day, kind, amount, name")
    let asked =
      refused.changed.count + refused.taken.count == 0
      ? ""
      : language.pick(
        "; nach Zeilen, die gebuchten nur ähneln, wird weiter gefragt",
        "; rows that only resemble booked ones are still asked about")
    // Which rows are known by their reference was not counted.
    let rest =
      refused.referenceHeading != nil && fresh > 0
      ? language.pick("und bucht nur, was neu ist", "and books only what is new")
      : fresh == 0
        ? language.pick("und keine ist neu", "and none is new")
        : fresh == 1
          ? language.pick("und bucht nur die eine neue", "and books only the new one")
          : language.pick(
            "und bucht nur die \(fresh) neuen", "and books only the \(fresh) new ones")
    let ways = language.pick(
      "; nichts wurde gebucht. Enthält die Tabelle auch, was früher gebucht wurde: --only-new lässt diese Zeilen weg \(rest)\(asked). Sind es weitere Vorgänge: --again \(numbers) (oder --again alle) bucht sie.",
      "; nothing was booked. If the table also holds what was booked earlier: --only-new leaves these rows out \(rest)\(asked). If they are further bookings: --again \(numbers) (or --again all) books them."
    )
    return [message("REPEATED_ROWS", ": " + head + ways)]
      + meetings.map {
        told("REPEATS_ENTRY", $0, language.pick(" gleicht Buchung ", " equals entry "))
      }
  }

  /// `Zeile 2 gleicht Buchung 1: …; anders ist: …`
  private func told(_ code: String, _ meeting: Meeting, _ verb: String) -> Failure.Message {
    var text = verb + String(meeting.number)
    if let booked = meeting.booked {
      text +=
        ": "
        + [
          booked.date.text(language), booked.kind.name[language], booked.amount.text(language),
          booked.counterparty,
        ].compactMap { $0 }.joined(separator: ", ")
    }
    let changes = meeting.changes(language).filter { $0.column != .reference }
    let rest =
      changes.isEmpty
      ? ""
      : language.pick("; anders ist: ", "; different: ")
        + changes.map { $0.text(language) }.joined(separator: "; ")
    let onlyNew =
      code == "REPEATS_ENTRY"
      ? language.pick(" (--only-new bucht sie mit).", " (--only-new books it, too).") : "."
    let payment = payment(of: meeting).map { $0 + onlyNew } ?? ""
    return message(code, row: meeting.line, text + rest + "." + payment)
  }

  /// How the payment is booked where the row is an open invoice that was given its day of payment.
  private func payment(of meeting: Meeting) -> String? {
    guard let day = meeting.pays, !meeting.changes(.de).contains(where: { $0.column == .amount })
    else { return nil }
    let command = "foerderbuch record payment --entry \(meeting.number) --date \(day.isoText)"
    return language.pick(
      " Buchung \(meeting.number) ist noch offen; ihre Zahlung bucht `\(command)`",
      " Entry \(meeting.number) is still open; `\(command)` books its payment")
  }

  // MARK: Rows that may be entries, changed since

  /// What to do where the amount is another one; nothing else is a reason to reverse.
  private func correction(_ meetings: [Meeting]) -> String {
    let corrected = meetings.filter { meeting in
      meeting.changes(language).contains { $0.column == .amount }
    }
    guard let first = corrected.first else { return "" }
    let rows = corrected.compactMap(\.line).prefix(5).map(String.init).joined(separator: ", ")
    return language.pick(
      " Ist ein gebuchter Betrag falsch und hier berichtigt (Zeile \(rows)): nehmen Sie die Buchung zurück (`foerderbuch reverse \(first.number) --reason …`), und lesen Sie die Tabelle noch einmal ein.",
      " If a booked amount is wrong and corrected here (row \(rows)): reverse the entry (`foerderbuch reverse \(first.number) --reason …`) and import the table again."
    )
  }

  func changedMessages(_ group: RowsRefused.Group) -> [Failure.Message] {
    let (meetings, count) = (group.told, group.count)
    guard !meetings.isEmpty else { return [] }
    let numbers = meetings.compactMap(\.line).prefix(5).map(String.init).joined(separator: ",")
    let head =
      count == 1
      ? language.pick(
        "1 Zeile ähnelt einer gebuchten", "1 row resembles a booked one")
      : language.pick(
        "\(count) Zeilen ähneln schon gebuchten", "\(count) rows resemble booked ones")
    let ways = language.pick(
      "; nichts wurde gebucht. Ist es dieselbe Buchung, nur ergänzt: --same \(numbers) lässt sie weg. Ist es ein weiterer Vorgang: --again \(numbers) bucht ihn.",
      "; nothing was booked. If it is the same booking, merely completed: --same \(numbers) leaves it out. If it is a further booking: --again \(numbers) books it."
    )
    return [message("CHANGED_ROWS", ": " + head + ways + correction(meetings))]
      + meetings.map {
        told("RESEMBLES_ENTRY", $0, language.pick(" ähnelt Buchung ", " resembles entry "))
      }
  }
}
