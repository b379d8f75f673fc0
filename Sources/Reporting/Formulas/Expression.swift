import Amounts

/// What a ``Formula`` says, as a tree.
indirect enum Expression {
  case number(Rational)
  case text(String)
  case reference(Reference)
  case negative(Expression)
  case operation(Operator, Expression, Expression)
  case call(Function, [Expression])

  /// By how tightly they bind, as spreadsheets do.
  enum Operator: String {
    case equal = "="
    case unequal = "<>"
    case less = "<"
    case atMost = "<="
    case more = ">"
    case atLeast = ">="
    case join = "&"
    case plus = "+"
    case minus = "-"
    case times = "*"
    case over = "/"

    var rank: Int {
      switch self {
      case .equal, .unequal, .less, .atMost, .more, .atLeast: 0
      case .join: 1
      case .plus, .minus: 2
      case .times, .over: 3
      }
    }
  }

  /// The functions that formulas of reports use.
  enum Function: String {
    case round = "ROUND"
    case roundUp = "ROUNDUP"
    case roundDown = "ROUNDDOWN"
    case int = "INT"
    case mod = "MOD"
    case max = "MAX"
    case min = "MIN"
    case sum = "SUM"
    case sumIfs = "SUMIFS"
    case sumProduct = "SUMPRODUCT"
    case subtotal = "SUBTOTAL"
    case count = "COUNT"
    case countIf = "COUNTIF"
    case condition = "IF"
    case and = "AND"
    case or = "OR"
    case exact = "EXACT"
    case isNumber = "ISNUMBER"
    case right = "RIGHT"
    case date = "DATE"
  }
}

/// Why a formula has no value: a fault of the program.
enum FormulaProblem: Error, Hashable, Sendable {
  /// What stands there is no formula that this program can compute.
  case unreadable(Formula)
  /// A table asks for a figure that needs the table first.
  case circular(block: String)
  case divisionByZero
  /// Of rows that are made while they are written, only sums are known.
  case unknown(Reference)
}

extension Expression {
  /// Reads a formula.
  /// - Throws: ``FormulaProblem/unreadable(_:)``.
  init(_ formula: Formula) throws(FormulaProblem) {
    var reader = Reader(tokens: Self.tokens(formula))
    guard let read = reader.expression(), reader.next == reader.tokens.count else {
      throw .unreadable(formula)
    }
    self = read
  }

  private enum Token {
    case number(Rational)
    case text(String)
    case reference(Reference)
    case function(Function)
    case mark(Operator)
    case sign(Sign)
    /// What no formula has.
    case other
  }

  private enum Sign { case open, close, comma }

  private static func tokens(_ formula: Formula) -> [Token] {
    var tokens: [Token] = []
    for piece in formula.pieces {
      switch piece {
      case .reference(let reference): tokens.append(.reference(reference))
      case .text(let text): tokens.append(.text(text))
      case .code(let code): add(code, to: &tokens)
      }
    }
    return tokens
  }

  private static func add(_ code: String, to tokens: inout [Token]) {
    var rest = code.utf8[...]
    func word(_ isIn: (UInt8) -> Bool) -> String {
      let found = rest.prefix(while: isIn)
      rest = rest[found.endIndex...]
      return String(Substring(found))
    }
    while let byte = rest.first {
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"):
        let digits = word { $0 >= 48 && $0 <= 57 || $0 == UInt8(ascii: ".") }
        tokens.append(Rational(text: digits).map(Token.number) ?? .other)
      case UInt8(ascii: "A")...UInt8(ascii: "Z"):
        tokens.append(
          Function(rawValue: word { $0 >= 65 && $0 <= 90 }).map(Token.function) ?? .other)
      case UInt8(ascii: "\""):
        rest = rest.dropFirst()
        tokens.append(.text(word { $0 != UInt8(ascii: "\"") }))
        rest = rest.dropFirst()
      case UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "="):
        let mark = Operator(rawValue: word { $0 >= 60 && $0 <= 62 })
        tokens.append(mark.map(Token.mark) ?? .other)
      default:
        rest = rest.dropFirst()
        switch byte {
        case UInt8(ascii: "("): tokens.append(.sign(.open))
        case UInt8(ascii: ")"): tokens.append(.sign(.close))
        case UInt8(ascii: ","): tokens.append(.sign(.comma))
        case UInt8(ascii: " "), UInt8(ascii: "\n"): break
        default:
          let mark = Operator(rawValue: String(UnicodeScalar(byte)))
          tokens.append(mark.map(Token.mark) ?? .other)
        }
      }
    }
  }

  private struct Reader {
    let tokens: [Token]
    var next = 0

    private var token: Token? { next < tokens.count ? tokens[next] : nil }

    /// Operations that bind as tightly as `rank` at least.
    mutating func expression(_ rank: Int = 0) -> Expression? {
      guard var left = operand() else { return nil }
      while case .mark(let mark)? = token, mark.rank >= rank {
        next += 1
        guard let right = expression(mark.rank + 1) else { return nil }
        left = .operation(mark, left, right)
      }
      return left
    }

    private mutating func operand() -> Expression? {
      guard let token else { return nil }
      next += 1
      switch token {
      case .number(let number): return .number(number)
      case .text(let text): return .text(text)
      case .reference(let reference): return .reference(reference)
      case .mark(.minus): return operand().map { .negative($0) }
      case .sign(.open):
        let inner = expression()
        return passes(.close) ? inner : nil
      case .function(let function):
        guard passes(.open) else { return nil }
        var arguments: [Expression] = []
        repeat {
          guard let argument = expression() else { return nil }
          arguments.append(argument)
        } while passes(.comma)
        return passes(.close) ? .call(function, arguments) : nil
      default: return nil
      }
    }

    /// Whether a sign comes next; then it is read.
    private mutating func passes(_ sign: Sign) -> Bool {
      guard case .sign(sign)? = token else { return false }
      next += 1
      return true
    }
  }
}
