import Amounts

/// One amount in per cent of another, to the hundredth, half away from zero as `ROUND` does it. Of
/// nothing there is no per cent: a dash.
enum Quotient {
  static let dash = "–"

  /// Whole numbers keep the quotient exact where it is half a hundredth.
  static func formula(_ part: Reference, of whole: Reference) -> Formula {
    """
    IF(\(whole)=0,\(text: dash),\
    ROUND(ROUND(\(part)*100,0)*10000/ROUND(\(whole)*100,0),0)/10000)
    """
  }

  static func cell(_ part: Reference, of whole: Reference) -> Cell {
    var cell = Cell.percent(formula(part, of: whole))
    cell.style.alignment = .right
    return cell
  }
}
