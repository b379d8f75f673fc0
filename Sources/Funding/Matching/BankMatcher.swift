import Amounts

/// Matches lines of an account statement with what is open and what is booked already.
///
/// Nothing is guessed: a candidate needs the right direction and, for payments and what is booked
/// already, the right amount to the cent. What else fits makes it sure, likely or weak:
///
/// - Payment of a voucher: sure by a reference, or by IBAN and text; likely by IBAN, name or text;
///   weak by the amount alone. Where the payee has another name, nothing but a reference, IBAN or
///   text makes it a candidate.
/// - Money from a source or award: sure by a reference with amount, name or IBAN, or by IBAN and
///   amount; likely by a reference or IBAN, by name or text with the amount, or by name and text;
///   weak by amount or name alone. One step less where the payer is known to pay for another one.
/// - Booked already: sure on the same day with a reference, IBAN, name or text; likely on the same
///   day, or with a reference, IBAN or name within ``tolerance`` days; weak by the amount alone.
///   Where somebody else is named and nothing else fits, none, be it on the same day.
///
/// The candidate that beats all others is the proposal; where two are of equal rank, neither is. A
/// voucher or booked entry is used once: the line with the better claim gets it, of equal claims
/// the earlier line, and that one is no longer sure. A line pays several vouchers only where
/// exactly one set of them adds up to it; see ``SumSearch``.
///
/// Where nothing of the amount is found:
///
/// - All but a discount (Skonto) of a voucher, as it was offered, or a usual one in its time: sure
///   by a reference where it is offered or told; likely by a reference, or by name or IBAN where it
///   is offered or told; weak by name or IBAN.
/// - A part of a voucher: likely by a reference.
/// - Money back for an expense: likely by a reference, or by name or IBAN where all of it comes and
///   the text says why; weak by name or IBAN where one of both holds. What was paid too much: sure
///   by a reference with name or IBAN, if all of it comes.
public struct BankMatcher: Sendable {
  /// How many days a booking may lie beside the line of the statement, bookings made from a
  /// statement none.
  public static let tolerance = 10

  let vouchers: [Int64: [OpenVoucher]]
  let allVouchers: [OpenVoucher]
  /// Invoices of which nothing is open, by what was paid.
  private let paid: [Int64: [OpenVoucher]]
  let expenses: [OpenVoucher]
  let incomes: [ExpectedIncome]
  let booked: [Int64: [BookedMovement]]

  /// What is to be paid later, for hints.
  private let retained: [OpenVoucher]

  /// - Parameter expenses: those of which something was paid, with how much may come back.
  public init(
    vouchers: [OpenVoucher], incomes: [ExpectedIncome], booked: [BookedMovement],
    expenses: [OpenVoucher] = []
  ) {
    retained = vouchers.filter { $0.retainedUntil != nil }
    let vouchers = vouchers.filter { $0.retainedUntil == nil }
    self.vouchers = Dictionary(grouping: vouchers, by: \.amount.cents)
    // A part alone is no voucher: it is paid by its amount, or with the others.
    let open = Set((vouchers + retained).flatMap(\.numbers))
    paid = Dictionary(
      grouping: expenses.filter { !$0.isSurplus && !open.contains($0.number) }, by: \.amount.cents)
    let parts = Set(vouchers.filter { $0.numbers.count > 1 }.flatMap(\.numbers))
    allVouchers = vouchers.filter { $0.numbers.count > 1 || !parts.contains($0.number) }
    self.expenses = expenses
    self.incomes = incomes
    self.booked = Dictionary(grouping: booked, by: \.amount.cents)
  }

  /// What each line may be, in the order of `movements`.
  public func match(_ movements: [BankMovement]) -> [RowMatch] {
    let facts = movements.map(LineFacts.init)
    var found = facts.map { $0.movement.isReversal ? reversal($0) : draft($0) }
    for index in found.indices where found[index].candidates.contains(where: \.isCredit) {
      guard mayReturnSurplus(facts[index], zip(facts, found).map { ($0, $1) }) else { continue }
      found[index].candidates = found[index].candidates.map { candidate in
        candidate.isCredit ? candidate.at(.weak) : candidate
      }
    }
    var resolution = MatchResolution(
      movements, incomes: incomes, vouchers: allVouchers, found: found)
    return resolution.run()
  }

  /// Whether a line may bring back what another one paid twice, and not what an invoice came to:
  /// as much was paid to the same party, for nothing that is known or more than once.
  private func mayReturnSurplus(
    _ facts: LineFacts, _ lines: [(LineFacts, MatchDraft)]
  ) -> Bool {
    let equal = lines.filter { line, _ in
      line.movement.amount == -facts.movement.amount && line.mayShareParty(with: facts)
    }
    return equal.count > 1 || equal.contains { $0.1.candidates.isEmpty }
  }

  /// A payment that came back leaves its invoice open; what is called a credit note lowers it.
  /// Where its entry is taken back on the same day, the line is booked by that.
  private func reversal(_ facts: LineFacts) -> MatchDraft {
    let amount = facts.movement.amount
    let days = [facts.movement.bookedOn, facts.movement.valueOn]
    let back = (booked[amount.cents] ?? []).filter { entry in
      entry.isReversal && !entry.isUsedUp && days.contains { $0.map(entry.days.contains) ?? false }
    }
    if let entry = back.first {
      return MatchDraft(candidates: [
        MatchCandidate(target: .booked(entry.number), reasons: [.amount, .day], certainty: .sure)
      ])
    }
    let taken = (booked[-amount.cents] ?? []).filter { !$0.isReversal && facts.mayReturn($0) }
    let entry = taken.count == 1 ? taken[0].number : nil
    guard !amount.isNegative else {
      return MatchDraft(hints: [.receiptReversed(of: entry)])
    }
    var draft = MatchDraft(hints: [.reversal(of: entry)])
    if facts.isCreditNote { addCredits(facts, &draft) }
    return draft
  }

