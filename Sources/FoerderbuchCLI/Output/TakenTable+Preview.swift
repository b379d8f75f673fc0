import Amounts
import Funding
import Interchange
import LedgerStore
import Office

/// What a person should see of a table of bookings before it is booked: how it was read, what its
/// rows come to, and what of it is new.
extension TakenTable {
  // MARK: JSON

  /// What stands in the answer beside what was booked.
  var preview: [(String, JSONValue?)] {
    [
      ("profile", profile.map { .string($0.id) }), ("table", tableJSON),
      (
        "read",
        .members([
          (
            "amounts",
            .array(survey.readings.amounts.map { Self.json($0.sample, $0.form.rawValue) })
          ),
          ("dates", .array(survey.readings.days.map { Self.json($0.sample, $0.form.rawValue) })),
        ])
      ),
      (
        "sums",
        .members([
          ("in", sum(.inward).map { .string($0.plainText) }),
          ("out", sum(.outward).map { .string($0.plainText) }),
          ("unpaid", sum(.unpaid).map { .string($0.plainText) }),
        ])
      ),
      ("newRows", .integer(Int64(newRows))), ("knownRows", .integer(Int64(posted.knownBookings))),
      ("changedRows", .integer(0)), ("repeatedRows", .integer(Int64(repeats.count))),
      (
        "repeated",
        .array(
          repeats.map { line, entry in
            .members([("row", .integer(Int64(line))), ("entry", .integer(entry))])
          })
      ),
      (
        "equalRows",
        .array(equal.map { .array($0.map { .integer(Int64($0)) }) })
      ), ("leftOutRows", .integer(Int64(survey.leftOutCount))),
      ("leftOut", .array(survey.leftOut.map(\.json))),
      ("remarks", .array(survey.readings.remarks.map(\.json))),
      ("unusedColumns", .array(survey.unusedHeadings.map(JSONValue.string))),
      ("notices", .array(source.notices.map { .string($0.text(Console.language)) })),
    ]
  }

  private var tableJSON: JSONValue {
    let line = survey.headingLine.map { JSONValue.integer(Int64($0)) }
    switch source {
    case .csv(let reader, _, _):
      return .members([
        ("format", .string("csv")), ("encoding", .string(reader.encoding.rawValue)),
        ("separator", .string(reader.separator.rawValue)), ("headingRow", line),
      ])
    case .form(let form):
      return .members([
        ("format", .string("partner-form")), ("key", .string(form.head.key)),
        ("partner", .string(form.head.partner)), ("measure", .string(form.head.measure)),
        ("confirmedOn", form.head.confirmedOn.map { .string($0.isoText) }),
        ("confirmedBy", form.head.confirmedBy.map(JSONValue.string)),
      ])
    case .sheet, .openSheet, .corrected:
      return .members([
        ("format", .string(isOpenDocument ? "ods" : "xlsx")),
        ("sheet", source.place.sheet.map(JSONValue.string)), ("headingRow", line),
      ])
    }
  }

  private static func json(_ sample: TableReadings.Sample, _ form: String) -> JSONValue {
    .members([
      ("form", .string(form)), ("row", .integer(Int64(sample.line))),
      ("column", sample.heading.map(JSONValue.string)), ("text", .string(sample.text)),
      ("value", .string(sample.value)),
    ])
  }

  // MARK: Text

