import Amounts

// The sheet of a partner: what is confirmed.
extension Contributions {
  /// The key of an entry, in the list of all and on the sheet of its partner.
  static func entry(_ index: Int, _ row: Int) -> String { "entry.\(key(index)).\(row)" }

  private func rows(
    _ index: Int, _ isWanted: (ContributionsData.Kind) -> Bool
  ) -> [(key: String, row: ContributionsFigures.Row)] {
    figures[index].rows.enumerated().filter { isWanted($1.entry.kind) }
      .map { (Self.entry(index, $0), $1) }
  }

  /// Money given, entry by entry.
  func cash(_ section: FormSection, _ index: Int) throws(AmountError) -> FormContent {
    let rows = rows(index) { !$0.isUnpaid }
    let lines = rows.map { key, row in
      var cells = common(row.entry, key)
      cells["amount"] = .money(
        row.value, .same(.cell(block: "entries", row: key, column: "amount")))
      return Line(key, .data, cells)
    }
    return given(section, lines, ["amount": .money(try rows.map(\.row.value).sum())])
  }

  /// Value given, entry by entry, with how it is valued.
  func unpaid(
    _ section: FormSection, _ index: Int, _ kind: ContributionsData.Kind
  ) throws(AmountError) -> FormContent {
    let rows = rows(index) { $0 == kind }
    let lines = rows.map { key, row in
      func cell(_ column: String) -> Reference {
        .cell(block: section.key, row: key, column: column)
      }
      var cells = common(row.entry, key)
      let booked = Reference.cell(block: "entries", row: key, column: "amount")
      if let valuation = row.entry.valuation {
        cells["method"] = .text(valuation.method)
        cells["quantity"] = Cell(.number(valuation.quantity))
        cells["unitRate"] = .money(valuation.unitRate)
        cells["share"] = Cell(.number(valuation.share.value))
        // Whole cents first, so that half a cent is seen as one.
        cells["amount"] = .money(
          row.value,
          """
          ROUND(ROUND(\(cell("quantity"))*ROUND(\(cell("unitRate"))*100,0)*\(cell("share")),6),0)\
          /100
          """)
      } else {
        cells["method"] = .text(label(section, "byVoucher"))
        cells["amount"] = .money(row.value, .same(booked))
      }
      cells["state"] = .text(state(section, row.entry))
      cells["counted"] = .money(row.counted, counted(section, row.entry, cell))
      return Line(key, .data, cells)
    }
    var sums: [String: Cell] = [
      "amount": .money(try rows.map(\.row.value).sum()),
      "counted": .money(try rows.map(\.row.counted).sum()),
    ]
    // Hours add up; hours and months do not.
    if !rows.isEmpty, rows.allSatisfy({ $0.row.entry.valuation?.isHours == true }) {
      sums["quantity"] = Cell(
        .number(rows.compactMap { $0.row.entry.valuation?.quantity }.sum()))
    }
    return given(section, lines, sums)
  }

  private func common(_ entry: ContributionsData.Entry, _ key: String) -> [String: Cell] {
    [
      "entry": Cell(.integer(entry.entry))
        .linked(to: .cell(block: "entries", row: key, column: "amount")),
      "bookedOn": Cell(.date(entry.bookedOn)), "voucher": .text(entry.voucher),
      "purpose": .text(entry.purpose), "kind": .text(kindLabel(entry.kind)),
      "measure": .text(entry.measure), "source": .text(entry.source),
      "evidence": .text(entry.evidence.joined(separator: ", ")),
    ]
  }

  /// Whether an entry counts, in the words of the form.
  func state(_ section: FormSection, _ entry: ContributionsData.Entry) -> String {
    label(section, entry.state.rawValue, ["reason": entry.reason])
  }

  /// What counts: nothing of what is not proven or outside the period.
  private func counted(
    _ section: FormSection, _ entry: ContributionsData.Entry, _ cell: (String) -> Reference
  ) -> Formula? {
    guard entry.state != .partly else { return nil }
    let words = [ContributionsData.State.unproven, .outside].map { label(section, $0.rawValue) }
    return """
      IF(OR(EXACT(\(cell("state")),\(text: words[0])),EXACT(\(cell("state")),\(text: words[1]))),\
      0,\(cell("amount")))
      """
  }

  /// Source by source: plan, what was given, what is recognised.
  func sources(_ section: FormSection, _ index: Int) throws(AmountError) -> FormContent {
    let figures = figures[index]
    var lines: [Line] = []
    for (position, row) in figures.sources.enumerated() {
      let source = row.source
      let key = "source.\(position)"
      func cell(_ column: String) -> Reference {
        .cell(block: section.key, row: key, column: column)
      }
      func sum(_ column: String, _ state: ContributionsData.State? = nil) -> Formula? {
        guard !figures.rows.isEmpty else { return nil }
        func list(_ column: String) -> Reference {
          .rows(
            block: "entries", column: column, from: Self.entry(index, 0),
            through: Self.entry(index, figures.rows.count - 1))
        }
        let condition: Formula =
          state.map { state in
            ",--EXACT(\(list("state")),\(text: entriesLabel(state)))"
          } ?? ""
        return """
          ROUND(SUMPRODUCT(--EXACT(\(list("measure")),\(cell("measure"))),\
          --EXACT(\(list("source")),\(cell("source")))\(condition),\(list(column))),2)
          """
      }
      lines.append(
        Line(
          key, .data,
          [
            "label": .text(kindLabel(source.kind)), "measure": .text(source.measure),
            "source": .text(source.id), "planned": .money(source.planned),
            "booked": .money(row.booked, sum("amount")),
            "unproven": .money(row.unproven, sum("amount", .unproven)),
            "unfiled": .money(row.unfiled, sum("amount", .unfiled)),
            "counted": .money(row.counted, sum("counted")), "capped": .money(source.capped),
            "recognised": .money(
              row.recognised, .difference(cell("counted"), cell("capped"))),
            "deviation": .money(
              row.deviation, .difference(cell("recognised"), cell("planned"))),
            "deviationShare": Quotient.cell(
              row.deviation, of: source.planned, (cell("deviation"), cell("planned"))),
            "ownShare": .text(
              source.countsAsOwnShare.map { label(section, $0 ? "ownYes" : "ownNo") }
                ?? Quotient.dash),
          ]))
    }
    return totalled(
      section, lines,
      [
        "planned": .money(figures.planned), "booked": .money(figures.booked),
        "unproven": .money(try figures.sources.map(\.unproven).sum()),
        "unfiled": .money(try figures.sources.map(\.unfiled).sum()),
        "counted": .money(try figures.sources.map(\.counted).sum()),
        "capped": .money(try figures.sources.map(\.source.capped).sum()),
        "recognised": .money(figures.recognised), "deviation": .money(figures.deviation),
      ])
  }

  /// A state as the list of all entries names it.
  func entriesLabel(_ state: ContributionsData.State) -> String {
    section("entries").map { label($0, state.rawValue) } ?? state.rawValue
  }
}
