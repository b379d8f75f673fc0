public import Amounts

extension Booking {
  /// What people tell a booking by where no number does. Two rows alike in it are the same one, or
  /// two that only a person can tell apart.
  public struct Likeness: Hashable, Sendable {
    let date: CalendarDate
    let kind: BookingKind
    let measure: String
    let line: String?
    let source: String?
    /// Cents.
    let amount: Money
    /// Without regard to case and white space.
    let counterparty: String?

    public init(
      date: CalendarDate, kind: BookingKind, measure: String, line: String?, source: String?,
      amount: Money, counterparty: String?
    ) {
      self.date = date
      self.kind = kind
      self.measure = measure
      self.line = line
      self.source = source
      self.amount = amount
      self.counterparty = counterparty.map(Self.folded)
    }

    static func folded(_ text: String) -> String {
      text.lowercased().split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
  }

  public var likeness: Likeness {
    Likeness(
      date: date, kind: kind, measure: measure, line: line, source: source, amount: amount,
      counterparty: counterparty)
  }

  /// Whether `other` is the same booking as far as anybody can tell: alike, and neither the numbers
  /// of the vouchers nor references of one origin differ.
  public func repeats(_ other: Booking) -> Bool {
    guard likeness == other.likeness else { return false }
    if let voucher, let known = other.voucher,
      Self.plain(voucher) != Self.plain(known)
    {
      return false
    }
    return mayShareReference(other)
  }

  /// Whether no reference tells the two apart: one has none, both are the same number, or they were
  /// given by different programs. `0017` is 17: a spreadsheet drops the zeros of a text.
  private func mayShareReference(_ other: Booking) -> Bool {
    guard let reference, let known = other.reference else { return true }
    func number(_ text: String) -> Substring { text.drop { $0 == "0" } }
    let isNumber = reference.allSatisfy(\.isWholeNumber) && known.allSatisfy(\.isWholeNumber)
    return reference == known || isNumber && number(reference) == number(known)
      || Self.origin(reference) != Self.origin(known)
  }

  /// Whether both may name one payee or payer, however it is written; so where one names none.
  public func mayShareCounterparty(with other: Booking) -> Bool {
    Self.maybeSame(counterparty, other.counterparty, misspelt: true)
  }

  /// Days between the day of a booking and that of the value at the bank, over a weekend with a
  /// holiday.
  private static let valueDays = 5

  /// Whether `other` may be the same booking before it was completed or corrected: the same day,
  /// kind and place, and
  /// - the amount, with a payee that one of the two lacks or writes another way, or with the number
  ///   of the voucher, with that number and the payee also a few days apart; where one has no
  ///   number, as from an account statement, its purpose may quote it,
  /// - or the number of the voucher and the payee, with another amount.
  ///
  /// Two numbers of vouchers are two bookings, and so are equal amounts on two days without a
  /// number: two monthly rents of one landlord are two.
  /// - Parameter isGrowing: the table holds what was booked earlier, so that payee and purpose are
  ///   enough where neither has a number: a row of the same text has taken the place of `other`.
  public func resembles(_ other: Booking, isGrowing: Bool) -> Bool {
    guard kind == other.kind, measure == other.measure, line == other.line,
      source == other.source, !repeats(other), facts.voucherTotal == nil,
      other.facts.voucherTotal == nil
    else { return false }
    guard mayShareReference(other) else { return false }
    let numbers = [voucher, other.voucher].compactMap { $0 }
    let isOfOneInvoice =
      kind == .creditNote
      && facts.forVoucher.map(InvoiceKey.init) == other.facts.forVoucher.map(InvoiceKey.init)
    let hasOneNumber =
      numbers.count == 2
      && (Self.isOne(numbers[0], numbers[1])
        || isOfOneInvoice && Self.creditKey(numbers[0]) == Self.creditKey(numbers[1]))
    guard numbers.count < 2 || hasOneNumber else { return false }
    let isOnePayee = Self.maybeSame(counterparty, other.counterparty, misspelt: hasOneNumber)
    if amount == other.amount, numbers.isEmpty, kind.comesFromItsSource {
      // The source says whose money it is, however the payer is written, and it seldom pays the
      // same twice in a week.
      return isNear(other)
    }
    if amount == other.amount {
      // The ledger may name who did it, or nobody: a partner's form names the partner.
      if date == other.date, isOfPartnerForm || other.isOfPartnerForm { return true }
      if date == other.date, hasOneNumber || isOnePayee { return true }
      let isQuoted = hasOneNumber || quotes(other) || other.quotes(self)
      return isQuoted && isNear(other)
        && Self.maybeSame(counterparty, other.counterparty, misspelt: true)
    }
    // An invoice may be paid in two parts on one day.
    guard date == other.date, kind != .payment else { return false }
    if hasOneNumber { return isOnePayee }
    guard isGrowing, numbers.isEmpty, let purpose, let known = other.purpose else { return false }
    return Likeness.folded(purpose) == Likeness.folded(known)
      && counterparty.map(Likeness.folded) == other.counterparty.map(Likeness.folded)
  }

  /// Whether a booking without a number speaks of the other's number.
  private func quotes(_ other: Booking) -> Bool {
    guard voucher == nil, let purpose, let number = other.voucher else { return false }
    return QuotedText([purpose]).quotes(ReferenceKey(number))
  }

  /// Whether the two were booked or paid within a few days.
  private func isNear(_ other: Booking) -> Bool {
    days.contains { day in
      other.days.contains { abs($0.days - day.days) <= Self.valueDays }
    }
  }

