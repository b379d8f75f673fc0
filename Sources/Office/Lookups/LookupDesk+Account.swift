import Amounts
import Bookkeeping
import Funding
import LedgerStore

extension LookupDesk {
  /// The register of an account (Kontoblatt): what stood on it before, each posting with the
  /// balance after it, what stands on it then. Debit is above zero.
  ///
  /// What narrows the question narrows the balances with it: the register of an account for one
  /// plan line tells what that line has on it.
  /// - Throws: ``Refusal`` for an unknown account, ``LedgerError``.
  public func account(_ number: String, _ question: Question = Question()) throws -> LookupTable {
    let ledger = try office.open(.readOnly)
    return try ledger.reading {
      let scope = try Scope(question, ledger, today: office.act.day)
      let accounts = try ledger.accounts()
      let wanted = SearchText.folded(number)
      func have(_ fits: (String) -> Bool) -> [Account] {
        accounts.filter {
          fits(SearchText.folded($0.name.de)) || fits(SearchText.folded($0.name.en))
        }
      }
      let begun = have { $0.hasPrefix(wanted) }
      guard
        let account = accounts.first(where: { $0.number == number })
          ?? have({ $0 == wanted }).first ?? (begun.count == 1 ? begun[0] : nil)
      else {
        throw Refusal.noAccount(
          number, among: accounts.map(\.number) + accounts.map { $0.name[office.language] })
      }
      return try register(account, scope, ledger)
    }
  }

  private func register(
    _ account: Account, _ scope: Scope, _ ledger: Ledger
  ) throws -> LookupTable {
    var table = LookupTable(
      "account", "Konto \(account.number) \(account.name.de)",
      "Account \(account.number) \(account.name.en)",
      [
        .init("entry", "Nr.", "No."), .init("date", "Tag", "Date"),
        .init("kind", "Art", "Kind", rank: 1),
        .init("measure", "Teilvorhaben", "Measure", rank: 3),
        .init("item", "Pos./Quelle", "Line/source", rank: 2),
        .init("voucher", "Beleg", "Voucher", rank: 1),
        .init("counterparty", "An/Von", "To/from"), .init("purpose", "Zweck", "Purpose", rank: 3),
        .init("debit", "Soll €", "Debit €"), .init("credit", "Haben €", "Credit €"),
        .init("balance", "Saldo €", "Balance €"),
      ])
    // The days before are added up from their postings: a narrower question has no balances kept.
    var filter = scope.filter
    let from = filter.traits.from
    filter.traits.from = nil
    var (balance, debit, credit) = (Money.zero, Money.zero, Money.zero)
    var opening: Money?
    func addOpening() {
      guard from != nil, opening == nil else { return }
      opening = balance
      let word = LookupTable.Cell.word(
        "opening", LocalizedText(de: "Saldovortrag", en: "Opening balance"))
      table.rows.append(
        table.line([
          "date": .day(optional: from), "counterparty": word, "balance": .money(balance),
        ]))
    }
    try ledger.postings(of: account.number, filter, by: .day, 0..<Int.max >> 1) { line in
      let amount = line.posting.amount
      if from.map({ line.bookedOn < $0 }) ?? false {
        balance = try balance + amount
        return
      }
      addOpening()
      balance = try balance + amount
      var cells: [String: LookupTable.Cell] = [
        "entry": .number(line.entry), "date": .day(line.bookedOn), "kind": .kind(line.kind),
        "measure": .text(line.posting.measure), "item": .text(line.posting.item),
        "voucher": .text(optional: line.voucher),
        "counterparty": .text(optional: line.counterparty),
        "purpose": .text(optional: line.purpose), "balance": .money(balance),
      ]
      if amount > .zero {
        cells["debit"] = .money(amount)
        debit = try debit + amount
      } else {
        cells["credit"] = .money(-amount)
        credit = try credit - amount
      }
      table.rows.append(table.line(cells))
    }
    addOpening()
    table.totals = [
      table.line([
        "date": .day(optional: scope.filter.through == .latest ? nil : scope.filter.through),
        "counterparty": .word("closing", LocalizedText(de: "Endbestand", en: "Closing balance")),
        "debit": .money(debit), "credit": .money(credit), "balance": .money(balance),
      ])
    ]
    return table
  }
}
