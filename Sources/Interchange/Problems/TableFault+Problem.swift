import Amounts
import Messages

extension TableFault {
  var problem: Problem {
    switch self {
    case .unterminatedQuote: Problem("table.QUOTE_UNTERMINATED")
    case .textAfterQuote: Problem("table.TEXT_AFTER_QUOTE")
    case .quoteInsideField: Problem("table.QUOTE_INSIDE_FIELD")
    case .ragged(let found, let wanted):
      Problem(
        "table.ROW_RAGGED", ["found": found, "wanted": wanted, "difference": abs(found - wanted)]
      ).with(remedy: found < wanted ? "fewer" : "more")
    case .besideTable(let cell, let text):
      Problem("table.BESIDE_TABLE", ["cell": cell, "text": Quote.excerpt(text)])
    case .tooManyColumns(let limit): Problem("table.TOO_MANY_COLUMNS", ["limit": limit])
    case .rowTooLong(let limit): Problem("table.ROW_TOO_LONG", ["limit": limit])
    case .emptyHeading(let column): Problem("table.HEADING_EMPTY", ["column": column])
    case .foreignHeadings(let headings, let required):
      Problem(
        "table.HEADINGS_FOREIGN",
        [
          "headings": Fact.series(
            headings.prefix(4).map { .quoted(Quote.excerpt($0)) }
              + (headings.count > 4 ? [.text("…")] : [])),
          "required": Fact.series(required.map(Fact.quoted)),
        ])
    case .datevBatch: Problem("table.DATEV_BATCH")
    case .bankTable: Problem("table.BANK_TABLE")
    case .needsNoProfile(let found): Problem("table.NEEDS_NO_PROFILE", ["found": found])
    case .unknownHeading(let heading, let nearest, let known):
      Problem("table.HEADING_UNKNOWN", ["heading": Quote.excerpt(heading), "known": known]).with(
        allowed: known.isEmpty ? nil : "known"
      ).suggesting(nearest)
    case .headingTwice(let heading, let first):
      Problem(
        "table.HEADING_TWICE.headingTwice",
        [
          "heading": Quote.excerpt(heading), "first": first,
          "lettered": ColumnTerms.lettered(Quote.excerpt(heading), first - 1),
        ])
    case .headingTwoRows(let heading, let first, let upper, let columns):
      Problem(
        "table.HEADING_TWICE.headingTwoRows",
        [
          "heading": Quote.excerpt(heading), "first": first, "upper": upper,
          "columns": Fact.series(columns.map(Fact.text)),
        ])
    case .missingHeading(let key, let german):
      Problem("table.HEADING_MISSING", ["german": german, "key": key])
    case .headingsElsewhere(let line, let told, let rows):
      Problem(
        "table.HEADINGS_ELSEWHERE.headingsElsewhere",
        ["line": line, "claim": Self.claim(told, rows: rows)]
      ).with(remedy: rows == 1 ? nil : "rows")
    case .headingsBeyond(let told, let last):
      Problem("table.HEADINGS_ELSEWHERE.headingsBeyond", ["told": told, "last": last])
    case .headingOfTwoKeys(let heading, let keys):
      Problem(
        "table.HEADING_OF_TWO_KEYS",
        ["heading": Quote.excerpt(heading), "keys": Fact.series(keys.map(Fact.text))])
    case .headingsAgain: Problem("table.HEADINGS_AGAIN")
    case .loneText(let text): Problem("table.ROW_LONE_TEXT", ["text": Quote.excerpt(text)])
    case .noSuchRow(let row, let rows):
      Problem(
        "table.SKIPPED_ROW_UNKNOWN",
        ["row": row, "first": rows?.lowerBound ?? 0, "last": rows?.upperBound ?? 0]
      ).with(allowed: rows == nil ? nil : "rows")
    case .noRows: Problem("table.NO_ROWS")
    case .onlyHeadings(let headings, let leftOut): Self.noRows(headings, leftOut)
    case .mixedMarks(let first, let line, let second):
      Problem("table.MIXED_DECIMAL_MARKS", ["line": line, "first": first, "second": second])
    case .daysSwapped(let first, let line, let swapped):
      Problem("table.DAYS_SWAPPED", ["line": line, "first": first, "swapped": swapped])
    case .debitAndCredit: Problem("table.DEBIT_AND_CREDIT")
    case .nothingEntered: Problem("table.NOTHING_ENTERED")
    case .referenceMissing: Problem("table.REFERENCE_MISSING")
    case .formLacks(let name): Problem("table.FORM_INCOMPLETE", ["name": name])
    case .formHalfConfirmed(let missing):
      Problem("table.FORM_HALF_CONFIRMED", ["missing": missing])
    case .formDayOutside(let day, let days):
      Problem("table.FORM_DAY_OUTSIDE", ["day": day, "from": days.from, "to": days.to])
    case .formOfOtherLedger(let ledger, let own):
      Problem("table.FORM_OF_OTHER_LEDGER", ["ledger": ledger, "own": own])
    case .formOfOtherPartner(let partner, let id, let name):
      Problem("table.FORM_OF_OTHER_PARTNER", ["partner": partner, "id": id, "name": name])
    case .formConfirmedAhead(let day, let today):
      Problem("table.FORM_CONFIRMED_AHEAD", ["day": day, "today": today])
    case .formConfirmedBefore(let day, let confirmedOn):
      Problem("table.FORM_CONFIRMED_BEFORE", ["day": day, "confirmedOn": confirmedOn])
    case .formHoursOver(let hours, let day, let person):
      Problem(
        "table.FORM_HOURS_OVER", ["hours": Self.number(hours), "day": day, "person": person])
    case .referenceTwice(let reference, let first, let isPrepared):
      Problem("table.REFERENCE_TWICE", ["reference": reference, "first": first]).with(
        remedy: isPrepared ? "prepared" : nil)
    }
  }

  /// Where a profile says that headings stand.
  private static func claim(_ told: Int?, rows: Int) -> Message {
    guard let told else { return Message("table.HEADINGS_ELSEWHERE.headingsElsewhere.inTwoRows") }
    return rows == 1
      ? Message("table.HEADINGS_ELSEWHERE.headingsElsewhere.inRow", ["told": told])
      : Message(
        "table.HEADINGS_ELSEWHERE.headingsElsewhere.inRows", ["told": told, "next": told + 1])
  }

  private static func noRows(_ headings: [String], _ leftOut: Int) -> Problem {
    let key =
      switch (headings.isEmpty, leftOut == 0) {
      case (true, true): "table.NO_ROWS"
      case (true, false): "table.NO_ROWS.leftOut"
      case (false, true): "table.NO_ROWS.headings"
      case (false, false): "table.NO_ROWS.headingsAndLeftOut"
      }
    return Problem(key, ["headings": headings.map(Quote.excerpt), "count": leftOut])
  }

  /// `24,5` hours; of more than four decimals the first four.
  private static func number(_ hours: Rational) -> LocalizedText {
    let text =
      (0...4).map { hours.decimalText(places: $0) }.first { Rational(text: $0) == hours }
      ?? hours.decimalText(places: 4)
    return LocalizedText(de: text.replacing(".", with: ","), en: text)
  }
}
