import Amounts

/// A list of payments or receipts with a sub-total after each plan line or source, one after each
/// measure where there are several, and the total.
struct VoucherTable: Sendable {
  let run: VoucherRun
  let table: LongTable
  /// The groups of each measure.
  let measures: [ClosedRange<Int>]
  /// What all groups come to.
  let total: VoucherRun.Sums
  /// Whether it lists receipts.
  let isReceipts: Bool

  init(
    _ key: String, _ run: VoucherRun, isReceipts: Bool, rowsPerSheet: Int
  ) throws(AmountError) {
    var measures: [ClosedRange<Int>] = []
    var total = VoucherRun.Sums()
    for (index, group) in run.groups.enumerated() {
      total = try total + group.sums
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
    self.total = total
    self.isReceipts = isReceipts
  }

  /// What is summed up, by column.
  var columns: [String] { isReceipts ? ["amount"] : ["gross", "vat", "eligible", "ineligible"] }

  /// - Throws: ``AmountError``.
  func value(_ sums: VoucherRun.Sums, _ column: String) throws(AmountError) -> Money {
    switch column {
    case "vat": sums.vat
    case "eligible": sums.eligible
    case "ineligible": try sums.ineligible
    default: sums.amount
    }
  }

  /// The sum of a group's own rows. Unlike the sub-total in the list it follows no filter, so
  /// that whoever filters the list sees no difference on the control sheet.
  func sum(_ group: Int, _ column: String) -> Formula {
    .over("SUM", table.ranges(group...group, column))
  }

  /// The sub-total of a group as it is printed, for the control sheet.
  func printed(_ group: Int, _ column: String) -> Formula? {
    subtotal(group, column).map {
      .printed(
        $0, numbers: table.ranges(group...group, "number"),
        amounts: table.ranges(group...group, column))
    }
  }

  /// The sub-total of a group: where a link leads.
  func subtotal(_ group: Int, _ column: String) -> Reference? {
    table.closing("subtotal.\(group)", column)
  }

  /// The lines of one sheet.
  func content(
    _ part: LongTable.Part, _ section: FormSection, _ filling: some FormFilling
  ) throws(AmountError) -> FormContent {
    guard !table.isEmpty else { return filling.none(section, in: "purpose") }
    var closing: [String: FormContent.Line] = [:]
    for (index, group) in run.groups.enumerated() where part.keys["subtotal.\(index)"] != nil {
      closing["subtotal.\(index)"] = try line(
        "subtotal.\(index)", .subtotal, group.sums,
        filling.label(
          section, "subtotal",
          ["place": group.place.isEmpty ? "–" : group.place, "title": group.title]),
        index...index)
    }
    for (number, groups) in measures.enumerated() where part.keys["measure.\(number)"] != nil {
      let first = run.groups[groups.lowerBound]
      var sums = VoucherRun.Sums()
      for group in run.groups[groups] { sums = try sums + group.sums }
      closing["measure.\(number)"] = try line(
        "measure.\(number)", .subtotal, sums,
        filling.label(
          section, "measureTotal", ["id": first.measure, "title": first.measureTitle]), groups)
    }
    var after: [FormContent.Line] = []
    if part.number == table.parts.count {
      var cells: [String: Cell] = ["purpose": .text(filling.label(section, "total"))]
      for column in columns {
        cells[column] = .money(try value(total, column), .subtotal(table.columns(column)))
      }
      after = [FormContent.Line("total", .total, cells)]
    }
    return FormContent(before: [], try stream(part, closing), after: after)
  }

  private func stream(
    _ part: LongTable.Part, _ closing: [String: FormContent.Line]
  ) throws(AmountError) -> FormContent.Stream {
    var widest = VoucherLine(
      entry: 9_999_999, bookedOn: CalendarDate(days: 0), amount: run.widest.amount)
    widest.paidOn = widest.bookedOn
    widest.voucherDate = widest.bookedOn
    widest.chronological = Int64(run.rows.count)
    widest.vat = run.widest.vat
    widest.eligible = run.widest.eligible
    let number = Int64(run.rows.count)
    if isReceipts {
      return table.stream(
        part, of: run.rows, sample: widest.receipt(number), closing: closing
      ) { $0.receipt($1) }
    }
    var sample = try widest.payment(number)
    sample["ineligible"] = .money(run.widest.amount)
    return table.stream(part, of: run.rows, sample: sample, closing: closing) {
      try $0.payment($1)
    }
  }

  private func line(
    _ key: String, _ role: Row.Role, _ sums: VoucherRun.Sums, _ label: String,
    _ groups: ClosedRange<Int>
  ) throws(AmountError) -> FormContent.Line {
    var cells: [String: Cell] = ["purpose": .text(label)]
    for column in columns {
      cells[column] = .money(
        try value(sums, column), .subtotal(table.ranges(groups, column)))
    }
    return FormContent.Line(key, role, cells)
  }
}
