import Amounts

/// What the formulas of a statement of use give. Computed from the rows that are written, not taken
/// from the ledger's totals: a formula's cached value is what the workbook computes, and where the
/// ledger says otherwise the control sheet shows it.
struct StatementOfUseFigures {
  /// By plan line: how many vouchers, and what they come to.
  let counts: [String: Int]
  let gross: [String: Money]
  let eligible: [String: Money]
  let recognised: [String: Money]
  /// The eligible vouchers of a line in the budget year.
  let yearEligible: [String: Money]
  let grossTotal: Money
  let eligibleTotal: Money
  let cutTotal: Money
  let recognisedTotal: Money
  let planned: Money
  let plannedEligible: Money
  /// By source.
  let booked: [String: Money]
  let bookedTotal: Money
  let actual: [String: Money]
  /// The source that bears what no other covers: the last of the recipient's own.
  let residual: String?
  let plannedFinancing: Money
  let actualFinancing: Money
  /// Id of the award's source.
  let received: Money
  let repaid: Money
  let drawn: Money
  let entitled: Money
  let repayable: Money
  let open: Money
  let yearReceived: Money
  let yearRepaid: Money
  let plannedShares: LargestRemainder
  let actualShares: LargestRemainder

  init(_ data: StatementOfUseData) throws(AmountError) {
    var counts: [String: Int] = [:]
    var gross: [String: Money] = [:]
    var eligible: [String: Money] = [:]
    var yearEligible: [String: Money] = [:]
    var recognised: [String: Money] = [:]
    var booked: [String: Money] = [:]
    for payment in data.payments {
      counts[payment.line, default: 0] += 1
      gross[payment.line] = try (gross[payment.line] ?? .zero) + payment.gross
      eligible[payment.line] = try (eligible[payment.line] ?? .zero) + payment.eligible
      guard data.year.contains(payment.day) else { continue }
      yearEligible[payment.line] = try (yearEligible[payment.line] ?? .zero) + payment.eligible
    }
    for line in data.lines {
      recognised[line.id] = try (eligible[line.id] ?? .zero) - line.cut
    }
    for receipt in data.receipts {
      booked[receipt.source] = try (booked[receipt.source] ?? .zero) + receipt.amount
    }
    grossTotal = try data.lines.map { gross[$0.id] ?? .zero }.sum()
    eligibleTotal = try data.lines.map { eligible[$0.id] ?? .zero }.sum()
    cutTotal = try data.lines.map(\.cut).sum()
    recognisedTotal = try data.lines.map { recognised[$0.id] ?? .zero }.sum()
    planned = try data.lines.map(\.planned).sum()
    plannedEligible = try data.lines.map(\.plannedEligible).sum()

    let residual = data.sources.last { $0.group == .own }?.id
    var actual: [String: Money] = [:]
    for source in data.sources where source.id != residual {
      actual[source.id] = try (booked[source.id] ?? .zero) + source.adjustment
    }
    if let residual { actual[residual] = try recognisedTotal - actual.values.sum() }
    plannedFinancing = try data.sources.map(\.planned).sum()
    actualFinancing = try data.sources.map { actual[$0.id] ?? .zero }.sum()
    bookedTotal = try data.sources.map { booked[$0.id] ?? .zero }.sum()

    let ofAward = data.receipts.filter { $0.source == data.award.id }
    let ofYear = ofAward.filter { data.year.contains($0.day) }
    received = try ofAward.total(.drawdown) + ofAward.total(.forward)
    repaid = -(try ofAward.total(.repayment))
    yearReceived = try ofYear.total(.drawdown) + ofYear.total(.forward)
    yearRepaid = -(try ofYear.total(.repayment))
    drawn = try received - repaid
    entitled = actual[data.award.id] ?? .zero
    repayable = max(.zero, try drawn - entitled)
    open = max(.zero, try entitled - drawn)
    let ordered = data.sources.grouped
    plannedShares = try LargestRemainder(ordered.map(\.planned))
    actualShares = try LargestRemainder(ordered.map { actual[$0.id] ?? .zero })
    (self.gross, self.eligible, self.yearEligible) = (gross, eligible, yearEligible)
    self.counts = counts
    (self.recognised, self.booked) = (recognised, booked)
    (self.actual, self.residual) = (actual, residual)
  }
}

extension [StatementOfUseData.Receipt] {
  /// What came in of a kind.
  fileprivate func total(
    _ kind: StatementOfUseData.Receipt.Kind
  ) throws(AmountError) -> Money { try filter { $0.kind == kind }.map(\.amount).sum() }
}

extension [StatementOfUseData.Source] {
  /// In the order of the form: own, third parties, other public money, the grant.
  var grouped: [StatementOfUseData.Source] {
    StatementOfUseData.Source.Group.allCases.flatMap { group in filter { $0.group == group } }
  }
}
