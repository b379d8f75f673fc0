import Amounts
import Funding

/// Guesses what an office's own table of bookings means.
struct BookingSuggestion {
  private let sample: TableSample
  private let known: ProfileSuggestion.Known
  private let bank: BankSuggestion?
  private var columns: SuggestedColumns<BookingInput>

  /// More different words than this are no kinds of bookings.
  private static let kindLimit = 20

  init(_ sample: TableSample, known: ProfileSuggestion.Known) {
    self.sample = sample
    self.known = known
    var columns = SuggestedColumns(sample, HeadingWords.bookings)
    if let vat = columns[.column(.vat)], sample.columns[vat.column].looksLikeTaxRates {
      columns.remove(.column(.vat))
    }
    if columns[.column(.amount)] != nil {
      columns.remove(.debit)
      columns.remove(.credit)
    } else if columns[.debit] == nil || columns[.credit] == nil {
      // One of the two alone is simply the amount.
      for side in [BookingInput.debit, .credit] where columns[side] != nil {
        columns.move(side, to: .column(.amount))
      }
    }
    let isSigned = Self.isSigned(&columns, sample)
    if columns[.debit] != nil { columns.remove(.side) }
    // A number that stands twice tells no row apart, and one that counts the rows may start anew in
    // every file.
    if let reference = columns[.column(.reference)],
      sample.columns[reference.column].hasRepeats
    {
      columns.remove(.column(.reference))
    }
    bank = BankSuggestion(sample)
    if let bank {
      bank.adapt(&columns)
    } else {
      columns.remove(.fee)
      columns.remove(.net)
    }
    columns.take(.column(.date), from: sample) { column in
      // When something is to be paid is no day of a booking.
      column.looksLikeDates
        && !["fällig", "faellig", "due", "zahlbar"].contains {
          column.heading.lowercased().contains($0)
        }
    }
    if columns[.debit] == nil {
      // A column without a heading for amounts may be anything, but not the net amount.
      columns.take(.column(.amount), from: sample) { column in
        column.looksLikeAmounts && !column.isForeign && !AmountChoice.isOther(column.heading)
      }
    }
    if let amount = columns[.column(.amount)],
      let closer = AmountChoice(sample: sample).closer(than: amount.column)
    {
      columns.give(closer, to: .column(.amount))
    }
    if columns.hasEuroAmounts(sample) { columns.remove(.currency) }
    // Of two days alone the first is that of the invoice, and paid is on the other.
    if columns[.column(.date)] == nil, columns[.column(.voucherDate)] != nil {
      columns.share(.column(.voucherDate), with: .column(.date))
    }
    if let amount = columns[.column(.amount)], columns[.side] == nil, !isSigned,
      let side = sample.columns.indices.first(where: {
        // The last column may have none: banks write `S` and `H` below it.
        (!sample.columns[$0].heading.isEmpty || $0 == sample.columns.count - 1)
          && sample.columns[$0].looksLikeSides
      }),
      sample.columns[amount.column].negatives == 0 || columns[.column(.kind)]?.column == side
    {
      columns.give(side, to: .side)
    }
    bank?.takeParties(&columns)
    self.columns = columns
  }

  /// Drops a column that tells no kinds of bookings, and says whether signs tell them instead.
  private static func isSigned(
    _ columns: inout SuggestedColumns<BookingInput>, _ sample: TableSample
  ) -> Bool {
    guard let kind = columns[.column(.kind)] else { return false }
    let words = sample.columns[kind.column].distinct
    if words?.count ?? .max > kindLimit { columns.remove(.column(.kind)) }
    guard let words, let amount = columns[.column(.amount)],
      sample.columns[amount.column].negatives > 0
    else { return false }
    // „Lastschrift“ over amounts below zero is the bank's word, no kind of booking: an expense has
    // no minus. „Gutschrift“ below „Rechnung“ has one instead of its side.
    let isSigned = CreditNoteWords.found(in: words) != nil && CreditNoteWords.isBeside(words)
    let areKnown = words.allSatisfy {
      BookingRowReader.kinds[$0] != nil || SideWords.sign($0) != nil
    }
    if isSigned || !areKnown { columns.remove(.column(.kind)) }
    return isSigned
  }

