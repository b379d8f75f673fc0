public import Amounts
public import Funding

/// A profile guessed from a table of unknown form.
///
/// Every guess is marked as one, with examples. What can be read in two ways, and what no table
/// tells, is left open, and a profile with open places is refused.
public struct ProfileSuggestion {
  /// What the table is about.
  public enum Kind: Sendable {
    case bookings, projects
  }

  /// Ids that the ledger knows; none where there is no ledger.
  public struct Known: Sendable {
    public var measures: [String]
    public var lines: [String]
    /// Of financing plans and notices.
    public var sources: [String]

    public init(measures: [String] = [], lines: [String] = [], sources: [String] = []) {
      self.measures = measures
      self.lines = lines
      self.sources = sources
    }

    public init(_ portfolio: Portfolio) {
      let measures = portfolio.projects.flatMap(\.measures)
      func once(_ ids: [String]) -> [String] {
        var seen: Set<String> = []
        return ids.filter { seen.insert($0).inserted }
      }
      self.init(
        measures: measures.map(\.id),
        lines: once(measures.flatMap { $0.lines.filter { !$0.inKind }.map(\.id) }),
        sources: once(portfolio.awardIDs + measures.flatMap { $0.sources.map(\.id) }))
    }
  }

  private let kind: Kind
  private let file: String
  private let sheet: String?
  private let sample: TableSample
  private let known: Known
  private let input: InputBytes
  /// The German text, which is read more than once.
  private var german = ProfileText(.de)

  /// - Parameter progress: gets the rows looked at so far.
  /// - Throws: problems of the file, or that there are no rows.
  public init(
    _ input: InputBytes, kind: Kind, sheet: String?, known: Known = Known(),
    progress: (Int) -> Void = { _ in }
  ) throws(InputProblems) {
    self.kind = kind
    file = input.file
    self.input = input
    self.known = known
    let own = try Self.check(input, kind)
    sample = try TableSample(input, sheet: sheet ?? own, progress: progress) { text in
      switch kind {
      case .bookings: HeadingWords.bookings.knows(text)
      case .projects: HeadingWords.projects.knows(text)
      }
    }
    self.sheet = sample.place.sheet
    german = write(.de)
  }

  /// - Returns: the sheet of bookings of a workbook of problems.
  /// - Throws: what the file is, where no profile could read it or none is needed.
  private static func check(_ input: InputBytes, _ kind: Kind) throws(InputProblems) -> String? {
    let place = SourcePosition(file: input.file)
    let form = try FileKind.recognise(input)
    if form.isSpreadsheet {
      let made = try CorrectedTable.Mark.find(input, sheet: nil)
      guard made?.isPrepared != true, try XLSXWorkbook.entrySheet(input, form) == nil else {
        throw InputProblems(place, .table(.needsNoProfile(XLSXWorkbook.ownName)))
      }
      return made?.sheet
    }
    let hasInvoice =
      form == .pdf ? (try? InvoicePDF.invoice(in: input)) != nil : EInvoiceFile.recognises(input)
    if hasInvoice {
      throw InputProblems(
        place,
        .table(.needsNoProfile(LocalizedText(de: "eine E-Rechnung", en: "an e-invoice"))))
    }
    if BankStatementFile.recognises(input), kind == .bookings {
      // What is no statement after all says what it is.
      if form != .text { _ = try BankStatementFile.delivery(input) }
      throw InputProblems(
        place,
        .table(.needsNoProfile(LocalizedText(de: "ein Kontoauszug", en: "an account statement"))))
    }
    if DATEVBatch.recognises(input) { throw InputProblems(place, .table(.datevBatch)) }
    return nil
  }

  /// The keys that a person has to fill in.
  public var open: [String] { german.open }

  /// The profile as YAML, without a line break at its end.
  public func yaml(_ language: Language) -> String {
    language == .de ? german.text : write(language).text
  }

  private func write(_ language: Language) -> ProfileText {
    var text = ProfileText(language)
    head(&text)
    switch kind {
    case .bookings: BookingSuggestion(sample, known: known).write(to: &text)
    case .projects:
      ListSuggestion(sample, prefix: "\(id.uppercased().prefix(20))-").write(to: &text)
    }
    return text
  }

