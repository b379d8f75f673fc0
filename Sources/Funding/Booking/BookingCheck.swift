import Amounts

/// One booking against the projects: finds every fault, and fills in what follows from the
/// projects.
struct BookingCheck {
  let booking: Booking
  let portfolio: Portfolio
  private(set) var measure: Measure?
  /// The booking with its source filled in where only one is possible.
  private(set) var resolved: Booking
  private(set) var eligible: Money = .zero
  private(set) var faults: [BookingFault] = []

  init(booking: Booking, portfolio: Portfolio) {
    self.booking = booking
    self.portfolio = portfolio
    resolved = booking
  }

  mutating func run() {
    checkAmount()
    if booking.measure.isEmpty, booking.kind.followsVoucher {
      if booking.kind == .payment, booking.voucher == nil {
        faults.append(.missing(.voucher, kind: .payment))
      }
      faults += BookingFactsCheck.faults(booking)
      return
    }
    guard let measure = portfolio.measure(booking.measure) else {
      faults.append(
        .unknownMeasure(booking.measure, nearest: portfolio.measure(nearest: booking.measure)))
      return
    }
    self.measure = measure
    checkLine(measure)
    if booking.kind != .order { checkSource(measure) }
    checkEligible(measure)
    checkValuation()
    faults += BookingFactsCheck.faults(booking)
    checkDays(measure)
  }

  /// What nothing has of the names of a booking of which not all else can be read.
  static func unknownNames(_ booking: Booking, _ portfolio: Portfolio) -> [BookingFault] {
    var check = BookingCheck(booking: booking, portfolio: portfolio)
    guard let measure = portfolio.measure(booking.measure) else {
      return booking.measure.isEmpty
        ? []
        : [.unknownMeasure(booking.measure, nearest: portfolio.measure(nearest: booking.measure))]
    }
    check.checkLine(measure)
    if booking.kind != .order { check.checkSource(measure) }
    return check.faults.filter { if case .missing = $0 { false } else { true } }
  }

  /// How many years a day may lie before or behind its project.
  private static let years = 20

  /// A day decades away from the project is mistyped: `1926`, `2062` for 2026.
  private mutating func checkDays(_ measure: Measure) {
    guard let project = portfolio.project(ofMeasure: measure.id) else { return }
    let periods =
      [project.period].compactMap { $0 }
      + project.awards(ofMeasure: measure.id).map(\.period)
    guard let from = periods.map(\.from).min(), let to = periods.map(\.to).max(),
      let period = DateRange(from: from, to: to)
    else { return }
    let facts = booking.facts
    let days: [(BookingFault.Field, CalendarDate?)] = [
      (.date, booking.date), (.voucherDate, booking.voucherDate), (.paidOn, booking.paidOn),
      (.serviceFrom, facts.serviceFrom), (.serviceTo, facts.serviceTo),
      (.dueOn, facts.dueOn), (.retentionDue, facts.retentionDue),
    ]
    for case (let field, let day?) in days
    where day.year < period.from.year - Self.years || day.year > period.to.year + Self.years {
      faults.append(.dayFarOff(field, day, period: period))
    }
  }

  private mutating func checkAmount() {
    if booking.amount <= .zero { faults.append(.notPositive(booking.amount)) }
    if booking.amount > Money.maximum { faults.append(.beyondLimit(booking.amount)) }
  }

  private mutating func checkLine(_ measure: Measure) {
    guard booking.kind.namesLine else {
      if let line = booking.line {
        faults.append(.notForKind(.line, value: .plain(line), kind: booking.kind))
      }
      return
    }
    guard let id = booking.line else {
      // That of a credit note or a payment follows from its voucher.
      switch booking.kind {
      case .creditNote: break
      case .payment:
        if booking.voucher == nil { faults.append(.missing(.voucher, kind: .payment)) }
      default: faults.append(.missing(.line, kind: booking.kind))
      }
      return
    }
    guard let line = measure.line(id) else {
      let elsewhere = portfolio.projects.flatMap(\.measures).filter { $0.line(id) != nil }
      faults.append(
        .unknownLine(
          id, nearest: NearestName.id(like: id, among: measure.lines.map { ($0.id, $0.title) }),
          measure: measure.id, known: measure.lines.map(\.id), elsewhere: elsewhere.map(\.id)))
      return
    }
    if line.inKind, !booking.kind.isUnpaid { faults.append(.lineTakesInKind(id)) }
    if !line.inKind, booking.kind.isUnpaid {
      faults.append(
        .lineTakesCash(id, inKindLines: measure.lines.filter(\.inKind).map(\.id)))
    }
  }