  /// Amounts without the tax, where no gross ones are there.
  private func writeNet(_ text: inout ProfileText) {
    guard columns[.column(.amount)] == nil, columns[.debit] == nil,
      let net = sample.columns.first(where: {
        $0.couldBeAmounts && $0.heading.lowercased().contains("netto")
      })
    else { return }
    let heading = ProfileText.quoted(net.heading)
    text.comment(
      "\(heading) ist netto; als „amount“ zählt der Bruttobetrag. Nehmen Sie die Spalte nur, wenn der Beleg keine Steuer ausweist.",
      "\(heading) is net; \"amount\" is the gross amount. Take the column only if the voucher has no tax."
    )
  }

  func write(to text: inout ProfileText) {
    let amounts = [
      BookingInput.column(.amount), .debit, .credit, .column(.vat), .column(.eligible),
    ]
    let dates: [BookingInput] = [.column(.date), .column(.voucherDate), .column(.paidOn)]
    sample.writeForms(
      amounts: amounts.compactMap { columns[$0]?.column },
      dates: dates.compactMap { columns[$0]?.column }, to: &text)
    sample.writeUnits(columns, to: &text)
    var needed: [BookingInput] = [.column(.date)]
    if columns[.debit] == nil { needed.append(.column(.amount)) }
    sample.writeColumns(
      columns, needed: needed, rivals: rivals,
      offer: (
        .column(.paidOn), .column(.date),
        LocalizedText(
          de: "wenn der Buchungstag der Tag der Zahlung ist; sonst gelten Ausgaben als unbezahlt",
          en: "if the booking date is the day of payment; else expenses count as not yet paid")
      ), isPaid: isOfABank, sides: sideNames, to: &text)
    writeNet(&text)
    writeKind(&text)
    writeMeasure(&text)
    writeValues(&text)
    sample.writeSkips(
      columns, values: [.column(.date), .column(.amount), .debit, .credit],
      first: columns[.column(.date)]?.column == 0 ? BookingColumn.date.rawValue : nil,
      transfers: bank?.ownTransfers(columns) ?? [], to: &text)
  }

  /// Other columns for what matters most.
  private func rivals(_ key: BookingInput) -> [Int] {
    switch key {
    case .column(.date):
      columns.rivals(of: key, in: sample) { $0.looksLikeDates }
    case .column(.amount) where bank == nil:
      columns[key].map {
        AmountChoice(sample: sample).rivals(
          of: $0.column, isExact: $0.isExact, used: columns.used)
      } ?? []
    case .column(.amount), .debit, .credit, .column(.counterparty):
      columns.rivals(of: key, in: sample)
    default: []
    }
  }

  // MARK: What kind of booking a row is

  private var amount: SampleColumn? {
    columns[.column(.amount)].map { sample.columns[$0.column] }
  }

  private func writeKind(_ text: inout ProfileText) {
    guard columns[.column(.kind)] == nil else { return }
    let kinds = BookingKind.importable.map(\.rawValue).joined(separator: ", ")
    if let side = columns[.side] {
      writeSides(sample.columns[side.column], kinds, to: &text)
    } else if columns[.debit] != nil {
      text.add("amounts:")
      text.guess("  debit: expense", "links stehen meist Ausgaben", "most often expenses")
      text.leave(
        open: "amounts.credit", "  credit: \(incoming)", kinds + sources, kinds + sources)
    } else if let amount, !amount.sides.isEmpty {
      text.add("amounts:")
      text.guess(
        "  debit: expense", "„S“ hinter dem Betrag, das Soll", "\"S\" behind the amount, a debit")
      if amount.sides.contains("H") {
        text.leave(
          open: "amounts.credit", "  credit: \(incoming)", kinds + sources, kinds + sources)
      }
    } else if let amount, amount.negatives > 0, amount.positives >= amount.negatives, !isOfABank {
      // A list of costs with credit notes, or money that came in: what a minus means, nobody knows.
      guard amount.positives >= 2 * amount.negatives else {
        text.add("# amounts:", filled: "amounts:")
        text.leave(
          open: "amounts.negative", "  negative: expense",
          "\(Self.amounts(amount.negatives)) unter null: Ausgaben, oder Gutschriften (credit-note)?",
          "\(Self.counted(amount.negatives)) below zero: expenses, or credit notes (credit-note)?")
        text.leave(
          open: "amounts.positive", "  positive: \(incoming)",
          "\(Self.amounts(amount.positives)) über null; erlaubt: \(kinds)\(sources)",
          "\(Self.counted(amount.positives)) above zero; allowed: \(kinds)\(sources)")
        return
      }
      text.add("# amounts:", filled: "amounts:")
      text.leave(
        open: "amounts.positive", "  positive: expense",
        "\(Self.amounts(amount.positives)) über null; erlaubt: \(kinds)",
        "\(Self.counted(amount.positives)) above zero; allowed: \(kinds)")
      text.leave(
        open: "amounts.negative", "  negative: credit-note",
        "\(Self.amounts(amount.negatives)) unter null: Gutschriften oder Ausgaben?",
        "\(Self.counted(amount.negatives)) below zero: credit notes or expenses?")
    } else if let amount, amount.negatives > 0, amount.positives > 0 {
      text.add("amounts:")
      text.guess(
        "  negative: expense", "\(Self.amounts(amount.negatives)) unter null",
        "\(Self.counted(amount.negatives)) below zero")
      text.leave(
        open: "amounts.positive", "  positive: \(incoming)",
        "\(Self.amounts(amount.positives)) über null; erlaubt: \(kinds)\(sources)",
        "\(Self.counted(amount.positives)) above zero; allowed: \(kinds)\(sources)")
    } else if let amount, amount.negatives > 0 {
      text.add("amounts:")
      text.guess("  negative: expense", "alle Beträge unter null", "all amounts below zero")
    }
    if columns[.fee] != nil {
      text.guess(
        "  fee: {kind: expense, counterparty: \"Zahlungsdienst\"}",
        "was der Zahlungsdienst abzieht, wird eine eigene Ausgabe",
        "what the payment service takes off becomes an expense of its own")
    }
  }

