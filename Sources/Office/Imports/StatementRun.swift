import Amounts
import Bookkeeping
import Funding
import Interchange
import LedgerStore

/// One file of account statements on its way into the ledger.
struct StatementRun {
  let office: GrantOffice
  let choice: StatementChoice
  let dryRun: Bool
  let ledger: Ledger
  let portfolio: Portfolio
  let chart: Chart

  /// - Parameter settling: is told what becomes of each line that is settled, before it is.
  func run(
    _ file: String, after earlier: [BankStatement], _ settling: ([Int: String]) -> Void
  ) throws -> TakenStatement {
    let input = try InputBytes(path: office.absolute(file), file: file)
    let delivery = try BankStatementFile.delivery(input)
    let history = try StatementHistory(
      ledger, accounts: Set(delivery.statements.map(\.account)))
    let statements = history.numbered(delivery.statements)
    var rows = try self.rows(statements, history)
    let targets = try match(&rows, statements, history)
    try choose(&rows, targets, file)
    let settled = rows.reduce(into: [:]) { $0[$1.number] = $1.outcome }
    if let expected = choice.settled, expected != settled { throw try office.outdated(ledger) }
    settling(settled)
    if !dryRun {
      // What nobody books is no less than what somebody does.
      try ledger.checkRelease(
        of: rows.filter { $0.ignoring != nil }.map(\.transaction.amount.magnitude).sum(),
        office.act)
    }
    var view = TakenStatement(
      file: file, statements: statements, notices: delivery.notices,
      gaps: history.gaps(statements, after: earlier), rows: rows, open: targets.open,
      chart: chart, dryRun: dryRun)
    let batch = BatchInfo(fileName: file, fileDigest: try office.digest(of: file))
    if rows.contains(where: { $0.order != nil }) {
      try post(&view, targets, batch)
    } else if !choice.isEmpty, !dryRun {
      // Nothing of it is booked; its balances still tell what lies between others.
      _ = try ledger.post(
        [], batch: batch, bankStatements: Self.stored(view), act: office.act)
    }
    return view
  }

  /// The statements as they are kept, with the lines that are settled without an entry.
  static func stored(_ view: TakenStatement) -> [StoredStatement] {
    var ignored: [String: String] = [:]
    for row in view.rows {
      if let reason = row.ignoring { ignored[row.transaction.key.text] = reason }
      if case .ignored(let reason) = row.state, row.order == nil, row.ignoring == nil {
        ignored[row.transaction.key.text] = reason
      }
    }
    return view.statements.map { StoredStatement($0, ignored: ignored) }
  }

  // MARK: Finding

  /// All lines, those that were booked before with their entries.
  private func rows(
    _ statements: [BankStatement], _ history: StatementHistory
  ) throws -> [StatementRow] {
    let lines = statements.enumerated().flatMap { index, statement in
      statement.transactions.map { (index, $0) }
    }
    let booked = try ledger.entries(
      references: lines.filter { $0.1.status == .booked }.map { StatementRow.reference($0.1) })
    var used = Set(lines.map(\.1.key.text))
    return try lines.enumerated().map { position, line in
      let (statement, transaction) = line
      let base = StatementRow.reference(transaction)
      let earlier = booked[base] ?? []
      let standing = try earlier.filter { record in
        try record.reversedBy == nil
          || cameBack(record, lines.map(\.1), history, statements[statement].account)
      }
      // What was taken back is booked anew under a reference of its own.
      let attempts = earlier.count { !($0.booking.reference ?? "").contains("/") }
      let state: StatementRow.State =
        switch transaction.status {
        case .pending: .pending
        case .information: .information
        case .booked where !standing.isEmpty: .known(standing.map(\.number))
        case .booked where transaction.amount.isZero: .empty
        case .booked:
          try history.ignored(transaction, of: statements[statement].account).map {
            .ignored($0)
          }
            ?? elsewhere(
              history.movement(like: transaction, of: statements[statement], used: &used),
              transaction)
        }
      return StatementRow(
        number: position + 1, statement: statement, transaction: transaction,
        reference: attempts == 0 ? base : base + "#\(attempts + 1)", state: state)
    }
  }

