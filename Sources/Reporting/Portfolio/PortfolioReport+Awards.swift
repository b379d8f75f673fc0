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
      var cells: [String: Cell] = [
        "number": Cell(.integer(Int64(index + 1))),
        "measure": Cell(.integer(Int64(award.measure + 1)), link: measure("id")),
        "project": .integer(.same(measure("project"))),
        "id": .text(award.id), "funder": .text(award.funder), "group": .text(group(award.group)),
        "public": .text(yesNo(award.isPublic, "awards")),
        "financing": .text(award.financing), "amount": .money(award.amount),
        "further": .money(award.further),
        "base": .money(.difference(measure("recognised"), own("further"))),
        "entitled": .money(award.entitled),
        "ratio": percent(own("entitled"), of: own("base")),
        "drawn": .money(
          sum(Name.rowGrant.reference, where: Name.rowAward.reference, is: own("number"))),
        "lost": .money(award.lost), "lapse": .money(award.lapse),
        "repayable": .money("MAX(0,\(Formula.difference(own("drawn"), own("entitled"))))"),
        "open": .money(
          "MAX(0,ROUND(\(own("entitled"))-\(own("drawn"))-\(own("lost")),2))"),
        "plannedRatio": percent(own("amount"), of: measure("plannedEligible")),
        "plannedPublic": .money(data.measures[award.measure].plannedPublic),
        "publicMoney": .money(publicMoney(own("measure"), yesNo(true, "awards"))),
        "publicShare": percent(own("publicMoney"), of: measure("recognised")),
      ]
      cells["rate"] = award.rate.map { Cell(.number($0.value)) } ?? .empty
      cells["publicLimit"] =
        award.minOwnShare.map { Cell(.number(.one - $0.value)) } ?? .empty
      cells["rateState"] = state(
        section, within: own("rate"), "ROUNDUP",
        [(own("amount"), measure("plannedEligible")), (own("entitled"), own("base"))])
      cells["publicState"] = state(
        section, within: own("publicLimit"), "ROUNDDOWN",
        [
          (own("plannedPublic"), measure("plannedEligible")),
          (own("publicMoney"), measure("recognised")),
        ])
      lines.append(Line(key, .data, cells))
    }
    var total = Line("total", .total, ["id": .text(label(section, "total"))])
    for name in ["amount", "entitled", "drawn", "repayable", "open", "lost", "lapse"] {
      total.cells[name] = .money(.subtotal(column("awards", name)))
    }
    return FormContent(section.content == "awards" ? lines + [total] : lines)
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

  /// Whether amounts keep within a share of their wholes, as planned and as settled; the limit is a
  /// whole cent, up or down as the rule has it.
  private func state(
    _ section: FormSection, within limit: Reference, _ rounding: Formula,
    _ amounts: [(amount: Reference, whole: Reference)]
  ) -> Cell {
    let words = ["noLimit", "kept", "exceeded"].map { label(section, $0) }
    let tests = amounts.map { amount, whole -> Formula in
      "\(amount)<=\(rounding)(ROUND(\(whole)*\(limit),6),2)"
    }
    return .number(
      """
      IF(\(limit)="",\(text: words[0]),\
      IF(AND(\(Formula.joined(tests, ","))),\(text: words[1]),\(text: words[2])))
      """)
  }
}
