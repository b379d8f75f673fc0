public import Amounts

/// What a measure's financing comes to on a day, source by source. All amounts in cents.
public struct MeasureSettlement: Hashable, Sendable {
  /// A source or award, planned and actual.
  public struct SourceResult: Hashable, Sendable {
    public enum Kind: Hashable, Sendable {
      case source(Source.Kind)
      case grant(Funder.Level)

      /// As JSON answers name it.
      public var key: String {
        switch self {
        case .source(let kind): kind.rawValue
        case .grant: "grant"
        }
      }
    }

    public let id: String
    public let kind: Kind
    public let organisation: String?
    public let planned: Money
    /// A grant's entitlement; the residual for own cash; in-kind as recognised; else what was
    /// received.
    public let actual: Money
    /// What was booked under it, whatever it counts for.
    public let booked: Money
    /// Share in recognised eligible expenditure, hundredths of a per cent, adding up to 100.00.
    public let shareHundredths: Int64
    /// The same in the financing plan.
    public let plannedShareHundredths: Int64
  }

  /// In-kind value of one source that lacks proof.
  struct InKindProof: Hashable, Sendable {
    public let source: String
    /// Neither voucher number nor evidence: counts as zero.
    public let unproven: Money
    /// A voucher number, but no evidence on file.
    public let unfiled: Money
  }

  public let measure: Measure
  public let asOf: CalendarDate
  /// The measure's own figures: what any of its awards recognises.
  public let recognition: Recognition
  /// `E_plan`, in-kind included.
  public let plannedEligible: Money
  public let plannedTotal: Money
  /// Paid or incurred, gross.
  public let actualTotal: Money
  /// ``actualTotal`` less what is recognised.
  public let ineligible: Money
  /// Delivered units, for fixed amounts per unit.
  let units: DeliveredUnits
  public internal(set) var awards: [AwardSettlement]
  /// Sources in the file's order, then awards; ``SourceResult/actual`` adds up to ``eligible``.
  public let sources: [SourceResult]
  /// Whether bookings are known only after ``asOf`` and left out.
  public let leavesOutLater: Bool
  let inKindProofs: [InKindProof]
  /// What is left for the recipient's own cash.
  public let ownCash: Money
  /// The expenses that flat-rate lines stand for, which nobody books.
  public internal(set) var flatRates: [Activity] = []

  /// `E_act`.
  public var eligible: Money { recognition.total }
}
