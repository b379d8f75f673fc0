import Amounts
import Funding

extension MatchTarget {
  /// As `--assign` takes it; for what is booked already the entry.
  var word: String {
    switch self {
    case .booked(let number): "booked:\(number)"
    case .payment(let numbers): "payment:" + numbers.map(String.init).joined(separator: "+")
    case .part(let number): "payment:\(number)"
    case .discounted(let number): "payment:\(number):discount"
    case .credit(let number): "credit-note:\(number)"
    case .income(let kind, let measure, let source):
      kind.rawValue + ":" + (kind.namesAward ? source : measure + ":" + source)
    }
  }
}

extension RowMatch.Outcome {
  var isProposal: Bool {
    if case .proposal = self { true } else { false }
  }
}

extension MatchHint {
  /// As JSON answers name it.
  var code: String {
    switch self {
    case .otherAmount: "otherAmount"
    case .bookedLater: "bookedLater"
    case .aboveLimit: "aboveLimit"
    case .taken: "taken"
    case .contested: "contested"
    case .reversal: "reversal"
    case .receiptReversed: "receiptReversed"
    }
  }

  func text(_ language: Language) -> String {
    switch self {
    case .otherAmount(let voucher, let open):
      language.pick(
        "Genannt ist der Beleg von Buchung \(voucher), offen sind dort aber nur \(open.text(.de)). Ist er überzahlt, bucht ihn --assign NR=payment:\(voucher):überzahlt: Was zu viel ist, zählt nicht und wird zurückerwartet.",
        "The voucher of entry \(voucher) is quoted, but only \(open.text(.en)) is open there. If too much was paid, --assign NO=payment:\(voucher):overpaid books it: what is too much does not count and is expected back."
      )
    case .bookedLater(let voucher, let on):
      language.pick(
        "Buchung \(voucher) passt, ist aber erst vom \(on.text(.de)), nach der Zahlung. Wurde sie im Voraus gezahlt, bucht es --assign NR=payment:\(voucher).",
        "Entry \(voucher) fits, but was booked on \(on.text(.en)) only, after the payment. If it was paid in advance, --assign NO=payment:\(voucher) books it."
      )
    case .aboveLimit(let source, let limit):
      language.pick(
        "Genannt ist \(source), dort stehen aber nur noch \(limit.text(.de)) aus.",
        "\(source) is named, but only \(limit.text(.en)) is left there.")
    case .taken(let row):
      language.pick(
        "Was hier passte, gehört nach besseren oder früheren Zeichen zu Umsatz \(row).",
        "What fitted here belongs to line \(row) by better or earlier signs.")
    case .contested(let row):
      language.pick(
        "Umsatz \(row) beansprucht dasselbe mit gleichem Recht; vielleicht wurde doppelt gezahlt.",
        "Line \(row) claims the same with equal right; perhaps it was paid twice.")
    case .receiptReversed:
      language.pick(
        "Ein früherer Eingang wurde zurückgenommen. Ist er gebucht, nehmen Sie seine Buchung zurück (foerderbuch reverse NR); ist er es nicht, bleiben beide Umsätze ungebucht.",
        "An earlier receipt was taken back. If it is booked, reverse its entry (foerderbuch reverse NO); if it is not, leave both lines without an entry."
      )
    case .reversal:
      language.pick(
        "Eine frühere Zahlung kam zurück. Ist sie gebucht, buchen Sie den Eingang als Gutschrift zu ihrem Beleg (--assign NR=credit-note:BELEG-NR); ist sie es nicht, bleiben beide Umsätze ungebucht.",
        "An earlier payment came back. If it is booked, book this as a credit note for its voucher (--assign NO=credit-note:VOUCHER NUMBER); if it is not, leave both lines without an entry."
      )
    }
  }
}
