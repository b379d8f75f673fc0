/// What a column of an office's own table of bookings can tell; the raw value is its key in a
/// profile.
public enum BookingInput: Hashable, Sendable, RawRepresentable, CaseIterable {
  case column(BookingColumn)
  /// Amounts of one kind, with the others in ``credit``.
  case debit, credit
  /// On which side the amounts of ``BookingColumn/amount`` stand: `S`, `Haben`, `Ausgabe`, `-`.
  case side
  /// What a payment service took off ``BookingColumn/amount``, and what was left.
  case fee, net
  /// The currency of the amounts, which must be the euro.
  case currency

  public static let allCases: [BookingInput] =
    BookingColumn.allCases.map(BookingInput.column)
    + [.debit, .credit, .side, .fee, .net, .currency]

  public init?(rawValue: String) {
    switch rawValue {
    case "debit": self = .debit
    case "credit": self = .credit
    case "side": self = .side
    case "fee": self = .fee
    case "net": self = .net
    case "currency": self = .currency
    default:
      guard let column = BookingColumn(rawValue: rawValue) else { return nil }
      self = .column(column)
    }
  }

  public var rawValue: String {
    switch self {
    case .column(let column): column.rawValue
    case .debit: "debit"
    case .credit: "credit"
    case .side: "side"
    case .fee: "fee"
    case .net: "net"
    case .currency: "currency"
    }
  }
}

extension BookingInput: ProfileKey {
  static let amounts: [BookingInput] =
    [.debit, .credit, .fee, .net] + BookingColumn.amounts.map(BookingInput.column)
}
