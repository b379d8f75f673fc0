/// What a column of an office's own table of bookings can tell; the raw value is its key in a
/// profile.
public enum BookingInput: Hashable, Sendable, RawRepresentable, CaseIterable {
  case column(BookingColumn)
  /// Amounts of one kind, with the others in ``credit``.
  case debit, credit
  /// On which side the amounts of ``BookingColumn/amount`` stand: `S`, `Haben`, `Ausgabe`, `-`.
  case side
  /// The currency of the amounts, which must be the euro.
  case currency

  public static let allCases: [BookingInput] =
    BookingColumn.allCases.map(BookingInput.column) + [.debit, .credit, .side, .currency]

  public init?(rawValue: String) {
    switch rawValue {
    case "debit": self = .debit
    case "credit": self = .credit
    case "side": self = .side
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
    case .currency: "currency"
    }
  }
}

extension BookingInput: ProfileKey {
  static let amounts: [BookingInput] =
    [.debit, .credit] + BookingColumn.amounts.map(BookingInput.column)
}
