package import Amounts
import Funding
package import Interchange
import LedgerStore
package import Messages

extension RowsRefused {
  /// What is told of one row, or ahead of all rows of a kind.
  package struct Told {
    package let problem: Problem
    /// The table or the row; nil where others are counted.
    package var place: SourcePosition?
    /// What stands there.
    package var found: String?
    package var allowed: LocalizedText?
    /// Whether the sentence begins with the place.
    package var namesPlace = false
  }

  /// One for each row, and before those of a kind what is common to them.
  package var told: [Told] {
    let rows = others.prefix(limit).map { line, reason in
      Told(
        problem: reason.problem, place: source(line), found: reason.finding.found,
        allowed: reason.finding.allowed)
    }
    return rows + rest(others.count) + takenRows(taken.told) + rest(taken.count)
      + repeatedRows + rest(repeated.count) + changedRows + rest(changed.count)
  }

  private func source(_ line: Int? = nil) -> SourcePosition {
    var place = place
    place.line = line
    return line.flatMap { places[$0] } ?? place
  }

  private func rest(_ count: Int) -> [Told] {
    guard count > limit else { return [] }
    return [Told(problem: Problem("intake.FURTHER_PROBLEMS.rows", ["rows": count - limit]))]
  }

  // MARK: References that are taken

  private func takenRows(_ meetings: [Meeting]) -> [Told] {
    guard !meetings.isEmpty else { return [] }
    if let sorted = sortedRows(meetings) { return sorted }
    let startAnew =
      meetings.contains(where: \.isOther)
      && meetings.allSatisfy { $0.isOther || $0.hasMovedOn }
    let rows = meetings.map { meeting in
      let key =
        meeting.payment != nil
        ? "intake.REFERENCE_TAKEN.open"
        : startAnew
          ? "intake.REFERENCE_TAKEN.changed"
          : meeting.isOther
            ? "intake.REFERENCE_TAKEN.other" : "intake.REFERENCE_TAKEN.corrected"
      return Told(
        problem: Problem(
          key,
          [
            "reference": meeting.reference, "number": meeting.number,
            "changes": meeting.changes(), "day": meeting.payment,
          ]), place: source(meeting.line), found: meeting.reference)
    }
    guard startAnew else { return rows }
    let key = isProfiled ? "intake.NUMBERS_BEGIN_ANEW.profile" : "intake.NUMBERS_BEGIN_ANEW"
    let head = Problem(key, ["rows": meetings.count, "heading": referenceHeading ?? "…"])
    return [Told(problem: head, place: source())] + rows
  }

  /// Where each row is what another one of them booked, the rows were sorted without their
  /// references; nil for anything else.
  private func sortedRows(_ meetings: [Meeting]) -> [Told]? {
    guard meetings.count > 1 else { return nil }
    var owners: [Booking.Likeness: Meeting] = [:]
    for meeting in meetings { meeting.booked.map { owners[$0.likeness] = meeting } }
    let found = meetings.map { $0.row.flatMap { owners[$0.likeness] } }
    // Where each is its own, something else is the matter with it.
    guard !found.contains(where: { $0 == nil }),
      zip(meetings, found).contains(where: { $1?.number != $0.number })
    else { return nil }
    let head = Problem("intake.SORTED_WITHOUT_REFERENCES", ["rows": meetings.count])
    return [Told(problem: head, place: source())]
      + zip(meetings, found).map { meeting, owner in
        Told(
          problem: Problem(
            "intake.REFERENCE_TAKEN.sorted",
            [
              "reference": meeting.reference, "number": meeting.number,
              "owner": owner?.number ?? 0,
            ]), place: source(meeting.line), found: meeting.reference)
      }
  }

  // MARK: Rows that repeat entries