  /// The profile tried on its own file, with every open line filled in by what it offers.
  /// - Parameter progress: gets the rows read so far.
  public func trial(progress: (Int) -> Void = { _ in }) -> ProfileTrial {
    guard german.missingColumns.isEmpty else {
      return ProfileTrial(lacking: german.missingColumns)
    }
    return ProfileTrial(
      Array(german.filled.joined(separator: "\n").utf8), kind, input, sheet: sheet, progress)
  }

  private func head(_ text: inout ProfileText) {
    let place = sheet.map { ", Blatt „\(Quote.excerpt($0))“" } ?? ""
    let english = sheet.map { ", sheet \"\(Quote.excerpt($0))\"" } ?? ""
    text.comment(
      "Vorschlag für \(Quote.excerpt(name))\(place): geraten aus \(Language.de.count(sample.rows, ("Zeile", "Zeilen"), ("", ""))).",
      "Suggestion for \(Quote.excerpt(name))\(english): guessed from \(Language.en.count(sample.rows, ("", ""), ("row", "rows")))."
    )
    text.comment(
      "Prüfen Sie jede Zeile mit „geraten“, und ergänzen Sie jede mit „OFFEN“.",
      "Check every line with \"guessed\", and fill in every one with \"OPEN\".")
    text.add("format: \(ProfileForm.format)")
    text.add("id: \(id)")
    let title = ProfileText.quoted(Quote.excerpt(name))
    text.add("title: {de: \(title), en: \(title)}")
    text.add("kind: \(kind == .bookings ? "bookings" : "projects")")
    text.add("table:")
    if let sheet { text.add("  sheet: \(ProfileText.quoted(sheet))") }
    if let separator = sample.separator {
      text.guess(
        "  separator: \(separator.rawValue)", "so haben die Zeilen gleich viele Felder",
        "that gives rows of the same width")
    }
    if sample.hasNoHeadings {
      text.guess(
        "  headingRow: none", "schon die erste Zeile hat Tag und Betrag; Spalten heißen A, B, C",
        "the first row has a day and an amount already; columns are called A, B, C")
      return
    }
    let count = sample.columns.count { !$0.heading.isEmpty }
    text.guess(
      "  headingRow: \(sample.headingLine)", "\(count) Überschriften", "\(count) headings")
    if sample.headingRows > 1 {
      text.guess(
        "  headingRows: \(sample.headingRows)", "in zwei Zeilen, die zusammen gelesen werden",
        "in two rows that are read together")
    }
  }

  /// The name of the file without its folders.
  private var name: String {
    file.split(whereSeparator: { $0 == "/" || $0 == "\\" }).last.map(String.init) ?? file
  }

  private var id: String {
    var id = ""
    for character in name.split(separator: ".").first.map(String.init)?.lowercased() ?? "" {
      if character.isLetter || character.isNumber, Identifier.isValid(String(character)) {
        id.append(character)
      } else if !id.isEmpty, id.last != "-" {
        id.append("-")
      }
    }
    while id.last == "-" { id.removeLast() }
    return id.isEmpty ? "tabelle" : String(id.prefix(Identifier.limit))
  }
}

extension TableSample {
  /// How amounts and dates of these columns are to be read.
  func writeForms(amounts: [Int], dates: [Int], to text: inout ProfileText) {
    let language = text.language
    let amounts = amounts.map { columns[$0] }
    let marks = Set(amounts.flatMap(\.marks))
    let doubts = amounts.flatMap(\.ambiguousAmounts).prefix(SampleColumn.sampleLimit)
    let examples = ProfileText.examples(
      Array(amounts.flatMap(\.samples).prefix(SampleColumn.sampleLimit)), language)
    if marks.count == 1, let mark = marks.first {
      text.guess("  decimalMark: \(mark.rawValue)", examples, examples)
    } else if marks.count > 1 || !doubts.isEmpty {
      text.leave(
        open: "table.decimalMark", "  decimalMark: comma",
        "comma (erste Lesart) oder point (zweite)",
        "comma (first reading) or point (second)")
      for doubt in doubts { text.add(Self.readings(doubt, language)) }
    }
    let days = dates.map { columns[$0] }
    let forms = days.map(\.strokes).filter { !$0.isEmpty }
    let unclear = days.flatMap(\.ambiguousDates).prefix(SampleColumn.sampleLimit)
    if let only = forms.first, only.count == 1, forms.allSatisfy({ $0 == only }),
      let form = only.first
    {
      let shown = ProfileText.examples(
        Array(days.flatMap(\.samples).prefix(SampleColumn.sampleLimit)), language)
      text.guess("  dates: \(form.rawValue)", shown, shown)
    } else if !unclear.isEmpty {
      text.leave(
        open: "table.dates", "  dates: dmy", "dmy (erste Lesart) oder mdy (zweite)",
        "dmy (first reading) or mdy (second)")
      for doubt in unclear { text.add(Self.readings(doubt, language)) }
    }
  }

