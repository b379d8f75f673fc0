import Amounts

/// The rows of exported tables as text: values between semicolons, decimal comma, `TT.MM.JJJJ`,
/// CRLF.
public struct ExportRows {
  /// Who opens them.
  public enum Reader: Sendable {
    /// A spreadsheet program: a text that it would run gets a mark.
    case spreadsheet
    /// A program of auditors, which takes every text as it is, in quotes and on one line.
    case auditor
  }

  private let reader: Reader
  /// How many texts got a mark.
  public private(set) var marked = 0

  public init(for reader: Reader) { self.reader = reader }

  /// The titles of the columns.
  public func headings(_ table: ExportTable) -> String {
    table.columns.map(\.title).joined(separator: ";") + "\r\n"
  }

  public mutating func line(_ values: [ExportTable.Value]) -> String {
    var line = ""
    for (index, value) in values.enumerated() {
      if index > 0 { line += ";" }
      line += field(value)
    }
    return line + "\r\n"
  }

  private mutating func field(_ value: ExportTable.Value) -> String {
    switch value {
    case .none: ""
    case .integer(let number): String(number)
    case .money(let money): money.plainText.replacing(".", with: ",")
    case .day(let day): day.text(.de)
    case .flag(let flag): text(flag ? "ja" : "nein")
    case .text(let text): self.text(text)
    }
  }

  private mutating func text(_ text: String) -> String {
    switch reader {
    case .auditor:
      // Its rows end where a line does.
      let line = String(text.map { $0.isNewline ? " " : $0 })
      return "\"" + line.replacing("\"", with: "\"\"") + "\""
    case .spreadsheet:
      let runs = RunningText.isOne(text)
      if runs { marked += 1 }
      guard runs || text.contains(where: { $0 == "\"" || $0 == ";" || $0.isNewline }) else {
        return text
      }
      return "\"" + (runs ? RunningText.mark : "") + text.replacing("\"", with: "\"\"") + "\""
    }
  }
}

extension ExportTable {
  /// A row as an object: amounts as decimal text, days by ISO 8601.
  public func json(_ values: [Value]) -> JSONValue {
    .object(zip(columns, values).map { JSONMember($0.id, $1.json) })
  }
}

extension ExportTable.Value {
  fileprivate var json: JSONValue {
    switch self {
    case .none: .null
    case .integer(let number): .integer(number)
    case .money(let money): .string(money.plainText)
    case .day(let day): .string(day.isoText)
    case .text(let text): .string(text)
    case .flag(let flag): .bool(flag)
    }
  }
}
