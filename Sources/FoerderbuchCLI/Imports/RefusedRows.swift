import Amounts
import Funding
import Interchange
import LedgerStore
import Office

/// What to say of rows that read well and that the ledger did not take.
struct RefusedRows {
  let refusals: [PostingRefusal]
  /// The line of each entry that was handed over.
  let lines: [Int32]
  /// How many rows the table has.
  let rows: Int
  let table: BookingTable<TableFile>
  let ledger: Ledger
  let desk: BookingDesk
  let session: Session

  private var language: Language { session.language }

  /// A row that met an entry of the ledger.
  private struct Meeting {
    let line: Int?
    /// The entry of the ledger.
    let number: Int64
    let booked: Booking?
    /// What the row would book.
    let proposed: Booking?
    let changes: [BookingChange]

    /// Whether day and amount differ, and the text unless the reference is a running number: the
    /// row is no new form of what is booked.
    var isOther: Bool {
      let columns = Set(changes.map(\.column))
      let isRunning = booked?.reference.map { Int($0) != nil && $0.count <= 5 } ?? false
      return columns.isSuperset(of: [.date, .amount])
        && (isRunning || !columns.isDisjoint(with: [.purpose, .counterparty, .voucher]))
    }
  }

  /// One for each row, and before those of a kind what is common to them.
  var messages: [String] {
    var taken: [PostingRefusal] = []
    var repeated: [PostingRefusal] = []
    var changed: [PostingRefusal] = []
    var others: [PostingRefusal] = []
    for refusal in refusals {
      switch refusal.reason {
      case .referenceTaken: taken.append(refusal)
      case .repeats: repeated.append(refusal)
      case .resembles: changed.append(refusal)
      default: others.append(refusal)
      }
    }
    let limit = session.json ? Int.max : ProblemList.limit
    let shown = Set(
      [taken, repeated, changed].flatMap { $0.prefix(limit) }.compactMap(line))
    let bookings = bookings(of: shown)
    func meetings(_ refusals: [PostingRefusal]) -> [Meeting] {
      refusals.prefix(limit).map { meeting($0, bookings) }
    }
    return others.prefix(limit).map { place(line($0)) + ": " + $0.reason.sentence(language) }
      + rest(others.count, limit)
      + takenMessages(meetings(taken)) + rest(taken.count, limit)
      + repeatedMessages(meetings(repeated), count: repeated.count) + rest(repeated.count, limit)
      + changedMessages(meetings(changed), count: changed.count) + rest(changed.count, limit)
  }

  private func line(_ refusal: PostingRefusal) -> Int? {
    lines.indices.contains(refusal.index) ? Int(lines[refusal.index]) : nil
  }

  private func place(_ line: Int?) -> String {
    var place = table.source.place
    place.line = line
    return place.text(language)
  }

  private func rest(_ count: Int, _ limit: Int) -> [String] {
    guard count > limit else { return [] }
    return [
      language.pick(
        "… und \(count - limit) weitere Zeilen; mit --json werden alle genannt.",
        "… and \(count - limit) more rows; --json names them all.")
    ]
  }

  /// What the rows book, with all that follows from the projects.
  private func bookings(of lines: Set<Int>) -> [Int: Booking] {
    guard !lines.isEmpty else { return [:] }
    var bookings: [Int: Booking] = [:]
    table.read(problems: ProblemList()) { row in
      if lines.contains(row.line) {
        bookings[row.line] = (try? desk.propose(row.booking).first?.booking) ?? row.booking
      }
    }
    return bookings
  }

  private func meeting(_ refusal: PostingRefusal, _ bookings: [Int: Booking]) -> Meeting {
    let line = line(refusal)
    let number: Int64 =
      switch refusal.reason {
      case .referenceTaken(_, let number), .repeats(let number), .resembles(let number): number
      default: 0
      }
    let booked = try? ledger.entry(number).booking
    let proposed = line.flatMap { bookings[$0] }
    var changes: [BookingChange] = []
    if let booked, let proposed { changes = BookingChange.between(booked, proposed, language) }
    return Meeting(
      line: line, number: number, booked: booked, proposed: proposed, changes: changes)
  }

  // MARK: References that are taken

  private func takenMessages(_ meetings: [Meeting]) -> [String] {
    guard !meetings.isEmpty else { return [] }
    if let sorted = sortedMessages(meetings) { return sorted }
    let startAnew = meetings.allSatisfy(\.isOther)
    var messages: [String] = []
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
      messages.append(place(nil) + ": " + head + " " + remedy)
    }
    for meeting in meetings {
      let reference = meeting.booked?.reference ?? ""
      var text =
        place(meeting.line) + ": "
        + language.pick(
          "Die Referenz „\(reference)“ hat schon Buchung \(meeting.number), mit anderem Inhalt.",
          "Reference \"\(reference)\" already belongs to entry \(meeting.number), with other content."
        )
      text +=
        language.pick(" Geändert: ", " Changed: ")
        + meeting.changes.map { $0.text(language) }.joined(separator: "; ") + "."
      if !startAnew {
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
      messages.append(text)
    }
    return messages
  }

