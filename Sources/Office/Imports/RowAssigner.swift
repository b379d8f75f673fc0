import Amounts
import Funding
import Interchange
import LedgerStore

/// Turns what somebody says into what a line is booked as.
struct RowAssigner {
  let targets: StatementTargets

  /// - Parameter isMeant: also what takes an earlier payment back is what somebody says.
  /// - Throws: ``AssignmentFault``; ``Refusal`` for ids that nothing has.
  func order(
    _ assignment: StatementChoice.Assignment, for transaction: BankTransaction,
    isMeant: Bool = false
  ) throws -> StatementRow.Order {
    let (kind, target) = (assignment.kind, assignment.target)
    guard (kind.paysOut ?? false) == transaction.amount.isNegative else {
      throw AssignmentFault.otherDirection(kind, amount: transaction.amount)
    }
    if transaction.isReversal, !isMeant, kind != .creditNote, kind != .repayment {
      throw AssignmentFault.comesBack(
        kind, text: transaction.remittance ?? transaction.bookingText)
    }
    if kind == .payment {
      return try payment(target, transaction.amount.magnitude, on: transaction.bookedOn)
    }
    // The credit note says the rest by the voucher that it is for.
    if kind == .creditNote { return .booking(kind, measure: "", item: target) }
    if kind.namesAward, let award = targets.portfolio.award(target) {
      return .booking(kind, measure: award.measure, item: award.id)
    }
    // Ids may hold colons, so every one may be the end of the measure.
    let splits = target.indices.filter { target[$0] == ":" }.map { colon in
      (String(target[..<colon]), String(target[target.index(after: colon)...]))
    }
    let known = splits.filter { targets.portfolio.measure($0.0) != nil }
    if let (measure, item) = known.first(where: { has($0.0, $0.1, kind) }) ?? known.first {
      return .booking(kind, measure: measure, item: item)
    }
    if targets.portfolio.measure(target) != nil {
      return .booking(kind, measure: target, item: nil)
    }
    if kind.namesAward, splits.isEmpty {
      let known = targets.portfolio.awardIDs
      throw Refusal.noAward(target, among: known)
    }
    let measures = targets.portfolio.measureIDs
    let measure = splits.first?.0 ?? target
    throw Refusal.noMeasure(measure, among: measures)
  }

  private func has(_ measure: String, _ item: String, _ kind: BookingKind) -> Bool {
    let found = targets.portfolio.measure(measure)
    return kind == .expense
      ? found?.line(item) != nil
      : found?.source(item) != nil || targets.portfolio.award(item)?.measure == measure
  }

  /// The target of a payment without the word that tells what becomes of the difference.
  static func rest(_ target: String) -> (target: String, rest: StatementRow.Rest) {
    let words: [(String, StatementRow.Rest)] = [
      (":skonto", .discount), (":discount", .discount), (":überzahlt", .surplus),
      (":ueberzahlt", .surplus), (":overpaid", .surplus),
    ]
    for (word, rest) in words where target.lowercased().hasSuffix(word) {
      return (String(target.dropLast(word.count)), rest)
    }
    return (target, .none)
  }

  /// What a target names, one by one: `17+18`, `Q-5+Q-6`.
  static func names(_ target: String) -> [String] {
    target.split(separator: "+", omittingEmptySubsequences: false).map { name in
      String(name.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
    }
  }

  /// The open expenses that a target names: an entry, a voucher or all open parts of one, or
  /// several of these.
  /// - Parameter isPaid: also those of which nothing is open.
  private func numbers(_ target: String, isPaid: Bool) throws -> [Int64] {
    let whole = targets.open.values.map(\.record).filter { $0.booking.voucher == target }
    if whole.count == 1 { return whole.map(\.number) }
    var numbers: [Int64] = []
    for name in Self.names(target) {
      var found = try named(name)
      if found.isEmpty, isPaid { found = try paid(name) }
      guard !found.isEmpty else {
        throw AssignmentFault.noOpenExpense(
          name.isEmpty ? target : name, open: targets.open.keys.sorted())
      }
      numbers += found
    }
    return numbers
  }

  private func named(_ name: String) throws(AssignmentFault) -> [Int64] {
    // A number of an entry goes before that of a voucher.
    if let number = Int64(name), targets.open[number] != nil { return [number] }
    let key = VoucherKey(name)
    let numbers = targets.open.values.map(\.record).filter { record in
      record.booking.voucher.map { VoucherKey($0) } == key
    }.map(\.number).sorted()
    guard numbers.count <= 1 || OpenExpense.areParts(numbers.compactMap { targets.open[$0] })
    else {
      throw .voucherOpenTwice(name, entries: numbers)
    }
    return numbers
  }

  /// The expense of which nothing is open and which is paid once more.
  private func paid(_ name: String) throws -> [Int64] {
    if let number = Int64(name), try targets.expense(number) != nil { return [number] }
    let numbers = try targets.expenses(voucher: VoucherKey(name))
    guard numbers.count <= 1 else {
      throw AssignmentFault.voucherOpenTwice(name, entries: numbers)
    }
    return numbers
  }

  /// Open expenses by the numbers of their entries or vouchers.
  private func payment(
    _ target: String, _ amount: Money, on day: CalendarDate
  ) throws -> StatementRow.Order {
    let (target, rest) = Self.rest(target)
    let numbers = try numbers(target, isPaid: rest == .surplus)
    let records = try numbers.compactMap(targets.expense)
    guard !records.isEmpty, Set(numbers).count == numbers.count else {
      throw AssignmentFault.noOpenExpense(target, open: targets.open.keys.sorted())
    }
    let sum = (try? records.map { try $0.due(on: day) }.sum()) ?? .zero
    // A part of one voucher; of several nobody could say which.
    let isOne = records.count == 1 || OpenExpense.areParts(records)
    let isPart = isOne && amount <= (records.count == 1 ? records[0].left : sum)
    let fits =
      switch rest {
      case .none: sum == amount || isPart
      case .discount: amount < sum
      case .surplus:
        // An earlier line of the same file may pay it, too.
        isOne && records.map(\.left) == (try? records.map { try $0.due(on: day) })
      }
    guard fits else { throw AssignmentFault.otherAmount(paid: amount, open: sum) }
    return .payment(numbers, rest: rest)
  }
}
