public import Amounts

/// What bookings refer to: vouchers and orders that were recorded before.
public protocol BookedRecords {
  /// Standing expenses with this number of a voucher, its spelling folded, in order of booking.
  func expenses(voucher: VoucherKey) throws -> [JournalRecord]

  /// The same in the whole ledger, also where whoever books sees nothing: parts of one voucher are
  /// added up wherever they are claimed.
  func claims(voucher: VoucherKey) throws -> [JournalRecord]

  /// The last expense with this number of a voucher that was taken back.
  func reversed(voucher: VoucherKey) throws -> JournalRecord?

  /// The entry of this number; nil where there is none.
  func entry(number: Int64) throws -> JournalRecord?

  /// Payments and credit notes of an expense that stand, in order of booking.
  func settlements(of expense: Int64) throws -> [JournalRecord]

  /// The latest version of an order.
  func order(_ id: String) throws -> Order?

  /// The day of its first version: the conclusion of the contract.
  func orderConcluded(_ id: String) throws -> CalendarDate?

  /// Ids of all orders.
  func orderIDs() throws -> [String]
}

extension BookedRecords {
  public func claims(voucher: VoucherKey) throws -> [JournalRecord] {
    try expenses(voucher: voucher)
  }
}

/// The number of a voucher however it is written: capital letters and digits only, so that
/// `R-4711` and `r 4711` are one.
public struct VoucherKey: Hashable, Sendable {
  let text: String

  public init(_ number: String) {
    let folded = ReferenceKey(number).text
    text = folded.isEmpty ? TextKey.of(number) : folded
  }
}

/// The number of a voucher as several people copy it from one invoice: without the words that say
/// what it is and zeros that fill it up, so that `RE 2024-017` and `2024/17` are one.
struct InvoiceKey: Hashable, Sendable {
  let text: String

  public init(_ number: String) {
    let words = QuotedText.words(number)
    let rest = words.drop { Self.kinds.contains($0) }
    text = (rest.isEmpty ? words[...] : rest).map { word in
      let digits = word.drop { $0 == "0" }
      return digits.isEmpty ? "0" : String(digits)
    }.joined(separator: "-")
  }

  /// How an invoice calls its number, and what accounts write before it.
  private static let kinds: Set = [
    "R", "RE", "RG", "RN", "RNR", "RENR", "RGNR", "RECH", "RECHN", "RECHNR", "RECHNUNG",
    "RECHNUNGSNR", "RECHNUNGSNUMMER", "RECHNUNGNR", "NR", "NO", "NUMMER", "NUMBER", "INV",
    "INVOICE", "ER", "AR", "BELEG", "BELEGNR", "BELEGNUMMER", "FAKTURA",
  ]
}

/// The name of a payee however it is written: without forms such as GmbH and titles such as Dr.,
/// family name first or last.
public struct PayeeKey: Hashable, Sendable {
  let text: String

  public init(_ name: String) { text = PartyName(name).key }
}
