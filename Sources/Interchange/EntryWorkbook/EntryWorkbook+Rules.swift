import Amounts
import Funding
import Reporting

// What may be entered in which column, with what the spreadsheet says about it.

extension EntryWorkbook {
  var validations: [Validation] {
    [
      Validation(
        .column(block: Self.block, column: Self.check), .formula("1=0"),
        hint: hint(
          EntryHeading.check.name[language],
          "Rechnet selbst und sagt, was der Zeile noch fehlt. „bereit“ heißt: kann eingelesen werden.",
          "Computes by itself and says what the row still lacks."),
        refusal: refusal(
          "Diese Spalte rechnet selbst. Bitte die anderen Zellen der Zeile ausfüllen.",
          "This column computes by itself. Fill in the other cells of the row."))
    ] + Self.columns.map(validation)
  }

  private func validation(_ column: BookingColumn) -> Validation {
    let help = EntryHelp(column)
    let (rule, allowed) = rule(column)
    return Validation(
      .column(block: Self.block, column: column.rawValue), rule,
      hint: Validation.Message(heading(column), help.hint[language]),
      refusal: allowed.map { refusal($0.de, $0.en) })
  }

  /// The rule of a column and what it says when something else is entered; nil: it only suggests.
  private func rule(_ column: BookingColumn) -> (Validation.Rule, LocalizedText?) {
    switch column {
    case .date: (.dates(days), allowedDays(days, isBooking: true))
    case .voucherDate, .paidOn, .serviceFrom, .serviceTo:
      (.dates(anyDay), allowedDays(anyDay, isBooking: false))
    case .dueOn, .retentionDue: (.dates(dueDays), allowedDays(dueDays, isBooking: false))
    case .kind: (.list("\(.name("FB_Kinds"))"), fromList)
    case .measure: (.list("\(.name("FB_Measures"))"), fromList)
    case .method: (.list("\(.name("FB_Methods"))"), fromList)
    case .procedure: (.list("\(.name("FB_Procedures"))"), fromList)
    case .line: (.list(dependent(keys: "FB_LineKeys", list: "FB_Lines")), fromList)
    case .source: (.list(dependent(keys: "FB_SourceKeys", list: "FB_Sources")), fromList)
    case .counterparty:
      (
        .list(
          piece(
            of: .name("FB_Parties"), keys: .name("FB_PartyKeys"),
            "\(cell(.measure))&\(text: Self.mark)&\(cell(.source))", otherwise: .name("FB_Free"))),
        nil
      )
    case .amount: (.formula(isMoney(cell(.amount), orZero: false)), money(least: "0,01", "0.01"))
    case .unitRate, .voucherTotal, .retention, .discount:
      (.formula(isMoney(cell(column), orZero: false)), money(least: "0,01", "0.01"))
    case .eligible, .vat:
      (
        .formula(
          "IF(\(isMoney(cell(column), orZero: true)),OR(\(cell(.amount))=\(text: ""),\(cell(column))<=\(cell(.amount))),FALSE)"
        ), partOfAmount
      )
    case .quantity, .offers:
      (
        .formula("IF(ISNUMBER(\(cell(column))),\(cell(column))>0,FALSE)"),
        both("Eine Zahl größer als 0, zum Beispiel 120 oder 7,5.", "A number more than 0.")
      )
    case .share, .discountOffered, .staffShare:
      (
        .formula("IF(ISNUMBER(\(cell(column))),AND(\(cell(column))>0,\(cell(column))<=1),FALSE)"),
        both("Mehr als 0 % und höchstens 100 %.", "More than 0 % and at most 100 %.")
      )
    case .reference:
      (
        .formula(
          "AND(LEN(\(cell(column)))<=60,COUNTIF(\(.name("FB_References")),\(cell(column)))=1)"),
        both(
          "Jede Referenz steht nur einmal da, sonst würde eine der Zeilen nicht gebucht.",
          "Each reference stands here once, else one of the rows would not be booked.")
      )
    case .reason, .voucher, .purpose, .evidence, .order, .inventory, .forVoucher:
      (.text(most: 1000), both("Höchstens 1000 Zeichen.", "At most 1000 characters."))
    }
  }

  /// A list that depends on kind and measure of the row.
  private func dependent(keys: String, list: String) -> Formula {
    let piece = piece(
      of: .name(list), keys: .name(keys), key(1), otherwise: .name("FB_None"))
    return
      "IF(OR(\(cell(.kind))=\(text: ""),\(cell(.measure))=\(text: "")),\(.name("FB_First")),\(piece))"
  }

  /// Vouchers may be old, and payments may have been made long ago.
  private var anyDay: ClosedRange<CalendarDate> {
    let first = today.adding(months: -300).startOfYear
    return min(first, days.lowerBound)...days.upperBound
  }

  /// What is retained falls due years after the project.
  private var dueDays: ClosedRange<CalendarDate> {
    anyDay.lowerBound...anyDay.upperBound.adding(months: 120)
  }

  private func allowedDays(
    _ days: ClosedRange<CalendarDate>, isBooking: Bool
  ) -> LocalizedText {
    let why =
      isBooking
      ? both(
        " Frühere Tage sind abgeschlossen oder liegen vor jedem Vorhaben.",
        " Earlier days are closed, or before any project.") : both("", "")
    return both(
      "Ein Datum vom \(days.lowerBound.text(.de)) bis zum \(days.upperBound.text(.de)), zum Beispiel \(today.text(.de)).\(why.de)",
      "A date from \(days.lowerBound.text(.en)) to \(days.upperBound.text(.en)).\(why.en)"
    )
  }

  private var fromList: LocalizedText {
    both(
      "Bitte einen Eintrag aus der Liste wählen (Pfeil an der Zelle, oder Alt + Pfeil nach unten).",
      "Choose from the list (arrow at the cell, or Alt + arrow down).")
  }

  private var partOfAmount: LocalizedText {
    both(
      "Ein Betrag in Euro mit höchstens zwei Nachkommastellen, nicht unter 0 und nicht über dem Betrag der Zeile.",
      "An amount in euros, two decimals at most, not below 0 and not above the row's amount.")
  }

  private func money(least german: String, _ english: String) -> LocalizedText {
    both(
      "Ein Betrag in Euro ab \(german) mit höchstens zwei Nachkommastellen, zum Beispiel 1234,50.",
      "An amount in euros from \(english), two decimals at most, for example 1234.50.")
  }

  private func hint(_ title: String, _ german: String, _ english: String) -> Validation.Message {
    Validation.Message(title, say(german, english))
  }

  private func refusal(_ german: String, _ english: String) -> Validation.Message {
    Validation.Message(say("Das passt hier nicht", "That does not fit"), say(german, english))
  }

  private func both(_ german: String, _ english: String) -> LocalizedText {
    LocalizedText(de: german, en: english)
  }
}