  private mutating func checkSource(_ measure: Measure) {
    let awards = portfolio.project(ofMeasure: measure.id)?.awards(ofMeasure: measure.id) ?? []
    if booking.kind.namesAward {
      guard let id = booking.source else {
        resolve(among: awards.map(\.id))
        return
      }
      if !awards.contains(where: { $0.id == id }) {
        let elsewhere = portfolio.award(id).map { [$0.measure] } ?? []
        faults.append(
          .unknownAward(
            id, nearest: NearestName.id(like: id, among: awards.map { ($0.id, $0.funder.name) }),
            measure: measure.id, known: awards.map(\.id), elsewhere: elsewhere))
      }
      return
    }
    guard let needed = booking.kind.sourceKind else {
      // An expense may say what it was paid from; it has to exist.
      if let id = booking.source, measure.source(id) == nil,
        !awards.contains(where: { $0.id == id })
      {
        unknownSource(id, measure)
      }
      return
    }
    guard let id = booking.source else {
      resolve(among: measure.sources.filter { $0.kind == needed }.map(\.id))
      return
    }
    guard let source = measure.source(id) else { return unknownSource(id, measure) }
    if source.kind != needed {
      faults.append(.sourceOfOtherKind(id, is: source.kind, needed: needed))
    }
  }

  private mutating func unknownSource(_ id: String, _ measure: Measure) {
    let elsewhere = portfolio.projects.flatMap(\.measures).filter { $0.source(id) != nil }
    let project = portfolio.project(ofMeasure: measure.id)
    let named = measure.sources.map { source in
      (source.id, source.organisation.flatMap { project?.organisation($0)?.name } ?? "")
    }
    faults.append(
      .unknownSource(
        id, nearest: NearestName.id(like: id, among: named), measure: measure.id,
        known: measure.sources.map(\.id), elsewhere: elsewhere.map(\.id)))
  }

  /// Nothing is guessed: only where a single source is possible it need not be named.
  private mutating func resolve(among candidates: [String]) {
    if candidates.count == 1 {
      resolved.source = candidates[0]
    } else {
      faults.append(.missing(.source, kind: booking.kind))
    }
  }

  /// The most VAT that a gross amount can contain, in cents, half up: 27/127, since no rate in the
  /// EU is above the 27 % of Hungary; the directive (2006/112/EC, Art. 97) sets no upper limit.
  private static func highestVat(in gross: Money) -> Money? {
    try? Money(rounding: gross.exact * Rational(27, over: 127), .halfUp)
  }

