import Amounts
import Reporting

/// A rule for two cells, and how a workbook has it.
struct EntryRuleCase: Sendable {
  let validation: Validation
  let xml: String

  private static let cells = Reference.column(block: "b", column: "a")
  private static let first = Reference.cell(block: "b", row: "1", column: "a")

  static let all: [EntryRuleCase] = [
    EntryRuleCase(
      validation: Validation(
        cells, .dates(CalendarDate(days: 0)...CalendarDate(days: 1)),
        refusal: .init("Datum", "1. oder 2. Januar 1970 & nichts sonst")),
      xml:
        "type=\"date\" allowBlank=\"1\" showInputMessage=\"1\" showErrorMessage=\"1\" errorTitle=\"Datum\" error=\"1. oder 2. Januar 1970 &amp; nichts sonst\" sqref=\"A1:A2\"><formula1>25569</formula1><formula2>25570</formula2></dataValidation>"
    ),
    EntryRuleCase(
      validation: Validation(cells, .text(most: 40), refusal: .init("Text", "höchstens 40")),
      xml:
        "type=\"textLength\" operator=\"lessThanOrEqual\" allowBlank=\"1\" showInputMessage=\"1\" showErrorMessage=\"1\" errorTitle=\"Text\" error=\"höchstens 40\" sqref=\"A1:A2\"><formula1>40</formula1></dataValidation>"
    ),
    EntryRuleCase(
      validation: Validation(
        cells, .formula("ROUND(\(first),2)=\(first)"), hint: .init("Betrag", "zwei Stellen")),
      xml:
        "type=\"custom\" allowBlank=\"1\" showInputMessage=\"1\" promptTitle=\"Betrag\" prompt=\"zwei Stellen\" sqref=\"A1:A2\"><formula1>ROUND(A1,2)=A1</formula1></dataValidation>"
    ),
    EntryRuleCase(
      validation: Validation(
        cells, .list("OFFSET(\(first),0,0,2,1)"), refusal: .init("Liste", "bitte wählen")),
      xml:
        "type=\"list\" allowBlank=\"1\" showInputMessage=\"1\" showErrorMessage=\"1\" errorTitle=\"Liste\" error=\"bitte wählen\" sqref=\"A1:A2\"><formula1>OFFSET(A1,0,0,2,1)</formula1></dataValidation>"
    ),
  ]
}
