import Amounts

// Awards: what was granted and drawn, and whether the award's own limits hold.
extension PortfolioReport {
  /// A row for each award.
  func awards(_ section: FormSection) -> FormContent {
    guard !data.awards.isEmpty else { return none(section, in: "id") }
    var lines: [Line] = []
    for (index, award) in data.awards.enumerated() {
      let key = Self.award(index)
      func own(_ name: String) -> Reference { self.award(index, name) }
      func measure(_ name: String) -> Reference { self.measure(award.measure, name) }
      let figures = self.figures.awards[index]
      let measureFigures = self.figures.measures[award.measure]
      let measureData = data.measures[award.measure]
      var cells: [String: Cell] = [
        "number": Cell(.integer(Int64(index + 1))),
        "measure": Cell(.integer(Int64(award.measure + 1)), link: measure("id")),
        "project": Cell(
          .integer(Int64(data.measures[award.measure].project + 1)),
          formula: .same(measure("project"))
        ),
        "id": .text(award.id), "funder": .text(award.funder), "group": .text(group(award.group)),
        "public": .text(yesNo(award.isPublic, "awards")),
        "financing": .text(award.financing), "amount": .money(award.amount),
        "further": .money(award.further),
        "base": .money(figures.base, .difference(measure("recognised"), own("further"))),
        "entitled": .money(award.entitled),
        "ratio": percent(award.entitled, of: figures.base, own("entitled"), own("base")),
        "drawn": .money(
          figures.drawn,
          sum(Name.rowGrant.reference, where: Name.rowAward.reference, is: own("number"))),
        "repayable": .money(
          figures.repayable, "MAX(0,\(Formula.difference(own("drawn"), own("entitled"))))"),
        "open": .money(
          figures.open, "MAX(0,\(Formula.difference(own("entitled"), own("drawn"))))"),
        "plannedRatio": percent(
          award.amount, of: data.measures[award.measure].plannedEligible, own("amount"),
          measure("plannedEligible")),
        "plannedPublic": .money(measureData.plannedPublic),
        "publicMoney": .money(
          measureFigures.publicMoney, publicMoney(own("measure"), yesNo(true, "awards"))),
        "publicShare": percent(
          measureFigures.publicMoney, of: measureFigures.recognised, own("publicMoney"),
          measure("recognised")),
      ]
      cells["rate"] = award.rate.map { Cell(.number($0.value)) } ?? .empty
      cells["publicLimit"] =
        award.minOwnShare.map { Cell(.number(.one - $0.value)) } ?? .empty
      let planned = measureData.plannedEligible
      cells["rateState"] = state(
        section, within: award.rate?.value, own("rate"), isUp: true,
        [
          Limited(award.amount, of: planned, own("amount"), measure("plannedEligible")),
          Limited(award.entitled, of: figures.base, own("entitled"), own("base")),
        ])
      cells["publicState"] = state(
        section, within: award.minOwnShare.map { .one - $0.value }, own("publicLimit"),
        isUp: false,
        [
          Limited(
            measureData.plannedPublic, of: planned, own("plannedPublic"),
            measure("plannedEligible")),
          Limited(
            measureFigures.publicMoney, of: measureFigures.recognised, own("publicMoney"),
            measure("recognised")),
        ])
      lines.append(Line(key, .data, cells))
    }
    var sums: [String: Cell] = ["id": .text(label(section, "total"))]
    let total = figures.total.sum
    for (name, amount) in [
      ("amount", total.awarded), ("entitled", total.entitled), ("drawn", total.drawn),
      ("repayable", total.repayable), ("open", total.open),
    ] {
      sums[name] = .money(amount, .subtotal(column("awards", name)))
    }
    if section.content == "awards" { lines.append(Line("total", .total, sums)) }
    return FormContent(lines)
  }

  /// The public grants of a measure, and other public money that came in.
  private func publicMoney(_ measure: Reference, _ yes: String) -> Formula {
    """
    ROUND(SUMIFS(\(column("awards", "entitled")),\(column("awards", "measure")),\(measure),\
    \(column("awards", "public")),\(text: yes))\
    +SUMIFS(\(Name.rowIncome.reference),\(Name.rowMeasure.reference),\(measure),\
    \(Name.rowGroup.reference),\(text: group(.otherPublic))),2)
    """
  }

  /// An amount that may come to a share of a whole, and the cells of both.
  private struct Limited {
    let amount: Money
    let whole: Money
    let cell: Reference
    let wholeCell: Reference

    init(_ amount: Money, of whole: Money, _ cell: Reference, _ wholeCell: Reference) {
      (self.amount, self.whole, self.cell, self.wholeCell) = (amount, whole, cell, wholeCell)
    }
  }

  /// Whether amounts keep within a share of their wholes, as planned and as settled; the limit is a
  /// whole cent, up or down as the rule has it.
  private func state(
    _ section: FormSection, within limit: Rational?, _ limitCell: Reference, isUp: Bool,
    _ amounts: [Limited]
  ) -> Cell {
    let words = ["noLimit", "kept", "exceeded"].map { label(section, $0) }
    let tests: [Formula] = amounts.map { amount in
      let exact: Formula = "ROUND(\(amount.wholeCell)*\(limitCell),6)"
      return isUp
        ? "\(amount.cell)<=ROUNDUP(\(exact),2)" : "\(amount.cell)<=ROUNDDOWN(\(exact),2)"
    }
    let all = tests.dropFirst().reduce(tests[0]) { "\($0),\($1)" }
    let formula: Formula = """
      IF(\(limitCell)="",\(text: words[0]),\
      IF(AND(\(all)),\(text: words[1]),\(text: words[2])))
      """
    guard let limit else { return Cell(.text(words[0]), formula: formula) }
    let areKept = amounts.allSatisfy { amount in
      let exact = (amount.whole.exact * limit).roundedToMillionth
      // Away from zero or towards it, as ROUNDUP and ROUNDDOWN do.
      let magnitude = exact.magnitude
      let floor = magnitude.floor ?? Int64.max
      let cents = isUp && Rational(floor) < magnitude ? floor + 1 : floor
      return amount.amount.cents <= (exact.sign < 0 ? -cents : cents)
    }
    return Cell(.text(areKept ? words[1] : words[2]), formula: formula)
  }
}
