import Amounts

/// One line of a statement, prepared for comparing.
struct LineFacts {
  let movement: BankMovement
  private let text: QuotedText
  private let name: PartyName?
  private let account: String?

  init(_ movement: BankMovement) {
    self.movement = movement
    text = QuotedText(movement.texts)
    name = movement.counterparty.map(PartyName.init)
    account = movement.account.map { account in
      String(account.uppercased().filter { !$0.isWhitespace })
    }
  }

  /// By what the party is the line's counterparty; nil where nothing says so.
  func fits(_ party: BankParty) -> MatchReason? {
    if let iban = party.iban, iban.text == account { return .iban }
    guard let name, party.prepared.contains(where: name.fits) else { return nil }
    return .name
  }

  /// Whether line and party both have a name, and not the same.
  private func contradicts(_ party: BankParty) -> Bool {
    name != nil && !party.names.isEmpty && fits(party) == nil
  }

  /// Whether one of the references stands in the text, and is long enough to tell something.
  func quotes(_ references: [ReferenceKey]) -> Bool {
    references.contains { $0.isTelling && text.quotes($0) }
  }

  /// Whether a voucher is meant: by its number, be it a short one beside the name of its payee.
  func isAbout(_ voucher: OpenVoucher) -> Bool {
    isAbout(voucher.keys, of: voucher.payee)
  }

  func isAbout(_ keys: [ReferenceKey], of party: BankParty) -> Bool {
    quotes(keys) || fits(party) != nil && mentions(keys)
  }

  private func mentions(_ references: [ReferenceKey]) -> Bool {
    references.contains { !$0.isTelling && text.quotes($0) }
  }

  /// The reasons that speak for a party, its references and its purpose.
  private func reasons(
    _ party: BankParty, _ references: [ReferenceKey], _ purpose: String?
  ) -> Set<MatchReason> {
    var reasons: Set<MatchReason> = []
    if let reason = fits(party) { reasons.insert(reason) }
    if quotes(references) { reasons.insert(.reference) }
    if mentions(references) || purpose.map({ text.holdsAll(QuotedText.words($0)) }) == true
      || party.prepared.contains(where: { text.holdsAll($0.allWords) })
    {
      reasons.insert(.text)
    }
    return reasons
  }

  // MARK: Candidates

  /// The payment of a voucher of the line's amount.
  func candidate(_ voucher: OpenVoucher) -> MatchCandidate? {
    var reasons = reasons(voucher.payee, voucher.keys, voucher.purpose)
    let isStranger = contradicts(voucher.payee)
    // Somebody else was paid the same amount.
    if isStranger, reasons.isEmpty { return nil }
    reasons.insert(.amount)
    let certainty: MatchCertainty
    if reasons.contains(.reference) {
      certainty = isStranger ? .likely : .sure
    } else if reasons.isSuperset(of: [.iban, .text]) {
      certainty = .sure
    } else if reasons.contains(.iban) || reasons.contains(.name) {
      certainty = .likely
    } else {
      certainty = reasons.contains(.text) && !isStranger ? .likely : .weak
    }
    return MatchCandidate(
      target: .payment(voucher.numbers), reasons: reasons, certainty: certainty)
  }

  /// What a line is that pays less than is open of a voucher: all but a discount, or a part.
  func shortfall(of voucher: OpenVoucher) -> MatchCandidate? {
    let amount = movement.amount.magnitude
    var reasons = reasons(voucher.payee, voucher.keys, voucher.purpose)
    let isStranger = contradicts(voucher.payee)
    let isNamed = reasons.contains(.iban) || reasons.contains(.name)
    guard reasons.contains(.reference) || isNamed else { return nil }
    if let fit = QuickPayment.fit(of: voucher, paid: amount, on: movement.bookedOn) {
      let isTold = fit == .offered || text.hasAny(of: Self.discountWords)
      reasons.insert(.discount)
      let certainty: MatchCertainty =
        reasons.contains(.reference)
        ? isTold && !isStranger ? .sure : .likely : isTold ? .likely : .weak
      return MatchCandidate(
        target: .discounted(voucher.numbers), reasons: reasons, certainty: certainty)
    }
    guard isAbout(voucher) else { return nil }
    return MatchCandidate(
      target: .part(voucher.numbers), reasons: reasons, certainty: isStranger ? .weak : .likely)
  }

  /// Money that comes back for an expense.
  /// - Parameter expense: with what may still come back.
  func credit(for expense: OpenVoucher) -> MatchCandidate? {
    var reasons = reasons(expense.payee, expense.keys, nil)
    let isStranger = contradicts(expense.payee)
    let isNamed = reasons.contains(.iban) || reasons.contains(.name)
    let isWhole = movement.amount == expense.amount
    let isTold = isCreditNote
    if isWhole { reasons.insert(.amount) }
    if isTold { reasons.insert(.text) }
    let certainty: MatchCertainty
    if reasons.contains(.reference) {
      certainty =
        isStranger ? .weak : expense.isSurplus && isWhole && isNamed ? .sure : .likely
    } else if isNamed, isWhole, expense.isSurplus || isTold {
      certainty = .likely
    } else if isNamed, isWhole || isTold {
      certainty = isTold && mentions(expense.keys) ? .likely : .weak
    } else {
      return nil
    }
    // What was paid too much comes back for that, and lowers no invoice.
    let isOther = !expense.isSurplus && text.hasAny(of: Self.surplusWords)
    return MatchCandidate(
      target: .credit(expense.number), reasons: reasons, certainty: isOther ? .weak : certainty)
  }

