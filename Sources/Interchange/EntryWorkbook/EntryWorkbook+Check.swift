import Amounts
import Funding
import Reporting

// The live check of a row: the first thing that is missing or does not fit, in words.

extension EntryWorkbook {
  /// What the check says of a row that can be imported.
  var ready: String { say("bereit", "ready") }

  /// The check of a row: nothing for an untouched row, ``ready``, or what to do.
  func checkFormula(row: Int) -> Formula {
    let steps: [(when: Formula, say: String)] =
      basics(row) + places(row) + amounts(row) + valuation(row) + keys(row)
    let entered = Reference.columns(
      block: Self.block, row: String(row), from: BookingColumn.date.rawValue,
      through: (Self.columns.last ?? .evidence).rawValue)
    let rest = steps.reversed().reduce("\(text: ready)" as Formula) { rest, step in
      "IF(\(step.when),\(text: step.say),\(rest))"
    }
    return "IF(COUNTA(\(entered))=0,\(text: ""),\(rest))"
  }

  private func basics(_ row: Int) -> [(when: Formula, say: String)] {
    let (date, kind, measure) = (
      cell(.date, row: row), cell(.kind, row: row), cell(.measure, row: row)
    )
    let (from, through) = (serial(days.lowerBound), serial(days.upperBound))
    return [
      (empty(date), missing(.date)),
      ("NOT(ISNUMBER(\(date)))", say("Buchungsdatum ist kein Datum", "date is no date")),
      (
        "OR(\(date)<\(from),\(date)>\(through))",
        say(
          "Datum nicht vom \(days.lowerBound.text(.de)) bis \(days.upperBound.text(.de))",
          "date not from \(days.lowerBound.text(.en)) to \(days.upperBound.text(.en))")
      ),
      (empty(kind), missing(.kind)),
      ("COUNTIF(\(.name("FB_Kinds")),\(kind))=0", unknown(.kind)),
      ("AND(\(empty(measure)),NOT(\(isOfVoucher(row))))", missing(.measure)),
      (
        "AND(NOT(\(empty(measure))),COUNTIF(\(.name("FB_Measures")),\(measure))=0)",
        unknown(.measure)
      ),
    ]
  }

  /// Measure and line of a credit note and a payment follow from their voucher.
  private func isOfVoucher(_ row: Int) -> Formula {
    "OR(\(isKind(.creditNote, row)),\(isKind(.payment, row)))"
  }

  private func places(_ row: Int) -> [(when: Formula, say: String)] {
    let (line, source) = (cell(.line, row: row), cell(.source, row: row))
    let key = key(row)
    let lines: Formula = "COUNTIF(\(.name("FB_LineKeys")),\(key))"
    let sources: Formula = "COUNTIF(\(.name("FB_SourceKeys")),\(key))"
    let thisLine: Formula =
      "COUNTIFS(\(.name("FB_LineKeys")),\(key),\(.name("FB_Lines")),\(line))"
    let thisSource: Formula =
      "COUNTIFS(\(.name("FB_SourceKeys")),\(key),\(.name("FB_Sources")),\(source))"
    let isExpense = isKind(.expense, row)
    let isOfVoucher = isOfVoucher(row)
    let needsNoSource: Formula = "OR(\(isExpense),\(isOfVoucher),\(isKind(.order, row)))"
    return [
      (
        "AND(\(lines)=0,\(line)<>\(text: ""))",
        say("Position hier leer lassen", "leave line empty here")
      ),
      (
        "AND(\(lines)=0,OR(\(isExpense),\(isKind(.inKind, row)),\(isKind(.civic, row))))",
        say("Teilvorhaben hat keine passende Position", "measure has no such line")
      ),
      ("AND(\(lines)>0,\(empty(line)),NOT(\(isOfVoucher)))", missing(.line)),
      (
        "AND(\(lines)>0,\(line)<>\(text: ""),\(thisLine)=0)",
        say("Position passt nicht zu Art und Teilvorhaben", "line does not fit kind and measure")
      ),
      (
        "AND(\(source)<>\(text: ""),\(thisSource)=0)",
        say(
          "Quelle passt nicht zu Art und Teilvorhaben",
          "source does not fit kind and measure")
      ),
      (
        "AND(NOT(\(needsNoSource)),\(sources)=0)",
        say("Teilvorhaben hat keine passende Quelle", "measure has no such source")
      ),
      // Where only one source is possible it need not be named.
      ("AND(NOT(\(needsNoSource)),\(sources)>1,\(empty(source)))", missing(.source)),
    ] + references(row)
  }

