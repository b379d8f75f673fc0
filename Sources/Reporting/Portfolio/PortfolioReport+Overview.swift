import Amounts
import Funding

// The first page: what a steering committee reads.
extension PortfolioReport {
  /// The figures of the first page, each with what it means.
  func keyFigures(_ section: FormSection) -> FormContent {
    let asOf = basis.asOf
    var cells: [(String, Cell)] = [
      ("projects", .integer("COUNT(\(column("projects", "number")))")),
      (
        "lighthouses",
        .integer("COUNTIF(\(column("projects", "lighthouse")),\(text: yesNo(true, "projects")))")
      ),
      ("planned", .money(.sum(column("projects", "planned")))),
      (
        "plannedToDate",
        .money(planned(by: "DATE(\(asOf.year),\(asOf.month),\(asOf.day))"))
      ),
    ]
    for name in ["actual", "recognised", "awarded", "entitled", "drawn", "repayable", "open"] {
      cells.append((name, .money(.sum(column("projects", name)))))
    }
    return FormContent(
      cells.map { key, cell in
        Line(
          key, .data,
          [
            "label": .text(label(section, key)).linked(to: column("projects", "id")),
            "value": cell, "meaning": .text(label(section, key + "Meaning")),
          ])
      })
  }

  /// What should have been spent by a day: each part of a plan, by how many of its days are over.
  func planned(by day: Formula) -> Formula {
    let (from, through) = (Name.trancheFrom.reference, Name.trancheThrough.reference)
    let share: Formula = """
      (\(day)>=\(through))+(\(day)>=\(from))*(\(day)<\(through))\
      *(\(day)-\(from)+1)/(\(through)-\(from)+1)
      """
    return "ROUND(ROUND(SUMPRODUCT(\(Name.trancheAmount.reference)*(\(share))),6),2)"
  }

  /// How many projects and measures have which light.
  func lights(_ section: FormSection) -> FormContent {
    FormContent(
      Assessment.Light.allCases.map { light in
        let word = self.light(light)
        func count(_ block: String) -> Cell {
          .integer("COUNTIF(\(column(block, "light")),\(text: word))")
        }
        return Line(
          light.rawValue, .data,
          [
            "light": .text(word),
            "projects": count("projects"), "measures": count("measures"),
            "meaning": .text(label(section, light.rawValue)),
          ])
      })
  }

  /// The findings to look at first.
  func pressing(_ section: FormSection) -> FormContent {
    guard !data.pressing.isEmpty else { return none(section, in: "text") }
    return FormContent(
      data.pressing.prefix(5).enumerated().map { index, finding in
        let stake = finding.amount.isZero ? "" : ", " + finding.amount.text(language)
        return Line(
          "pressing.\(index)", .data,
          [
            "measure": .text(finding.measure),
            "text": .text(finding.severity + stake + ": " + finding.text),
          ])
      })
  }

  /// Deadlines in the order of their days.
  func deadlines(
    _ section: FormSection, _ deadlines: ArraySlice<PortfolioData.Deadline>
  ) -> FormContent {
    guard !deadlines.isEmpty else { return none(section, in: "kind") }
    return FormContent(
      deadlines.enumerated().map { index, deadline in
        Line(
          "deadline.\(index)", .data,
          [
            "kind": .text(deadline.kind), "lastDay": Cell(.date(deadline.lastDay)),
            "due": Cell(.date(deadline.due)), "state": .text(deadline.state),
            "project": .text(deadline.project), "award": .text(deadline.award),
            "amount": deadline.amount.map { .money($0) } ?? .empty,
            "norm": .text(deadline.norm),
            "estimated": .text(deadline.isEstimated ? label(section, "estimated") : ""),
          ])
      })
  }
}
