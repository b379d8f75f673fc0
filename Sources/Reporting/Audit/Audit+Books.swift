import Amounts

extension Audit {
  /// The trial balance (Summen- und Saldenliste): each account's sum is that of its own rows.
  func balances(_ section: FormSection) throws(AmountError) -> FormContent {
    var lines: [Line] = []
    for (index, balance) in data.balances.enumerated() {
      let ranges = { (column: String) in self.postings.ranges(index...index, column) }
      lines.append(
        Line(
          "balance.\(index)", .data,
          [
            "account": .text(balance.account), "name": .text(balance.name),
            "measure": .text(balance.measure),
            "count": Cell(.integer(Int64(balance.count)), formula: .over("COUNT", ranges("entry"))),
            "debit": .money(balance.debit, .over("SUM", ranges("debit")))
              .linked(to: postings.first(index, "entry")),
            "credit": .money(balance.credit, .over("SUM", ranges("credit")))
              .linked(to: postings.first(index, "entry")),
            "balance": .money(
              try balance.debit - balance.credit,
              .difference(.own(column: "debit"), .own(column: "credit"))),
          ]))
    }
    if lines.isEmpty { lines = none(section, in: "name").rows }
    var total = total(
      section,
      [
        "count": Cell(.integer(Int64(data.postings.count))), "debit": .money(debit),
        "credit": .money(credit), "balance": .money(try debit - credit),
      ])
    total.cells["name"] = total.cells["label"]
    return FormContent(lines + [total])
  }

  /// What was received from a source, by the list of receipts.
  private func received(
    _ measure: String, _ source: String
  ) -> Cell {
    guard let group = receiptGroups[Place(measure: measure, source: source)] else {
      return .money(.zero)
    }
    return Cell.money(data.receipts.groups[group].sums.amount, receipts.sum(group, "amount"))
      .linked(to: receipts.subtotal(group, "amount"))
  }

  /// What partners give, in cash and in kind.
  func contributions(_ section: FormSection) throws(AmountError) -> FormContent {
    var lines: [Line] = []
    var booked: [Money] = []
    for (index, contribution) in data.contributions.enumerated() {
      let received = received(contribution.measure, contribution.id)
      let value = received.value.money
      booked.append(value)
      let form = label(section, contribution.isCash ? "cash" : "inKind")
      lines.append(
        Line(
          "contribution.\(index)", .data,
          [
            "partner": .text(contribution.partner.isEmpty ? "–" : contribution.partner),
            "measure": .text(contribution.measure), "source": .text(contribution.id),
            "kind": .text(contribution.kind), "form": .text(form),
            "planned": .money(contribution.planned),
            "booked": received,
            "open": .money(
              try contribution.planned - value,
              .difference(.own(column: "planned"), .own(column: "booked"))),
            "counted": .money(contribution.counted),
          ]))
    }
    if lines.isEmpty { lines = none(section, in: "partner").rows }
    let planned = try data.contributions.map(\.planned).sum()
    var total = total(
      section,
      [
        "planned": .money(planned), "booked": .money(try booked.sum()),
        "open": .money(try planned - booked.sum()),
        "counted": .money(try data.contributions.map(\.counted).sum()),
      ])
    total.cells["partner"] = total.cells["label"]
    return FormContent(lines + [total])
  }

  /// The expenditure plans.
  func planLines(_ section: FormSection) throws(AmountError) -> FormContent {
    var lines = data.planLines.enumerated().map { index, line in
      Line(
        "line.\(index)", .data,
        [
          "measure": .text(line.measure), "line": .text(line.id), "title": .text(line.title),
          "planned": .money(line.planned), "plannedEligible": .money(line.plannedEligible),
          "recognised": .money(line.recognised), "consent": .text(line.consent),
        ])
    }
    if lines.isEmpty { lines = none(section, in: "title").rows }
    var total = total(
      section,
      [
        "planned": .money(try data.planLines.map(\.planned).sum()),
        "plannedEligible": .money(try data.planLines.map(\.plannedEligible).sum()),
        "recognised": .money(try data.planLines.map(\.recognised).sum()),
      ])
    total.cells["title"] = total.cells["label"]
    return FormContent(lines + [total])
  }

  /// Awards with what was drawn, by the list of receipts.
  func awards(_ section: FormSection) throws(AmountError) -> FormContent {
    var lines: [Line] = []
    for (index, award) in data.awards.enumerated() {
      let received = received(award.measure, award.id)
      let drawn = received.value.money
      let (drawnCell, entitled) = (
        Reference.own(column: "drawn"), Reference.own(column: "entitled")
      )
      lines.append(
        Line(
          "award.\(index)", .data,
          [
            "award": .text(award.id), "measure": .text(award.measure),
            "funder": .text(award.funder), "financing": .text(award.financing),
            "rules": .text(award.rules), "amount": .money(award.amount),
            "entitled": .money(award.entitled),
            "drawn": received,
            "repayable": .money(
              max(.zero, try drawn - award.entitled),
              "MAX(0,\(Formula.difference(drawnCell, entitled)))"),
            "open": .money(
              max(.zero, try award.entitled - drawn),
              "MAX(0,\(Formula.difference(entitled, drawnCell)))"),
          ]))
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

extension CellValue {
  /// The amount; nothing for what is none.
  fileprivate var money: Money { if case .money(let money) = self { money } else { .zero } }
}