  private func draft(_ facts: LineFacts) -> MatchDraft {
    var draft = MatchDraft()
    lazy var quoted = allVouchers.contains(where: facts.isAbout)
    for entry in booked[facts.movement.amount.cents] ?? []
    where !entry.isReversal && !entry.isUsedUp {
      if let candidate = facts.candidate(entry) {
        // Who quotes an open invoice pays that one, whatever else was paid on the day.
        let isOther =
          facts.movement.amount.isNegative && !facts.isAbout(entry.keys, of: entry.party) && quoted
        draft.candidates.append(isOther ? candidate.at(.weak) : candidate)
      } else if facts.isOfOthers(entry) {
        draft.hints.append(.sameAmount(entry.number))
      }
    }
    if facts.movement.amount.isNegative {
      addPayments(facts, &draft)
    } else {
      addIncomes(facts, &draft)
      addCredits(facts, &draft)
    }
    return draft
  }

  private func addPayments(_ facts: LineFacts, _ draft: inout MatchDraft) {
    let amount = facts.movement.amount.magnitude
    let paid = paid(facts)
    // Who quotes one invoice of a payee means no other one.
    lazy var isQuoting = !paid.isEmpty || allVouchers.contains(where: facts.isAbout)
    for voucher in vouchers[amount.cents] ?? [] {
      guard !facts.movement.foreignMeasures.contains(voucher.measure),
        let candidate = facts.candidate(voucher),
        facts.isAbout(voucher) || !isQuoting
      else { continue }
      if voucher.bookedOn > facts.movement.bookedOn {
        draft.hints.append(.bookedLater(voucher: voucher.numbers, on: voucher.bookedOn))
      } else {
        draft.candidates.append(candidate)
      }
    }
    draft.hints += retained.compactMap { voucher in
      let isMeant =
        facts.isAbout(voucher) || voucher.amount == amount && facts.candidate(voucher) != nil
      guard isMeant, amount <= voucher.amount, let day = voucher.retainedUntil,
        facts.movement.bookedOn < day, !facts.movement.foreignMeasures.contains(voucher.measure)
      else { return nil }
      return .retained(voucher: voucher.numbers, voucher.amount, until: day)
    }
    guard paid.isEmpty || !draft.candidates.isEmpty else {
      draft.hints += paid.prefix(3).map { .otherAmount(voucher: $0.numbers, open: .zero) }
      return
    }
    guard !draft.candidates.contains(where: { $0.certainty > .weak }) else { return }
    if let candidate = SumSearch(allVouchers, facts).candidate {
      draft.candidates.append(candidate)
    }
    guard !draft.candidates.contains(where: { $0.certainty > .weak }) else { return }
    let isAlone = draft.candidates.isEmpty
    var lower: [OpenVoucher] = []
    for voucher in allVouchers
    where voucher.amount != amount && !facts.movement.foreignMeasures.contains(voucher.measure) {
      let isQuoted = facts.isAbout(voucher)
      if voucher.bookedOn > facts.movement.bookedOn {
        if isQuoted {
          draft.hints.append(.bookedLater(voucher: voucher.numbers, on: voucher.bookedOn))
        }
      } else if voucher.amount > amount {
        if let candidate = facts.shortfall(of: voucher) { draft.candidates.append(candidate) }
      } else if isQuoted, isAlone {
        lower.append(voucher)
      }
    }
    if lower.count > 1, let sum = try? lower.map(\.amount).sum(), sum > amount {
      draft.hints.append(.together(lower.flatMap(\.numbers), open: sum))
    } else {
      draft.hints += lower.map { .otherAmount(voucher: $0.numbers, open: $0.amount) }
    }
  }

  /// The invoices that a line is about and that are paid, with as much as it pays.
  private func paid(_ facts: LineFacts) -> [OpenVoucher] {
    (paid[facts.movement.amount.magnitude.cents] ?? []).filter { expense in
      expense.bookedOn <= facts.movement.bookedOn && facts.isAbout(expense)
    }
  }

  private func addCredits(_ facts: LineFacts, _ draft: inout MatchDraft) {
    guard !draft.candidates.contains(where: { $0.certainty > .weak }) else { return }
    for expense in expenses
    where facts.movement.amount <= expense.amount
      && expense.bookedOn <= facts.movement.bookedOn
      && !facts.movement.foreignMeasures.contains(expense.measure)
    {
      if let candidate = facts.credit(for: expense) { draft.candidates.append(candidate) }
    }
  }

  private func addIncomes(_ facts: LineFacts, _ draft: inout MatchDraft) {
    let incomes = incomes.filter { !facts.movement.foreignMeasures.contains($0.measure) }
    let fitting = incomes.filter { facts.fits($0.payer) != nil }
    for income in incomes {
      // Who is known by name or account to pay for one source hardly pays for another's.
      let isOthers = !fitting.isEmpty && facts.fits(income.payer) == nil
      guard let candidate = facts.candidate(income, isOthers: isOthers) else { continue }
      if let limit = income.limit, facts.movement.amount > limit {
        if !candidate.reasons.isDisjoint(with: [.reference, .iban, .name]) {
          draft.hints.append(.aboveLimit(source: income.source, limit: limit))
        }
      } else {
        draft.candidates.append(candidate)
      }
    }
  }
}

/// What was found for one line before lines compete.
struct MatchDraft {
  var candidates: [MatchCandidate] = []
  var hints: [MatchHint] = []
}
