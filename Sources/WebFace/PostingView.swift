import Amounts
import Bookkeeping
import Funding
import LedgerStore
import Messages
import Office

/// What recording would do, as `{{#preview}}{{>posting}}{{/preview}}` shows it.
enum PostingView {
  static func view(_ recorded: RecordDesk.Recorded, _ language: Language) -> View {
    func name(_ account: String) -> View {
      .text(recorded.chart[account]?.name[language] ?? "")
    }
    return [
      "summary": .text(recorded.proposals.first.map { summary($0.booking, language) } ?? ""),
      "postings": .list(
        recorded.proposals.flatMap(\.entry.postings).map { posting in
          let amount = posting.amount.magnitude.numberText(language)
          return [
            "account": .text(posting.account), "name": name(posting.account),
            "debit": .text(posting.amount.isNegative ? "" : amount),
            "credit": .text(posting.amount.isNegative ? amount : ""),
          ]
        }),
      "balances": .list(
        recorded.balances.map { change in
          [
            "account": .text(change.account), "name": name(change.account),
            "before": .text(change.before.numberText(language)),
            "after": .text(change.after.numberText(language)),
          ]
        }),
      "appeared": .texts(recorded.appeared.map { text($0, language) }),
      "vanished": .texts(recorded.vanished.map { text($0, language) }),
      "isKnown": .flag(recorded.posted.numbers == nil),
    ]
  }

  /// How what was typed was read: amount and days in full.
  private static func summary(_ booking: Booking, _ language: Language) -> String {
    func day(_ word: String, _ day: CalendarDate?) -> String? {
      day.map { "\(word) \($0.text(language))" }
    }
    let parts = [
      "\(booking.kind.name[language]) \(booking.amount.text(language))", booking.counterparty,
      booking.voucher.map { "Beleg \($0)" }, day("vom", booking.voucherDate),
      day("gebucht am", booking.date), day("bezahlt am", booking.paidOn),
    ]
    return parts.compactMap(\.self).joined(separator: ", ") + "."
  }

  private static func text(_ finding: Finding, _ language: Language) -> String {
    finding.severity.name[language] + ": " + finding.statement(language)
  }
}
