import Amounts
import Funding
import Interchange
import LedgerStore
import Messages
import Office

extension StatementRefused {
  /// One for each line, with the options that help.
  func messages(_ language: Language) -> [Failure.Message] {
    lines.map { number, complaint in
      let place = StatementRow.place(file, number, language)
      let at = Failure.Place(file: file, row: number)
      if case .posting(let reason) = complaint { return reason.message(place, at: at, language) }
      return Failure.Message(
        code: complaint.code, text: place + ": " + complaint.sentence(number)[language], place: at)
    }
  }
}

extension StatementRefused.Complaint {
  /// The same word in every language.
  fileprivate var code: String {
    switch self {
    case .noSuchLine: "NO_SUCH_MOVEMENT"
    case .unbookable: "NOT_BOOKABLE"
    case .bookedOtherwise: "BOOKED_OTHERWISE"
    case .repeats: "REPEATS_ENTRY"
    case .undecided: "NO_CLEAR_PROPOSAL"
    case .assignment(.otherDirection): "OTHER_DIRECTION"
    case .assignment(.comesBack): "PAYMENT_CAME_BACK"
    case .assignment(.voucherOpenTwice): "VOUCHER_OPEN_TWICE"
    case .assignment(.noOpenExpense): "NO_OPEN_EXPENSE"
    case .assignment(.otherAmount): "PAYMENT_NOT_WHOLE"
    case .booking(let fault): InputFault.booking(fault).code
    case .posting(let reason): reason.problem.code
    }
  }

  fileprivate func sentence(_ number: Int) -> LocalizedText {
    switch self {
    case .noSuchLine(let count):
      LocalizedText(
        de: "Den gibt es nicht; die Datei hat \(count) Umsätze.",
        en: "There is no such line; the file has \(count).")
    case .unbookable(let row): row.refusal ?? LocalizedText(de: "", en: "")
    case .bookedOtherwise(let numbers):
      LocalizedText(
        de:
          "Er ist schon anders gebucht (\(Self.list(numbers))). Stimmt das so, lassen Sie die Zuordnung weg; ist es falsch, nehmen Sie die Buchung zuerst mit `foerderbuch reverse` zurück.",
        en:
          "It is booked already as something else (\(Self.list(numbers))). If that is right, leave the assignment out; if it is wrong, take the entry back first with `foerderbuch reverse`."
      )
    case .repeats(let row): row.sureRepeat ?? LocalizedText(de: "", en: "")
    case .undecided(let row): row.doubt ?? LocalizedText(de: "", en: "")
    case .assignment(let fault): fault.sentence(row: number)
    case .booking(let fault):
      LocalizedText(de: Self.text(fault, .de), en: Self.text(fault, .en))
    case .posting(let reason):
      LocalizedText(
        de: reason.problem.text(.de, atTerminal: true),
        en: reason.problem.text(.en, atTerminal: true))
    }
  }

  private static func text(_ fault: BookingFault, _ language: Language) -> String {
    InputProblem(place: SourcePosition(file: ""), fault: .booking(fault)).remark(language).text
  }

  fileprivate static func list(_ numbers: [Int64]) -> String {
    numbers.map(String.init).joined(separator: ", ")
  }
}

extension AssignmentFault {
  /// - Parameter row: the number of its line.
  fileprivate func sentence(row: Int) -> LocalizedText {
    switch self {
    case .otherDirection(let kind, let amount):
      LocalizedText(
        de:
          "\(amount.text(.de)) ist \(amount.isNegative ? "ein Ausgang" : "ein Eingang"), „\(kind.name.de)“ bucht \(amount.isNegative ? "einen Eingang" : "einen Ausgang").",
        en:
          "\(amount.text(.en)) \(amount.isNegative ? "went out" : "came in"), \"\(kind.name.en)\" books what \(amount.isNegative ? "came in" : "went out")."
      )
    case .comesBack(let kind, let text):
      LocalizedText(
        de:
          "Damit kam eine frühere Zahlung zurück\(text.map { " („\($0)“)" } ?? ""); als „\(kind.name.de)“ gebucht, bliebe sie daneben stehen. Mindert es eine Rechnung, sagen Sie --assign \(row)=credit-note:BELEG; ging die Zahlung ins Leere, nehmen Sie ihre Buchung zurück. Ist es doch „\(kind.name.de)“, nehmen Sie --again \(row) hinzu.",
        en:
          "By this an earlier payment came back\(text.map { " (\"\($0)\")" } ?? ""); booked as \"\(kind.name.en)\" both would stand. If it lowers an invoice, say --assign \(row)=credit-note:VOUCHER; if the payment came to nothing, reverse its entry. If it is \"\(kind.name.en)\" after all, add --again \(row)."
      )
    case .voucherOpenTwice(let voucher, let entries):
      LocalizedText(
        de:
          "Der Beleg „\(voucher)“ ist mehrfach offen: Buchungen \(StatementRefused.Complaint.list(entries)). Nennen Sie die Buchung.",
        en:
          "Voucher \"\(voucher)\" is open more than once: entries \(StatementRefused.Complaint.list(entries)). Name the entry."
      )
    case .noOpenExpense(let target, let open):
      LocalizedText(
        de:
          "„\(target)“ nennt keine offene Ausgabe. Offen: \(open.isEmpty ? "keine" : StatementRefused.Complaint.list(Array(open.prefix(20)))).",
        en:
          "\"\(target)\" names no open expense. Open: \(open.isEmpty ? "none" : StatementRefused.Complaint.list(Array(open.prefix(20))))."
      )
    case .otherAmount(let paid, let open): Self.otherAmount(paid, open)
    }
  }

  private static func otherAmount(_ paid: Money, _ open: Money) -> LocalizedText {
    let difference = ((try? paid - open) ?? .zero).magnitude
    return LocalizedText(
      de:
        "Bezahlt wurden \(paid.text(.de)), offen sind \(open.text(.de)): \(difference.text(.de)) Unterschied. Zahlt der Umsatz mehrere Belege, nennen Sie alle: payment:17+18; ist zu viel bezahlt, bleibt er ungebucht, bis der Unterschied zurückkommt.",
      en:
        "\(paid.text(.en)) were paid, \(open.text(.en)) are open: a difference of \(difference.text(.en)). If the line pays several vouchers, name all: payment:17+18; if too much was paid, leave it without an entry until the difference comes back."
    )
  }
}
