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
        "publicMoney": .money(
          measureFigures.publicMoney, publicMoney(own("measure"), yesNo(true, "awards"))),
        "publicShare": percent(
          measureFigures.publicMoney, of: measureFigures.recognised, own("publicMoney"),
          measure("recognised")),
      ]
      cells["rate"] = award.rate.map { Cell(.number($0.value)) } ?? .empty
      cells["publicLimit"] =
        award.minOwnShare.map { Cell(.number(.one - $0.value)) } ?? .empty
      cells["rateState"] = state(
        section, award.entitled, within: award.rate?.value, of: figures.base, isUp: true,
        own("entitled"), own("rate"), own("base"))
      cells["publicState"] = state(
        section, measureFigures.publicMoney, within: award.minOwnShare.map { .one - $0.value },
        of: measureFigures.recognised, isUp: false,
        own("publicMoney"), own("publicLimit"), measure("recognised"))
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

  /// Whether an amount keeps within a share of a whole; the limit is a whole cent, up or down as the
  /// rule has it.
  private func state(
    _ section: FormSection, _ amount: Money, within limit: Rational?, of whole: Money, isUp: Bool,
    _ cell: Reference, _ limitCell: Reference, _ wholeCell: Reference
  ) -> Cell {
    let words = ["noLimit", "kept", "exceeded"].map { label(section, $0) }
    let most: Formula =
      isUp
      ? "ROUNDUP(ROUND(\(wholeCell)*\(limitCell),6),2)"
      : "ROUNDDOWN(ROUND(\(wholeCell)*\(limitCell),6),2)"
    let formula: Formula = """
      IF(\(limitCell)="",\(text: words[0]),IF(\(cell)<=\(most),\(text: words[1]),\(text: words[2])))
      """
    guard let limit else { return Cell(.text(words[0]), formula: formula) }
    let exact = (whole.exact * limit).roundedToMillionth
    // Away from zero or towards it, as ROUNDUP and ROUNDDOWN do.
    let magnitude = exact.magnitude
    let floor = magnitude.floor ?? Int64.max
    let cents = isUp && Rational(floor) < magnitude ? floor + 1 : floor
    let isKept = amount.cents <= (exact.sign < 0 ? -cents : cents)
    return Cell(.text(isKept ? words[1] : words[2]), formula: formula)
  }
}