  /// The kinds of the sides that the words of a column tell.
  private func writeSides(_ column: SampleColumn, _ kinds: String, to text: inout ProfileText) {
    let words = column.distinct ?? []
    func those(_ signs: Set<SignedText.Sign>) -> [String] {
      words.filter { SideWords.sign($0).map(signs.contains) ?? false }
    }
    let (out, back) = (those([.debit, .minus]), those([.credit, .plus]))
    text.add(out.isEmpty ? "# amounts:" : "amounts:", filled: "amounts:")
    if !out.isEmpty {
      let shown = ProfileText.examples(out, text.language)
      text.guess("  debit: expense", "\(shown), meist Ausgaben", "\(shown), most often expenses")
    }
    if !back.isEmpty {
      let shown = ProfileText.examples(back, text.language)
      let isCredit = CreditNoteWords.found(in: back) != nil && CreditNoteWords.isBeside(out)
      text.leave(
        open: "amounts.credit", "  credit: \(isCredit ? "credit-note" : incoming)",
        "\(shown); erlaubt: \(kinds)\(sources)", "\(shown); allowed: \(kinds)\(sources)")
    }
  }

  /// Whether it is a bank's table, where a minus is money that went out.
  private var isOfABank: Bool { bank != nil }

  private var measures: [String] { known.measures }

  /// What tells the kind of money that came in, and where it belongs unless a column does.
  private var incoming: String {
    columns[.column(.source)] == nil ? "{kind: drawdown, source: \"…\"}" : "drawdown"
  }

  private var sources: String {
    guard columns[.column(.source)] == nil else { return "" }
    return known.sources.isEmpty
      ? "; source: die Kennung der Finanzierungsquelle oder des Bescheids"
      : "; source: " + known.sources.prefix(20).joined(separator: ", ")
  }

  /// The names of the sides of the amounts, money out first.
  private var sideNames: (out: String, incoming: String) {
    columns[.debit] != nil || columns[.side] != nil || !(amount?.sides.isEmpty ?? true)
      ? ("debit", "credit") : ("negative", "positive")
  }

  /// Whether the kind is a constant.
  private var hasConstantKind: Bool {
    columns[.column(.kind)] == nil && columns[.debit] == nil && columns[.side] == nil
      && amount?.negatives ?? 0 == 0
      && amount?.sides.isEmpty ?? true
  }

