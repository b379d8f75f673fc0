/// A formula, written as in a spreadsheet with references instead of addresses:
/// `"ROUND(\(a)-\(b),2)"`.
///
/// Only references, whole numbers, other formulas and quoted texts can be put into it. A text of a
/// user can therefore never become part of a formula's code.
public struct Formula: Hashable, Sendable, ExpressibleByStringInterpolation {
  /// What the formula is made of, in order.
  public let pieces: [Piece]

  public enum Piece: Hashable, Sendable {
    case code(String)
    case reference(Reference)
    /// A text in quotation marks.
    case text(String)
  }

  init(_ pieces: [Piece]) { self.pieces = pieces }

  public init(stringLiteral value: String) { pieces = [.code(value)] }

  public init(stringInterpolation: StringInterpolation) { pieces = stringInterpolation.pieces }

  public struct StringInterpolation: StringInterpolationProtocol {
    var pieces: [Piece] = []

    public init(literalCapacity: Int, interpolationCount: Int) {
      pieces.reserveCapacity(2 * interpolationCount + 1)
    }

    public mutating func appendLiteral(_ literal: String) {
      if !literal.isEmpty { pieces.append(.code(literal)) }
    }

    public mutating func appendInterpolation(_ reference: Reference) {
      pieces.append(.reference(reference))
    }

    public mutating func appendInterpolation(_ number: Int) { pieces.append(.code(String(number))) }

    public mutating func appendInterpolation(_ formula: Formula) { pieces += formula.pieces }

    /// A text in quotation marks, those inside doubled.
    public mutating func appendInterpolation(text: String) { pieces.append(.text(text)) }
  }
}

extension Formula {
  /// `SUM(…)`.
  public static func sum(_ cells: Reference) -> Formula { "SUM(\(cells))" }

  /// `SUBTOTAL(9,…)`: the sum of the rows that a filter leaves in sight, without other sub-totals.
  public static func subtotal(_ cells: Reference) -> Formula { "SUBTOTAL(9,\(cells))" }

  /// `a - b` to the cent: binary noise below it would show a difference that is none.
  public static func difference(_ a: Reference, _ b: Reference) -> Formula {
    "ROUND(\(a)-\(b),2)"
  }

  /// Formulas with a sign between them: `A1+B1`; 0 where there are none.
  static func joined(_ terms: [Formula], _ sign: Formula) -> Formula {
    guard let first = terms.first else { return "0" }
    return terms.dropFirst().reduce(first) { "\($0)\(sign)\($1)" }
  }

  static func joined(_ cells: [Reference], _ sign: Formula) -> Formula {
    joined(cells.map { .same($0) }, sign)
  }

  /// The same sum of another column, where this is a sum over cells of one column; nil for any
  /// other formula.
  func summing(_ column: String, insteadOf other: String) -> Formula? {
    let code = pieces.prefix { if case .code = $0 { true } else { false } }.map {
      if case .code(let code) = $0 { code } else { "" }
    }.joined()
    guard ["SUM(", "SUBTOTAL(9,"].contains(code) else { return nil }
    var isWhole = true
    let moved: [Piece] = pieces.map { piece in
      guard case .reference(let reference) = piece else { return piece }
      switch reference {
      case .column(let block, other): return .reference(.column(block: block, column: column))
      case .rows(let block, other, let from, let through):
        return .reference(.rows(block: block, column: column, from: from, through: through))
      default: isWhole = false
      }
      return piece
    }
    return isWhole ? Formula(moved) : nil
  }

  /// What the cells themselves hold: `=B7`.
  public static func same(_ cell: Reference) -> Formula { "\(cell)" }
}
