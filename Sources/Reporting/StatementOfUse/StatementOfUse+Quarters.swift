import Amounts

// What funders that reimburse quarter by quarter ask for (EFRE): expenditure by kind, and hours.
extension StatementOfUse {
  private struct Quarter: Hashable, Comparable {
    let year: Int
    let number: Int

    init(_ day: CalendarDate) { (year, number) = (day.year, (day.month + 2) / 3) }

    var from: CalendarDate? { CalendarDate(year: year, month: 3 * number - 2, day: 1) }
    var through: CalendarDate? {
      CalendarDate(year: year, month: 3 * number, day: [31, 30, 30, 31][number - 1])
    }

    func name(_ language: Language) -> String {
      language.pick("\(number). Quartal \(year)", "quarter \(number) of \(year)")
    }

    static func < (a: Quarter, b: Quarter) -> Bool { (a.year, a.number) < (b.year, b.number) }
  }

  /// Payments by quarter and plan line, each a sum over the list of vouchers.
  func quarters(_ section: FormSection) -> FormContent {
    guard !data.payments.isEmpty else { return none(section, in: "label") }
    let titles = Dictionary(data.lines.map { ($0.id, $0.title) }) { first, _ in first }
    let groups = Dictionary(grouping: data.payments) { Quarter($0.dayThatCounts) }
    var rows: [Line] = []
    for (quarter, payments) in groups.sorted(by: { $0.key < $1.key }) {
      let paid = Set(payments.map(\.line))
      let name = "\(quarter.year)-\(quarter.number)"
      let keys = places.filter(paid.contains).map { line in
        let key = "\(name).\(line)"
        var cells = time(quarter)
        cells["line"] = .text(line)
        cells["label"] = .text(titles[line] ?? "")
        for (column, list) in [("gross", Name.voucherGross), ("eligible", .voucherEligible)] {
          cells[column] = .money(summed(section, key, list, by: .voucherLine, "line"))
        }
        rows.append(Line(key, .data, cells))
        return key
      }
      var sum = ["label": Cell.text(label(section, "quarter", ["quarter": quarter.name(language)]))]
      for column in ["gross", "eligible"] {
        sum[column] = .money(
          .subtotal(
            .rows(block: section.key, column: column, from: keys[0], through: keys[keys.count - 1]))
        )
      }
      rows.append(Line("quarter.\(name)", .subtotal, sum))
    }
    var total = ["label": Cell.text(label(section, "total"))]
    for column in ["gross", "eligible"] {
      total[column] = .money(.subtotal(.column(block: section.key, column: column)))
    }
    return FormContent(rows + [Line("total", .total, total)])
  }

  /// Hours and months of each person by quarter, and what is eligible for them.
  func hours(_ section: FormSection) -> FormContent {
    struct Key: Hashable {
      let quarter: Quarter
      let person: String
    }
    let worked = data.payments.filter { $0.hours != nil || $0.months != nil }
    let keys = Set(worked.map { Key(quarter: Quarter($0.dayThatCounts), person: $0.counterparty) })
      .sorted { ($0.quarter, $0.person) < ($1.quarter, $1.person) }
    let lines = keys.enumerated().map { index, found in
      let key = "person.\(index)"
      func cell(_ column: String) -> Reference {
        .cell(block: section.key, row: key, column: column)
      }
      func sum(_ list: Name, _ more: Formula? = nil) -> Formula {
        summed(section, key, list, by: .voucherPayee, "counterparty", more)
      }
      var cells = time(found.quarter)
      cells["counterparty"] = .text(found.person)
      cells["hours"] = .number(sum(.voucherHours))
      cells["months"] = .number(sum(.voucherMonths))
      // The person may have been paid for something else, too.
      cells["eligible"] = .money(
        sum(
          .voucherEligible,
          """
          --(ISNUMBER(\(Name.voucherHours.reference))+\
          ISNUMBER(\(Name.voucherMonths.reference))>0)
          """))
      cells["rate"] = .money(
        """
        IF(\(cell("hours"))=0,\(text: Quotient.dash),\
        ROUND(\(cell("eligible"))/\(cell("hours")),2))
        """)
      cells["rate"]?.style.alignment = .right
      return Line(key, .data, cells)
    }
    guard !lines.isEmpty else { return none(section, in: "counterparty") }
    var sum = total(section, ["eligible"], label: "counterparty")
    for column in ["hours", "months"] {
      sum.cells[column] = .number(.sum(.column(block: section.key, column: column)))
    }
    return FormContent(lines + [sum])
  }

  private func time(_ quarter: Quarter) -> [String: Cell] {
    ["from": .date(quarter.from), "through": .date(quarter.through)]
  }

  /// A column of the list of vouchers added up over the rows of a row's quarter and name.
  private func summed(
    _ section: FormSection, _ row: String, _ list: Name, by name: Name, _ column: String,
    _ more: Formula? = nil
  ) -> Formula {
    func cell(_ column: String) -> Reference {
      .cell(block: section.key, row: row, column: column)
    }
    let condition: Formula = more.map { "\($0)," } ?? ""
    return """
      SUMPRODUCT(--EXACT(\(name.reference),\(cell(column))),\
      --(\(Name.voucherDay.reference)>=\(cell("from"))),\
      --(\(Name.voucherDay.reference)<=\(cell("through"))),\
      \(condition)\(list.reference))
      """
  }
}
