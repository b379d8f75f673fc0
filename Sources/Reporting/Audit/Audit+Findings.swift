import Amounts

extension Audit {
  /// What the checks found, with the clause and the sentence.
  func findingList(_ section: FormSection) -> FormContent {
    guard !data.findings.isEmpty else { return none(section, in: "message") }
    return FormContent(
      data.findings.enumerated().map { index, finding in
        Line(
          "finding.\(index)", .data,
          [
            "severity": .text(finding.severity), "code": .text(finding.code),
            "measure": .text(finding.measure), "award": .text(finding.award),
            "amount": .money(finding.amount), "norm": .text(finding.norm),
            "message": .text(finding.message),
          ])
      })
  }

  /// Deadlines with the days left, counted from the day of the report.
  func deadlines(_ section: FormSection) -> FormContent {
    var lines = [
      Line(
        "asOf", .subtotal,
        ["kind": .text(label(section, "asOf")), "lastDay": Cell(.date(basis.asOf))])
    ]
    for (index, deadline) in data.deadlines.enumerated() {
      lines.append(
        Line(
          "deadline.\(index)", .data,
          [
            "kind": .text(deadline.kind), "award": .text(deadline.award),
            "measure": .text(deadline.measure), "due": Cell(.date(deadline.due)),
            "lastDay": Cell(.date(deadline.lastDay)),
            "days": .integer("\(Reference.own(column: "lastDay"))-\(Name.asOf.reference)"),
            "state": .text(
              deadline.state
                + (deadline.isEstimated ? " (\(label(section, "estimated")))" : "")),
            "amount": deadline.amount.map { .money($0) } ?? .empty, "norm": .text(deadline.norm),
          ]))
    }
    return FormContent(lines)
  }

  /// The chain by kind of record.
  func sealKinds(_ section: FormSection) -> FormContent {
    let records = seals.columns("record")
    let lines = data.sealKinds.enumerated().map { index, kind in
      let terms = records.map { range -> Formula in
        "SUMPRODUCT(--EXACT(\(range),\(Reference.own(column: "record"))))"
      }
      return Line(
        "kind.\(index)", .data,
        [
          "record": .text(kind.record),
          "count": .integer(.joined(terms, "+")),
          "lastID": Cell(.integer(kind.lastID)),
          "lastSequence": Cell(.integer(kind.lastSequence)),
          "lastHash": .text(kind.lastHash),
        ])
    }
    return totalled(section, lines, [], counts: ["count"], in: "record")
  }

  /// What the seal of each kind of record is made of.
  func encoding() -> FormContent {
    FormContent(
      data.encoding.enumerated().map { index, part in
        Line(
          "part.\(index)", .data,
          [
            "record": .text(part.record), "table": .text(part.table),
            "columns": .text(part.columns.joined(separator: ", ")),
          ])
      })
  }
}
