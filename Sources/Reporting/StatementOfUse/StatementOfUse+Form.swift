import Amounts
import Funding

// The form itself: receipts, expenditure, result, payment.
extension StatementOfUse {
  typealias Line = FormContent.Line

  /// Keys of rows, apart from those the form names.
  static func row(_ line: StatementOfUseData.Line) -> String { "line.\(line.id)" }
  static func row(_ source: StatementOfUseData.Source) -> String { "source.\(source.id)" }

  /// The notice of award and its amendments.
  func notices() -> FormContent {
    FormContent(
      data.award.notices.enumerated().map { index, notice in
        Line(
          "notice.\(index)", .data,
          [
            "reference": .text(notice.reference), "date": Cell(.date(notice.date)),
            "amount": .money(notice.amount),
          ])
      })
  }

  /// Receipts by source, with shares that add up to 100.00.
  func receipts(_ section: FormSection) -> FormContent {
    var lines: [Line] = []
    for source in data.sources.grouped {
      let key = Self.row(source)
      func calculated(_ block: String, _ column: String) -> Reference {
        .cell(block: block, row: key, column: column)
      }
      let name = named(section, source)
      lines += name.heading
      lines.append(
        Line(
          key, .data,
          [
            "id": .text(source.id), "label": .text(name.label),
            "planned": .money(source.planned),
            "plannedShare": .percent(.same(calculated("plannedShares", "share"))),
            "actual": .taken(from: calculated("financing", "actual")),
            "actualShare": .percent(.same(calculated("actualShares", "share"))),
          ]))
    }
    return FormContent(
      lines + [total(section, ["planned", "actual"], percent: ["plannedShare", "actualShare"])]
        + ownShare(section))
  }

  /// What the form calls a source: of several of a group the words of the group stand once above
  /// them, where its first one is.
  func named(
    _ section: FormSection, _ source: StatementOfUseData.Source
  ) -> (heading: [Line], label: String) {
    let whole = label(section, source.group.rawValue, source: source)
    let group = data.sources.filter { $0.group == source.group }
    let words = whole.dropLast(source.name.count)
    guard group.count > 1, whole.hasSuffix(source.name), !words.isEmpty else { return ([], whole) }
    let heading = Line(
      "heading.\(source.group)", .data,
      ["label": .text(String(words.reversed().drop { ": ".contains($0) }.reversed()))])
    return (group.first?.id == source.id ? [heading] : [], "–  \(source.name)")
  }

  /// The own share as a whole, where it is more than the recipient's cash: what gifts, civic
  /// engagement and contributions in kind add to it by the rules of the award.
  private func ownShare(_ section: FormSection) -> [Line] {
    let own = data.sources.grouped.filter { $0.group == .own || $0.isOwnShare }
    guard section.rows.contains(where: { $0.key == "ownWhole" }),
      own.contains(where: { $0.group != .own })
    else { return [] }
    func sum(_ column: String) -> Formula {
      .joined(own.map { .cell(block: section.key, row: Self.row($0), column: column) }, "+")
    }
    // No row of the table: its total leaves it out.
    return [
      Line(
        "ownWhole", .text,
        [
          "label": .text(label(section, "ownWhole")), "planned": .money(sum("planned")),
          "plannedShare": .percent(sum("plannedShare")), "actual": .money(sum("actual")),
          "actualShare": .percent(sum("actualShare")),
        ])
    ]
  }

  /// Expenditure by plan line.
  func expenditure(_ section: FormSection) -> FormContent {
    var lines: [Line] = []
    for line in data.lines {
      func calculated(_ column: String) -> Reference {
        .cell(block: "recognition", row: Self.row(line), column: column)
      }
      lines.append(
        Line(
          Self.row(line), .data,
          [
            "id": .text(line.id), "label": .text(line.title),
            "planned": .money(line.planned), "plannedEligible": .money(line.plannedEligible),
            "actual": Cell.money(.same(calculated("gross"))).linked(to: firstVoucher(of: line)),
            "actualEligible": .taken(from: calculated("recognised")),
          ]))
    }
    let columns = ["planned", "plannedEligible", "actual", "actualEligible"]
    return FormContent(
      grouped(section, lines, columns)
        + elsewhere(section, .taken(from: Self.elsewhere), in: "actualEligible"))
  }

