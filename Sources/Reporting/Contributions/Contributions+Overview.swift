import Amounts

// All partners: what each brought in, what is not proven, and every entry.
extension Contributions {
  /// Columns of the overview and the kinds that each adds up.
  private static let groups: [(column: String, kinds: [ContributionsData.Kind])] = [
    ("cash", [.partnerCash, .ownCash]), ("inKind", [.inKind]), ("civic", [.civic]),
    ("donation", [.donation]), ("other", [.revenue, .otherPublic]),
  ]

  func partners(_ section: FormSection) -> FormContent {
    var lines: [Line] = []
    for index in data.partners.indices {
      let key = Self.row(index)
      func cell(_ column: String) -> Reference {
        .cell(block: section.key, row: key, column: column)
      }
      let sources = block("sources", index)
      var cells: [String: Cell] = [
        "label": .text(name(of: index)).linked(to: .sheet("\(partnerSheet)#\(Self.key(index))")),
        "planned": .money(.same(.cell(block: sources, row: "total", column: "planned"))),
      ]
      for (name, kinds) in Self.groups {
        cells[name] = .money("ROUND(\(sum("recognised", of: kinds, in: sources)),2)")
      }
      let all = Reference.columns(block: section.key, row: key, from: "cash", through: "other")
      cells["total"] = .money("ROUND(\(Formula.sum(all)),2)")
      cells["deviation"] = .money(.difference(cell("total"), cell("planned")))
      cells["deviationShare"] = Quotient.cell(cell("deviation"), of: cell("planned"))
      cells["share"] = .percent(
        .same(.cell(block: "partnerShares", row: key, column: "share")))
      lines.append(Line(key, .data, cells))
    }
    var content = totalled(
      section, lines, ["planned", "total", "deviation"] + Self.groups.map(\.column),
      percent: ["share"])
    if let total = content.rows.indices.last, !lines.isEmpty {
      func cell(_ column: String) -> Reference {
        .cell(block: section.key, row: "total", column: column)
      }
      content.rows[total].cells["deviationShare"] = Quotient.cell(
        cell("deviation"), of: cell("planned"))
    }
    return content
  }

  /// What a partner's sources of some kinds come to.
  private func sum(
    _ column: String, of kinds: [ContributionsData.Kind], in block: String
  ) -> Formula {
    let names = Reference.column(block: block, column: "label")
    return .joined(
      kinds.map { kind -> Formula in
        """
        SUMPRODUCT(--EXACT(\(names),\(text: kindLabel(kind))),\
        \(Reference.column(block: block, column: column)))
        """
      }, "+")
  }

  /// The key of the sheet that stands once for each partner.
  private var partnerSheet: String {
    form.sheets.first { $0.each == "partner" }?.key ?? "partner"
  }

  /// In-kind contributions: what was given, what is proven, what is recognised.
  func proofs(_ section: FormSection) -> FormContent {
    let columns = [
      "planned", "booked", "unproven", "unfiled", "counted", "capped", "recognised",
    ]
    var lines: [Line] = []
    for (index, partner) in data.partners.enumerated()
    where partner.sources.contains(where: \.kind.isUnpaid) {
      let row = Self.row(index)
      func cell(_ column: String) -> Reference {
        .cell(block: section.key, row: row, column: column)
      }
      var cells: [String: Cell] = [
        "label": .text(name(of: index)).linked(to: .sheet("\(partnerSheet)#\(Self.key(index))"))
      ]
      for name in columns {
        let sum = sum(name, of: [.inKind, .civic], in: block("sources", index))
        cells[name] = .money("ROUND(\(sum),2)")
      }
      let (bad, good) = (label(section, "unverified"), label(section, "verified"))
      cells["state"] = .number(
        """
        IF(OR(\(cell("unproven"))<>0,\(cell("unfiled"))<>0),\(text: bad),\(text: good))
        """)
      lines.append(Line(row, .data, cells))
    }
    return totalled(section, lines, columns)
  }

  /// Every entry with the amount as it was booked.
  func entries(_ section: FormSection) -> FormContent {
    var lines: [Line] = []
    for (index, partner) in data.partners.enumerated() {
      for (row, entry) in partner.entries.enumerated() {
        let key = Self.entry(index, row)
        func cell(_ column: String) -> Reference {
          .cell(block: section.key, row: key, column: column)
        }
        let content =
          entry.kind.isUnpaid ? entry.kind == .civic ? "civic" : "inKind" : "cash"
        func own(_ column: String) -> Reference {
          .cell(block: block(content, index), row: key, column: column)
        }
        lines.append(
          Line(
            key, .data,
            [
              "number": Cell(.integer(Int64(lines.count + 1))),
              "entry": Cell(.integer(entry.entry)), "bookedOn": Cell(.date(entry.bookedOn)),
              "voucher": .text(entry.voucher), "partner": .text(name(of: index)),
              "purpose": .text(entry.purpose), "kind": .text(kindLabel(entry.kind)),
              "measure": .text(entry.measure), "source": .text(entry.source),
              "amount": .money(entry.amount), "value": .taken(from: own("amount")),
              "difference": .money(.difference(cell("amount"), cell("value"))),
              "counted": .money(.same(own(entry.kind.isUnpaid ? "counted" : "amount"))),
              "state": .text(entriesLabel(entry.state)),
            ]))
      }
    }
    var total = Line("total", .total, ["purpose": .text(label(section, "total"))])
    for column in ["amount", "value", "difference", "counted"] {
      total.cells[column] =
        lines.isEmpty
        ? .money(.zero) : .money(.subtotal(.column(block: section.key, column: column)))
    }
    return FormContent((lines.isEmpty ? none(section, in: "purpose").rows : lines) + [total])
  }
}