  /// In what unit amounts stand, as their headings say.
  func writeUnits<Key: ProfileKey>(_ found: SuggestedColumns<Key>, to text: inout ProfileText) {
    let amounts = Key.amounts.compactMap { key in found[key].map { (key, columns[$0.column]) } }
    let units = amounts.compactMap { key, column in column.unit.map { (key, $0, column.heading) } }
    if units.isEmpty, let note, note.unit != .euro, !amounts.isEmpty {
      let why = ProfileText.examples([Quote.excerpt(note.text)], text.language)
      text.guess("  unit: \(note.unit.rawValue)", "nach dem Text \(why)", "by the text \(why)")
      return
    }
    guard let first = units.first, first.1 != .euro else { return }
    let isForAll = units.count == amounts.count && units.allSatisfy { $0.1 == first.1 }
    let value =
      isForAll
      ? first.1.rawValue
      : "{" + units.map { "\($0.0.rawValue): \($0.1.rawValue)" }.joined(separator: ", ") + "}"
    let why = ProfileText.examples(units.map { Quote.excerpt($0.2) }, text.language)
    text.guess("  unit: \(value)", "nach der Überschrift \(why)", "by the heading \(why)")
  }

  private static func readings(_ doubt: ListFault.TwoReadings, _ language: Language) -> String {
    "  #   " + language.pick("Zeile ", "row ") + "\(doubt.line): "
      + ProfileText.examples([doubt.text], language) + " = " + doubt.first[language]
      + language.pick(" oder ", " or ") + doubt.second[language]
  }

  /// Rows that are to be left out.
  /// - Parameter first: the key of the first column, by which rows below the table can be told.
  func writeSkips<Key: ProfileKey>(
    _ found: SuggestedColumns<Key>, values: [Key], first: String? = nil,
    transfers: [String] = [], to text: inout ProfileText
  ) {
    let footers = first == nil ? [] : footers
    let strays = strayRows(values: values.compactMap { found[$0]?.column }, used: found.used)
    let hasRows = !footers.isEmpty || !strays.isEmpty || !transfers.isEmpty
    guard columnNumbers != nil || !totals.isEmpty || hasRows else { return }
    text.add("skip:")
    if let columnNumbers {
      text.guess("  columnNumbers: true", "Zeile \(columnNumbers)", "row \(columnNumbers)")
    }
    if let total = totals.first {
      text.guess(
        "  totals: true",
        "Zeile \(total.line) nennt \(total.stated.text(.de)), eine Summe oder einen Bestand",
        "row \(total.line) states \(total.stated.text(.en)), a sum or a balance")
    }
    guard hasRows else { return }
    text.add("  rows:")
    for transfer in transfers {
      text.guess(
        "    - {is: \(ProfileText.quoted(transfer))}", "zwischen den eigenen Konten",
        "between accounts of one holder")
    }
    for footer in footers {
      text.guess(
        "    - {column: \(first ?? ""), startsWith: \(ProfileText.quoted(footer))}",
        "eine Zeile unter der Tabelle", "a row below the table")
    }
    for stray in strays {
      guard let key = Key.allCases.first(where: { found[$0]?.column == stray.column }) else {
        continue
      }
      text.guess(
        stray.yaml(key.rawValue), "Zeile \(stray.line) hat weder Tag noch Betrag",
        "row \(stray.line) has neither a day nor an amount")
    }
  }

