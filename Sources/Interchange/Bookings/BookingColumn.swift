/// A column of a table of bookings (`Bookings.md`); the raw value is its English heading.
public enum BookingColumn: String, Hashable, Sendable, CaseIterable {
  case date, kind, measure, line, source, amount, eligible, reason, vat, voucher, voucherDate
  case paidOn, counterparty, purpose, method, quantity, unitRate, share, evidence, reference
  case voucherTotal, serviceFrom, serviceTo, order, discountOffered, staffShare, inventory
  case forVoucher = "for"
  case procedure, offers, dueOn, retention, retentionDue, discount

  /// The German heading.
  public var german: String {
    switch self {
    case .date: "Buchungsdatum"
    case .kind: "Art"
    case .measure: "Teilvorhaben"
    case .line: "Position"
    case .source: "Finanzierungsquelle"
    case .amount: "Betrag"
    case .eligible: "davon zuwendungsfähig"
    case .reason: "Grund der Kürzung"
    case .vat: "Umsatzsteuer"
    case .voucher: "Beleg-Nr."
    case .voucherDate: "Belegdatum"
    case .paidOn: "Tag der Zahlung"
    case .counterparty: "Empfänger/Einzahler"
    case .purpose: "Grund der Zahlung"
    case .method: "Bewertung"
    case .quantity: "Menge"
    case .unitRate: "Satz"
    case .share: "Anteil"
    case .evidence: "Nachweis"
    case .reference: "Referenz"
    case .voucherTotal: "Belegbetrag"
    case .serviceFrom: "Leistung von"
    case .serviceTo: "Leistung bis"
    case .order: "Auftrag"
    case .discountOffered: "Skonto angeboten"
    case .staffShare: "Stellenanteil"
    case .inventory: "Inventar-Nr."
    case .forVoucher: "zu Beleg"
    case .procedure: "Vergabeart"
    case .offers: "Angebote"
    case .dueOn: "Fällig am"
    case .retention: "Einbehalt"
    case .retentionDue: "Einbehalt fällig am"
    case .discount: "Skonto"
    }
  }

  /// Amounts that few tables have.
  static let rareAmounts: [BookingColumn] = [.voucherTotal, .retention, .discount]

  /// Whether a table with these columns may do without one that is required: payments and credit
  /// notes have their measures from their vouchers.
  static func isSpare(_ column: BookingColumn, _ others: Set<BookingColumn>) -> Bool {
    column == .measure && !others.isDisjoint(with: [.voucher, .forVoucher])
  }

  /// The columns a table cannot do without.
  public static let required: [BookingColumn] = [.date, .kind, .measure, .amount]

  /// The column that a heading names, in either language, whatever its case and spaces around it.
  public init?(heading: String) {
    guard let column = Self.byHeading[Self.folded(heading)] else { return nil }
    self = column
  }

  /// The same of a column of amounts whose heading tells currency or unit besides: `Betrag in
  /// EUR`, `Umsatzsteuer (T€)`.
  init?(amountHeading heading: String) {
    let words = AmountWords(heading: heading)
    guard words.saysEuro || words.unit != nil || words.currency != nil else { return nil }
    let folded = Self.folded(heading)
    let ends = [" in ", "(", "[", "/"].compactMap { folded.firstRange(of: $0)?.lowerBound }
    let end = ends.min() ?? folded.lastIndex(of: " ") ?? folded.startIndex
    guard let column = BookingColumn(heading: String(folded[..<end])),
      (BookingColumn.amounts + BookingColumn.rareAmounts).contains(column)
    else { return nil }
    self = column
  }

  /// Every heading that is understood, German first.
  public static let headings = allCases.map(\.german) + allCases.map(\.rawValue)

  private static let byHeading = Dictionary(
    uniqueKeysWithValues: allCases.flatMap { column in
      Set([folded(column.german), folded(column.rawValue)]).map { ($0, column) }
    })

  /// Non-breaking spaces are spaces, several are one, and case does not matter.
  static func folded(_ heading: String) -> String {
    heading.lowercased().split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }
}
