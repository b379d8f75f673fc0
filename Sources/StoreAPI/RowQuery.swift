public import Amounts
public import Bookkeeping

/// Rows of a sealed table: those in which columns have one of some values, in the order of their
/// keys, and of them the columns that are asked for.
public struct RowQuery: Hashable, Sendable {
  public let table: SealedTable
  public let columns: [String]
  /// Columns of the table, and what each may be; all of them apply.
  public let conditions: [Condition]
  /// Of whose value only the size in bytes is wanted: contents are large.
  public let sizes: Set<String>

  public struct Condition: Hashable, Sendable {
    public let column: String
    public let values: [StoredValue]
  }

  /// - Parameter columns: nil: all.
  public init(
    _ table: SealedTable, _ columns: [String]? = nil,
    where conditions: KeyValuePairs<String, [StoredValue]> = [:], sizes: Set<String> = []
  ) {
    self.table = table
    self.columns = columns ?? table.columns
    self.conditions = conditions.map { Condition(column: $0.key, values: $0.value) }
    self.sizes = sizes
  }
}

/// A value of a column, as the canonical encoding knows it.
public enum StoredValue: Hashable, Sendable {
  case none
  case integer(Int64)
  case text(String)
  case blob([UInt8])
}

extension StoredValue: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral {
  public init(stringLiteral value: String) { self = .text(value) }
  public init(integerLiteral value: Int64) { self = .integer(value) }
}

/// A row of a sealed table; its columns are read by name as what they are meant to be.
public struct StoredRow: Sendable {
  private let query: RowQuery
  private let values: [StoredValue]

  /// - Parameter values: in the order of the query's columns.
  public init(_ query: RowQuery, _ values: [StoredValue]) {
    self.query = query
    self.values = values
  }

  /// - Throws: ``LedgerError/damaged(_:)`` where the value is none that was ever written.
  public subscript<Value: StoredReadable>(column: String) -> Value {
    get throws(LedgerError) {
      guard let index = query.columns.firstIndex(of: column), let value = Value(values[index])
      else { throw .damaged("\(query.table.name).\(column)") }
      return value
    }
  }

  /// The word of a column.
  /// - Throws: ``LedgerError/damaged(_:)`` where it is none that was ever written.
  public func word<Word: RawRepresentable<String>>(_ column: String) throws(LedgerError) -> Word {
    guard let word = Word(rawValue: try self[column]) else {
      throw .damaged("\(query.table.name).\(column)")
    }
    return word
  }
}

/// What a column can be read as.
public protocol StoredReadable {
  /// Nil where the value is none of this kind.
  init?(_ value: StoredValue)
}

extension Int64: StoredReadable {
  public init?(_ value: StoredValue) {
    guard case .integer(let number) = value else { return nil }
    self = number
  }
}

extension Int: StoredReadable {
  public init?(_ value: StoredValue) {
    guard case .integer(let number) = value else { return nil }
    self = Int(number)
  }
}

extension Bool: StoredReadable {
  public init?(_ value: StoredValue) {
    guard case .integer(let number) = value else { return nil }
    self = number != 0
  }
}

extension String: StoredReadable {
  public init?(_ value: StoredValue) {
    guard case .text(let text) = value else { return nil }
    self = text
  }
}

extension [UInt8]: StoredReadable {
  public init?(_ value: StoredValue) {
    guard case .blob(let bytes) = value else { return nil }
    self = bytes
  }
}

extension Money: StoredReadable {
  /// Cents.
  public init?(_ value: StoredValue) {
    guard case .integer(let cents) = value else { return nil }
    self.init(cents: cents)
  }
}

extension CalendarDate: StoredReadable {
  /// Such as 20260630.
  public init?(_ value: StoredValue) {
    guard case .integer(let number) = value else { return nil }
    self.init(yyyymmdd: Int(number))
  }
}

extension Digest256: StoredReadable {
  public init?(_ value: StoredValue) {
    guard case .blob(let bytes) = value else { return nil }
    self.init(bytes: bytes)
  }
}

extension Optional: StoredReadable where Wrapped: StoredReadable {
  public init?(_ value: StoredValue) {
    if case .none = value {
      self = .none
    } else if let wrapped = Wrapped(value) {
      self = .some(wrapped)
    } else {
      return nil
    }
  }
}

extension BookReading {
  /// The rows as an array, where they are known to be few.
  public func rows(_ query: RowQuery) throws(LedgerError) -> [StoredRow] {
    var rows: [StoredRow] = []
    do { try self.rows(query) { rows.append($0) } } catch { throw LedgerError(any: error) }
    return rows
  }
}