  /// How a profile names a column: by its heading, and by its letter where that stands twice.
  private func name(_ column: Int) -> String {
    let heading = columns[column].heading
    guard !heading.isEmpty else { return " " }
    let isTwice = columns.count { Profile.folded($0.heading) == Profile.folded(heading) } > 1
    return isTwice ? ColumnTerms.lettered(heading, column) : heading
  }

  /// The columns that were guessed.
  /// - Parameters:
  ///   - needed: keys that must be told.
  ///   - rivals: other columns that might tell a key.
  ///   - isPaid: whether what is offered is sure.
  ///   - sides: what the sides of amounts are called, money out first.
  ///   - offer: a key that might be told by the column of another one, and what it means if it is
  ///     not.
  func writeColumns<Key: ProfileKey>(
    _ found: SuggestedColumns<Key>, needed: [Key], rivals: (Key) -> [Int],
    offer: (key: Key, from: Key, meaning: LocalizedText)? = nil, isPaid: Bool = false,
    sides: (out: String, incoming: String)? = nil, to text: inout ProfileText
  ) {
    let language = text.language
    text.add("columns:")
    for key in Key.allCases {
      if let guess = found[key] {
        let column = columns[guess.column]
        let why =
          guess.isByHeading
          ? language.pick("nach der Überschrift, ", "by the heading, ")
          : language.pick("nach dem Inhalt, ", "by the content, ")
        let shown = why + ProfileText.examples(column.samples, language)
        let heading = ProfileText.quoted(name(guess.column))
        let others = rivals(key).map { Quote.excerpt(name($0)) }
        if key.rawValue == "reference", column.isRunning {
          text.leave(
            open: "columns.reference", "  reference: {column: \(heading), scope: file}",
            "eine laufende Nummer; file, wenn sie in jeder Datei neu beginnt, year in jedem Jahr, profile nie",
            "a running number; file if it starts anew in every file, year in every year, profile never"
          )
        } else if let sides, let payer = guess.payer {
          let other = ProfileText.quoted(name(payer))
          text.guess(
            "  \(key.rawValue): {\(sides.out): \(heading), \(sides.incoming): \(other)}", shown,
            shown)
        } else if others.isEmpty {
          text.guess("  \(key.rawValue): \(heading)", shown, shown)
        } else {
          let list = ProfileText.examples(others, language)
          text.leave(
            open: "columns.\(key.rawValue)", "  \(key.rawValue): \(heading)",
            "\(shown); oder \(list)?", "\(shown); or \(list)?")
        }
      } else if let offer, offer.key == key, let other = found[offer.from] {
        let line = "  \(key.rawValue): \(ProfileText.quoted(name(other.column)))"
        if isPaid {
          text.guess(line, "der Tag der Bank", "the day of the bank")
        } else {
          text.leave(
            open: "columns.\(key.rawValue)", line, offer.meaning.de, offer.meaning.en)
        }
      } else if needed.contains(key) {
        text.leave(
          open: "columns.\(key.rawValue)", "  \(key.rawValue): \"…\"",
          "die Überschrift der Spalte, oder ein Wert unter „constants“",
          "the heading of the column, or a value under \"constants\"")
      }
    }
    let isInEuro = found.hasEuroAmounts(self)
    for column in columns
    where !column.currencies.isEmpty
      && !(isInEuro && (column.isForeign || CurrencyColumns.isHeading(column.heading)))
    {
      let names = column.currencies.sorted().prefix(SampleColumn.sampleLimit)
        .map(Quote.excerpt).joined(separator: ", ")
      let heading = ProfileText.quoted(Quote.excerpt(column.heading))
      text.comment(
        "\(heading) nennt \(names): Beträge in anderer Währung weist das Programm zurück.",
        "\(heading) names \(names): amounts in another currency are refused.")
    }
    let used = found.used
    let rest = columns.indices.filter { !used.contains($0) && !columns[$0].heading.isEmpty }
      .map(name)
    if !rest.isEmpty {
      let list = ProfileText.examples(rest.map(Quote.excerpt), language)
      text.comment("Nicht zugeordnet: \(list)", "Not assigned: \(list)")
    }
  }
}
