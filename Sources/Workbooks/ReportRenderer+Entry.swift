import Amounts
import CXlsxWriter
import Glibc
import Reporting

// What a sheet needs that people fill in.

extension ReportRenderer {
  /// The look of the empty cells of a column.
  mutating func columnFormat(
    _ sheet: Sheet, _ column: Int
  ) throws(WorkbookError) -> UnsafeMutablePointer<lxw_format>? {
    guard sheet.columnStyles.indices.contains(column), let style = sheet.columnStyles[column]
    else { return nil }
    return try self.style.format(style)
  }

  /// Rules for what is entered, marks, protection. After the rows, which they are about.
  mutating func renderEntry(_ sheet: Sheet, _ worksheet: Worksheet) throws {
    for validation in sheet.validations { try add(validation, worksheet) }
    for mark in sheet.marks { try add(mark, worksheet) }
    if sheet.hasNumbersAsText {
      let all = "A1:" + CellAddress(row: CellAddress.rowLimit - 1, column: 255).text
      try check(
        "worksheet_ignore_errors",
        worksheet_ignore_errors(worksheet, UInt8(LXW_IGNORE_NUMBER_STORED_AS_TEXT.rawValue), all))
    }
    if let protection = sheet.protection { protect(worksheet, protection) }
    if sheet.isHidden, sheetIndex > 0 { worksheet_hide(worksheet) }
  }

  private func add(_ validation: Validation, _ worksheet: Worksheet) throws {
    guard let range = layout.range(of: validation.cells) else { return }
    var texts: [UnsafeMutablePointer<CChar>?] = []
    defer { texts.forEach { free($0) } }
    func keep(_ text: String) -> UnsafeMutablePointer<CChar>? {
      let copy = strdup(text)
      texts.append(copy)
      return copy
    }
    var rule = lxw_data_validation()
    let kind: lxw_validation_types
    switch validation.rule {
    case .list: kind = LXW_VALIDATION_TYPE_LIST_FORMULA
    case .formula: kind = LXW_VALIDATION_TYPE_CUSTOM_FORMULA
    case .anything: kind = LXW_VALIDATION_TYPE_ANY
    case .dates(let days):
      kind = LXW_VALIDATION_TYPE_DATE_NUMBER
      rule.criteria = UInt8(LXW_VALIDATION_CRITERIA_BETWEEN.rawValue)
      rule.minimum_number = days.lowerBound.serialNumber
      rule.maximum_number = days.upperBound.serialNumber
    case .text(let most):
      kind = LXW_VALIDATION_TYPE_LENGTH
      rule.criteria = UInt8(LXW_VALIDATION_CRITERIA_LESS_THAN_OR_EQUAL_TO.rawValue)
      rule.value_number = Double(most)
    }
    rule.validate = UInt8(kind.rawValue)
    if let formula = validation.rule.formula {
      let text = try layout.text(of: formula, onSheet: sheetIndex)
      // The library looks at texts, not at formulas; Excel repairs a longer one away.
      guard text.utf16.count < Validation.textLimit else {
        throw WorkbookError.refused(call: "validation \(range.text)", code: text.utf16.count)
      }
      rule.value_formula = keep("=" + text)
    }
    if let hint = validation.hint {
      rule.input_title = keep(CellText.line(hint.title))
      rule.input_message = keep(hint.text)
    }
    if let refusal = validation.refusal {
      rule.error_title = keep(CellText.line(refusal.title))
      rule.error_message = keep(refusal.text)
    } else {
      rule.show_error = UInt8(LXW_VALIDATION_OFF.rawValue)
    }
    try check(
      "worksheet_data_validation_range",
      worksheet_data_validation_range(
        worksheet, lxw_row_t(range.first.row), lxw_col_t(range.first.column),
        lxw_row_t(range.last.row), lxw_col_t(range.last.column), &rule))
  }

  private mutating func add(_ mark: Sheet.Mark, _ worksheet: Worksheet) throws {
    guard let range = layout.range(of: mark.cells) else { return }
    var rule = lxw_conditional_format()
    rule.type = UInt8(LXW_CONDITIONAL_TYPE_FORMULA.rawValue)
    let formula = "=" + (try layout.text(of: mark.formula, onSheet: sheetIndex))
    try stress(range, mark.tone, when: rule, formula, worksheet)
  }

  private func protect(_ worksheet: Worksheet, _ protection: Sheet.Protection) {
    var allowed = lxw_protection()
    allowed.format_columns = 1
    allowed.format_rows = 1
    allowed.autofilter = 1
    if protection == .entry {
      allowed.sort = 1
      allowed.insert_rows = 1
      allowed.delete_rows = 1
    }
    worksheet_protect(worksheet, nil, &allowed)
  }
}

extension CalendarDate {
  /// The day as a spreadsheet counts it: 25,569 is 1970-01-01.
  fileprivate var serialNumber: Double { Double(days) + 25_569 }
}
