public import Amounts

/// One cell: a value, perhaps the formula that gives it, how it looks and where it leads.
public struct Cell: Hashable, Sendable {
  public var value: CellValue
  /// What the workbook computes; ``value`` is then what it gives, so that a program that does not
  /// compute shows the right figure as well.
  public var formula: Formula?
  /// The kind of the value that the formula is yet to give; see ``Calculation``.
  var result: Result?
  public var style: CellStyle
  /// The cells that a click leads to.
  public var link: Reference?

  public init(
    _ value: CellValue, formula: Formula? = nil, style: CellStyle = .body, link: Reference? = nil
  ) {
    self.value = value
    self.formula = formula
    self.style = style
    self.link = link
  }

  public static let empty = Cell(.empty)

  /// A text. It stays a text whatever it looks like: `=1+1` is shown, never computed.
  public static func text(_ text: String, style: CellStyle = .body) -> Cell {
    Cell(.text(text), style: style)
  }

  /// An amount, with the formula that gives it where there is one.
  public static func money(_ money: Money, _ formula: Formula? = nil, style: CellStyle = .money)
    -> Cell
  { Cell(.money(money), formula: formula, style: style) }

  /// A day; nothing where there is none.
  static func date(_ day: CalendarDate?) -> Cell { day.map { Cell(.date($0)) } ?? .empty }

  /// A whole number; nothing where there is none.
  static func integer(_ number: Int64?) -> Cell { number.map { Cell(.integer($0)) } ?? .empty }

  /// The cell leading to other cells.
  public func linked(to reference: Reference?) -> Cell {
    var cell = self
    cell.link = reference
    return cell
  }

  /// The cell in another role: a figure of a total row, for instance.
  public func role(_ role: CellStyle.Role) -> Cell {
    var cell = self
    cell.style.role = role
    return cell
  }
}

/// What a cell holds. There is no binary fraction in it: that begins where a file is written.
public enum CellValue: Hashable, Sendable {
  case empty
  case text(String)
  case money(Money)
  /// Hundredths of a per cent: 7273 is 72.73 %.
  case percent(hundredths: Int64)
  /// Any other number, exact: 65/100 for a rate of 65 %, euros for a step of a calculation that is
  /// not yet rounded to the cent.
  indirect case number(Rational)
  case integer(Int64)
  case date(CalendarDate)
}
