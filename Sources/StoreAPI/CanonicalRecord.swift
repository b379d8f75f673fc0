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

extension CanonicalRecord {
  /// A record made anew from its canonical bytes; nil where they are not those of a record of this
  /// kind.
  public init?(_ kind: SealedRecord, _ bytes: [UInt8]) {
    var (fields, rows): ([Field], [Row]) = ([], [])
    var place = 1
    func size(_ count: Int, at start: Int) -> UInt64? {
      guard start + count <= bytes.count else { return nil }
      return bytes[start..<start + count].reduce(0) { $0 << 8 | UInt64($1) }
    }
    func next() -> Field? {
      guard place < bytes.count else { return nil }
      let tag = bytes[place]
      place += 1
      switch tag {
      case 0: return Field.none
      case 1:
        defer { place += 8 }
        return size(8, at: place).map { .integer(Int64(bitPattern: $0)) }
      case 2, 3:
        guard let length = size(4, at: place), place + 4 + Int(length) <= bytes.count else {
          return nil
        }
        let (start, count) = (place + 4, Int(length))
        place = start + count
        return tag == 2 ? .text(start: start, count: count) : .blob(start: start, count: count)
      default: return nil
      }
    }
    func word() -> String? {
      guard case .text(let start, let count)? = next() else { return nil }
      return String(decoding: bytes[start..<start + count], as: UTF8.self)
    }
    guard word() == kind.rawValue else { return nil }
    repeat {
      let name = rows.isEmpty ? kind.table.name : word()
      guard let table = kind.tables.firstIndex(where: { $0.name == name }) else { return nil }
      rows.append(Row(table: table, firstField: fields.count))
      for _ in kind.tables[table].columns {
        guard let field = next() else { return nil }
        fields.append(field)
      }
    } while place < bytes.count
    guard case .integer(let id)? = fields.first else { return nil }
    self.init(kind: kind, id: id, bytes: bytes, fields: fields, rows: rows)
  }

  /// The text of a column of a row; nil where it is none.
  public func text(row: Int, _ column: String) -> String? {
    let columns = kind.tables[rows[row].table].columns
    guard let index = columns.firstIndex(of: column),
      case .text(let start, let count) = fields[rows[row].firstField + index]
    else { return nil }
    return String(decoding: bytes[start..<start + count], as: UTF8.self)
  }
}
