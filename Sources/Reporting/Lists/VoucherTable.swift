import Amounts

/// A list of payments or receipts with a sub-total after each plan line or source, one after each
/// measure where there are several, and the total.
struct VoucherTable: Sendable {
  let run: VoucherRun
  let table: LongTable
  /// The groups of each measure.
  let measures: [ClosedRange<Int>]
  /// Whether it lists receipts.
  let isReceipts: Bool

  init(_ key: String, _ run: VoucherRun, isReceipts: Bool, rowsPerSheet: Int) {
    var measures: [ClosedRange<Int>] = []
    for (index, group) in run.groups.enumerated() {
      if let last = measures.last, run.groups[last.lowerBound].measure == group.measure {
        measures[measures.count - 1] = last.lowerBound...index
      } else {
        measures.append(index...index)
      }
    }
    var ends: [Int: Int] = [:]
    if measures.count > 1 {
      for (number, groups) in measures.enumerated() { ends[groups.upperBound] = number }
    }
    table = LongTable(
      key,
      groups: run.groups.enumerated().map { index, group in
        (group.sums.count, ["subtotal.\(index)"] + (ends[index].map { ["measure.\($0)"] } ?? []))
      }, rowsPerSheet: rowsPerSheet)
    self.run = run
    self.measures = measures
    self.isReceipts = isReceipts
  }

  /// What is summed up, by column.
  var columns: [String] { isReceipts ? ["amount"] : ["gross", "vat", "eligible", "ineligible"] }

  /// The sum of a group's own rows. Unlike the sub-total in the list it follows no filter, so
  /// that whoever filters the list sees no difference on the control sheet.
  func sum(_ group: Int, _ column: String) -> Formula {
    .over("SUM", table.ranges(group...group, column))
  }

  /// The sub-total of a group as it is printed, for the control sheet.
  func printed(_ group: Int, _ column: String) -> Formula {
    subtotal(group, column).map {
      .printed(
        $0, numbers: table.ranges(group...group, "number"),
        amounts: table.ranges(group...group, column))
    } ?? "0"
  }

  /// The sub-total of a group: where a link leads.
  func subtotal(_ group: Int, _ column: String) -> Reference? {
    table.closing("subtotal.\(group)", column)
  }

  /// The lines of one sheet.
  func content(
    _ part: LongTable.Part, _ section: FormSection, _ filling: some FormFilling
  ) throws -> FormContent {
    guard !table.isEmpty else { return filling.none(section, in: "purpose") }
    var lines: [String: FormContent.Line] = [:]
    /// - Parameter label: with the title of what is summed up, or with none.
    func add(
      _ key: String, _ groups: ClosedRange<Int>, _ title: String, _ label: (String) -> String
    ) {
      guard part.keys[key] != nil else { return }
      var sum = line(key, .subtotal, label(title)) { .subtotal(table.ranges(groups, $0)) }
      sum.brief = label("")
      lines[key] = sum
    }
    for (index, group) in run.groups.enumerated() {
      add("subtotal.\(index)", index...index, group.title) {
        filling.label(
          section, "subtotal", ["place": group.place.isEmpty ? "–" : group.place, "title": $0])
      }
    }
    for (number, groups) in measures.enumerated() {
      let first = run.groups[groups.lowerBound]
      add("measure.\(number)", groups, first.measureTitle) {
        filling.label(section, "measureTotal", ["id": first.measure, "title": $0])
      }
    }
    let isLast = part.number == table.parts.count
    let total = line("total", .total, filling.label(section, "total")) {
      .subtotal(table.columns($0))
    }
    return FormContent(before: [], try stream(part, lines), after: isLast ? [total] : [])
  }

  private func stream(
    _ part: LongTable.Part, _ lines: [String: FormContent.Line]
  ) throws -> FormContent.Stream {
    var widest = VoucherLine(
      entry: 9_999_999, bookedOn: CalendarDate(days: 0), amount: run.widest.amount)
    widest.paidOn = widest.bookedOn
    widest.voucherDate = widest.bookedOn
    widest.chronological = Int64(run.rows.count)
    widest.vat = run.widest.vat
    widest.eligible = run.widest.eligible
    let number = Int64(run.rows.count)
    var sample = isReceipts ? widest.receipt(number) : widest.payment(number)
    if !isReceipts { sample["ineligible"] = .money(run.widest.amount) }
    return try table.stream(
      part, of: run.rows, sample: sample, lines: lines,
      sum: { [groups = run.groups] group, column, condition in
        let group = groups[group]
        let sums = condition.map { condition in
          group.sources.first { $0.id == condition.text }?.sums ?? VoucherRun.Sums()
        }
        return try (sums ?? group.sums).sum(of: column)
      },
      cells: { [isReceipts] row, number in
        isReceipts ? row.receipt(number) : row.payment(number)
      })
  }

  private func line(
    _ key: String, _ role: Row.Role, _ label: String, _ formula: (String) -> Formula
  ) -> FormContent.Line {
    var cells: [String: Cell] = ["purpose": .text(label)]
    for column in columns { cells[column] = .money(formula(column)) }
    return FormContent.Line(key, role, cells)
  }
}

extension VoucherRun.Sums {
  /// What the rows come to in a column of the list.
  fileprivate func sum(of column: String) throws(AmountError) -> FormContent.Stream.Sum {
    let amount =
      switch column {
      case "vat": vat
      case "eligible": eligible
      case "ineligible": try amount - eligible
      default: amount
      }
    return FormContent.Stream.Sum(amount, count)
  }
}