  /// What a credit note, a payment, a retention and an order cannot do without.
  private func references(_ row: Int) -> [(when: Formula, say: String)] {
    let isOrder = isKind(.order, row)
    return [
      (
        "AND(\(isKind(.creditNote, row)),\(empty(cell(.forVoucher, row: row))))",
        missing(.forVoucher)
      ),
      (
        "AND(\(isKind(.payment, row)),\(empty(cell(.voucher, row: row))))", missing(.voucher)
      ),
      (
        "AND(NOT(\(empty(cell(.retention, row: row)))),\(empty(cell(.retentionDue, row: row))))",
        missing(.retentionDue)
      ),
      ("AND(\(isOrder),\(empty(cell(.order, row: row))))", missing(.order)),
      ("AND(\(isOrder),\(empty(cell(.counterparty, row: row))))", missing(.counterparty)),
    ]
  }

  private func amounts(_ row: Int) -> [(when: Formula, say: String)] {
    let (amount, eligible, vat) = (
      cell(.amount, row: row), cell(.eligible, row: row), cell(.vat, row: row)
    )
    let deducts: Formula =
      "COUNTIFS(\(.name("FB_Measures")),\(cell(.measure, row: row)),\(.name("FB_MeasureVat")),\(text: "x"))>0"
    let reason = cell(.reason, row: row)
    return [
      (empty(amount), missing(.amount)),
      ("NOT(\(isMoney(amount, orZero: false)))", wrongAmount(.amount)),
      (
        "AND(\(vat)<>\(text: ""),NOT(AND(\(isMoney(vat, orZero: true)),\(vat)<=\(amount))))",
        say("Umsatzsteuer ist mehr als der Betrag", "vat is more than the amount")
      ),
      (
        "AND(\(isKind(.expense, row)),\(empty(vat)),\(deducts))",
        say(
          "Umsatzsteuer fehlt (0, wenn keine)", "vat is missing (0 if none)")
      ),
      (
        "AND(\(eligible)<>\(text: ""),NOT(AND(\(isMoney(eligible, orZero: true)),\(eligible)<=\(amount))))",
        say("zuwendungsfähig ist mehr als der Betrag", "eligible is more than the amount")
      ),
      (
        "AND(\(eligible)<>\(text: ""),\(empty(reason)),ROUND(\(amount)-N(\(vat))-N(\(eligible)),2)>0)",
        missing(.reason)
      ),
    ]
  }

  private func valuation(_ row: Int) -> [(when: Formula, say: String)] {
    let (method, quantity) = (cell(.method, row: row), cell(.quantity, row: row))
    let (rate, share) = (cell(.unitRate, row: row), cell(.share, row: row))
    let isUnpaid: Formula = "OR(\(isKind(.inKind, row)),\(isKind(.civic, row)))"
    let gives: Formula =
      "ROUND(\(quantity)*\(rate)*IF(\(empty(share)),1,\(share)),2)"
    let valued: Formula = "AND(ISNUMBER(\(quantity)),ISNUMBER(\(rate)))"
    return [
      (
        "AND(\(isUnpaid),OR(\(empty(method)),NOT(\(valued))))",
        say("Bewertung, Menge und Satz ausfüllen", "fill in method, quantity and unitRate")
      ),
      (
        "AND(\(isUnpaid),IF(\(valued),ABS(\(gives)-\(cell(.amount, row: row)))>=0.005,FALSE))",
        say(
          "Betrag ist nicht Menge × Satz × Anteil",
          "amount is not quantity × rate × share")
      ),
    ]
  }

  private func keys(_ row: Int) -> [(when: Formula, say: String)] {
    let reference = cell(.reference, row: row)
    return [
      (empty(reference), missing(.reference)),
      (
        "COUNTIF(\(.name("FB_References")),\(reference))>1",
        say("Referenz steht zweimal da", "reference stands here twice")
      ),
    ]
  }

  // MARK: Pieces

  /// Measure and kind of a row, as the hidden lists have them.
  func key(_ row: Int) -> Formula {
    "\(cell(.measure, row: row))&\(text: Self.mark)&\(cell(.kind, row: row))"
  }

  /// Whether a cell holds an amount of whole cents, more than zero.
  func isMoney(_ cell: Reference, orZero: Bool) -> Formula {
    let least: Formula = orZero ? ">=0" : ">0"
    return "IF(ISNUMBER(\(cell)),AND(\(cell)\(least),ROUND(\(cell),2)=\(cell)),FALSE)"
  }

  private func isKind(_ kind: BookingKind, _ row: Int) -> Formula {
    "\(cell(.kind, row: row))=\(text: kind.name[language])"
  }

  private func empty(_ cell: Reference) -> Formula { "\(cell)=\(text: "")" }

  private func missing(_ column: BookingColumn) -> String {
    heading(column) + say(" fehlt", " is missing")
  }

  private func unknown(_ column: BookingColumn) -> String {
    heading(column) + say(" steht nicht in der Liste", " is not in the list")
  }

  private func wrongAmount(_ column: BookingColumn) -> String {
    heading(column)
      + say(
        ": größer als 0, höchstens zwei Stellen", ": more than 0, two decimals at most")
  }

  /// The day as a spreadsheet counts it.
  private func serial(_ date: CalendarDate) -> Int { Int(date.days) + 25_569 }
}
