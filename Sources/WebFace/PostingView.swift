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
            "measure": .text(change.measure), "before": .text(change.before.numberText(language)),
            "after": .text(change.after.numberText(language)),
          ]
        }),
      "appeared": .texts(recorded.appeared.map { text($0, language) }),
      "vanished": .texts(recorded.vanished.map { text($0, language) }),
      "isKnown": .flag(recorded.posted.numbers == nil),
    ]
  }

  private static func text(_ finding: Finding, _ language: Language) -> String {
    finding.severity.name[language] + ": " + finding.message(language)
  }
}