  /// Whether what an entry moved came back at the bank on the day on which it was taken back: then
  /// the line that it was booked from is no open one again.
  /// - Parameter lines: of the delivery.
  private func cameBack(
    _ record: JournalRecord, _ lines: [BankTransaction], _ history: StatementHistory,
    _ account: String?
  ) throws -> Bool {
    guard let by = record.reversedBy else { return false }
    let reversal = try ledger.entry(by).entry
    let bank = chart.number(.bank)
    let amount = try reversal.postings.filter { $0.account == bank }.map(\.amount).sum()
    guard !amount.isZero else { return false }
    return lines.contains {
      $0.isReversal && $0.amount == amount && $0.bookedOn == reversal.bookedOn
    } || history.holds(amount, on: reversal.bookedOn, account)
  }

  /// What is booked from another statement, as a whole or in parts, is open no more.
  private func elsewhere(
    _ found: [StatementHistory.Same], _ transaction: BankTransaction
  ) throws -> StatementRow.State {
    for same in found {
      let keys =
        switch same {
        case .line(let key), .batch(let key, _): [key]
        case .parts(let keys): keys
        }
      let records = try ledger.entries(references: keys.map { StatementRow.prefix + $0 })
        .values.flatMap { $0 }.filter { $0.reversedBy == nil }
      let numbers = Set(records.map(\.number)).sorted()
      guard !numbers.isEmpty else { continue }
      switch same {
      case .line: return .known(numbers)
      case .batch(_, let total): return .knownBatch(numbers, total: total)
      case .parts:
        let sum = try records.map { record in
          try record.entry.postings.filter { $0.account == chart.number(.bank) }.map(\.amount).sum()
        }.sum()
        return .knownParts(numbers, sum: sum.magnitude)
      }
    }
    return .open(RowMatch(outcome: .none))
  }

  private func match(
    _ rows: inout [StatementRow], _ statements: [BankStatement], _ history: StatementHistory
  ) throws -> StatementTargets {
    var known: Set<Int64> = []
    var open: [Int] = []
    for (index, row) in rows.enumerated() {
      known.formUnion(row.known)
      if case .open = row.state { open.append(index) }
    }
    // What is booked from a statement that the balances set apart is another payment.
    let others = open.map { history.others(than: statements[rows[$0].statement]) }
    let apart = others.dropFirst().reduce(others.first ?? []) { $0.intersection($1) }
    known.formUnion(
      try ledger.entries(references: apart.sorted().map { StatementRow.prefix + $0 }).values
        .flatMap { $0 }.map(\.number))
    let lines = open.map { rows[$0].transaction }
    let targets = try StatementTargets(
      office: office, ledger: ledger, portfolio: portfolio, chart: chart, lines: lines,
      known: known
    ) { try cameBack($0, rows.map(\.transaction), history, nil) }
    let matches = targets.match(
      lines, accounts: open.map { statements[rows[$0].statement].account })
    for (index, match) in zip(open, matches) {
      rows[index].state = .open(match.renumbered { rows[open[$0]].number })
    }
    return targets
  }

  // MARK: Choosing