  private mutating func checkEligible(_ measure: Measure) {
    guard booking.kind == .expense || booking.kind.isUnpaid else {
      if booking.kind == .order || booking.kind == .creditNote { checkVat() }
      if let eligible = booking.eligible {
        faults.append(.notForKind(.eligible, value: .money(eligible), kind: booking.kind))
      }
      return
    }
    guard checkVat() else { return }
    let vat = booking.vat ?? .zero
    let recipient = portfolio.project(ofMeasure: measure.id)?.organisation(measure.recipient)
    let deductible = booking.kind == .expense ? recipient?.inputVatDeductible ?? .zero : .zero
    if deductible > .zero, booking.vat == nil {
      faults.append(
        .vatMissing(organisation: recipient?.name ?? measure.recipient, deductible: deductible))
    }
    let offered = booking.kind == .expense ? booking.facts.discountOffered ?? .zero : .zero
    guard
      let withoutVat = try? Eligibility.eligible(
        gross: booking.amount, vat: vat, deductible: deductible),
      let allowed = try? Eligibility.eligible(
        gross: booking.amount, vat: vat, deductible: deductible, unusedDiscount: offered)
    else {
      faults.append(.beyondLimit(booking.amount))
      return
    }
    eligible = booking.eligible.map { withoutDiscount($0, offered, allowed) } ?? allowed
    if eligible.isNegative {
      faults.append(.eligibleNegative(eligible))
    } else if eligible > allowed {
      faults.append(
        .eligibleExceeds(
          eligible: eligible, allowed: allowed, amount: booking.amount,
          deductedVat: Money(cents: booking.amount.cents - withoutVat.cents),
          unusedDiscount: Money(cents: withoutVat.cents - allowed.cents)))
    } else if eligible < allowed, (booking.reason ?? "").isEmpty {
      faults.append(.reasonMissing(short: Money(cents: allowed.cents - eligible.cents)))
    }
  }

  /// A smaller part that is named as eligible is one of the invoice: the discount that was not
  /// taken comes off it, too, unless the reason says that it did or the part is all that it leaves.
  private func withoutDiscount(_ part: Money, _ offered: Rate, _ allowed: Money) -> Money {
    guard part < allowed, !DiscountMention.isNamed(in: booking.reason ?? "") else { return part }
    let left = try? Eligibility.eligible(
      gross: part, vat: .zero, deductible: .zero, unusedDiscount: offered)
    return left ?? part
  }

  /// Whether the VAT can be contained in the amount.
  @discardableResult
  private mutating func checkVat() -> Bool {
    guard let vat = booking.vat else { return true }
    if vat.isNegative || vat > booking.amount {
      faults.append(.vatExceedsAmount(vat: vat, amount: booking.amount))
      return false
    }
    if let most = Self.highestVat(in: booking.amount), vat > most {
      faults.append(.vatBeyondRates(vat: vat, amount: booking.amount, most: most))
      return false
    }
    return true
  }

  /// The amount of an in-kind contribution is what its valuation gives.
  private mutating func checkValuation() {
    let others = faults.count
    if let quantity = booking.quantity, quantity.sign <= 0 {
      faults.append(.quantityNotPositive(quantity))
    }
    if let share = booking.share, share <= .zero || share > .full {
      faults.append(.shareOutOfRange(share))
    }
    if booking.method == .units {
      if booking.kind != .expense {
        faults.append(
          .notForKind(.method, value: .text(ValuationMethod.units.name), kind: booking.kind))
      }
      if booking.quantity == nil { faults.append(.missing(.quantity, kind: booking.kind)) }
      return
    }
    // Without a method an expense has no use for what one multiplies.
    if booking.kind == .expense, booking.method == nil, faults.count == others,
      booking.quantity != nil || booking.unitRate != nil || booking.share != nil
    {
      faults.append(.missing(.method, kind: .expense))
    }
    // Staff paid by the hour or by flat rates is an expense with a valuation.
    let isStaff = booking.kind == .expense && booking.method?.isStaff == true
    guard booking.kind.isUnpaid || isStaff else {
      if let method = booking.method {
        faults.append(.notForKind(.method, value: .text(method.name), kind: booking.kind))
      }
      return
    }
    guard let quantity = booking.quantity, let unitRate = booking.unitRate else {
      if booking.method != nil || booking.quantity != nil || booking.unitRate != nil
        || booking.share != nil
      {
        faults.append(
          .missing(booking.quantity == nil ? .quantity : .unitRate, kind: booking.kind))
      }
      return
    }
    let share = booking.share ?? .full
    guard let gives = try? Valuation.value(quantity: quantity, unitRate: unitRate, share: share)
    else {
      faults.append(.beyondLimit(booking.amount))
      return
    }
    if gives != booking.amount {
      faults.append(
        .valuationDiffers(
          found: booking.amount, gives: gives, quantity: quantity, unitRate: unitRate, share: share)
      )
    }
  }
}
