import Amounts

extension StatementOfUse {
  /// Facts that a form can name: who, what, when, and the figures of its first page.
  enum Fact: String, CaseIterable {
    case recipient, recipientAddress, funder, funderAddress, partners, project, projectId
    case measure, measureId, award, awardedOn, amount, rate, financing, period
    case recognised, entitled, received, drawn, repayable, open, until
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
    case .awardedOn: .date(data.award.notices.first?.date)
    case .amount: shown(data.award.amount, .awarded)
    case .rate: .text(data.award.rate?.text(language) ?? "–")
    case .financing: .text(data.award.financing)
    case .period: .text(data.award.period.text(language))
    case .until: Cell(.date(data.year.through))
    case .recognised: shown(figures.recognisedTotal, .recognised)
    case .entitled: shown(figures.entitled, .entitled)
    case .received: shown(figures.received, .received)
    case .drawn: shown(figures.drawn, .drawn)
    case .repayable: shown(figures.repayable, .repayable)
    case .open: shown(figures.open, .open)
    }
  }
}