  private func writeMeasure(_ text: inout ProfileText) {
    let hasMeasure = columns[.column(.measure)] != nil
    // Expenses need a plan line, and what is not eligible needs a reason.
    let lacksLine = columns[.column(.line)] == nil
    let lacksReason = columns[.column(.eligible)] != nil && columns[.column(.reason)] == nil
    guard hasConstantKind || !hasMeasure || lacksLine || lacksReason else { return }
    defer {
      if lacksLine {
        writeLine(&text)
      }
      if lacksReason {
        text.leave(
          open: "constants.reason", "  reason: \"…\"",
          "warum nicht alles zuwendungsfähig ist, etwa „laut Belegliste“",
          "why not all of it is eligible, such as \"as listed\"")
      }
    }
    // With nothing but comments below it a key would be empty, which no mapping may be.
    let isFilled =
      hasConstantKind || !hasMeasure && measures.count == 1 || lacksLine && known.lines.count == 1
    text.add(isFilled ? "constants:" : "# constants:", filled: "constants:")
    if hasConstantKind {
      text.guess(
        "  kind: expense", "keine Spalte nennt die Art", "no column tells the kind")
    }
    guard !hasMeasure else { return }
    if measures.count == 1, let only = measures.first {
      text.guess(
        "  measure: \(ProfileText.quoted(only))", "das einzige Teilvorhaben im Hauptbuch",
        "the only measure of the ledger")
    } else {
      let known = measures.isEmpty ? "" : ": " + measures.prefix(20).joined(separator: ", ")
      text.leave(
        open: "constants.measure", "  measure: \"…\"", "die Kennung des Teilvorhabens" + known,
        "the id of the measure" + known)
    }
  }

  private func writeLine(_ text: inout ProfileText) {
    if known.lines.count == 1, let only = known.lines.first {
      text.guess(
        "  line: \(ProfileText.quoted(only))", "die einzige Position im Hauptbuch",
        "the only plan line of the ledger")
      return
    }
    let list = known.lines.isEmpty ? "" : ": " + known.lines.prefix(20).joined(separator: ", ")
    text.leave(
      open: "constants.line", "  line: \"…\"", "die Position im Ausgabenplan" + list,
      "the line of the expenditure plan" + list)
  }

  // MARK: Words

  private func writeValues(_ text: inout ProfileText) {
    var kinds: [(word: String, kind: BookingKind?)] = []
    if let guess = columns[.column(.kind)] {
      kinds = (sample.columns[guess.column].distinct ?? [])
        .filter { BookingRowReader.kinds[$0] == nil }.map { ($0, Self.kind($0)) }
    }
    var unknown: [String] = []
    if let guess = columns[.column(.measure)], !measures.isEmpty {
      unknown = (sample.columns[guess.column].distinct ?? []).filter { !measures.contains($0) }
    }
    guard !kinds.isEmpty || !unknown.isEmpty else { return }
    let isFilled = kinds.contains { $0.kind != nil }
    text.add(isFilled ? "values:" : "# values:", filled: "values:")
    if !kinds.isEmpty { text.add(isFilled ? "  kind:" : "#   kind:", filled: "  kind:") }
    let allowed = BookingKind.importable.map(\.rawValue).joined(separator: ", ")
    for (word, kind) in kinds {
      if let kind {
        text.guess(
          "    \(ProfileText.quoted(word)): \(kind.rawValue)", "„\(kind.name.de)“",
          "\"\(kind.name.en)\"")
      } else {
        text.leave(
          open: "values.kind.\(word)", "    \(ProfileText.quoted(word)): expense",
          "eines von \(allowed)", "one of \(allowed)")
      }
    }
    guard !unknown.isEmpty else { return }
    let known = measures.prefix(20).joined(separator: ", ")
    text.add(isFilled ? "  # measure:" : "#   measure:", filled: "  measure:")
    for word in unknown.prefix(Self.kindLimit) {
      text.leave(
        open: "values.measure.\(word)", "    \(ProfileText.quoted(word)): \"…\"",
        "eines von \(known)", "one of \(known)")
    }
  }

  /// What offices call a kind of booking.
  private static func kind(_ word: String) -> BookingKind? {
    let word = word.lowercased()
    let stems: [(String, BookingKind)] = [
      ("rückzahl", .repayment), ("rueckzahl", .repayment), ("erstattung an", .repayment),
      ("auszahl", .expense), ("ausgabe", .expense), ("rechnung", .expense), ("abruf", .drawdown),
      ("zuwendung", .drawdown), ("förder", .drawdown), ("zuschuss", .drawdown),
      ("eigenmittel", .ownFunds), ("eigenanteil", .ownFunds), ("spende", .donation),
      ("zins", .interest), ("weiterleit", .forward), ("ehrenamt", .civic), ("sachleist", .inKind),
      ("erlös", .revenue), ("einnahme", .revenue),
    ]
    if SideWords.sign(word) == .debit { return .expense }
    return stems.first { word.contains($0.0) }?.1
  }

  private static func amounts(_ count: Int) -> String {
    count == 1 ? "1 Betrag" : "\(count) Beträge"
  }

  private static func counted(_ count: Int) -> String {
    count == 1 ? "1 amount" : "\(count) amounts"
  }
}
