import Amounts

extension Audit {
  /// The trial balance (Summen- und Saldenliste): each account's sum is that of its own rows.
  func balances(_ section: FormSection) -> FormContent {
    let lines = data.balances.enumerated().map { index, balance in
      let ranges = { (column: String) in self.postings.ranges(index...index, column) }
      func sum(_ column: String) -> Cell {
        Cell.money(.over("SUM", ranges(column))).linked(to: postings.first(index, "entry"))
      }
      return Line(
        "balance.\(index)", .data,
        [
          "account": .text(balance.account), "name": .text(balance.name),
          "measure": .text(balance.measure), "count": .integer(.over("COUNT", ranges("entry"))),
          "debit": sum("debit"), "credit": sum("credit"),
          "balance": .money(.difference(.own(column: "debit"), .own(column: "credit"))),
        ])
    }
    return totalled(
      section, lines, ["debit", "credit", "balance"], counts: ["count"], in: "name")
  }

  /// What was received from a source, by the list of receipts.
  private func received(_ measure: String, _ source: String) -> Cell {
    guard let group = receiptGroups[Place(measure: measure, source: source)] else {
      return .money(.zero)
    }
    return Cell.money(receipts.sum(group, "amount"))
      .linked(to: receipts.subtotal(group, "amount"))
  }

  /// What partners give, in cash and in kind.
  func contributions(_ section: FormSection) -> FormContent {
    let lines = data.contributions.enumerated().map { index, contribution in
      Line(
        "contribution.\(index)", .data,
        [
          "partner": .text(contribution.partner.isEmpty ? "–" : contribution.partner),
          "measure": .text(contribution.measure), "source": .text(contribution.id),
          "kind": .text(contribution.kind),
          "form": .text(label(section, contribution.isCash ? "cash" : "inKind")),
          "planned": .money(contribution.planned),
          "booked": received(contribution.measure, contribution.id),
          "open": .money(.difference(.own(column: "planned"), .own(column: "booked"))),
          "counted": .money(contribution.counted),
        ])
    }
    return totalled(section, lines, ["planned", "booked", "open", "counted"], in: "partner")
  }

  /// The expenditure plans.
  func planLines(_ section: FormSection) -> FormContent {
    let lines = data.planLines.enumerated().map { index, line in
      Line(
        "line.\(index)", .data,
        [
          "measure": .text(line.measure), "line": .text(line.id), "title": .text(line.title),
          "planned": .money(line.planned), "plannedEligible": .money(line.plannedEligible),
          "recognised": .money(line.recognised), "consent": .text(line.consent),
        ])
    }
    return totalled(section, lines, ["planned", "plannedEligible", "recognised"], in: "title")
  }

  /// Awards with what was drawn, by the list of receipts.
  func awards(_ section: FormSection) -> FormContent {
    let (drawn, entitled) = (Reference.own(column: "drawn"), Reference.own(column: "entitled"))
    let lines = data.awards.enumerated().map { index, award in
      Line(
        "award.\(index)", .data,
        [
          "award": .text(award.id), "measure": .text(award.measure),
          "funder": .text(award.funder), "financing": .text(award.financing),
          "rules": .text(award.rules), "amount": .money(award.amount),
          "entitled": .money(award.entitled), "drawn": received(award.measure, award.id),
          "repayable": .money("MAX(0,\(Formula.difference(drawn, entitled)))"),
          "open": .money("MAX(0,\(Formula.difference(entitled, drawn)))"),
        ])
    }
    return lines.isEmpty ? none(section, in: "award") : FormContent(lines)
  }

  /// How each grant was computed.
  func steps(_ section: FormSection) -> FormContent {
    var lines: [Line] = []
    for (index, award) in data.awards.enumerated() {
      for (number, step) in award.steps.enumerated() {
        var cells = step.cells(number + 1)
        cells["award"] = .text(award.id)
        lines.append(Line("step.\(index).\(number)", .data, cells))
      }
    }
    return lines.isEmpty ? none(section, in: "label") : FormContent(lines)
  }
}
