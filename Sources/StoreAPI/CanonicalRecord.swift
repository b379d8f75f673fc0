/// A record as it is sealed: its canonical bytes, and what of them is the value of which column.
public struct CanonicalRecord: Sendable {
  /// A value of a column: a number, or a place in the bytes.
  public enum Field: Sendable {
    case none
    case integer(Int64)
    /// UTF-8.
    case text(start: Int, count: Int)
    case blob(start: Int, count: Int)
  }

  /// Rows of the record's tables, in the order of the tables and of their keys.
  public struct Row: Sendable {
    /// Counted as in ``SealedRecord/tables``.
    public let table: Int
    /// Where its values begin among ``CanonicalRecord/fields``; the next row's end them.
    public let firstField: Int

    public init(table: Int, firstField: Int) {
      self.table = table
      self.firstField = firstField
    }
  }

  public let kind: SealedRecord
  public let id: Int64
  public let bytes: [UInt8]
  public let fields: [Field]
  public let rows: [Row]

  public init(kind: SealedRecord, id: Int64, bytes: [UInt8], fields: [Field], rows: [Row]) {
    self.kind = kind
    self.id = id
    self.bytes = bytes
    self.fields = fields
    self.rows = rows
  }

  /// The values of a row.
  public func fields(ofRow index: Int) -> ArraySlice<Field> {
    let end = index + 1 < rows.count ? rows[index + 1].firstField : fields.count
    return fields[rows[index].firstField..<end]
  }
}