  private var repeatedRows: [Told] {
    guard !repeated.told.isEmpty else { return [] }
    let isAsked = changed.count + taken.count > 0
    // Which rows are known by their reference was not counted.
    let fresh =
      referenceHeading != nil && untouched > 0
      ? Message("intake.REPEATED_ROWS.onlyNew")
      : untouched == 0
        ? Message("intake.REPEATED_ROWS.noneNew")
        : Message("intake.REPEATED_ROWS.fresh", ["rows": untouched])
    let head = Problem(
      "intake.REPEATED_ROWS",
      [
        "rows": repeated.count, "fresh": fresh, "numbers": numbers(repeated.told),
        "asked": isAsked ? Message("intake.REPEATED_ROWS.asked").fact : .text(""),
      ])
    return [Told(problem: head, place: source())]
      + repeated.told.map {
        row($0, "intake.REPEATS_ENTRY.row", "intake.REPEATS_ENTRY.row.payment")
      }
  }

  private func numbers(_ meetings: [Meeting]) -> String {
    meetings.compactMap(\.line).prefix(5).map(String.init).joined(separator: ",")
  }

  /// `Zeile 2 gleicht Buchung 1: …; anders ist: …`
  private func row(_ meeting: Meeting, _ key: String, _ payment: String) -> Told {
    let place = source(meeting.line)
    return Told(
      problem: Problem(
        key,
        [
          "place": LocalizedText(de: place.text(.de), en: place.text(.en)),
          "number": meeting.number, "booked": meeting.booked?.told,
          "changes": meeting.changes(but: .reference).map {
            Message("intake.RESEMBLES_ENTRY.row.changes", ["changes": $0])
          },
          "payment": meeting.payment.map {
            Message(payment, ["number": meeting.number, "day": $0])
          },
        ]), place: place, namesPlace: true)
  }

  // MARK: Rows that may be entries, changed since

  private var changedRows: [Told] {
    guard !changed.told.isEmpty else { return [] }
    let head = Problem(
      "intake.CHANGED_ROWS",
      [
        "rows": changed.count, "numbers": numbers(changed.told),
        "correction": correction(changed.told)?.fact ?? .text(""),
      ])
    return [Told(problem: head, place: source())]
      + changed.told.map {
        row($0, "intake.RESEMBLES_ENTRY.row", "intake.RESEMBLES_ENTRY.row.payment")
      }
  }

  /// What to do where the amount is another one; nothing else is a reason to reverse.
  private func correction(_ meetings: [Meeting]) -> Message? {
    let corrected = meetings.filter { meeting in
      meeting.changes(.de).contains { $0.column == .amount }
    }
    guard let first = corrected.first else { return nil }
    let rows = corrected.compactMap(\.line).prefix(5).map(String.init).joined(separator: ", ")
    return Message("intake.CHANGED_ROWS.correction", ["rows": rows, "number": first.number])
  }
}

extension Booking {
  /// `: 01.02.2026, Ausgabe, 357,00 €, Name`.
  fileprivate var told: LocalizedText {
    func text(_ language: Language) -> String {
      ": "
        + [date.text(language), kind.name[language], amount.text(language), counterparty]
        .compactMap { $0 }.joined(separator: ", ")
    }
    return LocalizedText(de: text(.de), en: text(.en))
  }
}

extension RowsRefused.Meeting {
  /// What the row tells otherwise than the entry.
  fileprivate func changes(_ language: Language) -> [BookingChange] {
    guard let booked, let row else { return [] }
    return BookingChange.between(booked, row, language)
  }

  fileprivate var reference: String { booked?.reference ?? "" }

  /// Nil where nothing differs.
  fileprivate func changes(but column: BookingColumn? = nil) -> LocalizedText? {
    func text(_ language: Language) -> String {
      changes(language).filter { $0.column != column }.map { $0.text(language) }
        .joined(separator: "; ")
    }
    return text(.de).isEmpty ? nil : LocalizedText(de: text(.de), en: text(.en))
  }

  /// The day of payment that an open invoice was given by the row.
  fileprivate var payment: String? {
    changes(.de).contains { $0.column == .amount } ? nil : pays?.isoText
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
