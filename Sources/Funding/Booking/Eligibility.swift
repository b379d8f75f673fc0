public import Amounts

/// The eligible part of an expense. All amounts in cents.
enum Eligibility {
  /// What is left of `gross` without the VAT that can be deducted (ANBest-G Nr. 7.4) and without a
  /// discount that was offered and not taken (Skonto), down to the cent.
  /// - Parameters:
  ///   - vat: contained in `gross`.
  ///   - deductible: the part of input VAT that may be deducted.
  ///   - unusedDiscount: the offered discount rate that was not taken; zero where none was offered.
  /// - Throws: ``AmountError/beyondLimit``.
  public static func eligible(
    gross: Money, vat: Money, deductible: Rate, unusedDiscount: Rate = .zero
  ) throws(AmountError) -> Money {
    // Nearly every booking: nothing to deduct.
    if vat.isZero || deductible == .zero, unusedDiscount == .zero { return gross }
    let net = gross.exact - vat * deductible
    return try Money(rounding: net * (.one - unusedDiscount.value), .down)
  }
}

/// The value of an in-kind contribution.
public enum Valuation {
  /// Quantity × rate × share, half up to the cent: hours × hourly rate; months × (acquisition /
  /// useful life) × share; square metres × months × rent × share; pieces × price.
  /// - Throws: ``AmountError/beyondLimit``.
  public static func value(
    quantity: Rational, unitRate: Money, share: Rate = .full
  ) throws(AmountError) -> Money {
    try Money(rounding: quantity * unitRate.exact * share.value, .halfUp)
  }
}
