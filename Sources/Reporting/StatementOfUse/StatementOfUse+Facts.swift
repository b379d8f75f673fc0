import Amounts
import Funding

extension StatementOfUse {
  /// Facts that a form can name: who, what, when, and the figures of its first page.
  enum Fact: String, CaseIterable {
    case recipient, recipientAddress, recipientContact, iban, funder, authorityReference
    case paymentReference, earlyStart, forwardedStatements, partners, project, projectId
    case measure, measureId, award, awardedOn, amount, rate, financing, period
    case recognised, entitled, received, drawn, repayable, open, until
  }

  /// The cell of a fact.
  func cell(_ fact: Fact) -> Cell? {
    switch fact {
    case .recipient: .text(data.recipient.name)
    case .recipientAddress: .text(data.recipient.contact.address ?? "")
    case .recipientContact: .text(data.recipient.contact.line)
    case .iban: .text(data.recipient.iban?.text ?? "")
    case .funder: .text(data.funder)
    case .authorityReference: .text(data.papers.authorityReference ?? "")
    case .paymentReference: .text(data.papers.paymentReference ?? "")
    case .earlyStart: data.papers.earlyStart.map { Cell(.date($0)) }
    case .forwardedStatements:
      data.papers.forwarded.isEmpty ? nil : .text(data.papers.forwarded.joined(separator: "\n"))
    case .partners:
      data.partners.isEmpty ? nil : .text(data.partners.joined(separator: "\n"))
    case .project: .text(data.project.title)
    case .projectId: .text(data.project.id)
    case .measure: .text(data.measure.title)
    case .measureId: .text(data.measure.id)
    case .award: .text(data.award.id)
    case .awardedOn: .date(data.award.notices.first?.date)
    case .amount: has(.awarded) ? .money(.same(Name.awarded.reference)) : .money(data.award.amount)
    case .rate: .text(data.award.rate?.text(language) ?? "–")
    case .financing: .text(data.award.financing)
    case .period: .text(data.award.period.text(language))
    case .until: Cell(.date(data.year.through))
    case .recognised: shown(.recognised, orElse: "0")
    case .entitled: shown(.entitled, orElse: entitled)
    case .received: shown(.received, orElse: received())
    case .drawn: shown(.drawn, orElse: drawn)
    case .repayable: shown(.repayable, orElse: "MAX(0,ROUND(\(drawn)-\(entitled),2))")
    case .open: shown(.open, orElse: "MAX(0,ROUND(\(entitled)-(\(drawn)),2))")
    }
  }

  private var entitled: Formula { grant.map { .same($0) } ?? "0" }
  private var drawn: Formula { "ROUND(\(received())-\(repaid()),2)" }

  /// A figure where the form has it, and computed where it leaves its table out.
  private func shown(_ name: Name, orElse formula: Formula) -> Cell {
    .money(has(name) ? .same(name.reference) : formula)
  }
}

extension Contact {
  /// Who answers questions, and how: in one line.
  fileprivate var line: String {
    [person, phone, email].compactMap { $0 }.joined(separator: " · ")
  }
}