  /// Where each row is what another one of them booked, the rows were sorted without their
  /// references; nil for anything else.
  private func sortedMessages(_ meetings: [Meeting]) -> [String]? {
    guard meetings.count > 1 else { return nil }
    var owners: [Booking.Likeness: Meeting] = [:]
    for meeting in meetings { meeting.booked.map { owners[$0.likeness] = meeting } }
    let found = meetings.map { $0.proposed.flatMap { owners[$0.likeness] } }
    guard !found.contains(where: { $0 == nil }) else { return nil }
    let head = language.pick(
      "\(meetings.count) Zeilen stehen bei den Referenzen anderer Zeilen: Die Tabelle wurde ohne die Spalte der Referenzen sortiert. Falsch gebucht ist nichts. Sortieren Sie die Zeilen zusammen mit ihren Referenzen, oder nehmen Sie die unsortierte Tabelle.",
      "\(meetings.count) rows stand at the references of other rows: the table was sorted without its column of references. Nothing is booked wrongly. Sort the rows together with their references, or take the table as it was."
    )
    return [place(nil) + ": " + head]
      + zip(meetings, found).map { meeting, owner in
        let reference = meeting.booked?.reference ?? ""
        return place(meeting.line) + ": "
          + language.pick(
            "Die Referenz „\(reference)“ gehört zu Buchung \(meeting.number); die Zeile ist Buchung \(owner?.number ?? 0).",
            "Reference \"\(reference)\" belongs to entry \(meeting.number); the row is entry \(owner?.number ?? 0)."
          )
      }
  }

  private var remedy: String {
    guard table.profile != nil else {
      return language.pick(
        "Diese Nummern beginnen offenbar in jeder Datei neu; lassen Sie die Spalte „Referenz“ leer, oder stellen Sie das Jahr davor.",
        "These numbers seem to start anew in every file; leave the column \"reference\" empty, or put the year before them."
      )
    }
    let heading = table.referenceHeading ?? "…"
    return language.pick(
      "Diese Nummern beginnen offenbar in jeder Datei neu; nehmen Sie reference aus dem Profil, oder schreiben Sie dort „reference: {column: \"\(heading)\", scope: file}“ (year, wenn sie jedes Jahr neu beginnen).",
      "These numbers seem to start anew in every file; take reference out of the profile, or write \"reference: {column: \"\(heading)\", scope: file}\" there (year, if they start anew every year)."
    )
  }

  // MARK: Rows that repeat entries

  private func repeatedMessages(_ meetings: [Meeting], count: Int) -> [String] {
    guard !meetings.isEmpty else { return [] }
    let fresh = rows - count
    let numbers = meetings.compactMap(\.line).prefix(5).map(String.init).joined(separator: ",")
    let head =
      count == 1
      ? language.pick(
        "1 Zeile gleicht einer schon gebuchten in Tag, Art, Betrag, Name",
        "1 row equals a booked one in day, kind, amount, name")
      : language.pick(
        "\(count) Zeilen gleichen schon gebuchten in Tag, Art, Betrag, Name",
        "\(count) rows equal booked ones in day, kind, amount, name")
    let rest =
      fresh == 0
      ? language.pick("und keine ist neu", "and none is new")
      : fresh == 1
        ? language.pick("und bucht nur die eine neue", "and books only the new one")
        : language.pick("und bucht nur die \(fresh) neuen", "and books only the \(fresh) new ones")
    let ways = language.pick(
      "; nichts wurde gebucht. Enthält die Tabelle auch, was früher gebucht wurde: --only-new lässt diese Zeilen weg \(rest). Sind es weitere Vorgänge: --again \(numbers) (oder --again alle) bucht sie.",
      "; nothing was booked. If the table also holds what was booked earlier: --only-new leaves these rows out \(rest). If they are further bookings: --again \(numbers) (or --again all) books them."
    )
    return [place(nil) + ": " + head + ways]
      + meetings.map { told($0, language.pick(" gleicht Buchung ", " equals entry ")) }
  }

  /// `Zeile 2 gleicht Buchung 1: …; anders ist: …`
  private func told(_ meeting: Meeting, _ verb: String) -> String {
    var text = place(meeting.line) + verb + String(meeting.number)
    if let booked = meeting.booked {
      text +=
        ": "
        + [
          booked.date.text(language), booked.kind.name[language], booked.amount.text(language),
          booked.counterparty,
        ].compactMap { $0 }.joined(separator: ", ")
    }
    let changes = meeting.changes.filter { $0.column != .reference }
    guard !changes.isEmpty else { return text + "." }
    return text + language.pick("; anders ist: ", "; different: ")
      + changes.map { $0.text(language) }.joined(separator: "; ") + "."
  }

  // MARK: Rows that may be entries, changed since

  private func changedMessages(_ meetings: [Meeting], count: Int) -> [String] {
    guard let first = meetings.first else { return [] }
    let numbers = meetings.compactMap(\.line).prefix(5).map(String.init).joined(separator: ",")
    let head =
      count == 1
      ? language.pick(
        "1 Zeile ähnelt einer gebuchten", "1 row resembles a booked one")
      : language.pick(
        "\(count) Zeilen ähneln schon gebuchten", "\(count) rows resemble booked ones")
    let ways = language.pick(
      "; nichts wurde gebucht. Ist es dieselbe Buchung, nur ergänzt: --same \(numbers) lässt sie weg. Ist die gebuchte falsch und hier berichtigt: nehmen Sie sie zurück (`foerderbuch reverse \(first.number) --reason …`), und lesen Sie die Tabelle noch einmal ein. Ist es ein weiterer Vorgang: --again \(numbers) bucht ihn.",
      "; nothing was booked. If it is the same booking, merely completed: --same \(numbers) leaves it out. If the booked one is wrong and corrected here: reverse it (`foerderbuch reverse \(first.number) --reason …`) and import the table again. If it is a further booking: --again \(numbers) books it."
    )
    return [place(nil) + ": " + head + ways]
      + meetings.map { told($0, language.pick(" ähnelt Buchung ", " resembles entry ")) }
  }
}
