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

  /// Open expenses by the numbers of their entries, or one by its voucher number.
  private func payment(
    _ target: String, _ amount: Money, on day: CalendarDate
  ) throws(AssignmentFault) -> StatementRow.Order {
    let (target, rest) = Self.rest(target)
    let parts = target.split(separator: "+", omittingEmptySubsequences: false).map { Int64($0) }
    var numbers = parts.compactMap { $0 }
    if numbers.count < parts.count {
      numbers = targets.open.values.map(\.record).filter { $0.booking.voucher == target }
        .map(\.number).sorted()
      guard numbers.count <= 1 || OpenExpense.areParts(numbers.compactMap { targets.open[$0] })
      else {
        throw .voucherOpenTwice(target, entries: numbers)
      }
    }
    let records = numbers.compactMap { targets.open[$0] }
    guard !records.isEmpty, records.count == numbers.count, Set(numbers).count == numbers.count
    else {
      throw .noOpenExpense(target, open: targets.open.keys.sorted())
    }
    let sum = (try? records.map { try $0.due(on: day) }.sum()) ?? .zero
    // A part of one voucher; of several nobody could say which.
    let isOne = records.count == 1 || OpenExpense.areParts(records)
    let isPart = isOne && amount <= (records.count == 1 ? records[0].left : sum)
    let fits =
      switch rest {
      case .none: sum == amount || isPart
      case .discount: isOne && amount < sum
      case .surplus: records.count == 1 && amount > sum && sum == records[0].left
      }
    guard fits else { throw .otherAmount(paid: amount, open: sum) }
    return .payment(numbers, rest: rest)
  }
}
