import Amounts

// The sheet of a partner: what is confirmed.
extension Contributions {
  /// The key of an entry, in the list of all and on the sheet of its partner.
  static func entry(_ index: Int, _ row: Int) -> String { "entry.\(key(index)).\(row)" }

  func cash(_ section: FormSection, _ index: Int) -> FormContent {
    let lines = data.partners[index].entries { !$0.isUnpaid }.map { place, entry in
      let key = Self.entry(index, place)
      var cells = common(entry, key)
      cells["amount"] = .money(.same(.cell(block: "entries", row: key, column: "amount")))
      return Line(key, .data, cells)
    }
    return given(section, lines, ["amount"])
  }

  /// What was given without payment: its valuation, its value, and what of it counts.
  func unpaid(
    _ section: FormSection, _ index: Int, _ kind: ContributionsData.Kind
  ) -> FormContent {
    let entries = data.partners[index].entries { $0 == kind }
    let lines = entries.map { place, entry in
      let key = Self.entry(index, place)
      func cell(_ column: String) -> Reference {
        .cell(block: section.key, row: key, column: column)
      }
      var cells = common(entry, key)
      if let valuation = entry.valuation {
        cells["method"] = .text(valuation.method)
        cells["quantity"] = Cell(.number(valuation.quantity))
        cells["unitRate"] = .money(valuation.unitRate)
        cells["share"] = Cell(.number(valuation.share.value))
        // Whole cents first, so that half a cent is seen as one.
        cells["amount"] = .money(
          """
          ROUND(ROUND(\(cell("quantity"))*ROUND(\(cell("unitRate"))*100,0)*\(cell("share")),6),0)\
          /100
          """)
      } else {
        cells["method"] = .text(label(section, "byVoucher"))
        cells["amount"] = .money(.same(.cell(block: "entries", row: key, column: "amount")))
      }
      cells["state"] = .text(state(section, entry))
      cells["counted"] =
        entry.state == .partly ? .money(entry.eligible) : .money(counted(section, cell))
      return Line(key, .data, cells)
    }
    var content = given(section, lines, ["amount", "counted"])
    // Hours add up; hours and months do not.
    if !lines.isEmpty, entries.allSatisfy({ $0.entry.valuation?.isHours == true }) {
      content.rows[content.rows.count - 1].cells["quantity"] = .number(
        .sum(.column(block: section.key, column: "quantity")))
    }
    return content
  }

  private func common(_ entry: ContributionsData.Entry, _ key: String) -> [String: Cell] {
    [
      "entry": Cell(.integer(entry.entry))
        .linked(to: .cell(block: "entries", row: key, column: "amount")),
      "bookedOn": Cell(.date(entry.bookedOn)), "voucher": .text(entry.voucher),
      "purpose": .text(entry.purpose), "kind": .text(kindLabel(entry.kind)),
      "measure": .text(entry.measure), "source": .text(entry.source),
      "evidence": .text(entry.evidence.map(Self.fileName).joined(separator: ", ")),
    ]
  }

  /// The name of a file without its folders, which tell nothing to a partner; what is no file as it
  /// is.
  private static func fileName(_ evidence: String) -> String {
    guard let last = evidence.split(separator: "/").last, last.contains(".") else {
      return evidence
    }
    return String(last)
  }

  /// Whether an entry counts, in the words of the form.
  func state(_ section: FormSection, _ entry: ContributionsData.Entry) -> String {
    label(section, entry.state.rawValue, ["reason": entry.reason])
  }

  /// What counts: nothing of what is not proven or outside the period.
  private func counted(
    _ section: FormSection, _ cell: (String) -> Reference
  ) -> Formula {
    let words = [ContributionsData.State.unproven, .outside].map { label(section, $0.rawValue) }
    return """
      IF(OR(EXACT(\(cell("state")),\(text: words[0])),EXACT(\(cell("state")),\(text: words[1]))),\
      0,\(cell("amount")))
      """
  }

  /// Source by source: plan, what was given, what is recognised.
  func sources(_ section: FormSection, _ index: Int) -> FormContent {
    let partner = data.partners[index]
    var lines: [Line] = []
    for (position, source) in partner.sources.enumerated() {
      let key = "source.\(position)"
      func cell(_ column: String) -> Reference {
        .cell(block: section.key, row: key, column: column)
      }
      func sum(_ column: String, _ state: ContributionsData.State? = nil) -> Cell {
        guard !partner.entries.isEmpty else { return .money(.zero) }
        func list(_ column: String) -> Reference {
          .rows(
            block: "entries", column: column, from: Self.entry(index, 0),
            through: Self.entry(index, partner.entries.count - 1))
        }
        let condition: Formula =
          state.map { state in
            ",--EXACT(\(list("state")),\(text: entriesLabel(state)))"
          } ?? ""
        return .money(
          """
          ROUND(SUMPRODUCT(--EXACT(\(list("measure")),\(cell("measure"))),\
          --EXACT(\(list("source")),\(cell("source")))\(condition),\(list(column))),2)
          """)
      }
      lines.append(
        Line(
          key, .data,
          [
            "label": .text(kindLabel(source.kind)), "measure": .text(source.measure),
            "source": .text(source.id), "planned": .money(source.planned),
            "booked": sum("amount"), "unproven": sum("amount", .unproven),
            "unfiled": sum("amount", .unfiled), "counted": sum("counted"),
            "capped": .money(source.capped),
            "recognised": .money(.difference(cell("counted"), cell("capped"))),
            "deviation": .money(.difference(cell("recognised"), cell("planned"))),
            "deviationShare": Quotient.cell(cell("deviation"), of: cell("planned")),
            "ownShare": .text(
              source.countsAsOwnShare.map { label(section, $0 ? "ownYes" : "ownNo") }
                ?? Quotient.dash),
          ]))
    }
    return totalled(
      section, lines,
      [
        "planned", "booked", "unproven", "unfiled", "counted", "capped", "recognised",
        "deviation",
      ])
  }

  /// A state as the list of all entries names it.
  func entriesLabel(_ state: ContributionsData.State) -> String {
    section("entries").map { label($0, state.rawValue) } ?? state.rawValue
  }
}
