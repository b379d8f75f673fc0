import Amounts

// The long lists, as they stand in the ledger.
extension Audit {
  /// The journal, by number.
  func journalList(_ part: LongTable.Part, _ section: FormSection) throws -> FormContent {
    guard !journal.isEmpty else { return none(section, in: "purpose") }
    var sample = VoucherLine(
      entry: 9_999_999, bookedOn: CalendarDate(days: 0), amount: data.journalSums.amount)
    sample.eligible = data.journalSums.eligible
    let widest = AuditData.JournalRow(
      voucher: sample, batch: 9_999_999, recordedAt: "", action: "", reverses: 9_999_999,
      reversedBy: 9_999_999, settles: 9_999_999)
    let stream = try journal.stream(
      part, of: data.journal, sample: Self.cells(widest),
      sum: { [sums = data.journalSums, count = data.journal.count] _, column, _ in
        .init(column == "amount" ? sums.amount : sums.eligible, count)
      },
      cells: { row, _ in Self.cells(row) })
    guard part.number == journal.parts.count else { return FormContent(before: [], stream) }
    let sums: [String: Cell] = [
      "purpose": .text(label(section, "total")),
      "amount": .money(.subtotal(journal.columns("amount"))),
      "eligible": .money(.subtotal(journal.columns("eligible"))),
    ]
    return FormContent(before: [], stream, after: [Line("total", .total, sums)])
  }

  private static func cells(_ row: AuditData.JournalRow) -> [String: Cell] {
    let voucher = row.voucher
    return [
      "number": Cell(.integer(voucher.entry)), "recordedAt": .text(row.recordedAt),
      "batch": Cell(.integer(row.batch)), "action": .text(row.action), "file": .text(row.file),
      "bookedOn": Cell(.date(voucher.bookedOn)),
      "paidOn": .date(voucher.paidOn),
      "voucherDate": .date(voucher.voucherDate),
      "kind": .text(voucher.kind), "measure": .text(voucher.measure), "line": .text(voucher.line),
      "source": .text(voucher.source), "voucher": .text(voucher.voucher),
      "counterparty": .text(voucher.counterparty), "purpose": .text(voucher.purpose),
      "amount": .money(voucher.amount), "eligible": .money(voucher.eligible),
      "reason": .text(voucher.reason), "reverses": .integer(row.reverses),
      "reversedBy": .integer(row.reversedBy), "settles": .integer(row.settles),
      "reference": .text(row.reference), "evidence": .text(row.evidence),
      "facts": .text(row.facts),
    ]
  }

  /// Postings, by account, measure and entry.
  func postingList(
    _ part: LongTable.Part, _ section: FormSection
  ) throws -> FormContent {
    guard !postings.isEmpty else { return none(section, in: "item") }
    let names = Dictionary(
      data.balances.map { ($0.account, $0.name) }, uniquingKeysWith: { first, _ in first })
    let cells = { @Sendable (row: AuditData.PostingRow) -> [String: Cell] in
      [
        "entry": Cell(.integer(row.entry)), "line": Cell(.integer(row.line)),
        "bookedOn": Cell(.date(row.bookedOn)), "account": .text(row.account),
        "name": .text(names[row.account] ?? ""), "measure": .text(row.measure),
        "item": .text(row.item), "party": .text(row.party),
        "debit": row.amount.isNegative ? .empty : .money(row.amount),
        "credit": row.amount.isNegative ? .money(-row.amount) : .empty,
      ]
    }
    var sample = cells(
      AuditData.PostingRow(
        entry: 9_999_999, line: 99, bookedOn: CalendarDate(days: 0), account: "", measure: "",
        item: "", party: "", amount: try data.balances.map(\.debit).sum()))
    sample["credit"] = .money(try data.balances.map(\.credit).sum())
    let stream = try postings.stream(
      part, of: data.postings, sample: sample,
      sum: { [balances = data.balances] group, column, _ in
        let balance = balances[group]
        return .init(column == "debit" ? balance.debit : balance.credit, balance.count)
      },
      cells: { row, _ in cells(row) })
    guard part.number == postings.parts.count else { return FormContent(before: [], stream) }
    let sums: [String: Cell] = [
      "item": .text(label(section, "total")),
      "debit": .money(.subtotal(postings.columns("debit"))),
      "credit": .money(.subtotal(postings.columns("credit"))),
    ]
    return FormContent(before: [], stream, after: [Line("total", .total, sums)])
  }

  /// Who or what recorded when, as far as the ledger knows.
  func batchList(_ part: LongTable.Part, _ section: FormSection) throws -> FormContent {
    guard !batches.isEmpty else { return none(section, in: "file") }
    let cells = { @Sendable (row: AuditData.BatchRow) -> [String: Cell] in
      [
        "batch": Cell(.integer(row.id)), "recordedAt": .text(row.recordedAt),
        "action": .text(row.action), "recorder": .text(row.recorder),
        "file": .text(row.file), "fileHash": .text(row.fileHash),
        "profile": .text(row.profile), "count": Cell(.integer(row.count)),
        "first": .integer(row.first),
        "last": .integer(row.last),
      ]
    }
    let sample = cells(
      AuditData.BatchRow(
        id: 9_999_999, recordedAt: "", action: "", recorder: "", file: "", fileHash: "",
        profile: "",
        count: 9_999_999, first: 9_999_999, last: 9_999_999))
    return FormContent(
      before: [],
      try batches.stream(
        part, of: data.batches, sample: sample,
        sum: { [count = data.batches.count] _, _, _ in .init(.zero, count) },
        cells: { row, _ in cells(row) }))
  }

  /// Who recorded, and how much.
  func recorders(_ section: FormSection) -> FormContent {
    FormContent(
      data.recorders.enumerated().map { index, row in
        Line(
          "recorder.\(index)", .data,
          [
            "name": .text(row.name ?? label(section, "unknown")),
            "acts": Cell(.integer(row.acts)), "entries": Cell(.integer(row.entries)),
            "first": .text(row.first), "last": .text(row.last),
          ])
      } + [total(section, [], counts: ["acts", "entries"], label: "name")])
  }

  /// The seal chain.
  func sealList(_ part: LongTable.Part, _ section: FormSection) throws -> FormContent {
    guard !seals.isEmpty else { return none(section, in: "hash") }
    let cells = { @Sendable (row: AuditData.SealRow) -> [String: Cell] in
      [
        "sequence": Cell(.integer(row.sequence)), "record": .text(row.record),
        "id": Cell(.integer(row.id)), "hash": .text(row.hash),
      ]
    }
    let sample = cells(
      AuditData.SealRow(sequence: 99_999_999, record: "", id: 9_999_999, hash: ""))
    // The last row of all is known beforehand: the head of the chain.
    let last = data.sealKinds.max { $0.lastSequence < $1.lastSequence }
    let isLast = part.number == seals.parts.count
    return FormContent(
      before: [],
      try seals.stream(
        part, of: data.seals, sample: sample,
        lines: isLast
          ? ["last.0": Line("last.0", .data, ["hash": .text(last?.lastHash ?? "")])] : [:],
        sum: { [kinds = data.sealKinds] _, _, condition in
          let counted = kinds.filter { condition == nil || $0.record == condition?.text }
          return .init(.zero, counted.reduce(0) { $0 + Int($1.count) })
        },
        cells: { row, _ in cells(row) }))
  }
}
