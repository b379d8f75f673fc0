import Amounts
package import StoreAPI

/// A prepared statement of a database that speaks SQL. Values are numbered from 1, columns from 0.
/// What is bound without a copy has to live until the statement ran.
package protocol SQLStatement: AnyObject {
  func bind(_ index: Int32, _ value: Int64)
  func bindNull(_ index: Int32)
  /// - Parameter text: UTF-8; has to live until the statement ran.
  func bind(_ index: Int32, text: UnsafeBufferPointer<UInt8>)
  /// - Parameter blob: has to live until the statement ran.
  func bind(_ index: Int32, blob: UnsafeBufferPointer<UInt8>)
  /// Binds a copy.
  func bind(_ index: Int32, copying text: String)
  /// Binds a copy.
  func bind(_ index: Int32, copying bytes: [UInt8])

  /// Runs the statement to its end and makes it ready for the next values.
  func run() throws(LedgerError)
  /// Whether there is a further row.
  func step() throws(LedgerError) -> Bool
  /// Makes the statement ready to run anew.
  func reset()

  var columnCount: Int32 { get }
  func type(_ column: Int32) -> SQLType
  func integer(_ column: Int32) -> Int64
  /// A number too.
  func text(_ column: Int32) -> String
  /// Valid until the next step.
  func rawBlob(_ column: Int32) -> UnsafeBufferPointer<UInt8>
}

/// What a column of a row holds.
package enum SQLType: Sendable {
  case null, integer, text, blob
}

extension SQLStatement {
  /// Binds copies, from `first` on.
  func bind(_ first: Int32, copying texts: [String]) {
    for (index, text) in texts.enumerated() { bind(first + Int32(index), copying: text) }
  }

  /// Binds a copy.
  func bind(_ index: Int32, _ value: StoredValue) {
    switch value {
    case .none: bindNull(index)
    case .integer(let number): bind(index, number)
    case .text(let text): bind(index, copying: text)
    case .blob(let bytes): bind(index, copying: bytes)
    }
  }

  package func isNull(_ column: Int32) -> Bool { type(column) == .null }

  func optionalInteger(_ column: Int32) -> Int64? { isNull(column) ? nil : integer(column) }

  package func optionalText(_ column: Int32) -> String? { isNull(column) ? nil : text(column) }

  /// Cents.
  func money(_ column: Int32) -> Money { Money(cents: integer(column)) }

  /// Nil where there is none, also where the number is no day.
  func date(_ column: Int32) -> CalendarDate? {
    isNull(column) ? nil : CalendarDate(yyyymmdd: Int(integer(column)))
  }

  /// - Throws: ``LedgerError/damaged(_:)`` where the number is no day.
  func optionalDate(_ column: Int32) throws(LedgerError) -> CalendarDate? {
    guard !isNull(column) else { return nil }
    guard let date = date(column) else { throw .damaged("date \(integer(column))") }
    return date
  }

  /// All columns of the row.
  var values: [StoredValue] { (0..<columnCount).map(value) }

  func value(_ column: Int32) -> StoredValue {
    switch type(column) {
    case .integer: .integer(integer(column))
    case .text: .text(text(column))
    case .null: .none
    case .blob: .blob(blob(column))
    }
  }

  package func blob(_ column: Int32) -> [UInt8] { Array(rawBlob(column)) }
}
