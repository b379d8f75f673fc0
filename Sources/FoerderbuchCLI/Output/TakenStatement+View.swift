import Amounts
import Bookkeeping
import Funding
import Interchange
import LedgerStore
import Messages
import Office

extension TakenStatement {
  func text(_ language: Language) -> String {
    var parts: [String] = []
    for (index, statement) in statements.enumerated() {
      let own = rows.filter { $0.statement == index }
      parts.append(head(statement, language))
      if !own.isEmpty { parts.append(table(own, language)) }
      let lines = own.flatMap { notes($0, language) }
      if !lines.isEmpty { parts.append(lines.joined(separator: "\n")) }
    }
    let hints = notices.map { $0.text[language] } + gaps.map { $0.problem.text(language) }
    if !hints.isEmpty {
      parts.append(
        hints.map { language.pick("Hinweis: ", "Note: ") + $0 }.joined(separator: "\n"))
    }
    if dryRun, posted?.numbers != nil { parts.append(postingTable(language)) }
    if dryRun, !balances.isEmpty { parts.append(balanceTable(language)) }
    parts.append(summary(language))
    if let asked = slips.text(language, dryRun: dryRun) { parts.append(asked) }
    return parts.joined(separator: "\n\n")
  }

  // MARK: Head

  private func head(_ statement: BankStatement, _ language: Language) -> String {
    var what = [statement.format.name]
    if let id = statement.id {
      what.append(language.pick("Auszug ", "statement ") + Self.line(id, 40))
    }
    let account = IBAN(statement.account)?.grouped ?? Self.line(statement.account, 40)
    what.append(language.pick("Konto ", "account ") + account)
    if let from = statement.from, let to = statement.to {
      what.append(from.text(language) + "–" + to.text(language))
    }
    let place = statement.part.map { file + "/" + Self.line($0, 80) } ?? file
    return place + ": " + what.joined(separator: ", ") + "\n  " + sums(statement, language)
  }

  /// `Anfangssaldo 10,00 € + Eingänge 5,00 € − Ausgänge 2,00 € = Schlusssaldo 13,00 €: geht auf.`
  private func sums(_ statement: BankStatement, _ language: Language) -> String {
    func money(_ money: Money) -> String { money.text(language) }
    let moved =
      language.pick("Eingänge ", "money in ") + money(statement.sum(in: true))
      + language.pick(" − Ausgänge ", " − money out ") + money(statement.sum(in: false))
    guard let opening = statement.opening?.amount, let closing = statement.closing?.amount else {
      return moved
        + language.pick(
          ". Anfangs- und Schlusssaldo stehen nicht in der Datei; ob Umsätze fehlen, ist nicht geprüft.",
          ". The file has no opening and closing balance; whether lines are missing is not checked."
        )
    }
    return language.pick("Anfangssaldo ", "Opening balance ") + money(opening) + " + " + moved
      + (statement.ties
        ? language.pick(" = Schlusssaldo ", " = closing balance ") + money(closing)
          + language.pick(": geht auf.", ": ties.")
        : language.pick(", Zwischensaldo ", ", interim balance ") + money(closing)
          + language.pick(
            ": Ein Bericht im Lauf des Tages muss nicht aufgehen.",
            ": A report within the day need not tie."))
  }

  // MARK: Lines

  private func table(_ rows: [StatementRow], _ language: Language) -> String {
    var table = TextTable([
      (language.pick("Nr.", "No."), .right), (language.pick("Tag", "Day"), .left),
      (language.pick("Betrag €", "Amount €"), .right), (language.pick("Von/An", "From/To"), .left),
      (language.pick("Vorschlag", "Proposal"), .left), (language.pick("Warum", "Why"), .left),
    ])
    for row in rows {
      let (what, why) = proposal(row, language)
      table.add(
        String(row.number), row.transaction.bookedOn.text(language),
        row.transaction.amount.numberText(language), Self.line(who(row), 28), what, why)
    }
    return table.text
  }

  private func who(_ row: StatementRow) -> String {
    let line = row.transaction
    return line.counterparty ?? line.counterpartyAccount ?? line.bookingText ?? ""
  }