  private var days: [CalendarDate] { [date, paidOn].compactMap { $0 } }

  /// Whether two names may be one: one is missing, or they are the same but for their spelling.
  /// - Parameter misspelt: a letter more, less or another will do, since something else tells.
  private static func maybeSame(_ first: String?, _ second: String?, misspelt: Bool) -> Bool {
    guard let first, let second else { return true }
    return PartyName.maybeOne(first, second, misspelt: misspelt)
  }

  /// By which bookings that may resemble each other are found: the hashes of two of them have one
  /// in common.
  /// - Parameter paidOn: nil where only the day of the booking is known.
  public static func resemblances(
    date: CalendarDate, paidOn: CalendarDate? = nil, kind: BookingKind, line: String?,
    source: String?, amount: Money,
    counterparty: String?, voucher: String?, purpose: String?
  ) -> [Int] {
    func hash(_ rest: [String?], isDated: Bool = true) -> Int {
      var hasher = Hasher()
      if isDated { hasher.combine(date) }
      hasher.combine(kind)
      hasher.combine(line)
      hasher.combine(source)
      hasher.combine(rest)
      return hasher.finalize()
    }
    let text =
      voucher.map { [coarse($0)] }
      ?? purpose.map { [nil, Likeness.folded($0), counterparty.map(Likeness.folded)] }
    // The same voucher over the same amount is looked for on other days, too.
    let paid = voucher.map { hash([coarse($0), amount.plainText], isDated: false) }
    // Two grids of days, half a cell apart: days that are near each other share a cell of one.
    let near = (paidOn ?? date).days
    let size = Int32(2 * valueDays)
    let cells = [
      hash(["0", String(near / size), amount.plainText], isDated: false),
      hash(["1", String((near + size / 2) / size), amount.plainText], isDated: false),
    ]
    var hashes = [hash([amount.plainText])]
    if let text { hashes.append(hash(text)) }
    if let paid { hashes.append(paid) }
    return hashes + cells
  }

  public var resemblances: [Int] {
    days.reduce(into: []) { hashes, day in
      for hash in resemblances(paidOn: day) where !hashes.contains(hash) { hashes.append(hash) }
    }
  }

  private func resemblances(paidOn day: CalendarDate) -> [Int] {
    Self.resemblances(
      date: date, paidOn: day, kind: kind, line: line, source: source, amount: amount,
      counterparty: counterparty, voucher: voucher, purpose: purpose)
  }

  /// Whether two numbers may be of one voucher: the same letters and digits, or the same number
  /// without what its kind is called and zeros that fill it up: `RE 00017` is 17.
  private static func isOne(_ first: String, _ second: String) -> Bool {
    plain(first) == plain(second) || InvoiceKey(first) == InvoiceKey(second)
  }

  /// The number of a credit note without what that is called: `G-1` is `Gutschrift 1`.
  private static func creditKey(_ number: String) -> InvoiceKey {
    let rest = QuotedText.words(number).map { String($0) }.drop { creditKinds.contains($0) }
    return InvoiceKey(rest.isEmpty ? number : rest.joined(separator: "-"))
  }

  private static let creditKinds: Set = [
    "G", "GS", "GU", "GUT", "GUTSCHR", "GUTSCHRIFT", "GUTSCHRIFTSNR", "CN", "CREDIT", "NOTE",
    "STORNO", "SR",
  ]

  /// The same for all numbers that may be one: digits but zeros, or the letters where none is.
  private static func coarse(_ number: String) -> String {
    let digits = number.filter(\.isNumber)
    return digits.isEmpty ? plain(number) : digits.filter { $0 != "0" }
  }

  /// Letters and digits in small: `RE-2026/17` and `Re 2026 17` are one number.
  private static func plain(_ number: String) -> String {
    number.lowercased().filter { $0.isLetter || $0.isNumber }
  }

  /// Whether it is the row of a partner's form that `other` is, now with more evidence: the form
  /// was signed after it was booked.
  package func proves(_ other: Booking) -> Bool {
    guard isOfPartnerForm, Set(evidence).isSuperset(of: other.evidence) else { return false }
    var same = self
    same.evidence = other.evidence
    return same == other
  }

  /// Whether its reference is that of a row of a partner's form.
  private var isOfPartnerForm: Bool {
    reference.map { $0.hasPrefix("P-") && !Self.origin($0).isEmpty } ?? false
  }

  /// Who gave a reference. A sender's own numbers tell bookings apart; those that this program
  /// gives to the rows of a workbook to fill in (`E-1a2b3c4d-0007`, `P-…` of a partner's form) do
  /// so within that workbook only, and those of account statements among themselves.
  private static func origin(_ reference: String) -> Substring {
    if reference.hasPrefix("bank:") { return "bank:" }
    let parts = reference.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 3, ["E", "P"].contains(parts[0]), parts[1].count == 8,
      parts[1].allSatisfy(\.isHexDigit), parts[2].allSatisfy(\.isNumber)
    else { return "" }
    return parts[1]
  }
}

extension BookingKind {
  /// Money on the account from or to a source or funder that is named: payments of a few a year.
  /// Gifts, revenue and work in kind come from many.
  fileprivate var comesFromItsSource: Bool {
    switch self {
    case .ownFunds, .partnerCash, .otherPublic, .drawdown, .repayment, .forward: true
    default: false
    }
  }
}
