import Amounts

extension StatementOfUse {
  /// Facts that a form can name: who, what, when, and the figures of its first page.
  enum Fact: String, CaseIterable {
    case recipient, recipientAddress, funder, funderAddress, partners, project, projectId
    case measure, measureId, award, awardedOn, amount, rate, financing, period
    case recognised, entitled, received, drawn, repayable, open
  }

  /// The cell of a fact.
  func cell(_ fact: Fact) -> Cell {
    switch fact {
    case .recipient: .text(data.recipient.name)
    case .recipientAddress: .text(data.recipient.address ?? "")
    case .funder: .text(data.funder.name)
    case .funderAddress: .text(data.funder.address ?? "")
    case .partners: .text(data.partners.joined(separator: "\n"))
    case .project: .text(data.project.title)
    case .projectId: .text(data.project.id)
    case .measure: .text(data.measure.title)
    case .measureId: .text(data.measure.id)
    case .award: .text(data.award.id)
    case .awardedOn: data.award.notices.first.map { Cell(.date($0.date)) } ?? .empty
    case .amount: .money(data.award.amount, .same(Name.awarded.reference))
    case .rate: .text(data.award.rate?.text(language) ?? "–")
    case .financing: .text(data.award.financing)
    case .period: .text(data.award.period.text(language))
    case .recognised: .money(figures.recognisedTotal, .same(Name.recognised.reference))
    case .entitled: .money(figures.entitled, .same(Name.entitled.reference))
    case .received: .money(figures.received, .same(Name.received.reference))
    case .drawn: .money(figures.drawn, .same(Name.drawn.reference))
    case .repayable: .money(figures.repayable, .same(Name.repayable.reference))
    case .open: .money(figures.open, .same(Name.open.reference))
    }
  }
}