  private func proposal(_ row: StatementRow, _ language: Language) -> (String, String) {
    if let order = row.order {
      let done =
        dryRun
        ? language.pick("würde gebucht: ", "would be booked: ")
        : language.pick("gebucht: ", "booked: ")
      let numbers = row.entries.map(String.init).joined(separator: ", ")
      return (
        done + words(order, language), language.pick("Buchung ", "entry ") + numbers
      )
    }
    if let reason = row.settledBy {
      return (language.pick("ohne Buchung: ", "no entry: ") + Self.line(reason, 60), "")
    }
    switch row.state {
    case .pending:
      return (language.pick("vorgemerkt, nicht gebucht", "pending, not booked"), "")
    case .information: return (language.pick("nur zur Information", "for information only"), "")
    case .empty, .ignored: return (language.pick("ohne Betrag", "no amount"), "")
    case .known(let numbers):
      return (
        Self.booked(numbers, language),
        language.pick("aus einem Kontoauszug", "from an account statement")
      )
    case .knownBatch(let numbers, let total):
      return (
        language.pick("schon gebucht: Sammler ", "booked already: batch ") + total.text(language)
          + " (\(StatementRow.entries(numbers)[language]))", ""
      )
    case .knownParts(let numbers, let sum):
      return (
        language.pick("schon gebucht: Teile des Sammlers, ", "booked already: parts of the batch, ")
          + sum.text(language) + " (\(StatementRow.entries(numbers)[language]))", ""
      )
    case .open(let match):
      switch match.outcome {
      case .none: return (language.pick("kein Vorschlag", "no proposal"), "")
      case .several(let candidates):
        return (
          language.pick("\(candidates.count) Vorschläge", "\(candidates.count) proposals"),
          language.pick("gleich gut: bitte wählen", "equally good: please choose")
        )
      case .proposal(let candidate):
        return (words(candidate.target, language), candidate.why(language))
      }
    }
  }

  /// What one needs to decide where there is no clear proposal, and what was not taken as it
  /// stands.
  private func notes(_ row: StatementRow, _ language: Language) -> [String] {
    var lines: [String] = []
    if row.order == nil, row.settledBy == nil, case .open(let match) = row.state {
      if case .several(let candidates) = match.outcome {
        for candidate in candidates {
          lines.append(
            option(candidate.target, row.number) + "  " + words(candidate.target, language) + " – "
              + candidate.why(language))
        }
      }
      lines += match.hints.map {
        $0.problem(row: row.number, on: row.transaction.bookedOn)
          .text(language, atTerminal: true)
      }
      let text = [row.transaction.remittance, row.transaction.bookingText].compactMap { $0 }.first
      if let text, !match.outcome.isProposal {
        let quoted = Self.line(text, 90)
        lines.insert(language.pick("„\(quoted)“", "\"\(quoted)\""), at: 0)
      }
    }
    lines += remarks(row.transaction).map { $0.text[language] }
    return lines.enumerated().map { index, line in
      let label = index == 0 ? String(row.number) + ":" : ""
      return "  " + String(repeating: " ", count: max(0, 5 - label.count)) + label + " " + line
    }
  }

  /// What there is to know of a line, with the stable name of it.
  func remarks(_ line: BankTransaction) -> [(code: String, text: LocalizedText)] {
    var remarks: [(code: String, text: LocalizedText)] = []
    var notes = line.notes
    if line.unopenedPayments > 0 {
      let count = line.unopenedPayments
      let fee = notes.compactMap { if case .feeTakenOff = $0 { $0.text } else { nil } }.first
      notes.removeAll { if case .feeTakenOff = $0 { true } else { false } }
      let text =
        fee.map {
          LocalizedText(
            de: "Sammler: \(count) Zahlungen, \($0.de). Er wird als Ganzes gebucht.",
            en: "A batch: \(count) payments, \($0.en). It is booked as a whole.")
        }
        ?? LocalizedText(
          de: "Sammler mit \(count) Zahlungen, die die Bank nicht einzeln nennt.",
          en: "A batch of \(count) payments that the bank does not list.")
      remarks.append((fee == nil ? "BATCH_UNOPENED" : "FEE_TAKEN_OFF", text))
    }
    return remarks + notes.map { ($0.code, $0.text) }
  }

  /// `--assign 3=payment:17`.
  private func option(_ target: MatchTarget, _ number: Int) -> String {
    "--assign \(number)=" + target.word
  }

  // MARK: Words

  func words(_ target: MatchTarget, _ language: Language) -> String {
    if case .part(let numbers) = target {
      return language.pick("Teilzahlung von Buchung ", "part of entry ")
        + names(numbers, language)
    }
    if case .booked(let number) = target { return Self.booked([number], language) }
    return target.order.map { words($0, language) } ?? ""
  }

  private func words(_ order: StatementRow.Order, _ language: Language) -> String {
    switch order {
    case .booking(let kind, let measure, let item):
      return kind.name[language] + " "
        + (item.map { measure.isEmpty ? $0 : $0 + " (\(measure))" } ?? measure)
    case .credit(let number):
      return language.pick("Gutschrift zu Buchung ", "credit note for entry ") + String(number)
    case .payment(let numbers, let rest):
      let tail =
        switch rest {
        case .none: ""
        case .discount:
          language.pick(
            ", mit Skonto: schließt den Rest, zuwendungsfähig nur das Gezahlte",
            ", with discount: closes the rest, only what was paid is eligible")
        case .surplus:
          language.pick(", überzahlt: der Rest kommt zurück", ", overpaid: the rest comes back")
        }
      return language.pick("Zahlung von Buchung ", "payment of entry ")
        + names(numbers, language) + tail
    }
  }

