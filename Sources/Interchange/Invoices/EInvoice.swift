public import Amounts

/// An electronic invoice as it states itself (E-Rechnung): the terms of EN 16931 that a booking
/// rests on. Its sums were checked by the norm's arithmetic.
public struct EInvoice: Hashable, Sendable {
  /// The file, for messages and as evidence.
  public let file: String
  /// What it is (BT-3).
  public let kind: Kind
  /// BT-1.
  public let number: String
  /// BT-2.
  public let date: CalendarDate
  /// BT-9.
  public let due: CalendarDate?
  /// The registered name of the seller (BT-27).
  public let seller: String
  /// Who is paid, where that is not the seller (BT-59).
  public let payee: String?
  /// The buyer's own reference, of an authority its Leitweg-ID (BT-10).
  public let buyerReference: String?
  /// The number of the order (BT-13).
  public let order: String?
  /// Without VAT, cents (BT-109).
  public let net: Money
  /// Cents (BT-110).
  public let vat: Money
  /// With VAT, cents (BT-112).
  public let gross: Money
  /// What is to be paid in all, earlier payments included: gross and its rounding (BT-114), cents.
  public let owed: Money
  /// What was paid before, cents (BT-113); nil where nothing is told.
  public let prepaid: Money?
  /// What is still to be paid, cents (BT-115).
  public let payable: Money
  /// BT-84.
  public let iban: String?
  /// The period that is invoiced (BT-73, BT-74).
  public let serviceFrom: CalendarDate?
  public let serviceTo: CalendarDate?
  /// The day of delivery (BT-72).
  public let deliveredOn: CalendarDate?
  /// Discounts for early payment, of which the last of all is often one of nothing.
  public let discounts: [Discount]
  /// The numbers of invoices that it corrects, continues or ends (BT-25).
  public let preceding: [String]
  /// The tax that the buyer owes and that stands in no invoice; nil for none.
  public let buyerTax: BuyerTax?
  /// The names of what is invoiced (BT-153), in order.
  public let items: [String]

  /// Categories of UNTDID 5305 for which the buyer pays the tax to the state.
  public enum BuyerTax: String, Hashable, Sendable {
    /// § 13b UStG.
    case reverseCharge = "AE"
    /// Within the Union (innergemeinschaftlicher Erwerb, § 1a UStG).
    case acquisition = "K"
    /// From outside the Union (Einfuhrumsatzsteuer, § 21 UStG).
    case imported = "G"
  }

  /// The codes of UNTDID 1001 that an invoice may have by EN 16931 and XRechnung (BR-DE-17).
  public enum Kind: String, Hashable, Sendable, CaseIterable {
    case partial = "326"
    case invoice = "380"
    case creditNote = "381"
    case debitNote = "383"
    case corrected = "384"
    case prepayment = "386"
    case selfBilled = "389"
    case partialConstruction = "875"
    case partialFinalConstruction = "876"
    case finalConstruction = "877"

    public var name: LocalizedText {
      switch self {
      case .partial: LocalizedText(de: "Teilrechnung", en: "partial invoice")
      case .invoice: LocalizedText(de: "Rechnung", en: "invoice")
      case .creditNote: LocalizedText(de: "Gutschrift", en: "credit note")
      case .debitNote: LocalizedText(de: "Belastung", en: "debit note")
      case .corrected: LocalizedText(de: "Rechnungskorrektur", en: "corrected invoice")
      case .prepayment: LocalizedText(de: "Vorauszahlungsrechnung", en: "prepayment invoice")
      case .selfBilled:
        LocalizedText(de: "Rechnung im Gutschriftverfahren", en: "self-billed invoice")
      case .partialConstruction:
        LocalizedText(de: "Abschlagsrechnung (Bau)", en: "partial construction invoice")
      case .partialFinalConstruction:
        LocalizedText(de: "Teilschlussrechnung (Bau)", en: "partial final construction invoice")
      case .finalConstruction:
        LocalizedText(de: "Schlussrechnung (Bau)", en: "final construction invoice")
      }
    }
  }

  /// Skonto, as XRechnung writes it into the terms of payment:
  /// `#SKONTO#TAGE=14#PROZENT=2.00#`.
  public struct Discount: Hashable, Sendable {
    /// After the date of the invoice.
    public let days: Int
    public let percent: Rate
    /// Of which amount, cents; nil: of what is payable.
    public let base: Money?
  }

  /// The highest discount that is offered, as a part of what is payable; nil for none.
  public var bestDiscount: Rate? {
    discounts.map { discount in
      guard let base = discount.base, payable > .zero else { return discount.percent }
      return Rate(discount.percent.value * Rational(base.cents) / Rational(payable.cents))
    }.filter { $0.value.sign > 0 && $0.value < Rational(1) }.max { $0.value < $1.value }
  }
}
