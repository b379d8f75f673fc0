import Amounts
import Funding
import Interchange
import LedgerStore

/// What the ledger knows of the accounts of a delivery: which statements were imported, and so
/// which movements are known in another form, and between which balances something is missing.
struct StatementHistory {
  /// In the order in which they were recorded, by account.
  private let stored: [String: [StoredStatement]]

  init(_ ledger: Ledger, accounts: Set<String>) throws {
    var stored: [String: [StoredStatement]] = [:]
    for account in accounts { stored[account] = try ledger.bankStatements(account: account) }
    self.stored = stored
  }

  // MARK: Movements

  /// The statements with keys by which equal payments of statements that follow one another stay
  /// two.
  func numbered(_ statements: [BankStatement]) -> [BankStatement] {
    var done: [BankStatement] = []
    for statement in statements {
      var taken = Set(disjoint(from: statement).flatMap(\.lines).map(\.key))
      guard !taken.isEmpty else {
        done.append(statement)
        continue
      }
      for earlier in done where earlier.account == statement.account && earlier.isComplete {
        taken.formUnion(earlier.transactions.map(\.key.text))
      }
      done.append(statement.numbered(avoiding: taken))
    }
    return done
  }

  /// Statements recorded before this one whose balances lead to it or on from it on the same day.
  private func disjoint(from statement: BankStatement) -> [StoredStatement] {
    let own = StoredStatement(statement)
    guard let all = stored[own.account], own.opening != nil else { return [] }
    let earlier = all.firstIndex { $0.isSame(as: own) }.map { all.prefix($0) } ?? all[...]
    var found: [StoredStatement] = []
    for isBefore in [true, false] {
      var current = own
      while let next = earlier.first(where: { other in
        !found.contains(other)
          && (isBefore ? other.leads(to: current) : current.leads(to: other))
      }) {
        found.append(next)
        current = next
      }
    }
    return found
  }

  /// The keys of payments that are none of this statement, since its balances begin where theirs
  /// end or the other way round.
  func others(than statement: BankStatement) -> Set<String> {
    Set(disjoint(from: statement).flatMap(\.lines).map(\.key))
  }

  /// A movement of another statement that is the same as a line, as a whole or in parts.
  enum Same {
    /// The whole line; holds the keys of its entries.
    case line(String)
    /// The batch that the line is a part of.
    case batch(String, total: Money)
    /// Parts of the batch that the line is.
    case parts([String])
  }

  /// - Parameter used: keys that belong to other lines of the delivery.
  func movement(
    like line: BankTransaction, of statement: BankStatement, used: inout Set<String>
  ) -> [Same] {
    let others = disjoint(from: statement)
    let lines = (stored[statement.account] ?? []).filter { !others.contains($0) }.flatMap(\.lines)
    // Some tables have no references: then amount and day of the whole batch tell it.
    func isAlike(_ reference: String?, _ other: StoredStatement.Line) -> Bool {
      if let reference, let known = other.bankReference { return reference == known }
      return line.bookedOn == other.bookedOn
    }
    if let batch = line.batch {
      return lines.filter {
        $0.batchTotal == nil && $0.amount == batch.total && isAlike(batch.reference, $0)
      }.map { .batch($0.key, total: batch.total) }
    }
    let parts = lines.filter {
      $0.batchTotal == line.amount && isAlike(line.bankReference, $0)
    }
    if !parts.isEmpty { return [.parts(parts.map(\.key))] }
    guard line.bankReference != nil else { return [] }
    let same = lines.first {
      $0.batchTotal == nil && $0.amount == line.amount && $0.bookedOn == line.bookedOn
        && line.bankReference == $0.bankReference && !used.contains($0.key)
    }
    guard let same else { return [] }
    used.insert(same.key)
    return [.line(same.key)]
  }

  /// Why a line was settled without an entry, as it was said last.
  func ignored(_ line: BankTransaction, of account: String) -> String? {
    let lines = (stored[account] ?? []).flatMap(\.lines)
    return lines.last { $0.key == line.key.text }?.ignored
  }

  /// Whether a statement that was imported has a line of an amount on a day.
  /// - Parameter account: nil: of any.
  func holds(_ amount: Money, on day: CalendarDate, _ account: String?) -> Bool {
    stored.contains { key, statements in
      (account ?? key) == key
        && statements.contains { $0.lines.contains { $0.amount == amount && $0.bookedOn == day } }
    }
  }

  // MARK: Gaps

  /// What is missing between the statements of a delivery and those around them.
  /// - Parameter earlier: statements that were read before in the same call.
  func gaps(_ statements: [BankStatement], after earlier: [BankStatement]) -> [StatementGap] {
    var ends: [StatementGap.Side] = []
    for statement in statements.map({ StoredStatement($0) }) {
      if let side = StatementGap.Side(statement, isNew: true), !ends.contains(where: side.isSame) {
        ends.append(side)
      }
    }
    for statement in stored.values.flatMap({ $0 }) + earlier.map({ StoredStatement($0) }) {
      if let side = StatementGap.Side(statement, isNew: false), !ends.contains(where: side.isSame) {
        ends.append(side)
      }
    }
    // What came without balances, as a bank's table, fills a gap as well.
    var loose: [String: StoredStatement.Line] = [:]
    let all = stored.values.flatMap { $0 } + (earlier + statements).map { StoredStatement($0) }
    for statement in all where statement.opening == nil {
      for line in statement.lines { loose[statement.account + " " + line.key] = line }
    }
    return StatementGap.all(ends).compactMap { gap in
      let between = loose.filter { key, line in
        key.hasPrefix(gap.before.account + " ") && line.bookedOn > gap.before.end
          && line.bookedOn < gap.after.first
      }
      var gap = gap
      gap.known = (try? between.values.map(\.amount).sum()) ?? .zero
      return between.isEmpty || gap.known != gap.difference ? gap : nil
    }
  }
}

extension StoredStatement {
  /// What is kept of a statement. Balances only where they enclose exactly its lines.
  /// - Parameter ignored: why lines are settled without an entry, by their keys.
  init(_ statement: BankStatement, ignored: [String: String] = [:]) {
    let isProven = statement.isComplete && statement.ties
    self.init(
      account: statement.account, number: statement.id,
      from: statement.opening?.date ?? statement.from,
      to: statement.closing?.date ?? statement.to,
      opening: isProven ? statement.opening?.amount : nil,
      closing: isProven ? statement.closing?.amount : nil,
      lines: statement.transactions.filter { $0.status == .booked }.map { line in
        Line(
          key: line.key.text, bookedOn: line.bookedOn, amount: line.amount,
          bankReference: line.batch.map(\.reference) ?? line.bankReference,
          batchTotal: line.batch?.total, ignored: ignored[line.key.text])
      })
  }

  /// The same statement, whatever keys its lines had.
  fileprivate func isSame(as other: StoredStatement) -> Bool {
    number == other.number && from == other.from && to == other.to && opening == other.opening
      && closing == other.closing && lines.map(\.amount) == other.lines.map(\.amount)
  }

  /// Whether the other one begins with the balance this one ends with, and no day later than it
  /// ends: their movements are then different ones, also those that are alike.
  fileprivate func leads(to other: StoredStatement) -> Bool {
    guard closing != nil, closing == other.opening, let last = lines.map(\.bookedOn).max(),
      let first = other.lines.map(\.bookedOn).min()
    else { return false }
    return last <= first
  }
}
