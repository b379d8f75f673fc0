import Amounts
import Bookkeeping
import Funding
import Messages
import Office

extension TakenStatement {
  /// What would be booked for each line, posting by posting, and what of it is eligible.
  func postingTable(_ language: Language) -> String {
    var table = TextTable([
      (language.pick("Umsatz", "Line"), .right), (language.pick("Art", "Kind"), .left),
      (language.pick("Konto", "Account"), .left), ("", .left),
      (language.pick("Soll €", "Debit €"), .right), (language.pick("Haben €", "Credit €"), .right),
      (language.pick("zuwendungsfähig €", "eligible €"), .right),
    ])
    let owners = rows.flatMap { row in row.entries.map { ($0, row.number) } }.sorted { $0.0 < $1.0 }
    for (proposal, owner) in zip(proposals, owners) {
      var isFirst = true
      for posting in proposal.entry.postings {
        let isDebit = posting.amount > .zero
        let amount = posting.amount.magnitude.numberText(language)
        table.add(
          isFirst ? String(owner.1) : "", isFirst ? proposal.booking.kind.name[language] : "",
          posting.account, chart[posting.account]?.name[language] ?? "", isDebit ? amount : "",
          isDebit ? "" : amount, isFirst ? eligible(proposal, language) : "")
        isFirst = false
      }
    }
    return table.text
  }

  private func eligible(_ proposal: ProposedEntry, _ language: Language) -> String {
    switch proposal.booking.kind {
    case .creditNote: (-proposal.eligible).numberText(language)
    case .expense, .payment: proposal.eligible.numberText(language)
    default: ""
    }
  }
}
