import Amounts
import Funding

/// What stands in a cell, written as a project file would write it.
struct CellMeaning {
  let problems: ProblemList

  /// The node for a field of a record: blank where nothing stands, or where what stands there was
  /// told to be wrong.
  func node(_ field: ProjectField, _ record: ProjectRecord) -> ConfigNode {
    node(field, field.content, record)
  }

  /// The same for a field whose content depends on another one.
  func node(
    _ field: ProjectField, _ content: ProjectField.Content, _ record: ProjectRecord
  ) -> ConfigNode {
    guard let value = record.values[field.key] else {
      // Without a heading, that was told once for the sheet.
      return record.node(.blank(isTold: record.cells[field.key] == nil), field)
    }
    func told(_ fault: InputFault) -> ConfigNode {
      problems.add(record.place(of: field), value: value.text, fault)
      return record.node(.blank(isTold: true), field)
    }
    if value.isFormula, !content.isFigure { return told(.notice(.formulaForText)) }
    if value.kind == .date || value.kind == .bool, !content.takes(value.kind) {
      return told(.value(.notText))
    }
    switch content {
    case .ids:
      let parts = value.text.split { $0 == ";" || $0 == "," }.map {
        record.node(.scalar(Self.trimmed(String($0)), quoted: true), field)
      }
      return record.node(.list(parts), field)
    case .amount, .date:
      switch content.isAmount ? amount(value) : day(value) {
      case .success(let text): return record.node(.scalar(text, quoted: true), field)
      case .failure(let fault): return told(fault)
      }
    case .rate:
      // A rate in dollars or pieces is none.
      if let odd = value.meaning?.currency ?? value.meaning?.word {
        return told(.amount(.foreignUnit(odd, wanted: .rate)))
      }
      // 80 shown as 80 %.
      let isWritten = value.meaning?.percent == .written && !value.text.contains("%")
      return record.node(.scalar(value.text + (isWritten ? "%" : ""), quoted: true), field)
    default: return record.node(.scalar(text(value, content), quoted: false), field).quoted(content)
    }
  }

  private static func trimmed(_ text: String) -> String {
    text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  private func text(_ value: SheetValue, _ content: ProjectField.Content) -> String {
    switch content {
    case .flag: Self.flags[value.text.lowercased()] ?? value.text
    case .duration: Self.duration(value.text)
    case .text where value.kind == .date:
      (try? DateText.read(value.text).get())?.text(.de) ?? value.text
    default: value.text
    }
  }

  /// Words for yes and no; a cell of a spreadsheet may hold a truth value.
  static let flags = [
    "ja": "true", "x": "true", "yes": "true", "true": "true", "wahr": "true", "nein": "false",
    "no": "false", "false": "false", "falsch": "false",
  ]

  /// `42 Tage`, `6 Monate` and `5 Jahre 6 Monate` as `P42D`, `P6M` and `P5Y6M`; anything else as it
  /// is.
  static func duration(_ text: String) -> String {
    let parts = text.split(whereSeparator: \.isWhitespace).filter { $0 != "und" && $0 != "and" }
    guard !parts.isEmpty, parts.count.isMultiple(of: 2) else { return text }
    var written = "P"
    for index in stride(from: 0, to: parts.count, by: 2) {
      guard let count = Int(parts[index]), count >= 0 else { return text }
      switch parts[index + 1].lowercased() {
      case "tag", "tage", "tagen", "day", "days": written += "\(count)D"
      case "monat", "monate", "monaten", "month", "months": written += "\(count)M"
      case "jahr", "jahre", "jahren", "year", "years": written += "\(count)Y"
      default: return text
      }
    }
    return written
  }

  /// An amount as project files write it: `1234.50`.
  private func amount(_ value: SheetValue) -> Result<String, InputFault> {
    switch value.amount {
    case .success(let money): .success(money.plainText)
    case .failure(.ambiguous(let grouped)): .failure(.value(.ambiguousAmount(grouped: grouped)))
    case .failure(.fault(let fault)): .failure(fault)
    }
  }

  /// Days before it are numbers in cells for days: 2025 is 17 July 1905.
  private static let earliest = CalendarDate(days: -3653)

  private func day(_ value: SheetValue) -> Result<String, InputFault> {
    guard value.kind != .number else { return .failure(.value(.notADate)) }
    if value.meaning?.showsMonth ?? false { return .failure(.value(.monthOnly)) }
    switch DateText.read(value.text) {
    case .success(let day) where day < Self.earliest:
      return .failure(.notice(.numberAsDay(day)))
    case .success(let day): return .success(day.isoText)
    case .failure(let fault): return .failure(.value(ValueFault(fault)))
    }
  }
}

extension ProjectField.Content {
  /// Whether a formula may give it.
  fileprivate var isFigure: Bool {
    switch self {
    case .amount, .rate, .date, .number: true
    default: false
    }
  }

  fileprivate var isAmount: Bool { if case .amount = self { true } else { false } }

  /// Whether a day or a truth value may stand there.
  fileprivate func takes(_ kind: SheetValue.Kind) -> Bool {
    switch self {
    case .date, .text: kind == .date
    case .flag: kind == .bool
    default: false
    }
  }
}

extension ConfigNode {
  /// Truth values are told by standing without quotes; everything else of a cell is its text.
  fileprivate func quoted(_ content: ProjectField.Content) -> ConfigNode {
    guard case .scalar(let text, _) = self.content else { return self }
    if case .flag = content { return self }
    return ConfigNode(.scalar(text, quoted: true), line: line, column: column, cell: cell)
  }
}