  private func names(_ numbers: [Int64], _ language: Language) -> String {
    let vouchers = Set(numbers.map { open[$0]?.record.booking.voucher })
    if numbers.count > 1, vouchers.count == 1, let voucher = vouchers.first ?? nil {
      return numbers.map(String.init).joined(separator: " + ")
        + language.pick(", Beleg ", ", voucher ") + Self.line(voucher, 24)
    }
    return numbers.map { number in
      let voucher = open[number]?.record.booking.voucher.map {
        language.pick(", Beleg ", ", voucher ") + Self.line($0, 24)
      }
      return String(number) + (voucher ?? "")
    }.joined(separator: " + ")
  }

  private static func booked(_ numbers: [Int64], _ language: Language) -> String {
    language.pick("schon gebucht: ", "booked already: ")
      + numbers.map(String.init).joined(separator: ", ")
  }

  /// One line of a text that somebody else wrote, without signs that a terminal obeys.
  static func line(_ text: String, _ limit: Int) -> String {
    let shown = text.unicodeScalars.map { scalar -> Character in
      switch scalar.properties.generalCategory {
      case .control, .format, .lineSeparator, .paragraphSeparator: " "
      default: Character(scalar)
      }
    }
    return shown.count <= limit ? String(shown) : String(shown.prefix(limit - 1)) + "…"
  }

  // MARK: End

  private func balanceTable(_ language: Language) -> String {
    var table = TextTable([
      (language.pick("Saldo", "Balance"), .left), ("", .left),
      (language.pick("Teilvorhaben", "Measure"), .left),
      (language.pick("vorher €", "before €"), .right),
      (language.pick("nachher €", "after €"), .right),
    ])
    for change in balances {
      table.add(
        change.account, chart[change.account]?.name[language] ?? "", change.measure,
        change.before.numberText(language), change.after.numberText(language))
    }
    return table.text
  }

  private func summary(_ language: Language) -> String {
    let known = rows.count { !$0.known.isEmpty }
    var sentences: [String] = []
    if let numbers = posted?.numbers {
      let range =
        numbers.count == 1 ? "\(numbers.lowerBound)" : "\(numbers.lowerBound)–\(numbers.upperBound)"
      let (would, wouldBe) =
        numbers.count == 1
        ? ("wäre Buchung", "entry") : ("wären die Buchungen", "entries")
      sentences.append(
        dryRun
          ? language.pick(
            "Probelauf, nichts gebucht. Es \(would) \(range).",
            "Dry run, nothing booked. It would be \(wouldBe) \(range).")
          : language.pick("Gebucht: \(range).", "Booked: \(range)."))
    } else {
      sentences.append(language.pick("Nichts gebucht.", "Nothing booked."))
    }
    let ignored = rows.compactMap { row in
      row.ignoring.map { "\(row.number) (\(row.transaction.amount.text(language)), \($0))" }
    }
    if !ignored.isEmpty, !dryRun {
      let names = ignored.joined(separator: "; ")
      sentences.append(
        language.pick("Ohne Buchung erledigt: \(names).", "Settled without an entry: \(names)."))
    }
    if known > 0 {
      sentences.append(
        language.pick(
          "Schon früher aus einem Kontoauszug gebucht: \(known).",
          "Booked from an account statement before: \(known)."))
    }
    let proposals = rows.filter { $0.order == nil }.compactMap { row in
      row.proposal.flatMap { $0.target.order == nil ? nil : $0.certainty }
    }
    let sure = proposals.count { $0 == .sure }
    let likely = proposals.count { $0 >= .likely }
    if !proposals.isEmpty {
      sentences.append(
        language.pick(
          "Vorschläge: \(sure) sichere (--accept sure), mit den wahrscheinlichen \(likely) (--accept likely), einzelne mit ihren Nummern (--accept 3,5-7).",
          "Proposals: \(sure) sure (--accept sure), \(likely) with the likely ones (--accept likely), single ones by their numbers (--accept 3,5-7)."
        ))
    }
    let undecided = rows.contains { row in
      guard row.order == nil, row.settledBy == nil, case .open(let match) = row.state else {
        return false
      }
      return !match.outcome.isProposal
    }
    if undecided {
      sentences.append(
        language.pick(
          "Was keinen klaren Vorschlag hat, ordnet --assign NR=ART:ZIEL zu.",
          "--assign NO=KIND:TARGET books what has no clear proposal."))
    }
    return sentences.joined(separator: " ")
  }
}
