import Amounts

/// Puts a statement together from its parts.
struct CAMTStatement {
  private struct Balance {
    let code: String
    let balance: BankStatement.Balance
    let line: Int
    /// Its place among the balances of the statement.
    let number: Int
  }

  private var draft: StatementDraft
  private var balances: [Balance] = []
  private var entryCount = 0
  private var page: String?
  /// Kinds of balances that were reported as unreadable, and so are not missing.
  private var unreadable: Set<String> = []
  private let place: SourcePosition
  private let problems: ProblemList

  /// - Parameters:
  ///   - draft: knows no more than where it stands.
  ///   - place: the file.
  init(_ draft: StatementDraft, place: SourcePosition, problems: ProblemList) {
    self.draft = draft
    self.place = place
    self.problems = problems
  }

  private var isStatement: Bool {
    if case .camt053 = draft.format { true } else { false }
  }

  /// Takes a part that stands directly in the statement.
  mutating func take(_ tree: XMLTree) {
    let before = problems.count
    defer { draft.isDamaged = draft.isDamaged || problems.count > before }
    switch tree.name {
    case "Id": draft.id = tree.text
    case "StmtPgntn", "RptPgntn": page = tree["PgNb"]?.text
    case "ElctrncSeqNb": draft.sequence = tree.text
    case "LglSeqNb": draft.sequence = draft.sequence ?? tree.text
    case "Acct": takeAccount(tree)
    case "FrToDt":
      draft.from = tree["FrDtTm"].flatMap { values(tree).date($0) }
      draft.to = tree["ToDtTm"].flatMap { values(tree).date($0) }
    case "Bal": takeBalance(tree)
    case "Ntry":
      entryCount += 1
      let entry = CAMTEntry(
        tree, account: draft.account, values: values(tree, "Ntry[\(entryCount)]"))
      draft.transactions += entry.transactions()
    default: return
    }
  }

  private func values(_ tree: XMLTree, _ name: String? = nil) -> CAMTValues {
    var at = place
    at.path = [draft.path, name ?? tree.name].compactMap { $0 }.joined(separator: "/")
    at.line = tree.line
    return CAMTValues(place: at, problems: problems)
  }

  private mutating func takeAccount(_ tree: XMLTree) {
    guard let account = CAMTValues.account(tree) else {
      values(tree).report(tree, .missing(.account))
      return
    }
    draft.account = account
    if let currency = tree["Ccy"]?.text, currency != "EUR" {
      values(tree).report(tree, .currency(currency))
    }
  }

  private mutating func takeBalance(_ tree: XMLTree) {
    let values = values(tree, "Bal[\(balances.count + 1)]")
    // Balances of other kinds (available, forward, informative) say nothing about what is booked.
    guard let code = tree["Tp", "CdOrPrtry", "Cd"]?.text,
      ["OPBD", "PRCD", "CLBD", "ITBD"].contains(code)
    else { return }
    guard let amount = values.signedAmount(tree) else {
      unreadable.insert(code)
      return
    }
    let date = (tree["Dt", "Dt"] ?? tree["Dt", "DtTm"]).flatMap(values.date)
    balances.append(
      Balance(
        code: code, balance: BankStatement.Balance(amount: amount, date: date), line: tree.line,
        number: balances.count + 1))
  }

  /// The statement, complete.
  mutating func finished() -> StatementDraft {
    let at = draft.place(place)
    if draft.account.isEmpty { problems.add(at, .statement(.missing(.account))) }
    if let page { draft.id = (draft.id ?? "") + " / " + page }
    // Of a statement in pages the first ends, and the last begins, with an interim balance.
    let interim = balances.filter { $0.code == "ITBD" }
    let opening = one("OPBD", .openingBalance) ?? one("PRCD", .openingBalance) ?? interim.first
    let closing =
      one("CLBD", .closingBalance)
      ?? interim.last.flatMap { last in last.number == opening?.number ? nil : last }
    draft.opening = opening?.balance
    draft.closing = closing?.balance
    draft.transactions.joinBatches()
    askForBookingDays()
    // A report within the day need not hold all that its interim balance counts.
    draft.mustTie = isStatement || closing?.code == "CLBD"
    guard isStatement else { return draft }
    if opening == nil, unreadable.isDisjoint(with: ["OPBD", "PRCD", "ITBD"]) {
      problems.add(at, .statement(.missing(.openingBalance)))
    }
    if closing == nil, unreadable.isDisjoint(with: ["CLBD", "ITBD"]) {
      problems.add(at, .statement(.missing(.closingBalance)))
    }
    return draft
  }

  /// A value date stands for the day of booking only within the days of the statement: what is
  /// booked in January may count for interest from December on, which is another budget year.
  private func askForBookingDays() {
    guard let from = draft.from ?? draft.opening?.date, let to = draft.to ?? draft.closing?.date
    else { return }
    for line in draft.transactions where line.notes.contains(.bookedOnValueDate) {
      let day = line.bookedOn
      // The opening balance may be that of the evening before.
      let isEve = draft.from == nil && day == from && day.year < to.year
      guard day < from || day > to || isEve else { continue }
      var at = draft.place(place)
      at.line = line.line
      problems.add(at, value: day.isoText, .statement(.missing(.bookingDate)))
    }
  }

  /// The balance of a kind; the same one can stand twice, once for each of its sub-types.
  private func one(_ code: String, _ part: StatementPart) -> Balance? {
    let found = balances.filter { $0.code == code }
    guard let first = found.first else { return nil }
    if let other = found.first(where: { $0.balance.amount != first.balance.amount }) {
      var at = draft.place(place)
      at.line = other.line
      problems.add(at, .statement(.balanceTwice(part)))
    }
    return first
  }
}
