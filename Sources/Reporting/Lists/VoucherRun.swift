public import Amounts

/// Payments or receipts in groups – by measure, then by plan line or source – and within a group in
/// order of time.
public struct VoucherRun: Sendable {
  /// In the order of the rows; each has at least one row. All groups of a measure stand together.
  public let groups: [Group]
  /// The longest amounts that occur, by which columns get their widths.
  public let widest: Sums
  public let rows: RowRun<VoucherLine>
  /// What the ledger has for the whole list.
  public let ledger: BookedFigures
  /// What the plans have for the groups together.
  public var planned = LedgerFigure.nothing

  public init(groups: [Group], widest: Sums, rows: RowRun<VoucherLine>, ledger: BookedFigures) {
    self.groups = groups
    self.widest = widest
    self.rows = rows
    self.ledger = ledger
  }

  /// What rows come to.
  public struct Sums: Hashable, Sendable {
    public var count: Int
    /// Gross.
    public var amount: Money
    public var vat: Money
    public var eligible: Money

    public init(
      count: Int = 0, amount: Money = .zero, vat: Money = .zero, eligible: Money = .zero
    ) {
      self.count = count
      self.amount = amount
      self.vat = vat
      self.eligible = eligible
    }

    static func + (a: Sums, b: Sums) throws(AmountError) -> Sums {
      Sums(
        count: a.count + b.count, amount: try a.amount + b.amount, vat: try a.vat + b.vat,
        eligible: try a.eligible + b.eligible)
    }

    var ineligible: Money { get throws(AmountError) { try amount - eligible } }
  }

  /// The rows of a plan line, or of a source.
  public struct Group: Hashable, Sendable {
    /// Id of the measure, and its title.
    public let measure: String
    public let measureTitle: String
    /// Id of the plan line, source or award; empty where entries name none.
    public let place: String
    public let title: String
    /// What the plan has for it; nil for what no plan has.
    public let planned: Money?
    /// What the rows come to.
    public let sums: Sums
    /// The same as the ledger has it: amounts from the sums that it keeps apart from the entries.
    public let ledger: BookedFigures
    /// The rows by the source they name.
    public let sources: [(id: String, name: String, sums: Sums)]

    public init(
      measure: String, measureTitle: String, place: String, title: String, planned: Money?,
      sums: Sums, ledger: BookedFigures, sources: [(id: String, name: String, sums: Sums)] = []
    ) {
      self.measure = measure
      self.measureTitle = measureTitle
      self.place = place
      self.title = title
      self.planned = planned
      self.sums = sums
      self.ledger = ledger
      self.sources = sources
    }

    public static func == (a: Group, b: Group) -> Bool {
      a.measure == b.measure && a.place == b.place && a.sums == b.sums
    }

    public func hash(into hasher: inout Hasher) {
      hasher.combine(measure)
      hasher.combine(place)
    }
  }
}
