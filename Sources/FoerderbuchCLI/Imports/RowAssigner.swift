import Amounts
import Funding
import Interchange
import LedgerStore
import Office

/// Turns `--assign` into what a line is booked as.
struct RowAssigner {
  /// Why an assignment does not fit its line.
  struct Fault: Error {
    let text: LocalizedText

    init(_ german: String, _ english: String) { text = LocalizedText(de: german, en: english) }
  }

  let targets: StatementTargets

  /// - Throws: ``Refusal`` for ids that nothing has.
  func order(
    _ assignment: StatementChoice.Assignment, for transaction: BankTransaction
  ) throws -> Result<StatementRow.Order, Fault> {
    let (kind, target) = (assignment.kind, assignment.target)
    guard (kind.paysOut ?? false) == transaction.amount.isNegative else {
      let amount = transaction.amount
      return .failure(
        Fault(
          "\(amount.text(.de)) ist \(amount.isNegative ? "ein Ausgang" : "ein Eingang"), „\(kind.name.de)“ bucht \(amount.isNegative ? "einen Eingang" : "einen Ausgang").",
          "\(amount.text(.en)) \(amount.isNegative ? "went out" : "came in"), \"\(kind.name.en)\" books what \(amount.isNegative ? "came in" : "went out")."
        ))
    }
    if kind == .payment { return payment(target, transaction.amount.magnitude) }
    // The credit note says the rest by the voucher that it is for.
    if kind == .creditNote { return .success(.booking(kind, measure: "", item: target)) }
    if kind.namesAward, let award = targets.portfolio.award(target) {
      return .success(.booking(kind, measure: award.measure, item: award.id))
    }
    // Ids may hold colons, so every one may be the end of the measure.
    let splits = target.indices.filter { target[$0] == ":" }.map { colon in
      (String(target[..<colon]), String(target[target.index(after: colon)...]))
    }
    let known = splits.filter { targets.portfolio.measure($0.0) != nil }
    if let (measure, item) = known.first(where: { has($0.0, $0.1, kind) }) ?? known.first {
      return .success(.booking(kind, measure: measure, item: item))
    }
    if targets.portfolio.measure(target) != nil {
      return .success(.booking(kind, measure: target, item: nil))
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

  /// Open expenses by the numbers of their entries, or one by its voucher number.
  private func payment(
    _ target: String, _ amount: Money
  ) -> Result<StatementRow.Order, Fault> {
    let parts = target.split(separator: "+", omittingEmptySubsequences: false).map { Int64($0) }
    var numbers = parts.compactMap { $0 }
    if numbers.count < parts.count {
      numbers = targets.open.values.map(\.record).filter { $0.booking.voucher == target }
        .map(\.number)
      guard numbers.count <= 1 else {
        let list = numbers.sorted().map(String.init).joined(separator: ", ")
        return .failure(
          Fault(
            "Der Beleg „\(target)“ ist mehrfach offen: Buchungen \(list). Nennen Sie die Buchung.",
            "Voucher \"\(target)\" is open more than once: entries \(list). Name the entry."))
      }
    }
    let records = numbers.compactMap { targets.open[$0] }
    guard !records.isEmpty, records.count == numbers.count, Set(numbers).count == numbers.count
    else {
      let open = targets.open.keys.sorted().prefix(20).map(String.init).joined(separator: ", ")
      return .failure(
        Fault(
          "„\(target)“ nennt keine offene Ausgabe. Offen: \(open.isEmpty ? "keine" : open).",
          "\"\(target)\" names no open expense. Open: \(open.isEmpty ? "none" : open)."))
    }
    let sum = (try? records.map(\.left).sum()) ?? .zero
    guard sum == amount else {
      let difference = (try? amount - sum) ?? .zero
      return .failure(
        Fault(
          "Bezahlt wurden \(amount.text(.de)), offen sind \(sum.text(.de)): \(difference.magnitude.text(.de)) Unterschied. Ist das ein Abzug, buchen Sie ihn zuerst als Gutschrift zum Beleg (`foerderbuch record credit-note`); zahlt der Umsatz mehrere Belege, nennen Sie alle: payment:17+18.",
          "\(amount.text(.en)) were paid, \(sum.text(.en)) are open: a difference of \(difference.magnitude.text(.en)). If it was deducted, book it first as a credit note for the voucher (`foerderbuch record credit-note`); if the line pays several vouchers, name all: payment:17+18."
        ))
    }
    return .success(.payment(numbers))
  }
}