  /// Lines with their total; where the form labels groups and the plan has some, group by group
  /// with a sub-total each, those of no group at the end.
  /// - Parameters:
  ///   - lines: one for each plan line, in order.
  ///   - more: what a row of sums has besides, by its key.
  func grouped(
    _ section: FormSection, _ lines: [Line], _ columns: [String],
    more: (String) -> [String: Cell] = { _ in [:] }
  ) -> [Line] {
    let groups = data.lines.compactMap(\.group).reduce(into: [String]()) { groups, group in
      if !groups.contains(group) { groups.append(group) }
    }
    var total = total(section, columns)
    total.cells.merge(more("total")) { $1 }
    guard section.rows.contains(where: { $0.key == "group" }), !groups.isEmpty else {
      return lines + [total]
    }
    func members(_ group: String?) -> [Line] {
      zip(data.lines, lines).filter { $0.0.group == group }.map(\.1)
    }
    func sums(_ line: Line, _ cells: (String) -> Reference) -> Line {
      var line = line
      for column in columns { line.cells[column] = .money(.subtotal(cells(column))) }
      return line
    }
    let parts = groups.enumerated().flatMap { index, group in
      let (own, key) = (members(group), "group.\(index)")
      let label = Cell.text(label(section, "group", ["group": group]))
      let named = Line(key, .subtotal, ["label": label].merging(more(key)) { $1 })
      let sum = sums(named) {
        .rows(block: section.key, column: $0, from: own[0].key, through: own[own.count - 1].key)
      }
      return own + [sum]
    }
    return parts + members(nil)
      + [sums(total) { .column(block: section.key, column: $0) }]
  }

  /// Expenditure against receipts, as planned and as it came.
  func result(_ section: FormSection) -> FormContent {
    func line(_ key: String, _ planned: Formula, _ actual: Formula) -> Line {
      func cell(_ column: String) -> Reference { .cell(block: "result", row: key, column: column) }
      return Line(
        key, key == "difference" ? .total : .data,
        [
          "label": .text(label(section, key)), "planned": .money(planned),
          "actual": .money(actual),
          "deviation": .money(.difference(cell("actual"), cell("planned"))),
        ])
    }
    let rest = elsewhere(section, .taken(from: Self.elsewhere), in: "actual", "deviation")
    func difference(_ column: String) -> Formula {
      func cell(_ row: String) -> Reference {
        .cell(block: "result", row: row, column: column)
      }
      return column == "planned" || rest.isEmpty
        ? .difference(cell("expenditure"), cell("receipts"))
        : "ROUND(\(cell("expenditure"))+\(cell("elsewhere"))-\(cell("receipts")),2)"
    }
    return FormContent(
      [
        line(
          "expenditure", .same(Name.plannedEligible.reference), .same(Name.recognised.reference))
      ] + rest + [
        line(
          "receipts", .same(Name.plannedFinancing.reference),
          .same(Name.actualFinancing.reference)),
        line("difference", difference("planned"), difference("actual")),
      ])
  }