  func previewText(_ language: Language) -> String {
    var parts = ["\(file): " + head(language)]
    parts += readings(language)
    parts.append(sums(language).text)
    let changed = language.pick("0 geändert", "0 changed")
    let count = language.count(rows, ("Zeile", "Zeilen"), ("row", "rows"))
    let (paid, left) = (paymentsText(language), leftOutText(language))
    parts.append(
      language.pick(
        "  \(count): \(newRows) neu\(paid), \(posted.knownBookings) schon gebucht, \(changed)\(left).",
        "  \(count): \(newRows) new\(paid), \(posted.knownBookings) known, \(changed)\(left)."
      ))
    parts += otherPayDays.map { "  " + $0.text(language) }
    parts += survey.readings.remarks.map { "  " + $0.text(language) }
    parts += Self.text(equal: equal, repeats: Set(repeats.map(\.0)), language).map { "  " + $0 }
    parts += survey.leftOut.prefix(Self.shownLimit).map { "  " + $0.text(language) }
    if survey.leftOutCount > Self.shownLimit {
      let more = survey.leftOutCount - Self.shownLimit
      parts.append(
        language.pick("  … und \(more) weitere Zeilen.", "  … and \(more) more rows."))
    }
    if !survey.unusedHeadings.isEmpty {
      let names = survey.unusedHeadings.joined(separator: " | ")
      parts.append(
        language.pick("  Nicht übernommene Spalten: ", "  Columns not taken over: ") + names)
    }
    parts += source.notices.map { "  " + $0.text(language) }
    return parts.joined(separator: "\n")
  }

  /// - Parameter repeats: rows that equal booked ones and are left out.
  private static func text(equal all: [[Int]], repeats: Set<Int>, _ language: Language) -> [String]
  {
    let groups = all.map { $0.filter { !repeats.contains($0) } }.filter { $0.count > 1 }
    var lines = groups.prefix(shownLimit).map { group in
      let numbers =
        group.prefix(shownLimit).map(String.init).joined(separator: ", ")
        + (group.count > shownLimit ? ", …" : "")
      return language.pick(
        "Die Zeilen \(numbers) sind einander gleich. Ist eine davon doppelt, löschen Sie sie.",
        "Rows \(numbers) equal each other. If one of them is there twice, delete it."
      )
    }
    if groups.count > shownLimit {
      let more = groups.count - shownLimit
      lines.append(
        language.pick(
          "… und \(more) weitere Gruppen gleicher Zeilen; --json nennt alle.",
          "… and \(more) more groups of equal rows; --json names all."))
    }
    return lines
  }

  /// How many rows stay out because they repeat entries, behind a comma.
  func leftOutText(_ language: Language) -> String {
    switch repeats.count {
    case 0: ""
    case 1:
      language.pick(
        ", 1 gleicht einer schon gebuchten und bleibt weg",
        ", 1 equals a booked one and is left out")
    case let count:
      language.pick(
        ", \(count) gleichen schon gebuchten und bleiben weg",
        ", \(count) equal booked ones and are left out")
    }
  }

  /// How many payments are booked of entries that were open, behind a comma.
  func paymentsText(_ language: Language) -> String {
    guard payments > 0 else { return "" }
    return ", "
      + language.count(payments, ("Zahlung", "Zahlungen"), ("payment", "payments"))
  }

  private var isOpenDocument: Bool {
    switch source {
    case .openSheet: true
    case .corrected(let table): if case .openSheet = table.base { true } else { false }
    case .csv, .sheet, .form: false
    }
  }

  /// How many rows or groups of them are told one by one.
  private static var shownLimit: Int { 10 }

  private func head(_ language: Language) -> String {
    var words: [String]
    switch source {
    case .csv(let reader, _, _):
      let separator =
        switch reader.separator {
        case .semicolon: language.pick("Semikolon", "semicolon")
        case .comma: language.pick("Komma", "comma")
        case .tab: language.pick("Tabulator", "tab")
        }
      words = [
        "CSV", reader.encoding.rawValue, language.pick("Trenner ", "separator ") + separator,
      ]
    case .form(let form):
      let head = form.head
      let days = head.days.text(language)
      words = [
        language.pick(
          "Formular des Partners \(head.partner)", "form of the partner \(head.partner)"),
        head.measure, days,
      ]
      if let day = head.confirmedOn, let name = head.confirmedBy {
        words.append(
          language.pick(
            "bestätigt am \(day.text(.de)) von \(name)", "confirmed on \(day.text(.en)) by \(name)")
        )
      }
      return words.joined(separator: ", ")
    case .sheet, .openSheet, .corrected:
      let name = source.place.sheet ?? ""
      words = [
        isOpenDocument ? "ods" : "xlsx", language.pick("Blatt „\(name)“", "sheet \"\(name)\""),
      ]
    }
    if let line = survey.headingLine {
      words.append(language.pick("Überschriften in Zeile \(line)", "headings in row \(line)"))
    }
    if let profile {
      words.append(
        language.pick("Profil „\(profile.title.de)“", "profile \"\(profile.title.en)\""))
    }
    return words.joined(separator: ", ")
  }