  private func choose(
    _ rows: inout [StatementRow], _ targets: StatementTargets, _ file: String
  ) throws {
    var complaints: [(number: Int, complaint: StatementRefused.Complaint)] = []
    let assigner = RowAssigner(targets: targets)
    for number in choice.rows.union(choice.assignments.map(\.row)).union(choice.ignored.keys)
      .sorted()
    where number > rows.count {
      complaints.append((number, .line(.noSuchLine(of: rows.count))))
    }
    let assigned = Dictionary(
      choice.assignments.map { ($0.row, $0) }, uniquingKeysWith: { first, _ in first })
    for index in rows.indices {
      let row = rows[index]
      let isWanted = choice.rows.contains(row.number)
      if let reason = choice.ignored[row.number] {
        // The same again is done already.
        if case .ignored(reason) = row.state { continue }
        try Refusal.check(reason, of: "assign")
        if let fault = ignoringFault(row) {
          complaints.append((row.number, .line(fault)))
        } else {
          rows[index].ignoring = reason
        }
      } else if let assignment = assigned[row.number] {
        if row.isUnbookable { complaints.append((row.number, .line(.unbookable(row)))) }
        if case .known(let numbers) = row.state {
          // The same again is done already; something else is not.
          guard try !isBooked(numbers, as: assignment, row, assigner) else { continue }
          complaints.append((row.number, .line(.bookedOtherwise(numbers))))
          continue
        }
        let isMeant = choice.again.rule(for: row.number) == .posted
        if row.isSurelyBooked, !isMeant {
          complaints.append((row.number, .line(.repeats(row))))
          continue
        }
        do {
          rows[index].order = try assigner.order(
            assignment, for: row.transaction, isMeant: isMeant)
        } catch let fault as AssignmentFault {
          complaints.append((row.number, .line(.assignment(fault))))
        }
      } else if isWanted, row.isUnbookable {
        complaints.append((row.number, .line(.unbookable(row))))
      } else if isWanted, row.isUndecided {
        complaints.append((row.number, .line(.undecided(row))))
      } else if let proposal = row.proposal,
        isWanted || choice.level.map({ proposal.certainty >= $0 }) == true
      {
        rows[index].order = proposal.target.order
      }
    }
    guard complaints.isEmpty else { throw StatementRefused(file: file, lines: complaints) }
  }

  /// Why a line cannot be settled without an entry.
  private func ignoringFault(_ row: StatementRow) -> StatementRefused.LineFault? {
    if row.isUnbookable { return .unbookable(row) }
    if case .known(let numbers) = row.state { return .bookedOtherwise(numbers) }
    if case .ignored(let reason) = row.state { return .ignoredAlready(reason) }
    guard row.isSurelyBooked, choice.again.rule(for: row.number) != .posted else { return nil }
    return .repeats(row)
  }

  /// Whether the entries book what the assignment says.
  private func isBooked(
    _ numbers: [Int64], as assignment: StatementChoice.Assignment, _ row: StatementRow,
    _ assigner: RowAssigner
  ) throws -> Bool {
    let records = try numbers.map { try ledger.entry($0) }
    if assignment.kind == .payment {
      let settling = records.filter { $0.settles != nil || $0.booking.isSurplus }
      let (target, rest) = RowAssigner.rest(assignment.target)
      let names = RowAssigner.names(target)
      func isOf(_ name: String, _ record: JournalRecord) -> Bool {
        let number = Int64(name)
        let own = (record.booking.surplusOf ?? record.booking.voucher).map { VoucherKey($0) }
        if number != nil, number == record.settles || own == VoucherKey(name) { return true }
        guard let number, record.booking.isSurplus else { return own == VoucherKey(name) }
        let paid = (try? ledger.entry(number).booking.voucher) ?? "Nr. \(number)"
        return own == VoucherKey(paid)
      }
      return !settling.isEmpty
        && (rest == .discount) == records.contains { $0.booking.kind == .creditNote }
        && (rest == .surplus) == records.contains(where: \.booking.isSurplus)
        && (settling.allSatisfy { $0.booking.voucher == target }
          || settling.allSatisfy { record in names.contains { isOf($0, record) } }
            && names.allSatisfy { name in settling.contains { isOf(name, $0) } })
    }
    let order: StatementRow.Order
    do {
      order = try assigner.order(assignment, for: row.transaction, isMeant: true)
    } catch is AssignmentFault { return false }
    guard case .booking(let kind, let measure, let item) = order else { return false }
    return records.allSatisfy { record in
      let booking = record.booking
      if kind == .creditNote {
        let names = [booking.facts.forVoucher, booking.voucher].compactMap { $0 }
        return booking.kind == kind && [names.first, names.joined(separator: ":")].contains(item)
      }
      let place = kind == .expense ? booking.line : booking.source
      return booking.kind == kind && booking.measure == measure && (item == nil || place == item)
    }
  }
}

extension RowMatch {
  /// The same with the numbers of lines instead of their positions.
  fileprivate func renumbered(_ number: (Int) -> Int) -> RowMatch {
    RowMatch(
      outcome: outcome,
      hints: hints.map { hint in
        switch hint {
        case .taken(let position): .taken(by: number(position))
        case .contested(let position): .contested(with: number(position))
        default: hint
        }
      })
  }
}