  /// What was granted, what it comes to, what was paid out and what is left to pay or repay; where
  /// the form asks for it, what was paid out in the budget year.
  func payment(_ section: FormSection) -> FormContent {
    let showsYear = section.columns.contains { $0.key == "year" }
    func cell(_ row: String, _ column: String) -> Reference {
      .cell(block: section.key, row: row, column: column)
    }
    let inYear = showsYear ? inYear(.incomeDay) : nil
    let (drawn, entitled) = (Name.drawn.reference, Name.entitled.reference)
    var figures: [(key: String, amount: Cell, year: Formula?)] = [
      ("awarded", .money(data.award.amount), nil)
    ]
    let own: Cell = grant.map { .money(.same($0)) } ?? .money(.zero)
    if let passedOn = data.award.passedOn {
      let sum: Formula = "ROUND(\(cell("ownPart", "amount"))+\(cell("passedOn", "amount")),2)"
      figures += [
        ("entitled", .money("MIN(\(cell("awarded", "amount")),\(sum))"), nil),
        ("ownPart", own, nil), ("passedOn", .money(passedOn), nil),
        ("received", .money(received()), received(inYear)),
        ("forwarded", .money(forwarded()), forwarded(inYear)),
      ]
    } else {
      figures += [("entitled", own, nil), ("received", .money(received()), received(inYear))]
    }
    figures += [
      ("repaid", .money(repaid()), repaid(inYear)),
      (
        "drawn", .money(.difference(Name.received.reference, Name.repaid.reference)),
        .difference(cell("received", "year"), cell("repaid", "year"))
      ),
      ("repayable", .money("MAX(0,\(Formula.difference(drawn, entitled)))"), nil),
      ("open", .money("MAX(0,\(Formula.difference(entitled, drawn)))"), nil),
    ]
    var reason = ""
    if let drawable = data.drawable, section.rows.contains(where: { $0.key == "drawable" }) {
      reason = drawable.reason
      figures.append(("drawable", .money(drawable.maximum), nil))
      if !reason.isEmpty {
        figures.append(
          (
            "notDrawable",
            .money(.difference(cell("drawable", "amount"), cell("open", "amount"))), nil
          ))
      }
    }
    return FormContent(
      figures.map { key, amount, year in
        var cells = [
          "label": Cell.text(label(section, key, ["reason": reason])), "amount": amount,
        ]
        if showsYear { cells["year"] = year.map { .money($0) } }
        return Line(key, .data, cells)
      })
  }

  /// What the award counts for.
  var grant: Reference? {
    data.sources.last { $0.id == data.award.id }.map {
      .cell(block: "financing", row: Self.row($0), column: "actual")
    }
  }

  /// Drawdowns of this award in the list of receipts, passed on or not.
  /// - Parameter condition: what else a row has to meet, as factors of SUMPRODUCT.
  func received(_ condition: Formula? = nil) -> Formula { income(.drawdown, condition) }

  /// What was passed on to final recipients, which stands in the list below zero.
  private func forwarded(_ condition: Formula? = nil) -> Formula {
    "-\(income(.forward, condition))"
  }

  /// Repayments of this award, which stand in the list below zero.
  func repaid(_ condition: Formula? = nil) -> Formula { "-\(income(.repayment, condition))" }

  private func income(
    _ kind: BookingKind, _ condition: Formula?
  ) -> Formula {
    let more: Formula = condition.map { "\($0)," } ?? ""
    return """
      SUMPRODUCT(--EXACT(\(Name.incomeSource.reference),\(text: data.award.id)),\
      --EXACT(\(Name.incomeKind.reference),\(text: kindLabel(kind))),\
      \(more)\(Name.incomeAmount.reference))
      """
  }

  /// Where the payments of a line begin.
  func firstVoucher(of line: StatementOfUseData.Line) -> Reference? {
    guard payments[line.id] != nil else { return nil }
    let row = "first.\(line.id)"
    if has("vouchers") { return .cell(block: "vouchers", row: row, column: "number") }
    return has("summary") ? .cell(block: "summary", row: row, column: "line") : nil
  }

  /// A kind of receipt as the list names it; formulas look for the same text.
  func kindLabel(_ kind: BookingKind) -> String {
    (section("income") ?? section("incomeSummary")).map { label($0, kind.rawValue) }
      ?? kind.rawValue
  }
}