  private func readings(_ language: Language) -> [String] {
    func line(_ head: String, _ found: [(String, TableReadings.Sample)]) -> String? {
      guard !found.isEmpty else { return nil }
      let samples = found.map { name, sample in
        let place = language.pick("Zeile ", "row ") + String(sample.line)
        let quoted = language.pick("„\(sample.text)“", "\"\(sample.text)\"")
        return "\(name) (\(place): \(quoted) = \(sample.value))"
      }
      return "  " + head + samples.joined(separator: "; ")
    }
    return [
      line(
        language.pick("Beträge: ", "Amounts: "),
        survey.readings.amounts.map { ($0.form.name(language), $0.sample) }),
      line(
        language.pick("Tage: ", "Dates: "),
        survey.readings.days.map { ($0.form.name(language), $0.sample) }),
    ].compactMap { $0 }
  }

  private func sums(_ language: Language) -> TextTable {
    let directions = BookingKind.Direction.allCases.filter { direction in
      direction == .inward || direction == .outward
        || kinds.contains { $0.kind.direction == direction }
    }
    var table = TextTable(
      [
        (language.pick("Art", "Kind"), .left), (language.pick("Zeilen", "Rows"), .right),
      ] + directions.map { ($0.name(language), .right) })
    func cells(_ head: [String], _ amount: (BookingKind.Direction) -> Money?) -> [String] {
      head + directions.map { amount($0)?.numberText(language) ?? "" }
    }
    for (kind, rows, amount) in kinds {
      table.add(
        cells([kind.name[language], String(rows)]) { $0 == kind.direction ? amount : nil })
    }
    table.rule()
    table.add(cells([language.pick("Summe", "Sum"), String(rows)], sum))
    return table
  }
}

extension TakenTable.OtherPayDay {
  func text(_ language: Language) -> String {
    language.pick(
      "Zeile \(line): Als Tag der Zahlung steht \(told.text(.de)), gebucht ist \(booked.text(.de)) (Buchung \(entry)). Gebucht bleibt der gebuchte Tag.",
      "Row \(line): The day of payment is \(told.text(.en)), booked is \(booked.text(.en)) (entry \(entry)). The booked day stays booked."
    )
  }
}

extension BookingKind.Direction {
  fileprivate func name(_ language: Language) -> String {
    switch self {
    case .inward: language.pick("Einnahmen €", "In €")
    case .outward: language.pick("Ausgaben €", "Out €")
    case .unpaid: language.pick("Unbar €", "Unpaid €")
    case .committed: language.pick("Bestellt €", "Ordered €")
    }
  }
}

extension TableReadings.AmountForm {
  fileprivate func name(_ language: Language) -> String {
    switch self {
    case .comma: language.pick("Dezimalkomma", "decimal comma")
    case .point: language.pick("Dezimalpunkt", "decimal point")
    case .whole: language.pick("ohne Nachkommastellen", "without decimals")
    case .cell: language.pick("Zahlen der Tabelle", "numbers of the sheet")
    }
  }
}

extension TableReadings.DayForm {
  fileprivate func name(_ language: Language) -> String {
    switch self {
    case .points: language.pick("tt.mm.jjjj", "dd.mm.yyyy")
    case .iso: language.pick("jjjj-mm-tt", "yyyy-mm-dd")
    case .strokes: language.pick("mit Schrägstrichen", "with strokes")
    case .words: language.pick("mit Monatsnamen", "with names of months")
    case .cell: language.pick("Datumszellen der Tabelle", "dates of the sheet")
    }
  }
}