  /// Whether the text calls it a credit note.
  var isCreditNote: Bool { text.hasAny(of: Self.creditWords) }

  private static let discountWords: Set = ["SKONTO", "SKTO", "SCONTO", "DISCOUNT"]

  private static let surplusWords: Set = [
    "UEBERZAHLUNG", "UEBERZAHLT", "DOPPELZAHLUNG", "DOPPELT", "ZUVIEL",
  ]

  private static let creditWords = surplusWords.union([
    "GUTSCHRIFT", "GUTSCHR", "ERSTATTUNG", "RUECKERSTATTUNG", "RUECKZAHLUNG",
    "RECHNUNGSKORREKTUR", "REFUND",
  ])

  /// Whether both lines are of one party by all that their names tell.
  func mayShareParty(with other: LineFacts) -> Bool {
    guard let name, let theirs = other.name else { return true }
    return name.fits(theirs)
  }

  /// Money from a source or award; its limit is not looked at here.
  /// - Parameter isOthers: the payer is known to pay for another source.
  func candidate(_ income: ExpectedIncome, isOthers: Bool) -> MatchCandidate? {
    var reasons = reasons(income.payer, income.keys, nil)
    if income.textKeys.contains(where: text.quotes) { reasons.insert(.text) }
    if income.amounts.contains(movement.amount) { reasons.insert(.amount) }
    func has(_ wanted: MatchReason...) -> Bool { reasons.isSuperset(of: wanted) }
    let certainty: MatchCertainty
    if has(.reference) && (has(.amount) || has(.name) || has(.iban)) || has(.iban, .amount) {
      certainty = .sure
    } else if has(.reference) || has(.iban) || has(.name, .amount) || has(.text, .amount)
      || has(.name, .text)
    {
      certainty = .likely
    } else if has(.amount) || has(.name) {
      certainty = .weak
    } else {
      return nil
    }
    let target = MatchTarget.income(
      kind: income.kind, measure: income.measure, source: income.source)
    let lowered = MatchCertainty(rawValue: certainty.rawValue - 1) ?? .weak
    return MatchCandidate(
      target: target, reasons: reasons, certainty: isOthers ? lowered : certainty)
  }

  /// How long money of a credit note is waited for.
  private static let creditDays = 366

  /// Whether an entry may be the one that a line takes back, by whom it was paid to or came from or
  /// by what it says.
  func mayReturn(_ entry: BookedMovement) -> Bool {
    !contradicts(entry.party) && !reasons(entry.party, entry.keys, entry.purpose).isEmpty
      && entry.days.contains { (0...Self.creditDays).contains($0.days(to: movement.bookedOn)) }
  }

  /// Whether an entry of the line's amount and day is of somebody else by all that is known.
  func isOfOthers(_ entry: BookedMovement) -> Bool {
    contradicts(entry.party) && reasons(entry.party, entry.keys, entry.purpose).isEmpty
      && [movement.bookedOn, movement.valueOn].contains { $0.map(entry.days.contains) ?? false }
  }

  /// An entry of the line's amount that was booked before.
  func candidate(_ entry: BookedMovement) -> MatchCandidate? {
    let days = [movement.bookedOn, movement.valueOn].compactMap { $0 }
    let isSameDay = days.contains(where: entry.days.contains)
    let isNear = days.contains { day in
      entry.days.contains { abs($0.days(to: day)) <= BankMatcher.tolerance }
    }
    // What a credit note brings back often comes weeks after it was recorded.
    let isLate =
      entry.isCredit && !isNear
      && days.contains { day in
        entry.days.contains { (0...Self.creditDays).contains($0.days(to: day)) }
      }
    guard isSameDay || (isNear || isLate) && !entry.isFromStatement else { return nil }
    var reasons = reasons(entry.party, entry.keys, entry.purpose)
    let isStranger = contradicts(entry.party)
    // Somebody else was paid the same amount, or paid it.
    if isStranger, reasons.isEmpty { return nil }
    let speaks = !reasons.isEmpty
    let isKnown = !reasons.isDisjoint(with: [.reference, .iban, .name])
    if isLate, !isKnown || isStranger { return nil }
    reasons.insert(.amount)
    let certainty: MatchCertainty
    if isSameDay {
      reasons.insert(.day)
      certainty = isStranger && !isKnown ? .weak : speaks ? .sure : .likely
    } else {
      certainty = isKnown ? .likely : .weak
    }
    return MatchCandidate(target: .booked(entry.number), reasons: reasons, certainty: certainty)
  }
}
