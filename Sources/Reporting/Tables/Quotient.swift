import Amounts

/// One amount in per cent of another, to the hundredth, half away from zero as `ROUND` does it. Of
/// nothing there is no per cent: a dash.
enum Quotient {
  static let dash = "–"

  static func value(_ part: Money, of whole: Money) -> CellValue {
    guard !whole.isZero else { return .text(dash) }
    let scaled = Int128(part.cents) * 10_000
    let (negative, divisor) = (
      (scaled < 0) != (whole.cents < 0), Int128(whole.cents.magnitude)
    )
    let magnitude = (2 * Int128(scaled.magnitude) + divisor) / (2 * divisor)
    return .percent(hundredths: Int64(clamping: negative ? -magnitude : magnitude))
  }

  /// Whole numbers keep the quotient exact where it is half a hundredth.
  static func formula(_ part: Reference, of whole: Reference) -> Formula {
    """
    IF(\(whole)=0,\(text: dash),\
    ROUND(ROUND(\(part)*100,0)*10000/ROUND(\(whole)*100,0),0)/10000)
    """
  }

  static func cell(
    _ part: Money, of whole: Money, _ cells: (part: Reference, whole: Reference)
  ) -> Cell {
    var cell = Cell(value(part, of: whole), formula: formula(cells.part, of: cells.whole))
    cell.style.alignment = .right
    return cell
  }
}
